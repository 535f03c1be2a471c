"""What a correct contribution meets: no error, and tests that do not see it."""

import subprocess
import sys
from pathlib import Path

import contribution
import demonstrated
import pytest
import yaml


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository with the contribution."""
    return contribution.made(tmp_path_factory.mktemp("contribution"))


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the copy's own command line."""
    command = [sys.executable, "-m", "badge_catalogue.cli", *arguments]
    environment = contribution.environment(folder)
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_workflow_for_definitions_lets_it_pass(copy: Path) -> None:
    """The workflow's own command: hints and a warning at their lines, no error."""
    workflow = yaml.safe_load((copy / ".github/workflows/definitions.yml").read_text(encoding="utf-8"))
    steps = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    (command,) = [step for step in steps if step.startswith(".venv/bin/catalogue check")]
    done = run(copy, *command.split()[1:4])  # nothing was published yet
    assert done.returncode == 0, done.stdout
    assert "::notice file=catalogue/institutions/waddencollege/badges/schelpen.yaml" in done.stdout
    assert "::error" not in done.stdout


def test_tests_run_on_the_demonstration_alone(copy: Path, tmp_path: Path) -> None:
    """The catalogue that tests use has every file of the demonstration, and none of the contribution."""
    used = demonstrated.folder(copy / "catalogue", tmp_path)
    names = {path.relative_to(used).as_posix() for path in used.rglob("*") if path.is_file()}
    every = {path.relative_to(copy / "catalogue").as_posix() for path in (copy / "catalogue").rglob("*.*")}
    assert {name for name in every - names if (copy / "catalogue" / name).is_file()} == {
        "institutions/waddencollege/institution.yaml",
        "institutions/waddencollege/badges/wadgids.yaml",
        "institutions/waddencollege/badges/schelpen.yaml",
    }
    assert demonstrated.folder(used, tmp_path) == used
