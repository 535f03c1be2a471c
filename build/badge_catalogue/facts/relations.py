"""What follows from the definitions when they are read together: who counts where, who confirmed it, who adopted what.

Everything here is derived; each fact stands in one file only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from badge_catalogue.model import Accepts, Badge, Catalogue, Endorsement, Pathway
from badge_catalogue.model.text import LANGUAGES, Text


@dataclass(frozen=True)
class Counts:
    """One badge counts towards something: claimed by the giver, confirmed by the receiver, or both.

    Attributes:
        badge: The badge that counts.
        target: The badge it counts towards; None where that is a pathway.
        pathway: The pathway it counts towards; None where that is a badge.
        confirmed: The receiver's own words; None as long as only the giver says so. A pathway is confirmed by whoever
            recognises it, and for the badges that stand in it alone.
    """

    badge: Badge
    target: Badge | None = None
    pathway: Pathway | None = None
    confirmed: Accepts | None = None

    @property
    def name(self) -> Text:
        """Name of what it counts towards."""
        return self.target.name if self.target else self.pathway.name if self.pathway else Text()


@dataclass(frozen=True)
class Recognised:
    """One line of the recognition map: an institution's decision on a badge, or on a pathway as a whole.

    Attributes:
        where: The badge of its own towards which it counts; None where the decision names a part of a programme.
    """

    institution: str
    what: Badge | Pathway
    where: Badge | None
    decision: Accepts

    @property
    def effect(self) -> Text:
        """What it gives, in the receiver's words."""
        return self.decision.effect

    @property
    def decided_by(self) -> Text:
        """Who decided."""
        return self.decision.decided_by

    @property
    def on(self) -> date | None:
        """The day of the decision."""
        return self.decision.on

    @property
    def version(self) -> str | None:
        """The version of the badge that was decided on."""
        return self.decision.version

    @property
    def giver(self) -> str:
        """The institution whose badge or pathway it is."""
        return self.what.issuer if isinstance(self.what, Badge) else self.what.owner


@dataclass(frozen=True)
class Relations:
    """All derived facts, by badge id unless said otherwise."""

    towards: Mapping[str, tuple[Counts, ...]] = field(default_factory=dict)  # by the badge that gives
    received: Mapping[str, tuple[Counts, ...]] = field(default_factory=dict)  # by the badge that asks
    needed_by: Mapping[str, tuple[Badge, ...]] = field(default_factory=dict)
    advised_by: Mapping[str, tuple[Badge, ...]] = field(default_factory=dict)  # by the badge that is recommended
    next_step: Mapping[str, tuple[Badge, ...]] = field(default_factory=dict)  # of the same series and institution
    standing_in: Mapping[str, tuple[Pathway, ...]] = field(default_factory=dict)  # by a badge of one of its steps
    elsewhere: Mapping[str, tuple[Badge, ...]] = field(default_factory=dict)  # same template and step
    endorsed: Mapping[str, tuple[Endorsement, ...]] = field(default_factory=dict)
    versions: Mapping[str, tuple[Badge, ...]] = field(default_factory=dict)  # newest first
    issued: Mapping[str, tuple[Badge, ...]] = field(default_factory=dict)  # by institution, by name
    skilled: Mapping[str, tuple[Badge, ...]] = field(default_factory=dict)  # by ESCO skill
    referring: Mapping[str, tuple[Badge, ...]] = field(default_factory=dict)  # by framework
    recognised: tuple[Recognised, ...] = ()
    decided: Mapping[str, tuple[Recognised, ...]] = field(default_factory=dict)  # decisions, by the badge they are on
    counting: Mapping[str, tuple[Recognised, ...]] = field(default_factory=dict)  # those in force that `towards` lacks
    attested: Mapping[str, tuple[Badge, ...]] = field(default_factory=dict)  # by the workplace that assesses


def public(catalogue: Catalogue) -> Iterator[Badge]:
    """Yield every badge that is shown in lists: not the drafts, which nobody can earn yet."""
    return (badge for badge in catalogue.badges.values() if badge.status != "draft")


def relate(catalogue: Catalogue, today: date | None = None) -> Relations:
    """Return the derived facts of a catalogue.

    Args:
        catalogue: Every definition.
        today: A decision whose last day lies before it confirms nothing; None: every decision is taken to hold.
    """
    counts = list(_counts(catalogue, today))
    recognised = tuple(_recognised(catalogue))
    decided = [(line.what.id, line) for line in recognised if isinstance(line.what, Badge)]
    badges = catalogue.badges
    needs = [(needed, badge) for badge in badges.values() if badge.stacking for needed in badge.stacking.requires]
    return Relations(
        towards=_grouped((count.badge.id, count) for count in counts),
        received=_grouped((count.target.id, count) for count in counts if count.target),
        needed_by=_grouped(needs),
        advised_by=_grouped(
            (advised, badge) for badge in badges.values() if badge.stacking for advised in badge.stacking.recommends
        ),
        next_step=_grouped(_next_steps(catalogue)),
        standing_in=_grouped(
            (name, pathway)
            for pathway in catalogue.pathways.values()
            for name in dict.fromkeys(name for step in pathway.steps for name in step.badges)
        ),
        elsewhere=_elsewhere(catalogue),
        endorsed=_grouped((entry.badge, entry) for entry in catalogue.endorsements.values()),
        versions=_grouped((badge.id, badge) for badge in sorted(catalogue.versions.values(), key=_newest_first)),
        issued=_grouped((badge.issuer, badge) for badge in sorted(public(catalogue), key=_by_name)),
        skilled=_grouped(
            (skill, badge)
            for badge in sorted(public(catalogue), key=_by_name)
            for skill in sorted({uri for outcome in badge.learning_outcomes for uri in outcome.esco})
        ),
        referring=_grouped((name, badge) for badge in public(catalogue) for name in sorted(_named(badge))),
        recognised=recognised,
        decided=_grouped(decided),
        counting=_grouped(
            [(name, line) for name, line in decided if line.where is None and line.decision.holds(today)]
        ),
        attested=_grouped(
            (badge.practice.workplace, badge)
            for badge in sorted(public(catalogue), key=_by_name)
            if badge.practice and badge.practice.workplace
        ),
    )


