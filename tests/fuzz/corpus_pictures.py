"""Pictures without a badge that are made to be expensive to look at: carpets of what corners of a QR code look like."""

import struct
import zlib
from collections.abc import Iterator

from corpus import Case  # type: ignore[import-not-found] # beside this file; `limits` makes it found

_SIDE = 774  # of a square of as many pixels as are looked at
_STRIPES = (b"\0\xff\0\0\0\xff\0\xff" * 100)[:_SIDE]


def cases() -> Iterator[Case]:
    """Yield them: carpets, single lines, and rows that have to be computed pixel by pixel."""
    yield Case("picture: a carpet of corners", lambda: picture(_SIDE, _SIDE, (b"\0" + _STRIPES) * _SIDE))
    yield Case("picture: corners that never meet", lambda: picture(_SIDE, _SIDE, _shifted()))
    yield Case("picture: one line of corners", lambda: picture(590_000, 1, b"\0" + (_STRIPES * 800)[:590_000]))
    yield Case("picture: a column", lambda: picture(1, 299_000, b"\0\0" * 299_000))
    yield Case("picture: the dearest filter", lambda: picture(_SIDE, _SIDE, (b"\4" + _STRIPES) * _SIDE))
    yield Case("picture: a part for each byte", _parts)
    yield Case("picture: larger than it says", lambda: picture(10, 10, bytes(8_000_000)))
    yield Case("picture: says to be endless", lambda: picture(2**31 - 1, 2**31 - 1, b""))


def picture(width: int, height: int, raw: bytes) -> bytes:
    """Return a grey PNG of these filtered rows, whatever its header says."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(raw)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))
        for kind, body in chunks
    )


def _parts() -> bytes:
    whole = picture(10, 10, b"")
    part = struct.pack(">I", 1) + b"IDATa" + struct.pack(">I", zlib.crc32(b"IDATa"))
    at = whole.index(b"IDAT") - 4
    return whole[:at] + part * 640_000 + whole[at:]


def _shifted() -> bytes:
    return b"".join(b"\0" + (_STRIPES[row % 8 :] + _STRIPES)[:_SIDE] for row in range(_SIDE))
