"""The JSON Schemas that editors use: current, sound, and of one mind with the loader."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import demonstrated
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from badge_catalogue import model as m
from badge_catalogue.definitions.read import FIELDS
from badge_catalogue.definitions.yaml_nodes import VOCABULARY_LIMITS, ListNode, MapNode, Node, ScalarNode, compose
from badge_catalogue.schema.json_schema import schemas

ROOT = Path(__file__).resolve().parents[4]
SCHEMAS = {name.removesuffix(".json"): json.loads(content) for name, content in schemas().items()}
# What the loader takes from a file's place.
PLACED = {
    m.Badge: {"id", "slug", "current", "source"},
    m.Template: {"id", "version", "source"},
    m.Term: {"key", "source"},
    m.Site: {"source"},
}
FROM_NAME = {m.Institution, m.Framework, m.Pathway, m.Platform, m.Endorsement}

METAL = """
type: regular
name: {nl: Metaal, en: Metal}
description: {nl: Je leert zagen., en: You learn to saw.}
criteria: {nl: Je hebt gezaagd., en: You sawed.}
issuer: demo-mbo
sector: [mbo]
language: [nl]
version: "1"
status: active
level: {framework: eqf, value: "2"}
workload: {sbu: 80}
learning_outcomes: [{id: lo1, text: {nl: Zagen., en: Saw.}}]
programme_codes: {crebo: "25900"}
contact: badges@demo-mbo.example.org
reviewed_on: 2026-09-01
"""


def plain(node: Node) -> Any:
    """Return what an editor with YAML 1.2 sees."""
    if isinstance(node, MapNode):
        return {key: plain(entry.node) for key, entry in node.entries.items()}
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return scalar(node)


def scalar(node: ScalarNode) -> str | float | bool:
    """Return the value of YAML 1.2's core schema."""
    if node.style == "" and node.text in {"true", "false"}:
        return node.text == "true"
    if node.style == "" and re.fullmatch(r"-?\d+(\.\d+)?", node.text):
        return float(node.text) if "." in node.text else int(node.text)
    return node.text


def parsed(text: bytes) -> Any:
    """Return the plain data of a definition."""
    root, findings = compose("x.yaml", text, VOCABULARY_LIMITS)
    assert root is not None
    assert findings == []
    return plain(root)


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_committed_schema_is_current(kind: str) -> None:
    """Editors use what the model says today; `catalogue schema` writes it."""
    path = ROOT / "catalogue" / "schema" / f"{kind}.json"
    assert path.read_bytes() == schemas()[f"{kind}.json"], "run `catalogue schema`"


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_schema_is_sound(kind: str) -> None:
    """A schema is itself valid, and every field has a title and a word on what to write."""
    Draft202012Validator.check_schema(SCHEMAS[kind])
    for name, field in SCHEMAS[kind]["properties"].items():
        if kind != "vocabulary":
            assert field["title"], name
            assert field.get("description") or field.get("enum"), name


@pytest.mark.parametrize("cls", list(FIELDS), ids=str)
def test_every_field_of_the_model_has_a_row(cls: type) -> None:
    """The table knows every field of the model and no other, in both languages."""
    placed = PLACED.get(cls, {"id", "source"} if cls in FROM_NAME else set())
    held = {field.name for field in fields(cls)} - placed
    new, gone = sorted(held - set(FIELDS[cls])), sorted(set(FIELDS[cls]) - held)
    assert not new, f"give {cls.__name__}.{new} a row in build/badge_catalogue/definitions/fields_*.py"
    assert not gone, f"remove {cls.__name__}.{gone} from build/badge_catalogue/definitions/fields_*.py"
    for name, row in FIELDS[cls].items():
        assert row.title.has("nl"), name
        assert row.title.has("en"), name
        assert row.example or row.values, name


FILES = sorted(
    path
    for folder in (demonstrated.CATALOGUE, Path(__file__).parents[1] / "small")
    for path in folder.rglob("*.yaml")
    if path.name != "settings.yaml"  # one list of languages, read by `catalogue_settings`
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_right_file_satisfies_its_schema(path: Path) -> None:
    """Every file without findings is right for the schema that its first line names, which is there."""
    data = path.read_bytes()
    reference = data.split(b"\n", 1)[0].decode().partition("$schema=")[2]
    if demonstrated.CATALOGUE in path.parents:
        assert (path.parent / reference).is_file()
    errors = Draft202012Validator(SCHEMAS[Path(reference).stem]).iter_errors(parsed(data))
    assert [error.message for error in errors] == []


WRONG = [
    ("descripton: {nl: x, en: x}", "Additional properties"),
    ("type: micro", "is not one of"),
    ("sector: mbo", "is not of type 'array'"),
    ("name: Metaal", "is not of type 'object'"),
    ("name: {nl: Metaal, de: Metall}", "Additional properties"),
    ("version: 1", "is not of type 'string'"),
    ("workload: {sbu: veel}", "is not of type 'integer'"),
    ("workload: {sbu: -1}", "is less than the minimum"),
    ("reviewed_on: 1-9-2026", "does not match"),
    ("expires_after: 5 jaar", "does not match"),
    ("level: {framework: mbo, value: '4'}", "is not one of"),
    ("level: {framework: eqf}", "'value' is a required property"),
    ("type: microcredential", "'approval' is a required property"),
    ("type: extra_curricular", "False schema does not allow"),
    ("image: ../../geheim.svg", "does not match"),
]


@pytest.mark.parametrize(("line", "message"), WRONG, ids=[line for line, _ in WRONG])
def test_wrong_line_breaks_the_schema(line: str, message: str) -> None:
    """An editor marks the wrong line, and the file without it is right."""
    key = line.partition(":")[0]
    right = parsed(METAL.encode())
    validator = Draft202012Validator(SCHEMAS["badge"])
    assert list(validator.iter_errors(right)) == []
    wrong = right | parsed(f"{key}:{line.partition(':')[2]}\n".encode())
    assert any(message in error.message for error in validator.iter_errors(wrong))


def test_missing_field_breaks_the_schema_unless_a_template_gives_it() -> None:
    """Every badge needs a name; one with a template may have it from there."""
    right = parsed(METAL.encode())
    validator = Draft202012Validator(SCHEMAS["badge"])
    without = {key: value for key, value in right.items() if key not in {"name", "level"}}
    assert {error.message for error in validator.iter_errors(without)} == {
        "'name' is a required property",
        "'level' is a required property",
    }
    assert list(validator.iter_errors(without | {"template": "samenwerken@1"})) == []
