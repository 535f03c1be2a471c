"""The catalogue as the rest of the compiler sees it: frozen, typed, every entry knowing where it was written.

Field names are those of the YAML files. What a field may hold beyond its type is decided in `checks`.
Absent optional values are None, an empty tuple or an empty Text; the loader fills no other defaults.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from badge_catalogue.model.text import Text

Path = tuple[str | int, ...]

TYPES = ("regular", "microcredential", "extra_curricular")
SECTORS = ("mbo", "hbo", "wo")
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
SCHEDULES = ("day", "evening", "weekend", "own_pace")


@dataclass(frozen=True, order=True)
class Mark:
    """A place in a file, both counted from 1, columns in code points."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Source:
    """The file an entry was read from.

    Attributes:
        file: Path relative to the folder that holds `catalogue/`, with forward slashes.
        marks: For every key path the place of its value; with "#key" appended to the last part, of the key itself.
    """

    file: str = ""
    marks: Mapping[Path, Mark] = field(default_factory=dict, repr=False, compare=False)

    def at(self, *path: str | int) -> Mark:
        """Return the place of this value, or of the nearest ancestor that was written."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, Mark())

    def written(self, *path: str | int) -> bool:
        """Say whether this value stands in the file, readable or not."""
        return path in self.marks


@dataclass(frozen=True)
class Level:
    """A level on a qualification framework: EQF 1-8, or NLQF entry 1 2 3 4 4+ 5-8."""

    framework: str
    value: str
    status: str = "indicative"  # or "verified", which needs register_url
    register_url: str | None = None


@dataclass(frozen=True)
class Workload:
    """How much work it is; ECTS credits and SBU are never converted into each other."""

    ects: float | None = None  # EC
    sbu: int | None = None  # studiebelastingsuren, 1 hour each
    hours: int | None = None

    @property
    def in_hours(self) -> float | None:
        """Hours as the common measure: as given, else 28 per EC, else one per SBU."""
        if self.hours is not None:
            return float(self.hours)
        if self.ects is not None:
            return self.ects * 28
        return None if self.sbu is None else float(self.sbu)


@dataclass(frozen=True)
class LearningOutcome:
    """What someone can do afterwards."""

    id: str
    text: Text
    kind: str | None = None  # OUTCOME_KINDS
    bloom: str | None = None  # BLOOM
    esco: tuple[str, ...] = ()  # skill URIs
    refs: tuple[str, ...] = ()  # nodes of frameworks, "<framework>:<node>"


@dataclass(frozen=True)
class Assessment:
    """How it is tested."""

    types: tuple[str, ...] = ()
    supervised: bool | None = None
    id_verified: bool | None = None


@dataclass(frozen=True)
class QualityAssurance:
    """Who says that it is good."""

    framework: str  # id of an entry in frameworks/
    body: Text = Text()
    url: str | None = None
    status: str | None = None  # "assured" or "in_progress"
    checked_on: date | None = None


@dataclass(frozen=True)
class Accepts:
    """The receiver's confirmation that another badge counts here."""

    badge: str
    version: str | None
    effect: Text
    decided_by: Text
    on: date | None


@dataclass(frozen=True)
class Stacking:
    """What a badge counts towards. `into` is the giver's claim; the receiver confirms it with `accepts`."""

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
    """Whether a grade is part of it."""

    required: bool
    scale: str | None = None


@dataclass(frozen=True)
class Cost:
    """What it costs for whom."""

    for_whom: Text  # YAML key `for`
    eur: float | None = None
    note: Text = Text()


@dataclass(frozen=True)
class Offering:
    """One way to follow it."""

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
    """Who guarantees the final level."""

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
    series: Series | None = None
    template: str | None = None
    alignments: tuple[Alignment, ...] = ()
    occupations: tuple[str, ...] = ()
    grade: Grade | None = None
    expires_after: str | None = None  # ISO 8601 duration
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


@dataclass(frozen=True)
class Privacy:
    """The legal basis on which badges of a type are awarded, decided by the institution's privacy officer."""

    badge_type: str
    basis: str
    notice_url: str | None = None


@dataclass(frozen=True)
class PublicKey:
    """A key badges are signed with; never a private one."""

    id: str
    jwk: Mapping[str, str] | None = None
    multibase: str | None = None
    not_before: str | None = None
    not_after: str | None = None
    status: str = "active"  # "retired", "compromised"
    compromised_at: str | None = None


@dataclass(frozen=True)
class Institution:
    """Who issues badges. `id` is the folder's name."""

    id: str
    name: Text
    kind: str  # "institution", "group", "issuer", "virtual"
    sectors: tuple[str, ...]
    country: str
    city: str
    url: str
    contact: str
    description: Text = Text()
    demonstration: bool = False
    parent: str | None = None
    email: str | None = None
    institution_code: str | None = None
    ror: str | None = None
    logo: str | None = None
    identities: tuple[str, ...] = ()
    keys: tuple[PublicKey, ...] = ()
    status_lists: tuple[str, ...] = ()
    privacy: tuple[Privacy, ...] = ()
    code_owners: tuple[str, ...] = ()
    reviewed_on: date | None = None
    source: Source = Source()


