"""What a badge costs each group of learners, and what is said of it; nothing is guessed where a school named no sum."""

import re
from dataclasses import dataclass
from functools import cache

from badge_catalogue.facts import formats
from badge_catalogue.model import Badge, Cost
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.words.po import said


@dataclass(frozen=True)
class Price:
    """What one group pays.

    Attributes:
        low: The lowest of the ways to take part, in euros; None where the school named no sum.
        high: The highest.
        notes: What the school says of it, in Markdown.
    """

    whom: Text
    low: float | None
    high: float | None
    notes: tuple[Text, ...] = ()


@cache
def _covering(language: str) -> re.Pattern[str]:
    return re.compile(said("answer", "covered", language), re.IGNORECASE)


def covered(note: Text) -> bool:
    """Say whether a note tells that the learner pays nothing beside the fee of the programme."""
    return any(_covering(language).search(note.get(language)) for language in LANGUAGES if note.has(language))


def euros_of(cost: Cost) -> float | None:
    """Return the price in euros: nothing where the fee of the programme covers it; None where nobody said."""
    return 0.0 if cost.eur is None and covered(cost.note) else cost.eur


def prices(badge: Badge) -> tuple[Price, ...]:
    """Return the prices that each group pays in all ways of taking part, in the order of the file."""
    groups: dict[str, list[Cost]] = {}
    for offering in badge.offering:
        for cost in offering.costs:
            groups.setdefault(cost.for_whom.get(LANGUAGES[0]), []).append(cost)
    return tuple(_price(costs) for costs in groups.values())


def _price(costs: list[Cost]) -> Price:
    sums = [euros for cost in costs if (euros := euros_of(cost)) is not None]
    notes: list[Text] = []
    for cost in costs:
        if cost.note and cost.note not in notes:
            notes.append(cost.note)
    return Price(costs[0].for_whom, min(sums, default=None), max(sums, default=None), tuple(notes))


def sums(badge: Badge) -> list[float]:
    """Return every sum that someone pays, the lowest first; it may be nothing."""
    costs = (cost for offering in badge.offering for cost in offering.costs)
    return sorted({euros for cost in costs if (euros := euros_of(cost)) is not None})


def nothing(badge: Badge, language: str) -> str:
    """Return the words for a price of nothing: beside a programme it is nothing extra."""
    return said("answer", "free" if badge.type == "microcredential" else "nothing_extra", language)


def spoken(price: Price, badge: Badge, language: str) -> str:
    """Return a price in words, without whose it is: "€ 645 tot € 745", "niets extra"; "" where no sum is named."""
    if price.low is None or price.high is None:
        return ""

    def one(euros: float) -> str:
        return formats.euros(euros, language) if euros else nothing(badge, language)

    if price.low == price.high:
        return one(price.low)
    return said("answer", "between", language, low=one(price.low), high=one(price.high))


def in_short(badge: Badge, language: str) -> str:
    """Return the price in a few words for a list, the lowest of several; "" where no sum is named."""
    paid = [euros for euros in sums(badge) if euros]
    known = [price for price in prices(badge) if price.low is not None]
    free = [price for price in known if price.low == 0]
    if not known:
        return ""
    if not paid:
        for_some = said("answer", "for_some", language, price=nothing(badge, language))
        return nothing(badge, language) if len(free) == len(prices(badge)) else for_some
    lowest = formats.euros(paid[0], language)
    price = lowest if len(paid) == 1 else said("answer", "from", language, price=lowest)
    return f"{price}, {said('answer', 'for_some', language, price=nothing(badge, language))}" if free else price
