"""Take a saved e-mail (RFC 5322, MIME) apart: its texts and its attachments.

What it says of sender and date is not looked at: a badge in it is judged by itself. Bounds hold for parts and depth;
an e-mail that lies about its form loses its parts, no more.
"""

import binascii
import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

from badge_verifier.containers.attached_names import attached_name
from badge_verifier.limits import LINK, MAIL_DEPTH, MAIL_HEADERS, Limits

_HEADER = re.compile(
    rb"\A(?:From |>?From:|Return-Path:|Received:|Delivered-To:|MIME-Version:|Message-ID:|Date:|To:|Subject:|Cc:|"
    rb"Content-Type:|X-[\w-]{1,60}:|DKIM-Signature:|ARC-[\w-]{1,60}:|Authentication-Results:|Reply-To:|Sender:|"
    rb"Thread-[\w-]{1,20}:)",
    re.IGNORECASE,
)
_ENOUGH = re.compile(
    rb"^(?:MIME-Version|Content-[\w-]{1,30}|Message-ID|Subject|From|To|Date|Received):", re.IGNORECASE | re.MULTILINE
)
_BOUNDARY = re.compile(rb"""boundary\s{0,4}=\s{0,4}(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))""", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s{0,4}=\s{0,4}"?([\w.:-]{1,40})""", re.IGNORECASE)
_KIND = re.compile(rb"\s*([\w.+-]{1,80}/[\w.+-]{1,120})")
_TEXTS = frozenset({"utf-8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "utf-16", "cp1252"})


_SAVED_FROM = re.compile(
    rb"^Snapshot-Content-Location:\s{0,8}(https?://[^\s<>\"]{1,%d})" % LINK, re.IGNORECASE | re.MULTILINE
)


def saved_from(data: bytes) -> str:
    """Return the address of the page that a browser saved in the form of an e-mail (MHTML); "" for any other."""
    found = _SAVED_FROM.search(data[:MAIL_HEADERS])
    return found[1].decode("ascii", "replace") if found else ""


class Part(NamedTuple):
    """One part: its media type, its bytes, decoded, and what it is called; "" where it has no name."""

    kind: str
    body: bytes
    name: str = ""


def is_mail(data: bytes) -> bool:
    """Say whether a text begins with the headers of an e-mail."""
    head = data[:MAIL_HEADERS].lstrip()
    if not _HEADER.match(head):
        return False
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return len(_ENOUGH.findall(headers)) >= 2 or (head.startswith(b"From ") and b":" in headers)  # noqa: PLR2004


def parts(data: bytes, limits: Limits) -> Iterator[Part]:
    """Yield the parts of an e-mail, in order, texts as UTF-8; at most as many as a ZIP may hold."""
    pending = [(data.lstrip(), 0)]
    left = limits.zip_entries
    while pending and left > 0:
        whole, depth = pending.pop()
        left -= 1
        headers, body = _parted(whole)
        kind = _kind(headers.get(b"content-type", b""))
        if kind.startswith("multipart/") or kind == "message/rfc822":
            inner = _split(body, headers.get(b"content-type", b"")) if kind.startswith("multipart/") else [body]
            if depth < MAIL_DEPTH:
                pending += [(each, depth + 1) for each in reversed(inner[: limits.zip_entries])]
            continue
        yield Part(kind, _text(_decoded(body, headers), kind, headers), attached_name(headers))


def _parted(whole: bytes) -> tuple[dict[bytes, bytes], bytes]:
    """Return the headers, lower-cased names, folded lines joined, and the body."""
    found = re.search(rb"\A(?:\r?\n)|\r?\n\r?\n", whole[: MAIL_HEADERS + 4])
    if found is None:
        return {}, whole
    headers: dict[bytes, bytes] = {}
    for line in re.sub(rb"\r?\n[ \t]+", b" ", whole[: found.start()]).splitlines():
        name, colon, value = line.partition(b":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return headers, whole[found.end() :]


def _kind(value: bytes) -> str:
    match = _KIND.match(value)
    return match[1].decode("ascii", "replace").lower() if match else "text/plain"


def _split(body: bytes, value: bytes) -> list[bytes]:
    match = _BOUNDARY.search(value)
    if match is None:
        return [body]
    mark = b"--" + (match[1] or match[2])
    pieces = (b"\n" + body).split(b"\n" + mark)[1:]
    return [piece.partition(b"\n")[2].removesuffix(b"\r") for piece in pieces if not piece.startswith(b"--")]


def _decoded(body: bytes, headers: dict[bytes, bytes]) -> bytes:
    encoding = headers.get(b"content-transfer-encoding", b"").lower()
    try:
        if encoding.startswith(b"base64"):
            return binascii.a2b_base64(body)
        if encoding.startswith(b"quoted-printable"):
            return quopri.decodestring(body)
    except (binascii.Error, ValueError):
        return b""
    return body


def _text(body: bytes, kind: str, headers: dict[bytes, bytes]) -> bytes:
    if not kind.startswith("text/"):
        return body
    match = _CHARSET.search(headers.get(b"content-type", b""))
    charset = match[1].decode("ascii").lower() if match else "utf-8"
    if charset not in _TEXTS or charset in {"utf-8", "us-ascii", "ascii"}:
        return body
    return body.decode(charset, "replace").encode()
