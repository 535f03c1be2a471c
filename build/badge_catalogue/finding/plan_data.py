"""What the planning page downloads: `plan/plan.json`, one column per fact of a badge, and the pathways.

Badges are named by their place in the columns. Nothing here is about a person: which badges someone holds is known to
that person's own browser alone, which works the rest out by itself (`assets/plan/gaps.js`).

Drafts stand here too, because a pathway or a badge may ask for one; a status tells that nobody can earn it yet.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from badge_catalogue.addresses import PLAN, home
from badge_catalogue.drawings.small_pictures import small_pictures
from badge_catalogue.facts import formats
from badge_catalogue.facts.answer import in_short
from badge_catalogue.facts.relations import Counts, Relations, relate
from badge_catalogue.finding.facet_values import occupation_keys
from badge_catalogue.finding.facets import as_json
from badge_catalogue.finding.order import by_name
from badge_catalogue.model import Accepts, Badge, Catalogue, Pathway, Step
from badge_catalogue.model.text import LANGUAGES, Text

Said = str | list[str]  # a text, or [text, language] where it is not in the page's language


def files(catalogue: Catalogue, today: date | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield site path and bytes of the planning data of every language, with what is confirmed today."""
    relations = relate(catalogue, today)
    for language in LANGUAGES:
        yield f"{home(language)}{PLAN}plan.json", as_json(table(catalogue, relations, language))


def needed(step: Step) -> int:
    """Return the number of badges that a step of a pathway requires."""
    return {"all": len(step.badges), "any": 1}.get(step.rule, step.choose or 1)


def rule(step: Step) -> str:
    """Return the rule of a step in its simplest form: "single", "all", "any" or "choose"."""
    if len(step.badges) == 1:
        return "single"
    return "all" if needed(step) == len(step.badges) else "any" if needed(step) == 1 else "choose"


def table(catalogue: Catalogue, relations: Relations, language: str) -> dict[str, Any]:
    """Return the planning data of one language, JSON-ready.

    `counts` has one entry per badge that counts towards another: [giver, receiver, confirmation or null], where a
    confirmation is {effect, by, on, version}, in the receiver's own words. `decided` names what an institution
    counts by a decision in force: [badge, institution, confirmation]. `claims` names per pathway the badges whose
    own makers say that they count towards it, whether the pathway names them or not.
    """
    badges = by_name(catalogue.badges.values(), catalogue, language)
    place = {badge.id: number for number, badge in enumerate(badges)}
    issuers = sorted({badge.issuer for badge in badges})
    return {
        "language": language,
        "issuers": [_said(catalogue.institutions[name].name, language) for name in issuers],
        "badges": {
            "id": [badge.id for badge in badges],
            "name": [_said(badge.name, language) for badge in badges],
            "issuer": [issuers.index(badge.issuer) for badge in badges],
            "hours": [_hours(badge) for badge in badges],
            "brief": [_brief(badge, language) for badge in badges],
            "status": [badge.status for badge in badges],
            "version": [badge.version for badge in badges],
            "replaced_by": [place.get(badge.replaced_by or "") for badge in badges],
            "requires": [_places(badge, "requires", place) for badge in badges],
            "recommends": [_places(badge, "recommends", place) for badge in badges],
        },
        "pictures": small_pictures(badges, catalogue),
        "occupations": list(_occupations(catalogue, badges, language)),
        "former": {alias: at for at, badge in enumerate(badges) for alias in badge.aliases if alias not in place},
        "counts": [
            _count(count, place, language)
            for _, counts in sorted(relations.towards.items())
            for count in counts
            if count.target
        ],
        "decided": [
            [place[name], _where(catalogue, line.institution, language), _confirmed(line.decision, language)]
            for name, lines in sorted(relations.counting.items())
            if name in place
            for line in lines
        ],
        "pathways": [
            _pathway(catalogue, pathway, relations, place, language) for pathway in catalogue.pathways.values()
        ],
    }


def _brief(badge: Badge, language: str) -> str:
    """Return price, size, language and level of a badge as lists show them."""
    return " · ".join(in_short(badge, language).values())


def _occupations(catalogue: Catalogue, badges: list[Badge], language: str) -> Iterator[list[Any]]:
    """Yield key, name and badges of every occupation that a badge which can be earned is for."""
    terms, keys = catalogue.vocabularies.get("occupations", {}), occupation_keys(catalogue)
    used: dict[str, list[int]] = {}
    for place, badge in enumerate(badges):
        for uri in badge.occupations if badge.status == "active" else ():
            used.setdefault(uri, []).append(place)
    for uri in sorted(uri for uri in used if uri in terms):
        yield [keys[uri], _said(terms[uri].label, language), used[uri]]


def _said(text: Text, language: str) -> Said:
    told = text.language_for(language)
    return text.get(language) if told == language or not text else [text.get(language), told]


def _hours(badge: Badge) -> int | None:
    hours = badge.workload.in_hours if badge.workload else None
    return None if hours is None else round(hours)


def _places(badge: Badge, name: str, place: Mapping[str, int]) -> list[int]:
    named: tuple[str, ...] = getattr(badge.stacking, name) if badge.stacking else ()
    return [place[one] for one in dict.fromkeys(named) if one in place]


def _count(count: Counts, place: Mapping[str, int], language: str) -> list[Any]:
    confirmed = count.confirmed and _confirmed(count.confirmed, language)
    return [place[count.badge.id], place[count.target.id if count.target else ""], confirmed]


def _confirmed(decision: Accepts, language: str) -> dict[str, Any]:
    return {
        "effect": _said(decision.effect, language),
        "by": _said(decision.decided_by, language),
        "on": formats.day(decision.on, language) if decision.on else "",
        "version": decision.version or "",
    }


def _where(catalogue: Catalogue, institution: str, language: str) -> Said:
    known = catalogue.institutions.get(institution)
    return _said(known.name, language) if known else institution


def _pathway(
    catalogue: Catalogue, pathway: Pathway, relations: Relations, place: Mapping[str, int], language: str
) -> dict[str, Any]:
    goal = catalogue.badges.get(pathway.goal.badge or "")
    claims = [
        place[giver]
        for giver, counts in sorted(relations.towards.items())
        if any(count.pathway and count.pathway.id == pathway.id for count in counts)
    ]
    return {
        "id": pathway.id,
        "name": _said(pathway.name, language),
        "status": pathway.status,
        "owner": _said(catalogue.institutions[pathway.owner].name, language)
        if pathway.owner in catalogue.institutions
        else pathway.owner,
        "goal": {
            "kind": pathway.goal.kind,
            "badge": place[goal.id] if goal else None,
            "name": _said(goal.name if goal else pathway.goal.name, language),
        },
        "steps": [
            {
                "name": _said(step.name, language),
                "rule": rule(step),
                "need": needed(step),
                "badges": [place[badge] for badge in step.badges if badge in place],
            }
            for step in pathway.steps
        ],
        "recognised": [
            {
                "who": _said(catalogue.institutions[one.institution].name, language),
                "effect": _said(one.effect, language),
                "by": _said(one.decided_by, language),
                "on": formats.day(one.on, language) if one.on else "",
            }
            for one in pathway.recognised_by
            if one.institution in catalogue.institutions
        ],
        "claims": claims,
    }
