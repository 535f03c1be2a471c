"""The little of DER that public keys need: PKCS #1 RSAPublicKey and SubjectPublicKeyInfo (RFC 5280, RFC 8017)."""

import base64
import binascii
import re

from badge_verifier.errors import Invalid
from badge_verifier.limits import DER_LENGTH

SEQUENCE, INTEGER, BIT_STRING, OID = 0x30, 0x02, 0x03, 0x06
_LONG_FORM = 0x80
_PEM = re.compile(r"\s*-----BEGIN (RSA )?PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END (?:RSA )?PUBLIC KEY-----\s*")

RSA = bytes.fromhex("2a864886f70d010101")
EC = bytes.fromhex("2a8648ce3d0201")
ED25519 = bytes.fromhex("2b6570")
P256 = bytes.fromhex("2a8648ce3d030107")
P384 = bytes.fromhex("2b81040022")
P521 = bytes.fromhex("2b81040023")


def take(data: bytes, tag: int) -> tuple[bytes, bytes]:
    """Return the content of the first element, which must have this tag, and what follows it.

    Raises:
        Invalid: "proof.key-malformed": another tag, or a length that is not there or not minimal.
    """
    if len(data) < 2 or data[0] != tag:  # noqa: PLR2004 -- a tag and a length
        raise Invalid("proof.key-malformed", f"expected the DER tag {tag:#04x}")
    length, start = data[1], 2
    if length >= _LONG_FORM:
        count = length - _LONG_FORM
        start += count
        length = int.from_bytes(data[2:start], "big")
        if not 1 <= count <= DER_LENGTH or len(data) < start or length < _LONG_FORM or data[2] == 0:
            raise Invalid("proof.key-malformed", "a DER length is not minimal")
    if len(data) < start + length:
        raise Invalid("proof.key-malformed", "the DER is cut short")
    return data[start : start + length], data[start + length :]


def peel(data: bytes) -> tuple[int, bytes, bytes, bytes]:
    """Return tag and content of the first element, the element itself, and what follows it.

    Raises:
        Invalid: "proof.key-malformed": as `take`, or there is none.
    """
    if not data:
        raise Invalid("proof.key-malformed", "the DER is cut short")
    content, rest = take(data, data[0])
    return data[0], content, data[: len(data) - len(rest)], rest


def elements(content: bytes, most: int = 64) -> list[tuple[int, bytes, bytes]]:
    """Return tag, content and whole of each element that a constructed one holds.

    Raises:
        Invalid: "proof.key-malformed": as `take`, or more than `most`.
    """
    found = []
    while content:
        tag, inside, element, content = peel(content)
        found.append((tag, inside, element))
        if len(found) > most:
            raise Invalid("proof.key-malformed", f"more than {most} elements")
    return found


def whole(data: bytes, tag: int) -> bytes:
    """Return the content of the only element.

    Raises:
        Invalid: "proof.key-malformed": as `take`, or something follows.
    """
    content, rest = take(data, tag)
    if rest:
        raise Invalid("proof.key-malformed", "bytes follow the key")
    return content


def rsa_public_key(data: bytes) -> tuple[bytes, bytes]:
    """Return modulus and exponent of an RSAPublicKey, big-endian without leading zeros.

    Raises:
        Invalid: "proof.key-malformed": it is not one.
    """
    modulus, rest = take(whole(data, SEQUENCE), INTEGER)
    exponent = whole(rest, INTEGER)
    return modulus.lstrip(b"\0"), exponent.lstrip(b"\0")


def subject_public_key(data: bytes) -> tuple[bytes, bytes, bytes]:
    """Return algorithm, its parameter if that is an object identifier (else empty), and key of a SubjectPublicKeyInfo.

    Raises:
        Invalid: "proof.key-malformed": it is not one.
    """
    identifier, rest = take(whole(data, SEQUENCE), SEQUENCE)
    algorithm, parameters = take(identifier, OID)
    bits = whole(rest, BIT_STRING)
    if not bits or bits[0] != 0:
        raise Invalid("proof.key-malformed", "the key is not a whole number of bytes")
    return algorithm, whole(parameters, OID) if parameters[:1] == bytes([OID]) else b"", bits[1:]


def pem(text: str) -> tuple[bytes, bool]:
    """Return the bytes of a PEM public key, and whether they are PKCS #1 ("BEGIN RSA PUBLIC KEY").

    Raises:
        Invalid: "proof.key-malformed": it is not one.
    """
    match = _PEM.fullmatch(text)
    if match is None:
        raise Invalid("proof.key-malformed", "expected -----BEGIN PUBLIC KEY-----")
    try:
        return base64.b64decode("".join(match[2].split()), validate=True), match[1] is not None
    except binascii.Error as error:
        raise Invalid("proof.key-malformed", "the PEM is not base64") from error
