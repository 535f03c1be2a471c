"""Samples of what wallets hold: a badge with a birthday left out, a credential shown with a key, a sealed diploma.

Wallet and authority are made up; their keys and the school's are made from published seeds, and salts follow from
names, so that every build makes the same bytes. The seal is believed because the list holds the school's own key.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.x509.oid import NameOID

from badge_issuer.keys import SigningKey
from badge_verifier.encodings.multibase import to_base64url

_TYPE = "urn:eu.europa.ec.eudi:learning:credential:1"
_RECEIVER = "https://werkgever.example.org"
_BEGINS, _ENDS = datetime(2026, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)
# Its key is made from a published seed: no list may ever name it as an anchor.
_AUTHORITY = "Demonstratie: verzonnen autoriteit / made-up authority"


def badge(unsigned: Mapping[str, Any], key: SigningKey, method: str) -> bytes:
    """Return an Open Badge 3.0 as SD-JWT, whose holder left out a birthday.

    Args:
        unsigned: A credential of one subject.
        key: Private half of `method`.
        method: As the catalogue lists it.
    """
    subject = {**unsigned["credentialSubject"], "_sd": [_digest(_disclosure("birthDate", "2001-03-04"))]}
    claims = {**unsigned, "credentialSubject": subject, "_sd_alg": "sha-256"}
    return f"{_signed({'typ': 'vc+sd-jwt', 'kid': method}, claims, key)}~\n".encode()


def shown(claims: Mapping[str, Any], key: SigningKey, method: str, wallet: SigningKey, moment: int) -> bytes:
    """Return a learning credential that its holder showed with a key of a wallet, name and all.

    Args:
        claims: What was learnt.
        key: Private half of `method`.
        method: As the catalogue lists it.
        wallet: The holder's key.
        moment: When it was shown, in seconds since 1970.
    """
    names = {"given_name": "Sam", "family_name": "de Vries"}
    disclosures = [_disclosure(name, value) for name, value in names.items()]
    payload = {
        **claims,
        "vct": _TYPE,
        "cnf": {"jwk": dict(wallet.jwk)},
        "_sd": sorted(map(_digest, disclosures)),
        "_sd_alg": "sha-256",
    }
    presented = "~".join([_signed({"typ": "dc+sd-jwt", "kid": method}, payload, key), *disclosures, ""])
    said = {"aud": _RECEIVER, "nonce": "demonstratie", "iat": moment, "sd_hash": _digest(presented)}
    return f"{presented}{_signed({'typ': 'kb+jwt'}, said, wallet)}\n".encode()


def learnt(achievement: Mapping[str, Any], issuer: str, name: str, moments: tuple[int, int]) -> dict[str, Any]:
    """Return the claims of a learning credential about an achievement of Open Badges.

    Args:
        achievement: As a badge has it.
        issuer: Its address or DID.
        name: Its name.
        moments: From when until when it holds, in seconds since 1970.
    """
    outcomes = [each["name"] for each in achievement.get("resultDescription", []) if each.get("resultType") == "Status"]
    found: dict[str, Any] = {
        "iss": issuer,
        "iat": moments[0],
        "exp": moments[1],
        "issuing_authority": name,
        "issuing_country": "NL",
        "achievement_title": achievement["name"],
        "achievement_description": achievement.get("description"),
        "learning_outcomes": outcomes,
        "language_of_classes": achievement.get("inLanguage"),
    }
    return {name: value for name, value in found.items() if value}


def diploma(unsigned: Mapping[str, Any], language: str, moment: str) -> dict[str, Any]:
    """Return the credential of a badge in the European Learning Model, awarded to a person by name.

    Args:
        unsigned: A credential of Open Badges 3.0 for one subject.
        language: Of its words.
        moment: When it was awarded, RFC 3339.
    """
    achievement, issuer = unsigned["credentialSubject"]["achievement"], unsigned["issuer"]
    outcomes = [each["name"] for each in achievement.get("resultDescription", []) if each.get("resultType") == "Status"]
    claim = {
        "id": "urn:epass:learningAchievement:1",
        "type": "LearningAchievement",
        "title": {language: achievement["name"]},
        "description": {language: achievement.get("description", "")},
        "awardedBy": {"type": "AwardingProcess", "awardingBody": {"legalName": {language: issuer["name"]}}},
        "specifiedBy": {"type": "Qualification", "learningOutcome": [{"title": {language: each}} for each in outcomes]},
    }
    return {
        "@context": ["https://www.w3.org/2018/credentials/v1", "http://data.europa.eu/snb/model/context/edc-ap"],
        "id": "urn:credential:demonstratie-verzegeld",
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "issuer": {"id": issuer["id"], "type": "Organisation", "legalName": {language: issuer["name"]}},
        "issuanceDate": moment,
        "credentialSubject": {
            "id": "urn:epass:person:1",
            "type": "Person",
            "fullName": {language: "Sam de Vries"},
            "hasClaim": claim,
        },
    }


def sealed(document: Mapping[str, Any], key: SigningKey, authority: SigningKey, moment: str) -> bytes:
    """Return a sealed credential as JSON.

    Args:
        document: What is sealed.
        key: Of the institution.
        authority: Of whoever says in a certificate whose that key is.
        moment: When it was sealed, in UTC.
    """
    certificate = _certificate(document["issuer"], key, authority)
    header = {
        "alg": key.algorithm,
        "typ": "jose+json",
        "b64": False,
        "crit": ["b64", "sigT"],
        "sigT": moment,
        "x5t#S256": to_base64url(hashlib.sha256(certificate).digest()),
        "x5c": [base64.b64encode(certificate).decode()],
    }
    protected, payload = to_base64url(json.dumps(header).encode()), json.dumps(document, ensure_ascii=False)
    signature = to_base64url(key.sign(f"{protected}.{payload}".encode()))
    whole = {"payload": payload, "signatures": [{"protected": protected, "signature": signature}]}
    return json.dumps(whole, ensure_ascii=False).encode() + b"\n"


def _disclosure(name: str, value: str) -> str:
    salt = to_base64url(hashlib.sha256(f"salt of {name}".encode()).digest()[:16])
    return to_base64url(json.dumps([salt, name, value], ensure_ascii=False).encode())


def _digest(text: str) -> str:
    return to_base64url(hashlib.sha256(text.encode("ascii")).digest())


def _signed(header: Mapping[str, str], payload: Mapping[str, Any], key: SigningKey) -> str:
    parts = ({"alg": key.algorithm, **header}, payload)
    data = ".".join(to_base64url(json.dumps(each, ensure_ascii=False).encode()) for each in parts)
    return f"{data}.{to_base64url(key.sign(data.encode()))}"


def _certificate(issuer: Mapping[str, Any], key: SigningKey, authority: SigningKey) -> bytes:
    if not isinstance(authority.private, ed25519.Ed25519PrivateKey):
        raise TypeError("expected a key whose signatures are the same every time")
    made = x509.CertificateBuilder().subject_name(_name("Demonstratie")).issuer_name(_name(_AUTHORITY))
    made = made.public_key(key.private.public_key()).serial_number(1).not_valid_before(_BEGINS).not_valid_after(_ENDS)
    made = made.add_extension(
        x509.SubjectAlternativeName([x509.UniformResourceIdentifier(issuer["id"])]), critical=False
    )
    return made.sign(authority.private, None).public_bytes(serialization.Encoding.DER)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
