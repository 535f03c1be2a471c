"""The public keys of an institution in the forms that others fetch: JWKS and a DID document for did:web.

Both are ready to be placed on the institution's own host; our site only shows what belongs there.
"""

from typing import Any
from urllib.parse import quote

from badge_catalogue.model import Institution, PublicKey
from badge_verifier.encodings.dids import method_at_host
from badge_verifier.proofs.keys import algorithm, from_jwk, from_multikey, multikey

_DID_CONTEXT = ("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1")


def jwk(key: PublicKey) -> dict[str, str]:
    """Return the key members of the key, whichever way it is written in the catalogue.

    Raises:
        badge_verifier.errors.StepError: It is not a supported public key; `catalogue check` says so first.
    """
    return from_jwk(key.jwk) if key.jwk is not None else from_multikey(key.multibase or "")


def usable(institution: Institution) -> list[PublicKey]:
    """Return the keys that someone may still verify with: all but the compromised ones."""
    return [key for key in institution.keys if key.status != "compromised"]


def jwks(institution: Institution) -> dict[str, Any]:
    """Return a JWK Set (RFC 7517, "JWK Set Format") of the keys in force and the retired ones."""
    return {
        "keys": [
            {**members, "kid": key.id, "alg": "RS256" if members["kty"] == "RSA" else algorithm(members), "use": "sig"}
            for key in usable(institution)
            for members in [jwk(key)]
        ]
    }


def did_document(institution: Institution) -> dict[str, Any] | None:
    """Return the DID document of the institution's did:web, or None where it has no such identity.

    https://www.w3.org/TR/did-1.0/#core-properties; the other identities are named as aliases.
    """
    did = next((identity for identity in institution.identities if method_at_host(identity)), None)
    if did is None:
        return None
    methods = [
        {
            "id": f"{did}#{quote(key.id.partition('#')[2] or key.id, safe='')}",
            "type": "Multikey",
            "controller": did,
            "publicKeyMultibase": multikey(jwk(key)),
        }
        for key in usable(institution)
    ]
    return {
        "@context": list(_DID_CONTEXT),
        "id": did,
        "alsoKnownAs": [identity for identity in institution.identities if identity != did],
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }
