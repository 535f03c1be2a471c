"""The words of the interface: the same names in both languages, none missing, none left over."""

import re
from string import Formatter

from badge_catalogue.commands.build import PROJECT
from badge_catalogue.facts.glossary import TERMS
from badge_catalogue.model import (
    AUDIENCES,
    OUTCOME_KINDS,
    SCHEDULES,
    SECTORS,
    STATUSES,
    TYPES,
)
from badge_catalogue.words import WORDS, en, nl

# Names put together in code or templates from values of the model.
MADE = re.compile(
    r"(type|sector|status|status_note|audience|kind|schedule|institution|key|basis|framework|goal|programme|quality|element"
    r"|only_in|country|pathway|compare|level|fact|rules)_\w+"
)


def test_both_languages_have_the_same_words() -> None:
    """What can be said in Dutch can be said in English, in the same order of the file."""
    assert list(nl.WORDS) == list(en.WORDS)


def test_both_languages_leave_the_same_gaps() -> None:
    """A sentence is filled in with the same things in both languages."""

    def gaps(text: str) -> list[str]:
        return sorted(name or "" for _, name, _, _ in Formatter().parse(text) if name is not None)

    assert [key for key in WORDS["nl"] if gaps(WORDS["nl"][key]) != gaps(WORDS["en"][key])] == []


def test_no_word_is_empty() -> None:
    """No word is empty or has loose spaces."""
    assert [
        (key, text) for words in WORDS.values() for key, text in words.items() if not text or text != text.strip()
    ] == []


def test_no_word_is_left_over() -> None:
    """Every word is used somewhere, or made from a value of the model."""
    places = [*(PROJECT / "site_src").rglob("*.html"), *(PROJECT / "build/badge_catalogue").rglob("*.py")]
    used = " ".join(path.read_text(encoding="utf-8") for path in places if path.parent.name != "words")
    left = [key for key in WORDS["nl"] if not MADE.fullmatch(key) and not re.search(rf"\b{key}\b", used)]
    assert [key for key in left if not key.endswith(("_title", "_lead"))] == []


def test_every_value_has_a_word() -> None:
    """Every value of the model that a page names has a word."""
    names = [
        *(f"type_{name}" for name in TYPES),
        *(f"sector_{name}" for name in SECTORS),
        *(f"status_{name}" for name in STATUSES),
        *(f"audience_{name}" for name in AUDIENCES),
        *(f"kind_{name}" for name in OUTCOME_KINDS),
        *(f"schedule_{name}" for name in SCHEDULES),
        *(f"element_{number}" for number in range(1, 17)),
    ]
    assert [name for name in names if name not in WORDS["nl"]] == []


def test_glossary_explains_in_both_languages() -> None:
    """Every term has a name and a sentence in both languages."""
    for key, entry in TERMS.items():
        assert set(entry) == {"nl", "en"}, key
        assert all(each.name and each.meaning.endswith(".") for each in entry.values()), key
