"""Files that other people's libraries issue and show: Python's reference implementation, openvc, and JavaScript's."""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import certified
import pytest
import standing
import wallet_tokens as wallet
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from badge_verifier.encodings.multibase import base64url, to_base64url

ROOT = Path(__file__).resolve().parents[2]
NOW = 1_795_348_800  # 2026-11-22T12:00:00Z
AUDIENCE = "https://werk.example.org"
HIDDEN = ("birth_date", "given_name", "family_name")
SHOWN = ("given_name", "family_name")
OF_SUBJECT = ("identifier", "narrative")


@dataclass(frozen=True)
class Shown:
    """What one library made.

    Attributes:
        token: A presentation with the holder's signature, in which the birthday is left out.
        status: The list that it names, as the same library writes it; "" where it names none.
    """

    token: str
    status: str = ""


def claims(did: str, place: int = 0) -> dict[str, Any]:
    """Return the claims that each of them is asked to issue."""
    return wallet.learnt(iss=did, cnf=None, date_of_expiry="2028-01-01", status=wallet.status(place))


def for_javascript(  # noqa: PLR0913 -- each is an option of the library
    *,
    place: int = 7,
    revoked: int = 3,
    hash_name: str = "sha-256",
    chain: Sequence[str] = (),
    curve: str = "P-256",
    algorithm: str = "ES256",
) -> dict[str, Any]:
    """Return what is asked of `@sd-jwt`, with a list by `@sd-jwt/jwt-status-list`; under a chain, by its leaf's key."""
    from jwcrypto.jwk import JWK  # noqa: PLC0415 -- slow to import, for peers alone

    key, holder = JWK.generate(kty="EC", crv=curve), JWK.generate(kty="EC", crv="P-256")
    did = did_jwk(key.export_public(as_dict=True))
    if chain:
        key = JWK.from_pem(certified.LEAF.key.private_bytes(*certified.PLAIN))
    named = {"x5c": list(chain)} if chain else {"kid": f"{did}#0"}
    claimed = claims(certified.ISSUER if chain else did, place)
    if chain:
        del claimed["status"]
    values = [int(each == revoked) for each in range(64)]
    return {
        "task": "wallet",
        "claims": {**claimed, "cnf": {"jwk": plain(holder.export_public(as_dict=True))}},
        "frame": {"_sd": [] if chain else list(HIDDEN)},
        "decoys": 0 if chain else 2,
        "shown": {} if chain else dict.fromkeys(SHOWN, True),
        "hash": hash_name,
        "key": {**key.export_private(as_dict=True), "alg": algorithm, **named},
        "holder": {**holder.export_private(as_dict=True), "alg": "ES256"},
        "aud": AUDIENCE,
        "iat": NOW - 60,
        "list": not chain
        and {
            "values": values,
            "bits": 2,
            "payload": {"iss": did, "sub": wallet.LIST, "iat": NOW - 600, "exp": NOW + 600},
        },
    }


def badge_for_javascript() -> dict[str, Any]:
    """Return what is asked of `@sd-jwt/core`: an Open Badge 3.0 secured by VC-JOSE-COSE, part of its subject hidden."""
    from jwcrypto.jwk import JWK  # noqa: PLC0415

    key = JWK.generate(kty="EC", crv="P-384")
    did = did_jwk(key.export_public(as_dict=True))
    return {
        "task": "wallet",
        "typ": "vc+sd-jwt",
        "claims": badge(did),
        "frame": {"credentialSubject": {"_sd": list(OF_SUBJECT)}},
        "shown": {"credentialSubject": {"identifier": True}},
        "key": {**key.export_private(as_dict=True), "alg": "ES384", "kid": f"{did}#0"},
    }


def badge(did: str) -> dict[str, Any]:
    """Return an Open Badge 3.0 of nobody."""
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:7a1b0c1e-7f0e-4f64-8a35-0e6f3b1c2d3e",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": did, "type": ["Profile"], "name": "Demo-mbo Rijnstad"},
        "validFrom": "2026-02-01T12:00:00Z",
        "validUntil": "2028-02-01T12:00:00Z",
        "name": "Veilig tillen",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {"type": "IdentityObject", "identityType": "emailAddress", "identityHash": "sam@example.org",
                 "hashed": False}
            ],
            "narrative": "Met een hart onder de riem.",
            "achievement": {
                "id": "urn:uuid:5f2e",
                "type": ["Achievement"],
                "name": "Veilig tillen",
                "description": "Je tilt zware dingen zonder schade.",
                "criteria": {"narrative": "Laat het zien."},
            },
        },
    }  # fmt: skip


