"""Decides what kind of file this is, by its first bytes; the name of a file says nothing."""

import re
from typing import Literal

from badge_verifier.containers import archives, forms, mail, png, svg
from badge_verifier.containers.decoded import decoded
from badge_verifier.containers.tokens import is_token
from badge_verifier.limits import KIND_HEAD, MARKUP_COMMENT, MARKUP_TAG, PDF_HEAD, SVG_BEGINNING

Kind = Literal[
    "png", "svg", "xml", "json", "jwt", "zip", "document", "old-document", "pdf", "text", "mail", "photo", "web-page",
    "cose", "unknown", "empty",
]  # fmt: skip

_PHOTOS = (b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_OLD_DOCUMENTS = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"bplist0")
_WEB_PAGE = re.compile(
    rb"(?:<!--.{0,%d}?-->\s{0,9})?<(?:!doctype\s+html|html)[\s>]" % MARKUP_COMMENT, re.IGNORECASE | re.DOTALL
)
_MARKUP = re.compile(
    r"<(?:a|p|div|span|table|body|head|img|iframe|blockquote|center|br|b|i|ul|ol|font)\b"
    rf"[^<>]{{0,{MARKUP_TAG}}}>",
    re.IGNORECASE | re.ASCII,
)
_ROOTS = frozenset({"html", "a", "p", "div", "span", "table", "body", "head", "img", "iframe", "blockquote", "center"})
# "[Mijn badge](https://…)", "[InternetShortcut]" and "{naam}" begin like JSON and are text.
_JSON = re.compile(r"\{\s*(?:[\"'}&\u201c\u201d\u201e\u201f\u00ab\u00bb]|\Z)|\[\s*(?:[\[{\"]|\]?\s*\Z)")


def kind_of(data: bytes) -> Kind:
    """Return the kind of the bytes."""
    head = data[:KIND_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    photo = data.startswith(_PHOTOS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:8] == b"ftyp"
    rules: tuple[tuple[Kind, bool], ...] = (
        ("empty", not head.strip(b"\0")),
        ("png", data.startswith(png.SIGNATURE)),
        ("photo", photo),
        ("pdf", b"%PDF-" in data[:PDF_HEAD]),
        ("old-document", head.startswith(_OLD_DOCUMENTS)),
        ("cose", forms.is_cose(data)),
        ("web-page", _WEB_PAGE.match(head) is not None),
    )
    known = next((kind for kind, applies in rules if applies), None)
    if known is not None:
        return known
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "document" if archives.is_document(data) else "zip"
    if head.startswith(b"<") or data[:2] in (b"\xff\xfe", b"\xfe\xff"):  # XML, perhaps in UTF-16
        marked = _kind_of_markup(data)
        if marked is not None:
            return marked
    return _kind_of_text(data)


def _kind_of_markup(data: bytes) -> Kind | None:
    """Return the kind of markup; None where it is none."""
    root = svg.root_of(data)
    if root == "svg" or (not root and (b"<svg" in data[:SVG_BEGINNING] or b":svg" in data[:SVG_BEGINNING])):
        return "svg"
    if root and not root.startswith("eyJ"):  # a token between angle brackets looks like a tag
        return "web-page" if root.lower() in _ROOTS else "xml"
    return None


def _kind_of_text(data: bytes) -> Kind:
    found = decoded(data)
    if found is None:
        return "unknown"
    text = found.text.strip()
    if not text:
        return "empty"
    if _JSON.match(text):
        return "json"
    if is_token(text) or forms.SD_JWT.fullmatch(text):
        return "jwt"
    if mail.is_mail(data):
        return "mail"
    return "web-page" if _MARKUP.match(text) else "text"
