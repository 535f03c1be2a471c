"""Say in plain words what PyYAML's syntax errors mean, and what to write instead; both parsers' wordings are known."""

import re

from badge_catalogue.words.po import pair

_EXPLAINED: tuple[tuple[re.Pattern[str], dict[str, str], dict[str, str]], ...] = (
    (
        re.compile("mapping values are not allowed"),
        pair("syntax", "explained"),
        pair("syntax", "explained.put-text-with-a-colon"),
    ),
    (
        re.compile("unexpected end of stream|found unexpected document indicator"),
        pair("syntax", "explained.a-quote-or-bracket-is"),
        pair("syntax", "explained.close-it-with-the-same"),
    ),
    (
        re.compile(r"cannot start any token|that cannot start"),
        pair("syntax", "explained.a-value-cannot-start-with"),
        pair("syntax", "explained.put-the-whole-value-between"),
    ),
    (
        re.compile("could not find expected ':'"),
        pair("syntax", "explained.this-line-lacks-a-colon"),
        pair("syntax", "explained.write-field-value-or-indent"),
    ),
    (
        re.compile(r"expected ',' or|did not find expected ',' or"),
        pair("syntax", "explained.a-comma-or-the-closing"),
        pair("syntax", "explained.separate-the-values-with-commas"),
    ),
    (
        re.compile("expected <block end>|did not find expected key|did not find expected '-' indicator"),
        pair("syntax", "explained.the-indentation-does-not-fit"),
        pair("syntax", "explained.start-fields-of-one-level"),
    ),
    (
        re.compile("unknown escape|did not find expected hexdecimal|expected escape sequence|invalid Unicode"),
        pair("syntax", "explained.no-known-character-follows"),
        pair("syntax", "explained.use-single-quotes-or-write"),
    ),
    (
        re.compile("undefined alias|found undefined|undefined tag handle"),
        pair("syntax", "explained.and-have-a-meaning-of"),
        pair("syntax", "explained.put-the-value-between-double"),
    ),
)

_OTHERWISE = pair("syntax", "otherwise")


def explain(wording: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return message and hint, each in both languages, for the parser's own wording."""
    for pattern, message, hint in _EXPLAINED:
        if pattern.search(wording):
            return message, hint
    return {"nl": f"dit is geen YAML ({wording[:80]})", "en": f"this is no YAML ({wording[:80]})"}, _OTHERWISE
