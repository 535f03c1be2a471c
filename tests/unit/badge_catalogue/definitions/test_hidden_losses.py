"""What YAML drops or hides without a word is found, at its own line: conflicts, remarks within texts, hard spaces."""

import pytest

from badge_catalogue.definitions.yaml_nodes import YamlLimits, compose


def found(text: str) -> list[tuple[int, int, str]]:
    """Return line, column and rule of every finding."""
    _, findings = compose("x.yaml", text.encode(), YamlLimits())
    return [(item.line, item.column, item.rule) for item in findings]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("name:\n  nl: Les #2 voor starters\n", (2, 10)),
        ("name:\n  nl: Les # niet gelezen\n", (2, 10)),
        ("city: Plein #4\n", (1, 12)),
        ("- city: Plein #4\n", (1, 14)),
        ("name: {nl: Les #2, en: Lesson}\n", (1, 15)),
    ],
    ids=["text", "text and a remark", "value", "in a list", "in braces"],
)
def test_text_after_a_hash_is_found(text: str, at: tuple[int, int]) -> None:
    """The place is where the rest of the line is lost."""
    assert found(text if text.startswith("-") is False else f"x:\n{text}")[0][2] == "yaml-comment-in-text"
    line, column = at
    assert found(text if not text.startswith("-") else f"x:\n{text}")[0][:2] == (line + text.startswith("-"), column)


@pytest.mark.parametrize(
    "text",
    [
        'name:\n  nl: "Les #2"\n',
        "name:\n  nl: 'Les #2'\n",
        "name:\n  nl: C#\n",
        "name:\n  nl: |\n    # Kop\n    tekst #2\n",
        "sector: [mbo]  # sinds 2026\n",
        "version: 1 # de eerste\n",
        "# een opmerking\nname: x\n  # nog een\n",
        'name:\n  nl: "a"  # klaar\n',
    ],
    ids=["quotes", "single quotes", "no space", "block", "after a list", "after a value", "own line", "after quotes"],
)
def test_remarks_and_quoted_hashes_are_right(text: str) -> None:
    """A remark where one expects it, and a # that YAML reads, are no finding."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", (2, 1)),
        ("a: |\n  b\n  <<<<<<< HEAD\n  c\n", (3, 3)),
        ("a: b\n>>>>>>> x\n", (2, 1)),
        ("a: b\n||||||| base\n", (2, 1)),
    ],
    ids=["whole", "indented into a text", "only the last", "base"],
)
def test_a_merge_conflict_is_one_finding_at_its_marker(text: str, at: tuple[int, int]) -> None:
    """Nothing else is said of such a file."""
    assert found(text) == [(*at, "yaml-merge-conflict")]


def test_a_heading_underlined_is_no_conflict() -> None:
    """The marker in the middle is Markdown too."""
    assert found('a: |\n  Kop\n  =======\n  tekst\nb: "<<< kijk"\n') == []


@pytest.mark.parametrize(
    ("text", "at"),
    [("a: b\nissuer:\u00a0x\nc: d\n", (2, 8)), ("a:\n\u00a0 b: c\n", (2, 1)), ("a:\n  -\u00a0b: c\n", None)],
    ids=["after a colon", "indentation", "after a dash"],
)
def test_a_hard_space_is_found_at_its_own_line(text: str, at: tuple[int, int] | None) -> None:
    """It looks like a space and is none; within a text it is right."""
    rules = [rule for _, _, rule in found(text)]
    if at is not None:
        assert found(text)[0] == (*at, "yaml-no-break-space")
        assert rules == ["yaml-no-break-space"]
    assert found("a: 5\u00a0EC\n") == []
