"""Badges and links to badges in files that people made for reading: office documents, web pages, saved e-mails.

Such a file proves nothing by itself: only a whole badge in it, or what stands at a link, can. Its own pictures, styles
and other links are no badges and are not spoken of.
"""

import re
from dataclasses import replace

from badge_verifier.containers import archives, jsoned, mail, markup, pdf, png, snappy, svg
from badge_verifier.containers.decoded import decoded
from badge_verifier.containers.gathered import Gathered, addresses
from badge_verifier.containers.jsoned import Found
from badge_verifier.containers.payloads import embedded
from badge_verifier.errors import Absent, Invalid, StepError, Unchecked
from badge_verifier.limits import SVG_HEAD, Limits
from badge_verifier.network.link_kinds import link_kind, unwrapped

_MARKUP = (".xml", ".rels", ".html", ".htm", ".xhtml", ".opf", ".ncx", ".apxl")
_OTHERS = (".png", ".svg", ".json", ".jsonld", ".jwt", ".txt", ".iwa", ".bin", ".pdf")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_UNPRINTABLE = re.compile(r"[^\x21-\x7e]")
_ELSEWHERE = ("theme/", "styles.xml", "settings.xml", "fonttable", "docprops/", "meta-inf/", "thumbnails/")


def office(data: bytes, limits: Limits, absent: Absent, path: str = "") -> tuple[Found, ...]:
    """Return the badges in a document that is a ZIP: OOXML, OpenDocument, EPUB or iWork.

    Raises:
        StepError: `absent`, or why it cannot be opened.
    """
    gathered = Gathered(limits, "document", path, alone=False)
    for name, body in archives.document_parts(data, limits, _is_wanted):
        _part(name.lower(), body, gathered)
    return gathered.settled(absent)


def binary(data: bytes, limits: Limits, absent: Absent, path: str = "") -> tuple[Found, ...]:
    """Return the links to badges in a document of an older office program, whose form is not read.

    Raises:
        StepError: `absent`.
    """
    gathered = Gathered(limits, "document", path, alone=False)
    for text in (data.decode("latin-1"), data.decode("utf-16-le", "ignore"), data[1:].decode("utf-16-le", "ignore")):
        _only_links(text, gathered)
    return gathered.settled(absent)


def page(text: str, limits: Limits, absent: Absent, path: str = "") -> tuple[Found, ...]:
    """Return the badges in a web page that was saved: its own address, if that is a badge's, or the badges in it.

    Raises:
        StepError: `absent`.
    """
    gathered = Gathered(limits, "web-page", path, alone=False)
    _page(text, gathered)
    return gathered.settled(absent)


def message(data: bytes, limits: Limits, absent: Absent, path: str = "") -> tuple[Found, ...]:
    """Return the badges in the texts and attachments of a saved e-mail.

    Raises:
        StepError: `absent`.
    """
    gathered = Gathered(limits, "mail", path)
    own = mail.saved_from(data)
    if own and link_kind(unwrapped(own)[0]) == "badge":
        gathered.link(own)
        return gathered.settled(absent)
    left = limits.file_bytes  # of what all its attachments unpack to
    for part in mail.parts(data, limits):
        gathered.path = "/".join(filter(None, (path, part.name)))
        if part.kind.startswith("text/"):
            text = decoded(part.body)
            if text is not None and part.kind == "text/html":
                _page(text.text, gathered)
            elif text is not None:
                gathered.text(text.text)
        elif part.body.startswith(_ZIP):
            left = _packed(part.body, gathered, left)
        else:
            _attachment(part.body, gathered)
    return gathered.settled(absent)


