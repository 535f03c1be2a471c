"""The keys that an issuer of wallets' credentials publishes about itself ("JWT VC Issuer Metadata" of SD-JWT VC).

Decides where they stand and which of them is meant. They are asked for like any other key: within bounds, from the
issuer's own host, and only when the run is online.
"""

from urllib.parse import urlsplit

from badge_verifier.claims.credential import Key
from badge_verifier.errors import Unchecked
from badge_verifier.limits import Limits
from badge_verifier.network.platforms import split
from badge_verifier.ports import Fetcher
from badge_verifier.proofs import key_document
from badge_verifier.proofs.key_resolution import fetch

_WELL_KNOWN = "/.well-known/jwt-vc-issuer"


async def key(issuer_id: str, kid: str | None, fetcher: Fetcher, limits: Limits) -> Key:
    """Return the issuer's key of a name; where none is named, the only one.

    Args:
        issuer_id: `iss`, an https address.
        kid: `kid` of the token.
        fetcher: Reaches the issuer's host, or refuses to.
        limits: Of each answer.

    Raises:
        Invalid: "proof.key-malformed", "proof.key-weak", "proof.purpose": the key is no good.
        Unchecked: "proof.key-unresolved": no such document, or it is another's; "proof.key-unsupported".
    """
    place = address(issuer_id)
    document = await fetch(place, fetcher, limits)
    if document.get("issuer") != issuer_id:
        raise Unchecked("proof.key-unresolved", f"{place} is of {str(document.get('issuer'))[:80]!r}")
    listed, elsewhere = document.get("jwks"), document.get("jwks_uri")
    if (listed is None) == (elsewhere is None):
        raise Unchecked("proof.key-unresolved", f"{place}: expected jwks or jwks_uri")
    if isinstance(elsewhere, str) and elsewhere.startswith("https://"):
        listed = await fetch(elsewhere, fetcher, limits)
    if not isinstance(listed, dict) or not isinstance(listed.get("keys"), list):
        raise Unchecked("proof.key-unresolved", f"{place}: expected a set of keys")
    method = f"{issuer_id}#{kid}" if kid else issuer_id
    found = key_document.find({"keys": listed["keys"]}, issuer_id, method)
    return Key(found.jwk, method, issuer_id, "metadata", algorithm=found.algorithm)


def address(issuer_id: str) -> str:
    """Return the address of an issuer's metadata: the well-known path goes between host and path.

    Raises:
        Unchecked: "proof.key-unresolved": it is no https address, or has more than host and path.

    >>> address("https://school.example.org/wallets")
    'https://school.example.org/.well-known/jwt-vc-issuer/wallets'
    """
    try:
        split(issuer_id)
        parts = urlsplit(issuer_id)
    except ValueError as error:
        raise Unchecked("proof.key-unresolved", f"{issuer_id[:80]!r} is no address") from error
    if parts.scheme != "https" or not parts.netloc or parts.query or parts.fragment:
        raise Unchecked("proof.key-unresolved", f"{issuer_id[:80]!r} publishes no keys")
    return f"https://{parts.netloc}{_WELL_KNOWN}{parts.path.rstrip('/')}"
