"""The one way in which published JSON is written: UTF-8, LF, two spaces, keys in the order they were built."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]


def pretty(value: Json | Sequence[Any]) -> bytes:
    """Return JSON for a file that people may open."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def published_json(value: Json | Sequence[Any], *, packed: bool) -> bytes:
    """Return JSON as a catalogue publishes it: for people to open, or in as few bytes as it takes."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode() if packed else pretty(value)


def one_line(value: Json) -> bytes:
    """Return JSON on one line, for JSONL."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def present(**members: Any) -> dict[str, Any]:  # noqa: ANN401 -- JSON is Any
    """Return an object of the members that hold something; None, "", [] and {} are left out, 0 and False stay.

    A trailing underscore protects names that are Python's.
    """
    return {key.rstrip("_"): value for key, value in members.items() if value or isinstance(value, (int, float))}
