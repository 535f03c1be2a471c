"""One key is one institution's, however each of them writes it down."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from badge_verifier.encodings.multibase import to_base64url
from badge_verifier.proofs import keys
from badge_verifier.trust.ambiguity import key_in, material
from badge_verifier.trust.trust_list import parse_trust

DATA = (Path(__file__).resolve().parents[3] / "vectors" / "trust.json").read_bytes()
CURVES = {"P-256": ec.SECP256R1(), "P-384": ec.SECP384R1(), "P-521": ec.SECP521R1()}


def on_curve(name: str, secret: int) -> dict[str, str]:
    """Return the public key of a secret number on a curve, as JWK."""
    curve = CURVES[name]
    point = ec.derive_private_key(secret, curve).public_key().public_numbers()
    size = (curve.key_size + 7) // 8
    x, y = (to_base64url(number.to_bytes(size, "big")) for number in (point.x, point.y))
    return {"kty": "EC", "crv": name, "x": x, "y": y}


def of_kind(kind: str, secret: int) -> dict[str, str]:
    """Return a public key of a kind, as JWK; of RSA only its form is that of a key."""
    if kind == "RSA":
        return {"kty": "RSA", "n": to_base64url((2**2047 + 2 * secret + 1).to_bytes(256, "big")), "e": "AQAB"}
    if kind == "Ed25519":
        public = ed25519.Ed25519PrivateKey.from_private_bytes(bytes([secret]) * 32).public_key()
        return {"kty": "OKP", "crv": kind, "x": to_base64url(public.public_bytes_raw())}
    return on_curve(kind, secret)


def as_did_key(jwk: dict[str, str]) -> str:
    """Return a key as an identity of the method did:key."""
    return f"did:key:{keys.multikey(jwk)}"


def as_did_jwk(jwk: dict[str, str]) -> str:
    """Return a key as an identity of the method did:jwk."""
    return f"did:jwk:{to_base64url(json.dumps(jwk).encode())}"


def shared_by_two(one: str, other: str) -> bytes:
    """Return a list of two institutions that have nothing in common but, perhaps, these identities."""
    document = json.loads(DATA)
    first = document["institutions"][0]
    second = {
        **first,
        "id": "other",
        "name": {"nl": "Vakschool Noord"},
        "other_names": [],
        "identities": [other],
        "keys": [],
    }
    document["institutions"] = [{**first, "identities": [*first["identities"], one]}, second]
    return json.dumps(document).encode()


@pytest.mark.parametrize("kind", ["Ed25519", *CURVES, "RSA"])
def test_a_key_is_itself_in_every_spelling(kind: str) -> None:
    """Every kind of key that a did:key holds is seen in it, and as did:jwk it is the same; another key is another."""
    jwk, other = of_kind(kind, 7), of_kind(kind, 8)
    assert keys.from_multikey(keys.multikey(jwk)) == keys.from_jwk(jwk)
    assert key_in(as_did_key(jwk)) == key_in(as_did_jwk(jwk)) == material(jwk)
    assert key_in(as_did_key(other)) != material(jwk)


@pytest.mark.parametrize("kind", ["Ed25519", *CURVES, "RSA"])
def test_a_key_of_two_institutions_is_refused(kind: str) -> None:
    """A list in which one has a key as did:key and another has it as did:jwk is refused; with two keys it is read."""
    jwk, other = of_kind(kind, 7), of_kind(kind, 8)
    with pytest.raises(ValueError, match="belongs to"):
        parse_trust(shared_by_two(as_did_key(jwk), as_did_jwk(jwk)))
    assert len(parse_trust(shared_by_two(as_did_key(jwk), as_did_jwk(other))).institutions) == 2


def test_what_is_no_key_has_no_material() -> None:
    """An RSA key whose numbers cannot be read is no key, and equals none."""
    assert key_in("did:key:z" + keys.multikey(of_kind("RSA", 7))[1:40]) is None
