"""Moments and periods, to the second."""

from datetime import UTC, datetime
from typing import Any

import pytest

from badge_verifier.encodings.moments import instant, stamp
from badge_verifier.errors import Invalid, NotUnderstood
from badge_verifier.report import Outcome
from badge_verifier.steps.dates import judge
from badge_verifier.versions.ob2 import moment
from badge_verifier.versions.ob3 import credential


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-01-31T09:00:00Z", "2026-01-31T09:00:00Z"),
        ("2026-01-31t09:00:00z", "2026-01-31T09:00:00Z"),
        ("2026-01-31T09:00:00+01:30", "2026-01-31T07:30:00Z"),
        ("2026-01-31T23:30:00-01:00", "2026-02-01T00:30:00Z"),
        ("2026-01-31T09:00:00.5Z", "2026-01-31T09:00:00.500000Z"),
        ("2026-12-31T24:00:00Z", "2027-01-01T00:00:00Z"),
        ("2026-12-31T24:00:00.000+01:00", "2026-12-31T23:00:00Z"),
        ("9999-12-31T23:59:59-05:00", "9999-12-31T23:59:59.999999Z"),
        ("9999-12-31T24:00:00Z", "9999-12-31T23:59:59.999999Z"),
        ("2026-01-31T09:00:00.1234567Z", "2026-01-31T09:00:00.123456Z"),
    ],
)
def test_rfc3339_is_read(text: str, utc: str) -> None:
    """Every form of a date with a time zone gives one moment."""
    assert stamp(instant(text)) == utc


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-01-31",
        "2026-01-31T09:00:00",
        "2026-02-30T09:00:00Z",
        "2026-01-31T24:00:01Z",
        "2026-01-31T24:00:00.1Z",
        "2026-01-31T24:01:00Z",
        "2026-01-31T25:00:00Z",
        "2026-01-31T23:59:60Z",
        f"2026-01-31T24:00:00.{'0' * 5_000}1Z",
        "0000-01-01T00:00:00Z",
        "2026-01-31T09:00:00+24:00",
        "26-01-31T09:00:00Z",
        "2026-01-31 09:00:00Z",
        "2026-01-31T09:00:00Z ",
        "٢٠٢٦-01-31T09:00:00Z",
        "0001-01-01T00:00:00+23:59",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    """A date without a zone, an impossible one, and other digits are no moment."""
    with pytest.raises(Invalid, match=r"dates\.unreadable"):
        instant(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1_367_366_400, "2013-05-01T00:00:00Z"),
        ("2013-05-01", "2013-05-01"),
        ("2017-10-01T00:00Z", "2017-10-01T00:00:00Z"),
        ("2019-06-10T15:21:23.343418+0200", "2019-06-10T15:21:23.343418+02:00"),
        ("2016-12-31 23:59:59", "2016-12-31T23:59:59"),
        ("1367366400", "2013-05-01T00:00:00Z"),
        (1_367_366_400.5, "2013-05-01T00:00:00.500000Z"),
        ("1367366400.25", "2013-05-01T00:00:00.250000Z"),
        (1_367_366_400_000, "2013-05-01T00:00:00Z"),
        ("1367366400500", "2013-05-01T00:00:00.500000Z"),
        ("20130501T101112Z", "2013-05-01T10:11:12Z"),
        ("20130501", "2013-05-01"),
        ("2013/05/01", "2013-05-01"),
        ("2013-05-01T10:11:12,5+02", "2013-05-01T10:11:12.5+02:00"),
        ("2013-05-01T10:11:12 UTC", "2013-05-01T10:11:12Z"),
        (" 2013-05-01T10:11:12Z\n", "2013-05-01T10:11:12Z"),
    ],
)
def test_old_badges_write_dates_in_their_own_way(value: object, text: str) -> None:
    """Unix times, plain dates and missing zones of versions 1 and 2 are read; what is not written is not added."""
    assert moment(value, "issuedOn") == text


@pytest.mark.parametrize(
    "value",
    [
        True,
        None,
        "1 May 2013",
        "01/05/2013",
        "05-01-13",
        "2013-W18-3",
        "2013-121",
        "2013-13-01",
        "20130501101112",
        "13673664",
        10**20,
        float("nan"),
        float("inf"),
        [],
        "2013-05-01T25:00Z",
        "2013-05-01T10:11:12+25:00",
        "2013-05/01",
        "٢٠١٣-05-01",
        "2013-05-01" + " " * 100,
    ],
)
def test_what_is_no_date_is_refused_in_old_badges_too(value: object) -> None:
    """Leniency has an end."""
    with pytest.raises(Invalid, match=r"dates\.unreadable"):
        moment(value, "issuedOn")


FROM, UNTIL = "2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z"


@pytest.mark.parametrize(
    ("period", "now", "outcome", "code"),
    [
        ((FROM, UNTIL), "2026-01-01T00:00:00Z", Outcome.PASSED, "dates.in-force"),
        ((FROM, UNTIL), "2025-12-31T23:59:59Z", Outcome.FAILED, "dates.not-yet-valid"),
        ((FROM, UNTIL), "2026-12-31T00:00:00Z", Outcome.PASSED, "dates.in-force"),
        ((FROM, UNTIL), "2026-12-31T00:00:01Z", Outcome.FAILED, "dates.expired"),
        ((FROM, None), "2099-01-01T00:00:00Z", Outcome.PASSED, "dates.no-end"),
    ],
)
def test_period_holds_to_the_second(
    badge: dict[str, Any], period: tuple[str, str | None], now: str, outcome: Outcome, code: str
) -> None:
    """Both ends belong to the period."""
    badge["validFrom"], until = period
    badge.pop("validUntil")
    if until:
        badge["validUntil"] = until
    ruling = judge(credential(badge), None, instant(now))
    assert (ruling.outcome, ruling.code) == (outcome, code)


def test_stamp_is_in_utc() -> None:
    """Reports bear one time zone."""
    assert stamp(datetime(2026, 1, 1, tzinfo=UTC)) == "2026-01-01T00:00:00Z"


def test_two_ends_that_differ_are_none(badge: dict[str, Any]) -> None:
    """Version 1.1 and 2.0 have a name each for the same date; which of two counts, nobody can tell."""
    badge["expirationDate"] = badge["validUntil"]
    assert credential(badge).valid_until == badge["validUntil"]
    badge["expirationDate"] = "2020-01-01T00:00:00Z"
    with pytest.raises(NotUnderstood, match=r"validUntil and expirationDate differ"):
        credential(badge)


@pytest.mark.parametrize("text", ["2027-02-29T00:00:00Z", "0000-01-01T00:00:00Z", "2026-01-01T00:00:00+24:00"])
def test_no_version_of_python_puts_its_own_words_in(text: str) -> None:
    """The page runs another version than the command, and the same file gives the same report."""
    with pytest.raises(Invalid) as caught:
        instant(text)
    assert caught.value.detail == f"got {text!r}: no such moment"