def of_reference(curve: str = "P-256", algorithm: str = "ES256", *, decoys: bool = False) -> Shown:
    """Return what Python's `sd-jwt` makes; the list it names is ours, and `jwcrypto` signs that.

    Args:
        curve: Of the issuer's key.
        algorithm: Of the issuer's signature.
        decoys: Whether digests of nothing stand in every object, also in the one that names the list.
    """
    from jwcrypto.jwk import JWK  # noqa: PLC0415
    from sd_jwt.common import SDObj  # noqa: PLC0415
    from sd_jwt.holder import SDJWTHolder  # noqa: PLC0415
    from sd_jwt.issuer import SDJWTIssuer  # noqa: PLC0415

    key, holder = JWK.generate(kty="EC", crv=curve), JWK.generate(kty="EC", crv="P-256")
    did = did_jwk(key.export_public(as_dict=True))
    plain = {name: value for name, value in claims(did).items() if name not in HIDDEN}
    hidden = {SDObj(name): wallet.learnt()[name] for name in HIDDEN}
    header = {"typ": "dc+sd-jwt", "kid": f"{did}#0"}
    issued = SDJWTIssuer(
        {**plain, **hidden}, key, holder, algorithm, add_decoy_claims=decoys, extra_header_parameters=header
    )
    shown = SDJWTHolder(issued.sd_jwt_issuance)
    with patch("sd_jwt.holder.time", return_value=float(NOW - 60)):
        shown.create_presentation(dict.fromkeys(SHOWN, True), "n-1", AUDIENCE, holder, "ES256")
    return Shown(shown.sd_jwt_presentation, _listed(key, algorithm, did))


def _listed(key: Any, algorithm: str, did: str) -> str:
    """Return a list in which nothing is withdrawn."""
    from jwcrypto.jws import JWS  # noqa: PLC0415

    claims = {
        "sub": wallet.LIST,
        "iat": NOW - 600,
        "exp": NOW + 600,
        "status_list": {"bits": 1, "lst": wallet.packed({})},
    }
    signing = JWS(json.dumps(claims))
    header = {"alg": algorithm, "typ": "statuslist+jwt", "kid": f"{did}#0"}
    signing.add_signature(key, protected=json.dumps(header))
    return str(signing.serialize(compact=True))


def badge_of_reference() -> Shown:
    """Return an Open Badge 3.0 that Python's `sd-jwt` secures and shows, by ES512."""
    from jwcrypto.jwk import JWK  # noqa: PLC0415
    from sd_jwt.common import SDObj  # noqa: PLC0415
    from sd_jwt.holder import SDJWTHolder  # noqa: PLC0415
    from sd_jwt.issuer import SDJWTIssuer  # noqa: PLC0415

    key = JWK.generate(kty="EC", crv="P-521")
    did = did_jwk(key.export_public(as_dict=True))
    whole = badge(did)
    subject = {SDObj(name) if name in OF_SUBJECT else name: each for name, each in whole["credentialSubject"].items()}
    header = {"typ": "vc+sd-jwt", "kid": f"{did}#0"}
    issued = SDJWTIssuer({**whole, "credentialSubject": subject}, key, None, "ES512", extra_header_parameters=header)
    shown = SDJWTHolder(issued.sd_jwt_issuance)
    shown.create_presentation({"credentialSubject": {"identifier": True}})
    return Shown(shown.sd_jwt_presentation)


