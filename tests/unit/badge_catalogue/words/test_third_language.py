"""A language more: what asks and offers a text asks it in that language too, once its words are there."""

from collections.abc import Iterator

import pytest
from pseudo_language import CODE, of_file

from badge_catalogue.definitions.languages import name_in
from badge_catalogue.definitions.load import load_files
from badge_catalogue.imports.spreadsheets import rows, sheet
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES, USUAL
from badge_catalogue.schema.questions import questions
from badge_catalogue.words import po


@pytest.fixture
def _third(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak the usual languages and one more, whose words are made of English."""
    given, before, spoken = po.source, tuple(LANGUAGES), po.spoken()

    def source(area: str, language: str) -> bytes:
        return of_file(given(area, INTERNATIONAL).decode()).encode() if language == CODE else given(area, language)

    monkeypatch.setattr(po, "source", source)
    LANGUAGES.choose((*spoken, CODE))
    yield
    LANGUAGES.choose(before)


@pytest.mark.usefixtures("_third")
def test_the_sheet_has_a_column_and_an_example_in_it() -> None:
    """Every text has a column more, which is read back, with an example of that language's own."""
    example = sheet.example()
    assert [path for path in example if path.endswith(f".{CODE}")] == [
        path.replace(f".{USUAL[0]}", f".{CODE}") for path in example if path.endswith(f".{USUAL[0]}")
    ]
    assert example[f"name.{CODE}"] not in {"", example[f"name.{INTERNATIONAL}"]}
    assert rows.assemble(dict.fromkeys(example, "1")).lost == []


@pytest.mark.usefixtures("_third")
@pytest.mark.parametrize("language", [*USUAL, CODE])
def test_the_dialogue_asks_it_by_its_name(language: str, small: dict[str, bytes]) -> None:
    """A question about a text names its language: by the table of CLDR, or as the language calls itself."""
    catalogue, _ = load_files(small)
    LANGUAGES.choose((*USUAL, CODE))  # as the definitions would, had they settings
    asked = questions("institution", catalogue, None)
    (question,) = (each for each in asked if each.path == f"name.{CODE}")
    assert name_in(CODE, language) in question.words(language)


@pytest.mark.usefixtures("_third")
def test_english_stands_in_for_what_a_country_alone_says() -> None:
    """A pack without a folder of the language lends its own names; what the language says itself stays."""
    own = of_file(po.source("site", INTERNATIONAL).decode())
    assert po.words("site", CODE)["sector_mbo"] == po.words("site", INTERNATIONAL)["sector_mbo"]
    assert po.words("form", CODE)["sector.option.mbo"] == po.words("form", INTERNATIONAL)["sector.option.mbo"]
    assert po.words("site", CODE)["skip"] == po.parse(own)["skip"]


def test_a_language_without_words_is_called_by_its_code() -> None:
    """What nobody named is shown as it was written, and refused nowhere."""
    assert (name_in("de", "nl"), name_in("qqq", "nl")) == ("Duits", "qqq")
