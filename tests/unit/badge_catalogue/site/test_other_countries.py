"""Catalogues of other countries: begun with `init`, built, and read page by page for what is Dutch."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from badge_catalogue import cli
from badge_catalogue.definitions.load import choose
from badge_catalogue.model.text import LANGUAGES, USUAL
from badge_catalogue.packs import AT_HAND
from badge_catalogue.packs import USUAL as USUAL_PACKS

pytestmark = pytest.mark.slow

# Institutions, registers, codes and platforms of the Netherlands, and the demonstration's schools. The language is none
# of them: Flanders speaks it.
DUTCH = re.compile(
    r"(?i:edubadge|npuls|crebo|croho|nlqf|diplomaregister|diploma register|startkwalificatie|eduwallet"
    r"|onderwijsinspectie|kompas ?21|keuzedeel|praktijkverklaring|polderveen|demo-(?:mbo|hbo|wo)\b)"
    r"|\b(?:SURF|SBU|sbu|RIO|DUO|NVAO|havo|vwo|vmbo|[Mm]bo|[Hh]bo|MBO|HBO|Netherlands|Nederland)\b"
    r"|\bNederlandse (?:school|scholen|instelling|ladder|diploma)"
    r"|\bDutch (?:school|institution|universit|vocational|college|ladder|diploma|higher|qualification)"
)
KINDS = {".html", ".json", ".jsonl", ".jsonld", ".csv", ".xlsx", ".atom", ".md", ".txt", ".xml"}
# Names that scripts look up, and no reader sees.
KEYS = re.compile(r'"(?:fact_\w+|edubadges)":')
NOT_OURS = ("licenses/", "runtime/", "release.json")

FLEMISH = ["--languages", "nl", "--countries", "BE", "--packs", "be-vlg"]
TWO_COUNTRIES = ["--languages", "en", "--countries", "IE,PT"]


@pytest.fixture(autouse=True, scope="module")
def _as_before() -> Iterator[None]:
    """Leave languages and packs of this process as they were."""
    yield
    LANGUAGES.choose(USUAL)
    AT_HAND.choose(USUAL_PACKS)


def begun(folder: Path, flags: list[str]) -> Path:
    """Return the folder of a catalogue that `init` began."""
    usual = ["--name", "Example Badges", "--owner", "Riverside School", "--contact", "badges@example.org"]
    assert cli.main(["init", str(folder), *usual, "--address", "https://badges.example.org/b/", *flags]) == 0
    return folder


def second_institution(folder: Path) -> None:
    """Add an institution of another country, whose register the settings name."""
    first = folder / "catalogue" / "institutions" / "riverside-school"
    second = first.with_name("southern-school")
    for path in sorted(first.rglob("*.yaml")):
        there = second / path.relative_to(first)
        there.parent.mkdir(parents=True, exist_ok=True)
        said = path.read_text(encoding="utf-8").replace("riverside-school", "southern-school")
        said = said.replace("Riverside School", "Southern School").replace("country: IE", "country: PT")
        there.write_text(said.replace("First aid", "Second aid"), encoding="utf-8")
    settings = folder / "catalogue" / "settings.yaml"
    with settings.open("a", encoding="utf-8") as file:
        file.write("registers:\n  - {country: PT, name: {en: the register of qualifications of Portugal}}\n")
        file.write('accent: "#5a2a82"\n')


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the site of a Flemish school in Dutch, and that of two countries in English."""
    made = {}
    for name, flags in {"flemish": FLEMISH, "two countries": TWO_COUNTRIES}.items():
        folder = begun(tmp_path_factory.mktemp("begun") / "x", flags)
        if name != "flemish":
            second_institution(folder)
        made[name] = folder
        assert cli.main(["check", str(folder)]) == 0
        assert cli.main(["build", "--source", str(folder / "catalogue"), "--out", str(folder / "site")]) == 0
    return made


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield what a site says, file by file: pages, exports, spreadsheets and the words of scripts."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if any(part in name for part in NOT_OURS) or not (path.suffix in KINDS or path.name == "words.js"):
            continue
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as sheet:
                yield name, " ".join(sheet.read(each).decode() for each in sheet.namelist())
            continue
        yield name, re.sub(r"<style>.*?</style>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("name", ["flemish", "two countries"])
def test_no_page_names_what_is_dutch(sites: dict[str, Path], name: str) -> None:
    """Nothing of the Netherlands is named in any page, export, spreadsheet or word of a script."""
    found = [
        (file, said[max(0, match.start() - 40) : match.end() + 40])
        for file, said in texts(sites[name] / "site")
        for match in DUTCH.finditer(KEYS.sub("", said))
    ]
    assert found == []


def test_the_rule_sees_what_it_forbids() -> None:
    """The same words stand on a page of the Netherlands."""
    for said in (
        "een catalogus van edubadges",
        "240 SBU",
        "niet in het diplomaregister",
        "NLQF 4",
        "mbo",
        "not of SURF",
    ):
        assert DUTCH.search(said), said
    assert not DUTCH.search("Je kunt in het Nederlands schrijven.")


def test_the_flemish_site_speaks_of_flanders(sites: dict[str, Path]) -> None:
    """Its ladder, sectors and database of diplomas are named."""
    page = (sites["flemish"] / "site/badges/riverside-school/first-aid/index.html").read_text(encoding="utf-8")
    assert "leer- en ervaringsbewijzendatabank" in page
    assert "Riverside School houdt deze catalogus bij. Vragen: badges@example.org." in page
    assert "VKS" in (sites["flemish"] / "site/levels/index.html").read_text(encoding="utf-8")


def test_worth_is_said_per_country(sites: dict[str, Path]) -> None:
    """The register that the settings name for a country stands on the pages of its institutions alone."""
    folder = sites["two countries"] / "site" / "badges"
    register = "register of qualifications of Portugal"
    assert register in (folder / "southern-school/first-aid/index.html").read_text(encoding="utf-8")
    assert register not in (folder / "riverside-school/first-aid/index.html").read_text(encoding="utf-8")


def test_a_catalogue_has_its_own_colour(sites: dict[str, Path]) -> None:
    """The accent of the settings stands after all other styles, with its digest; without one there is no such file."""
    site = sites["two countries"] / "site"
    assert "--accent: light-dark(#5a2a82," in (site / "assets/own.css").read_text(encoding="utf-8")
    for page in ("index.html", "verify/index.html", "about/index.html"):
        assert 'assets/own.css" integrity="sha256-' in (site / page).read_text(encoding="utf-8")
    assert not (sites["flemish"] / "site/assets/own.css").exists()


@pytest.mark.parametrize("name", ["flemish", "two countries"])
def test_a_site_of_one_language_leads_to_no_other(sites: dict[str, Path], name: str) -> None:
    """There is no switcher, and no page in another language."""
    site = sites[name] / "site"
    assert not (site / "en").exists()
    assert not (site / "nl").exists()
    _, _, body = (site / "index.html").read_text(encoding="utf-8").partition("</head>")
    assert "hreflang" not in body


def test_a_number_is_said_as_it_is(sites: dict[str, Path]) -> None:
    """One badge is no "1 badges"."""
    for site in sites.values():
        for name, said in texts(site / "site"):
            assert not re.search(r"\b1 (?:badges|institutions|instellingen|scholen|schools|resultaten)\b", said), name


def test_no_program_speaks_where_an_answer_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal nobody can be asked: what is missing is named, and nothing is written."""
    assert cli.main(["init", str(tmp_path / "x"), "--name", "N"]) == 3
    assert "--owner" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--languages", "xx"], "choose from"),
        (["--countries", "Ireland"], "write such as IE"),
        (["--address", "example.org"], "https://"),
        (["--packs", "fr"], "be-vlg"),
    ],
    ids=["a language without words", "the name of a country", "no address", "no such pack"],
)
def test_a_wrong_answer_says_what_to_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flags: list[str], said: str
) -> None:
    """No catalogue begins with what it cannot read."""
    right = ["--name", "N", "--owner", "O", "--contact", "a@example.org", "--address", "https://example.org/"]
    assert cli.main(["init", str(tmp_path / "x"), *right, *TWO_COUNTRIES, *flags]) == 3
    assert said.replace("IE", "BE") in capsys.readouterr().err


def test_a_folder_with_files_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands there is nobody's to overwrite."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert cli.main(["init", str(tmp_path), "--name", "N"]) == 3
    assert "not empty" in capsys.readouterr().err


def test_settings_decide_before_anything_is_read(tmp_path: Path) -> None:
    """The packs of a catalogue hold from its settings on."""
    (tmp_path / "settings.yaml").write_text("languages: [en]\ncountries: [IE]\n", encoding="utf-8")
    choose(tmp_path)
    assert (AT_HAND.names, tuple(LANGUAGES)) == ((), ("en",))
    (tmp_path / "settings.yaml").unlink()
    choose(tmp_path)
    assert AT_HAND.names == USUAL_PACKS
