"""What people type of somebody, and whether it may mean the same person as what a badge says.

Decides what is no difference, and what is too near to be called another person: a name is written in many ways.
"""

import re
import unicodedata

from badge_verifier.encodings.characters import by_known
from badge_verifier.limits import COMPARED

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_IN_BRACKETS = re.compile(r"[^<>@]{0,200}<\s*(?:mailto:)?([^<>\s@]{1,100}@[^<>\s@]{1,200})\s*>")
_BEFORE, _BEHIND = re.compile(r"\A(?:mailto:|[<\"'(\s])+", re.IGNORECASE), re.compile(r"[>\"'),;.\s]+\Z")
_DIGITS = re.compile(r"[0-9]", re.ASCII)
_SUBSCRIBER = 9  # last digits of a telephone number, whatever its country or zero in front
_NUMBER = 5  # characters from which on one number within another may be the same with letters in front
# Titles and the words between a first name and a surname, in Dutch and English.
_SMALL_WORDS = (
    "de den der het te ten ter van von of and dr drs dhr heer ing ir mevr mevrouw mr mrs ms prof bc ba ma bsc msc"
)
_SMALL = frozenset(_SMALL_WORDS.split())


def typed(text: str) -> str:
    """Return an e-mail address without what mail programs put around it; any other text without what nobody sees.

    >>> typed("Sam de Vries <sam@example.org>")
    'sam@example.org'
    """
    bare = _UNSEEN.sub("", text[:COMPARED]).strip() if len(text) <= COMPARED else text
    if bare.count("@") != 1:
        return bare
    found = _IN_BRACKETS.fullmatch(bare)
    return found[1] if found else _BEHIND.sub("", _BEFORE.sub("", bare))


def same_number(one: str, two: str) -> bool:
    """Say whether two telephone numbers are one, with or without a country."""
    first, second = ("".join(_DIGITS.findall(each[:COMPARED])) for each in (one, two))
    return min(len(first), len(second)) >= _SUBSCRIBER and first[-_SUBSCRIBER:] == second[-_SUBSCRIBER:]


def alike(one: str, two: str) -> bool:
    """Say whether two names, or two numbers of a student, may be of one person.

    Each word of the shorter one is a word of the other, or its first letter; one number ends as the other.

    >>> alike("S. de Vries", "Sam de Vries"), alike("Noor de Vries", "Sam de Vries")
    (True, False)
    """
    first, second = sorted((_words(one[:COMPARED]), _words(two[:COMPARED])), key=len)
    if first and all(any(_may_be(mine, yours) for yours in second) for mine in first):
        return True
    short, long = sorted(("".join(first), "".join(second)), key=len)
    return len(short) >= _NUMBER and _DIGITS.search(short) is not None and long.endswith(short)


def _may_be(one: str, two: str) -> bool:
    return one == two or (min(len(one), len(two)) == 1 and one[0] == two[0])


def _words(text: str) -> list[str]:
    plain = by_known(text, _bare)
    return [word for word in re.split(r"[\s.,;:_/()'\"-]+", plain) if word and word not in _SMALL]


def _bare(text: str) -> str:
    """Return a text in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
