"""Make text that a stranger wrote safe to show: what cannot be seen is made visible, what is endless is cut.

A right-to-left override or a zero-width space in a name could make one institution look like another.
"""

import unicodedata

from badge_verifier.encodings.characters import is_known
from badge_verifier.limits import SHOWN

# Characters that change what others look like, or look like nothing, although Unicode calls them letters or marks.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINER = "\u200d"  # legitimate only between the parts of one emoji


def visible(text: str, longest: int = SHOWN) -> str:
    r"""Return the text on one line, with every invisible character as `⟨U+XXXX⟩`, cut after `longest` characters.

    >>> visible("Uni\u202eversiteit")
    'Uni⟨U+202E⟩versiteit'
    """
    if len(text) <= longest and text.isascii() and text.isprintable():  # nearly all
        return text
    cut = text[: longest + 1]
    shown = "".join(_shown(cut, place) for place in range(len(cut[:longest])))
    return shown + ("…" if len(cut) > longest else "")


def lines(text: str, longest: int = SHOWN) -> str:
    """Return the text as `visible` does, but keep its line ends."""
    return "\n".join(visible(line, longest) for line in text[:longest].splitlines())


def _shown(text: str, place: int) -> str:
    sign = text[place]
    if sign in "\t\n\r":
        return " "
    if sign == _JOINER and 0 < place < len(text) - 1 and _pictorial(text[place - 1]) and _pictorial(text[place + 1]):
        return sign
    if sign in _BLANK or not is_known(sign) or unicodedata.category(sign) in _INVISIBLE:
        return f"⟨U+{ord(sign):04X}⟩"
    return sign


def _pictorial(sign: str) -> bool:
    return sign == "\ufe0f" or (is_known(sign) and unicodedata.category(sign) in {"So", "Sk"})
