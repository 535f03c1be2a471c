"""Draws a pathway as an SVG: steps of all, any or some badges, in the order in which they are set, to where they lead.

The drawing says nothing that the list below it does not say; it has no colours of its own (`assets/plan/diagram.css`).
Its script marks the badges that a visitor holds, from that visitor's own browser.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from markupsafe import Markup

from badge_catalogue import addresses
from badge_catalogue.addresses import home, pathway_folder, up
from badge_catalogue.finding.plan_data import needed, rule
from badge_catalogue.model import Catalogue, Pathway, Step
from badge_catalogue.model.text import Text
from badge_catalogue.pages.view import View
from badge_catalogue.pieces import piece
from badge_catalogue.words.plan import PLAN
from badge_catalogue.words.po import kept

_IN_A_ROW = 4  # boxes; more would make the letters too small on a page
_BOX, _BETWEEN, _ROWS = 244, 32, 44  # widths of a box and an arrow, height between two rows, in px of the drawing
_PAD, _LINE, _GAP = 12, 19, 8
_DRAWING = "pathway_drawing.html"
_MARK = 24  # room for the mark of a held badge
_MOST_LINES = 4
_NARROW, _BROAD = frozenset("fijlrtI.,:;'()|! -"), frozenset("mwMW@&%")


@dataclass(frozen=True)
class Entry:
    """A badge or goal inside a box; `badge` is its id, empty where it is none."""

    lines: tuple[str, ...]
    language: str
    badge: str = ""

    @property
    def height(self) -> int:
        """Height of its frame."""
        return len(self.lines) * _LINE + 2 * _GAP + 2


@dataclass(frozen=True)
class Box:
    """A step, or the goal, before it has a place."""

    heading: tuple[str, ...]
    language: str
    rule: str
    kind: str  # "all", "some" or "goal"
    entries: tuple[Entry, ...]
    need: int = 0

    @property
    def height(self) -> int:
        """Height of its frame."""
        head = _PAD + len(self.heading) * _LINE + _LINE + _GAP
        return head + sum(entry.height + _GAP for entry in self.entries) + _PAD - _GAP


def parts(view: View, pathway: Pathway, language: str) -> dict[str, Any]:
    """Return the diagram and the head that the template of a pathway's page is given besides the pathway."""
    words = PLAN[language]
    root = up(f"{home(language)}{pathway_folder(pathway)}index.html")
    shown = ("diagram_held", "diagram_held_none", "diagram_have", "steps_done")
    figure = (
        view.templates[language]
        .get_template("pathway_diagram.html")
        .render(
            t=words,
            drawing=drawing(view.catalogue, pathway, language),
            said=kept(words, shown),
            plan=f"{root}{home(language)}{addresses.PLAN}#to=pathway:{pathway.id}",
            root=root,
        )
    )
    styles = piece("head.html", "styles", f"{root}assets/plan/diagram.css")
    return {"diagram": Markup(figure), "head": styles, "rule": rule, "needed": needed}  # noqa: S704 -- a template of ours, which escapes


def drawing(catalogue: Catalogue, pathway: Pathway, language: str) -> Markup:
    """Return the SVG of a pathway."""
    boxes = [_step(catalogue, step, number, language) for number, step in enumerate(pathway.steps, 1)]
    rows = list(batched([*boxes, _goal(catalogue, pathway, language)], _IN_A_ROW, strict=False))
    width = max(len(row) for row in rows) * (_BOX + _BETWEEN) - _BETWEEN + 2
    pieces, top = [], 1
    for place, row in enumerate(rows):
        height = max(box.height for box in row)
        pieces += list(_row(row, top, height))
        if place + 1 < len(rows):
            pieces.append(_turn(len(row), top, height))
        top += height + _ROWS
    return piece(_DRAWING, "svg", PLAN[language]["diagram"], width, top - _ROWS + 1, Markup("").join(pieces))


