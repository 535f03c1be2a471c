"""What a catalogue chooses for itself and everything else only reads, such as its sectors: once a process."""

from collections.abc import Iterable, Iterator, Sequence
from typing import overload


class Chosen(Sequence[str]):
    """Names in an order, which the loader of a catalogue replaces before anything of it is read."""

    def __init__(self, *names: str) -> None:
        """Begin with names, mostly none: packs choose before anything is read."""
        self._names = names

    def choose(self, names: Iterable[str]) -> None:
        """Take other names."""
        self._names = tuple(names)

    def __len__(self) -> int:
        """Return the number of names."""
        return len(self._names)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...

    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        """Return the name at a place, from 0."""
        return self._names[place]

    def __contains__(self, name: object) -> bool:
        """Say whether a name is one of them."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """Yield the names in their order."""
        return iter(self._names)
