"""The scripts of the verify page fit together: every name and type that one takes from another is there."""

import subprocess
from pathlib import Path

import pytest

from badge_catalogue.pages import verify

ROOT = Path(__file__).resolve().parents[4]
TSC = ROOT / "node_modules" / ".bin" / "tsc"
OPTIONS = (
    "--ignoreConfig",
    "--skipLibCheck",
    "--allowJs",
    "--checkJs",
    "--noEmit",
    "--strict",
    "--target",
    "es2022",
    "--module",
    "esnext",
)
LIBRARIES = ("--moduleResolution", "bundler", "--lib", "es2023,dom,dom.iterable")
OTHERS = ("jsqr.js", "qrcode.js")  # not ours


@pytest.fixture
def scripts(tmp_path: Path) -> list[Path]:
    """The scripts as they are published, in a folder of their own."""
    made = []
    for name, body in verify.app_files(verify.PAGE, verify.texts()).items():
        if name.endswith(".js"):
            made.append(tmp_path / name)
            made[-1].parent.mkdir(exist_ok=True)
            made[-1].write_bytes(b"// @ts-nocheck\n" + body if made[-1].name in OTHERS else body)
    return made


def _complaints(scripts: list[Path]) -> str:
    command = [str(TSC), *OPTIONS, *LIBRARIES, *map(str, scripts)]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def test_the_scripts_of_the_page_are_rightly_typed(scripts: list[Path]) -> None:
    """TypeScript finds nothing in the scripts by their JSDoc; in one that takes what is not there, it does."""
    assert _complaints(scripts) == ""
    (card,) = (script for script in scripts if script.name == "card.js")
    card.write_text(card.read_text(encoding="utf-8").replace("{ day, ", "{ days, "), encoding="utf-8")
    assert "has no exported member" in _complaints([card])
