"""What each type of badge needs and refuses, after the columns R, M and X of the data model."""

from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, says
from badge_catalogue.checks.view import View
from badge_catalogue.definitions.fields_badge import BADGE_FIELDS
from badge_catalogue.definitions.read import slots
from badge_catalogue.model import Badge
from badge_catalogue.packs import AT_HAND

# Fields beyond those every badge needs, by type.
NEEDED: dict[str, tuple[str, ...]] = {
    "regular": ("level", "workload", "learning_outcomes", "programme_codes"),
    "microcredential": (
        "level",
        "workload",
        "learning_outcomes",
        "participation",
        "assessment",
        "quality_assurance",
        "target_group",
        "prerequisites",
        "admission",
        "stacking",
        "audience",
        "approval",
    ),
    "extra_curricular": (),
}
REFUSED: dict[str, tuple[str, ...]] = {"extra_curricular": ("level",)}


def needed(kind: str) -> tuple[str, ...]:
    """Return the fields that a type of badge needs in this catalogue: not those of another country."""
    return tuple(name for name in NEEDED.get(kind, ()) if name in slots(Badge))


_TYPES = {
    "regular": says("needs.regular_badge"),
    "microcredential": says("needs.microcredential"),
    "extra_curricular": says("needs.extra_curricular_badge"),
}


def _missing(view: View, *names: str) -> Iterator[Problem]:
    """Yield the fields that a badge's type needs; in a draft they may still come."""
    for badge in view.badges:
        for name in names:
            if name in needed(badge.type) and not badge.source.written(name):
                kind = _TYPES[badge.type]
                example = _example(view, badge, name)
                yield Problem(
                    badge.source,
                    ("type",),
                    says("needs.needs", kind=kind, name=name),
                    says("needs.add", name=name, example=example),
                    "warning" if badge.status == "draft" else None,
                )


def _example(view: View, badge: Badge, name: str) -> str:
    """Return a value of a field that this badge may have here; its words are for the school to replace."""
    usual = AT_HAND.of_sectors(badge.sector, name)
    if name == "quality_assurance":
        known = list(view.catalogue.quality_frameworks)
        framework = usual if usual in known or not known else known[0]
        return f"{{framework: {framework}, body: {{nl: examencommissie Techniek, en: Examination Board Technology}}}}"
    return usual or AT_HAND.of_anywhere(BADGE_FIELDS[Badge][name].example)


@check("error")
def level_needed(view: View) -> Iterator[Problem]:
    """A regular badge and a microcredential have a level.

    Bad: type: microcredential
    Good: {type: microcredential, level: {framework: nlqf, value: "4"}}
    """
    yield from _missing(view, "level")


@check("error")
def no_level_for_extra_curricular(view: View) -> Iterator[Problem]:
    """An extra-curricular badge has no formal level.

    Bad: {type: extra_curricular, level: {framework: eqf, value: "4"}}
    Good: {type: extra_curricular, series: {template: kompas21-samenwerken, step: expert}}
    """
    for badge in view.badges:
        if badge.type == "extra_curricular" and badge.source.written("level"):
            yield Problem(
                badge.source,
                ("level#key",),
                says("needs.extra_curricular_badge_no"),
                says("needs.remove_level_step_series"),
            )


@check("error")
def workload_needed(view: View) -> Iterator[Problem]:
    """A regular badge and a microcredential say how much work they are.

    Bad: type: microcredential
    Good: {type: microcredential, workload: {ects: 5}}
    """
    yield from _missing(view, "workload")
    for badge in view.badges:
        work = badge.workload
        if work is not None and not any(badge.source.written("workload", unit) for unit in ("ects", "sbu", "hours")):
            yield Problem(
                badge.source,
                ("workload",),
                says("needs.workload_names_no_number"),
                says("needs.write_ects_sbu_hours"),
            )


@check("error")
def extra_curricular_counts_hours_only(view: View) -> Iterator[Problem]:
    """An extra-curricular badge counts hours, not credits.

    Bad: {type: extra_curricular, workload: {ects: 1}}
    Good: {type: extra_curricular, workload: {hours: 28}}
    """
    for badge in view.badges:
        if badge.type != "extra_curricular":
            continue
        for unit in ("ects", "sbu"):
            if badge.source.written("workload", unit):
                yield Problem(
                    badge.source,
                    ("workload", f"{unit}#key"),
                    says("needs.extra_curricular_badge_no_2", unit=unit),
                    says("needs.write_hours"),
                )


