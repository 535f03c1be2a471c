"""What the site publishes for the verifier: names of skills and levels, and the schema of its reports."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

from badge_catalogue.exports.files import files
from badge_catalogue.exports.trust import trust_list
from badge_catalogue.model import Catalogue, Level
from badge_catalogue.settings import Settings
from badge_verifier.network.fetches import Offline
from badge_verifier.report import to_json
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import parse_trust
from badge_verifier.verify import verify


@pytest.fixture
def published(catalogue: Catalogue, settings: Settings) -> dict[str, bytes]:
    """Every exported file by its path."""
    return dict(files(catalogue, settings))


def test_the_trust_list_names_skills_and_levels(published: dict[str, bytes], catalogue: Catalogue) -> None:
    """Every skill, occupation and level of the vocabularies under its address, and nothing else, in both languages."""
    labels = parse_trust(published["trust.json"]).labels
    known = {
        term.uri: term
        for name in ("esco", "occupations", "eqf", "nlqf")
        for term in catalogue.vocabularies.get(name, {}).values()
    }
    assert known
    assert list(labels) == sorted(known)
    for address, term in known.items():
        assert labels[address] == {"nl": term.label.get("nl"), "en": term.label.get("en")}
    other = next(iter(catalogue.vocabularies["isced_f"].values())).uri if "isced_f" in catalogue.vocabularies else ""
    assert other not in labels


def test_the_schema_of_a_report_is_published_under_its_own_id(published: dict[str, bytes], settings: Settings) -> None:
    """A report of the verifier is of it, and one with another member is not."""
    schema = json.loads(published["schema/badge-report-2.json"])
    assert schema["properties"]["schema"] == {"const": "badge-report/2"}  # another version is at another address
    assert schema["$id"] == f"{settings.site_url}schema/badge-report-2.json"
    run = verify(
        b"https://platform.example.org/public/assertions/1",
        crypto=CpythonCrypto(),
        fetcher=Offline(),
        now=datetime(2026, 11, 22, tzinfo=UTC),
        trust=parse_trust(published["trust.json"]),
    )
    (report,) = asyncio.run(run)
    check = jsonschema.Draft202012Validator(schema)
    assert list(check.iter_errors(to_json(report, "x"))) == []
    assert list(check.iter_errors({**to_json(report, "x"), "score": 1})) != []


@pytest.mark.parametrize(
    ("framework", "value", "told"),
    [
        ("nlqf", "5", {"nlqf": "5", "eqf": "5"}),
        ("nlqf", "4+", {"nlqf": "4+", "eqf": "4"}),
        ("nlqf", "entry", {"nlqf": "entry"}),
        ("eqf", "6", {"nlqf": "6", "eqf": "6"}),
        ("eqf", "4", {"eqf": "4"}),
    ],
)
def test_the_trust_list_has_a_level_on_both_ladders(
    framework: str, value: str, told: dict[str, str], catalogue: Catalogue, settings: Settings
) -> None:
    """A badge may bear either, and is compared by the one that it bears; a rung without a single twin has none."""
    level = Level(framework, value)
    changed = replace(catalogue, versions={key: replace(each, level=level) for key, each in catalogue.versions.items()})
    (entry, *_) = trust_list(changed, settings).badges
    assert {name: level for name, level in entry.facts.items() if name in ("nlqf", "eqf")} == told


@pytest.mark.parametrize(("day", "counts"), [(date(2030, 8, 31), True), (date(2030, 9, 1), False)])
def test_a_card_names_who_recognises_a_badge_as_long_as_that_holds(
    catalogue: Catalogue, *, day: date, counts: bool
) -> None:
    """On its last day a decision stands on the card, with what it replaces, its condition and its end; then no more."""
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    listed = trust_list(catalogue, Settings("https://badges.example.org/demo/", int(moment.timestamp())))
    (badge,) = (each for each in listed.badges if each.id == "demo-mbo.energie")
    said = badge.summary["nl"].get("recognised", [])
    assert isinstance(said, list)
    assert len(said) == counts
    for part in ("de proef (40 SBU)", "Voorwaarde: Je haalt een 7.", "Geldt tot en met 31 augustus 2030."):
        assert all(part in line for line in said)
