"""Which key signed a token, and where it is found: named by it, listed for its issuer, published, or carried along.

Decides where to look, in that order; whose the key is, `key_resolution.bound` says.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Jws, Key
from badge_verifier.encodings.dids import is_key
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import KEYS_TRIED
from badge_verifier.ports import Algorithm, SignatureCheck
from badge_verifier.proofs import certificates, dataintegrity, issuer_metadata, jose, key_resolution
from badge_verifier.proofs.dataintegrity import Surroundings
from badge_verifier.trust.trust_list import TrustList


async def made_by(credential: Credential, jws: Jws, algorithm: Algorithm, around: Surroundings) -> Key:
    """Return the key that signed a JWS. Where it names and carries none, that is the listed one that fits.

    Raises:
        Invalid: "proof.signature-mismatch", "proof.key-mismatch".
        Unchecked: "proof.other-key"; "proof.key-unresolved": no key is named, and no listed one made it.
    """
    check = SignatureCheck(algorithm, {}, jws.signing_input, jws.signature)
    method, header_key = _method(credential, jws), jws.header.get("jwk")
    published = _is_published(credential, jws, around.trust)
    certified = _is_certified(jws, method, around.trust)
    if published or certified or (method is None and header_key is None):
        for each in _listed_keys(credential.issuer_id, algorithm, around.trust):
            if await around.crypto.verify(replace(check, key=each.jwk)):
                return each
        if not published and not certified:
            raise Unchecked("proof.key-unresolved", "the badge does not name the key that signed it")
    if certified:
        signed = jose.moment(credential.claims, "iat") or around.now
        anchors = around.trust.anchors if around.trust else ()
        chain = certificates.of_header(jws.header)
        key = await certificates.signer(chain, credential.issuer_id, anchors, signed, around.crypto)
    else:
        key = await _named(credential, jws, method, around, published=published)
    jose.fits(algorithm, key.jwk)
    jose.keeps_to(algorithm, key.algorithm)
    if not await around.crypto.verify(replace(check, key=key.jwk)):
        raise dataintegrity.mismatch_under(key)
    return key


async def _named(credential: Credential, jws: Jws, method: str | None, around: Surroundings, *, published: bool) -> Key:
    """Return the key a JWS names, else the one it carries; `jku` and `x5u` are never fetched."""
    header_key, issuer = jws.header.get("jwk"), credential.issuer_id
    try:
        if published and issuer is not None:
            return await issuer_metadata.key(issuer, _kid(jws.header), around.fetcher, around.limits)
        if method is not None:
            return await key_resolution.resolve(
                method, issuer_id=issuer, fetcher=around.fetcher, trust=around.trust, limits=around.limits
            )
    except Unchecked as error:
        if header_key is None:
            raise
        return key_resolution.carried(header_key, method, note=error.detail)
    return key_resolution.carried(header_key, None)


def _method(credential: Credential, jws: Jws) -> str | None:
    """Return the full name of the signing key, None where the badge names none."""
    kid = jws.header.get("kid")
    issuer = credential.issuer_id
    if credential.version in {"OB1", "OB2"}:
        # Open Badges 2.0, "Signed Verification": `creator`; 1.x: `verify.url`.
        verification = reading.one(credential.document.get("verification", credential.document.get("verify")))
        kid = verification.get("creator", verification.get("url", kid))
    if kid is None:
        return issuer if is_key(issuer) and "jwk" not in jws.header else None
    if not isinstance(kid, str) or not kid:
        raise Invalid("proof.malformed", "the name of the key is no text")
    if ":" not in kid and issuer is not None:
        return f"{issuer}#{kid.removeprefix('#')}"
    return kid


def _is_certified(jws: Jws, method: str | None, trust: TrustList | None) -> bool:
    """Say whether certificates in the header say whose the key is: nothing else names it that could be looked up."""
    kid = _kid(jws.header)
    named = kid is not None and (":" in kid or key_resolution.is_listed(method or "", trust))
    return "x5c" in jws.header and not named


def _is_published(credential: Credential, jws: Jws, trust: TrustList | None) -> bool:
    """Say whether the key of a wallet's credential stands in its issuer's metadata, under a name within them."""
    kid, issuer = _kid(jws.header), credential.issuer_id
    if credential.vct is None or issuer is None or not issuer.startswith("https://"):
        return False
    if kid is None:
        return "kid" not in jws.header
    return ":" not in kid and not key_resolution.is_listed(f"{issuer}#{kid.removeprefix('#')}", trust)


def _kid(header: Mapping[str, Any]) -> str | None:
    kid = header.get("kid")
    return kid if isinstance(kid, str) and kid else None


def _listed_keys(issuer_id: str | None, algorithm: Algorithm, trust: TrustList | None) -> list[Key]:
    """Return the listed keys of the issuer that this algorithm can use, for tokens that name no key."""
    fitting = []
    for key in key_resolution.listed_keys(issuer_id, trust)[:KEYS_TRIED]:
        try:
            jose.fits(algorithm, key.jwk)
        except Invalid:
            continue
        fitting.append(key)
    return fitting
