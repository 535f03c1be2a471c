"""Rows of a spreadsheet: CSV as the Dutch Excel writes it and as others do, and those of a workbook."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from badge_catalogue import limits
from badge_catalogue.imports.record import NotImportable, says
from badge_catalogue.imports.spreadsheets import workbook
from badge_catalogue.imports.spreadsheets.letters import decoded
from badge_catalogue.model.text import Text

_LOOKED_AT = 20  # rows, for the sign that separates cells
_SIGNS = ";\t,|"
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ENGLISH_MONTHS = {"mar": 3, "may": 5, "oct": 10, "maa": 3}


@dataclass(frozen=True)
class Grids:
    """What a file holds: its sheets by name, every cell a text.

    Attributes:
        notes: What is to be said of its letters.
        remarks: What does not show in its cells.
    """

    sheets: dict[str, list[list[str]]]
    notes: list[Text]
    remarks: list[Text]


def rows(name: str, data: bytes) -> list[dict[str, str]]:
    """Return the rows of the first sheet by column heading, its first row the headings; empty cells left out.

    Raises:
        NotImportable: when it is no table, or too large.
    """
    return by_heading(next(iter(grids(name, data).sheets.values())))


def _unknown(_heading: str) -> bool:
    return False


def grids(name: str, data: bytes, known: Callable[[str], bool] = _unknown) -> Grids:
    """Return the sheets of a file that hold anything, without their empty rows.

    Arguments:
        known: Whether a heading is one of ours, by which the sign between the cells of CSV is found.

    Raises:
        NotImportable: when it is no table, or too large.
    """
    if len(data) > limits.TABLE:
        raise NotImportable(
            says("tables.bytes_most_divide_over", number=len(data), largest=limits.TABLE),
        )
    if name.lower().endswith(".xlsx"):
        book = workbook.read(data)
        found, notes, remarks = book.sheets, list[Text](), book.remarks
    else:
        text, notes = decoded(data)
        found, remarks = {"": _csv(text, known)}, []
    sheets = {
        title: [[cell.strip() for cell in row] for row in table if any(cell.strip() for cell in row)]
        for title, table in found.items()
    }
    sheets = {title: table for title, table in sheets.items() if table}
    if not sheets:
        raise NotImportable(
            says("tables.table_empty_write_line"),
        )
    return Grids(sheets, notes, remarks)


def by_heading(table: list[list[str]]) -> list[dict[str, str]]:
    """Return the rows below the first one by its headings, empty cells left out; a cell below none by its column.

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
    beyond = range(len(heads), max(map(len, rest), default=0))
    columns = [head or letters_of(number) for number, head in enumerate([*heads, *("" for _ in beyond)])]
    return [{head: cell for head, cell in zip(columns, row, strict=False) if cell} for row in rest]


def letters_of(number: int) -> str:
    """Return the letters of a column, counted from 0, by which one without a heading is named."""
    return (letters_of(number // 26 - 1) if number > 25 else "") + chr(ord("A") + number % 26)  # noqa: PLR2004 -- A to Z


def _csv(text: str, known: Callable[[str], bool]) -> list[list[str]]:
    if "\0" in text:
        raise NotImportable(says("tables.no_text_save_sheet"))
    first, _, rest = text.lstrip().partition("\n")
    stated = re.fullmatch(r"\"?sep=(.)\"?", first.strip(" \r\n"), re.DOTALL)
    if stated:
        text = rest
    signs = f"{stated[1] if stated else ''}{_SIGNS}"
    return list(_rows(text, max(signs, key=lambda sign: _fitting(text, sign, known))))


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    except csv.Error as error:
        raise NotImportable(says("tables.no_csv")) from error


def _fitting(text: str, sign: str, known: Callable[[str], bool]) -> tuple[int, int, int]:
    """Return how well a sign divides a text: headings of ours, rows of one length, and cells in them."""
    found = [row for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=sign), _LOOKED_AT) if any(row)]
    headed = max((sum(known(cell) for cell in row if cell) for row in found), default=0)
    lengths = [len(row) for row in found if len(row) > 1]
    usual = max(lengths, key=lambda one: (lengths.count(one), one), default=0)
    return headed if headed > 1 else 0, lengths.count(usual), usual


def day(text: str) -> str | None:
    """Return a date in ISO form: as written, Dutch (1-9-2026, 1-sep-26), or Excel's number of days."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    if match := re.fullmatch(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", text):
        return _existing(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}")
    if match := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2}|[A-Za-z]{3,9}\.?)[-/. ](\d{4}|\d\d)", text):
        number = int(match[2]) if match[2].isdecimal() else month(match[2])
        year = match[3] if len(match[3]) > 2 else f"20{match[3]}"  # noqa: PLR2004 -- two digits, or all four
        return _existing(f"{year}-{number:02}-{int(match[1]):02}") if number else None
    if re.fullmatch(r"[2-9]\d{4}", text):
        return (workbook.EPOCH + timedelta(days=int(text))).isoformat()
    return None


def _existing(written: str) -> str | None:
    """Return a date that is in the calendar; None for any other."""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return None


def month(word: str) -> int | None:
    """Return the number of a month by the first letters of its Dutch or English name."""
    short = word[:3].casefold()
    return MONTHS.index(short) + 1 if short in MONTHS else _ENGLISH_MONTHS.get(short)
