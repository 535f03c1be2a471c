"""The settings of a catalogue: the languages it speaks, and what is said where they make no sense."""

from pathlib import Path

import pytest

from badge_catalogue import model as m
from badge_catalogue.addresses import home, other_languages
from badge_catalogue.definitions import catalogue_settings
from badge_catalogue.definitions.catalogue_settings import languages
from badge_catalogue.definitions.load import load
from badge_catalogue.definitions.read import slots
from badge_catalogue.model.text import LANGUAGES, USUAL, Text
from badge_catalogue.packs import AT_HAND
from badge_catalogue.words.po import words

pytestmark = pytest.mark.usefixtures("chosen_again")


def test_a_catalogue_chooses_its_languages() -> None:
    """They are taken in the order in which they are listed."""
    assert languages({"catalogue/settings.yaml": b"languages: [en, nl]\n"}) == (("en", "nl"), [])


def test_a_catalogue_need_not_say_them() -> None:
    """Without the file there is nothing to choose and nothing wrong."""
    assert languages({"catalogue/frameworks/kader.yaml": b"languages: [en]\n"}) == ((), [])


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("languages: [nl, xx]", "settings-languages"),
        ("languages: [nl, nl]", "settings-languages"),
        ("languages: nl", "settings-languages"),
        ("languages: []", "settings-languages"),
        ("languages: [[nl]]", "settings-languages"),
        ("language: [nl]", "unknown-key"),
        ("- nl", "yaml-mapping"),
    ],
    ids=["no words", "twice", "no list", "none", "a list in it", "another key", "no field"],
)
def test_what_makes_no_sense_is_an_error(written: str, rule: str) -> None:
    """No language is chosen, and the finding says what may stand there."""
    chosen, findings = languages({"catalogue/settings.yaml": f"{written}\n".encode()})
    assert chosen == ()
    assert findings[0].rule == rule
    assert all(finding.level == "error" for finding in findings)


def test_loading_speaks_the_languages_of_the_catalogue(tmp_path: Path) -> None:
    """The first stands at the root of the site; the next catalogue without a choice speaks the usual ones."""
    (tmp_path / "settings.yaml").write_text("languages: [en, nl]\n", encoding="utf-8")
    assert load(tmp_path)[1] == []
    assert (tuple(LANGUAGES), home("en"), home("nl")) == (("en", "nl"), "", "nl/")
    (tmp_path / "settings.yaml").unlink()
    load(tmp_path)
    assert tuple(LANGUAGES) == USUAL


def test_a_third_language_leads_to_both_others() -> None:
    """The switcher names every other language, and a text that is not there in one falls back on the first there is."""
    LANGUAGES.choose(("nl", "en", "de"))
    assert other_languages("de") == ("nl", "en")
    assert other_languages("nl") == ("en", "de")
    assert Text({"en": "weld", "nl": "lassen"}).get("de") == "lassen"
    assert Text({"en": "weld"}).language_for("de") == "en"


CALLED = b"""languages: [en]
packs: [eqf]
called: {one: {en: edubadge}, many: {en: edubadges}}
sectors: [{id: night-school, name: {en: night school}}]
footer: {en: Kept by the schools of the north.}
name: {en: Northern Badges}
"""


def test_a_catalogue_says_what_it_is_called_and_calls_a_badge() -> None:
    """The words of the pages follow: name, sectors, footer, and the word for a badge with its article."""
    catalogue_settings.chosen({"catalogue/settings.yaml": CALLED})
    site = words("site", "en")
    assert site["site_name"] == "Northern Badges"
    assert site["sector_night-school"] == "night school"
    assert site["footer_statement_real"] == "Kept by the schools of the north."
    assert site["door_verify_action"] == "Verify an edubadge"
    assert "Open Badges 2.0" in site["machine_badgeclass"]


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("countries: [Belgium]", "settings-value"),
        ("countries: [BE]", ""),
        ('accent: "#f0c000"', "settings-contrast"),
        ('accent: "#0b5c78"', ""),
        ("worth: {BE: {diploma: {en: No.}}}", "settings-worth"),
        ("worth: {BE: {no_diploma: {en: No.}}}", ""),
        ("countries: [BE]\nworth: {NL: {no_diploma: {en: No.}}}", "settings-country"),
        ("countries: [BE]\nregisters: [{country: NL, name: {en: Register}}]", "settings-country"),
        ("countries: [BE, NL]\nregisters: [{country: NL, name: {en: Register}}]", ""),
        ("address: https://b.example.org", "settings-value"),
        ("address: https://b.example.org/", ""),
        ("former_addresses: ['ftp://b.example.org/']", "settings-value"),
        ("packs: [fr]", "allowed-value"),
        ("format: 99", "settings-format"),
        ("curator: nobody", "settings-value"),
    ],
)
def test_a_wrong_setting_is_told_at_its_place(written: str, rule: str) -> None:
    """Every setting has a right and a wrong form; a finding names the line."""
    _, findings = catalogue_settings.settings({"catalogue/settings.yaml": f"languages: [en]\n{written}\n".encode()})
    assert [finding.rule for finding in findings] == ([rule] if rule else [])
    assert all(finding.line == 2 for finding in findings)


def test_an_example_is_in_the_languages_at_hand() -> None:
    """Also where the packs stay the same: what was read for one catalogue is not kept for the next."""
    AT_HAND.choose(("be-vlg",))
    shown = {}
    for language in ("nl", "en"):
        LANGUAGES.choose((language,))
        shown[language] = slots(m.Site)["footer"].field.example
    assert shown == {"nl": "{nl: …, en: …}", "en": "{en: …}"}
