"""Step 5: is the badge in force at the moment asked about?"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, ProofResult
from badge_verifier.encodings import written_dates
from badge_verifier.errors import Invalid
from badge_verifier.proofs.proof_and_issuer import lapsed
from badge_verifier.report import Outcome, Ruling

# Other names for an end date, without their signs; each is the standard's own in one version and nobody's in another.
_ENDS = frozenset(
    {
        "expires", "expiresat", "expireson", "expiry", "expirydate", "expiration", "expirationdate", "expirationtime",
        "validuntil", "validto", "validthrough", "dateofexpiry",
    }
)  # fmt: skip


def judge(credential: Credential, held: ProofResult | None, now: datetime) -> Ruling:
    """Compare validFrom ≤ now ≤ validUntil (issuedOn and expires of older badges), and the same of the proof itself.

    A date without a time zone counts as every moment that it may mean; where the answer hangs on that, it is open.

    Args:
        credential: As it was read.
        held: The proof that counts; None where none does.
        now: The moment asked about.
    """
    start, unread_start = _span(credential.valid_from)
    end, unread_end = _span(credential.valid_until, whole_day=True)
    begins, ends = _day(credential.valid_from), _day(credential.valid_until)
    ended = lapsed(held, now) if held is not None else None
    rules = (
        (end is not None and now > end[1], Ruling(Outcome.FAILED, "dates.expired", ends)),
        (start is not None and now < start[0], Ruling(Outcome.FAILED, "dates.not-yet-valid", begins)),
        (ended, ended),
        (unread_start or unread_end, Ruling(Outcome.UNCHECKED, "dates.unreadable", unread_start or unread_end)),
        (end is not None and now > end[0], Ruling(Outcome.UNCHECKED, "dates.zone-open", ends)),
        (start is not None and now < start[1], Ruling(Outcome.UNCHECKED, "dates.zone-open", begins)),
        (end, Ruling(Outcome.PASSED, "dates.in-force", ends)),
    )
    found = next((ruling for applies, ruling in rules if applies), None)
    if found is None or (found.outcome is Outcome.PASSED and credential.vct is not None):
        meant = _meant(credential, now)
        found = meant if found is None or (meant is not None and meant.outcome is Outcome.UNCHECKED) else found
    if found is not None:
        return found
    if start is None:
        return Ruling(Outcome.ABSENT, "dates.none")
    return Ruling(Outcome.PASSED, "dates.no-end", begins)


def in_force(credential: Credential, held: ProofResult | None, now: datetime) -> bool:
    """Say whether nothing in its dates speaks against it; dates that cannot be read do."""
    return judge(credential, held, now).outcome in (Outcome.PASSED, Outcome.ABSENT)


def _span(text: str | None, *, whole_day: bool = False) -> tuple[tuple[datetime, datetime] | None, str]:
    """Return the moments that a date may mean, or what is written where it cannot be read."""
    if not text:
        return None, ""
    try:
        return written_dates.span(text, whole_day=whole_day), ""
    except Invalid:
        return None, text[:40]


def other_ends(credential: Credential) -> Iterator[tuple[str, Any]]:
    """Yield name and value of each member that may be meant as an end date, where the standard's own is not there.

    In a wallet's token the standard's own says until when the token holds; what it attests may say so beside it.
    """
    if credential.valid_until is not None and credential.vct is None:
        return
    for place in (credential.document, credential.recipient):
        for name, value in place.items():
            if (
                value not in (None, "")
                and "".join(sign for sign in name if sign.isascii() and sign.isalnum()).lower() in _ENDS
            ):
                yield name, value


def _meant(credential: Credential, now: datetime) -> Ruling | None:
    """Judge dates under a name that this version of the standard does not use: none is read to its owner's advantage.

    What lies ahead changes nothing today; what is past, or cannot be read, leaves the question open.
    """
    found = list(other_ends(credential))
    for name, value in found:
        words = f"{name}: {reading.text(value) or str(value)}"[:80]
        try:
            first, _last = written_dates.span(written_dates.normal(value))
        except Invalid:
            return Ruling(Outcome.UNCHECKED, "dates.may-have-ended", words)
        if now > first:
            return Ruling(Outcome.UNCHECKED, "dates.may-have-ended", words)
    words = ", ".join(f"{name}: {value}" for name, value in found)[:120]
    return Ruling(Outcome.PASSED, "dates.may-end", words) if found else None


def _day(text: str | None) -> str:
    return (text or "")[:10]
