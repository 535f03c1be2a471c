"""Read YAML nodes as the model's dataclasses: types, closed lists, unknown and missing fields, all findings at once.

What cannot be read counts as not written, so that one wrong field hides no other finding. What values mean is judged
in `checks`.
"""

import dataclasses
import json
import re
import types
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from badge_catalogue import model as m
from badge_catalogue.definitions.fields import Field
from badge_catalogue.definitions.fields_badge import BADGE_FIELDS
from badge_catalogue.definitions.fields_entries import ENTRY_FIELDS
from badge_catalogue.definitions.scalars import NOTHING, SCALARS, Report, quotes_needed
from badge_catalogue.definitions.yaml_nodes import Entry, ListNode, MapNode, Node, ScalarNode
from badge_catalogue.model import Mark
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.packs import AT_HAND
from badge_catalogue.words.po import spoken, text

FIELDS: dict[type, dict[str, Field]] = BADGE_FIELDS | ENTRY_FIELDS

Read = Callable[[Node, Report], Any]


class Slot(NamedTuple):
    """A YAML field of a class, with its reader."""

    name: str
    key: str
    read: Read
    required: bool
    zero: Any
    field: Field
    text: bool  # whether "" says that the value could not be read


def yaml_key(name: str, field: Field) -> str:
    """Return the name of a field as it stands in YAML."""
    return field.key or name


def slots(cls: type) -> dict[str, Slot]:
    """Return the reader of every YAML field of a class, by its YAML name.

    A field that belongs to a country is there only where the catalogue at hand chose that country's pack.
    """
    return _slots(cls, AT_HAND.turn, LANGUAGES.chosen)


def elsewhere() -> dict[type, frozenset[str]]:
    """Return the fields that the catalogue at hand does not have, by their class."""
    codes = AT_HAND.codes
    return {
        m.Badge: frozenset() if codes else frozenset({"programme_codes"}),
        m.ProgrammeCodes: frozenset(FIELDS[m.ProgrammeCodes]) - (codes or frozenset(FIELDS[m.ProgrammeCodes])),
        m.Goal: frozenset({"crebo"}) - codes,
        m.Workload: frozenset(FIELDS[m.Workload]) - AT_HAND.load,
        m.Replaces: frozenset({"sbu"}) - AT_HAND.load,
        m.Institution: frozenset() if AT_HAND.extended else frozenset({"institution_code"}),
    }


@cache
def _slots(cls: type, _turn: int, _languages: tuple[str, ...]) -> dict[str, Slot]:
    left_out = elsewhere().get(cls, frozenset())
    hints = get_type_hints(cls)
    defaults = {
        field.name: field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        for field in dataclasses.fields(cls)
    }
    found = {}
    for name, anywhere in FIELDS[cls].items():
        if name in left_out:
            continue
        field = _here(cls, name, anywhere)
        key = yaml_key(name, field)
        required = defaults[name] if field.required is None else field.required
        found[key] = Slot(
            name, key, reader(hints[name], field, key), required, zero(hints[name]), field, hints[name] is str
        )
    return found


def _here(cls: type, name: str, field: Field) -> Field:
    """Return a field as this catalogue has it: neither its example nor its values belong to another country."""
    allowed = {(m.WorkloadLimit, "unit"): AT_HAND.load, (m.Goal, "kind"): {"badge", "diploma", *AT_HAND.codes}}
    example = AT_HAND.of_anywhere(field.example)
    if (cls, name) not in allowed:
        return dataclasses.replace(field, example=example)
    values = tuple(value for value in field.values if value in allowed[cls, name])
    return dataclasses.replace(field, example=example, values=values)


def bare(hint: Any) -> Any:  # noqa: ANN401 -- type hints have no type of their own
    """Return the type of an optional field without the None."""
    if get_origin(hint) in {Union, types.UnionType}:
        return next(part for part in get_args(hint) if part is not type(None))
    return hint


def zero(hint: Any) -> Any:  # noqa: ANN401 -- see bare
    """Return an empty value of a type, in the place of a required one that could not be read."""
    if bare(hint) is not hint:
        return None
    if get_origin(hint) is tuple:
        return ()
    if get_origin(hint) is Mapping:
        return types.MappingProxyType({})
    if hint is Text:
        return Text()
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return hint(**{slot.name: slot.zero for slot in slots(hint).values() if slot.required})
    return hint()


