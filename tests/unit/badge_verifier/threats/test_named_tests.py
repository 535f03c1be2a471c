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


def test_modules_of_threats_bear_their_numbers() -> None:
    """Each module here begins with the number of a threat, as THREATS.md gives it, and holds a test that it names."""
    text = (ROOT / "THREATS.md").read_text(encoding="utf-8")
    sections = {f"t{number}": body for number, body in re.findall(r"\n## T(\d+) (.*?)(?=\n## |\Z)", text, re.DOTALL)}
    assert list(sections) == [f"t{number}" for number in range(1, len(sections) + 1)]
    modules = {path: path.name.split("_")[1] for path in Path(__file__).parent.glob("test_*.py")}
    del modules[Path(__file__)]
    strays = [
        path.name
        for path, number in modules.items()
        if not any(f"def {name}(" in path.read_text(encoding="utf-8")
                   for name in re.findall(r"`(test_\w+)`", sections.get(number, "")))
    ]  # fmt: skip
    assert strays == []


def test_a_threat_without_a_test_says_so() -> None:
    """Every row of a table names a test, or says that it is not covered."""
    rows = [line for line in (ROOT / "THREATS.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    bare = [row for row in rows if "`test_" not in row and "not covered" not in row and not row.startswith("| threat")]
    assert bare == []
