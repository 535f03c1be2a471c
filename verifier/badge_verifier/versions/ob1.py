"""Step 2 for Open Badges 1.0, 1.1 and what came before: the same claims in the words of version 2.0.

The document that is shown stays the old one; only the reading is shared.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Jws
from badge_verifier.errors import Invalid
from badge_verifier.versions import ob2

CONTEXT = "https://w3id.org/openbadges/v1"


def is_old(document: Mapping[str, Any]) -> bool:
    """Say whether this is an assertion of before version 2.0: 1.1 by its context, older ones by their properties."""
    if CONTEXT in reading.listed(document.get("@context")):
        return not set(reading.types(document)) & ob2.DEFINITIONS
    return "@context" not in document and "recipient" in document and "badge" in document


def credential(document: Mapping[str, Any], jws: Jws | None = None) -> Credential:
    """Return what an old assertion claims.

    Raises:
        Invalid: "parse.…": a property is missing or of the wrong type.
    """
    read = ob2.credential(_upgraded(document), jws, "OB1")
    dated = "issuedOn" in document or "issued_on" in document
    return replace(
        read, document=document, claims=document if jws else {}, valid_from=read.valid_from if dated else None
    )


def _upgraded(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the assertion in the words of 2.0 ("Backwards compatibility": uid, verify.url, issued_on)."""
    reading.need(document, ("recipient", "badge"), "")
    verify = reading.mapping(document.get("verify", document.get("verification")))
    address = verify.get("url")
    signed = verify.get("type") == "signed"
    identity = document["recipient"]
    if isinstance(identity, str):  # before 1.0: the identity itself, with the salt beside it
        identity = {
            "type": "email",
            "identity": identity,
            "hashed": "$" in identity,
            **({"salt": document["salt"]} if "salt" in document else {}),
        }
    return {
        **{name: document[name] for name in ("expires", "evidence", "image", "revoked", "uid") if name in document},
        "type": "Assertion",
        "id": document.get("id", f"urn:uid:{document.get('uid', '')}" if signed else address),
        "recipient": identity,
        "badge": _badge(document["badge"]),
        "issuedOn": _issued_on(document),
        "verification": {"type": "signed", "creator": address} if signed else {"type": "hosted"},
    }


def _badge(badge: Any) -> Any:  # noqa: ANN401 -- a JSON value
    """Return the badge class; before 1.0 its issuer had an origin and an organisation instead of an address."""
    if not isinstance(badge, dict):
        return badge
    issuer = badge.get("issuer")
    if isinstance(issuer, dict) and "origin" in issuer:
        issuer = {**issuer, "id": issuer["origin"], "url": issuer["origin"]}
    return {**badge, "issuer": issuer}


def _issued_on(document: Mapping[str, Any]) -> Any:  # noqa: ANN401 -- a JSON value
    """Return the date of the award; badges of before 1.0 may leave it out."""
    for name in ("issuedOn", "issued_on"):
        if name in document:
            return document[name]
    if "version" in reading.mapping(document.get("badge")):
        return "1970-01-01"  # which `credential` takes out again
    raise Invalid("parse.property-missing", "issuedOn")
