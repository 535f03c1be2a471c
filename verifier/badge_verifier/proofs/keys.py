"""Public keys in every spelling that badges use, reduced to the key members of a JWK.

Decides whether a key is well-formed and strong enough. Whose key it is, is for `key_resolution`.
"""

from collections.abc import Mapping

from badge_verifier.encodings import der
from badge_verifier.encodings.multibase import base64url, decode, to_base58, to_base64url
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import RSA_BITS
from badge_verifier.ports import Algorithm

# https://www.w3.org/TR/cid-1.0/#Multikey; RSA as in the did:key method.
_ED25519, _RSA = b"\xed\x01", b"\x85\x24"
_PREFIXES = {"P-256": b"\x80\x24", "P-384": b"\x81\x24", "P-521": b"\x82\x24"}

# Coordinate size in bytes; field prime and coefficient b (SEC 2, "Recommended Elliptic Curve Domain Parameters").
_CURVES = {
    "P-256": (
        32,
        0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF,
        0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
    ),
    "P-384": (
        48,
        0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFF,
        0xB3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF,
    ),
    "P-521": (
        66,
        2**521 - 1,
        int(
            "0051953EB9618E1C9A1F929A21A0B68540EEA2DA725B99B315F3B8B489918EF109E1"
            "56193951EC7E937B1652C0BD3BB1BF073573DF883D2C34F1EF451FD46B503F00",
            16,
        ),
    ),
}
_ED25519_BYTES = 32
_ED25519_PRIME = 2**255 - 19
# The y of the eight points of small order (RFC 8032, "Security Considerations"): a signature by such a "key" holds over
# many messages, and runtimes differ over it.
_SMALL_ORDER = frozenset(
    {
        0,
        1,
        _ED25519_PRIME - 1,
        0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
        _ED25519_PRIME - 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
    }
)
_RSA_EXPONENT = range(3, 2**32)

Jwk = dict[str, str]


def from_jwk(claimed: object) -> Jwk:
    """Return the key members of a JWK (RFC 7517), in their only canonical spelling.

    Raises:
        Invalid: "proof.key-malformed": it is not a public key; "proof.key-weak": RSA of less than 2,048 bits.
        Unchecked: "proof.key-unsupported": of a type or on a curve that no supported signature uses.
    """
    match claimed:
        case {"kty": "OKP", "crv": "Ed25519", "x": str(x)}:
            return _ed25519(base64url(x))
        case {"kty": "EC", "crv": "P-256" | "P-384" | "P-521" as crv, "x": str(x), "y": str(y)}:
            return _ec(crv, base64url(x), base64url(y))
        case {"kty": "RSA", "n": str(n), "e": str(e)}:
            return _rsa(base64url(n), base64url(e))
        case {"kty": "oct"}:
            raise Invalid("proof.key-malformed", "a shared secret is no public key")
        case {"kty": str(kty)}:
            crv = claimed.get("crv") if isinstance(claimed, Mapping) else None
            raise Unchecked("proof.key-unsupported", f"a key of type {kty[:20]} {str(crv or '')[:20]}".rstrip())
        case _:
            raise Invalid("proof.key-malformed", "expected a JSON Web Key")


def bound_to(claimed: Mapping[str, object]) -> str | None:
    """Return the algorithm that a JWK keeps itself to, None where it names none.

    These members bind before they are dropped: a key that its owner keeps for encryption signs nothing.

    Raises:
        Invalid: "proof.purpose": `use` or `key_ops` say that it is not for verifying signatures;
            "proof.key-malformed": `alg` is no text.
    """
    operations, algorithm = claimed.get("key_ops"), claimed.get("alg")
    if claimed.get("use", "sig") != "sig":
        raise Invalid("proof.purpose", f"the key is for {str(claimed.get('use'))[:20]!r}")
    if operations is not None and not (isinstance(operations, list) and "verify" in operations):
        raise Invalid("proof.purpose", f"the key is for {str(operations)[:40]}")
    if algorithm is not None and not isinstance(algorithm, str):
        raise Invalid("proof.key-malformed", "the algorithm of the key is no text")
    return algorithm


def from_multikey(text: str) -> Jwk:
    """Return the key of a Multikey text such as "z6Mk…" (https://www.w3.org/TR/cid-1.0/#Multikey).

    Raises:
        Invalid: "proof.key-malformed", "proof.encoding": it is not one; "proof.key-weak".
        Unchecked: "proof.key-unsupported": of another type.
    """
    data = decode(text)
    prefix, body = data[:2], data[2:]
    if prefix == _ED25519:
        return _ed25519(body)
    for crv, known in _PREFIXES.items():
        if prefix == known:
            return _compressed(crv, body)
    if prefix == _RSA:
        return _rsa(*der.rsa_public_key(body))
    raise Unchecked("proof.key-unsupported", f"a multikey that begins with the bytes {prefix.hex()}")


def from_pem(text: str) -> Jwk:
    """Return the key of a PEM text, as issuer profiles of Open Badges 2.0 have it.

    Raises:
        Invalid: "proof.key-malformed": it is not one; "proof.key-weak".
        Unchecked: "proof.key-unsupported": of another type.
    """
    data, pkcs1 = der.pem(text)
    return _rsa(*der.rsa_public_key(data)) if pkcs1 else from_spki(data)


