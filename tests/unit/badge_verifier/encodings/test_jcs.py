"""The JSON Canonicalization Scheme."""

import json
import math
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badge_verifier.encodings import jcs
from badge_verifier.errors import Invalid


@pytest.mark.parametrize("name", ["arrays", "french", "structures", "unicode", "values", "weird"])
def test_the_vectors_of_its_author_come_out(name: str, vectors: Path) -> None:
    """Each input becomes the published output, byte for byte."""
    value = json.loads((vectors / "jcs/input" / f"{name}.json").read_text(encoding="utf-8"))
    assert jcs.canonical(value) == (vectors / "jcs/output" / f"{name}.json").read_bytes()


# RFC 8785, "ECMAScript-Compatible JSON Number Serialization", table of samples.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555554": "333333333.33333325",
    "becbf647612f3696": "-0.0000033333333333333333",
}


@pytest.mark.parametrize("bits", NUMBERS)
def test_numbers_are_written_as_ecmascript_writes_them(bits: str) -> None:
    """The samples of the standard come out."""
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    assert jcs.number(number) == NUMBERS[bits]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_written_number_reads_back(number: float) -> None:
    """No digit is lost."""
    assert float(jcs.number(number)) == number


@pytest.mark.parametrize("value", [2**53 + 1, 10**400, math.nan, math.inf, "\udc00", {"\ud800": 1}])
def test_what_cannot_be_written_without_loss_is_refused(value: object) -> None:
    """Integers beyond a double, numbers that are none, and text that is not Unicode."""
    with pytest.raises(Invalid) as refused:
        jcs.canonical(value)
    assert refused.value.code == "proof.not-canonical"


def test_integers_that_a_double_holds_are_written() -> None:
    """2^53 and 10^21 are doubles."""
    assert jcs.canonical([2**53, 10**21, -5, 5.0, True]) == b"[9007199254740992,1e+21,-5,5,true]"
