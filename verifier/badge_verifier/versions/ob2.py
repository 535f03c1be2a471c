"""Step 2 for Open Badges 2.0 (https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html).

From an assertion, and later from the badge class and issuer profile that were fetched, to a `Credential`.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Jws, Version
from badge_verifier.encodings.moments import instant, stamp
from badge_verifier.errors import Invalid

CONTEXTS = frozenset({"https://w3id.org/openbadges/v2", "https://openbadgespec.org/v2/context.json"})

# ISO 8601 as badges write it: seconds and zone may be missing, which OB 2.0 forbids and old badges do; then UTC.
_LOOSE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?)?([Zz]|[+-]\d\d:?\d\d)?", re.ASCII)

# What a file may hold that belongs to badges but was awarded to nobody.
DEFINITIONS = frozenset(
    {
        "AlignmentObject",
        "BadgeClass",
        "Criteria",
        "CryptographicKey",
        "Endorsement",
        "Evidence",
        "Issuer",
        "Profile",
        "RevocationList",
    }
)


def credential(document: Mapping[str, Any], jws: Jws | None = None, version: Version = "OB2") -> Credential:
    """Return what an assertion claims, with the badge class and issuer as far as they are embedded.

    Args:
        document: The assertion; for a signed badge the payload of its JWS.
        jws: The envelope of a signed badge.
        version: "OB1" where `ob1` made the document out of an older one.

    Raises:
        Invalid: "parse.…": a property is missing or of the wrong type.
    """
    if "Assertion" not in reading.types(document):
        raise Invalid("parse.type", f"type: got {reading.types(document)!r}, expected Assertion")
    reading.need(document, ("recipient", "badge", "verification", "issuedOn"), "")
    recipient = document["recipient"]
    if not isinstance(recipient, dict):
        raise Invalid("parse.property-wrong", "recipient: expected an object")
    reading.need(recipient, ("type", "identity"), "recipient")
    hosted = _is_hosted(document["verification"])
    if version == "OB2":
        reading.need_address(document.get("id"), "id")
    if reading.identifier(document["badge"]) is None and not isinstance(document["badge"], dict):
        raise Invalid("parse.property-wrong", "badge: expected an address or an object")
    if hosted == (jws is not None):
        raise Invalid("parse.property-wrong", "verification.type does not fit how the badge came")
    start, end = _date(document, "issuedOn"), _date(document, "expires")
    if start and end and instant(start) > instant(end):
        raise Invalid("parse.dates-order", "it ends before it begins")
    bare = Credential(
        version=version,
        document=document,
        id=reading.identifier(document.get("id")),
        name="",
        issuer_id=None,
        issuer_name="",
        achievement_id=reading.identifier(document["badge"]),
        achievement_name="",
        valid_from=start,
        valid_until=end,
        jws=jws,
        claims=document if jws else {},
        recipient=recipient,
        hosted=hosted,
    )
    badge = reading.mapping(document["badge"])
    return complete(bare, badge, reading.mapping(badge.get("issuer"))) if badge else bare


def complete(credential: Credential, badge: Mapping[str, Any], issuer: Mapping[str, Any]) -> Credential:
    """Return the credential with this badge class and this issuer profile."""
    name = reading.text(badge.get("name"))
    return replace(
        credential,
        name=name,
        achievement_id=reading.identifier(badge) or credential.achievement_id,
        achievement_name=name,
        achievement=badge,
        issuer_id=reading.identifier(issuer) or reading.identifier(badge.get("issuer")),
        issuer_name=reading.text(issuer.get("name")),
        issuer=issuer,
        revocation_list=reading.identifier(issuer.get("revocationList")),
    )


def check_badge(badge: Mapping[str, Any]) -> None:
    """Check section "BadgeClass".

    Raises:
        Invalid: "parse.…".
    """
    if "BadgeClass" not in reading.types(badge) and badge.get("type") is not None:
        raise Invalid("parse.type", f"badge.type: got {reading.types(badge)!r}, expected BadgeClass")
    reading.need(badge, ("name", "issuer"), "badge")


def check_issuer(issuer: Mapping[str, Any]) -> None:
    """Check section "Profile".

    Raises:
        Invalid: "parse.…".
    """
    names = reading.types(issuer)
    if names and not set(names) & {"Issuer", "Profile", "IssuerOrg"}:
        raise Invalid("parse.type", f"issuer.type: got {names!r}, expected Issuer or Profile")
    reading.need(issuer, ("name",), "issuer")


def moment(value: object, place: str) -> str:
    """Return an ISO 8601 date or a Unix time as RFC 3339; without a zone it is taken as UTC.

    Raises:
        Invalid: "dates.unreadable".
    """
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return stamp(datetime.fromtimestamp(value, UTC))
        except (ValueError, OverflowError, OSError) as error:
            raise Invalid("dates.unreadable", f"{place}: no such moment") from error
    match = _LOOSE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Invalid("dates.unreadable", f"{place}: got {str(value)[:40]!r}, expected a date")
    day, minutes, seconds, zone = match.groups()
    zone = zone or "Z"
    zone = zone if len(zone) != len("+0100") else f"{zone[:3]}:{zone[3:]}"
    text = f"{day}T{minutes or '00:00'}{seconds or ':00'}{zone}"
    instant(text)
    return text


def _is_hosted(verification: object) -> bool:
    """Say whether section "VerificationObject" makes it hosted; the alternative is signed."""
    for name in reading.types(reading.mapping(verification)):
        if name in ("hosted", "HostedBadge"):
            return True
        if name in ("signed", "SignedBadge"):
            return False
    raise Invalid("parse.property-wrong", "verification.type: expected hosted or signed")


def _date(document: Mapping[str, Any], name: str) -> str | None:
    return moment(document[name], name) if document.get(name) not in (None, "") else None
