"""Seals by JAdES (ETSI TS 119 182-1) around a credential: their forms in JSON, and what their headers demand.

Decides which seals are looked at: one, over a payload that it carries, with the certificates of who set it. When it
was set is what it says itself; time stamps with it are not looked at, so that nothing follows from them.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from badge_verifier.claims.credential import Jws, Key
from badge_verifier.encodings import strictjson
from badge_verifier.encodings.multibase import base64url
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.ports import Algorithm, SignatureCheck
from badge_verifier.proofs import certificates, dataintegrity, jose, key_resolution, keys
from badge_verifier.proofs.dataintegrity import Surroundings

# What `crit` may name: how the payload is written, when it was sealed, a time stamp that proves nothing here.
_PROCESSED = frozenset({"b64", "sigT", "adoTst"})
# What the standard knows besides: a payload elsewhere, policies, commitments, roles, places, other certificates.
_NOT_PROCESSED = frozenset(
    {"sigD", "sigPId", "srCms", "srAts", "sigPl", "x5t#o", "sigX5ts", "x5u", "jku", "jwk", "exp", "nbf"}
)
_PROTECTED_ONLY = frozenset({"alg", "b64", "crit", "x5c"})
_BASE64URL = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def looks_like(document: Mapping[str, Any]) -> bool:
    """Say whether a JSON object is a JWS in a form of JSON (RFC 7515, "JWS JSON Serialization")."""
    return isinstance(document.get("payload"), str) and ("signatures" in document or "protected" in document)


def parse(document: Mapping[str, Any], limits: Limits) -> Jws:
    """Return the one JWS of a JSON object, decoded and not verified.

    Raises:
        Invalid: "proof.malformed", "proof.encoding": it is in neither form, or a part of it is none.
        Unchecked: "proof.unsupported": several seals; which of them counts for what is not decided here.
    """
    one = _only(document)
    protected, signature, payload = (
        _text(each) for each in (one.get("protected"), one.get("signature"), document["payload"])
    )
    if not _BASE64URL.fullmatch(protected) or not _BASE64URL.fullmatch(signature):
        raise Invalid("proof.malformed", "expected base64url")
    try:
        header = strictjson.parse(base64url(protected), limits)
    except Invalid as error:
        raise Invalid("proof.malformed", f"the header: {error.detail}") from error
    beside = one.get("header", {})
    if not isinstance(header, dict) or not isinstance(beside, dict):
        raise Invalid("proof.malformed", "a header is not a JSON object")
    if twice := sorted(set(beside) & (set(header) | _PROTECTED_ONLY)):
        raise Invalid("proof.malformed", f"{twice[0][:40]} stands outside of what is signed")
    written = _written(payload)
    plain = header.get("b64") is False
    if not plain and not _BASE64URL.fullmatch(payload):
        raise Invalid("proof.malformed", "expected a payload in base64url")
    return Jws(header, written if plain else base64url(payload), b"%b.%b" % (protected.encode(), written),
               base64url(signature))  # fmt: skip


def _only(document: Mapping[str, Any]) -> Mapping[str, Any]:
    if "signatures" not in document:
        return document
    listed = document["signatures"]
    if not isinstance(listed, list) or not listed or {"protected", "signature", "header"} & set(document):
        raise Invalid("proof.malformed", "expected one form of a signature in JSON")
    if len(listed) > 1:
        raise Unchecked("proof.unsupported", f"{len(listed)} seals")
    if not isinstance(listed[0], dict):
        raise Invalid("proof.malformed", "a signature is not a JSON object")
    return listed[0]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Invalid("proof.malformed", "a part of the seal is no text")
    return value


def _written(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise Invalid("proof.encoding", "a payload that cannot be written in UTF-8") from error


def algorithm(jws: Jws) -> Algorithm:
    """Return the algorithm of a seal whose header demands nothing that we do not do; raises as `jose.algorithm`."""
    header = jws.header
    if other := sorted(_NOT_PROCESSED & set(header)):
        raise Unchecked("proof.unsupported", other[0])
    demanded = header.get("crit", [])
    if not isinstance(demanded, list) or ("crit" in header and not demanded):
        raise Invalid("proof.algorithm-refused", "crit is no list of names")
    for place, name in enumerate(demanded):
        if not isinstance(name, str) or name not in _PROCESSED & set(header) or name in demanded[:place]:
            raise Invalid("proof.algorithm-refused", f"the header demands {str(name)[:40]!r}")
    if "b64" in header and ("b64" not in demanded or not isinstance(header["b64"], bool)):
        raise Invalid("proof.algorithm-refused", "b64 stands there and is not demanded")
    if header.get("b64") is False and jws.signing_input.partition(b".")[2] != jws.payload:  # a token is encoded always
        raise Invalid("proof.algorithm-refused", "b64 says that the payload is not encoded, and it is")
    rest = {name: value for name, value in header.items() if name not in {"crit", "b64"}}
    return jose.algorithm(replace(jws, header=rest), jose.SEALED)


def moment(jws: Jws) -> datetime:
    """Return when a seal says that it was set: `sigT`, or `iat` as later editions of the standard have it.

    Raises:
        Invalid: "proof.malformed", "proof.claim-malformed": it does not say so, twice, or names no moment.
    """
    said = [name for name in ("sigT", "iat") if name in jws.header]
    if len(said) != 1:
        raise Invalid("proof.malformed", "expected one time of signing, sigT or iat")
    if said == ["iat"] and (found := jose.moment(jws.header, "iat")) is not None:
        return found
    text = jws.header[said[0]]
    try:
        if not isinstance(text, str) or not _TIME.fullmatch(text):
            raise ValueError("it is no time")  # noqa: TRY301 -- caught below with the other ways to be wrong
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError as error:
        raise Invalid("proof.malformed", f"{said[0]}: {str(text)[:40]!r}, expected a time in UTC") from error


async def made_by(issuer_id: str | None, jws: Jws, algorithm: Algorithm, around: Surroundings) -> Key:
    """Return the key of the first certificate of a seal that holds; the issuer's if listed, or if a chain says so.

    Raises:
        Invalid: "proof.certificate", "proof.key-mismatch", "proof.signature-mismatch".
        Unchecked: "proof.key-unresolved": it carries no certificates.
    """
    if "x5c" not in jws.header:
        raise Unchecked("proof.key-unresolved", "the seal carries no certificates")
    chain = certificates.of_header(jws.header)
    jwk = keys.from_spki(chain[0].key)
    jose.fits(algorithm, jwk)
    listed = [each for each in key_resolution.listed_keys(issuer_id, around.trust) if each.jwk == jwk]
    anchors = around.trust.anchors if around.trust else ()
    key = listed[0] if listed else await certificates.signer(chain, issuer_id, anchors, moment(jws), around.crypto)
    jose.keeps_to(algorithm, key.algorithm)
    if not await around.crypto.verify(SignatureCheck(algorithm, jwk, jws.signing_input, jws.signature)):
        raise dataintegrity.mismatch_under(key)
    return key
