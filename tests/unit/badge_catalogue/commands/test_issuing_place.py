"""What a badge says for ever is looked at before it is issued: the site it names, and the day it bears."""

import re
import shutil
from pathlib import Path

import pytest

from badge_catalogue.cli import main

MINIATURE = Path(__file__).parents[3] / "snapshot" / "catalogue"
SITE = "https://badges.example.org/"
FILE = Path("catalogue/institutions/demo-mbo/institution.yaml")
ISSUE = ("issue", "demo-mbo.metaal", "--to", "sam@example.org", "--out", "a.json", "--key", "key.json")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the miniature catalogue and a key of its school, which is taken for real when a test says so."""
    shutil.copytree(MINIATURE, tmp_path / "catalogue")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BADGE_PASSPHRASE", "a passphrase for one test")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert main(["keys", "new", "demo-mbo", "--file", "key.json"]) == 0
    return tmp_path


def real(desk: Path, *, without_identities: bool = False) -> None:
    """Make the school one that is no demonstration; without identities it has no keys either."""
    left_out = ("demonstration", "identities", "keys") if without_identities else ("demonstration",)
    kept, leaving = list[str](), False
    for line in (desk / FILE).read_text(encoding="utf-8").splitlines(keepends=True):
        leaving = line.startswith(left_out) if line[0].isalpha() else leaving
        kept += [] if leaving else [line]
    without_published = re.sub(r"  - id: \S+#key-1\n(    .*\n)+", "", "".join(kept))  # anyone can sign with that key
    (desk / FILE).write_text(without_published, encoding="utf-8")


def test_a_real_badge_names_a_site_that_others_reach(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The address of one's own machine, which is the default, is refused; a demonstration may have it."""
    assert main(ISSUE) == 0
    (desk / "a.json").unlink()
    real(desk)
    new = ("status", "new", "demo-mbo", "--register", "register.jsonl")
    for command in (ISSUE, new, (*ISSUE, "--site-url", "http://badges.example.org/")):
        capsys.readouterr()
        assert main(command) == 1
        assert "give --site-url with the https address" in capsys.readouterr().err
    assert not (desk / "register.jsonl").exists()
    assert not (desk / "a.json").exists()
    assert main((*new, "--site-url", SITE)) == 0
    assert main((*ISSUE, "--site-url", SITE)) == 0


def test_a_key_named_after_the_site_needs_one(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without identities of its own a school's key is named after its page."""
    real(desk, without_identities=True)
    new = ("keys", "new", "demo-mbo", "--file", "another.json")
    assert main(new) == 1
    assert "give --site-url" in capsys.readouterr().err
    assert not (desk / "another.json").exists()
    assert main((*new, "--site-url", SITE)) == 0
    assert f"{SITE}institutions/demo-mbo/profile.json#key-" in (desk / FILE).read_text(encoding="utf-8")


def test_the_lists_of_a_register_stay_where_they_are(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Badges and lists that named different sites would not find one another."""
    place = ("--register", "register.jsonl", "--site-url", SITE)
    assert main(("status", "new", "demo-mbo", *place)) == 0
    publish = ("status", "publish", "--key", "key.json")
    for command in (ISSUE, publish):
        capsys.readouterr()
        assert main((*command, "--register", "register.jsonl")) == 1
        assert f"give --site-url {SITE}" in capsys.readouterr().err
        assert main((*command, *place)) == 0
    assert (desk / "published" / "demo-mbo" / "1-revocation.json").exists()
    capsys.readouterr()
    assert main(("status", "new", "demo-mbo", "--register", "second.jsonl", "--site-url", SITE)) == 1
    assert "give another --name" in capsys.readouterr().err
    assert main(("status", "new", "demo-mbo", "--register", "second.jsonl", "--name", "2")) == 0
    assert f'"{SITE}status/demo-mbo/1-revocation.json"' in (desk / "a.json").read_text(encoding="utf-8")


def test_a_clock_that_runs_behind_issues_nothing(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A badge of before its first day would say what cannot be; on that day it is issued."""
    path = desk / "catalogue/institutions/demo-mbo/badges/metaal.yaml"
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("first_awarded")]
    path.write_text("\n".join([*lines, "first_awarded: 2026-11-22", ""]), encoding="utf-8")
    (desk / FILE).write_text(
        (desk / FILE).read_text(encoding="utf-8").replace('"2026-11-22T00:00:00Z"', '"2026-11-01T00:00:00Z"'),
        encoding="utf-8",
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305599")
    assert main(ISSUE) == 1
    assert "this machine says it is 2026-11-21" in capsys.readouterr().err
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert main(ISSUE) == 0


def test_a_key_is_not_retired_in_the_future(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Until then it would still count, although it reads as retired."""
    retire = ("keys", "retire", "demo-mbo", "https://demo-mbo.example.org/issuer#key-2", "--at")
    assert main((*retire, "2026-11-22T00:00:01Z")) == 1
    assert "not come yet" in capsys.readouterr().err
    assert main((*retire, "2026-11-22T00:00:00Z")) == 0
    assert "status: retired" in (desk / FILE).read_text(encoding="utf-8")


def test_one_that_is_done_does_not_stop_the_others(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of several badges to withdraw each is looked at; the exit status says that one was refused."""
    (desk / "people.csv").write_text("email\na@example.org\nb@example.org\nc@example.org\n", encoding="utf-8")
    place = ("--register", "register.jsonl")
    assert main(("status", "new", "demo-mbo", *place)) == 0
    many = ("issue", "demo-mbo.metaal", "--csv", "people.csv", "--out", "given", "--shape", "json", "--key", "key.json")
    assert main((*many, *place)) == 0
    first, second, third = sorted(path.name for path in (desk / "given").iterdir())
    assert main(("status", "revoke", *place, second)) == 0
    capsys.readouterr()
    assert main(("status", "revoke", *place, first, second, third)) == 1
    printed = capsys.readouterr()
    assert (printed.out.count(" revoked\n"), printed.err.count("already withdrawn")) == (2, 1)
    assert main(("status", "revoke", *place, third)) == 1
    assert "others see it" not in capsys.readouterr().out
