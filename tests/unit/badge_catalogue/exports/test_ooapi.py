"""A badge as a course of the Open Education API 5: what its specification asks, and what the badge says."""

from dataclasses import replace
from typing import Any

import demonstrated
import pytest
from jsonschema.validators import Draft202012Validator  # type: ignore[import-untyped] # ships no types

from badge_catalogue.definitions.load import load
from badge_catalogue.exports import ooapi
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
