"""Collect what runs in the browser: Pyodide from npm, our wheel and three others, one lock file, one manifest.

Runs at set-up, never during a build of the site. The result is the same bytes on every run: `manifest.json` lists
the digest of every file, and the page refuses whatever differs from it.
"""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from packaging.utils import parse_wheel_filename
from pyodide_build.common import parse_top_level_import_name
from pyodide_lock import PackageSpec, PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

VERIFIER = Path(__file__).resolve().parent
PAGE = VERIFIER / "page"
HERE = PAGE / "engine"
ROOT = VERIFIER.parent
RUNTIME = PAGE / "runtime"
PYODIDE = ROOT / "node_modules" / "pyodide"
REQUIREMENTS = ROOT / "requirements" / "pyodide.txt"

FROM_PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
PACKED = ("pyodide.asm.wasm",)  # lie packed beside themselves too; the other large ones are packed as they are
LOCK = "pyodide-lock.json"
MANIFEST = "manifest.json"
LEFT_OUT = (
    "lxml"  # the one place: PyLD imports it for HTML input, which we never give; `prepare.js` puts an empty one there
)
WHEEL_DATE = "315532800"  # 1980-01-01, the earliest date a ZIP can hold
_NO_CODE_OF_OURS = ("--only-binary", ":all:", "--python-version", "3.14", "--platform", "any", "--abi", "none")


def inputs() -> Iterator[Path]:
    """Yield every file the runtime is made from."""
    yield Path(__file__)
    yield HERE / "prepare.js"
    yield HERE / "snapshot.mjs"
    yield REQUIREMENTS
    yield VERIFIER / "pyproject.toml"
    yield from (PYODIDE / name for name in (*FROM_PYODIDE, LOCK))
    package = VERIFIER / "badge_verifier"
    yield from sorted(path for path in package.rglob("*") if path.suffix in {".py", ".json", ".po", ".html"})


def fingerprint() -> str:
    """Return one digest of the names and the bytes of all inputs."""
    whole = hashlib.sha256()
    for path in inputs():
        whole.update(f"{path.relative_to(ROOT)} {digest(path)}\n".encode())
    return whole.hexdigest()


def digest(path: Path) -> str:
    """Return the sha256 of a file, hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_current(made_from: str) -> bool:
    """Say whether the runtime that stands there was made from these inputs and is still whole."""
    try:
        manifest = json.loads((RUNTIME / MANIFEST).read_text(encoding="utf-8"))
        files = manifest["files"].items()
        return manifest["made_from"] == made_from and all(digest(RUNTIME / name) == told for name, told in files)
    except (FileNotFoundError, json.JSONDecodeError, KeyError):
        return False


def without_left_out(requirements: str) -> str:
    """Return the pinned requirements without the package that the browser goes without."""
    blocks = re.split(r"\n(?=[a-z])", requirements)
    return "\n".join(block for block in blocks if not block.startswith(f"{LEFT_OUT}=="))


def fetch_wheels(folder: Path) -> None:
    """Put the pinned pure wheels into `folder`: those of the last run, else downloaded and checked by pip."""
    pins = without_left_out(REQUIREMENTS.read_text(encoding="utf-8"))
    here = [wheel for wheel in sorted(RUNTIME.glob("*.whl")) if f"sha256:{digest(wheel)}" in pins]
    if len(here) == len(re.findall(r"^[a-z][\w-]*==", pins, re.MULTILINE)):
        for wheel in here:
            shutil.copyfile(wheel, folder / wheel.name)
        return
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as pinned:
        pinned.write(pins)
        pinned.flush()
        pip = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--require-hashes",
            "--no-deps",
            "--dest",
            str(folder),
        ]
        subprocess.run([*pip, *_NO_CODE_OF_OURS, "--requirement", pinned.name], check=True)  # noqa: S603 -- our own


def build_wheel(folder: Path) -> None:
    """Build the wheel of `badge_verifier`; the date it bears is fixed, so that its bytes are."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    dated = os.environ | {"SOURCE_DATE_EPOCH": WHEEL_DATE}
    subprocess.run(command, check=True, cwd=VERIFIER, env=dated, stderr=subprocess.DEVNULL)  # noqa: S603 -- our own