@dataclass(frozen=True)
class Node:
    """A skill, level descriptor or element of a framework."""

    id: str
    name: Text
    description: Text = Text()
    url: str | None = None
    broader: str | None = None


@dataclass(frozen=True)
class WorkloadLimit:
    """A guideline for the size of a microcredential, with the period in which it holds."""

    sector: str
    unit: str  # "ects" or "sbu"
    minimum: float | None = None
    maximum: float | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    note: Text = Text()


@dataclass(frozen=True)
class Framework:
    """A quality, competence or qualification framework. `id` is the file's name."""

    id: str
    name: Text
    kind: str  # "quality", "competence", "qualification", "classification"
    description: Text = Text()
    checked_by: Text = Text()  # who checks it, one sentence
    guarantees: Text = Text()  # who guarantees the level, one sentence
    owner: Text = Text()
    licence: Text = Text()
    version: str = ""
    url: str | None = None
    demonstration: bool = False
    nodes: tuple[Node, ...] = ()
    levels: tuple[Node, ...] = ()
    rubric: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)  # element id -> level id -> text
    workload_limits: tuple[WorkloadLimit, ...] = ()
    source: Source = Source()


@dataclass(frozen=True)
class Template:
    """A badge with locked and free fields; adopters write `template: <slug>@<version>`. `id` is the file's name.

    Attributes:
        locked: Field name to value, as plain data in the form of a badge file.
        free: Field names an adopter writes.
        steps: The levels of a series, one template serving all of them.
    """

    id: str
    version: str
    name: Text
    description: Text
    owner: str
    locked: Mapping[str, object] = field(default_factory=dict)
    free: tuple[str, ...] = ()
    steps: tuple[Node, ...] = ()
    per_step: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    source: Source = Source()


@dataclass(frozen=True)
class Step:
    """One step of a pathway: all of, any of, or `choose` of these badges."""

    id: str
    name: Text
    rule: str  # "all", "any", "choose"
    badges: tuple[str, ...]
    choose: int | None = None
    description: Text = Text()


@dataclass(frozen=True)
class Goal:
    """Where a pathway leads: a badge (its id), an MBO-certificaat (crebo) or a diploma (a name)."""

    kind: str  # "badge", "mbo_certificaat", "diploma"
    badge: str | None = None
    crebo: str | None = None
    name: Text = Text()


@dataclass(frozen=True)
class Recognition:
    """Who recognises a pathway."""

    institution: str
    decided_by: Text = Text()
    on: date | None = None
    effect: Text = Text()


@dataclass(frozen=True)
class Pathway:
    """Badges that lead somewhere together. `id` is the file's name."""

    id: str
    name: Text
    description: Text
    owner: str
    goal: Goal
    steps: tuple[Step, ...]
    recognised_by: tuple[Recognition, ...] = ()
    status: str = "active"
    source: Source = Source()


@dataclass(frozen=True)
class Platform:
    """A platform where institutions issue, e.g. edubadges. `id` is the file's name."""

    id: str
    name: str
    hosts: tuple[str, ...]
    operator: str
    url: str
    who_may_issue: Text = Text()
    source: Source = Source()


@dataclass(frozen=True)
class Endorsement:
    """Someone else stands behind a badge. `id` is the file's name."""

    id: str
    endorser: str  # institution id, or a name when `endorser_url` is given
    badge: str
    version: str
    claim: Text
    on: date | None
    url: str | None = None
    status: str = "accepted"  # or "revoked"
    source: Source = Source()


@dataclass(frozen=True)
class Term:
    """One entry of a vocabulary: key to URI and label."""

    key: str
    uri: str
    label: Text
    kind: str | None = None
    broader: str | None = None
    description: Text = Text()
    source: Source = Source()


@dataclass(frozen=True)
class Catalogue:
    """All definitions, each mapping sorted by id.

    Attributes:
        badges: Current versions only, by badge id.
        versions: Every version of every badge, by (id, version).
        vocabularies: "eqf", "nlqf", "isced_f", "assessment", "participation", "esco", "language", ... to their terms by
            key; the key of an ESCO skill is its URI.
        images: Path (as in Source.file) of every image beside a definition to its bytes.
    """

    badges: Mapping[str, Badge] = field(default_factory=dict)
    versions: Mapping[tuple[str, str], Badge] = field(default_factory=dict)
    institutions: Mapping[str, Institution] = field(default_factory=dict)
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    templates: Mapping[str, Template] = field(default_factory=dict)
    pathways: Mapping[str, Pathway] = field(default_factory=dict)
    platforms: Mapping[str, Platform] = field(default_factory=dict)
    endorsements: Mapping[str, Endorsement] = field(default_factory=dict)
    vocabularies: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @cached_property
    def history(self) -> Mapping[str, tuple[Badge, ...]]:
        """Every version of each badge, by badge id, sorted by the name of the version."""
        found: dict[str, list[Badge]] = {}
        for (name, _), badge in sorted(self.versions.items(), key=lambda item: item[0]):
            found.setdefault(name, []).append(badge)
        return {name: tuple(badges) for name, badges in found.items()}
