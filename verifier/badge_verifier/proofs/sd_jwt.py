"""Selective Disclosure for JWTs (RFC 9901): which claims a holder shows, and where others may have been left out.

Decides what the disclosures put into the signed claims, and what is refused: everything that the RFC says must be, and
whatever two programs could read in two ways. The signature is for `proof`, the holder's own for `key_binding`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Disclosed, Jws
from badge_verifier.encodings import strictjson
from badge_verifier.encodings.multibase import base64url, to_base64url
from badge_verifier.errors import Invalid, NotUnderstood, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.proofs.jose import parse_jws

# Section "Hash Algorithms", by the names of the IANA registry; SHA-256 where the token names none.
_HASHES = {"sha-256": "sha256", "sha-384": "sha384", "sha-512": "sha512"}
_DIGESTS, _ALGORITHM, _ELEMENT = "_sd", "_sd_alg", "..."
RESERVED = frozenset({_DIGESTS, _ALGORITHM, _ELEMENT})
_OF_AN_ELEMENT, _OF_A_CLAIM = 2, 3  # members of a disclosure: salt and value; salt, name and value


@dataclass(frozen=True)
class SdJwt:
    """A token with selective disclosure, cut into its parts and put together; nothing of it is proven.

    Attributes:
        jws: What the issuer signed.
        claims: The claims with what is disclosed in its place, without any digest.
        disclosed: What else has to be known of it.
    """

    jws: Jws
    claims: Mapping[str, Any]
    disclosed: Disclosed


def parse(text: str, limits: Limits) -> SdJwt:
    """Return an SD-JWT, or an SD-JWT with key binding, in its compact form.

    Raises:
        Invalid: "proof.malformed", "proof.encoding", "parse.…": a part cannot be read; "proof.disclosure": a
            disclosure is none, is not the issuer's, or is not to be put where its digest stands.
        NotUnderstood: "parse.form-sd-jwt": its digests are of an algorithm that we do not know.
        Unchecked: "parse.too-large": beyond the limits.
    """
    longest = max(limits.badge_bytes, limits.embedding_bytes * 4 // 3)
    if len(text) > longest:
        raise Unchecked("parse.too-large", f"a token of {len(text)} characters, at most {longest} are read")
    presented, tilde, last = text.rpartition("~")
    if not tilde:
        raise Invalid("proof.malformed", "expected a tilde behind the signed part")
    if not presented.isascii():  # no letter of base64url, and no digest is over anything else
        raise Invalid("proof.malformed", "a character that no token has")
    signed, *shown = presented.split("~")
    if len(shown) > limits.array_members:
        raise Unchecked("parse.too-large", f"{len(shown)} disclosures, at most {limits.array_members} are read")
    jws = parse_jws(signed, limits)
    payload = strictjson.parse(jws.payload, limits)
    if not isinstance(payload, dict):
        raise Invalid("parse.json", "the token does not hold an object")
    kind = str(jws.header.get("typ")).lower()
    if not kind.endswith("sd-jwt") and not any(RESERVED.intersection(each) for each in reading.every(payload)):
        raise Invalid("proof.malformed", "a tilde behind a token that nothing is left out of")
    name = payload.get(_ALGORITHM, "sha-256")
    if not isinstance(name, str) or name not in _HASHES:
        raise NotUnderstood("parse.form-sd-jwt", f"_sd_alg {str(name)[:40]!r}")
    unveiled = _Unveiled(shown, _HASHES[name], limits)
    claims = unveiled.whole({member: value for member, value in payload.items() if member != _ALGORITHM})
    binding = parse_jws(last, limits) if last else None
    presentation = digest(f"{presented}~", _HASHES[name])
    return SdJwt(jws, claims, Disclosed(presentation, tuple(sorted(unveiled.hidden)), unveiled.names, binding))


def digest(text: str, algorithm: str) -> str:
    """Return the digest of a disclosure, or of a presentation, as tokens write it (section "Hashing Disclosures")."""
    return to_base64url(hashlib.new(algorithm, text.encode("ascii")).digest())


class _Unveiled:
    """The claims of one token while disclosures are put in; every digest and every disclosure counts once.

    Attributes:
        hidden: Places of objects and arrays in which a digest stands that nothing discloses, members joined by "/":
            something was left out there, or the issuer put in a decoy.
        names: Claims disclosed at the top level.
    """

    def __init__(self, shown: Sequence[str], algorithm: str, limits: Limits) -> None:
        self._limits = limits
        self._seen: set[str] = set()
        self._shown: dict[str, list[Any]] = {}
        self.hidden: set[str] = set()
        self.names: frozenset[str] = frozenset()
        for each in shown:
            name = digest(each, algorithm)
            if name in self._shown:
                raise Invalid("proof.disclosure", "one stands there twice")
            self._shown[name] = self._read(each)

    def whole(self, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the claims with all that is disclosed.

        Raises:
            Invalid: "proof.disclosure".
            Unchecked: "parse.too-large": deeper than the limits.
        """
        claims = self._object(payload, (), 1)
        self.names = frozenset(claims) - frozenset(payload)
        if self._shown:
            raise Invalid("proof.disclosure", f"{len(self._shown)} of them are none of the issuer's")
        return claims

    def _read(self, text: str) -> list[Any]:
        """Return the members of a disclosure (section "Disclosures")."""
        try:
            found = strictjson.parse(base64url(text).decode("utf-8"), self._limits)
        except (Invalid, UnicodeDecodeError) as error:
            raise Invalid("proof.disclosure", f"{text[:24]!r} cannot be read") from error
        if not isinstance(found, list) or len(found) not in (_OF_AN_ELEMENT, _OF_A_CLAIM):
            raise Invalid("proof.disclosure", "expected a salt, perhaps a name, and a value")
        if not all(isinstance(each, str) for each in found[:-1]):
            raise Invalid("proof.disclosure", "expected texts as salt and name")
        return found

    def _value(self, value: Any, place: tuple[str, ...], depth: int) -> Any:  # noqa: ANN401 -- a JSON value
        if depth > self._limits.depth:
            raise Unchecked("parse.too-large", f"deeper than {self._limits.depth} levels")
        if isinstance(value, dict):
            return self._object(value, place, depth)
        return self._array(value, place, depth) if isinstance(value, list) else value

    def _object(self, value: Mapping[str, Any], place: tuple[str, ...], depth: int) -> dict[str, Any]:
        if _ELEMENT in value or _ALGORITHM in value:
            raise Invalid("proof.disclosure", f"a claim is called {_ELEMENT!r} or {_ALGORITHM!r}")
        found = {
            name: self._value(member, (*place, name), depth + 1) for name, member in value.items() if name != _DIGESTS
        }
        digests = value.get(_DIGESTS, [])
        if not isinstance(digests, list):
            raise Invalid("proof.disclosure", "expected a list of digests")
        for each in digests:
            shown = self._take(each, _OF_A_CLAIM, place)
            if shown is None:
                continue
            _, name, member = shown
            if name in RESERVED or name in found:
                raise Invalid("proof.disclosure", f"the claim {name[:60]!r} may not stand there")
            found[name] = self._value(member, (*place, name), depth + 1)
        return found

    def _array(self, value: Sequence[Any], place: tuple[str, ...], depth: int) -> list[Any]:
        found = []
        for each in value:
            if not (isinstance(each, dict) and _ELEMENT in each):
                found.append(self._value(each, place, depth + 1))
                continue
            if len(each) != 1:
                raise Invalid("proof.disclosure", "a digest of an element has a neighbour")
            shown = self._take(each[_ELEMENT], _OF_AN_ELEMENT, place)
            if shown is not None:
                found.append(self._value(shown[1], place, depth + 1))
        return found

    def _take(self, name: object, members: int, place: tuple[str, ...]) -> list[Any] | None:
        """Return the disclosure of a digest; None where it is not there, which is noted."""
        if not isinstance(name, str):
            raise Invalid("proof.disclosure", "a digest is no text")
        if name in self._seen:
            raise Invalid("proof.disclosure", "a digest stands there twice")
        self._seen.add(name)
        shown = self._shown.pop(name, None)
        if shown is None:
            self.hidden.add("/".join(place))
        elif len(shown) != members:
            raise Invalid("proof.disclosure", f"one of {len(shown)} members stands where {members} belong")
        return shown


def left_out(disclosed: Disclosed | None, *places: str) -> bool:
    """Say whether something may have been left out of an object: of the claims themselves at "", or at or below others.

    >>> left_out(Disclosed("", ("credentialSubject/achievement",)), "credentialSubject")
    True
    >>> left_out(Disclosed("", ("credentialSubject/achievement",)), "")
    False
    """
    hidden = disclosed.hidden if disclosed is not None else ()
    return any(each == place or (place != "" and each.startswith(f"{place}/")) for each in hidden for place in places)
