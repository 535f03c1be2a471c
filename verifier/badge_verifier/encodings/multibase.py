"""Multibase (https://www.w3.org/TR/cid-1.0/#multibase-0) and strict base64url, the encodings of keys and signatures."""

import base64
import binascii
import re

from badge_verifier.errors import Invalid
from badge_verifier.limits import BASE58

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_DIGITS = {character: value for value, character in enumerate(_BASE58)}
_BASE64URL = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)


def decode(text: str) -> bytes:
    """Return the bytes of a multibase text in base58btc ("z…") or base64url without padding ("u…").

    Raises:
        Invalid: "proof.encoding": another base, a foreign character, or too long.
    """
    if text.startswith("z"):
        return base58(text[1:])
    if text.startswith("u"):
        return base64url(text[1:])
    raise Invalid("proof.encoding", f"got {text[:12]!r}, expected base58 (z…) or base64url (u…)")


def base58(text: str) -> bytes:
    """Return the bytes of base58btc without its multibase letter.

    Raises:
        Invalid: "proof.encoding": a foreign character, or too long.
    """
    if len(text) > BASE58:
        raise Invalid("proof.encoding", f"{len(text)} characters of base58")
    number = 0
    for character in text:
        if character not in _DIGITS:
            raise Invalid("proof.encoding", f"{character!r} is not a character of base58")
        number = number * 58 + _DIGITS[character]
    zeros = len(text) - len(text.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def to_base58(data: bytes) -> str:
    """Return multibase base58btc, "z…"."""
    number = int.from_bytes(data, "big")
    text = ""
    while number:
        number, digit = divmod(number, 58)
        text = _BASE58[digit] + text
    return "z" + "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def base64url(text: str) -> bytes:
    """Return the bytes of base64url without padding (RFC 7515, "Terminology").

    Raises:
        Invalid: "proof.encoding": a foreign character, padding, an impossible length, or bits that should be zero.
    """
    # b64decode skips foreign characters unless told to validate, and takes "+" for "-".
    if not _BASE64URL.fullmatch(text):
        raise Invalid("proof.encoding", f"{text[:12]!r}… is not base64url")
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise Invalid("proof.encoding", f"base64url of {len(text)} characters") from error
    if to_base64url(data) != text:
        raise Invalid("proof.encoding", "base64url with stray bits at its end")
    return data


def to_base64url(data: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
