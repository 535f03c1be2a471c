"""Say in plain words what PyYAML's syntax errors mean, and what to write instead; both parsers' wordings are known."""

import re

from badge_catalogue.model.text import Text
from badge_catalogue.words.po import text

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
        re.compile("could not find expected ':'"),
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


def explain(wording: str) -> tuple[Text, Text]:
    """Return message and hint for the parser's own wording."""
    for pattern, message, hint in _EXPLAINED:
        if pattern.search(wording):
            return message, hint
    return text("syntax", "no_yaml", wording=wording[:80]), _OTHERWISE
