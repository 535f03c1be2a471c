"""What a fetched document says about keys: controller documents, issuer profiles, bare keys and key sets.

Pure reading. Whether the document may be believed depends on where it came from, which `key_resolution` knows.
"""

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urljoin

from badge_verifier.claims import reading
from badge_verifier.encodings.dids import place_of
from badge_verifier.encodings.moments import instant
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import KEY_NAME
from badge_verifier.network.platforms import split
from badge_verifier.proofs import keys

Document = Mapping[str, Any]

_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?\Z", re.ASCII)
_SEGMENT = re.compile(r"(?!\.{1,2}\Z)[A-Za-z0-9._~%+-]+\Z")
# Where controller documents (and `publicKey`, profiles of Open Badges 2.0) keep their keys.
_HOLDERS = ("verificationMethod", "assertionMethod", "publicKey")


@dataclass(frozen=True)
class Found:
    """A key as a document has it.

    Attributes:
        controller: Whom the key names as its controller: a claim.
        bare: The document is the key (or a set of keys), not a controller that lists it.
        algorithm: The `alg` of a JWK.
    """

    jwk: dict[str, str]
    controller: str | None
    bare: bool
    expires: str | None = None
    revoked: str | None = None
    algorithm: str | None = None


def did_web_address(did: str) -> str:
    """Return the address of the DID document of a did:web (https://w3c-ccg.github.io/did-method-web/#read-resolve).

    Raises:
        Unchecked: "proof.key-unresolved": it names no host, or a path that is none.
    """
    host, *path = place_of(did)
    host = unquote(host)
    if not _HOST.match(host) or not all(_SEGMENT.match(segment) for segment in path):
        raise Unchecked("proof.key-unresolved", f"{did[:80]} is no did:web")
    return f"https://{host}/{'/'.join(path) if path else '.well-known'}/did.json"


def find(document: Document, subject: str, method: str) -> Found:
    """Return the key that a document has under the name `method`.

    Args:
        subject: The address or DID whose document this is: `method` without its fragment.

    Raises:
        Invalid: "proof.key-malformed", "proof.key-weak": the key is no good.
        Unchecked: "proof.key-unresolved": no such key; "proof.key-unsupported".
    """
    for holder in _HOLDERS:
        for entry in _listing(document, holder):
            if isinstance(entry, Mapping) and _name(entry, subject) == method:
                return _method(entry, bare=False)
    if isinstance(document.get("keys"), list):
        one = _from_set(document["keys"], method)
        return Found(keys.from_jwk(one), None, bare=True, algorithm=keys.bound_to(one))
    if "kty" in document:
        return Found(keys.from_jwk(document), None, bare=True, algorithm=keys.bound_to(document))
    if _name(document, subject) in (method, subject) and _MATERIAL.intersection(document):
        return _method(document, bare=True)
    raise Unchecked("proof.key-unresolved", f"{subject[:80]} has no key {method[:120]}")


def lists(document: Document, subject: str, method: str) -> bool:
    """Say whether this is the controller document of `subject` and lists `method` for assertions.

    Raises:
        Invalid: "proof.purpose": it is, it knows the key, and keeps it for other purposes.
    """
    if document.get("id") != subject:
        return False
    known = False
    for holder in _HOLDERS:
        for entry in _listing(document, holder):
            name = _name(entry if isinstance(entry, Mapping) else {"id": entry}, subject)
            if name != method:
                continue
            known = True
            if isinstance(entry, Mapping) and entry.get("controller", entry.get("owner", subject)) != subject:
                return False
            # A profile of Open Badges 2.0 has no purposes: its `publicKey` is for signing badges.
            if holder != "verificationMethod" and (holder == "assertionMethod" or "assertionMethod" not in document):
                return True
    if known and "assertionMethod" in document:
        raise Invalid("proof.purpose", f"{subject[:80]} does not list the key for assertions")
    return False


def names(document: Document, subject: str, address: str) -> bool:
    """Say whether this is the document of `subject` and gives `address` as the place of its key set."""
    return document.get("id") == subject and address in (document.get("jwks_uri"), document.get("jwks"))


_MATERIAL = frozenset({"publicKeyMultibase", "publicKeyJwk", "publicKeyPem"})


def _method(entry: Document, *, bare: bool) -> Found:
    controller = entry.get("controller", entry.get("owner"))
    algorithm: str | None = None
    match entry:
        case {"publicKeyMultibase": str(text)}:
            jwk = keys.from_multikey(text)
        case {"publicKeyJwk": dict(claimed)}:
            jwk, algorithm = keys.from_jwk(claimed), keys.bound_to(claimed)
        case {"publicKeyPem": str(text)}:
            jwk = keys.from_pem(text)
        case _:
            raise Unchecked("proof.key-unsupported", f"a key of type {str(entry.get('type'))[:40]}")
    return Found(
        jwk,
        controller if isinstance(controller, str) else None,
        bare,
        _moment(entry, "expires"),
        _moment(entry, "revoked"),
        algorithm,
    )


def _from_set(members: list[Any], method: str) -> Mapping[str, Any]:
    """Choose from a JWK set by `kid`; a set of one key needs no name."""
    fragment = method.partition("#")[2]
    fitting = [key for key in members if isinstance(key, Mapping) and key.get("kid") in (method, fragment or method)]
    if not fitting and len(members) == 1:
        fitting = members
    if len(fitting) != 1:
        raise Unchecked("proof.key-unresolved", f"{len(fitting)} of the {len(members)} keys are called {method[:80]}")
    return reading.mapping(fitting[0])


def _listing(document: Document, holder: str) -> list[Any]:
    value = document.get(holder)
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(entry: Document, subject: str) -> str | None:
    """Return the full name of a method; controller documents may shorten it to its fragment."""
    name = entry.get("id")
    if not isinstance(name, str) or len(name) > KEY_NAME:
        return None
    if subject.startswith("did:"):
        return subject + name if name.startswith("#") else name
    try:
        split(name)
        return urljoin(subject, name)
    except ValueError:  # e.g. half an IPv6 address
        return None


def _moment(entry: Document, member: str) -> str | None:
    """Return a date of a key as it is written; one that cannot be read, or a mere "true", is no "never"."""
    value = entry.get(member)
    if value in (None, False):
        return None
    if isinstance(value, str):
        with contextlib.suppress(Invalid):
            instant(value)
            return value
    raise Unchecked("proof.key-unresolved", f"{member} of the key cannot be read: {str(value)[:40]!r}")
