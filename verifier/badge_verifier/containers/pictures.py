"""Why does a picture hold no badge? Tells a QR code and a screenshot from other PNG files that carry none.

Decides the words alone: what is found here says nothing about a badge. A code is recognised by its three corners and
not read; whoever wants to know what it says scans it, or gives it to the verify page.
"""

import itertools
import re
import struct
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from badge_verifier.containers import png
from badge_verifier.errors import StepError
from badge_verifier.limits import PICTURE_COLUMNS, PICTURE_CORNERS, PICTURE_PIXELS, PICTURE_TEXT

Reason = Literal["qr-code", "screenshot", ""]

_SCREENSHOT = re.compile(
    rb"screen ?shot|schermafdruk|schermafbeelding|snipping tool|flameshot|spectacle", re.IGNORECASE
)
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type (PNG, "IHDR Image header")
_DEPTHS = (1, 2, 4, 8)
_MIDDLE = 128
# ISO/IEC 18004, "Finder pattern": dark and light as 1:1:3:1:1, in rows and in columns.
_FINDER = (1, 1, 3, 1, 1)
_CORNERS = 3


class _Header(NamedTuple):
    width: int
    height: int
    depth: int
    colour: int
    interlaced: int


class _Corner(NamedTuple):
    """A place that looks like a corner of a code: its middle, and the width of one module."""

    x: float
    y: float
    module: float


def reason(data: bytes) -> Reason:
    """Return the kind of picture that a sound PNG without a badge is; "" where it cannot be told."""
    texts = (body for kind, body in png.chunks(data) if kind in (b"tEXt", b"iTXt", b"eXIf"))
    if any(_SCREENSHOT.search(body[:PICTURE_TEXT]) for body in texts):
        return "screenshot"
    rows = _rows(data)
    return "qr-code" if rows and _is_code(_corners(rows)) else ""


