"""A badge in the European Learning Model: the shapes of its application profile, and what the badge says."""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import demonstrated
import pytest
from pyld import jsonld

from badge_catalogue.definitions.load import load
from badge_catalogue.exports import elm
from badge_catalogue.model import Badge, Catalogue, Framework, Node, Stacking, Term
from badge_catalogue.model.text import Text
from badge_catalogue.settings import Settings

SETTINGS = Settings("https://badges.example.org/demo/", 1_795_305_600)
Json = dict[str, Any]
Judge = Callable[[Iterable[Json]], str]


@pytest.fixture(scope="module")
def demonstration() -> Catalogue:
    """The catalogue that the project ships."""
    return load(demonstrated.CATALOGUE)[0]


@pytest.fixture(scope="module")
def documents(demonstration: Catalogue) -> dict[str, Json]:
    """The specification of every badge, by its id."""
    return {name: elm.specification(badge, demonstration, SETTINGS) for name, badge in demonstration.badges.items()}


@pytest.fixture(scope="module")
def judge() -> Judge:
    """Return what pyshacl finds wrong with some documents taken together; empty: nothing."""
    if find_spec("pyshacl") is None:
        message = "pyshacl is not installed: run `make setup`"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    pyshacl, rdflib = import_module("pyshacl"), import_module("rdflib")  # the first brings the second
    shapes = rdflib.Graph().parse(Path(__file__).with_name("elm-shapes.ttl"))

    def judged(documents: Iterable[Json]) -> str:
        graph = rdflib.Graph()
        for document in documents:
            quads = jsonld.normalize(document, {"algorithm": "URDNA2015", "format": "application/n-quads"})
            graph.parse(data=str(quads), format="nt")
        conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
        return "" if conforms else str(text)

    return judged


def test_every_specification_has_the_shapes_of_the_learning_model(documents: dict[str, Json], judge: Judge) -> None:
    """With pyshacl all of them together conform: they name one another as wholes and parts."""
    assert judge(documents.values()) == ""
    assert {document["type"] for document in documents.values()} == {
        "LearningAchievementSpecification",
        "Qualification",
    }


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", {}),
        ("eqfLevel", {"id": "http://data.europa.eu/snb/eqf/9", "type": "Concept"}),
        ("eqfLevel", "http://data.europa.eu/snb/eqf/4"),
        ("nqfLevel", []),
        ("thematicArea", []),
        ("learningOutcome", []),
        ("point", "3"),
        ("modified", {"@value": "2026-11-22", "@type": "http://www.w3.org/2001/XMLSchema#date"}),
        ("homepage.contentURL", []),
        ("identifier.0.notation", ["a", "b"]),
        ("awardingOpportunity.awardingBody.legalName", {}),
        ("awardingOpportunity.awardingBody.location", []),
        ("awardingOpportunity.learningAchievementSpecification", []),
        ("learningOutcome.0.title", {}),
        ("learningOutcome.0.description", {"nl": "x"}),
        ("isPartOf", ["https://badges.example.org/elsewhere"]),
    ],
)
def test_one_member_of_another_kind_is_an_error(
    documents: dict[str, Json], judge: Judge, path: str, value: object
) -> None:
    """A qualification that conforms by itself does not with a member missing, of another datatype, or too much."""
    alone = next(
        document
        for document in documents.values()
        if document["type"] == "Qualification" and not {"isPartOf", "hasPart"} & set(document)
    )
    assert judge([alone]) == ""
    assert judge([_with(alone, path.split("."), value)])


def _with(node: Any, path: list[str], value: object) -> Any:
    """Return a document with one member replaced."""
    name, *rest = path
    if isinstance(node, list):
        return [_with(item, rest, value) if str(at) == name else item for at, item in enumerate(node)]
    return {**node, name: _with(node[name], rest, value) if rest else value}


@pytest.fixture
def full(catalogue: Catalogue) -> Badge:
    """The microcredential in which every field is filled."""
    return catalogue.badges["demo-mbo.warmtepompen"]


def test_a_specification_points_at_the_european_vocabularies(full: Badge, catalogue: Catalogue) -> None:
    """Level, field, credits and skills by their addresses, with their labels; hours as a duration."""
    made = elm.specification(full, catalogue, SETTINGS)
    assert made["type"] == "Qualification"
    assert made["eqfLevel"] == {
        "id": "http://data.europa.eu/snb/eqf/4",
        "type": "Concept",
        "prefLabel": {"nl": "EQF 4", "en": "EQF 4"},
        "inScheme": {"id": "http://data.europa.eu/snb/eqf/25831c2", "type": "ConceptScheme"},
    }
    assert [each["id"] for each in made["nqfLevel"]] == ["http://data.europa.eu/snb/qdr/c_ff656b33"]
    assert [each["id"] for each in made["thematicArea"]] == ["http://data.europa.eu/snb/isced-f/0713"]
    assert (made["volumeOfLearning"], made["creditPoint"]["point"]) == ("PT84H", "3")
    first = made["learningOutcome"][0]
    assert [each["id"] for each in first["relatedESCOSkill"]] == list(full.learning_outcomes[0].esco)
    assert first["dcType"]["id"] == "http://data.europa.eu/esco/skill-type/skill"
    assert (made["status"], made["category"]["en"]) == ("active", "Microcredential, Statement of practice")


