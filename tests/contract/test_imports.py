"""Every wheel and archive that the pages load can be imported in the runtime that they load it into."""

import importlib.util
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from badge_catalogue.pages import describe

ROOT = Path(__file__).resolve().parents[2]
RUNTIME = ROOT / "verifier" / "page" / "runtime"
LOCK = RUNTIME / "pyodide-lock.json"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script of the set-up, as a module."""
    spec = importlib.util.spec_from_file_location("build_runtime", ROOT / "verifier" / "build_runtime.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def imported(names: list[str], archives: list[Path]) -> dict[str, str]:
    """Return what each import gave in Node's Pyodide."""
    node = shutil.which("node")
    assert node, "node is missing: run make"
    command = [node, "--no-warnings", str(Path(__file__).with_name("imports_in_pyodide.mjs"))]
    told = [*command, str(RUNTIME), json.dumps(names), *map(str, archives)]
    done = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_everything_the_pages_load_is_imported(tmp_path: Path) -> None:
    """Each package of the lock file, and what *Describe your badge* adds to it; a name that is not there is told."""
    packages = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    names = sorted(name for package in packages.values() for name in package["imports"])
    assert "badge_verifier" in names
    described = []
    words: dict[str, object] = {}
    nothing = dict.fromkeys(describe.SHARED, b"")  # of the verify page, which is not asked here
    for name, body in describe.app_files(words, b"{}", nothing).items():
        if name.endswith(".zip"):
            described.append(tmp_path / name)
            described[-1].write_bytes(body)
    assert len(described) == 2
    extra = ["yaml", "badge_catalogue.describe.in_browser"]
    found = imported([*names, *extra, "absent"], described)
    assert {name: found[name] for name in (*names, *extra)} == {name: name for name in (*names, *extra)}
    assert found["absent"].startswith("ModuleNotFoundError")


def test_the_set_up_looks_at_every_wheel(script: ModuleType) -> None:
    """What stands in the runtime is fit for the browser, and locked as what it is."""
    wheels = sorted(RUNTIME.glob("*.whl"))
    assert len(wheels) == 4
    script.check(wheels, LOCK.read_text(encoding="utf-8"))


@pytest.mark.parametrize("spoil", ["compiled", "empty", "a-byte", "one-more", "another-import"])
def test_an_unfit_wheel_is_refused(script: ModuleType, tmp_path: Path, spoil: str) -> None:
    """Made for one machine, without anything to import, changed, not locked, or locked under another name."""
    for wheel in RUNTIME.glob("*.whl"):
        shutil.copyfile(wheel, tmp_path / wheel.name)
    locked = LOCK.read_text(encoding="utf-8")
    (pyld,) = tmp_path.glob("pyld-*.whl")
    if spoil == "compiled":
        named = pyld.name.replace("-any.whl", "-linux_x86_64.whl")
        pyld.rename(tmp_path / named)
        locked = locked.replace(pyld.name, named)
    elif spoil == "empty":
        with zipfile.ZipFile(pyld, "w") as empty:
            empty.writestr("pyld-0.dist-info/METADATA", "")
    elif spoil == "a-byte":
        with pyld.open("ab") as file:
            file.write(b" ")
    elif spoil == "one-more":
        shutil.copyfile(pyld, tmp_path / "other-1-py3-none-any.whl")
    else:
        locked = locked.replace('"cachetools"\n   ],\n   "install_dir"', '"cache"\n   ],\n   "install_dir"')
        assert locked != LOCK.read_text(encoding="utf-8")
    with pytest.raises(script.UnfitWheelError):
        script.check(sorted(tmp_path.glob("*.whl")), locked)
