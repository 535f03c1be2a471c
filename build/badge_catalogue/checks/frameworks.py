"""Frameworks and vocabularies: complete in themselves, so that what refers to them can be judged."""

import re
from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.definitions import fields
from badge_catalogue.model.text import LANGUAGES


@check("error")
def framework_node_once(view: View) -> Iterator[Problem]:
    """An element or level stands in its framework once, under an element that exists.

    nl: Een element of niveau staat een keer in zijn raamwerk, onder een element dat bestaat.
    Bad: nodes: [{id: samenwerken, …}, {id: samenwerken, …}]
    Good: nodes: [{id: samenwerken, …}, {id: leren-leren, …}]
    """
    for framework in view.catalogue.frameworks.values():
        for group in ("nodes", "levels"):
            nodes = getattr(framework, group)
            known = {node.id for node in nodes}
            seen: set[str] = set()
            for index, node in enumerate(nodes):
                if node.id and node.id in seen:
                    message = says(f"'{clip(node.id)}' staat er al", f"'{clip(node.id)}' stands there already")
                    hint = says("verwijder een van beide", "remove one of them")
                    yield Problem(framework.source, (group, index, "id"), message, hint)
                seen.add(node.id)
                if node.broader and (node.broader not in known or node.broader == node.id):
                    message = says(f"geen element '{clip(node.broader)}'", f"no element '{clip(node.broader)}'")
                    yield Problem(framework.source, (group, index, "broader"), message, choose(node.broader, known))


@check("error")
def rubric_names_elements(view: View) -> Iterator[Problem]:
    """A rubric describes elements and levels of its own framework.

    nl: Een rubric beschrijft elementen en niveaus van zijn eigen raamwerk.
    Bad: rubric: {samenwreken: {beginner: …}}
    Good: rubric: {samenwerken: {beginner: …}}
    """
    for framework in view.catalogue.frameworks.values():
        nodes, levels = {node.id for node in framework.nodes}, {level.id for level in framework.levels}
        for element, texts in framework.rubric.items():
            if element not in nodes:
                message = says(f"geen element '{clip(element)}'", f"no element '{clip(element)}'")
                yield Problem(framework.source, ("rubric", f"{element}#key"), message, choose(element, nodes))
            for level in texts:
                if level not in levels:
                    message = says(f"geen niveau '{clip(level)}'", f"no level '{clip(level)}'")
                    yield Problem(framework.source, ("rubric", element, f"{level}#key"), message, choose(level, levels))


@check("error")
def guideline_is_a_range(view: View) -> Iterator[Problem]:
    """A guideline for the workload runs from less to more, and from an earlier to a later day.

    nl: Een richtlijn voor de studielast loopt van minder naar meer, en van een eerdere naar een latere dag.
    Bad: {sector: hbo, unit: ects, minimum: 30, maximum: 3}
    Good: {sector: hbo, unit: ects, minimum: 3, maximum: 30}
    """
    for framework in view.catalogue.frameworks.values():
        for index, limit in enumerate(framework.workload_limits):
            path = ("workload_limits", index)
            if limit.minimum is not None and limit.maximum is not None and limit.minimum > limit.maximum:
                message = says("het minimum ligt boven het maximum", "the minimum lies above the maximum")
                yield Problem(framework.source, (*path, "minimum"), message, says("verwissel ze", "swap them"))
            if limit.valid_from and limit.valid_until and limit.valid_from > limit.valid_until:
                message = says("de richtlijn eindigt voordat hij begint", "the guideline ends before it begins")
                yield Problem(
                    framework.source, (*path, "valid_from"), message, says("verwissel de data", "swap the dates")
                )


@check("error")
def quality_framework_explains_itself(view: View) -> Iterator[Problem]:
    """A quality framework says what it is, who checks it and who guarantees the level.

    nl: Een kwaliteitskader zegt wat het is, wie het controleert en wie voor het niveau instaat.
    Bad: {kind: quality, name: …}
    Good: {kind: quality, name: …, description: …, checked_by: …, guarantees: …}
    """
    for framework in view.catalogue.frameworks.values():
        for name in ("description", "checked_by", "guarantees"):
            if framework.kind == "quality" and not framework.source.written(name):
                yield Problem(
                    framework.source,
                    ("kind",),
                    says(f"een kwaliteitskader heeft '{name}' nodig", f"a quality framework needs '{name}'"),
                    says(f"voeg toe: {name}: {{nl: …, en: …}}", f"add: {name}: {{nl: …, en: …}}"),
                )


@check("error")
def term_is_complete(view: View) -> Iterator[Problem]:
    """A term of a vocabulary has a label in both languages, and an ESCO term is its own key.

    nl: Een begrip uit een begrippenlijst heeft een label in beide talen, en een ESCO-begrip is zijn eigen sleutel.
    Bad: {uri: …, label: {en: work in teams}}
    Good: {uri: …, label: {nl: samenwerken in teams, en: work in teams}}
    """
    for name, terms in view.catalogue.vocabularies.items():
        for key, term in terms.items():
            for language in LANGUAGES:
                if (
                    not term.label.has(language)
                    and term.source.written("label")
                    and not term.source.written("label", language)
                ):
                    message = says(
                        f"'{clip(key)}' heeft geen {language}-label", f"'{clip(key)}' has no {language} label"
                    )
                    yield Problem(
                        term.source, ("label",), message, says(f"voeg toe: {language}: …", f"add: {language}: …")
                    )
            if name in {"esco", "occupations"} and term.uri and term.uri != key:
                message = says("de sleutel is niet het adres", "the key is not the address")
                yield Problem(
                    term.source, ("uri",), message, says(f"schrijf uri: {clip(key, 90)}", f"write uri: {clip(key, 90)}")
                )
            shape = {"esco": fields.ESCO_SKILL, "occupations": fields.ESCO_OCCUPATION}.get(name)
            if term.uri and not re.match(shape or r"https?://[^\s]+$", term.uri):
                message = says(
                    f"geen adres van een begrip: {clip(term.uri, 80)}", f"no address of a term: {clip(term.uri, 80)}"
                )
                hint = says("schrijf een adres dat met http begint", "write an address that begins with http")
                yield Problem(term.source, ("uri",), message, hint)


CHECKS: tuple[Check, ...] = (
    framework_node_once,
    rubric_names_elements,
    guideline_is_a_range,
    quality_framework_explains_itself,
    term_is_complete,
)
