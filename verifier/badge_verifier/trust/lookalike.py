"""Does a name look like another's? For people, who read what they expect, not for computers.

Decides likeness of names of institutions and of hosts alone; what follows from it is decided in `vouching`.
"""

import contextlib
import unicodedata
from collections import Counter
from functools import lru_cache

from badge_verifier.encodings.characters import is_known
from badge_verifier.limits import COMPARED, DISTANCE

_CHEROKEE = {
    0x13A0: "d", 0x13A1: "r", 0x13A2: "t", 0x13AA: "a", 0x13AB: "j", 0x13AC: "e", 0x13B3: "w",
    0x13B7: "m", 0x13BB: "h", 0x13C0: "g", 0x13C2: "h", 0x13C3: "z", 0x13D2: "r", 0x13D4: "w", 0x13D5: "s",
    0x13D9: "v", 0x13DA: "s", 0x13DE: "l", 0x13DF: "c", 0x13E2: "p", 0x13E6: "k", 0x13F4: "b",
}  # fmt: skip

# Letters of other scripts that a reader takes for Latin ones (Unicode UTS 39, "Confusable Detection", the common part).
_CONFUSABLE = str.maketrans(
    {
        **dict(zip("абвгдезийкмнорстухѕіјһԁԛԝьзё", "a6brдe3uukmhopctyxsijhdqwb3e", strict=True)),
        **dict(zip("αγεζηικμνορστυχωϲϳ", "ayeznikuvopotuxwcj", strict=True)),
        **dict(zip("ıłøđħŧßæœ", "ilodhtsao", strict=True)),
        **dict(zip("єґүӏԍӕҫҝҳ", "erylgackx", strict=True)),
        # Letters of phonetic writing and other rare Latin ones, small capitals among them.
        **dict(zip("ɑɐʙᴄɔɕɖɗᴅᴇɛɘəǝɇƒɡɢɠʜɦɨɩɪʝȷᴊᴋƙ", "aabcccdddeeeeeefggghhiiijjjkk", strict=True)),
        **dict(zip("ʟƚɫɭɬᴍɱɴŋɲɳƞᴏɵᴘƥʠɋ", "lllllmmnnnnnooppqq", strict=True)),
        **dict(zip("ʀɍɾʁɹꜱʂᴛƭʈᴜʉʊᴠʋᴡɯʏƴɣᴢƶʐʑ", "rrrrrsstttuuuvvwwyyyzzzz", strict=True)),
        **dict(zip("օսհոցզաիյ", "ouhngqwhj", strict=True)),
        # Capitals of Lisu and Cherokee, which are drawn as Latin ones are.
        **{chr(0xA4D0 + place): sign for place, sign in enumerate("bpddttgkkjcczffmnlsrrvvhglwxybaaeeiou")},
        **{chr(code): sign for code, sign in _CHEROKEE.items()},
        **dict(zip("01!|$5@", "olllssa", strict=True)),
    }
)

# Letters and digits of Unicode 16.0 that newer versions of Python read as plain ones, and older ones not at all.
_OUTLINED = {0x1CCD6 + place: sign for place, sign in enumerate("abcdefghijklmnopqrstuvwxyz0123456789")}

# Words that many institutions share: they tell none of them apart.
_COMMON_WORDS = (
    "aan academie academy and applied at bv christelijke college colleges de den der die education en for "
    "foundation gemeente groep group hbo het hogeschool hogescholen hoger in institute instituut institution "
    "issuer mbo media middelbaar nederland netherlands nl of on onderwijs open opleiding opleidingen part roc "
    "school scholen sciences stichting te ter the training tu universiteit university van vocational voor "
    "vrije wo "
)
_COMMON = frozenset(_COMMON_WORDS.split())
# Words for a field of study and for a part of a school: many schools have one of each, so that they alone are no
# likeness where one of two names says more.
_FIELD_WORDS = (
    "afdeling arts bestuur bouw business care centre centrum department domein economics economie engineering "
    "faculteit faculty geneeskunde gezondheid gezondheidszorg health humanities informatica kunst kunsten law "
    "letteren management maatschappij medicine muziek music natuur recht rechten science social sport sports "
    "techniek technologie technology welzijn wetenschap wetenschappen zorg "
)
_FIELDS = frozenset(_FIELD_WORDS.split())
_SHORTEST = 4  # letters of a word that tells institutions apart
_SHORTEST_CORE = 2  # letters of all that is left of a name, as of an acronym
_LONG_CORE = 8  # letters from which on a slip leaves it the same
_WRITTEN_ON = 6  # letters of a shared word that is written onto a name, as in Noordhogeschool
_ONE_SLIP, _TWO_SLIPS = 6, 14  # letters from which on one or two typing slips still read as the same name


@lru_cache(4096)  # the names of the list come back with every badge
def skeleton(text: str) -> str:
    r"""Return a name as a hurried reader sees it: no case, accents, spaces, signs, invisible or look-alike characters.

    >>> skeleton("H\u043egesch\u043e\u043el\u200b R\u0133nstad") == skeleton("hogeschool rijnstad")
    True
    """
    return "".join(_letters(text).split())


