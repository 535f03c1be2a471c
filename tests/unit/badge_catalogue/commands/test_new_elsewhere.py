"""`catalogue init` and `catalogue new` of other countries: asked in the catalogue's own words, sectors and examples."""

import re
from pathlib import Path

import pytest

from badge_catalogue import cli
from badge_catalogue.definitions.writing import scalar
from badge_catalogue.drawings.badge_images import colours_of
from badge_catalogue.model import SECTORS
from badge_catalogue.model.text import LANGUAGES, USUAL
from badge_catalogue.packs import AT_HAND
from badge_catalogue.packs import USUAL as USUAL_PACKS

NAMED = [
    "--name",
    "N",
    "--owner",
    "Riverside School",
    "--contact",
    "a@example.org",
    "--address",
    "https://example.org/",
]
DUTCH = re.compile(r"(?i)\b(?:mbo|hbo|wo|demo-mbo|edubadges|purmerend|nederlands|NL|crebo|sbu)\b")


pytestmark = pytest.mark.usefixtures("chosen_again")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is asked at a terminal; every answer is empty until the person stops."""
    questions: list[str] = []

    def answer(question: str) -> str:
        questions.append(question)
        if len(questions) > 40 or "Country" in question:
            raise EOFError
        return "Northern School" if question.startswith("Name") else "vocational" if "Sectors" in question else ""

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    return questions


def begun(folder: Path, *flags: str) -> Path:
    """Return the catalogue of a folder that `init` began."""
    assert cli.main(["init", str(folder), *NAMED, *flags]) == 0
    AT_HAND.choose(USUAL_PACKS)  # as in the process of the next command
    LANGUAGES.choose(USUAL)
    return folder / "catalogue"


def test_questions_are_those_of_the_catalogue(tmp_path: Path, asked: list[str]) -> None:
    """A catalogue in English of two countries is asked in English, for its own sectors, and has no Dutch example."""
    catalogue = begun(tmp_path / "x", "--languages", "en", "--countries", "IE,PT")
    cli.main(["new", "institution", "--dir", str(catalogue), "--slug", "northern-school"])
    assert asked[0].startswith("Name in English")
    (sectors,) = (question for question in asked if question.startswith("Sectors"))
    assert "[vocational, higher, adult]" in sectors
    (country,) = (question for question in asked if question.startswith("Country"))
    assert "<IE>" in country
    assert not [question for question in asked if DUTCH.search(question)]


def test_questions_of_the_dutch_catalogue_stay(tmp_path: Path, asked: list[str]) -> None:
    """Beside it, a Dutch catalogue is asked for the sectors of the Netherlands."""
    catalogue = begun(tmp_path / "x", "--languages", "nl,en", "--countries", "NL")
    cli.main(["new", "institution", "--dir", str(catalogue), "--slug", "noord", "--lang", "en"])
    assert any("[mbo, hbo, wo, leerbedrijf]" in question for question in asked)
    assert "<NL>" in asked[-1]


@pytest.mark.parametrize(
    ("country", "told", "taken"),
    [("BE", "be-vlg", True), ("BE", "", True), ("IE", "be-vlg", False)],
    ids=["a region is taken", "no region is taken", "no region is known"],
)
def test_a_region_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, country: str, told: str, *, taken: bool
) -> None:
    """Who names a country that has packs of its regions is asked for one, and nobody else is."""
    questions: list[str] = []

    def answer(question: str) -> str:
        questions.append(question)
        return told

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    begun(tmp_path / "x", "--languages", "en", "--countries", country)
    assert ["be-vlg" in question for question in questions] == [True] * taken
    settings = (tmp_path / "x/catalogue/settings.yaml").read_text(encoding="utf-8")
    assert ("packs: [be-vlg]" in settings) == (taken and bool(told))


def test_a_region_is_named_where_nobody_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal the packs of a region are told after the folder is written, unless there are none."""
    begun(tmp_path / "x", "--languages", "nl", "--countries", "BE")
    assert "--packs be-vlg" in capsys.readouterr().out
    begun(tmp_path / "y", "--languages", "nl", "--countries", "BE", "--packs", "be-vlg")
    assert "--packs" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("value", "written"),
    [("0913", '"0913"'), ("0619", '"0619"'), ("C9901", "C9901"), ("2026-1", "2026-1"), ("1006O0000", "1006O0000")],
)
def test_what_an_editor_takes_for_a_number_is_quoted(value: str, written: str) -> None:
    """0913 is text in YAML 1.1 and a number in YAML 1.2, which editors read; other codes need no quotes."""
    assert scalar(value) == written


def test_the_example_of_a_new_catalogue_has_its_field_in_quotes(tmp_path: Path) -> None:
    """What `init` writes is read alike by every editor; a file of before, without quotes, still checks clean."""
    catalogue = begun(tmp_path / "x", "--languages", "en", "--countries", "IE")
    badge = catalogue / "institutions/riverside-school/badges/first-aid.yaml"
    said = badge.read_text(encoding="utf-8")
    assert 'isced_f: "0913"' in said
    before = said.replace('"0913"', "0913")
    badge.write_text(before, encoding="utf-8")
    assert cli.main(["check", "--fix", str(catalogue)]) == 0
    assert badge.read_text(encoding="utf-8") == before


def test_a_sector_keeps_its_colours() -> None:
    """A catalogue that lists one sector of its country has it in the colours that it has in any other catalogue."""
    anywhere = [colours_of(sector) for sector in SECTORS]
    assert len(set(anywhere)) == len(anywhere)
    AT_HAND.choose(("nl",), sectors=("hbo", "north"))
    assert colours_of("hbo") == anywhere[1]
    assert colours_of("north") == anywhere[1]  # its place in the list; the program knows nothing else of it
