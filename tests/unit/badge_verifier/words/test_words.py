"""The verifier's words: every key in every language, none left over, and the same gaps to fill in."""

from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from badge_verifier.report import HEADLINES
from badge_verifier.words import po
from badge_verifier.words.headlines import NARROWER

FOLDER = Path(po.__file__).parent
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.po"))
AREAS = sorted({Path(name).stem for name in FILES})


def gaps(text: str) -> list[str]:
    """Return the place holders of a sentence, sorted."""
    return sorted(name or "" for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_every_language_has_every_area() -> None:
    """A language is complete: a file for each area."""
    assert sorted(f"{language}/{area}.po" for language in po.LANGUAGES for area in AREAS) == FILES


@pytest.mark.parametrize("area", AREAS)
def test_languages_have_the_same_words_with_the_same_gaps(area: str) -> None:
    """What can be said in one language can be said in the others, filled in with the same things."""
    first, *others = (po.words(area, language) for language in po.LANGUAGES)
    for other in others:
        assert list(other) == list(first)
        assert [key for key in first if gaps(first[key]) != gaps(other[key])] == []


@pytest.mark.parametrize("name", FILES)
def test_babel_reads_the_same(name: str) -> None:
    """The reader of translators' tools finds the same keys and texts, in the same order; no text is empty."""
    with (FOLDER / name).open("rb") as file:
        read = read_po(file)
    found: dict[str, str] = {}
    for each in read:
        if each.id and isinstance(each.string, str):
            found[str(each.id)] = each.string
        elif each.id and each.string:
            found |= {f"{each.id[0]}[{number}]": form for number, form in enumerate(each.string)}
    assert list(found.items()) == list(po.parse((FOLDER / name).read_text("utf-8")).items())
    assert [key for key, text in found.items() if not text or text != text.strip()] == []


def test_no_headline_is_left_over() -> None:
    """Every key of the table is that of a headline or of what is said beside one."""
    parts = {"title", "means", "next", "ask"}
    beside = {"neither", "because", "also", "note", "school"}
    for key in po.words("headlines", "nl"):
        name, _, rest = key.partition(".")
        assert name in beside or (name in {*HEADLINES, *NARROWER} and rest.split(".")[0] in parts), key
