"""Step 2 for Open Badges 1.0, 1.1 and what came before: the same claims in the words of version 2.0.

The document that is shown stays the old one; only the reading is shared.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Jws
from badge_verifier.claims.remarks import Remarks
from badge_verifier.errors import Invalid
from badge_verifier.versions import context_addresses, ob2, old_spellings

# What 1.0 and 1.1 allowed, and 2.0 no more.
_REGULAR = frozenset({"remark.date-form", "remark.old-name", "remark.recipient-form", "remark.verify"})


def is_old(document: Mapping[str, Any]) -> bool:
    """Say whether this is an assertion of before version 2.0: 1.1 by its context, older ones by their properties."""
    if context_addresses.OB1 in context_addresses.of(document):
        return not set(reading.types(document)) & ob2.DEFINITIONS
    return "@context" not in document and "recipient" in document and "badge" in document


def credential(document: Mapping[str, Any], jws: Jws | None = None) -> Credential:
    """Return the credential that an assertion of Open Badges 1 makes.

    Raises:
        Invalid: "parse.…": a property is missing or of the wrong type.
    """
    remarks = Remarks()
    context_addresses.remark(document, remarks)
    found = old_spellings.assertion(document, remarks)
    read = ob2.credential(_upgraded(found), jws, "OB1", remarks)
    dated = found.get("issuedOn") not in (None, "")
    noted = tuple(remark for remark in read.remarks if remark.code not in _REGULAR)
    return replace(
        read,
        remarks=noted,
        document=document,
        claims=document if jws else {},
        valid_from=read.valid_from if dated else None,
    )


def _upgraded(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the assertion in the words of 2.0 ("Backwards compatibility": uid, verify.url)."""
    reading.need(document, ("recipient", "badge"), "")
    verify = reading.mapping(document.get("verification"))
    address = verify.get("url")
    signed = verify.get("type") == "signed"
    return {
        **{name: document[name] for name in ("expires", "evidence", "image", "revoked", "uid") if name in document},
        "type": "Assertion",
        "id": document.get("id", f"urn:uid:{document.get('uid', '')}" if signed else address),
        "recipient": document["recipient"],
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
    if document.get("issuedOn") not in (None, ""):
        return document["issuedOn"]
    if "version" in reading.mapping(document.get("badge")):
        return "1970-01-01"  # which `credential` takes out again
    raise Invalid("parse.property-missing", "issuedOn")
