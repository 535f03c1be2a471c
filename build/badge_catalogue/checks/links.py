"""What refers to what: stacking, series, endorsements, and that nothing leads in a circle."""

import re
from collections.abc import Iterator, Mapping

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.model import Badge, Catalogue, Institution, Path
from badge_verifier.trust import lookalike

_OTHERWISE = {  # words that open another way in, by language
    "nl": re.compile(r"\b(?:of|tenzij|anders)\b"),
    "en": re.compile(r"\b(?:or|unless|otherwise)\b"),
}


def _references(badge: Badge) -> Iterator[tuple[Path, str]]:
    """Yield every badge or pathway that a badge names in its stacking."""
    stacking = badge.stacking
    if stacking is None:
        return
    for name in ("into", "requires", "recommends"):
        for index, target in enumerate(getattr(stacking, name)):
            yield ("stacking", name, index), target
    for index, item in enumerate(stacking.accepts):
        if item.badge:
            yield ("stacking", "accepts", index, "badge"), item.badge


def in_circle(edges: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the nodes that lie on a circle, in their order; without recursion, linear in nodes and edges."""
    # Nodes without a way out, and then those that lead to such nodes only, are on no circle; and the same backwards.
    left = _without_ends(edges)
    reverse: dict[str, list[str]] = {node: [] for node in left}
    for node, targets in left.items():
        for target in targets:
            reverse[target].append(node)
    return list(_without_ends({node: tuple(sources) for node, sources in reverse.items()}))


def _without_ends(edges: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    count = {node: sum(target in edges for target in targets) for node, targets in edges.items()}
    sources: dict[str, list[str]] = {}
    for node, targets in edges.items():
        for target in targets:
            sources.setdefault(target, []).append(node)
    ends = [node for node, number in count.items() if number == 0]
    while ends:
        for source in sources.get(ends.pop(), ()):
            count[source] -= 1
            if count[source] == 0:
                ends.append(source)
    return {
        node: tuple(target for target in targets if count.get(target)) for node, targets in edges.items() if count[node]
    }


@check("error")
def stacking_target_exists(view: View) -> Iterator[Problem]:
    """What a badge stacks into, requires, recommends or accepts is in the catalogue.

    Bad: stacking: {into: [demo-mbo.bestaat-niet]}
    Good: stacking: {into: [demo-mbo.energie, 'pathway:energietransitie']}
    """
    badges, pathways = view.catalogue.badges, view.catalogue.pathways
    for badge in view.badges:
        for path, target in _references(badge):
            is_pathway = target.startswith("pathway:") and path[1] == "into"
            known: Mapping[str, object] = {f"pathway:{name}": None for name in pathways} if is_pathway else badges
            if target not in known:
                message = says("links.not_catalogue", target=clip(target))
                yield Problem(badge.source, path, message, choose(target, known))
            elif target == badge.id:
                message = says("links.badge_refers_itself")
                yield Problem(badge.source, path, message, says("links.remove_reference"))


@check("error")
def requirements_end(view: View) -> Iterator[Problem]:
    """Badges do not require each other in a circle.

    Bad: a requires b and b requires a
    Good: b requires a
    """
    edges = {badge.id: badge.stacking.requires if badge.stacking else () for badge in view.everyone}
    for badge_id in in_circle(edges):
        badge = view.catalogue.badges[badge_id]
        yield Problem(
            badge.source,
            ("stacking", "requires"),
            says("links.these_badges_require_each"),
            says("links.remove_one_requirements_use"),
        )


@check("warning")
def standalone_stacks_nowhere(view: View) -> Iterator[Problem]:
    """A badge that stands alone counts towards nothing.

    Bad: stacking: {role: standalone, into: [demo-mbo.energie]}
    Good: stacking: {role: stackable, into: [demo-mbo.energie]}
    """
    for badge in view.current:
        stacking = badge.stacking
        if stacking is not None and stacking.role == "standalone" and stacking.into:
            yield Problem(
                badge.source,
                ("stacking", "role") if badge.source.written("stacking", "role") else ("stacking",),
                says("links.stands_alone_yet_counts"),
                says("links.write_role_stackable_remove"),
            )


@check("warning")
def requirement_is_no_choice(view: View) -> Iterator[Problem]:
    """A badge that stacking requires is not one of two ways in according to the text.

    Bad: {prerequisites: "You hold First aid, or you pass the entry test.", stacking: {requires: [demo-mbo.ehbo]}}
    Good: {prerequisites: "You hold First aid, or you pass the entry test.", stacking: {recommends: [demo-mbo.ehbo]}}
    """
    hint = says("links.move_recommends_write_only")
    for badge in view.current:
        for required in badge.stacking.requires if badge.stacking else ():
            known = view.catalogue.badges.get(required)
            for field in ("prerequisites", "admission"):
                text = getattr(badge, field)
                if known is not None and any(
                    _offers_choice(text.get(language), known.name.get(language), words)
                    for language, words in _OTHERWISE.items()
                    if text.has(language) and known.name.has(language)
                ):
                    message = says("links.required_but_text_leaves", required=clip(required))
                    yield Problem(badge.source, (field,), message, hint)


def _offers_choice(text: str, name: str, otherwise: re.Pattern[str]) -> bool:
    """Say whether a text names a badge and, before that sentence ends, another way in."""
    _, named, after = text.casefold().partition(name.casefold())
    return bool(named and otherwise.search(re.split(r"[.!?](?:\s|$)", after)[0]))


@check("error")
def accepted_version_exists(view: View) -> Iterator[Problem]:
    """A confirmation names a version that exists.

    Bad: 'accepts: [{badge: demo-hbo.energie, version: "7", …}]'
    Good: 'accepts: [{badge: demo-hbo.energie, version: "1", …}]'
    """
    for badge in view.badges:
        for index, item in enumerate(badge.stacking.accepts if badge.stacking else ()):
            if (
                item.version
                and item.badge in view.catalogue.badges
                and (item.badge, item.version) not in view.catalogue.versions
            ):
                versions = [version for name, version in view.catalogue.versions if name == item.badge]
                yield Problem(
                    badge.source,
                    ("stacking", "accepts", index, "version"),
                    says("links.no_version", badge=item.badge, version=clip(item.version)),
                    choose(item.version, versions),
                )


@check("error")
def series_step_exists(view: View) -> Iterator[Problem]:
    """A series and its step stand in the templates, and agree with the template that the badge follows.

    Bad: series: {template: kompas21-samenwerken, step: meester}
    Good: series: {template: kompas21-samenwerken, step: expert}
    """
    steps: dict[str, set[str]] = {}
    for template in view.catalogue.templates.values():
        steps.setdefault(template.id.partition("@")[0], set()).update(step.id for step in template.steps)
    for badge in view.badges:
        series = badge.series
        if series is None or not series.template:
            continue
        if series.template not in steps:
            message = says("links.no_series", template=clip(series.template))
            yield Problem(badge.source, ("series", "template"), message, choose(series.template, steps))
        elif badge.template and badge.template.partition("@")[0] != series.template:
            message = says("links.badge_follows_not_series", template=badge.template)
            yield Problem(badge.source, ("series", "template"), message, says("links.make_them_agree"))
        elif series.step and series.step not in steps[series.template] and not badge.template:
            message = says("links.no_step", step=clip(series.step))
            yield Problem(badge.source, ("series", "step"), message, choose(series.step, steps[series.template]))


def _read_as(name: str, catalogue: Catalogue) -> Institution | None:
    """Return the institution for which a reader could take whoever bears this name."""
    for institution in catalogue.institutions.values():
        names = (*institution.name.values.values(), *institution.other_names)
        if any(lookalike.resembles(name, each) for each in names):
            return institution
    return None


@check("error")
def endorsed_badge_exists(view: View) -> Iterator[Problem]:
    """An endorsement names a badge and a version of the catalogue, and comes from someone else.

    Bad: {endorser: demo-mbo, badge: demo-mbo.energie}
    Good: {endorser: demo-hbo, badge: demo-mbo.energie}
    """
    known = view.catalogue
    for item in known.endorsements.values():
        badge = known.badges.get(item.badge)
        if item.badge and badge is None:
            message = says("links.no_badge", badge=clip(item.badge))
            others = [name for name, each in known.badges.items() if each.issuer != item.endorser]
            yield Problem(item.source, ("badge",), message, choose(item.badge, others))
        elif item.badge and item.version and (item.badge, item.version) not in known.versions:
            versions = [version for name, version in known.versions if name == item.badge]
            message = says("links.no_version", badge=item.badge, version=clip(item.version))
            yield Problem(item.source, ("version",), message, choose(item.version, versions))
        if item.endorser and item.endorser not in known.institutions and not item.url:
            message = says("links.no_institution_catalogue", endorser=clip(item.endorser))
            yield Problem(
                item.source,
                ("endorser",),
                message,
                choose(
                    item.endorser,
                    known.institutions,
                    says("links.add_url_where_can"),
                ),
            )
        elif item.endorser not in known.institutions and (other := _read_as(item.endorser, known)) is not None:
            # In its own name it agrees to what it says; under a name that only reads like it nobody asks it.
            message = says("links.endorser_reads_like", endorser=clip(item.endorser), id=other.id)
            yield Problem(item.source, ("endorser",), message, says("links.write_its_id", id=other.id))
        if badge is not None and item.endorser == badge.issuer:
            message = says("links.issuer_endorses_own_badge")
            yield Problem(
                item.source,
                ("endorser",),
                message,
                says("links.ask_someone_else_remove"),
            )


CHECKS: tuple[Check, ...] = (
    stacking_target_exists,
    requirements_end,
    requirement_is_no_choice,
    standalone_stacks_nowhere,
    accepted_version_exists,
    series_step_exists,
    endorsed_badge_exists,
)
