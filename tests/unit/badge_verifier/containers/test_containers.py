"""Where a badge may stand in a file, and what a hostile file may cost."""

import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from badge_verifier.claims.credential import Payload
from badge_verifier.containers.kinds import kind_of
from badge_verifier.containers.unbake import unbake
from badge_verifier.errors import Absent, Invalid, StepError, Unchecked
from badge_verifier.limits import Limits

LIMITS = Limits()
JSON = b'{"type": "Assertion"}'
TOKEN = b"eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ." + b"c2ln" * 21 + b"AA"


def chunk(kind: bytes, body: bytes, *, checksum: int = 0) -> bytes:
    """Return one chunk of a PNG; `checksum` is added to the right one."""
    right = zlib.crc32(body, zlib.crc32(kind))
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", (right + checksum) % 2**32)


HEADER = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
END = chunk(b"IEND", b"")


def itxt(text: bytes, keyword: bytes = b"openbadgecredential", flag: int = 0) -> bytes:
    """Return an iTXt chunk."""
    return chunk(b"iTXt", keyword + b"\0" + bytes([flag, 0]) + b"nl\0badge\0" + text)


def png(*chunks: bytes) -> bytes:
    """Return a PNG with these chunks."""
    return HEADER + b"".join(chunks) + END


def svg(inside: bytes, before: bytes = b"", space: bytes = b"https://purl.imsglobal.org/ob/v3p0") -> bytes:
    """Return an SVG with something as first child of its root."""
    return before + b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="' + space + b'">' + inside + b"</svg>"


def payload(data: bytes) -> Payload:
    """Return the only payload of a file."""
    (found,) = unbake(data, LIMITS)
    assert isinstance(found, Payload)
    return found


@pytest.mark.parametrize(
    ("data", "kind", "text"),
    [
        (png(itxt(JSON)), "json", JSON),
        (png(itxt(TOKEN)), "jws", TOKEN),
        (png(itxt(zlib.compress(JSON), flag=1)), "json", JSON),
        (png(itxt(JSON, b"openbadges")), "json", JSON),
        (png(itxt(JSON, b"clrcredential")), "json", JSON),
        (png(chunk(b"tEXt", b"openbadges\0https://school.example.org/1")), "url", b"https://school.example.org/1"),
        (svg(b"<o:credential>" + JSON + b"</o:credential>"), "json", JSON),
        (svg(b"<o:credential><![CDATA[\n" + JSON + b"\n]]></o:credential>"), "json", JSON),
        (svg(b'<o:credential verify="' + TOKEN + b'"/>'), "jws", TOKEN),
        (svg(b'<o:assertion verify="' + TOKEN + b'"/>', space=b"http://openbadges.org"), "jws", TOKEN),
        (
            svg(
                b'<o:assertion verify="https://a.example.org/1">' + JSON + b"</o:assertion>",
                space=b"http://openbadges.org",
            ),
            "json",
            JSON,
        ),
        (b"\xef\xbb\xbf" + JSON, "json", JSON),
        (TOKEN + b"\n", "jws", TOKEN),
    ],
)
def test_badge_is_found_where_the_standard_puts_it(data: bytes, kind: str, text: bytes) -> None:
    """Each container gives its one payload, unchanged."""
    found = payload(data)
    assert (found.kind, found.text) == (kind, text.decode())


