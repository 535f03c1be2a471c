"""Rows of a spreadsheet: CSV as the Dutch Excel writes it, and xlsx."""

import csv
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from badge_catalogue import limits
from badge_catalogue.imports.record import NotImportable, says
from badge_catalogue.imports.spreadsheets.letters import decoded
from badge_catalogue.model.text import Text

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EPOCH = date(1899, 12, 30)  # day 0 of Excel, with its leap year 1900
_LOOKED_AT = 20  # lines, for the sign that separates cells
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ENGLISH_MONTHS = {"mar": 3, "may": 5, "oct": 10, "maa": 3}


@dataclass(frozen=True)
class Grids:
    """What a file holds: its sheets by name, every cell a text, and what is to be said of its letters."""

    sheets: dict[str, list[list[str]]]
    notes: list[Text]


def rows(name: str, data: bytes) -> list[dict[str, str]]:
    """Return the rows of the first sheet by column heading, its first row the headings; empty cells left out.

    Raises:
        NotImportable: when it is no table, or too large.
    """
    return by_heading(next(iter(grids(name, data).sheets.values())))


def grids(name: str, data: bytes) -> Grids:
    """Return the sheets of a file that hold anything, without their empty rows.

    Raises:
        NotImportable: when it is no table, or too large.
    """
    if len(data) > limits.TABLE:
        raise NotImportable(
            says("tables.bytes_most_divide_over", number=len(data), largest=limits.TABLE),
        )
    if name.lower().endswith(".xlsx"):
        found, notes = dict(_xlsx(data)), list[Text]()
    else:
        text, notes = decoded(data)
        found = {"": list(_csv(text))}
    sheets = {
        title: [[cell.strip() for cell in row] for row in table if any(cell.strip() for cell in row)]
        for title, table in found.items()
    }
    sheets = {title: table for title, table in sheets.items() if table}
    if not sheets:
        raise NotImportable(
            says("tables.table_empty_write_line"),
        )
    return Grids(sheets, notes)


def by_heading(table: list[list[str]]) -> list[dict[str, str]]:
    """Return the rows below the first one by its headings, empty cells left out.

    Raises:
        NotImportable: when there are too many, or two columns have one heading.
    """
    heads, *rest = table
    if len(rest) > limits.TABLE_ROWS or len(heads) > limits.TABLE_COLUMNS:
        raise NotImportable(
            says(
                "tables.rows_columns_most_divide",
                rows=says("tables.rows", number=len(rest)),
                columns=says("tables.columns", number=len(heads)),
                most_rows=limits.TABLE_ROWS,
                most_columns=limits.TABLE_COLUMNS,
            ),
        )
    twice = {head for head in heads if head and heads.count(head) > 1}
    if twice:
        named = ", ".join(sorted(twice))
        raise NotImportable(
            says("tables.more_than_one_column", named=named),
        )
    return [{head: cell for head, cell in zip(heads, row, strict=False) if head and cell} for row in rest]


def _csv(text: str) -> Iterator[list[str]]:
    if "\0" in text:
        raise NotImportable(says("tables.no_text_save_sheet"))
    first = text.lstrip().partition("\n")[0]
    if first.startswith("sep="):
        text = text.partition("\n")[2]
    lines = text.splitlines()[:_LOOKED_AT]
    separator = max(";\t,", key=lambda sign: max((line.count(sign) for line in lines), default=0))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error as error:
        raise NotImportable(says("tables.no_csv")) from error


def _xlsx(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield name and cells of every sheet, in the order of the workbook's tabs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            sheets = sorted(name for name in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))
            if not sheets:
                raise NotImportable(says("tables.no_sheet_file_save"))
            shared = _strings(book)
            titles = _titles(book)
            parts = {name: _part(book, name) for name in sorted(sheets, key=lambda name: (len(name), name))}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise NotImportable(says("tables.no_xlsx")) from error
    order = [name for name in titles if name in parts] + [name for name in parts if name not in titles]
    for name in order:
        yield titles.get(name, name), list(_cells(parts[name], shared))


def _titles(book: zipfile.ZipFile) -> dict[str, str]:
    """Return the name of every sheet by its part, in the order of the tabs."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= set(book.namelist()):
        return {}
    targets = {
        one.get("Id"): "xl/" + (one.get("Target") or "").removeprefix("/xl/").removeprefix("xl/")
        for one in _part(book, "xl/_rels/workbook.xml.rels")
    }
    sheets = _part(book, "xl/workbook.xml").iter(f"{_SHEET}sheet")
    return {targets[one.get(_RELATION)]: one.get("name") or "" for one in sheets if one.get(_RELATION) in targets}


def _cells(sheet: ET.Element, shared: list[str]) -> Iterator[list[str]]:
    for row in sheet.iter(f"{_SHEET}row"):
        cells: list[str] = []
        for cell in row.iter(f"{_SHEET}c"):
            column = _column(cell.get("r", ""), len(cells))
            if column >= limits.TABLE_COLUMNS:
                raise NotImportable(
                    says("tables.more_than_columns_remove", most_columns=limits.TABLE_COLUMNS),
                )
            cells += [""] * (column + 1 - len(cells))
            cells[column] = _cell(cell, shared)
        yield cells


def _part(book: zipfile.ZipFile, name: str) -> ET.Element:
    with book.open(name) as part:
        data = part.read(limits.TABLE + 1)
    if len(data) > limits.TABLE:
        raise NotImportable(
            says("tables.larger_than_bytes_divide", name=name, largest=limits.TABLE),
        )
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise NotImportable(
            says("tables.holds_doctype_save_sheet", name=name),
        )
    try:
        return ET.fromstring(data)  # noqa: S314 -- no DOCTYPE, so no entities; the size is bounded
    except (ET.ParseError, ValueError) as error:
        raise NotImportable(says("tables.cannot_be_read", name=name)) from error


def _strings(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    items = _part(book, "xl/sharedStrings.xml").iter(f"{_SHEET}si")
    return ["".join(text.text or "" for text in item.iter(f"{_SHEET}t")) for item in items]


def _column(reference: str, otherwise: int) -> int:
    """Return the number of a column, from 0, of a reference such as "AB12"."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if not letters:
        return otherwise
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _cell(cell: ET.Element, shared: list[str]) -> str:
    value = cell.find(f"{_SHEET}v")
    text = (value.text or "") if value is not None else ""
    kind = cell.get("t")
    if kind == "s":
        return shared[int(text)] if text.isdecimal() and int(text) < len(shared) else ""
    if kind == "inlineStr":
        return "".join(part.text or "" for part in cell.iter(f"{_SHEET}t"))
    if kind == "b":
        return "true" if text == "1" else "false"
    return text.removesuffix(".0")


def day(text: str) -> str | None:
    """Return a date in ISO form: as written, Dutch (1-9-2026, 1-sep-26), or Excel's number of days."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    if match := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2}|[A-Za-z]{3,9}\.?)[-/. ](\d{4}|\d\d)", text):
        number = int(match[2]) if match[2].isdecimal() else month(match[2])
        year = match[3] if len(match[3]) > 2 else f"20{match[3]}"  # noqa: PLR2004 -- two digits, or all four
        return f"{year}-{number:02}-{int(match[1]):02}" if number else None
    if re.fullmatch(r"[2-9]\d{4}", text):
        return (_EPOCH + timedelta(days=int(text))).isoformat()
    return None


def month(word: str) -> int | None:
    """Return the number of a month by the first letters of its Dutch or English name."""
    short = word[:3].casefold()
    return MONTHS.index(short) + 1 if short in MONTHS else _ENGLISH_MONTHS.get(short)
