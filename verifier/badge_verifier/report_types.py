"""The types of a report as it is written (`badge-report/2`), for programs that read one.

They say what the published JSON Schema says, which a test compares; the schema decides.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, TypedDict

WrittenVerdict = Literal["valid", "invalid", "undecided"]
WrittenOutcome = Literal["passed", "failed", "unchecked", "absent", "skipped"]


class WrittenStep(TypedDict):
    """The finding of one step; `code` is stable, `message` is one sentence for people."""

    name: str
    outcome: WrittenOutcome
    code: str
    message: str


class WrittenRemark(TypedDict):
    """What was read generously, without any weight for the verdict."""

    code: str
    message: str


class WrittenProof(TypedDict):
    """One proof of a badge, and what became of it."""

    type: str
    cryptosuite: str | None
    outcome: WrittenOutcome
    code: str


class WrittenIssuer(TypedDict):
    """Who issued it, as the badge says; only the step `trust` says whether that is so."""

    id: str | None
    name: str


class WrittenAchievement(TypedDict):
    """What was achieved; `catalogue_id` is set where the catalogue knows it."""

    id: str | None
    name: str
    catalogue_id: str | None


class WrittenRecipient(TypedDict):
    """How the owner is identified; never who."""

    type: str | None
    hashed: bool


class WrittenDifference(TypedDict):
    """One thing of which badge and catalogue do not say the same."""

    what: str
    badge: str
    catalogue: str


class WrittenEntry(TypedDict):
    """The catalogue's entry on the badge: name and summary by language, `page` relative to the site."""

    id: str
    version: str
    type: str
    status: str
    page: str
    name: Mapping[str, str]
    summary: Mapping[str, Mapping[str, Any]]
    differs: NotRequired[Sequence[WrittenDifference]]


class WrittenCredential(TypedDict):
    """What the badge says of itself: claims, as far as the steps passed."""

    version: Literal["OB1", "OB2", "OB3", "VC"]
    id: str | None
    name: str
    proofs: Sequence[WrittenProof]
    issuer: WrittenIssuer
    achievement: WrittenAchievement
    recipient: WrittenRecipient
    shown: Mapping[str, str | Sequence[str]]
    catalogue: WrittenEntry | None


class WrittenReport(TypedDict):
    """The report on one credential; only the verdict "valid" is a pass."""

    schema: Literal["badge-report/2"]
    file: str
    index: int
    sha256: str
    now: str
    verdict: WrittenVerdict
    headline: str
    remarks: Sequence[WrittenRemark]
    open_because: Literal["file", "us", "issuer", "network"] | None
    steps: Sequence[WrittenStep]
    credential: WrittenCredential | None
    list_overdue: NotRequired[str]
