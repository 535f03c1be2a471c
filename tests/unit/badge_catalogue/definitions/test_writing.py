"""Definitions as they are written: whatever a value is, it reads back as itself."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from badge_catalogue import model as m
from badge_catalogue.definitions.read import plain, slots
from badge_catalogue.definitions.writing import definition, lines
from badge_catalogue.definitions.yaml_nodes import MapNode, YamlLimits, compose

PATH = "catalogue/institutions/demo-mbo/badges/ehbo.yaml"

VALUES = st.recursive(
    st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn")), min_size=1, max_size=150)
    | st.sampled_from(
        [
            "no",
            "1.10",
            "0713",
            "a: b",
            "# x",
            "x #y",
            "- a",
            "[a]",
            "{a",
            "'",
            '"',
            "@x",
            "2026-01-01",
            "a\nb",
            "- a\n- b",
            "~",
        ]
    )
    | st.booleans()
    | st.integers(0, 10**6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b1", "nl", "no"]), inner, max_size=3)
    ),
    max_leaves=10,
)


def shown(value: Any) -> Any:
    """Return a value as its characters in YAML."""
    if isinstance(value, dict):
        return {key: shown(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shown(item) for item in value]
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def flat(value: Any) -> bool:
    """Say whether there is no list directly within a list, which no definition has."""
    if isinstance(value, list):
        return not any(isinstance(item, list) for item in value) and all(flat(item) for item in value)
    return all(flat(item) for item in value.values()) if isinstance(value, dict) else True


@settings(max_examples=300, deadline=None)
@given(VALUES.filter(flat))
def test_what_is_written_is_read_again(value: Any) -> None:
    """Any value, written as YAML and read by our loader, is the same; and text stays text for YAML 1.1."""
    text = "\n".join(lines("key", value)) + "\n"
    root, findings = compose(PATH, text.encode(), YamlLimits())
    assert findings == []
    assert isinstance(root, MapNode)
    assert plain(root.entries["key"].node) == shown(value)


def test_written_definition_stands_in_order() -> None:
    """Fields come in the order of the model, whatever the order they came in."""
    data = {"contact": "a@b.nl", "type": "regular", "name": {"nl": "x"}}
    text = definition(PATH, "badge", m.Badge, data)
    keys = [line.partition(":")[0] for line in text.splitlines() if line[0] not in "# "]
    assert keys == [key for key in slots(m.Badge) if key in data]
