"""Catalogues of other countries: begun with `init`, built, and read page by page for what is Dutch."""

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from badge_catalogue import cli
from badge_catalogue.checks import check
from badge_catalogue.definitions.catalogue_settings import settings
from badge_catalogue.definitions.load import choose, load_files, read_folder
from badge_catalogue.definitions.yaml_nodes import VOCABULARY_LIMITS, MapNode, compose
from badge_catalogue.model.text import LANGUAGES
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
KEYS = re.compile(r'"(?:fact_\w+|edubadges)":|DiplomaRegister"')
# Names of occupations and fields as Europe lists them, which speak of every country.
ESCO_FILES = {"esco.yaml", "occupations.yaml", "isced_f.yaml", "language.yaml"}
NOT_OURS = ("licenses/", "runtime/", "release.json")

# Dutch as a language, in a catalogue that has none of it; the name of the language is one that courses are given in.
IN_DUTCH = re.compile(
    r"\b(?:nl:|(?:warmtepomp|samenwerk)\w*|lassen|ehbo|noord|Purmerend|Zuiderzee|[Jj]e (?:kan|kunt|hoeft|leert)"
    r"|(?:een|niet|geen|wordt|opgeslagen|zonder) \w+|herhalingsdag|ja\b(?! or))"
    r"|\bDutch (?:names|Excel)|in Dutch\b|the other language|two curators|civil effect"
    r"|\bone EC\b|\b[0-9] EC\b|EC \(ECTS\)"
)

ONE_OF_SEVERAL = (
    r"\b1 (?:badges|institutions|instellingen|scholen|schools|resultaten|descriptions|beschrijvingen|were)\b"
)

FLEMISH = ["--languages", "nl", "--countries", "BE", "--packs", "be-vlg"]
TWO_COUNTRIES = ["--languages", "en", "--countries", "IE,PT"]


pytestmark = pytest.mark.usefixtures("chosen_again_at_the_end")


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


def rich(folder: Path, level: str, sector: str) -> None:
    """Add a microcredential that says all it can, and what the catalogue chooses for itself: logo and frameworks."""
    catalogue = folder / "catalogue"
    school = next((catalogue / "institutions").iterdir()).name
    tongue = "nl" if "languages: [nl]" in (catalogue / "settings.yaml").read_text(encoding="utf-8") else "en"
    said = {name: f'{{{tongue}: "{text[tongue]}"}}' for name, text in SAID.items()}
    badge = MICROCREDENTIAL.format(school=school, level=level, sector=sector, tongue=tongue, **said)
    (catalogue / f"institutions/{school}/badges/hydraulics.yaml").write_text(badge, encoding="utf-8")
    institution = catalogue / f"institutions/{school}/institution.yaml"
    basis = (
        f"  - badge_type: microcredential\n    basis: contract\n    notice_url: https://{school}.example.org/privacy\n"
    )
    written = institution.read_text(encoding="utf-8").replace("privacy:\n", f"privacy:\n{basis}")
    institution.write_text(written, encoding="utf-8")
    (catalogue / "logo.svg").write_text(LOGO, encoding="utf-8")
    with (catalogue / "settings.yaml").open("a", encoding="utf-8") as file:
        file.write("quality_frameworks: [institutional]\nlogo: logo.svg\n")


SAID = {
    "name": {"nl": "Pompen onderhouden", "en": "Maintaining pumps"},
    "description": {
        "nl": "Je leert pompen van een installatie nakijken, smeren en vervangen.",
        "en": "You learn to inspect, grease and replace the pumps of an installation.",
    },
    "criteria": {
        "nl": "Je hebt drie pompen nagekeken en er een vervangen terwijl een beoordelaar meekeek.",
        "en": "You inspected three pumps and replaced one while an assessor watched.",
    },
    "outcome": {"nl": "Je kunt een pomp vervangen.", "en": "Replace a pump."},
    "group": {"nl": "Monteurs in de techniek.", "en": "Fitters in engineering."},
    "before": {"nl": "Je hebt eerder met pompen gewerkt.", "en": "You have worked with pumps before."},
    "admission": {"nl": "Iedereen kan zich aanmelden.", "en": "Everyone can enrol."},
    "payers": {"nl": "professionals", "en": "professionals"},
    "body": {"nl": "examencommissie Techniek", "en": "Examination Board Technology"},
}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z" fill="#5a2a82"/></svg>'
MICROCREDENTIAL = """# yaml-language-server: $schema=../../../schema/badge.json
type: microcredential
name: {name}
description: {description}
criteria: {criteria}
issuer: {school}
sector: [{sector}]
language: [{tongue}]
version: "1"
status: active
level: {level}
workload: {{ects: 5, hours: 125}}
learning_outcomes:
  - {{id: lo1, text: {outcome}, kind: skill}}
isced_f: "0715"
participation: [blended]
assessment: {{types: [professional_product], supervised: true, id_verified: true}}
quality_assurance: {{framework: institutional, body: {body}}}
target_group: {group}
prerequisites: {before}
admission: {admission}
stacking: {{role: standalone}}
offering:
  - url: "https://{school}.example.org/pumps"
    costs: [{{for: {payers}, eur: 450}}]
    starts: [2097-02-01]
    duration: P5W
audience: [professional]
approval: {{body: {body}, decided_on: 2026-02-10}}
contact: badges@example.org
reviewed_on: 2026-09-01
"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the site of a Flemish school in Dutch, and that of two countries in English."""
    made = {}
    for name, flags in {"flemish": FLEMISH, "two countries": TWO_COUNTRIES}.items():
        folder = begun(tmp_path_factory.mktemp("begun") / "x", flags)
        if name == "flemish":
            rich(folder, '{framework: vks, value: "6", status: indicative}', "hogeschool")
        else:
            second_institution(folder)
            rich(folder, '{framework: eqf, value: "5", status: indicative}', "higher")
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


