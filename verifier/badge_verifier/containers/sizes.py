"""How large a badge is beside the pictures embedded in it: some platforms write half a megabyte of picture into it."""

import re

from badge_verifier.errors import Unchecked
from badge_verifier.limits import Limits

# Begin PNG, JPEG, GIF, WebP and SVG in base64; some programs write "/" as "\/".
_BASE64 = (
    r"(?:iVBORw0KGgo|\\{0,3}/9j\\{0,3}/|R0lGOD[dl]h|UklGR|PHN2Zy|PD94bWwg)[A-Za-z0-9+=]*+(?:\\{0,3}/[A-Za-z0-9+=]*+)*+"
)
_ADDRESS = r'data:image\\{0,3}/[^"\\;,]{1,40}[;,][^"\\]*+(?:\\{1,3}/[^"\\]*+)*+'
# A string of JSON that is a picture from its first sign to its last: as an address, or bare as European diplomas have
# it (`MediaObject.content`). In JSON that is itself a string of JSON, as the payload of a seal, its quotes are escaped.
_PICTURE = re.compile(rf'"(?:{_ADDRESS}|{_BASE64})\\?"')
_MARKS = ("data:image", "iVBORw0KGgo", "9j", "R0lGOD", "UklGR", "PHN2Zy", "PD94bWwg")


def beside_pictures(text: str) -> int:
    """Return the number of characters that are not embedded pictures."""
    if not any(mark in text for mark in _MARKS):
        return len(text)
    return len(text) - sum(match.end() - match.start() for match in _PICTURE.finditer(text))


def check(text: str, limits: Limits, *, badges: int = 1) -> None:
    """Refuse a badge that is too large to be read.

    Args:
        badges: How many of them may stand in the text.

    Raises:
        Unchecked: "unbake.too-large".
    """
    if len(text) > limits.embedding_bytes:
        raise Unchecked("unbake.too-large", f"{len(text)} characters of badge, at most {limits.embedding_bytes}")
    if len(text) > limits.badge_bytes and beside_pictures(text) > badges * limits.badge_bytes:
        raise Unchecked(
            "unbake.too-large", f"{beside_pictures(text)} characters beside pictures, at most {limits.badge_bytes}"
        )
