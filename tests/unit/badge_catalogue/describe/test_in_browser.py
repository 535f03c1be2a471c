"""What the page *Beschrijf je badge* asks of Python, in the Python it will run in: archives, and nothing installed."""

import base64
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import demonstrated
import platform_samples
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from badge_catalogue.checks import check
from badge_catalogue.checks.needs import NEEDED, REFUSED
from badge_catalogue.definitions.load import load_files, read_folder
from badge_catalogue.describe import in_browser, neighbours
from badge_catalogue.imports.spreadsheets import columns
from badge_catalogue.model import TYPES
from badge_catalogue.pages import describe

ROOT = Path(__file__).resolve().parents[4]
PNG = (ROOT / "site_src" / "docs" / "en" / "assets" / "guide-preview.png").read_bytes()
FULL: dict[str, Any] = {
    "type": "extra_curricular",
    "name": {"nl": "Helpen in de schooltuin", "en": "Helping in the school garden"},
    "description": {
        "nl": "Je verzorgt een jaar lang een stuk van de schooltuin, samen met anderen.",
        "en": "You look after a piece of the school garden for a year, together with others.",
    },
    "criteria": {"nl": "- Je hielp op twintig dagen.", "en": "- You helped on twenty days."},
    "issuer": "demo-mbo",
    "sector": ["mbo"],
    "language": ["nl"],
    "version": "1",
    "status": "draft",
    "workload": {"hours": 28},
    "contact": "edubadges@demo-mbo.example.org",
    "reviewed_on": "2026-09-01",
}


@pytest.fixture(scope="module")
def definitions() -> dict[str, bytes]:
    """The files of the demonstration catalogue."""
    return read_folder(demonstrated.CATALOGUE)[0]


@pytest.fixture(scope="module")
def desk(definitions: dict[str, bytes]) -> in_browser.Desk:
    """A desk as the worker opens it."""
    return in_browser.open_desk(neighbours.packed(load_files(definitions)[0], definitions).decode())


def judge(desk: in_browser.Desk, data: Mapping[str, Any], language: str = "en", slug: str = "") -> dict[str, Any]:
    """Return the answer about one badge."""
    answer: dict[str, Any] = json.loads(
        desk.answer(json.dumps({"do": "check", "lang": language, "data": data, "slug": slug}))
    )
    return answer


def test_a_right_badge_has_no_errors(desk: in_browser.Desk) -> None:
    """A badge with everything its type needs gets no error, a file, a preview with an image, and an address."""
    answer = judge(desk, FULL)
    assert [item for item in answer["findings"] if item["level"] == "error"] == []
    assert answer["path"] == "catalogue/institutions/demo-mbo/badges/helpen-in-de-schooltuin.yaml"
    assert answer["preview"]["image"].startswith("<svg")
    assert answer["taken"] is False
    assert yaml.safe_load(answer["yaml"])["workload"] == {"hours": 28}


def test_the_file_says_what_every_field_is(desk: in_browser.Desk) -> None:
    """A remark stands above every field, in the language of the page, and the schema's line stays first."""
    lines = judge(desk, FULL, "nl")["yaml"].splitlines()
    assert lines[0].startswith("# yaml-language-server: $schema=")
    fields = [number for number, line in enumerate(lines) if line[:1].isalpha()]
    assert len(fields) == len(FULL)
    assert all(lines[number - 1].startswith("# ") for number in fields)
    assert "# Naam" in lines


@pytest.mark.parametrize("field", ["name", "description", "criteria", "sector", "language", "contact", "issuer"])
def test_what_is_missing_stands_at_its_own_field(desk: in_browser.Desk, field: str) -> None:
    """A field that every badge needs and that was left empty is reported there, not at the top of the file."""
    answer = judge(desk, {key: value for key, value in FULL.items() if key != field})
    found = [item for item in answer["findings"] if item["field"] == field and item["level"] == "error"]
    assert [item["message"] for item in found if item["rule"] == "required"] == ["this is not filled in yet"]
    assert [item for item in judge(desk, FULL)["findings"] if item["field"] == field] == []