def test_no_page_of_an_english_catalogue_speaks_dutch(sites: dict[str, Path]) -> None:
    """Examples, guides, rules and labels are in the languages of the catalogue, and in its measures."""
    found = [
        (path.relative_to(sites["two countries"]).as_posix(), match[0])
        for path in sorted((sites["two countries"] / "site").rglob("*.html"))
        if "licenses" not in path.parts
        for match in IN_DUTCH.finditer(
            re.sub(r"<(script|style)\b.*?</\1>", "", path.read_text("utf-8"), flags=re.DOTALL)
        )
    ]
    assert found == []
    for said in ("een badge", "name: {nl: Pompen}", "the other language"):
        assert IN_DUTCH.search(said), said


@pytest.mark.parametrize("name", ["flemish", "two countries"])
def test_no_picture_shows_the_demonstration(sites: dict[str, Path], name: str) -> None:
    """Pictures of a guide show one catalogue's pages, with its words in pixels that no test reads: others have none."""
    assert list((sites[name] / "site").rglob("guide-*")) == []


@pytest.mark.parametrize("name", ["flemish", "two countries"])
def test_no_file_of_the_folder_names_what_is_dutch(sites: dict[str, Path], name: str) -> None:
    """README, workflow, what editors read, schemas, frameworks and vocabularies that `init` wrote do not either."""
    folder = sites[name]
    read = [path for path in folder.rglob("*") if path.is_file() and not path.is_relative_to(folder / "site")]
    texts_of = {path: path.read_text(encoding="utf-8") for path in read if ".cache" not in path.parts}
    assert len(texts_of) > 20
    found = [(path.name, match[0]) for path, said in texts_of.items() for match in DUTCH.finditer(KEYS.sub("", said))]
    assert [each for each in found if each[0] not in ESCO_FILES] == []


@pytest.mark.parametrize(("name", "lacks"), [("flemish", "name.en"), ("two countries", "name.nl")])
def test_commands_write_for_the_catalogue_at_hand(
    sites: dict[str, Path], capsys: pytest.CaptureFixture[str], name: str, lacks: str
) -> None:
    """Schemas and the spreadsheet to fill in have its languages, sectors and levels, whatever was chosen before."""
    catalogue = sites[name] / "catalogue"
    choose(Path("nowhere"))
    assert cli.main(["schema", "--check", "--out", str(catalogue / "schema")]) == 0
    choose(Path("nowhere"))
    capsys.readouterr()
    assert cli.main(["import", "csv", "--template", "--dir", str(catalogue)]) == 0
    said = capsys.readouterr().out
    assert "name." in said
    assert lacks not in said.split(";")
    assert not DUTCH.search(said)
    assert name == "flemish" or not IN_DUTCH.search(said)


