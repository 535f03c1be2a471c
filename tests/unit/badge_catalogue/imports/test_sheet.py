"""The spreadsheet that is offered: what it explains is passed over, its example is a right badge, refusals say why."""

import io
import json
import zipfile
from pathlib import Path

import demonstrated
import pytest

from badge_catalogue import limits
from badge_catalogue.definitions.load import load_files, read_folder
from badge_catalogue.describe import in_browser, neighbours
from badge_catalogue.imports.record import NotImportable
from badge_catalogue.imports.spreadsheets import rows, sheet, tables
from badge_catalogue.model.text import LANGUAGES

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture(scope="module")
def desk() -> in_browser.Desk:
    """A desk as the worker opens it."""
    files = read_folder(demonstrated.CATALOGUE)[0]
    return in_browser.open_desk(neighbours.packed(load_files(files)[0], files).decode())


def written(language: str, form: str) -> tuple[str, bytes]:
    """Return name and bytes of the sheet that is offered."""
    if form == "csv":
        return "badges.csv", sheet.as_csv(language).encode()
    return "badges.xlsx", sheet.as_xlsx(language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_heading_is_a_field_and_is_explained(language: str, form: str) -> None:
    """The sheet that we offer reads back as its headings, an explanation of each, and the example."""
    told, example = tables.rows(*written(language, form))
    assert list(told) == ["slug", *sheet.example()]
    assert rows.assemble(dict.fromkeys(sheet.example(), "1")).lost == []
    assert example["isced_f"] == "0713"
    assert told["type"].endswith("regular, microcredential, extra_curricular")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_only_explains_becomes_no_badge(language: str, form: str) -> None:
    """An empty sheet says where to write; a row below the example is the one badge."""
    name, data = written(language, form)
    table = tables.rows(name, data)
    with pytest.raises(NotImportable, match="below the headings and the example"):
        sheet.filled(table)
    badge = {"name.nl": "EHBO"}
    assert sheet.filled([*table, badge]) == [badge]
    assert sheet.filled([{"slug": "voorbeeldig-lassen"}]) == [{"slug": "voorbeeldig-lassen"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_a_right_badge(desk: in_browser.Desk, language: str) -> None:
    """Whoever copies the example under another name gets neither errors nor warnings."""
    example = {**tables.rows(*written(language, "xlsx"))[1], "slug": ""}
    defaults = {"issuer": "demo-mbo", "version": "1", "status": "draft", "reviewed_on": "2026-09-01"}
    data = defaults | {"contact": "edubadges@demo-mbo.example.org"} | rows.assemble(example).data
    answer = json.loads(desk.answer(json.dumps({"do": "check", "lang": "en", "data": data, "slug": ""})))
    assert [item["message"] for item in answer["findings"] if item["level"] != "hint"] == []
    worse = {**data, "level": {"framework": "nlqf", "value": "9"}}
    answer = json.loads(desk.answer(json.dumps({"do": "check", "lang": "en", "data": worse, "slug": ""})))
    assert [item["rule"] for item in answer["findings"] if item["level"] == "error"] == ["level-known"]


def test_the_xlsx_is_a_whole_workbook() -> None:
    """Every part that another one names is there, and two builds give the same bytes."""
    data = sheet.as_xlsx("nl")
    assert data == sheet.as_xlsx("nl")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert set(book.namelist()) == {
            "[Content_Types].xml",
            "_rels/.rels",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
            "xl/worksheets/sheet1.xml",
        }


@pytest.mark.parametrize(
    ("cell", "field"),
    [("713", "0713"), ("71", "071"), ("7", "07"), ("0713", "0713"), ("10", "10"), ("1013", "1013"), ("101", "101")],
)
def test_the_zero_that_spreadsheets_leave_out_comes_back(cell: str, field: str) -> None:
    """A field of study that lost its first zero gets it back; one that begins with 10 has none to lose."""
    assert rows.assemble({"isced_f": cell}).data["isced_f"] == field


REFUSED: dict[str, tuple[str, bytes]] = {
    "empty": ("a.csv", b""),
    "binary": ("a.csv", b"a\0b"),
    "twice": ("a.csv", b"type;type\r\na;b\r\n"),
    "open quote": ("a.csv", b'a;b\r\n"1;2'),
    "no xlsx": ("a.xlsx", b"PK"),
    "large": ("a.csv", b"a" * (limits.TABLE + 1)),
    "only headings": ("a.csv", b"type;name.nl\r\n"),
    "many": ("a.csv", b"type\r\n" + b"regular\r\n" * 201),
    "rows": ("a.csv", b"type\r\n" + b"r\r\n" * (limits.TABLE_ROWS + 1)),
    "columns": ("a.csv", (";".join(map(str, range(limits.TABLE_COLUMNS + 1))) + "\r\nx\r\n").encode()),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_speaks_the_language_of_the_page_and_ends_in_the_remedy(desk: in_browser.Desk, case: str) -> None:
    """Dutch on the Dutch page, English on the English one, each with what to do after a colon."""
    name, data = REFUSED[case]
    said = {}
    for language in LANGUAGES:
        files = [{"name": name, "size": len(data)}]
        asked = {"do": "table", "lang": language, "files": files, "defaults": {"issuer": "demo-mbo"}}
        answer = json.loads(desk.answer(json.dumps(asked), data))
        assert "badges" not in answer
        said[language] = answer["problem"]
        assert ": " in answer["problem"]
    assert said["nl"] != said["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_without_languages_is_in_that_of_the_page(desk: in_browser.Desk, language: str) -> None:
    """`Name` alone is English on the English page, and the badge says so; on the Dutch page it is Dutch."""
    asked = {"files": [{"name": "a.csv", "size": 99}], "defaults": {"issuer": "demo-mbo"}, "lang": language}
    (badge,) = desk.table(asked, b"Name;Hours\nEHBO;4\n")["badges"]
    assert badge["data"]["name"] == {language: "EHBO"}
    assert badge["data"].get("default_language", "nl") == language
    both = b"Naam;Name\nEHBO;First aid\n"
    (badge,) = desk.table(asked, both)["badges"]
    assert badge["data"]["name"] == {"nl": "EHBO", "en": "First aid"}
    assert "default_language" not in badge["data"]
