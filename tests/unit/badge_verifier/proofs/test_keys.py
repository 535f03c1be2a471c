"""Keys in all their spellings."""

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from badge_verifier.encodings import cbor, der, multibase
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.proofs import keys


def _documents(vectors: Path, name: str) -> dict[str, Any]:
    documents: dict[str, Any] = json.loads((vectors / "did-key" / name).read_text(encoding="utf-8"))
    return documents


def _published(entry: dict[str, Any]) -> dict[str, Any] | None:
    method = entry.get("verificationMethod", entry)
    if isinstance(method, list):
        method = method[0]
    jwk = method.get("publicKeyJwk") or entry.get("publicKeyJwk")
    return {name: jwk[name] for name in ("kty", "crv", "x", "y", "n", "e") if name in jwk} if jwk else None


def test_the_vectors_of_did_key_decode(vectors: Path) -> None:
    """Ed25519, NIST and RSA keys decode to the published JWK and encode to the same text; others are named."""
    decoded = dict.fromkeys(("Ed25519", "P-256", "P-384", "P-521", "RSA"), 0)
    for name in ("ed25519-x25519.json", "nist-curves.json", "rsa.json"):
        for did, entry in _documents(vectors, name).items():
            text = did.removeprefix("did:key:")
            try:
                jwk = keys.from_multikey(text)
            except Unchecked as error:
                assert error.code == "proof.key-unsupported"  # noqa: PT017 -- X25519, which signs nothing
                continue
            decoded[jwk.get("crv", "RSA")] += 1
            published = _published(entry)
            assert published is None or published == jwk
            assert keys.multikey(jwk) == text
            assert keys.from_jwk(jwk) == jwk
    assert all(decoded.values()), decoded


@pytest.mark.parametrize("name", ["bls12381.json", "secp256k1.json"])
def test_keys_that_no_badge_uses_are_unsupported(name: str, vectors: Path) -> None:
    """Their type is named and nobody is accused."""
    for did in _documents(vectors, name):
        with pytest.raises(Unchecked) as refused:
            keys.from_multikey(did.removeprefix("did:key:"))
        assert refused.value.code == "proof.key-unsupported"


@pytest.mark.parametrize(
    "point",
    [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ],
)
def test_a_point_of_small_order_is_no_key(point: str) -> None:
    """A signature by such a key holds over many messages; the byte beside it makes an ordinary key."""
    with pytest.raises(Invalid) as refused:
        keys.from_jwk({"kty": "OKP", "crv": "Ed25519", "x": multibase.to_base64url(bytes.fromhex(point))})
    assert refused.value.code == "proof.key-weak"
    beside = bytes([bytes.fromhex(point)[0] ^ 4]) + bytes.fromhex(point)[1:]
    assert keys.from_jwk({"kty": "OKP", "crv": "Ed25519", "x": multibase.to_base64url(beside)})["crv"] == "Ed25519"


def test_a_pem_key_is_read_in_each_of_its_forms() -> None:
    """What `cryptography` writes as PEM comes back with the same numbers."""
    private: list[ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey] = [
        ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32))),
        ec.derive_private_key(7, ec.SECP256R1()),
        ec.derive_private_key(7, ec.SECP384R1()),
        rsa.generate_private_key(65_537, 2_048),
    ]
    pem, spki = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    texts = [key.public_key().public_bytes(pem, spki).decode() for key in private]
    texts.append(private[-1].public_key().public_bytes(pem, serialization.PublicFormat.PKCS1).decode())
    jwks = [keys.from_pem(text) for text in texts]
    assert [jwk.get("crv", "RSA") for jwk in jwks] == ["Ed25519", "P-256", "P-384", "RSA", "RSA"]
    assert [keys.from_multikey(keys.multikey(jwk)) for jwk in jwks] == jwks
    assert jwks[3] == jwks[4]


@pytest.mark.parametrize(
    "text",
    ["", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
     "-----BEGIN PUBLIC KEY-----\nAA\n-----END PUBLIC KEY-----",
     "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"],
)  # fmt: skip
def test_a_text_that_is_no_pem_key_is_refused(text: str) -> None:
    """Neither an empty one nor a private one."""
    with pytest.raises(Invalid):
        keys.from_pem(text)


