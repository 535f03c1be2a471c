"""Files that people made for reading: office documents, saved web pages and e-mails, and ZIP files with photos."""

import base64
import html
import io
import json
import zipfile

import pytest

from badge_verifier.claims.credential import Payload
from badge_verifier.containers import snappy
from badge_verifier.containers.kinds import kind_of
from badge_verifier.containers.unbake import unbake
from badge_verifier.errors import Absent, StepError, Unchecked
from badge_verifier.limits import Limits

from .conftest import VECTORS, Judge, altered, headlines
from .test_pictures_otherwise import itxt, picture

LINK = "https://www.edubadges.nl/public/assertions/AbCdEfGhIjKlMnOpQrStUv"
PROFILE = "https://www.linkedin.com/in/sam"
NAMESPACES = '<a xmlns="http://schemas.openxmlformats.org/a" xmlns:w="https://www.w3.org/badges/1">'


def packed(*parts: tuple[str, str | bytes]) -> bytes:
    """Return a ZIP with these parts."""
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts:
            archive.writestr(name, body)
    return bundle.getvalue()


def rels(*targets: str) -> str:
    """Return the relations of a part of an OOXML document."""
    inside = "".join(f'<Relationship Id="r" Target="{html.escape(each)}" TargetMode="External"/>' for each in targets)
    return f'<?xml version="1.0"?><R xmlns="https://schemas.openxmlformats.org/badges/1">{inside}</R>'


