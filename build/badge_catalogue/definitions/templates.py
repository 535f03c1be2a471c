"""Templates: what an adopting badge takes over, and what it may write itself."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from badge_catalogue.definitions.read import read_fields, slots
from badge_catalogue.definitions.scalars import Report
from badge_catalogue.definitions.yaml_nodes import Entry, ListNode, MapNode, Node, ScalarNode
from badge_catalogue.model import Badge, Mark, Template
from badge_catalogue.words.po import text

# What every badge says about itself, template or not.
OWN = frozenset(
    {
        "template",
        "series",
        "issuer",
        "sector",
        "language",
        "default_language",
        "version",
        "status",
        "image",
        "image_alt",
        "offering",
        "awarded_as",
        "approval",
        "replaced_by",
        "first_awarded",
        "aliases",
        "contact",
        "reviewed_on",
    }
)


class Adoptable(NamedTuple):
    """A template with the nodes that adopters take over."""

    template: Template
    root: MapNode


def check_template(template: Template, root: MapNode, report: Report) -> None:
    """Note locked fields that no badge could have, and free fields that do not exist."""
    for group in _locked_groups(root):
        read_fields(Badge, _copied(group), report, partial=True)
    known = slots(Badge)
    for index, name in enumerate(template.free):
        if name not in known:
            report.at(
                "unknown-key",
                template.source.at("free", index),
                name=name[:60],
                remedy=text("loading", "remedy.field"),
            )


def adopt(root: MapNode, adoptable: Mapping[str, Adoptable], report: Report) -> MapNode:
    """Return the nodes of a badge with what its template locks; what it may not write itself is a finding."""
    entry = root.entries.get("template")
    if entry is None or not isinstance(entry.node, ScalarNode) or entry.node.style == "broken" or not entry.node.text:
        return root
    wanted = entry.node
    if wanted.text not in adoptable:
        names = ", ".join(adoptable)
        remedy = text("loading", "remedy.choose", listed=names) if names else text("loading", "remedy.remove")
        report.add("template-exists", wanted, name=wanted.text[:60], remedy=remedy)
        return _excused(root, slots(Badge), wanted)
    template, written = adoptable[wanted.text]
    place = Mark(wanted.line, wanted.column)
    groups = [node for name in ("locked",) if isinstance(node := _value(written, name), MapNode)]
    groups += _step(root, written, template, report)
    locked: set[str] = set()
    merged = MapNode(dict(root.entries), root.line, root.column)
    if len(groups) == 1 and (steps := _value(written, "per_step")) and isinstance(steps, MapNode):
        locked.update(*(entry.node.entries for entry in steps.entries.values() if isinstance(entry.node, MapNode)))
        merged = _excused(root, locked, wanted)  # no step was found, and that was said
    for group in groups:
        locked |= group.entries.keys()
        merged = _merged(merged, group, place, template.id, report)
    allowed = OWN | set(template.free) | locked
    for key, own in root.entries.items():
        if template.free and key not in allowed and key in slots(Badge):
            report.at(
                "template-free",
                Mark(own.line, own.column),
                name=key,
                template=template.id,
                free=", ".join(template.free),
            )
    return merged


def _excused(root: MapNode, names: Iterable[str], at: ScalarNode) -> MapNode:
    """Return a badge in which the fields that a template would have given are not missed as well."""
    broken = Entry(ScalarNode("", "broken", at.line, at.column), at.line, at.column)
    return MapNode(dict.fromkeys(names, broken) | root.entries, root.line, root.column)


def _step(root: MapNode, written: MapNode, template: Template, report: Report) -> list[MapNode]:
    """Return the fields locked for the step that a badge names."""
    steps = _value(written, "per_step")
    if not isinstance(steps, MapNode):
        return []
    series = root.entries.get("series")
    told = {
        "template": template.id,
        "series": template.id.partition("@")[0],
        "first": next(iter(steps.entries), "…"),
        "steps": ", ".join(steps.entries),
    }
    if series is None:
        report.at("template-step", Mark(root.line, root.column), step="…", **told)
        return []
    step = _value(series.node, "step") if isinstance(series.node, MapNode) else None
    if not isinstance(step, ScalarNode):
        return []
    if step.text not in steps.entries:
        report.add("template-step", step, step=step.text[:60], **told)
        return []
    group = steps.entries[step.text].node
    return [group] if isinstance(group, MapNode) else []


def _value(node: MapNode, name: str) -> Node | None:
    entry = node.entries.get(name)
    return entry.node if entry else None


def _locked_groups(root: MapNode) -> list[MapNode]:
    """Return every group of locked fields of a template."""
    groups = [node for name in ("locked",) if isinstance(node := _value(root, name), MapNode)]
    steps = _value(root, "per_step")
    if isinstance(steps, MapNode):
        groups += [entry.node for entry in steps.entries.values() if isinstance(entry.node, MapNode)]
    return groups


def _merged(own: MapNode, locked: MapNode, place: Mark, template: str, report: Report) -> MapNode:
    """Return a group with locked fields added; groups that stand in both are merged in turn."""
    entries = dict(own.entries)
    for key, entry in locked.entries.items():
        mine = entries.get(key)
        if mine is None:
            entries[key] = Entry(_moved(entry.node, place), place.line, place.column)
        elif isinstance(mine.node, MapNode) and isinstance(entry.node, MapNode):
            entries[key] = Entry(_merged(mine.node, entry.node, place, template, report), mine.line, mine.column)
        else:
            report.at("template-locked", Mark(mine.line, mine.column), name=key, template=template)
            entries[key] = Entry(_moved(entry.node, place), mine.line, mine.column)
    return MapNode(entries, own.line, own.column)


def _moved(node: Node, place: Mark) -> Node:
    """Return a copy of a template's node that stands, for findings, where the badge names the template."""
    if isinstance(node, MapNode):
        entries = {
            key: Entry(_moved(entry.node, place), place.line, place.column) for key, entry in node.entries.items()
        }
        return MapNode(entries, place.line, place.column)
    if isinstance(node, ListNode):
        return ListNode([_moved(item, place) for item in node.items], place.line, place.column)
    return ScalarNode(node.text, node.style, place.line, place.column)


def _copied(node: MapNode) -> MapNode:
    """Return a copy whose top level may be changed by reading."""
    return MapNode(dict(node.entries), node.line, node.column)
