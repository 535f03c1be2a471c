"""Credentials that are not ours to prove, recognised by their form and called by their name.

Whoever gets one deserves to hear what it is and where it can be checked, not that it is damaged. Nothing here is
believed: a form is read off the outside of a text.
"""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import EUROPEAN
from badge_verifier.containers import sizes
from badge_verifier.errors import NotUnderstood, Unchecked
from badge_verifier.limits import SEALS, TOKEN_BODY, TOKEN_EMBEDDING, TOKEN_HEADER

SD_JWT = re.compile(r"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+~[A-Za-z0-9_.~-]*")
_JWE = re.compile(r"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_COSE_TEXT = re.compile(r"(?:HC1:[0-9A-Z $%*+./:-]{40,}|V[CP]1-[A-Z0-9+/=_-]{20,})")
_PACKED_CBOR = re.compile(r"(?<![A-Za-z0-9_-])(?:o|0oR|2D3)[A-Za-z0-9_-]{60,}")  # a map, COSE_Sign1, CWT
_EUROPEAN = re.compile(r"europeandigitalcredential|data\.europa\.eu/(?:snb|europass)|europasscredential", re.IGNORECASE)
_SIGNED_XML = re.compile(r"http://www\.w3\.org/2000/09/xmldsig#|uri\.etsi\.org/01903", re.IGNORECASE)
# CBOR (RFC 8949): COSE_Sign1 (tag 18), CWT (tag 61), and a map with the text keys of an ISO 18013-5 document.
_CBOR = (b"\xd2\x84", b"\xd8\x3d\xd2\x84", b"\xd8\x3d\xd8\x12")
_MDOC = re.compile(rb"\A[\xa1-\xb7].{0,40}?(?:issuerSigned|issuerAuth|nameSpaces|docType|documents|version)", re.DOTALL)


def european() -> NotUnderstood:
    """Return the error to raise for a European digital diploma (EDC)."""
    return NotUnderstood("unbake.form-edc")


def check_token(text: str) -> None:
    """Refuse a token that is another kind of credential than ours, by its name.

    Raises:
        NotUnderstood: "unbake.form-…".
    """
    if "~" in text and SD_JWT.fullmatch(text):
        return
    if _JWE.fullmatch(text) and "enc" in header_of(text.partition(".")[0]):
        raise NotUnderstood("unbake.form-encrypted")
    if "sd-jwt" in str(header_of(text.partition(".")[0]).get("typ", "")).lower():
        raise NotUnderstood("unbake.form-sd-jwt", _named(text))
    body = body_of(text)
    if is_european(body) and not _may_be_proven(body, text.partition(".")[0]):
        raise european()


def check_json(document: Mapping[str, Any]) -> None:
    """Refuse a JSON object that is another kind of credential than ours, by its name.

    Raises:
        NotUnderstood: "unbake.form-…".
        Unchecked: "unbake.too-large": what it seals is too large to be read.
    """
    if is_european(document):
        raise european()
    if _is_on_a_chain(document):
        raise NotUnderstood("unbake.form-blockcerts")
    if is_sealed(document):
        return
    payload = document.get("payload")
    if isinstance(payload, str) and ("signatures" in document or {"protected", "signature"} <= set(document)):
        if (size := sizes.beside_pictures(_plain(payload))) > TOKEN_BODY:
            raise Unchecked("unbake.too-large", f"{size} characters beside pictures, at most {TOKEN_BODY}")
        if is_european(_sealed_body(payload)):
            raise european()
        raise NotUnderstood("unbake.form-jws-json")
    answers = [each for name in _CBOR_MEMBERS for each in reading.listed(document.get(name)) if isinstance(each, str)]
    if {"docType", "issuerSigned"} <= set(document) or any(map(cose_text, answers)):
        raise NotUnderstood("unbake.form-cose", "mdoc")


def is_sealed(document: Mapping[str, Any]) -> bool:
    """Say whether a JSON object is a European diploma in a seal that carries certificates (JAdES, as JSON)."""
    payload, listed = document.get("payload"), document.get("signatures", [document])
    if not isinstance(payload, str):
        return False
    headers = [each["protected"] for each in reading.objects(listed) if isinstance(each.get("protected"), str)]
    return any(_may_be_proven(_sealed_body(payload), header) for header in headers[:SEALS])


def _may_be_proven(body: Mapping[str, Any], header: str) -> bool:
    return EUROPEAN in reading.types(body) and len(header) <= TOKEN_BODY and "x5c" in _object(header)


def unsealed(document: Mapping[str, Any], text: str) -> str:
    """Return the text of a JSON object by which its size is measured: of a seal, with its payload as it is."""
    payload = document.get("payload")
    if not isinstance(payload, str) or not is_sealed(document):
        return text
    return _plain(payload) + json.dumps({name: value for name, value in document.items() if name != "payload"})


def _sealed_body(payload: str) -> Mapping[str, Any]:
    """Return the document under a seal, encoded or as it is (RFC 7797); empty where it cannot be read."""
    return _members(_plain(payload))


def _plain(payload: str) -> str:
    """Return the payload of a seal as text; "" where it is none, or is larger than any that is read."""
    if payload.lstrip().startswith("{"):
        return payload
    if len(payload) > TOKEN_EMBEDDING:
        return ""
    try:
        return base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)).decode()
    except (ValueError, binascii.Error):
        return ""


