"""Step 1: is there a badge in this file?

Decides where credentials stand in it and cuts them out unread; `parse` reads them. The limits of every container
hold before anything in it is believed.
"""

from dataclasses import replace

from badge_verifier.claims.credential import Payload
from badge_verifier.containers import kinds, pdf, pictures, png, svg
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import Limits

Found = Payload | StepError
"""A payload, or why one part of the file (an entry of a ZIP) holds none that can be read."""


class Absent(StepError):
    """There is no badge here; the code says in what kind of file there is none."""


def unbake(data: bytes, limits: Limits) -> tuple[Found, ...]:
    """Return the payloads of a file, in order; at least one.

    Raises:
        Absent: There is none.
        Invalid: "unbake.ambiguous": an image holds two; or the container is broken.
        Unchecked: The file is larger or deeper than the limits, or of a kind that is refused unread.
    """
    if len(data) > limits.file_bytes:
        raise Unchecked("unbake.too-large", f"{len(data)} bytes, at most {limits.file_bytes}")
    kind = kinds.kind_of(data)
    if kind == "zip":
        return _zip(data, limits)
    if kind == "pdf":
        return _pdf(data, limits)
    try:
        return _single(data, kind, limits)
    except Absent as error:
        # Only of a file that came alone: looking at pixels takes time, and a ZIP may hold hundreds.
        why = pictures.reason(data) if error.code == "unbake.no-badge-in-png" else ""
        if why:
            raise Absent(f"unbake.{why}") from error
        raise


def _single(data: bytes, kind: kinds.Kind, limits: Limits, path: str = "") -> tuple[Payload, ...]:
    match kind:
        case "png" | "svg":
            texts = (png if kind == "png" else svg).badge_texts(data, limits)
            if not texts:
                raise Absent(f"unbake.no-badge-in-{kind}")
            if len(texts) > 1:
                raise Invalid("unbake.ambiguous", f"{len(texts)} badges in one image, expected one")
            return (_payload(texts[0], kind, path),)
        case "json" | "jwt":
            if len(data) > limits.badge_bytes:
                raise Unchecked("unbake.too-large", f"{len(data)} bytes of badge, at most {limits.badge_bytes}")
            try:
                return (_payload(data.decode("utf-8-sig"), kind, path),)
            except UnicodeDecodeError as error:
                raise Invalid("parse.json", f"not UTF-8 at byte {error.start}") from error
        case "text":
            return _text(data, limits, path)
        case "photo" | "empty" | "web-page":
            raise Absent(f"unbake.{kind}")
        case _:
            raise Absent("unbake.unknown-format")


def _payload(text: str, container: str, path: str) -> Payload:
    """Tell a JSON object, a compact JWS and an address apart.

    Raises:
        Invalid: "unbake.text-broken": it is none of them.
    """
    text = text.strip()
    if text.startswith(("{", "[")):
        return Payload("json", text, container, path)
    if kinds.JWS.fullmatch(text):
        return Payload("jws", text, container, path)
    found = kinds.addresses(text, 1)
    if found and len(text.split()) == 1:
        return Payload("url", found[0], container, path)
    raise Invalid("unbake.text-broken", f"expected JSON, a signed token or an address, got {text[:40]!r}")


def _text(data: bytes, limits: Limits, path: str) -> tuple[Payload, ...]:
    """A pasted text: addresses and tokens in it, in order of kind."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Absent("unbake.unknown-format") from error
    most = limits.zip_entries
    found = [Payload("url", address, "text", path) for address in kinds.addresses(text, most + 1)]
    tokens = kinds.tokens(text, most + 1)
    found += [Payload("jws", token, "text", path) for token in tokens if len(token) <= limits.badge_bytes]
    if not found:
        raise Absent("unbake.no-badge-in-text")
    if len(found) > most:
        raise Unchecked("unbake.too-large", f"more than {most} links or badges")
    return tuple(found)


def _zip(data: bytes, limits: Limits) -> tuple[Found, ...]:
    entries = kinds.zip_entries(data, limits)
    found: list[Found] = []
    for path, body in entries:
        kind = kinds.kind_of(body)
        if path.startswith("__MACOSX/") or path.endswith((".DS_Store", "Thumbs.db")):
            continue  # what a file manager adds
        try:
            found += [Unchecked("unbake.zip-in-zip", path)] if kind == "zip" else _part(body, kind, limits, path)
        except StepError as error:
            found.append(type(error)(error.code, f"{path}: {error.detail}" if error.detail else path))
    if not found:
        raise Absent("unbake.no-badge-in-zip")
    return tuple(found)


def _part(body: bytes, kind: kinds.Kind, limits: Limits, path: str) -> tuple[Found, ...]:
    return _pdf(body, limits, path) if kind == "pdf" else _single(body, kind, limits, path)


def _pdf(data: bytes, limits: Limits, path: str = "") -> tuple[Payload, ...]:
    files, links = pdf.parts(data, limits)
    found: list[Payload] = []
    for file in files:
        kind = kinds.kind_of(file)
        if kind in ("png", "svg", "json", "jwt"):
            try:
                found += [replace(each, container="pdf") for each in _single(file, kind, limits, path)]
            except StepError:
                continue  # an attachment that is no badge; a PDF may carry any
    found += [Payload("url", address, "pdf", path) for address in kinds.badge_addresses(links, limits.zip_entries)]
    if not found and pdf.is_locked(data):
        raise Unchecked("unbake.pdf-encrypted", path)
    if not found:
        raise Absent("unbake.no-badge-in-pdf")
    return tuple(found[: limits.zip_entries])
