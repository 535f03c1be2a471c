"""The verifier's words: every key in every language, none left over, and the same gaps to fill in."""

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from badge_verifier.headlines import HEADLINES, NARROWER
from badge_verifier.words import po
from badge_verifier.words.messages import codes

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


def test_a_key_that_is_missing_is_named_with_its_file() -> None:
    """Whoever adds a headline without its words reads where they go; a key that is there is just read."""
    said = po.words("headlines", "nl")
    with pytest.raises(KeyError, match=r"'too-old\.title' is not in words/nl/headlines\.po: say it there"):
        said["too-old.title"]
    assert said.get("too-old.title") is None
    assert said["verified.title"]


def test_no_headline_is_left_over() -> None:
    """Every key of the table is that of a headline or of what is said beside one."""
    parts = {"title", "means", "next", "do", "ask"}
    beside = {"neither", "because", "also", "note", "school"}
    for key in po.words("headlines", "nl"):
        name, _, rest = key.partition(".")
        assert name in beside or (name in {*HEADLINES, *NARROWER} and rest.split(".")[0] in parts), key


def test_everything_said_can_be_read_before_files_are_gone() -> None:
    """The page starts from a memory that holds no files: all words are in it, or no badge is judged there."""
    po.words.cache_clear()
    po.read_all()
    assert po.words.cache_info().currsize == len(FILES)
    for name in FILES:
        po.words(Path(name).stem, Path(name).parent.name)
    assert po.words.cache_info().misses == len(FILES)
    warm = (SOURCES / "page" / "engine" / "prepare.js").read_text(encoding="utf-8")
    assert "po.read_all()" in warm


def test_a_language_that_the_verifier_does_not_speak_is_named() -> None:
    """Whoever adds a language to a catalogue is told which file the verifier lacks; neighbour: one that it has."""
    with pytest.raises(po.WordsError, match=r"xx/codes\.po is not among the verifier's words: it speaks en, nl"):
        po.words("codes", "xx")
    assert po.words("codes", "nl")


SOURCES = Path(po.__file__).parents[2]
# Codes put together from a step, a version or a kind of file.
MADE = re.compile(r"\w+\.(not-reached|unproven)|parse\.ob[23]|unbake\.(empty|photo|qr-code|screenshot|no-badge-in-svg)")


def test_no_code_and_no_word_is_left_over() -> None:
    """Every key stands in the source that says it, or is put together there."""
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((SOURCES / "badge_verifier").rglob("*.py")))
    assert [code for code in codes() if f'"{code}"' not in source and not MADE.fullmatch(code)] == []
    for area in ("details", "documentation", "sheet"):
        names = {key: key.rsplit(".", 1)[-1] for key in po.words(area, po.LANGUAGES[0])}
        assert [key for key, name in names.items() if not re.search(rf"\b{name}\b", source)] == []


def test_nothing_compares_a_language_with_its_name() -> None:
    """A language is a folder of words: no code of the verifier or of its pages knows one by name."""
    places = [path for kind in ("py", "js", "html") for path in sorted(SOURCES.rglob(f"*.{kind}"))]
    tongue = "|".join(po.LANGUAGES)
    compared = re.compile(
        rf"""[!=]==?\s*["']({tongue})["']|["']({tongue})["']\s*[!=]==?|\b(in|case) \(?["']({tongue})["']"""
    )
    found = {
        path.relative_to(SOURCES).as_posix(): compared.findall(path.read_text(encoding="utf-8"))
        for path in places
        if "runtime" not in path.parts
    }
    assert {name: hits for name, hits in found.items() if hits} == {}
    assert len(found) > 100
