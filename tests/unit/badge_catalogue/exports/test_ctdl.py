"""CTDL: what the whole demonstration says in it, judged by ctdl-validate with the neighbouring files at hand."""

import importlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import demonstrated
import pytest

from badge_catalogue import addresses
from badge_catalogue.definitions.load import load
from badge_catalogue.exports import ctdl
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.text import Text
from badge_catalogue.settings import Settings

CATALOGUE = load(demonstrated.CATALOGUE)[0]
SETTINGS = Settings("https://badges.example.org/", 1_780_000_000)
PLAIN = CATALOGUE.badges["demo-mbo.warmtepompen-installeren"]


def told(badge: Badge, catalogue: Catalogue = CATALOGUE) -> dict[str, Any]:
    """Return the export as its reader gets it."""
    found: dict[str, Any] = json.loads(json.dumps(ctdl.credential(badge, catalogue, SETTINGS)))
    return found


@pytest.fixture(scope="module")
def neighbours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of all badges, beside one another, as a reader would fetch them."""
    folder = tmp_path_factory.mktemp("ctdl")
    for badge in CATALOGUE.badges.values():
        (folder / f"{badge.id}.json").write_text(json.dumps(told(badge)), encoding="utf-8")
    return folder


def judged(document: dict[str, Any], neighbours: Path) -> set[tuple[str, str]]:
    """Return severity and code of everything that the judge says."""
    validator: Any = importlib.import_module("ctdl_validate.validator")
    return {(str(one.severity), one.code) for one in validator.validate_document(document, [neighbours])}


@pytest.mark.parametrize("badge", CATALOGUE.badges.values(), ids=lambda badge: badge.id)
def test_every_badge_is_ctdl(badge: Badge, neighbours: Path) -> None:
    """The judge finds nothing but notes on references that it found in the neighbouring files."""
    assert judged(told(badge), neighbours) <= {("INFO", "REF_RESOLVED_SUPPLIED")}


@pytest.mark.parametrize(
    ("member", "value", "finding"),
    [
        ("ceterms:ctid", "b55f88e3-dfd4-430b-ab47-3e5f9986e1e4", ("ERROR", "CTID_BARE_UUID")),
        ("ceterms:teaches", ["_:x"], ("ERROR", "DOMAIN_VIOLATION")),
        ("ceterms:niveau", "4", ("WARNING", "UNKNOWN_PROPERTY")),
        ("ceterms:isPartOf", ["https://badges.example.org/institutions/demo-mbo/"], ("ERROR", "RANGE_VIOLATION")),
        ("ceterms:isPartOf", ["https://badges.example.org/elders/"], ("UNVERIFIABLE", "REF_OUTSIDE_PAYLOAD")),
    ],
)
def test_the_judge_sees_what_is_wrong(neighbours: Path, member: str, value: object, finding: tuple[str, str]) -> None:
    """One member that does not belong there is found."""
    document = told(PLAIN)
    document["@graph"][0][member] = value
    assert finding in judged(document, neighbours)


def test_no_identifier_of_the_registry_is_made_up() -> None:
    """A CTID is its owner's to give: none stands anywhere."""
    assert "ctid" not in json.dumps(told(PLAIN))


def test_a_name_that_was_not_translated_is_called_english() -> None:
    """ESCO's occupations have no official Dutch name here; a level has a name in both languages."""
    badge = replace(PLAIN, occupations=(next(iter(CATALOGUE.vocabularies["occupations"])),))
    credential = told(badge)["@graph"][0]
    assert [set(one["ceterms:targetNodeName"]) for one in credential["ceterms:occupationType"]] == [{"en"}]
    assert [set(one["ceterms:targetNodeName"]) for one in credential["ceterms:atLevel"]] == [{"nl", "en"}] * 2


def test_quality_is_said_once_it_was_checked() -> None:
    """While a check is going on nothing is said of quality."""
    assured = PLAIN.quality_assurance
    assert assured is not None
    waiting = replace(PLAIN, quality_assurance=replace(assured, status="in_progress", url="https://example.org/x"))
    assert "ceterms:processStandardsDescription" in told(PLAIN)["@graph"][0]
    assert not {"ceterms:processStandards", "ceterms:processStandardsDescription"} & set(told(waiting)["@graph"][0])


def test_a_draft_has_no_status() -> None:
    """The vocabulary has a word for what is in force and for what is not any more, none for what is being written."""
    statuses = {
        status: told(replace(PLAIN, status=status))["@graph"][0].get("ceterms:credentialStatusType", {})
        for status in ("active", "retired", "draft")
    }
    assert {status: one.get("ceterms:targetNode") for status, one in statuses.items()} == {
        "active": "credentialStat:Active",
        "retired": "credentialStat:Deprecated",
        "draft": None,
    }


def test_a_text_in_one_language_is_not_repeated_in_the_other() -> None:
    """What is written in Dutch alone stands under nl alone."""
    badge = replace(PLAIN, criteria=Text({"nl": "Je hebt er een geïnstalleerd."}))
    assert told(badge)["@graph"][0]["ceterms:requires"][0]["ceterms:description"] == {
        "nl": "Je hebt er een geïnstalleerd."
    }


def test_the_identifier_is_its_address() -> None:
    """Whoever follows the identifier of the credential gets this file."""
    here = f"{SETTINGS.site_url}{addresses.badge_folder(PLAIN)}ctdl.json"
    assert told(PLAIN)["@graph"][0]["@id"] == here
