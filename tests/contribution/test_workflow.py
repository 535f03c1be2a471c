"""A correct contribution lets every command of the workflow succeed; `make test-contribution` runs it (ten minutes)."""

import subprocess
from pathlib import Path

import contribution


def test_the_workflow_is_green_after_a_contribution(tmp_path: Path) -> None:
    """`make check test`, as the workflow runs it, in a copy of the repository with one institution more."""
    folder = contribution.made(tmp_path)
    command = ["make", "-o", "setup", "check", "test"]  # set-up was done for this checkout already
    done = subprocess.run(command, cwd=folder, env=contribution.environment(folder), check=False)
    assert done.returncode == 0
    assert (folder / "site/badges/waddencollege/wadgids/index.html").is_file()
