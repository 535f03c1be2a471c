"""Step 7: is the badge this person's? Compares an identity that was typed in with what the badge says of its owner."""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential
from badge_verifier.encodings.characters import by_known
from badge_verifier.network.platforms import name_address, uses_eduid
from badge_verifier.report import Outcome, Ruling

# IdentityHash of Open Badges 2.0 and 3.0: algorithm, dollar, hex digest of identity and salt.
_HASH = re.compile(r"(sha256|sha512|md5)\$([0-9a-fA-F]+)")
_LONGEST = 1_000
_EMAIL = frozenset({"email", "emailaddress"})
_ADDRESS = frozenset({"url", "did", "systemid"})
_PHONE = frozenset({"telephone", "phone"})
_NAME = frozenset({"name", "givenname", "familyname", "lastname", "firstname", "fullname"})


def compare(credential: Credential, given: str | None) -> Ruling:
    """Decide step 7.

    Args:
        credential: As it was read.
        given: What was typed in; None when nobody asked.
    """
    if given is None or not given.strip():
        return Ruling(Outcome.SKIPPED, "recipient.not-asked")
    identities = _identities(credential)
    if not identities:
        return Ruling(Outcome.ABSENT, "recipient.none")
    found = [(identity, _matches(identity, given)) for identity in identities]
    for identity, matched in found:
        if matched:
            weak = str(identity.get("identity", "")).startswith("md5$")
            return Ruling(Outcome.PASSED, "recipient.matches-weak" if weak else "recipient.matches")
    asked = _kinds(given)
    if any(matched is False and _kind(identity) in asked for identity, matched in found):
        return Ruling(Outcome.FAILED, "recipient.differs")
    if any(matched is None for _identity, matched in found):
        return Ruling(Outcome.ABSENT, "recipient.unknown-hash")
    return Ruling(Outcome.ABSENT, "recipient.not-comparable", ", ".join(sorted({_kind(each) for each in identities})))


def kinds(credential: Credential) -> tuple[str, ...]:
    """Return what the badge knows its owner by, in its own words: "email", "name"; "eduid" for edubadges.

    What can be asked of a person comes first; of an edubadge nothing can, and of a DID hardly anybody knows it.
    """
    found = {str(each.get("type", "")) for each in _identities(credential)}
    return tuple(sorted(found, key=lambda kind: (kind != "eduid", kind == "did", kind)))


def name_lookup(credential: Credential) -> str:
    """Return the address where the owner's name can be asked with consent; "" for badges without such a place."""
    for each in _identities(credential):
        if each.get("type") == "eduid" and each.get("hashed") and _HASH.fullmatch(str(each.get("identity"))):
            return name_address(str(each["identity"]), str(each.get("salt") or ""))
    return ""


def is_hashed(credential: Credential) -> bool:
    """Say whether every identity in the badge is hashed."""
    found = _identities(credential)
    return bool(found) and all(bool(each.get("hashed")) for each in found)


def _identities(credential: Credential) -> list[Mapping[str, Any]]:
    """Return what the badge says of its owner, each as {type, identity, hashed, salt}."""
    owner = credential.recipient
    edubadges = uses_eduid(credential.issuer_id, credential.id)
    if credential.version in ("OB1", "OB2"):
        return [{**owner, "type": "eduid"} if edubadges else owner] if owner.get("identity") else []
    found: list[Mapping[str, Any]] = [
        {
            "type": "eduid" if edubadges else each.get("identityType", ""),
            "identity": each.get("identityHash", ""),
            "hashed": each.get("hashed") is True,
            "salt": each.get("salt"),
        }
        for each in reading.objects(owner.get("identifier"))
    ]
    subject = reading.identifier(owner)
    if subject is not None:
        kind = "email" if subject.startswith("mailto:") else "did"
        found.append({"type": kind, "identity": subject.removeprefix("mailto:"), "hashed": False})
    return found


def _matches(identity: Mapping[str, Any], given: str) -> bool | None:
    """Say whether this identity is the one typed in; None where its hash is of a kind that we do not know."""
    claimed = str(identity.get("identity", ""))
    match = _HASH.fullmatch(claimed)  # which no address or name looks like, also where the badge forgot to say "hashed"
    if match is None and not identity.get("hashed"):
        return _plain(claimed) == _plain(given)
    if match is None:
        return None
    salt = identity.get("salt")
    salt = str(salt) if isinstance(salt, str | int) and not isinstance(salt, bool) else ""
    forms = [given, given.strip(), by_known(given.strip(), str.lower)]
    if len(given) <= _LONGEST:  # an accent may come as a sign of its own, as file systems write it
        forms += [by_known(form, _composed) for form in forms]
    for form in dict.fromkeys(forms):
        made = hashlib.new(match[1], (form + salt).encode(), usedforsecurity=False).hexdigest()
        if hmac.compare_digest(made, match[2].lower()):
            return True
    return False


def _plain(text: str) -> str:
    if len(text) > _LONGEST:  # bringing a text into normal form takes time quadratic in its combining marks
        return text
    return " ".join(by_known(by_known(text, _composed), str.casefold).split())


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _kind(identity: Mapping[str, Any]) -> str:
    return by_known(str(identity.get("type", "")), str.lower) or "unnamed"


def _kinds(given: str) -> frozenset[str]:
    """Return the kinds of identity that the text could be: a name can never be compared with an e-mail address."""
    text = given.strip()
    if "@" in text:
        return _EMAIL
    if text.startswith(("http:", "https:", "did:")):
        return _ADDRESS
    if re.fullmatch(r"\+?[0-9 ()-]{6,}", text):
        return _PHONE | {"id", "identifier", "studentid", "sourcedid", "lissourcedid", "userid", "username"}
    if " " in text:
        return _NAME
    return _NAME | {"id", "identifier", "studentid", "sourcedid", "lissourcedid", "userid", "username", "unnamed"}
