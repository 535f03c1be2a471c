"""Which official context an address means, however it is spelt: some moved, and programs copied them by hand.

Only where nothing was signed over the meaning of words is such an address as good as the official one. Where a proof
reads the contexts themselves, an address that is spelt otherwise is another context (see `proofs.jsonld`).
"""

import re
from collections.abc import Mapping
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.remarks import Remarks

V1 = "https://www.w3.org/2018/credentials/v1"
V2 = "https://www.w3.org/ns/credentials/v2"
OB1 = "https://w3id.org/openbadges/v1"
OB2 = "https://w3id.org/openbadges/v2"

_ADDRESS = re.compile(r"https?://(?:www\.)?([^/?#:]+)(?::(?:80|443))?([^?#]*)(?:\?[^#]*)?(?:#.*)?", re.IGNORECASE)
_SPEC = r"(?:openbadgespec|(?:standard\.|specification\.)?openbadges)\.org"
_END = r"(?:/context(?:\.json(?:ld)?)?)?"
_PURL = r"purl\.(?:imsglobal|1edtech)\.org"

# Host and path, to the address under which the context is known; None where the path itself names the version.
_KNOWN: tuple[tuple[re.Pattern[str], str | None], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), known)
    for pattern, known in (
        (r"w3\.org/2018/credentials/v1", V1),
        (r"w3\.org/ns/credentials/v2", V2),
        (rf"w3id\.org/openbadges/v1{_END}", OB1),
        (rf"{_SPEC}/(?:v1|1\.[01]){_END}", OB1),
        (rf"w3id\.org/openbadges/v2{_END}", OB2),
        (rf"{_SPEC}/(?:v2|2\.[01]){_END}", OB2),
        (rf"{_PURL}/(?:spec/)?ob/v2p[01](?:/context.*)?", OB2),
        (rf"{_PURL}(/spec/(?:ob/v3p0|clr/v2p0)/context(?:-[0-9.]+)?\.json)", None),
        (rf"{_PURL}(/spec/ob/v3p0/context/ob_v3p0\.jsonld)", None),
    )
)
_DRAFT = re.compile(r"(?:imsglobal|1edtech)\.github\.io/openbadges-specification/context\.json", re.IGNORECASE)
_THIRD = re.compile(r"https://purl\.imsglobal\.org/spec/(?:ob/v3p0|clr/v2p0)/context|https://imsglobal\.github\.io/")
# Known by these names since they were published: no remark.
_OTHER_NAMES = frozenset({"https://openbadgespec.org/v2/context.json"})


def official(address: object) -> str | None:
    """Return the address under which a context is known; None for one that is none of the standards' own.

    >>> official("http://www.w3.org/ns/credentials/v2/")
    'https://www.w3.org/ns/credentials/v2'
    """
    match = _ADDRESS.fullmatch(address) if isinstance(address, str) else None
    if match is None:
        return None
    place = f"{match[1]}{match[2].rstrip('/')}"
    for pattern, known in _KNOWN:
        if found := pattern.fullmatch(place):
            return known or f"https://purl.imsglobal.org{found[1]}"
    return "https://imsglobal.github.io/openbadges-specification/context.json" if _DRAFT.fullmatch(place) else None


def of(document: Mapping[str, Any]) -> list[str | None]:
    """Return the official address of each context of a document, None for each that is none."""
    return [official(each) for each in reading.listed(document.get("@context"))]


def is_open_badges_3(address: str | None) -> bool:
    """Say whether this official address is that of Open Badges 3.0 or of a comprehensive learner record."""
    return address is not None and _THIRD.match(address) is not None


def unknown(document: Mapping[str, Any]) -> list[str]:
    """Return the addresses of contexts that are none of the standards' own."""
    contexts = reading.listed(document.get("@context"))
    return [each for each in contexts if isinstance(each, str) and official(each) is None]


def remark(document: Mapping[str, Any], remarks: Remarks) -> None:
    """Note the contexts that are spelt otherwise than their standard does."""
    for each in reading.listed(document.get("@context")):
        known = official(each)
        if known not in (None, each) and each not in _OTHER_NAMES:
            remarks.add("remark.context-spelling", str(each))
