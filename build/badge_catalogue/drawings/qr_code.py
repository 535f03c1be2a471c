"""The QR code of an address, as a picture that stands in the page: a poster or a slide leads to it without a request.

One bit a module: a fifth of the bytes that the same code takes as strokes of SVG.

Dark on light in both colour schemes, with the quiet zone the standard asks for: many readers know nothing else.
Thousands of addresses are drawn from few drawings: with version and mask fixed a QR code is linear, error correction
included (ISO/IEC 18004), so that each bit of an address turns the same modules over, whatever the rest of it is.
"""

import base64
from functools import cache
from itertools import count
from typing import NamedTuple

import segno
from markupsafe import Markup

from badge_catalogue.drawings.png import encoded
from badge_catalogue.pieces import piece

_QUIET = 4  # modules of margin, ISO/IEC 18004
_MASK = 0  # any of the eight is right; trying them all for the prettiest takes seven times as long
_PLAIN = "a"  # the letter that all other texts are told apart from
_LONGEST = 120  # characters; the single bits of a longer address take longer to draw than they save
_FEW = 120  # codes of a process that are drawn whole: the drawings of single bits take as long as some hundred
_drawn_before = count()
_BITS = bytes.maketrans(b"\x00\x01", b"10")  # dark is 1 in a code, and 0 in a picture


class _Drawn(NamedTuple):
    """A QR code: its version, its width in modules, and a byte per module, each row ending in one light one more."""

    version: int
    width: int
    modules: int


def qr_code(address: str) -> Markup:
    """Return the drawing; hidden from readers of the screen, so the address has to stand beside it as text."""
    combined = next(_drawn_before) >= _FEW and address.isascii() and len(address) <= _LONGEST
    drawn = _combined(address) if combined else _drawn(address)
    side = drawn.width + 2 * _QUIET
    picture = base64.b64encode(_png(drawn)).decode()
    return piece("qr_code.html", "drawing", side, picture)


def _drawn(text: str, version: int | None = None) -> _Drawn:
    """Return the code of a text; of the smallest version that holds it, unless one is named."""
    code = segno.make(text, version=version, error="m", mode="byte", mask=_MASK, micro=False, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    return _Drawn(int(code.version), len(rows), int.from_bytes(b"\0".join(rows)))


def _combined(text: str) -> _Drawn:
    """Return the code of a text of ASCII, as `_drawn` does, from the drawings of its single bits."""
    start = _plain(len(text))
    modules = start.modules
    for place, letter in enumerate(text):
        if letter != _PLAIN:
            modules ^= _turned(start.version, place, letter)
    return start._replace(modules=modules)


@cache
def _plain(length: int, version: int | None = None) -> _Drawn:
    return _drawn(_PLAIN * length, version)


@cache
def _turned(version: int, place: int, letter: str) -> int:
    """Return the modules that a letter at a place turns over; a place counts the same in texts of any length."""
    modules = 0
    bits = ord(letter) ^ ord(_PLAIN)
    while bits:
        modules ^= _turned_by_bit(version, place, bits & -bits)
        bits &= bits - 1
    return modules


@cache
def _turned_by_bit(version: int, place: int, bit: int) -> int:
    other = _drawn(_PLAIN * place + chr(ord(_PLAIN) ^ bit), version)
    return other.modules ^ _plain(place + 1, version).modules


def _png(drawn: _Drawn) -> bytes:
    """Return a PNG of one bit a module, with the quiet zone round it."""
    pitch, side = drawn.width + 1, drawn.width + 2 * _QUIET
    modules = drawn.modules.to_bytes(pitch * drawn.width - 1).translate(_BITS)
    quiet, empty = b"1" * _QUIET, _line(b"1" * side)
    lines = (_line(quiet + modules[start : start + drawn.width] + quiet) for start in range(0, len(modules), pitch))
    margin = [empty] * _QUIET
    return encoded([*margin, *lines, *margin], side)


def _line(bits: bytes) -> bytes:
    """Return the bytes of the bits of a line, the last byte filled up."""
    size = (len(bits) + 7) // 8
    return int(bits.ljust(size * 8, b"0"), 2).to_bytes(size)
