"""The place of every value and key of a file, looked up in its nodes."""

from collections.abc import Iterator, Mapping

from badge_catalogue.definitions.yaml_nodes import ListNode, MapNode, Node
from badge_catalogue.model import Mark, Path


class Marks(Mapping[Path, Mark]):
    """The places of a file's values and keys, looked up in its nodes."""

    def __init__(self, root: MapNode) -> None:
        self._root = root

    def __getitem__(self, path: Path) -> Mark:
        """Return the place of a value, or with "#key" at the end of the last part that of its key."""
        node: Node = self._root
        place = Mark(node.line, node.column)
        for part in path:
            key = isinstance(part, str) and part.endswith("#key")
            if isinstance(node, MapNode) and isinstance(part, str):
                entry = node.entries[part.removesuffix("#key") if key else part]
                node = entry.node
                place = Mark(entry.line, entry.column) if key else Mark(node.line, node.column)
            elif isinstance(node, ListNode) and isinstance(part, int) and 0 <= part < len(node.items):
                node = node.items[part]
                place = Mark(node.line, node.column)
            else:
                raise KeyError(path)
        return place

    def __iter__(self) -> Iterator[Path]:
        """Iterate over the paths of all values."""
        waiting: list[tuple[Path, Node]] = [((), self._root)]
        while waiting:
            path, node = waiting.pop()
            yield path
            if isinstance(node, MapNode):
                waiting.extend(((*path, key), entry.node) for key, entry in node.entries.items())
            elif isinstance(node, ListNode):
                waiting.extend(((*path, index), item) for index, item in enumerate(node.items))

    def __len__(self) -> int:
        """Return the number of values."""
        return sum(1 for _ in self)
