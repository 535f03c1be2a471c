"""Each standard's form says what the definition says, in that standard's words, and nothing of a draft's secret."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from jsonschema.validators import Draft202012Validator  # type: ignore[import-untyped] # ships no types
from pyld import jsonld

from badge_catalogue.exports import addresses, elm, files, markdown, ob2, ooapi, schema_org
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.settings import Settings

_TEXTS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["language", "value"],
        "properties": {"language": {"pattern": "^[a-z]{2}-[A-Z]{2}$"}, "value": {"type": "string", "minLength": 1}},
        "additionalProperties": False,
    },
}
_CODE = {
    "type": "object",
    "required": ["codeType", "code"],
    "properties": {
        "codeType": {"anyOf": [{"enum": ["brin", "crohoCreboCode", "identifier"]}, {"pattern": "^x-"}]},
        "code": {"type": "string"},
    },
    "additionalProperties": False,
}
# The entity "Course" of the Open Education API 5, as far as we write it: a schema of our own.
COURSE = {
    "type": "object",
    "required": ["courseId", "primaryCode", "name", "abbreviation", "description", "teachingLanguage", "level"],
    "properties": {
        "courseId": {"pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"},
        "primaryCode": _CODE,
        "name": _TEXTS,
        "abbreviation": {"type": "string", "maxLength": 256},
        "description": _TEXTS,
        "teachingLanguage": {"type": "string"},
        "level": {
            "enum": [
                *(f"secondary vocational education {number}" for number in range(1, 5)),
                "associate degree",
                "bachelor",
                "master",
                "doctoral",
                "undefined",
            ]
        },
        "ects": {"type": "number", "minimum": 0},
        "duration": {"pattern": "^P"},
        "fieldsOfStudy": {"pattern": "^[0-9]{2,4}$"},
        "learningOutcomes": {"type": "array", "items": _TEXTS},
        "admissionRequirements": _TEXTS,
        "qualificationRequirements": _TEXTS,
        "modeOfDelivery": {"items": {"enum": ["distance-learning", "on campus", "online", "hybrid", "situated"]}},
        "assessment": _TEXTS,
        "link": {"pattern": "^https?://"},
        "otherCodes": {"type": "array", "items": _CODE},
        "validFrom": {"pattern": r"^\d{4}-\d\d-\d\d$"},
        "organization": {"pattern": "^[0-9a-f-]{36}$"},
        "ext": {"type": "object"},
    },
    "additionalProperties": False,
}
# What w3id.org/openbadges/v2 defines of the terms we use, in our own words; extensions bring their own contexts.
_OB2 = {
    "id": "@id",
    "type": "@type",
    "extensions": "https://w3id.org/openbadges/extensions#",
    "obi": "https://w3id.org/openbadges#",
    "schema": "http://schema.org/",
    **{name: f"obi:{name}" for name in ("BadgeClass", "Issuer", "Extension", "criteria", "issuer", "narrative")},
    **{name: f"obi:{name}" for name in ("alignment", "tags", "caption", "targetFramework", "targetCode")},
    **{name: f"schema:{name}" for name in ("name", "description", "image", "url", "email", "version")},
    **{name: f"schema:{name}" for name in ("targetName", "targetUrl", "targetDescription")},
}


@pytest.fixture
def full(catalogue: Catalogue) -> Badge:
    """The microcredential in which every field is filled."""
    return catalogue.badges["demo-mbo.warmtepompen"]


def test_a_course_is_one_of_the_open_education_api(catalogue: Catalogue, settings: Settings) -> None:
    """Every badge fits the entity's schema; one without a name does not."""
    validator = Draft202012Validator(COURSE)
    made = [ooapi.course(badge, catalogue, settings) for badge in catalogue.badges.values()]
    assert [error.message for course in made for error in validator.iter_errors(course)] == []
    assert list(validator.iter_errors({**made[0], "name": []}))


def test_a_course_says_what_the_badge_says(full: Badge, catalogue: Catalogue, settings: Settings) -> None:
    """Level, credits, codes and mode in the words of OOAPI; the rest as an extension."""
    course = ooapi.course(full, catalogue, settings)
    assert course["level"] == "secondary vocational education 4"
    assert course["ects"] == 3.0
    assert course["otherCodes"][0] == {"codeType": "crohoCreboCode", "code": "25737"}
    assert course["modeOfDelivery"] == ["hybrid"]
    assert course["ext"]["sbu"] == 240
    assert course["organization"] == ooapi.organization(catalogue.institutions["demo-mbo"], settings)["organizationId"]
    assert course["courseId"] == ooapi.course(full, catalogue, settings)["courseId"]
    other = replace(settings, site_url="https://other.example.org/")
    assert course["courseId"] != ooapi.course(full, catalogue, other)["courseId"]


def test_a_badge_class_has_only_defined_terms(catalogue: Catalogue, settings: Settings) -> None:
    """With the terms of Open Badges 2.0 and of each extension, nothing is dropped; without one of ours, it is."""

    def dropped(document: dict[str, Any]) -> list[Any]:
        found: list[Any] = []
        options = {"base": "urn:base:", "documentLoader": _loader}
        jsonld.expand(document, options, on_property_dropped=found.append)
        return found

    made = [ob2.badge_class(badge, catalogue, settings) for badge in catalogue.badges.values()]
    made.append(ob2.issuer(catalogue.institutions["demo-mbo"], settings))
    assert [dropped(document) for document in made] == [[]] * len(made)
    assert dropped({**made[0], "colour": "red"}) == ["colour"]


