"""Fields by their dotted path, as columns of a spreadsheet have them, and what a cell says."""

import dataclasses
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from badge_catalogue.definitions.fields import Field
from badge_catalogue.definitions.languages import code_of
from badge_catalogue.definitions.read import bare, slots
from badge_catalogue.definitions.spellings import meant
from badge_catalogue.imports.record import Incoming
from badge_catalogue.imports.spreadsheets import damage
from badge_catalogue.imports.spreadsheets.tables import day
from badge_catalogue.model import Badge
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.packs import AT_HAND

_YES = {"ja", "j", "yes", "y", "true", "waar", "x", "1"}
_FREE = {"gratis", "free", "kosteloos"}
_UNIT = re.compile(r"\s*(?:sbu|ects|ec|uur|uren|hours?|euro?|,-)$", re.IGNORECASE)
_NO = {"nee", "n", "no", "false", "onwaar", "0"}


class Column(NamedTuple):
    """One field that a cell can fill.

    Attributes:
        kind: str, int, float, bool or date.
        many: A cell holds several values.
        repeated: The first part of the path names a list of groups, and a cell holds a value for each.
        field: What the data model says of it.
        within: The second part of the path, where that names a list of groups too.
    """

    path: str
    kind: type
    many: bool
    repeated: bool
    field: Field
    within: str = ""


def columns() -> Mapping[str, Column]:
    """Return every field that a cell can fill, by path; a text has one for each language of the catalogue."""
    return _columns(AT_HAND.turn, tuple(LANGUAGES))


@cache
def _columns(_turn: int, _languages: tuple[str, ...]) -> Mapping[str, Column]:
    found: dict[str, Column] = {}
    _fill(Badge, "", found, repeated=False, depth=0)
    return found


def _fill(cls: type, before: str, found: dict[str, Column], *, repeated: bool, depth: int) -> None:
    hints = get_type_hints(cls)
    for key, slot in slots(cls).items():
        hint = bare(hints[slot.name])
        many = get_origin(hint) is tuple
        inner = get_args(hint)[0] if many else hint
        path = f"{before}{key}"
        if inner is Text:
            for language in LANGUAGES:
                at = f"{path}.{language}"
                found[at] = Column(at, str, many=False, repeated=repeated, field=slot.field)
        elif dataclasses.is_dataclass(inner) and isinstance(inner, type):
            if depth < 2:  # noqa: PLR2004 -- offering.costs.eur is as deep as a heading reads well
                inside: dict[str, Column] = {}
                _fill(inner, f"{path}.", inside, repeated=repeated or many, depth=depth + 1)
                within = key if repeated and many else ""
                found |= {name: column._replace(within=column.within or within) for name, column in inside.items()}
        elif get_origin(inner) is Mapping:
            for language in LANGUAGES:
                at = f"{path}.{language}"
                found[at] = Column(at, str, many=True, repeated=False, field=slot.field)
        elif inner in {str, int, float, bool, date}:
            found[path] = Column(path, inner, many, repeated, slot.field)


def put(incoming: Incoming, column: Column, cell: str) -> None:
    """Carry over what a cell says to the field of its column; one that a spreadsheet spoiled is named instead."""
    spoiled = damage.of_cell(cell, column.path, column.kind)
    if spoiled is not None:
        incoming.fail("columns.value", path=column.path, cell=cell[:40], spoiled=spoiled)
        return
    if column.kind is date:
        _say_days(incoming, column, cell)
    if not column.repeated:
        incoming.put(
            column.path,
            [_value(part, column) for part in _several(cell, column)] if column.many else _value(cell, column),
        )
        return
    first, _, rest = column.path.partition(".")
    if column.path.startswith("learning_outcomes.text.") and (kept := _undivided(cell)):
        incoming.fail("columns.one_outcome", shown=kept)
    groups = incoming.data.setdefault(first, [])
    parts = _outcomes(cell) if first == "learning_outcomes" else [cell]
    for index, part in enumerate(parts):
        while len(groups) <= index:
            groups.append({})
        one = Incoming("", groups[index])
        if part and column.within:  # a list within the list, such as the costs of an offering: a cell fills its first
            inner = groups[index].setdefault(column.within, [{}])
            one, rest = Incoming("", inner[0]), rest.removeprefix(f"{column.within}.")
        if part:
            one.put(
                rest, [_value(item, column) for item in _several(part, column)] if column.many else _value(part, column)
            )


