"""The frozen contexts."""

import hashlib
import importlib.util
import json
from pathlib import Path
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


def _collector(folder: Path) -> Any:
    """Return the script that collects contexts, over a folder of ours."""
    path = Path(__file__).resolve().parents[4] / "verifier" / "collect_contexts.py"
    spec = importlib.util.spec_from_file_location("collect_contexts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.CONTEXTS = folder  # type: ignore[attr-defined]
    return module


AMENDED = {
    "url": _ADDRESS,
    "file": "amended/ours-2026-07.json",
    "source": "https://standards.example.org/context.json",
    "date": "2026-07-01",
}


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, ""),
        ({"source": None}, "source"),
        ({"source": "http://standards.example.org/context.json"}, "source"),
        ({"date": "July 2026"}, "source"),
        ({"file": "ours-2026-07.json"}, "amended/"),
        ({"sha256": "0" * 64}, "digest"),
    ],
    ids=str,
)
def test_an_amendment_is_taken_in_with_its_source_its_day_and_its_digest(
    changes: dict[str, Any], refused: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No package is waited for; what does not say from where and when it was taken is refused."""
    body = b'{"@context": {"endorsementJwt": "https://example.org/vocab#endorsementJwt"}}'
    entry = {**AMENDED, "sha256": hashlib.sha256(body).hexdigest(), **changes}
    index = json.dumps([{name: value for name, value in entry.items() if value is not None}]).encode()
    (tmp_path / "amended").mkdir()
    (tmp_path / "index.json").write_bytes(index)
    (tmp_path / str(entry["file"])).write_bytes(body)
    collector = _collector(tmp_path)
    monkeypatch.setattr("sys.argv", ["collect_contexts.py"])
    if refused in ("source", "amended/"):
        with pytest.raises(SystemExit, match=refused):
            collector.main()
        return
    assert collector.main() == int(refused == "digest")
    if not refused:
        (context,) = contexts.from_index(index, lambda file: (tmp_path / file).read_bytes())
        assert (context.name, context.url) == ("ours-2026-07", _ADDRESS)
