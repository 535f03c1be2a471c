"""The spreadsheet that is offered to fill in: headings, what each asks in words, and an example; as CSV and as xlsx.

The two rows below the headings say in their first cell what they are, so that an import passes them over.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from badge_catalogue.definitions.languages import name_in
from badge_catalogue.imports.record import NotImportable, says
from badge_catalogue.imports.spreadsheets import heading_rows, headings, tables
from badge_catalogue.imports.spreadsheets.columns import Column, columns
from badge_catalogue.model import LADDERS, SECTORS
from badge_catalogue.model.text import LANGUAGES, USUAL, Text
from badge_catalogue.packs import AT_HAND
from badge_catalogue.words.po import group, spoken, words

_ROWS = ("sheet.explanation", "sheet.example")  # what the rows are called that an institution may leave in the sheet
PASSED_OVER = frozenset(words("imports", language)[row] for language in spoken() for row in _ROWS)

_CELLS_OF_A_BADGE = 3
_EXAMPLE_SHEET = re.compile(r"voorbeeld|example|sjabloon|template|instructi|uitleg|toelichting", re.IGNORECASE)
_TOTAL = re.compile(r"(?:sub|eind)?tota[a]?l\b|som\b|sum\b|gemiddeld|average\b|aantal\b", re.IGNORECASE)

# Heading, and what the example says there; together a microcredential that an institution of mbo could award.
IN_LANGUAGES: Final = "sheet.example."  # a text in each language: what stands there is said in that language's words
EXAMPLE: dict[str, str | Text] = {
    "type": "microcredential",
    "name": IN_LANGUAGES,
    "description": IN_LANGUAGES,
    "criteria": IN_LANGUAGES,
    "sector": "mbo",
    "language": USUAL[0],
    "level.framework": "nlqf",
    "level.value": "4",
    "workload.ects": "",
    "workload.sbu": "240",
    "workload.hours": "",
    "learning_outcomes.text": IN_LANGUAGES,
    "learning_outcomes.esco": "",
    "isced_f": "0713",
    "programme_codes.crebo": "",
    "programme_codes.rio": "",
    "participation": "onsite",
    "assessment.types": "professional_product",
    "assessment.supervised": says("sheet.yes"),
    "assessment.id_verified": says("sheet.yes"),
    "quality_assurance.framework": "npuls-mbo",
    "target_group": IN_LANGUAGES,
    "prerequisites": IN_LANGUAGES,
    "admission": IN_LANGUAGES,
    "stacking.role": "standalone",
    "audience": "professional, jobseeker",
    "approval.body": IN_LANGUAGES,
    "offering.url": "",
    "offering.costs.eur": "450",
    "offering.costs.for": IN_LANGUAGES,
    "contact": "",
}


def example() -> dict[str, str | Text]:
    """Return the cells of the example by column, in the languages, sectors and ladders of the catalogue at hand."""
    found: dict[str, str | Text] = {}
    for path, value in EXAMPLE.items():
        if value == IN_LANGUAGES:
            found |= {f"{path}.{language}": words("imports", language)[IN_LANGUAGES + path] for language in LANGUAGES}
        else:
            found[path] = value
    here = {path: value for path, value in found.items() if path in columns()}
    if AT_HAND.extended:
        return here
    own = {"sector": SECTORS[0], "language": LANGUAGES[0], "level.framework": LADDERS[-1], "workload.hours": "240"}
    return here | own | {"quality_assurance.framework": "institutional"}


def rows(language: str) -> list[list[str]]:
    """Return the headings, the explanation and the example."""
    known, filled_in = columns(), example()
    told, called = (words("imports", language)[row] for row in _ROWS)
    return [
        ["slug", *filled_in],
        [
            f"{told}: {words('imports', language)['sheet.slug']}",
            *(_explained(known[path], language) for path in filled_in),
        ],
        [called, *(value.get(language) if isinstance(value, Text) else value for value in filled_in.values())],
    ]


def _explained(column: Column, language: str) -> str:
    """Return the explanation of a column, in words."""
    spelled = group("imports", "sheet", language)
    last = column.path.rpartition(".")[2]
    parts = [
        column.field.title.get(language)
        + (f" {spelled['in'].format(language=name_in(last, language))}" if last in LANGUAGES else "")
    ]
    if column.field.values:
        parts.append(f"{spelled['or']} {', '.join(column.field.values)}")
    if column.repeated and column.path.startswith("learning_outcomes"):
        parts.append(spelled["each"])
    elif column.many:
        parts.append(spelled["many"])
    return "; ".join(parts)


@dataclass(frozen=True)
class Filled:
    """The badges of a spreadsheet.

    Attributes:
        sheets: Of each sheet that holds badges its rows, one per badge, by the headings of its columns.
        notes: What a person has to look at: letters that were damaged.
        remarks: What was passed over: other sheets, lines above the headings, totals.
    """

    sheets: list[list[Mapping[str, str]]]
    notes: list[Text]
    remarks: list[Text]

    @property
    def rows(self) -> list[Mapping[str, str]]:
        """Return the rows of all sheets, in their order."""
        return [row for sheet in self.sheets for row in sheet]


def read(name: str, data: bytes) -> Filled:
    """Return the rows of every sheet that holds badges: below its headings, without explanations and totals.

    Raises:
        NotImportable: when no sheet has headings that we know and one for the name, or nothing stands below them.
    """
    grids = tables.grids(name, data, headings.recognised)
    remarks = list(grids.remarks)
    found = _found(grids.sheets, remarks)
    best = max(found, key=lambda one: found[one][1])
    if not found[best][1]:
        raise _no_headings(grids.sheets)
    heads = grids.sheets[best][found[best][0]]
    if not _names(heads):
        raise NotImportable(says("sheet.no_name", seen=", ".join(filter(None, heads))[:120]))
    kept = [title for title in grids.sheets if title == best or _of_badges(title, grids.sheets[title], found[title])]
    others = [title for title in grids.sheets if title not in kept]
    if len(kept) > 1:
        titles = ", ".join(kept)
        passed = says("sheet.were_read", titles=titles, others=", ".join(others))
        remarks.append(passed if others else says("sheet.all_read", titles=titles))
    elif others:
        remarks.append(says("sheet.was_read", title=best, others=", ".join(others)))
    sheets = []
    for title in kept:
        at = found[title][0]
        if at:
            remarks.append(says("sheet.lines_above_passed_over", number=at))
        sheets.append(_badges(filled(tables.by_heading(grids.sheets[title][at:])), remarks))
    return Filled(sheets, grids.notes, remarks)


def _found(sheets: dict[str, list[list[str]]], remarks: list[Text]) -> dict[str, tuple[int, int]]:
    """Return the row of each sheet's headings and how many are ours, the sheets turned and their languages joined."""
    found = {title: heading_rows.best(table) for title, table in sheets.items()}
    if max(known for _, known in found.values()) <= 1:  # one word of ours may stand anywhere
        for title, table in sheets.items():
            if (turned := heading_rows.turned(table)) is not None:
                sheets[title], found[title] = turned, (0, len(turned[0]))
                remarks.append(says("sheet.turned"))
    for title, table in sheets.items():
        sheets[title] = heading_rows.joined(table, found[title][0])
    return found


def _names(heads: Iterable[str]) -> bool:
    """Say whether one of the headings is that of a badge's name."""
    paths = headings.placed(dict.fromkeys(filter(None, heads)), USUAL[0]).values()
    return any((path or "").startswith(("name.", headings.SLUG)) for path in paths)


def _of_badges(title: str, table: list[list[str]], found: tuple[int, int]) -> bool:
    """Say whether another sheet than the best one holds badges as well: not an example, nor lists to choose from."""
    at, known = found
    return known > 1 and len(table) > at + 1 and _names(table[at]) and not _EXAMPLE_SHEET.search(title)


def _no_headings(sheets: Mapping[str, list[list[str]]]) -> NotImportable:
    """Return the refusal of a file in which no row looks like headings."""
    first = next(iter(sheets.values()))[0]
    seen = ", ".join(cell for cell in first if cell)[:120]
    return NotImportable(
        says("sheet.no_heading_known_first", looked_at=heading_rows.LOOKED_AT, seen=seen),
    )


def _badges(table: list[Mapping[str, str]], remarks: list[Text]) -> list[Mapping[str, str]]:
    """Return the rows that describe a badge; totals and loose remarks among them are named."""
    paths = headings.placed(dict.fromkeys(heading for row in table for heading in row), USUAL[0])
    told = {f"{field}.{language}" for field in ("description", "criteria") for language in LANGUAGES}
    kept = []
    for row in table:
        names = [cell for heading, cell in row.items() if (paths[heading] or "").startswith(("name.", headings.SLUG))]
        first = next(iter(row.values()), "")
        texts = {paths[heading] for heading in row} & told
        alone = len(row) == 1 and len(paths) >= _CELLS_OF_A_BADGE
        if (_TOTAL.match(first) and not texts) or alone or (not names and len(row) < _CELLS_OF_A_BADGE):
            remarks.append(says("sheet.row_is_no_badge", first=first[:60]))
        else:
            kept.append(row)
    if not kept:
        raise NotImportable(
            says("sheet.no_badge_below_headings"),
        )
    return kept


def filled(table: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Return the rows of a sheet without those that only explain.

    Raises:
        NotImportable: when no other row is there.
    """
    badges = [row for row in table if row.get("slug", "").partition(":")[0].strip().casefold() not in PASSED_OVER]
    if not badges:
        raise NotImportable(
            says("sheet.no_badge_yet_write"),
        )
    return badges


def as_csv(language: str) -> str:
    """Return the sheet as the Dutch Excel opens it."""
    return "\ufeff" + "".join(";".join(_cell(cell) for cell in row) + "\r\n" for row in rows(language))


def _cell(text: str) -> str:
    return f'"{text}"' if ";" in text else text


def as_xlsx(language: str) -> bytes:
    """Return the sheet as xlsx, every cell a text, so that 0713 stays 0713; the same bytes every time."""
    letters = [tables.letters_of(number) for number in range(len(example()) + 1)]
    lines = [
        f'<row r="{number}">'
        + "".join(
            f'<c r="{letter}{number}" s="{1 if number == 1 else 2}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            for letter, cell in zip(letters, row, strict=True)
        )
        + "</row>"
        for number, row in enumerate(rows(language), 1)
    ]
    sheet = (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="{len(letters)}" width="28" style="2" customWidth="1"/></cols>'
        f"<sheetData>{''.join(lines)}</sheetData></worksheet>"
    )
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in {**_PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            book.writestr(
                info, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}', zipfile.ZIP_DEFLATED
            )
    return whole.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# ECMA-376, part 1: the parts of a workbook with one sheet. Style 1 is bold, style 2 a text that wraps.
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="badges" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>"
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="3"><xf/><xf fontId="1" numFmtId="49" applyFont="1" applyNumberFormat="1"/>'
        '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}
