"""Step 3: is the badge unaltered? Every proof that a credential carries is looked at, and none stands for another."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from badge_verifier import verdict
from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Jws, ProofResult, Remark
from badge_verifier.encodings.moments import instant, stamp
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import PROOFS, Limits
from badge_verifier.ports import Crypto, Fetcher
from badge_verifier.proofs import certificates, dataintegrity, jades, jose, key_binding, sd_jwt, securing, token_keys
from badge_verifier.proofs.contexts import Context, bundled
from badge_verifier.proofs.dataintegrity import Surroundings
from badge_verifier.proofs.work import Work
from badge_verifier.report import Outcome
from badge_verifier.trust.trust_list import TrustList

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
    if len(proofs) > PROOFS or not all(isinstance(one, Mapping) for one in proofs):
        error = Invalid("proof.malformed", f"expected at most {PROOFS} objects as proof")
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
        in_part=cryptosuite == securing.SELECTIVE,
    )


async def _token(credential: Credential, jws: Jws, around: Surroundings) -> ProofResult:
    """Verify a JWS: VC-JWT, VC-JOSE, a signed badge of Open Badges 2.0, an SD-JWT, or a seal (JAdES)."""
    disclosed = credential.disclosed
    sealed = credential.sealed
    kind, name = "JAdES" if sealed else "JWT" if disclosed is None else "SD-JWT", _text(jws.header, "alg")
    created: str | None = None
    try:
        # 1. The algorithm, before any key.
        algorithm = jades.algorithm(jws) if sealed else jose.algorithm(jws, credential.kinds)
        if _hides(credential.claims) or _hides(credential.document):
            raise Unchecked("proof.unsupported", "SD-JWT")
        # 2. The key. 3. The signature.
        if sealed:
            key = await jades.made_by(credential.issuer_id, jws, algorithm, around)
        else:
            key = await token_keys.made_by(credential, jws, algorithm, around)
        # 4. What is said twice agrees; what only the token says counts too.
        if credential.vct is None:
            jose.claims_agree(credential)
        created = sealed or _issued(credential)
        begins, _ = dataintegrity.in_force(key, created, None, around.now)
        not_before, ends = _term(credential)
        # 5. What its holder signed, when it was shown.
        remarks = await key_binding.shown(credential, around.crypto, around.now, around.limits)
        if key.source == "x5c" and key.controller is not None:
            over = certificates.ended(certificates.of_header(jws.header), around.now)
            late = (Remark("remark.certificate-over", over),) if over is not None else ()
            remarks = (Remark("remark.certificate", key.note), *late, *remarks)
        if sealed:
            remarks = (*remarks, Remark("remark.seal-time", sealed))
    except StepError as error:
        return _ended(kind, name, error, created)
    return ProofResult(
        kind,
        name,
        Outcome.PASSED,
        "proof.passed",
        key=key,
        created=created,
        begins=_later(begins, not_before),
        ends=ends,
        in_part=disclosed is not None and bool(disclosed.hidden),
        status_whole=not sd_jwt.left_out(disclosed, "credentialStatus", "status"),
        remarks=remarks,
    )


def _hides(value: object) -> bool:
    """Say whether a digest stands anywhere for what the holder may leave out (RFC 9901, "SD-JWT", "Disclosures")."""
    return any(_DIGESTS.intersection(each) for each in reading.every(value))


def _issued(credential: Credential) -> str | None:
    issued = jose.moment(credential.claims, "iat")
    return stamp(issued) if issued else None


def _term(credential: Credential) -> tuple[str | None, str | None]:
    """Return between which moments a token holds, where the credential in it does not say so itself.

    A wallet's token may end before what it says does: what is learnt stays, and the token is renewed.
    """
    begins, ends = jose.moment(credential.claims, "nbf"), jose.moment(credential.claims, "exp")
    both = credential.vct is not None
    return (
        stamp(begins) if begins is not None and (both or credential.valid_from is None) else None,
        stamp(ends) if ends is not None and (both or credential.valid_until is None) else None,
    )


def _later(one: str | None, two: str | None) -> str | None:
    return max((each for each in (one, two) if each is not None), key=instant, default=None)


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
