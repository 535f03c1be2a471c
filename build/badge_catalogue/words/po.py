"""Read the words of one area and language from its PO file, as translators' programs write them.

A key stands as `msgid`, what is said as `msgstr`; what differs by number has one `msgstr[n]` a form, which are read as
"key[0]", "key[1]" and so on. Read as it lies there, so that no compiled copy can be out of date; a thousand keys take a
few milliseconds, and a test compares what is read with what Babel reads.
"""

import gettext
import pkgutil
import re
from collections.abc import Callable, Mapping
from functools import cache

from badge_catalogue.model.text import LANGUAGES, Text

_LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr(?:\[\d\])?) )?"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t"}
_FORMS = re.compile(r"^Plural-Forms:.*?plural=(.+?);?$", re.MULTILINE)


class WordsError(Exception):
    """A PO file holds a line that is none, or says a key twice; names the file and the line."""


def parse(text: str, name: str = "") -> dict[str, str]:
    r"""Return the message of each key, in the order of the file; the header is left out.

    Args:
        text: Of a PO file without contexts.
        name: Of the file, for the message of an error.

    Raises:
        WordsError: A line is no comment, key, text or continuation; or a key stands twice.

    >>> parse('msgid ""\nmsgstr ""\n\n#. a note\nmsgid "skip"\nmsgstr "To the "\n"content"\n')
    {'skip': 'To the content'}
    >>> parse('msgid "badges"\nmsgid_plural "badges"\nmsgstr[0] "{number} badge"\nmsgstr[1] "{number} badges"\n')
    {'badges[0]': '{number} badge', 'badges[1]': '{number} badges'}
    """
    found = _messages(text, name)
    found.pop("", None)
    return found


def _messages(text: str, name: str) -> dict[str, str]:
    """Return the message of each key and form; the header stands under no key."""
    found: dict[str, str] = {}
    key = keyword = place = ""
    begun = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise WordsError(f"{name}:{number}: got {line[:40]!r}, expected msgid or msgstr and a text in quotes")
        said = _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), match[2])
        keyword = match[1] or keyword
        if keyword == "msgid":
            key, begun = (said, number) if match[1] else (key + said, begun)
        elif keyword.startswith("msgstr"):
            place = key + keyword.removeprefix("msgstr")
            if match[1] and place in found:
                raise WordsError(f"{name}:{begun}: the key {key!r} stands twice")
            found[place] = found.get(place, "") + said
    return found


@cache
def _read(area: str, language: str) -> dict[str, str]:
    """Return the messages of an area and its header."""
    name = f"{language}/{area}.po"
    data = pkgutil.get_data("badge_catalogue.words", name) or b""
    return _messages(data.decode("utf-8"), name)


@cache
def words(area: str, language: str) -> Mapping[str, str]:
    """Return the words of an area, such as "site", in one language."""
    return {key: said for key, said in _read(area, language).items() if key}


@cache
def form_of(area: str, language: str) -> Callable[[int], int]:
    """Return the function from a number to its form, by the rule in the header of a language's file."""
    rule = _FORMS.search(_read(area, language).get("", ""))
    chosen: Callable[[int], int] = gettext.c2py(rule[1] if rule else "n != 1")
    return chosen


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


def text(area: str, key: str, **filled: object) -> Text:
    """Return what a key says, by language, with its place holders filled in.

    Args:
        area: Of the words, such as "checks".
        key: Of the message.
        filled: What stands in for each place holder; a text does so by language. Without any, braces stay as they are.
    """
    return Text({language: _filled(said, language, filled) for language, said in pair(area, key).items()})


def count(area: str, key: str, number: int, **filled: object) -> Text:
    """Return what a key says of a number of things, by language, in the form that the language has for the number.

    Args:
        area: Of the words, such as "commands".
        key: Of a message with forms.
        number: Fills in the place holder {number} too.
        filled: As for `text`.
    """
    return Text({language: counted(area, key, number, language, **filled) for language in LANGUAGES})


def counted(area: str, key: str, number: int, language: str, **filled: object) -> str:
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