@pytest.mark.parametrize(
    "stray", [{"use": "sig"}, {"key_ops": ["verify"]}, {"d": "AAAA"}, {"alg": "EdDSA"}, {"kid": "1"}]
)
def test_only_the_members_of_the_key_are_kept(stray: dict[str, Any], signer: Any) -> None:
    """WebCrypto refuses what stands beside them."""
    jwk = signer("Ed25519", "a").jwk
    assert keys.from_jwk({**jwk, **stray}) == jwk


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a shared secret": ({"kty": "oct", "k": "AAAA"}, "proof.key-malformed"),
    "no key": ({}, "proof.key-malformed"),
    "a key of no curve": ({"kty": "EC", "crv": "P-224", "x": "A", "y": "A"}, "proof.key-unsupported"),
    "an Ed25519 key that is short": ({"kty": "OKP", "crv": "Ed25519", "x": "AAAA"}, "proof.key-malformed"),
    "padding": ({"kty": "OKP", "crv": "Ed25519", "x": "A" * 43 + "="}, "proof.encoding"),
    "stray bits": ({"kty": "OKP", "crv": "Ed25519", "x": "A" * 42 + "B"}, "proof.encoding"),
    "a point off the curve": ({"kty": "EC", "crv": "P-256", "x": "A" * 43, "y": "A" * 43}, "proof.key-malformed"),
    "RSA of 1,024 bits": ({"kty": "RSA", "n": multibase.to_base64url(b"\xff" * 128), "e": "AQAB"}, "proof.key-weak"),
    "RSA with exponent 1": ({"kty": "RSA", "n": multibase.to_base64url(b"\xff" * 256), "e": "AQ"}, "proof.key-weak"),
    "an even modulus": ({"kty": "RSA", "n": multibase.to_base64url(b"\xfe" * 256), "e": "AQAB"}, "proof.key-malformed"),
    "a modulus with a leading zero": (
        {"kty": "RSA", "n": multibase.to_base64url(b"\0" + b"\xff" * 256), "e": "AQAB"},
        "proof.key-malformed",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_key_that_is_none_is_refused(name: str) -> None:
    """Each with the code that says why."""
    claimed, code = WRONG[name]
    with pytest.raises(StepError) as refused:
        keys.from_jwk(claimed)
    assert refused.value.code == code


@pytest.mark.parametrize("text", ["", "z", "zIl0O", "f00", "m00", "u===", "u+/+/", "z" + "1" * 3_000, "é"])
def test_multibase_is_strict(text: str) -> None:
    """Foreign characters, other bases, padding and endless texts give no key."""
    with pytest.raises(StepError):
        keys.from_multikey(text)


def test_base58_keeps_leading_zeros() -> None:
    """Bytes come back as they were, zeros in front included."""
    for data in (b"", b"\0", b"\0\0\1", bytes(range(40))):
        assert multibase.decode(multibase.to_base58(data)) == data


@pytest.mark.parametrize(
    "data",
    [b"", b"\x30", b"\x30\x81\x01\x00", b"\x30\x80\x00\x00", b"\x30\x05\x00", b"\x31\x00", b"\x30\x00\x00",
     b"\x30\x83\x00\x00\x01\x00"],
)  # fmt: skip
def test_der_is_strict(data: bytes) -> None:
    """Indefinite, padded, cut or continued elements are refused."""
    with pytest.raises(Invalid):
        der.whole(data, der.SEQUENCE)


@pytest.mark.parametrize(
    "data", [b"", b"\x9f\xff", b"\x81", b"\x58\x05a", b"\xa2\x00\x00\x00\x00", b"\x00\x00", b"\xc1\x00", b"\x61\xff",
             b"\x1c", b"\x9a\xff\xff\xff\xff", b"\x81\x81\x81\x81\x81\x81\x00", b"\xa1\x80\x00"],
)  # fmt: skip
def test_cbor_is_strict(data: bytes) -> None:
    """Indefinite lengths, missing bytes, keys that stand twice, tags and depth are refused."""
    with pytest.raises(Invalid):
        cbor.decode(data)


def test_cbor_reads_what_a_derived_proof_holds() -> None:
    """Integers of each size, bytes, text, arrays and maps."""
    data = bytes.fromhex("84 00 1818 1903e8 a1 00 42 6162".replace(" ", ""))
    assert cbor.decode(data) == [0, 24, 1000, {0: b"ab"}]