@pytest.mark.parametrize(
    "data",
    [
        png(),
        png(itxt(JSON, b"Comment")),
        png() + itxt(JSON),
        svg(b"<o:credential>" + JSON + b"</o:credential>", space=b"https://other.example.org"),
        svg(b"<o:credentials>" + JSON + b"</o:credentials>"),
        b"hallo",
        b"",
        b"\xff\xd8\xff\xe0" + JSON,
        b"\0\1\2\3",
        b"%PDF-1.4\n%%EOF",
    ],
)
def test_badge_elsewhere_is_no_badge(data: bytes) -> None:
    """What stands anywhere else is not taken for a badge."""
    with pytest.raises(Absent):
        unbake(data, LIMITS)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (png(itxt(JSON), itxt(b"{}")), "unbake.ambiguous"),
        (png(itxt(JSON), itxt(b"{}", b"openbadges")), "unbake.ambiguous"),
        (svg(b"<o:credential>{}</o:credential><o:credential>[]</o:credential>"), "unbake.ambiguous"),
        (HEADER + chunk(b"iTXt", b"openbadges\0\0\0\0\0{}", checksum=1) + END, "unbake.png-broken"),
        (HEADER, "unbake.png-broken"),
        (png(itxt(JSON))[:-5], "unbake.png-broken"),
        (HEADER + struct.pack(">I", 2**31) + b"iTXt" + JSON, "unbake.png-broken"),
        (b"\x89PNG\r\n\x1a\n" + itxt(JSON) + END, "unbake.png-broken"),
        (png(itxt(b"\xff\xfe")), "unbake.text-broken"),
        (png(itxt(zlib.compress(JSON)[:-1], flag=1)), "unbake.text-broken"),
        (png(itxt(JSON, flag=7)), "unbake.text-broken"),
        (png(itxt(b"not a badge")), "unbake.text-broken"),
        (svg(b'<o:credential verify="' + TOKEN + b'">' + JSON + b"</o:credential>"), "unbake.text-broken"),
        (svg(b"<o:credential><g/></o:credential>"), "unbake.text-broken"),
        (svg(b"<o:credential>"), "unbake.svg-broken"),
        (svg(b"&#0;"), "unbake.svg-broken"),
        (b"PK\x03\x04nonsense", "unbake.zip-broken"),
    ],
)
def test_broken_container_is_refused(data: bytes, code: str) -> None:
    """Two badges, a wrong checksum, a cut, and text that does not decode are each refused by their own code."""
    with pytest.raises(Invalid) as caught:
        unbake(data, LIMITS)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "inside",
    [
        b"<!DOCTYPE svg []>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]>',
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "a" "b" [<!ATTLIST svg a CDATA "b">]>',
    ],
)
def test_doctype_is_not_read(inside: bytes) -> None:
    """With declarations in its DOCTYPE an SVG could expand entities or add what is not written."""
    with pytest.raises(Unchecked, match="svg-doctype"):
        unbake(svg(b"<o:credential>{}</o:credential>", before=inside), LIMITS)


@pytest.fixture(scope="module")
def gibibyte() -> bytes:
    """A gibibyte of zeros, compressed."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    mebibyte = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)  # depends on nothing before it
    checksum = (2**30 % 65_521) << 16 | 1  # Adler-32 of as many zeros (RFC 1950, "Appendix: Sample code")
    return b"\x78\xda" + mebibyte * 2**10 + packer.flush() + checksum.to_bytes(4)


@pytest.mark.parametrize(
    "wrap", [lambda packed: png(itxt(packed, flag=1)), lambda packed: zipped(packed, b"badge.json")], ids=["png", "zip"]
)
def test_bomb_is_refused_after_two_mebibytes(wrap: Callable[[bytes], bytes], gibibyte: bytes) -> None:
    """A gibibyte of zeros in a megabyte of file costs no more memory than the limit."""
    data = wrap(gibibyte)
    tracemalloc.start()
    try:
        code = first_code(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert code == "unbake.too-large"
    assert peak < 3 * LIMITS.inflated_bytes + 4 * len(data)


def first_code(data: bytes) -> str:
    """Return why the file, or its first entry, is refused."""
    try:
        first = unbake(data, LIMITS)[0]
    except StepError as error:
        return error.code
    return first.code if isinstance(first, StepError) else "read"


def zipped(packed: bytes, name: bytes) -> bytes:
    """Return a ZIP with one entry whose deflated bytes are those of a zlib stream."""
    body = packed[2:-4]
    size = 2**30
    crc = struct.pack("<I", 0)
    local = (
        struct.pack("<4s5H", b"PK\x03\x04", 20, 0, 8, 0, 33) + crc + struct.pack("<IIHH", len(body), size, len(name), 0)
    )
    central = struct.pack("<4s6H", b"PK\x01\x02", 20, 20, 0, 8, 0, 33) + crc
    central += struct.pack("<IIHHHHHII", len(body), size, len(name), 0, 0, 0, 0, 0, 0)
    start = len(local) + len(name) + len(body)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(central) + len(name), start, 0)
    return local + name + body + central + name + end


def test_zip_gives_each_entry_its_own_answer() -> None:
    """One bad entry does not hide a good one; a folder and a file manager's leftovers are no entries."""
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/", b"")
        archive.writestr("__MACOSX/._a.png", b"x")
        archive.writestr("a/good.json", JSON)
        archive.writestr("b/none.png", png())
        archive.writestr("c/more.zip", b"PK\x03\x04")
    good, none, more = unbake(bundle.getvalue(), LIMITS)
    assert isinstance(good, Payload)
    assert good.path == "a/good.json"
    assert [each.code for each in (none, more) if isinstance(each, StepError)] == [
        "unbake.no-badge-in-png",
        "unbake.zip-in-zip",
    ]


