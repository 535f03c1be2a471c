"""Step 7: is the badge this person's? Compares an identity that was typed in with what the badge says of its owner."""

import hashlib
import hmac
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential
from badge_verifier.encodings.characters import by_known
from badge_verifier.limits import RECIPIENT, RECIPIENTS_TRIED
from badge_verifier.network.platforms import name_address, uses_eduid
from badge_verifier.report import Outcome, Ruling
from badge_verifier.steps import likeness

# IdentityHash of Open Badges 2.0 and 3.0: algorithm, dollar, hex digest of identity and salt.
_HASH = re.compile(r"(sha256|sha512|md5)\$([0-9a-fA-F]+)")
_LONGEST_EMAIL, _MOST_WORDS = 100, 5
_WORD = re.compile(r"(?<![a-z])[a-z]")  # the first letter of each word
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
    given = likeness.typed(given)
    identities = _identities(credential)
    if not identities:
        return Ruling(Outcome.ABSENT, "recipient.none")
    found = [(identity, matches(identity, given)) for identity in identities]
    for identity, matched in found:
        if matched:
            weak = str(identity.get("identity", "")).startswith("md5$")
            return Ruling(Outcome.PASSED, "recipient.matches-weak" if weak else "recipient.matches")
    if any(in_other_capitals(identity, given) for identity in identities[:RECIPIENTS_TRIED]):
        return Ruling(Outcome.PASSED, "recipient.matches-capitals")
    return _unmatched(found, given)


def _unmatched(found: Sequence[tuple[Mapping[str, Any], bool | None]], given: str) -> Ruling:
    """Return the ruling where no identity matched: another person, or identities of another kind than was typed in."""
    asked = _kinds(given)
    others = [identity for identity, matched in found if matched is False and _kind(identity) in asked]
    if any(_is_near(identity, given) for identity in others):
        return Ruling(Outcome.ABSENT, "recipient.alike")
    if others:
        return Ruling(Outcome.FAILED, "recipient.differs")
    if any(matched is None for _identity, matched in found):
        return Ruling(Outcome.ABSENT, "recipient.unknown-hash")
    return Ruling(
        Outcome.ABSENT, "recipient.not-comparable", ", ".join(sorted({_kind(each) for each, _matched in found}))
    )


def _is_near(identity: Mapping[str, Any], given: str) -> bool:
    """Say whether a name or a number that the badge does not hash is too near to be another person's."""
    plain = digest(identity) is None and _kind(identity) not in _EMAIL | _ADDRESS
    return plain and likeness.alike(str(identity.get("identity", "")), given)


def kinds(credential: Credential) -> tuple[str, ...]:
    """Return the kinds of identity by which the badge names its owner: "email", "name"; "eduid" for edubadges.

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
    """Return the identities of the owner in the badge, each as {type, identity, hashed, salt}."""
    owner = credential.recipient
    edubadges = uses_eduid(credential.issuer_id, credential.id)
    if credential.version in ("OB1", "OB2"):
        return [{**owner, "type": "eduid"} if edubadges else owner] if owner.get("identity") else []
    found: list[Mapping[str, Any]] = [
        {
            "type": "eduid" if edubadges else each.get("identityType", ""),
            "identity": each.get("identityHash", ""),
            "hashed": reading.flag(each.get("hashed")) is True,
            "salt": each.get("salt"),
        }
        for each in reading.objects(owner.get("identifier"))
    ]
    subject = reading.identifier(owner)
    if subject is not None:
        mailbox = subject.startswith("mailto:") or (":" not in subject and "@" in subject)
        kind = "email" if mailbox else "did" if ":" in subject else "id"
        found.append({"type": kind, "identity": subject.removeprefix("mailto:"), "hashed": False})
    return found


def digest(identity: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """Return algorithm, salt and hash of a hashed identity; None where it is not hashed in a way that we know."""
    # No address or name looks like that, also where the badge forgot to say "hashed".
    match = _HASH.fullmatch(str(identity.get("identity", "")))
    if match is None:
        return None
    salt = identity.get("salt")
    salt = str(salt) if isinstance(salt, str | int) and not isinstance(salt, bool) else ""
    return match[1], salt, match[2].lower()


def matches(identity: Mapping[str, Any], given: str) -> bool | None:
    """Say whether this identity is the one typed in; None where its hash is of a kind that we do not know."""
    claimed = digest(identity)
    if claimed is None:
        if identity.get("hashed"):
            return None
        said = str(identity.get("identity", ""))
        if _kind(identity) in _PHONE and likeness.same_number(said, given):
            return True
        return folded(said).removeprefix("mailto:") == folded(given)
    return _hash_fits(claimed, _forms(given))


def in_other_capitals(identity: Mapping[str, Any], given: str) -> bool:
    """Say whether a hashed identity is the e-mail address typed in, written with other capitals."""
    claimed = digest(identity)
    return claimed is not None and _hash_fits(claimed, _capitals(given))


def _hash_fits(claimed: tuple[str, str, str], forms: Iterable[str]) -> bool:
    """Say whether one of these texts has this hash, with the salt behind it or, as some programs do, before it."""
    algorithm, salt, wanted = claimed
    for form in dict.fromkeys(forms):
        for text in dict.fromkeys((form + salt, salt + form)):
            made = hashlib.new(algorithm, text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
            if hmac.compare_digest(made, wanted):
                return True
    return False


def _forms(given: str) -> list[str]:
    forms = [given, given.strip(), by_known(given.strip(), str.lower)]
    if len(given) <= RECIPIENT:  # an accent may come as a sign of its own, as file systems write it
        forms += [by_known(form, composed) for form in forms]
    return forms


def _capitals(given: str) -> Iterator[str]:
    """Yield an e-mail address with capitals where people write them: a hash holds for one way of writing alone.

    "jan.jansen@school.example" is the same mailbox as "Jan.Jansen@School.example".
    """
    text = given.strip().lower()
    if not text.isascii() or len(text) > _LONGEST_EMAIL or text.count("@") != 1:
        return
    local, domain = text.split("@")
    places = [match.start() for match in _WORD.finditer(local)][:_MOST_WORDS]
    ways = {local, local.upper()}
    for chosen in itertools.product((False, True), repeat=len(places)):
        capital = {place for place, is_one in zip(places, chosen, strict=True) if is_one}
        ways.add("".join(sign.upper() if place in capital else sign for place, sign in enumerate(local)))
    # "JanJansen": a second name begins at one of its letters.
    first = local[:1].upper()
    ways |= {first + local[1:place] + local[place].upper() + local[place + 1 :] for place in range(1, len(local))}
    for way in sorted(ways):
        for host in (domain, domain[:1].upper() + domain[1:], _WORD.sub(_upper, domain), domain.upper()):
            yield f"{way}@{host}"


def _upper(match: re.Match[str]) -> str:
    return match[0].upper()


def folded(text: str) -> str:
    """Return a text as it is compared with another: without regard to capitals and spaces."""
    if len(text) > RECIPIENT:  # bringing a text into normal form takes time quadratic in its combining marks
        return text
    return " ".join(by_known(by_known(text, composed), str.casefold).split())


def composed(text: str) -> str:
    """Return a text in Unicode's normal form C; only of characters that every version of Python knows."""
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
