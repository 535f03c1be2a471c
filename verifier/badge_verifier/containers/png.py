"""Find the text chunks of a PNG that a badge can live in (https://www.w3.org/TR/png-3/, "Textual information").

Decides whether the file is a sound PNG and which texts it carries; what they mean is left to `unbake`.
"""

import struct
import zlib
from collections.abc import Iterator

from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import Limits

SIGNATURE = b"\x89PNG\r\n\x1a\n"

# Open Badges 3.0 "PNG" (https://www.imsglobal.org/spec/ob/v3p0/#png), Open Badges Baking Specification, CLR 2.0.
KEYWORDS = ("openbadgecredential", "openbadges", "clrcredential")


def badge_texts(data: bytes, limits: Limits) -> list[str]:
    """Return the text of every chunk whose keyword is one of `KEYWORDS`, in file order.

    Raises:
        Invalid: "unbake.png-broken": not a PNG from signature to IEND, or a checksum is wrong; "unbake.text-broken":
            the chunk of the badge does not decode.
        Unchecked: "unbake.too-large": the text is longer than the limits.
    """
    return [
        text
        for kind, body in chunks(data)
        if kind in (b"iTXt", b"tEXt")
        for text in [_itxt(body, limits) if kind == b"iTXt" else _text(body, limits)]
        if text is not None
    ]


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield type and body of each chunk up to IEND; after it nothing counts."""
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
        if zlib.crc32(body, zlib.crc32(kind)) != checksum:
            raise Invalid("unbake.png-broken", f"the checksum of the chunk at byte {offset} is wrong")
        if first and kind != b"IHDR":
            raise Invalid("unbake.png-broken", "the first chunk is not IHDR")
        if kind == b"IEND":
            return
        yield kind, body
        first = False
        offset += 12 + length


def _itxt(body: bytes, limits: Limits) -> str | None:
    """Return the text of an iTXt chunk ("iTXt International textual data"), or None if it is none of ours."""
    keyword, separator, rest = body.partition(b"\0")
    if keyword.decode("latin-1") not in KEYWORDS:
        return None
    if not separator or len(rest) < 2:  # noqa: PLR2004 -- compression flag and method
        raise Invalid("unbake.text-broken", "the iTXt chunk ends before its compression flag")
    flag, method = rest[0], rest[1]
    _language, first, rest = rest[2:].partition(b"\0")
    _translated, second, text = rest.partition(b"\0")
    if not first or not second:
        raise Invalid("unbake.text-broken", "the iTXt chunk ends before its text")
    if flag == 1 and method == 0:
        text = inflate(text, limits.inflated_bytes)
    elif flag != 0:
        raise Invalid("unbake.text-broken", f"the iTXt chunk has compression flag {flag}, method {method}")
    return _decoded(text, limits)


def _text(body: bytes, limits: Limits) -> str | None:
    """Return the text of a tEXt chunk: before 2013 the address of a hosted badge was baked so."""
    keyword, _separator, text = body.partition(b"\0")
    return _decoded(text, limits) if keyword == b"openbadges" else None


def _decoded(text: bytes, limits: Limits) -> str:
    if len(text) > limits.badge_bytes:
        raise Unchecked("unbake.too-large", f"the badge in the image is longer than {limits.badge_bytes} bytes")
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise Invalid("unbake.text-broken", f"the text in the image is not UTF-8 at byte {error.start}") from error


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
