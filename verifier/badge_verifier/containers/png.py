"""Find the text chunks of a PNG that a badge can live in (https://www.w3.org/TR/png-3/, "Textual information").

Decides whether the file is a sound PNG and which texts it carries; what they mean is left to `payloads`.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from badge_verifier.claims.credential import Remark
from badge_verifier.containers import sizes
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import Limits

SIGNATURE = b"\x89PNG\r\n\x1a\n"

# Open Badges 3.0 "PNG" (https://www.imsglobal.org/spec/ob/v3p0/#png), Open Badges Baking Specification, CLR 2.0.
KEYWORDS = ("openbadgecredential", "openbadges", "clrcredential")
_ALMOST = ("openbadge", "openbadgecredentials", "openbadgescredential", "clrcredentials")
_TEXTS = (b"iTXt", b"tEXt", b"zTXt")
# What Moodle's own baker writes in place of compression flag, method, language and translated keyword.
_MOODLE = b"'json'\0''\0"


class Text(NamedTuple):
    """The text of one chunk, and what of the chunk was read generously."""

    text: str
    remarks: tuple[Remark, ...] = ()


def badge_texts(data: bytes, limits: Limits) -> list[Text]:
    """Return the text of every chunk whose keyword is one of `KEYWORDS`, in file order.

    A wrong checksum of another chunk says that the picture is damaged, not the badge.

    Raises:
        Invalid: "unbake.png-broken": not a PNG from signature to IEND, or the checksum of the badge is wrong;
            "unbake.text-broken": the chunk of the badge does not decode.
        Unchecked: "unbake.too-large": the text is longer than the limits.
    """
    found: list[Text] = []
    damaged = False
    for kind, body, offset, sound in _walked(data):
        text = _chunk(kind, body, limits) if kind in _TEXTS and body else None
        if text is not None and not sound:
            raise Invalid("unbake.png-broken", f"the checksum of the chunk at byte {offset} is wrong")
        damaged = damaged or not sound
        if text is not None:
            found.append(text)
    remarks = (Remark("remark.png-checksum"),) if damaged else ()
    return [Text(each.text, each.remarks + remarks) for each in found]


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield type and body of each chunk up to IEND; after it nothing counts."""
    return ((kind, body) for kind, body, _, _ in _walked(data))


def _walked(data: bytes) -> Iterator[tuple[bytes, bytes, int, bool]]:
    """Yield type, body and place of each chunk up to IEND, and whether its checksum is right."""
    offset = len(SIGNATURE)
    first = True
    while True:
        if len(data) < offset + 12:
            raise Invalid("unbake.png-broken", f"the file stops at byte {len(data)}, before IEND")
        (length,) = struct.unpack_from(">I", data, offset)
        kind = data[offset + 4 : offset + 8]
        if length > len(data) - offset - 12:
            raise Invalid("unbake.png-broken", f"the chunk at byte {offset} is cut short")
        body = data[offset + 8 : offset + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, offset + 8 + length)
        if first and kind != b"IHDR":
            raise Invalid("unbake.png-broken", "the first chunk is not IHDR")
        if kind == b"IEND":
            return
        yield kind, body, offset, zlib.crc32(body, zlib.crc32(kind)) == checksum
        first = False
        offset += 12 + length


def _chunk(kind: bytes, body: bytes, limits: Limits) -> Text | None:
    """Return the text of a chunk, or None if it is none of ours."""
    name, separator, rest = body.partition(b"\0")
    keyword = name[:80].decode("latin-1")
    remarks: tuple[Remark, ...] = ()
    if keyword not in KEYWORDS:
        if keyword.strip().lower() not in (*KEYWORDS, *_ALMOST):
            return None
        remarks = (Remark("remark.png-chunk", keyword),)
    if kind == b"iTXt":
        text = _itxt(separator, rest, limits)
        return Text(_decoded(text, limits), remarks)
    if kind == b"zTXt":
        if rest[:1] != b"\0":
            raise Invalid("unbake.text-broken", "the zTXt chunk has an unknown compression method")
        rest = inflate(rest[1:], limits.inflated_bytes)
    # A tEXt chunk with an address is how badges were baked before 2013.
    if kind == b"zTXt" or keyword != "openbadges":
        remarks = remarks or (Remark("remark.png-chunk", kind.decode("latin-1")),)
    return _latin(rest, remarks, limits)


def _itxt(separator: bytes, rest: bytes, limits: Limits) -> bytes:
    """Return the text of an iTXt chunk after its keyword ("iTXt International textual data")."""
    if rest.startswith(_MOODLE):
        return rest[len(_MOODLE) :]
    if not separator or len(rest) < 2:  # noqa: PLR2004 -- compression flag and method
        raise Invalid("unbake.text-broken", "the iTXt chunk ends before its compression flag")
    flag, method = rest[0], rest[1]
    _language, first, rest = rest[2:].partition(b"\0")
    _translated, second, text = rest.partition(b"\0")
    if not first or not second:
        raise Invalid("unbake.text-broken", "the iTXt chunk ends before its text")
    if flag == 1 and method == 0:
        return inflate(text, limits.inflated_bytes)
    if flag != 0:
        raise Invalid("unbake.text-broken", f"the iTXt chunk has compression flag {flag}, method {method}")
    return text


def _latin(text: bytes, remarks: tuple[Remark, ...], limits: Limits) -> Text:
    """Return a text that should be Latin-1 ("tEXt Textual data") and mostly is UTF-8."""
    try:
        return Text(_decoded(text, limits), remarks)
    except Invalid:
        return Text(text.decode("latin-1"), (*remarks, Remark("remark.encoding-guessed", "Latin-1")))


def _decoded(text: bytes, limits: Limits) -> str:
    if len(text) > limits.embedding_bytes:
        raise Unchecked("unbake.too-large", f"the badge in the image is longer than {limits.embedding_bytes} bytes")
    try:
        found = text.decode()
    except UnicodeDecodeError as error:
        raise Invalid("unbake.text-broken", f"the text in the image is not UTF-8 at byte {error.start}") from error
    sizes.check(found, limits)
    return found


def inflate(packed: bytes, most: int, wbits: int = zlib.MAX_WBITS) -> bytes:
    """Return the decompressed bytes, never making more than `most` of them.

    Args:
        packed: One whole zlib stream; `wbits` as in `zlib.decompressobj`.

    Raises:
        Invalid: "unbake.text-broken": it is not one.
        Unchecked: "unbake.too-large": there is more.
    """
    stream = zlib.decompressobj(wbits=wbits)
    try:
        data = stream.decompress(packed, most)
        more = not stream.eof and bool(stream.decompress(stream.unconsumed_tail, 1))
    except zlib.error as error:
        raise Invalid("unbake.text-broken", str(error)) from error
    if more:
        raise Unchecked("unbake.too-large", f"it inflates to more than {most} bytes")
    if not stream.eof:
        raise Invalid("unbake.text-broken", "the compressed text is cut short")
    return data
