"""A spreadsheet of one's own: the sheet and its headings are found, and what a program spoiled is said."""

# ruff: noqa: E501, RUF001 -- rows of sheets are one line, and hold the letters they are about

import io
import zipfile

import pytest

from badge_catalogue.imports import sources
from badge_catalogue.imports.record import Incoming, NotImportable
from badge_catalogue.imports.spreadsheets import rows, sheet
from badge_catalogue.imports.spreadsheets.letters import decoded
from badge_catalogue.model import Catalogue

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PLAIN = "slug;name.nl;description.nl\nx;Café’s leiden – niveau 4;Je leert coördineren, één team en geïnventariseerde zaken.\n"


def book(**sheets: list[list[str]]) -> bytes:
    """Return a workbook with sheets of these names, in this order."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        tabs = relations = ""
        for number, (name, table) in enumerate(sheets.items(), 1):
            cells = "".join(
                "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
                for row in table
            )
            archive.writestr(
                f"xl/worksheets/sheet{number}.xml",
                f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>',
            )
            tabs += f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>'
            relations += f'<Relationship Id="r{number}" Target="worksheets/sheet{number}.xml"/>'
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets>{tabs}</sheets></workbook>'
        )
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{space}">{relations}</Relationships>')
    return whole.getvalue()


def brought(text: str) -> list[Incoming]:
    """Return the badges of a sheet."""
    return rows.assemble_all(sheet.read("x.csv", text.encode()).rows)


def test_the_sheet_that_holds_badges_is_found() -> None:
    """Whatever stands before it; what was passed over is said."""
    table = [["Naam", "Omschrijving", "EC's"], ["Sluizen bedienen", "Je leert schutten.", "3"]]
    found = sheet.read("x.xlsx", book(Toelichting=[["Vul het tweede blad in"]], Aanbod=table, Keuzes=[["ja"], ["nee"]]))
    assert [row["Naam"] for row in found.rows] == ["Sluizen bedienen"]
    assert "sheet 'Aanbod' was read, passed over: Toelichting, Keuzes" in [text.get("en") for text in found.remarks]


def test_every_sheet_that_holds_badges_is_read() -> None:
    """A sheet a sector is read as a whole; an example and a list to choose from are not, and it is said."""
    heads = ["Naam", "Omschrijving", "EC's"]
    found = sheet.read(
        "x.xlsx",
        book(
            Water=[heads, ["Sluizen", "Je leert schutten.", "3"]],
            Wind=[["Title", "Description", "Credits"], ["Turbines", "You learn to climb.", "2"]],
            Voorbeeld=[heads, ["Breien", "Je leert breien.", "1"]],
            Keuzes=[["Taal", "Niveau"], ["nl", "4"]],
        ),
    )
    assert [[next(iter(row.values())) for row in one] for one in found.sheets] == [["Sluizen"], ["Turbines"]]
    assert "sheets Water, Wind were read; passed over: Voorbeeld, Keuzes" in [one.get("en") for one in found.remarks]


def test_a_sheet_on_its_side_is_read_and_said() -> None:
    """Headings in the first column make each column beside them a badge; an explanation beside headings does not."""
    table = [["Naam", "Sluizen", "Dijken"], ["Omschrijving", "Je leert schutten.", "Je loopt."], ["EC's", "2,5", "3"]]
    found = sheet.read("x.xlsx", book(Aanbod=table))
    assert [item.slug for item in rows.assemble_all(found.rows)] == ["sluizen", "dijken"]
    assert "the headings stand in the first column" in found.remarks[0].get("en")
    told = book(Uitleg=table, Aanbod=[["Naam", "Omschrijving"], ["Kades", "Je metselt."]])
    assert [row["Naam"] for row in sheet.read("x.xlsx", told).rows] == ["Kades"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Omschrijving;EC's\nJe leert schutten.;3\n", "no column with the name of the badge .*Omschrijving, EC's"),
        (b'\xef\xbb\xbf {"type": "BadgeClass", "name": "x"}', "this is JSON.*catalogue import edubadges"),
        (b'[{"courseId": "1", "name": "x"}]', "this is JSON.*catalogue import ooapi"),
    ],
    ids=["no name", "a class", "courses"],
)
def test_what_is_no_sheet_of_badges_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    """Nothing is written, and the refusal says what stood there."""
    with pytest.raises(NotImportable, match=said):
        sources.read("csv", "x", {"x.csv": data}, catalogue=Catalogue())


def test_titles_above_and_totals_below_are_passed_over() -> None:
    """Three badges between a title and a total are three badges."""
    text = (
        "Aanbod 2026;;;\nWaterschool;;;\nNaam;Beschrijving;EC's;Niveau (NLQF)\n"
        "Sluizen;Je leert schutten.;3;6\nDijken;Je leert kijken.;2,5;5\nTotaal;;5,5;\n* onder voorbehoud;;;\n"
    )
    found = sheet.read("x.csv", text.encode())
    badges = rows.assemble_all(found.rows)
    assert [item.slug for item in badges] == ["sluizen", "dijken"]
    assert badges[0].data["workload"] == {"ects": 3}
    assert badges[0].data["level"] == {"framework": "nlqf", "value": "6"}
    assert len(found.remarks) == 3


def test_a_table_without_a_known_heading_is_refused() -> None:
    """The refusal shows what stood there."""
    with pytest.raises(NotImportable, match=r"no heading known .*alfa, beta"):
        sheet.read("x.csv", b"alfa;beta\n1;2\n")


@pytest.mark.parametrize(
    ("heading", "cell", "told"),
    [
        ("workload.ects", "2-mei", "probably 2.5"),
        ("workload.ects", "2-5-2026", "probably 2.5"),
        ("workload.ects", "46144", "probably 2.5"),
        ("workload.hours", "jan-28", "Excel made a date of it"),
        ("programme_codes.rio", "1,01E+09", "last digits are gone"),
        ("programme_codes.crebo", "2.5E+04", "last digits are gone"),
        ("offering.costs.eur", "####", "too narrow"),
        ("offering.costs.eur", "1,250", "a thousand or a point"),
        ("approval.decided_on", "#N/B", "error in a formula"),
        ("name.en", "#REF!", "error in a formula"),
    ],
)
def test_a_spoiled_cell_is_said_and_not_written(heading: str, cell: str, told: str) -> None:
    """Nobody can mean it, so it is no value of the badge."""
    (item,) = brought(f'slug;name.nl;{heading}\nx;Sluizen;"{cell}"\n')
    assert told in item.wrong[0].get("en")
    assert heading.partition(".")[0] not in item.data or item.data == {"name": {"nl": "Sluizen"}}


@pytest.mark.parametrize(
    ("heading", "cell", "value"),
    [
        ("workload.ects", "2,5 EC", {"ects": 2.5}),
        ("workload.hours", "84 uur", {"hours": 84}),
        ("language", "Nederlands", ["nl"]),
        ("language", "Fries, dse", ["fy", "dse"]),
        ("participation", "Klassikaal", ["onsite"]),
        ("participation", "hybride", ["blended"]),
        ("level.value", "6,0", {"value": "6"}),
        ("programme_codes.crebo", "025297", {"crebo": "25297"}),
        ("offering.starts", "1-feb-27", [{"starts": ["2027-02-01"]}]),
        ("sector", "HBO", ["hbo"]),
        ("language", "Deutsch, Frysk", ["de", "fy"]),
        ("Price (EUR)", "1,250.50", [{"costs": [{"eur": 1250.5}]}]),
        ("EQR-Niveau", "6", {"framework": "eqf", "value": "6"}),
    ],
)
def test_what_people_write_is_understood(heading: str, cell: str, value: object) -> None:
    """Units, names of languages, other words for a form, Dutch dates."""
    (item,) = brought(f'slug;name.nl;{heading}\nx;Sluizen;"{cell}"\n')
    field = {"Price (EUR)": "offering", "EQR-Niveau": "level"}.get(heading, heading.partition(".")[0])
    assert item.data[field] == value
    assert item.wrong == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_letters_come_in_whole(encoding: str) -> None:
    """Whichever program saved the file; where that was guessed, it is said."""
    text, notes = decoded(PLAIN.encode(encoding))
    assert text.removeprefix("\ufeff") == PLAIN
    assert bool(notes) == (encoding == "mac_roman")


def test_letters_of_dos_come_in_whole() -> None:
    """Its code page has no curly quotes."""
    plain = PLAIN.replace("’", "'").replace("–", "-")
    text, notes = decoded(plain.encode("cp437"))
    assert (text, len(notes)) == (plain, 1)


def test_text_encoded_twice_is_mended_and_said() -> None:
    """What was lost on the way is said too."""
    text, notes = decoded(PLAIN.encode().decode("cp1252", "replace").encode())
    assert "coördineren, één team" in text
    assert "encoded twice" in notes[0].get("en")
    lost = PLAIN.replace("’", "\u201d").encode().decode("cp1252", "replace").encode()
    assert "letters have been lost" in decoded(lost)[1][-1].get("en")