@check("error")
def outcomes_needed(view: View) -> Iterator[Problem]:
    """A regular badge and a microcredential say what someone can do.

    Bad: type: microcredential
    Good: {type: microcredential, learning_outcomes: [{id: lo1, text: {nl: Je kunt …, en: Install …}}]}
    """
    yield from _missing(view, "learning_outcomes")


@check("error")
def programme_codes_needed(view: View) -> Iterator[Problem]:
    """A regular badge names the programme it is part of.

    Bad: type: regular
    Good: {type: regular, programme_codes: {crebo: "25737"}}
    """
    yield from _missing(view, "programme_codes")


@check("error")
def participation_needed(view: View) -> Iterator[Problem]:
    """A microcredential says how one takes part.

    Bad: type: microcredential
    Good: {type: microcredential, participation: [blended]}
    """
    yield from _missing(view, "participation")


@check("error")
def assessment_needed(view: View) -> Iterator[Problem]:
    """A microcredential says how it is tested, under supervision or not, with the identity verified or not.

    Bad: assessment: {types: [written_exam]}
    Good: assessment: {types: [written_exam], supervised: true, id_verified: true}
    """
    yield from _missing(view, "assessment")
    for badge in view.badges:
        if badge.type != "microcredential" or badge.assessment is None:
            continue
        for name in ("types", "supervised", "id_verified"):
            if not badge.source.written("assessment", name):
                example = "[written_exam]" if name == "types" else says("needs.true_or_false")
                yield Problem(
                    badge.source,
                    ("assessment",),
                    says("needs.assessment_not_say", name=name),
                    says("needs.add", name=name, example=example),
                )


@check("error")
def quality_assurance_needed(view: View) -> Iterator[Problem]:
    """A microcredential names the quality framework it was made under.

    Bad: type: microcredential
    Good: {type: microcredential, quality_assurance: {framework: npuls-mbo}}
    """
    yield from _missing(view, "quality_assurance")


@check("error")
def admission_needed(view: View) -> Iterator[Problem]:
    """A microcredential says for whom it is, what one must know before and who is admitted.

    Bad: type: microcredential
    Good: {type: microcredential, target_group: …, prerequisites: …, admission: …, audience: [professional]}
    """
    yield from _missing(view, "target_group", "prerequisites", "admission", "audience")


@check("error")
def stacking_needed(view: View) -> Iterator[Problem]:
    """A microcredential says whether it stands alone or counts towards something.

    Bad: type: microcredential
    Good: {type: microcredential, stacking: {role: standalone}}
    """
    yield from _missing(view, "stacking")


@check("error")
def approval_needed(view: View) -> Iterator[Problem]:
    """A microcredential names who approved it and guarantees its level.

    Bad: type: microcredential
    Good: {type: microcredential, approval: {body: {nl: examencommissie Techniek}, decided_on: 2026-02-10}}
    """
    yield from _missing(view, "approval")


@check("error")
def privacy_basis_needed(view: View) -> Iterator[Problem]:
    """An institution has a legal basis for every type of badge it publishes.

    Bad: privacy: []
    Good: privacy: [{badge_type: microcredential, basis: contract, notice_url: https://school.example.org/privacy}]
    """
    seen = set()
    for badge in view.badges:
        issuer = view.catalogue.institutions.get(badge.issuer)
        if issuer is None or badge.status == "draft" or not badge.type or (issuer.id, badge.type) in seen:
            continue
        seen.add((issuer.id, badge.type))
        if all(item.badge_type != badge.type for item in issuer.privacy):
            entry = f"{{badge_type: {badge.type}, basis: contract, notice_url: {issuer.url.rstrip('/')}/privacy}}"
            entry = f"  - {entry}" if issuer.privacy else f"privacy: [{entry}]"
            yield Problem(
                issuer.source,
                ("privacy",),
                says("needs.no_legal_basis", type=badge.type, id=badge.id),
                says("needs.ask_your_privacy_officer", entry=entry),
            )


CHECKS: tuple[Check, ...] = (
    level_needed,
    no_level_for_extra_curricular,
    workload_needed,
    extra_curricular_counts_hours_only,
    outcomes_needed,
    programme_codes_needed,
    participation_needed,
    assessment_needed,
    quality_assurance_needed,
    admission_needed,
    stacking_needed,
    approval_needed,
    privacy_basis_needed,
)
