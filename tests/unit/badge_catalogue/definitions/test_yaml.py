"""Hostile and mistaken YAML: a finding at its place, never a crash, a hang or silent acceptance."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from badge_catalogue.definitions import yaml_nodes
from badge_catalogue.definitions.load import load_files
from badge_catalogue.definitions.yaml_nodes import ListNode, MapNode, Node, YamlLimits, compose

FILE = "catalogue/frameworks/x.yaml"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)

# text, rule, line, column
CASES = [
    ("", "yaml-empty", 1, 1),
    ("# only a remark\n", "yaml-empty", 1, 1),
    ("- a\n- b\n", "yaml-mapping", 1, 1),
    ("just text", "yaml-mapping", 1, 1),
    ("a: 1\n---\nb: 2\n", "yaml-one-document", 2, 1),
    ("%YAML 1.1\n---\na: 1\n", "yaml-directive", 1, 1),
    ("a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", 3, 1),
    ("a: {b: 1, b: 2}\n", "yaml-duplicate-key", 1, 11),
    ("a: &x 1\n", "yaml-alias", 1, 4),
    ("<<: {a: 1}\n", "yaml-merge-key", 1, 1),
    ("a: !!python/object/apply:os.system [ls]\n", "yaml-tag", 1, 4),
    ("a: !secret x\n", "yaml-tag", 1, 4),
    ("? [a, b]\n: c\n", "yaml-key", 1, 3),
    ("a:\n\tb: 1\n", "yaml-tab", 2, 1),
    ("a: b\tc\n", "yaml-tab", 1, 5),
    ("a: b\0c\n", "yaml-invisible-character", 1, 5),
    ("a: b\u202ec\n", "yaml-invisible-character", 1, 5),
    ("a: b\u200bc\n", "yaml-invisible-character", 1, 5),
    ("a: b\u2028c\n", "yaml-invisible-character", 1, 5),
    ("a: b\x85c\n", "yaml-invisible-character", 1, 5),
    ("a: b\rc\n", "yaml-invisible-character", 1, 5),
    ("# \u202e remark\na: b\n", "yaml-invisible-character", 1, 3),
    ('a: "b\\u202ec"\n', "yaml-invisible-character", 1, 4),
    ('a: "b\\0c"\n', "yaml-invisible-character", 1, 4),
    ("\ufeffa: 1\n", "yaml-byte-order-mark", 1, 1),
    ("a: b: c\n", "yaml-syntax", 1, 5),
    ("a: 'b\n", "yaml-syntax", 1, 4),
    ('a: "b\nc: d\ne: "2"\n', "yaml-syntax", 1, 4),
    ("a: *b* c\n", "yaml-syntax", 1, 4),
    ("a: [b] c\n", "yaml-syntax", 1, 4),
    ("a:\n  nl:b\n  en: c\n", "yaml-syntax", 2, 1),
    ("a: @b\n", "yaml-syntax", 1, 4),
    ("a: [b, c\nd: 1\n", "yaml-syntax", 2, 2),
    ("a: 1\n  b: 2\n", "yaml-syntax", 2, 4),
    ("\U0001f600: x\nb: c: d\n", "yaml-syntax", 2, 5),
    ("- " * 100_000, "yaml-depth", 1, 65),
    ("[" * 1_000_000, "yaml-size", 1, 1),
    ("[" * 100_000, "yaml-depth", 1, 33),
    ("{a: " * 60_000, "yaml-depth", 1, 129),
    ("a: [" + "x," * 60_000 + "]", "yaml-size", 1, 39_999),
    ("a: " + "x" * 50_000_000, "yaml-size", 1, 1),
]  # fmt: skip
NAMES = [f"{rule}-{index}" for index, (_, rule, *_) in enumerate(CASES)]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of PyYAML's two parsers in turn: libyaml's here, the Python one in the browser."""
    monkeypatch.setattr(yaml_nodes, "PARSER", getattr(yaml, request.param))
    return str(request.param)


@pytest.mark.parametrize(("text", "rule", "line", "column"), CASES, ids=NAMES)
def test_mistake_is_found_at_its_place(text: str, rule: str, line: int, column: int, parser: str) -> None:
    """Whatever is wrong with the YAML is the first finding, at its line and column."""
    _, findings = compose(FILE, text.encode(), YamlLimits())
    first = min(findings)
    assert first.rule == rule
    if rule == "yaml-depth" and parser == "CSafeLoader":
        assert (first.line, first.column) in {(line, column), (1, 1_001)}  # libyaml may meet its own limit first
    elif rule != "yaml-syntax" or parser == "CSafeLoader":
        assert (first.line, first.column) == (line, column)
    else:
        assert first.line in {line, line - 1}  # the two parsers notice at different signs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a: "b\nc: d\ne: "2"\n', "never closed"),
        ('a: "b "c" d"\n', "closes it too early"),
        ("a: [b] c\n", "cannot start with"),
        ("a: > b\n", "cannot start with"),
        ("a:\n  nl:b\n  en: c\n", "a space belongs"),
        ("a: b: c\n", "a colon is not expected"),
        ("a:\n  - [b]\n c\n", "indentation"),
    ],
)
def test_mistake_is_told_by_its_cause(text: str, said: str) -> None:
    """A sign of YAML within a text is named for what it is, not for where the parser gave up."""
    _, findings = compose(FILE, text.encode(), YamlLimits())
    assert said in findings[0].message.get("en")