def badge_of_openbadgeslib() -> Shown:
    """Return an Open Badge that `openbadgeslib` issues as SD-JWT VC, in which only the person can be hidden."""
    from openbadgeslib.ob3 import Achievement, Issuer, OpenBadgeCredential  # noqa: PLC0415
    from openbadgeslib.ob3.eudi import issue_badge_sd_jwt  # noqa: PLC0415

    private = Ed25519PrivateKey.generate()
    did = did_jwk({"kty": "OKP", "crv": "Ed25519", "x": to_base64url(private.public_key().public_bytes_raw())})
    made = OpenBadgeCredential(
        issuer=Issuer(id=did, name="Demo-mbo Rijnstad"),
        recipient_id="mailto:sam@example.org",
        achievement=Achievement(
            id="urn:uuid:5f2e", name="Veilig tillen", description="Je tilt.", criteria_narrative="Laat het zien."
        ),
        issuance_date=datetime(2026, 2, 1, 12, tzinfo=UTC),
        expiration_date=datetime(2028, 2, 1, 12, tzinfo=UTC),
    )
    with patch("time.time", return_value=float(NOW - 600)):
        return Shown(issue_badge_sd_jwt(made, privkey_pem=private.private_bytes(*certified.PLAIN), kid=f"{did}#0"))


def of_openvc(place: int = 7, revoked: int = 3) -> Shown:
    """Return what `openvc-core` makes, with a list of its own."""
    from openvc.keys import Ed25519SigningKey  # noqa: PLC0415
    from openvc.proof.sd_jwt import SdJwtVcProofSuite  # noqa: PLC0415
    from openvc.status.issue import build_status_list_token  # noqa: PLC0415
    from openvc.status.token_status_list import new_status_list, set_status  # noqa: PLC0415

    private = Ed25519PrivateKey.generate()
    did = did_jwk(Ed25519SigningKey(private, "").public_jwk())
    key = Ed25519SigningKey(private, f"{did}#0")
    holder = Ed25519SigningKey.generate(kid="holder")
    suite = SdJwtVcProofSuite()
    issued = suite.issue(
        claims(did, place),
        signing_key=key,
        disclosable=HIDDEN,
        holder_jwk=holder.public_jwk(),
        vct=wallet.LEARNT,
        decoys=2,
    )
    kept = [each for each in issued.split("~")[1:-1] if _name(each) in SHOWN]
    bare = wallet.presented(issued.partition("~")[0], kept)
    with patch("time.time", return_value=float(NOW - 60)):
        token = suite.create_presentation(bare, holder_key=holder, audience=AUDIENCE, nonce="n-1")
    listed = new_status_list(64)
    set_status(listed, revoked, 1, bits=1)
    body = build_status_list_token(
        signing_key=key, uri=wallet.LIST, status_list=listed, issued_at=NOW - 600, expires=NOW + 600, issuer=did
    )
    return Shown(token, body)


def of_openvc_certified(chain: Sequence[str]) -> Shown:
    """Return what `openvc-core` makes under a chain, by the key of its leaf."""
    from openvc.keys import Ed25519SigningKey, P256SigningKey  # noqa: PLC0415
    from openvc.proof.sd_jwt import SdJwtVcProofSuite  # noqa: PLC0415

    key, holder = P256SigningKey(certified.LEAF.key, "leaf"), Ed25519SigningKey.generate(kid="holder")
    claimed = {name: value for name, value in claims(certified.ISSUER).items() if name != "status"}
    suite = SdJwtVcProofSuite()
    issued = suite.issue(claimed, signing_key=key, holder_jwk=holder.public_jwk(), vct=wallet.LEARNT, x5c=list(chain))
    with patch("time.time", return_value=float(NOW - 60)):
        return Shown(suite.create_presentation(issued, holder_key=holder, audience=AUDIENCE, nonce="n-1"))


def _name(disclosure: str) -> object:
    return json.loads(base64url(disclosure))[1]


def plain(jwk: dict[str, Any]) -> dict[str, Any]:
    """Return the members of a public key alone."""
    return {name: value for name, value in jwk.items() if name in {"kty", "crv", "x", "y"}}


def did_jwk(jwk: dict[str, Any]) -> str:
    """Return the identifier that is a key itself."""
    return f"did:jwk:{to_base64url(json.dumps(plain(jwk)).encode())}"


def asked(tasks: Sequence[dict[str, Any]]) -> list[Any]:
    """Return the answers of the peers in JavaScript, of one run; skips without them, but fails in CI."""
    if shutil.which("node") is None or not (ROOT / "node_modules" / "@sd-jwt" / "sd-jwt-vc").is_dir():
        message = "no node, or no peers in node_modules: run make setup"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    found: list[Any] = standing.node(ROOT / "tests" / "interop" / "peer.mjs").ask(list(tasks))
    return found