def _outcomes(cell: str) -> list[str]:
    """Return outcomes without their list marks; an empty one keeps its place, for the other language."""
    return [re.sub(r"^\s*(?:[-*\u2022\u2013]|\d{1,2}[.)])\s+", "", part).strip() for part in re.split(r"\n|\|", cell)]


def _say_days(incoming: Incoming, column: Column, cell: str) -> None:
    """Name every date that is another one where the month stands first, as in America."""
    for part in _several(cell, column):
        told = re.fullmatch(r"(\d{1,2})/(\d{1,2})/\d{2,4}", part)
        read = day(part)
        if told and read and int(told[1]) != int(told[2]) and int(told[1]) <= 12:  # noqa: PLR2004 -- months
            incoming.change("columns.day_first", path=column.path, cell=part, day=read)


def _undivided(cell: str) -> str:
    """Return the outcome that looks like several in one line, which nobody but its author can divide; "" for none."""
    lists = re.compile(r";\s*\S|\s(?:[2-9][.)]|[-*\u2022\u2013])\s")
    return next((part[:60] for part in _outcomes(cell) if lists.search(part)), "")


def _several(cell: str, column: Column) -> list[str]:
    """Return the values of a cell.

    Those of a list of ours may have any sign between them; in free text a comma divides where nothing else does, and
    never between brackets.
    """
    if column.field.values or column.path == "language":
        parts = re.split(r"[|;,\n/&]|\s(?:en|and)\s", cell)
    elif re.search(r"[|;\n]", cell):
        parts = re.split(r"[|;\n]", cell)
    else:
        parts = re.split(r",(?![^(]*\))", cell)
    return [part.strip() for part in parts if part.strip()]


def _value(cell: str, column: Column) -> Any:  # noqa: ANN401 -- what a definition holds
    if column.kind in {int, float} and (number := _number(cell, column.path)) is not None:
        return number
    if column.kind is bool and cell.casefold() in _YES | _NO:
        return cell.casefold() in _YES
    if column.kind is date:
        return day(cell) or cell
    return _code(cell, column.path) or meant(cell, column.field.values)


def _number(cell: str, path: str) -> float | None:
    """Return a number as Dutch sheets write it: with its unit, a decimal comma, points between thousands."""
    if path.endswith(".eur") and cell.casefold() in _FREE:
        return 0.0
    number = _UNIT.sub("", cell.replace("\u00a0", "").replace("€", "").strip())
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", number):  # 1.250,50
        number = number.replace(".", "")
    elif re.fullmatch(r"\d{1,3}(,\d{3})+\.\d+", number):  # 1,250.50
        number = number.replace(",", "")
    number = number.replace(",", ".")
    return float(number) if re.fullmatch(r"\d{1,9}(\.\d{1,6})?", number) else None


def _code(cell: str, path: str) -> str | None:
    """Return a code as its list writes it: a language by its name, a level without decimals, zeros that belong."""
    if path == "language":
        return code_of(cell)
    if path == "level.value":
        return re.sub(r"(?<=\d)[.,]0+$", "", cell)
    if path == "programme_codes.crebo" and re.fullmatch(r"0\d{5}", cell):
        return cell[1:]
    if path == "isced_f" and re.fullmatch(r"\d|(?:1[1-9]|[2-9]\d)\d?", cell):
        return f"0{cell}"  # spreadsheets leave a zero out; no field begins with 11 or more
    return None
