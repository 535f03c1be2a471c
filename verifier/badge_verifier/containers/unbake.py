"""Step 1: is there a badge in this file?

Decides where credentials stand in it and cuts them out unread; `parse` reads them. The limits of every container
hold before anything in it is believed.
"""

import re
from dataclasses import replace
from urllib.parse import unquote

from badge_verifier.claims.credential import Payload, Remark
from badge_verifier.containers import (
    archives,
    documents,
    forms,
    jsoned,
    kinds,
    markup,
    payloads,
    pdf,
    pictures,
    png,
    svg,
)
from badge_verifier.containers.decoded import Decoded, decoded
from badge_verifier.containers.gathered import Gathered, addresses
from badge_verifier.containers.jsoned import Found
from badge_verifier.encodings.characters import WORD
from badge_verifier.errors import Absent, Invalid, NotUnderstood, StepError, Unchecked
from badge_verifier.limits import ARCHIVE_PICTURES, IMAGE_TEXTS, Limits

_PACKED = ("eyJ", "ew0", "ewo", "W3s")  # how JSON begins in base64
_WORDS = re.compile(f"[{WORD}]")
_DATA = re.compile(
    r"data:application/(?:[a-z0-9.+-]{1,40}\+)?(?:json|jwt|jose)(?:;[a-z0-9=-]{1,40}){0,3}", re.IGNORECASE
)


def unbake(data: bytes, limits: Limits) -> tuple[Found, ...]:
    """Return the payloads of a file, in order; at least one.

    Raises:
        Absent: There is none.
        Invalid: "unbake.ambiguous": an image holds two of one kind; or the container is broken.
        NotUnderstood: It is a credential of another kind, by its name.
        Unchecked: The file is larger or deeper than the limits, or of a kind that is refused unread.
    """
    if len(data) > limits.file_bytes:
        raise Unchecked("unbake.too-large", f"{len(data)} bytes, at most {limits.file_bytes}")
    kind = kinds.kind_of(data)
    if kind == "zip":
        return _zip(data, limits)
    try:
        return _part(data, kind, limits)
    except Absent as error:
        raise _why(data, error) from error


def _why(data: bytes, error: Absent) -> Absent:
    """Return the reason why a picture holds no badge, where looking at it tells."""
    why = pictures.reason(data) if error.code == "unbake.no-badge-in-png" else ""
    return Absent(f"unbake.{why}", error.detail) if why else error


def _part(data: bytes, kind: kinds.Kind, limits: Limits, path: str = "") -> tuple[Found, ...]:
    match kind:
        case "png" | "svg":
            return _image(data, kind, limits, path)
        case "pdf":
            return _pdf(data, limits, path)
        case "document":
            return documents.office(data, limits, Absent("unbake.document"), path)
        case "old-document":
            return documents.binary(data, limits, Absent("unbake.document"), path)
        case "mail":
            return documents.message(data, limits, Absent("unbake.no-badge-in-mail"), path)
        case "cose":
            raise NotUnderstood("unbake.form-cose")
        case "photo" | "empty":
            raise Absent(f"unbake.{kind}")
        case _:
            return _written(data, kind, limits, path)


def _written(data: bytes, kind: kinds.Kind, limits: Limits, path: str) -> tuple[Found, ...]:
    """Return the badges in a file that is text: JSON, a token, markup, or words."""
    found = decoded(data)
    if kind == "unknown" or found is None:
        raise Absent("unbake.unknown-format")
    match kind:
        case "json" if _is_letter(found.text):
            return _text(found, limits, path)
        case "json":
            return tuple(jsoned.payloads(found.text.strip(), "json", path, limits, found.remarks))
        case "jwt":
            return (payloads.embedded(found.text, "jwt", path, limits, found.remarks),)
        case "web-page":
            return documents.page(found.text, limits, Absent("unbake.web-page"), path)
        case "xml":
            return _xml(found, limits, path)
        case _:
            return _text(found, limits, path)


