"""How complete a badge is described, measured by the sixteen elements of the EU's recommendation on micro-credentials.

What each element is and when it is stated says the table of `elements`; here they are counted.
"""

from dataclasses import dataclass

from badge_catalogue.facts.elements import ROWS, Row
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.words import WORDS


def missing(badge: Badge) -> tuple[Row, ...]:
    """Return the elements that apply to a badge and are not stated, mandatory ones first."""
    return tuple(row for row in ROWS if row.state(badge) == "missing")


def share(badges: tuple[Badge, ...]) -> tuple[int, int]:
    """Return the number of elements that are stated, and the number that definitions of these badges could state."""
    states = [row.state(badge) for badge in badges for row in ROWS]
    return states.count("stated"), states.count("stated") + states.count("missing")


@dataclass(frozen=True)
class Completeness:
    """The completeness of an institution's badges, in words for its page.

    Attributes:
        rows: Every badge with the names of the elements that it could state and does not.
    """

    title: str
    lead: str
    show: str
    rows: tuple[tuple[Badge, str], ...]


def completeness(badges: tuple[Badge, ...], language: str) -> Completeness:
    """Return the completeness of the badges that an institution's page shows."""
    stated, possible = share(badges)
    words = WORDS[language]
    rows = ((badge, names(missing(badge), language)) for badge in badges)
    return Completeness(
        words["complete_title"],
        words["complete_lead"].format(stated, possible),
        words["complete_show"],
        tuple((badge, lacks) for badge, lacks in rows if lacks),
    )


def names(rows: tuple[Row, ...], language: str) -> str:
    """Return the names of elements within a sentence."""
    return ", ".join(_within(row.name(language)) for row in rows)


def _within(name: str) -> str:
    return name[:1].lower() + name[1:]


def table(catalogue: Catalogue, language: str) -> str:
    """Return a line per institution and per badge: what is stated, and what is missing."""
    lines = []
    for institution in catalogue.institutions.values():
        badges = tuple(badge for badge in catalogue.badges.values() if badge.issuer == institution.id)
        stated, possible = share(badges)
        lines.append(f"{institution.id}: {stated}/{possible}\n")
        for badge in badges:
            stated, possible = share((badge,))
            lacks = ", ".join(f"{_within(row.name(language))} ({row.field})" for row in missing(badge))
            word = WORDS[language]["complete_missing"]
            lines.append(f"  {badge.id}: {stated}/{possible}" + (f"  {word}: {lacks}\n" if lacks else "\n"))
    return "".join(lines)
