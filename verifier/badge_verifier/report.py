"""What the verifier says: ten steps, one verdict, one headline.

Holds the values of a report and how it is written as JSON (`to_json`). The headlines stand in `headlines`; how steps
add up is decided in `verdict`, what each step found in its own module; its words are chosen in `messages`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, NoReturn

REPORT_SCHEMA = "badge-report/2"

STEPS = ("unbake", "parse", "proof", "issuer", "dates", "status", "recipient", "trust", "catalogue", "endorsements")


class Outcome(StrEnum):
    """The outcome of one step."""

    PASSED = "passed"
    FAILED = "failed"  # disproven, revoked or out of force, and only that
    UNCHECKED = "unchecked"  # we could not look, or could not read; never counts as passed
    ABSENT = "absent"  # there is no such claim, e.g. no expiry date
    SKIPPED = "skipped"  # not asked for, or not reached because an earlier step failed


class Verdict(StrEnum):
    """The verdict that the steps add up to."""

    VALID = "valid"
    INVALID = "invalid"
    UNDECIDED = "undecided"


Unread = Literal["", "malformed", "unreadable", "not-understood", "ambiguous", "unsupported-proof"]
"""Why something could not be read: as the headline that says so; "" where it was read."""

OpenBecause = Literal["file", "us", "issuer", "network"]
"""Whose limit leaves a badge undecided."""


@dataclass(frozen=True)
class Ruling:
    """The finding of one step, before `messages` puts it into words.

    Attributes:
        detail: What was got and expected, a date, a name: completes the message; may be empty.
    """

    outcome: Outcome
    code: str
    detail: str = ""
    unread: Unread = ""


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
    unread: Unread = ""


@dataclass(frozen=True)
class Note:
    """A remark as it is shown: how the badge deviates from its standard, without any weight for the verdict.

    Attributes:
        code: Stable, "remark.…".
        message: One sentence for people, in the language asked for.
    """

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
        remarks: What was read generously.
        open_because: Whose limit leaves it undecided; None where it is decided.
        list_overdue: The day the trust list is of, where it should have been renewed since.
    """

    index: int
    sha256: str
    now: str
    verdict: Verdict
    headline: str
    steps: tuple[Step, ...]
    credential: Mapping[str, Any] | None
    remarks: tuple[Note, ...] = ()
    open_because: OpenBecause | None = None
    list_overdue: str | None = None

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


def to_json(report: Report, file: str) -> dict[str, Any]:
    """Return the report as the published contract `badge-report/2` writes it; `list_overdue` only where it is.

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
        "remarks": [{"code": note.code, "message": note.message} for note in report.remarks],
        "open_because": report.open_because,
        "steps": [
            {"name": step.name, "outcome": str(step.outcome), "code": step.code, "message": step.message}
            for step in report.steps
        ],
        "credential": report.credential,
        **({"list_overdue": report.list_overdue} if report.list_overdue else {}),
    }
