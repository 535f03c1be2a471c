"""What one part of a definition says, another part keeps: required badges, prices, forms of assessment, assessors."""

import re
from collections.abc import Iterator, Mapping

from badge_catalogue.checks.base import Check, Problem, check, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.facts import costs
from badge_catalogue.model import Badge
from badge_catalogue.model.text import LANGUAGES, Text

# How a price names whom it is for, by group and language; the first row names everyone.
_ALL = {"nl": r"iedere|deelnemer|alle\b", "en": r"every|participant|\ball\b"}
_GROUPS: dict[str, dict[str, str]] = {
    "student": {
        "nl": r"(?<!internationale )\bstudent|leerling",
        "en": r"(?<!exchange )(?<!international )\bstudent|pupil",
    },
    "professional": {
        "nl": r"werkende|professional|onderneme|docent|bedrijven",
        "en": r"working|profession|entrepr|teach",
    },
    "jobseeker": {
        "nl": r"werkzoekend|zonder (?:werk|baan)|uitkering",
        "en": r"job ?seek|out of work|without work|unempl",
    },
    "staff": {"nl": r"medewerker|docent|personeel|collega", "en": r"staff|lecturer|teacher|employee|colleague"},
    "international": {"nl": r"internationa|uitwissel|zomerschool", "en": r"internationa|exchange|summer"},
}
# What criteria say of a form of assessment that is held with words; forms that are watched or made say it in many ways.
_FORMS: dict[str, dict[str, str]] = {
    "oral_exam": {
        "nl": r"mondeling|gesprek|verdedig|presente|vragen",
        "en": r"oral|conversation|defend|present|questions",
    },
    "written_exam": {"nl": r"toets|examen|vragen|kennis", "en": r"\btest|exam|quiz|questions|knowledge"},
    "report_paper": {
        "nl": r"verslag|paper|rapport|notitie|artikel|dossier|plan",
        "en": r"report|paper|note|article|file|plan",
    },
    "development_report": {"nl": r"verslag|reflectie|beschr", "en": r"report|reflection|descri"},
}
_PEER = {
    "nl": re.compile(r"\bEen (?:collega|medestudent|medecursist|vriend|familielid) (?:zag|beoordeelde|keurde)\b"),
    "en": re.compile(r"\b[Aa] (?:colleague|fellow \w+|friend|family member) (?:saw|assessed|judged|approved)\b"),
}


def _requires(badge: Badge) -> tuple[str, ...]:
    return badge.stacking.requires if badge.stacking else ()


def _finds(words: Mapping[str, str], text: Text) -> bool:
    """Say whether a text has one of these words, in a language that it has."""
    return any(
        re.search(words[language], text.get(language).casefold()) for language in LANGUAGES if text.has(language)
    )


@check("warning")
def required_badge_is_named(view: View) -> Iterator[Problem]:
    """A text on prerequisites names the badge that stacking requires.

    Bad: {prerequisites: "You are 18 or older.", stacking: {requires: [demo-mbo.ehbo]}}
    Good: {prerequisites: "You hold the badge First aid and are 18 or older.", stacking: {requires: [demo-mbo.ehbo]}}
    """
    for badge in view.current:
        for required in _requires(badge):
            known = view.catalogue.badges.get(required)
            name = _unnamed(badge, known.name) if known is not None and badge.prerequisites else ""
            if name:
                yield Problem(
                    badge.source,
                    ("prerequisites",),
                    says("coherence.required_not_in_text", name=clip(name)),
                    says("coherence.name_badge_prerequisites"),
                )


def _unnamed(badge: Badge, names: Text) -> str:
    """Return the name of a badge, in the first language in which a text on who may take part leaves it out."""
    for language in LANGUAGES:
        said = [text.get(language).casefold() for text in (badge.prerequisites, badge.admission) if text.has(language)]
        if names.has(language) and not any(names.get(language).casefold() in text for text in said):
            return names.get(language)
    return ""


