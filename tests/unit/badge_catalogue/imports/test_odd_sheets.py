"""What does not show in the cells of a sheet, or shows as something else, is read as people see it, or said."""

import io
import zipfile
from typing import Any

import pytest

from badge_catalogue.imports import sources
from badge_catalogue.imports.record import NotImportable
from badge_catalogue.model import Catalogue

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADS = ["Naam", "Omschrijving", "EC", "Startdatum", "Versie"]
# Style 1 is Excel's own date, 2 a date as a Dutch Excel writes it, 3 a number with a word.
STYLES = """<numFmts><numFmt numFmtId="170" formatCode="d\\-m\\-yyyy"/>
<numFmt numFmtId="171" formatCode="&quot;dag&quot; 0"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>"""
Row = list[str | None]


def cell(reference: str, content: str | None) -> str:
    """Return a cell: its own XML where it is that, else a text; nothing for None."""
    if content is None:
        return ""
    if content.startswith("<c"):
        return content.replace("<c", f'<c r="{reference}"', 1)
    return f'<c r="{reference}" t="inlineStr"><is><t>{content}</t></is></c>'


def book(*sheets: list[Row], after: str = "", space: str = MAIN, **parts: str) -> bytes:
    """Return a workbook; the first of several sheets is hidden.

    Arguments:
        after: What follows the cells of every sheet.
        parts: Other parts, by their name with `__` for `/`; `properties` are those of the workbook, `row` of row 3.
    """
    whole = io.BytesIO()
    tabs = relations = ""
    with zipfile.ZipFile(whole, "w") as archive:
        for number, rows in enumerate(sheets, 1):
            lines = "".join(
                f'<row r="{at}" {parts.get("row", "") if at == 3 else ""}>'
                + "".join(cell(f"{chr(65 + column)}{at}", each) for column, each in enumerate(row))
                + "</row>"
                for at, row in enumerate(rows, 1)
            )
            archive.writestr(
                f"xl/worksheets/sheet{number}.xml",
                f'<worksheet xmlns="{space}" xmlns:r="{OFFICE}"><sheetData>{lines}</sheetData>{after}</worksheet>',
            )
            state = 'state="hidden"' if number < len(sheets) else ""
            tabs += f'<sheet name="Blad{number}" sheetId="{number}" r:id="r{number}" {state}/>'
            relations += f'<Relationship Id="r{number}" Target="worksheets/sheet{number}.xml"/>'
        told = {
            "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{OFFICE}">{parts.get("properties", "")}'
            f"<sheets>{tabs}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{space}">{STYLES}</styleSheet>',
            **{f"xl/{name.replace('__', '/')}": text for name, text in parts.items() if "xml" in name},
        }
        for name, text in told.items():
            archive.writestr(name, text)
    return whole.getvalue()


def imported(data: bytes, name: str = "a.xlsx") -> tuple[list[dict[str, Any]], str]:
    """Return the badges of a file, and all that was said."""
    source = sources.read(sources.kind_of(name, data) or "csv", name, {name: data}, catalogue=Catalogue())
    said = [*source.notes, *source.remarks]
    said += [text for one in source.incoming for text in (*one.wrong, *one.changed, *one.lost)]
    return [one.data for one in source.incoming], "\n".join(text.get("en") for text in said)


def first(*cells: str | None, **parts: str) -> tuple[dict[str, Any], str]:
    """Return the one badge of a sheet with a row of such cells after its name and description, and what was said."""
    badges, said = imported(book([[*HEADS], ["A", "t", *cells]], **parts))
    return badges[0], said


def test_a_day_is_the_day_that_shows() -> None:
    """A number in the style of a date is that date, by the workbook's own first day; one in another style is not."""
    assert first(None, '<c s="1"><v>46266</v></c>')[0]["offering"] == [{"starts": ["2026-09-01"]}]
    of_1904 = first(None, '<c s="2"><v>44804</v></c>', properties='<workbookPr date1904="1"/>')[0]
    assert of_1904["offering"] == [{"starts": ["2026-09-01"]}]
    assert first('<c s="3"><v>3</v></c>')[0]["workload"] == {"ects": 3.0}


