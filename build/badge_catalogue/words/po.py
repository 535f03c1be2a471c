"""Read the words of one area and language from its PO file, as translators' programs write them.

The form, and the reader of one file, are those of the verifier's own words: `badge_verifier.words.po`.
"""

import pkgutil
import re
from collections.abc import Iterable, Mapping
from functools import cache, partial
from importlib.resources import files

from badge_catalogue import limits
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES, USUAL, ByLanguage, Text
from badge_catalogue.packs import AT_HAND
from badge_catalogue.packs.pack import words_of
from badge_verifier.words.po import Messages, WordsError, messages, parse, rule

__all__ = [
    "WordsError",
    "form",
    "group",
    "has",
    "in_languages",
    "kept",
    "pair",
    "parse",
    "said",
    "sized",
    "source",
    "spoken",
    "text",
    "words",
]

_LIMIT = re.compile(r"\{limit_(\w+)\}")
_FORMS = re.compile(r"^Plural-Forms: *nplurals=(\d+)", re.MULTILINE)


@cache
def _read(area: str, language: str) -> dict[str, str]:
    """Return the messages of an area and its header."""
    return messages(source(area, language).decode("utf-8"), f"{language}/{area}.po")


def source(area: str, language: str) -> bytes:
    """Return the PO file of an area and language.

    Raises:
        WordsError: The folder of the language has no such file.
    """
    name = f"{language}/{area}.po"
    try:
        return pkgutil.get_data("badge_catalogue.words", name) or b""
    except FileNotFoundError as error:
        raise WordsError(f"words/{name} is not there: a language has every file of words/{INTERNATIONAL}/") from error


def spoken() -> tuple[str, ...]:
    """Return the languages that there are words in, the usual ones first: a catalogue chooses among them."""
    found = {each.name for each in files("badge_catalogue.words").iterdir() if (each / "site.po").is_file()}
    return (*(language for language in USUAL if language in found), *sorted(found.difference(USUAL)))


def words(area: str, language: str) -> Mapping[str, str]:
    """Return the words of an area, such as "site", in one language, as the catalogue at hand has them.

    What the catalogue itself says goes before what its country packs say, and that before the program's own words; what
    files may measure is filled in.
    """
    return _words(area, language, AT_HAND.turn)


@cache
def _words(area: str, language: str, _turn: int) -> Mapping[str, str]:
    found = {key: sized(said) for key, said in _read(area, language).items() if key}
    said = _of_packs({**found, **_lent(found, area, language)}, area, language)
    if area in _OF_BADGES and (called := AT_HAND.own("called", language)):
        said = {key: _renamed(text, called) for key, text in said.items()}
    return Messages(said_otherwise(said, AT_HAND.own(area, language)), f"{language}/{area}.po")


# What the pages say of badges, and a badge as a word of its own: not in a name ("Open Badges"), an address or a gap.
_OF_BADGES = frozenset({"answer", "catalogue", "earned", "glossary", "plan", "site", "vacancy", "worth"})
_BADGE = re.compile(r"(?:\b([Aa])n? )?(?<!Open )(?<![\w/{.@\-])([Bb])adge(s?)(?![\w}/@\-])")


def _renamed(text: str, called: Mapping[str, str]) -> str:
    """Return a text with what the catalogue calls a badge in the place of "badge"; an article goes with it."""

    def other(found: re.Match[str]) -> str:
        word = called["many" if found[3] else "one"]
        article = f"{found[1]}{'n' if word[0] in 'aeiou' else ''} " if found[1] else ""
        return article + (word[:1].upper() + word[1:] if found[2] == "B" else word)

    return _BADGE.sub(other, text)


def otherwise(said: Mapping[str, str], area: str, language: str) -> dict[str, str]:
    """Return words as the catalogue at hand has them: first its country packs', then its own in their place."""
    return said_otherwise(_of_packs(said, area, language), AT_HAND.own(area, language))


