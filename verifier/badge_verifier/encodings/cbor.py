"""The little of CBOR (RFC 8949) that selective disclosure proofs use: integers, bytes, text, arrays, maps."""

from typing import Any

from badge_verifier.errors import Invalid
from badge_verifier.limits import CBOR_DEPTH

_INT, _BYTES, _TEXT, _ARRAY, _MAP = 0, 2, 3, 4, 5
_LENGTHS = {24: 1, 25: 2, 26: 4, 27: 8}


def decode(data: bytes) -> Any:  # noqa: ANN401 -- CBOR is Any
    """Return the only item in `data`: int, bytes, str, list or dict.

    Raises:
        Invalid: "proof.encoding": another type, of indefinite length, cut short, too deep, a key twice, or more data.
    """
    value, end = _item(data, 0, 0)
    if end != len(data):
        raise Invalid("proof.encoding", "bytes follow the CBOR item")
    return value


def _item(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    kind, size, at = _head(data, at)
    if depth > CBOR_DEPTH:
        raise Invalid("proof.encoding", "the CBOR is nested too deeply")
    if kind == _INT:
        return size, at
    if size > len(data) - at:  # every member takes a byte at least
        raise Invalid("proof.encoding", "the CBOR is cut short")
    if kind in {_BYTES, _TEXT}:
        body = data[at : at + size]
        try:
            return body if kind == _BYTES else body.decode("utf-8"), at + size
        except UnicodeDecodeError as error:
            raise Invalid("proof.encoding", "the CBOR holds text that is not UTF-8") from error
    if kind == _ARRAY:
        members = []
        for _ in range(size):
            member, at = _item(data, at, depth + 1)
            members.append(member)
        return members, at
    if kind == _MAP:
        return _map(data, at, size, depth)
    raise Invalid("proof.encoding", f"CBOR of major type {kind}")


def _map(data: bytes, at: int, size: int, depth: int) -> tuple[dict[int | str | bytes, Any], int]:
    members: dict[int | str | bytes, Any] = {}
    for _ in range(size):
        key, at = _item(data, at, depth + 1)
        if not isinstance(key, int | str | bytes) or key in members:
            raise Invalid("proof.encoding", "a CBOR map with a strange key, or one key twice")
        members[key], at = _item(data, at, depth + 1)
    return members, at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Return major type, argument and where the content begins."""
    if at >= len(data):
        raise Invalid("proof.encoding", "the CBOR is cut short")
    kind, short = data[at] >> 5, data[at] & 0x1F
    if short < min(_LENGTHS):
        return kind, short, at + 1
    if short not in _LENGTHS or at + 1 + _LENGTHS[short] > len(data):
        raise Invalid("proof.encoding", "CBOR of indefinite length, or cut short")
    end = at + 1 + _LENGTHS[short]
    return kind, int.from_bytes(data[at + 1 : end], "big"), end
