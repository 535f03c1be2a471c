"""What an entry of the catalogue says of institutions beside its own, or shows on their pages. Pure.

Whoever is named, or whose page shows the words, agrees to these words; to others it is asked anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from badge_catalogue.facts.families import ancestors, relatives
from badge_catalogue.model import Badge, Catalogue, Institution, Pathway, Template


@dataclass(frozen=True)
class Said:
    """What an entry says about an institution beside its own, or shows on a page of it.

    Attributes:
        institution: Its id; "" for nobody.
        words: What was agreed to: with other words it is another agreement.
    """

    institution: str
    words: str = ""


def mentioned(entry: object, catalogue: Catalogue) -> set[Said]:
    """Return what an entry says of others; they are asked when it appears, changes or goes."""
    match entry:
        case Badge():
            found = {Said(each.partition(".")[0]) for each in (entry.replaced_by or "", *entry.aliases)}
            found |= {Said(template.owner) for template in followed(entry, catalogue)}
            return found | set(_stacked(entry, catalogue))
        case Pathway():
            steps = {(badge, step.name) for step in entry.steps for badge in step.badges} | {
                (entry.goal.badge or "", None)
            }
            return {Said(_home(badge, catalogue), repr((badge, name, entry.name))) for badge, name in steps}
        case Institution():
            # Whoever joins a unit may bear the name of everyone above it as well.
            named = {entry.parent or "", *entry.units, *entry.shares_with, *ancestors(entry, catalogue)}
            # They agreed to these names and hosts, and to no others.
            borne = repr((entry.name, entry.other_names, entry.url, entry.identities))
            return {Said(name) for name in named} | {Said(name, borne) for name in relatives(entry, catalogue)}
    return set()


def _stacked(badge: Badge, catalogue: Catalogue) -> Iterator[Said]:
    """Yield what a badge puts onto pages of others: that it needs theirs, counts towards theirs, or accepts theirs."""
    if badge.stacking is None:
        return
    for needed in badge.stacking.requires:
        yield Said(_home(needed, catalogue), repr(("requires", needed, badge.name)))
    for into in badge.stacking.into:
        pathway = catalogue.pathways.get(into.removeprefix("pathway:")) if into.startswith("pathway:") else None
        yield Said(pathway.owner if pathway else _home(into, catalogue), repr(("into", into, badge.name)))
    for accepted in badge.stacking.accepts:
        yield Said(_home(accepted.badge, catalogue), repr((accepted, badge.name)))


def _home(badge_id: str, catalogue: Catalogue) -> str:
    """Return the institution on whose page a badge stands: its issuer, or whose folder its id says."""
    badge = catalogue.badges.get(badge_id)
    return badge.issuer if badge else badge_id.partition(".")[0]


def followed(badge: Badge, catalogue: Catalogue) -> list[Template]:
    """Return the templates whose words a badge takes: the one it follows, or every version of its series."""
    if badge.template:
        return [each for each in catalogue.templates.values() if each.id == badge.template]
    series = badge.series.template if badge.series else ""
    return [each for each in catalogue.templates.values() if series and each.id.partition("@")[0] == series]