def _rows(data: bytes) -> list[list[bool]]:
    """Return for each pixel whether it is dark; nothing for pictures that are large, interlaced or broken."""
    parts: dict[bytes, bytes] = {}
    pixels: list[bytes] = []  # joined once: a picture may come in half a million parts
    for kind, body in png.chunks(data):
        if kind == b"IDAT":
            pixels.append(body)
        else:
            parts[kind] = body
    if len(parts.get(b"IHDR", b"")) != struct.calcsize(">IIBBBBB"):
        return []
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    header = _Header(width, height, depth, colour, interlaced)
    if colour not in _CHANNELS or depth not in _DEPTHS or interlaced:
        return []
    stride = (width * _CHANNELS[colour] * depth + 7) // 8
    if not 0 < (stride + 1) * height <= PICTURE_PIXELS or width * height > PICTURE_PIXELS:
        return []
    try:
        raw = png.inflate(b"".join(pixels), PICTURE_PIXELS)
    except StepError:
        return []
    if len(raw) != (stride + 1) * height:
        return []
    palette = parts.get(b"PLTE", b"")
    return [_dark(line, header, palette) for line in _unfiltered(raw, stride, max(1, _CHANNELS[colour] * depth // 8))]


def _unfiltered(raw: bytes, stride: int, step: int) -> Iterator[bytes]:
    """Yield the bytes of each row (PNG, "Filtering")."""
    above = bytes(stride)
    for start in range(0, len(raw), stride + 1):
        kind, line = raw[start], bytearray(raw[start + 1 : start + 1 + stride])
        if kind == 2:  # noqa: PLR2004 -- Up
            line = bytearray((one + two) & 0xFF for one, two in zip(line, above, strict=True))
        elif kind:
            _predict(kind, line, above, step)
        above = bytes(line)
        yield above


def _predict(kind: int, line: bytearray, above: bytes, step: int) -> None:
    """Undo the filters that look to the left: Sub, Average and Paeth."""
    for place, byte in enumerate(line):
        left, corner = (line[place - step], above[place - step]) if place >= step else (0, 0)
        over = above[place]
        if kind == 1:
            guess = left
        elif kind == 3:  # noqa: PLR2004 -- Average
            guess = (left + over) // 2
        else:
            to_left, to_over, to_corner = abs(over - corner), abs(left - corner), abs(left + over - 2 * corner)
            guess = left if to_left <= to_over and to_left <= to_corner else over if to_over <= to_corner else corner
        line[place] = (byte + guess) & 0xFF


def _dark(line: bytes, header: _Header, palette: bytes) -> list[bool]:
    """Return for each pixel of a row whether it is dark and can be seen."""
    if header.depth < 8:  # noqa: PLR2004 -- several pixels in a byte: grey or palette
        mask = (1 << header.depth) - 1
        shifts = range(8 - header.depth, -1, -header.depth)
        values = [byte >> shift & mask for byte in line for shift in shifts][: header.width]
        return [_darkness(value, palette) for value in values] if palette else [value * 2 <= mask for value in values]
    if header.colour == 3:  # noqa: PLR2004 -- palette
        return [_darkness(value, palette) for value in line]
    channels = _CHANNELS[header.colour]
    colours = channels - (channels in (2, 4))  # the others are how opaque it is
    found = []
    for place in range(0, len(line), channels):
        clear = colours < channels and line[place + colours] < _MIDDLE
        found.append(not clear and sum(line[place : place + colours]) < _MIDDLE * colours)
    return found


def _darkness(index: int, palette: bytes) -> bool:
    colour = palette[3 * index : 3 * index + 3]
    return len(colour) == 3 and sum(colour) < 3 * _MIDDLE  # noqa: PLR2004 -- red, green, blue


def _corners(rows: Sequence[Sequence[bool]]) -> list[_Corner]:
    """Return the places where rows and columns both have the pattern."""
    columns: list[list[_Corner]] = []  # of rows below each other
    growing: list[list[_Corner]] = []
    for y, row in enumerate(rows):
        growing = [column for column in growing if y - column[-1].y <= column[-1].module]
        for x, module in _patterns(row):
            column = next((one for one in growing if abs(one[-1].x - x) <= module), None)
            if column is None:
                column = []
                columns.append(column)
                growing.append(column)
            column.append(_Corner(x, y, module))
            if len(columns) > PICTURE_COLUMNS:
                return []
    corners = []
    for column in columns:
        module = sum(one.module for one in column) / len(column)
        if 2 * module <= len(column) <= 4 * module:  # the dark middle is three modules high
            middle = column[len(column) // 2]
            upright = [row[int(middle.x)] for row in rows]
            if any(abs(place - middle.y) <= module for place, _ in _patterns(upright)):
                corners.append(_Corner(middle.x, middle.y, module))
    return corners


def _patterns(pixels: Sequence[bool]) -> Iterator[tuple[float, float]]:
    """Yield the middle and the module of every run that is like a finder pattern."""
    runs = [(dark, len(list(group))) for dark, group in itertools.groupby(pixels)]
    start = 0
    for place, (dark, length) in enumerate(runs):
        five = [size for _, size in runs[place : place + len(_FINDER)]]
        if dark and len(five) == len(_FINDER):
            module = sum(five) / sum(_FINDER)
            if all(
                abs(size - module * wanted) <= module * wanted / 2 for size, wanted in zip(five, _FINDER, strict=True)
            ):
                yield start + sum(five) / 2, module
        start += length


def _is_code(corners: Sequence[_Corner]) -> bool:
    """Say whether three corners stand at right angles, as far from one another as a code is wide."""
    for three in itertools.combinations(corners[:PICTURE_CORNERS], _CORNERS):
        modules = [one.module for one in three]
        if max(modules) > 1.5 * min(modules):
            continue
        sides = sorted((one.x - two.x) ** 2 + (one.y - two.y) ** 2 for one, two in itertools.combinations(three, 2))
        square = sides[0] > 0 and sides[1] <= 1.3 * sides[0] and abs(sides[2] - sides[0] - sides[1]) <= 0.2 * sides[2]
        if square and sides[0] >= (14 * min(modules) * 0.8) ** 2:  # the smallest code has 14 modules between corners
            return True
    return False
