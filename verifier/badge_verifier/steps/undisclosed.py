"""What a holder left open who chose what to show: dates, status and owner may have been left out where they are not."""

from collections.abc import Callable, Mapping
from typing import Any

from badge_verifier.claims.credential import Credential, ProofResult
from badge_verifier.errors import StepError
from badge_verifier.proofs.sd_jwt import left_out
from badge_verifier.report import Outcome, Ruling
from badge_verifier.versions import learnt


def _read(read: Callable[[Mapping[str, Any]], str | None], claims: Mapping[str, Any]) -> str | None:
    """Return a date of what a token attests; one that is no date was told by `dates`, and is not hidden."""
    try:
        return read(claims)
    except StepError:
        return ""


def _start(credential: Credential) -> str | None:
    """Return since when it holds; of a wallet's token when it was made (`iat`) says nothing of that, `nbf` does."""
    if credential.vct is None:
        return credential.valid_from
    return credential.valid_from if "nbf" in credential.claims else _read(learnt.start, credential.claims)


def left_open(credential: Credential, rulings: Mapping[str, Ruling], held: ProofResult) -> dict[str, Ruling]:
    """Return the rulings of steps 5 to 7 that cannot stand, as what they hang on may have been left out.

    One of several status entries could be left out as well, unless the issuer's own signature settles them. Of a token
    with selective disclosure its digests tell where something may be missing; what stands beside none is whole. The
    term of the token (`exp`) stands in the open, and says nothing of an earlier end of what it attests.

    Args:
        credential: As it was read.
        rulings: Of the steps so far.
        held: The proof that counts; its holder chose what to show.
    """
    token = credential.disclosed is not None
    atop = not token or left_out(credential.disclosed, "")
    of_owner = atop or left_out(credential.disclosed, "credentialSubject")
    ends = _read(learnt.end, credential.claims) if token else credential.valid_until
    found: dict[str, Ruling] = {}
    hidden = [name for name, date in (("issued", _start(credential)), ("expires", ends)) if date is None and atop]
    if hidden and rulings["dates"].outcome is not Outcome.FAILED:
        found["dates"] = Ruling(Outcome.UNCHECKED, "dates.undisclosed", ", ".join(hidden))
    status, owner = rulings["status"].outcome, rulings["recipient"]
    if (status is Outcome.ABSENT and atop) or (status in (Outcome.PASSED, Outcome.ABSENT) and not held.status_whole):
        found["status"] = Ruling(Outcome.UNCHECKED, "status.undisclosed")
    # Another identity that was left out may be the one that was asked about.
    if of_owner and (owner.code == "recipient.none" or (token and owner.outcome is Outcome.FAILED)):
        found["recipient"] = Ruling(Outcome.UNCHECKED, "recipient.undisclosed")
    return found
