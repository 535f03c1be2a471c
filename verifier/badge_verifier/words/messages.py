"""What every code means, for people who never heard of a signature.

A code is stable; its text, in `codes.po` of each language, may be bettered. `{detail}` stands for what was got and
expected: a date, a host, a place in the file; it is written by a stranger and made visible before it is put in.
`{facts}` stands for names of facts, in the language of the sentence.
"""

import re

from badge_verifier.encodings.characters import spelt_out
from badge_verifier.encodings.visible import visible
from badge_verifier.limits import DETAIL
from badge_verifier.report import Ruling
from badge_verifier.words.facts import facts
from badge_verifier.words.po import LANGUAGES, words

AREA = "codes"
_DAY = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def codes() -> tuple[str, ...]:
    """Return every code that a step or a remark can bear, in the order in which they are listed for people."""
    return tuple(words(AREA, LANGUAGES[0]))


def text(code: str, language: str) -> str:
    """Return the sentence of a code, with its place holders.

    Raises:
        KeyError: There is no such code; a test finds every code in the source.
    """
    return words(AREA, language)[code]


def message(ruling: Ruling, language: str) -> str:
    """Return the sentence for a ruling.

    >>> from badge_verifier.report import Outcome
    >>> message(Ruling(Outcome.FAILED, "dates.expired", "2026-01-31"), "en")
    'This badge was valid until 31 January 2026.'
    """
    said = text(ruling.code, language)
    plain = spelt_out(ruling.detail)
    detail = visible(plain, DETAIL).strip()
    if not detail and ("{facts}" in said or "{detail}" in said):
        return without_detail(said, "?")
    if "{facts}" in said:
        return said.replace("{facts}", facts(detail, language))
    return said.replace("{detail}", _in_words(detail, language)) if "{detail}" in said else said


def without_detail(said: str, instead: str) -> str:
    """Return the sentence of a code where nothing is known that would fill it in.

    Args:
        said: As `text` returns it.
        instead: What stands where the sentence needs something.
    """
    return (
        said.replace(" ({detail})", "")
        .replace(" ({facts})", "")
        .replace(": {detail}", "")
        .replace("{detail}", instead)
        .replace("{facts}", instead)
    )


def _in_words(detail: str, language: str) -> str:
    """Return a detail that is a day as people write it: "1 september 2026"; any other detail as it is."""
    day = _DAY.fullmatch(detail)
    if day is None:
        return detail
    return f"{int(day[3])} {words('details', language)[f'month.{int(day[2])}']} {day[1]}"
