"""Two schools side by side, each with a key of its own."""

from pathlib import Path

import pytest
from school_yard import Yard, two_schools


@pytest.fixture
def yard(tmp_path: Path) -> Yard:
    """A university of applied sciences, and a school whose owners mean no good."""
    return two_schools(tmp_path)
