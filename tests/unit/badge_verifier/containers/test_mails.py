"""Saved e-mails of applicants: which attachment a badge was in, and attachments that hold files themselves."""

import base64

import pytest

from badge_verifier.claims.credential import Payload
from badge_verifier.containers.attached_names import attached_name
from badge_verifier.containers.unbake import unbake
from badge_verifier.errors import Absent, StepError
from badge_verifier.limits import Limits

from .conftest import Judge, altered, headlines
from .test_documents import LINK, NAMESPACES, TYPES, packed, rels
from .test_pictures_otherwise import itxt, picture

HEAD = b'From: sam@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed;\n boundary="grens"\n\n'


def mail(*attached: tuple[str, bytes]) -> bytes:
    """Return an e-mail with these attachments: what their disposition says, and their bytes."""
    parts = (
        f"--grens\nContent-Type: application/octet-stream\nContent-Disposition: attachment{said}\n"
        f"Content-Transfer-Encoding: base64\n\n".encode()
        + base64.encodebytes(body)
        for said, body in attached
    )
    return HEAD + b"--grens\nContent-Type: text/plain\n\nBeste, zie de bijlagen.\n" + b"".join(parts) + b"--grens--\n"


NAMES = {
    "quoted": ('; filename="Mijn badge.png"', "Mijn badge.png"),
    "bare": ("; filename=badge.png", "badge.png"),
    "escaped": (r'; filename="a\"b.png"', 'a"b.png'),
    "RFC 2231": ("; filename*=utf-8''na%C3%AFef%20diploma.png", "naïef diploma.png"),
    "RFC 2231, another charset": ("; filename*=iso-8859-1'nl'na%EFef.png", "naïef.png"),
    "RFC 2231, in pieces": ("; filename*0*=utf-8''na%C3%AF; filename*1=\"ef.png\"", "naïef.png"),
    "RFC 2047, base64": ('; filename="=?utf-8?B?bmHDr2VmLnBuZw==?="', "naïef.png"),
    "RFC 2047, two words": ('; filename="=?utf-8?Q?na=C3=AFef?= =?utf-8?Q?_een.png?="', "naïef een.png"),
    "a folder is left out": ('; filename="../../CV/badge.png"', "badge.png"),
    "a folder of Windows": (r'; filename="C:\\Temp\\badge.png"', "badge.png"),
    "only dots": ('; filename=".."', ""),
    "nothing": ("", ""),
    "broken base64": ('; filename="=?utf-8?B?a?="', ""),
}


@pytest.mark.parametrize(("said", "name"), NAMES.values(), ids=NAMES)
def test_attachment_has_the_name_that_its_sender_gave(said: str, name: str) -> None:
    """In every way in which mail programs write it; what cannot be read is no name."""
    assert attached_name({b"content-disposition": f"attachment{said}".encode()}) == name


def test_name_stands_in_either_header_and_is_bounded() -> None:
    """The type may bear it where the disposition does not; an endless one is cut."""
    assert attached_name({b"content-type": b'image/png; name="a.png"'}) == "a.png"
    assert attached_name({b"content-disposition": b"inline", b"content-type": b"image/png; name=a.png"}) == "a.png"
    assert len(attached_name({b"content-type": b'image/png; name="' + b"a" * 500 + b'"'})) == 200
    assert attached_name({b"content-type": b"image/png; filename_of=a.png; surname=b"}) == ""


def test_each_badge_of_a_mail_says_which_attachment_it_was_in(badge: bytes) -> None:
    """Two attachments, two paths; within a ZIP the mail's own place comes first."""
    twice = mail(("; filename=een.png", picture(itxt(badge))), ("; filename=twee.json", altered(badge)))

    def paths(data: bytes) -> list[str]:
        return [each.path for each in unbake(data, Limits()) if isinstance(each, Payload)]

    assert paths(twice) == ["een.png", "twee.json"]
    assert paths(packed(("Sam/mail.eml", twice))) == ["Sam/mail.eml/een.png", "Sam/mail.eml/twee.json"]


def test_attached_documents_and_zips_are_looked_into(badge: bytes, judge: Judge) -> None:
    """A CV in Word gives its link, a ZIP its badges; the same altered is tampered."""
    cv = packed(TYPES, ("word/document.xml", NAMESPACES), ("word/_rels/document.xml.rels", rels(LINK)))
    assert headlines(judge(mail(("; filename=CV.docx", cv)))) == ["online-check-needed"]
    for body, headline in ((badge, "verified"), (altered(badge), "tampered")):
        bundle = packed(("mijn/badge.png", picture(itxt(body))), ("CV.docx", cv))
        data = mail(("; filename=alles.zip", bundle))
        assert headlines(judge(data)) == [headline, "online-check-needed"]
        found = [each for each in unbake(data, Limits()) if isinstance(each, Payload)]
        assert [each.path for each in found] == ["alles.zip/mijn/badge.png", "alles.zip/CV.docx"]


def _locked(data: bytes) -> bytes:
    locked = bytearray(data)
    for mark, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        locked[locked.rfind(mark) + place] |= 1
    return bytes(locked)


HIDDEN = {
    "with a password": (_locked(packed(("badge.json", "{}"))), "unbake.zip-encrypted"),
    "a ZIP in a ZIP": (packed(("in.zip", packed(("badge.json", "{}")))), "unbake.zip-in-zip"),
    "too large": (packed(("a", bytes(3 * 1024 * 1024))), "unbake.too-large"),
}


@pytest.mark.parametrize(("attached", "code"), HIDDEN.values(), ids=HIDDEN)
def test_attachment_that_cannot_be_looked_into_is_told(attached: bytes, code: str, badge: bytes, judge: Judge) -> None:
    """Beside a badge that could: what was not looked at is not passed over. A broken one holds nothing."""
    reports = judge(mail(("; filename=een.zip", attached), ("; filename=b.json", badge)))
    assert [(report.verdict, report.steps[0].code) for report in reports] == [
        ("undecided", code),
        ("valid", "unbake.found"),
    ]
    with pytest.raises(Absent, match=r"unbake\.no-badge-in-mail"):
        unbake(mail(("; filename=een.zip", b"PK\x03\x04 broken")), Limits())


def test_all_attachments_share_one_bound() -> None:
    """Many that each unpack to what one file may hold do not multiply: those past the bound are told as too large."""
    limits = Limits(file_bytes=100_000)
    one = packed(("a", bytes(60_000)))
    found = unbake(mail(*((f"; filename={number}.zip", one) for number in range(4))), limits)
    assert [(each.code, each.detail) for each in found if isinstance(each, StepError)] == [
        ("unbake.too-large", f"{number}.zip") for number in (1, 2, 3)
    ]