@pytest.mark.parametrize(("language", "said"), [("nl", "nog niet op de lijst"), ("en", "not on the list yet")])
def test_an_institution_that_is_not_listed_yet_is_no_error(desk: in_browser.Desk, language: str, said: str) -> None:
    """The curator lists it: the form says so as a warning at that field, and one of the list gets none."""
    answer = judge(desk, FULL | {"issuer": "school-aan-zee"}, language)
    found = [item for item in answer["findings"] if item["field"] == "issuer"]
    assert [item["level"] for item in found] == ["warning"]
    assert said in found[0]["message"]
    assert "demo-" not in found[0]["hint"]
    assert [item for item in judge(desk, FULL, language)["findings"] if item["field"] == "issuer"] == []


@pytest.mark.parametrize("kind", TYPES)
def test_what_a_type_needs_stands_at_its_own_field(desk: in_browser.Desk, kind: str) -> None:
    """What a type needs is reported at that field, in a draft as a warning."""
    data = {key: value for key, value in FULL.items() if key != "workload"} | {"type": kind}
    answer = judge(desk, data)
    found = {item["field"] for item in answer["findings"] if item["level"] == "warning"}
    assert set(NEEDED[kind]) <= found


@pytest.mark.parametrize(
    ("change", "field", "rule"),
    [
        ({"workload": {"hours": "een week"}}, "workload.hours", "number"),
        ({"name": {"nl": "Helpen in de schooltuin"}}, "name.en", "both-languages"),
        ({"level": {"framework": "eqf"}, "type": "regular"}, "level.value", "required"),
        ({"offering": [{"url": "http://a.example.org/"}]}, "offering.0.url", ""),
        ({"learning_outcomes": [{"id": "lo1", "text": {"nl": "Je kan tuinieren"}}]}, "learning_outcomes.0.text.en", ""),
    ],
    ids=["no number", "one language", "half a level", "not https", "an outcome in one language"],
)
def test_a_finding_stands_beside_its_field(
    desk: in_browser.Desk, change: Mapping[str, Any], field: str, rule: str
) -> None:
    """What is wrong with a part is reported at that part, and goes when the part is right."""
    found = [item for item in judge(desk, {**FULL, **change})["findings"] if item["field"] == field]
    assert found
    assert rule in {"", found[0]["rule"]}
    assert [item for item in judge(desk, FULL)["findings"] if item["field"] == field] == []


def test_every_finding_is_one_of_the_check(desk: in_browser.Desk, definitions: dict[str, bytes]) -> None:
    """What the browser finds is what the loader and the checks find in the catalogue with that file, place and all."""
    wrong = {**FULL, "name": {"nl": "X"}, "workload": {"ects": 2}, "stacking": {"role": "stackable", "into": ["a.b"]}}
    answer = judge(desk, wrong)
    catalogue, found = load_files({**definitions, answer["path"]: answer["yaml"].encode()})
    expected = [item for item in (*found, *check(catalogue)) if item.file == answer["path"]]
    told = [(item["line"], item["column"], item["rule"], item["level"]) for item in answer["findings"]]
    assert len(told) > 3
    assert sorted(told) == sorted((item.line, item.column, item.rule, item.level) for item in expected)


def test_a_badge_of_the_catalogue_comes_out_as_clean_as_it_went_in(desk: in_browser.Desk) -> None:
    """A published badge described anew takes its own place, and says so."""
    badge = desk.catalogue.badges["demo-mbo.warmtepompen-installeren"]
    answer = judge(desk, FULL, slug=badge.slug)
    assert answer["taken"] is True
    assert answer["path"].endswith("/warmtepompen-installeren.yaml")


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["nl", "en", "value"]), inner),
    max_leaves=6,
)


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from([*FULL, "level", "offering", "learning_outcomes", "series", "approval"]), _ANY))
def test_whatever_was_filled_in_gets_an_answer(desk: in_browser.Desk, data: dict[str, Any]) -> None:
    """No half-filled form makes it stumble."""
    answer = judge(desk, data)
    assert answer["findings"]
    assert len(answer["elements"]) == 16


