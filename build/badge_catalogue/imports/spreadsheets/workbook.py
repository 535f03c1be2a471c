"""The sheets of an xlsx workbook (ECMA-376, part 1): every cell the text that people see, and what does not show in it.

A vertical merge says its text for each of its rows; a number that is shown as a date is that date.
"""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from badge_catalogue import limits
from badge_catalogue.imports.record import NotImportable, says
from badge_catalogue.model.text import Text

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = (("http://purl.oclc.org/ooxml/spreadsheetml/main", _MAIN),
           ("http://purl.oclc.org/ooxml/officeDocument/relationships", _OFFICE))  # fmt: skip
_SHEET = f"{{{_MAIN}}}"
_RELATION = f"{{{_OFFICE}}}id"
EPOCH = date(1899, 12, 30)  # day 0 of Excel, with its leap year 1900
_EPOCH_1904 = date(1904, 1, 1)
_DATES = frozenset([*range(14, 23), *range(27, 37), *range(50, 59)])  # formats that every workbook has
_LAST_DAY = 2_958_465  # 9999-12-31
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass
class Book:
    """A workbook as it is read.

    Attributes:
        sheets: Name to rows of cells, in the order of the tabs; hidden ones only where there is no other.
        remarks: What does not show in a cell: hidden sheets and rows, notes, addresses behind words, merges.
    """

    sheets: dict[str, list[list[str]]] = field(default_factory=dict)
    remarks: list[Text] = field(default_factory=list)


@dataclass(frozen=True)
class _Cells:
    """What the cells of all sheets refer to: texts by number, styles that show a date, and the first day."""

    strings: list[str]
    dated: frozenset[int]
    epoch: date


def read(data: bytes) -> Book:
    """Return the sheets of a workbook.

    Raises:
        NotImportable: when it is no xlsx, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = sorted(name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))
            if not names:
                raise NotImportable(says("tables.no_sheet_file_save"))
            known = _Cells(_strings(archive), _dated(archive), _epoch(archive))
            titles, hidden = _titles(archive)
            parts = {name: _part(archive, name) for name in sorted(names, key=lambda name: (len(name), name))}
            links = {name: _targets(archive, name) for name in parts}
            comments = [
                name for name in archive.namelist() if re.fullmatch(r"xl/(?:comments/?)?comments?\d*\.xml", name)
            ]
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise NotImportable(says("tables.no_xlsx")) from error
    book = Book()
    shown = [name for name in parts if name not in hidden] or list(parts)
    for name in sorted(shown, key=lambda name: list(titles).index(name) if name in titles else len(titles)):
        book.sheets[titles.get(name, name)] = _table(parts[name], known, links[name], book.remarks)
    if away := [titles.get(name, name) for name in parts if name not in shown]:
        book.remarks.append(says("workbook.hidden_sheets", titles=", ".join(away)))
    if comments:
        book.remarks.append(says("workbook.notes"))
    return book


def _titles(archive: zipfile.ZipFile) -> tuple[dict[str, str], set[str]]:
    """Return the name of every sheet by its part, in the order of the tabs, and the parts of hidden ones."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= set(archive.namelist()):
        return {}, set()
    targets = {
        one.get("Id"): "xl/" + (one.get("Target") or "").removeprefix("/xl/").removeprefix("xl/")
        for one in _part(archive, "xl/_rels/workbook.xml.rels")
    }
    sheets = [one for one in _part(archive, "xl/workbook.xml").iter(f"{_SHEET}sheet") if one.get(_RELATION) in targets]
    named = {targets[one.get(_RELATION)]: one.get("name") or "" for one in sheets}
    return named, {targets[one.get(_RELATION)] for one in sheets if one.get("state") in {"hidden", "veryHidden"}}