def resembles(name: str, listed: str) -> bool:
    """Say whether a reader could take `name` for the institution that is `listed`."""
    name = name[:COMPARED]
    mine, other = skeleton(name), skeleton(listed)
    if not mine or not other:
        return False
    if mine == other:
        return True
    length = min(len(mine), len(other))
    slips = 2 if length >= _TWO_SLIPS else 1 if length >= _ONE_SLIP else 0
    near = slips > 0 and _few_letters_differ(mine, other, slips) and _within(mine, other, slips)
    return near or _shares_words(name, listed) or _same_core(_core(name), _core(listed))


def shared(name: str, listed: str) -> int:
    """Return the number of telling words that two names share, as a faculty's does with that of its school.

    >>> shared("Faculteit Zorg Zuiderzee", "Hogeschool Zuiderzee"), shared("Faculteit Zorg", "ROC Zorg")
    (1, 0)
    """
    return len((_words(name[:COMPARED]) & _words(listed)) - _fields())


def abbreviates(short: str, name: str) -> bool:
    """Say whether a short name is made of the initials of a name."""
    return skeleton(short) == "".join(word[0] for word in _letters(name[:COMPARED]).split())


def belongs(short: str, name: str) -> bool:
    """Say whether a short name goes with a name: it shares a telling word, reads alike, or is made of its initials.

    >>> [belongs(short, "Hogeschool Zuiderzee") for short in ("Zuiderzee", "HZ", "Instituut Archimedes")]
    [True, True, False]
    """
    touches = not _words(short[:COMPARED]).isdisjoint(_words(name))
    return touches or resembles(short, name) or abbreviates(short, name)


def hosts_resemble(host: str, listed: str) -> bool:
    """Say whether one host name could be read as another although it differs."""
    if host == listed:
        return False
    with contextlib.suppress(UnicodeError):  # else it is no host name of the international form
        host = host.encode("ascii").decode("idna")
    return skeleton(host) == skeleton(listed)


def _letters(text: str) -> str:
    known = "".join(filter(is_known, text.translate(_OUTLINED)))
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", known).casefold())
    signs = (sign for sign in plain if unicodedata.category(sign)[0] in "LNZ" or sign in " -_/|!$@.,")
    spaced = "".join(" " if sign in "-_/.," or sign.isspace() else sign for sign in signs)
    return spaced.translate(_CONFUSABLE).replace("rn", "m").replace("vv", "w").replace("ij", "y")


def _few_letters_differ(one: str, two: str, most: int) -> bool:
    """Say whether `most` slips could do at all, whatever the order of the letters; quick, as most names differ."""
    mine, other = _counted(one), _counted(two)
    return (mine - other).total() <= most and (other - mine).total() <= most


@lru_cache(4096)
def _counted(text: str) -> Counter[str]:
    return Counter(text)


@lru_cache(4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in _letters(name).split() if len(word) >= _SHORTEST and word not in _common())


@lru_cache(1)
def _common() -> frozenset[str]:
    return frozenset(_letters(word) for word in _COMMON)


@lru_cache(1)
def _fields() -> frozenset[str]:
    return frozenset(_letters(word) for word in _FIELDS)


@lru_cache(4096)
def _core(name: str) -> str:
    """Return the rest of a name without the words that many share, also where one is written onto another."""
    words = [word for word in _letters(name[:COMPARED]).split() if word not in _common()]
    left = "".join(map(_without_common, words))
    return left if len(left) >= _SHORTEST_CORE else ""


def _same_core(one: str, two: str) -> bool:
    """Say whether what is left of two names reads the same: to the letter where it is short, as acronyms are."""
    if one == two:
        return one != ""
    return min(len(one), len(two)) >= _LONG_CORE and _few_letters_differ(one, two, 1) and _within(one, two, 1)


def _without_common(word: str) -> str:
    for common in sorted(_common()):
        if len(common) >= _WRITTEN_ON and len(word) >= len(common) + _SHORTEST:
            word = word.removeprefix(common) if word.startswith(common) else word.removesuffix(common)
    return word


def _shares_words(name: str, listed: str) -> bool:
    """Say whether one name has every telling word of the other; of fields of study alone each must have all."""
    mine, other = _words(name), _words(listed)
    both = mine & other
    if both <= _fields():
        return bool(both) and mine == other
    return both in (mine, other)


def _within(one: str, two: str, most: int) -> bool:
    """Say whether at most `most` insertions, deletions or substitutions turn one text into the other."""
    if abs(len(one) - len(two)) > most:
        return False
    row = list(range(len(two) + 1))
    for place, sign in enumerate(one[:DISTANCE], 1):
        previous, row[0] = row[0], place
        for index, other in enumerate(two[:DISTANCE], 1):
            previous, row[index] = row[index], min(row[index] + 1, row[index - 1] + 1, previous + (sign != other))
    return row[min(len(two), DISTANCE)] <= most
