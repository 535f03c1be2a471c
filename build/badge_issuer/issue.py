"""Issue badges: one, or many that can be stopped and taken up again without anyone getting two.

What is given is decided before this module; here it gets its id, salt, index and signature, is written down, and only
then becomes a file.
"""

import json
import secrets
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from badge_issuer import bake
from badge_issuer.credential import Award, credential, later, normalised
from badge_issuer.errors import Refused
from badge_issuer.events import Issued
from badge_issuer.keys import SigningKey
from badge_issuer.ledger import digest_of
from badge_issuer.register import Register
from badge_issuer.sign import as_jwt, with_proof
from badge_issuer.status_list import entries
from badge_issuer.writing import whole
from badge_verifier.encodings.moments import instant, stamp

SHAPES = ("png", "svg", "json", "jwt")


@dataclass(frozen=True)
class Definition:
    """The badge that is issued, the same for all recipients.

    Attributes:
        badge: `<badge id>@<version>`.
        achievement: Language to the OB 3.0 Achievement.
        issuer: Language to the OB 3.0 Profile.
        language: Of those who ask for none.
        expires_after: ISO 8601 duration; None: never.
        refresh: Address where a program gets the renewed credential; None: there is none.
        svg, png: The badge's own image in both forms.
        status_lists: Purpose to address; empty: what is issued cannot be withdrawn.
        grade_result: Id of the result description that a grade belongs to; None: the badge has no grade.
        grade_required: Nobody gets it without a grade.
    """

    badge: str
    achievement: Mapping[str, Mapping[str, Any]]
    issuer: Mapping[str, Mapping[str, Any]]
    language: str
    expires_after: str | None = None
    refresh: str | None = None
    svg: bytes = field(default=b"", repr=False)
    png: bytes = field(default=b"", repr=False)
    status_lists: Mapping[str, str] = field(default_factory=dict)
    grade_result: str | None = None
    grade_required: bool = False


@dataclass(frozen=True)
class Signer:
    """A key that signs for an institution, with the id under which the catalogue lists it.

    Attributes:
        method: Id of the verification method, as the catalogue lists it.
        format: One of `sign.FORMATS`.
    """

    key: SigningKey
    method: str
    format: str


@dataclass(frozen=True)
class Recipient:
    """A person who gets the badge, with the fields that are theirs alone."""

    email: str = field(repr=False)
    language: str | None = None
    grade: str | None = None
    evidence_url: str | None = None
    evidence_name: str | None = None


def once(definition: Definition, signer: Signer, recipient: Recipient, shape: str, moment: datetime) -> bytes:
    """Return a signed badge that no register holds: it cannot be revoked.

    Raises:
        Refused: Something asked for does not fit the badge, the key or the shape.
    """
    fresh = Issued(
        id=uuid.uuid4().urn,
        recipient="",
        badge=definition.badge,
        index=0,
        salt=secrets.token_hex(16),
        valid_from=stamp(moment),
        key=signer.method,
        sha256="",
        file="",
    )
    return _file(definition, _signed(definition, signer, recipient, fresh), shape)


@dataclass(frozen=True)
class Progress:
    """The outcome of issuing for one recipient.

    Attributes:
        outcome: "written", "restored" (the file was missing), "there" (nothing to do), or "revoked" (nothing was done,
            as the badge had been withdrawn).
    """

    number: int
    outcome: str
    file: str


@dataclass(frozen=True)
class Batch:
    """One badge for many recipients, from one moment on.

    Attributes:
        definition: What is issued; its `status_lists` are those of the register.
        recipients: In any order; the same address twice counts once, if everything else is the same too.
        shape: One of SHAPES.
        anew: Whose badge was revoked gets a new one.
    """

    definition: Definition
    signer: Signer
    recipients: Sequence[Recipient]
    shape: str
    moment: datetime
    anew: bool = False


def all_of(batch: Batch, folder: Path, register: Register, tell: Callable[[Progress], None]) -> None:
    """Write one file per recipient; who has this version of the badge already gets no second one.

    A run that was broken off is taken up by running it again: a file that is missing is made again, byte for byte.
    Every row is looked at before the first badge is made.

    Args:
        batch: What is given to whom.
        folder: Where files go, named after the credential and never after the person.
        register: Where it is written down.
        tell: Called after each recipient, in order, with the number from 1.

    Raises:
        Refused: Something asked for does not fit, or someone has the badge already with other data.
        OSError: A file could not be written; what was done until then is done and noted.
    """
    folder.mkdir(parents=True, exist_ok=True)
    definition = batch.definition
    noted = _noted(batch, register)
    for number, (recipient, (pseudonym, details)) in enumerate(zip(batch.recipients, noted, strict=True), 1):
        known = register.state.given(pseudonym, definition.badge)
        if known is not None and register.state.revoked(known.id):
            if not batch.anew:
                tell(Progress(number, "revoked", known.file))
                continue
            known = None
        if known is not None and (folder / known.file).exists():
            tell(Progress(number, "there", known.file))
            continue
        entry = known or _entry(batch, pseudonym, details, register.free_index())
        signed = _signed(definition, batch.signer, recipient, entry)
        content = _file(definition, signed, batch.shape)
        digest = digest_of(signed)
        if known is None:
            entry = replace(entry, sha256=digest)
            register.note_issued(entry)
        elif digest != known.sha256 or not known.file.endswith(f".{batch.shape}"):
            raise Refused(
                f"row {number} was issued before as {known.file}, from other data, and that file is not in {folder}: "
                "find that file, or repeat the run with the same data, key, format and catalogue"
            )
        whole(folder / entry.file, content)
        tell(Progress(number, "written" if known is None else "restored", entry.file))


