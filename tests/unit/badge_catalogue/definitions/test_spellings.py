"""What people write for a value of a list."""

import pytest

from badge_catalogue import model as m
from badge_catalogue.definitions.load import load_files
from badge_catalogue.definitions.spellings import _WORDS, meant
from badge_catalogue.imports.spreadsheets import rows
from badge_catalogue.schema.questions import questions

LISTS = (
    m.TYPES,
    m.SECTORS,
    m.AUDIENCES,
    m.PARTICIPATION,
    m.ASSESSMENTS,
    m.OUTCOME_KINDS,
    m.STATUSES,
    m.SCHEDULES,
    ("standalone", "stackable"),
    ("institution", "group", "issuer", "virtual", "workplace"),
    ("entry", "1", "2"),
)


@pytest.mark.parametrize(
    ("written", "values", "value"),
    [
        ("Microcredential", m.TYPES, "microcredential"),
        ("Micro-credential", m.TYPES, "microcredential"),
        ("MBO", m.SECTORS, "mbo"),
        ("Extra-curricular", m.TYPES, "extra_curricular"),
        ("Werkenden", m.AUDIENCES, "professional"),
        ("\u2019s avonds", m.SCHEDULES, "evening"),
        ("oram_exam", m.ASSESSMENTS, "oral_exam"),
        ("Own pace", m.SCHEDULES, "own_pace"),
        ("werkenden", m.SECTORS, "werkenden"),
        ("mbo4", m.SECTORS, "mbo4"),
        ("", m.TYPES, ""),
        ("anything", (), "anything"),
    ],
)
def test_a_word_means_the_value_of_its_own_list(written: str, values: tuple[str, ...], value: str) -> None:
    """Capitals, hyphens and everyday words are understood within their list; anything else stays as it was."""
    assert meant(written, values) == value


def test_every_word_stands_for_a_value_of_one_list() -> None:
    """No word is there for a value that no list has."""
    values = {value for one in LISTS for value in one}
    assert set(_WORDS.values()) <= values


def test_spreadsheets_and_questions_understand_it() -> None:
    """A cell and an answer in words give the value; a word of nowhere stays, so that the check can say so."""
    data = rows.assemble({"type": "Microcredential", "sector": "MBO; HBO", "audience": "werkenden, iedereen"}).data
    assert data == {"type": "microcredential", "sector": ["mbo", "hbo"], "audience": ["professional", "iedereen"]}
    asked = {question.path: question for question in questions("badge", m.Catalogue(), None)}
    told: dict[str, object] = {}
    asked["audience"].put(told, "Werkenden, studenten")
    asked["type"].put(told, "Regulier")
    asked["participation"].put(told, "zomaar")
    assert told == {"audience": ["professional", "student"], "type": "regular", "participation": ["zomaar"]}


@pytest.mark.parametrize(("written", "value"), [("vaardigheid", "skill"), ("KENNIS", "knowledge"), ("skil", "skill")])
def test_the_check_names_the_value_that_was_meant(written: str, value: str) -> None:
    """A word of people's own in a definition is answered with the value to write, not with the whole list."""
    text = f"learning_outcomes: [{{id: lo1, text: {{nl: Je kan lassen}}, kind: {written}}}]\n"
    files = {"catalogue/institutions/demo-mbo/badges/lassen.yaml": text.encode()}
    (found,) = [each for each in load_files(files)[1] if each.rule == "allowed-value"]
    assert found.hint.get("nl").startswith(f"schrijf {value}; mogelijk: ")
