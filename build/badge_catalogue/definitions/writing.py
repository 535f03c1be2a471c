"""Write definitions as YAML that reads well: fields in the order of the model, quotes where YAML needs them."""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, get_type_hints

from badge_catalogue.definitions.places import Kind, schema_line
from badge_catalogue.definitions.read import FIELDS, bare, slots
from badge_catalogue.definitions.scalars import quotes_needed
from badge_catalogue.definitions.yaml_nodes import ScalarNode
from badge_catalogue.model.text import LANGUAGES

WIDTH = 110  # characters of a line
_INNER = r"\w /.,;@()'\u2019!?&%+;=~€\u2013-"  # what may stand within a value without quotes
_SAFE = re.compile(rf"[A-Za-zÀ-ɏ0-9(/][{_INNER}]*(?::(?! )[{_INNER}]+)*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?")  # 0913 too: text in YAML 1.1, a number in the YAML 1.2 of editors


def _day_fields() -> frozenset[str]:
    """Return the names of the fields that hold dates, which need no quotes."""
    return frozenset(
        key
        for cls in FIELDS
        for key, slot in slots(cls).items()
        if bare(get_type_hints(cls)[slot.name]) in {date, tuple[date, ...]} or slot.field.form == "instant"
    )


_DAYS = _day_fields()


def scalar(value: object, key: str = "") -> str:
    """Return a single value as YAML, quoted where it would be read as something else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:g}" if value < 1e6 else str(int(value))  # noqa: PLR2004 -- where :g turns to exponents
    text = str(value)
    if key in _DAYS and _DAY.match(text):
        return text
    plain = _SAFE.fullmatch(text) and not text.endswith((" ", ":")) and not quotes_needed(ScalarNode(text, "", 1, 1))
    return text if plain and not _NUMBER.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def lines(key: str, value: object, indent: int = 0) -> Iterator[str]:
    """Yield the lines of one field."""
    space = " " * indent
    start = (
        f"{space}{key if _SAFE.fullmatch(key) and not quotes_needed(ScalarNode(key, '', 1, 1)) else json.dumps(key)}:"
    )
    if isinstance(value, str):
        yield from _text(start, value, indent, key)
    elif not isinstance(value, Mapping | Sequence):
        yield f"{start} {scalar(value, key)}"
    elif (flow := _flow(value, key)) is not None and len(start) + len(flow) < WIDTH:
        yield f"{start} {flow}"
    elif isinstance(value, Mapping):
        yield start
        for name, item in value.items():
            yield from lines(str(name), item, indent + 2)
    else:
        yield start
        for item in value:
            yield from _item(item, indent + 2, key)


def _item(item: object, indent: int, key: str) -> Iterator[str]:
    space = " " * indent
    if isinstance(item, Mapping):
        inner = [line for name, value in item.items() for line in lines(str(name), value, indent + 2)] or ["{}"]
        yield f"{space}- {inner[0].lstrip(' ')}"
        yield from inner[1:]
    else:
        yield f"{space}- {scalar(item, key)}"


def _text(start: str, value: str, indent: int, key: str) -> Iterator[str]:
    inner = " " * (indent + 2)
    written = scalar(value, key)
    parts = value.split("\n")
    if (
        len(parts) > 1
        and all(part == part.rstrip() for part in parts)
        and not value.startswith((" ", "\n"))
        and parts[-1]
    ):
        yield f"{start} |"
        yield from (f"{inner}{part}" if part else "" for part in parts)
    elif len(start) + len(written) >= WIDTH and " ".join(value.split()) == value:
        yield f"{start} >-"
        yield from textwrap.wrap(
            value, WIDTH, initial_indent=inner, subsequent_indent=inner, break_long_words=False, break_on_hyphens=False
        )
    else:
        yield f"{start} {written}"


def _flow(value: Mapping[str, Any] | Sequence[Any], key: str) -> str | None:
    """Return a small group or list on one line; None where it holds groups of its own."""
    if isinstance(value, Mapping):
        if set(value) & set(LANGUAGES) or any(isinstance(item, Mapping) for item in value.values()):
            return None
        parts = [
            (name, _flow(item, name) if isinstance(item, list) else _inline(item, name)) for name, item in value.items()
        ]
        return (
            None
            if any(part is None for _, part in parts)
            else "{" + ", ".join(f"{name}: {part}" for name, part in parts) + "}"
        )
    if any(isinstance(item, Mapping | list) for item in value):
        return None
    return "[" + ", ".join(_inline(item, key) for item in value) + "]"


def _inline(value: object, key: str) -> str:
    """Return a single value within brackets, where a comma or bracket would end it."""
    written = scalar(value, key)
    return (
        json.dumps(written, ensure_ascii=False)
        if isinstance(value, str) and re.match(r"[^\"].*[,\[\]{}]", written)
        else written
    )


def definition(path: str, kind: Kind, cls: type, data: Mapping[str, Any], remarks: Sequence[str] = ()) -> str:
    """Return a whole file: the schema's line, remarks, and the fields in their order."""
    order = {key: number for number, key in enumerate(slots(cls))}
    written = [schema_line(path, kind), *(f"# {remark}" for remark in remarks)]
    for key in sorted(data, key=lambda key: order.get(key, len(order))):
        written += lines(key, data[key])
    return "\n".join(written) + "\n"