TYPES = ("[Content_Types].xml", "<Types/>")
DOCUMENTS: dict[str, bytes] = {
    "Word, a link": packed(
        TYPES, ("word/document.xml", NAMESPACES), ("word/_rels/document.xml.rels", rels(PROFILE, LINK))
    ),
    "Word, a field": packed(TYPES, ("word/document.xml", f'<w:instrText> HYPERLINK "{LINK}" </w:instrText>')),
    "Word, words in pieces": packed(
        TYPES,
        ("word/document.xml", f"<w:p><w:r><w:t>Zie {LINK[:30]}</w:t></w:r><w:r><w:t>{LINK[30:]}</w:t></w:r></w:p>"),
    ),
    "Excel": packed(TYPES, ("xl/sharedStrings.xml", f"<sst><si><t>Sam</t></si><si><t>{LINK}</t></si></sst>")),
    "PowerPoint": packed(TYPES, ("ppt/slides/_rels/slide1.xml.rels", rels("../media/image1.png", LINK))),
    "OpenDocument": packed(
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", f'<text:a xlink:href="{LINK}">badge</text:a>'),
    ),
    "EPUB": packed(("mimetype", "application/epub+zip"), ("OEBPS/one.xhtml", f'<p><a href="{LINK}">badge</a></p>')),
    "Pages": packed(
        ("Index/Document.iwa", bytes([0, len(LINK) + 3, 0, 0, len(LINK), 0xF0, len(LINK) - 1]) + LINK.encode())
    ),
    "RTF": b'{\\rtf1 {\\field{\\*\\fldinst HYPERLINK "' + LINK.encode() + b'"}}}',
    "older Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + bytes(9)
    + f' HYPERLINK "{LINK}"'.encode("utf-16-le")
    + bytes(9),
    "shortcut of a Macintosh": f"<?xml version='1.0'?><!DOCTYPE plist PUBLIC 'a' 'http://www.apple.com/DTDs/PropertyList-1.0.dtd'>"
    f"<plist><dict><key>URL</key><string>{LINK}</string></dict></plist>".encode(),
    "shortcut of a Macintosh, binary": b"bplist00\xd1\x01\x02SURL_\x10\x43" + LINK.encode() + b"\x08\x0b\x0f\0\0\0",
    "saved page": f"<!DOCTYPE html><!-- saved from url=(0067){LINK} --><html><a href='https://a.nl/badges/2'>".encode(),
    "page with its own address": f'<html><head><link rel="canonical" href="{LINK}"></head><body>'
    f'<a href="https://a.nl/badges/2">x</a>'.encode(),
    "page saved as one file": f"From: <Saved by a browser>\r\nSnapshot-Content-Location: {LINK}\r\nSubject: b\r\n"
    "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html><a href='https://a.nl/badges/2'>b</a>".encode(),
    "page with a link": f'<html><body><a href="{PROFILE}">ik</a><a href="{html.escape(LINK)}">badge</a>'.encode(),
    "piece of a page": f'<p>Zie <a href="{LINK}">mijn badge</a></p>'.encode(),
    "mail": f"From: a@b.nl\nTo: c@d.nl\nSubject: x\n\nHallo, {LINK}\n{PROFILE}".encode(),
    "mail, quoted-printable": b"MIME-Version: 1.0\nFrom: a\nContent-Transfer-Encoding: quoted-printable\n\n"
    + f"{LINK[:50]}=\n{LINK[50:]}".encode(),
    "mail, base64": b"MIME-Version: 1.0\r\nFrom: a\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + base64.encodebytes(LINK.encode()),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_link_to_a_badge_in_a_document_is_the_only_one_asked(name: str) -> None:
    """One row, whatever other links, names and schemas the document holds."""
    (found,) = unbake(DOCUMENTS[name], Limits())
    assert isinstance(found, Payload)
    assert (found.kind, found.text) == ("url", LINK)


NOTHING = {
    "Word": packed(TYPES, ("word/document.xml", NAMESPACES), ("word/_rels/document.xml.rels", rels(PROFILE))),
    "Word with pictures": packed(TYPES, ("word/document.xml", "<a/>"), ("word/media/image1.png", picture())),
    "Excel": packed(TYPES, ("xl/workbook.xml", NAMESPACES), ("xl/sharedStrings.xml", "<t>https://www.example.org</t>")),
    "OpenDocument": packed(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", NAMESPACES)),
    "Pages": packed(("Index/Document.iwa", b"\0\x02\0\0\x00\x00"), ("preview.jpg", b"\xff\xd8\xff")),
    "RTF": b"{\\rtf1 Hallo}",
}


@pytest.mark.parametrize("name", NOTHING)
def test_document_without_a_badge_is_one_neutral_row(name: str, judge: Judge) -> None:
    """By itself, and within a ZIP beside a badge."""
    (report,) = judge(NOTHING[name])
    assert (report.verdict, report.headline, report.steps[0].code) == ("undecided", "no-badge-found", "unbake.document")
    first, second = judge(packed(("cv", NOTHING[name]), ("link.txt", LINK)))
    assert (first.steps[0].code, second.headline) == ("unbake.document", "online-check-needed")


def test_badge_within_a_document_is_found(badge: bytes, token: str, judge: Judge) -> None:
    """A baked picture, an attached file and a token in the text; the same altered is tampered."""
    for body, headline in ((badge, "verified"), (altered(badge), "tampered")):
        for part in (("word/media/image1.png", picture(itxt(body))), ("word/embeddings/badge.json", body)):
            assert headlines(judge(packed(TYPES, ("word/document.xml", NAMESPACES), part))) == [headline]
    assert headlines(judge(packed(TYPES, ("word/document.xml", f"<w:p><w:t>{token}</w:t></w:p>")))) == ["verified"]
    page = b'<html><script type="application/ld+json">' + badge + b"</script><script>let a = {};</script>"
    data = b'<html><script id="data" type="application/json">{"page": ' + badge + b"}</script>"
    assert headlines(judge(data)) == ["verified"]
    assert headlines(judge(data.replace(badge, altered(badge)))) == ["tampered"]
    assert headlines(judge(page)) == ["verified"]
    assert headlines(judge(altered(page))) == ["tampered"]


def test_mail_gives_its_attachments(badge: bytes, judge: Judge) -> None:
    """Text, HTML and files; the same link in text and HTML is one."""

    def part(kind: str, body: bytes) -> bytes:
        head = f'Content-Type: {kind}; name="a"\nContent-Transfer-Encoding: base64\n\n'
        return b"--grens\n" + head.encode() + base64.encodebytes(body)

    head = b'From: sam@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed;\n boundary="grens"\n\n'
    words = part("text/plain; charset=iso-8859-1", f"Geslaagd in België: {LINK}".encode("latin-1"))
    page = part("text/html; charset=utf-8", f'<html><a href="{LINK}">badge</a> <a href="{PROFILE}">ik</a>'.encode())
    for body, headline in ((badge, "verified"), (altered(badge), "tampered")):
        mail = (
            head + words + page + part("image/png", picture(itxt(body))) + part("image/png", picture()) + b"--grens--\n"
        )
        assert headlines(judge(mail)) == ["online-check-needed", headline]
    with pytest.raises(Absent, match=r"unbake\.no-badge-in-mail"):
        unbake(head + part("text/plain", b"Hallo") + b"--grens--", Limits())


@pytest.mark.parametrize("text", ["From: the desk of Sam\nhallo", "Date: morgen", "Let op: https"])
def test_words_with_a_colon_are_no_mail(text: str) -> None:
    """One line that looks like a header is a line of a letter."""
    assert kind_of(text.encode()) == "text"


def test_document_with_a_password_is_not_searched() -> None:
    """It says that nobody could look, not that there is nothing."""
    data = bytearray(packed(TYPES, ("word/document.xml", LINK)))
    for mark, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        data[data.rfind(mark) + place] |= 1
    with pytest.raises(Unchecked, match=r"unbake\.zip-encrypted"):
        unbake(bytes(data), Limits())


def test_part_that_inflates_too_far_is_passed_over() -> None:
    """The links in the others are found all the same."""
    data = packed(TYPES, ("word/media.xml", b" " * 3_000_000), ("word/document.xml", f"<p>{LINK}</p>"))
    assert len(unbake(data, Limits())) == 1


def test_snappy_copies_what_it_wrote() -> None:
    """A literal, then a copy of it, of each width; an offset before the beginning ends the block."""

    def block(body: bytes) -> bytes:
        return b"\0" + len(body).to_bytes(3, "little") + body

    for copy in (b"\x05\x04", b"\x12\x04\x00", b"\x13\x04\x00\x00\x00"):
        assert snappy.blocks(block(b"\x09\x0cabcd" + copy), 99) == b"abcdabcda"
    assert snappy.blocks(block(b"\x09\x0cabcd\x05\x04") * 2, 12) == b"abcdabcdaabc"
    assert snappy.blocks(block(b"\x05\x00a\x05\x09"), 99) == b"a"
    assert snappy.blocks(b"no block", 99) == b""


def test_photo_in_a_zip_is_told_from_a_badge() -> None:
    """A screenshot and a code are named as they are when they come alone."""
    (shot,) = unbake(packed(("shot.png", picture(itxt(b"Screenshot", b"Software")))), Limits())
    assert isinstance(shot, StepError)
    assert shot.code == "unbake.screenshot"


def test_schemas_of_a_document_are_nobodys_badges() -> None:
    """Addresses of standards have words of badges in them and are none."""
    schema = "https://purl.imsglobal.org/spec/ob/v3p0/badges/context.json"
    with pytest.raises(Absent, match=r"unbake\.document"):
        unbake(packed(TYPES, ("word/document.xml", f'<a xmlns="{schema}">{schema}</a>')), Limits())


def test_vectors_of_each_kind_are_not_taken_for_documents() -> None:
    """What was a badge's own file before still is."""
    kinds = {path.parent.name: kind_of(path.read_bytes()) for path in VECTORS.glob("genuine-*/b*")}
    assert kinds["genuine-zip"] == "zip"
    assert set(kinds.values()) <= {"json", "jwt", "png", "svg", "zip", "pdf"}
    assert json.loads((VECTORS / "genuine-zip" / "case.json").read_text(encoding="utf-8"))["headline"] == "verified"


def test_pass_of_a_phone_is_one_row(judge: Judge) -> None:
    """Its parts are no files that somebody put together."""
    parts = (("pass.json", '{"formatVersion": 1}'), ("manifest.json", "{}"), ("signature", b"\x30\x80"))
    assert [report.steps[0].code for report in judge(packed(*parts))] == ["unbake.document"]
    assert len(judge(packed(*parts[1:]))) == len(parts[1:])
