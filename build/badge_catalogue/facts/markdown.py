"""Turns what contributors write in Markdown into HTML that cannot do anything but be read.

Two fences: the parser knows no raw HTML, and the sanitiser lets a short list of elements through.
"""

import re
import threading
from functools import lru_cache
from html import unescape

import markdown
import nh3
from markdown.extensions import Extension
from markupsafe import Markup

_TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "a", "code", "pre", "blockquote", "hr"} | {"h3", "h4", "h5", "h6"}
_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
_SCHEMES = {"https", "http", "mailto"}
_HEADING = re.compile(r"(</?h)([1-6])>")
# Anything that could be more than running text: then the parser has to look.
_MARKED = re.compile(r"[*_`#>\[\]<&|!\\]|^\s*(?:[-+=]|\d+[.)])|\S\s{2,}\n|^ {4}|\t|https?:|www\.", re.MULTILINE)


class _NoRawHtml(Extension):
    """Leaves HTML in a text as the characters it is."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 -- the name Markdown calls
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


def plain(text: str) -> str:
    """Return a text without its marks, on one line: for descriptions and search records."""
    if not _MARKED.search(text):
        return " ".join(text.split())
    stripped = unescape(nh3.clean(str(html(text)), tags=set()))
    return re.sub(r"\s+", " ", stripped).strip()


@lru_cache(maxsize=4096)
def html(text: str) -> Markup:
    """Return the HTML of a contributor's text; its headings start at the third level."""
    if not _MARKED.search(text):
        paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
        return Markup("\n").join(Markup("<p>{}</p>").format(part) for part in paragraphs)
    if items := _plain_list(text):
        return Markup("<ul>\n{}\n</ul>").format(Markup("\n").join(map(Markup("<li>{}</li>").format, items)))
    lowered = _HEADING.sub(lambda match: f"{match[1]}{min(int(match[2]) + 2, 6)}>", _parser().convert(text))
    clean = nh3.clean(
        lowered,
        tags=_TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_whole,
        url_schemes=_SCHEMES,
        link_rel="noopener nofollow",
    )
    return Markup(clean)  # noqa: S704 -- cleaned on the line above


def _whole(_element: str, name: str, value: str) -> str | None:
    """Return an address that says its scheme; None for one that means something else on every page."""
    return value if name != "href" or value.partition(":")[0].lower() in _SCHEMES else None


def _plain_list(text: str) -> list[str]:
    """Return the items of a text that is one list of running text, as most criteria are; nothing of any other text."""
    lines = text.strip("\n").split("\n")
    items = [line.removeprefix("- ") for line in lines]
    alike = all(
        line.startswith("- ") and item == item.strip() and item and not _MARKED.search(item)
        for line, item in zip(lines, items, strict=True)
    )
    return items if alike else []


def _parser() -> markdown.Markdown:
    """Return the parser of the thread, with nothing left of an earlier text: to make one takes as long as a text."""
    if not hasattr(_OWN, "parser"):
        _OWN.parser = markdown.Markdown(extensions=[_NoRawHtml(), "tables", "sane_lists"], output_format="html")
    parser: markdown.Markdown = _OWN.parser
    return parser.reset()


_OWN = threading.local()