@check("warning")
def required_badge_is_stackable(view: View) -> Iterator[Problem]:
    """A badge that another badge of its school requires does not stand alone.

    Bad: first aid has role standalone, and first aid for children requires it
    Good: first aid has role stackable, into first aid for children
    """
    following: dict[str, str] = {}
    for badge in view.everyone:
        for required in _requires(badge):
            if required.partition(".")[0] == badge.issuer:
                following.setdefault(required, badge.id)
    for badge in view.current:
        alone = badge.stacking is not None and badge.stacking.role == "standalone"
        if alone and badge.id in following and badge.source.written("stacking", "role"):
            other = following[badge.id]
            yield Problem(
                badge.source,
                ("stacking", "role"),
                says("coherence.stands_alone_yet_required", other=other),
                says("coherence.write_stackable_into", other=other),
            )


@check("hint")
def group_finds_its_price(view: View) -> Iterator[Problem]:
    """Every group that a badge is for finds its price, where prices are named.

    Bad: {audience: [student, professional], offering: [{costs: [{for: working adults}]}]}
    Good: {audience: [student, professional], offering: [{costs: [{for: students}, {for: working adults}]}]}
    """
    for badge in view.current:
        payers = [cost.for_whom for offering in badge.offering for cost in offering.costs]
        if (
            not payers
            or any(not offering.costs for offering in badge.offering)
            or any(_finds(_ALL, who) for who in payers)
        ):
            continue
        for index, group in enumerate(badge.audience):
            words = _GROUPS.get(group)
            if words and not any(_finds(words, who) for who in payers):
                yield Problem(
                    badge.source,
                    ("audience", index),
                    says("coherence.no_price_for_group", group=group),
                    says("coherence.name_group_costs"),
                )


@check("hint")
def form_of_assessment_in_criteria(view: View) -> Iterator[Problem]:
    """A written or oral form of assessment comes back in the criteria, as long as these may still change.

    Bad: {assessment: {types: [oral_exam]}, criteria: You have made a plan.}
    Good: {assessment: {types: [oral_exam]}, criteria: You have made a plan and defended it in the oral exam.}
    """
    for badge in view.current:
        if badge.assessment is None or not badge.criteria or badge.first_awarded:
            continue
        for index, form in enumerate(badge.assessment.types):
            words = _FORMS.get(form)
            if words and not _finds(words, badge.criteria):
                yield Problem(
                    badge.source,
                    ("assessment", "types", index),
                    says("coherence.no_criterion_mentions_form", form=form),
                    says("coherence.write_what_is_assessed"),
                )


@check("hint")
def assessor_is_no_peer(view: View) -> Iterator[Problem]:
    """Someone who is independent of the learner assesses, not a colleague, friend or fellow student.

    Bad: criteria: A colleague saw how you guide students.
    Good: criteria: An assessor from outside your team saw how you guide students.
    """
    for badge in view.current:
        for language in LANGUAGES if not badge.first_awarded else ():
            match = _PEER[language].search(badge.criteria.get(language)) if badge.criteria.has(language) else None
            if match:
                yield Problem(
                    badge.source,
                    ("criteria", language),
                    says("coherence.is_that_the_assessor", match=match[0]),
                    says("coherence.name_assessor_outside"),
                )


@check("hint")
def covered_price_is_nothing(view: View) -> Iterator[Problem]:
    """A price that the fee of the programme covers is written as nothing, so that nobody asks for it.

    Bad: {costs: [{for: students, note: Covered by the tuition fee.}]}
    Good: {costs: [{for: students, eur: 0, note: Covered by the tuition fee.}]}
    """
    for badge in view.current:
        for number, offering in enumerate(badge.offering):
            for place, cost in enumerate(offering.costs):
                if cost.eur is None and costs.covered(cost.note):
                    yield Problem(
                        badge.source,
                        ("offering", number, "costs", place, "note"),
                        says("coherence.covered_yet_no_price"),
                        says("coherence.write_nothing"),
                    )


CHECKS: tuple[Check, ...] = (
    required_badge_is_named,
    required_badge_is_stackable,
    group_finds_its_price,
    form_of_assessment_in_criteria,
    assessor_is_no_peer,
    covered_price_is_nothing,
)
