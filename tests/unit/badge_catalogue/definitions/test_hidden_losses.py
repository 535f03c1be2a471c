"""What YAML drops or hides without a word is found, at its own line: conflicts, remarks within texts, hard spaces."""

# ruff: noqa: RUF001 -- the signs that this is about

import pytest

from badge_catalogue.definitions import damaged
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
        ("- Les #2\n", (1, 6)),
        ("name:\n  nl: Les\n    voor #2\n", (3, 9)),
        ('name:\n  nl: "Les" #2 voor starters\n', (2, 12)),
    ],
    ids=["text", "text and a remark", "value", "in a list", "in braces", "item of a list", "second line", "quoted"],
)
def test_text_after_a_hash_is_found(text: str, at: tuple[int, int]) -> None:
    """The place is where the rest of the line is lost."""
    assert found(text if text.startswith("-") is False else f"x:\n{text}")[0][2] == "yaml-comment-in-text"
    line, column = at
    told = found(text if not text.startswith("-") else f"x:\n{text}")
    assert [item[:2] for item in told] == [(line + text.startswith("-"), column)]


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
        "esco:\n  - http://data.europa.eu/esco/skill/1 #dit is de eerste\n",
    ],
    ids=[
        "quotes",
        "single quotes",
        "no space",
        "block",
        "after a list",
        "after a value",
        "own line",
        "after quotes",
        "after an address",
    ],
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
        ("a: b\n=======\nc: d\n", (2, 1)),
        ("a: |\n  - b\n  =======\n  - c\n", (3, 3)),
        ("a: |\n  b\n\n  =======\n  c\n", (4, 3)),
        ("a: b\r\n<<<<<<< HEAD\r\nc: d\r\n=======\r\nc: e\r\n>>>>>>> x\r\n", (2, 1)),
    ],
    ids=["whole", "indented", "only the last", "base", "the middle", "below an item", "below nothing", "Windows"],
)
def test_a_merge_conflict_is_one_finding_at_its_marker(text: str, at: tuple[int, int]) -> None:
    """Nothing else is said of such a file."""
    assert found(text) == [(*at, "yaml-merge-conflict")]


def test_a_heading_underlined_is_no_conflict() -> None:
    """The marker in the middle is Markdown too."""
    assert found('a: |\n  Kop\n  =======\n  tekst\nb: "<<< kijk"\n') == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a: b\nissuer:\u00a0x\nc: d\n", (2, 8)),
        ("a: b\nissuer:\u202fx\nc: d\n", (2, 8)),
        ("a: b\nissuer\u00a0: x\nc: d\n", (2, 7)),
        ("a:\n\u00a0 b: c\n", (2, 1)),
        ("a:\n  -\u00a0b: c\n", None),
    ],
    ids=["after a colon", "narrow", "before a colon", "indentation", "after a dash"],
)
def test_a_hard_space_is_found_at_its_own_line(text: str, at: tuple[int, int] | None) -> None:
    """It looks like a space and is none; within a text it is right."""
    rules = [rule for _, _, rule in found(text)]
    if at is not None:
        assert found(text)[0] == (*at, "yaml-no-break-space")
        assert rules == ["yaml-no-break-space"]
    assert found("a: 5\u00a0EC\n") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b\nissuer:x\nc: d\n", "a space belongs after the colon"),
        ("a: b\nissuer\uff1ax\nc: d\n", "another sign than the :"),
        ("a: b\nissuer x\nc: d\n", "lacks a colon"),
        ("a: b\nissuer: 'foto's'\nc: d\n", "single quote"),
    ],
    ids=["no space", "another colon", "no colon", "apostrophe"],
)
def test_a_line_that_is_no_field_accuses_itself(text: str, said: str) -> None:
    """The finding stands at the second line, not where the parser gave up, and says what to type."""
    _, findings = compose("x.yaml", text.encode(), YamlLimits())
    assert [item.line for item in findings] == [2]
    assert said in findings[0].message.get("en")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_two_bytes_a_sign_are_one_finding(encoding: str) -> None:
    """With or without its mark; a file of thousands of zeros does not flood the others."""
    assert found_in("a: b\nc: d\n".encode(encoding)) == [(1, 1, "yaml-encoding")]


def found_in(data: bytes) -> list[tuple[int, int, str]]:
    """Return line, column and rule of every finding."""
    return [(item.line, item.column, item.rule) for item in compose("x.yaml", data, YamlLimits())[1]]


DUTCH = "Je leert coördineren, één team, geïnteresseerd in cafés en foto’s"
TABLES = ("cp1252", "mac_roman", "cp437", "cp850")


@pytest.mark.parametrize("read_as", TABLES)
@pytest.mark.parametrize("written_in", ["utf-8", *TABLES])
def test_letters_read_in_another_table_are_found(written_in: str, read_as: str) -> None:
    """Whatever two tables met; what was UTF-8 is mended, and the right letters of three languages are left alone."""
    text = DUTCH.encode(written_in, "replace").decode(read_as, "replace")
    same = written_in == read_as or {written_in, read_as} == {"cp437", "cp850"}
    assert bool(damaged.DAMAGED.search(text)) == (written_in == "utf-8")
    assert bool(damaged.DAMAGED.search(text) or damaged.MISREAD.search(text)) != same
    if written_in == "utf-8":
        assert damaged.mended(text) == DUTCH
    right = "Één café, à la carte, Élan, zoölogie, bûtendoar, skûlje, Überhaupt, señor – “ja”, √2, 5 ÷ 2, m²"
    assert not damaged.DAMAGED.search(right)
    assert not damaged.MISREAD.search(right)
