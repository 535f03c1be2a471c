"""Writes the table of languages anew: `python tests/shared/language_table.py`, after a newer Babel or a new language.

Codes and names are those of CLDR as Babel carries them, in every language that the program speaks (each folder of its
words); a test holds the table against both.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from babel import Locale
from babel.core import get_global

from badge_catalogue.model.text import USUAL
from badge_catalogue.words.po import spoken

TABLE = Path(__file__).resolve().parents[2] / "build" / "badge_catalogue" / "definitions" / "language_names.py"
# The code of ISO 639-2 that the European list of languages writes, where CLDR knows several: the language as a whole.
_WHOLE = frozenset(
    {
        "aka", "ara", "aym", "aze", "bod", "ces", "cre", "cym", "deu", "dzo", "ell", "est", "eus", "fas",
        "fra", "ful", "grn", "guj", "hrv", "hye", "iku", "ipk", "isl", "kat", "kau", "kom", "kon", "kur",
        "lav", "mkd", "mlg", "mon", "mri", "msa", "mya", "nep", "nld", "oji", "ori", "orm", "pus", "que",
        "ron", "san", "slk", "sqi", "srd", "srp", "swa", "uzb", "yid", "zha", "zho",
    }
)  # fmt: skip
_NONE = frozenset({"mul", "und", "zxx", "mis"})  # several, unknown, none, without a code
_ALONE = {"tw": "twi", "tl": "tgl", "sh": "hbs"}
_HEAD = '''"""Languages of CLDR: code of BCP 47, codes of three letters that mean it, and names, a column a language.

Written by tests/shared/language_table.py from Babel; change nothing here by hand.
"""

# ruff: noqa: RUF001 -- names of languages as CLDR writes them

COLUMNS = {columns}
NAMES = """\\
'''


def table(languages: Sequence[str] = ()) -> str:
    """Return the module that holds the languages, a line each.

    Args:
        languages: In which they are named; else those that the program speaks, the usual ones first.
    """
    columns = tuple(languages) or (*USUAL, *(each for each in spoken() if each not in USUAL))
    aliases = get_global("language_aliases")
    names = {one: {str(code): name for code, name in Locale(one).languages.items()} for one in columns}
    lines = []
    for code in sorted(
        code
        for code in names[USUAL[0]]
        if all(code in names[each] for each in USUAL) and re.fullmatch("[a-z]{2,3}", code) and code not in _NONE
    ):
        longer = [other for other, meant in aliases.items() if meant == code and re.fullmatch("[a-z]{3}", other)]
        longer += [_ALONE[code]] if code in _ALONE else []
        longer.sort(key=lambda other: (other not in _WHOLE, other))
        lines.append("|".join([code, " ".join(longer), *(names[each].get(code, "") for each in columns)]))
    return _HEAD.replace("{columns}", str(columns).replace("'", '"')) + "\n".join(lines) + '\n"""\n'


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
