"""Read the words of one area and language from its PO file, as translators' programs write them.

The form, and the reader of one file, are those of the verifier's own words: `badge_verifier.words.po`.
"""

import pkgutil
from collections.abc import Callable, Mapping
from functools import cache

from badge_catalogue.model.text import LANGUAGES, Text
from badge_verifier.words.po import WordsError, messages, parse, rule

__all__ = [
    "WordsError",
    "count",
    "counted",
    "form_of",
    "group",
    "has",
    "in_languages",
    "pair",
    "parse",
    "text",
    "words",
]


@cache
def _read(area: str, language: str) -> dict[str, str]:
    """Return the messages of an area and its header."""
    name = f"{language}/{area}.po"
    data = pkgutil.get_data("badge_catalogue.words", name) or b""
    return messages(data.decode("utf-8"), name)


@cache
def words(area: str, language: str) -> Mapping[str, str]:
    """Return the words of an area, such as "site", in one language."""
    return {key: said for key, said in _read(area, language).items() if key}


@cache
def form_of(area: str, language: str) -> Callable[[int], int]:
    """Return the function from a number to its form, by the rule in the header of a language's file."""
    return rule(_read(area, language).get("", ""))


def in_languages(area: str) -> dict[str, Mapping[str, str]]:
    """Return the words of an area by language."""
    return {language: words(area, language) for language in LANGUAGES}


def group(area: str, prefix: str, language: str) -> dict[str, str]:
    """Return the words whose keys begin with a prefix and a dot, by the rest of their key."""
    start = f"{prefix}."
    return {key.removeprefix(start): said for key, said in words(area, language).items() if key.startswith(start)}


def has(area: str, key: str) -> bool:
    """Say whether an area has a key."""
    return key in words(area, LANGUAGES[0])


def pair(area: str, key: str) -> dict[str, str]:
    """Return what a key says, by language."""
    return {language: words(area, language)[key] for language in LANGUAGES}


def text(area: str, key: str, /, **filled: object) -> Text:
    """Return what a key says, by language, with its place holders filled in.

    Args:
        area: Of the words, such as "checks".
        key: Of the message.
        filled: What stands in for each place holder; a text does so by language. Without any, braces stay as they are.
    """
    return Text({language: _filled(said, language, filled) for language, said in pair(area, key).items()})


def count(area: str, key: str, number: int, /, **filled: object) -> Text:
    """Return what a key says of a number of things, by language, in the form that the language has for the number.

    Args:
        area: Of the words, such as "commands".
        key: Of a message with forms.
        number: Fills in the place holder {number} too.
        filled: As for `text`.
    """
    return Text({language: counted(area, key, number, language, **filled) for language in LANGUAGES})


def counted(area: str, key: str, number: int, language: str, /, **filled: object) -> str:
    """Return what a key says of a number of things, in one language."""
    said = words(area, language)[f"{key}[{form_of(area, language)(number)}]"]
    return _filled(said, language, {"number": number} | filled)


def _filled(said: str, language: str, filled: Mapping[str, object]) -> str:
    """Return a message with its place holders filled in."""
    if not filled:
        return said
    return said.format(
        **{name: value.get(language) if isinstance(value, Text) else value for name, value in filled.items()}
    )
