"""Badges that programs put into pictures and drawings otherwise than the standard says."""

import base64
import json
import struct
import zlib
from collections.abc import Callable

import pytest

from badge_verifier.claims.credential import Payload
from badge_verifier.containers.unbake import unbake
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import Limits

from .conftest import Judge, altered, headlines

SPACE = b"https://purl.imsglobal.org/ob/v3p0"
HOSTED = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": "https://platform.example.org/public/assertions/7",
    "recipient": {"type": "email", "hashed": False, "identity": "sam@example.org"},
    "badge": "https://platform.example.org/public/badges/tillen",
    "issuedOn": "2026-02-01T00:00:00+01:00",
    "verification": {"type": "HostedBadge"},
    "narrative": "Geslaagd in België",
}


def chunk(kind: bytes, body: bytes, wrong: int = 0) -> bytes:
    """Return one chunk; `wrong` is added to its checksum."""
    checksum = (zlib.crc32(body, zlib.crc32(kind)) + wrong) % 2**32
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", checksum)


def picture(*chunks: bytes) -> bytes:
    """Return a PNG with these chunks."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IEND", b"")


def itxt(text: bytes, keyword: bytes = b"openbadgecredential") -> bytes:
    """Return an iTXt chunk."""
    return chunk(b"iTXt", keyword + b"\0\0\0\0\0" + text)


def hosted(**changes: object) -> bytes:
    """Return a hosted badge of version 2."""
    return json.dumps({**HOSTED, **changes}, ensure_ascii=False).encode()


def drawing(inside: bytes, space: bytes = SPACE, before: bytes = b"") -> bytes:
    """Return an SVG with something as child of its root."""
    return before + b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="' + space + b'">' + inside + b"</svg>"


def element(text: bytes) -> bytes:
    """Return a credential element."""
    return b"<o:credential><![CDATA[" + text + b"]]></o:credential>"


WAYS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "mark in front": (lambda text: picture(itxt(b"\xef\xbb\xbf" + text)), "remark.text-around"),
    "zeros behind": (lambda text: picture(itxt(text + b"\0\0")), "remark.text-around"),
    "in quotes": (lambda text: picture(itxt(json.dumps(text.decode()).encode())), "remark.wrapped"),
    "base64": (lambda text: picture(itxt(base64.b64encode(text))), "remark.wrapped"),
    "base64 in lines": (lambda text: picture(itxt(base64.encodebytes(text))), "remark.wrapped"),
    "list of one": (lambda text: picture(itxt(b"[" + text + b"]")), ""),
    "tEXt": (lambda text: picture(chunk(b"tEXt", b"openbadgecredential\0" + text)), "remark.png-chunk"),
    "zTXt": (
        lambda text: picture(chunk(b"zTXt", b"openbadgecredential\0\0" + zlib.compress(text))),
        "remark.png-chunk",
    ),
    "keyword in capitals": (lambda text: picture(itxt(text, b"OpenBadgeCredential")), "remark.png-chunk"),
    "keyword of one": (lambda text: picture(itxt(text, b"openbadge")), "remark.png-chunk"),
    "damaged picture": (lambda text: picture(itxt(text), chunk(b"IDAT", b"x", wrong=1)), "remark.png-checksum"),
    "twice": (lambda text: picture(itxt(text), itxt(text)), ""),
    "twice, spaced otherwise": (lambda text: picture(itxt(text), itxt(json.dumps(json.loads(text)).encode())), ""),
    "plain DOCTYPE": (
        lambda text: drawing(
            element(text),
            before=b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/a.dtd">',
        ),
        "",
    ),
    "within a group": (lambda text: drawing(b"<g><g>" + element(text) + b"</g></g>"), "remark.svg-nested"),
    "slash after the namespace": (lambda text: drawing(element(text), SPACE + b"/"), "remark.svg-namespace"),
    "older namespace": (lambda text: drawing(element(text), b"https://openbadges.org"), "remark.svg-namespace"),
    "no namespace of drawings": (
        lambda text: b'<svg xmlns:o="' + SPACE + b'">' + element(text) + b"</svg>",
        "remark.svg-namespace",
    ),
    "no namespace at all": (
        lambda text: b"<svg>" + element(text).replace(b"o:", b"openbadges:") + b"</svg>",
        "remark.svg-namespace",
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_badge_put_otherwise_is_read_and_remarked(way: str, badge: bytes, judge: Judge) -> None:
    """What leaves no doubt is read as what it is, once, and the deviation is said."""
    wrap, remark = WAYS[way]
    (found,) = unbake(wrap(badge), Limits())
    assert isinstance(found, Payload)
    assert [each.code for each in found.remarks] == ([remark] if remark else [])
    assert headlines(judge(wrap(badge))) == ["verified"]


@pytest.mark.parametrize("way", WAYS)
def test_altered_badge_put_otherwise_is_tampered(way: str, badge: bytes, judge: Judge) -> None:
    """The same spelling with one letter changed: reading generously proves nothing."""
    assert headlines(judge(WAYS[way][0](altered(badge)))) == ["tampered"]


def test_two_versions_in_one_picture_are_two_badges(badge: bytes, judge: Judge) -> None:
    """A platform that renews its badges leaves the old one beside the new one; each gets its own answer."""
    found = judge(picture(itxt(hosted(), b"openbadges"), itxt(badge)))
    assert headlines(found) == ["online-check-needed", "verified"]
    assert headlines(judge(picture(itxt(badge), itxt(hosted(), b"openbadges")))) == ["verified", "online-check-needed"]


@pytest.mark.parametrize(
    "address", ["https://platform.example.org/public/assertions/7", "https://platform.example.org/check/7"]
)
def test_a_badge_and_its_own_address_are_one(address: str) -> None:
    """Its id, or where it says that it is verified, beside the badge itself."""
    text = hosted(verify={"type": "hosted", "url": "https://platform.example.org/check/7"})
    (found,) = unbake(picture(chunk(b"tEXt", b"openbadges\0" + address.encode()), itxt(text, b"openbadges")), Limits())
    assert isinstance(found, Payload)
    assert found.kind == "json"


@pytest.mark.parametrize(
    "others",
    [
        [b"https://platform.example.org/public/assertions/8"],
        [hosted(id="https://platform.example.org/public/assertions/8")],
        [hosted(narrative="anders")],
    ],
    ids=["another address", "another id", "the same id, another story"],
)
def test_two_badges_of_one_version_are_ambiguous(others: list[bytes]) -> None:
    """Which of them counts nobody can tell, so neither does."""
    with pytest.raises(Invalid, match=r"unbake\.ambiguous"):
        unbake(picture(itxt(hosted(), b"openbadges"), *(itxt(each, b"openbadges") for each in others)), Limits())


def test_two_tokens_or_a_list_of_two_are_ambiguous(badge: bytes, token: str) -> None:
    """A token and JSON of one version, and two in one list."""
    for data in (
        picture(itxt(badge), itxt(token.encode())),
        picture(itxt(b"[" + badge + b"," + altered(badge) + b"]")),
    ):
        with pytest.raises(Invalid, match=r"unbake\.ambiguous"):
            unbake(data, Limits())


def test_a_broken_badge_beside_a_whole_one_is_ambiguous(badge: bytes) -> None:
    """It may be the one that others show."""
    for other in (b"no badge", b"[]", badge[:200] + b"}"):
        with pytest.raises(Invalid, match=r"unbake\.ambiguous"):
            unbake(picture(itxt(badge), itxt(other)), Limits())


def test_damaged_badge_is_not_read_around() -> None:
    """A wrong checksum of the badge's own chunk says that the badge itself is damaged."""
    with pytest.raises(Invalid, match=r"unbake\.png-broken"):
        unbake(picture(chunk(b"iTXt", b"openbadges\0\0\0\0\0" + hosted(), wrong=1)), Limits())


