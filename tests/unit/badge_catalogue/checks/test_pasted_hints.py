"""What a hint says to write can be pasted as it stands, into a badge of any sector."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from badge_catalogue import model as m
from badge_catalogue.checks import check
from badge_catalogue.checks.needs import NEEDED
from badge_catalogue.definitions.fields_badge import BADGE_FIELDS
from badge_catalogue.definitions.load import load_files
from badge_catalogue.definitions.read import FIELDS, slots, yaml_key
from badge_catalogue.definitions.yaml_nodes import YamlLimits, compose

BARE = """# yaml-language-server: $schema=../../../schema/badge.json
type: {type}
name: {{nl: Proef van een veld, en: Trying a field}}
description: {{nl: Je probeert een veld van het formulier uit., en: You try out a field of the form.}}
criteria: {{nl: Je hebt het veld voor drie mensen ingevuld., en: You filled in the field for three people.}}
issuer: demo-mbo
sector: [{sector}]
language: [nl]
version: "1"
status: draft
contact: microcredentials@demo-mbo.example.org
reviewed_on: 2026-09-01
"""
PATH = "catalogue/institutions/demo-mbo/badges/proef.yaml"
ROOT = Path(__file__).resolve().parents[4]
LEVELS = "catalogue/vocabularies/nlqf.yaml"
INSTITUTION = "catalogue/institutions/demo-mbo/institution.yaml"


@pytest.mark.parametrize("sector", m.SECTORS)
@pytest.mark.parametrize("kind", ["regular", "microcredential"])
def test_every_needed_field_may_be_pasted(small: dict[str, bytes], kind: str, sector: str) -> None:
    """With every `add: …` of the findings pasted, the badge has no finding of those rules and no error of any other."""
    small = {**small, LEVELS: (ROOT / LEVELS).read_bytes()}
    home = small[INSTITUTION].replace(b"sectors: [mbo]", f"sectors: [{', '.join(m.SECTORS)}]".encode())
    text = BARE.format(type=kind, sector=sector)
    catalogue, found = load_files({**small, INSTITUTION: home, PATH: text.encode()})
    hints = [item.hint.get("en") for item in check(catalogue) if item.file == PATH and item.rule.endswith("-needed")]
    pasted = dict.fromkeys(match[1] for hint in hints if (match := re.match(r"add: (\w+: .+)", hint)))
    assert len(pasted) == len(NEEDED[kind])
    text += "\n".join(pasted) + "\n"
    catalogue, found = load_files({**small, INSTITUTION: home, PATH: text.encode()})
    left = [item for item in [*found, *check(catalogue)] if item.file == PATH]
    assert [item.format() for item in left if item.rule.endswith("-needed") or item.level == "error"] == []


@pytest.mark.parametrize(
    ("cls", "name"),
    [(cls, name) for cls in FIELDS for name in FIELDS[cls] if FIELDS[cls][name].example],
    ids=lambda part: part.__name__ if isinstance(part, type) else part,
)
def test_every_example_is_yaml_of_its_field(cls: type, name: str) -> None:
    """The example that `required`, `wrong-type` and the editors show is read without a syntax error."""
    field = FIELDS[cls][name]
    root, found = compose("x.yaml", f"{yaml_key(name, field)}: {field.example}\n".encode(), YamlLimits())
    assert [item.format() for item in found] == []
    assert root is not None
    assert name in {each.name for each in fields(cls)}
    assert yaml_key(name, field) in slots(cls)


def test_no_example_names_a_badge_that_is_not_there() -> None:
    """A badge of the demonstration in an example would have to exist in every catalogue."""
    named = [field.example for field in BADGE_FIELDS[m.Badge].values() if re.search(r"into: \[", field.example)]
    assert named == []


def test_the_hint_on_privacy_may_be_pasted(small: dict[str, bytes]) -> None:
    """It is a whole field for an institution that has none."""
    without = re.sub(rb"(?m)^privacy:.*\n(?:[ -].*\n)*", b"", small[INSTITUTION])
    catalogue, _ = load_files({**small, INSTITUTION: without})
    hints = [item.hint.get("en") for item in check(catalogue) if item.rule == "privacy-basis-needed"]
    field = next(re.finditer(r"privacy: \[.*\]", hints[0]))[0]
    catalogue, found = load_files({**small, INSTITUTION: without + field.encode() + b"\n"})
    assert [item.format() for item in found] == []
    left = [item for item in check(catalogue) if item.rule == "privacy-basis-needed" and item.file == INSTITUTION]
    assert len(left) == len([hint for hint in hints if "demo-mbo" in hint]) - 1
