"""A second import: what the source changed comes in, what was changed by hand stays, both is a conflict."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from badge_catalogue.definitions.blocks import Block, blocks, joined
from badge_catalogue.definitions.read import plain, slots
from badge_catalogue.definitions.writing import lines
from badge_catalogue.definitions.yaml_nodes import YamlLimits, compose
from badge_catalogue.model import Badge


@dataclass(frozen=True)
class Merged:
    """The outcome.

    Attributes:
        text: The file as it should be.
        updated: Fields that came in.
        conflicts: Fields that both sides changed; the file keeps its own.
    """

    text: str
    updated: tuple[str, ...]
    conflicts: tuple[str, ...]


def as_written(value: Any) -> Any:  # noqa: ANN401 -- any value of a definition
    """Return a value with every number and yes or no as the characters YAML shows, for comparison."""
    if isinstance(value, Mapping):
        return {str(key): as_written(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_written(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, int | float) else value


def field(text: str, key: str) -> str | None:
    """Return a single value of a file as it was written."""
    root, _ = compose("", text.encode(), YamlLimits())
    value = plain(root.entries[key].node) if root is not None and key in root.entries else None
    return value if isinstance(value, str) else None


def merge(path: str, text: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> Merged:
    """Return a file after an import.

    Arguments:
        text: The file as it stands.
        before: What the previous import brought; empty for a file that was never imported.
        now: What this import brings.
    """
    root, _ = compose(path, text.encode(), YamlLimits())
    split = blocks(text, root) if root is not None else None
    if root is None or split is None:
        return Merged(text, (), tuple(now))
    mine = {key: plain(entry.node) for key, entry in root.entries.items()}
    theirs, base = as_written(now), as_written(before)
    changes: dict[str, Any] = {}
    conflicts = []
    for key, value in theirs.items():
        if mine.get(key) == value or base.get(key) == value:
            continue
        if key not in mine or mine[key] == base.get(key):
            changes[key] = now[key]
        else:
            conflicts.append(key)
    top, found = split
    kept = [
        Block(block.key, block.remarks, list(lines(block.key, changes[block.key]))) if block.key in changes else block
        for block in found
    ]
    added = [Block(key, [], list(lines(key, value))) for key, value in changes.items() if key not in mine]
    order = {key: number for number, key in enumerate(slots(Badge))}
    for block in added:
        place = next(
            (at for at, other in enumerate(kept) if order.get(other.key, 999) > order.get(block.key, 999)), len(kept)
        )
        kept.insert(place, block)
    return Merged(joined(top, kept), tuple(changes), tuple(conflicts))
