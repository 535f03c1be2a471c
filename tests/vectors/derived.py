"""Make a derived proof of ecdsa-sd-2023 with keys from published seeds: what a holder hands on after leaving parts out.

Issuer and holder are one here. What counts is that the proof holds over exactly what is disclosed
(https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-sd-2023). `make.py` uses it.
"""

import functools
import hashlib
from collections.abc import Collection, Mapping
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from badge_verifier.encodings import multibase
from badge_verifier.limits import Limits
from badge_verifier.proofs import jsonld, keys, rdfc, securing
from badge_verifier.proofs.contexts import bundled

_TYPES = {"bytes": 2, "array": 4, "map": 5}


class P256:
    """A P-256 key from a published seed; its signatures are deterministic (RFC 6979)."""

    def __init__(self, seed: str) -> None:
        number = int.from_bytes(hashlib.sha256(f"badge vectors {seed}".encode()).digest(), "big")
        self._private = ec.derive_private_key(number, ec.SECP256R1())
        point = self._private.public_key().public_numbers()
        self.jwk = {"kty": "EC", "crv": "P-256"} | {
            name: multibase.to_base64url(value.to_bytes(32, "big")) for name, value in (("x", point.x), ("y", point.y))
        }

    def sign(self, data: bytes) -> bytes:
        """Return r and s, as in JWS."""
        der = self._private.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
        return b"".join(number.to_bytes(32, "big") for number in utils.decode_dss_signature(der))


def derive(
    document: Mapping[str, Any], method: str, issuer: P256, holder: P256, required: Collection[str]
) -> dict[str, Any]:
    """Return a document as its holder hands it on.

    Args:
        document: What is disclosed, without proof.
        method: Name of the issuer's key.
        issuer: Signs the statements that could not be left out.
        holder: The key that is used once, over each other statement.
        required: Terms of VC 2.0, e.g. "issuer": statements with these could not be left out.
    """
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": securing.SELECTIVE,
        "created": "2026-02-01T00:00:00Z",
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    limits, known = Limits(), bundled()
    vocabulary = securing.vocabularies(document, known, limits)[0]
    _, issued = rdfc.canonical(jsonld.dataset(document, vocabulary, known, limits), limits)
    names = sorted(name.removeprefix("_:") for name in issued.values())
    secret = {name: hashlib.sha256(f"badge vectors label {name}".encode()).digest() for name in names}
    labels = {name: "u" + multibase.to_base64url(label) for name, label in secret.items()}
    public = multibase.decode(keys.multikey(holder.jwk))
    disclose = functools.partial(
        securing.disclosure, document, options, public, labels, vocabulary=vocabulary, known=known, limits=limits
    )
    predicates = {f"<https://www.w3.org/2018/credentials#{term}>" for term in required}
    every = disclose(frozenset()).statements
    mandatory = frozenset(place for place, line in enumerate(every) if line.decode().split(" ")[1] in predicates)
    signed = disclose(mandatory)
    numbered = sorted((int(name.removeprefix("c14n")), label) for name, label in secret.items())
    value = _head("array", 5) + _octets(issuer.sign(signed.base)) + _octets(public)
    value += _head("array", len(signed.statements))
    value += b"".join(_octets(holder.sign(statement)) for statement in signed.statements)
    value += _head("map", len(numbered)) + b"".join(_number(name) + _octets(label) for name, label in numbered)
    value += _head("array", len(mandatory)) + b"".join(map(_number, sorted(mandatory)))
    return {**document, "proof": {**options, "proofValue": "u" + multibase.to_base64url(b"\xd9\x5d\x01" + value)}}


def _head(kind: str, size: int) -> bytes:
    """Return the head of a CBOR item (RFC 8949, "Specification of the CBOR Encoding")."""
    short = 24  # sizes below stand in the first byte
    return bytes([_TYPES[kind] << 5 | size]) if size < short else bytes([_TYPES[kind] << 5 | short, size])


def _octets(value: bytes) -> bytes:
    return _head("bytes", len(value)) + value


def _number(value: int) -> bytes:
    return bytes([value])