def _named(badge: Badge) -> set[str]:
    """Return the frameworks that a badge refers to in any way."""
    named = {line.framework for line in badge.alignments}
    named.update(ref.partition(":")[0] for outcome in badge.learning_outcomes for ref in outcome.refs)
    if badge.quality_assurance:
        named.add(badge.quality_assurance.framework)
    if badge.level:
        named.add(badge.level.framework)
    return named


def _grouped[Key, Value](pairs: Iterator[tuple[Key, Value]] | list[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    found: dict[Key, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _by_name(badge: Badge) -> tuple[str, str]:
    return badge.name.get(LANGUAGES[0]).casefold(), badge.id


def _newest_first(badge: Badge) -> tuple[bool, list[tuple[int, str]]]:
    parts = [(-int(part), "") if part.isdigit() else (0, part) for part in badge.version.split(".")]
    return not badge.current, parts


def _counts(catalogue: Catalogue, today: date | None) -> Iterator[Counts]:
    """Yield claims and confirmations: a claim that the receiver confirmed is one entry, not two."""
    badges, pathways = catalogue.badges, catalogue.pathways
    confirmed = {
        (accepted.badge, target.id): accepted
        for target in badges.values()
        if target.stacking
        for accepted in target.stacking.accepts
        if accepted.badge in badges and accepted.holds(today)
    }
    seen = set()
    for badge in badges.values():
        for into in badge.stacking.into if badge.stacking else ():
            name = into.removeprefix("pathway:")
            if into != name and name in pathways:
                yield Counts(badge, pathway=pathways[name], confirmed=_recognition(badge, pathways[name]))
            elif name in badges:
                seen.add((badge.id, name))
                yield Counts(badge, target=badges[name], confirmed=confirmed.get((badge.id, name)))
    for (giver, target), accepted in confirmed.items():
        if (giver, target) not in seen:
            yield Counts(badges[giver], target=badges[target], confirmed=accepted)


def _recognition(badge: Badge, pathway: Pathway) -> Accepts | None:
    """Return the first recognition of a pathway as a confirmation of a badge that stands in it."""
    if not pathway.recognised_by or not any(badge.id in step.badges for step in pathway.steps):
        return None
    first = pathway.recognised_by[0]
    return Accepts(badge.id, None, first.effect, first.decided_by, first.on)


def _next_steps(catalogue: Catalogue) -> Iterator[tuple[str, Badge]]:
    """Yield each badge of a series with the badge that is the step after it at the same institution."""
    steps = {each.id.split("@")[0]: [step.id for step in each.steps] for each in catalogue.templates.values()}
    stages = _grouped(
        ((badge.issuer, badge.series.template.split("@")[0], badge.series.step), badge)
        for badge in public(catalogue)
        if badge.series
    )
    for (issuer, template, step), badges in stages.items():
        known = steps.get(template, [])
        after = known[known.index(step) + 1 :][:1] if step in known else []
        for follower in (each for name in after for each in stages.get((issuer, template, name), ())):
            yield from ((badge.id, follower) for badge in badges)


def _elsewhere(catalogue: Catalogue) -> dict[str, tuple[Badge, ...]]:
    same = _grouped(
        ((badge.template, badge.series.step if badge.series else ""), badge)
        for badge in public(catalogue)
        if badge.template
    )
    return {
        badge.id: tuple(other for other in group if other.id != badge.id) for group in same.values() for badge in group
    }


def _recognised(catalogue: Catalogue) -> Iterator[Recognised]:
    badges = catalogue.badges
    for target in badges.values():
        for accepted in target.stacking.accepts if target.stacking else ():
            if accepted.badge in badges:
                yield Recognised(target.issuer, badges[accepted.badge], target, accepted)
    for institution in catalogue.institutions.values():
        for accepted in institution.recognises:
            if accepted.badge in badges:
                yield Recognised(institution.id, badges[accepted.badge], None, accepted)
    for pathway in catalogue.pathways.values():
        for by in pathway.recognised_by:
            yield Recognised(by.institution, pathway, None, Accepts("", None, by.effect, by.decided_by, by.on))
