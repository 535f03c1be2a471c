"""Dates as issuing programs write them: read generously, and never more exactly than they were written.

Decides which spelling of a date leaves one reading: two programs must not read two days in it. A date without a time
zone is any moment that it may mean somewhere on earth; `steps.dates` asks whether the answer hangs on that.
"""

import re
from datetime import UTC, datetime, timedelta

from badge_verifier.encodings.moments import instant, stamp
from badge_verifier.errors import Invalid
from badge_verifier.limits import WRITTEN_DATE

# ISO 8601, extended or basic, with what programs make of it: a slash, a space, a comma, minutes only, no zone.
_DAY = r"(\d{4})(?:-(\d\d)-(\d\d)|/(\d\d)/(\d\d)|(\d\d)(\d\d))"
_TIME = r"(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?"
_ZONE = r"(?: ?([Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?))?"
_WRITTEN = re.compile(rf"{_DAY}(?:[Tt ]{_TIME})?{_ZONE}", re.ASCII)
_UNIX = re.compile(r"(\d{9,10}|\d{12,13})(\.\d{1,9})?", re.ASCII)

# Seconds since 1970 up to the year 5138; a larger number counts milliseconds.
_MOST_SECONDS = 100_000_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# The clocks on earth that are furthest ahead of UTC and behind it.
_AHEAD, _BEHIND = timedelta(hours=14), timedelta(hours=12)
_ONE_DAY = timedelta(days=1)
_DATE = len("2026-01-31")


def normal(value: object) -> str:
    """Return a date in the form of RFC 3339, without a zone or a time where none is written.

    Args:
        value: A JSON value: a text, or the seconds or milliseconds since 1970.

    Raises:
        Invalid: "dates.unreadable": it names no moment, or may be read in two ways.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _of_unix(value)
    if not isinstance(value, str) or len(value) > WRITTEN_DATE:
        raise Invalid("dates.unreadable", f"got {str(value)[:40]!r}, expected a date")
    text = value.strip()
    if _UNIX.fullmatch(text):
        return _of_unix(float(text) if "." in text else int(text))
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise Invalid("dates.unreadable", f"got {value[:40]!r}, expected a date")
    groups = match.groups()
    day = "-".join((groups[0], *(part for part in groups[1:7] if part)))
    hour, minute, second, fraction, zone = groups[7:]
    if hour is None and zone is None:
        instant(f"{day}T00:00:00Z")
        return day
    time = f"{hour or '00'}:{minute or '00'}:{second or '00'}{f'.{fraction}' if fraction else ''}"
    found = f"{day}T{time}{_zone(zone)}"
    instant(found if zone else f"{found}Z")
    return found


def _zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone[0] not in "+-":
        return "Z"
    return f"{zone[:3]}:{zone[-2:] if len(zone) > len('+01') else '00'}"


def _of_unix(number: float) -> str:
    try:
        seconds = number if abs(number) < _MOST_SECONDS else number / 1_000
        return stamp(_EPOCH + timedelta(seconds=seconds))
    except (ValueError, OverflowError) as error:
        raise Invalid("dates.unreadable", f"{str(number)[:40]}: no such moment") from error


def is_exact(text: str) -> bool:
    """Say whether a date in normal form names one moment, and not one for every time zone."""
    return len(text) > _DATE and (text[-1] in "Zz" or text[-6] in "+-")


def span(text: str, *, whole_day: bool = False) -> tuple[datetime, datetime]:
    """Return the first and the last moment that a date may mean; twice the same where it names its zone.

    Args:
        text: Of any spelling that `normal` reads.
        whole_day: A day without a time may mean its end: "until 31 January".

    Raises:
        Invalid: "dates.unreadable".
    """
    found = normal(text)
    if is_exact(found):
        return instant(found), instant(found)
    bare = len(found) == _DATE
    moment = instant(f"{found}T00:00:00Z" if bare else f"{found}Z")
    return _later(moment, -_AHEAD), _later(moment, _BEHIND + (_ONE_DAY if bare and whole_day else timedelta()))


def _later(moment: datetime, by: timedelta) -> datetime:
    try:
        return moment + by
    except OverflowError:  # at either end of the calendar
        return moment
