"""The sixteen elements that the Council of the EU wants known of a micro-credential.

Council Recommendation of 16 June 2022 on a European approach to micro-credentials, Annex I (2022/C 243/02): 1 to 11 are
mandatory, 12 to 16 optional. Two of them, the learner and the date, belong to what one person received. One table says
where each is written, when it is stated, and for which badges it applies; pages, exports and the measure of
completeness all read it. What is said of an element stands in `element_values`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from badge_catalogue.model import Badge
from badge_catalogue.words import WORDS

State = Literal["stated", "missing", "on the credential", "does not apply"]
MANDATORY = 11


@dataclass(frozen=True)
class Row:
    """One of the EU's sixteen elements of a microcredential: its name, and the fields that state it.

    Attributes:
        field: Where it is written in YAML; "" for what stands on the credential.
        stated: Whether the institution stated it.
        applies: Whether it can be stated for this badge at all.
    """

    number: int
    field: str
    stated: Callable[[Badge], object]
    applies: Callable[[Badge], object] = bool

    def name(self, language: str) -> str:
        """Return the name of the element in a language."""
        return WORDS[language][f"element_{self.number}"]

    def state(self, badge: Badge) -> State:
        """Return whether the element is stated for a badge."""
        if not self.field:
            return "on the credential"
        if self.stated(badge):
            return "stated"
        return "missing" if self.applies(badge) else "does not apply"


def _is_supervision_stated(badge: Badge) -> bool:
    how = badge.assessment
    return how is not None and None not in {how.supervised, how.id_verified}


ROWS: tuple[Row, ...] = (
    Row(1, "", lambda _: True),
    Row(2, "name", lambda badge: badge.name),
    Row(3, "issuer", lambda badge: badge.issuer),
    Row(4, "issuer", lambda badge: badge.issuer),
    Row(5, "", lambda _: True),
    Row(6, "learning_outcomes", lambda badge: badge.learning_outcomes),
    Row(7, "workload", lambda badge: badge.workload),
    Row(8, "level", lambda badge: badge.level, lambda badge: badge.type != "extra_curricular"),
    Row(9, "assessment", lambda badge: badge.assessment and badge.assessment.types),
    Row(10, "participation", lambda badge: badge.participation),
    Row(11, "quality_assurance", lambda badge: badge.quality_assurance),
    Row(12, "prerequisites", lambda badge: badge.prerequisites or badge.admission),
    Row(13, "assessment", _is_supervision_stated),
    Row(14, "grade", lambda badge: badge.grade),
    Row(15, "stacking", lambda badge: badge.stacking),
    Row(16, "offering", lambda badge: any(item.url for item in badge.offering)),
)
"""The sixteen, in the order of the annex."""
