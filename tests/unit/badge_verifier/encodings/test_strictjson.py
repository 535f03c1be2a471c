"""JSON that can be read in two ways is refused, and the refusal says where."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badge_verifier.encodings.strictjson import parse
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import Limits

LIMITS = Limits()


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ('{"a": 1,\n "a": 2}', "parse.duplicate-key", "2:2"),
        ('{"a": 1, "\\u0061": 2}', "parse.duplicate-key", "1:10"),
        ('[{"a": {}, "b": {}},\n{"c": 0, "c": 0}]', "parse.duplicate-key", "2:10"),
        ('["\\ud800"]', "parse.json", "1:2"),
        ('{"\\udc00": 1}', "parse.json", "1:2"),
        ("[NaN]", "parse.json", "NaN"),
        ("[-Infinity]", "parse.json", "-Infinity"),
        ("[1e999]", "parse.json", "1e999"),
        ("{} {}", "parse.trailing-data", "1:3"),
        ("{}\x00", "parse.trailing-data", "1:3"),
        ("", "parse.json", ""),
        ('["\\x"]', "parse.json", "1:2"),
        ("[1,]", "parse.json", ""),
        ("[" + "9" * 5_000 + "]", "parse.json", "a number"),
    ],
)
def test_ambiguous_text_is_refused_with_its_place(text: str, code: str, place: str) -> None:
    """Each refusal names the line and column, or the value."""
    with pytest.raises(Invalid) as caught:
        parse(text, LIMITS)
    assert caught.value.code == code
    assert caught.value.detail.startswith(place)


@pytest.mark.parametrize(
    "text",
    [
        '{"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}]}',
        '["\\ud83d\\ude00"]',
        '{"a": "a", "b": "a"}',
        '["{\\"a\\": 1, \\"a\\": 1}", "[[["]',
        "\ufeff[]".encode(),
    ],
)
def test_what_only_looks_ambiguous_is_read(text: str | bytes) -> None:
    """The same key in another object, a surrogate pair, and JSON within a string are fine."""
    assert parse(text, LIMITS) == json.loads(text if isinstance(text, str) else text.decode("utf-8-sig"))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("[" * 32 + "]" * 32, "[" * 33 + "]" * 33),
        ("[" + "0," * 1_999 + "0]", "[" + "0," * 2_000 + "0]"),
        ('{"a":' * 32 + "0" + "}" * 32, '{"a":' * 33 + "0" + "}" * 33),
    ],
    ids=["depth", "members", "objects"],
)
def test_limits_hold_to_the_one(right: str, wrong: str) -> None:
    """The last allowed size is read, one more is left unread."""
    parse(right, LIMITS)
    with pytest.raises(Unchecked, match=r"parse\.too-large"):
        parse(wrong, LIMITS)


def test_json_test_suite_is_obeyed(vectors: Path) -> None:
    """Every n_ file is refused; every y_ file is read, but for the two with duplicate keys, which we refuse."""
    outcomes = {path.name: _read(path.read_bytes()) for path in (vectors / "json-test-suite").glob("*.json")}
    assert len(outcomes) == 318
    assert [name for name, read in outcomes.items() if name.startswith("n_") and read] == []
    assert sorted(name for name, read in outcomes.items() if name.startswith("y_") and not read) == [
        "y_object_duplicated_key.json",
        "y_object_duplicated_key_and_value.json",
    ]


def _read(data: bytes) -> bool:
    try:
        parse(data, LIMITS)
    except StepError:
        return False
    return True


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner, max_size=5),
    max_leaves=20,
)


@given(VALUES)
def test_whatever_json_writes_is_read_back(value: object) -> None:
    """Nothing sound is refused, and nothing is read as something else."""
    assert parse(json.dumps(value), LIMITS) == value


@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:\\u0aN1e- \n', max_size=60).map(str.encode))
def test_anything_is_read_or_refused(data: bytes) -> None:
    """No bytes make it raise anything but its own two errors."""
    assert _read(data) in (True, False)
