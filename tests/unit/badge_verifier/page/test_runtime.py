"""What the page runs is collected reproducibly, and is exactly what it says it is."""

import gzip
import importlib.util
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[4]
RUNTIME = ROOT / "verifier" / "page" / "runtime"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script of the set-up, as a module."""
    spec = importlib.util.spec_from_file_location("build_runtime", ROOT / "verifier" / "build_runtime.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_manifest_lists_every_file_with_its_digest(script: ModuleType) -> None:
    """What stands in the runtime and what the manifest lists are the same."""
    listed = json.loads((RUNTIME / "manifest.json").read_text(encoding="utf-8"))["files"]
    there = {path.name for path in RUNTIME.iterdir() if not path.name.startswith(".")} - {"manifest.json"}
    assert there == set(listed)
    assert {name: script.digest(RUNTIME / name) for name in listed} == listed


def test_a_changed_file_makes_the_runtime_stale(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A runtime with one byte changed, or made from other inputs, is made anew."""
    monkeypatch.setattr(script, "RUNTIME", tmp_path)
    (tmp_path / "a.whl").write_bytes(b"a")
    manifest = {"made_from": "x", "files": {"a.whl": script.digest(tmp_path / "a.whl")}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert script.is_current("x")
    assert not script.is_current("y")
    (tmp_path / "a.whl").write_bytes(b"b")
    assert not script.is_current("x")


def test_only_lxml_is_left_out(script: ModuleType) -> None:
    """The browser gets every pinned package but the one that PyLD never uses there."""
    pinned = script.without_left_out(
        "# made by uv\npyld==3.3.0 \\\n    --hash=sha256:a\nlxml==6.1.3 \\\n    --hash=sha256:b\n"
    )
    assert "pyld==3.3.0" in pinned
    assert "sha256:a" in pinned
    assert "lxml==" not in pinned
    assert "sha256:b" not in pinned


def test_the_wheel_has_the_contexts_and_the_same_bytes_twice(script: ModuleType, tmp_path: Path) -> None:
    """The contexts that the index names are in the wheel, which is the same however often it is built."""
    for name in ("one", "two"):
        script.build_wheel(tmp_path / name)
    one, two = (next((tmp_path / name).glob("*.whl")) for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as wheel:
        index = json.loads(wheel.read("badge_verifier/contexts/index.json"))
        names = set(wheel.namelist())
    assert len(index) > 10
    assert {f"badge_verifier/contexts/{entry['file']}" for entry in index} <= names


def test_the_lock_file_knows_four_packages_and_no_lxml(script: ModuleType) -> None:
    """The lock file names our wheel and its three dependencies, each by its digest."""
    packages = json.loads((RUNTIME / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    assert sorted(packages) == ["badge-verifier", "cachetools", "frozendict", "pyld"]
    for package in packages.values():
        assert package["sha256"] == script.digest(RUNTIME / package["file_name"])
        assert "lxml" not in package["depends"]


def test_the_snapshot_made_anew_has_the_same_bytes(script: ModuleType, tmp_path: Path) -> None:
    """Whoever makes the snapshot again from the same files, elsewhere and later, gets the one that is published."""
    for path in RUNTIME.iterdir():
        if path.name in (*script.FROM_PYODIDE, script.LOCK) or path.suffix == ".whl":
            shutil.copyfile(path, tmp_path / path.name)
    script.make_snapshot(tmp_path)
    for name in ("snapshot.bin.gz", "snapshot.json"):
        assert script.digest(tmp_path / name) == script.digest(RUNTIME / name)
    other = tmp_path / "other"
    other.mkdir()
    for path in tmp_path.glob("*.*"):
        shutil.copyfile(path, other / path.name)
    lock = other / script.LOCK
    lock.write_text(lock.read_text(encoding="utf-8").replace("badge-verifier", "badge-verifiers"), encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        script.make_snapshot(other)


def test_what_lies_packed_is_what_lies_beside_it(script: ModuleType) -> None:
    """The packed twin of a file holds that file, and is packed to the same bytes whenever that is done."""
    for name in script.PACKED:
        packed = (RUNTIME / f"{name}.gz").read_bytes()
        assert gzip.decompress(packed) == (RUNTIME / name).read_bytes()
        assert packed == script.packed(RUNTIME / name)
        assert len(packed) < (RUNTIME / name).stat().st_size / 2
