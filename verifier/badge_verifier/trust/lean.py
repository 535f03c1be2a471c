"""The trust list in two parts, for who cannot wait for all of it: the verify page.

The first part is `trust.json` without its badges: institutions, keys and their status, anchors, names of skills. Each
verdict needs it, and it grows with the number of institutions. The second part is the badges, one line each
(`badge_lines`); only step 9 needs it, and says so as long as it is not here. The first part names the digest of the
second. What both say is what `trust.json` says, but for the texts of learning outcomes (`sealed`).
"""

import dataclasses
import hashlib
import json
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from badge_verifier.trust.badge_lines import BadgeLines, written
from badge_verifier.trust.trust_list import CatalogueBadge, TrustList, members_of, plain, trust_of

LEAN_SCHEMA = "badge-trust-lean/1"
TRUST_FILE = "trust.json"  # site path of the whole list
LEAN_FILE = "trust/list.json"  # site path of the first part
BADGES_FILE = "trust/badges.txt"  # and of the second


@dataclass(frozen=True)
class LeanTrustList(TrustList):
    """A trust list whose badges are looked up in their lines; its `badges` is empty.

    Attributes:
        lines: None as long as they are not here.
    """

    lines: BadgeLines | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether the badges are still on their way."""
        return self.lines is None

    def badge_with_id(self, achievement_id: str) -> CatalogueBadge | None:
        """Return the badge whose achievement has this very id."""
        return self.lines.with_id(achievement_id) if self.lines else None

    def badges_awarded_as(self, addresses: AbstractSet[str]) -> list[CatalogueBadge]:
        """Return the badges that issuing platforms have at one of these addresses."""
        return list(self.lines.awarded_as(addresses)) if self.lines else []

    def badges_called(self, institution: str, names: AbstractSet[str]) -> list[CatalogueBadge]:
        """Return the badges of an institution that bear one of these names."""
        return list(self.lines.called(institution, names)) if self.lines else []


def dump_lean(trust: TrustList) -> tuple[bytes, bytes]:
    """Return the bytes of the first and of the second part; the same list gives the same bytes.

    Raises:
        ValueError: A badge cannot be written as a line.
    """
    badges = written(trust.badges, trust.site_url)
    described = {"sha256": hashlib.sha256(badges).hexdigest(), "size": len(badges)}
    document: dict[str, Any] = {"schema": LEAN_SCHEMA, **plain(dataclasses.replace(trust, badges=()))}
    document["badges"] = described
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode(), badges


def parse_lean(first: bytes, badges: bytes | None) -> LeanTrustList:
    """Return the trust list of its two parts; the second is None as long as it is not here.

    Raises:
        ValueError: They are not the two parts of one list.
    """
    members = members_of(first, LEAN_SCHEMA)
    described = members.pop("badges", None)
    if not isinstance(described, dict) or not isinstance(described.get("sha256"), str):
        raise ValueError('trust list.badges: expected an object with "sha256"')  # noqa: TRY004 -- as above
    found = trust_of(members)
    lines = None
    if badges is not None:
        if hashlib.sha256(badges).hexdigest() != described["sha256"]:
            raise ValueError("trust list: the badges are not those that the list names; fetch both anew")
        lines = BadgeLines(badges, found.site_url)
    return LeanTrustList(
        **{each.name: getattr(found, each.name) for each in dataclasses.fields(TrustList)}, lines=lines
    )
