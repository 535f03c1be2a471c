"""Where a level stands on both ladders: that of the country and the European EQF. What compares is data of packs."""

from badge_catalogue.facts import formats
from badge_catalogue.model import LADDERS, Level
from badge_catalogue.packs import AT_HAND


def eqf(level: Level) -> str | None:
    """Return the rung of the EQF on which a level stands; None where it stands on none."""
    return level.value if level.framework == "eqf" else AT_HAND.european(level.framework, level.value)


def on(ladder: str, level: Level) -> str | None:
    """Return the rung of a ladder; None where the EQF compares with two of its rungs or with none."""
    if level.framework == ladder:
        return level.value
    found = AT_HAND.rungs_at(ladder, eqf(level) or "")
    return found[0] if len(found) == 1 else None


def national(level: Level) -> str | None:
    """Return the rung of the country's own ladder; None where the catalogue has none but the European one."""
    return None if LADDERS[-1] == "eqf" else on(LADDERS[-1], level)


def other(level: Level, language: str) -> str:
    """Return the rung of the ladder that the institution did not name: "EQF 4"; "" where none compares with it."""
    ladder, value = (LADDERS[-1], national(level)) if level.framework == "eqf" else ("eqf", eqf(level))
    return formats.level_name(Level(ladder, value), language) if value else ""


def on_both(level: Level, language: str) -> str:
    """Return a level on both ladders, that of the country first: "NLQF 4 · EQF 4"."""
    rungs = ((LADDERS[-1], national(level)), ("eqf", eqf(level)))
    return " · ".join(formats.level_name(Level(ladder, value), language) for ladder, value in rungs if value)