def test_latin_text_of_a_picture_is_read() -> None:
    """The standard of PNG says Latin-1 for such a chunk; most programs write UTF-8."""
    for encoding, remarks in (("latin-1", ["remark.encoding-guessed"]), ("utf-8", [])):
        text = json.dumps(HOSTED, ensure_ascii=False).encode(encoding)
        (found,) = unbake(picture(chunk(b"tEXt", b"openbadges\0" + text)), Limits())
        assert isinstance(found, Payload)
        assert "België" in found.text
        assert [each.code for each in found.remarks] == remarks


@pytest.mark.parametrize(
    "inside", [hosted(), b"https://leren.example.org/badges/assertion.php?b=0f3a"], ids=["JSON", "address"]
)
def test_moodle_writes_a_chunk_of_its_own(inside: bytes) -> None:
    """Quotes in place of flags, and a dictionary around the badge; without its last brace it is damaged."""
    around = b"openbadges\0'json'\0''\0\"{'method': 'hosted', 'assertionUrl': '" + inside
    (found,) = unbake(picture(chunk(b"iTXt", around + b"'}\"")), Limits())
    assert isinstance(found, Payload)
    assert found.text == inside.decode()
    assert [each.code for each in found.remarks] == ["remark.moodle-baked"]
    with pytest.raises(Invalid, match=r"unbake\.text-broken"):
        unbake(picture(chunk(b"iTXt", around + b"'")), Limits())


