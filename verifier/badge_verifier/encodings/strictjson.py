"""Read JSON that nobody can read in two ways.

Decides what is refused beside broken grammar: duplicate keys, NaN and infinities, lone surrogates, trailing data,
deep nesting and long arrays. Each refusal says where. What the values mean is left to `parse`.
"""

import json
import math
import re
from typing import Any, NoReturn

from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import Limits

# A string, or one of the six structural characters. Up to the first error in the grammar these are the tokens that
# the real parser sees; after it, we may count too much, never too little. A string without an end reaches to the end
# of the text: looking for the end from each quote within it would take time quadratic in its length.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{}:,]', re.DOTALL)


def parse(data: str | bytes, limits: Limits) -> Any:  # noqa: ANN401 -- JSON is Any
    """Return the value of one JSON text (RFC 8259).

    Args:
        data: UTF-8 if bytes; a byte order mark in front is allowed.
        limits: `depth` and `array_members`; the length is the caller's.

    Raises:
        Invalid: "parse.json": it is not JSON; "parse.duplicate-key": one key stands twice in an object;
            "parse.trailing-data": something stands behind it.
        Unchecked: "parse.too-large": deeper or longer than the limits.
    """
    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Invalid("parse.json", f"not UTF-8 at byte {error.start}") from error
    twice = _scan(data, limits)
    try:
        begins = len(data) - len(data.lstrip(_BLANK))
        found, end = _DECODER.raw_decode(data, begins)
    except json.JSONDecodeError as error:  # what Python says of it, and where, differs between its versions
        raise Invalid("parse.json", "no JSON") from error
    except ValueError as error:  # a number of thousands of digits
        raise Invalid("parse.json", "a number is too long or too large") from error
    if twice is not None:
        raise twice
    if data[end:].strip(_BLANK):
        raise Invalid("parse.trailing-data", _place(data, end))
    return found


def _scan(text: str, limits: Limits) -> Invalid | None:
    """Look at the tokens in order, without recursion, and refuse what `json` lets pass or cannot survive.

    Returns the first key that stands twice: in a text that is no JSON at all it says nothing.
    """
    twice: Invalid | None = None
    stack: list[set[str] | int] = []  # the keys of an open object, the number of commas in an open array
    previous = ""
    start = 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in ("{", "["):
            stack.append(set() if sign == "{" else 0)
            if len(stack) > limits.depth:
                raise Unchecked("parse.too-large", f"{_place(text, token.start())}: deeper than {limits.depth} levels")
        elif sign in ("}", "]"):
            if stack:
                stack.pop()
        elif sign == ",":
            if stack and isinstance(stack[-1], int):
                stack[-1] += 1
                if stack[-1] >= limits.array_members:
                    raise Unchecked(
                        "parse.too-large",
                        f"{_place(text, token.start())}: an array of more than {limits.array_members} members",
                    )
        elif sign == ":":
            twice = twice or _note_key(stack, previous, text, start)
        else:
            start = token.start()
            previous = _characters(sign, text, start)
    return twice


def _note_key(stack: list[set[str] | int], key: str, text: str, start: int) -> Invalid | None:
    keys = stack[-1] if stack else 0
    if not isinstance(keys, set):
        return None  # a colon outside an object: the parser refuses it
    if key in keys:
        said = f"{_place(text, start)}: the key {json.dumps(key[:60])} stands here twice"
        return Invalid("parse.duplicate-key", said)
    keys.add(key)
    return None


def _characters(token: str, text: str, start: int) -> str:
    """Return the content of a string token; text that is not Unicode is refused."""
    if "\\" not in token:
        content = token[1:-1]
    else:
        try:
            content = json.loads(token)
        except json.JSONDecodeError as error:
            raise Invalid("parse.json", f"{_place(text, start)}: no text of JSON") from error
    try:
        content.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Invalid("parse.json", f"{_place(text, start)}: a lone surrogate") from error
    return content


def _place(text: str, offset: int) -> str:
    line = text.count("\n", 0, offset) + 1
    return f"{line}:{offset - text.rfind(chr(10), 0, offset)}"


def _refuse(constant: str) -> NoReturn:
    raise Invalid("parse.json", f"{constant} is no number of JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise Invalid("parse.json", f"{text[:40]} is too large a number")
    return number


_BLANK = " \t\n\r"
_DECODER = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)