def test_mistakes_in_one_file_are_told_together() -> None:
    """A tab, a doubled key, an anchor and a hidden character in one file are four findings."""
    text = "name: {nl: A\u200b, en: B}\nkind: &k quality\nkind: quality\nowner:\tx\n"
    _, findings = compose(FILE, text.encode(), YamlLimits())
    assert [(item.rule, item.line, item.column) for item in sorted(findings)] == [
        ("yaml-invisible-character", 1, 13),
        ("yaml-alias", 2, 7),
        ("yaml-duplicate-key", 3, 1),
        ("yaml-tab", 4, 7),
    ]


def test_exploding_aliases_stay_small(parser: str) -> None:
    """Twenty doublings of a list are twenty findings of each kind and no million values."""
    assert parser
    root, findings = compose(FILE, BOMB.encode(), YamlLimits())
    assert root is not None
    assert {item.rule for item in findings} == {"yaml-alias"}
    assert sum(1 for _ in walk(root)) < 100


def test_wrong_encoding_is_told_and_the_rest_is_read() -> None:
    """A byte of Windows-1252 is found at its column; other findings of the file stand beside it."""
    _, findings = compose(FILE, "name: caf\u00e9\nname: x\n".encode("cp1252"), YamlLimits())
    assert [(item.rule, item.line, item.column) for item in sorted(findings)] == [
        ("yaml-encoding", 1, 10),
        ("yaml-duplicate-key", 2, 1),
    ]
    assert "0xe9" in findings[0].message.get("en")


def test_utf16_is_no_utf8() -> None:
    """A file saved as UTF-16 is refused with the remedy to save it as UTF-8."""
    _, findings = compose(FILE, "name: x\n".encode("utf-16"), YamlLimits())
    assert findings[0].rule == "yaml-encoding"
    assert "UTF-8" in findings[0].hint.get("en")


@pytest.mark.parametrize("begin", ["-----BEGIN ", "-----BEGIN EC ", "-----BEGIN ENCRYPTED "])
def test_private_key_is_refused_wherever_it_stands(begin: str) -> None:
    """A private key in any field, or in a remark, is found; a public one is not."""
    private = begin + "PRIVATE " + "KEY-----"
    _, findings = compose(FILE, f"a: 1\n# {private}\n".encode(), YamlLimits())
    assert [(item.rule, item.line, item.column) for item in findings] == [("no-private-key", 2, 3)]
    _, none = compose(FILE, f"a: 1\n# {private.replace('PRIVATE', 'PUBLIC')}\n".encode(), YamlLimits())
    assert none == []


def test_flood_of_mistakes_is_cut_off() -> None:
    """A file of nothing but mistakes gives a bounded number of findings."""
    text = "".join(f"unknown{n}: 1\n" for n in range(5000))
    _, findings = load_files({FILE: text.encode()})
    assert 0 < len(findings) < 100


def test_both_parsers_read_the_same(small: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole small catalogue, every place in it, is the same from libyaml and from the Python parser."""
    trees = []
    for name in ("CSafeLoader", "SafeLoader"):
        monkeypatch.setattr(yaml_nodes, "PARSER", getattr(yaml, name))
        trees.append({path: compose(path, data, YamlLimits()) for path, data in small.items() if path.endswith("yaml")})
    assert trees[0] == trees[1]


YAML_TEXT = st.text(st.sampled_from("ab:- \n'\"[]{},#&*!|>%?@`\\\t0\u202e\u00e9"), max_size=60)


@settings(max_examples=300, deadline=None)
@given(YAML_TEXT)
def test_any_text_gives_nodes_or_findings(text: str) -> None:
    """Whatever stands in a file, there is a root or a finding, and nothing is raised."""
    root, findings = compose(FILE, text.encode(), YamlLimits())
    assert root is not None or findings


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes_give_nodes_or_findings(data: bytes) -> None:
    """The same for bytes that are no text, loaded as a definition."""
    _, findings = load_files({FILE: data})
    assert findings


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and everything in it."""
    yield node
    if isinstance(node, MapNode):
        for entry in node.entries.values():
            yield from walk(entry.node)
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from walk(item)


@pytest.mark.parametrize(
    ("owner", "shown"),
    [("Npuls", "{nl: Npuls, en: …}"), ("Europese Commissie, JRC", '{nl: "Europese Commissie, JRC", en: …}')],
)
def test_a_remedy_within_braces_can_be_written_as_it_stands(owner: str, shown: str) -> None:
    """A text with a comma is quoted in the remedy, where the comma would end it; a plain one is not."""
    path = "catalogue/frameworks/kader.yaml"
    found = load_files({path: f"owner: {owner}\n".encode()})[1]
    (hint,) = [each.hint.get("nl") for each in found if each.rule == "text-in-languages"]
    assert hint == f"schrijf owner: {shown}"