def _lent(said: Mapping[str, str], area: str, language: str) -> dict[str, str]:
    """Return what packs alone say, such as the names of their sectors, in English for a language they do not speak."""
    lent: dict[str, str] = {}
    for pack in reversed(AT_HAND.names):
        if not words_of(pack, area, language):
            lent |= parse(words_of(pack, area, INTERNATIONAL).decode(), f"{pack}/{INTERNATIONAL}/{area}.po")
    known = {key.partition("[")[0] for key in said}
    return {key: sized(text) for key, text in lent.items() if key.partition("[")[0] not in known}


def _of_packs(said: Mapping[str, str], area: str, language: str) -> dict[str, str]:
    found = dict(said)
    for pack in reversed(AT_HAND.names):
        found = said_otherwise(found, parse(words_of(pack, area, language).decode(), f"{pack}/{language}/{area}.po"))
    return found


def said_otherwise(said: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """Return words with others in their place; a text that has forms for numbers loses those that stood there."""
    placed: dict[str, dict[str, str]] = {}
    for key, text in other.items():
        placed.setdefault(key.partition("[")[0], {})[key] = sized(text)
    found: dict[str, str] = {}
    for key, text in said.items():
        found |= placed.get(key.partition("[")[0], {key: text})
    for forms in placed.values():
        found |= forms
    return found


def sized(said: str) -> str:
    """Return a message with what files may measure filled in: {limit_image} becomes "512 KiB"."""
    return _LIMIT.sub(_size, said)


def _size(found: re.Match[str]) -> str:
    """Return a bound of `limits` as people write it: a size with its unit, a number of pixels as it is."""
    bound: int = getattr(limits, found[1].upper())
    return str(bound) if found[1].startswith("pixels_") else limits.said(bound)


def form(area: str, language: str, number: float) -> int:
    """Return the form that a language has for a number of things, by its file's header; a fraction has the last."""
    header = _read(area, language).get("", "")
    if number == int(number):
        return rule(header)(int(number))
    forms = _FORMS.search(header)
    return int(forms[1]) - 1 if forms else 1


def in_languages(area: str) -> Mapping[str, Mapping[str, str]]:
    """Return the words of an area by language."""
    return ByLanguage(partial(words, area))


def group(area: str, prefix: str, language: str) -> dict[str, str]:
    """Return the words whose keys begin with a prefix and a dot, by the rest of their key."""
    start, known = f"{prefix}.", words(area, language)
    found = {key.removeprefix(start): said for key, said in known.items() if key.startswith(start)}
    return Messages(found, f"{language}/{area}.po (as {start}…)")


def has(area: str, key: str) -> bool:
    """Say whether an area has a key."""
    return key in words(area, LANGUAGES[0])


def kept(words: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """Return some words for a script: those of the given names, with all of their forms."""
    wanted = frozenset(names)
    return {key: said for key, said in words.items() if key.partition("[")[0] in wanted}


def pair(area: str, key: str) -> Mapping[str, str]:
    """Return the text of a key by language."""
    return ByLanguage(partial(said, area, key))


def text(area: str, key: str, /, **filled: object) -> Text:
    """Return the text of a key by language, with its place holders filled in.

    Args:
        area: Of the words, such as "checks".
        key: Of the message.
        filled: What stands in for each place holder; a text does so by language. Without any, braces stay as they are.
            `number` also chooses the form of a message that has several.
    """
    if not filled:
        return Text(pair(area, key))
    return Text({language: said(area, key, language, **filled) for language in LANGUAGES})


def said(area: str, key: str, language: str, /, **filled: object) -> str:
    """Return the text of a key in one language, with its place holders filled in; arguments as of `text`."""
    known, number = words(area, language), filled.get("number")
    if key not in known and isinstance(number, int | float):
        key = f"{key}[{form(area, language, number)}]"
    if not filled:
        return known[key]
    return known[key].format(
        **{name: value.get(language) if isinstance(value, Text) else value for name, value in filled.items()}
    )