def reader(hint: Any, field: Field, key: str) -> Read:  # noqa: ANN401 -- see bare
    """Return the function that reads a value of this type."""
    hint = bare(hint)
    if hint is Text:
        return lambda node, report: read_text(node, report, key)
    origin = get_origin(hint)
    if origin is tuple:
        return list_reader(reader(get_args(hint)[0], field, key), field, key)
    if origin is Mapping or hint is Mapping:
        return mapping_reader(get_args(hint)[1], field, key)
    if dataclasses.is_dataclass(hint):
        return lambda node, report: read_class(hint, node, report, key, field)  # type: ignore[arg-type]  # a class
    if hint is object:
        return lambda node, _report: plain(node)
    return SCALARS[hint](field, key)


def wrong_type(node: Node, report: Report, key: str, expected: Text, example: str) -> Any:  # noqa: ANN401 -- the sentinel
    """Note that a value has the wrong form, unless it was reported before."""
    if isinstance(node, ScalarNode):
        if node.style == "broken":
            return NOTHING
        if node.text == "" or quotes_needed(node) == "null":
            return report.add("empty-value", node, name=key)
        got = text("syntax", "got")
    elif isinstance(node, ListNode):
        got = text("syntax", "got.a-list")
    else:
        got = text("syntax", "got.a-group-of-fields")
    return report.add("wrong-type", node, name=key, got=got, expected=expected, example=f"{key}: {example or '…'}")


GROUP = text("syntax", "group")
_LIST = text("syntax", "list")


def _in_braces(text: str) -> str:
    """Return a text as it can stand within {…}: quoted where a comma or a colon would end it."""
    return json.dumps(text, ensure_ascii=False) if re.search(r"[^\w\s.…-]", text) else text


def read_text(node: Node, report: Report, key: str) -> Any:  # noqa: ANN401 -- Text or the sentinel
    """Read a text in one or both languages."""
    if type(node) is not MapNode:
        if type(node) is ScalarNode and node.style != "broken" and node.text:
            shown = node.text if len(node.text) <= 40 else node.text[:40] + "…"  # noqa: PLR2004 -- what fits a line
            shown = shown.replace("\n", " ")
            return report.add("text-in-languages", node, name=key, got=_in_braces(shown))
        return wrong_type(node, report, key, GROUP, "{nl: …, en: …}")
    values = {}
    for language, entry in node.entries.items():
        if language not in LANGUAGES:
            if language in spoken():
                continue  # said for catalogues that speak it too
            report.at("language-key", Mark(entry.line, entry.column), got=language[:40], known=", ".join(LANGUAGES))
            continue
        value = _STRING(entry.node, report)
        if value is not NOTHING:
            values[language] = value
    if not node.entries:
        return report.add("empty-value", node, name=key)
    return Text({language: values[language] for language in LANGUAGES if language in values})


_STRING: Read = SCALARS[str](Field(Text()), "text")


def list_reader(item: Read, field: Field, key: str) -> Read:
    """Return the reader of a list; a single value where a list belongs is reported and read all the same."""

    def read(node: Node, report: Report) -> Any:  # noqa: ANN401 -- a tuple or the sentinel
        if type(node) is not ListNode:
            if wrong_type(node, report, key, _LIST, field.example) is NOTHING and _empty(node):
                return NOTHING
            value = item(node, Report(report.file, [], report.limit))
            return NOTHING if value is NOTHING else (value,)
        if not node.items:
            return report.add("empty-value", node, name=key)
        values = []
        kept = []
        for part in node.items:
            value = item(part, report)
            if value is not NOTHING:
                values.append(value)
                kept.append(part)
        if len(kept) != len(node.items):
            node.items[:] = kept  # so that places keep agreeing with the model's indexes
        return tuple(values)

    return read


def _empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and (node.style == "broken" or not node.text or quotes_needed(node) == "null")


