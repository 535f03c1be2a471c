"""The frozen contexts."""

import hashlib
import json
from typing import Any

import pytest

from badge_verifier.proofs import contexts

_ADDRESS = "https://example.org/context"


def _index(files: dict[str, bytes], **changes: Any) -> bytes:
    entries = [
        {"url": _ADDRESS, "file": file, "sha256": hashlib.sha256(body).hexdigest()} | changes
        for file, body in files.items()
    ]
    return json.dumps(entries).encode()


def test_the_bundle_is_complete() -> None:
    """Every address that Open Badges and their proofs need is there; 3.0.3 in its three dated versions."""
    addresses = [context.url for context in contexts.bundled()]
    assert addresses.count("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json") == 3
    assert {"https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1"} <= set(addresses)
    assert {
        "https://w3id.org/vc-revocation-list-2020/v1",
        "https://w3id.org/vc/status-list/2021/v1",
        "https://www.w3.org/ns/credentials/status/v1",
    } <= set(addresses)
    assert len(addresses) == 21


def test_a_context_is_taken_only_with_its_digest() -> None:
    """The same bytes are accepted under their digest, one byte more is not."""
    body = b'{"@context": {}}'
    index = _index({"a.json": body})
    (context,) = contexts.from_index(index, lambda _: body)
    assert (context.name, context.url) == ("a", _ADDRESS)
    with pytest.raises(ValueError, match="sha256"):
        contexts.from_index(index, lambda _: body + b" ")


@pytest.mark.parametrize("file", ["../a.json", "/etc/a.json", "b/../../a.json", "..\\a.json"])
def test_a_context_does_not_leave_its_folder(file: str) -> None:
    """An index cannot point outside of the folder it stands in."""
    with pytest.raises(ValueError, match="beside its index"):
        contexts.from_index(_index({file: b"{}"}), lambda _: b"{}")


@pytest.mark.parametrize(
    "index", [b"{}", b'["a"]', b'[{"url": "x"}]', b"nonsense", b'[{"url":1,"file":"a","sha256":"b"}]']
)
def test_a_malformed_index_is_refused(index: bytes) -> None:
    """An index is an array of url, file and sha256."""
    with pytest.raises(ValueError, match=r"expected|must be|Expecting"):
        contexts.from_index(index, lambda _: b"{}")


@pytest.mark.parametrize("body", [b"[]", b"{}"])
def test_a_context_has_its_member(body: bytes) -> None:
    """A file without "@context" is no context."""
    with pytest.raises(ValueError, match="@context"):
        contexts.from_index(_index({"a.json": body}), lambda _: body)


def test_each_combination_of_dated_versions_is_offered_once() -> None:
    """Two versions of one address and one of another make two readings; a repeated version makes none."""
    one, two = (contexts.Context(_ADDRESS, name, {"@context": {}}, name) for name in ("one", "two"))
    other = contexts.Context("https://example.org/other", "other", {"@context": {}}, "other")
    found, unknown = contexts.choices([_ADDRESS, other.url], [one, two, other, one])
    assert [[context.name for context in vocabulary.contexts] for vocabulary in found] == [
        ["one", "other"],
        ["two", "other"],
    ]
    assert [vocabulary.dated for vocabulary in found] == [("one",), ("two",)]
    assert unknown == ()
    assert contexts.choices([_ADDRESS, "https://example.org/unknown"], [one]) == ((), ("https://example.org/unknown",))


def test_combinations_are_bounded() -> None:
    """However many versions there are, a handful of readings is tried."""
    many = [contexts.Context(f"https://example.org/{n % 5}", str(n), {"@context": {}}, str(n)) for n in range(50)]
    found, _ = contexts.choices([f"https://example.org/{n}" for n in range(5)], many)
    assert 1 < len(found) <= 8
