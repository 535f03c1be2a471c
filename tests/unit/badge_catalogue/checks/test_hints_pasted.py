"""Every hint of every rule that says what to write is pasted into the file it is about, and that file is checked.

The wrong files are those of the tables that show every rule; the hints are taken in both languages. A rule whose hints
show nothing to paste is listed with the reason; what its words advise is done in the right neighbours of those tables,
and for the rules of YAML below.
"""

import re
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from badge_catalogue.checks import check
from badge_catalogue.checks.rules import rules
from badge_catalogue.definitions import catalogue_settings
from badge_catalogue.definitions.load import load_files
from badge_catalogue.definitions.yaml_nodes import (
    VOCABULARY_LIMITS,
    ListNode,
    MapNode,
    Node,
    ScalarNode,
    YamlLimits,
    compose,
)
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import LANGUAGES

Edits = dict[str, Any]
HERE = Path(__file__).resolve().parent
TABLES = (
    "test_checks_badges.py", "test_checks_entries.py", "test_checks_rarer.py", "test_checks_standing.py",
    "../definitions/test_load.py",
)  # fmt: skip
CASES: list[tuple[str, Edits]] = [
    (rule, wrong) for table in TABLES for rule, wrong, *_ in runpy.run_path(str(HERE / table))["CASES"]
]
NAMES = [f"{rule}-{number}" for number, (rule, _) in enumerate(CASES)]

