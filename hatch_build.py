"""Put into the wheel what a site is made of beside Python: templates, styles, scripts, prose, the runtime, licences.

A link to a checkout (editable) brings nothing: there the files are found where they are edited.
"""

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = "badge_catalogue/shipped"
FOLDERS = (*(f"site_src/{name}" for name in ("docs", "licenses", "overrides", "starter", "templates")), "verifier/page")
FILES = (
    "LICENSE",
    "mkdocs.yml",
    "catalogue/frameworks",
    "catalogue/vocabularies",
    "node_modules/jsqr/dist/jsQR.js",
    "node_modules/qrcode-generator/dist/qrcode.mjs",
)
NEEDED = ("verifier/page/runtime/manifest.json", "site_src/overrides/assets/fonts/sans.woff2", *FILES)


class WholeSite(BuildHookInterface):  # type: ignore[type-arg] # its parameter is private to hatchling
    """Names every file that the wheel brings, once all of them are there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to the wheel.

        Raises:
            FileNotFoundError: Set-up has not made or collected one of them; the message says how to get it.
        """
        if version == "editable":
            return
        root = Path(self.root)
        for name in NEEDED:
            if not (root / name).exists():
                raise FileNotFoundError(f"{name} is not in {root}: run `make setup` in the checkout, and build again")
        _whole_runtime(root / "verifier" / "page" / "runtime")
        self._licences = tempfile.TemporaryDirectory()
        paths = [root / name for name in FILES]
        paths += [*sorted((root / "site_src").glob("mkdocs.*.yml"))]
        paths += [path for name in FOLDERS for path in _files(root / name)]
        included = {str(path): f"{SHIPPED}/{path.relative_to(root).as_posix()}" for path in paths}
        for path in _licences(root, Path(self._licences.name)):
            included[str(path)] = f"{SHIPPED}/licenses/{path.name}"
        build_data["force_include"].update(included)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was written on the way."""
        del build_data, artifact_path
        if version != "editable":
            self._licences.cleanup()


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder, without what set-up and editors leave there."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in parts):
            yield path


def _whole_runtime(folder: Path) -> None:
    """Compare every file of the verify page's runtime with its digest.

    Raises:
        FileNotFoundError: One is missing or another one.
    """
    for name, told in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"].items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != told:
            raise FileNotFoundError(f"{name} in {folder} is not what its manifest says: run `make runtime`")


def _licences(root: Path, folder: Path) -> list[Path]:
    """Write the licence text of everything a site ships; those of Python packages stand in this environment."""
    sys.path[:0] = [str(root / "build"), str(root / "verifier")]
    from badge_catalogue.pages import licences  # noqa: PLC0415 -- lies below `build`

    for name, text in licences.files(root):
        (folder / Path(name).name).write_bytes(text)
    return sorted(folder.iterdir())