def from_spki(data: bytes) -> Jwk:
    """Return the key of a SubjectPublicKeyInfo (RFC 5280).

    Raises:
        Invalid: "proof.key-malformed": it is not one; "proof.key-weak".
        Unchecked: "proof.key-unsupported": of another type.
    """
    algorithm, parameter, body = der.subject_public_key(data)
    if algorithm == der.RSA:
        return _rsa(*der.rsa_public_key(body))
    if algorithm == der.ED25519:
        return _ed25519(body)
    crv = {der.P256: "P-256", der.P384: "P-384", der.P521: "P-521"}.get(parameter)
    if algorithm == der.EC and crv:
        size = _CURVES[crv][0]
        if len(body) == 1 + 2 * size and body[0] == 4:  # noqa: PLR2004 -- SEC 1: an uncompressed point
            return _ec(crv, body[1 : 1 + size], body[1 + size :])
        return _compressed(crv, body)
    raise Unchecked("proof.key-unsupported", f"a key of the algorithm {algorithm.hex()}")


def multikey(jwk: Mapping[str, str]) -> str:
    """Return a well-formed key as Multikey text; RSA as did:key writes it."""
    if jwk["kty"] == "OKP":
        return to_base58(_ED25519 + base64url(jwk["x"]))
    if jwk["kty"] == "EC":
        return to_base58(_PREFIXES[jwk["crv"]] + compress(jwk))
    numbers = b"".join(_der(der.INTEGER, _unsigned(base64url(jwk[name]))) for name in ("n", "e"))
    return to_base58(_RSA + _der(der.SEQUENCE, numbers))


def compress(jwk: Mapping[str, str]) -> bytes:
    """Return the point of an EC key in compressed form (SEC 1, "Elliptic-Curve-Point-to-Octet-String Conversion")."""
    return bytes([2 + (base64url(jwk["y"])[-1] & 1)]) + base64url(jwk["x"])


def algorithm(jwk: Mapping[str, str]) -> Algorithm:
    """Return the one algorithm of Data Integrity for this key; RSA has none there."""
    names: dict[str, Algorithm] = {"Ed25519": "EdDSA", "P-256": "ES256", "P-384": "ES384"}
    if jwk.get("crv") == "P-521":
        raise Unchecked("proof.key-unsupported", "no Data Integrity suite is for P-521")
    if jwk.get("crv", "") not in names:
        raise Invalid("proof.key-mismatch", f"a key of type {jwk['kty']} cannot make a Data Integrity proof")
    return names[jwk["crv"]]


def _ed25519(body: bytes) -> Jwk:
    if len(body) != _ED25519_BYTES:
        raise Invalid("proof.key-malformed", f"an Ed25519 key of {len(body)} bytes, expected {_ED25519_BYTES}")
    up = int.from_bytes(body, "little") % 2**255  # without the bit for the sign of x
    if up >= _ED25519_PRIME or up in _SMALL_ORDER:
        raise Invalid("proof.key-weak", "a point of small order, or one that is not written in its only way")
    return {"kty": "OKP", "crv": "Ed25519", "x": to_base64url(body)}


def _ec(crv: str, x: bytes, y: bytes) -> Jwk:
    size, prime, b = _CURVES[crv]
    if len(x) != size or len(y) != size:
        raise Invalid("proof.key-malformed", f"coordinates of {len(x)} and {len(y)} bytes, expected {size}")
    across, up = int.from_bytes(x, "big"), int.from_bytes(y, "big")
    if across >= prime or up >= prime or (up * up - across**3 + 3 * across - b) % prime:
        raise Invalid("proof.key-malformed", f"the point is not on the curve {crv}")
    return {"kty": "EC", "crv": crv, "x": to_base64url(x), "y": to_base64url(y)}


def _compressed(crv: str, point: bytes) -> Jwk:
    size, prime, b = _CURVES[crv]
    if len(point) != size + 1 or point[0] not in {2, 3}:
        raise Invalid("proof.key-malformed", f"expected a compressed point of {size + 1} bytes")
    across = int.from_bytes(point[1:], "big")
    up = pow(across**3 - 3 * across + b, (prime + 1) // 4, prime)  # all primes are 3 modulo 4
    if up % 2 != point[0] % 2:
        up = prime - up
    return _ec(crv, point[1:], up.to_bytes(size, "big"))


def _rsa(n: bytes, e: bytes) -> Jwk:
    modulus, exponent = int.from_bytes(n, "big"), int.from_bytes(e, "big")
    if n[:1] in (b"", b"\0") or e[:1] in (b"", b"\0") or modulus % 2 == 0:
        raise Invalid("proof.key-malformed", "the RSA numbers are not in their shortest form")
    if modulus.bit_length() not in RSA_BITS or exponent not in _RSA_EXPONENT or exponent % 2 == 0:
        raise Invalid("proof.key-weak", f"RSA with {modulus.bit_length()} bits, expected 2048 to 8192")
    return {"kty": "RSA", "n": to_base64url(n), "e": to_base64url(e)}


def _unsigned(number: bytes) -> bytes:
    return b"\0" + number if number[0] >= 0x80 else number  # noqa: PLR2004 -- DER integers are signed


def _der(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:  # noqa: PLR2004 -- the short form of a DER length
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content