# A value that stands in the place of the one that is wrong, or fields that are added beside it.
_INSTEAD = re.compile(
    r"^(?:choose from|kies uit): (?P<several>.+)$"
    r"|^(?:do you mean|bedoel je) '?(?P<meant>[^\s'?]+)'?\?"
    r"|^(?:write for example|schrijf bijvoorbeeld) (?P<example>\S+)$"
    r"|^(?:write|schrijf) (?P<quoted>\"[^\"]+\")$"
    r"|^(?:write|schrijf) (?P<plain>true|false), (?:without|zonder) .*$"
)
_FIELDS = re.compile(
    r"^(?:add, for example|add|write for example|write|voeg toe, bijvoorbeeld|voeg toe|schrijf bijvoorbeeld|schrijf)"
    r":? `?(?P<field>[a-z_]+: [^`]+?)(?:`;.*|,? (?:or|of|if|als) .*)?$"
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
        for value in (told["several"] or told["meant"] or told["example"] or told["quoted"] or told["plain"]).split(
            ", "
        ):
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


# Rules of which something was pasted, by the number of the case; a test below reads them.
TRIED: dict[int, set[str]] = {}


@pytest.mark.parametrize("number", range(len(CASES)), ids=NAMES)
def test_a_hint_may_be_pasted(number: int, edited: Callable[[Edits], dict[str, bytes]]) -> None:
    """What it says to write is YAML of the right kind, and with it the finding is gone."""
    assert tried(number, edited) == []


def tried(number: int, edited: Callable[[Edits], dict[str, bytes]]) -> list[tuple[str, list[list[str]]]]:
    """Return what was pasted in vain, with what is wrong then; what a file is to be called is tried as well."""
    rules, wrong = CASES[number]
    files = edited({name: change for name, change in wrong.items() if change != "COPY"})
    before = found_in(files)
    failed = []
    TRIED[number] = set()
    for finding in before:
        if finding.rule not in rules.split() or finding.file not in files:
            continue
        text = files[finding.file].decode("utf-8", "replace")
        told = {language: finding.hint.get(language) for language in LANGUAGES}
        changes = [
            (value, [{**files, finding.file: changed.encode()} for changed in texts])
            for hint in told.values()
            for value, texts in pasted(text, finding, hint)
        ]
        changes += [each for hint in told.values() for each in renamed(files, finding.file, hint)]
        TRIED[number] |= {finding.rule} if changes else set()
        for value, tries in changes:
            outcomes = [left(each, before, finding) for each in tries]
            if [] not in outcomes and (finding.rule, value) not in _WITH_MORE:
                failed.append((value, outcomes))
    return failed


def renamed(files: dict[str, bytes], file: str, hint: str) -> Iterator[tuple[str, list[dict[str, bytes]]]]:
    """Yield the name that a hint gives a file, and the files with it."""
    if told := re.match(
        r"(?:call it|noem het|name it for example|noem het bijvoorbeeld) (?P<name>[a-z0-9@.-]+)$", hint
    ):
        before, _, old = file.rpartition("/")
        ending = "" if "." in told["name"] else f".{old.rpartition('.')[2]}"
        others = {name: data for name, data in files.items() if name != file}
        yield told["name"], [{**others, f"{before}/{told['name']}{ending}": files[file]}]


# Rules whose hints show nothing to paste, by the reason.
IN_WORDS: dict[str, str] = {
    "only who wrote it knows the words": """
        criteria-say-something description-is-not-name form-of-assessment-in-criteria few-outcomes
        no-superlatives no-placeholder no-mixed-script name-is-short name-once-per-institution
        letters-are-undamaged text-in-its-language markdown-without-html markdown-links-are-https
        resembles-another-badge required-badge-is-named outcome-comes-back-in-criteria
        outcome-in-dutch-says-can outcome-in-english-starts-with-verb outcome-once
        outcome-shows-more-than-knowing language-key group-finds-its-price workload-positive
        hours-agree-with-credits workload-in-units-of-sector workload-within-guideline
        extra-curricular-counts-hours-only empty-value""",
    "only who knows the fact can say which of two is right": """
        dates-in-order awarded-after-it-lasts endorsed-after-approval quality-after-approval
        starts-after-review reviewed-after-first-award decision-ends-after-it-began guideline-is-a-range
        identity-belongs-to-one register-entry-belongs-to-one key-belongs-to-one privacy-basis-once
        practice-is-shown-at-work process-stands-once platform-admits-sector retired-names-successor
        superseded-names-successor requirement-is-no-choice pathways-end requirements-end
        institution-looks-like-no-other hosted-badges-have-a-place hosted-under-is-a-folder-of-its-own
        host-belongs-to-one identity-is-plain renewal-belongs-to-an-end parent-names-its-units
        certificate-code-in-pathway published-key-is-for-practice""",
    "a person, a mailbox or a secret, which no hint writes down": """
        assessor-is-no-peer no-personal-names mailbox-is-functional demonstration-stays-fictional
        key-is-public no-private-key""",
    "the remedy is to leave something out": """
        alias-is-free alias-is-ones-own at-most-seven-alignments no-level-for-extra-curricular
        nothing-twice-in-a-list size-reason-only-where-needed template-free template-locked image-is-used""",
    "an address from a list or a download": "esco-skill-listed occupation-listed outcome-names-skill",
    "a file is moved, made or saved anew": """
        current-version-exists current-version-is-highest file-place file-left-over file-image-kind
        file-unreadable image-exists image-is-sound image-size institution-file-exists no-symbolic-link
        version-once""",
    "it is not of this file: mend the other one first": "follows-from-unreadable",
    "against what was published; pasted in the tests of promises, approvals and issuing": """
        address-stays approvers-are-those-of-codeowners first-award-stays meaning-stays version-stays
        published-file-is-known ledger-only-grows list-is-not-of-tomorrow status-list-ends status-list-goes-on
        status-list-is-its-own""",
    "on a day that comes by itself": "offering-has-a-page reviewed-within-two-years start-is-to-come",
    "pasted in `test_pasted_hints`": "privacy-basis-needed",
    "pasted in `test_checks_settings`": "settings-name-entries",
}


def test_every_rule_has_a_hint_that_was_pasted_or_a_reason(edited: Callable[[Edits], dict[str, bytes]]) -> None:
    """A new rule fails here until its hint is pasted above, or it is listed with why it has nothing to paste."""
    for number in range(len(CASES)):
        if number not in TRIED:
            tried(number, edited)
    shown = {rule for found in TRIED.values() for rule in found} | set(FOLLOWED) | {rule for rule, _ in SETTINGS}
    excused = {rule for listed in IN_WORDS.values() for rule in listed.split()}
    assert {rule.name for rule in rules()} - shown - excused == set()
    assert excused & shown == set()


# A file that breaks a rule of YAML, and the same file after what the hint says was done.
FOLLOWED: dict[str, tuple[str, str]] = {
    "yaml-syntax": ("name: {nl: Les 1: veilig", 'name: {nl: "Les 1: veilig"}'),
    "yaml-empty": ("# nog invullen\n", "type: microcredential\n"),
    "yaml-mapping": ("- microcredential\n", "name: microcredential\n"),
    "yaml-size": (f"a: {'x' * 300_000}\n", "a: x\n"),
    "yaml-depth": (f"sector: {'[' * 60}mbo{']' * 60}\n", "sector: [mbo]\n"),
    "yaml-encoding": ("name: Caf\udce9\n", "name: Café\n"),
    "yaml-byte-order-mark": ("\ufefftype: regular\n", "type: regular\n"),
    "yaml-invisible-character": ("name: la\u200bssen\n", "name: lassen\n"),
    "yaml-tab": ("workload:\n\tects: 5\n", "workload:\n  ects: 5\n"),
    "yaml-alias": ("url: *site\n", "url: '*site'\n"),
    "yaml-merge-key": ("<<: {a: 1}\n", "a: 1\n"),
    "yaml-tag": ("version: !!str 1\n", "version: 1\n"),
    "yaml-directive": ("%YAML 1.1\n---\na: 1\n", "---\na: 1\n"),
    "yaml-one-document": ("a: 1\n---\nb: 2\n", "a: 1\n"),
    "yaml-key": ("? [mbo, hbo]\n: ja\n", "sector: ja\n"),
    "yaml-duplicate-key": ("version: a\nname: b\nversion: c\n", "version: a\nname: b\n"),
    "yaml-merge-conflict": ("<<<<<<< HEAD\nsbu: 240\n=======\nsbu: 280\n>>>>>>> uren\n", "sbu: 280\n"),
    "yaml-no-break-space": ("issuer:\u00a0demo-mbo\n", "issuer: demo-mbo\n"),
    "yaml-comment-in-text": ("name: Les #2\n", 'name: "Les #2"\n'),
    "schema-line": ("type: regular\n", ""),  # its line is pasted below
}


@pytest.mark.parametrize("rule", [rule for rule in FOLLOWED if rule != "schema-line"])
def test_what_a_hint_on_yaml_advises_mends_the_file(rule: str) -> None:
    """The finding has a hint in both languages, and a file of which that was done has no finding at all."""
    wrong, right = FOLLOWED[rule]
    _, found = compose("x.yaml", wrong.encode("utf-8", "surrogateescape"), YamlLimits())
    hints = [item.hint for item in found if item.rule == rule]
    assert hints
    assert all(hint.get(language) for hint in hints for language in LANGUAGES)
    assert [item.format() for item in compose("x.yaml", right.encode(), YamlLimits())[1]] == []


def test_the_text_that_a_hint_on_a_remark_shows_may_be_pasted() -> None:
    """All of the text between quotes, `#` and what follows it too."""
    wrong = "name: Les #2\n"
    (finding,) = compose("x.yaml", wrong.encode(), YamlLimits())[1]
    quoted = re.search(r'"[^"]*"', finding.hint.get("en"))
    assert quoted is not None
    root, found = compose("x.yaml", f"name: {quoted[0]}\n".encode(), YamlLimits())
    assert found == []
    assert root is not None
    assert getattr(root.entries["name"].node, "text", "") == "Les #2"


def test_the_line_for_an_editor_may_be_pasted(small: dict[str, bytes]) -> None:
    """It stands as the first line of the file that lacks it."""
    file = next(name for name in small if name.endswith("kader.yaml"))
    without = small[file].partition(b"\n")[2]
    (finding,) = found_in({**small, file: without})
    for language in LANGUAGES:
        line = re.match(r"begin (?:with|met): (?P<line>#.*?) \(", finding.hint.get(language))
        assert line is not None
        assert found_in({**small, file: f"{line['line']}\n".encode() + without}) == []


# Settings that are wrong, and what their hint leaves to a person.
SETTINGS: list[tuple[str, str]] = [
    ("settings-languages", "languages: [nl, xx]"),
    ("settings-value", "languages: [en]\ncountries: [Belgium]"),
    ("settings-value", "languages: [en]\naddress: https://b.example.org"),
    ("settings-value", "languages: [en]\nformer_addresses: ['ftp://b.example.org/']"),
    ("settings-country", "languages: [en]\ncountries: [BE]\nregisters: [{country: NL, name: {en: Register}}]"),
    ("settings-worth", "languages: [en]\nworth: {BE: {diploma: {en: No.}}}"),
    ("settings-contrast", 'languages: [en]\naccent: "#f0c000"'),
    ("settings-format", "languages: [en]\nformat: 99"),
]


@pytest.mark.parametrize(("rule", "wrong"), SETTINGS)
def test_a_hint_on_a_setting_may_be_pasted(rule: str, wrong: str) -> None:
    """A line that the hint shows goes in the place of the wrong one; a word of its list in that of the wrong word."""
    name = "catalogue/settings.yaml"
    _, found = catalogue_settings.settings({name: wrong.encode()})
    (finding,) = [item for item in found if item.rule == rule]
    for language in LANGUAGES:
        hint = finding.hint.get(language)
        field, listed = _FIELDS.match(hint), re.match(r"(?:choose from|kies uit): (?P<all>.*)", hint)
        texts = [wrong.replace(wrong.split("\n")[finding.line - 1], field["field"])] if field else []
        texts += [wrong.replace("diploma", word) for word in listed["all"].split(", ")] if listed else []
        assert texts or rule in {"settings-contrast", "settings-format"}  # a colour to taste; another program
        for text in texts:
            assert [item.format() for item in catalogue_settings.settings({name: text.encode()})[1]] == []


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
