"""What the verifier says: ten steps, one verdict, one headline.

Decides how steps add up (`conclude`) and how a report is written as JSON (`to_json`). What each step found is decided
in its own module, and its words are chosen in `messages`.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn

REPORT_SCHEMA = "badge-report/1"

STEPS = ("unbake", "parse", "proof", "issuer", "dates", "status", "recipient", "trust", "catalogue", "endorsements")


class Outcome(StrEnum):
    """How one step ended."""

    PASSED = "passed"
    FAILED = "failed"
    UNCHECKED = "unchecked"  # we could not look; never counts as passed
    ABSENT = "absent"  # there is no such claim, e.g. no expiry date
    SKIPPED = "skipped"  # not asked for, or not reached because an earlier step failed


class Verdict(StrEnum):
    """What the steps add up to."""

    VALID = "valid"
    INVALID = "invalid"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Ruling:
    """What one step found, before `messages` puts it into words.

    Attributes:
        detail: What was got and expected, a date, a name: completes the message; may be empty.
    """

    outcome: Outcome
    code: str
    detail: str = ""


@dataclass(frozen=True)
class Step:
    """The result of one step.

    Attributes:
        name: One of STEPS.
        code: Stable, for programs and translations, e.g. "proof.signature-mismatch".
        message: One sentence for people, in the language asked for.
    """

    name: str
    outcome: Outcome
    code: str
    message: str


@dataclass(frozen=True)
class Report:
    """The result for one credential.

    Attributes:
        index: Place of the credential in its file, from 0.
        sha256: Of the file, hex.
        now: RFC 3339, the moment at which it was judged.
        steps: All ten, in the order of STEPS.
        credential: What the badge says of itself, JSON-ready; None where nothing could be read.
    """

    index: int
    sha256: str
    now: str
    verdict: Verdict
    headline: str
    steps: tuple[Step, ...]
    credential: Mapping[str, Any] | None

    def __bool__(self) -> NoReturn:
        """Refuse: `if report:` would accept every badge."""
        raise TypeError("compare report.verdict instead")


# What each step must come to for a badge to be valid; a step that is not named is information.
NEEDED: dict[str, frozenset[Outcome]] = {
    "unbake": frozenset({Outcome.PASSED}),
    "parse": frozenset({Outcome.PASSED}),
    "proof": frozenset({Outcome.PASSED}),
    "issuer": frozenset({Outcome.PASSED}),
    "dates": frozenset({Outcome.PASSED, Outcome.ABSENT}),
    "status": frozenset({Outcome.PASSED, Outcome.ABSENT}),
    "recipient": frozenset({Outcome.PASSED, Outcome.ABSENT, Outcome.SKIPPED}),
    "trust": frozenset({Outcome.PASSED}),
}

# Every headline with its verdict, in the order in which they are tried.
HEADLINES: dict[str, Verdict] = {
    "no-badge-found": Verdict.UNDECIDED,
    "unreadable": Verdict.UNDECIDED,
    "malformed": Verdict.INVALID,
    "tampered": Verdict.INVALID,
    "revoked": Verdict.INVALID,
    "suspended": Verdict.INVALID,
    "key-compromised": Verdict.INVALID,
    "expired": Verdict.INVALID,
    "not-yet-valid": Verdict.INVALID,
    "wrong-recipient": Verdict.INVALID,
    "unsupported-proof": Verdict.UNDECIDED,
    "unsigned": Verdict.UNDECIDED,
    "impersonation-suspected": Verdict.UNDECIDED,
    "issuer-unproven": Verdict.UNDECIDED,
    "not-public": Verdict.UNDECIDED,
    "online-check-needed": Verdict.UNDECIDED,
    "platform-only": Verdict.UNDECIDED,
    "issuer-unknown": Verdict.UNDECIDED,
    "not-disclosed": Verdict.UNDECIDED,
    "verified": Verdict.VALID,
}

# Which codes lead to a headline; for the outcomes alone see `_by_outcome`.
_BY_CODE: dict[str, str] = {
    "status.revoked": "revoked",
    "status.suspended": "suspended",
    "trust.key-compromised": "key-compromised",
    "dates.expired": "expired",
    "dates.not-yet-valid": "not-yet-valid",
    "proof.expired": "expired",
    "proof.not-yet-valid": "not-yet-valid",
    "proof.key-revoked": "revoked",
    "proof.key-expired": "expired",
    "proof.key-weak": "malformed",
    "proof.purpose": "malformed",
    "proof.claims-disagree": "malformed",
    "proof.algorithm-refused": "malformed",
    "proof.unsupported": "unsupported-proof",
    "proof.key-unsupported": "unsupported-proof",
    "dates.undisclosed": "not-disclosed",
    "status.undisclosed": "not-disclosed",
    "recipient.undisclosed": "not-disclosed",
    "jsonld.unknown-context": "unsupported-proof",
    "jsonld.same-id": "unsupported-proof",
    "jsonld.too-costly": "unsupported-proof",
    "trust.impersonation-suspected": "impersonation-suspected",
    "trust.key-not-in-force": "issuer-unproven",
    "trust.key-not-listed": "issuer-unproven",
    "trust.hosted-unsigned": "issuer-unproven",
    "status.not-public": "not-public",
    "proof.not-public": "not-public",
    "trust.platform-only": "platform-only",
}


# A proof that no longer or not yet holds, or was made in a way that proves nothing; that something was changed is not
# known, and the headline must not say so.
_UNALTERED = frozenset(
    {
        "proof.expired",
        "proof.not-yet-valid",
        "proof.key-revoked",
        "proof.key-expired",
        "proof.key-weak",
        "proof.purpose",
        "proof.claims-disagree",
        "proof.algorithm-refused",
    }
)


def conclude(steps: tuple[Step, ...]) -> tuple[Verdict, str]:
    """Add the steps up: verdict and headline.

    Valid needs every step of `NEEDED`, and a missing step is not passed. A headline always bears its own verdict.
    """
    found = {step.name: step for step in steps}
    outcomes = {name: found[name].outcome if name in found else Outcome.SKIPPED for name in STEPS}
    if all(outcomes[name] in allowed for name, allowed in NEEDED.items()):
        return Verdict.VALID, "verified"
    failed = any(outcomes[name] is Outcome.FAILED for name in NEEDED)
    verdict = Verdict.INVALID if failed else Verdict.UNDECIDED
    candidates = {_BY_CODE[step.code] for step in steps if step.name in NEEDED and step.code in _BY_CODE}
    hidden = {step.name for step in steps if step.code.endswith(".undisclosed")}
    candidates |= _by_outcome(outcomes, hidden)
    if any(step.code in _UNALTERED for step in steps):
        candidates.discard("tampered")
    for headline, bears in HEADLINES.items():
        if headline in candidates and bears is verdict:
            return verdict, headline
    return verdict, "malformed" if failed else "issuer-unknown"


def _by_outcome(outcomes: Mapping[str, Outcome], hidden: AbstractSet[str]) -> set[str]:
    """Return the headlines that the outcomes alone allow, without their order.

    Args:
        outcomes: Of all steps.
        hidden: Steps that are unchecked because a claim was left out, which nobody can look up.
    """
    proved = outcomes["proof"] is Outcome.PASSED
    unchecked = {name for name, outcome in outcomes.items() if outcome is Outcome.UNCHECKED} - hidden
    rules = {
        "no-badge-found": Outcome.ABSENT in (outcomes["unbake"], outcomes["parse"]),
        "unreadable": bool(unchecked & {"unbake", "parse"}),
        "malformed": Outcome.FAILED in (outcomes["unbake"], outcomes["parse"]),
        "tampered": outcomes["proof"] is Outcome.FAILED,
        "wrong-recipient": outcomes["recipient"] is Outcome.FAILED,
        "unsigned": outcomes["proof"] is Outcome.ABSENT,
        "issuer-unproven": proved and outcomes["issuer"] is not Outcome.PASSED,
        "online-check-needed": bool(unchecked & {"proof", "status"}),
        "issuer-unknown": outcomes["trust"] is not Outcome.PASSED,
    }
    return {headline for headline, applies in rules.items() if applies}


def to_json(report: Report, file: str) -> dict[str, Any]:
    """Return the report as the published contract `badge-report/1` writes it.

    Args:
        report: Of one credential.
        file: The name under which the file was handed in.
    """
    return {
        "schema": REPORT_SCHEMA,
        "file": file,
        "index": report.index,
        "sha256": report.sha256,
        "now": report.now,
        "verdict": str(report.verdict),
        "headline": report.headline,
        "steps": [
            {"name": step.name, "outcome": str(step.outcome), "code": step.code, "message": step.message}
            for step in report.steps
        ],
        "credential": report.credential,
    }
