"""European Learning Model 3: a badge as a learning achievement specification, in JSON-LD.

The official context stands on a host of the Commission and in no package, so the terms that are used are spelled out
here by their addresses: the file means the same, and needs no fetch to be read.
"""

from typing import Any

from badge_catalogue.exports import addresses
from badge_catalogue.exports.json_text import present
from badge_catalogue.model import Assessment, Badge, Catalogue, LearningOutcome, Term
from badge_catalogue.settings import Settings
from badge_catalogue.text import LANGUAGES, Text

_ELM = "http://data.europa.eu/snb/model/elm/"
_DCT = "http://purl.org/dc/terms/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_REFERENCE = {"@type": "@id"}
_IN_LANGUAGES = {"@container": "@language"}

CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "id": "@id",
    "type": "@type",
    **{
        name: f"{_ELM}{name}"
        for name in (
            "LearningAchievementSpecification",
            "Qualification",
            "LearningOutcome",
            "LearningAssessmentSpecification",
            "AwardingOpportunity",
            "Organisation",
            "CreditPoint",
            "Note",
            "Identifier",
            "WebResource",
            "learningOutcome",
            "creditPoint",
            "provenBy",
            "awardingOpportunity",
            "awardingBody",
            "entryRequirement",
            "additionalNote",
        )
    },
    "title": {"@id": f"{_DCT}title", **_IN_LANGUAGES},
    "description": {"@id": f"{_DCT}description", **_IN_LANGUAGES},
    "legalName": {"@id": f"{_ELM}legalName", **_IN_LANGUAGES},
    "noteLiteral": {"@id": f"{_ELM}noteLiteral", **_IN_LANGUAGES},
    "prefLabel": {"@id": f"{_SKOS}prefLabel", **_IN_LANGUAGES},
    "language": {"@id": f"{_DCT}language", **_REFERENCE},
    "dcType": {"@id": f"{_DCT}type", **_REFERENCE},
    "modified": {"@id": f"{_DCT}modified", "@type": "http://www.w3.org/2001/XMLSchema#date"},
    "identifier": "http://www.w3.org/ns/adms#identifier",
    "notation": f"{_SKOS}notation",
    "schemeName": "http://www.w3.org/ns/adms#schemaAgency",
    "homepage": "http://xmlns.com/foaf/0.1/homepage",
    "contentURL": {"@id": f"{_ELM}contentURL", "@type": "http://www.w3.org/2001/XMLSchema#anyURI"},
    "volumeOfLearning": {"@id": f"{_ELM}volumeOfLearning", "@type": "http://www.w3.org/2001/XMLSchema#duration"},
    "framework": {"@id": f"{_ELM}framework", **_REFERENCE},
    "point": f"{_ELM}point",
    **{
        name: {"@id": f"{_ELM}{name}", **_REFERENCE}
        for name in (
            "relatedESCOSkill",
            "relatedSkill",
            "EQFLevel",
            "NQFLevel",
            "ISCEDFCode",
            "mode",
            "learningSetting",
            "isPartOf",
            "hasPart",
            "specialisationOf",
        )
    },
}

_ECTS = "http://data.europa.eu/snb/education-credit/6fcec5c5af"
_SETTINGS = {
    "regular": "http://data.europa.eu/snb/learning-setting/6fd4685715",
    "microcredential": "http://data.europa.eu/snb/learning-setting/e207a81fc7",
    "extra_curricular": "http://data.europa.eu/snb/learning-setting/e207a81fc7",
}


def specification(badge: Badge, catalogue: Catalogue, settings: Settings) -> dict[str, Any]:
    """Return the current version as a learning achievement specification.

    A badge with a level is also a `Qualification`, the only class of the model that has one.
    """
    here = f"{settings.site_url}{addresses.badge_folder(badge)}elm.json"
    outcomes = {outcome.id: outcome for outcome in badge.learning_outcomes}
    load = badge.workload
    return {
        "@context": CONTEXT,
        **present(
            id=here,
            type=["LearningAchievementSpecification", "Qualification"]
            if badge.level
            else "LearningAchievementSpecification",
            title=_text(badge.name),
            description=_text(badge.description),
            identifier=_identifiers(badge),
            homepage={
                "id": f"{here}#page",
                "type": "WebResource",
                "contentURL": addresses.badge_page(badge, settings, badge.default_language),
            },
            language=[term.uri for term in _terms(catalogue, "language", badge.language)],
            modified=f"{badge.reviewed_on:%Y-%m-%d}" if badge.reviewed_on else None,
            learningSetting=_SETTINGS[badge.type],
            ISCEDFCode=[term.uri for term in _terms(catalogue, "isced_f", (badge.isced_f or "",))],
            mode=[term.uri for term in _terms(catalogue, "participation", badge.participation)],
            volumeOfLearning=f"PT{load.in_hours:g}H" if load and load.in_hours is not None else None,
            creditPoint={"id": f"{here}#credit", "type": "CreditPoint", "framework": _ECTS, "point": f"{load.ects:g}"}
            if load and load.ects is not None
            else None,
            learningOutcome=[_outcome(outcome, f"{here}#{name}", catalogue) for name, outcome in outcomes.items()],
            provenBy=_assessment(badge.assessment, here, catalogue) if badge.assessment else None,
            entryRequirement=_note(badge.prerequisites, f"{here}#entry"),
            additionalNote=_notes(badge, catalogue, here),
            awardingOpportunity=_awarding(badge, catalogue, settings, here),
            isPartOf=_others(badge.stacking.into if badge.stacking else (), catalogue, settings),
            hasPart=_others(badge.stacking.requires if badge.stacking else (), catalogue, settings),
        ),
        **_levels(badge, catalogue),
    }


