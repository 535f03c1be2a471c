"""Tell what kind of file this is, and look for badges in the kinds that hold several: ZIP, PDF and plain text."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

from badge_verifier.containers import png
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.network.platforms import LONGEST_ADDRESS

Kind = Literal["png", "svg", "json", "jwt", "zip", "pdf", "text", "photo", "web-page", "unknown", "empty"]

JWS = re.compile(r"[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*")
_JWS_WITHIN = re.compile(r"(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?!\.?[A-Za-z0-9_-])")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]]+")
_PHOTOS = (b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_WEB_PAGE = re.compile(rb"(<!--.{0,1000}?-->\s*)?<(!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL)
# Words in the address of a badge's own page; other links of a PDF lead elsewhere.
_BADGE_WORDS = re.compile(r"assertion|badge|credential|credly|certificate", re.IGNORECASE)


def kind_of(data: bytes) -> Kind:
    """Return what the first bytes say; the name of a file says nothing."""
    head = data[:2048].removeprefix(b"\xef\xbb\xbf").lstrip()
    photo = data.startswith(_PHOTOS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:8] == b"ftyp"
    drawn = b"<svg" in data[:65536] or b":svg" in data[:65536] or head.startswith(b"<?xml")
    marked = head.startswith(b"<") or data[:2] in (b"\xff\xfe", b"\xfe\xff")  # XML, perhaps in UTF-16
    rules: tuple[tuple[Kind, bool], ...] = (
        ("empty", not head),
        ("png", data.startswith(png.SIGNATURE)),
        ("photo", photo),
        ("zip", data.startswith((b"PK\x03\x04", b"PK\x05\x06"))),
        ("pdf", b"%PDF-" in data[:1024]),
        ("json", head.startswith((b"{", b"["))),
        ("web-page", _WEB_PAGE.match(head) is not None),
        ("svg", marked and drawn),
        ("unknown", b"\0" in head),
    )
    return next((kind for kind, applies in rules if applies), None) or _kind_of_text(data)


def _kind_of_text(data: bytes) -> Kind:
    try:
        text = data.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        return "unknown"
    return "jwt" if JWS.fullmatch(text) else "text"


def zip_entries(data: bytes, limits: Limits) -> list[tuple[str, bytes]]:
    """Return name and bytes of each file in a ZIP, in its own order.

    Raises:
        Invalid: "unbake.zip-broken": it does not open, or an entry's checksum is wrong.
        Unchecked: "unbake.too-large": too many entries, or one inflates too far; "unbake.zip-encrypted".
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Invalid("unbake.zip-broken", str(error)) from error
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > limits.zip_entries:
        raise Unchecked("unbake.too-large", f"{len(entries)} files in the ZIP, at most {limits.zip_entries}")
    found = []
    left = limits.file_bytes  # of all entries together: 500 of 2 MiB would be a gigabyte
    for entry in entries:
        if entry.flag_bits & 1:
            raise Unchecked("unbake.zip-encrypted", entry.filename)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others ask for memory beforehand
            raise Unchecked("unbake.zip-method", entry.filename)
        body = _entry(archive, entry, min(limits.inflated_bytes, left))
        left -= len(body)
        found.append((entry.filename, body))
    return found


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    try:
        with archive.open(entry) as stream:
            body = stream.read(most + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zlib.error) as error:
        raise Invalid("unbake.zip-broken", f"{entry.filename}: {error}") from error
    if len(body) > most:
        raise Unchecked("unbake.too-large", f"{entry.filename} inflates to more than {most} bytes")
    return body


def addresses(text: str, most: int) -> list[str]:
    """Return the first web addresses in a text, each once, without the punctuation that closes a sentence."""
    return list(_first(_addresses(text), most))


def badge_addresses(text: str, most: int) -> list[str]:
    """Return the first addresses that look like the page of a badge, each once."""
    return list(_first(((at, each) for at, each in _addresses(text) if _BADGE_WORDS.search(each)), most))


def tokens(text: str, most: int) -> list[str]:
    """Return the first compact JWS in a text, each once."""
    return list(_first(_tokens(text), most))


def links(text: str, most: int) -> list[str]:
    """Return the first addresses and tokens of a text, at most so many of either, in its own order."""
    found = {**_first(_addresses(text), most), **_first(_tokens(text), most)}
    return sorted(found, key=found.__getitem__)


def _addresses(text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match[0].rstrip(".,;:!?)…")) for match in _ADDRESS.finditer(text))


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match[0]) for match in _JWS_WITHIN.finditer(text))


def _first(found: Iterator[tuple[int, str]], most: int) -> dict[str, int]:
    """Return where each stands first; a text may hold half a million, and none is looked at in vain."""
    places: dict[str, int] = {}
    for at, each in found:
        if len(places) >= most:
            break
        if each not in places and (each.startswith("ey") or _has_host(each)):
            places[each] = at
    return places


def _has_host(address: str) -> bool:
    if len(address) > LONGEST_ADDRESS:
        return False
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False
