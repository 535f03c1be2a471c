"""What every code means, in Dutch and English, for people who never heard of a signature.

Decides the words alone. A code is stable; a text may be bettered. `{detail}` stands for what was got and expected:
a date, a host, a place in the file; it is written by a stranger and made visible before it is put in. `{facts}` stands
for names of facts, in the language of the sentence.
"""

import re
from collections.abc import Mapping

from badge_verifier.encodings.visible import visible
from badge_verifier.report import Ruling
from badge_verifier.words.facts import facts
from badge_verifier.words.messages_files import MESSAGES as _FILES
from badge_verifier.words.messages_forms import MESSAGES as _FORMS
from badge_verifier.words.messages_proof import CODES as _PROOF
from badge_verifier.words.messages_remarks import MESSAGES as _REMARKS
from badge_verifier.words.messages_steps import MESSAGES as _STEPS
from badge_verifier.words.messages_vouching import MESSAGES as _VOUCHING
from badge_verifier.words.messages_wallets import MESSAGES as _WALLETS

LANGUAGES = ("nl", "en")

CODES: Mapping[str, Mapping[str, str]] = dict(
    sorted({**_PROOF, **_FILES, **_FORMS, **_STEPS, **_VOUCHING, **_REMARKS, **_WALLETS}.items())
)
"""Code to language to text."""

_LONGEST_DETAIL = 300  # characters of a detail within a sentence
_DAY = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}


def message(ruling: Ruling, language: str) -> str:
    """Return the sentence for a ruling.

    >>> from badge_verifier.report import Outcome
    >>> message(Ruling(Outcome.FAILED, "dates.expired", "2026-01-31"), "en")
    'This badge was valid until 31 January 2026.'
    """
    text = CODES[ruling.code][language]
    if "{facts}" in text:
        return text.replace("{facts}", facts(visible(ruling.detail, _LONGEST_DETAIL).strip(), language))
    if "{detail}" not in text:
        return text
    detail = visible(ruling.detail, _LONGEST_DETAIL).strip()
    if detail:
        return text.replace("{detail}", _in_words(detail, language))
    return text.replace(" ({detail})", "").replace(": {detail}", "").replace("{detail}", "?")


def _in_words(detail: str, language: str) -> str:
    """Return a detail that is a day as people write it: "1 september 2026"; any other detail as it is."""
    day = _DAY.fullmatch(detail)
    if day is None:
        return detail
    return f"{int(day[3])} {_MONTHS[language].split()[int(day[2]) - 1]} {day[1]}"
