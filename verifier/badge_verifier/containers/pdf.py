"""List what a PDF attaches and links to (ISO 32000-1, "Embedded file streams" and "URI actions").

A PDF is itself no proof: text in it says nothing. Only whole files attached to it and the addresses that it links to
are looked at, and those are verified as if they had come by themselves.
"""

import bisect
import itertools
import re
import zlib
from collections.abc import Iterator

from badge_verifier.limits import PDF_DICTIONARY, PDF_LINK, PDF_STREAM, PDF_STREAMS, Limits

_STREAM = re.compile(rb">>\s{0,8}stream\r?\n")
_END = re.compile(rb"endstream")
_URI = re.compile(rb"/URI\s{0,8}\(((?:[^()\\]|\\.){0,%d})\)" % PDF_LINK, re.DOTALL)
_HEX_URI = re.compile(rb"/URI\s{0,8}<([0-9A-Fa-f\s]{0,%d})>" % (2 * PDF_LINK))
_LOCK = re.compile(rb"/Encrypt\s{0,8}(?:\d|<<)")


def parts(data: bytes, limits: Limits) -> tuple[list[bytes], str]:
    """Return the attached files, and one text with every address that the PDF links to.

    What cannot be read is passed over: it would not have been a badge that we could judge.
    """
    files: list[bytes] = []
    links = _links(data)
    left = limits.file_bytes  # of all streams together, after inflating
    for dictionary, body in _streams(data):
        if left <= 0:
            break
        content = _content(dictionary, body, min(left, limits.inflated_bytes))
        left -= max(len(content), len(body))
        if b"/EmbeddedFile" in dictionary:
            files.append(content)
        else:  # link annotations hide in object streams
            links += _links(content)
    return files, "\n".join(links)


def is_locked(data: bytes) -> bool:
    """Say whether what is in the PDF is encrypted (ISO 32000-1, "Encryption"): then nobody could look."""
    return _LOCK.search(data) is not None


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield dictionary and body of each stream that can hold a file or links."""
    ends = [match.start() for match in _END.finditer(data)]  # looked for once, not from each stream anew
    for match in itertools.islice(_STREAM.finditer(data), PDF_STREAMS):
        before = data[max(0, match.start() - PDF_DICTIONARY) : match.start()]
        dictionary = before[before.rfind(b" obj") + 1 :]
        place = bisect.bisect_left(ends, match.end())
        near = place < len(ends) and ends[place] - match.end() <= PDF_STREAM
        if near and (b"/EmbeddedFile" in dictionary or b"/ObjStm" in dictionary):
            yield dictionary, data[match.end() : ends[place]]


def _content(dictionary: bytes, body: bytes, most: int) -> bytes:
    if b"/Filter" not in dictionary:
        return body[:most].removesuffix(b"\n").removesuffix(b"\r")
    if b"/FlateDecode" not in dictionary:
        return b""
    try:
        return zlib.decompressobj().decompress(body, most)
    except zlib.error:
        return b""


def _links(data: bytes) -> list[str]:
    plain = [re.sub(rb"\\(.)", rb"\1", uri, flags=re.DOTALL) for uri in _URI.findall(data)]
    plain += [bytes.fromhex(uri.decode()) for uri in _HEX_URI.findall(data) if len(b"".join(uri.split())) % 2 == 0]
    return [uri.decode("latin-1") for uri in plain]
