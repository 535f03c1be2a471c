"""European Learning Model 3: a badge as a learning achievement specification, in JSON-LD.

Follows the application profile for learning opportunities and qualifications (LOQ 1.1), whose classes are closed: what
they have no property for stands in a note.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from badge_catalogue import addresses
from badge_catalogue.exports.elm_context import CONTEXT
from badge_catalogue.exports.elm_parts import concept, note, opportunity, organisation, terms, text, web_resource, words
from badge_catalogue.exports.json_text import present
from badge_catalogue.exports.summary import level, practice, quality, recognised, renewal, step
from badge_catalogue.model import Badge, Catalogue, LearningOutcome, ProgrammeCodes, Term
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.settings import Settings
from badge_catalogue.words import po

_ECTS = "http://data.europa.eu/snb/education-credit/6fcec5c5af"
_SETTINGS = {
    "regular": "http://data.europa.eu/snb/learning-setting/6fd4685715",
    "microcredential": "http://data.europa.eu/snb/learning-setting/e207a81fc7",
    "extra_curricular": "http://data.europa.eu/snb/learning-setting/e207a81fc7",
}
# The types of ESCO's skill pillar; it has none for responsibility and autonomy.
_KINDS = {name: f"http://data.europa.eu/esco/skill-type/{name}" for name in ("knowledge", "skill")}
_GRADE = po.text("exports", "grade")
_ASSESSMENT = po.text("exports", "assessment")


def specification(badge: Badge, catalogue: Catalogue, settings: Settings) -> dict[str, Any]:
    """Return the current version as a learning achievement specification, with the ways to follow it."""
    here = f"{settings.site_url}{addresses.badge_form(badge, 'elm')}"
    load = badge.workload
    return {
        "@context": CONTEXT,
        **present(
            id=here,
            type="Qualification" if is_qualification(badge, catalogue) else "LearningAchievementSpecification",
            title=text(badge.name),
            description=text(badge.description),
            category=_category(badge, catalogue),
            identifier=_identifiers(badge),
            homepage=web_resource(addresses.badge_page(badge, settings, badge.default_language), f"{here}#page"),
            language=_concepts(terms(catalogue, "language", badge.language)),
            modified=f"{badge.reviewed_on:%Y-%m-%d}T00:00:00Z" if badge.reviewed_on else None,
            status=badge.status,
            learningSetting=concept(_SETTINGS[badge.type]),
            thematicArea=_concepts(terms(catalogue, "isced_f", (badge.isced_f or "",))),
            mode=_concepts(terms(catalogue, "participation", badge.participation)),
            volumeOfLearning=f"PT{load.in_hours:g}H" if load and load.in_hours is not None else None,
            creditPoint={
                "id": f"{here}#credit",
                "type": "CreditPoint",
                "framework": concept(_ECTS),
                "point": f"{load.ects:g}",
            }
            if load and load.ects is not None
            else None,
            learningOutcome=[
                _outcome(outcome, f"{here}#{outcome.id}", catalogue) for outcome in badge.learning_outcomes
            ],
            provenBy=_assessment(badge, here, catalogue),
            entryRequirement=note(_joined(badge.prerequisites, badge.admission), f"{here}#entry"),
            additionalNote=_notes(badge, catalogue, here, settings.moment.date()),
            awardingOpportunity={
                "id": f"{here}#awarding",
                "type": "AwardingOpportunity",
                "awardingBody": organisation(catalogue.institutions[badge.issuer], settings),
                "learningAchievementSpecification": here,
            },
            isPartOf=_others(badge.stacking.into if badge.stacking else (), badge, catalogue, settings),
            hasPart=_others(badge.stacking.requires if badge.stacking else (), badge, catalogue, settings),
            learningOpportunity=[
                opportunity(badge, number, here, catalogue, settings) for number in range(1, len(badge.offering) + 1)
            ],
        ),
        **_levels(badge, catalogue),
    }


def is_qualification(badge: Badge, catalogue: Catalogue) -> bool:
    """Say whether the badge has what the profile asks of a `Qualification`, the only class with a level of the EQF.

    That is a level of the NLQF that is referenced to the EQF, a field of study, and learning outcomes.
    """
    return bool(
        badge.level is not None
        and badge.level.framework != "eqf"
        and terms(catalogue, badge.level.framework, (badge.level.value,))
        and terms(catalogue, "eqf", (badge.level.value.rstrip("+"),))
        and terms(catalogue, "isced_f", (badge.isced_f or "",))
        and badge.learning_outcomes
    )


def _concepts(found: list[Term]) -> list[dict[str, Any]]:
    return [concept(term.uri, term.official_label) for term in found]


def _joined(*parts: Text) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for part in map(text, parts):
        for language, words_ in part.items():
            found.setdefault(language, []).append(words_)
    return {language: "\n\n".join(each) for language, each in found.items()}


def _levels(badge: Badge, catalogue: Catalogue) -> dict[str, Any]:
    """Return the level; the NLQF is referenced to the EQF number by number."""
    if badge.level is None:
        return {}
    own = _concepts(terms(catalogue, badge.level.framework, (badge.level.value,)))
    if not is_qualification(badge, catalogue):
        return present(educationLevel=own)
    (eqf,) = _concepts(terms(catalogue, "eqf", (badge.level.value.rstrip("+"),)))
    return {"eqfLevel": eqf, "nqfLevel": own}


def _identifiers(badge: Badge) -> list[dict[str, Any]]:
    codes = badge.programme_codes or ProgrammeCodes()
    named = [
        ("badge-catalogue", badge.id),
        ("RIO", codes.rio),
        ("CREBO", codes.crebo),
        ("keuzedeel", codes.keuzedeel),
        ("mbo-certificaat", codes.mbo_certificaat),
        *((award.platform, award.badge_class_url) for award in badge.awarded_as),
    ]
    return [{"type": "Identifier", "notation": code, "schemeName": name} for name, code in named if code]


def _outcome(outcome: LearningOutcome, here: str, catalogue: Catalogue) -> dict[str, Any]:
    nodes = []
    for reference in outcome.refs:
        framework, _, code = reference.partition(":")
        found = catalogue.frameworks.get(framework)
        nodes += [
            concept(node.url, node.name) for node in (found.nodes if found else ()) if node.id == code and node.url
        ]
    return present(
        id=here,
        type="LearningOutcome",
        title=text(outcome.text),
        dcType=concept(_KINDS[outcome.kind]) if outcome.kind in _KINDS else None,
        relatedESCOSkill=_concepts(terms(catalogue, "esco", outcome.esco)),
        relatedSkill=nodes,
    )


def _assessment(badge: Badge, here: str, catalogue: Catalogue) -> dict[str, Any] | None:
    """Return the assessment with its grading; several forms share one term of the vocabulary, so none is named."""
    assessment, grade = badge.assessment, badge.grade
    if assessment is None and grade is None:
        return None
    forms = terms(catalogue, "assessment", assessment.types) if assessment else []
    said = [
        po.text("exports", f"supervision.{name}.{str(value).lower()}")
        for name in ("supervised", "id_verified")
        if (value := getattr(assessment, name, None)) is not None
    ]
    return present(
        id=f"{here}#assessment",
        type="LearningAssessmentSpecification",
        title={
            language: ", ".join(form.label.get(language) for form in forms) or _ASSESSMENT.get(language)
            for language in LANGUAGES
        },
        dcType=[concept(uri) for uri in sorted({form.uri for form in forms})],
        additionalNote=note(
            {language: ", ".join(each.get(language) for each in said) for language in LANGUAGES}, f"{here}#supervision"
        )
        if said
        else None,
        gradingScheme={
            "id": f"{here}#grade",
            "type": "GradingScheme",
            "title": {language: grade.scale or _GRADE.get(language) for language in LANGUAGES},
        }
        if grade
        else None,
    )


def _notes(badge: Badge, catalogue: Catalogue, here: str, today: date) -> list[dict[str, Any]]:
    """Return notes for fields that no property of the classes holds, or only one that requires an accreditation."""
    assured, approved = badge.quality_assurance, badge.approval

    def said(*parts: Text | str | None) -> dict[str, str]:
        by_language = {
            language: " ".join(
                text for part in parts if (text := part.get(language).strip() if isinstance(part, Text) else part)
            )
            for language in LANGUAGES
        }
        return {language: text for language, text in by_language.items() if text}

    def worded(name: Callable[[Badge, Catalogue, str], str]) -> Text:
        return Text({language: name(badge, catalogue, language) for language in LANGUAGES})

    def counted(badge: Badge, catalogue: Catalogue, language: str) -> str:
        return " ".join(recognised(badge, catalogue, language, today))

    by_name = {
        "criteria": text(badge.criteria),
        "for": text(badge.target_group),
        "audience": words(*(f"audience_{each}" for each in badge.audience)) if badge.audience else {},
        "level": said(worded(level)),
        "series": said(worded(step)),
        "alignments": said(worded(_aligned)),
        "quality": said(worded(quality), assured.body, assured.url) if assured else {},
        "practice": said(worded(practice)),
        "renewal": said(worded(lambda badge, _, language: renewal(badge, language))),
        "recognition": said(worded(counted)),
        "approval": said(approved.body, f"{approved.decided_on or ''}", approved.url) if approved else {},
    }
    found = [note(value, f"{here}#{name}") for name, value in by_name.items()]
    return [each for each in found if each is not None]


def _category(badge: Badge, catalogue: Catalogue) -> dict[str, str]:
    """Return the name of the kind of a badge: its type, and the kind of evidence where it attests work."""
    kinds = terms(catalogue, "practice", (badge.practice.kind,)) if badge.practice else []
    named = words(f"type_{badge.type}")
    return {key: ", ".join([said, *(kind.label.get(key) for kind in kinds)]) for key, said in named.items()}


def _aligned(badge: Badge, catalogue: Catalogue, language: str) -> str:
    """Return the elements of frameworks that the badge as a whole is aligned to."""
    found = []
    for alignment in badge.alignments:
        framework = catalogue.frameworks.get(alignment.framework)
        node = next((each for each in framework.nodes if each.id == alignment.code), None) if framework else None
        if framework is not None:
            found.append(f"{framework.name.get(language)}: {node.name.get(language) if node else alignment.code}")
    return "; ".join(found)


def _others(names: tuple[str, ...], badge: Badge, catalogue: Catalogue, settings: Settings) -> list[str]:
    """Return the specifications named; a qualification has only qualifications for its parts and its whole."""
    known = [catalogue.badges[name] for name in names if name in catalogue.badges]
    return [
        f"{settings.site_url}{addresses.badge_form(other, 'elm')}"
        for other in known
        if is_qualification(other, catalogue) or not is_qualification(badge, catalogue)
    ]
