"""Turns what contributors write in Markdown into HTML that cannot do anything but be read.

Two fences: the parser knows no raw HTML, and the sanitiser lets a short list of elements through.
"""

import re
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
    stripped = unescape(nh3.clean(str(html(text)), tags=set()))
    return re.sub(r"\s+", " ", stripped).strip()


@lru_cache(maxsize=4096)
def html(text: str) -> Markup:
    """Return the HTML of a contributor's text; its headings start at the third level."""
    if not _MARKED.search(text):
        paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
        return Markup("\n").join(Markup("<p>{}</p>").format(part) for part in paragraphs)
    parser = markdown.Markdown(extensions=[_NoRawHtml(), "tables", "sane_lists"], output_format="html")
    lowered = _HEADING.sub(lambda match: f"{match[1]}{min(int(match[2]) + 2, 6)}>", parser.convert(text))
    clean = nh3.clean(
        lowered,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        link_rel="noopener nofollow",
    )
    return Markup(clean)  # noqa: S704 -- cleaned on the line above
