"""THREATS.md names tests; a name that nobody bears would be a promise that nobody keeps."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]


def test_every_test_that_the_threats_name_exists() -> None:
    """Each `test_…` there is a function under tests/."""
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "THREATS.md").read_text(encoding="utf-8")))
    defined = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^(?:async )?def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(named) > 80
    assert sorted(named - defined) == []


def test_a_threat_without_a_test_says_so() -> None:
    """Every row of a table names a test, or says that it is not covered."""
    rows = [line for line in (ROOT / "THREATS.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    bare = [row for row in rows if "`test_" not in row and "not covered" not in row and not row.startswith("| threat")]
    assert bare == []
