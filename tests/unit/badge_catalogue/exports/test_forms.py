"""Each standard's form says what the definition says, in that standard's words, and nothing of a draft's secret."""

import json
from dataclasses import replace

import pytest

from badge_catalogue import addresses
from badge_catalogue.exports import markdown, ob2, ob3, schema_org
from badge_catalogue.exports.files import files
from badge_catalogue.model import Badge, Catalogue, Level
from badge_catalogue.settings import Settings


@pytest.fixture
def full(catalogue: Catalogue) -> Badge:
    """The microcredential in which every field is filled."""
    return catalogue.badges["demo-mbo.warmtepompen"]


def test_a_badge_class_has_no_more_alignments_than_edubadges_keeps(
    full: Badge, catalogue: Catalogue, settings: Settings
) -> None:
    """Seven, however many the definition has."""
    many = tuple(replace(full.alignments[0], url=f"https://example.org/{number}") for number in range(20))
    assert len(ob2.badge_class(replace(full, alignments=many), catalogue, settings)["alignment"]) == 7


def test_a_level_of_the_nlqf_is_one_of_the_eqf_too(full: Badge, catalogue: Catalogue, settings: Settings) -> None:
    """Open Badges 3.0 names both; in 2.0, with room for seven, the extension says the second."""

    def kinds(badge: Badge) -> tuple[list[str], ...]:
        three = ob3.achievement(badge, catalogue, settings)["alignment"]
        two = ob2.badge_class(badge, catalogue, settings)["alignment"]
        levels = {"EQF", "NLQF"}
        return tuple(
            [each["targetFramework"] for each in form if each["targetFramework"] in levels] for form in (three, two)
        )

    assert kinds(full) == (["EQF", "NLQF"], ["NLQF"])
    assert kinds(replace(full, level=Level("eqf", "4"))) == (["EQF"], ["EQF"])
    assert kinds(replace(full, level=Level("nlqf", "entry"))) == ([], [])


@pytest.mark.parametrize(
    ("framework", "value", "level"), [("nlqf", "4", 4), ("nlqf", "4+", 4), ("nlqf", "entry", None), ("eqf", "6", 6)]
)
def test_a_level_is_a_number_of_the_eqf(full: Badge, framework: str, value: str, level: int | None) -> None:
    """The NLQF's 4+ is EQF 4; its entry level lies below 1."""
    assert full.level is not None
    assert ob2.eqf_level(replace(full, level=replace(full.level, framework=framework, value=value))) == level


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


def test_nobody_recognises_what_is_still_being_assessed(full: Badge, catalogue: Catalogue, settings: Settings) -> None:
    """Search engines read who recognises a badge once its quality was assessed, and not while that is going on."""
    real = replace(catalogue.institutions["demo-mbo"], demonstration=False)
    there = replace(catalogue, institutions={"demo-mbo": real})
    assert full.quality_assurance is not None
    for status, recognised in (("assured", True), (None, True), ("in_progress", False)):
        badge = replace(full, quality_assurance=replace(full.quality_assurance, status=status))
        made = schema_org.markup(badge, there, settings, "en")
        assert made is not None
        assert ("recognizedBy" in made["@graph"][0]) is recognised


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
