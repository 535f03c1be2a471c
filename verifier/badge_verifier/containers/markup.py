"""Take text and links out of markup (HTML, XML of office programs) without interpreting it.

Nothing is run, fetched or drawn: tags are cut off, entities are turned into their characters.
"""

import html
import re
from itertools import islice

from badge_verifier.limits import LINK, MARKUP_HEAD, MARKUP_LINKS, MARKUP_SCRIPTS

_LONG, _NO_LONGER = f"{{1,{LINK}}}", f"{{0,{LINK}}}"
# No tag holds "<": so each place in a hostile file is looked at once.
_TAG = re.compile(r"<[^<>]*>")
_BLOCK = re.compile(
    r"</?(?:\w+:)?(?:p|br|div|li|tr|td|th|h\d|si|row|cell|table-cell|sp|tab|title|string|blockquote)\b[^<>]*>",
    re.ASCII,
)
_SCRIPT = re.compile(r"<(/?)(?:script|style)\b([^<>]*)>", re.IGNORECASE | re.ASCII)
_SAVED_FROM = re.compile(r"<!--\s{0,8}saved from url=\([0-9]{1,6}\)(https?://[^\s>]" + _LONG + ")", re.IGNORECASE)
_HEAD_LINK = re.compile(r"<(?:link|meta)\b[^<>]*>", re.IGNORECASE | re.ASCII)
_OWN = re.compile(r"""(?:rel=["']?canonical|property=["']?og:url)""", re.IGNORECASE)
_TARGET = re.compile(r"""(?:href|content)=["']?(https?://[^\s"'<>]""" + _LONG + ")", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?:href|src|target|uri|url)\s{0,4}=\s{0,4}["']?(https?://[^\s"'<>]""" + _LONG + ")", re.IGNORECASE
)
_FIELD = re.compile(
    r"""HYPERLINK\s{1,8}(?:"|&quot;)(https?://[^\s"&<>]""" + _LONG + r"""(?:&amp;[^\s"&<>]""" + _NO_LONGER + "){0,40})"
)
_DATA = re.compile(r"application/(?:ld\+)?json", re.IGNORECASE)


def text_of(markup: str) -> str:
    """Return the text that a reader would see of it, roughly: a line for each block, without scripts."""
    kept, _ = _parted(markup)
    return html.unescape(_TAG.sub("", _BLOCK.sub("\n", kept)))


def links_of(markup: str) -> list[str]:
    """Return the addresses that it links to, in order."""
    found = [*islice(_ATTRIBUTE.finditer(markup), MARKUP_LINKS), *islice(_FIELD.finditer(markup), MARKUP_LINKS)]
    raw = dict.fromkeys(match[1] for match in sorted(found, key=lambda match: match.start()))
    return [html.unescape(each) for each in raw]


def own_address(markup: str) -> str:
    """Return the address that a saved page says it was saved from; "" where it says none."""
    head = markup[:MARKUP_HEAD]
    if saved := _SAVED_FROM.search(head):
        return html.unescape(saved[1])
    for tag in _HEAD_LINK.finditer(head):
        target = _TARGET.search(tag[0]) if _OWN.search(tag[0]) else None
        if target:
            return html.unescape(target[1])
    return ""


def data_scripts(markup: str) -> list[str]:
    """Return the JSON that stands in a page as data."""
    _, scripts = _parted(markup)
    return [body for attributes, body in scripts if _DATA.search(attributes)]


def _parted(markup: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the markup outside scripts and styles, and those with their attributes."""
    kept: list[str] = []
    scripts: list[tuple[str, str]] = []
    at, opened = 0, ""
    within = False
    for match in _SCRIPT.finditer(markup):
        closing = match[1] == "/"
        if within and closing:
            if len(scripts) < MARKUP_SCRIPTS:
                scripts.append((opened, markup[at : match.start()]))
            within, at = False, match.end()
        elif not within and not closing:
            kept.append(markup[at : match.start()])
            within, opened, at = True, match[2], match.end()
    if not within:
        kept.append(markup[at:])
    return "".join(kept), scripts