def test_how_it_is_tested_and_given_is_said(full: Badge, catalogue: Catalogue) -> None:
    """The form, who watches, the grade, for whom, and where one can follow it at what price."""
    made = elm.specification(full, catalogue, SETTINGS)
    proven = made["provenBy"]
    assert proven["additionalNote"]["noteLiteral"]["nl"] == "onder toezicht, identiteit niet gecontroleerd"
    assert proven["gradingScheme"]["title"]["en"] == "1-10"
    assert made["entryRequirement"]["noteLiteral"]["nl"] == "Geen\n\nEen gesprek"
    notes = {each["id"].rpartition("#")[2]: each["noteLiteral"] for each in made["additionalNote"]}
    before = ["criteria", "for", "audience", "level", "series", "alignments", "quality"]
    assert list(notes) == [*before, "practice", "renewal", "approval"]
    assert notes["level"]["en"] == "NLQF 4 (according to the institution itself)"
    (way,) = made["learningOpportunity"]
    assert (way["duration"], way["temporal"]["startDate"]) == ("P84D", "2027-02-01T00:00:00Z")
    assert way["priceDetail"][0]["amount"]["value"] == "450"
    assert way["location"][0]["geographicName"]["nl"] == "Watermonde"
    assert [each["schemeName"] for each in made["identifier"]] == [
        "badge-catalogue",
        "CREBO",
        "mbo-certificaat",
        "edubadges",
    ]


def test_a_country_that_is_not_known_is_left_out(full: Badge, catalogue: Catalogue) -> None:
    """The model wants a code of the Commission's list; without one nothing is said of the place, nor null."""
    school = catalogue.institutions[full.issuer]
    there = replace(catalogue, institutions={school.id: replace(school, country="XX")})
    made = elm.specification(full, there, SETTINGS)
    assert "location" not in made["awardingOpportunity"]["awardingBody"]
    assert "location" not in made["learningOpportunity"][0]
    assert "null" not in json.dumps(made)
    assert "null" not in json.dumps(elm.specification(full, catalogue, SETTINGS))


def test_what_is_no_qualification_is_not_called_one(full: Badge, catalogue: Catalogue) -> None:
    """Without a level of the NLQF, a field or outcomes it is a specification, and its level is not lost."""
    level = full.level
    assert level is not None
    for badge in (
        replace(full, level=replace(level, framework="eqf")),
        replace(full, isced_f=None),
        replace(full, learning_outcomes=()),
    ):
        made = elm.specification(badge, catalogue, SETTINGS)
        assert (made["type"], "eqfLevel" in made) == ("LearningAchievementSpecification", False)
        assert len(made["educationLevel"]) == 1
    plain = elm.specification(catalogue.badges["demo-mbo.raad"], catalogue, SETTINGS)
    assert (plain["type"], "educationLevel" in plain) == ("LearningAchievementSpecification", False)


def test_a_qualification_is_part_of_qualifications_alone(full: Badge, catalogue: Catalogue) -> None:
    """The profile says so; another specification may name either."""
    assert "isPartOf" not in elm.specification(full, catalogue, SETTINGS)  # what it leads to has no field of study
    lesser = elm.specification(replace(full, isced_f=None), catalogue, SETTINGS)
    assert lesser["isPartOf"] == [f"{SETTINGS.site_url}badges/demo-mbo/energie/elm.json"]
    whole = replace(full, id="demo-mbo.energie", slug="energie", stacking=Stacking())
    there = replace(catalogue, badges={**catalogue.badges, whole.id: whole})
    assert elm.specification(full, there, SETTINGS)["isPartOf"] == lesser["isPartOf"]


def test_an_element_of_a_framework_is_a_related_skill_where_it_has_an_address(
    full: Badge, catalogue: Catalogue
) -> None:
    """With its owner's address it is named; without one there is nothing to name."""
    assert "relatedSkill" not in elm.specification(full, catalogue, SETTINGS)["learningOutcome"][0]
    both = Text({"nl": "Samenwerken", "en": "Working together"})
    named = Framework(
        "kompas21", both, "competence", nodes=(Node("samenwerken", both, url="https://framework.example.org/s"),)
    )
    there = replace(catalogue, frameworks={**catalogue.frameworks, "kompas21": named})
    (skill,) = elm.specification(full, there, SETTINGS)["learningOutcome"][0]["relatedSkill"]
    assert (skill["id"], skill["prefLabel"]["en"]) == ("https://framework.example.org/s", "Working together")


def test_terms_that_share_an_address_have_no_label(full: Badge, catalogue: Catalogue) -> None:
    """Two forms of ours with one address of the Commission's would give it two names."""
    label = Text({"nl": "x", "en": "x"})
    shared = {
        name: Term(name, "http://data.europa.eu/snb/assessment/1", label) for name in ("oral_exam", "report_paper")
    }
    there = replace(catalogue, vocabularies={**catalogue.vocabularies, "assessment": shared})
    assert full.assessment is not None
    tested = replace(full, assessment=replace(full.assessment, types=tuple(shared)))
    (form,) = elm.specification(tested, there, SETTINGS)["provenBy"]["dcType"]
    assert (form["id"], "prefLabel" in form) == ("http://data.europa.eu/snb/assessment/1", False)
