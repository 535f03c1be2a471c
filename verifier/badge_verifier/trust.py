"""The trust list: which institutions the catalogue vouches for, with which keys, and which badges it knows.

`catalogue build` writes it as `trust.json`; this module reads it. What it says about a key is decided in `keys`
and `verify`; this module only parses, strictly, and finds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

TRUST_SCHEMA = "badge-trust/1"


@dataclass(frozen=True)
class TrustKey:
    """A key of an institution.

    Attributes:
        id: The verification method, e.g. "https://school.example.org/issuer#key-1".
        jwk: Key members only.
        not_before, not_after: RFC 3339; None is open.
        compromised_at: RFC 3339, only when status is "compromised".
    """

    id: str
    jwk: Mapping[str, str]
    status: Literal["active", "retired", "compromised"]
    not_before: str | None = None
    not_after: str | None = None
    compromised_at: str | None = None


@dataclass(frozen=True)
class Institution:
    """One listed issuer.

    Attributes:
        name: Language to text.
        identities: DIDs and issuer addresses (`issuer.id`) that are this institution.
        page: Path of its page relative to the site, e.g. "institutions/demo-mbo/".
        ledger: sha256 digests (hex) of credentials published before a key's `compromised_at`.
    """

    id: str
    name: Mapping[str, str]
    identities: tuple[str, ...]
    keys: tuple[TrustKey, ...]
    page: str
    demonstration: bool = False
    status_lists: tuple[str, ...] = ()
    ledger: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Platform:
    """A platform where several institutions issue, e.g. edubadges.

    Attributes:
        hosts: Host names whose badges come from it.
    """

    id: str
    name: str
    operator: str
    hosts: tuple[str, ...]


@dataclass(frozen=True)
class CatalogueBadge:
    """What the catalogue says of one version of a badge; enough to recognise it and to say what it is worth.

    Attributes:
        id: `<institution>.<slug>`.
        achievement_id: `<site_url>badges/<institution>/<slug>/v<version>/achievement.json`.
        awarded_as: Addresses of the same badge on issuing platforms.
        page: Path of its page relative to the site.
        summary: Ready, plain facts for the verify page, per language, e.g. {"nl": {"level": ..., "workload": ...,
            "quality": ..., "worth": ..., "outcomes": [...]}, "en": {...}}.
    """

    id: str
    version: str
    institution: str
    name: Mapping[str, str]
    achievement_id: str
    type: str
    status: str
    page: str
    awarded_as: tuple[str, ...] = ()
    summary: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


@dataclass(frozen=True)
class TrustList:
    """The whole list.

    Attributes:
        version: For people, e.g. "2026-11-22".
        date, expires: RFC 3339; a list past `expires` leaves the step `trust` unchecked.
    """

    version: str
    date: str
    expires: str
    site_url: str
    institutions: tuple[Institution, ...] = ()
    platforms: tuple[Platform, ...] = ()
    badges: tuple[CatalogueBadge, ...] = ()
