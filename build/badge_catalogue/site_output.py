"""The folder a site is written to, and what is said meanwhile."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Output:
    """The folder a site is written to: unchanged files stay untouched, left-over ones go at the end."""

    folder: Path
    written: set[str] = field(default_factory=set)
    changed: int = 0
    size: int = 0

    def write_all(self, files: Iterable[tuple[str, bytes]]) -> int:
        """Write files and return how many there were."""
        count = 0
        for name, data in files:
            self.write(name, data)
            count += 1
        return count

    def write(self, name: str, data: bytes) -> None:
        """Write one file, unless it has these bytes already.

        Raises:
            ValueError: The name leads out of the folder, or two stages write different bytes under one name.
        """
        path = self.folder / name
        if name.startswith("/") or ".." in Path(name).parts:
            raise ValueError(f"{name} does not lie in the site; a stage yields paths below it")
        same = path.is_file() and path.read_bytes() == data
        if name in self.written and not same:
            raise ValueError(f"two stages write {name}; one of them has to give way")
        self.size += 0 if name in self.written else len(data)
        self.written.add(name)
        if not same:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            self.changed += 1

    def absorb(self, other: "Output") -> int:
        """Take over what another output wrote into the same folder, and return how many files that were.

        Raises:
            ValueError: Both wrote one name.
        """
        if twice := self.written & other.written:
            raise ValueError(f"two stages write {min(twice)}; one of them has to give way")
        self.written |= other.written
        self.changed += other.changed
        self.size += other.size
        return len(other.written)

    def sweep(self) -> None:
        """Remove what an earlier build wrote and this one did not."""
        for path in sorted(self.folder.rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.relative_to(self.folder).as_posix() not in self.written:
                path.unlink()


class Progress:
    """Says what is being done and how long it took, on standard error."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.started = time.perf_counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[list[str]]:
        """Time one stage; what the caller appends to the list is said behind its name."""
        begin, said = time.perf_counter(), list[str]()
        yield said
        self.say(f"{time.perf_counter() - begin:7.1f} s  {name}{': ' if said else ''}{', '.join(said)}")

    def say(self, line: str) -> None:
        """Print a line."""
        if not self.quiet:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()

    def total(self) -> float:
        """Return the seconds since the start."""
        return time.perf_counter() - self.started