@pytest.mark.parametrize("after", [b"", b"{}"], ids=["nothing", "a badge"])
def test_after_the_end_of_a_picture_nothing_counts(after: bytes, badge: bytes, judge: Judge) -> None:
    """What stands behind IEND is no part of the picture."""
    assert headlines(judge(picture() + after.replace(b"{}", badge))) == ["no-badge-found"]


def test_entity_declared_elsewhere_is_not_dropped() -> None:
    """With a DOCTYPE that names a file, an unknown entity would vanish here and stand for something elsewhere."""
    data = drawing(b"<o:credential>{&a;}</o:credential>", before=b'<!DOCTYPE svg SYSTEM "https://a.example.org/a.dtd">')
    with pytest.raises(Invalid, match=r"unbake\.svg-broken"):
        unbake(data, Limits())
    with pytest.raises(Unchecked, match=r"unbake\.svg-doctype"):
        unbake(data.replace(b'a.dtd">', b'a.dtd" [<!ENTITY a "1">]>'), Limits())


def test_two_badges_of_a_drawing_are_ambiguous_however_deep(badge: bytes) -> None:
    """One as a child of the root and another within a group."""
    with pytest.raises(Invalid, match=r"unbake\.ambiguous"):
        unbake(drawing(element(badge) + b"<g>" + element(altered(badge)) + b"</g>"), Limits())


def test_address_alone_in_a_drawing_is_a_link(judge: Judge) -> None:
    """Only `verify`, as old bakers wrote it."""
    data = drawing(
        b'<o:assertion verify="https://platform.example.org/public/assertions/7"/>', b"http://openbadges.org"
    )
    assert headlines(judge(data)) == ["online-check-needed"]


@pytest.mark.parametrize(("size", "headline"), [(500_000, "verified"), (4_300_000, "unreadable")])
def test_embedded_picture_has_a_limit_of_its_own(size: int, headline: str) -> None:
    """Half a megabyte of picture within a badge is common, beyond four it is not read."""
    image = "data:image/png;base64," + "A" * size
    text = hosted(badge={"type": "BadgeClass", "image": image})
    wanted = "json" if headline == "verified" else "unbake.too-large"
    try:
        (found,) = unbake(text, Limits())
        said = found.kind if isinstance(found, Payload) else found.code
    except Unchecked as error:
        said = error.code
    assert said == wanted


def test_only_pictures_may_make_a_badge_large() -> None:
    """As much text in any other property is refused, also where it looks like the beginning of a picture."""
    for text in ("A" * 500_000, "data:text/plain," + "A" * 500_000, "picture: data:image/png;base64," + "A" * 500_000):
        with pytest.raises(Unchecked, match=r"unbake\.too-large"):
            unbake(hosted(narrative=text), Limits())
    slashed = hosted(image="data:image/png;base64," + "A/" * 250_000).replace(b"/", b"\\/")
    assert len(unbake(slashed, Limits())) == 1
    bare = hosted(image={"content": "/9j/" + "A/" * 250_000})
    assert len(unbake(bare, Limits())) == 1
    assert len(unbake(bare.replace(b"/", b"\\/"), Limits())) == 1
    for text in ("/9j/" + "A/" * 250_000 + "!", "x/9j/" + "A/" * 250_000, "iVBORw0KGgo" + " " * 500_000):
        with pytest.raises(Unchecked, match=r"unbake\.too-large"):
            unbake(hosted(image={"content": text}), Limits())
