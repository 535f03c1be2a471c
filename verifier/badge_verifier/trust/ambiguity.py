"""What may stand in a trust list once only: ids, identities, names and keys of institutions.

A list in which one key or name is two institutions' can be read in two ways, and so vouches for nobody.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from badge_verifier.encodings import der, strictjson
from badge_verifier.encodings.multibase import base64url, decode
from badge_verifier.errors import StepError
from badge_verifier.limits import Limits
from badge_verifier.network.platforms import host
from badge_verifier.trust import lookalike

if TYPE_CHECKING:
    from badge_verifier.trust.trust_list import Institution, TrustList


def check(trust: "TrustList") -> None:
    """Refuse a list in which something of one institution is another's as well.

    Raises:
        ValueError: It is so; the message names both.
    """
    owners: dict[object, str] = {}
    for institution in trust.institutions:
        for name in {institution.id, *institution.identities, *(key.id for key in institution.keys)}:
            _own(owners, name, institution, repr(name))
        if len({key.id for key in institution.keys}) != len(institution.keys):
            raise ValueError(f"trust list: a key of {institution.id!r} stands there twice")
        for key in institution.keys:
            _own(owners, ("key", material(key.jwk)), institution, f"the key {key.id!r}")
        for identity in institution.identities:
            if (key_itself := key_in(identity)) is not None:
                _own(owners, ("key", key_itself), institution, f"the key {identity!r}")
    _check_names(trust.institutions)
    _check_hosts(trust)


def _own(owners: dict[object, str], thing: object, institution: "Institution", called: str) -> None:
    if owners.setdefault(thing, institution.id) != institution.id:
        raise ValueError(f"trust list: {called} belongs to {owners[thing]!r} and to {institution.id!r}")


def material(jwk: Mapping[str, object]) -> tuple[object, ...]:
    """Return the material of a key, as a number, however it is spelled and whatever stands beside it.

    Of a point on a curve that is its first coordinate: nobody has two keys that share it by chance.
    """
    return ("RSA", _number(jwk.get("n"))) if jwk.get("kty") == "RSA" else (jwk.get("crv"), _number(jwk.get("x")))


def key_in(identity: str) -> tuple[object, ...] | None:
    """Return the material of an identity that is a key itself (did:key, did:jwk); None where it is none."""
    kind, _, text = identity.partition("#")[0].rpartition(":")
    try:
        return IN_THE_NAME[kind](text) if kind in IN_THE_NAME else None
    except StepError:
        return None


def _in_did_key(text: str) -> tuple[object, ...] | None:
    raw = decode(text)
    if raw.startswith(_RSA):
        return ("RSA", int.from_bytes(der.rsa_public_key(raw[len(_RSA) :])[0], "big"))
    curve = _CURVES.get(raw[:2])
    body = raw[2:] if curve == "Ed25519" else raw[3:]  # of a compressed point the first byte is its sign
    return (curve, int.from_bytes(body, "big")) if curve else None


def _in_did_jwk(text: str) -> tuple[object, ...] | None:
    jwk = strictjson.parse(base64url(text), Limits())
    return material(jwk) if isinstance(jwk, dict) else None


# Of every method that is a key itself, how its material is read from what follows the method.
IN_THE_NAME: Mapping[str, Callable[[str], tuple[object, ...] | None]] = {
    "did:key": _in_did_key,
    "did:jwk": _in_did_jwk,
}
# Prefixes of Multikey, one for every kind of key that `proofs.keys` reads.
_CURVES = {b"\xed\x01": "Ed25519", b"\x80\x24": "P-256", b"\x81\x24": "P-384", b"\x82\x24": "P-521"}
_RSA = b"\x85\x24"


def _number(text: object) -> object:
    """Return a member as a number; what is no number is itself, and equals nothing that is a key."""
    try:
        return int.from_bytes(base64url(text), "big") if isinstance(text, str) else text
    except StepError:
        return text


def _check_hosts(trust: "TrustList") -> None:
    """Refuse a host that is two institutions', unless both name each other as related or it is a platform's."""
    shared = {name for platform in trust.platforms for name in platform.hosts} | {""}
    bearers: dict[str, list[Institution]] = {}
    for institution in trust.institutions:
        for name in {host(identity) for identity in institution.identities} - shared:
            for other in bearers.setdefault(name, []):
                if not (other.id in institution.related and institution.id in other.related):
                    raise ValueError(f"trust list: the host {name!r} is {other.id!r}'s and {institution.id!r}'s")
            bearers[name].append(institution)


def _check_names(institutions: "Iterable[Institution]") -> None:
    """Refuse a name that reads the same as one of another institution, unless both name each other as related."""
    bearers: dict[str, list[Institution]] = {}
    for institution in institutions:
        for sight in {lookalike.skeleton(name) for name in institution.names} - {""}:
            for other in bearers.setdefault(sight, []):
                if not (other.id in institution.related and institution.id in other.related):
                    raise ValueError(f"trust list: {other.id!r} and {institution.id!r} have names that read the same")
            bearers[sight].append(institution)
