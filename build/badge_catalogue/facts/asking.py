"""What every question about a badge is answered with: a thing that is said, and the badge it is said of."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from badge_catalogue.facts.relations import Relations
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.words.po import said

SOME = 2  # things that a badge counts towards, or that come after it, named in the block
_STOP = re.compile(r"(?<=[a-zà-ÿ)\d][.!?])(?=\s+[A-ZÀ-Þ])")  # the end of a sentence, not of an initial
_SHORT = 220  # letters of a condition that stand in the block; the whole of it stands further down the page


class Said(NamedTuple):
    """One thing that is said, what is said of it in small print, and where all of it stands.

    Attributes:
        anchor: The part of the badge's own page; "" for none.
        to: Another page, as an address from the home page of the language, or a whole address; "" for none.
    """

    value: str
    more: str = ""
    anchor: str = ""
    to: str = ""


@dataclass(frozen=True)
class About:
    """A badge and what its answers follow from."""

    badge: Badge
    catalogue: Catalogue
    relations: Relations
    today: date
    language: str

    def term(self, vocabulary: str, key: str) -> str:
        """Return the name of a term in the reader's language; the key where the vocabulary lacks it."""
        found = self.catalogue.vocabularies.get(vocabulary, {}).get(key)
        return found.label.get(self.language) if found else key


def clipped(text: str) -> str:
    """Return a text cut after a sentence where it is too long for the block; a long first sentence stays whole."""
    if len(text) <= _SHORT:
        return text
    ends = [found.end() for found in _STOP.finditer(text)]
    cut = max((end for end in ends if end <= _SHORT), default=min(ends, default=len(text)))
    return text if cut == len(text) else text[:cut] + " …"


def listed(names: list[str], language: str) -> str:
    """Return names as one phrase: "a, b en c"."""
    *first, last = names or [""]
    return f"{', '.join(first)} {said('answer', 'and', language)} {last}" if first else last
