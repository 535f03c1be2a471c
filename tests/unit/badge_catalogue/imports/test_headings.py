"""Headings of a spreadsheet in the words people write: each fills its own field and language, or is named as lost."""

import pytest

from badge_catalogue.imports.record import Incoming
from badge_catalogue.imports.spreadsheets import rows, sheet


def lost(incoming: Incoming) -> list[str]:
    """What could not be carried over, in English."""
    return [each.get("en") for each in incoming.lost]


@pytest.mark.parametrize("order", [("Naam", "Name"), ("Name", "Naam")], ids=["Dutch first", "English first"])
def test_a_dutch_and_an_english_heading_are_two_languages(order: tuple[str, str]) -> None:
    """`Naam` and `Name` beside each other are the Dutch and the English name, whichever comes first."""
    cells = {"Naam": "Lassen", "Name": "Welding"}
    found = rows.assemble({head: cells[head] for head in order})
    assert found.data["name"] == {"nl": "Lassen", "en": "Welding"}
    assert lost(found) == []


def test_what_a_heading_means_follows_from_the_whole_table() -> None:
    """An English name stays English in a row without a Dutch one."""
    first, second = rows.assemble_all([{"Naam": "Lassen", "Name": "Welding"}, {"Name": "Care"}])
    assert first.data["name"] == {"nl": "Lassen", "en": "Welding"}
    assert second.data["name"] == {"en": "Care"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_texts_alone_are_in_the_language_that_was_told(language: str) -> None:
    """Headings that leave the language out follow `--language`; those that say it keep it."""
    found = rows.assemble({"name": "Care", "description.nl": "Zorg", "learning_outcomes": "Care|Listen"}, language)
    assert found.data["name"] == {language: "Care"}
    assert found.data["description"] == {"nl": "Zorg"}
    assert [outcome["text"] for outcome in found.data["learning_outcomes"]] == [
        {language: "Care"},
        {language: "Listen"},
    ]


def test_no_column_is_dropped_silently() -> None:
    """Two headings for one field: the first fills it, the second is named as not carried over."""
    found = rows.assemble({"Naam": "Lassen", "Titel": "Lassen 2", "Docent": "Jo"})
    assert found.data["name"] == {"nl": "Lassen"}
    assert lost(found) == ["column 'Titel': another column fills 'name.nl' already", "column 'Docent'"]


WRITTEN = {
    "hours": ("Uren", "40,5 uur", {"workload": {"hours": 40.5}}),
    "credits": ("EC", "5 EC", {"workload": {"ects": 5.0}}),
    "SBU with its unit": ("SBU", "240 SBU", {"workload": {"sbu": 240.0}}),
    "a level with its framework": ("Niveau", "NLQF 4+", {"level": {"framework": "nlqf", "value": "4+"}}),
    "a level alone": ("Niveau", "4", {"level": {"value": "4"}}),
    "a price": ("Kosten", "€ 1.250,50", {"offering": [{"costs": [{"eur": 1250.5}]}]}),
    "a price without cents": ("Prijs", "€ 450,-", {"offering": [{"costs": [{"eur": 450.0}]}]}),
    "no price": ("Kosten", "gratis", {"offering": [{"costs": [{"eur": 0.0}]}]}),
    "a start from abroad": ("Startdatum", "2027/2/1", {"offering": [{"starts": ["2027-02-01"]}]}),
    "a start": ("Startdatum", "1-2-2027", {"offering": [{"starts": ["2027-02-01"]}]}),
    "places": ("Plaats", "Den Haag, Hoorn", {"offering": [{"locations": ["Den Haag", "Hoorn"]}]}),
    "no number": ("Uren", "veel", {"workload": {"hours": "veel"}}),
}


@pytest.mark.parametrize(("heading", "cell", "data"), WRITTEN.values(), ids=WRITTEN.keys())
def test_plain_headings_and_units_are_read(heading: str, cell: str, data: dict[str, object]) -> None:
    """What a coordinator writes above and in a cell fills the field; no number is left for the check to name."""
    found = rows.assemble({heading: cell})
    assert found.data == data
    assert lost(found) == []


def test_a_level_keeps_the_framework_that_was_written() -> None:
    """A cell that names another framework than its column is left as it is, for the check to name."""
    found = rows.assemble({"level.framework": "eqf", "Niveau": "NLQF 4"})
    assert found.data["level"] == {"framework": "eqf", "value": "NLQF 4"}


@pytest.mark.parametrize(
    "text",
    [
        "Naam;Naam Engels;Leerdoel 1;Leerdoel 2;Learning outcome 1;Learning outcome 2\nLas;Weld;L;S;;G\n",
        "Nederlandse naam;English name;Leerdoelen (Nederlands);Leerdoelen (Engels)\nLas;Weld;L|S;|G\n",
        "Naam;;Leerdoelen;\nNL;EN;Nederlands;Engels\nLas;Weld;L|S;|G\n",
        "Nederlands;;Engels;\nNaam;Leerdoelen;Naam;Leerdoelen\nLas;L|S;Weld;|G\n",
    ],
    ids=["numbered", "in words", "a row below", "a row above"],
)
def test_languages_and_numbers_of_headings_are_read(text: str) -> None:
    """A language is named in words or in a row of its own; outcomes in columns of their own keep their places."""
    (item,) = rows.assemble_all(sheet.read("x.csv", text.encode()).rows)
    assert item.data["name"] == {"nl": "Las", "en": "Weld"}
    assert [outcome["text"] for outcome in item.data["learning_outcomes"]] == [{"nl": "L"}, {"nl": "S", "en": "G"}]
    assert item.lost == []


def test_a_second_column_of_one_number_is_named() -> None:
    """Nothing takes the place of what another column said; a number below another field is no heading of it."""
    (item,) = rows.assemble_all(sheet.read("x.csv", b"Naam;Leerdoel 1;Leeruitkomst 1;Criteria 2\nLas;L;S;C\n").rows)
    assert [outcome["text"] for outcome in item.data["learning_outcomes"]] == [{"nl": "L"}]
    assert [said.partition(":")[0] for said in lost(item)] == ["column 'Leeruitkomst 1'", "column 'Criteria 2'"]
