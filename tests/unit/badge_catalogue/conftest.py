"""A small catalogue without findings, and a way to break it in one place."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from badge_catalogue.checks import check
from badge_catalogue.load import load_files

SMALL = Path(__file__).parent / "small"

# Path below catalogue/ to (old, new), to the whole text, or to None: no such file.
Edits = Mapping[str, tuple[str, str] | str | bytes | None]


@pytest.fixture(scope="session")
def small() -> dict[str, bytes]:
    """The files of the small catalogue by path."""
    return {
        path.relative_to(SMALL).as_posix(): path.read_bytes() for path in sorted(SMALL.rglob("*")) if path.is_file()
    }


@pytest.fixture(scope="session")
def edited(small: dict[str, bytes]) -> Callable[[Edits], dict[str, bytes]]:
    """Return the small catalogue with some files changed; a text to be replaced stands there exactly once."""

    def edit(edits: Edits) -> dict[str, bytes]:
        files = dict(small)
        for name, change in edits.items():
            path = f"catalogue/{name}"
            if change is None:
                del files[path]
            elif isinstance(change, bytes):
                files[path] = change
            elif isinstance(change, str):
                files[path] = change.encode()
            else:
                old, new = change
                text = files[path].decode()
                assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
                files[path] = text.replace(old, new).encode()
        return files

    return edit


@pytest.fixture(scope="session")
def found(edited: Callable[[Edits], dict[str, bytes]]) -> Callable[[Edits], list[tuple[str, str, int, int]]]:
    """Return rule, file, line and column of everything wrong after a change."""

    def find(edits: Edits) -> list[tuple[str, str, int, int]]:
        catalogue, findings = load_files(edited(edits))
        return [(item.rule, item.file, item.line, item.column) for item in sorted([*findings, *check(catalogue)])]

    return find


@pytest.fixture(scope="session")
def place(edited: Callable[[Edits], dict[str, bytes]]) -> Callable[[Edits, str, str], tuple[str, int, int]]:
    """Return file, line and column of a text in a changed file; `|` in the text marks the very place."""

    def locate(edits: Edits, name: str, at: str) -> tuple[str, int, int]:
        path = f"catalogue/{name}"
        if not at:
            return path, 1, 1
        text = edited(edits)[path].decode()
        before, _, after = at.partition("|") if "|" in at else ("", "", at)
        assert text.count(before + after) == 1, (
            f"{before + after!r} stands {text.count(before + after)} times in {path}"
        )
        index = text.index(before + after) + len(before)
        return path, text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1

    return locate