def table(desk: in_browser.Desk, *files: tuple[str, bytes]) -> dict[str, Any]:
    """Return the answer about files that came in together."""
    listed = [{"name": name, "size": len(data)} for name, data in files]
    defaults = {key: FULL[key] for key in ("issuer", "sector", "language", "version", "status", "contact")}
    asked = {"do": "table", "lang": "nl", "files": listed, "defaults": defaults | {"reviewed_on": "2026-09-01"}}
    answer: dict[str, Any] = json.loads(desk.answer(json.dumps(asked), b"".join(data for _, data in files)))
    return answer


def test_a_spreadsheet_becomes_files(desk: in_browser.Desk) -> None:
    """Windows-1252, semicolons and a decimal comma are read; columns without a place are named; twins are refused."""
    sheet = (
        "type;Naam (nl);workload.ects;kleur\r\nregular;Café runnen;2,5;rood\r\nregular;Tuin;1;\r\nregular;Tuin;2;\r\n"
    )
    answer = table(desk, ("a.csv", sheet.encode("cp1252")))
    first, second, third = answer["badges"]
    assert first["data"]["name"] == {"nl": "Café runnen"}
    assert first["data"]["workload"] == {"ects": 2.5}
    assert first["lost"] == ["kolom 'kleur'"]
    assert (first["twice"], second["twice"], third["twice"]) == (False, True, True)
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(answer["zip"]))) as archive:
        assert archive.namelist() == [first["path"]]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (platform_samples.EDUBADGES, "Dijken inspecteren"),
        (platform_samples.COURSE_6, "Sluizen bedienen"),
        (platform_samples.ELM, "Bruggen keuren"),
        (platform_samples.SCHEMA, "Bruggen keuren"),
    ],
    ids=["BadgeClass", "course", "ELM", "schema.org"],
)
def test_a_platforms_file_becomes_files_too(desk: in_browser.Desk, told: dict[str, Any], name: str) -> None:
    """Nobody has to say which form it is; what is not carried over is said as on the command line."""
    (badge,) = table(desk, ("a.json", json.dumps(told).encode()))["badges"]
    assert badge["data"]["name"]["nl"] == name
    assert badge["lost"]


def test_pages_of_a_list_come_in_together(desk: in_browser.Desk) -> None:
    """Both pages are one import; one of them alone says that there is more."""
    pages = [
        {"hasNextPage": more, "hasPreviousPage": not more, "pageNumber": number, "totalPages": 2, "items": [course]}
        for number, more, course in (
            (1, True, platform_samples.COURSE_5),
            (2, False, platform_samples.COURSE_6 | {"courseId": "2", "primaryCode": {"code": "ANDERS"}}),
        )
    ]
    files = [(f"{number}.json", json.dumps(page).encode()) for number, page in enumerate(pages)]
    answer = table(desk, *files)
    assert (len(answer["badges"]), answer["notes"]) == (2, [])
    assert "pagina 1 van 2" in table(desk, files[0])["notes"][0]


