"""Tables of the hand-written pages: with row headers, and with what each cell answers, so that a phone can stack them.

Markdown knows no row headers; a first cell that is bold throughout is one. The roles keep it a table to a screen reader
where the styles show it as a list.
"""

import re
from html import unescape

from markupsafe import Markup

from badge_catalogue.pieces import piece

_TABLES = "prose_table.html"
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t([hd])([^>]*)>(.*?)</t\1>", re.DOTALL)
_BOLD = re.compile(r"\s*<strong>((?:(?!</strong>).)*)</strong>\s*", re.DOTALL)
_GROUP = re.compile("<(thead|tbody)>")
_TAG = re.compile(r"<[^>]*>")


def stackable(html: str) -> str:
    """Return a page whose tables tell a reader and a phone what every cell answers.

    Args:
        html: What MkDocs wrote; tables in tables are not expected.
    """
    return _TABLE.sub(lambda found: _table(found[1]), html)


def _table(inside: str) -> str:
    first = _ROW.search(inside)
    heads = [_text(cell[3]) for cell in _CELL.finditer(first[1])] if first else []
    rows = _ROW.sub(lambda row: piece(_TABLES, "row", _cells(row[1], heads)), inside)
    rows = _GROUP.sub(lambda group: piece(_TABLES, "group", group[1]), rows)
    return str(piece(_TABLES, "table", f": {heads[0]}" if heads and heads[0] else "", Markup(rows)))  # noqa: S704 -- what MkDocs wrote


def _cells(row: str, heads: list[str]) -> Markup:
    made = []
    for place, cell in enumerate(_CELL.finditer(row)):
        kind, *written = cell.groups()
        attributes, text = map(Markup, written)
        bold = _BOLD.fullmatch(text) if place == 0 else None
        label = heads[place] if place < len(heads) else None
        if kind == "h":
            made.append(piece(_TABLES, "cell", "th", "columnheader", "col", attributes, None, text))
        elif bold:
            made.append(piece(_TABLES, "cell", "th", "rowheader", "row", attributes, label, Markup(bold[1])))  # noqa: S704 -- as above
        else:
            made.append(piece(_TABLES, "cell", "td", "cell", "", attributes, label, text))
    return Markup("").join(made)


def _text(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()
