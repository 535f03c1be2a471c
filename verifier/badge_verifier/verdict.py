"""How the steps add up: one verdict and one headline, by seven rules that are tried in order.

A badge is `invalid` only where something was disproven, revoked or is out of force (`DISPROVEN`). What could not be
read or looked up says something of our limits or of the sender's program; it leaves a badge undecided, and it is never
valid either. `headline` is total: every combination of outcomes has exactly one.
"""

from collections.abc import Callable, Mapping

from badge_verifier.errors import Invalid, NotUnderstood, StepError
from badge_verifier.headlines import HEADLINES, NARROWER, TABLE
from badge_verifier.report import NEEDED, STEPS, OpenBecause, Outcome, Ruling, Step, Unread, Verdict

# The codes with which a step may end `failed`; whatever else is wrong there leaves it unchecked.
DISPROVEN: Mapping[str, frozenset[str]] = {
    # The signature does not fit under a key that its identifier contains or that the trust list holds; the original,
    # fetched and readable, says something else of what counts.
    "proof": frozenset({"proof.signature-mismatch", "proof.hosted-differs"}),
    "dates": frozenset({"dates.expired", "dates.not-yet-valid", "proof.expired", "proof.not-yet-valid"}),
    "status": frozenset({"status.revoked", "status.suspended"}),
    "recipient": frozenset({"recipient.differs"}),
    "trust": frozenset({"trust.key-compromised"}),
}

# Made so that two programs read two things.
_AMBIGUOUS = frozenset(
    {
        "parse.duplicate-key",
        "parse.trailing-data",
        "proof.claims-disagree",
        "jsonld.rewritten",
    }
)

# A credential of another kind, called by its name: sound elsewhere, and not ours to prove.
_OTHER_FORMS = "form-"

# Codes of a proof that is open: of a form that we do not know, of one not supported here, of a key that proves nothing.
_PROOF: Mapping[str, str] = {
    "proof.unsupported": "unsupported-proof",
    "proof.key-unsupported": "unsupported-proof",
    "proof.key-weak": "unsupported-proof",
    "jsonld.unknown-context": "unsupported-proof",
    "jsonld.same-id": "not-understood",
    "jsonld.too-costly": "unreadable",
    "proof.algorithm-refused": "not-understood",
    "jsonld.inline-context": "not-understood",
    "jsonld.undefined-term": "not-understood",
    "jsonld.relative": "not-understood",
    "proof.other-key": "issuer-unproven",
    "proof.hosted-other": "issuer-unproven",
    "proof.purpose": "issuer-unproven",
    "proof.key-revoked": "issuer-unproven",
    "proof.key-expired": "issuer-unproven",
    "proof.not-public": "not-public",
    "proof.private-address": "not-public",
    "proof.no-address": "unsigned",  # nothing to look up, and nothing that proves it
}
_UNREAD: Mapping[str, Unread] = {
    "malformed": "malformed",
    "unreadable": "unreadable",
    "not-understood": "not-understood",
    "ambiguous": "ambiguous",
}

# Of an issuer that was proven and is not vouched for.
_TRUST: Mapping[str, str] = {
    "trust.platform-only": "platform-only",
    "trust.key-not-in-force": "issuer-unproven",
    "trust.key-not-listed": "issuer-unproven",
    "trust.hosted-unsigned": "issuer-unproven",
    "trust.hosted-anywhere": "issuer-unproven",
}
# Of dates, a status or an owner that stayed open, where nothing can be looked up.
_OPEN: Mapping[str, str] = {
    "dates.undisclosed": "not-disclosed",
    "status.undisclosed": "not-disclosed",
    "recipient.undisclosed": "not-disclosed",
    "status.not-public": "not-public",
    "status.private-address": "not-public",
    "status.unsupported": "not-understood",
    "status.entry-broken": "not-understood",
}
_ENDED: Mapping[str, str] = {
    "status.revoked": "revoked",
    "status.suspended": "suspended",
    "dates.not-yet-valid": "not-yet-valid",
    "proof.not-yet-valid": "not-yet-valid",
}


def disproves(error: StepError) -> bool:
    """Say whether what was raised disproves something in any step: of an endorsement every step is asked at once."""
    return isinstance(error, Invalid) and any(error.code in codes for codes in DISPROVEN.values())


def ended(step: str, error: StepError) -> Ruling:
    """Return the ruling on a step that was left by an exception: `failed` only where the code is one of `DISPROVEN`.

    Args:
        step: One of STEPS.
        error: What was raised; an `Invalid` that disproves nothing is a form that cannot be read.
    """
    if isinstance(error, Invalid) and error.code in DISPROVEN.get(step, ()):
        return Ruling(Outcome.FAILED, error.code, error.detail)
    return Ruling(Outcome.UNCHECKED, error.code, error.detail, unread(step, error))


