"""How numbers, dates, durations, sums and levels are written for people, per language."""

from datetime import date

from badge_catalogue.facts.durations import DURATION, weeks
from badge_catalogue.model import Badge, Level, Offering, Workload
from badge_catalogue.words.po import said, words

_UNITS = ("year", "month", "week", "day", "hour", "minute")


def number(value: float, language: str) -> str:
    """Return a number without needless decimals: "2,5" in Dutch, "2.5" in English."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return _separated(text, language)


def _separated(text: str, language: str) -> str:
    """Return a number with the language's own signs between thousands and before decimals."""
    said = words("formats", language)
    return text.translate({ord(","): said["number.thousands"], ord("."): said["number.decimal"]})


def day(value: date, language: str) -> str:
    """Return a date in full: "1 februari 2027"."""
    return f"{value.day} {words('formats', language)['months'].split()[value.month - 1]} {value.year}"


def instant_day(moment: str, language: str) -> str:
    """Return the day of an instant of RFC 3339, in full."""
    return day(date.fromisoformat(moment[:10]), language)


def euros(value: float, language: str) -> str:
    """Return a sum: "€ 1.250" in Dutch, "€1,250" in English; cents only where there are any."""
    whole = value == int(value)
    text = f"{value:,.0f}" if whole else f"{value:,.2f}"
    return words("formats", language)["euros"].format(_separated(text, language))


def duration(iso: str, language: str) -> str:
    """Return an ISO 8601 duration in words: "P12W" becomes "12 weken"; what is none is returned as it is."""
    found = DURATION.fullmatch(iso)
    amounts = [int(part) if part else 0 for part in found.groups()] if found else []
    parts = [
        _measured(name, amount, str(amount), language) for amount, name in zip(amounts, _UNITS, strict=False) if amount
    ]
    *first, last = parts or [iso]
    return f"{', '.join(first)} {words('formats', language)['and']} {last}" if first else last


def _measured(unit: str, number: float, amount: str, language: str) -> str:
    """Return a number of units, the number as it is written in the language."""
    return said("formats", f"unit.{unit}", language, number=number, amount=amount)


def hours(load: Workload | None, language: str) -> str:
    """Return the hours of a study load in words; "" where none are stated."""
    amount = load.in_hours if load else None
    if amount is None:
        return ""
    return _measured("hour", amount, number(amount, language), language)


def credits_and_sbu(load: Workload | None, language: str) -> str:
    """Return the official measures beside the hours: "3 EC", "240 SBU"; never one converted into the other."""
    if load is None:
        return ""
    parts = [credits_of(load.ects, language)] if load.ects is not None else []
    parts += [f"{number(load.sbu, language)} SBU"] if load.sbu is not None else []
    return ", ".join(parts)


def credits_of(amount: float, language: str, *, named: bool = False) -> str:
    """Return a number of credits as the country says it: "3 EC", "3 credits".

    Arguments:
        named: Whether the measure is named too, as where nothing else on the page does: "3 EC (ECTS)".
    """
    return _measured("ects" if named else "credit", amount, number(amount, language), language)


def hours_a_week(badge: Badge, offering: Offering) -> int | None:
    """Return roughly how many hours a week it takes; None where hours or duration are not known."""
    amount = badge.workload.in_hours if badge.workload else None
    lasting = weeks(offering.duration)
    if amount is None or lasting is None or lasting < 2:  # noqa: PLR2004 -- under two weeks "a week" says nothing
        return None
    return max(1, round(amount / lasting))


def level_name(level: Level, language: str) -> str:
    """Return the short name of a level: "NLQF 4", "EQF 6"; the lowest is "NLQF instroom" in Dutch."""
    value = words("formats", language)["entry_level"] if level.value == "entry" else level.value
    return f"{level.framework.upper()} {value}"


def known_as(level: Level, language: str) -> str:
    """Return the Dutch qualification of that level; empty for entry level and unknown values."""
    return words("formats", language).get(f"known_as.{level.value}", "")