def _noted(batch: Batch, register: Register) -> list[tuple[str, str]]:
    """Return for every row under what the recipient and what is theirs alone stand in the register.

    Raises:
        Refused: A row cannot be issued, or says something else of a person than another row or an earlier run.
    """
    found: list[tuple[str, str]] = []
    seen: dict[str, tuple[int, str]] = {}
    for number, recipient in enumerate(batch.recipients, 1):
        who = f"row {number}" if len(batch.recipients) > 1 else "the recipient"
        try:
            language = _language(batch.definition, recipient)
            _result(batch.definition, recipient)
            _evidence(recipient)
        except Refused as error:
            raise Refused(f"{who}: {error}" if len(batch.recipients) > 1 else str(error)) from error
        theirs = [language, recipient.grade, recipient.evidence_url, recipient.evidence_name]
        pseudonym = register.state.pseudonym(normalised(recipient.email))
        details = register.state.pseudonym(json.dumps(theirs))
        first, before = seen.setdefault(pseudonym, (number, details))
        if before != details:
            raise Refused(f"rows {first} and {number} are of one person and differ: keep the one that is right")
        known = register.state.given(pseudonym, batch.definition.badge)
        standing = known is not None and not register.state.revoked(known.id)
        if known is not None and standing and known.details not in {"", details}:
            raise Refused(
                f"{who} has this badge already, with another language, grade or evidence ({known.file}): give "
                "the same again, or revoke that badge (`catalogue status revoke`) and issue it with --anew"
            )
        found.append((pseudonym, details))
    return found


def _entry(batch: Batch, pseudonym: str, details: str, index: int) -> Issued:
    name = uuid.uuid4()
    return Issued(
        id=name.urn,
        recipient=pseudonym,
        badge=batch.definition.badge,
        index=index,
        salt=secrets.token_hex(16),
        valid_from=stamp(batch.moment),
        key=batch.signer.method,
        sha256="",
        file=f"{name}.{batch.shape}",
        details=details,
    )


def _signed(definition: Definition, signer: Signer, recipient: Recipient, entry: Issued) -> dict[str, Any] | str:
    language = _language(definition, recipient)
    start = instant(entry.valid_from)
    document = credential(
        Award(
            id=entry.id,
            achievement=definition.achievement[language],
            issuer=definition.issuer[language],
            email=recipient.email,
            salt=entry.salt,
            valid_from=start,
            valid_until=later(start, definition.expires_after) if definition.expires_after else None,
            status=entries(dict(definition.status_lists), entry.index),
            result=_result(definition, recipient),
            evidence=_evidence(recipient),
            refresh=definition.refresh,
        )
    )
    if signer.format == "jwt":
        return as_jwt(document, signer.key, method=signer.method)
    return with_proof(document, signer.key, method=signer.method, cryptosuite=signer.format, created=entry.valid_from)


def _language(definition: Definition, recipient: Recipient) -> str:
    language = recipient.language or definition.language
    if language not in definition.achievement:
        known = ", ".join(sorted(definition.achievement))
        raise Refused(f"the badge has no text in {language!r}: choose one of {known}")
    return language


def _result(definition: Definition, recipient: Recipient) -> list[dict[str, Any]]:
    if recipient.grade is None:
        if definition.grade_required:
            raise Refused(f"{definition.badge} is given with a grade: add it (--grade, or the column grade)")
        return []
    if definition.grade_result is None:
        raise Refused(f"{definition.badge} has no grade: leave it out, or add `grade` to the badge's definition")
    return [{"resultDescription": definition.grade_result, "value": recipient.grade}]


def _evidence(recipient: Recipient) -> list[dict[str, Any]]:
    if recipient.evidence_url is None:
        if recipient.evidence_name is not None:
            raise Refused("evidence has a name and no address: add its address, or leave the name out")
        return []
    if not recipient.evidence_url.startswith("https://"):
        raise Refused(f"evidence is an address that starts with https://, not {recipient.evidence_url!r}")
    named = {"name": recipient.evidence_name} if recipient.evidence_name else {}
    return [{"id": recipient.evidence_url, **named}]


def _file(definition: Definition, signed: dict[str, Any] | str, shape: str) -> bytes:
    text = signed if isinstance(signed, str) else json.dumps(signed, ensure_ascii=False, separators=(",", ":"))
    if shape == "png":
        return bake.png(definition.png, text)
    if shape == "svg":
        return bake.svg(definition.svg, text)
    if (shape == "jwt") != isinstance(signed, str):
        raise Refused("a .jwt file goes with --format jwt, and a .json file with an embedded proof: change one of them")
    return (text + "\n").encode()
