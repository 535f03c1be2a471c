"""Step 3: is the badge unaltered? Every proof that a credential carries is looked at, and none stands for another."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from badge_verifier import verdict
from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Jws, Key, ProofResult
from badge_verifier.encodings.moments import instant, stamp
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.ports import Algorithm, Crypto, Fetcher, SignatureCheck
from badge_verifier.proofs import dataintegrity, jose, key_resolution, securing
from badge_verifier.proofs.contexts import Context, bundled
from badge_verifier.proofs.dataintegrity import Surroundings
from badge_verifier.proofs.work import Work
from badge_verifier.report import Outcome
from badge_verifier.trust.trust_list import TrustList

# Nobody honest needs more, and each may cost a fetch and a canonicalisation.
MOST_PROOFS = 8
_DIGESTS = frozenset({"_sd", "_sd_alg", "..."})


async def prove(  # noqa: PLR0913 -- each is a different part of the world
    credential: Credential,
    *,
    crypto: Crypto,
    fetcher: Fetcher,
    trust: TrustList | None,
    contexts: Sequence[Context],
    now: datetime,
    limits: Limits,
    work: Work | None = None,
) -> tuple[ProofResult, ...]:
    """Return one result for each proof, in their order; empty where there is none. Never raises a StepError.

    Hosted badges of Open Badges 1 and 2 carry no proof and are not for here. A token covers what is in it, so proofs
    within a token are named and not counted: they do not cover the token's own claims.

    Args:
        contexts: Beside the bundled ones, which are tried first.
        work: What the file has cost so far; counted for this credential alone unless given.
    """
    memo = securing.Memo(work=work or Work())
    around = Surroundings(crypto, fetcher, trust, (*bundled(), *contexts), now, limits, memo)
    results = []
    if credential.jws is not None:
        results.append(await _token(credential, credential.jws, around))
    embedded = credential.document.get("proof")
    if embedded in (None, []):
        return tuple(results)
    proofs = embedded if isinstance(embedded, list) else [embedded]
    if len(proofs) > MOST_PROOFS or not all(isinstance(one, Mapping) for one in proofs):
        error = Invalid("proof.malformed", f"expected at most {MOST_PROOFS} objects as proof")
        return (*results, _ended("unknown", None, error, None))
    for one in proofs:
        if credential.jws is not None:
            kind = _text(one, "type") or "unknown"
            results.append(ProofResult(kind, _text(one, "cryptosuite"), Outcome.SKIPPED, "proof.within-token"))
        else:
            results.append(await _embedded(credential, one, around))
    return tuple(results)


async def _embedded(credential: Credential, one: Mapping[str, Any], around: Surroundings) -> ProofResult:
    kind, cryptosuite, created = _text(one, "type") or "unknown", _text(one, "cryptosuite"), _text(one, "created")
    try:
        held = await dataintegrity.check(credential.document, one, credential.issuer_id, around)
    except StepError as error:
        return _ended(kind, cryptosuite, error, created)
    return ProofResult(
        kind,
        cryptosuite,
        Outcome.PASSED,
        "proof.passed",
        key=held.key,
        created=created,
        contexts=held.contexts,
        status_whole=held.status_whole,
        begins=held.begins,
        ends=held.ends,
    )


async def _token(credential: Credential, jws: Jws, around: Surroundings) -> ProofResult:
    """Verify a JWS: VC-JWT, VC-JOSE, or a signed badge of Open Badges 2.0."""
    name = _text(jws.header, "alg")
    created: str | None = None
    try:
        # 1. The algorithm, before any key.
        algorithm = jose.algorithm(jws)
        if _hides(credential.claims) or _hides(credential.document):
            raise Unchecked("proof.unsupported", "SD-JWT")
        # 2. The key. 3. The signature.
        key = await _made_by(credential, jws, algorithm, around)
        # 4. What is said twice agrees; what only the token says counts too.
        jose.claims_agree(credential)
        created = _issued(credential)
        begins, _ = dataintegrity.in_force(key, created, None, around.now)
        not_before, ends = _term(credential)
    except StepError as error:
        return _ended("JWT", name, error, created)
    return ProofResult(
        "JWT",
        name,
        Outcome.PASSED,
        "proof.passed",
        key=key,
        created=created,
        begins=_later(begins, not_before),
        ends=ends,
    )


def _hides(value: object) -> bool:
    """Say whether a digest stands anywhere for what the holder may leave out (RFC 9901, "SD-JWT", "Disclosures")."""
    return any(_DIGESTS.intersection(each) for each in reading.every(value))


def _issued(credential: Credential) -> str | None:
    issued = jose.moment(credential.claims, "iat")
    return stamp(issued) if issued else None


def _term(credential: Credential) -> tuple[str | None, str | None]:
    """Return between which moments a token holds, where the credential in it does not say so itself."""
    begins, ends = jose.moment(credential.claims, "nbf"), jose.moment(credential.claims, "exp")
    return (
        stamp(begins) if begins is not None and credential.valid_from is None else None,
        stamp(ends) if ends is not None and credential.valid_until is None else None,
    )


def _later(one: str | None, two: str | None) -> str | None:
    return max((each for each in (one, two) if each is not None), key=instant, default=None)


async def _made_by(credential: Credential, jws: Jws, algorithm: Algorithm, around: Surroundings) -> Key:
    """Return the key that signed a JWS. Where it names and carries none, that is the listed one that fits.

    Raises:
        Invalid: "proof.signature-mismatch", "proof.key-mismatch".
        Unchecked: "proof.other-key"; "proof.key-unresolved": no key is named, and no listed one made it.
    """
    check = SignatureCheck(algorithm, {}, jws.signing_input, jws.signature)
    method, header_key = _method(credential, jws), jws.header.get("jwk")
    if method is None and header_key is None:
        for each in _listed_keys(credential.issuer_id, algorithm, around.trust):
            if await around.crypto.verify(replace(check, key=each.jwk)):
                return each
        raise Unchecked("proof.key-unresolved", "the badge does not name the key that signed it")
    key = key_resolution.carried(header_key, None) if method is None else await _signer(credential, jws, method, around)
    jose.fits(algorithm, key.jwk)
    jose.keeps_to(algorithm, key.algorithm)
    if not await around.crypto.verify(replace(check, key=key.jwk)):
        raise dataintegrity.mismatch_under(key)
    return key


async def _signer(credential: Credential, jws: Jws, method: str, around: Surroundings) -> Key:
    """Return the key a JWS names, else the one it carries; `jku` and `x5u` are never fetched."""
    header_key = jws.header.get("jwk")
    try:
        return await key_resolution.resolve(
            method, issuer_id=credential.issuer_id, fetcher=around.fetcher, trust=around.trust, limits=around.limits
        )
    except Unchecked as error:
        if header_key is None:
            raise
        return key_resolution.carried(header_key, method, note=error.detail)


def _method(credential: Credential, jws: Jws) -> str | None:
    """Return the full name of the signing key, None where the badge names none."""
    kid = jws.header.get("kid")
    issuer = credential.issuer_id
    if credential.version in {"OB1", "OB2"}:
        # Open Badges 2.0, "Signed Verification": `creator`; 1.x: `verify.url`.
        verification = reading.one(credential.document.get("verification", credential.document.get("verify")))
        kid = verification.get("creator", verification.get("url", kid))
    if kid is None:
        self_describing = issuer is not None and issuer.startswith(("did:key:", "did:jwk:"))
        return issuer if self_describing and "jwk" not in jws.header else None
    if not isinstance(kid, str) or not kid:
        raise Invalid("proof.malformed", "the name of the key is no text")
    if ":" not in kid and issuer is not None:
        return f"{issuer}#{kid.removeprefix('#')}"
    return kid


def _listed_keys(issuer_id: str | None, algorithm: Algorithm, trust: TrustList | None) -> list[Key]:
    """Return the listed keys of the issuer that this algorithm can use, for tokens that name no key."""
    fitting = []
    for key in key_resolution.listed_keys(issuer_id, trust)[:MOST_PROOFS]:
        try:
            jose.fits(algorithm, key.jwk)
        except Invalid:
            continue
        fitting.append(key)
    return fitting


def _ended(kind: str, cryptosuite: str | None, error: StepError, created: str | None) -> ProofResult:
    ruling = verdict.ended("proof", error)
    return ProofResult(
        kind[:60],
        cryptosuite and cryptosuite[:60],
        ruling.outcome,
        ruling.code,
        ruling.detail,
        created=created,
        unread=ruling.unread,
    )


def _text(holder: Mapping[str, Any], member: str) -> str | None:
    value = holder.get(member)
    return value if isinstance(value, str) else None
