"""What an import looked at in another platform's JSON, so that what it never looked at can be named, at any depth.

A member that was asked for and held another kind of value than the form has there, such as a list or a yes for a text,
was not carried over either, and is named as well.
"""

from collections.abc import Iterator
from typing import Any

from badge_catalogue.imports.record import Incoming

_LONGEST = 60  # characters of a name in a message
_OF_THE_FORM = frozenset({"@context", "type", "@type"})  # what an object is, which the form chosen says already
_EMPTY: tuple[object, ...] = (None, "", [], {})


class Row(list[Any]):
    """A JSON list that notes whether anybody went through it; who asked for one text did not.

    Attributes:
        seen: Somebody did.
    """

    seen: bool = False

    def __iter__(self) -> Iterator[Any]:
        """Go through the items, and note it."""
        self.seen = True
        return super().__iter__()


class Group(dict[str, Any]):
    """A JSON object that notes which of its members were asked for.

    Attributes:
        seen: They.
        passed: Those that say nothing about a badge, with whatever they hold.
        flags: Those of which yes or no was asked.
    """

    def __init__(self, members: dict[str, Any]) -> None:
        super().__init__(members)
        self.seen: set[str] = set()
        self.passed: set[str] = set()
        self.flags: set[str] = set()

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 -- what JSON holds
        """Return a member, and note that it was asked for."""
        self.seen.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 -- see above
        """Return a member, and note that it was asked for."""
        self.seen.add(key)
        return super().get(key, default)

    def pass_over(self, *keys: str) -> None:
        """Note members that say nothing about a badge, with whatever they hold."""
        self.passed.update(keys)


def flag(told: dict[str, Any], key: str) -> bool | None:
    """Return the yes or no of a member, in JSON's form or as its word; None for anything else."""
    value = told.get(key)
    meant = value.strip().casefold() if isinstance(value, str) else value
    found = next((one for one in (True, False) if meant is one or meant == str(one).casefold()), None)
    if isinstance(told, Group):
        told.flags.add(key)
        if found is None:
            told.seen.discard(key)
    return found


def watched(value: Any) -> Any:  # noqa: ANN401 -- what JSON holds
    """Return JSON of which every object notes what is asked of it; no deeper than the parser read."""
    if isinstance(value, dict):
        return Group({str(key): watched(item) for key, item in value.items()})
    return Row(watched(item) for item in value) if isinstance(value, list) else value


def tell_the_rest(told: dict[str, Any], incoming: Incoming) -> None:
    """Name every member that nobody asked for and that says something, each name once."""
    for name in dict.fromkeys(_unseen(told, "")):
        shown = name if len(name) <= _LONGEST else name[:_LONGEST] + "…"
        incoming.lose("members.member", shown=shown)


def _unseen(value: object, before: str) -> Iterator[str]:
    """Yield the outermost members that were never asked for; of a list, what any of its objects holds."""
    if isinstance(value, Row):
        if not value.seen:
            yield before
            return
        for item in list.__iter__(value):
            if isinstance(item, bool):
                yield before
            yield from _unseen(item, before)
    elif isinstance(value, Group):
        asked = (value.seen | value.passed) - _OF_THE_FORM
        names = [key for key in value if key not in _OF_THE_FORM]
        if before and not asked.intersection(names) and any(dict.get(value, key) not in _EMPTY for key in names):
            yield before
            return
        for key in names:
            yield from _of_member(value, key, f"{before}.{key}" if before else key)


def _of_member(group: Group, key: str, name: str) -> Iterator[str]:
    """Yield a member that was never asked for, or was a yes where something else was asked; else what it holds."""
    inner = dict.get(group, key)
    if inner in _EMPTY or key in group.passed:
        return
    if key not in group.seen or (isinstance(inner, bool) and key not in group.flags):
        yield name
    else:
        yield from _unseen(inner, name)
