"""Open Education API 5: a badge as a course, as the Dutch registers and catalogues exchange them.

https://openonderwijsapi.nl/v5, schema "Course". Identifiers are UUIDs made from our addresses, so that
every build gives the same ones.
"""

import uuid
from typing import Any

from badge_catalogue import addresses
from badge_catalogue.exports.json_text import present
from badge_catalogue.exports.ob2 import eqf_level
from badge_catalogue.exports.summary import level
from badge_catalogue.model import Badge, Catalogue, Institution, ProgrammeCodes, Stacking, Workload
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.settings import Settings
from badge_catalogue.words import WORDS

_SPOKEN = {"nl": "nld", "en": "eng"}  # ISO 639-2, as OOAPI writes the language of teaching
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
    starts = [start for offering in badge.offering for start in offering.starts]
    places = dict.fromkeys(place for offering in badge.offering for place in offering.locations)
    return present(
        courseId=_course_id(badge, settings),
        primaryCode={"codeType": "identifier", "code": badge.id},
        name=texts(badge.name),
        abbreviation=badge.slug[:_LONGEST_ABBREVIATION],
        description=texts(badge.description),
        teachingLanguage=spoken(badge.language[0], catalogue),
        level=_LEVELS.get(value.rstrip("+"), "undefined"),
        studyLoad=_study_load(badge.workload) if badge.workload else None,
        duration=next((offering.duration for offering in badge.offering if offering.duration), None),
        firstStartDate=f"{min(starts):%Y-%m-%d}" if starts else None,
        fieldsOfStudy=badge.isced_f,
        learningOutcomes=[texts(outcome.text) for outcome in badge.learning_outcomes],
        admissionRequirements=texts(_joined(badge.prerequisites, badge.admission)),
        qualificationRequirements=texts(badge.criteria),
        modeOfDelivery=[_MODES[name] for name in badge.participation],
        assessment=texts(
            Text({language: ", ".join(label.get(language) for label in tested) for language in LANGUAGES})
            if tested
            else Text()
        ),
        link=addresses.badge_page(badge, settings, badge.default_language),
        addresses=[{"addressType": "teaching", "city": place} for place in places],
        otherCodes=_codes(badge),
        validFrom=f"{badge.first_awarded:%Y-%m-%d}" if badge.first_awarded else None,
        organization=str(organization_id(institution, settings)),
        ext=_extension(badge, catalogue, settings),
    )


def organization(institution: Institution, settings: Settings) -> dict[str, Any]:
    """Return an institution as an Organization."""
    code = institution.institution_code
    return present(
        organizationId=str(organization_id(institution, settings)),
        primaryCode={"codeType": "brin", "code": code} if code else {"codeType": "identifier", "code": institution.id},
        organizationType="root",
        name=texts(institution.name),
        shortName=institution.id,
        description=texts(institution.description),
        link=institution.url,
    )


def organization_id(institution: Institution, settings: Settings) -> uuid.UUID:
    """Return the UUID of an institution, made from the address of its page."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.site_url}{addresses.institution_folder(institution)}")


def _course_id(badge: Badge, settings: Settings) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.site_url}{addresses.badge_folder(badge)}"))


def _course_ids(names: tuple[str, ...], catalogue: Catalogue, settings: Settings) -> list[str]:
    return [_course_id(catalogue.badges[name], settings) for name in names if name in catalogue.badges]


def spoken(language: str, catalogue: Catalogue) -> str:
    """Return a language as three letters: those of the European authority list are those of ISO 639."""
    term = catalogue.vocabularies.get("language", {}).get(language)
    return term.uri.rpartition("/")[2].lower() if term else _SPOKEN.get(language, "und")


def _study_load(load: Workload) -> dict[str, Any] | None:
    """Return the load in the one unit that OOAPI has room for: credits where there are any, else SBU, else hours."""
    known = (("ects", load.ects), ("sbu", load.sbu), ("hour", load.hours))
    return next(({"studyLoadUnit": unit, "value": value} for unit, value in known if value is not None), None)


def _joined(*parts: Text) -> Text:
    return Text(
        {
            language: "\n\n".join(part.get(language).strip() for part in parts if part)
            for language in LANGUAGES
            if any(part.has(language) for part in parts)
        }
    )


def texts(text: Text) -> list[dict[str, str]]:
    """Return a text as a list of its languages."""
    return [
        {"language": WORDS[language]["locale"], "value": text.get(language).strip()}
        for language in LANGUAGES
        if text.has(language)
    ]


def _codes(badge: Badge) -> list[dict[str, str]]:
    codes = badge.programme_codes or ProgrammeCodes()
    named = [
        ("crohoCreboCode", codes.crebo),
        ("x-rio", codes.rio),
        ("x-keuzedeel", codes.keuzedeel),
        ("x-mbo-certificaat", codes.mbo_certificaat),
        *((f"x-{each.framework}", each.code) for each in badge.alignments),
        *((f"x-{award.platform}", award.badge_class_url) for award in badge.awarded_as),
    ]
    return [{"codeType": kind, "code": code} for kind, code in named if code]


def _extension(badge: Badge, catalogue: Catalogue, settings: Settings) -> dict[str, Any]:
    """Return the fields that a course of OOAPI 5 has no property for."""
    load, stacking = badge.workload, badge.stacking or Stacking()
    return present(
        credentialType=badge.type,
        credentialStatus=badge.status,
        credentialVersion=badge.version,
        sbu=load.sbu if load else None,
        hours=load.in_hours if load else None,
        levelOfQualification=str(eqf_level(badge) or "") or None,
        levelStatement=level(badge, catalogue, badge.default_language),
        gradeRequired=badge.grade.required if badge.grade else None,
        targetGroup=texts(badge.target_group),
        countsTowards=_course_ids(stacking.into, catalogue, settings),
        requires=_course_ids(stacking.requires, catalogue, settings),
        qualityFramework=badge.quality_assurance.framework if badge.quality_assurance else None,
        escoSkills=sorted({uri for outcome in badge.learning_outcomes for uri in outcome.esco}),
    )
