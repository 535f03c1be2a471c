"""The JSON Canonicalization Scheme (RFC 8785): one byte string for one JSON value."""

import json.encoder
import math
from typing import Any

from badge_verifier.errors import Invalid

# Section "Serialization of Strings" asks for exactly the escapes that this encoder makes.
_quote = json.encoder.encode_basestring

# ECMAScript writes 1e21 and above, and less than 1e-6, with an exponent ("Number::toString").
_LARGEST_PLAIN = 21
_SMALLEST_PLAIN = -6


def canonical(value: Any) -> bytes:  # noqa: ANN401 -- JSON is Any
    """Return the canonical form in UTF-8.

    Raises:
        Invalid: "proof.not-canonical": a lone surrogate, NaN, an infinity, or an integer that a JSON number of
            IEEE 754 cannot hold, so that two readers would sign two values.
    """
    try:
        return _text(value).encode("utf-8")
    except UnicodeEncodeError as error:
        raise Invalid("proof.not-canonical", "the document holds a lone surrogate") from error


def _text(value: Any) -> str:  # noqa: ANN401 -- JSON is Any
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return _quote(value)
        case int() | float():
            return number(value)
        case list() | tuple():
            return "[" + ",".join(map(_text, value)) + "]"
        case _:
            # Section "Sorting of Object Properties": by UTF-16 code units, not by code points.
            members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be", "surrogatepass"))
            return "{" + ",".join(f"{_quote(key)}:{_text(member)}" for key, member in members) + "}"


def number(value: float) -> str:
    """Return a number as ECMAScript prints it (section "Serialization of Numbers").

    Raises:
        Invalid: "proof.not-canonical": as for `canonical`.
    """
    try:
        double = float(value)
    except OverflowError as error:
        raise Invalid("proof.not-canonical", "an integer is too large for a JSON number") from error
    if not math.isfinite(double) or (isinstance(value, int) and int(double) != value):
        raise Invalid("proof.not-canonical", f"{str(value)[:30]} cannot be written as a JSON number without loss")
    if double == 0:
        return "0"
    sign = "-" if double < 0 else ""
    # repr gives the shortest digits that name this double, as ECMAScript demands; only the layout differs.
    mantissa, _, exponent = repr(abs(double)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    if fraction == "0":
        fraction = ""
    point = len(whole) + int(exponent or 0)
    digits = (whole + fraction).lstrip("0")
    point -= len(whole + fraction) - len(digits)
    digits = digits.rstrip("0")
    return sign + _layout(digits, point)


def _layout(digits: str, point: int) -> str:
    """Place the decimal point after `point` digits."""
    if len(digits) <= point <= _LARGEST_PLAIN:
        return digits + "0" * (point - len(digits))
    if 0 < point <= _LARGEST_PLAIN:
        return digits[:point] + "." + digits[point:]
    if _SMALLEST_PLAIN < point <= 0:
        return "0." + "0" * -point + digits
    exponent = point - 1
    tail = "." + digits[1:] if len(digits) > 1 else ""
    return f"{digits[0]}{tail}e{'+' if exponent > 0 else '-'}{abs(exponent)}"