def unread(step: str, error: StepError) -> Unread:
    """Return the reason why a step could not read its input; "" where it could, and something else is open."""
    code = error.code
    if code.partition(".")[2].startswith(_OTHER_FORMS):
        return "unsupported-proof"
    if code in _AMBIGUOUS or code.endswith(".ambiguous"):
        return "ambiguous"
    if code in _PROOF and (step == "proof" or _PROOF[code] in _UNREAD):
        return _UNREAD.get(_PROOF[code], "")
    if isinstance(error, NotUnderstood):
        return "not-understood"
    if isinstance(error, Invalid):
        return "malformed"
    return "unreadable" if step in ("unbake", "parse") else ""


def conclude(steps: tuple[Step, ...]) -> tuple[Verdict, str]:
    """Return the verdict and the headline that steps add up to; a step that is missing counts as skipped."""
    found = {name: Step(name, Outcome.SKIPPED, f"{name}.not-reached", "") for name in STEPS}
    found |= {step.name: step for step in steps}
    headline = next(said for rule in _RULES if (said := rule(found)))
    return HEADLINES[headline], headline


_Found = Mapping[str, Step]


def _not_read(found: _Found) -> str:
    """1. Not read whole."""
    for name in ("unbake", "parse"):
        step = found[name]
        if step.outcome is Outcome.ABSENT:
            return "no-badge-found"
        if step.outcome in (Outcome.UNCHECKED, Outcome.FAILED):
            return step.unread or "malformed"
    proof = found["proof"]
    return proof.unread if proof.outcome is Outcome.UNCHECKED else ""


def _disproven(found: _Found) -> str:
    """2. Proof disproven."""
    return "tampered" if found["proof"].outcome is Outcome.FAILED else ""


def _not_proven(found: _Found) -> str:
    """3. Proof or issuer not passed; 4. where only the issuer is open, the suspicion of another's name outranks it."""
    proof, status = found["proof"], found["status"]
    if proof.outcome is Outcome.PASSED and _passed(found, "unbake", "parse", "issuer"):
        return ""
    if proof.code == "proof.hosted-gone" and status.outcome is Outcome.FAILED:
        return "revoked"  # the one exception: the host of the id itself says so
    headline = "issuer-unproven"
    if proof.outcome is Outcome.ABSENT:
        headline = "unsigned"
    elif not _passed(found, "unbake", "parse", "proof"):
        headline = _PROOF.get(proof.code, "online-check-needed")
    return _impersonation(found) or headline if headline == "issuer-unproven" else headline


def _impersonation(found: _Found) -> str:
    """4. Its name is that of a listed institution, or like it, and its key or host is not."""
    return "impersonation-suspected" if found["trust"].code == "trust.impersonation-suspected" else ""


def _revoked(found: _Found) -> str:
    """5. Revoked, or made with a stolen key: whatever else is open."""
    if found["status"].outcome is Outcome.FAILED:
        return _ENDED.get(found["status"].code, "revoked")
    return "key-compromised" if found["trust"].outcome is Outcome.FAILED else ""


def _out_of_force(found: _Found) -> str:
    """6. Out of force, or somebody else's: said in the headline of an issuer that is vouched for."""
    if not _passed(found, "trust"):
        return ""
    if found["dates"].outcome is Outcome.FAILED:
        return _ENDED.get(found["dates"].code, "expired")
    return "wrong-recipient" if found["recipient"].outcome is Outcome.FAILED else ""


def _open(found: _Found) -> str:
    """7. What is open: the issuer, then status, dates and owner."""
    if not _passed(found, "trust"):
        return _TRUST.get(found["trust"].code, "issuer-unknown")
    for name in ("status", "dates", "recipient"):
        otherwise = "online-check-needed" if name == "status" else "not-understood"
        step = found[name]
        if step.outcome not in NEEDED[name]:
            return _OPEN.get(step.code, "not-understood" if step.unread else otherwise)
    return "verified"


_RULES: tuple[Callable[[_Found], str], ...] = (
    _not_read,
    _disproven,
    _not_proven,
    _impersonation,
    _revoked,
    _out_of_force,
    _open,
)


def _passed(found: _Found, *names: str) -> bool:
    return all(found[name].outcome is Outcome.PASSED for name in names)


def open_because(headline: str, steps: tuple[Step, ...]) -> OpenBecause | None:
    """Return whose limit leaves a badge undecided; None where it is decided."""
    told = TABLE[headline]
    narrower = (told.codes[step.code] for step in steps if step.code in told.codes)
    return next((NARROWER[key].because for key in narrower), told.because)
