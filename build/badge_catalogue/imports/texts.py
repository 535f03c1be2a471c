"""Texts of other platforms: in which language they are, which are outcomes, and HTML that means Markdown."""

import re
from html.parser import HTMLParser

from badge_catalogue.definitions import languages
from badge_catalogue.imports import json_files as j
from badge_catalogue.imports.record import Incoming
from badge_catalogue.model.text import LANGUAGES

_MARKER = re.compile(r"^\s*(?:[-*\u2022\u2013]|\(?\d{1,2}[.)]|[a-z][.)])\s+")


def spoken(written: str, otherwise: str, incoming: Incoming) -> str:
    """Return the language that texts go to: the one written, nl or en; another one is told.

    Arguments:
        otherwise: Where nothing is written, or a third language is.
    """
    code = languages.code_of(written) if written else otherwise
    if code is not None and code in LANGUAGES:
        return code
    shown = written[:20]
    incoming.fail(
        "texts.language_text_stands_now",
        shown=shown,
        otherwise=otherwise,
    )
    return otherwise


def taught_in(written: list[str], incoming: Incoming) -> None:
    """Carry over the languages of instruction; what stands for no language is named."""
    known = []
    for word in filter(None, written):
        code = languages.code_of(word)
        if code is None:
            incoming.lose("texts.language_instruction", word=word[:20])
        elif code not in known:
            known.append(code)
    incoming.put("language", known)


def by_language(value: object, language: str, incoming: Incoming) -> dict[str, str]:
    """Return a text by language: of a list of `language` and `value`, a map, or a plain text in the language given.

    What stands in a third language is named with its first words.
    """
    if isinstance(value, str):
        return {language: value.strip()} if value.strip() else {}
    pairs: list[tuple[str, str]] = []
    if isinstance(value, dict) and "value" not in value and "@value" not in value:
        pairs = [(str(key), j.text(item)) for key in value for item in j.items(value.get(key))]
    else:
        for item in j.items(value):
            if not isinstance(item, dict):
                pairs.append((language, j.text(item)))
            one = j.group(item)
            tag = next((said for key in ("language", "@language", "inLanguage") if (said := j.text(one.get(key)))), "")
            said = next((text for key in ("value", "@value") if (text := j.text(one.get(key)))), "")
            pairs.append((tag or language, said))
    found: dict[str, str] = {}
    for tag, text in pairs:
        code = languages.code_of(tag.rpartition("/")[2])  # Europe writes the address of a language
        if not text:
            continue
        if code is not None and code in LANGUAGES and code not in found:
            found[code] = text
        else:
            incoming.lose("texts.text", tag=tag[:12], text=j.shown(text))
    return found


def outcome_lines(text: str, incoming: Incoming) -> list[str]:
    """Return the outcomes of one text, a line each, without list marks; a line that introduces them is named."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and lines[0].rstrip().endswith(":") and not _MARKER.match(lines[0]) and _MARKER.match(lines[1]):
        shown = j.shown(lines[0])
        incoming.lose("texts.introduction_above_outcomes", shown=shown)
        lines = lines[1:]
    listed = all(_MARKER.match(line) for line in lines)
    found = [_MARKER.sub("", line).strip() for line in lines]
    return [line.rstrip(";").rstrip() if listed else line for line in found if line]


# What stands where an element begins; where it is text of its own, where it ends too.
_BEGIN = {
    **dict.fromkeys(("p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "table", "tr"), "\n\n"),
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em"), "*"),
    **dict.fromkeys(("td", "th"), " "),
    "br": "\n",
}
_ENGLISH_BELOW = re.compile(r"\b(?:english (?:text|version|translation|below)|see english)\b", re.IGNORECASE)
_UNREAD = frozenset({"script", "style"})  # they hold no text for people


class _Markdown(HTMLParser):
    """Writes the HTML that editors of platforms make as Markdown: paragraphs, lists, bold, italic."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.numbers: list[int] = []
        self.pictures: list[str] = []
        self.unread = 0  # elements that hold no text for people

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        self.parts.append(_BEGIN.get(tag, ""))
        told = dict(attrs)
        if tag in {"ul", "ol"}:
            self.numbers.append(0 if tag == "ul" else 1)
        elif tag == "li":
            number = self.numbers[-1] if self.numbers else 0
            self.parts.append(f"\n{number}. " if number else "\n- ")
            if number:
                self.numbers[-1] += 1
        elif tag == "img":
            self.pictures.append(told.get("src") or "")
        elif tag in _UNREAD:
            self.unread += 1
        elif tag == "a" and (address := told.get("href")):
            self.parts.append(f"<{address}> ")

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in {"ul", "ol"} and self.numbers:
            self.numbers.pop()
        if tag in _UNREAD:
            self.unread -= 1
        elif tag not in {"br", "td", "th"}:
            self.parts.append(_BEGIN.get(tag, ""))

    def handle_data(self, data: str) -> None:
        """Take text, its line ends as spaces."""
        if self.unread <= 0:
            self.parts.append(re.sub(r"\s+", " ", data))


_HTML = re.compile(
    r"</(?:p|div|ul|ol|li|b|strong|i|em|a|h[1-4]|span|table|tr|td|script|style)>|<(?:br|img)\b[^>]*>", re.IGNORECASE
)


def divided(text: str, language: str, field: str, incoming: Incoming) -> None:
    """Say that a Dutch text with an English one in it is to be divided: edubadges has one field for both."""
    if language == "nl" and _ENGLISH_BELOW.search(text):
        incoming.fail("edubadges.two_languages", field=field)


def markdown(text: str, incoming: Incoming, field: str) -> str:
    """Return a text with its HTML as Markdown, and say so; any other text as it stands."""
    if not _HTML.search(text):
        return text
    parser = _Markdown()
    parser.feed(text)
    parser.close()
    lines = [" ".join(line.split()) for line in "".join(parser.parts).split("\n")]
    for picture in parser.pictures:
        incoming.lose("texts.picture_within", field=field, shown=j.shown(picture))
    incoming.change("texts.html_markdown_now", field=field)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