def mapping_reader(hint: Any, field: Field, key: str) -> Read:  # noqa: ANN401 -- see bare
    """Return the reader of a group whose keys are free."""
    value_of = reader(hint, dataclasses.replace(field, values=(), form=""), key)

    def read(node: Node, report: Report) -> Any:  # noqa: ANN401 -- a mapping or the sentinel
        if type(node) is not MapNode:
            return wrong_type(node, report, key, GROUP, field.example)
        values = {}
        for name, entry in node.entries.items():
            check_key(name, entry, report)
            value = value_of(entry.node, report)
            if value is not NOTHING:
                values[name] = value
        return values

    return read


def check_key(name: str, entry: Entry, report: Report) -> None:
    """Note a free key that YAML reads as something else than text."""
    if entry.plain and (got := quotes_needed(ScalarNode(name, "", entry.line, entry.column))):
        meant = text("loading", "read_as.null") if got == "null" else got
        report.at("yaml-quotes", Mark(entry.line, entry.column), got=name[:40], meant=meant)


def read_class(cls: type, node: Node, report: Report, key: str, field: Field) -> Any:  # noqa: ANN401 -- an instance
    """Read a group of known fields."""
    if type(node) is not MapNode:
        return wrong_type(node, report, key, GROUP, field.example)
    return cls(**read_fields(cls, node, report))


def read_fields(cls: type, node: MapNode, report: Report, *, partial: bool = False) -> dict[str, Any]:
    """Read the fields of a class; `partial` for a template, which lacks what its adopters write."""
    known = slots(cls)
    values = {}
    unknown = []
    for key, entry in node.entries.items():
        slot = known.get(key)
        if slot is None:
            unknown.append((key, entry))
            continue
        value = slot.read(entry.node, report)
        if value is not NOTHING:
            values[slot.name] = value
    for key, entry in unknown:
        refuse_key(key, entry, node, known, report)
    if not partial:
        values |= missing([slot for slot in known.values() if slot.name not in values], node, report)
    return values


def missing(unread: list[Slot], node: MapNode, report: Report) -> dict[str, Any]:
    """Return empty values for the fields that were not read, and report the required ones that were not written."""
    values = {}
    for slot in unread:
        written = slot.key in node.entries
        if slot.required and not written:
            example = f"{slot.key}: {slot.field.example or '…'}"
            report.at("required", Mark(node.line, node.column), name=slot.key, example=example)
        if slot.required:
            values[slot.name] = slot.zero
        elif slot.text and written:  # never the default: it would be judged as if it were written
            values[slot.name] = ""
    return values


def refuse_key(key: str, entry: Entry, node: MapNode, known: dict[str, Slot], report: Report) -> None:
    """Note an unknown key; the field it most likely means counts as written, so that it is not missed as well."""
    if key.isdigit() and isinstance(entry.node, ScalarNode) and not entry.node.text:  # {ects: 2,5} is two keys
        filled = {
            "name": "…",
            "got": f",{key[:20]}",
            "example": f"2.{key[:20]}",
            "kind": text("loading", "kind.number"),
        }
        report.at("number", Mark(entry.line, entry.column), **filled)
        return
    meant = nearest(key, known)
    if meant is None:
        remedy = text("loading", "remedy.known", names=", ".join(known))
    else:
        field = known[meant].field
        remedy = text("loading", "remedy.meant", meant=meant, title=field.title, example=field.example)
        if meant not in node.entries:
            broken = ScalarNode("", "broken", entry.node.line, entry.node.column)
            node.entries[meant] = Entry(broken, entry.line, entry.column)
    report.at("unknown-key", Mark(entry.line, entry.column), name=key[:60], remedy=remedy)


def nearest(key: str, known: Mapping[str, Slot]) -> str | None:
    """Return the known field that an unknown key most likely means, by its name or by what others call it."""
    plain_key = re.sub(r"[\s-]+", "_", key[:60].lower())
    if plain_key in known:
        return plain_key
    for slot in known.values():
        if plain_key in slot.field.also or plain_key.replace("_", "") in slot.field.also:
            return slot.key
    near = get_close_matches(plain_key, known, 1, 0.7)
    return near[0] if near else None


def plain(node: Node) -> Any:  # noqa: ANN401 -- data of a template, in the form of a badge file
    """Return plain data: text, lists and mappings, every single value as it was written."""
    if isinstance(node, MapNode):
        return {key: plain(entry.node) for key, entry in node.entries.items()}
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return node.text
