"""What an institution publishes of its issuing: signed status lists and the ledger, as files for the site.

They are kept in a folder beside the catalogue (`published/<institution>/`), so that a build copies them and a review
sees them change.
"""

import json
from datetime import datetime
from pathlib import Path

from badge_issuer import ledger, status_list
from badge_issuer.errors import Refused
from badge_issuer.events import PURPOSES
from badge_issuer.issue import Signer
from badge_issuer.register import Register
from badge_issuer.sign import as_jwt, with_proof
from badge_issuer.writing import whole
from badge_verifier.encodings.moments import stamp


def addresses(site_url: str, institution: str, list_name: str) -> dict[str, str]:
    """Return the address of each purpose's list on the site."""
    return {purpose: f"{site_url}status/{institution}/{list_name}-{purpose}.json" for purpose in PURPOSES}


def publish(  # noqa: PLR0913 -- what, with what, whose, where, from when, until when
    register: Register,
    signer: Signer,
    *,
    issuer: str,
    site_url: str,
    folder: Path,
    moment: datetime,
    valid_until: datetime,
) -> list[Path]:
    """Write the status lists and the ledger, and return their paths.

    Args:
        register: Of the institution; gets new decoys first, so that two publications do not show how many changed.
        signer: With a key in force.
        issuer: `issuer.id` of the badges.
        site_url: Of the site that will carry the lists.
        folder: `published/` beside the catalogue.
        moment: Of this publication.
        valid_until: After which a reader no longer relies on the lists.

    Raises:
        Refused: What was published before cannot be read, or has revocations that this register does not know.
    """
    mine = folder / register.state.institution
    book = mine / "ledger.jsonl"
    try:
        before = ledger.read(book.read_bytes()) if book.exists() else []
    except ValueError as error:
        raise Refused(f"{book} is damaged ({error}): restore it from the repository") from error
    _only_adds(mine / f"{register.state.list_name}-revocation.json", register, moment)
    register.add_decoys()
    state = register.state
    issued = {entry.sha256: entry.key for entry in state.issued.values()}
    written = []
    for purpose, address in addresses(site_url, state.institution, state.list_name).items():
        document = status_list.credential(
            address=address,
            issuer=issuer,
            purpose=purpose,
            encoded_list=status_list.encoded(state.bits(purpose), state.size),
            valid_from=moment,
            valid_until=valid_until,
        )
        path = mine / f"{state.list_name}-{purpose}.json"
        if signer.format == "jwt":
            text = as_jwt(document, signer.key, method=signer.method)
        else:
            signed = with_proof(
                document, signer.key, method=signer.method, cryptosuite=signer.format, created=stamp(moment)
            )
            text = json.dumps(signed, indent=1)
        whole(path, f"{text}\n".encode())
        written.append(path)
    whole(book, ledger.written(ledger.extended(before, issued, moment)))
    return [*written, book]


def _only_adds(path: Path, register: Register, moment: datetime) -> None:
    """Refuse a publication that takes a revocation back or is older than the last: revoked badges would be valid.

    Raises:
        Refused: The list there is not one that this register goes on with.
    """
    if not path.exists():
        return
    try:
        text = path.read_text(encoding="utf-8").strip()
        before, made = status_list.indexes(text), status_list.made(text)
    except ValueError as error:
        raise Refused(f"{path} is damaged ({error}): restore it from the repository") from error
    if made > moment:
        raise Refused(f"{path} is of {stamp(made)}, and this machine says it is {stamp(moment)}: set its clock right")
    if before - register.state.bits("revocation"):
        raise Refused(
            f"{path} has revocations that this register does not know: it is of another register, or this one is an "
            "old copy; publish from the right one"
        )
