"""How much work a badge is, and whether that fits its quality framework."""

from collections.abc import Iterator
from datetime import date

from badge_catalogue.checks.base import Check, Problem, check, says
from badge_catalogue.checks.view import View
from badge_catalogue.model import Badge, WorkloadLimit
from badge_catalogue.model.text import Text
from badge_catalogue.packs import AT_HAND

_TENTH = 0.1


@check("error")
def workload_positive(view: View) -> Iterator[Problem]:
    """A workload is more than nothing.

    Bad: workload: {ects: 0}
    Good: workload: {ects: 1}
    """
    for badge in view.badges:
        for unit in ("ects", "sbu", "hours"):
            if badge.workload is not None and getattr(badge.workload, unit) == 0:
                yield Problem(
                    badge.source,
                    ("workload", unit),
                    says("sizes.workload_0"),
                    says("sizes.write_how_much_remove"),
                )


@check("warning")
def workload_within_guideline(view: View) -> Iterator[Problem]:
    """A microcredential keeps to the size its quality framework asks, or says why not.

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
                says("sizes.lies_outside_guideline", value=_shown(value), unit=limit.unit, span=span),
                says("sizes.explain_size_reason"),
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
        return says("sizes.more", least=least, unit=unit)
    if limit.minimum is None:
        return says("sizes.most", most=most, unit=unit)
    return says("sizes.to", least=least, most=most, unit=unit)


@check("hint")
def size_reason_only_where_needed(view: View) -> Iterator[Problem]:
    """A reason for the size stands only where the size leaves the guideline.

    Bad: {workload: {sbu: 240}, size_reason: {nl: …, en: …}}
    Good: {workload: {sbu: 240}}
    """
    for badge in view.badges:
        if badge.size_reason and not any(_exceeded(view, badge)):
            yield Problem(
                badge.source,
                ("size_reason#key",),
                says("sizes.size_lies_within_guideline"),
                says("sizes.remove_size_reason"),
            )


@check("warning")
def workload_in_units_of_sector(view: View) -> Iterator[Problem]:
    """Credits (EC) belong to higher education, study load hours (SBU) to mbo.

    Bad: {sector: [mbo], workload: {ects: 5}}
    Good: {sector: [mbo], workload: {sbu: 140}}
    """
    for badge in view.badges:
        if badge.workload is None or not badge.sector:
            continue
        counted = [AT_HAND.measures([sector]) for sector in badge.sector]
        if badge.workload.ects and all(measures and "ects" not in measures for measures in counted):
            yield Problem(
                badge.source,
                ("workload", "ects#key"),
                says("sizes.credits_ec_mbo"),
                says("sizes.write_sbu_hours"),
            )
        if badge.workload.sbu and not any("sbu" in measures for measures in counted):
            yield Problem(
                badge.source,
                ("workload", "sbu#key"),
                says("sizes.study_load_hours_sbu"),
                says("sizes.write_ects_hours"),
            )


@check("warning")
def hours_agree_with_credits(view: View) -> Iterator[Problem]:
    """Hours beside credits agree with the hours of a credit.

    Bad: workload: {ects: 5, hours: 40}
    Good: workload: {ects: 5, hours: 140}
    """
    for badge in view.badges:
        work = badge.workload
        if work is None or not work.ects or not work.hours:
            continue
        least, most = (work.ects * hours for hours in AT_HAND.credit)
        hours = f"{least:g}" if least == most else f"{least:g}-{most:g}"
        if not least * (1 - _TENTH) <= work.hours <= most * (1 + _TENTH):
            yield Problem(
                badge.source,
                ("workload", "hours"),
                says("sizes.ec_hours_not", ects=work.ects, hours=hours, hours_2=work.hours),
                says("sizes.mend_one_them_leave"),
            )


CHECKS: tuple[Check, ...] = (
    workload_positive,
    workload_within_guideline,
    size_reason_only_where_needed,
    workload_in_units_of_sector,
    hours_agree_with_credits,
)
