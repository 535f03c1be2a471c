"""The lines of a definition as blocks: what stands at the top, then every field with the remarks above it."""

from typing import NamedTuple

from badge_catalogue.definitions.yaml_nodes import MapNode


class Block(NamedTuple):
    """The lines of one field.

    Attributes:
        remarks: Comments and empty lines above it, which move with it.
    """

    key: str
    remarks: list[str]
    lines: list[str]


def blocks(text: str, root: MapNode) -> tuple[list[str], list[Block]] | None:
    """Return the lines at the top and the blocks, or None where fields do not begin a line each."""
    if any(entry.column != 1 for entry in root.entries.values()):
        return None
    lines = text.rstrip("\n").split("\n")
    if not root.entries:
        return lines, []
    starts = sorted((entry.line - 1, key) for key, entry in root.entries.items())
    if len({line for line, _ in starts}) != len(starts):
        return None
    begins = []
    for number, (line, _) in enumerate(starts):
        least = starts[number - 1][0] + 1 if number else line  # what stands above the first field stays at the top
        begin = line
        while begin > least and (lines[begin - 1].startswith("#") or not lines[begin - 1]):
            begin -= 1
        begins.append(begin)
    ends = [*begins[1:], len(lines)]
    found = [
        Block(key, lines[begin:line], lines[line:end])
        for (line, key), begin, end in zip(starts, begins, ends, strict=True)
    ]
    return lines[: begins[0]], found


def joined(top: list[str], found: list[Block]) -> str:
    """Return the text of blocks."""
    return "\n".join([*top, *(line for block in found for line in (*block.remarks, *block.lines))]) + "\n"
