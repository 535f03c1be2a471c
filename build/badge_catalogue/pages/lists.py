"""The pages that list: frameworks, levels, skills, pathways, what is new, who recognises what, words, licences."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import quote

from badge_catalogue.addresses import framework_folder, pathway_folder
from badge_catalogue.facts import formats, glossary
from badge_catalogue.facts.adoption import newest
from badge_catalogue.facts.markdown import plain
from badge_catalogue.facts.relations import Recognised, public
from badge_catalogue.finding.facet_values import skill_keys
from badge_catalogue.finding.order import plain_order
from badge_catalogue.model import LADDERS, Badge, Framework, Level, Pathway, Template, WorkloadLimit
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES, Text
from badge_catalogue.packs import AT_HAND
from badge_catalogue.pages import licences, pathway_diagram
from badge_catalogue.pages.badge import shortened
from badge_catalogue.pages.shell import Page
from badge_catalogue.pages.view import View
from badge_catalogue.words import WORDS
from badge_catalogue.words.po import kept, said

_KINDS = ("quality", "qualification", "competence", "classification")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_MOST_NEW = 60  # badges


@dataclass(frozen=True)
class Rung:
    """One level of the Dutch and the European ladder."""

    id: str
    name: str
    known_as: str
    description: Text
    badges: tuple[Badge, ...]
    finder: str  # query of the page that finds badges


@dataclass(frozen=True)
class Skill:
    """An ESCO skill and the badges that show it."""

    id: str
    uri: str
    badges: tuple[Badge, ...]
    finder: str  # query of the page that finds badges


def index_pages(view: View, language: str) -> Iterator[Page]:
    """Yield the pages that list pathways, frameworks, levels, skills and the like, and one for each that they list."""
    yield frameworks(view, language)
    for framework in view.catalogue.frameworks.values():
        yield framework_page(view, framework, language)
    yield levels(view, language)
    yield skills(view, language)
    said = {"shortened": lambda text: shortened(plain(text.get(language)))}
    yield _plain(view, language, "pathways", section="pathways", **said)
    for pathway in view.catalogue.pathways.values():
        yield pathway_page(view, pathway, language)
    yield new(view, language)
    yield recognition(view, language)
    entries = sorted(glossary.shown(language).items(), key=lambda pair: pair[1].name.casefold())
    yield _plain(view, language, "glossary", section="what-is-what", entries=entries)
    yield compare(view, language)
    words = WORDS[language]
    yield view.page(
        "licences.html",
        language,
        "licenses/",
        title=words["nav_licences"],
        description=words["licences_lead"],
        components=licences.COMPONENTS,
        own_labels=_own_labels(view),
    )


def _plain(view: View, language: str, name: str, section: str = "", **context: Any) -> Page:  # noqa: ANN401 -- for a template
    words = WORDS[language]
    title, lead = words[f"{name}_title"], words[f"{name}_lead"]
    return view.page(f"{name}.html", language, f"{name}/", title=title, description=lead, section=section, **context)


def compare(view: View, language: str) -> Page:
    """Return the page that puts badges side by side; its script reads them from their own pages."""
    words = WORDS[language]
    names = (
        "remove",
        "differs",
        "can",
        "can_more",
        "kind",
        "choose",
        "missing",
        "too_many",
        "failed",
        "found",
        "none",
    )
    heads = {
        "issuer": "issued_by",
        "assessment": "how_assessed",
        "quality": "quality",
        "towards": "towards",
        "worth": "worth",
    }
    said = {
        key.removeprefix("compare_"): each for key, each in kept(words, (f"compare_{name}" for name in names)).items()
    } | {key: words[name] for key, name in heads.items()}
    return _plain(view, language, "compare", section="badges", kind="compare", said=said, example=_example(view))


def _example(view: View) -> tuple[Badge, ...]:
    """Return two badges worth comparing: of one subject and of two institutions where there are such; () for none."""
    active = sorted((badge for badge in public(view.catalogue) if badge.status == "active"), key=lambda badge: badge.id)
    pairs = ((one, other) for one in active for other in active if one.id < other.id and one.isced_f and one.level)
    alike = (pair for pair in pairs if pair[0].isced_f == pair[1].isced_f and pair[1].level)
    return next((pair for pair in alike if pair[0].issuer != pair[1].issuer), tuple(active[:2] if active[1:] else ()))


def recognition(view: View, language: str) -> Page:
    """Return the page of the institutions that accept each other's badges, sorted by institution, then by issuer."""

    def name(institution: str) -> str:
        return plain_order(view.catalogue.institutions[institution].name.get(language))

    by: dict[str, list[tuple[str, Recognised]]] = {}
    for line in view.relations.recognised:
        by.setdefault(line.institution, []).append((line.giver, line))
    groups = sorted(by.items(), key=lambda group: name(group[0]))
    givers = sorted({giver for lines in by.values() for giver, _ in lines}, key=name)
    where = [(giver, _counting(view, giver)) for giver in givers]
    held = Counter(
        (line.giver, line.institution) for line in view.relations.recognised if line.decision.holds(view.today)
    )
    return _plain(view, language, "recognition", groups=groups, givers=givers, where=where, held=held)


def _counting(view: View, giver: str) -> list[tuple[Badge | Pathway, list[Recognised]]]:
    """Return the badges and pathways of an institution that others decided on, with the decisions; equal ones once."""
    found: dict[str, tuple[Badge | Pathway, list[Recognised]]] = {}
    seen = set()
    for line in view.relations.recognised:
        alike = (line.what.id, line.institution, line.decision.state(view.today))
        if line.giver == giver and alike not in seen:
            seen.add(alike)
            found.setdefault(line.what.id, (line.what, []))[1].append(line)
    return list(found.values())