def _members(text: str) -> Mapping[str, Any]:
    """Return a JSON object that is not large beside the pictures in it; empty where it is none."""
    if sizes.beside_pictures(text) > TOKEN_BODY:
        return {}
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_on_a_chain(document: Mapping[str, Any]) -> bool:
    """Say whether all that proves a credential is a Merkle proof: a receipt of a transaction on a blockchain."""
    proofs = [*reading.objects(document.get("proof")), *reading.objects(document.get("signature"))]
    proofs += reading.objects(document.get("receipt"))  # of version 1
    if "proof" not in document:
        proofs += [*reading.objects(document.get("verification")), *reading.objects(document.get("verify"))]
    return bool(proofs) and all(
        any(isinstance(kind, str) and kind.startswith(_ON_A_CHAIN) for kind in reading.listed(proof.get("type")))
        for proof in proofs
    )


_CBOR_MEMBERS = ("credential", "vp_token", "device_response")  # of an answer of OpenID4VCI and OpenID4VP
_ON_A_CHAIN = ("MerkleProof", "Chainpoint")


def check_xml(text: str) -> None:
    """Refuse an XML document that is a credential of another kind.

    Raises:
        NotUnderstood: "unbake.form-edc", "unbake.form-xml".
    """
    if _EUROPEAN.search(text):
        raise european()
    if _SIGNED_XML.search(text):
        raise NotUnderstood("unbake.form-xml")


def is_cose(data: bytes) -> bool:
    """Say whether these bytes are a credential in CBOR: COSE, CWT or an ISO mobile document."""
    return data.startswith(_CBOR) or _MDOC.match(data[:128]) is not None


def cose_text(text: str) -> str:
    """Return the credential in CBOR that a QR code holds as text; "" where there is none."""
    found = _COSE_TEXT.search(text)
    if found:
        return found[0][:4]
    word = _PACKED_CBOR.search(text)
    return "CBOR" if word and is_cose(_bytes(word[0][:256])) else ""


def is_european(document: Mapping[str, Any]) -> bool:
    """Say whether a document calls itself a European digital credential (for learning)."""
    said = [*reading.listed(document.get("type")), *reading.listed(document.get("@context"))]
    return any(isinstance(each, str) and _EUROPEAN.search(each[:300]) for each in said)


def header_of(part: str) -> Mapping[str, Any]:
    """Return the header of a token as it claims; empty where it cannot be read."""
    return _object(part) if len(part) <= TOKEN_HEADER else {}


def begins_token(text: str) -> bool:
    """Say whether a text without a dot is the beginning of a token: a header names its algorithm or its type."""
    try:
        begun = base64.urlsafe_b64decode(text[: min(len(text), TOKEN_HEADER) // 4 * 4])
    except (ValueError, binascii.Error):
        return False
    return any(name in begun[:200] for name in (b'"alg"', b'"typ"', b'"kid"'))


def body_of(text: str) -> Mapping[str, Any]:
    """Return the payload of a token as it claims; empty where it cannot be read."""
    return _members(_plain(text.partition(".")[2].partition(".")[0]))


def _bytes(part: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(part[: len(part) // 4 * 4])
    except (ValueError, binascii.Error):
        return b""


def _named(text: str) -> str:
    """Return the type that a token with selective disclosure bears."""
    kind = body_of(text).get("vct")
    return kind[:120] if isinstance(kind, str) else ""


def _object(part: str) -> Mapping[str, Any]:
    try:
        found = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
