"""Step 2 for Open Badges 2.0 (https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html).

From an assertion, and later from the badge class and issuer profile that were fetched, to a `Credential`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Jws, Version
from badge_verifier.claims.remarks import Remarks
from badge_verifier.encodings import written_dates
from badge_verifier.errors import Invalid
from badge_verifier.versions import context_addresses, old_spellings, periods

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


def looks_like(document: Mapping[str, Any], contexts: Sequence[str | None]) -> bool:
    """Say whether this is an assertion of version 2.0: by its context, and by its type or its properties.

    Args:
        document: An object with its type under that name, see `old_spellings`.
        contexts: Its contexts, each under its official address.
    """
    names = reading.types(document)
    return context_addresses.OB2 in contexts and (
        "Assertion" in names or (not names and "recipient" in document and "badge" in document)
    )


def credential(
    document: Mapping[str, Any], jws: Jws | None = None, version: Version = "OB2", remarks: Remarks | None = None
) -> Credential:
    """Return the credential that an assertion makes, with the badge class and issuer as far as they are embedded.

    Args:
        document: The assertion; for a signed badge the payload of its JWS.
        jws: The envelope of a signed badge.
        version: "OB1" where `ob1` made the document out of an older one.
        remarks: What was noted before.

    Raises:
        Invalid: "parse.…": a property is missing or of the wrong type.
        NotUnderstood: As `old_spellings.assertion`.
    """
    remarks = remarks or Remarks()
    context_addresses.remark(document, remarks)
    found = old_spellings.assertion(document, remarks)
    if not reading.types(found):
        remarks.add("remark.type-missing", "Assertion")
    elif "Assertion" not in reading.types(found):
        raise Invalid("parse.type", f"type: got {reading.types(found)!r}, expected Assertion")
    reading.need(found, ("recipient", "badge", "issuedOn"), "")
    if reading.identifier(found["badge"]) is None and not isinstance(found["badge"], dict):
        raise Invalid("parse.property-wrong", "badge: expected an address or an object")
    hosted = _is_hosted(found, jws, remarks)
    start, end = periods.period(found, ("issuedOn",), ("expires",), remarks)
    bare = Credential(
        version=version,
        document=document,
        id=_own_id(found, version, remarks),
        name="",
        issuer_id=None,
        issuer_name="",
        achievement_id=reading.identifier(found["badge"]),
        achievement_name="",
        valid_from=start,
        valid_until=end,
        jws=jws,
        claims=document if jws else {},
        recipient=found["recipient"],
        hosted=hosted,
        remarks=remarks.all(),
    )
    badge = reading.mapping(found["badge"])
    return complete(bare, badge, reading.mapping(badge.get("issuer"))) if badge else bare


def _is_hosted(found: Mapping[str, Any], jws: Jws | None, remarks: Remarks) -> bool:
    """Say whether section "VerificationObject" makes it hosted; the alternative is signed.

    Where an assertion that came without a signature does not say, only its address can prove it.
    """
    verification = reading.mapping(found.get("verification"))
    kind = verification.get("type", "")
    if not kind and (
        jws is not None or (not verification and not str(found.get("id")).startswith(("https://", "http://")))
    ):
        raise Invalid("parse.property-missing", "verification")
    if not kind:
        remarks.add("remark.verification-form", str(verification.get("id", "")) or "verification")
    hosted = bool(kind != "signed")
    if hosted == (jws is not None):
        raise Invalid("parse.property-wrong", "verification.type does not fit how the badge came")
    return hosted


def _own_id(found: Mapping[str, Any], version: Version, remarks: Remarks) -> str | None:
    """Return the id of an assertion; where it names none, the address at which it says that it is to be checked."""
    name = reading.identifier(found.get("id"))
    if version != "OB2" or reading.is_address(name):
        return name
    address: object = reading.mapping(found.get("verification")).get("url")
    if not name and reading.is_address(address):
        remarks.add("remark.id-not-address", "id")
        return str(address)
    if not name:
        raise Invalid("parse.property-missing", "id")
    remarks.add("remark.id-not-address", "id")
    return name


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
    if reading.types(badge) and "BadgeClass" not in reading.types(old_spellings.part(badge, Remarks())):
        raise Invalid("parse.type", f"badge.type: got {reading.types(badge)!r}, expected BadgeClass")
    reading.need(badge, ("name", "issuer"), "badge")


def check_issuer(issuer: Mapping[str, Any]) -> None:
    """Check section "Profile".

    Raises:
        Invalid: "parse.…".
    """
    names = reading.types(old_spellings.part(issuer, Remarks()))
    if names and not set(names) & {"Issuer", "Profile", "IssuerOrg"}:
        raise Invalid("parse.type", f"issuer.type: got {names!r}, expected Issuer or Profile")
    reading.need(issuer, ("name",), "issuer")


def moment(value: object, place: str) -> str:
    """Return an ISO 8601 date or a Unix time as RFC 3339, without a zone where it has none.

    Raises:
        Invalid: "dates.unreadable".
    """
    try:
        return written_dates.normal(value)
    except Invalid as error:
        raise Invalid(error.code, f"{place}: {error.detail}") from error
