"""A badge and the groups within its file; field names are those of the YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from badge_catalogue.model.chosen import Chosen
from badge_catalogue.model.sources import Source
from badge_catalogue.model.standing import Accepts, Practice, Renewal
from badge_catalogue.model.text import Text

TYPES = ("regular", "microcredential", "extra_curricular")
SECTORS = Chosen()  # of the catalogue at hand
LADDERS = Chosen()  # of levels, of the catalogue at hand
STATUSES = ("draft", "active", "retired", "superseded")
AUDIENCES = ("student", "professional", "jobseeker", "staff", "international")
PARTICIPATION = ("online", "onsite", "blended", "work_experience")
ASSESSMENTS = (
    "written_exam",
    "report_paper",
    "behavioural_assessment",
    "professional_product",
    "development_report",
    "portfolio_assessment",
    "oral_exam",
    "personalized_assessment",
)
OUTCOME_KINDS = ("knowledge", "skill", "responsibility_autonomy")
BLOOM = ("remember", "understand", "apply", "analyse", "evaluate", "create")
HOURS_PER_EC = 28  # to compare and sort by: in Europe a credit is 25 to 30 hours, and packs say what it is in law
SCHEDULES = ("day", "evening", "weekend", "own_pace")


@dataclass(frozen=True)
class Level:
    """A level on a qualification framework: EQF 1-8, or NLQF entry 1 2 3 4 4+ 5-8."""

    framework: str
    value: str
    status: str = "indicative"  # or "verified", which needs register_url
    register_url: str | None = None


@dataclass(frozen=True)
class Workload:
    """The study load of a badge; ECTS credits and SBU are never converted into each other."""

    ects: float | None = None  # EC
    sbu: int | None = None  # studiebelastingsuren, 1 hour each
    hours: int | None = None

    @property
    def in_hours(self) -> float | None:
        """Hours as the common measure: as given, else those of its credits, else one per SBU."""
        if self.hours is not None:
            return float(self.hours)
        if self.ects is not None:
            return self.ects * HOURS_PER_EC
        return None if self.sbu is None else float(self.sbu)


@dataclass(frozen=True)
class LearningOutcome:
    """A thing that a learner can do afterwards, with its skills."""

    id: str
    text: Text
    kind: str | None = None  # OUTCOME_KINDS
    bloom: str | None = None  # BLOOM
    esco: tuple[str, ...] = ()  # skill URIs
    refs: tuple[str, ...] = ()  # nodes of frameworks, "<framework>:<node>"


@dataclass(frozen=True)
class Assessment:
    """The forms of assessment of a badge, and the conditions under which they are taken."""

    types: tuple[str, ...] = ()
    supervised: bool | None = None
    id_verified: bool | None = None


@dataclass(frozen=True)
class QualityAssurance:
    """A quality framework under which a badge is offered, and the body that assures it."""

    framework: str  # id of an entry in frameworks/
    body: Text = Text()
    url: str | None = None
    status: str | None = None  # "assured" or "in_progress"
    checked_on: date | None = None


@dataclass(frozen=True)
class Stacking:
    """The badges that a badge counts towards. `into` is the giver's claim; the receiver confirms it with `accepts`."""

    role: str = "standalone"  # or "stackable"
    into: tuple[str, ...] = ()  # badge or pathway ids
    accepts: tuple[Accepts, ...] = ()
    requires: tuple[str, ...] = ()
    recommends: tuple[str, ...] = ()


@dataclass(frozen=True)
class Series:
    """The step of a badge in a series, e.g. beginner, gevorderd, expert."""

    template: str
    step: str


@dataclass(frozen=True)
class Alignment:
    """A link to a node of a framework."""

    framework: str
    code: str
    url: str | None = None
    relation: str | None = None  # "exact", "broad", "narrow", "related"


@dataclass(frozen=True)
class Grade:
    """The grade that a badge bears: required or not, and on which scale."""

    required: bool
    scale: str | None = None


@dataclass(frozen=True)
class Cost:
    """A price, and the learners who pay it."""

    for_whom: Text  # YAML key `for`
    eur: float | None = None
    note: Text = Text()


@dataclass(frozen=True)
class Offering:
    """One offering of a badge: where, when and at which price it can be followed."""

    url: str | None = None
    costs: tuple[Cost, ...] = ()
    locations: tuple[str, ...] = ()
    schedule: tuple[str, ...] = ()  # SCHEDULES
    starts: tuple[date, ...] = ()
    duration: str | None = None  # ISO 8601


@dataclass(frozen=True)
class AwardedAs:
    """The same badge on an issuing platform."""

    platform: str
    badge_class_url: str


@dataclass(frozen=True)
class Approval:
    """The body that guarantees the final level of a badge."""

    body: Text
    decided_on: date | None = None
    url: str | None = None


@dataclass(frozen=True)
class ProgrammeCodes:
    """Codes of the registers of Dutch education."""

    rio: str | None = None
    crebo: str | None = None
    keuzedeel: str | None = None
    mbo_certificaat: str | None = None


@dataclass(frozen=True)
class Badge:
    """One version of one badge.

    Attributes:
        id: `<institution>.<slug>`, from the file's place, never written in the file.
        current: False for a frozen earlier version (`<slug>@<version>.yaml`).
        image: File name beside the YAML; None: drawn.
    """

    id: str
    slug: str
    issuer: str
    type: str
    name: Text
    description: Text
    criteria: Text
    sector: tuple[str, ...]
    language: tuple[str, ...]
    version: str
    status: str
    default_language: str = "nl"
    current: bool = True
    image: str | None = None
    image_alt: Text = Text()
    level: Level | None = None
    workload: Workload | None = None
    learning_outcomes: tuple[LearningOutcome, ...] = ()
    isced_f: str | None = None
    programme_codes: ProgrammeCodes | None = None
    participation: tuple[str, ...] = ()
    assessment: Assessment | None = None
    quality_assurance: QualityAssurance | None = None
    target_group: Text = Text()
    prerequisites: Text = Text()
    admission: Text = Text()
    stacking: Stacking | None = None
    practice: Practice | None = None
    series: Series | None = None
    template: str | None = None
    alignments: tuple[Alignment, ...] = ()
    occupations: tuple[str, ...] = ()
    grade: Grade | None = None
    expires_after: str | None = None  # ISO 8601 duration
    renewal: Renewal | None = None
    offering: tuple[Offering, ...] = ()
    audience: tuple[str, ...] = ()
    awarded_as: tuple[AwardedAs, ...] = ()
    approval: Approval | None = None
    search_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    size_reason: Text = Text()
    replaced_by: str | None = None
    first_awarded: date | None = None
    aliases: tuple[str, ...] = ()  # former ids, redirected
    contact: str = ""
    reviewed_on: date | None = None
    source: Source = Source()
