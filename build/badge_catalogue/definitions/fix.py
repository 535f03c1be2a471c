"""Mend what is mechanical in a file: invisible beginnings, trailing space, quotes, the order of fields. Comments stay.

Nothing changes that changes what the file says: the result is read again and compared.
"""

import re

from badge_catalogue import model as m
from badge_catalogue.definitions.blocks import blocks, joined
from badge_catalogue.definitions.load import ENTRIES, load_files
from badge_catalogue.definitions.places import Kind, place, schema_line
from badge_catalogue.definitions.read import plain, slots
from badge_catalogue.definitions.yaml_nodes import VOCABULARY_LIMITS, ListNode, MapNode, Node, compose

_BLOCK = re.compile(r"^(?P<indent> *)(?:- )*(?:[^#'\"]*: +)?[|>][+-]?\d?[+-]?(?:\s+#.*)?$")
CLASSES: dict[Kind, type] = {**ENTRIES, "badge": m.Badge, "template": m.Template}


def fix(path: str, data: bytes) -> bytes:
    """Return the bytes of a definition with its spelling mended, or as they were where nothing can be mended."""
    kind = place(path).kind
    if kind in {"", "image"}:
        return data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data
    if not text.strip():
        return data
    mended = _quoted(path, _spaced(text.replace("\r\n", "\n")))
    mended = _ordered(path, mended, kind)
    if not mended.startswith("# yaml-language-server: $schema="):
        mended = schema_line(path, kind) + "\n" + mended
    return mended.encode() if _says(path, mended) == _says(path, text) else data


def _says(path: str, text: str) -> object:
    """Return the values in a YAML file, however they are laid out; None for a file that cannot be read."""
    root, _ = compose(path, text.encode(), VOCABULARY_LIMITS)
    return None if root is None else _sorted(plain(root))


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return sorted((key, _sorted(item)) for key, item in value.items())
    return [_sorted(item) for item in value] if isinstance(value, list) else value


def _spaced(text: str) -> str:
    """Return a text without trailing space, but for block texts, where two spaces end a line of Markdown."""
    lines = []
    block: int | None = None  # the indentation of the field whose block text runs
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (indent > block or not line.strip()):
            lines.append(line if line.strip() else "")
            continue
        stripped = line.rstrip(" \t")
        match = _BLOCK.match(stripped)
        block = len(match["indent"]) if match else None
        lines.append(stripped)
    return "\n".join(lines).rstrip("\n") + "\n"


def _quoted(path: str, text: str) -> str:
    """Return a text with quotes around what YAML would read as something else."""
    root, _ = compose(path, text.encode(), VOCABULARY_LIMITS)
    if root is None:
        return text
    written = _scalars(root)
    lines = text.split("\n")
    _, findings = load_files({path: text.encode()})
    for finding in sorted(findings, reverse=True):
        value = written.get((finding.line, finding.column))
        if finding.rule != "yaml-quotes" or value is None:
            continue
        line, start = lines[finding.line - 1], finding.column - 1
        if line[start : start + len(value)] == value:
            lines[finding.line - 1] = f'{line[:start]}"{value}"{line[start + len(value) :]}'
    return "\n".join(lines)


def _scalars(root: Node) -> dict[tuple[int, int], str]:
    """Return every single value and key that stands without quotes, by place."""
    found: dict[tuple[int, int], str] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, MapNode):
            found |= {(entry.line, entry.column): key for key, entry in node.entries.items() if entry.plain}
            waiting.extend(entry.node for entry in node.entries.values())
        elif isinstance(node, ListNode):
            waiting.extend(node.items)
        elif not node.style:
            found[node.line, node.column] = node.text
    return found


def _ordered(path: str, text: str, kind: Kind) -> str:
    """Return a text with its fields in the order of the data model; remarks above a field move with it."""
    root, _ = compose(path, text.encode(), VOCABULARY_LIMITS)
    split = blocks(text, root) if root is not None and kind in CLASSES else None
    if split is None:
        return text
    top, found = split
    order = {key: number for number, key in enumerate(slots(CLASSES[kind]))}
    return joined(top, sorted(found, key=lambda block: order.get(block.key, len(order))))
