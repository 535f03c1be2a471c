"""The other entries of a catalogue: frameworks, templates, pathways, platforms, endorsements, terms of vocabularies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from badge_catalogue.model.sources import Source
from badge_catalogue.model.text import Text


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
    """The goal of a pathway: a badge (its id), an MBO-certificaat (crebo) or a diploma (a name)."""

    kind: str  # "badge", "mbo_certificaat", "diploma"
    badge: str | None = None
    crebo: str | None = None
    name: Text = Text()


@dataclass(frozen=True)
class Recognition:
    """An institution that recognises a pathway."""

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
    sectors: tuple[str, ...] = ()  # of whoever may issue there; empty: not said
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
    """One entry of a vocabulary: key to URI and label.

    Attributes:
        own_translation: The languages in which the label is this catalogue's translation, not the vocabulary's own.
    """

    key: str
    uri: str
    label: Text
    kind: str | None = None
    own_translation: tuple[str, ...] = ()
    description: Text = Text()
    source: Source = Source()

    @property
    def official_label(self) -> Text:
        """The label in the languages in which it is the vocabulary's own."""
        own = self.own_translation
        return Text({language: text for language, text in self.label.values.items() if language not in own})
