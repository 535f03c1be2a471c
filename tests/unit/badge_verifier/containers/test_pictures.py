"""Why a picture holds no badge: codes and screenshots are told from other pictures, and nothing is told wrongly."""

import asyncio
import io
import random
import struct
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
import segno

from badge_verifier.containers import pictures
from badge_verifier.errors import StepError
from badge_verifier.network.fetches import Offline
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.verify import verify

LINK = "https://www.edubadges.nl/public/assertions/AbCdEf"


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return one chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))


def png(width: int, height: int, depth: int, colour: int, raw: bytes, *more: bytes) -> bytes:
    """Return a PNG of these filtered rows."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(raw))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + data + chunk(b"IEND", b"")


def code(content: str = LINK, scale: int = 4) -> bytes:
    """Return the picture of a QR code."""
    out = io.BytesIO()
    segno.make(content, error="m", micro=False).save(out, kind="png", scale=scale, border=4)
    return out.getvalue()


def modules(scale: int = 3) -> list[list[int]]:
    """Return the pixels of a code, 1 for dark."""
    matrix = segno.make(LINK, error="m", micro=False).matrix_iter(scale=scale, border=4)
    return [[int(pixel > 0) for pixel in row] for row in matrix]


def filtered(rows: list[bytes], kind: int, step: int) -> bytes:
    """Return rows with one of PNG's five filters (PNG, "Filter type 4: Paeth" and before)."""
    above, out = bytes(len(rows[0])), b""
    for row in rows:
        line = bytearray()
        for place, byte in enumerate(row):
            left, corner = (row[place - step], above[place - step]) if place >= step else (0, 0)
            over = above[place]
            paeth = min((left, over, corner), key=lambda one: abs(one - (left + over - corner)))
            line.append((byte - (0, left, over, (left + over) // 2, paeth)[kind]) & 0xFF)
        out += bytes([kind]) + bytes(line)
        above = row
    return out


@pytest.mark.parametrize("kind", range(5), ids=["none", "sub", "up", "average", "paeth"])
@pytest.mark.parametrize(
    ("colour", "dark", "light"),
    [
        (0, b"\x10", b"\xe0"),
        (2, b"\x20\x10\x30", b"\xff\xf0\xe0"),
        (4, b"\0\xff", b"\0\0"),
        (6, b"\0\0\0\xff", b"\xff" * 4),
    ],
    ids=["grey", "colour", "grey, see-through", "colour with alpha"],
)
def test_a_code_is_seen_however_it_is_written(kind: int, colour: int, dark: bytes, light: bytes) -> None:
    """In each of PNG's filters and kinds of pixels; the same picture upside down in its colours is none."""
    pixels = modules()
    rows = [b"".join(dark if pixel else light for pixel in row) for row in pixels]
    assert pictures.reason(png(len(pixels[0]), len(pixels), 8, colour, filtered(rows, kind, len(dark)))) == "qr-code"
    other = [b"".join(light if pixel else dark for pixel in row) for row in pixels]
    assert pictures.reason(png(len(pixels[0]), len(pixels), 8, colour, filtered(other, kind, len(dark)))) == ""


@pytest.mark.parametrize(("content", "scale"), [(LINK, 1), (LINK, 8), ("x" * 400, 3), ("https://x.nl/1", 5)])
def test_codes_of_every_size_are_seen(content: str, scale: int) -> None:
    """One bit to the pixel, with a palette, as programs that make codes write them."""
    assert pictures.reason(code(content, scale)) == "qr-code"


def test_a_code_without_one_corner_is_none() -> None:
    """Two corners are a drawing; three at the right places are a code."""
    pixels = modules()
    for row in pixels[: len(pixels) // 2]:
        row[: len(row) // 2] = [0] * (len(row) // 2)
    rows = [bytes(255 - 255 * pixel for pixel in row) for row in pixels]
    assert pictures.reason(png(len(pixels[0]), len(pixels), 8, 0, filtered(rows, 0, 1))) == ""


@pytest.mark.parametrize("seed", range(10))
def test_noise_is_no_code(seed: int) -> None:
    """Squares of black and white at random, as fine as a code's."""
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    fine = [[chance.random() < 0.5 for _ in range(60)] for _ in range(60)]
    raw = b"".join((b"\0" + bytes(0 if dark else 255 for dark in row for _ in range(4))) * 4 for row in fine)
    assert pictures.reason(png(240, 240, 8, 0, raw)) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (chunk(b"tEXt", b"Software\0gnome-screenshot"), "screenshot"),
        (chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<exif:UserComment>Screenshot</exif:UserComment>"), "screenshot"),
        (chunk(b"eXIf", b"MM\0*ASCII\0\0\0Screenshot"), "screenshot"),
        (chunk(b"tEXt", b"Software\0Inkscape"), ""),
        (chunk(b"tEXt", b"Comment\0screen"), ""),
    ],
)
def test_a_screenshot_says_so_itself(text: bytes, reason: str) -> None:
    """What made the picture is written in it; a drawing program is none of those."""
    assert pictures.reason(png(1, 1, 8, 0, b"\0\x80", text)) == reason


def test_pictures_of_others_are_not_taken_for_codes(vectors: Path) -> None:
    """PngSuite: every sound picture of it is looked at, and none is a code or a screenshot."""
    found = {}
    for path in sorted((vectors / "pngsuite").rglob("*.png")):
        try:
            found[path.name] = pictures.reason(path.read_bytes())
        except StepError:
            continue  # no sound PNG: `unbake` has refused it before
    assert len(found) > 150
    assert set(found.values()) == {""}


def said(data: bytes) -> str:
    """Return the code of step 1."""
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    (report,) = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=now, trust=None))
    assert report.headline == "no-badge-found"
    return report.steps[0].code


def test_the_reader_is_told_which_it_is() -> None:
    """A code, a screenshot, and any other picture are three answers; in a ZIP nobody looks at pixels."""
    assert said(code()) == "unbake.qr-code"
    assert said(png(1, 1, 8, 0, b"\0\x80", chunk(b"tEXt", b"Software\0gnome-screenshot"))) == "unbake.screenshot"
    assert said(png(1, 1, 8, 0, b"\0\x80")) == "unbake.no-badge-in-png"


def test_a_large_or_strange_picture_is_left_alone() -> None:
    """One pixel over the limit, another size than the header says, a depth that is none: no reason is given."""
    side = 774
    assert pictures.reason(png(side, side, 8, 0, bytes((side + 1) * side))) == ""
    assert pictures.reason(png(side * 2, side, 8, 0, bytes((side * 2 + 1) * side))) == ""
    assert pictures.reason(png(2, 2, 8, 0, b"\0")) == ""
    assert pictures.reason(png(2, 2, 16, 0, bytes(10))) == ""
    assert pictures.reason(png(2, 2, 8, 3, bytes(6))) == ""
