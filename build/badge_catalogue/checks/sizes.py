"""How much work a badge is, and whether that fits its quality framework."""

from collections.abc import Iterator
from datetime import date

from badge_catalogue.checks.base import Check, Problem, check, says
from badge_catalogue.checks.view import View
from badge_catalogue.model import Badge, WorkloadLimit
from badge_catalogue.model.text import Text

_EC_IN_HOURS = 28
_TENTH = 0.1


@check("error")
def workload_positive(view: View) -> Iterator[Problem]:
    """A workload is more than nothing.

    nl: Een studielast is meer dan niets.
    Bad: workload: {ects: 0}
    Good: workload: {ects: 1}
    """
    for badge in view.badges:
        for unit in ("ects", "sbu", "hours"):
            if badge.workload is not None and getattr(badge.workload, unit) == 0:
                yield Problem(
                    badge.source,
                    ("workload", unit),
                    says("een studielast van 0", "a workload of 0"),
                    says("schrijf hoeveel het is, of verwijder de regel", "write how much it is, or remove the line"),
                )


@check("warning")
def workload_within_guideline(view: View) -> Iterator[Problem]:
    """A microcredential keeps to the size its quality framework asks, or says why not.

    nl: Een microcredential houdt zich aan de omvang van zijn kwaliteitskader, of zegt waarom niet.
    Bad: {quality_assurance: {framework: npuls-mbo}, workload: {sbu: 40}}
    Good: {quality_assurance: {framework: npuls-mbo}, workload: {sbu: 40}, size_reason: {nl: …, en: …}}
    """
    for badge in view.badges:
        if badge.type != "microcredential" or badge.source.written("size_reason"):
            continue
        for limit, value in _exceeded(view, badge):
            span = _span(limit)
            yield Problem(
                badge.source,
                ("workload", limit.unit),
                says(
                    f"{_shown(value)} {limit.unit} ligt buiten de richtlijn: {span.get('nl')}",
                    f"{_shown(value)} {limit.unit} lies outside the guideline: {span.get('en')}",
                ),
                says("leg het uit in size_reason", "explain it in size_reason"),
            )


def _exceeded(view: View, badge: Badge) -> Iterator[tuple[WorkloadLimit, float]]:
    """Yield the guidelines that hold for a badge on the day it is judged and that it leaves."""
    quality = badge.quality_assurance
    framework = view.catalogue.frameworks.get(quality.framework) if quality else None
    if framework is None or badge.workload is None:
        return
    day = badge.first_awarded or badge.reviewed_on
    for unit in ("ects", "sbu"):
        value = getattr(badge.workload, unit)
        limits = [
            limit
            for limit in framework.workload_limits
            if limit.unit == unit and limit.sector in badge.sector and _holds(limit, day)
        ]
        # Where an experiment widens a guideline for a while, keeping to either is enough.
        if value and limits and not any(_within(limit, value) for limit in limits):
            yield limits[-1], value


def _holds(limit: WorkloadLimit, day: date | None) -> bool:
    return day is None or ((limit.valid_from or date.min) <= day <= (limit.valid_until or date.max))


def _within(limit: WorkloadLimit, value: float) -> bool:
    return (limit.minimum or 0) <= value <= (limit.maximum or float("inf"))


def _shown(value: float | None) -> str:
    return "…" if value is None else f"{value:g}"


def _span(limit: WorkloadLimit) -> Text:
    """Return a guideline in words."""
    least, most, unit = _shown(limit.minimum), _shown(limit.maximum), limit.unit
    if limit.maximum is None:
        return says(f"{least} {unit} of meer", f"{least} {unit} or more")
    if limit.minimum is None:
        return says(f"hoogstens {most} {unit}", f"at most {most} {unit}")
    return says(f"{least} tot {most} {unit}", f"{least} to {most} {unit}")


@check("hint")
def size_reason_only_where_needed(view: View) -> Iterator[Problem]:
    """A reason for the size stands only where the size leaves the guideline.

    nl: Een reden voor de omvang staat er alleen als de omvang buiten de richtlijn ligt.
    Bad: {workload: {sbu: 240}, size_reason: {nl: …, en: …}}
    Good: {workload: {sbu: 240}}
    """
    for badge in view.badges:
        if badge.size_reason and not any(_exceeded(view, badge)):
            yield Problem(
                badge.source,
                ("size_reason#key",),
                says("de omvang ligt binnen de richtlijn", "the size lies within the guideline"),
                says("verwijder size_reason", "remove size_reason"),
            )


@check("warning")
def workload_in_units_of_sector(view: View) -> Iterator[Problem]:
    """Credits (EC) belong to higher education, study load hours (SBU) to mbo.

    nl: Studiepunten (EC) horen bij hbo en wo, studiebelastingsuren (SBU) bij mbo.
    Bad: {sector: [mbo], workload: {ects: 5}}
    Good: {sector: [mbo], workload: {sbu: 140}}
    """
    for badge in view.badges:
        if badge.workload is None or not badge.sector:
            continue
        if badge.workload.ects and set(badge.sector) == {"mbo"}:
            yield Problem(
                badge.source,
                ("workload", "ects#key"),
                says("studiepunten (EC) in het mbo", "credits (EC) in mbo"),
                says("schrijf sbu of hours", "write sbu or hours"),
            )
        if badge.workload.sbu and "mbo" not in badge.sector:
            yield Problem(
                badge.source,
                ("workload", "sbu#key"),
                says("studiebelastingsuren (SBU) in hbo of wo", "study load hours (SBU) in hbo or wo"),
                says("schrijf ects of hours", "write ects or hours"),
            )


@check("warning")
def hours_agree_with_credits(view: View) -> Iterator[Problem]:
    """Hours beside credits agree with 28 hours a credit.

    nl: Uren naast studiepunten kloppen met 28 uur per studiepunt.
    Bad: workload: {ects: 5, hours: 40}
    Good: workload: {ects: 5, hours: 140}
    """
    for badge in view.badges:
        work = badge.workload
        if work is None or not work.ects or not work.hours:
            continue
        hours = work.ects * _EC_IN_HOURS
        if abs(work.hours - hours) > hours * _TENTH:
            yield Problem(
                badge.source,
                ("workload", "hours"),
                says(
                    f"{work.ects:g} EC is {hours:g} uur, niet {work.hours}",
                    f"{work.ects:g} EC is {hours:g} hours, not {work.hours}",
                ),
                says("verbeter een van beide of laat hours weg", "mend one of them or leave hours out"),
            )


CHECKS: tuple[Check, ...] = (
    workload_positive,
    workload_within_guideline,
    size_reason_only_where_needed,
    workload_in_units_of_sector,
    hours_agree_with_credits,
)
