"""Sign a credential: Data Integrity (an embedded proof) or VC-JWT (an envelope around it).

What exactly is signed is made by `badge_verifier.proofs.securing`, so that signer and verifier cannot differ.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from badge_issuer.errors import Refused
from badge_issuer.keys import SigningKey
from badge_verifier.encodings.moments import instant
from badge_verifier.encodings.multibase import to_base58, to_base64url
from badge_verifier.proofs.securing import hash_data, suite

DATA_INTEGRITY = {"eddsa-rdfc-2022": "EdDSA", "ecdsa-rdfc-2019": "ES256"}
"""The cryptosuites that are issued with, each with the signature of its keys; the usual one first."""

FORMATS = (*DATA_INTEGRITY, "jwt")


def with_proof(
    document: Mapping[str, Any], key: SigningKey, *, method: str, cryptosuite: str, created: str
) -> dict[str, Any]:
    """Return the document with one Data Integrity proof.

    Args:
        document: An unsigned credential.
        key: Private half of `method`.
        method: Id of the verification method, as the catalogue lists it.
        cryptosuite: One of DATA_INTEGRITY.
        created: RFC 3339.

    Raises:
        Refused: The suite does not go with the key.
        badge_verifier.errors.StepError: A term of the document is defined by no context.
    """
    if DATA_INTEGRITY.get(cryptosuite) != key.algorithm:
        fitting = next(name for name, algorithm in DATA_INTEGRITY.items() if algorithm == key.algorithm)
        raise Refused(f"{cryptosuite} does not go with this key ({key.algorithm}): use --format {fitting} or jwt")
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": cryptosuite,
        "created": created,
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    data = hash_data(document, options, suite(options["type"], cryptosuite, key.algorithm))
    return {**document, "proof": {**options, "proofValue": to_base58(key.sign(data))}}


def as_jwt(document: Mapping[str, Any], key: SigningKey, *, method: str) -> str:
    """Return the credential as a compact JWS (Open Badges 3.0, "JSON Web Token Proof Format").

    The registered claims repeat what the credential says: iss, jti, nbf, and exp where it ends.
    """
    header = {"alg": key.algorithm, "typ": "JWT", "kid": method}
    claims = {
        **document,
        "iss": issuer if isinstance(issuer := document["issuer"], str) else issuer["id"],
        "jti": document["id"],
        "nbf": _seconds(instant(document["validFrom"])),
    }
    if "validUntil" in document:
        claims["exp"] = _seconds(instant(document["validUntil"]))
    signing_input = f"{_part(header)}.{_part(claims)}"
    return f"{signing_input}.{to_base64url(key.sign(signing_input.encode('ascii')))}"


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _part(value: Mapping[str, Any]) -> str:
    return to_base64url(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