def _packed(body: bytes, gathered: Gathered, left: int, *, within: bool = False) -> int:
    """Add what an office document or a ZIP within an e-mail holds, and return how much may be unpacked after it.

    One that cannot be looked into is told: what was not looked at is not passed over.
    """
    bounds = replace(gathered.limits, file_bytes=max(0, left))
    outer = gathered.path
    try:
        if archives.is_document(body):
            for name, inner in archives.document_parts(body, bounds, _is_wanted):
                left -= len(inner)
                _part(name.lower(), inner, gathered)
        elif within:
            raise Unchecked("unbake.zip-in-zip", outer)  # noqa: TRY301 -- told as any other that is not looked into
        else:
            for name, inner in archives.entries(body, bounds):
                gathered.path = "/".join(filter(None, (outer, name)))
                left -= len(inner)
                if inner.startswith(_ZIP):
                    left = _packed(inner, gathered, left, within=True)
                elif not archives.is_leftover(name):
                    _attachment(inner, gathered)
    except Unchecked as error:
        gathered.add(Unchecked(error.code, outer or error.detail))
    except Invalid:
        return left  # broken, so nobody can take a badge out of it
    return left


def _is_wanted(name: str) -> bool:
    return name.endswith((*_MARKUP, *_OTHERS)) and not any(each in name for each in _ELSEWHERE)


def _part(name: str, body: bytes, gathered: Gathered) -> None:
    if name.endswith(_MARKUP):
        text = decoded(body)
        if text is not None:
            _markup(text.text, gathered)
    elif name.endswith(".iwa"):
        _only_links(snappy.blocks(body, gathered.limits.inflated_bytes).decode("latin-1"), gathered)
    elif name.endswith(".bin"):
        _only_links(body.decode("latin-1"), gathered)
    else:
        _attachment(body, gathered)


def _markup(text: str, gathered: Gathered) -> None:
    for address in markup.links_of(text):
        gathered.link(address)
    gathered.text(markup.text_of(text))


def _page(text: str, gathered: Gathered) -> None:
    for script in markup.data_scripts(text):
        _badge(script, gathered)
    own = markup.own_address(text)
    if own and link_kind(unwrapped(own)[0]) == "badge":
        gathered.link(own)
    if not gathered.found:
        _markup(text, gathered)


def _only_links(text: str, gathered: Gathered) -> None:
    """Add the links of a text that may be no text at all: what is not printable ends an address."""
    text = _UNPRINTABLE.sub(" ", text)
    for _, address in addresses(text):
        gathered.link(address)


def _attachment(body: bytes, gathered: Gathered) -> None:
    """Add what a file within a file holds, where it holds a badge; any other file in it is no matter."""
    try:
        if body.startswith(png.SIGNATURE):
            chunks = png.badge_texts(body, gathered.limits)
            found = [embedded(each.text, "png", gathered.path, gathered.limits, each.remarks) for each in chunks]
        elif body.startswith(b"%PDF-"):
            files, links = pdf.parts(body, gathered.limits)
            for file in files:
                _attachment(file, gathered)
            return _only_links(links, gathered)
        elif b"<svg" in body[:SVG_HEAD]:
            drawn = svg.badge_texts(body, gathered.limits)
            found = [embedded(each.text, "svg", gathered.path, gathered.limits, each.remarks) for each in drawn]
        else:
            text = decoded(body)
            return _badge(text.text, gathered) if text is not None else None
    except StepError:
        return None
    for each in found:
        gathered.add(each)
    return None


def _badge(text: str, gathered: Gathered) -> None:
    """Add the badges of a text that is one, or a list of them; a program's own JSON is none."""
    text = text.strip()
    if text.startswith(("{", "[")) and "@context" in text:
        try:
            found = jsoned.payloads(text, gathered.container, gathered.path, gathered.limits)
        except StepError:
            return
        for each in found:
            if not isinstance(each, StepError) and _is_awarded(each.text):
                gathered.add(each)
    elif text.startswith("eyJ"):
        gathered.text(text)


def _is_awarded(text: str) -> bool:
    return text.startswith("eyJ") or "VerifiableCredential" in text or '"recipient"' in text or "Assertion" in text
