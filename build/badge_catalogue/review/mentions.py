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
    """Return the statements of an entry on others; they are asked when it appears, changes or goes."""
    match entry:
        case Badge():
            found = {Said(each.partition(".")[0]) for each in entry.aliases}
            found |= {Said(home) for home in homes(entry.replaced_by or "", catalogue)}
            found |= {Said(template.owner) for template in followed(entry, catalogue)}
            if entry.practice and entry.practice.workplace:  # its name stands beside who assesses
                found.add(Said(entry.practice.workplace, repr((entry.practice, entry.name))))
            return found | set(_stacked(entry, catalogue))
        case Pathway():
            steps = {(badge, step.name) for step in entry.steps for badge in step.badges} | {
                (entry.goal.badge or "", None)
            }
            return {
                Said(home, repr((badge, name, entry.name))) for badge, name in steps for home in homes(badge, catalogue)
            }
        case Institution():
            # Whoever joins a unit may bear the name of everyone above it as well.
            named = {entry.parent or "", *entry.units, *entry.shares_with, *ancestors(entry, catalogue)}
            # They agreed to these names and hosts, and to no others.
            borne = repr((entry.name, entry.other_names, entry.url, entry.identities))
            kin = {Said(name) for name in named} | {Said(name, borne) for name in relatives(entry, catalogue)}
            # A decision stands on the page of the badge that it is about, and in what the verifier says of it.
            decided = {Said(home, repr(each)) for each in entry.recognises for home in homes(each.badge, catalogue)}
            return kin | decided
    return set()


def _stacked(badge: Badge, catalogue: Catalogue) -> Iterator[Said]:
    """Yield the lines that a badge puts onto pages of others: it needs, counts towards or accepts theirs."""
    if badge.stacking is None:
        return
    for needed in badge.stacking.requires:
        yield from _said(needed, catalogue, ("requires", needed, badge.name))
    for into in badge.stacking.into:
        pathway = catalogue.pathways.get(into.removeprefix("pathway:")) if into.startswith("pathway:") else None
        if pathway:
            yield Said(pathway.owner, repr(("into", into, badge.name)))
        else:
            yield from _said(into, catalogue, ("into", into, badge.name))
    for accepted in badge.stacking.accepts:
        yield from _said(accepted.badge, catalogue, (accepted, badge.name))


def _said(badge_id: str, catalogue: Catalogue, words: object) -> Iterator[Said]:
    """Yield the lines that stand on the pages of a badge, with the institution whose pages these are."""
    for home in homes(badge_id, catalogue):
        yield Said(home, repr(words))


def homes(badge_id: str, catalogue: Catalogue) -> set[str]:
    """Return the institutions whose a badge is: the one in whose folder it stands, and its issuer, a unit perhaps."""
    badge = catalogue.badges.get(badge_id)
    return {badge_id.partition(".")[0], badge.issuer if badge else ""} - {""}


def followed(badge: Badge, catalogue: Catalogue) -> list[Template]:
    """Return the templates whose words a badge takes: the one it follows, or every version of its series."""
    if badge.template:
        return [each for each in catalogue.templates.values() if each.id == badge.template]
    series = badge.series.template if badge.series else ""
    return [each for each in catalogue.templates.values() if series and each.id.partition("@")[0] == series]