class UnfitWheelError(Exception):
    """A wheel cannot run in the browser as it is; the message says which and why."""


def check(wheels: list[Path], locked: str) -> None:
    """Look at every wheel as pyodide-build does, and at what the lock file says of it.

    Raises:
        UnfitWheelError: A wheel is compiled for some machine, has nothing to import, or is locked as another one.
    """
    packages = {package["file_name"]: package for package in json.loads(locked)["packages"].values()}
    if set(packages) != {wheel.name for wheel in wheels}:
        raise UnfitWheelError(f"the lock file names {sorted(packages)}, there are {[wheel.name for wheel in wheels]}")
    for wheel in wheels:
        tags = {(tag.abi, tag.platform) for tag in parse_wheel_filename(wheel.name)[3]}
        if tags != {("none", "any")}:
            raise UnfitWheelError(f"{wheel.name} is made for {sorted(tags)}; the browser needs a pure one")
        names = parse_top_level_import_name(wheel)
        if not names or sorted(names) != sorted(packages[wheel.name]["imports"]):
            raise UnfitWheelError(f"{wheel.name} imports as {names}, locked as {packages[wheel.name]['imports']}")
        if packages[wheel.name]["sha256"] != digest(wheel):
            raise UnfitWheelError(f"{wheel.name} is not the file that was locked")


def lock(wheels: list[Path]) -> str:
    """Return the lock file: Pyodide's own description of itself, and none but our packages."""
    told = json.loads((PYODIDE / LOCK).read_text(encoding="utf-8"))
    base = PyodideLockSpec.from_dict({"info": told["info"], "packages": {}})
    spec = add_wheels_to_spec(base, wheels, base_path=wheels[0].parent, ignore_missing_dependencies=True)
    packages: dict[str, PackageSpec] = spec.packages
    for package in packages.values():
        package.depends = sorted(name for name in package.depends if name != LEFT_OUT)
    return json.dumps(spec.to_dict(), indent=1, sort_keys=True) + "\n"


def make_snapshot(folder: Path) -> None:
    """Write the memory of a Python that has everything imported and has verified once, made in Node."""
    seeded = os.environ | {"PYTHONHASHSEED": "0"}
    subprocess.run(["node", str(HERE / "snapshot.mjs"), str(folder)], check=True, env=seeded, stdout=subprocess.DEVNULL)  # noqa: S603, S607 -- our own script


def packed(path: Path) -> bytes:
    """Return a file packed by gzip, the same bytes on every system (RFC 1952, "Member header and trailer")."""
    made = bytearray(gzip.compress(path.read_bytes(), mtime=0))
    made[9] = 255  # the operating system that packed it: unknown
    return bytes(made)


def main() -> int:
    """Make the runtime where its inputs changed."""
    made_from = fingerprint()
    if is_current(made_from):
        return 0
    with tempfile.TemporaryDirectory(dir=PAGE, prefix=".runtime-") as scratch:
        fresh = Path(scratch) / "runtime"
        fresh.mkdir()
        for name in FROM_PYODIDE:
            shutil.copyfile(PYODIDE / name, fresh / name)
        fetch_wheels(fresh)
        build_wheel(fresh)
        wheels = sorted(fresh.glob("*.whl"))
        (fresh / LOCK).write_text(lock(wheels), encoding="utf-8")
        check(wheels, (fresh / LOCK).read_text(encoding="utf-8"))
        make_snapshot(fresh)
        for name in PACKED:
            (fresh / f"{name}.gz").write_bytes(packed(fresh / name))
        files = {path.name: digest(path) for path in sorted(fresh.iterdir())}
        manifest = {"schema": "badge-runtime/1", "made_from": made_from, "files": files}
        (fresh / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        shutil.rmtree(RUNTIME, ignore_errors=True)
        fresh.rename(RUNTIME)
    sys.stdout.write(f"verifier/page/runtime: {len(files)} files\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
