"""What a holder signed when a token was shown: for whom, and when (RFC 9901, "Key Binding JWT").

It proves that whoever had the holder's key showed these very claims to that receiver at that moment. Who has the file
now, and whether the receiver is who reads it, nobody says: it is a remark, and never a reason to believe more.
"""

from datetime import datetime, timedelta

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Jws, Remark
from badge_verifier.encodings import strictjson
from badge_verifier.encodings.moments import stamp
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.ports import Crypto, SignatureCheck
from badge_verifier.proofs import jose, keys

_CLOCK_SKEW = timedelta(minutes=5)


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
        key = keys.from_jwk(reading.mapping(confirmation).get("jwk"))
        algorithm = jose.algorithm(disclosed.binding, jose.KEY_BINDING)
        jose.fits(algorithm, key)
    except Unchecked as error:  # a kind of key or of signature that is not ours to check
        return (Remark("remark.key-binding-unchecked", error.detail),)
    except StepError as error:
        raise Invalid("proof.key-binding", error.detail or error.code) from error
    remark = _said(disclosed.binding, disclosed.presentation, now, limits)
    check = SignatureCheck(algorithm, key, disclosed.binding.signing_input, disclosed.binding.signature)
    if not await crypto.verify(check):
        raise Invalid("proof.key-binding", "the holder's signature is not by the key that the issuer named")
    return (remark,)


def _said(binding: Jws, presentation: str, now: datetime, limits: Limits) -> Remark:
    """Return for whom and when it was shown; every claim that the RFC asks for must be there."""
    try:
        claims = reading.mapping(strictjson.parse(binding.payload, limits))
        made = jose.moment(claims, "iat")
    except StepError as error:
        raise Invalid("proof.key-binding", error.detail or error.code) from error
    receiver, nonce = claims.get("aud"), claims.get("nonce")
    if not isinstance(receiver, str) or not isinstance(nonce, str) or made is None:
        raise Invalid("proof.key-binding", "expected aud, nonce and iat")
    if claims.get("sd_hash") != presentation:
        raise Invalid("proof.key-binding", "it is over another choice of claims")
    if made > now + _CLOCK_SKEW:
        raise Invalid("proof.key-binding", f"made at {stamp(made)}, which is still to come")
    return Remark("remark.key-binding", f"{receiver[:120]}, {stamp(made)[:10]}")
