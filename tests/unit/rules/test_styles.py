"""The rules that every style sheet keeps, so that pages fit where letters are wide and windows small."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = ("site_src/overrides/assets", "verifier/page")
SHEETS = [
    path.relative_to(ROOT).as_posix()
    for folder in FOLDERS
    for path in sorted((ROOT / folder).rglob("*.css"))
    if "runtime" not in path.parts
]
_COLUMNS = re.compile(r"grid-template-columns:([^;]+);")
_LEAST_SAID = re.compile(r"minmax\((?:[^()]|\([^()]*\))*\)")


def widening(css: str) -> list[str]:
    """Return the columns that grow with the longest word in them."""
    return [told for told in _COLUMNS.findall(css) if re.search(r"\dfr\b", _LEAST_SAID.sub("", told))]


@pytest.mark.parametrize("name", SHEETS)
def test_columns_can_be_narrower_than_a_word(name: str) -> None:
    """A column of `1fr` is never narrower than its longest word; `minmax(0, 1fr)` is, and the word breaks."""
    assert widening((ROOT / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("told", ["1fr", "2rem 1fr", "minmax(0, 1fr) 1fr", "repeat(3, 1fr)"])
def test_the_judge_sees_a_column_that_widens(told: str) -> None:
    """Every way to write such a column is found."""
    assert widening(f"a {{ grid-template-columns: {told}; }}")


def test_fonts_are_named_where_tokens_are_alone() -> None:
    """A sheet takes its typeface from a token, so that one place decides."""
    named = [
        name
        for name in SHEETS
        if not name.endswith(("tokens.css", "fonts.css"))
        for told in re.findall(r"font-family:([^;]+);", (ROOT / name).read_text(encoding="utf-8"))
        if not told.strip().startswith("var(")
    ]
    assert named == []
