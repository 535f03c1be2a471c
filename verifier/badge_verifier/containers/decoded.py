"""From the bytes of a text to its characters: UTF-8, UTF-16, or what older programs write.

Decides the encoding alone. Where it had to be guessed a remark says so: the signature, not the guess, proves a badge.
"""

import re
from typing import NamedTuple

from badge_verifier.claims.credential import Remark
from badge_verifier.limits import ENCODING_SAMPLE

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_BINARY = re.compile(rb"[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_UNUSED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # of Windows-1252
_FOREIGN_SHARE = 0.3  # of bytes beyond ASCII; more is no text in a western language


class Decoded(NamedTuple):
    """A text, and how it was written where that is not UTF-8."""

    text: str
    remarks: tuple[Remark, ...] = ()


def decoded(data: bytes) -> Decoded | None:
    """Return the text without its byte order mark and the zeros at its end; None where the bytes are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if wide := _wide(data):
        return _strict(data, wide)
    data = data.rstrip(b"\0")
    if _BINARY.search(data):
        return None
    found = _strict(data, "utf-8")
    if found is not None:
        return found
    foreign = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if _UNUSED.search(data) or foreign > _FOREIGN_SHARE * len(data):
        return None
    return Decoded(data.decode("cp1252"), (Remark("remark.encoding-guessed", "Windows-1252"),))


def _wide(data: bytes) -> str | None:
    """Return the form of UTF-16 that a text without a mark is in: every other byte of its beginning is zero."""
    head = data[:ENCODING_SAMPLE]
    if len(head) < 4:  # noqa: PLR2004 -- two characters
        return None
    even, odd = head[::2], head[1::2]
    if not any(odd) and all(even):
        return "utf-16-le"
    return "utf-16-be" if not any(even) and all(odd) else None


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if encoding == "utf-8":
        return Decoded(text.rstrip("\0"))
    return Decoded(text.removeprefix("\ufeff").rstrip("\0"), (Remark("remark.encoding", encoding.upper()[:6]),))
