"""Pathways: steps of badges towards a goal, never round and round."""

from collections import defaultdict
from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.links import in_circle
from badge_catalogue.checks.view import View


@check("error")
def pathway_badge_exists(view: View) -> Iterator[Problem]:
    """A step of a pathway names badges of the catalogue.

    Bad: steps: [{id: basis, rule: all, badges: [demo-mbo.bestaat-niet]}]
    Good: steps: [{id: basis, rule: all, badges: [demo-mbo.energie]}]
    """
    for pathway in view.catalogue.pathways.values():
        for index, step in enumerate(pathway.steps):
            for place, badge in enumerate(step.badges):
                path = ("steps", index, "badges", place)
                if badge not in view.catalogue.badges:
                    message = says("pathways.no_badge", badge=clip(badge))
                    yield Problem(pathway.source, path, message, choose(badge, view.catalogue.badges))


@check("error")
def pathway_rule_can_be_met(view: View) -> Iterator[Problem]:
    """A step says how many badges to choose exactly where its rule is choose, and no more than there are.

    Bad: {rule: choose, choose: 3, badges: [a, b]}
    Good: {rule: choose, choose: 2, badges: [a, b, c]}
    """
    for pathway in view.catalogue.pathways.values():
        ids: set[str] = set()
        for index, step in enumerate(pathway.steps):
            told = pathway.source.written("steps", index, "choose")
            if step.rule == "choose" and not told:
                message = says("pathways.how_many_badges_one")
                hint = says("pathways.add_choose_2")
                yield Problem(pathway.source, ("steps", index, "rule"), message, hint)
            elif step.rule in {"all", "any"} and told:
                message = says("pathways.nothing_choose", rule=step.rule)
                hint = says("pathways.write_rule_choose_remove")
                yield Problem(pathway.source, ("steps", index, "choose"), message, hint)
            elif step.choose is not None and not 1 <= step.choose <= len(set(step.badges)):
                message = says("pathways.out_badges", choose=step.choose, number=len(step.badges))
                hint = says("pathways.choose_number_possible")
                yield Problem(pathway.source, ("steps", index, "choose"), message, hint)
            if step.id and step.id in ids:
                message = says("pathways.step_already", id=clip(step.id))
                yield Problem(
                    pathway.source,
                    ("steps", index, "id"),
                    message,
                    says("pathways.choose_another_identifier"),
                )
            ids.add(step.id)


@check("error")
def pathway_goal_is_named(view: View) -> Iterator[Problem]:
    """A pathway leads to a badge of the catalogue, an MBO certificate with its crebo number, or a named diploma.

    Bad: goal: {kind: mbo_certificaat}
    Good: 'goal: {kind: mbo_certificaat, crebo: "25737"}'
    """
    needed = {"badge": "badge", "mbo_certificaat": "crebo", "diploma": "name"}
    for pathway in view.catalogue.pathways.values():
        field = needed.get(pathway.goal.kind)
        if field and not pathway.source.written("goal", field):
            message = says("pathways.goal_needs", kind=pathway.goal.kind, field=field)
            first = next(iter(view.catalogue.badges), "…")
            example = {"badge": first, "crebo": '"25737"', "name": "{nl: …, en: …}"}[field]
            yield Problem(pathway.source, ("goal", "kind"), message, says("pathways.add", field=field, example=example))
        badge = pathway.goal.badge
        if badge and badge not in view.catalogue.badges:
            message = says("pathways.no_badge", badge=clip(badge))
            yield Problem(pathway.source, ("goal", "badge"), message, choose(badge, view.catalogue.badges))


@check("warning")
def certificate_code_in_pathway(view: View) -> Iterator[Problem]:
    """Every part of an MBO certificate carries the code of that certificate, and the pathway's goal names it.

    Bad: programme_codes: {crebo: "99991"}, in a pathway towards certificate C9901
    Good: 'programme_codes: {crebo: "99991", mbo_certificaat: C9901}'
    """
    for pathway in view.catalogue.pathways.values():
        if pathway.goal.kind != "mbo_certificaat":
            continue
        parts = [
            (("steps", index, "badges", place), view.catalogue.badges[name])
            for index, step in enumerate(pathway.steps)
            for place, name in enumerate(step.badges)
            if name in view.catalogue.badges
        ]
        codes = [badge.programme_codes.mbo_certificaat if badge.programme_codes else None for _, badge in parts]
        code = next(filter(None, codes), None)
        if code is None or not any(code in name for name in pathway.goal.name.values.values()):
            yield Problem(
                pathway.source,
                ("goal",),
                says("pathways.goal_not_name_certificate", code=code or says("pathways.no_code")),
                says("pathways.write_certificate_code_programme"),
            )
        for (path, badge), own in zip(parts, codes, strict=True):
            if own != code:
                yield Problem(
                    pathway.source,
                    path,
                    says(
                        "pathways.has_other_certificate_code",
                        badge=badge.id,
                        own=own or says("pathways.none"),
                        code=code or says("pathways.none"),
                    ),
                    says("pathways.write_programme_codes", id=badge.id, code=code),
                )


@check("error")
def pathways_end(view: View) -> Iterator[Problem]:
    """Pathways do not lead back to a badge that they began with.

    Bad: a pathway from a to b, and one from b to a
    Good: a pathway from a to b, and one from b to c
    """
    edges: dict[str, list[str]] = defaultdict(list)
    for pathway in view.catalogue.pathways.values():
        node = f"pathway:{pathway.id}"
        edges[node] += [pathway.goal.badge] if pathway.goal.badge else []
        for step in pathway.steps:
            for badge in step.badges:
                edges[badge].append(node)
    for target in [target for targets in edges.values() for target in targets]:
        edges.setdefault(target, [])
    for node in in_circle({name: tuple(targets) for name, targets in edges.items()}):
        if node.startswith("pathway:"):
            pathway = view.catalogue.pathways[node.removeprefix("pathway:")]
            message = says("pathways.pathway_leads_back_beginning")
            hint = says("pathways.take_goal_out_steps")
            yield Problem(pathway.source, ("goal", "badge"), message, hint)


@check("error")
def keeper_exists(view: View) -> Iterator[Problem]:
    """Who keeps a pathway or template, or recognises a pathway, is an institution of the catalogue.

    Bad: owner: demo-mobo
    Good: owner: demo-mbo
    """
    known = view.catalogue.institutions
    named = [(entry.source, ("owner",), entry.owner) for entry in view.catalogue.pathways.values()]
    named += [(entry.source, ("owner",), entry.owner) for entry in view.catalogue.templates.values()]
    recognised = [
        (pathway.source, ("recognised_by", index, "institution"), item.institution)
        for pathway in view.catalogue.pathways.values()
        for index, item in enumerate(pathway.recognised_by)
    ]
    for source, path, name in [*named, *recognised]:
        if name and name not in known:
            message = says("pathways.no_institution", name=clip(name))
            yield Problem(source, path, message, choose(name, known))


CHECKS: tuple[Check, ...] = (
    pathway_badge_exists,
    pathway_rule_can_be_met,
    pathway_goal_is_named,
    certificate_code_in_pathway,
    pathways_end,
    keeper_exists,
)
