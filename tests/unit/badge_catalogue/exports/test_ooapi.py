"""A badge as a course of the Open Education API 5: what its specification asks, and what the badge says."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import demonstrated
import pytest
from jsonschema.validators import Draft202012Validator  # type: ignore[import-untyped] # ships no types

from badge_catalogue.definitions.load import load
from badge_catalogue.exports import ooapi, ooapi6
from badge_catalogue.imports import ooapi as ooapi_in
from badge_catalogue.model import Badge, Catalogue, Stacking, Workload
from badge_catalogue.settings import Settings

_TEXTS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["language", "value"],
        "properties": {"language": {"pattern": "^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"}, "value": {}},
        "additionalProperties": False,
    },
}
_CODE_TYPES = (
    "brin crohoCreboCode programCode componentCode offeringCode organizationId buildingId bagId roomCode systemId "
    "productId nationalIdentityNumber studentNumber studielinkNumber esi userName accountId emailAdress groupCode isbn "
    "issn orcId uuid schacHome identifier"
)
_CODE = {
    "type": "object",
    "required": ["codeType", "code"],
    "properties": {
        "codeType": {"anyOf": [{"enum": _CODE_TYPES.split()}, {"pattern": "^x-"}]},
        "code": {"minLength": 1},
    },
    "additionalProperties": False,
}
_DATE = {"type": "string", "format": "date"}
_UUID = {"type": "string", "format": "uuid"}
# Members, types, lengths and lists of the schemas "CourseProperties", "StudyLoadDescriptor", "LanguageTypedString",
# "IdentifierEntry" and "Address" of version 5, in a schema of our own: no package carries theirs.
COURSE = {
    "type": "object",
    "required": ["courseId", "primaryCode", "name", "abbreviation", "description", "teachingLanguage", "level"],
    "properties": {
        "courseId": _UUID,
        "primaryCode": _CODE,
        "name": _TEXTS,
        "abbreviation": {"type": "string", "maxLength": 256},
        "description": _TEXTS,
        "studyLoad": {
            "required": ["studyLoadUnit", "value"],
            "properties": {
                "studyLoadUnit": {"enum": ["contacttime", "ects", "sbu", "sp", "hour"]},
                "value": {"type": "number"},
            },
            "additionalProperties": False,
        },
        "modeOfDelivery": {"items": {"enum": ["distance-learning", "on campus", "online", "hybrid", "situated"]}},
        "duration": {"pattern": r"^(-?)P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+[DW])?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$"},
        "firstStartDate": _DATE,
        "teachingLanguage": {"pattern": "^[a-z]{3}$"},
        "fieldsOfStudy": {"type": "string", "maxLength": 4},
        "learningOutcomes": {"type": "array", "items": _TEXTS},
        "admissionRequirements": _TEXTS,
        "qualificationRequirements": _TEXTS,
        "level": {
            "enum": [
                "secondary vocational education",
                *(f"secondary vocational education {number}" for number in range(1, 5)),
                "associate degree",
                "bachelor",
                "master",
                "doctoral",
                "undefined",
                "undivided",
                "nt2-1",
                "nt2-2",
            ]
        },
        "enrollment": _TEXTS,
        "resources": {"type": "array", "items": {"type": "string"}},
        "assessment": _TEXTS,
        "link": {"type": "string", "maxLength": 2048, "pattern": "^https?://"},
        "addresses": {
            "items": {
                "required": ["addressType"],
                "properties": {
                    "addressType": {"enum": ["postal", "visit", "deliveries", "billing", "teaching"]},
                    "city": {"type": "string"},
                },
                "additionalProperties": False,
            }
        },
        "otherCodes": {"type": "array", "items": _CODE},
        "organization": _UUID,
        "validFrom": _DATE,
        "validTo": _DATE,
        "ext": {"type": "object"},
    },
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def demonstration() -> Catalogue:
    """The catalogue that the project ships."""
    return load(demonstrated.CATALOGUE)[0]


@pytest.fixture
def full(catalogue: Catalogue) -> Badge:
    """The microcredential in which every field is filled."""
    return catalogue.badges["demo-mbo.warmtepompen"]


def wrong(course: dict[str, Any]) -> list[str]:
    """Return what does not fit the schema."""
    validator = Draft202012Validator(COURSE, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [error.message for error in validator.iter_errors(course)]


def test_a_course_is_one_of_the_open_education_api(
    catalogue: Catalogue, demonstration: Catalogue, settings: Settings
) -> None:
    """Every badge fits the schema, that of the small catalogue and those of the demonstration."""
    for known in (catalogue, demonstration):
        assert [wrong(ooapi.course(badge, known, settings)) for badge in known.badges.values()] == [[]] * len(
            known.badges
        )


@pytest.mark.parametrize(
    "change",
    [
        {"name": []},
        {"ects": 3},
        {"teachingLanguage": "nl-NL"},
        {"courseId": "1"},
        {"studyLoad": {"studyLoadUnit": "days", "value": 3}},
        {"level": "mbo 4"},
        {"firstStartDate": "1 februari"},
        {"otherCodes": [{"codeType": "crebo", "code": "1"}]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_the_specification_does_not_know_is_no_course(
    full: Badge, catalogue: Catalogue, settings: Settings, change: dict[str, Any]
) -> None:
    """One member more, or of another kind, and the schema refuses it."""
    assert wrong(ooapi.course(full, catalogue, settings) | change)


def test_a_course_says_what_the_badge_says(full: Badge, catalogue: Catalogue, settings: Settings) -> None:
    """Level, load, codes, mode, places and dates in the words of OOAPI; the rest as an extension."""
    course = ooapi.course(full, catalogue, settings)
    assert course["level"] == "secondary vocational education 4"
    assert course["studyLoad"] == {"studyLoadUnit": "ects", "value": 3.0}
    assert (course["teachingLanguage"], course["firstStartDate"]) == ("nld", "2027-02-01")
    assert course["addresses"] == [{"addressType": "teaching", "city": "Watermonde"}]
    assert [code["codeType"] for code in course["otherCodes"]] == [
        "crohoCreboCode",
        "x-mbo-certificaat",
        "x-kompas21",
        "x-edubadges",
    ]
    assert course["admissionRequirements"][0]["value"] == "Geen\n\nEen gesprek"
    assert course["modeOfDelivery"] == ["hybrid"]
    assert (course["ext"]["sbu"], course["ext"]["levelOfQualification"]) == (240, "4")
    assert course["ext"]["gradeRequired"] is True
    assert course["ext"]["countsTowards"] == [
        ooapi.course(catalogue.badges["demo-mbo.energie"], catalogue, settings)["courseId"]
    ]
    assert course["organization"] == ooapi.organization(catalogue.institutions["demo-mbo"], settings)["organizationId"]


@pytest.mark.parametrize(
    ("load", "told"),
    [
        (Workload(ects=2.5, sbu=240, hours=70), {"studyLoadUnit": "ects", "value": 2.5}),
        (Workload(sbu=240, hours=200), {"studyLoadUnit": "sbu", "value": 240}),
        (Workload(hours=0), {"studyLoadUnit": "hour", "value": 0}),
        (Workload(), None),
    ],
    ids=["credits", "SBU", "hours", "none"],
)
def test_a_load_is_told_in_one_unit(
    full: Badge, catalogue: Catalogue, settings: Settings, load: Workload, told: dict[str, Any] | None
) -> None:
    """Credits before SBU before hours: nothing is converted."""
    assert ooapi.course(replace(full, workload=load), catalogue, settings).get("studyLoad") == told


def test_an_id_is_the_same_at_every_build_and_another_at_another_address(
    full: Badge, catalogue: Catalogue, settings: Settings
) -> None:
    """It is made from the address; a badge that counts towards none names none."""
    course = ooapi.course(full, catalogue, settings)
    assert course["courseId"] == ooapi.course(full, catalogue, settings)["courseId"]
    other = ooapi.course(full, catalogue, replace(settings, site_url="https://other.example.org/"))
    assert course["courseId"] != other["courseId"]
    alone = ooapi.course(replace(full, stacking=Stacking()), catalogue, settings)
    assert "countsTowards" not in alone["ext"]


# Version 6, folder `v6` of the specification: lists where 5 has one value, and other names of levels, modes and codes.
_CODE_6 = {
    "type": "object",
    "required": ["codeType", "code"],
    "properties": {"codeType": {"anyOf": [{"enum": ["identifier", "programme_code"]}, {"pattern": "^x-"}]}},
}
COURSE_6 = {
    "type": "object",
    "required": ["courseId", "primaryCode", "name"],
    "properties": {
        "courseId": _UUID,
        "primaryCode": _CODE_6,
        "name": _TEXTS,
        "abbreviation": {"maxLength": 256},
        "description": _TEXTS,
        "studyLoad": {
            "type": "array",
            "items": {
                "required": ["studyLoadUnit", "value"],
                "properties": {"studyLoadUnit": {"enum": ["ects", "sbu", "hour"]}, "value": {"type": "number"}},
                "additionalProperties": False,
            },
        },
        "modesOfDelivery": {"items": {"enum": ["presential", "online", "hybrid", "blended", "work_based"]}},
        "duration": {"pattern": "^P"},
        "firstStartDate": {"type": "string", "format": "date-time", "pattern": "T"},
        "teachingLanguages": {"type": "array", "minItems": 1, "items": {"pattern": "^[a-z]{3}$"}},
        "fieldsOfStudy": {"minLength": 2, "maxLength": 6},
        "learningOutcomes": {
            "items": {
                "required": ["learningOutcomeId", "name", "startDate"],
                "properties": {"learningOutcomeId": _UUID, "name": _TEXTS, "startDate": _DATE},
                "additionalProperties": False,
            }
        },
        "admissionRequirements": _TEXTS,
        "qualificationRequirements": _TEXTS,
        "level": {
            "pattern": "^(secondary_vocational_education_[1-4]|associate_degree|bachelor|master|doctoral|undefined)$"
        },
        "assessment": _TEXTS,
        "link": {"pattern": "^https://"},
        "addresses": {"type": "array"},
        "otherCodes": {"items": _CODE_6},
        "organisation": _UUID,
        "ext": {"type": "object"},
    },
    "additionalProperties": False,
}


ROOT = Path(__file__).parents[4]
CATALOGUE = load(ROOT / "catalogue")[0]
SETTINGS = Settings("https://badges.example.org/", 1_780_000_000)


@pytest.mark.parametrize("badge", CATALOGUE.badges.values(), ids=lambda badge: badge.id)
def test_course_of_version_6_has_its_members(badge: Badge) -> None:
    """Nothing of version 5 is left that version 6 dropped; outcomes and languages come back whole."""
    told = json.loads(json.dumps(ooapi6.course(badge, CATALOGUE, SETTINGS)))
    errors = Draft202012Validator(COURSE_6, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(told)
    assert [error.message for error in errors] == []
    back = ooapi_in.badge(told, CATALOGUE).data
    assert back["language"] == list(badge.language)
    assert len(back.get("learning_outcomes", [])) == len(badge.learning_outcomes)
    load = badge.workload
    assert back.get("workload", {}).get("ects") == (load.ects if load else None)
    assert back.get("workload", {}).get("sbu") == (load.sbu if load else None)
    codes = back.get("programme_codes", {})
    assert codes.get("crebo") == (badge.programme_codes.crebo if badge.programme_codes else None)
