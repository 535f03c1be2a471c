"""A key is written into an institution's YAML without moving anything else."""

import pytest
import yaml

from badge_issuer.errors import Refused
from badge_issuer.institution_file import add_key, change_key

ONE = "https://a.example.org/issuer#key-1"
TWO = {
    "id": "https://a.example.org/issuer#key-2",
    "multibase": "z6Mk2",
    "not_before": "2026-01-01T00:00:00Z",
    "status": "active",
}
BLOCK = f"""\
# A school.
name: {{nl: A}}
keys:  # reviewed by two
  - id: {ONE}
    multibase: z6Mk1
    status: active  # since 2026

# what follows
status_lists: []
"""
FLOW = f'name: {{nl: A}}\nkeys:\n  - {{id: "{ONE}", multibase: z6Mk1, status: active}}\ncity: B\n'


@pytest.mark.parametrize(
    "text",
    [BLOCK, FLOW, "name: {nl: A}\n", "name: {nl: A}\nkeys: []\ncity: B\n", "keys:\n- {id: x}\n", "keys:\n  - id: x"],
    ids=["block", "flow", "no keys", "empty list", "no indent", "no last newline"],
)
def test_an_added_key_is_the_only_change(text: str) -> None:
    """Read back, the file is what it was with one more key; every comment is still there."""
    changed = add_key(text, TWO)
    before, after = yaml.safe_load(text), yaml.safe_load(changed)
    assert after == {**before, "keys": [*before.get("keys", []), TWO]}
    assert all(line in changed for line in text.splitlines() if "#" in line and "keys: []" not in line)


def test_a_key_is_not_added_twice() -> None:
    """A second key of the same id could be taken for the first."""
    with pytest.raises(Refused, match="another id"):
        add_key(BLOCK, {**TWO, "id": ONE})


@pytest.mark.parametrize("text", [BLOCK, FLOW, add_key(BLOCK, TWO)], ids=["block", "flow", "two"])
def test_a_changed_key_keeps_its_other_members(text: str) -> None:
    """One member is replaced, another is added; nothing else changes."""
    changed = change_key(text, ONE, {"status": "retired", "not_after": "2026-11-22T00:00:00Z"})
    before, after = yaml.safe_load(text), yaml.safe_load(changed)
    expected = {**before["keys"][0], "status": "retired", "not_after": "2026-11-22T00:00:00Z"}
    assert after == {**before, "keys": [expected, *before["keys"][1:]]}
    assert changed.count("#") == text.count("#")


@pytest.mark.parametrize("text", ["name: a\n", BLOCK, "[]\n", "a: [\n", "keys: 1\n", "keys: [1]\n"])
def test_a_key_that_is_not_there_is_refused(text: str) -> None:
    """Nothing is changed that was not found, in whatever shape the file is."""
    with pytest.raises(Refused):
        change_key(text, "https://a.example.org/issuer#key-9", {"status": "retired"})


@pytest.mark.parametrize("text", ["[]\n", "a: [\n", "keys: 1\n", f"keys: [{{id: {ONE!r}}}]\n"])
def test_a_file_of_another_shape_is_refused(text: str) -> None:
    """What cannot be changed safely is left to a person."""
    with pytest.raises(Refused):
        add_key(text, TWO)