@pytest.mark.parametrize(("count", "refused"), [(500, False), (501, True)])
def test_zip_has_at_most_its_number_of_entries(count: int, refused: bool) -> None:  # noqa: FBT001 -- a table
    """500 files are looked at, 501 are not."""
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        for number in range(count):
            archive.writestr(str(number), JSON)
    if refused:
        with pytest.raises(Unchecked, match="too-large"):
            unbake(bundle.getvalue(), LIMITS)
    else:
        assert len(unbake(bundle.getvalue(), LIMITS)) == count


def test_file_over_the_limit_is_not_opened() -> None:
    """One byte too many leaves the file unread."""
    with pytest.raises(Unchecked, match="too-large"):
        unbake(b"{" + b" " * LIMITS.file_bytes, LIMITS)


def test_pdf_lists_links_and_attachments() -> None:
    """Links that look like a badge's page, also within compressed objects, and attached files are looked at."""
    hidden = zlib.compress(b"<< /A << /S /URI /URI (https://www.edubadges.nl/public/assertions/b\\)) >> >>")
    data = (
        b"%%PDF-1.7\n1 0 obj << /S /URI /URI (https://platform.example.org/assertions/a) >> endobj\n"
        b"2 0 obj << /S /URI /URI (https://www.example.org/contact) >> endobj\n"
        b"3 0 obj << /Type /ObjStm /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream endobj\n"
        b"4 0 obj << /Type /EmbeddedFile /Length %d >>\nstream\n%s\nendstream endobj\n%%%%EOF"
        % (len(hidden), hidden, len(JSON), JSON)
    )
    found = [(each.kind, each.text) for each in unbake(data, LIMITS) if isinstance(each, Payload)]
    assert found == [
        ("json", JSON.decode()),
        ("url", "https://platform.example.org/assertions/a"),
        ("url", "https://www.edubadges.nl/public/assertions/b"),
    ]


def test_text_gives_its_addresses_and_tokens() -> None:
    """A pasted list of links and tokens gives each once, in its order, without the punctuation around it."""
    text = (
        f"Zie <https://a.example.org/badges/x>, {TOKEN.decode()}! (https://b.example.org/badges/y). Nog eens "
        f"https://a.example.org/badges/x, http:// https://[ ftp://x {TOKEN.decode()}"
    )
    found = [(each.kind, each.text) for each in unbake(text.encode(), LIMITS) if isinstance(each, Payload)]
    assert found == [
        ("url", "https://a.example.org/badges/x"),
        ("jws", TOKEN.decode()),
        ("url", "https://b.example.org/badges/y"),
    ]


def test_more_links_than_are_looked_at_are_too_many() -> None:
    """One more than the limit is refused, and the limit itself is not."""
    few, many = (" ".join(f"https://a.example.org/{n}" for n in range(count)) for count in (3, 4))
    limits = Limits(zip_entries=3)
    assert len(unbake(few.encode(), limits)) == len(few.split())
    with pytest.raises(Unchecked, match="too-large") as caught:
        unbake(many.encode(), limits)
    assert "more than 3" in caught.value.detail


def test_kind_does_not_depend_on_the_name() -> None:
    """The first bytes decide."""
    kinds = [
        kind_of(data) for data in (png(), svg(b""), JSON, TOKEN, b"PK\x05\x06", b"%PDF-1.4", b"GIF89a", b"hallo", b" ")
    ]
    assert kinds == ["png", "svg", "json", "jwt", "zip", "pdf", "photo", "text", "empty"]


def test_pngsuite_holds_no_badge(vectors: Path) -> None:
    """175 pictures, sound and broken: none is taken for a badge, none does harm."""
    codes = {}
    for path in (vectors / "pngsuite").glob("*.png"):
        with pytest.raises(StepError) as caught:
            unbake(path.read_bytes(), LIMITS)
        codes[path.name] = caught.value.code
    assert len(codes) >= 175
    assert set(codes.values()) <= {"unbake.no-badge-in-png", "unbake.png-broken", "unbake.unknown-format"}
