"""Every hint of every rule that says what to write is pasted into the file it is about, and that file is checked.

The wrong files are those of the tables that show every rule; the hints are taken in both languages.
"""

import re
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from badge_catalogue.checks import check
from badge_catalogue.definitions.load import load_files
from badge_catalogue.definitions.yaml_nodes import VOCABULARY_LIMITS, ListNode, MapNode, Node, ScalarNode, compose
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import LANGUAGES

Edits = dict[str, Any]
HERE = Path(__file__).resolve().parent
TABLES = ("test_checks_badges.py", "test_checks_entries.py", "../definitions/test_load.py")
CASES: list[tuple[str, Edits]] = [
    (rule, wrong) for table in TABLES for rule, wrong, *_ in runpy.run_path(str(HERE / table))["CASES"]
]
NAMES = [f"{rule}-{number}" for number, (rule, _) in enumerate(CASES)]

# A value that stands in the place of the one that is wrong, or fields that are added beside it.
_INSTEAD = re.compile(
    r"^(?:choose from|kies uit): (?P<several>.+)$"
    r"|^(?:do you mean|bedoel je) '?(?P<meant>[^\s'?]+)'?\?"
    r"|^(?:write for example|schrijf bijvoorbeeld) (?P<example>[^\s:]+)$"
    r"|^(?:write|schrijf) (?P<quoted>\"[^\"]+\")$"
)
_FIELDS = re.compile(
    r"^(?:add, for example|add|write for example|write|voeg toe, bijvoorbeeld|voeg toe|schrijf bijvoorbeeld|schrijf)"
    r":? `?(?P<field>[a-z_]+: [^…`]+?)(?:`;.*|,? (?:or|of|if|als) .*)?$"
)
# What makes a file unreadable, or a value no value of its field; no pasted hint may bring one.
_BROKEN = re.compile(r"yaml-.*|unknown-key|wrong-type|allowed-value|empty-value|text-in-languages|language-key")
# `{sbu: 80,5}` is a number and a key to YAML; the hint stands at the key and shows how a number is written.
_WITH_MORE = {("number", "2.5")}


def found_in(files: dict[str, bytes]) -> list[Finding]:
    """Return every finding of a catalogue."""
    catalogue, findings = load_files(files)
    return [*findings, *check(catalogue)]


def places(node: Node, group: MapNode | None = None) -> Iterator[tuple[Node, int, int, MapNode | None]]:
    """Yield every value with its place and that of its key, and the group it stands in."""
    yield node, node.line, node.column, group
    if isinstance(node, MapNode):
        for entry in node.entries.values():
            yield entry.node, entry.line, entry.column, node
            yield from places(entry.node, node)
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from places(item, group)


def pasted(text: str, finding: Finding, hint: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each thing that a hint says to write, and the file with it; nothing for advice in words alone.

    A field is pasted in each of the groups that meet where the finding stands; in one of them it has to be right.
    """
    root, _ = compose("x.yaml", text.encode(), VOCABULARY_LIMITS)
    if root is None:
        return
    at = (finding.line, finding.column)
    here = [(node, group) for node, line, column, group in places(root) if (line, column) == at]
    if told := _INSTEAD.match(hint):
        lines, before = text.split("\n"), finding.column - 1
        line = lines[finding.line - 1]
        node = next((node for node, _ in here if isinstance(node, ScalarNode)), None)
        exactly = node is not None and line.startswith(node.text, before)
        old = re.match(re.escape(node.text) if node and exactly else r"\"[^\"]*\"|[^\s,\]}:]+", line[before:])
        for value in (told["several"] or told["meant"] or told["example"] or told["quoted"]).split(", "):
            changed = line[:before] + value + line[before + len(old[0]) :] if old else line
            yield value, ["\n".join([*lines[: finding.line - 1], changed, *lines[finding.line :]])]
    elif told := _FIELDS.match(hint):
        groups = [each for pair in here for each in pair if isinstance(each, MapNode) and each.entries]
        yield told["field"], [beside(text, group, told["field"]) for group in [*groups, root]]


def beside(text: str, group: MapNode, field: str) -> str:
    """Return a text with a field in a group, in the place of the one of that name where there is one."""
    name = field.partition(":")[0]
    lines = text.split("\n")
    if name in group.entries:
        entry = group.entries[name]
        at = lines[entry.line - 1]
        rest = re.match(r"[\w-]+:[ ]*(?:\"[^\"]*\"|\{[^{}]*\}|\[[^\[\]]*\]|[^,}\n]*)", at[entry.column - 1 :])
        end = entry.column - 1 + (len(rest[0]) if rest else 0)
        lines[entry.line - 1] = at[: entry.column - 1] + field + at[end:]
        return "\n".join(lines)
    first = next(iter(group.entries.values()))
    line, column = first.line - 1, first.column - 1
    begin, rest_of_line = lines[line][:column], lines[line][column:]
    if begin.strip(" -"):  # between braces
        lines[line] = f"{begin}{field}, {rest_of_line}"
    else:
        lines[line] = f"{begin}{field}\n{' ' * column}{rest_of_line}"
    return "\n".join(lines)


def left(files: dict[str, bytes], before: list[Finding], finding: Finding) -> list[str]:
    """Return what is wrong with a file after a hint was pasted: the finding itself, or what is no YAML of its kind."""
    known = {(item.rule, item.message.get("en")) for item in before if item.file == finding.file}
    known.discard((finding.rule, finding.message.get("en")))
    return [
        item.format()
        for item in found_in(files)
        if item.file == finding.file
        and (_BROKEN.fullmatch(item.rule) or item.message == finding.message)
        and (item.rule, item.message.get("en")) not in known
    ]


@pytest.mark.parametrize(("rule", "wrong"), CASES, ids=NAMES)
def test_a_hint_may_be_pasted(rule: str, wrong: Edits, edited: Callable[[Edits], dict[str, bytes]]) -> None:
    """What it says to write is YAML of the right kind, and with it the finding is gone."""
    files = edited({name: change for name, change in wrong.items() if change != "COPY"})
    before = found_in(files)
    failed = []
    for finding in before:
        if finding.rule != rule or finding.file not in files:
            continue
        text = files[finding.file].decode("utf-8", "replace")
        told = {language: finding.hint.get(language) for language in LANGUAGES}
        for value, texts in [each for hint in told.values() for each in pasted(text, finding, hint)]:
            outcomes = [left({**files, finding.file: changed.encode()}, before, finding) for changed in texts]
            if [] not in outcomes and (rule, value) not in _WITH_MORE:
                failed.append((value, outcomes))
    assert failed == []


def test_hints_that_say_what_to_write_are_known() -> None:
    """A hint that shows a field with its value is one that is pasted above; so none escapes by its wording."""
    words = Path(check.__code__.co_filename).parents[1] / "words"
    shown = re.compile(r'^msgstr "(?P<hint>(?:add|write|voeg toe|schrijf)[^ ]* `?[a-z_]+: \w[^"…]*)"', re.MULTILINE)
    escaped = [
        found["hint"]
        for language in LANGUAGES
        for area in ("checks", "loading")
        for found in shown.finditer((words / language / f"{area}.po").read_text(encoding="utf-8"))
        if not _FIELDS.match(re.sub(r"\{\{|\}\}", "", found["hint"]))
    ]
    assert escaped == []
