"""Say in plain words what PyYAML's syntax errors mean, and what to write instead; both parsers' wordings are known."""

import re
from collections.abc import Sequence

from badge_catalogue.model import Mark
from badge_catalogue.model.text import Text
from badge_catalogue.words.po import text

NO_COLON = "could not find expected ':'"
AT_ITS_BEGINNING = re.compile(f"{NO_COLON}|found unexpected end of stream")  # the parser says where that was as well
_NO_SPACE = re.compile(r"\s*(?:- +)?[a-z_]+:(?![\s:/])\S")  # a field whose value stands against its colon
_OTHER_COLON = re.compile("[\uff1a\ufe55\ua789\u2236\ufe13]")
_VALUE = re.compile(r"\s*(?:- +)*(?:[\w.-]+:[ ]+)?(\S.*)")
_NO_BEGINNING = re.compile(r"[*&%@`]|[?>|-][ ]+[^\s#]")
_CLOSED = re.compile(r'"(?:[^"\\]|\\.)*"')
_APOSTROPHE = re.compile(r":[ ]+'[^']*'(?=\w)")  # a text between single quotes that holds one

_OPEN = (text("syntax", "explained.a-quote-or-bracket-is"), text("syntax", "explained.close-it-with-the-same"))
_BEGINNING = (
    text("syntax", "explained.a-value-cannot-start-with"),
    text("syntax", "explained.put-the-whole-value-between"),
)

_EXPLAINED: tuple[tuple[re.Pattern[str], Text, Text], ...] = (
    (
        re.compile("mapping values are not allowed"),
        text("syntax", "explained"),
        text("syntax", "explained.put-text-with-a-colon"),
    ),
    (re.compile("unexpected end of stream|found unexpected document indicator"), *_OPEN),
    (re.compile(r"cannot start any token|that cannot start"), *_BEGINNING),
    (
        re.compile(NO_COLON),
        text("syntax", "explained.this-line-lacks-a-colon"),
        text("syntax", "explained.write-field-value-or-indent"),
    ),
    (
        re.compile(r"expected ',' or|did not find expected ',' or"),
        text("syntax", "explained.a-comma-or-the-closing"),
        text("syntax", "explained.separate-the-values-with-commas"),
    ),
    (
        re.compile("expected <block end>|did not find expected key|did not find expected '-' indicator"),
        text("syntax", "explained.the-indentation-does-not-fit"),
        text("syntax", "explained.start-fields-of-one-level"),
    ),
    (
        re.compile("unknown escape|did not find expected hexdecimal|expected escape sequence|invalid Unicode"),
        text("syntax", "explained.no-known-character-follows"),
        text("syntax", "explained.use-single-quotes-or-write"),
    ),
    (
        re.compile("undefined alias|found undefined|undefined tag handle"),
        text("syntax", "explained.and-have-a-meaning-of"),
        text("syntax", "explained.put-the-value-between-double"),
    ),
)

_OTHERWISE = text("syntax", "otherwise")


def located(wording: str, lines: Sequence[str], place: Mark) -> tuple[Mark, Text, Text]:
    """Return the place of a mistake, which is often before the one where the parser gave up, with message and hint.

    Arguments:
        wording: The parser's own.
        lines: Of the whole file.
        place: Where it gave up.
    """
    here = lines[place.line - 1] if place.line <= len(lines) else ""
    before = here[: place.column - 1].rstrip()
    value = _VALUE.match(here)
    begin = value.start(1) if value else len(here)
    if value and begin < place.column:
        if _NO_BEGINNING.match(value[1]) or (value[1][0] in "[{" and before.endswith(("]", "}"))):
            return Mark(place.line, begin + 1), *_BEGINNING
        if before.endswith('"') and value[1][0] == '"' and begin + 1 < len(before):
            return place, text("syntax", "quote_within"), text("syntax", "quote_within.hint")
    if before.endswith('"') and (opened := _opened(lines[: place.line - 1])):
        return opened, *_OPEN
    if "mapping values" in wording and place.line > 1 and _NO_SPACE.match(lines[place.line - 2]):
        return Mark(place.line - 1, 1), text("syntax", "no_space"), text("syntax", "no_space.hint")
    return place, *explain(wording, [here], place.column)


def _opened(lines: Sequence[str]) -> Mark | None:
    """Return the last place at which a double quote begins a value and is not closed on its line."""
    for number in range(len(lines), 0, -1):
        value = _VALUE.match(lines[number - 1])
        if value and value[1][0] == '"' and not _CLOSED.match(value[1]):
            return Mark(number, value.start(1) + 1)
    return None


def explain(wording: str, lines: Sequence[str] = (), column: int = 1) -> tuple[Text, Text]:
    """Return message and hint for the parser's own wording.

    Arguments:
        lines: The line it is about, where it is known.
        column: Of the place in it, from 1.
    """
    for line in lines:
        if NO_COLON in wording and _OTHER_COLON.search(line):
            return text("syntax", "other_colon"), text("syntax", "other_colon.hint")
        if NO_COLON in wording and _NO_SPACE.match(line):
            return text("syntax", "no_space"), text("syntax", "no_space.hint")
        if (quoted := _APOSTROPHE.search(line)) and quoted.end() == column - 1:
            return text("syntax", "apostrophe"), text("syntax", "apostrophe.hint")
    for pattern, message, hint in _EXPLAINED:
        if pattern.search(wording):
            return message, hint
    return text("syntax", "no_yaml", wording=wording[:80]), _OTHERWISE
