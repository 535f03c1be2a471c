"""Days that cannot be: what is decided, assured, reviewed and awarded follows the order in which it happens."""

from collections.abc import Iterator
from datetime import date, timedelta

from badge_catalogue.checks.base import Check, Problem, check, says
from badge_catalogue.checks.view import View
from badge_catalogue.facts.durations import weeks
from badge_catalogue.model import Badge, Catalogue

_OWN_PACE = "own_pace"


def _decided(badge: Badge) -> date | None:
    return badge.approval.decided_on if badge.approval else None


@check("warning")
def quality_after_approval(view: View) -> Iterator[Problem]:
    """Quality is assured no earlier than the badge was approved.

    Bad: {approval: {decided_on: 2026-03-12}, quality_assurance: {status: assured, checked_on: 2026-02-16}}
    Good: {approval: {decided_on: 2026-03-12}, quality_assurance: {status: assured, checked_on: 2026-03-23}}
    """
    hint = says("calendar.look_both_dates_write")
    for badge in view.badges:
        quality, decided = badge.quality_assurance, _decided(badge)
        if quality is None or badge.approval is None:
            continue
        if quality.status == "assured" and decided is None:
            message = says("calendar.quality_assured_without_decision")
            yield Problem(badge.source, ("quality_assurance", "status"), message, hint)
        elif decided and quality.checked_on and quality.checked_on < decided:
            message = says("calendar.quality_assured_before_decision", decided=decided)
            yield Problem(badge.source, ("quality_assurance", "checked_on"), message, hint)


@check("warning")
def reviewed_after_first_award(view: View) -> Iterator[Problem]:
    """A definition that names its first award was reviewed on that day or later.

    Bad: {first_awarded: 2026-09-18, reviewed_on: 2026-09-01}
    Good: {first_awarded: 2026-09-18, reviewed_on: 2026-10-05}
    """
    for badge in view.badges:
        if badge.first_awarded and badge.reviewed_on and badge.reviewed_on < badge.first_awarded:
            yield Problem(
                badge.source,
                ("reviewed_on",),
                says("calendar.reviewed_before_first_awarded", first_awarded=badge.first_awarded),
                says("calendar.review_definition_write_day"),
            )


@check("warning")
def awarded_after_it_lasts(view: View) -> Iterator[Problem]:
    """Nobody holds a badge sooner than its course lasts, counted from the approval or from a badge it requires.

    Bad: {first_awarded: 2026-04-01, approval: {decided_on: 2026-03-12}, offering: [{duration: P6M}]}
    Good: {first_awarded: 2026-09-14, approval: {decided_on: 2026-03-12}, offering: [{duration: P6M}]}
    """
    awarded = _first_awards(view.catalogue)
    for badge in view.badges:
        required = badge.stacking.requires if badge.stacking else ()
        begun = [day for day in (_decided(badge), *map(awarded.get, required)) if day]
        if not begun or badge.first_awarded is None or badge.first_awarded < (_decided(badge) or date.min):
            continue  # nothing to count from, or told by dates-in-order
        day = max(begun) + _lasting(badge)
        if badge.first_awarded < day:
            yield Problem(
                badge.source,
                ("first_awarded",),
                says("calendar.can_earliest", day=day),
                says("calendar.look_day_approval_duration"),
            )


@check("hint")
def starts_after_review(view: View) -> Iterator[Problem]:
    """A start that is announced was still to come when the definition was reviewed.

    Bad: {offering: [{starts: [2026-09-07]}], reviewed_on: 2026-11-09}
    Good: {offering: [{starts: [2027-02-01]}], reviewed_on: 2026-11-09}
    """
    for badge in view.current:
        for index, offering in enumerate(badge.offering):
            for number, day in enumerate(offering.starts):
                if badge.reviewed_on and day < badge.reviewed_on:
                    yield Problem(
                        badge.source,
                        ("offering", index, "starts", number),
                        says("calendar.day_had_passed"),
                        says("calendar.remove_or_name_next"),
                    )


@check("warning")
def endorsed_after_approval(view: View) -> Iterator[Problem]:
    """Nobody endorses a version before it was approved.

    Bad: endorsed on 2026-01-15, while the version was approved on 2026-03-12
    Good: endorsed on 2026-04-02
    """
    for item in view.catalogue.endorsements.values():
        badge = view.catalogue.versions.get((item.badge, item.version))
        decided = _decided(badge) if badge else None
        if decided and item.on and item.on < decided:
            yield Problem(
                item.source,
                ("on",),
                says("calendar.approved_later", decided=decided),
                says("calendar.look_at_day_and_version"),
            )


def _first_awards(catalogue: Catalogue) -> dict[str, date]:
    """Return badge id to the day on which any version of it was first awarded; those never awarded are absent."""
    days: dict[str, date] = {}
    for (name, _), badge in catalogue.versions.items():
        if badge.first_awarded:
            days[name] = min(badge.first_awarded, days.get(name, date.max))
    return days


def _lasting(badge: Badge) -> timedelta:
    """Return the duration of the shortest offering; nothing where one goes at one's own pace or does not say."""
    if any(_OWN_PACE in offering.schedule for offering in badge.offering):
        return timedelta()
    return timedelta(weeks=min((weeks(offering.duration) or 0.0 for offering in badge.offering), default=0.0))


CHECKS: tuple[Check, ...] = (
    quality_after_approval,
    reviewed_after_first_award,
    awarded_after_it_lasts,
    starts_after_review,
    endorsed_after_approval,
)
