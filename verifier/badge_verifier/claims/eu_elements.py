"""The sixteen elements that the Council of the EU wants known of a microcredential, and what counts as stating one.

Council Recommendation of 16 June 2022 on a European approach to micro-credentials, Annex I (2022/C 243/02): 1 to 11 are
mandatory, 12 to 16 optional. This is the one table and the one logic: a definition in the catalogue and a badge in a
file are each read into the facts below, and the table decides. What an element is called stands among the catalogue's
words, as `element_1` to `element_16`.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_MANDATORY = range(1, 12)


@dataclass(frozen=True)
class Element:
    """One of the sixteen elements.

    Attributes:
        number: Its place in the annex.
        name: A short name in English, for programs.
        facts: What states it: one fact of every group.
    """

    number: int
    name: str
    facts: tuple[frozenset[str], ...]

    @property
    def is_mandatory(self) -> bool:
        """Whether the recommendation wants it of every microcredential."""
        return self.number in _MANDATORY

    @property
    def asks_for(self) -> frozenset[str]:
        """Every fact that may help to state it."""
        return frozenset().union(*self.facts)

    def is_stated(self, known: AbstractSet[str]) -> bool:
        """Say whether the facts that are known of a badge state the element.

        >>> ELEMENTS[12].is_stated({"supervised"}), ELEMENTS[12].is_stated({"supervised", "identity_checked"})
        (False, True)
        """
        return all(group & known for group in self.facts)


def _of(number: int, name: str, *groups: str) -> Element:
    return Element(number, name, tuple(frozenset(group.split()) for group in groups))


ELEMENTS: tuple[Element, ...] = (
    _of(1, "learner", "learner"),
    _of(2, "title", "title"),
    _of(3, "country", "country"),
    _of(4, "awarding body", "issuer"),
    _of(5, "date", "issued"),
    _of(6, "learning outcomes", "outcomes"),
    _of(7, "workload", "ects sbu hours"),
    _of(8, "level", "level"),
    _of(9, "assessment", "assessment"),
    _of(10, "participation", "participation"),
    _of(11, "quality assurance", "quality"),
    _of(12, "prerequisites", "prerequisites admission"),
    _of(13, "supervision and identity", "supervised", "identity_checked"),
    _of(14, "grade", "grade"),
    _of(15, "stackability", "stacking"),
    _of(16, "further information", "further"),
)
"""The sixteen, in the order of the annex."""

FACTS = frozenset(fact for element in ELEMENTS for fact in element.asks_for)
"""Every fact that some element asks for."""


def stated(known: AbstractSet[str]) -> tuple[int, ...]:
    """Return the numbers of the elements that the facts known of a badge state, in the order of the annex."""
    return tuple(element.number for element in ELEMENTS if element.is_stated(known))
