"""With which algorithm one certificate signed another (RFC 5758, RFC 4055, RFC 8410), and whether that signature holds.

Decides which spellings of an algorithm are known: each in the one or two forms that its standard allows, byte by byte.
Any other hash, mask, salt or curve is named and not checked.
"""

from badge_verifier.encodings import der, x509
from badge_verifier.encodings.x509 import Certificate
from badge_verifier.errors import Unchecked
from badge_verifier.ports import Algorithm, Crypto, SignatureCheck
from badge_verifier.proofs import keys

_NULL = bytes.fromhex("0500")
_MASK = bytes.fromhex("06092a864886f70d010108")
_PSS = bytes.fromhex("06092a864886f70d01010a")
_PKCS1 = bytes.fromhex("06092a864886f70d0101")  # and a byte for the hash
_SHA2 = bytes.fromhex("0609608648016503040200")[:-1]  # and a byte for the length
_ECDSA = bytes.fromhex("06082a8648ce3d0403")  # and a byte for the hash
_TAG_HASH, _TAG_MASK, _TAG_SALT = 0xA0, 0xA1, 0xA2

# The curve of a key and the bytes of a number in its signature; of RSA neither.
_OF: dict[Algorithm, tuple[str, int]] = {
    "ES256": ("P-256", 32),
    "ES384": ("P-384", 48),
    "ES512": ("P-521", 66),
    "EdDSA": ("Ed25519", 0),
}


def _wrapped(tag: int, content: bytes) -> bytes:
    return bytes([tag, len(content)]) + content


def _pss(number: int, size: int, after_hash: bytes, after_mask: bytes) -> bytes:
    """Return RSASSA-PSS with one hash throughout and a salt as long as it (RFC 4055, "RSASSA-PSS-params").

    Args:
        number: Of the hash within its arc.
        size: Of the hash and of the salt, in bytes.
        after_hash, after_mask: NULL or nothing behind the hash, which must both be read.
    """
    one = _wrapped(der.SEQUENCE, _SHA2 + bytes([number]) + after_hash)
    other = _wrapped(der.SEQUENCE, _SHA2 + bytes([number]) + after_mask)
    mask = _wrapped(der.SEQUENCE, _MASK + other)
    salt = _wrapped(der.INTEGER, bytes([size]))
    said = _wrapped(_TAG_HASH, one) + _wrapped(_TAG_MASK, mask) + _wrapped(_TAG_SALT, salt)
    return _PSS + _wrapped(der.SEQUENCE, said)


def _known() -> dict[bytes, Algorithm]:
    """Return the content of an AlgorithmIdentifier to the name of the algorithm."""
    found: dict[bytes, Algorithm] = {bytes.fromhex("06032b6570"): "EdDSA"}
    elliptic: tuple[Algorithm, ...] = ("ES256", "ES384", "ES512")
    pkcs1: tuple[Algorithm, ...] = ("RS256", "RS384", "RS512")
    probabilistic: tuple[Algorithm, ...] = ("PS256", "PS384", "PS512")
    for number, size in enumerate((32, 48, 64)):
        found[_ECDSA + bytes([2 + number])] = elliptic[number]
        found[_PKCS1 + bytes([11 + number]) + _NULL] = pkcs1[number]
        for one in (_NULL, b""):
            for other in (_NULL, b""):
                found[_pss(1 + number, size, one, other)] = probabilistic[number]
    return found


_KNOWN = _known()


async def holds(lower: Certificate, upper: Certificate, crypto: Crypto) -> bool:
    """Say whether the key of one certificate signed another.

    Raises:
        Invalid: "proof.key-malformed", "proof.key-weak": key or signature is none.
        Unchecked: "proof.key-unsupported": an algorithm, or a pair of algorithm and key, that is not known here.
    """
    algorithm = _KNOWN.get(lower.algorithm)
    if algorithm is None:
        raise Unchecked("proof.key-unsupported", f"a signature of the algorithm {lower.algorithm[:60].hex()}")
    key = keys.from_spki(upper.key)
    curve, size = _OF.get(algorithm, ("", 0))
    if key.get("crv", "") != curve:
        raise Unchecked(
            "proof.key-unsupported", f"{algorithm} and a key of type {key['kty']} {key.get('crv', '')}".rstrip()
        )
    signature = x509.raw_signature(lower.signature, size) if size else lower.signature
    return await crypto.verify(SignatureCheck(algorithm, key, lower.signed, signature))
