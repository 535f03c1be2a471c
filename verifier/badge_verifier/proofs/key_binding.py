"""What a holder signed when a token was shown: for whom, and when (RFC 9901, "Key Binding JWT").

It proves that whoever had the holder's key showed these very claims to that receiver at that moment. Who has the file
now, and whether the receiver is who reads it, nobody says: it is a remark, and never a reason to believe more.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Jws, Remark
from badge_verifier.encodings import strictjson
from badge_verifier.encodings.moments import stamp
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.ports import Crypto, SignatureCheck
from badge_verifier.proofs import jose, keys

_CLOCK_SKEW = timedelta(minutes=5)
_ROUNDED = timedelta(days=1)  # by which issuers round when they issued
# RFC 7800, "Confirmation Claim": the ways to name a key, of which one may be there.
_NAMED_BY = frozenset({"jwk", "jwe", "jku"})
_ELSEWHERE = frozenset({"jwe", "jku", "kid", "x5c", "x5t", "x5t#S256", "jkt"})
_PRIVATE = frozenset({"d", "p", "q"})


async def shown(credential: Credential, crypto: Crypto, now: datetime, limits: Limits) -> tuple[Remark, ...]:
    """Return the remark on the holder's signature, or on its absence where the issuer made one possible.

    Args:
        credential: Of a token with selective disclosure whose own signature holds.
        crypto: Checks the holder's.
        now: The moment asked about; nothing can have been shown after it.
        limits: Of what is read.

    Raises:
        Invalid: "proof.key-binding": the holder's signature is there, and it is not by the key that the issuer named,
            or not over what is shown.
    """
    disclosed = credential.disclosed
    confirmation = credential.claims.get("cnf")
    if disclosed is None or disclosed.binding is None:
        return (Remark("remark.key-binding-none"),) if confirmation is not None else ()
    try:
        key = keys.from_jwk(_named(reading.mapping(confirmation)))
        algorithm = jose.algorithm(disclosed.binding, jose.KEY_BINDING)
        jose.fits(algorithm, key)
    except Unchecked as error:  # a kind of key or of signature that is not ours to check
        return (Remark("remark.key-binding-unchecked", error.detail),)
    except StepError as error:
        raise Invalid("proof.key-binding", error.detail or error.code) from error
    receiver, made = _said(disclosed.binding, disclosed.presentation, now, limits)
    check = SignatureCheck(algorithm, key, disclosed.binding.signing_input, disclosed.binding.signature)
    if not await crypto.verify(check):
        raise Invalid("proof.key-binding", "the holder's signature is not by the key that the issuer named")
    issued = jose.moment(credential.claims, "iat")
    if issued is not None and made < issued - _ROUNDED:  # nobody can have shown it then
        return (Remark("remark.key-binding-unchecked", f"{stamp(made)[:10]} < {stamp(issued)[:10]}"),)
    return (Remark("remark.key-binding", f"{receiver[:120]}, {stamp(made)[:10]}"),)


def _named(confirmation: Mapping[str, Any]) -> object:
    """Return the key that the issuer names as the holder's.

    Raises:
        Unchecked: It names several, or one that stands elsewhere, or one that everybody has who has the credential.
    """
    key = confirmation.get("jwk")
    named = sorted(_NAMED_BY & set(confirmation)) if "jwk" in confirmation else sorted(_ELSEWHERE & set(confirmation))
    if named not in (["jwk"], []):
        raise Unchecked("proof.key-unsupported", f"cnf: {', '.join(named)}")
    if isinstance(key, Mapping) and _PRIVATE & set(key):
        raise Unchecked("proof.key-unsupported", "cnf: a private key")
    return key


def _said(binding: Jws, presentation: str, now: datetime, limits: Limits) -> tuple[str, datetime]:
    """Return for whom and when it was shown; every claim that the RFC asks for must be there."""
    try:
        claims = reading.mapping(strictjson.parse(binding.payload, limits))
        made = jose.moment(claims, "iat")
    except StepError as error:
        raise Invalid("proof.key-binding", error.detail or error.code) from error
    receiver, nonce = claims.get("aud"), claims.get("nonce")
    if not isinstance(receiver, str) or not isinstance(nonce, str) or not receiver or not nonce or made is None:
        raise Invalid("proof.key-binding", "expected aud, nonce and iat")
    if claims.get("sd_hash") != presentation:
        raise Invalid("proof.key-binding", "it is over another choice of claims")
    if made > now + _CLOCK_SKEW:
        raise Invalid("proof.key-binding", f"made at {stamp(made)}, which is still to come")
    return receiver, made
