"""Where the headings of a sheet stand: below a title, in the first column, or in two rows of which one says languages.

What a heading means is decided in `headings`.
"""

from itertools import zip_longest

from badge_catalogue.imports.spreadsheets.headings import recognised, spoken_in
from badge_catalogue.model.text import LANGUAGES

LOOKED_AT = 20  # rows, for headings below a title
_IN_A_COLUMN = 3  # headings of ours, below each other
_LANGUAGES_OF_A_ROW = 2


def best(table: list[list[str]]) -> tuple[int, int]:
    """Return the row that holds most headings of ours, from 0, and how many; the first of equals."""
    counts = [sum(recognised(cell) for cell in row if cell) for row in table[:LOOKED_AT]]
    found = max(range(len(counts)), key=lambda index: counts[index])
    return found, counts[found]


def turned(table: list[list[str]]) -> list[list[str]] | None:
    """Return a table with its headings in the first column as one with them in the first row; None for any other."""
    if sum(recognised(row[0]) for row in table if row and row[0]) < _IN_A_COLUMN:
        return None
    found = [list(column) for column in zip_longest(*table, fillvalue="")]
    return [column for column in found if any(column)]


def joined(table: list[list[str]], at: int) -> list[list[str]]:
    """Return a table whose headings say their languages themselves, where a row of languages stands above or below.

    Arguments:
        at: The row of its headings. A heading or a language that was merged to the right holds for the empty cells.
    """
    heads = table[at]
    if at + 1 < len(table) and (below := _languages(table[at + 1])):
        spoken = dict(enumerate(below))
        carried = _carried(heads)
        named = [
            f"{carried[number]} ({spoken[number]})" if spoken.get(number) and carried[number] else head
            for number, head in enumerate([*heads, *[""] * (len(below) - len(heads))])
        ]
        return [*table[:at], named, *table[at + 2 :]]
    if at and (above := _languages(table[at - 1])):
        spoken = dict(enumerate(_carried(above)))
        told = [f"{head} ({spoken.get(number) or ''})" for number, head in enumerate(heads)]
        named = [one if head and recognised(one) else head for head, one in zip(heads, told, strict=True)]
        return [*table[:at], named, *table[at + 1 :]]
    return table


def _languages(row: list[str]) -> list[str]:
    """Return the codes of a row that holds languages of the catalogue and nothing else; an empty list for any other."""
    codes = [cell.casefold() if cell.casefold() in LANGUAGES else (spoken_in(cell) or "") for cell in row]
    alone = all(bool(code) == bool(cell) for code, cell in zip(codes, row, strict=True))
    return codes if alone and sum(map(bool, codes)) >= _LANGUAGES_OF_A_ROW else []


def _carried(row: list[str]) -> list[str]:
    """Return a row in which every empty cell says what the last one before it said."""
    found: list[str] = []
    for cell in row:
        found.append(cell or (found[-1] if found else ""))
    return found
