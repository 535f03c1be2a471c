"""What a piece of the site was made from: whatever is read of the definitions while it is made is noted.

So nobody has to say, or to guess, on what a page depends. Of objects that were read nothing is noted: an entry counts
as read whole. What is asked for and not there is noted too, and what is gone through entry by entry as all of it.
Where it was only asked whether something is there, that is what is noted.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Read = tuple[str, str | tuple[str, ...] | None]
"""The place of a mapping or a value, and the key in it; None: all of it. Place and `?`: whether the key is there."""

_MISSING, _THERE = "-", "+"
_WHETHER = "?"


class Reads:
    """What can be read, by name, and what was."""

    def __init__(self, **roots: object) -> None:
        """Take the objects whose mappings and values are read, such as the catalogue."""
        self._roots = roots
        self._digests: dict[Read, str] = {}
        self._entries: dict[int, tuple[object, str]] = {}  # by identity: one badge stands in many relations
        self._same: dict[Read, Read] = {}  # thousands of pieces read the same: it is kept once
        self.noted: set[Read] = set()

    def watched(self, name: str) -> Any:  # noqa: ANN401 -- stands for the object of that name
        """Return a stand-in for an object or a mapping: it has the same values, and notes every read."""
        root = self._roots[name]
        return Watched(self, name, root) if isinstance(root, Mapping) else _Members(self, name, root)

    def digest(self, read: Read) -> str:
        """Return the digest of what a read gives now; the same for the same content."""
        if read not in self._digests:
            self._digests[read] = self._digest(*read)
        return self._digests[read]

    def taken(self) -> tuple[Read, ...]:
        """Return the reads noted since the last call, sorted; of a mapping read as a whole, that read alone."""
        whole = {place for place, key in self.noted if key is None}
        found = {
            (place.removesuffix(_WHETHER), None) if place.removesuffix(_WHETHER) in whole else (place, key)
            for place, key in self.noted
        }
        self.noted.clear()
        return tuple(self._same.setdefault(read, read) for read in sorted(found, key=repr))

    def together(self, reads: Iterable[Read]) -> str:
        """Return the digest of the values that several reads have now."""
        return _short("".join(map(self.digest, reads)).encode())

    def _digest(self, place: str, key: str | tuple[str, ...] | None) -> str:
        name, *members = place.removesuffix(_WHETHER).split("/")
        found: Any = self._roots.get(name)
        for member in members:
            within = found.get(member) if isinstance(found, Mapping) else getattr(found, member, None)
            if within is None:
                return _MISSING
            found = within
        if key is not None:
            if key not in found:
                return _MISSING
            found = found[key]
        return _THERE if place.endswith(_WHETHER) else self._content(found)

    def _content(self, value: object) -> str:
        """Return the digest of a value.

        Frozen dataclasses of texts, numbers and their mappings say all that they hold in their `repr`.
        """
        if isinstance(value, bytes):
            return _short(value)
        if isinstance(value, Mapping):
            return _of_text("".join(f"{key!r}{self._content(each)}" for key, each in value.items()))
        if isinstance(value, tuple):
            return _of_text(" ".join(map(self._content, value)))
        if id(value) not in self._entries:
            self._entries[id(value)] = (value, _of_text(repr(value)))
        return self._entries[id(value)][1]


def _of_text(text: str) -> str:
    return _short(text.encode(errors="surrogatepass"))


def _short(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=12).hexdigest()


class _Members:
    """Stands for an object: its mappings are watched, and each other value is noted when it is read."""

    def __init__(self, reads: Reads, place: str, of: object) -> None:
        self._reads, self._place, self._of = reads, place, of

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- whatever the object has
        value = getattr(self._of, name)
        place = f"{self._place}/{name}"
        if isinstance(value, Mapping):
            made = Watched(self._reads, place, value)
            self.__dict__[name] = made
            return made
        self._reads.noted.add((place, None))
        return value


class Watched(Mapping[Any, Any]):
    """Stands for a mapping: every read is noted."""

    def __init__(self, reads: Reads, place: str, of: Mapping[Any, Any]) -> None:
        """Stand for a mapping.

        Args:
            reads: Where reads are noted.
            place: Of the mapping.
            of: What is read.
        """
        self._noted, self._place, self._of = reads.noted, place, of
        self._reads = reads
        self._inside: dict[Any, Watched] = {}

    def _given(self, key: Any, value: Any) -> Any:  # noqa: ANN401 -- what the mapping has
        if isinstance(value, Mapping):
            if key not in self._inside:
                self._inside[key] = Watched(self._reads, f"{self._place}/{key}", value)
            return self._inside[key]
        self._reads.noted.add((self._place, key))
        return value

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 -- as above
        """Return a value, and note that it was read, or that it is not there."""
        if key not in self._of:
            self._reads.noted.add((self._place, key))
            raise KeyError(key)
        return self._given(key, self._of[key])

    def get(self, key: Any, default: Any = None) -> Any:  # noqa: ANN401 -- as above
        """Return a value, or what is given for one that is not there."""
        if key not in self._of:
            self._reads.noted.add((self._place, key))
            return default
        return self._given(key, self._of[key])

    def __contains__(self, key: object) -> bool:
        """Say whether it is there, and note that it was asked."""
        self._reads.noted.add((self._place + _WHETHER, key))  # type: ignore[arg-type]  # keys are those of the mapping
        return key in self._of

    def __iter__(self) -> Iterator[Any]:
        """Go through all keys, which counts as reading all."""
        self._reads.noted.add((self._place, None))
        return iter(self._of)

    def __len__(self) -> int:
        """Return the number of members, which counts as reading all."""
        self._reads.noted.add((self._place, None))
        return len(self._of)
