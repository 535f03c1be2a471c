"""Step 5: is the badge in force at the moment asked about?"""

from datetime import datetime

from badge_verifier.claims.credential import Credential, ProofResult
from badge_verifier.encodings.moments import instant
from badge_verifier.errors import StepError
from badge_verifier.proofs.proof_and_issuer import lapsed
from badge_verifier.report import Outcome, Ruling
from badge_verifier.verdict import ended


def judge(credential: Credential, held: ProofResult | None, now: datetime) -> Ruling:
    """Compare validFrom ≤ now ≤ validUntil (issuedOn and expires of older badges), and the same of the proof itself.

    Args:
        credential: As it was read.
        held: The proof that counts; None where none does.
        now: The moment asked about.
    """
    try:
        start = instant(credential.valid_from) if credential.valid_from else None
        end = instant(credential.valid_until) if credential.valid_until else None
    except StepError as error:
        return ended("dates", error)
    if end is not None and now > end:
        return Ruling(Outcome.FAILED, "dates.expired", _day(credential.valid_until))
    if start is not None and now < start:
        return Ruling(Outcome.FAILED, "dates.not-yet-valid", _day(credential.valid_from))
    if held is not None and (ruling := lapsed(held, now)) is not None:
        return ruling
    return _standing(credential)


def _standing(credential: Credential) -> Ruling:
    if credential.valid_until:
        return Ruling(Outcome.PASSED, "dates.in-force", _day(credential.valid_until))
    if credential.valid_from:
        return Ruling(Outcome.PASSED, "dates.no-end", _day(credential.valid_from))
    return Ruling(Outcome.ABSENT, "dates.none")


def in_force(credential: Credential, held: ProofResult | None, now: datetime) -> bool:
    """Say whether nothing in its dates speaks against it; dates that cannot be read do."""
    return judge(credential, held, now).outcome in (Outcome.PASSED, Outcome.ABSENT)


def _day(text: str | None) -> str:
    return (text or "")[:10]
