"""How numbers, dates, durations, sums and levels are written for people, per language."""

import re
from datetime import date

from badge_catalogue.model import Badge, Level, Offering, Workload

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_AND = {"nl": "en", "en": "and"}
_UNITS = {
    "nl": (
        ("jaar", "jaar"),
        ("maand", "maanden"),
        ("week", "weken"),
        ("dag", "dagen"),
        ("uur", "uur"),
        ("minuut", "minuten"),
    ),
    "en": (
        ("year", "years"),
        ("month", "months"),
        ("week", "weeks"),
        ("day", "days"),
        ("hour", "hours"),
        ("minute", "minutes"),
    ),
}
# What the level of a Dutch qualification is known as; having the level is not having the diploma.
_KNOWN_AS = {
    "nl": {
        "1": "mbo-1",
        "2": "mbo-2",
        "3": "mbo-3",
        "4": "mbo-4 of havo",
        "4+": "vwo",
        "5": "een associate degree",
        "6": "een bachelor",
        "7": "een master",
        "8": "een doctoraat",
    },
    "en": {
        "1": "mbo-1",
        "2": "mbo-2",
        "3": "mbo-3",
        "4": "mbo-4 or havo",
        "4+": "vwo",
        "5": "an associate degree",
        "6": "a bachelor's degree",
        "7": "a master's degree",
        "8": "a doctorate",
    },
}


def number(value: float, language: str) -> str:
    """Return a number without needless decimals: "2,5" in Dutch, "2.5" in English."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if language == "nl" else text


def day(value: date, language: str) -> str:
    """Return a date in full: "1 februari 2027"."""
    return f"{value.day} {_MONTHS[language].split()[value.month - 1]} {value.year}"


def instant_day(moment: str, language: str) -> str:
    """Return the day of an instant of RFC 3339, in full."""
    return day(date.fromisoformat(moment[:10]), language)


def euros(value: float, language: str) -> str:
    """Return a sum: "€ 1.250" in Dutch, "€1,250" in English; cents only where there are any."""
    whole = value == int(value)
    text = f"{value:,.0f}" if whole else f"{value:,.2f}"
    return f"€ {text.translate(str.maketrans(',.', '.,'))}" if language == "nl" else f"€{text}"


def duration(iso: str, language: str) -> str:
    """Return an ISO 8601 duration in words: "P12W" becomes "12 weken"; what is none is returned as it is."""
    found = _DURATION.fullmatch(iso)
    amounts = [int(part) if part else 0 for part in found.groups()] if found else []
    words = [
        f"{amount} {one if amount == 1 else many}"
        for amount, (one, many) in zip(amounts, _UNITS[language], strict=False)
        if amount
    ]
    *first, last = words or [iso]
    return f"{', '.join(first)} {_AND[language]} {last}" if first else last


def weeks(iso: str | None) -> float | None:
    """Return a duration in weeks; None where it is not counted in months, weeks or days alone."""
    found = _DURATION.fullmatch(iso or "")
    if found is None or found[1] or found[5] or found[6]:
        return None
    months, full, days = (int(found[place] or 0) for place in (2, 3, 4))
    return (months * 365 / 12 + full * 7 + days) / 7 or None


def hours(load: Workload | None, language: str) -> str:
    """Return the hours of a study load in words; "" where none are stated."""
    amount = load.in_hours if load else None
    if amount is None:
        return ""
    return f"{number(amount, language)} {'uur' if language == 'nl' else 'hour' if amount == 1 else 'hours'}"


def credits_and_sbu(load: Workload | None, language: str) -> str:
    """Return the official measures beside the hours: "3 EC", "240 SBU"; never one converted into the other."""
    if load is None:
        return ""
    parts = [(load.ects, "EC"), (load.sbu, "SBU")]
    return ", ".join(f"{number(amount, language)} {unit}" for amount, unit in parts if amount is not None)


def hours_a_week(badge: Badge, offering: Offering) -> int | None:
    """Return roughly how many hours a week it takes; None where hours or duration are not known."""
    amount = badge.workload.in_hours if badge.workload else None
    lasting = weeks(offering.duration)
    if amount is None or lasting is None or lasting < 2:  # noqa: PLR2004 -- under two weeks "a week" says nothing
        return None
    return max(1, round(amount / lasting))


def level_name(level: Level, language: str) -> str:
    """Return the short name of a level: "NLQF 4", "EQF 6"; the lowest is "NLQF instroom" in Dutch."""
    value = "instroom" if level.value == "entry" and language == "nl" else level.value
    return f"{level.framework.upper()} {value}"


def known_as(level: Level, language: str) -> str:
    """Return which Dutch qualification has that level; empty for entry level and unknown values."""
    return _KNOWN_AS[language].get(level.value, "")
