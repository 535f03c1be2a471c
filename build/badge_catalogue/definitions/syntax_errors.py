"""Say in plain words what PyYAML's syntax errors mean, and what to write instead; both parsers' wordings are known."""

import re

_EXPLAINED: tuple[tuple[re.Pattern[str], dict[str, str], dict[str, str]], ...] = (
    (
        re.compile("mapping values are not allowed"),
        {"nl": "hier hoort geen dubbele punt", "en": "a colon is not expected here"},
        {
            "nl": 'zet tekst met een dubbele punt tussen aanhalingstekens ("Les 1: veilig"), en let op het inspringen',
            "en": 'put text with a colon between quotes, such as "Lesson 1: safety", and check the indentation',
        },
    ),
    (
        re.compile("unexpected end of stream|found unexpected document indicator"),
        {"nl": "een aanhalingsteken of haakje wordt niet gesloten", "en": "a quote or bracket is never closed"},
        {"nl": "sluit het met hetzelfde teken", "en": "close it with the same character"},
    ),
    (
        re.compile(r"cannot start any token|that cannot start"),
        {"nl": "een waarde kan niet met dit teken beginnen", "en": "a value cannot start with this character"},
        {
            "nl": "zet de hele waarde tussen dubbele aanhalingstekens",
            "en": "put the whole value between double quotes",
        },
    ),
    (
        re.compile("could not find expected ':'"),
        {"nl": "op deze regel ontbreekt een dubbele punt", "en": "this line lacks a colon"},
        {
            "nl": "schrijf `veld: waarde`, of laat de regel verder inspringen als hij bij de tekst erboven hoort",
            "en": "write `field: value`, or indent the line further when it belongs to the text above",
        },
    ),
    (
        re.compile(r"expected ',' or|did not find expected ',' or"),
        {
            "nl": "tussen de haken ontbreekt een komma of het sluithaakje",
            "en": "a comma or the closing bracket is missing",
        },
        {
            "nl": "scheid de waarden met een komma en sluit met ] of }",
            "en": "separate the values with commas and close with ] or }",
        },
    ),
    (
        re.compile("expected <block end>|did not find expected key|did not find expected '-' indicator"),
        {"nl": "het inspringen klopt hier niet", "en": "the indentation does not fit here"},
        {
            "nl": "laat velden van hetzelfde niveau op dezelfde kolom beginnen (twee spaties per niveau)",
            "en": "start fields of one level in the same column (two spaces a level)",
        },
    ),
    (
        re.compile("unknown escape|did not find expected hexdecimal|expected escape sequence|invalid Unicode"),
        {"nl": "na \\ staat geen bekend teken", "en": "no known character follows \\"},
        {
            "nl": "gebruik enkele aanhalingstekens, of schrijf \\\\ voor een schuine streep",
            "en": "use single quotes, or write \\\\ for a backslash",
        },
    ),
    (
        re.compile("undefined alias|found undefined|undefined tag handle"),
        {"nl": "* en ! hebben in YAML een eigen betekenis", "en": "* and ! have a meaning of their own in YAML"},
        {
            "nl": "zet de waarde tussen dubbele aanhalingstekens",
            "en": "put the value between double quotes",
        },
    ),
)

_OTHERWISE = {
    "nl": "kijk naar het inspringen, de aanhalingstekens en de haken op deze regel en die erboven",
    "en": "look at the indentation, the quotes and the brackets of this line and the one above",
}


def explain(wording: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return message and hint, each in both languages, for the parser's own wording."""
    for pattern, message, hint in _EXPLAINED:
        if pattern.search(wording):
            return message, hint
    return {"nl": f"dit is geen YAML ({wording[:80]})", "en": f"this is no YAML ({wording[:80]})"}, _OTHERWISE
