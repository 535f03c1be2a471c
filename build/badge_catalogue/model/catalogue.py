"""The whole: every entry by its id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from badge_catalogue.model.badge import Badge
from badge_catalogue.model.entries import Endorsement, Framework, Pathway, Platform, Template, Term
from badge_catalogue.model.institution import Institution
from badge_catalogue.model.site import Site
from badge_catalogue.model.standing import Accepts


@dataclass(frozen=True)
class Catalogue:
    """All definitions, each mapping sorted by id.

    Attributes:
        badges: Current versions only, by badge id.
        versions: Every version of every badge, by (id, version).
        vocabularies: "eqf", "nlqf", "isced_f", "assessment", "participation", "esco", "language", ... to their terms by
            key; the key of an ESCO skill is its URI.
        site: What it says of itself as a whole.
        images: Path (as in Source.file) of every image beside a definition to its bytes.
    """

    badges: Mapping[str, Badge] = field(default_factory=dict)
    versions: Mapping[tuple[str, str], Badge] = field(default_factory=dict)
    institutions: Mapping[str, Institution] = field(default_factory=dict)
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    templates: Mapping[str, Template] = field(default_factory=dict)
    pathways: Mapping[str, Pathway] = field(default_factory=dict)
    platforms: Mapping[str, Platform] = field(default_factory=dict)
    endorsements: Mapping[str, Endorsement] = field(default_factory=dict)
    vocabularies: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    site: Site = field(default_factory=Site)

    @cached_property
    def history(self) -> Mapping[str, tuple[Badge, ...]]:
        """Every version of each badge, by badge id, sorted by the name of the version."""
        found: dict[str, list[Badge]] = {}
        for (name, _), badge in sorted(self.versions.items(), key=lambda item: item[0]):
            found.setdefault(name, []).append(badge)
        return {name: tuple(badges) for name, badges in found.items()}

    @cached_property
    def decisions(self) -> Mapping[str, tuple[tuple[str, Accepts], ...]]:
        """Every decision on each badge with the institution that took it, by badge id."""
        found: dict[str, list[tuple[str, Accepts]]] = {}
        for badge in self.badges.values():
            for accepted in badge.stacking.accepts if badge.stacking else ():
                found.setdefault(accepted.badge, []).append((badge.issuer, accepted))
        for institution in self.institutions.values():
            for accepted in institution.recognises:
                found.setdefault(accepted.badge, []).append((institution.id, accepted))
        return {name: tuple(decisions) for name, decisions in found.items()}

    @property
    def quality_frameworks(self) -> dict[str, Framework]:
        """Return the quality frameworks under which badges are made here: those the settings choose, else all."""
        known = {key: framework for key, framework in self.frameworks.items() if framework.kind == "quality"}
        return _chosen(known, self.site.quality_frameworks)

    @property
    def platforms_here(self) -> dict[str, Platform]:
        """Return the platforms on which badges are awarded here: those the settings choose, else all."""
        return _chosen(self.platforms, self.site.platforms)

    @property
    def files(self) -> frozenset[str]:
        """Return the path of every file that gave an entry, and of every image."""
        named = (self.institutions, self.frameworks, self.templates, self.pathways, self.platforms, self.endorsements)
        entries = [*self.versions.values(), *(entry for group in named for entry in group.values())]
        return frozenset({*(entry.source.file for entry in entries), *self.images})


def _chosen[Entry](known: Mapping[str, Entry], wanted: tuple[str, ...]) -> dict[str, Entry]:
    """Return the entries that are wanted, in that order; every one where none is."""
    return {key: known[key] for key in wanted if key in known} or dict(known)
