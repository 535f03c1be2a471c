"""Samples of what wallets hold: a badge with a birthday left out, and a learning credential shown with a key.

The wallet is made up; its key and the school's are made from published seeds, and salts follow from names, so that
every build makes the same bytes.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from badge_issuer.keys import SigningKey
from badge_verifier.encodings.multibase import to_base64url

_TYPE = "urn:eu.europa.ec.eudi:learning:credential:1"
_RECEIVER = "https://werkgever.example.org"


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


def _disclosure(name: str, value: str) -> str:
    salt = to_base64url(hashlib.sha256(f"salt of {name}".encode()).digest()[:16])
    return to_base64url(json.dumps([salt, name, value], ensure_ascii=False).encode())


def _digest(text: str) -> str:
    return to_base64url(hashlib.sha256(text.encode("ascii")).digest())


def _signed(header: Mapping[str, str], payload: Mapping[str, Any], key: SigningKey) -> str:
    parts = ({"alg": key.algorithm, **header}, payload)
    data = ".".join(to_base64url(json.dumps(each, ensure_ascii=False).encode()) for each in parts)
    return f"{data}.{to_base64url(key.sign(data.encode()))}"
