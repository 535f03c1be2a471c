"""Say in plain words what PyYAML's syntax errors mean, and what to write instead; both parsers' wordings are known."""

import re
from collections.abc import Sequence

from badge_catalogue.model.text import Text
from badge_catalogue.words.po import text

NO_COLON = "could not find expected ':'"
_NO_SPACE = re.compile(r"\s*(?:- +)?[a-z_]+:(?![\s:/])\S")  # a field whose value stands against its colon
_OTHER_COLON = re.compile("[\uff1a\ufe55\ua789\u2236\ufe13]")
_APOSTROPHE = re.compile(r":[ ]+'[^']*'(?=\w)")  # a text between single quotes that holds one

_EXPLAINED: tuple[tuple[re.Pattern[str], Text, Text], ...] = (
    (
        re.compile("mapping values are not allowed"),
        text("syntax", "explained"),
        text("syntax", "explained.put-text-with-a-colon"),
    ),
    (
        re.compile("unexpected end of stream|found unexpected document indicator"),
        text("syntax", "explained.a-quote-or-bracket-is"),
        text("syntax", "explained.close-it-with-the-same"),
    ),
    (
        re.compile(r"cannot start any token|that cannot start"),
        text("syntax", "explained.a-value-cannot-start-with"),
        text("syntax", "explained.put-the-whole-value-between"),
    ),
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
