"""Fixtures of all tests."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def vectors() -> Path:
    """The folder with test vectors of other projects: `BADGE_VECTORS`, else `../shared/vectors`.

    Skips where it is absent, but fails in CI, which always has it.
    """
    folder = Path(os.environ.get("BADGE_VECTORS") or ROOT.parent / "shared" / "vectors")
    if not folder.is_dir():
        message = f"no test vectors of others at {folder}: set BADGE_VECTORS to the folder that holds them"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder
