"""`catalogue check --fix`: mends what is mechanical and nothing else."""

# ruff: noqa: E501 -- a row of the table is one line

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badge_catalogue.cli import main
from badge_catalogue.definitions.fix import fix

PATH = "catalogue/frameworks/kader.yaml"
LINE = "# yaml-language-server: $schema=../schema/framework.json\n"
METAL = "catalogue/institutions/demo-mbo/badges/metaal.yaml"

CASES = [
    ("quotes", "version: 1.10\n", 'version: "1.10"\n'),
    ("quotes in a list", "name: {nl: no, en: 2026-01-01} # no\n", 'name: {nl: "no", en: "2026-01-01"} # no\n'),
    ("two on a line", "nodes:\n  - {id: 1, name: {nl: on}}\n", 'nodes:\n  - {id: "1", name: {nl: "on"}}\n'),
    ("a key", "rubric:\n  1: {a: {nl: x}}\n", 'rubric:\n  "1": {a: {nl: x}}\n'),
    ("trailing space", "owner: x  \nlicence: y\t\n", "owner: x\nlicence: y\n"),
    ("lines of Windows", "owner: x\r\nlicence: y\r\n", "owner: x\nlicence: y\n"),
    ("no last line end", "owner: x", "owner: x\n"),
    ("Markdown's line end stays", "description:\n  nl: |\n    een  \n    twee\nowner: x \n", "description:\n  nl: |\n    een  \n    twee\nowner: x\n"),
    ("order", "owner: x\n# why\nkind: quality # b\n\n# named\nname: {nl: y}\n", "\n# named\nname: {nl: y}\n# why\nkind: quality # b\nowner: x\n"),
    ("remark at the top stays", "# top\nowner: x\nkind: quality\n", "# top\nkind: quality\nowner: x\n"),
    ("unknown field goes last", "zzz: 1\nowner: x\n", "owner: x\nzzz: 1\n"),
    ("broken YAML", "owner: [x\n", "owner: [x\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_file_is_mended(before: str, after: str) -> None:
    """The mended text is exactly this, and mending it again changes nothing."""
    mended = fix(PATH, (LINE + before).encode())
    assert mended.decode() == LINE + after
    assert fix(PATH, mended) == mended


def test_byte_order_mark_goes_and_schema_comes() -> None:
    """What stands invisibly before the first line is removed, and the schema's line is added."""
    assert fix(PATH, b"\xef\xbb\xbfowner: x\n").decode() == LINE + "owner: x\n"


@pytest.mark.parametrize("path", ["catalogue/frameworks/README.md", "catalogue/schema/badge.json", "catalogue/x.yaml"])
def test_other_files_are_left_alone(path: str) -> None:
    """Only definitions are mended."""
    assert fix(path, b"owner: 1.10  ") == b"owner: 1.10  "


def test_right_file_stays_byte_for_byte(small: dict[str, bytes]) -> None:
    """A definition in order is not touched."""
    assert {path for path, data in small.items() if fix(path, data) != data} == set()


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab:- \n'\"[]{}#|>0\t"), max_size=60))
def test_mending_never_fails_and_settles(text: str) -> None:
    """Any text is mended without an error, and a second time nothing changes."""
    once = fix(PATH, text.encode())
    assert fix(PATH, once) == once


def test_command_mends_files_and_says_which(
    tmp_path: Path, small: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    """`--fix` writes the mended files, names them, and then checks what is left."""
    for path, data in small.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(fix(path, data))
    wrong = tmp_path / METAL
    right = wrong.read_bytes()
    wrong.write_bytes(right.replace(b'version: "1"', b"version: 1"))
    assert main(["check", str(tmp_path / "catalogue")]) == 1
    capsys.readouterr()
    assert main(["check", "--fix", str(tmp_path / "catalogue")]) == 0
    assert capsys.readouterr().err == f"mended: {METAL}\n"
    assert wrong.read_bytes() == right
