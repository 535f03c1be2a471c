"""Who approves changes: what GitHub reads is compared with what the institutions say, and mended."""

import shutil
from pathlib import Path

import pytest

from badge_catalogue.cli import main
from badge_catalogue.definitions.load import load
from badge_catalogue.facts.code_owners import codeowners

SMALL = Path(__file__).parents[1] / "small" / "catalogue"
RULE = "approvers-are-those-of-codeowners"
LINE = "/catalogue/institutions/demo-mbo/"
PUBLISHED = "/published/demo-mbo/"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A catalogue with CODEOWNERS beside it, as it should be."""
    shutil.copytree(SMALL, tmp_path / "catalogue")
    (tmp_path / ".github").mkdir()
    text = codeowners(load(tmp_path / "catalogue")[0])
    (tmp_path / ".github" / "CODEOWNERS").write_text(text, encoding="utf-8")
    return tmp_path


def checked(project: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[str]]:
    """Return the exit code of a check and the first line of each finding."""
    code = main(["check", str(project / "catalogue"), *more])
    lines = capsys.readouterr().out.splitlines()
    return code, [line for line in lines if f"[{RULE}]" in line]


def test_right_file_has_no_finding(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `catalogue codeowners` wrote is right, and so is a catalogue without such a file."""
    assert checked(project, capsys) == (0, [])
    (project / ".github" / "CODEOWNERS").unlink()
    assert checked(project, capsys) == (0, [])


@pytest.mark.parametrize("line", [LINE, f"{LINE}institution.yaml", PUBLISHED, f"{PUBLISHED}ledger.jsonl"])
def test_another_approver_is_an_error(project: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    """Who stands in the file and not in the definition could still approve, of what is published too."""
    path = project / ".github" / "CODEOWNERS"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"{line} ", f"{line} @left-long-ago "), encoding="utf-8")
    code, found = checked(project, capsys)
    assert code == 1
    assert [line.split(": ")[1] for line in found] == ["error"]
    assert "demo-mbo/institution.yaml" in found[0]


def test_a_new_institution_is_a_warning_that_fix_mends(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Until it has lines of its own the curators approve, so it may land; `--fix` writes them."""
    path = project / ".github" / "CODEOWNERS"
    text = path.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines(keepends=True) if LINE not in line and PUBLISHED not in line]
    path.write_text("".join(kept), encoding="utf-8")
    code, found = checked(project, capsys)
    assert code == 0
    assert [line.split(": ")[1] for line in found] == ["warning"]
    assert checked(project, capsys, "--fix") == (0, [])
    assert path.read_text(encoding="utf-8") == text
