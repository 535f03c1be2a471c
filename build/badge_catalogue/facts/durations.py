"""How long an ISO 8601 duration lasts; without words, so that the page that describes a badge can bring it along."""

import re

DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")


def weeks(iso: str | None) -> float | None:
    """Return a duration in weeks; None where it is not counted in months, weeks or days alone."""
    found = DURATION.fullmatch(iso or "")
    if found is None or found[1] or found[5] or found[6]:
        return None
    months, full, days = (int(found[place] or 0) for place in (2, 3, 4))
    return (months * 365 / 12 + full * 7 + days) / 7 or None
