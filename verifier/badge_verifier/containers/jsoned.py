"""Cut the badges out of a JSON text: one, a list of them, one a line, or wrapped in what a program answered.

Decides where badges stand in it, and leaves reading them to `parse`. What stands around a badge is not looked at: it
was signed by nobody.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Payload, Remark
from badge_verifier.containers import forms, sizes, tokens
from badge_verifier.encodings import strictjson
from badge_verifier.errors import Absent, Invalid, NotUnderstood, StepError, Unchecked
from badge_verifier.limits import WRAPPED_DEPTH, Limits
from badge_verifier.network.link_kinds import link_kind

Found = Payload | StepError
"""A payload, or why one part of a file holds none that can be read."""

_DAMAGED = ("parse.json", "parse.trailing-data", "parse.duplicate-key")  # what typeset quotes look like
_BADGES = frozenset(
    {
        "Assertion",
        "VerifiableCredential",
        "VerifiablePresentation",
        "OpenBadgeCredential",
        "AchievementCredential",
        "ClrCredential",
        "EndorsementCredential",
        "EnvelopedVerifiablePresentation",
    }
)
_DEFINITIONS = frozenset({"Achievement", "BadgeClass", "Issuer", "Profile", "RevocationList", "CryptographicKey"})
_V = ("https://www.w3.org/2018/credentials/v1", "https://www.w3.org/ns/credentials/v2")
# Tokens that open doors and are no badges; names as OAuth and OpenID use them.
_NO_BADGES = frozenset({"access_token", "id_token", "refresh_token", "c_nonce", "state", "nonce", "client_assertion"})
_ADDRESSES = ("openBadgeId", "assertionUrl", "assertion_url", "hostedUrl", "badgeUrl", "badge_url")
_WALLET = ({"credential_issuer", "credential_configuration_ids"}, {"credential_issuer", "credentials", "grants"})
_QUERY = frozenset({"presentation_definition", "dcql_query", "VerifiablePresentationRequest", "vp_request"})
_PROTOCOLS = frozenset({"vcapi", "OID4VP", "OID4VCI", "interact"})  # of a wallet and an issuer (W3C VCALM)
# Quotes of a typesetter, and spaces that do not break: what mail and office programs make of JSON.
_TYPESET = re.compile(r'[{\[,:]\s*[“”„‟″«»\u2018\u2019\u201a]|\{\s*&ldquo;|[“”″»\u2019]\s*:\s*[\[{“”„"«\u2018\u2019]')
_ESCAPED = re.compile(r"\s*[\[{]\s*(?:\{\s*)?&(?:quot|#34|#x22);")
_DOUBLED = re.compile(r'\s*[\[{]\s*(?:\{\s*)?""[@A-Za-z]')
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_HARD_SPACE = re.compile("[\u00a0\u2007\u202f\u200b\u2060\ufeff\u3000]")


def payloads(text: str, container: str, path: str, limits: Limits, remarks: tuple[Remark, ...] = ()) -> list[Found]:
    """Return the badges of a JSON text; the text itself, to be read by `parse`, where it is one or none at all.

    Raises:
        Invalid: "unbake.copied": a mail or office program changed its quotes or spaces.
        NotUnderstood: "unbake.form-…": it is another kind of credential.
        Absent: "unbake.wallet-link": it is a request to a wallet; "unbake.no-badge-in-json": a list of other things.
        Unchecked: "unbake.too-large".
    """
    sizes.check(text, limits, badges=8)  # of several badges each is measured again
    try:
        value = strictjson.parse(text, limits)
    except StepError as error:
        return _repaired(text, error, container, path, limits, remarks)
    found = list(_within(value, container, path, limits, remarks))
    if len(found) > limits.zip_entries:
        raise Unchecked("unbake.too-large", f"more than {limits.zip_entries} badges")
    if found:
        return found
    if not isinstance(value, dict):
        raise Absent("unbake.no-badge-in-json")
    forms.check_json(value)
    sizes.check(forms.unsealed(value, text), limits)
    return [Payload("json", text, container, path, remarks)]


def is_badge(value: object) -> bool:
    """Say whether a JSON value presents itself as a badge, or as another credential that can be awarded."""
    if not isinstance(value, Mapping):
        return False
    names = reading.listed(value.get("type", value.get("@type")))
    contexts = reading.listed(value.get("@context"))
    return (
        any(isinstance(name, str) and name in _BADGES for name in names)
        or any(context in _V for context in contexts if isinstance(context, str))
        or ("recipient" in value and ("badge" in value or "verify" in value or "verification" in value))
    )


def _within(value: Any, container: str, path: str, limits: Limits, remarks: tuple[Remark, ...]) -> Iterator[Found]:  # noqa: ANN401 -- a JSON value
    """Yield the badges within a value that is none itself."""
    if isinstance(value, dict) and (
        is_badge(value) or "@graph" in value or _DEFINITIONS.intersection(_names(value)) or forms.is_sealed(value)
    ):
        return
    around = () if isinstance(value, list) else (Remark("remark.wrapped"),)
    if _is_request(value):
        raise Absent("unbake.wallet-link", "JSON")
    for each in _badges(value, "", 0):
        yield from _member(each, container, path, limits, (*remarks, *around))


def _badges(value: Any, key: str, depth: int) -> Iterator[Any]:  # noqa: ANN401 -- a JSON value
    """Yield the badges within a value: an object, a token, or the address of one that no other stands for."""
    if depth > WRAPPED_DEPTH:
        return
    if isinstance(value, str):
        if (
            (value.startswith("eyJ") and key not in _NO_BADGES)
            or (key == "" and link_kind(value) == "badge")
            or (value.lstrip().startswith(("{", '["')) and "@context" in value)
        ):
            yield value
    elif isinstance(value, list):
        for member in value:
            yield from _badges(member, key, depth + 1)
    elif isinstance(value, dict):
        if is_badge(value) or "EnvelopedVerifiableCredential" in _names(value) or _is_whole(value):
            yield value
            return
        # An inline context names the terms of badges and holds none.
        inside = ((name, member) for name, member in value.items() if name != "@context")
        found = [each for name, member in inside for each in _badges(member, name, depth + 1)]
        yield from found or [value[name] for name in _ADDRESSES if _leads_somewhere(value.get(name))][:1]


def _member(value: Any, container: str, path: str, limits: Limits, remarks: tuple[Remark, ...]) -> list[Found]:  # noqa: ANN401 -- a JSON value
    try:
        if isinstance(value, dict) and "EnvelopedVerifiableCredential" in _names(value):
            return [_enveloped(value, container, path, remarks)]
        if isinstance(value, dict):
            forms.check_json(value)
            text = json.dumps(value, ensure_ascii=False)
            sizes.check(forms.unsealed(value, text), limits)
            return [Payload("json", text, container, path, remarks)]
        if value.startswith("eyJ"):
            return [tokens.token(value, container, path, remarks)]
        if value.startswith(("https://", "http://")):
            return [Payload("url", value, container, path, remarks)]
        return payloads(value.strip(), container, path, limits, remarks)
    except StepError as error:
        return [error]


def _enveloped(value: Mapping[str, Any], container: str, path: str, remarks: tuple[Remark, ...]) -> Found:
    """Return the token in an enveloped credential that came without a presentation around it (VC 2.0)."""
    kind, _, content = str(value.get("id", "")).partition(",")
    if "cose" in kind:
        return NotUnderstood("unbake.form-cose", kind[:60])
    return tokens.token(content, container, path, remarks)


def _repaired(  # noqa: PLR0913, PLR0917 -- internal; as `payloads`
    text: str, error: StepError, container: str, path: str, limits: Limits, remarks: tuple[Remark, ...]
) -> list[Found]:
    """Return the badges of a text that is not one JSON value, where it is plain what became of it."""
    if error.code in _DAMAGED:
        if _TYPESET.search(_STRING.sub('""', text)):
            raise Invalid("unbake.copied", "quotes")
        if _ESCAPED.match(text):
            return payloads(html.unescape(text), container, path, limits, (*remarks, Remark("remark.escaped")))
    if error.code == "parse.json" and _DOUBLED.match(text):  # a cell of a spreadsheet (RFC 4180)
        return payloads(text.replace('""', '"'), container, path, limits, (*remarks, Remark("remark.escaped")))
    if error.code in ("parse.json", "parse.trailing-data"):
        spaced = _plainly_spaced(text)
        if spaced != text:
            return payloads(spaced, container, path, limits, (*remarks, Remark("remark.spaces")))
        if lines := _lines(text, limits):
            return [each for line in lines for each in _line(line, container, path, limits, remarks)]
    sizes.check(text, limits)
    return [Payload("json", text, container, path, remarks)]


def _plainly_spaced(text: str) -> str:
    """Return the text with plain spaces between its strings.

    Raises:
        Invalid: "unbake.copied": there are such spaces within a string too, and nobody knows which were there before.
    """
    if not _HARD_SPACE.search(_STRING.sub("", text)):
        return text
    strings = _STRING.findall(text)
    if any(_HARD_SPACE.search(each) for each in strings):
        raise Invalid("unbake.copied", "spaces")
    return _HARD_SPACE.sub(" ", text)


def _lines(text: str, limits: Limits) -> list[str]:
    """Return the lines of a text that is one JSON object a line; nothing for any other."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not all(line.strip().startswith("{") and line.strip().endswith("}") for line in lines):  # noqa: PLR2004
        return []
    if len(lines) > limits.zip_entries:
        raise Unchecked("unbake.too-large", f"more than {limits.zip_entries} badges")
    return lines


def _line(text: str, container: str, path: str, limits: Limits, remarks: tuple[Remark, ...]) -> list[Found]:
    try:
        strictjson.parse(text, limits)
        return payloads(text.strip(), container, path, limits, remarks)
    except StepError as error:
        return [error]


def _leads_somewhere(address: object) -> bool:
    return (
        isinstance(address, str)
        and address.startswith(("https://", "http://"))
        and link_kind(address) in {"badge", "unknown"}
    )


def _names(value: Mapping[str, Any]) -> list[str]:
    return [name for name in reading.listed(value.get("type", value.get("@type"))) if isinstance(name, str)]


def _is_whole(value: Mapping[str, Any]) -> bool:
    """Say whether an object is another kind of credential, or a seal: what is within must not be taken out of it."""
    if forms.is_sealed(value):
        return True
    try:
        forms.check_json(value)
    except (NotUnderstood, Unchecked):
        return True
    return False


def _is_request(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    offered = not _PROTOCOLS.isdisjoint(reading.mapping(value.get("protocols")))
    return offered or any(names <= set(value) for names in _WALLET) or not _QUERY.isdisjoint(value)