def test_a_picture_in_the_file_comes_along(desk: in_browser.Desk) -> None:
    """What stands in a badge as data lies in the ZIP beside its file, and is not said to be missing."""
    told = {**platform_samples.ACHIEVEMENT, "image": {"id": f"data:image/png;base64,{base64.b64encode(PNG).decode()}"}}
    answer = table(desk, ("a.json", json.dumps(told).encode()))
    (badge,) = answer["badges"]
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(answer["zip"]))) as archive:
        assert sorted(archive.namelist()) == sorted([badge["path"], badge["picture"]])
    assert "image-exists" not in {found["rule"] for found in badge["findings"]}


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01", b"type\r\n" + b"regular\r\n" * 201], ids=["empty", "binary", "many"]
)
def test_what_is_no_spreadsheet_says_why(desk: in_browser.Desk, data: bytes) -> None:
    """A file that cannot be used gets a reason instead of badges."""
    answer = table(desk, ("a.csv", data))
    assert answer["problem"]
    assert "badges" not in answer


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("lassen.yaml", b"type: regular\nname: {nl: Lassen, en: Welding}\n", "al een badge van de catalogus"),
        (
            "in.csv",
            b"name\n<<<<<<< HEAD\nLassen\n=======\nWelding\n>>>>>>> other\n",
            "in.csv:2: hier staan twee versies",
        ),
        (
            "in.json",
            b'{\n<<<<<<< HEAD\n"name": "a"\n=======\n"name": "b"\n>>>>>>> c\n}',
            "in.json:2: hier staan twee versies",
        ),
    ],
)
def test_what_no_import_reads_is_named(desk: in_browser.Desk, name: str, data: bytes, said: str) -> None:
    """A definition itself, and a file with two versions in it, are said to be what they are."""
    assert said in table(desk, (name, data))["problem"]


def test_a_ruled_sheet_is_no_conflict(desk: in_browser.Desk) -> None:
    """A row of signs alone is no sign of two versions: the badge below it comes in."""
    names = [one["data"]["name"] for one in table(desk, ("in.csv", b"name,type\n=======\nLassen,regular\n"))["badges"]]
    assert "Lassen" in str(names)


def test_python_in_the_browser_needs_nothing_else(tmp_path: Path, definitions: dict[str, bytes]) -> None:
    """With the two archives alone, and no package installed, a badge is judged as here."""
    packed = neighbours.packed(load_files(definitions)[0], definitions)
    files = describe.app_files({}, packed, dict.fromkeys(describe.SHARED, b""))
    for name in ("python.zip", "pyyaml.zip", "catalogue.json"):
        (tmp_path / name).write_bytes(files[name])
    asked = json.dumps({"do": "check", "lang": "nl", "data": FULL, "slug": ""})
    program = (
        "import sys, pathlib; sys.path[:0] = sys.argv[1:3]; from badge_catalogue.describe import in_browser; "
        "desk = in_browser.open_desk(pathlib.Path(sys.argv[3]).read_text(encoding='utf-8')); "
        "sys.stdout.reconfigure(encoding='utf-8'); print(desk.answer(sys.argv[4]))"
    )
    paths = [str(tmp_path / name) for name in ("python.zip", "pyyaml.zip", "catalogue.json")]
    command = [sys.executable, "-I", "-S", "-c", program, *paths, asked]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    desk = in_browser.open_desk(files["catalogue.json"].decode())
    assert json.loads(done.stdout) == judge(desk, FULL, "nl")


def test_the_archives_are_the_same_bytes_twice() -> None:
    """Two builds give the same archive."""
    held = {f"yaml/{path.name}": path for path in Path(yaml.__file__).parent.glob("*.py")}
    assert held
    assert describe.archive(held) == describe.archive(held)


def test_the_form_asks_for_what_every_type_needs(desk: in_browser.Desk) -> None:
    """Each field is a field of a badge, in two languages, and none that a type needs or refuses is forgotten."""
    neighbours = {column.path for column in columns.columns().values()} | {
        "learning_outcomes",
        "alignments",
        "practice.processes",
    }
    fields = [field for group in describe.form(desk.catalogue, "nl") for field in group["fields"]]
    for field in fields:
        path = ".".join(part for part in field["at"].split(".") if not part.isdecimal())
        assert {path, f"{path}.nl"} & neighbours, path
        for said in ("label", "help", "term", "example"):
            assert field[said] is None or (set(field[said]) == {"nl", "en"} and all(field[said].values())), field["at"]
        assert field["widget"] not in {"choice", "ticks"} or field["choices"], field["at"]
    for kind in TYPES:
        asked = {field["at"].split(".")[0] for field in fields if field["types"] is None or kind in field["types"]}
        assert set(NEEDED[kind]) <= asked
        assert not set(REFUSED.get(kind, ())) & asked


