"""The order of lists by name: without capitals and accents, and the steps of a series as one takes them.

"Samenwerken: expert" comes before "Samenwerken: gevorderd" in the alphabet and after it on the way there.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from badge_catalogue.model import Badge, Catalogue

_STEPS = 9  # of a chain of badges that ask for each other; more is a circle


@lru_cache(maxsize=1 << 15)  # the same names are sorted for each institution, framework and skill
def plain_order(text: str) -> str:
    """Return the sorting key of a text: without capitals and accents."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )


def by_name(badges: Iterable[Badge], catalogue: Catalogue, language: str) -> list[Badge]:
    """Return badges by their names; of a series, which share what stands before a colon, by their steps."""
    steps = {
        (template.id.partition("@")[0], step.id): place
        for template in catalogue.templates.values()
        for place, step in enumerate(template.steps)
    }

    def key(badge: Badge) -> tuple[str, int, str, str]:
        name = badge.name.get(language)
        series = badge.series
        place = steps.get((series.template.partition("@")[0], series.step)) if series else None
        return (
            plain_order(_stem(name)),
            _before(badge, catalogue) if place is None else place,
            plain_order(name),
            badge.id,
        )

    return sorted(badges, key=key)


def _stem(name: str) -> str:
    return name.partition(":")[0].strip()


def _before(badge: Badge, catalogue: Catalogue) -> int:
    """Return how many steps of its own series a badge asks for, one after the other."""
    stem = _series_of(badge)
    asked: Badge | None = badge
    for number in range(_STEPS):
        asked = next(
            (
                before
                for name in (asked.stacking.requires if asked and asked.stacking else ())
                if (before := catalogue.badges.get(name)) and _series_of(before) == stem
            ),
            None,
        )
        if asked is None:
            return number
    return _STEPS


def _series_of(badge: Badge) -> tuple[str, dict[str, str]]:
    return badge.issuer, {language: _stem(name) for language, name in badge.name.values.items()}
