"""Where a definition states the sixteen elements of the EU's recommendation on micro-credentials.

The elements, and what counts as stating one, are the table of `badge_verifier.claims.eu_elements`, which badges in
files are read by too. Here stands what only a definition has: the field in which an element is written, and for which
badges it applies. Two of the sixteen, the learner and the date, belong to what one person received. Pages, exports and
the measure of completeness all read this. What is said of an element stands in `element_values`.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from badge_catalogue.model import Badge
from badge_catalogue.words import WORDS
from badge_verifier.claims import eu_elements
from badge_verifier.claims.eu_elements import ELEMENTS, FACTS, Element

State = Literal["stated", "missing", "on the credential", "does not apply"]

# Facts that stand on the credential of one person alone, so that no definition says them.
ON_THE_CREDENTIAL = frozenset({"learner", "issued"})

_FACTS: Mapping[str, Callable[[Badge], object]] = {
    "title": lambda badge: badge.name,
    "country": lambda badge: badge.issuer,  # every institution says its country
    "issuer": lambda badge: badge.issuer,
    "outcomes": lambda badge: badge.learning_outcomes,
    "ects": lambda badge: badge.workload and badge.workload.ects is not None,
    "sbu": lambda badge: badge.workload and badge.workload.sbu is not None,
    "hours": lambda badge: badge.workload and badge.workload.hours is not None,
    "level": lambda badge: badge.level,
    "assessment": lambda badge: badge.assessment and badge.assessment.types,
    "participation": lambda badge: badge.participation,
    "quality": lambda badge: badge.quality_assurance,
    "prerequisites": lambda badge: badge.prerequisites,
    "admission": lambda badge: badge.admission,
    "supervised": lambda badge: badge.assessment and badge.assessment.supervised is not None,
    "identity_checked": lambda badge: badge.assessment and badge.assessment.id_verified is not None,
    "grade": lambda badge: badge.grade,
    "stacking": lambda badge: badge.stacking,
    "further": lambda badge: any(item.url for item in badge.offering),
}

# Where each element is written in YAML, by its number.
_FIELDS = {
    2: "name",
    3: "issuer",
    4: "issuer",
    6: "learning_outcomes",
    7: "workload",
    8: "level",
    9: "assessment",
    10: "participation",
    11: "quality_assurance",
    12: "prerequisites",
    13: "assessment",
    14: "grade",
    15: "stacking",
    16: "offering",
}


def facts_of(badge: Badge, among: AbstractSet[str] = FACTS) -> frozenset[str]:
    """Return the facts, among those given, that a definition states."""
    return frozenset(fact for fact in among - ON_THE_CREDENTIAL if _FACTS[fact](badge))


def stated(badge: Badge) -> frozenset[int]:
    """Return the numbers of the elements that have a value: in the definition, or later on each credential."""
    return frozenset(eu_elements.stated(facts_of(badge) | ON_THE_CREDENTIAL))


@dataclass(frozen=True)
class Row:
    """One of the sixteen elements of a microcredential, as a definition states it.

    Attributes:
        field: Where it is written in YAML; "" for what stands on the credential.
    """

    element: Element
    field: str

    @property
    def number(self) -> int:
        """Its place in the annex."""
        return self.element.number

    def name(self, language: str) -> str:
        """Return the name of the element in a language."""
        return WORDS[language][f"element_{self.number}"]

    def state(self, badge: Badge) -> State:
        """Return whether the element is stated for a badge."""
        if not self.field:
            return "on the credential"
        if self.element.is_stated(facts_of(badge, self.element.asks_for)):
            return "stated"
        return "missing" if self._applies(badge) else "does not apply"

    def _applies(self, badge: Badge) -> bool:
        return self.field != "level" or badge.type != "extra_curricular"


ROWS: tuple[Row, ...] = tuple(Row(element, _FIELDS.get(element.number, "")) for element in ELEMENTS)
"""The sixteen, in the order of the annex."""
