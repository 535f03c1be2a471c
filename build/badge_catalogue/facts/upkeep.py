"""How fresh descriptions are, and what their keepers have to look at: found from the day alone, without a network."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from badge_catalogue.model import Badge

YEARS = 2  # after which a description that nobody looked at is old
Kind = Literal["review", "started", "ended", "page"]


@dataclass(frozen=True)
class Todo:
    """One thing to look at in the description of a badge.

    Attributes:
        kind: Not reviewed for two years; a start that has passed; every start has passed; no page for registration.
        day: The last review, or the start that passed; None where there is none.
        path: Where it stands in the file.
    """

    badge: Badge
    kind: Kind
    day: date | None
    path: tuple[str | int, ...]


@dataclass(frozen=True)
class Freshness:
    """How many of an institution's descriptions someone looked at in the last two years, and the oldest look."""

    total: int
    fresh: int
    oldest: date | None


def before(today: date, years: int = YEARS) -> date:
    """Return the day so many years earlier; 29 February becomes the 28th."""
    day = min(today.day, 28) if today.month == 2 else today.day  # noqa: PLR2004 -- February
    return today.replace(year=today.year - years, day=day)


def freshness(badges: Iterable[Badge], today: date) -> Freshness:
    """Return the number of badges that can be earned, of those reviewed within the term, and the earliest review."""
    looked = [badge.reviewed_on for badge in badges if badge.status == "active"]
    days = [day for day in looked if day]
    fresh = sum(day >= before(today) for day in days)
    return Freshness(len(looked), fresh, min(days, default=None))


def todos(badge: Badge, today: date) -> Iterator[Todo]:
    """Yield the fields to review in a badge that can be earned; of other badges none."""
    if badge.status != "active" or not badge.current:
        return
    if badge.reviewed_on and badge.reviewed_on < before(today):
        yield Todo(badge, "review", badge.reviewed_on, ("reviewed_on",))
    for index, offering in enumerate(badge.offering):
        passed = [day for day in offering.starts if day < today]
        if passed and len(passed) == len(offering.starts):
            yield Todo(badge, "ended", max(passed), ("offering", index, "starts"))
        elif passed:
            number = offering.starts.index(passed[0])
            yield Todo(badge, "started", passed[0], ("offering", index, "starts", number))
        if not offering.url:
            yield Todo(badge, "page", None, ("offering", index))
