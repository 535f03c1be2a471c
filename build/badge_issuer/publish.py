"""What an institution publishes of its issuing: signed status lists and the ledger, as files for the site.

They are kept in a folder beside the catalogue (`published/<institution>/`), so that a build copies them and a review
sees them change.
"""

import json
from datetime import datetime
from pathlib import Path

from badge_issuer import ledger, status_list
from badge_issuer.events import PURPOSES
from badge_issuer.issue import Signer
from badge_issuer.register import Register
from badge_issuer.sign import as_jwt, with_proof
from badge_verifier.dates import stamp


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
    valid_until: datetime | None,
) -> list[Path]:
    """Write the status lists and the ledger, and return their paths.

    Args:
        register: Of the institution; gets new decoys first, so that two publications do not show how many changed.
        signer: With a key in force.
        issuer: `issuer.id` of the badges.
        site_url: Of the site that will carry the lists.
        folder: `published/` beside the catalogue.
        moment: Of this publication.
        valid_until: After which a reader no longer relies on the lists; None: never.
    """
    register.add_decoys()
    state = register.state
    mine = folder / state.institution
    mine.mkdir(parents=True, exist_ok=True)
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
            path.write_text(as_jwt(document, signer.key, method=signer.method) + "\n", encoding="utf-8")
        else:
            signed = with_proof(
                document, signer.key, method=signer.method, cryptosuite=signer.format, created=stamp(moment)
            )
            path.write_text(json.dumps(signed, indent=1) + "\n", encoding="utf-8")
        written.append(path)
    path = mine / "ledger.jsonl"
    before = ledger.read(path.read_bytes()) if path.exists() else []
    issued = {entry.sha256: entry.key for entry in state.issued.values()}
    path.write_bytes(ledger.written(ledger.extended(before, issued, moment)))
    return [*written, path]
