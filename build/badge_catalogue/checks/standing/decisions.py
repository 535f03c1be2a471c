"""Decisions on badges of others: each on a badge that exists, complete, and in the order of its days."""

from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.model import Accepts, Path, Source


def _decisions(view: View) -> Iterator[tuple[Source, Path, Accepts]]:
    """Yield every decision with its place, in badges and in institutions."""
    for badge in view.badges:
        for index, each in enumerate(badge.stacking.accepts if badge.stacking else ()):
            yield badge.source, ("stacking", "accepts", index), each
    if not view.alone:
        for institution in view.catalogue.institutions.values():
            for index, each in enumerate(institution.recognises):
                yield institution.source, ("recognises", index), each


@check("error")
def recognised_badge_exists(view: View) -> Iterator[Problem]:
    """An institution recognises a badge, and a version of it, that the catalogue has.

    Bad: 'recognises: [{badge: demo-mbo.bestaat-niet, version: "1", …}]'
    Good: 'recognises: [{badge: demo-mbo.energie, version: "1", …}]'
    """
    known = view.catalogue
    for source, path, each in _decisions(view):
        if path[0] != "recognises" or not each.badge:
            continue  # those in badges are judged with the rest of stacking
        if each.badge not in known.badges:
            message = says("links.no_badge", badge=clip(each.badge))
            yield Problem(source, (*path, "badge"), message, choose(each.badge, known.badges))
        elif each.version and (each.badge, each.version) not in known.versions:
            versions = [version for name, version in known.versions if name == each.badge]
            message = says("links.no_version", badge=each.badge, version=clip(each.version))
            yield Problem(source, (*path, "version"), message, choose(each.version, versions))


@check("error")
def decision_is_complete(view: View) -> Iterator[Problem]:
    """A partial decision says what the badge replaces, a conditional one its condition, and a refusal neither.

    Bad: {decision: conditional, effect: {nl: …, en: …}}
    Good: {decision: conditional, effect: {nl: …, en: …}, condition: {nl: …, en: …}}
    """
    for source, path, each in _decisions(view):
        if each.decision == "partial" and each.replaces is None:
            message, hint = says("decisions.partial_of_what"), says("decisions.add_replaces")
            yield Problem(source, (*path, "decision"), message, hint)
        if each.decision == "conditional" and not each.condition:
            message, hint = says("decisions.which_condition"), says("decisions.add_condition")
            yield Problem(source, (*path, "decision"), message, hint)
        if each.decision == "refused" and (each.replaces or each.condition):
            name = "replaces" if each.replaces else "condition"
            message = says("decisions.refused_yet", name=name)
            yield Problem(source, (*path, name), message, says("decisions.remove_or_decide_otherwise"))


@check("error")
def decision_ends_after_it_began(view: View) -> Iterator[Problem]:
    """A decision ends later than it was taken.

    Bad: {on: 2026-05-01, until: 2026-04-30}
    Good: {on: 2026-05-01, until: 2028-08-31}
    """
    for source, path, each in _decisions(view):
        if each.on and each.until and each.until < each.on:
            message = says("decisions.ended_before", on=each.on)
            yield Problem(source, (*path, "until"), message, says("decisions.look_at_days"))


CHECKS: tuple[Check, ...] = (recognised_badge_exists, decision_is_complete, decision_ends_after_it_began)
