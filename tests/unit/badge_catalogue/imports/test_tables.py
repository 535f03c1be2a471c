"""Spreadsheets from elsewhere: what Excel writes here is read, what is no such file is refused."""

# ruff: noqa: E501 -- rows of sheets and tables are one line

import io
import zipfile

import pytest

from badge_catalogue import limits
from badge_catalogue.imports.record import NotImportable
from badge_catalogue.imports.spreadsheets import rows, tables

SHEET = """slug;Soort badge;Naam (nl);name_en;Beschrijving (nl);criteria.nl;workload.ects;learning_outcomes.text.nl;Kosten;taal;Docent
ehbo;regular;"EHBO; het begin";First aid;Je leert …;Je hebt …;2,5;Verband aanleggen|Hulp roepen;€ 1.250,50;nl, en;Jo
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_dutch_csv_is_read(encoding: str) -> None:
    """Semicolons, Windows-1252, decimal commas and Dutch headings are what Excel writes here."""
    data = SHEET.replace("…", "dit").encode(encoding)
    (row,) = tables.rows("badges.csv", data.replace(b"\n", b"\r\n"))
    incoming = rows.assemble(row)
    assert incoming.slug == "ehbo"
    assert incoming.data["name"] == {"nl": "EHBO; het begin", "en": "First aid"}
    assert incoming.data["type"] == "regular"
    assert incoming.data["workload"] == {"ects": 2.5}
    assert incoming.data["language"] == ["nl", "en"]
    assert incoming.data["learning_outcomes"] == [
        {"id": "lo1", "text": {"nl": "Verband aanleggen"}},
        {"id": "lo2", "text": {"nl": "Hulp roepen"}},
    ]
    assert incoming.data["offering"] == [{"costs": [{"eur": 1250.5}]}]
    assert [item.get("en") for item in incoming.lost] == ["column 'Docent'"]


def sheet(cells: str, extra: dict[str, str] | None = None) -> bytes:
    """Return an xlsx file with these rows."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    files = {
        "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData>{cells}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst {space}><si><t>slug</t></si><si><r><t>na</t></r><r><t>am.nl</t></r></si></sst>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in (files | (extra or {})).items():
            book.writestr(name, text)
    return out.getvalue()


def test_xlsx_is_read() -> None:
    """Shared and inline texts, numbers, dates and skipped cells of a sheet are read."""
    cells = (
        '<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>reviewed_on</t></is></c></row>'
        '<row><c r="A2" t="inlineStr"><is><t>ehbo</t></is></c><c r="B2" t="inlineStr"><is><t>EHBO</t></is></c><c r="D2"><v>46266</v></c></row>'
    )
    (row,) = tables.rows("badges.xlsx", sheet(cells))
    assert row == {"slug": "ehbo", "naam.nl": "EHBO", "reviewed_on": "46266"}
    assert rows.assemble(row).data == {"name": {"nl": "EHBO"}, "reviewed_on": "2026-09-01"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        sheet("", {"xl/worksheets/sheet1.xml": "<!DOCTYPE x><worksheet/>"}),
        sheet("", {"xl/worksheets/sheet1.xml": "<worksheet"}),
        sheet("", {"xl/worksheets/sheet1.xml": " " * (limits.TABLE + 1)}),
        sheet('<row><c r="ZZZ1"><v>1</v></c></row>'),
        sheet(""),
    ],
    ids=["empty", "cut off", "doctype", "broken", "inflates", "too wide", "no rows"],
)
def test_hostile_xlsx_is_refused(data: bytes) -> None:
    """A broken or exploding file is refused."""
    with pytest.raises(NotImportable):
        tables.rows("badges.xlsx", data)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"a;a\n1;2\n", b"a\0;b\n1;2\n", b'a;b\n"1;2\n'])
def test_broken_csv_is_refused(data: bytes) -> None:
    """No rows, a doubled heading, a binary file and an open quote are refused."""
    with pytest.raises(NotImportable):
        tables.rows("badges.csv", data)
