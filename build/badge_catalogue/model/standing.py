"""What a badge stands for outside the institution that awards it: practice, decisions of others, upkeep, registers."""

from dataclasses import dataclass
from datetime import date

from badge_catalogue.model.text import Text

DECISIONS = ("full", "partial", "conditional", "refused")


@dataclass(frozen=True)
class Qualification:
    """A file of a register that says what an occupation asks, under the code that it has there."""

    code: str
    name: Text
    url: str | None = None


@dataclass(frozen=True)
class WorkProcess:
    """A part of an occupation's work, under its code in the qualification file; the last part of it counts within."""

    code: str
    name: Text
    task: Text = Text()

    @property
    def task_code(self) -> str:
        """The code of the core task that the process belongs to."""
        return self.code.rpartition("-")[0]


@dataclass(frozen=True)
class Practice:
    """What a badge attests that someone showed at work, and who assessed it there.

    Attributes:
        kind: Key of the vocabulary `practice`: which agreements hold for such an attestation.
        workplace: The institution where it is assessed; None where that differs from one person to the next.
        assessor: Who assesses, as a role and never a name.
    """

    kind: str
    qualification: Qualification
    processes: tuple[WorkProcess, ...]
    workplace: str | None = None
    assessor: Text = Text()


@dataclass(frozen=True)
class Replaces:
    """The part of a programme that a recognised badge replaces, and its size there."""

    part: Text
    ects: float | None = None
    sbu: int | None = None


@dataclass(frozen=True)
class Accepts:
    """The receiver's decision on another badge: whether, for what, for whom and how long it counts here."""

    badge: str
    version: str | None
    effect: Text
    decided_by: Text
    on: date | None
    decision: str = "full"  # DECISIONS
    replaces: Replaces | None = None
    for_whom: Text = Text()  # YAML key `for`
    condition: Text = Text()
    until: date | None = None  # the last day on which it holds
    document: str | None = None

    def state(self, today: date | None = None) -> str:
        """Return the decision, or "ended" where its last day has passed; without a day it is taken to hold."""
        if self.decision != "refused" and today is not None and self.until is not None and self.until < today:
            return "ended"
        return self.decision

    def holds(self, today: date | None = None) -> bool:
        """Say whether the badge counts: it was not refused, and the decision has not ended."""
        return self.state(today) not in {"refused", "ended"}


@dataclass(frozen=True)
class Renewal:
    """What keeps a badge valid: what one does, how often, and where.

    Attributes:
        every: ISO 8601 duration.
        url: A page for people.
        service: Address where a program gets the renewed credential, as the standard of 1EdTech says.
    """

    what: Text
    every: str
    where: Text = Text()
    url: str | None = None
    service: str | None = None


@dataclass(frozen=True)
class Register:
    """The register in which an organisation stands, with its address there."""

    name: Text
    url: str
    code: str | None = None
