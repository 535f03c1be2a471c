"""Hostile texts, mails, pages and documents: what would make a search through them slow or endless."""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator

from corpus import Case  # type: ignore[import-not-found] # beside this file; `limits` makes it found

_SIZE = 8 * 1024 * 1024 - 64  # bytes, just below the largest file that is read


def cases() -> Iterator[Case]:
    """Yield them."""
    for name, head, part, tail in _REPEATED:
        yield Case(f"text: {name}", lambda head=head, part=part, tail=tail: _repeat(head, part, tail))
    yield Case(
        "text: one token in a hundred thousand lines", lambda: _repeat(b"eyJhbGciOiJSUzI1NiJ9.\n", b"A" * 76 + b"\n")
    )
    yield Case("json: a badge a line", lambda: _repeat(b"", b'{"@context":[],"type":"Assertion"}\n'))
    yield Case("json: envelopes in strings", lambda: _nested_strings(6))
    yield Case(
        "json: pictures without an end", lambda: _repeat(b'{"a":"', b'"data:image/png;base64,A\\', b"", 4_000_000)
    )
    yield Case(
        "json: four megabytes of members", lambda: b"[" + b",".join([b'{"a":[1,2,3,4,5,6,7,8]}'] * 60_000) + b"]"
    )
    yield Case("json: a list of two thousand tokens", lambda: json.dumps(["eyJ.e30." + "A" * 50] * 1_999).encode())
    yield Case("png: different badges", _many_badges)
    yield Case("document: parts that inflate", lambda: _document(b"\0" * 2_000_000, 200))
    yield Case("document: tags", lambda: _document(b"<" * 1_000_000 + b"a" * 900_000, 4))
    yield Case("document: links", lambda: _document(b'<a href="https://a.example/badges/%d"/>' * 40_000, 4))
    yield Case("document: copies of copies", lambda: _document(_snappy(), 40, "Index/a%d.iwa"))


_MAIL = b"From: a\nTo: b\nMIME-Version: 1.0\n"
_REPEATED: tuple[tuple[str, bytes, bytes, bytes], ...] = (
    ("beginnings of tokens", b"", b"eyJ ", b""),
    ("beginnings of tokens, glued", b"", b"eyJhbGci.e30.=", b""),
    ("tokens cut in lines", b"", b"eyJhbGciOiJFZERTQSJ9.e30." + b"A" * 40 + b"\n", b""),
    ("beginnings of objects", b"x ", b'{"', b""),
    ("objects within objects", b"x ", b'{"a":', b""),
    ("objects in a row", b"x ", b'{"@context":1} ', b""),
    ("strings without an end", b'x {"a', b'\\"', b""),
    ("spaces after a brace", b"x {", b" ", b""),
    ("quotes of a typesetter", b"{", "”a”:".encode(), b""),
    ("escaped quotes", b"{", b"&quot;", b""),
    ("spaces that do not break", b'{"a":', "\u00a0".encode(), b"}"),
    ("links of other kinds", b"", b"https://www.linkedin.com/in/a ", b""),
    ("links within links", b"", b"https://a.safelinks.protection.outlook.com/?url=https%3A%2F%2F", b""),
    ("hosts without a scheme", b"", b"a.edubadges.nl.", b""),
    ("labels before a host", b"edubadges.nl/ ", b"a-", b""),
    ("requests to wallets", b"", b"openid4vp: ", b""),
    ("footnotes", b"", b"[", b"x](https://a.example)"),
    ("headers of a mail", _MAIL, b"X-A: b\n", b""),
    ("parts of a mail", _MAIL + b'Content-Type: multipart/mixed; boundary="b"\n\n', b"--b\n\n\n", b""),
    ("mails within mails", _MAIL, b"Content-Type: message/rfc822\n\n" + _MAIL, b""),
    ("boundaries", _MAIL + b"Content-Type: multipart/mixed;\n " + b"boundary=" * 6_000 + b"\n\n", b"-", b""),
    ("quoted-printable", _MAIL + b"Content-Transfer-Encoding: quoted-printable\n\n", b"=\n", b""),
    ("scripts of a page", b"<html>", b"<script ", b""),
    ("comments of a page", b"<html>", b"<!-- saved from url=", b""),
    ("tags of a page", b"<html>", b"<a href=https://a.example/x ", b""),
    ("heads of a page", b"<html>", b"<link rel=canonical ", b""),
    ("entities of a page", b"<html>", b"&amp;amp", b""),
    ("fields of a document", b"{\\rtf1 ", b'HYPERLINK "https://a.example/b&amp;', b""),
    ("XML in a feed", b"<?xml version='1.0'?><rss>", b"<a>https://a.example/x</a>", b""),
    ("UTF-16", b"\xff\xfe", b"<\0a\0", b""),
)


def _repeat(head: bytes, part: bytes, tail: bytes = b"", size: int = _SIZE) -> bytes:
    return head + part * ((size - len(head) - len(tail)) // len(part)) + tail


def _nested_strings(depth: int) -> bytes:
    text = '{"@context": 1, "a": "' + "x" * 3_000 + '"}'
    for _ in range(depth):
        text = json.dumps({"a": [text] * 2, "@graph2": "@context"})
    return text.encode()


def _many_badges() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))

    badges = b"".join(chunk(b"tEXt", b'openbadges\0{"a":%d}' % number) for number in range(150_000))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + badges + chunk(b"IEND", b"")


def _document(part: bytes, count: int, name: str = "word/part%d.xml") -> bytes:
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        for number in range(count):
            archive.writestr(name % number, part)
    return bundle.getvalue()


def _snappy() -> bytes:
    block = b"\x80\x80\x80\x01" + b"\x00a" + b"\xfe\x01\x00" * 20_000
    return (b"\0" + len(block).to_bytes(3, "little") + block) * 30