@pytest.mark.parametrize(("column", "field"), [(0, "workload.ects"), (2, "version")])
def test_what_excel_made_a_date_is_said(column: int, field: str) -> None:
    """A number of credits or a version that became a date is not written."""
    badge, said = first(*[None] * column, '<c s="2"><v>46145</v></c>')
    assert f"{field} '3-5-2026': Excel made a date of it; probably 3.5" in said
    assert field.partition(".")[0] not in badge


def test_numbers_are_as_they_show() -> None:
    """Fifteen digits, as Excel shows them: no noise of floats, no exponent."""
    assert first("<c><v>2.9999999999999996</v></c>")[0]["workload"] == {"ects": 3.0}
    assert first("<c><v>1.25E+1</v></c>")[0]["workload"] == {"ects": 12.5}


def test_a_formula_without_its_outcome_is_said() -> None:
    """A program that does not compute leaves a formula alone; one with an outcome is that, be it empty."""
    badge, said = first(
        "<c><f>SUM(C8:C9)</f></c>", '<c t="str"><f>A1</f><v></v></c>', '<c t="str"><f>A1</f><v>2</v></c>'
    )
    assert "workload.ects '=SUM(C8:C9)': a formula stands here" in said
    assert ("workload" in badge, "offering" in badge, badge["version"]) == (False, False, "2")
    badges, said = imported(b"naam;omschrijving;ec\nA;t;=SOM(B1:B2)\nB;= geen formule;2\n", "a.csv")
    assert "workload.ects '=SOM(B1:B2)'" in said
    assert badges[1]["description"] == {"nl": "= geen formule"}


def test_merged_cells_say_their_text_for_each_row() -> None:
    """Merged downwards, a cell is of every row; below a heading of two rows the lower one holds the names."""
    merged = "".join(f'<mergeCell ref="{each}"/>' for each in ("A1:A2", "B1:B2", "C1:D1", "E3:E4"))
    rows: list[Row] = [
        ["Naam", "Omschrijving", "Studielast", None, None],
        [None, None, "EC", "SBU", "Sector"],
        ["A", "t", "3", "84", "mbo"],
        ["B", "u", "2", "56", None],
    ]
    badges, said = imported(book(rows, after=f"<mergeCells>{merged}</mergeCells>"))
    assert [badge["sector"] for badge in badges] == [["mbo"], ["mbo"]]
    assert badges[1]["workload"] == {"ects": 2.0, "sbu": 56.0}
    assert "3 merged cells were read for each of their rows" in said


def test_what_is_hidden_is_said() -> None:
    """Hidden sheets hold lists and old badges: they are passed over; a hidden row is read."""
    secret: list[Row] = [["Naam", "Omschrijving", "EC"], ["Oud", "x", "3"]]
    badges, said = imported(book(secret, [[*HEADS], ["A", "t"], ["B", "u", "2"]], row='hidden="1"'))
    assert [badge["name"]["nl"] for badge in badges] == ["A", "B"]
    assert "hidden sheets were passed over: Blad1" in said
    assert "1 hidden row was read too" in said


def test_addresses_behind_words_and_notes_are_said() -> None:
    """A link shows no address in its cell, and a note is no cell."""
    _, said = imported(
        book(
            [["Naam", "Omschrijving", "Website"], ["A", "t", "klik hier"]],
            after='<hyperlinks><hyperlink ref="C2" r:id="h"/></hyperlinks>',
            **{
                "worksheets___rels__sheet1.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
                '<Relationship Id="h" Target="https://example.org/a"/></Relationships>',
                "comments1.xml": "<comments/>",
            },
        )
    )
    assert "behind 'klik hier' stands the address https://example.org/a" in said
    assert "notes at cells were not read" in said


def test_texts_come_in_as_they_show() -> None:
    """Escaped signs and pieces of a text are its letters; how it sounds is not part of it. The strict form is read."""
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>Regel een_x000D_\nRegel twee</t><rPh sb="0" eb="1"><t>FON</t></rPh></si>'
        "<si><r><t>vet </t></r><r><t>gewoon</t></r></si></sst>"
    )
    row: Row = ['<c t="s"><v>1</v></c>', '<c t="s"><v>0</v></c>', "3"]
    badges, _ = imported(book([[*HEADS], row], **{"sharedStrings.xml": strings}))
    assert badges[0]["description"] == {"nl": "Regel een\nRegel twee"}
    assert badges[0]["name"] == {"nl": "vet gewoon"}
    assert imported(book([[*HEADS], ["A", "t", "3"]], space=STRICT))[0][0]["workload"] == {"ects": 3.0}


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_signs_within_texts_divide_no_cells(sign: str) -> None:
    """However many commas a text holds, the sign between the cells is the one that makes headings."""
    text = "Een, twee, drie, vier" + ("; vijf" if sign == "\t" else "")
    table = f"Naam{sign}Omschrijving{sign}Criteria\nLassen{sign}{text}{sign}Las, snij, meet, klink\n"
    badges, _ = imported(table.encode(), "a.csv")
    assert (badges[0]["description"], len(badges[0])) == ({"nl": text}, 3)


