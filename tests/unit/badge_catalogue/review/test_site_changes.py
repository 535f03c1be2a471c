"""Addresses that were published are not lost, and what changed between two builds is listed."""

import gzip
import json
import shutil
from pathlib import Path

import pytest

from badge_catalogue.cli import main
from badge_catalogue.facts import published
from badge_catalogue.model import Catalogue
from badge_catalogue.review.site_changes import Changes, compared, lasting, lost

SMALL = Path(__file__).parents[1] / "small" / "catalogue"
OLD = {
    "index.html": b"",
    "assets/app.1234.js": b"",
    "badges/a/b/v1/achievement.json": b"",
    "api/v1/badges/page-1.json": b"[]",
    "api/v1/badges/a/b.json": json.dumps({"id": "a.b", "name": {"nl": "B"}, "status": "active"}).encode(),
    "api/v1/badges/a/c.json": json.dumps({"id": "a.c", "name": {"nl": "C"}}).encode(),
}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("badges/a/b/index.html", True),
        ("en/badges/a/b/index.html", True),
        ("badges/a/b/v1/achievement.json", True),
        ("trust.json", True),
        ("status/a/1-revocation.json", True),
        ("api/v1/badges/a/b.json", True),
        ("api/v1/badges/a.jsonl.gz", True),
        ("api/v1/badges/page-2.json", False),
        ("en/pagefind/pagefind.js", False),
        ("badges/facets.json", False),
        ("describe/index.html", True),
        ("describe/app-1c33335f2f05/shared/limits.js", False),
        ("verify/app-1c33335f2f05/release.json", False),
    ],
)
def test_an_address_lasts_or_not(path: str, *, expected: bool) -> None:
    """What people and programs keep lasts; what a page loads for itself does not."""
    assert lasting(path) is expected


def test_a_lost_address_is_named() -> None:
    """Of the files that are gone, those with a lasting address."""
    assert lost(OLD, {"index.html"}) == [
        "api/v1/badges/a/b.json",
        "api/v1/badges/a/c.json",
        "badges/a/b/v1/achievement.json",
    ]
    assert lost(OLD, {**OLD, "new.html": b""}) == []


def test_changes_are_listed_by_badge_and_field() -> None:
    """New, changed and gone badges, and nothing of those that stayed the same."""
    new = dict(OLD)
    del new["api/v1/badges/a/c.json"]
    new["api/v1/badges/a/b.json"] = json.dumps({"id": "a.b", "name": {"nl": "B"}, "status": "retired", "x": 1}).encode()
    new["api/v1/badges/a/d.json"] = json.dumps({"id": "a.d"}).encode()
    assert compared(OLD, new) == Changes(("a.d",), {"a.b": ("status", "x")}, ("a.c",), ("api/v1/badges/a/c.json",))
    assert compared(OLD, OLD) == Changes((), {}, (), ())


def test_changes_are_listed_where_records_are_packed() -> None:
    """The packed records of an institution are read as records by themselves are."""

    def packed(*records: object) -> dict[str, bytes]:
        return {"api/v1/badges/a.jsonl.gz": gzip.compress("\n".join(map(json.dumps, records)).encode())}

    old = packed({"id": "a.b", "status": "active"}, {"id": "a.c"})
    new = packed({"id": "a.b", "status": "retired"}, {"id": "a.d"})
    assert compared(old, new) == Changes(("a.d",), {"a.b": ("status",)}, ("a.c",), ())


def test_the_command_compares_two_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It exits with 1 when an address was lost, with 0 otherwise, and with 3 where there is no site."""
    for name, files in (("old", OLD), ("new", {**OLD, "api/v1/badges/a/d.json": b'{"id": "a.d"}'})):
        for path, content in files.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_bytes(content)
    old, new = str(tmp_path / "old"), str(tmp_path / "new")
    assert main(["changes", old, new]) == 0
    assert capsys.readouterr().out == "new      a.d\n"
    assert main(["changes", new, old, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["lost_addresses"] == ["api/v1/badges/a/d.json"]
    assert main(["changes", old, str(tmp_path)]) == 3


def test_a_build_that_loses_an_address_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Against a site with one more page the build fails and names it, and the old site stays as it is."""
    old = tmp_path / "old"
    (old / "badges" / "demo-mbo" / "gone").mkdir(parents=True)
    (old / "badges" / "demo-mbo" / "gone" / "index.html").write_bytes(b"")
    (old / published.FILE).write_bytes(published.record(Catalogue()))
    monkeypatch.chdir(Path(__file__).parents[4])
    source = tmp_path / "catalogue"  # a build keeps its cache beside it
    shutil.copytree(SMALL, source)
    assert main(["build", "--source", str(source), "--out", str(old), "--against", str(old)]) == 1
    assert "badges/demo-mbo/gone/" in capsys.readouterr().err
    assert (old / "badges" / "demo-mbo" / "gone" / "index.html").exists()
