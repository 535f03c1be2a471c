"""ARCHITECTURE.md is a map: what it names is there, and what is there has its line."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PACKAGES = {"build/badge_catalogue/": "badge_catalogue", "verifier/badge_verifier/": "badge_verifier"}
# What a small team changes; each has a row under "Where to change what".
CHANGES = (
    "a field of a badge",
    "a facet",
    "an export",
    "an import format",
    "a check",
    "a headline",
    "a limit",
    "a word of the site",
    "a third language",
    "a DID method",
    "a proof format",
    "the theme",
    "an institution's logo",
    "a page",
    "a test vector",
)


def section(heading: str) -> str:
    """Return the text under a heading, up to the next one of its rank."""
    rank = heading.split(" ", maxsplit=1)[0]
    return re.split(rf"\n{rank} ", TEXT.split(f"\n{heading}\n", 1)[1], maxsplit=1)[0]


def named(text: str) -> list[str]:
    """Return the paths in back-ticks: what holds a slash, or ends like a file."""
    quoted = re.findall(r"`([\w./-]+)`", text)
    return [each for each in quoted if "/" in each.rstrip("/") or re.search(r"\.(py|md|yml)$", each)]


def test_every_path_is_there() -> None:
    """A path that the map names exists, from the root or, in a table of rooms, from its package."""
    rooms = "".join(section(f"### `{package}`") for package in PACKAGES)
    places = [name for name in named(TEXT) if name not in named(rooms)]
    assert len(places) > 30
    assert [
        name for name in places if not any((base / name).exists() for base in (ROOT, *(ROOT / p for p in PACKAGES)))
    ] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_room_has_its_line(package: str) -> None:
    """The table of a package names all its rooms and no other: folders, and modules at its top."""
    listed = {name.rstrip("/") for row in section(f"### `{package}`").splitlines() if row.startswith("| `")
              for name in re.findall(r"`([\w./]+)`", row.split("|")[1])}  # fmt: skip
    there = {
        path.name
        for path in (ROOT / package).iterdir()
        if (path.is_dir() and not path.name.startswith("__")) or (path.suffix == ".py" and path.name != "__init__.py")
    }
    assert sorted(listed) == sorted(there)


@pytest.mark.parametrize("package", PACKAGES)
def test_tests_stand_under_the_name_of_their_room(package: str) -> None:
    """A folder of unit tests is called as a room, or the map names it as one that goes through many."""
    rooms = {path.name for path in (ROOT / package).iterdir()}
    (across,) = (line for line in TEXT.splitlines() if line.startswith("| `tests/unit/` |"))
    beside = {name.rstrip("/") for name in re.findall(r"`(\w+/)`", across)}
    tests = ROOT / "tests" / "unit" / PACKAGES[package]
    found = {path.name for path in tests.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert found - rooms - beside == set()


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_leads_to_its_room(change: str) -> None:
    """Each kind of change has a row, and the row names at least one place."""
    rows = [row for row in section("## Where to change what").splitlines() if row.startswith(f"| {change} |")]
    assert len(rows) == 1
    assert named(rows[0])


def test_every_name_stands_in_a_file_of_its_row() -> None:
    """A table or a constant that a row names is in one of the files that the row names."""
    checked, wrong = 0, []
    for row in section("## Where to change what").splitlines():
        if not row.startswith("| ") or row.startswith("| to change"):
            continue
        files = [ROOT / each for each in named(row) if (ROOT / each).is_file()]
        told = "\n".join(each.read_text(encoding="utf-8") for each in files)
        for name in re.findall(r"`(_?[A-Z][A-Z_]+)`", row):
            checked += 1
            if not re.search(rf"(?<![A-Z_]){name}(?![A-Z_])", told):
                wrong.append((row.split("|")[1].strip(), name))
    assert checked > 10
    assert wrong == []
