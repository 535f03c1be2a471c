"""Two schools side by side, each with a key of its own."""

from pathlib import Path

import pytest
from school_yard import Yard


@pytest.fixture
def yard(tmp_path: Path) -> Yard:
    """A university of applied sciences, and a school whose owners mean no good."""
    found = Yard(tmp_path)
    found.school("zuiderzee", "Hogeschool Zuiderzee", name={"nl": "Hogeschool Zuiderzee", "en": "Zuiderzee University"})
    found.school("polderveen", "Polderveen College")
    return found