def test_cells_without_a_heading_are_named() -> None:
    """What stands below no heading, or beside them all, is named by its column."""
    _, said = imported(b"Naam;;Omschrijving\nLassen;ergens;Tekst;nog wat\n", "a.csv")
    assert "column 'B'" in said
    assert "column 'D'" in said


@pytest.mark.parametrize("encoding", ["cp850", "cp858", "iso8859-15", "utf-16-be", "utf-16-le", "mac_roman", "cp1252"])
def test_letters_of_old_programs_come_in_whole(encoding: str) -> None:
    """The letters of Dutch texts are read from every code page that Dutch programs wrote."""
    price = "€ 450" if encoding in {"cp858", "iso8859-15", "cp1252"} else "450"
    table = f"Naam;Omschrijving;Prijs\nCafé beheren;Ideeën over reünie en façade;{price}\n"
    badges, _ = imported(table.encode(encoding), "a.csv")
    assert badges[0]["description"] == {"nl": "Ideeën over reünie en façade"}
    assert badges[0]["offering"] == [{"costs": [{"eur": 450.0}]}]


@pytest.mark.parametrize("text", ["Je kan lassen; je kan meten", "1. Je kan lassen 2. Je kan meten"])
def test_outcomes_in_one_line_stay_one_and_are_said(text: str) -> None:
    """Nobody but the author knows whether a semicolon divides outcomes; a line or a | does."""
    badges, said = imported(f"Naam\tLeeruitkomsten\nLassen\t{text}\nMeten\tMeet|Weeg\n".encode(), "a.csv")
    assert [len(badge["learning_outcomes"]) for badge in badges] == [1, 2]
    assert said.count("stands as one learning outcome") == 1


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    [
        ("Taal", "Nederlands/Engels", "language", ["nl", "en"]),
        ("Taal", "NL en EN", "language", ["nl", "en"]),
        ("Sector", "MBO & hbo", "sector", ["mbo", "hbo"]),
        ("Locaties", "Utrecht (hal 3, 4), Assen", "offering", [{"locations": ["Utrecht (hal 3, 4)", "Assen"]}]),
        ("Locaties", "Utrecht, oost; Assen", "offering", [{"locations": ["Utrecht, oost", "Assen"]}]),
        ("Niveau", "NLQF niveau 5", "level", {"framework": "nlqf", "value": "5"}),
        ("Niveau", "mbo 4", "level", {"framework": "nlqf", "value": "4"}),
        ("Niveau", "4+", "level", {"framework": "nlqf", "value": "4+"}),
        ("Startdatum", "31-02-2026", "offering", [{"starts": ["31-02-2026"]}]),
    ],
)  # fmt: skip
def test_several_in_a_cell_are_told_apart(heading: str, cell: str, field: str, value: object) -> None:
    """Codes of a list with any sign between them; free text by its clearest one. A day that does not exist stays."""
    badges, _ = imported(f"Naam\tOmschrijving\t{heading}\nA\tt\t{cell}\n".encode(), "a.csv")
    assert badges[0][field] == value


def test_a_day_of_two_readings_is_said() -> None:
    """`9/1/2026` is January here and September elsewhere; `13/1/2026` has one reading."""
    _, said = imported(b"Naam;Startdatum\nA;9/1/2026\nB;13/1/2026\n", "a.csv")
    assert said.count("the day before the month") == 1


@pytest.mark.parametrize(("data", "kind"), [(b"\xff\xd8\xff\xe0a", "JPG"), (b"%PDF-1.7", "PDF")])
def test_a_picture_or_a_document_is_named(data: bytes, kind: str) -> None:
    """It is not read as a sheet whose headings are unknown."""
    with pytest.raises(NotImportable, match=kind):
        sources.read("csv", "x", {"x": data}, catalogue=Catalogue())
