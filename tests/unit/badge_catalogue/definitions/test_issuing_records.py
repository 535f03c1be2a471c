"""What was published of the issuing only grows; and two real exports are compared badge by badge."""

import json
import shutil
from pathlib import Path

import pytest

from badge_catalogue.cli import main
from badge_catalogue.definitions.issuing_records import IssuingRecords, beside, rewritten

MINIATURE = Path(__file__).parents[3] / "snapshot" / "catalogue"
KEY = "https://demo-mbo.example.org/issuer#key-1"
BADGES = Path("catalogue/institutions/demo-mbo/badges")


def line(digest: str, published: str) -> bytes:
    """Return a line of a ledger."""
    return (json.dumps({"sha256": digest, "published": published, "key": KEY}) + "\n").encode()


FIRST = line("aa", "2026-10-01T00:00:00Z") + line("bb", "2026-10-02T00:00:00Z")


@pytest.mark.parametrize(
    ("after", "why"),
    [
        (FIRST, ""),
        (FIRST + line("cc", "2026-10-02T00:00:00Z"), ""),
        (FIRST + line("cc", "2026-10-01T23:59:59Z"), "dated before"),
        (FIRST.splitlines(keepends=True)[0], "gone or changed"),
        (b"", "gone or changed"),
        (line("cc", "2026-09-01T00:00:00Z") + FIRST, "gone or changed"),
        (FIRST.replace(b"10-02", b"10-01"), "gone or changed"),
    ],
    ids=["the same", "more", "one second early", "fewer", "none", "slipped in before", "another date"],
)
def test_a_ledger_only_grows(tmp_path: Path, after: bytes, why: str) -> None:
    """Lines that were published stay, and new ones are not older: a thief cannot date a badge before the theft."""
    old = tmp_path / "old" / "institutions" / "demo-mbo"
    old.mkdir(parents=True)
    (old / "ledger.jsonl").write_bytes(FIRST)
    found = rewritten(tmp_path / "old", IssuingRecords({"demo-mbo/ledger.jsonl": after}))
    assert [why in each and "restore the file" in each for each in found] == ([True] if why else [])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the miniature catalogue and what was published beside it."""
    shutil.copytree(MINIATURE, tmp_path / "catalogue")
    (tmp_path / "published" / "demo-mbo").mkdir(parents=True)
    (tmp_path / "published" / "demo-mbo" / "ledger.jsonl").write_bytes(FIRST)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    return tmp_path


def test_a_build_refuses_a_ledger_that_was_changed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is written; and a folder that is not there is no earlier build."""
    assert main(["export", "--out", "old"]) == 0
    assert (project / "old" / "institutions" / "demo-mbo" / "ledger.jsonl").read_bytes() == FIRST
    assert rewritten(project / "old", beside(project / "catalogue")) == []
    (project / "published" / "demo-mbo" / "ledger.jsonl").write_bytes(FIRST + line("cc", "2026-01-01T00:00:00Z"))
    capsys.readouterr()
    assert main(["build", "--out", "new", "--against", "old"]) == 1
    assert "1 new lines are dated before" in capsys.readouterr().err
    assert main(["build", "--out", "new", "--against", "odl"]) == 1
    assert "--against odl: no such folder" in capsys.readouterr().err
    assert not (project / "new").exists()


@pytest.mark.parametrize(
    "data",
    [b"{", b"[]\n", b'{"sha256": "aa"}\n', line("xx", "2026-10-01T00:00:00Z"), line("aa", "yesterday"), b"1\n"],
)
def test_a_ledger_that_cannot_be_read_stops_the_build(
    project: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    """What it says of a stolen key is not guessed; where no key was stolen nobody asks it."""
    (project / "published" / "demo-mbo" / "ledger.jsonl").write_bytes(FIRST + data)
    assert main(["export", "--out", "site"]) == 0
    assert main(["keys", "compromised", "demo-mbo", KEY, "--at", "2026-11-01T00:00:00Z"]) == 0
    shutil.rmtree(project / "site")
    capsys.readouterr()
    assert main(["export", "--out", "site"]) == 1
    assert "demo-mbo/ledger.jsonl cannot be read" in capsys.readouterr().err
    assert not (project / "site").exists()


def test_two_exports_are_compared_badge_by_badge(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One badge retired, one new, one gone: each is named, with the fields that differ and the addresses lost."""
    assert main(["export", "--out", "old"]) == 0
    path = project / BADGES / "metaal.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: active", "status: retired"), encoding="utf-8")
    (project / BADGES / "nieuw.yaml").write_text(text, encoding="utf-8")
    assert main(["export", "--out", "new"]) == 0
    capsys.readouterr()
    assert main(["changes", "old", "new"]) == 0
    assert capsys.readouterr().out == "new      demo-mbo.nieuw\nchanged  demo-mbo.metaal: status\n"
    (project / BADGES / "nieuw.yaml").unlink()
    assert main(["export", "--out", "newest"]) == 0
    capsys.readouterr()
    assert main(["changes", "new", "newest", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["added"], told["changed"], told["removed"]) == ([], {}, ["demo-mbo.nieuw"])
    assert {"badges/demo-mbo/nieuw/badgeclass.json", "badges/demo-mbo/nieuw/v1/achievement.json"} <= set(
        told["lost_addresses"]
    )
    assert main(["changes", "newest", "newest"]) == 0
    assert capsys.readouterr().out == "nothing changed\n"
