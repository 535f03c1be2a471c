"""Open Education API 5: a badge as a course, as the Dutch registers and catalogues exchange them.

https://openonderwijsapi.nl/specification/v5, entity "Course". Identifiers are UUIDs made from our addresses, so that
every build gives the same ones.
"""

import uuid
from typing import Any

from badge_catalogue.exports import addresses
from badge_catalogue.exports.json_text import present
from badge_catalogue.exports.ob2 import eqf_level
from badge_catalogue.exports.summary import level
from badge_catalogue.model import Badge, Catalogue, Institution
from badge_catalogue.settings import Settings
from badge_catalogue.text import LANGUAGES, Text

_TAGS = {"nl": "nl-NL", "en": "en-GB"}
_LEVELS = {
    "1": "secondary vocational education 1",
    "2": "secondary vocational education 2",
    "3": "secondary vocational education 3",
    "4": "secondary vocational education 4",
    "5": "associate degree",
    "6": "bachelor",
    "7": "master",
    "8": "doctoral",
}
_MODES = {"online": "online", "onsite": "on campus", "blended": "hybrid", "work_experience": "situated"}
_LONGEST_ABBREVIATION = 256


def course(badge: Badge, catalogue: Catalogue, settings: Settings) -> dict[str, Any]:
    """Return the current version as a Course; what OOAPI has no word for stands in `ext`."""
    institution = catalogue.institutions[badge.issuer]
    assessments = catalogue.vocabularies.get("assessment", {})
    tested = [
        assessments[name].label for name in (badge.assessment.types if badge.assessment else ()) if name in assessments
    ]
    value = badge.level.value if badge.level else ""
    return present(
        courseId=str(uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.site_url}{addresses.badge_folder(badge)}")),
        primaryCode={"codeType": "identifier", "code": badge.id},
        name=_texts(badge.name),
        abbreviation=badge.slug[:_LONGEST_ABBREVIATION],
        description=_texts(badge.description),
        teachingLanguage=_TAGS.get(badge.language[0], badge.language[0]),
        level=_LEVELS.get(value, "undefined"),
        ects=badge.workload.ects if badge.workload else None,
        duration=badge.offering[0].duration if badge.offering else None,
        fieldsOfStudy=badge.isced_f,
        learningOutcomes=[_texts(outcome.text) for outcome in badge.learning_outcomes],
        admissionRequirements=_texts(badge.admission or badge.prerequisites),
        qualificationRequirements=_texts(badge.criteria),
        modeOfDelivery=[_MODES[name] for name in badge.participation],
        assessment=_texts(
            Text({language: ", ".join(label.get(language) for label in tested) for language in LANGUAGES})
            if tested
            else Text()
        ),
        link=addresses.badge_page(badge, settings, badge.default_language),
        otherCodes=_codes(badge),
        validFrom=f"{badge.first_awarded:%Y-%m-%d}" if badge.first_awarded else None,
        organization=str(organization_id(institution, settings)),
        ext=_extension(badge, catalogue),
    )


def organization(institution: Institution, settings: Settings) -> dict[str, Any]:
    """Return an institution as an Organization."""
    code = institution.institution_code
    return present(
        organizationId=str(organization_id(institution, settings)),
        primaryCode={"codeType": "brin", "code": code} if code else {"codeType": "identifier", "code": institution.id},
        organizationType="root",
        name=_texts(institution.name),
        shortName=institution.id,
        description=_texts(institution.description),
        link=institution.url,
    )


def organization_id(institution: Institution, settings: Settings) -> uuid.UUID:
    """Return the UUID of an institution, made from the address of its page."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.site_url}{addresses.institution_folder(institution)}")


def _texts(text: Text) -> list[dict[str, str]]:
    return [
        {"language": _TAGS[language], "value": text.get(language).strip()}
        for language in LANGUAGES
        if text.has(language)
    ]


def _codes(badge: Badge) -> list[dict[str, str]]:
    codes = badge.programme_codes
    if codes is None:
        return []
    named = (
        ("crohoCreboCode", codes.crebo),
        ("x-rio", codes.rio),
        ("x-keuzedeel", codes.keuzedeel),
        ("x-mbo-certificaat", codes.mbo_certificaat),
    )
    return [{"codeType": kind, "code": code} for kind, code in named if code]


def _extension(badge: Badge, catalogue: Catalogue) -> dict[str, Any]:
    """Return what a course of OOAPI 5 cannot say."""
    load = badge.workload
    return present(
        credentialType=badge.type,
        credentialStatus=badge.status,
        credentialVersion=badge.version,
        sbu=load.sbu if load else None,
        hours=load.in_hours if load else None,
        eqf=eqf_level(badge),
        levelStatement=level(badge, catalogue, badge.default_language),
        qualityFramework=badge.quality_assurance.framework if badge.quality_assurance else None,
        escoSkills=sorted({uri for outcome in badge.learning_outcomes for uri in outcome.esco}),
    )
