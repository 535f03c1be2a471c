"""Which institutions belong together: only where both sides say so. Pure.

A word of one side alone means nothing: whoever writes `parent: university` into a file of its own is no faculty of it.
"""

from badge_catalogue.model import Catalogue, Institution


def agreed_parent(institution: Institution, catalogue: Catalogue) -> str | None:
    """Return the id of the parent that names this institution among its units; None where none does."""
    parent = catalogue.institutions.get(institution.parent or "")
    return parent.id if parent is not None and institution.id in parent.units else None


def ancestors(institution: Institution, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of those above it in an agreed family, the nearest first."""
    found, _ = _upwards(institution, catalogue)
    return tuple(found)


def root(institution: Institution, catalogue: Catalogue) -> str:
    """Return the id of the institution at the top of an agreed family; its own where it is in none."""
    above, circle = _upwards(institution, catalogue)
    seen = [institution.id, *above]
    return min(seen) if circle else seen[-1]


def _upwards(institution: Institution, catalogue: Catalogue) -> tuple[list[str], bool]:
    """Return the ids from an agreed parent on upwards, and whether they lead back to one that was there."""
    found: list[str] = []
    above = agreed_parent(institution, catalogue)
    while above is not None and above not in {institution.id, *found}:
        found.append(above)
        above = agreed_parent(catalogue.institutions[above], catalogue)
    return found, above is not None


def shares(one: Institution, other: Institution) -> bool:
    """Say whether two institutions both say that they share a name or a host."""
    return other.id in one.shares_with and one.id in other.shares_with


def related(one: Institution, other: Institution, catalogue: Catalogue) -> bool:
    """Say whether two institutions may resemble each other: units of one family, or both agreed."""
    return shares(one, other) or root(one, catalogue) == root(other, catalogue)


def relatives(institution: Institution, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of all that are related to an institution, sorted, itself left out."""
    return tuple(
        sorted(
            other.id
            for other in catalogue.institutions.values()
            if other.id != institution.id and related(institution, other, catalogue)
        )
    )
