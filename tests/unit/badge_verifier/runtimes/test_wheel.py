"""The wheel of the verifier holds every JSON-LD context, or is not made."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

VERIFIER = Path(__file__).resolve().parents[4] / "verifier"
INDEX = json.loads((VERIFIER / "badge_verifier" / "contexts" / "index.json").read_text(encoding="utf-8"))


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What a build needs of the verifier, with its contexts."""
    for name in ("pyproject.toml", "hatch_build.py"):
        shutil.copyfile(VERIFIER / name, tmp_path / name)
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc", ".collected")
    shutil.copytree(VERIFIER / "badge_verifier", tmp_path / "badge_verifier", ignore=ignored)
    return tmp_path


def built(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build a wheel as every front end does: hatchling, in the folder."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)


def test_wheel_holds_every_context(clone: Path) -> None:
    """Every context that the index names is in it."""
    done = built(clone)
    assert done.returncode == 0, done.stderr
    (wheel,) = (clone / "dist").glob("*.whl")
    names = [Path(name) for name in zipfile.ZipFile(wheel).namelist()]
    inside = {path.name for path in names if path.parent.name == "contexts"}
    assert inside == {"index.json", *(entry["file"] for entry in INDEX)}
    assert len(INDEX) > 15


@pytest.mark.parametrize("spoil", ["all", "one", "a-byte"])
def test_no_wheel_without_all_of_them(clone: Path, spoil: str) -> None:
    """A pristine clone, one missing, one changed: refused, with what to do, and nothing is left behind."""
    files = [clone / "badge_verifier" / "contexts" / entry["file"] for entry in INDEX]
    if spoil == "a-byte":
        files[0].write_bytes(files[0].read_bytes() + b" ")
    for path in files[: {"all": len(files), "one": 1}.get(spoil, 0)]:
        path.unlink()
    done = built(clone)
    assert done.returncode != 0
    assert "make setup" in done.stderr
    assert not list(clone.glob("dist/*.whl"))
