"""The folder a site is written to, and what is said meanwhile."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from badge_catalogue.site.kept import UNCHANGED, Kept, Lying, digest


@dataclass
class Output:
    """The folder a site is written to: unchanged files stay untouched, left-over ones go at the end."""

    folder: Path
    kept: Kept = field(default_factory=lambda: Kept(Path()))
    written: set[str] = field(default_factory=set)
    changed: int = 0
    size: int = 0
    began_empty: bool = field(init=False)

    def __post_init__(self) -> None:
        """Look whether an earlier build left anything."""
        self.began_empty = not self.folder.is_dir() or not any(self.folder.iterdir())

    def write_all(self, files: Iterable[tuple[str, bytes]]) -> int:
        """Write files and return how many there were."""
        count = 0
        for name, data in files:
            if data is UNCHANGED:
                self.leave(name)
            else:
                self.write(name, data)
            count += 1
        return count

    def leave(self, name: str) -> None:
        """Leave a file as it lies there.

        Raises:
            ValueError: Another stage wrote other bytes under its name.
        """
        known = self.kept.earlier_files[name]
        if name in self.written:
            if self.kept.files[name].digest != known.digest:
                raise ValueError(f"two stages write {name}; one of them has to give way")
            return
        self.written.add(name)
        self.kept.files[name] = known
        self.size += known.size

    def write(self, name: str, data: bytes) -> None:
        """Write one file, unless it has these bytes already.

        Raises:
            ValueError: The name leads out of the folder, or two stages write different bytes under one name.
        """
        if name.startswith("/") or ".." in name.split("/"):
            raise ValueError(f"{name} does not lie in the site; a stage yields paths below it")
        path = f"{self.folder}/{name}"  # a hundred thousand files: no objects
        if name in self.written:
            if not _holds(path, data):
                raise ValueError(f"two stages write {name}; one of them has to give way")
            return
        self.written.add(name)
        self.size += len(data)
        known, made = self.kept.earlier_files.get(name), digest(data)
        if _created(path, data):
            self.changed += 1
        elif not (known is not None and known.digest == made and self.kept.lies(name)) and not _holds(path, data):
            _replace(path, data)
            self.changed += 1
        self.kept.files[name] = Lying(len(data), os.stat(path).st_mtime_ns, made)  # noqa: PTH116 -- as above

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
        self.kept.absorb(other.kept)
        return len(other.written)

    def sweep(self) -> None:
        """Remove what an earlier build wrote and this one did not."""
        if self.began_empty:
            return
        top = os.fspath(self.folder)
        for folder, folders, names in os.walk(top, topdown=False):
            below = folder[len(top) :].replace(os.sep, "/").strip("/")
            before = f"{below}/" if below else ""
            links = [name for name in folders if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118 -- as above
            left_over = [name for name in (*names, *links) if f"{before}{name}" not in self.written]
            for name in left_over:
                os.unlink(os.path.join(folder, name))  # noqa: PTH108, PTH118 -- as above
            if below and len(left_over) == len(names) + len(links) and not os.listdir(folder):  # noqa: PTH208 -- as above
                os.rmdir(folder)  # noqa: PTH106 -- as above


def _created(path: str, data: bytes) -> bool:
    """Write a file, and the folders it lies in, unless it is there already; say whether it was not."""
    try:
        file = open(path, "xb", buffering=0)  # noqa: PTH123, SIM115 -- as above; closed below
    except FileExistsError:
        return False
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 -- as above
        file = open(path, "xb", buffering=0)  # noqa: PTH123, SIM115 -- as above
    with file:
        file.write(data)
    return True


def _holds(path: str, data: bytes) -> bool:
    """Say whether a file has these bytes already; one of another size is not read."""
    try:
        if os.stat(path).st_size != len(data):  # noqa: PTH116 -- as above
            return False
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- as above
            return file.read() == data
    except (FileNotFoundError, IsADirectoryError):
        return False


def _replace(path: str, data: bytes) -> None:
    """Write a file anew."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 -- as above
        file.write(data)


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
