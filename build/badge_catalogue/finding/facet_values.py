"""What a badge answers to each facet, and what the answers are called.

An answer is a key that may stand in an address: the same in both languages, and as lasting as the thing it names.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from badge_catalogue.facts import costs, levels
from badge_catalogue.facts.relations import Relations
from badge_catalogue.model import LADDERS, Badge, Catalogue, Term
from badge_catalogue.words.catalogue import FACETS, IN_SIGHT, OPTIONS, more

Values = Callable[[Badge], Iterable[str]]

_HOURS = ((10, "0-10"), (40, "10-40"), (100, "40-100"), (240, "100-240"))
_EUROS = ((250, "1-250"), (1000, "250-1000"))
_BROAD = 2  # digits of a broad field
_OF_SKILLS = "competence"  # kind of a framework that says what people can do
_SHORT = 8  # digits of a UUID in an address


@dataclass(frozen=True)
class Facet:
    """A facet: a property that badges are filtered by, and the values that each badge has of it.

    Attributes:
        labels: Key to label in the order in which the options are shown; empty: the keys themselves, sorted.
        values: The keys a badge answers with.
    """

    id: str
    name: str
    labels: Mapping[str, str]
    values: Values


def short_keys(uris: Iterable[str]) -> dict[str, str]:
    """Return for every ESCO address the first digits of its UUID, and the whole of it where others begin alike.

    Eight digits make an address that one can read; two skills never share one, so neither answers for the other.
    """
    whole = {uri: uri.rstrip("/").rsplit("/", 1)[-1] for uri in uris}
    first = Counter(name[:_SHORT] for name in whole.values())
    return {uri: name[:_SHORT] if first[name[:_SHORT]] == 1 else name for uri, name in whole.items()}


def skill_keys(catalogue: Catalogue) -> dict[str, str]:
    """Return the key of every ESCO skill that the vocabulary has or a badge names."""
    named = {uri for badge in catalogue.badges.values() for outcome in badge.learning_outcomes for uri in outcome.esco}
    return short_keys(named.union(catalogue.vocabularies.get("esco", {})))


def occupation_keys(catalogue: Catalogue) -> dict[str, str]:
    """Return the key of every occupation that the vocabulary has or a badge names."""
    named = {uri for badge in catalogue.badges.values() for uri in badge.occupations}
    return short_keys(named.union(catalogue.vocabularies.get("occupations", {})))


def _hours(badge: Badge) -> Iterable[str]:
    hours = badge.workload.in_hours if badge.workload else None
    if hours is not None:
        yield next((key for limit, key in _HOURS if hours < limit), "240-")


def _cost(badge: Badge) -> Iterable[str]:
    """Yield the ranges of prices in which someone pays.

    Free for one is not free for all, and no extra to a programme is not free.
    """
    nothing = "free" if badge.type == "microcredential" else "nothing_extra"
    ranges = ((key for limit, key in _EUROS if euros <= limit) for euros in costs.sums(badge) if euros)
    yield from [nothing] if 0 in costs.sums(badge) else []
    yield from dict.fromkeys(next(found, "1000-") for found in ranges)


def _eqf(badge: Badge) -> Iterable[str]:
    if badge.level:
        value = levels.eqf(badge.level)
        if value:
            yield value


def _rung(ladder: str, badge: Badge) -> Iterable[str]:
    """Return the level of a badge on the ladder of a country."""
    return [badge.level.value] if badge.level and badge.level.framework == ladder else []


def _rungs(labels: Mapping[str, str]) -> dict[str, str]:
    return {key: (key if key != "entry" else label.split()[-1]) for key, label in labels.items()}


def _fields(badge: Badge) -> Iterable[str]:
    """Return the field of a badge and those that hold it, but for the broad one, which is the subject."""
    return [badge.isced_f[:size] for size in (3, 4) if len(badge.isced_f) >= size] if badge.isced_f else []


def _frameworks(relations: Relations, catalogue: Catalogue) -> dict[str, list[str]]:
    """Return by badge the frameworks of what one can do that it refers to; agreements on quality are another facet."""
    found: dict[str, list[str]] = {}
    for name, badges in sorted(relations.referring.items()):
        framework = catalogue.frameworks.get(name)
        for badge in badges if framework and framework.kind == _OF_SKILLS else ():
            found.setdefault(badge.id, []).append(name)
    return found


def _leads(badge: Badge, relations: Relations) -> Iterable[str]:
    """Yield the goals that a badge is a part of.

    A certificate by its code or a pathway, a diploma by its programme or a pathway.
    """
    goals = {one.pathway.goal.kind for one in relations.towards.get(badge.id, ()) if one.pathway}
    if (badge.programme_codes and badge.programme_codes.mbo_certificaat) or "mbo_certificaat" in goals:
        yield "certificate"
    if badge.type == "regular" or "diploma" in goals:
        yield "diploma"


def _credits(badge: Badge) -> Iterable[str]:
    load = badge.workload
    if load:
        units = [unit for unit in ("ects", "sbu") if getattr(load, unit) is not None]
        yield from units or ["hours"]


def _values(catalogue: Catalogue, relations: Relations) -> dict[str, Values]:
    skills, occupations = skill_keys(catalogue), occupation_keys(catalogue)

    def counts(badge: Badge) -> Iterable[str]:
        found = {"confirmed" if one.confirmed else "claimed" for one in relations.towards.get(badge.id, ())}
        return sorted(found | ({"confirmed"} if badge.id in relations.counting else set()), reverse=True)

    def targets(badge: Badge) -> Iterable[str]:
        towards = relations.towards.get(badge.id, ())
        names = [one.target.id for one in towards if one.target]
        names += [f"pathway:{one.pathway.id}" for one in towards if one.pathway]
        return sorted(set(names))

    named = _frameworks(relations, catalogue)
    return {
        "framework": lambda badge: named.get(badge.id, ()),
        "leads": lambda badge: _leads(badge, relations),
        "credits": _credits,
        "subject": lambda badge: [badge.isced_f[:2]] if badge.isced_f else [],
        "audience": lambda badge: badge.audience,
        "counts": counts,
        "target": targets,
        "hours": _hours,
        "place": lambda badge: sorted({place for offer in badge.offering for place in offer.locations}),
        "schedule": lambda badge: sorted({time for offer in badge.offering for time in offer.schedule}),
        "start": lambda _: (),  # what lies ahead depends on the day of the visit: the page decides
        "type": lambda badge: [badge.type],
        "sector": lambda badge: badge.sector,
        "practice": lambda badge: [badge.practice.kind] if badge.practice else [],
        "eqf": _eqf,
        **{ladder: partial(_rung, ladder) for ladder in LADDERS[1:]},
        "quality": lambda badge: [badge.quality_assurance.framework] if badge.quality_assurance else [],
        "institution": lambda badge: [badge.issuer],
        "language": lambda badge: badge.language,
        "participation": lambda badge: badge.participation,
        "assessment": lambda badge: badge.assessment.types if badge.assessment else (),
        "field": _fields,
        "skill": lambda badge: sorted({skills[uri] for outcome in badge.learning_outcomes for uri in outcome.esco}),
        "occupation": lambda badge: [occupations[uri] for uri in badge.occupations],
        "stackable": lambda badge: [badge.stacking.role] if badge.stacking else [],
        "cost": _cost,
        "status": lambda badge: [] if badge.status == "active" else [badge.status],
    }


def facets(catalogue: Catalogue, relations: Relations, language: str) -> tuple[Facet, ...]:
    """Return every facet in the order of the page."""
    values = _values(catalogue, relations)
    labels = {**OPTIONS[language], **_from_catalogue(catalogue, language)}
    names = (*IN_SIGHT, *more())
    return tuple(Facet(name, FACETS[language][name], labels.get(name, {}), values[name]) for name in names)


def _from_catalogue(catalogue: Catalogue, language: str) -> dict[str, Mapping[str, str]]:
    def terms(vocabulary: str, key: Callable[[str], str] = str) -> dict[str, str]:
        found: Mapping[str, Term] = catalogue.vocabularies.get(vocabulary, {})
        return {key(name): term.label.get(language) for name, term in found.items()}

    fields, plain = terms("isced_f"), OPTIONS[language]["subject"]
    badges = {badge.id: badge.name.get(language) for badge in catalogue.badges.values()}
    pathways = {f"pathway:{entry.id}": entry.name.get(language) for entry in catalogue.pathways.values()}
    return {
        "subject": {key: plain.get(key, label) for key, label in fields.items() if len(key) == _BROAD},
        "field": {key: label for key, label in fields.items() if len(key) > _BROAD},
        "target": {**pathways, **badges},
        "eqf": {key: key for key in terms("eqf")},
        **{ladder: _rungs(terms(ladder)) for ladder in LADDERS[1:]},
        "framework": {entry.id: entry.name.get(language) for entry in catalogue.frameworks.values()},
        "quality": {entry.id: entry.name.get(language) for entry in catalogue.frameworks.values()},
        "institution": {entry.id: entry.name.get(language) for entry in catalogue.institutions.values()},
        "practice": terms("practice"),
        "language": terms("language"),
        "participation": terms("participation"),
        "assessment": terms("assessment"),
        "skill": terms("esco", skill_keys(catalogue).__getitem__),
        "occupation": terms("occupations", occupation_keys(catalogue).__getitem__),
    }
