"""Pathways: steps of badges towards a goal, never round and round."""

from collections import defaultdict
from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.links import in_circle
from badge_catalogue.checks.view import View


@check("error")
def pathway_badge_exists(view: View) -> Iterator[Problem]:
    """A step of a pathway names badges of the catalogue.

    nl: Een stap van een leerpad noemt badges uit de catalogus.
    Bad: steps: [{id: basis, rule: all, badges: [demo-mbo.bestaat-niet]}]
    Good: steps: [{id: basis, rule: all, badges: [demo-mbo.energie]}]
    """
    for pathway in view.catalogue.pathways.values():
        for index, step in enumerate(pathway.steps):
            for place, badge in enumerate(step.badges):
                path = ("steps", index, "badges", place)
                if badge not in view.catalogue.badges:
                    message = says(f"geen badge '{clip(badge)}'", f"no badge '{clip(badge)}'")
                    yield Problem(pathway.source, path, message, choose(badge, view.catalogue.badges))


@check("error")
def pathway_rule_can_be_met(view: View) -> Iterator[Problem]:
    """A step says how many badges to choose exactly where its rule is choose, and no more than there are.

    nl: Een stap zegt hoeveel badges je kiest als de regel choose is, en niet meer dan er zijn.
    Bad: {rule: choose, choose: 3, badges: [a, b]}
    Good: {rule: choose, choose: 2, badges: [a, b, c]}
    """
    for pathway in view.catalogue.pathways.values():
        ids: set[str] = set()
        for index, step in enumerate(pathway.steps):
            told = pathway.source.written("steps", index, "choose")
            if step.rule == "choose" and not told:
                message = says("hoeveel badges kiest men?", "how many badges does one choose?")
                hint = says("voeg toe: choose: 2", "add: choose: 2")
                yield Problem(pathway.source, ("steps", index, "rule"), message, hint)
            elif step.rule in {"all", "any"} and told:
                message = says(
                    f"bij '{step.rule}' valt niets te kiezen", f"with '{step.rule}' there is nothing to choose"
                )
                hint = says("schrijf rule: choose, of verwijder choose", "write rule: choose, or remove choose")
                yield Problem(pathway.source, ("steps", index, "choose"), message, hint)
            elif step.choose is not None and not 1 <= step.choose <= len(set(step.badges)):
                message = says(
                    f"{step.choose} uit {len(step.badges)} badges", f"{step.choose} out of {len(step.badges)} badges"
                )
                hint = says("kies een getal dat kan", "choose a number that is possible")
                yield Problem(pathway.source, ("steps", index, "choose"), message, hint)
            if step.id and step.id in ids:
                message = says(f"stap '{clip(step.id)}' is er al", f"there is a step '{clip(step.id)}' already")
                yield Problem(
                    pathway.source,
                    ("steps", index, "id"),
                    message,
                    says("kies een ander kenmerk", "choose another identifier"),
                )
            ids.add(step.id)


@check("error")
def pathway_goal_is_named(view: View) -> Iterator[Problem]:
    """A pathway leads to a badge of the catalogue, an MBO certificate with its crebo number, or a named diploma.

    nl: Een leerpad leidt naar een badge uit de catalogus, een MBO-certificaat met crebonummer, of een diploma met naam.
    Bad: goal: {kind: mbo_certificaat}
    Good: 'goal: {kind: mbo_certificaat, crebo: "25737"}'
    """
    needed = {"badge": "badge", "mbo_certificaat": "crebo", "diploma": "name"}
    for pathway in view.catalogue.pathways.values():
        field = needed.get(pathway.goal.kind)
        if field and not pathway.source.written("goal", field):
            message = says(
                f"een doel '{pathway.goal.kind}' heeft '{field}' nodig", f"a goal '{pathway.goal.kind}' needs '{field}'"
            )
            yield Problem(pathway.source, ("goal", "kind"), message, says(f"voeg toe: {field}: …", f"add: {field}: …"))
        badge = pathway.goal.badge
        if badge and badge not in view.catalogue.badges:
            message = says(f"geen badge '{clip(badge)}'", f"no badge '{clip(badge)}'")
            yield Problem(pathway.source, ("goal", "badge"), message, choose(badge, view.catalogue.badges))


@check("warning")
def certificate_code_in_pathway(view: View) -> Iterator[Problem]:
    """Every part of an MBO certificate carries the code of that certificate, and the pathway's goal names it.

    nl: Elk onderdeel van een mbo-certificaat draagt de code van dat certificaat, en het doel van het leerpad noemt die.
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
                says(
                    f"het doel noemt certificaat {code or '(geen code)'} niet",
                    f"the goal does not name certificate {code or '(no code)'}",
                ),
                says(
                    "schrijf de certificaatcode in programme_codes van elk onderdeel en in de naam van het doel",
                    "write the certificate's code in programme_codes of every part and in the name of the goal",
                ),
            )
        for (path, badge), own in zip(parts, codes, strict=True):
            if own != code:
                yield Problem(
                    pathway.source,
                    path,
                    says(
                        f"{badge.id} heeft certificaatcode {own or '(geen)'}, een ander onderdeel {code}",
                        f"{badge.id} has certificate code {own or '(none)'}, another part {code}",
                    ),
                    says(
                        f"schrijf bij {badge.id}: programme_codes: {{mbo_certificaat: {code}}}",
                        f"write in {badge.id}: programme_codes: {{mbo_certificaat: {code}}}",
                    ),
                )


@check("error")
def pathways_end(view: View) -> Iterator[Problem]:
    """Pathways do not lead back to a badge that they began with.

    nl: Leerpaden leiden niet terug naar een badge waarmee ze begonnen.
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
            message = says("dit leerpad komt weer bij zijn begin uit", "this pathway leads back to its beginning")
            hint = says("haal het doel uit de stappen", "take the goal out of the steps")
            yield Problem(pathway.source, ("goal", "badge"), message, hint)


@check("error")
def keeper_exists(view: View) -> Iterator[Problem]:
    """Who keeps a pathway or template, or recognises a pathway, is an institution of the catalogue.

    nl: Wie een leerpad of sjabloon beheert of een leerpad erkent, is een instelling van de catalogus.
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
            message = says(f"geen instelling '{clip(name)}'", f"no institution '{clip(name)}'")
            yield Problem(source, path, message, choose(name, known))


CHECKS: tuple[Check, ...] = (
    pathway_badge_exists,
    pathway_rule_can_be_met,
    pathway_goal_is_named,
    certificate_code_in_pathway,
    pathways_end,
    keeper_exists,
)
