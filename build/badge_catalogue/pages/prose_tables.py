"""Tables of the hand-written pages: with row headers, and with what each cell answers, so that a phone can stack them.

Markdown knows no row headers; a first cell that is bold throughout is one. The roles keep it a table to a screen reader
where the styles show it as a list.
"""

import re
from html import escape, unescape

_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t([hd])([^>]*)>(.*?)</t\1>", re.DOTALL)
_BOLD = re.compile(r"\s*<strong>((?:(?!</strong>).)*)</strong>\s*", re.DOTALL)
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
    rows = _ROW.sub(lambda row: f'<tr role="row">{_cells(row[1], heads)}</tr>', inside)
    for group in ("thead", "tbody"):
        rows = rows.replace(f"<{group}>", f'<{group} role="rowgroup">')
    named = escape(f": {heads[0]}") if heads and heads[0] else ""
    return (
        f'<div class="scroll stacking" role="region" tabindex="0" aria-label="@@t:table@@{named}">'
        f'<table role="table">{rows}</table></div>'
    )


def _cells(row: str, heads: list[str]) -> str:
    made = []
    for place, cell in enumerate(_CELL.finditer(row)):
        kind, attributes, text = cell.groups()
        bold = _BOLD.fullmatch(text) if place == 0 else None
        label = f' data-label="{escape(heads[place])}"' if place < len(heads) else ""
        if kind == "h":
            made.append(f'<th role="columnheader" scope="col"{attributes}>{text}</th>')
        elif bold:
            made.append(f'<th role="rowheader" scope="row"{attributes}{label}>{bold[1]}</th>')
        else:
            made.append(f'<td role="cell"{attributes}{label}>{text}</td>')
    return "".join(made)


def _text(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()
