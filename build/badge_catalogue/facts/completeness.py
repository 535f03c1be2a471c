"""How complete a badge is, measured by the sixteen elements of the EU's recommendation on micro-credentials.

Council Recommendation of 16 June 2022, Annex I (2022/C 243/02): 1 to 11 are mandatory, 12 to 16 optional. The learner
and the date belong to what one person received, so that no definition can lack them. What pages say of an element
stands in `elements`; here it counts whether the institution stated it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.text import Text

State = Literal["stated", "missing", "on the credential", "does not apply"]
MANDATORY = 11


@dataclass(frozen=True)
class Part:
    """One of the sixteen.

    Attributes:
        field: Where it is written in YAML; "" for what stands on the credential.
    """

    number: int
    name: Text
    field: str
    stated: Callable[[Badge], bool]
    applies: Callable[[Badge], bool]


def _always(badge: Badge) -> bool:
    return bool(badge.id)


def _part(  # noqa: PLR0913, PLR0917 -- one row of the table below
    number: int,
    nl: str,
    en: str,
    field: str,
    stated: Callable[[Badge], object],
    applies: Callable[[Badge], bool] = _always,
) -> Part:
    return Part(number, Text({"nl": nl, "en": en}), field, lambda badge: bool(stated(badge)), applies)


def _formal(badge: Badge) -> bool:
    return badge.type != "extra_curricular"


PARTS: tuple[Part, ...] = (
    _part(1, "wie de badge kreeg", "identification of the learner", "", lambda _: True),
    _part(2, "titel", "title", "name", lambda badge: badge.name),
    _part(3, "land van de uitgever", "country of the issuer", "issuer", lambda badge: badge.issuer),
    _part(4, "uitgever", "awarding body", "issuer", lambda badge: badge.issuer),
    _part(5, "datum", "date of issuing", "", lambda _: True),
    _part(6, "leeruitkomsten", "learning outcomes", "learning_outcomes", lambda badge: badge.learning_outcomes),
    _part(7, "studielast", "notional workload", "workload", lambda badge: badge.workload),
    _part(8, "niveau", "level", "level", lambda badge: badge.level, _formal),
    _part(9, "toetsing", "type of assessment", "assessment", lambda badge: badge.assessment and badge.assessment.types),
    _part(10, "vorm van deelname", "form of participation", "participation", lambda badge: badge.participation),
    _part(11, "kwaliteit", "type of quality assurance", "quality_assurance", lambda badge: badge.quality_assurance),
    _part(12, "wat nodig is vooraf", "prerequisites", "prerequisites", lambda badge: badge.prerequisites),
    _part(
        13,
        "toezicht en identiteit",
        "supervision and identity verification",
        "assessment",
        lambda badge: badge.assessment and None not in {badge.assessment.supervised, badge.assessment.id_verified},
    ),
    _part(14, "cijfer", "grade achieved", "grade", lambda badge: badge.grade),
    _part(15, "stapelen", "integration and stackability", "stacking", lambda badge: badge.stacking),
    _part(
        16,
        "verdere informatie",
        "further information",
        "offering",
        lambda badge: any(item.url for item in badge.offering),
    ),
)


def state(part: Part, badge: Badge) -> State:
    """Say whether an element is stated for a badge."""
    if not part.field:
        return "on the credential"
    if part.stated(badge):
        return "stated"
    return "missing" if part.applies(badge) else "does not apply"


def missing(badge: Badge) -> tuple[Part, ...]:
    """Return the elements that apply to a badge and are not stated, mandatory ones first."""
    return tuple(part for part in PARTS if state(part, badge) == "missing")


def share(badges: tuple[Badge, ...]) -> tuple[int, int]:
    """Return how many elements are stated, and how many a definition of these badges could state."""
    states = [state(part, badge) for badge in badges for part in PARTS]
    return states.count("stated"), states.count("stated") + states.count("missing")


@dataclass(frozen=True)
class Told:
    """How complete the badges of an institution are, in words for its page.

    Attributes:
        rows: Every badge with the names of the elements that it could state and does not.
    """

    title: str
    lead: str
    show: str
    rows: tuple[tuple[Badge, str], ...]


def told(badges: tuple[Badge, ...], language: str) -> Told:
    """Return what the page of an institution says of its badges; they are the badges that the page shows."""
    stated, possible = share(badges)
    rows = ((badge, ", ".join(part.name.get(language) for part in missing(badge))) for badge in badges)
    title, lead, show = _WORDS[language]
    return Told(title, lead.format(stated, possible), show, tuple((badge, lacks) for badge, lacks in rows if lacks))


_WORDS = {
    "nl": (
        "Hoe volledig zijn deze badges beschreven?",
        "Europa noemt 16 gegevens van een microcredential. Van wat deze badges kunnen zeggen, is {} van {} ingevuld.",
        "Bekijk per badge wat ontbreekt",
    ),
    "en": (
        "How completely are these badges described?",
        "The EU names 16 facts of a micro-credential. Of what these badges can say, {} of {} is stated.",
        "See per badge what is missing",
    ),
}


def table(catalogue: Catalogue, language: str) -> str:
    """Return a line per institution and per badge: what is stated, and what is missing."""
    lines = []
    for institution in catalogue.institutions.values():
        badges = tuple(badge for badge in catalogue.badges.values() if badge.issuer == institution.id)
        stated, possible = share(badges)
        lines.append(f"{institution.id}: {stated}/{possible}\n")
        for badge in badges:
            stated, possible = share((badge,))
            lacks = ", ".join(f"{part.name.get(language)} ({part.field})" for part in missing(badge))
            word = "ontbreekt" if language == "nl" else "missing"
            lines.append(f"  {badge.id}: {stated}/{possible}" + (f"  {word}: {lacks}\n" if lacks else "\n"))
    return "".join(lines)