def _is_letter(text: str) -> bool:
    """Say whether words follow on the lines below a JSON object: a greeting. What follows on its line makes it two."""
    _, brace, rest = text.rpartition("}")
    below = rest.lstrip(" \t")
    return bool(brace) and below.startswith(("\n", "\r")) and _WORDS.search(below) is not None and "[" not in below


def _image(data: bytes, kind: kinds.Kind, limits: Limits, path: str) -> tuple[Found, ...]:
    texts = png.badge_texts(data, limits) if kind == "png" else svg.badge_texts(data, limits)
    if not texts:
        raise Absent(f"unbake.no-badge-in-{kind}")
    once = {each.text: each for each in texts}
    if len(once) > IMAGE_TEXTS:
        raise Invalid("unbake.ambiguous", f"{len(once)} badges in one image, expected one")
    return payloads.apart([payloads.embedded(each.text, kind, path, limits, each.remarks) for each in once.values()])


def _xml(found: Decoded, limits: Limits, path: str) -> tuple[Found, ...]:
    """Return the links in an XML document that is no drawing: a shortcut, a feed; or name what it is."""
    forms.check_xml(found.text)
    gathered = Gathered(limits, "text", path, alone=False)
    gathered.text(markup.text_of(found.text))
    return gathered.settled(Absent("unbake.xml"))


def _text(found: Decoded, limits: Limits, path: str) -> tuple[Found, ...]:
    """Return the badges, tokens and links of a pasted text, in its order."""
    text = found.text.strip()
    if inner := _data_address(text):
        return (payloads.embedded(inner, "text", path, limits, (*found.remarks, Remark("remark.wrapped"))),)
    if text[0] == text[-1] == '"' or (text.startswith(_PACKED) and "." not in text):
        whole = payloads.embedded(text, "text", path, limits, found.remarks)
        if isinstance(whole, Payload):
            return (whole,)
    gathered = Gathered(limits, "text", path, found.remarks)
    gathered.text(text)
    return gathered.settled(Absent("unbake.no-badge-in-text"))


def _data_address(text: str) -> str:
    """Return the text in a `data:` address (RFC 2397) that holds JSON or a token; "" for any other text."""
    head, comma, body = text.partition(",")
    if not comma or not _DATA.fullmatch(head):
        return ""
    return body if head.endswith(";base64") or body.startswith("eyJ") else unquote(body)


def _zip(data: bytes, limits: Limits) -> tuple[Found, ...]:
    found: list[Found] = []
    looked_at = 0
    for path, body in archives.entries(data, limits):
        if archives.is_leftover(path):
            continue
        kind = kinds.kind_of(body)
        try:
            found += [Unchecked("unbake.zip-in-zip", path, path)] if kind == "zip" else _part(body, kind, limits, path)
        except StepError as error:
            why = error
            if isinstance(error, Absent) and looked_at < ARCHIVE_PICTURES:
                looked_at += error.code == "unbake.no-badge-in-png"
                why = _why(body, error)
            found.append(type(why)(why.code, f"{path}: {why.detail}" if why.detail else path, path))
    if not found:
        raise Absent("unbake.no-badge-in-zip")
    return tuple(found)


def _pdf(data: bytes, limits: Limits, path: str = "") -> tuple[Found, ...]:
    files, links = pdf.parts(data, limits)
    gathered = Gathered(limits, "pdf", path, alone=False)
    for file in files:
        kind = kinds.kind_of(file)
        if kind in ("png", "svg", "json", "jwt"):
            try:
                for each in _part(file, kind, limits, path):
                    if isinstance(each, Payload):
                        gathered.add(replace(each, container="pdf"))
            except StepError:
                continue  # an attachment that is no badge; a PDF may carry any
    for _, address in addresses(links):
        gathered.link(address)
    if not gathered.found and pdf.is_locked(data):
        raise Unchecked("unbake.pdf-encrypted", path)
    return gathered.settled(Absent("unbake.no-badge-in-pdf"))
