"""Upkeep: what keeps a badge valid, and descriptions that someone has to look at again."""

from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, says
from badge_catalogue.checks.view import View
from badge_catalogue.facts.durations import DURATION
from badge_catalogue.facts.upkeep import Kind, todos


@check("warning")
def renewal_belongs_to_an_end(view: View) -> Iterator[Problem]:
    """A badge that is renewed ends, and is renewed before it does.

    Bad: {renewal: {every: P3Y, what: {nl: …, en: …}}, expires_after: P2Y}
    Good: {renewal: {every: P2Y, what: {nl: …, en: …}}, expires_after: P2Y}
    """
    for badge in view.current:
        renewal = badge.renewal
        if renewal is None:
            continue
        if badge.expires_after is None:
            message, hint = says("upkeep.renewed_without_end"), says("upkeep.add_expires_after")
            yield Problem(badge.source, ("renewal",), message, hint)
        elif _days(renewal.every) > _days(badge.expires_after):
            message = says("upkeep.renewed_too_late", expires_after=badge.expires_after)
            yield Problem(badge.source, ("renewal", "every"), message, says("upkeep.renew_sooner"))


def _days(duration: str) -> float:
    """Return roughly how many days an ISO 8601 duration of dates lasts; of another form nothing, its shape is told."""
    found = DURATION.fullmatch(duration)
    years, months, weeks, days = (int(part or 0) for part in found.groups()[:4]) if found else (0, 0, 0, 0)
    return years * 365.25 + months * 365.25 / 12 + weeks * 7 + days


@check("warning")
def reviewed_within_two_years(view: View) -> Iterator[Problem]:
    """Someone looked at the description of a badge that can be earned within the last two years.

    Bad: 'reviewed_on: 2024-01-15, in December 2026'
    Good: 'reviewed_on: 2025-03-10, in December 2026'
    """
    yield from _told(view, "review")


@check("hint")
def start_is_to_come(view: View) -> Iterator[Problem]:
    """An offering names a start that is still to come, and none that has passed.

    Bad: 'offering: [{starts: [2026-09-07]}], in December 2026'
    Good: 'offering: [{starts: [2027-02-01]}], in December 2026'
    """
    yield from _told(view, "started", "ended")


@check("hint")
def offering_has_a_page(view: View) -> Iterator[Problem]:
    """An offering names the page where people enrol.

    Bad: 'offering: [{starts: [2027-02-01]}]'
    Good: 'offering: [{url: https://school.example.org/aanbod, starts: [2027-02-01]}]'
    """
    yield from _told(view, "page")


def _told(view: View, *kinds: Kind) -> Iterator[Problem]:
    """Yield the findings on fields to review; none where the day does not matter."""
    if view.moment is None:
        return
    today = view.moment.date()
    for badge in view.current:
        for todo in todos(badge, today):
            if todo.kind in kinds:
                message = says(f"upkeep.todo.{todo.kind}", day=todo.day or "")
                yield Problem(badge.source, todo.path, message, says(f"upkeep.hint.{todo.kind}"))


CHECKS: tuple[Check, ...] = (
    renewal_belongs_to_an_end,
    reviewed_within_two_years,
    start_is_to_come,
    offering_has_a_page,
)