def frameworks(view: View, language: str) -> Page:
    """Return the list of frameworks by kind, with how many badges refer to each."""
    known, referring = view.catalogue.frameworks.values(), view.relations.referring
    kinds = [
        (kind, [(each, len(referring.get(each.id, ()))) for each in known if each.kind == kind]) for kind in _KINDS
    ]
    return _plain(
        view,
        language,
        "frameworks",
        kinds=[(kind, entries) for kind, entries in kinds if entries],
        begun=lambda text: _SENTENCE_END.split(plain(text.get(language)), maxsplit=1)[0],
    )


def framework_page(view: View, framework: Framework, language: str) -> Page:
    """Return the page of one framework."""

    def range_of(limit: WorkloadLimit) -> str:
        return _range(limit, language)

    return view.page(
        "framework.html",
        language,
        framework_folder(framework.id),
        title=framework.name.get(language),
        description=shortened(plain(framework.description.get(language))),
        framework=framework,
        range_of=range_of,
        named={node.id: node for node in (*framework.nodes, *framework.levels)},
        templates=[(name, each) for name, each in newest(view.catalogue).items() if _names(each, framework)],
        badges=sorted(
            view.relations.referring.get(framework.id, ()),
            key=lambda badge: (badge.name.get(language).casefold(), badge.id),
        ),
    )


def _names(template: Template, framework: Framework) -> bool:
    """Say whether a template is aligned to a framework."""
    lines: Any = template.locked.get("alignments") or ()
    return any(line.get("framework") == framework.id for line in lines)


def _range(limit: WorkloadLimit, language: str) -> str:
    """Return a guideline in words: "3 tot en met 30 EC"."""
    words = WORDS[language]
    unit = {"ects": said("formats", "credits", language), "sbu": "SBU"}.get(limit.unit, limit.unit)
    low, high = (None if end is None else formats.number(end, language) for end in (limit.minimum, limit.maximum))
    if low is not None and high is not None:
        return words["limit_between"].format(low, high, unit)
    if low is not None:
        return words["limit_from"].format(low, unit)
    return words["limit_until"].format(high, unit)


def levels(view: View, language: str) -> Page:
    """Return the ladder of levels, that of the country and the EQF side by side."""
    badges = [badge for badge in public(view.catalogue) if badge.level]
    own = LADDERS[-1]
    ladder = view.catalogue.frameworks.get(own)
    described = {rung.id: rung.description for rung in (*ladder.levels, *ladder.nodes)} if ladder else {}
    rungs = []
    for value in AT_HAND.rungs:
        level = Level(own, value)
        here = tuple(badge for badge in badges if badge.level and _on(badge.level, value))
        european = "" if value == "entry" or own == "eqf" else f" · EQF {value[0]}"  # entry level lies below the EQF
        known_as = formats.known_as(level, language)
        name = f"{formats.level_name(level, language)}{european}"
        query = f"?eqf={value}" if value.isdigit() else f"?{own}={quote(value)}"
        description = described.get(value, Text())
        rungs.append(Rung(f"{own}-{value.replace('+', '-plus')}", name, known_as, description, here, query))
    return _plain(view, language, "levels", rungs=rungs)


def _on(level: Level, value: str) -> bool:
    """Say whether a level stands on this rung; EQF 4 stands with NLQF 4."""
    return level.value == value


def skills(view: View, language: str) -> Page:
    """Return every ESCO skill in use with the badges that show it, by name."""
    terms = view.catalogue.vocabularies.get("esco", {})
    keys = skill_keys(view.catalogue)

    def name(uri: str) -> str:
        return plain_order(terms[uri].label.get(language)) if uri in terms else uri

    entries = [
        Skill(uri.rpartition("/")[2], uri, view.relations.skilled[uri], f"?skill={keys[uri]}")
        for uri in sorted(view.relations.skilled, key=lambda uri: (name(uri), uri))
    ]
    groups = [(letter, list(found)) for letter, found in groupby(entries, key=lambda entry: _letter(name(entry.uri)))]
    return _plain(view, language, "skills", groups=groups, own_labels=_own_labels(view))


def _own_labels(view: View) -> bool:
    """Say whether labels of ESCO that the site shows are translations of this catalogue."""
    known = view.catalogue.vocabularies
    translated = [language for language in LANGUAGES if language != INTERNATIONAL]
    return any(
        term.own_translation and term.label.has(language)
        for name in ("esco", "occupations")
        for term in known.get(name, {}).values()
        for language in translated
    )


def _letter(name: str) -> str:
    """Return the letter under which an index lists a name: its first, without accents, in upper case."""
    return plain_order(name)[:1].upper()


def pathway_page(view: View, pathway: Pathway, language: str) -> Page:
    """Return the page of one pathway: its steps and where it leads."""
    return view.page(
        "pathway.html",
        language,
        pathway_folder(pathway),
        title=pathway.name.get(language),
        description=shortened(plain(pathway.description.get(language))),
        section="pathways",
        pathway=pathway,
        **pathway_diagram.parts(view, pathway, language),
    )


def new(view: View, language: str) -> Page:
    """Return the badges last reviewed, by day, the newest first."""

    def reviewed(badge: Badge) -> date:
        return badge.reviewed_on or date.min

    newest = sorted(public(view.catalogue), key=lambda badge: (-reviewed(badge).toordinal(), badge.id))[:_MOST_NEW]
    days = [(day, list(badges)) for day, badges in groupby(newest, key=reviewed) if day != date.min]
    return _plain(view, language, "new", days=days)
