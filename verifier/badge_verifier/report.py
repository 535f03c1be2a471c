"""What the verifier says."""

from collections.abc import Mapping
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
