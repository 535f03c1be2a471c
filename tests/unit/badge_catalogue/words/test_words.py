"""The words of the interface: the same names in both languages, none missing, none left over."""

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from badge_catalogue.addresses import BADGE_FORMS
from badge_catalogue.facts.glossary import TERMS
from badge_catalogue.model import (
    AUDIENCES,
    OUTCOME_KINDS,
    SCHEDULES,
    SECTORS,
    STATUSES,
    TYPES,
)
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.shipped import PROJECT
from badge_catalogue.words import WORDS
from badge_catalogue.words.po import WordsError, group, parse, source, words

# Names put together in code or templates from values of the model.
MADE = re.compile(
    r"(type|sector|status|status_note|audience|kind|schedule|institution|key|basis|framework|goal|programme|quality|element"
    r"|only_in|country|pathway|compare|level|fact|rules|machine|decision|fresh)_\w+"
)


FOLDER = PROJECT / "build" / "badge_catalogue" / "words"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.po"))
AREAS = sorted({Path(name).stem for name in FILES})


def gaps(text: str) -> list[str]:
    """Return the place holders of a sentence, sorted; a lone brace is one that YAML means, and none has a name."""
    try:
        return sorted(name or "" for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return re.findall(r"[{}]", text)


def keys(area: str, language: str) -> list[str]:
    """Return the keys of an area in order, each once: a language has as many forms as it needs."""
    return list(dict.fromkeys(key.partition("[")[0] for key in words(area, language)))


def forms(area: str, language: str, key: str) -> list[str]:
    """Return the forms of a message."""
    return [said for each, said in words(area, language).items() if each.partition("[")[0] == key]


def test_every_language_has_every_area() -> None:
    """A language is complete: a file for each area."""
    assert sorted(f"{language}/{area}.po" for language in LANGUAGES for area in AREAS) == FILES


def left_open(area: str, language: str, key: str) -> set[str]:
    """Return the place holders of a message: "once" needs no number, where "{n} times" does."""
    return {gap for form in forms(area, language, key) for gap in gaps(form)}


@pytest.mark.parametrize("area", AREAS)
def test_languages_have_the_same_words(area: str) -> None:
    """What can be said in one language can be said in the others, in the same order of the file."""
    assert len({tuple(keys(area, language)) for language in LANGUAGES}) == 1


@pytest.mark.parametrize("area", AREAS)
def test_languages_leave_the_same_gaps(area: str) -> None:
    """A sentence is filled in with the same things in every language."""
    first, *others = LANGUAGES
    left = [
        (language, key)
        for key in keys(area, first)
        for language in others
        if left_open(area, first, key) != left_open(area, language, key)
    ]
    assert left == []


@pytest.mark.parametrize("name", FILES)
def test_a_message_has_every_form_of_its_language(name: str) -> None:
    """What differs by number is said in as many ways as the header of the file counts."""
    text = (FOLDER / name).read_text("utf-8")
    count = int(re.findall(r"nplurals=(\d+)", text)[0])
    found = [key.partition("[")[0] for key in parse(text) if key.endswith("]")]
    assert {key for key in found if found.count(key) != count} == set()


@pytest.mark.parametrize("name", FILES)
def test_babel_reads_the_same(name: str) -> None:
    """The reader of translators' tools finds the same keys and texts, in the same order."""
    with (FOLDER / name).open("rb") as file:
        read = read_po(file)
    messages = [
        (f"{each.id[0]}[{index}]", said) if isinstance(each.id, tuple) else (each.id, said)
        for each in read
        if each.id
        for index, said in enumerate(each.string if isinstance(each.string, tuple) else [each.string])
    ]
    assert messages == list(parse((FOLDER / name).read_text("utf-8")).items())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('msgid "a"\nmsgstr "one"\nloose\n', "x.po:3: got 'loose'"),
        ('msgid "a"\nmsgstr "one"\nmsgid "a"\nmsgstr "two"\n', "x.po:3: the key 'a' stands twice"),
        ('msgid "a"\nmsgstr "one\n', "x.po:2: got"),
    ],
    ids=["loose line", "a key twice", "an open quote"],
)
def test_a_broken_file_is_refused_with_its_line(text: str, said: str) -> None:
    """What is no line of a PO file is named, never dropped."""
    with pytest.raises(WordsError) as caught:
        parse(text, "x.po")
    assert str(caught.value).startswith(said)


