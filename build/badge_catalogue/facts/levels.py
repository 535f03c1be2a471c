"""Where a level stands on both ladders: the Dutch NLQF and the European EQF."""

from badge_catalogue.facts import formats
from badge_catalogue.model import LADDERS, Level

# From the NLQF's referencing to the EQF: 4+ compares with EQF 4; the entry level lies below the EQF.
_NLQF_TO_EQF = {"1": "1", "2": "2", "3": "3", "4": "4", "4+": "4", "5": "5", "6": "6", "7": "7", "8": "8"}
_SHARED = {value for value in _NLQF_TO_EQF.values() if list(_NLQF_TO_EQF.values()).count(value) > 1}


def eqf(level: Level) -> str | None:
    """Return the rung of the EQF on which a level stands; None where it stands on none."""
    return _NLQF_TO_EQF.get(level.value) if level.framework == "nlqf" else level.value


def nlqf(level: Level) -> str | None:
    """Return the rung of the NLQF; None where a level of the EQF compares with two of them or with none."""
    if level.framework == "nlqf":
        return level.value
    return level.value if level.value in _NLQF_TO_EQF and level.value not in _SHARED else None


def national(level: Level) -> str | None:
    """Return the rung of the country's own ladder; None where the catalogue has none but the European one."""
    own = LADDERS[-1]
    if own == "eqf":
        return None
    return nlqf(level) if own == "nlqf" else level.value  # others run in step with the EQF


def on_both(level: Level, language: str) -> str:
    """Return a level on both ladders, that of the country first: "NLQF 4 · EQF 4"."""
    rungs = ((LADDERS[-1], national(level)), ("eqf", eqf(level)))
    return " · ".join(formats.level_name(Level(ladder, value), language) for ladder, value in rungs if value)