@pytest.mark.parametrize("name", ["flemish", "two countries"])
def test_no_finding_names_what_is_dutch(sites: dict[str, Path], name: str) -> None:
    """Whatever a badge or the settings lack or say wrongly, no message and no remedy speaks of the Netherlands."""
    choose(sites[name] / "catalogue")
    files, _ = read_folder(sites[name] / "catalogue")
    path = next(each for each in files if each.endswith("hydraulics.yaml"))
    settings_file = next(each for each in files if each.endswith("/settings.yaml"))
    nodes = {each: node for each, data in files.items() if (node := composed(each, data))}
    lines = files[path].decode().splitlines()
    said = told(nodes | {path: b"type: microcredential"}, {})
    for first in range(1, APART + 1):  # several faults at once, far enough from each other
        for instead in ("{key}: zzz", "{key}: [[1]]", "{key}x: {value}"):
            broken = list(lines)
            for number in range(first, len(lines), APART):
                key, _, value = lines[number].partition(": ")
                broken[number] = instead.format(key=key, value=value)
            said |= told(nodes | {path: "\n".join(broken).encode()}, {})
    for line in ("logo: no.svg", "platforms: [x]", "sectors: [x]", "registers: [1]", "worth: {BE: {x: 1}}", "acent: 1"):
        said |= told({}, {settings_file: files[settings_file] + b"\n" + line.encode()})
    assert len(said) > 60
    assert not [text for text in said if "no_diploma, " in text and ("_mbo" in text or "x.BE" in text)]
    assert [text for text in said if DUTCH.search(text)] == []


APART = 4  # lines between two faults in one file


def composed(path: str, data: bytes) -> MapNode | None:
    """Return the nodes of a file, for tests that read it a hundred times; nothing of pictures and long vocabularies."""
    if not path.endswith(".yaml") or path.endswith(("/esco.yaml", "/occupations.yaml", "/settings.yaml")):
        return None
    return compose(path, data, VOCABULARY_LIMITS)[0]


def told(files: dict[str, bytes | MapNode], its_settings: dict[str, bytes]) -> set[str]:
    """Return every message and remedy of a catalogue, in its languages."""
    site, wrong = settings(its_settings)
    catalogue, found = load_files(files)
    found = [*wrong, *found, *check(replace(catalogue, site=site))]
    return {text for each in found for part in (each.message, each.hint) for text in part.values.values()}


def test_the_trust_list_knows_the_ladder_of_its_country(sites: dict[str, Path]) -> None:
    """A level of Flanders is told on its own ladder and on the European one, and on no other."""
    trust = sites["flemish"] / "site/trust"
    phrases = json.loads((trust / "badges.txt").read_text(encoding="utf-8").partition("\n")[0])["phrases"]
    facts = [json.loads(text) for one in phrases for text in one if text.startswith('{"')]
    assert {"vks", "eqf", "ects", "hours"} in [set(each) for each in facts]
    labels = json.loads((trust / "list.json").read_text(encoding="utf-8"))["labels"]
    assert labels["http://data.europa.eu/snb/eqf/6"] == {"nl": "EQF-niveau 6"}


def test_a_catalogue_has_its_own_logo(sites: dict[str, Path]) -> None:
    """It stands at the top of every page and in the tab, as pixels: a drawing can hold script."""
    for each in sites.values():
        assert (each / "site/assets/site/logo.png").read_bytes().startswith(b"\x89PNG")
        for page in ("index.html", "verify/index.html", "404.html"):
            html = (each / "site" / page).read_text(encoding="utf-8")
            assert re.search(r'class="site-name" href="[^"]*"><img src="[^"]*assets/site/logo.png" alt=""', html), page
            assert re.search(r'<link rel="icon" type="image/png" href="[^"]*assets/site/logo.png">', html), page


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
    for name, heading in (("flemish", "Wie hier badges geeft<"), ("two countries", "From these institutions<")):
        assert heading in (sites[name] / "site/index.html").read_text(encoding="utf-8")
    for site in sites.values():
        for name, said in texts(site / "site"):
            assert not re.search(ONE_OF_SEVERAL, said), name


def test_a_page_without_parts_lists_none(sites: dict[str, Path]) -> None:
    """No heading "On this page" stands above an empty list; a guide with parts has one above its links."""
    for name, site in sites.items():
        lists = [
            found[1].strip()
            for page in sorted((site / "site").rglob("*.html"))
            for found in re.finditer(
                r'<h2 id="contents">[^<]*</h2>\s*<ul>(.*?)</ul>', page.read_text("utf-8"), re.DOTALL
            )
        ]
        assert lists, name
        assert all("<li>" in listed for listed in lists), name


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


def test_a_wrong_answer_at_the_terminal_is_asked_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever answers questions is told what to write, and loses none of the answers before."""
    answers = iter(
        ["", "Our Badges", "Our School", "xx", "en", "Ireland", "IE", "b.example.org", "https://b.example.org"]
    )
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    assert cli.main(["init", str(tmp_path / "x"), "--contact", "a@example.org"]) == 0
    told = capsys.readouterr().out
    assert [word in told for word in ("--name", "choose from", "write such as BE", "https://badges.example.org/")] == [
        True
    ] * 4
    assert len(asked) == 9
    written = (tmp_path / "x/catalogue/settings.yaml").read_text(encoding="utf-8")
    assert "address: https://b.example.org/" in written
    assert "catalogue serve" in told


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
