"""Step 5: is the badge in force at the moment asked about?"""

from datetime import datetime

from badge_verifier.claims.credential import Credential
from badge_verifier.encodings.moments import instant
from badge_verifier.errors import Invalid
from badge_verifier.report import Outcome, Ruling


def judge(credential: Credential, now: datetime) -> Ruling:
    """Compare validFrom ≤ now ≤ validUntil (issuedOn and expires of older badges)."""
    try:
        start = instant(credential.valid_from) if credential.valid_from else None
        end = instant(credential.valid_until) if credential.valid_until else None
    except Invalid as error:
        return Ruling(Outcome.FAILED, error.code, error.detail)
    if end is not None and now > end:
        return Ruling(Outcome.FAILED, "dates.expired", _day(credential.valid_until))
    if start is not None and now < start:
        return Ruling(Outcome.FAILED, "dates.not-yet-valid", _day(credential.valid_from))
    if start is None and end is None:
        return Ruling(Outcome.ABSENT, "dates.none")
    if end is None:
        return Ruling(Outcome.PASSED, "dates.no-end", _day(credential.valid_from))
    return Ruling(Outcome.PASSED, "dates.in-force", _day(credential.valid_until))


def _day(text: str | None) -> str:
    return (text or "")[:10]
