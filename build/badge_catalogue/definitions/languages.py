"""Languages that a programme may be in: any that CLDR names, by its code of BCP 47, and sign languages it lacks.

Others write codes of three letters (ISO 639-2 and -3), tags with a region (nl-NL, nl_NL) or the name itself.
"""

import re
from functools import cache

from badge_catalogue.definitions.fields import LANGUAGE
from badge_catalogue.definitions.language_names import COLUMNS, NAMES
from badge_catalogue.model import Term
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.words.po import words

_AUTHORITY = "http://publications.europa.eu/resource/authority/language/"
# In ISO 639-3 and not in CLDR.
_OURS = {
    "dse": {"nl": "Nederlandse Gebarentaal", "en": "Sign Language of the Netherlands"},
    "vgt": {"nl": "Vlaamse Gebarentaal", "en": "Flemish Sign Language"},
    "sfb": {"nl": "Frans-Belgische Gebarentaal", "en": "French Belgian Sign Language"},
    "gsg": {"nl": "Duitse Gebarentaal", "en": "German Sign Language"},
    "bfi": {"nl": "Britse Gebarentaal", "en": "British Sign Language"},
    "ils": {"nl": "Internationale Gebaren", "en": "International Sign"},
}
# Names that languages give themselves, and short ones, as spreadsheets have them.
_OWN_NAMES = {
    "deutsch": "de", "français": "fr", "francais": "fr", "español": "es", "italiano": "it", "português": "pt",
    "polski": "pl", "türkçe": "tr", "українська": "uk", "العربية": "ar", "frysk": "fy", "svenska": "sv",
    "suomi": "fi", "čeština": "cs", "magyar": "hu", "română": "ro", "ngt": "dse", "vlaams": "nl", "flemish": "nl",
    "frisian": "fy", "farsi": "fa", "mandarin": "zh", "tigrigna": "ti",
}  # fmt: skip


@cache
def every() -> dict[str, Term]:
    """Return every language by its code, with its address in the European list and its names."""
    found = {}
    for line in NAMES.splitlines():
        code, longer, *names = line.split("|")
        address = _AUTHORITY + (longer.partition(" ")[0] or code).upper()
        label = {column: name for column, name in zip(COLUMNS, names, strict=True) if name}
        found[code] = Term(code, address, Text(label))
    for code, label in _OURS.items():
        found[code] = Term(code, _AUTHORITY + code.upper(), Text(label))
    return found


@cache
def _codes() -> dict[str, str]:
    """Return the code of BCP 47 of every code of three letters and every name, in small letters."""
    found: dict[str, str] = {}
    for line in NAMES.splitlines():
        code, longer, *names = line.split("|")
        found |= dict.fromkeys([*(name.casefold() for name in names if name), *longer.split()], code)
    found |= _OWN_NAMES
    for code, label in _OURS.items():
        found |= dict.fromkeys((name.casefold() for name in label.values()), code)
    return found


def code_of(written: str) -> str | None:
    """Return the code of BCP 47, without script or region, that a tag, a code of three letters or a name means.

    None where no language is meant for sure, as with `xx` or `mul`.
    """
    plain = written.strip().casefold()
    first = re.split(r"[-_]", plain, maxsplit=1)[0]
    for word in (plain, first):
        if word in every():
            return word
        if word in _codes():
            return _codes()[word]
    return None


def name_in(code: str, language: str) -> str:
    """Return the name of a language in another; in itself where the table of CLDR has no column for that one.

    >>> name_in("nl", "en"), name_in("en", "nl")
    ('Dutch', 'Engels')
    """
    found = term(code)
    if found is not None and found.label.has(language):
        return found.label.get(language)
    return words("site", code)["language_name"] if code in LANGUAGES else code


def term(code: str) -> Term | None:
    """Return the language of a tag as a definition writes it; None where CLDR knows none."""
    return every().get(code.partition("-")[0]) if re.fullmatch(LANGUAGE, code) else None
