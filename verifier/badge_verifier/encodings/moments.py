"""Moments as RFC 3339 writes them: read strictly, written in UTC."""

import re
from datetime import UTC, datetime, timedelta

from badge_verifier.errors import Invalid

# RFC 3339, "Internet Date/Time Format". Verifiable Credentials 2.0 asks for the time zone as well (xsd:dateTimeStamp).
_STAMP = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)",
    re.ASCII,
)


def instant(text: str) -> datetime:
    """Return the moment that an RFC 3339 text names, in UTC.

    Raises:
        Invalid: "dates.unreadable": it is not one, or has no time zone.
    """
    match = _STAMP.fullmatch(text)
    if match is None:
        raise Invalid("dates.unreadable", f"got {text[:40]!r}, expected a date such as 2026-01-31T09:00:00Z")
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    micro = int((fraction or "0")[:6].ljust(6, "0"))
    later = timedelta()
    if (hour, minute, second) == ("24", "00", "00") and not (fraction or "").strip(
        "0"
    ):  # XML Schema: the end of that day
        hour, later = "00", timedelta(days=1)
    try:
        named = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), micro, tzinfo=UTC)
        return _moved(named, later - _offset(zone))
    except (ValueError, OverflowError) as error:
        # In words of our own: those of Python differ between its versions, and a page has another than a command.
        raise Invalid("dates.unreadable", f"got {text[:40]!r}: no such moment") from error


def _moved(moment: datetime, by: timedelta) -> datetime:
    """Return the moment so much later; the last one of all stays itself, as it stands for "never"."""
    last = datetime.max.replace(tzinfo=UTC)
    return last if by > last - moment else moment + by


def _offset(zone: str) -> timedelta:
    if zone in "Zz":
        return timedelta()
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    if hours > 23 or minutes > 59:  # noqa: PLR2004 -- of a clock
        raise ValueError("no such time zone")
    offset = timedelta(hours=hours, minutes=minutes)
    return -offset if zone[0] == "-" else offset


def stamp(moment: datetime) -> str:
    """Return the moment as RFC 3339 in UTC, to the second unless it has a fraction."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
