"""Open a ZIP within bounds: the files that somebody put together, or the parts of an office document."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator

from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import ARCHIVE_PARTS, Limits

_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zlib.error)
_LEFTOVERS = (".DS_Store", "Thumbs.db", "desktop.ini")
# A part that every document of its kind has: OOXML (ECMA-376), OpenDocument and EPUB, iWork, a pass of a phone.
_MARKS = ("[Content_Types].xml", "mimetype", "Index/Document.iwa", "Index.zip", "index.apxl", "index.xml", "pass.json")


def entries(data: bytes, limits: Limits) -> list[tuple[str, bytes]]:
    """Return name and bytes of each file in a ZIP, in its own order.

    Raises:
        Invalid: "unbake.zip-broken": it does not open, or an entry's checksum is wrong.
        Unchecked: "unbake.too-large": too many entries, or one inflates too far; "unbake.zip-encrypted".
    """
    archive = _opened(data)
    listed = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(listed) > limits.zip_entries:
        raise Unchecked("unbake.too-large", f"{len(listed)} files in the ZIP, at most {limits.zip_entries}")
    found = []
    left = limits.file_bytes  # of all entries together: 500 of 2 MiB would be a gigabyte
    for entry in listed:
        body = _entry(archive, entry, min(limits.inflated_bytes, left))
        left -= len(body)
        found.append((entry.filename, body))
    return found


def is_leftover(name: str) -> bool:
    """Say whether a file of a ZIP is what a file manager adds."""
    return name.startswith("__MACOSX/") or name.endswith(_LEFTOVERS)


def is_document(data: bytes) -> bool:
    """Say whether a ZIP is the file of an office program: Word, Excel, PowerPoint, OpenDocument, EPUB, Pages."""
    try:
        archive = _opened(data)
        names = {entry.filename for entry in archive.infolist()[:ARCHIVE_PARTS]}
        if "mimetype" in names:
            return _entry(archive, archive.getinfo("mimetype"), 200).startswith(b"application/")
    except StepError:
        return False
    return not names.isdisjoint(_MARKS)


def document_parts(data: bytes, limits: Limits, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    """Yield the wanted parts of a document; one that is broken or too large is passed over.

    Raises:
        Invalid: "unbake.zip-broken".
        Unchecked: "unbake.zip-encrypted".
    """
    archive = _opened(data)
    left = limits.file_bytes
    for entry in archive.infolist()[:ARCHIVE_PARTS]:
        if entry.flag_bits & 1:
            raise Unchecked("unbake.zip-encrypted", entry.filename)
        if entry.is_dir() or not wanted(entry.filename.lower()):
            continue
        try:
            body = _entry(archive, entry, min(limits.inflated_bytes, left))
        except StepError:
            left -= min(limits.inflated_bytes, left)
            continue
        left -= len(body)
        yield entry.filename, body


# The end of a ZIP (APPNOTE 6.3.10, 4.3.14 to 4.3.16): where a large one says where its larger end is.
_END, _LOCATOR, _LARGE_END = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_LOCATOR_BYTES, _LARGE_END_HEAD = 20, 12


def _opened(data: bytes) -> zipfile.ZipFile:
    """Open a ZIP. What Python says of a broken one differs between its versions, and is not passed on."""
    _check_large_end(data)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Invalid("unbake.zip-broken") from error


def _check_large_end(data: bytes) -> None:
    """Refuse a ZIP whose locator points elsewhere than to the end before it: one Python follows it, another does not.

    Raises:
        Invalid: "unbake.zip-broken".
    """
    locator = data.rfind(_END) - _LOCATOR_BYTES
    if locator < 0 or not data.startswith(_LOCATOR, locator):
        return
    place = int.from_bytes(data[locator + 8 : locator + 16], "little")
    head = data[place : place + _LARGE_END_HEAD] if place <= locator else b""
    reach = place + _LARGE_END_HEAD + int.from_bytes(head[4:], "little")
    if not head.startswith(_LARGE_END) or reach != locator:
        raise Invalid("unbake.zip-broken", "its end is not where it says")


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    if entry.flag_bits & 1:
        raise Unchecked("unbake.zip-encrypted", entry.filename)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others ask for memory beforehand
        raise Unchecked("unbake.zip-method", entry.filename)
    try:
        with archive.open(entry) as stream:
            body = stream.read(most + 1)
    except _BROKEN as error:
        raise Invalid("unbake.zip-broken", entry.filename) from error
    if len(body) > most:
        raise Unchecked("unbake.too-large", f"{entry.filename} inflates to more than {most} bytes")
    return body
