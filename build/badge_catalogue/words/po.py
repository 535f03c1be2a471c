"""Read the words of one area and language from its PO file, as translators' programs write them.

A key stands as `msgid`, what is said as `msgstr`. Read as it lies there, so that no compiled copy can be out of date;
a thousand keys take a few milliseconds, and a test compares what is read with what Babel reads.
"""

import pkgutil
import re
from collections.abc import Mapping
from functools import cache

from badge_catalogue.model.text import LANGUAGES, Text

_LINE = re.compile(r'(?:(msgid|msgstr) )?"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t"}


class WordsError(Exception):
    """A PO file holds a line that is none, or says a key twice; names the file and the line."""


def parse(text: str, name: str = "") -> dict[str, str]:
    r"""Return the message of each key, in the order of the file; the header is left out.

    Args:
        text: Of a PO file without plural forms or contexts.
        name: Of the file, for the message of an error.

    Raises:
        WordsError: A line is no comment, key, text or continuation; or a key stands twice.

    >>> parse('msgid ""\nmsgstr ""\n\n#. a note\nmsgid "skip"\nmsgstr "To the "\n"content"\n')
    {'skip': 'To the content'}
    """
    found: dict[str, str] = {}
    key = keyword = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise WordsError(f"{name}:{number}: got {line[:40]!r}, expected msgid or msgstr and a text in quotes")
        keyword = match[1] or keyword
        said = _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), match[2])
        if match[1] == "msgid":
            if said in found:
                raise WordsError(f"{name}:{number}: the key {said!r} stands twice")
            key = said
            found[key] = ""
        elif keyword == "msgid":
            del found[key]
            key += said
            found[key] = ""
        else:
            found[key] += said
    found.pop("", None)
    return found


@cache
def words(area: str, language: str) -> Mapping[str, str]:
    """Return the words of an area, such as "site", in one language."""
    name = f"{language}/{area}.po"
    data = pkgutil.get_data("badge_catalogue.words", name) or b""
    return parse(data.decode("utf-8"), name)


def in_languages(area: str) -> dict[str, Mapping[str, str]]:
    """Return the words of an area by language."""
    return {language: words(area, language) for language in LANGUAGES}


def group(area: str, prefix: str, language: str) -> dict[str, str]:
    """Return the words whose keys begin with a prefix and a dot, by the rest of their key."""
    start = f"{prefix}."
    return {key.removeprefix(start): said for key, said in words(area, language).items() if key.startswith(start)}


def pair(area: str, key: str) -> dict[str, str]:
    """Return what a key says, by language."""
    return {language: words(area, language)[key] for language in LANGUAGES}


def text(area: str, key: str) -> Text:
    """Return the messages of a key, by language."""
    return Text(pair(area, key))
