"""What an earlier build left: which files, made from what; so that a build makes anew only what is not the same.

Pieces of the site are asked for by name. One that was made from the same (`reads`), by the same program with the same
settings, and whose files lie there as they were written, is left as it is. Everything else is made. What is kept here
may be thrown away at any time; if it is not whole, or of another program, nothing of it is used.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path
from typing import Any, NamedTuple

from badge_catalogue.site.reads import Read, Reads

FORM = 1  # of the file; another one is not read
_AT_ONCE = 5_000  # members written at a time
UNCHANGED = b"(as an earlier build left it)"  # stands for the bytes of a file that is not made again; by identity


class Lying(NamedTuple):
    """A file as it was written: bytes, nanoseconds of its last change, digest."""

    size: int
    changed: int
    digest: str


class Piece(NamedTuple):
    """A piece of the site: what was read for it, the digest of that, and its files."""

    reads: tuple[Read, ...]
    digest: str
    files: tuple[str, ...]


def digest(data: bytes) -> str:
    """Return the digest of the bytes of a file."""
    made = _digest()
    made.update(data)
    return made.hexdigest()


def _digest() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=12)


@dataclass
class Kept:
    """Files and pieces of an earlier build, and those of this one.

    Attributes:
        folder: Of the site.
        made_by: Digest of the program and its settings.
        reads: What can be read; None: nothing is left as it is.
        inputs: Digest of all that a build reads; "" where nobody knows.
        texts: What pieces were pasted into, by name.
    """

    folder: Path
    made_by: str = ""
    reads: Reads | None = None
    inputs: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    earlier_inputs: str = ""
    earlier_files: dict[str, Lying] = field(default_factory=dict)
    earlier_pieces: dict[str, Piece] = field(default_factory=dict)
    files: dict[str, Lying] = field(default_factory=dict)
    pieces: dict[str, Piece] = field(default_factory=dict)

    def made(self, name: str, make: Callable[[], Iterable[tuple[str, bytes]]]) -> Iterator[tuple[str, bytes]]:
        """Yield the files of a piece: as they lie there, or made now.

        Args:
            name: The same in each build.
            make: Reads nothing but what is watched, and what `made_by` covers.
        """
        piece = self.earlier_pieces.get(name)
        if self.reads is None:
            yield from make()
            return
        if piece is not None and self._holds(piece):
            self.pieces[name] = piece
            yield from ((path, UNCHANGED) for path in piece.files)
            return
        self.reads.taken()
        files = list(make())
        noted = self.reads.taken()
        self.pieces[name] = Piece(noted, self.reads.together(noted), tuple(path for path, _ in files))
        yield from files

    def made_of(
        self, name: str, texts: Iterable[str], make: Callable[[], Iterable[tuple[str, bytes]]]
    ) -> Iterator[tuple[str, bytes]]:
        """Yield the files of a piece that follows from texts alone: as they lie there, or made now.

        Args:
            name: The same in each build.
            texts: All that `make` reads, beside what `made_by` covers.
            make: Reads nothing that is watched: it may stand within another piece.
        """
        given, piece = digest("".join(f"{len(text)} {text}" for text in texts).encode()), self.earlier_pieces.get(name)
        if self.reads is not None and piece is not None and piece.digest == given and all(map(self.lies, piece.files)):
            self.pieces[name] = piece
            yield from ((path, UNCHANGED) for path in piece.files)
            return
        files = list(make())
        self.pieces[name] = Piece((), given, tuple(path for path, _ in files))
        yield from files

    def _holds(self, piece: Piece) -> bool:
        same = self.reads is not None and self.reads.together(piece.reads) == piece.digest
        return same and all(map(self.lies, piece.files))

    def lies(self, path: str) -> bool:
        """Say whether a file lies there as the earlier build wrote it."""
        known = self.earlier_files.get(path)
        if known is None:
            return False
        place = f"{self.folder}/{path}"
        try:
            found = os.stat(place)  # noqa: PTH116 -- a hundred thousand files: no objects
            if (found.st_size, found.st_mtime_ns) == (known.size, known.changed):
                return True
            if found.st_size != known.size or digest(Path(place).read_bytes()) != known.digest:
                return False
        except OSError:
            return False
        self.earlier_files[path] = known._replace(changed=found.st_mtime_ns)  # restored, from an archive for instance
        return True

    def made_here(self) -> "Kept":
        """Return the files and pieces that this process made, for the one that it works beside."""
        return Kept(self.folder, files=self.files, pieces=self.pieces)

    def absorb(self, other: "Kept") -> None:
        """Take over what a second process made."""
        self.files |= other.files
        self.pieces |= other.pieces

    def whole(self) -> bool:
        """Say whether the site lies there as it would be built now: of the same inputs, each file, and no other."""
        if not self.inputs or self.inputs != self.earlier_inputs or not self.earlier_files:
            return False
        there = sum(len(names) for _, _, names in os.walk(self.folder))
        return there == len(self.earlier_files) and all(map(self.lies, list(self.earlier_files)))

    def save(self, place: Path) -> None:
        """Write what this build left, for the next one."""
        document = {
            "form": FORM,
            "folder": os.fspath(self.folder.resolve()),
            "made_by": self.made_by,
            "inputs": self.inputs,
            "texts": self.texts,
            "files": self.files,
            **self._listed(),
        }
        place.parent.mkdir(parents=True, exist_ok=True)
        partial = place.with_suffix(f".{os.getpid()}")  # never half of it under the final name
        made = _digest()
        with partial.open("wb") as file:
            file.write(f"{made.hexdigest()}\n".encode())
            for part in _parts(document):
                made.update(part)
                file.write(part)
            file.seek(0)
            file.write(made.hexdigest().encode())
        partial.replace(place)

    def _listed(self) -> dict[str, Any]:
        """Return the pieces, with each read once: thousands of pieces read the same."""
        reads = sorted({read for piece in self.pieces.values() for read in piece.reads}, key=repr)
        numbers = {read: number for number, read in enumerate(reads)}
        pieces = {
            name: ([numbers[read] for read in piece.reads], piece.digest, piece.files)
            for name, piece in self.pieces.items()
        }
        return {"reads": reads, "pieces": pieces}

    def read(self, place: Path) -> None:
        """Read what the earlier build left, if it is whole, of this folder and of this program; else nothing."""
        try:
            given, _, text = place.read_text(encoding="ascii").partition("\n")
            document: Any = json.loads(text) if digest(text.encode()) == given else {}
            if document.get("form") != FORM or document["folder"] != os.fspath(self.folder.resolve()):
                return
            if document["made_by"] != self.made_by:
                return
            files = {path: Lying(*lying) for path, lying in document["files"].items()}
            known = [_read(read) for read in document["reads"]]
            pieces = {
                name: Piece(tuple(known[number] for number in reads), made, tuple(paths))
                for name, (reads, made, paths) in document["pieces"].items()
            }
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return
        self.earlier_files, self.earlier_pieces = files, pieces
        self.earlier_inputs, self.texts = document["inputs"], document["texts"]


def _parts(document: dict[str, Any]) -> Iterator[bytes]:
    """Yield JSON piece by piece: with many badges all of it at once takes a tenth of a build's memory."""
    for place, (name, value) in enumerate(document.items()):
        yield f'{"," if place else "{"}"{name}":'.encode("ascii")
        if isinstance(value, dict):
            cut = (_json(dict(some))[1:-1] for some in batched(value.items(), _AT_ONCE, strict=False))
            yield b"{"
            yield from (b"," + some if number else some for number, some in enumerate(cut))
            yield b"}"
        else:
            yield _json(value)
    yield b"}"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _read(read: list[Any]) -> Read:
    place, key = read
    return place, tuple(key) if isinstance(key, list) else key
