"""What settings choose of a catalogue's own entries and pictures: each wrong choice with its right neighbour."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from badge_catalogue.checks import check
from badge_catalogue.definitions.catalogue_settings import chosen
from badge_catalogue.definitions.load import load_files
from badge_catalogue.model import Catalogue

SETTINGS = "settings.yaml"
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
Edited = Callable[[dict[str, str | bytes]], dict[str, bytes]]


pytestmark = pytest.mark.usefixtures("chosen_again")


def loaded(files: dict[str, bytes]) -> Catalogue:
    """Return a catalogue with its settings."""
    site, findings = chosen(files)
    assert findings == []
    return replace(load_files(files)[0], site=site)


@pytest.mark.parametrize(
    ("rule", "line", "beside", "found"),
    [
        ("settings-name-entries", "quality_frameworks: [iso9001]", {}, "no quality framework 'iso9001'"),
        ("settings-name-entries", "quality_frameworks: [kompas]", {}, "no quality framework 'kompas'"),
        ("settings-name-entries", "quality_frameworks: [kader]", {}, ""),
        ("settings-name-entries", "platforms: [elders]", {}, "no platform 'elders'"),
        ("settings-name-entries", "platforms: [edubadges]", {}, ""),
        ("image-exists", "logo: logo.svg", {}, "no file 'logo.svg' beside"),
        ("image-exists", "logo: logo.svg", {"logo.svg": LOGO}, ""),
        ("image-is-used", "accent: '#0b5c78'", {"logo.svg": LOGO}, "no definition names this image"),
        ("image-is-sound", "logo: logo.svg", {"logo.svg": SCRIPT}, "<script>"),
        ("image-is-sound", "logo: logo.svg", {"logo.svg": LOGO}, ""),
    ],
)
def test_a_choice_is_there(edited: Edited, rule: str, line: str, beside: dict[str, bytes], found: str) -> None:
    """What settings name stands in the catalogue; a finding stands at its place and says what to choose."""
    catalogue = loaded(edited({SETTINGS: f"languages: [nl, en]\npacks: [nl]\n{line}\n", **beside}))
    told = [each for each in check(catalogue) if each.rule == rule]
    assert [found in each.message.get("en") and bool(each.hint.get("en")) for each in told] == [True] * bool(found)
    if found and rule not in {"image-is-used", "image-is-sound"}:
        assert [(each.file, each.line) for each in told] == [("catalogue/settings.yaml", 3)]


@pytest.mark.parametrize(
    "line", ["quality_frameworks: [kompas]", "quality_frameworks: [kadr]", "platforms: [edubadgs]"]
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_word_of_the_hint_may_be_pasted(edited: Edited, line: str, language: str) -> None:
    """Each entry that the hint names goes in the place of the wrong one, and nothing is said of it."""

    def told(text: str) -> list[str]:
        found = check(loaded(edited({SETTINGS: f"languages: [nl, en]\npacks: [nl]\n{text}\n"})))
        return [each.hint.get(language) for each in found if each.rule == "settings-name-entries"]

    (hint,) = told(line)
    named = re.fullmatch(r"(?:choose from|kies uit): (?P<all>.+)|(?:do you mean|bedoel je) (?P<one>[^?]+)\?", hint)
    assert named is not None
    for word in (named["all"] or named["one"]).split(", "):
        assert told(re.sub(r"\[.*\]", f"[{word}]", line)) == []


def test_only_chosen_frameworks_may_be_named(edited: Edited) -> None:
    """A badge under a framework that the settings leave out is refused, and told which there are."""
    other = "institutions/demo-mbo/badges/warmtepompen.yaml"
    frame = edited({})["catalogue/frameworks/kader.yaml"].decode()
    files = edited({SETTINGS: "languages: [nl, en]\nquality_frameworks: [ander]\n", "frameworks/ander.yaml": frame})
    catalogue = loaded(files)
    assert list(catalogue.quality_frameworks) == ["ander"]
    found = [each for each in check(catalogue) if each.rule == "quality-framework-known"]
    assert f"catalogue/{other}" in {each.file for each in found}
    assert {each.hint.get("en") for each in found} <= {"choose from: ander", "do you mean ander?"}
