"""What was published of the issuing only grows; and two real exports are compared badge by badge."""

import json
import shutil
from pathlib import Path

import pytest

from badge_catalogue.cli import main

MINIATURE = Path(__file__).parents[3] / "snapshot" / "catalogue"
KEY = "https://demo-mbo.example.org/issuer#key-1"
BADGES = Path("catalogue/institutions/demo-mbo/badges")


def line(digest: str, published: str) -> bytes:
    """Return a line of a ledger."""
    return (json.dumps({"sha256": digest, "published": published, "key": KEY}) + "\n").encode()


FIRST = line("aa", "2026-10-01T00:00:00Z") + line("bb", "2026-10-02T00:00:00Z")


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
    assert main(["export", "--out", "same", "--against", "old"]) == 0
    (project / "published" / "demo-mbo" / "ledger.jsonl").write_bytes(FIRST + line("cc", "2026-01-01T00:00:00Z"))
    for command in (["build"], ["export"]):
        capsys.readouterr()
        assert main([*command, "--out", "new", "--against", "old"]) == 1
        assert "1 new line is dated before" in capsys.readouterr().err
        assert main([*command, "--out", "new", "--against", "odl"]) == 1
        assert "--against odl: no such folder" in capsys.readouterr().err
    assert not (project / "new").exists()


@pytest.mark.parametrize(
    "data",
    [b"{", b"[]\n", b'{"sha256": "aa"}\n', line("xx", "2026-10-01T00:00:00Z"), line("aa", "yesterday"), b"1\n"],
)
def test_a_ledger_that_cannot_be_read_stops_the_build(
    project: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    """What it says of a stolen key is not guessed."""
    (project / "published" / "demo-mbo" / "ledger.jsonl").write_bytes(FIRST + data)
    assert main(["export", "--out", "site"]) == 1
    assert "demo-mbo/ledger.jsonl cannot be read" in capsys.readouterr().err
    assert not (project / "site").exists()


@pytest.mark.usefixtures("project")
def test_after_a_theft_a_build_is_told_what_was_published(capsys: pytest.CaptureFixture[str]) -> None:
    """Without it nobody knows which lines were there before the thief came."""
    assert main(["export", "--out", "old"]) == 0
    assert main(["keys", "compromised", "demo-mbo", KEY, "--at", "2026-11-22T00:00:00Z"]) == 0
    capsys.readouterr()
    assert main(["export", "--out", "new"]) == 1
    assert "name the published site with --against" in capsys.readouterr().err
    assert main(["export", "--out", "new", "--against", "old"]) == 0
    assert main(["export", "--out", "first", "--against", "none"]) == 0


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
