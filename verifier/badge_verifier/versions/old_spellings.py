"""Assertions of versions 1 and 2 as Moodle, old backpacks and others write them, in the spelling of Open Badges 2.0.

Decides which deviations leave one reading. What a host or a signature proves is the document as it stood; only what
is read of it comes from here.
"""

from collections.abc import Mapping
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.remarks import Remarks
from badge_verifier.errors import Invalid, NotUnderstood

# The standard's names of its classes and of the two kinds of verification, by how they are written in small letters.
_NAMES = {
    name.lower(): name
    for name in ("Assertion", "BadgeClass", "Issuer", "Profile", "IssuerOrg", "HostedBadge", "SignedBadge")
}
_KINDS = {"hosted": "hosted", "hostedbadge": "hosted", "signed": "signed", "signedbadge": "signed"}
_KEYWORDS = (("@id", "id"), ("@type", "type"))


def part(value: Mapping[str, Any], remarks: Remarks) -> dict[str, Any]:
    """Return an object with `id` and `type` under their usual names, and known types in their usual case.

    Raises:
        NotUnderstood: "parse.ambiguous": it says two things under the two names.
    """
    found = dict(value)
    for keyword, name in _KEYWORDS:
        if keyword in found:
            said = found.pop(keyword)
            if found.setdefault(name, said) != said:
                raise NotUnderstood("parse.ambiguous", f"{name} and {keyword} differ")
            remarks.add("remark.keyword", keyword)
    names = reading.types(found)
    usual = [_NAMES.get(name.lower(), name) for name in names]
    if usual != names:
        remarks.add("remark.type-case", ", ".join(names))
        found["type"] = usual
    return found


def assertion(document: Mapping[str, Any], remarks: Remarks) -> dict[str, Any]:
    """Return an assertion in the words of 2.0, as far as it is written in other ones.

    Raises:
        NotUnderstood: "parse.ambiguous": what it says twice differs; "parse.several-recipients".
        Invalid: "parse.property-wrong", "parse.property-missing".
    """
    found = part(document, remarks)
    _same_date(found, remarks)
    _only(found, "badge", remarks)
    if isinstance(found.get("badge"), dict):
        badge = part(found["badge"], remarks)
        _only(badge, "issuer", remarks)
        if isinstance(badge.get("issuer"), dict):
            badge["issuer"] = part(badge["issuer"], remarks)
        found["badge"] = badge
    if found.get("recipient") not in (None, "", [], {}):
        found["recipient"] = _recipient(found, remarks)
    verification = _verification(found, remarks)
    found.pop("verify", None)
    found.pop("verification", None)
    if verification is not None:
        found["verification"] = verification
    return found


def _only(found: dict[str, Any], name: str, remarks: Remarks) -> None:
    """Take the one member of a list out of it: to JSON-LD the two are the same."""
    value = found.get(name)
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str | dict):
        remarks.add("remark.object-expected", name)
        found[name] = value[0]


def _same_date(found: dict[str, Any], remarks: Remarks) -> None:
    """Bring the date of the award under its name of today."""
    if "issued_on" not in found:
        return
    said = found.pop("issued_on")
    if found.setdefault("issuedOn", said) != said:
        raise NotUnderstood("parse.ambiguous", "issuedOn and issued_on differ")
    if "badge" in found and "@context" in found:
        remarks.add("remark.old-name", "issued_on")


def _recipient(found: Mapping[str, Any], remarks: Remarks) -> dict[str, Any]:
    """Return the recipient, as an object; before 1.0 that was the identity itself, with the salt beside it."""
    value = found["recipient"]
    if isinstance(value, list):
        members = [each for place, each in enumerate(value) if each not in value[:place]]
        if len(members) > 1:
            raise NotUnderstood("parse.several-recipients", f"{len(members)} recipients")
        remarks.add("remark.recipient-form", "[ ]")
        value = members[0]
    if isinstance(value, str):
        if "@context" in found:
            remarks.add("remark.recipient-form", "identity")
        salt = {"salt": found["salt"]} if "salt" in found else {}
        return {"type": "email", "identity": value, "hashed": "$" in value, **salt}
    if not isinstance(value, dict):
        raise Invalid("parse.property-wrong", "recipient: expected an object")
    owner = part(value, remarks)
    reading.need(owner, ("identity",), "recipient")
    if not reading.types(owner):
        remarks.add("remark.type-missing", "recipient")
    plain = "@" in str(owner["identity"])  # which says itself that it is an e-mail address
    owner["type"] = next(iter(reading.types(owner)), "email" if plain else "")
    if isinstance(owner.get("hashed"), str) and (hashed := reading.flag(owner["hashed"])) is not None:
        remarks.add("remark.written-as-text", f"recipient.hashed: {owner['hashed'][:40]!r}")
        owner["hashed"] = hashed
    return owner


def _verification(found: Mapping[str, Any], remarks: Remarks) -> dict[str, Any] | None:
    """Return the way to verify it: type "hosted", "signed", or "" where only an address is given; None without one.

    Raises:
        NotUnderstood: "parse.ambiguous": it says both.
        Invalid: "parse.property-wrong": it says neither.
    """
    said = [
        _kind(each, remarks)
        for name in ("verification", "verify")
        for each in reading.listed(found.get(name))
        if each not in ("", {}, [])
    ]
    if isinstance(found.get("verification", found.get("verify")), list):
        remarks.add("remark.verification-form", "[ ]")
    if len({each["type"] for each in said if each["type"]}) > 1:
        raise NotUnderstood("parse.ambiguous", "verification: hosted and signed")
    kind = next((each["type"] for each in said if each["type"]), "")
    if found.get("verification") in (None, "", {}, []) and said and "@context" in found:
        remarks.add("remark.verify")
    return {**{name: value for each in reversed(said) for name, value in each.items()}, "type": kind} if said else None


def _kind(value: Any, remarks: Remarks) -> dict[str, Any]:  # noqa: ANN401 -- a JSON value
    if isinstance(value, str):
        remarks.add("remark.verification-form", value[:80])
        if (kind := _KINDS.get(value.strip().lower())) is not None:
            return {"type": kind}
        if reading.is_address(value):
            return {"type": "", "id": value}
        raise Invalid("parse.property-wrong", "verification: expected hosted or signed")
    if not isinstance(value, dict):
        raise Invalid("parse.property-wrong", "verification: expected an object")
    named = part(value, remarks)
    names = reading.types(named)
    kinds = {_KINDS[name.strip().lower()] for name in names if name.strip().lower() in _KINDS}
    if len(kinds) > 1:
        raise NotUnderstood("parse.ambiguous", "verification: hosted and signed")
    address = named.get("url", named.get("id"))
    if not kinds and not names and reading.is_address(address):
        remarks.add("remark.verification-form", str(address)[:80])
        return {**named, "type": ""}
    if not kinds:
        raise Invalid("parse.property-wrong", "verification.type: expected hosted or signed")
    if not {"hosted", "signed", "HostedBadge", "SignedBadge"}.intersection(names):
        remarks.add("remark.type-case", ", ".join(names))
    return {**named, "type": kinds.pop()}