def _loader(url: str, _: object) -> dict[str, Any]:
    extension = re.fullmatch(r"https://api\.edubadges\.nl/extensions/(\w+)Extension/context\.json", url)
    name = extension[1] if extension else ""
    context = {name: f"https://w3id.org/openbadges/extensions#{name}"} if name else _OB2
    assert name or url == ob2.CONTEXT
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}


def test_a_badge_class_has_no_more_alignments_than_edubadges_keeps(
    full: Badge, catalogue: Catalogue, settings: Settings
) -> None:
    """Seven, however many the definition has."""
    many = tuple(replace(full.alignments[0], url=f"https://example.org/{number}") for number in range(20))
    assert len(ob2.badge_class(replace(full, alignments=many), catalogue, settings)["alignment"]) == 7


@pytest.mark.parametrize(
    ("framework", "value", "level"), [("nlqf", "4", 4), ("nlqf", "4+", 4), ("nlqf", "entry", None), ("eqf", "6", 6)]
)
def test_a_level_is_a_number_of_the_eqf(full: Badge, framework: str, value: str, level: int | None) -> None:
    """The NLQF's 4+ is EQF 4; its entry level lies below 1."""
    assert full.level is not None
    assert ob2.eqf_level(replace(full, level=replace(full.level, framework=framework, value=value))) == level


def test_a_specification_points_at_the_european_vocabularies(
    full: Badge, catalogue: Catalogue, settings: Settings
) -> None:
    """Level, field, credits and skills by their addresses; hours as a duration."""
    made = elm.specification(full, catalogue, settings)
    assert made["NQFLevel"] == "http://data.europa.eu/snb/qdr/c_ff656b33"
    assert made["EQFLevel"] == "http://data.europa.eu/snb/eqf/4"
    assert made["ISCEDFCode"] == ["http://data.europa.eu/snb/isced-f/0713"]
    assert (made["volumeOfLearning"], made["creditPoint"]["point"]) == ("PT84H", "3")
    assert made["learningOutcome"][0]["relatedESCOSkill"] == list(full.learning_outcomes[0].esco)
    assert made["isPartOf"] == [f"{settings.site_url}badges/demo-mbo/energie/elm.json"]
    plain = elm.specification(catalogue.badges["demo-mbo.raad"], catalogue, settings)
    assert (plain["type"], "NQFLevel" in plain) == ("LearningAchievementSpecification", False)


def test_a_fictional_badge_is_not_offered_to_search_engines(
    full: Badge, catalogue: Catalogue, settings: Settings
) -> None:
    """There is no markup for a demonstration, nor for a badge that is not on offer; for a real one there is."""
    real = replace(catalogue.institutions["demo-mbo"], demonstration=False)
    there = replace(catalogue, institutions={"demo-mbo": real})
    assert schema_org.markup(full, catalogue, settings, "nl") is None
    assert schema_org.markup(replace(full, status="retired"), there, settings, "nl") is None
    made = schema_org.markup(full, there, settings, "en")
    assert made is not None
    credential, course = made["@graph"]
    assert (credential["@type"], credential["name"]) == ("EducationalOccupationalCredential", "Installing heat pumps")
    assert course["provider"]["name"] == "Polderveen College"
    assert course["hasCourseInstance"][0]["startDate"] == "2027-02-01"
    assert course["offers"][0]["price"] == 450.0
    assert course["educationalCredentialAwarded"]["@id"] == credential["@id"]


@pytest.mark.parametrize(
    ("language", "heading"), [("nl", "## Wat je daarna kunt"), ("en", "## What you can do afterwards")]
)
def test_a_text_is_in_one_language(
    full: Badge, catalogue: Catalogue, settings: Settings, language: str, heading: str
) -> None:
    """Headings and content are in the reader's language; empty parts have no heading."""
    made = markdown.text(full, catalogue, settings, language).decode()
    assert heading in made
    assert f"# {full.name.get(language)}\n" in made
    plain = markdown.text(catalogue.badges["demo-mbo.raad"], catalogue, settings, language).decode()
    assert heading not in plain


def test_a_draft_is_in_no_list(catalogue: Catalogue, settings: Settings) -> None:
    """Neither the API nor the trust list nor the feed names it."""
    made = dict(files(catalogue, settings))
    named = [path for path, content in made.items() if b"demo-mbo.later" in content]
    assert [path for path in named if not path.startswith("badges/demo-mbo/later/")] == []
    assert b"/later/" not in made["feed.atom"]
    assert json.loads(made["api/v1/index.json"])["badges"]["total"] == 3


def test_addresses_of_versions_and_languages_differ(full: Badge, settings: Settings) -> None:
    """A page of an earlier version, and the English one, have their own addresses."""
    earlier = replace(full, version="1", current=False)
    found = {addresses.badge_page(badge, settings, language) for badge in (full, earlier) for language in ("nl", "en")}
    assert len(found) == 4