def test_both_languages_have_the_same_words() -> None:
    """Nothing on the page is said in one language only, and none of it is the name of something dictionaries do."""
    words = describe.texts()
    assert set(words["nl"]) == set(words["en"])
    assert not set(words["nl"]) & set(dir(dict))


def test_what_can_be_chosen_is_found_by_its_words(desk: in_browser.Desk) -> None:
    """Every word must stand in the name, the beginning counts first, and an address gets its name."""

    def find(what: str, words: str, *values: str) -> dict[str, list[dict[str, str]]]:
        asked = {"do": "find", "lang": "nl", "what": what, "words": words, "values": values}
        found: dict[str, list[dict[str, str]]] = json.loads(desk.answer(json.dumps(asked)))
        return found

    assert find("badges", "wartepomp")["found"] == []
    assert [item["value"] for item in find("badges", "warmtep instal")["found"]] == [
        "demo-mbo.warmtepompen-installeren"
    ]
    assert "pathway:energietransitie" in {item["value"] for item in find("targets", "energietr")["found"]}
    assert "pathway:energietransitie" not in {item["value"] for item in find("badges", "energietr")["found"]}
    assert find("occupations", "LASSER")["found"][0]["label"] == "lasser"
    elements = {item["value"] for item in find("elements", "samenwerken")["found"]}
    assert "kompas21:samenwerken" in elements
    assert find("badges", "", "demo-mbo.tig-lassen-basis", "demo-mbo.weg")["named"][0]["label"].startswith("TIG-lassen")
    assert len(find("badges", "a")["found"]) <= in_browser.MOST_OFFERED


def test_an_image_of_ones_own_is_judged_and_packed(desk: in_browser.Desk) -> None:
    """A drawing with a script is an error at the field of the image; a sound one lies beside the file in the ZIP."""
    for inner, rules in (("<script>1</script>", ["image-is-sound"]), ("", [])):
        image = f'<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>'.encode()
        asked = {"do": "check", "lang": "nl", "data": FULL, "slug": "", "image": "svg"}
        answer = json.loads(desk.answer(json.dumps(asked), image))
        errors = [item for item in answer["findings"] if item["level"] == "error"]
        assert [item["rule"] for item in errors if item["field"] == "image"] == rules
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(answer["zip"]))) as archive:
            assert archive.read(answer["path"].replace(".yaml", ".svg")) == image
            assert archive.read(answer["path"]).decode() == answer["yaml"]
    assert judge(desk, FULL)["zip"] == ""


def test_a_described_adopter_takes_over_what_is_fixed(desk: in_browser.Desk) -> None:
    """A badge that adopts a template is previewed with its name; a field that is fixed is refused at that field."""
    own = {key: FULL[key] for key in ("issuer", "sector", "language", "version", "status", "contact", "reviewed_on")}
    data = own | {
        "template": "kompas21-samenwerken@1",
        "series": {"template": "kompas21-samenwerken", "step": "beginner"},
    }
    answer = judge(desk, data, slug="samen")
    assert [item for item in answer["findings"] if item["level"] == "error"] == []
    assert answer["preview"]["name"] == "Collaborating: beginner"
    told = dict(answer["preview"]["adoption"])
    assert told["Follows the template"].endswith(", follows version 1")
    assert "target group" not in told.get("Filled in by themselves", "")
    more = judge(desk, {**data, "target_group": {"nl": "Voor koks.", "en": "For cooks."}}, slug="samen")
    assert "target group" in dict(more["preview"]["adoption"])["Filled in by themselves"]
    assert judge(desk, FULL)["preview"]["adoption"] == []
    worse = judge(desk, {**data, "type": "regular"}, slug="samen")
    assert [(item["field"], item["rule"]) for item in worse["findings"] if item["level"] == "error"] == [
        ("type", "template-locked")
    ]
