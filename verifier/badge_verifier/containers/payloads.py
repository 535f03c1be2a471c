"""What the text in a picture or a file is: one badge, exactly, as JSON, a token or an address.

Decides what is read where a program wrote it otherwise than the standard says: in quotes, in base64, with a mark in
front or zeros behind. Which of two badges counts is never decided.
"""

import base64
import binascii
import json
import re
from typing import Any

from badge_verifier.claims.credential import Payload, Remark
from badge_verifier.containers import forms, jsoned, tokens
from badge_verifier.containers.jsoned import Found
from badge_verifier.errors import Invalid, StepError
from badge_verifier.limits import ADDRESS, Limits
from badge_verifier.network.platforms import host

_BASE64 = re.compile(r"(?:eyJ|ew0K|ewog|ewo|W3si|WyJ)[A-Za-z0-9+/_=\s-]+")
# What Moodle's own baker writes around a badge: a dictionary in quotes, like none of JSON.
_MOODLE = re.compile(r"\"?\{\s?'method':\s?'hosted',\s?'assertionUrl':\s?'(.*)'\s?\}\"?", re.DOTALL)
_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]]+", re.IGNORECASE)
_FAMILIES = ("OB3", "OB2")


def embedded(text: str, container: str, path: str, limits: Limits, remarks: tuple[Remark, ...] = ()) -> Found:
    """Return the one badge that a text in a container is, or why it is none.

    >>> embedded("https://school.example/assertions/1", "png", "", Limits()).kind
    'url'
    """
    try:
        return _only(_embedded(text, container, path, limits, remarks, 2))
    except StepError as error:
        return error


def _embedded(  # noqa: PLR0913, PLR0917 -- internal; as `embedded`
    text: str, container: str, path: str, limits: Limits, remarks: tuple[Remark, ...], depth: int
) -> list[Found]:
    bare = text.strip("\ufeff\0 \u00a0\t\r\n")
    if bare != text.strip():
        remarks = (*remarks, Remark("remark.text-around"))
    if moodle := _MOODLE.fullmatch(bare):
        bare, remarks = moodle[1].strip(), (*remarks, Remark("remark.moodle-baked"))
    if bare.startswith(("{", "[")):
        return jsoned.payloads(bare, container, path, limits, remarks)
    if tokens.is_token(bare) or forms.SD_JWT.fullmatch(bare):
        return [tokens.token(bare, container, path, remarks)]
    if _ADDRESS.fullmatch(bare) and len(bare) <= ADDRESS and host(bare):
        return [Payload("url", bare, container, path, remarks)]
    inner = _unquoted(bare) or _unpacked(bare) if depth else ""
    if inner:
        return _embedded(inner, container, path, limits, (*remarks, Remark("remark.wrapped")), depth - 1)
    raise Invalid("unbake.text-broken", f"expected JSON, a signed token or an address, got {bare[:40]!r}")


def _unquoted(text: str) -> str:
    """Return the text within quotes, as JSON writes a string; "" where it is none."""
    if not (len(text) > 2 and text[0] == text[-1] and text[0] in "\"'"):  # noqa: PLR2004 -- two quotes
        return ""
    try:
        found: Any = json.loads(text) if text[0] == '"' else text[1:-1]
    except ValueError:
        return ""
    return found if isinstance(found, str) else ""


def _unpacked(text: str) -> str:
    """Return the JSON that a text is in base64; "" where it is none."""
    if not _BASE64.fullmatch(text):
        return ""
    plain = "".join(text.split()).replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""


def _only(found: list[Found]) -> Found:
    if len(found) != 1:
        return Invalid("unbake.ambiguous", f"{len(found)} badges in one image, expected one")
    return found[0]


def apart(found: list[Found]) -> tuple[Found, ...]:
    """Return the badges of one image: the same one twice is one, version 2 beside version 3 are two.

    Raises:
        Invalid: "unbake.ambiguous": two different badges of one version stand there.
        StepError: What is wrong with the only one.
    """
    kept: list[Found] = []
    for each in found:
        same = next((place for place, other in enumerate(kept) if _same(each, other)), None)
        if same is None:
            kept.append(each)
        elif _rank(each) > _rank(kept[same]):  # the badge itself says more than its address
            kept[same] = each
        if len(kept) > len(_FAMILIES):
            break
    families = [_family(each) for each in kept if isinstance(each, Payload)]
    broken = len(kept) > 1 and (
        len(families) < len(kept) or "" in families
    )  # nobody knows which version that one was of
    if broken or len(kept) > len(_FAMILIES) or len(set(families)) < len(families):
        raise Invalid("unbake.ambiguous", f"{len(kept)} badges in one image, expected one")
    if len(kept) == 1 and isinstance(kept[0], StepError):
        raise kept[0]
    return tuple(kept)


def _same(one: Found, two: Found) -> bool:
    if isinstance(one, StepError) or isinstance(two, StepError):
        return isinstance(one, StepError) and isinstance(two, StepError) and str(one) == str(two)
    if one.kind == two.kind:
        return one.text == two.text or (
            one.kind == "json" and _value(one) is not None and _written(one) == _written(two)
        )
    if {one.kind, two.kind} == {"json", "url"}:
        badge, address = (one, two) if one.kind == "json" else (two, one)
        return address.text in _addresses(badge)
    return False


def _rank(each: Found) -> int:
    return ("url", "jws", "json").index(each.kind) if isinstance(each, Payload) else -1


def _value(each: Payload) -> Any:  # noqa: ANN401 -- a JSON value
    try:
        return json.loads(each.text)
    except (ValueError, RecursionError):
        return None


def _written(each: Payload) -> str:
    return json.dumps(_value(each), sort_keys=True)


def _addresses(badge: Payload) -> tuple[object, ...]:
    """Return the addresses at which a hosted badge says that it stands."""
    value = _value(badge)
    if not isinstance(value, dict):
        return ()
    said = [value.get("verify"), value.get("verification")]
    return (value.get("id"), *(each.get("url") for each in said if isinstance(each, dict)))


def _family(each: Payload) -> str:
    """Return the standard that a payload is of, as far as its outside shows it; "" where it cannot be read."""
    if each.kind == "url":
        return "OB2"
    if each.kind == "jws":
        body = forms.body_of(each.text)
        return "OB3" if {"vc", "vp", "credentialSubject"} & set(body) else "OB2"
    value = _value(each)
    if not isinstance(value, dict):
        return ""
    return "OB3" if "credentialSubject" in value or "verifiableCredential" in value else "OB2"