def _targets(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Return the addresses that a sheet refers to, by their numbers."""
    beside = name.replace("worksheets/", "worksheets/_rels/") + ".rels"
    if beside not in archive.namelist():
        return {}
    return {one.get("Id") or "": one.get("Target") or "" for one in _part(archive, beside)}


def _epoch(archive: zipfile.ZipFile) -> date:
    if "xl/workbook.xml" not in archive.namelist():
        return EPOCH
    told = _part(archive, "xl/workbook.xml").find(f"{_SHEET}workbookPr")
    return _EPOCH_1904 if told is not None and told.get("date1904") in {"1", "true"} else EPOCH


def _dated(archive: zipfile.ZipFile) -> frozenset[int]:
    """Return the numbers of the styles that show a number as a date."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = _part(archive, "xl/styles.xml")
    own = {
        one.get("numFmtId"): re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", one.get("formatCode") or "").casefold()
        for one in styles.iter(f"{_SHEET}numFmt")
    }
    days = {number for number, code in own.items() if "d" in code or "y" in code or "j" in code}
    used = styles.find(f"{_SHEET}cellXfs")
    return frozenset(
        index
        for index, style in enumerate(used if used is not None else ())
        if (number := style.get("numFmtId") or "") in days or (number.isdecimal() and int(number) in _DATES)
    )


def _table(sheet: ET.Element, known: _Cells, links: dict[str, str], remarks: list[Text]) -> list[list[str]]:
    """Return the rows of a sheet, and note what does not show in its cells."""
    rows: dict[int, list[str]] = {}
    number = hidden = 0
    for row in sheet.iter(f"{_SHEET}row"):
        told = row.get("r") or ""
        number = int(told) if re.fullmatch(r"\d{1,7}", told) else number + 1
        rows[number] = _row(row, known)
        hidden += row.get("hidden") in {"1", "true"} and any(rows[number])
    if hidden:
        remarks.append(says("workbook.hidden_rows", number=hidden))
    _merge(sheet, rows, remarks)
    for link in sheet.iter(f"{_SHEET}hyperlink"):
        address, place = links.get(link.get(_RELATION) or "", ""), _place(link.get("ref") or "")
        cell = _at(rows, place) if place else ""
        if cell and address and address.rstrip("/") not in cell and not address.endswith(cell):
            remarks.append(says("workbook.address", shown=cell[:40], address=address[:120]))
    return list(rows.values())


def _row(row: ET.Element, known: _Cells) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{_SHEET}c"):
        place = _place(cell.get("r") or "")
        column = place[0] if place else len(cells)
        if column >= limits.TABLE_COLUMNS:
            raise NotImportable(
                says("tables.more_than_columns_remove", most_columns=limits.TABLE_COLUMNS),
            )
        cells += [""] * (column + 1 - len(cells))
        cells[column] = _cell(cell, known)
    return cells


def _merge(sheet: ET.Element, rows: dict[int, list[str]], remarks: list[Text]) -> None:
    """Say the text of a cell that was merged downwards in each of its rows."""
    filled = 0
    for merged in sheet.iter(f"{_SHEET}mergeCell"):
        first, _, last = (merged.get("ref") or "").partition(":")
        begin, end = _place(first), _place(last)
        text = _at(rows, begin) if begin else ""
        if not (begin and end and text):
            continue
        below = [number for number in rows if begin[1] < number <= end[1]]
        for number in below:
            rows[number] += [""] * (begin[0] + 1 - len(rows[number]))
            rows[number][begin[0]] = text
        filled += bool(below)
    if filled:
        remarks.append(says("workbook.merged", number=filled))


def _at(rows: dict[int, list[str]], place: tuple[int, int]) -> str:
    row = rows.get(place[1], [])
    return row[place[0]] if place[0] < len(row) else ""


def _place(reference: str) -> tuple[int, int] | None:
    """Return column, from 0, and row, from 1, of a reference such as "AB12"."""
    found = _REFERENCE.match(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1, int(found[2])


def _part(archive: zipfile.ZipFile, name: str) -> ET.Element:
    with archive.open(name) as part:
        data = part.read(limits.TABLE + 1)
    if len(data) > limits.TABLE:
        raise NotImportable(
            says("tables.larger_than_bytes_divide", name=name, largest=limits.TABLE),
        )
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise NotImportable(
            says("tables.holds_doctype_save_sheet", name=name),
        )
    for strict, usual in _STRICT:
        data = data.replace(strict.encode(), usual.encode())
    try:
        return ET.fromstring(data)  # noqa: S314 -- no DOCTYPE, so no entities; the size is bounded
    except (ET.ParseError, ValueError) as error:
        raise NotImportable(says("tables.cannot_be_read", name=name)) from error


def _strings(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    return [_text(item) for item in _part(archive, "xl/sharedStrings.xml").iter(f"{_SHEET}si")]


def _text(item: ET.Element) -> str:
    """Return the text of a cell, without how it sounds; signs that XML cannot hold stand as `_x000D_`."""

    def parts(node: ET.Element) -> Iterator[str]:
        for child in node:
            if child.tag == f"{_SHEET}t":
                yield child.text or ""
            elif child.tag != f"{_SHEET}rPh":
                yield from parts(child)

    return _unescaped("".join(parts(item)))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")


def _cell(cell: ET.Element, known: _Cells) -> str:
    value, formula = cell.find(f"{_SHEET}v"), cell.find(f"{_SHEET}f")
    text = (value.text or "") if value is not None else ""
    kind = cell.get("t")
    if formula is not None and not text:
        return f"={formula.text or '…'}" if kind != "str" or value is None else ""
    if kind == "s":
        return known.strings[int(text)] if text.isdecimal() and int(text) < len(known.strings) else ""
    if kind == "inlineStr":
        inline = cell.find(f"{_SHEET}is")
        return _text(inline) if inline is not None else ""
    if kind == "b":
        return "true" if text == "1" else "false"
    if kind in {"str", "e", "d"}:
        return _unescaped(text)
    return _number(text, known, dated=(cell.get("s") or "0") in map(str, known.dated))


def _number(text: str, known: _Cells, *, dated: bool) -> str:
    """Return a number as Excel shows it: fifteen digits, no exponent where they suffice; or the day it stands for."""
    try:
        number = float(text)
    except ValueError:
        return text
    if dated and 1 <= number <= _LAST_DAY:
        shown = known.epoch + timedelta(days=int(number))
        return f"{shown.day}-{shown.month}-{shown.year}"
    return f"{number:.15g}" if abs(number) < 10**15 else text
