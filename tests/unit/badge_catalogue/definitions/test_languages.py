"""Languages by the table of the standard: any that CLDR names, never by first letters."""

# ruff: noqa: E501 -- rows of tables are one line

import language_table
import pytest

from badge_catalogue.checks import check
from badge_catalogue.definitions import languages
from badge_catalogue.definitions.load import load_files

METAL = "catalogue/institutions/demo-mbo/badges/metaal.yaml"


def test_table_is_that_of_babel() -> None:
    """The committed names are those of the Babel that is installed."""
    assert language_table.TABLE.read_text(encoding="utf-8") == language_table.table()


def test_a_third_language_gets_names_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table is written for every language that has words, and read by its columns; what one lacks is left out."""
    made = language_table.table(("nl", "en", "de"))
    assert '\nCOLUMNS = ("nl", "en", "de")\n' in made
    monkeypatch.setattr(languages, "COLUMNS", ("nl", "en", "de"))
    monkeypatch.setattr(languages, "NAMES", f"{made.split('"""')[3].strip('\\\n')}\nxyz||Eigen|Own|")
    named = {code: dict(term.label.values) for code, term in languages.every.__wrapped__().items()}
    assert named["nl"] == {"nl": "Nederlands", "en": "Dutch", "de": "Niederländisch"}
    assert named["xyz"] == {"nl": "Eigen", "en": "Own"}
    assert set(languages.every()) <= set(named)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("fry", "fy"), ("fra", "fr"), ("fre", "fr"), ("nld", "nl"), ("dut", "nl"), ("nl_NL", "nl"), ("en-GB", "en"),
        ("Nederlands", "nl"), ("Western Frisian", "fy"), ("dse", "dse"), ("Nederlandse Gebarentaal", "dse"), ("gsw", "gsw"),
        ("xx", None), ("und", None), ("mul", None), ("", None), ("Klingons?", None),
    ],
)  # fmt: skip
def test_codes_and_names_mean_a_language(written: str, code: str | None) -> None:
    """Three letters, a tag with a region and a name are brought to BCP 47; what means none is None."""
    assert languages.code_of(written) == code


@pytest.mark.parametrize(
    ("code", "label"), [("fy", "Western Frisian"), ("dse", "Sign Language of the Netherlands"), ("de-AT", "German")]
)
def test_any_language_may_be_stated(small: dict[str, bytes], code: str, label: str) -> None:
    """It gets its name and its address without anybody listing it first."""
    catalogue, findings = load_files(
        {**small, METAL: small[METAL].replace(b"language: [nl]", f"language: [{code}]".encode())}
    )
    assert [*findings, *check(catalogue)] == []
    assert catalogue.vocabularies["language"][code].label.get("en") == label


@pytest.mark.parametrize(("code", "hint"), [("fry", "write fy"), ("nld", "write nl"), ("xx", "choose from")])
def test_what_is_no_code_is_refused_with_the_right_one(small: dict[str, bytes], code: str, hint: str) -> None:
    """A code of three letters where BCP 47 has two gets the two."""
    catalogue, findings = load_files(
        {**small, METAL: small[METAL].replace(b"language: [nl]", f"language: [{code}]".encode())}
    )
    (found,) = [*findings, *check(catalogue)]
    assert found.rule == "language-known"
    assert hint in found.hint.get("en")
