"""How large a badge is beside the pictures embedded in it: some platforms write half a megabyte of picture into it."""

import re

from badge_verifier.errors import Unchecked
from badge_verifier.limits import Limits

# A string of JSON that is a picture; some programs write "/" as "\/".
_PICTURE = re.compile(r'"data:image\\?/[^"\\]{1,40}[;,](?:[^"\\]|\\/)*+"')


def beside_pictures(text: str) -> int:
    """Return the number of characters that are not embedded pictures."""
    if "data:image" not in text:
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
