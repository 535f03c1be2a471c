"""What platforms put around a badge: lists and answers of services, presentations, records of learners, signatures."""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from typing import Any

from badge_catalogue.imports import formats

JWS = re.compile(rb"\s*([\w-]+)\.([\w-]+)\.[\w-]*\s*", re.ASCII)
DEPTH = 6  # envelopes within each other: a service's answer, a presentation, a record of learners, a credential
_LISTS = ("items", "result", "results", "credential", "credentials", "badges", "@graph", "data", "compactJwsString")
_ONES = ("credential", "badge", "result", "vc", "data")  # members that hold one object where others hold a list
_DATA = re.compile(r"data:application/(?:vc\+|vp\+)?(?:ld\+json\+)?(?:jwt|jws)[^,]*,(.*)", re.DOTALL)


def payload(part: str) -> Any:  # noqa: ANN401 -- what JSON holds
    """Return the claims of a signed text; the credential of a JWT of the first data model stands in `vc`.

    Raises:
        ValueError: when it is no JSON in base64url.
    """
    try:
        told = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except binascii.Error as error:
        raise ValueError(str(error)) from error
    return told["vc"] if isinstance(told, dict) and isinstance(told.get("vc"), dict) else told


def opened(told: object, passed: list[object], depth: int = DEPTH) -> Iterator[dict[str, Any]]:
    """Yield the contents of the envelopes, in their order.

    Arguments:
        passed: Gets what is no object and no signed text, such as an address in a list.
    """
    if isinstance(told, list):
        for item in told:
            yield from opened(item, passed, depth)
    elif isinstance(told, dict):
        held = inner(told) if depth else None
        if held is None:
            yield told
        else:
            yield from opened(held, passed, depth - 1)
    else:
        signed = JWS.fullmatch(told.encode()) if isinstance(told, str) else None
        try:
            yield from opened(payload(signed[2].decode()), passed, depth) if signed else ()
        except (ValueError, RecursionError):
            signed = None
        if signed is None and told is not None:
            passed.append(told)


def inner(told: dict[str, Any]) -> list[Any] | None:
    """Return the contents of an object that is an envelope; None where it describes something itself."""
    if found := _of_a_kind(told):
        return found
    if own(told):
        return None if formats.kind_of(told) else _listed(told) or None
    lists = [told[key] for key in _LISTS if isinstance(told.get(key), list)]
    if lists:
        return [item for part in lists for item in part]
    return [told[key] for key in _ONES if isinstance(told.get(key), dict)] or _listed(told) or None


def _listed(told: dict[str, Any]) -> list[Any]:
    """Return the badges of an object that lists some under a name of its own, such as an issuer with its classes."""
    lists = [value for value in told.values() if isinstance(value, list)]
    known = [part for part in lists if any(isinstance(one, dict) and formats.kind_of(one) for one in part)]
    return [item for part in known for item in part]


def _of_a_kind(told: dict[str, Any]) -> list[Any]:
    """Return the contents of an envelope that says what it is."""
    kinds = _kinds(told)
    if kinds & {"VerifiablePresentation"}:
        return _list(told.get("verifiableCredential"))
    if kinds & {"ClrCredential"}:
        subject = told.get("credentialSubject")
        parts = subject if isinstance(subject, dict) else {}
        return [*_list(parts.get("verifiableCredential")), *_list(parts.get("achievement"))]
    if kinds & {"EnvelopedVerifiableCredential", "EnvelopedVerifiablePresentation"}:
        held = _DATA.fullmatch(str(told.get("id", "")))
        return [held[1]] if held else []
    badge = told.get("badge")
    if kinds & {"Assertion"} and isinstance(badge, dict) and "BadgeClass" in _kinds(badge):
        return [badge]
    inner = told.get("json")  # the first version of Badgr's API
    return [inner] if not kinds and isinstance(inner, dict) and "BadgeClass" in _kinds(inner) else []


def own(told: dict[str, Any]) -> bool:
    """Say whether an object describes something itself, whatever lists it holds."""
    graph = "@graph" in told and "schema.org" in str(told.get("@context", ""))  # a course with its credential
    return graph or bool(told.get("name")) or ("@graph" not in told and bool(told.get("type") or told.get("@type")))


def _kinds(told: dict[str, Any]) -> set[str]:
    return {str(item) for key in ("type", "@type") for item in _list(told.get(key))}


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
