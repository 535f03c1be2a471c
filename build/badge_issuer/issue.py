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
from badge_verifier.dates import instant, stamp

SHAPES = ("png", "svg", "json", "jwt")


@dataclass(frozen=True)
class Definition:
    """What is issued, the same for all recipients.

    Attributes:
        badge: `<badge id>@<version>`.
        achievement: Language to the OB 3.0 Achievement.
        issuer: Language to the OB 3.0 Profile.
        language: Of those who ask for none.
        expires_after: ISO 8601 duration; None: never.
        svg, png: The badge's own image in both forms.
        status_lists: Purpose to address; empty: what is issued cannot be withdrawn.
        grade_result: Id of the result description that a grade belongs to; None: the badge has no grade.
    """

    badge: str
    achievement: Mapping[str, Mapping[str, Any]]
    issuer: Mapping[str, Mapping[str, Any]]
    language: str
    expires_after: str | None = None
    svg: bytes = field(default=b"", repr=False)
    png: bytes = field(default=b"", repr=False)
    status_lists: Mapping[str, str] = field(default_factory=dict)
    grade_result: str | None = None


@dataclass(frozen=True)
class Signer:
    """With what it is signed.

    Attributes:
        method: Id of the verification method, as the catalogue lists it.
        format: One of `sign.FORMATS`.
    """

    key: SigningKey
    method: str
    format: str


@dataclass(frozen=True)
class Recipient:
    """Who gets it, with what is theirs alone."""

    email: str = field(repr=False)
    language: str | None = None
    grade: str | None = None
    evidence_url: str | None = None
    evidence_name: str | None = None


def once(definition: Definition, signer: Signer, recipient: Recipient, shape: str, moment: datetime) -> bytes:
    """Return one badge that no register knows: it cannot be withdrawn.

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
    """What became of one recipient: "written", "restored" (the file was missing) or "there" (nothing to do)."""

    number: int
    outcome: str
    file: str


@dataclass(frozen=True)
class Batch:
    """One badge for many recipients, from one moment on.

    Attributes:
        definition: What is issued; its `status_lists` are those of the register.
        recipients: In any order; the same address twice counts once.
        shape: One of SHAPES.
    """

    definition: Definition
    signer: Signer
    recipients: Sequence[Recipient]
    shape: str
    moment: datetime


def all_of(batch: Batch, folder: Path, register: Register, tell: Callable[[Progress], None]) -> None:
    """Write one file per recipient; who has this version of the badge already gets no second one.

    A run that was broken off is taken up by running it again: a file that is missing is made again, byte for byte.

    Args:
        batch: What is given to whom.
        folder: Where files go, named after the credential and never after the person.
        register: Where it is written down.
        tell: Called after each recipient, in order, with the number from 1.

    Raises:
        Refused: Something asked for does not fit; what was done until then is done and noted.
    """
    folder.mkdir(parents=True, exist_ok=True)
    definition = batch.definition
    for number, recipient in enumerate(batch.recipients, 1):
        pseudonym = register.state.pseudonym(normalised(recipient.email))
        known = register.state.given(pseudonym, definition.badge)
        if known is not None and (folder / known.file).exists():
            tell(Progress(number, "there", known.file))
            continue
        entry = known or _entry(batch, pseudonym, register.free_index())
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
        _write(folder / entry.file, content)
        tell(Progress(number, "written" if known is None else "restored", entry.file))


def _entry(batch: Batch, pseudonym: str, index: int) -> Issued:
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
    )


def _signed(definition: Definition, signer: Signer, recipient: Recipient, entry: Issued) -> dict[str, Any] | str:
    language = recipient.language or definition.language
    if language not in definition.achievement:
        known = ", ".join(sorted(definition.achievement))
        raise Refused(f"the badge has no text in {language!r}: choose one of {known}")
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
        )
    )
    if signer.format == "jwt":
        return as_jwt(document, signer.key, method=signer.method)
    return with_proof(document, signer.key, method=signer.method, cryptosuite=signer.format, created=entry.valid_from)


def _result(definition: Definition, recipient: Recipient) -> list[dict[str, Any]]:
    if recipient.grade is None:
        return []
    if definition.grade_result is None:
        raise Refused(f"{definition.badge} has no grade: leave it out, or add `grade` to the badge's definition")
    return [{"resultDescription": definition.grade_result, "value": recipient.grade}]


def _evidence(recipient: Recipient) -> list[dict[str, Any]]:
    if recipient.evidence_url is None:
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


def _write(path: Path, content: bytes) -> None:
    """Write a file completely or not at all."""
    half = path.with_name(path.name + ".part")
    half.write_bytes(content)
    half.replace(path)
