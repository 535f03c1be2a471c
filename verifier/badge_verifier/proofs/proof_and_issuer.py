"""Steps 3 and 4 for any credential: is it unaltered, and is the key the issuer's?

The same for a badge, a status list and an endorsement; what follows from the answers differs and stands elsewhere.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from badge_verifier.claims.credential import Credential, ProofResult
from badge_verifier.encodings.moments import instant
from badge_verifier.limits import Limits
from badge_verifier.ports import Crypto, Fetcher
from badge_verifier.proofs import damage
from badge_verifier.proofs.contexts import Context
from badge_verifier.proofs.key_resolution import bound
from badge_verifier.proofs.proof import prove
from badge_verifier.proofs.work import Work
from badge_verifier.report import Outcome, Ruling
from badge_verifier.trust.trust_list import TrustList


@dataclass(frozen=True)
class Means:
    """The means of a run over one file: the two ports, the options, and the work done so far.

    Attributes:
        kept: Status lists that were read for one badge of the file, for the others; by what they were read as.
    """

    crypto: Crypto
    fetcher: Fetcher
    trust: TrustList | None
    contexts: tuple[Context, ...]
    now: datetime
    limits: Limits
    work: Work = field(default_factory=Work)
    kept: dict[tuple[str, str], Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ProofAndIssuer:
    """The findings of steps 3 and 4.

    Attributes:
        proofs: All of them, in their order.
        held: The proof that counts: it passed, and the issuer's key made it if any did.
    """

    proofs: tuple[ProofResult, ...]
    proof: Ruling
    issuer: Ruling
    held: ProofResult | None = None


NOT_REACHED = Ruling(Outcome.SKIPPED, "step.not-reached")


async def verify_proofs(credential: Credential, means: Means) -> ProofAndIssuer:
    """Verify every proof, and bind the key of those that hold to the issuer.

    One valid proof is enough; of several the one whose key is the issuer's counts.
    """
    proofs = await prove(
        credential,
        crypto=means.crypto,
        fetcher=means.fetcher,
        trust=means.trust,
        contexts=means.contexts,
        now=means.now,
        limits=means.limits,
        work=means.work,
    )
    bindings = [
        (proof, Ruling(*bound(proof.key, credential.issuer_id, means.trust)))
        for proof in proofs
        if proof.outcome == Outcome.PASSED and proof.key is not None
    ]
    if bindings:
        held, issuer = min(bindings, key=lambda pair: (_RANK[pair[1].outcome], lapsed(pair[0], means.now) is not None))
        return ProofAndIssuer(proofs, Ruling(Outcome.PASSED, held.code, held.detail), issuer, held)
    return ProofAndIssuer(proofs, _unproven(proofs), NOT_REACHED)


async def told_from_damage(credential: Credential, verified: ProofAndIssuer, means: Means) -> ProofAndIssuer:
    """Return the rulings on proof and issuer; a mismatch that copying explains is ruled damage, and disproves nothing.

    A token is not looked at: its letters are those of base64url, which nothing mends by itself.
    """
    if verified.proof.code != "proof.signature-mismatch" or credential.jws is not None:
        return verified
    if not damage.is_beyond_mending(credential.document) and not await _fits_when_mended(credential, means):
        return verified
    ruling = Ruling(Outcome.UNCHECKED, "proof.encoding-guessed", unread="malformed")
    proofs = tuple(
        replace(each, outcome=ruling.outcome, code=ruling.code, unread=ruling.unread)
        if each.code == verified.proof.code
        else each
        for each in verified.proofs
    )
    return replace(verified, proofs=proofs, proof=ruling)


async def _fits_when_mended(credential: Credential, means: Means) -> bool:
    for document in damage.undone(credential.document):
        means.work.credentials += 1
        if (await verify_proofs(replace(credential, document=document), means)).held is not None:
            return True
    return False


_RANK = {Outcome.PASSED: 0, Outcome.UNCHECKED: 1, Outcome.ABSENT: 2, Outcome.SKIPPED: 3, Outcome.FAILED: 4}


def _unproven(proofs: tuple[ProofResult, ...]) -> Ruling:
    """Say why none of the proofs holds: a wrong one outweighs one that could not be looked at."""
    if not proofs:
        return Ruling(Outcome.ABSENT, "proof.none")
    order = {Outcome.FAILED: 0, Outcome.UNCHECKED: 1}
    worst = min(proofs, key=lambda proof: (order.get(Outcome(proof.outcome), 2), proof.code == "proof.unsupported"))
    return Ruling(Outcome(worst.outcome), worst.code, worst.detail, worst.unread)


def lapsed(proof: ProofResult, now: datetime) -> Ruling | None:
    """Say that a proof which holds is no longer, or not yet, in force; None where it is."""
    if proof.ends is not None and now > instant(proof.ends):
        return Ruling(Outcome.FAILED, "proof.expired", proof.ends)
    if proof.begins is not None and now < instant(proof.begins):
        return Ruling(Outcome.FAILED, "proof.not-yet-valid", proof.begins)
    return None
