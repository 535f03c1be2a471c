"""Which ESCO skills of the catalogue's list an outcome may be about: those whose labels share its telling words."""

import re
import unicodedata
from collections.abc import Mapping

from badge_catalogue.model import Term

_MOST = 5
_SHORT = 4  # letters of a word that tells something
_COMMON = frozenset(
    {"kunnen", "maken", "werken", "geven", "doen", "voor", "naar", "deze", "andere", "eigen"}
    | {"with", "from", "your", "make", "work", "give", "other"}
)


def stems(text: str) -> frozenset[str]:
    """Return the telling words of a text, without accents and endings."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    words = re.findall(r"[a-z]+", "".join(sign for sign in folded if not unicodedata.combining(sign)))
    return frozenset(
        re.sub(r"(?:ings?|en|es|s|e|t)$", "", word) for word in words if len(word) >= _SHORT and word not in _COMMON
    )


def propose(text: str, terms: Mapping[str, Term]) -> list[Term]:
    """Return at most five terms, the best first, each sharing at least half of its label's telling words."""
    asked = stems(text)
    scored = []
    for key, term in terms.items():
        best = 0.0
        for label in term.label.values.values():
            words = stems(label)
            if words:
                best = max(best, len(words & asked) / len(words))
        if best >= 0.5:  # noqa: PLR2004 -- half
            scored.append((-best, key, term))
    return [term for _, _, term in sorted(scored, key=lambda item: item[:2])[:_MOST]]