def wrapped(text: str, width: float, size: float = 15.0) -> tuple[str, ...]:
    """Return a text in lines that fit, a word that is too long broken up; at most four, the last then ends in "…".

    Args:
        text: Plain.
        width: Of the room, in px.
        size: Of the letters, in px.
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if measure(longer, size) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if lines[-1] and measure(lines[-1] + letter + "-", size) > width:
                lines[-1] += "-"
                lines.append("")
            lines[-1] += letter
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1].rstrip('-')}…"]
    return tuple(lines)


def measure(text: str, size: float) -> float:
    """Return about how wide a text is in px, rather too wide than too narrow: which font a visitor has is not known."""
    return size * sum(
        0.36 if one in _NARROW else 0.94 if one in _BROAD else 0.7 if one.isupper() else 0.6 for one in text
    )


def _step(catalogue: Catalogue, step: Step, number: int, language: str) -> Box:
    words = PLAN[language]
    badges = [catalogue.badges[name] for name in step.badges if name in catalogue.badges]
    return Box(
        _lines(step.name, language, f"{number}. "),
        step.name.language_for(language),
        words[f"diagram_{rule(step)}"].format(n=needed(step)),
        "all" if needed(step) == len(step.badges) else "some",
        tuple(_entry(badge.name, language, badge.id) for badge in badges),
        needed(step),
    )


def _goal(catalogue: Catalogue, pathway: Pathway, language: str) -> Box:
    words = PLAN[language]
    badge = catalogue.badges.get(pathway.goal.badge or "")
    entry = _entry(badge.name if badge else pathway.goal.name, language, badge.id if badge else "")
    return Box((words["diagram_goal"],), language, words[f"goal_{pathway.goal.kind}"], "goal", (entry,))


def _entry(name: Text, language: str, badge: str) -> Entry:
    return Entry(wrapped(name.get(language), _BOX - 4 * _PAD - _MARK), name.language_for(language), badge)


def _lines(name: Text, language: str, before: str) -> tuple[str, ...]:
    return wrapped(before + name.get(language), _BOX - 2 * _PAD, 16.5)


def _row(row: Sequence[Box], top: int, height: int) -> Iterator[Markup]:
    """Yield the boxes of one row, as high as the highest, with arrows from each to the next."""
    for place, box in enumerate(row):
        left = 1 + place * (_BOX + _BETWEEN)
        yield _box(box, left, top, height)
        if place:
            middle, tip = top + height // 2, left - 3
            yield piece(_DRAWING, "along", left - _BETWEEN + 2, middle, tip)


def _turn(count: int, top: int, height: int) -> Markup:
    """Return the arrow from the last box of a row to the first of the next."""
    start = 1 + (count - 1) * (_BOX + _BETWEEN) + _BOX // 2
    end, low = 1 + _BOX // 2, top + height
    return piece(_DRAWING, "turn", start, low + 2, _ROWS // 2 - 2, end, low + _ROWS - 3)


def _box(box: Box, left: int, top: int, height: int) -> Markup:
    down = top + _PAD + 14
    pieces = [
        piece(_DRAWING, "frame", left, top, _BOX, height),
        _words(box.heading, "heading", left + _PAD, down, box.language),
        piece(_DRAWING, "asks", left + _PAD, down + len(box.heading) * _LINE, box.rule),
    ]
    down = top + _PAD + (len(box.heading) + 1) * _LINE + _GAP
    for entry in box.entries:
        pieces.append(_drawn(entry, left + _PAD, down))
        down += entry.height + _GAP
    return piece(_DRAWING, "box", box.kind, box.need, Markup("").join(pieces))


def _drawn(entry: Entry, left: int, top: int) -> Markup:
    width = _BOX - 2 * _PAD
    name = _words(entry.lines, "name", left + _PAD, top + _GAP + 15, entry.language)
    mark = left + width - _MARK, top + entry.height // 2
    return piece(_DRAWING, "entry", entry.badge, left, top, width, entry.height, name, mark)


def _words(lines: Sequence[str], kind: str, left: int, top: int, language: str) -> Markup:
    return piece(_DRAWING, "words", lines, kind, language, left, top, _LINE)
