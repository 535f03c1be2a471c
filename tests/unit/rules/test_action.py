"""The composite action and the hooks of pre-commit run commands that there are, with arguments that they understand."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]
ACTION = ROOT / ".github" / "actions" / "catalogue"
MINIATURE = ROOT / "tests" / "snapshot" / "catalogue"


def ran(tmp_path: Path, do: str, against: str = "") -> subprocess.CompletedProcess[str]:
    """Return what the action's script does with the program of this environment, as a runner would start it."""
    home = tmp_path / "badge-catalogue" / "bin"
    home.mkdir(parents=True)
    (home / "catalogue").symlink_to(Path(sys.executable).with_name("catalogue"))
    told = {"DO": do, "DEFINITIONS": str(MINIATURE), "AGAINST": against, "OUT": str(tmp_path / "site")}
    told |= {"RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(tmp_path / "output")}
    return subprocess.run(
        ["bash", str(ACTION / "run.sh")],  # noqa: S607 -- as the runner finds it
        env=os.environ | told,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_hands_every_input_to_its_script() -> None:
    """An input goes through the environment; none is pasted into a command."""
    told = yaml.safe_load((ACTION / "action.yml").read_text(encoding="utf-8"))
    steps = told["runs"]["steps"]
    assert {name for step in steps for name in step["env"]} == {"PACKAGE", "DO", "DEFINITIONS", "AGAINST", "OUT"}
    assert not any("${{" in step["run"] for step in steps)


def test_it_checks(tmp_path: Path) -> None:
    """A catalogue without errors passes."""
    assert ran(tmp_path, "check").returncode == 0


def test_it_writes_a_comment(tmp_path: Path) -> None:
    """What a proposal changes is in a file that the output names."""
    done = ran(tmp_path, "comment", str(MINIATURE))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output").read_text(encoding="utf-8").startswith("comment=")
    assert (tmp_path / "catalogue-comment.md").stat().st_size > 0


def test_it_refuses_what_it_cannot_do(tmp_path: Path) -> None:
    """A wrong word is named, with the right ones."""
    done = ran(tmp_path, "deploy")
    assert done.returncode == 3
    assert "check, comment or publish" in done.stderr


@pytest.mark.parametrize(
    "hook", yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")), ids=lambda hook: hook["id"]
)
def test_a_hook_names_a_command_that_there_is(hook: dict[str, str], tmp_path: Path) -> None:
    """It passes on a right catalogue, and only looks where definitions lie."""
    (tmp_path / "catalogue").symlink_to(MINIATURE)
    program, *arguments = shlex.split(hook["entry"])
    command = [str(Path(sys.executable).with_name(program)), *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert hook["files"].startswith("^catalogue/")