def test_what_a_new_language_or_a_new_word_lacks_is_named_with_its_file() -> None:
    """Half a folder of words, and a key that code asks for, are errors that say what to write where."""
    with pytest.raises(WordsError, match=r"words/de/checks\.po is not there: a language has every file of words/en/"):
        source("checks", "de")
    with pytest.raises(KeyError, match=r"'renews' is not in words/en/catalogue\.po \(as facet\.…\): say it there"):
        group("catalogue", "facet", "en")["renews"]
    assert source("checks", "nl")
    assert group("catalogue", "facet", "en")["cost"]


def test_no_word_is_empty() -> None:
    """No word is empty or has loose spaces."""
    assert [
        (key, text) for words in WORDS.values() for key, text in words.items() if not text or text != text.strip()
    ] == []


def test_no_word_is_left_over() -> None:
    """Every word is used somewhere, or made from a value of the model."""
    places = [*(PROJECT / "site_src").rglob("*.html"), *(PROJECT / "build/badge_catalogue").rglob("*.py")]
    used = " ".join(path.read_text(encoding="utf-8") for path in places if path.parent.name != "words")
    names = keys("site", LANGUAGES[0])
    left = [key for key in names if not MADE.fullmatch(key) and not re.search(rf"\b{key}\b", used)]
    assert [key for key in left if not key.endswith(("_title", "_lead"))] == []


def test_every_value_has_a_word() -> None:
    """Every value of the model, and every form of a badge, that a page names has a word."""
    names = [
        *(f"type_{name}" for name in TYPES),
        *(f"sector_{name}" for name in SECTORS),
        *(f"status_{name}" for name in STATUSES),
        *(f"audience_{name}" for name in AUDIENCES),
        *(f"kind_{name}" for name in OUTCOME_KINDS),
        *(f"schedule_{name}" for name in SCHEDULES),
        *(f"element_{number}" for number in range(1, 17)),
        *(f"machine_{name}" for name in BADGE_FORMS),
    ]
    assert [name for name in names if name not in WORDS["nl"]] == [], "say these in site.po of each language"


def test_glossary_explains_in_both_languages() -> None:
    """Every term has a name and a sentence in both languages."""
    for key, entry in TERMS.items():
        assert set(entry) == {"nl", "en"}, key
        assert all(each.name and each.meaning.endswith(".") for each in entry.values()), key


def test_templates_ask_for_words_that_are_there() -> None:
    """A word that a template names stands in the words of the site, and is no message of several forms."""
    named = {
        key
        for path in (PROJECT / "site_src").rglob("*.html")
        for key in re.findall(r"\bw\.([a-z0-9_]+)", path.read_text(encoding="utf-8"))
    }
    assert named - set(WORDS[LANGUAGES[0]]) - {"get"} == set()


FORMAL = re.compile(r"(?<![\w+])[Uu]w?(?![\w+])")
FAMILIAR = re.compile(r"(?<!\w)(?:je|jij|jouw|jou)(?!\w)", re.IGNORECASE)
OF_VERIFYING = (  # what employers read: everything else is for whoever learns, teaches or makes badges
    *(PROJECT / "verifier" / "badge_verifier" / "words" / "nl").glob("*.po"),
    PROJECT / "verifier" / "page" / "verify" / "texts" / "nl.po",
    FOLDER / "nl" / "samples.po",
)


def test_dutch_says_u_to_employers_and_je_to_everybody_else() -> None:
    """Whoever verifies a badge is addressed with u, whoever reads another page with je; never both in one file."""
    for path in OF_VERIFYING:
        said = [text for _, text in _said(path)]
        assert not [text for text in said if FAMILIAR.search(text)], path.name
    for path in sorted((FOLDER / "nl").glob("*.po")):
        if path not in OF_VERIFYING:
            # The description of the page of codes stands with those of all pages; a pattern reads what schools write.
            found = [key for key, text in _said(path) if FORMAL.search(text)]
            assert set(found) <= {"codes_lead", "covered"}, path.name
    for path in (PROJECT / "site_src" / "docs" / "nl").glob("*.md"):
        assert not FORMAL.search(re.sub(r"`[^`]*`", "", path.read_text(encoding="utf-8"))), path.name


def _said(path: Path) -> list[tuple[str, str]]:
    with path.open("rb") as opened:
        return [(str(message.id), text) for message in read_po(opened) if message.id for text in _texts(message.string)]


def _texts(said: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said or ())
