"""Where an entry was written: the file, and the place of every value in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Path = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Mark:
    """A place in a file, both counted from 1, columns in code points."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Source:
    """The file an entry was read from.

    Attributes:
        file: Path relative to the folder that holds `catalogue/`, with forward slashes.
        marks: For every key path the place of its value; with "#key" appended to the last part, of the key itself.
    """

    file: str = ""
    marks: Mapping[Path, Mark] = field(default_factory=dict, repr=False, compare=False)

    def at(self, *path: str | int) -> Mark:
        """Return the place of this value, or of the nearest ancestor that was written."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, Mark())

    def written(self, *path: str | int) -> bool:
        """Say whether this value stands in the file, readable or not."""
        return path in self.marks
