"""Draws what a badge builds on and what it counts towards, as an SVG beside the list that says the same in words.

Confirmed relations have a full line, claims a dashed one. Colours come from the site's style sheets.
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from badge_catalogue import addresses
from badge_catalogue.facts.relations import Counts, Relations
from badge_catalogue.model import Badge
from badge_catalogue.pieces import piece

_BOX, _BETWEEN, _GAP = 200, 60, 18
_LINE, _PAD = 18, 14
_LETTERS = 21  # of a line in a box
_DRAWING = "stacking.html"


@dataclass(frozen=True)
class _Node:
    """One box: its words, line by line, and where it leads."""

    lines: tuple[str, ...]
    link: str | None
    confirmed: bool = True

    @property
    def height(self) -> int:
        return 2 * _PAD + _LINE * len(self.lines)


def diagram(badge: Badge, relations: Relations, language: str, home: str) -> Markup:
    """Return the drawing; empty where a badge neither gives nor takes.

    Args:
        badge: The one in the middle.
        relations: What follows from the catalogue.
        language: Of the names.
        home: Relative address of the language's front page.
    """
    before = [_giver(count, language, home) for count in relations.received.get(badge.id, ())]
    after = [_target(count, language, home) for count in relations.towards.get(badge.id, ())]
    if not before and not after:
        return Markup()
    own = _node(badge.name.get(language), None)
    columns = [column for column in (before, [own], after) if column]
    middle = columns.index([own])
    height = max(sum(node.height for node in column) + _GAP * (len(column) - 1) for column in columns)
    places = [_placed(column, (_BOX + _BETWEEN) * place, height) for place, column in enumerate(columns)]
    _, x0, y0 = places[middle][0]
    lines = [
        _arrow(node, x + _BOX, y, x0, y0) if place < middle else _arrow(node, x0 + _BOX, y0, x, y)
        for place, column in enumerate(places)
        for node, x, y in column
        if place != middle
    ]
    boxes = [_box(node, x, y, own=node is own) for column in places for node, x, y in column]
    width = len(columns) * (_BOX + _BETWEEN) - _BETWEEN
    return piece(_DRAWING, "drawing", width + 4, height + 4, Markup("").join([*lines, *boxes]))


def _node(name: str, link: str | None, *, confirmed: bool = True) -> _Node:
    return _Node(tuple(textwrap.wrap(name, _LETTERS)[:4]) or ("",), link, confirmed)


def _giver(count: Counts, language: str, home: str) -> _Node:
    link = f"{home}{addresses.badge_folder(count.badge)}"
    return _node(count.badge.name.get(language), link, confirmed=count.confirmed is not None)


def _target(count: Counts, language: str, home: str) -> _Node:
    if count.target:
        link = f"{home}{addresses.badge_folder(count.target)}"
    else:
        link = f"{home}{addresses.pathway_folder(count.pathway) if count.pathway else addresses.PATHWAYS}"
    return _node(count.name.get(language), link, confirmed=count.confirmed is not None)


def _placed(column: Iterable[_Node], x: int, height: int) -> list[tuple[_Node, int, int]]:
    """Return the nodes of a column with the left side and the middle of each, spread evenly around the middle line."""
    nodes = list(column)
    top = (height - sum(node.height for node in nodes) - _GAP * (len(nodes) - 1)) // 2
    placed = []
    for node in nodes:
        placed.append((node, x, top + node.height // 2))
        top += node.height + _GAP
    return placed


def _arrow(node: _Node, x1: int, y1: int, x2: int, y2: int) -> Markup:
    bend = (x2 - x1) // 2
    path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2 - 3} {y2}"
    return piece(_DRAWING, "arrow", "sure" if node.confirmed else "claim", path)


def _box(node: _Node, x: int, y: int, *, own: bool) -> Markup:
    top = y - node.height // 2
    lines = [(line, top + _PAD + _LINE * place + 13) for place, line in enumerate(node.lines)]
    kind = "own" if own else "other"
    return piece(_DRAWING, "box", kind, node.link, x, top, _BOX, node.height, x + _BOX // 2, lines)