def _text(text: Text) -> dict[str, str]:
    return {language: text.get(language).strip() for language in LANGUAGES if text.has(language)}


def _terms(catalogue: Catalogue, vocabulary: str, keys: tuple[str, ...]) -> list[Term]:
    known = catalogue.vocabularies.get(vocabulary, {})
    return [known[key] for key in keys if key in known]


def _levels(badge: Badge, catalogue: Catalogue) -> dict[str, Any]:
    if badge.level is None:
        return {}
    member = {"nlqf": "NQFLevel", "eqf": "EQFLevel"}[badge.level.framework]
    own = _uri(catalogue, badge.level.framework, badge.level.value)
    # The NLQF is referenced to the EQF number by number.
    return present(**{"EQFLevel": _uri(catalogue, "eqf", badge.level.value.rstrip("+")), member: own})


def _uri(catalogue: Catalogue, vocabulary: str, key: str) -> str | None:
    return next((term.uri for term in _terms(catalogue, vocabulary, (key,))), None)


def _identifiers(badge: Badge) -> list[dict[str, Any]]:
    codes = badge.programme_codes
    named = [("badge-catalogue", badge.id)]
    if codes is not None:
        named += [
            (name, code)
            for name, code in (
                ("RIO", codes.rio),
                ("CREBO", codes.crebo),
                ("keuzedeel", codes.keuzedeel),
                ("mbo-certificaat", codes.mbo_certificaat),
            )
            if code
        ]
    return [{"type": "Identifier", "notation": code, "schemeName": name} for name, code in named]


def _outcome(outcome: LearningOutcome, here: str, catalogue: Catalogue) -> dict[str, Any]:
    nodes = []
    for reference in outcome.refs:
        framework, _, code = reference.partition(":")
        found = catalogue.frameworks.get(framework)
        nodes += [node.url for node in (found.nodes if found else ()) if node.id == code and node.url]
    return present(
        id=here,
        type="LearningOutcome",
        title=_text(outcome.text),
        relatedESCOSkill=list(outcome.esco),
        relatedSkill=nodes,
    )


def _assessment(assessment: Assessment, here: str, catalogue: Catalogue) -> dict[str, Any]:
    terms = _terms(catalogue, "assessment", assessment.types)
    return present(
        id=f"{here}#assessment",
        type="LearningAssessmentSpecification",
        title={
            language: ", ".join(term.label.get(language) for term in terms)
            or {"nl": "toets", "en": "assessment"}[language]
            for language in LANGUAGES
        },
        dcType=sorted({term.uri for term in terms}),
    )


def _note(text: Text, here: str) -> dict[str, Any] | None:
    return {"id": here, "type": "Note", "noteLiteral": _text(text)} if text else None


def _notes(badge: Badge, catalogue: Catalogue, here: str) -> list[dict[str, Any]]:
    """Return what the model has no field for with free text: for whom, and under which agreements on quality."""
    quality = catalogue.frameworks.get(badge.quality_assurance.framework) if badge.quality_assurance else None
    found = [_note(badge.target_group, f"{here}#for"), _note(quality.name if quality else Text(), f"{here}#quality")]
    return [note for note in found if note is not None]


def _awarding(badge: Badge, catalogue: Catalogue, settings: Settings, here: str) -> dict[str, Any]:
    institution = catalogue.institutions[badge.issuer]
    return {
        "id": f"{here}#awarding",
        "type": "AwardingOpportunity",
        "awardingBody": {
            "id": addresses.issuer_id(institution, settings),
            "type": "Organisation",
            "legalName": _text(institution.name),
        },
    }


def _others(names: tuple[str, ...], catalogue: Catalogue, settings: Settings) -> list[str]:
    return [
        f"{settings.site_url}{addresses.badge_folder(catalogue.badges[name])}elm.json"
        for name in names
        if name in catalogue.badges
    ]
