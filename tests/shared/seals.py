"""Diplomas sealed as the European Union does it (ETSI TS 119 182-1), right and wrong, under an invented authority."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import certified as ca
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils

from badge_verifier.encodings.multibase import to_base64url

Json = dict[str, Any]
SEALED_AT = "2026-02-01T12:00:00Z"
LEAF, MIDDLE, ROOT = ca.leaf(), ca.middle(), ca.root()
CHAIN = (LEAF, MIDDLE)


def diploma(**changes: object) -> Json:
    """Return a diploma of nobody in the European Learning Model; None leaves a member out."""
    said: Json = {
        "@context": ["https://www.w3.org/2018/credentials/v1", "http://data.europa.eu/snb/model/context/edc-ap"],
        "id": "urn:credential:3f1c",
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "issuer": {"id": "urn:epass:org:1", "type": "Organisation", "legalName": {"nl": "Kleidorp"}},
        "issuanceDate": SEALED_AT,
        "credentialSubject": {
            "id": "urn:epass:person:1",
            "type": "Person",
            "fullName": {"nl": "Sam Jansen"},
            "hasClaim": {
                "type": "LearningAchievement",
                "title": {"nl": "Veilig tillen"},
                "awardedBy": {"awardingBody": {"legalName": {"nl": "Een ander"}}},
                "specifiedBy": {
                    "eqfLevel": {"id": "http://data.europa.eu/snb/eqf/3", "prefLabel": {"nl": "Niveau 3"}},
                    "learningOutcome": [{"title": {"nl": "Tilt met rechte rug"}}],
                },
            },
        },
    }
    said |= changes
    return {name: value for name, value in said.items() if value is not None}


def header(chain: Sequence[x509.Certificate] = CHAIN, /, **changes: object) -> Json:
    """Return the header of a seal as the Commission's own program writes it; None leaves a member out."""
    first = chain[0].public_bytes(serialization.Encoding.DER)
    said: Json = {
        "alg": "ES256",
        "typ": "jose+json",
        "b64": False,
        "crit": ["b64", "sigT"],
        "sigT": SEALED_AT,
        "x5t#S256": to_base64url(hashlib.sha256(first).digest()),
        "x5c": ca.header(chain),
    }
    said |= changes
    return {name: value for name, value in said.items() if value is not None}


def sealed(claims: object, head: Mapping[str, Any] | None = None, **beside: object) -> Json:
    """Return a sealed credential as JSON with one signature, its payload as the header says."""
    head = header() if head is None else head
    text = claims if isinstance(claims, str) else json.dumps(claims, ensure_ascii=False)
    if head.get("b64") is not False:
        text = to_base64url(text.encode())
    protected = to_base64url(json.dumps(head).encode())
    return {
        "payload": text,
        "signatures": [{"protected": protected, "signature": signature(f"{protected}.{text}"), **beside}],
    }


def flat(document: Json) -> Json:
    """Return the flattened form of a general one."""
    return {"payload": document["payload"], **document["signatures"][0]}


def compact(claims: object, head: Mapping[str, Any]) -> str:
    """Return a sealed credential as a token."""
    one = flat(sealed(claims, head))
    return f"{one['protected']}.{one['payload']}.{one['signature']}"


def signature(text: str) -> str:
    """Return the signature of the leaf's key over a text."""
    r, s = utils.decode_dss_signature(ca.LEAF.key.sign(text.encode(), ec.ECDSA(hashes.SHA256())))
    return to_base64url(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
