"""Frameworks and vocabularies: complete in themselves, so that what refers to them can be judged; settings do too."""

import re
from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.definitions import fields
from badge_catalogue.model.text import LANGUAGES


@check("error")
def framework_node_once(view: View) -> Iterator[Problem]:
    """An element or level stands in its framework once, under an element that exists.

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
                    message = says("frameworks.stands_already", id=clip(node.id))
                    hint = says("frameworks.remove_one_them")
                    yield Problem(framework.source, (group, index, "id"), message, hint)
                seen.add(node.id)
                if node.broader and (node.broader not in known or node.broader == node.id):
                    message = says("frameworks.no_element", broader=clip(node.broader))
                    yield Problem(
                        framework.source, (group, index, "broader"), message, choose(node.broader, known - {node.id})
                    )


@check("error")
def rubric_names_elements(view: View) -> Iterator[Problem]:
    """A rubric describes elements and levels of its own framework.

    Bad: rubric: {samenwreken: {beginner: …}}
    Good: rubric: {samenwerken: {beginner: …}}
    """
    for framework in view.catalogue.frameworks.values():
        nodes, levels = {node.id for node in framework.nodes}, {level.id for level in framework.levels}
        for element, texts in framework.rubric.items():
            if element not in nodes:
                message = says("frameworks.no_element_2", element=clip(element))
                yield Problem(
                    framework.source,
                    ("rubric", f"{element}#key"),
                    message,
                    choose(element, nodes - framework.rubric.keys()),
                )
            for level in texts:
                if level not in levels:
                    message = says("frameworks.no_level", level=clip(level))
                    yield Problem(
                        framework.source,
                        ("rubric", element, f"{level}#key"),
                        message,
                        choose(level, levels - texts.keys()),
                    )


@check("error")
def guideline_is_a_range(view: View) -> Iterator[Problem]:
    """A guideline for the workload runs from less to more, and from an earlier to a later day.

    Bad: {sector: hbo, unit: ects, minimum: 30, maximum: 3}
    Good: {sector: hbo, unit: ects, minimum: 3, maximum: 30}
    """
    for framework in view.catalogue.frameworks.values():
        for index, limit in enumerate(framework.workload_limits):
            path = ("workload_limits", index)
            if limit.minimum is not None and limit.maximum is not None and limit.minimum > limit.maximum:
                message = says("frameworks.minimum_lies_above_maximum")
                yield Problem(framework.source, (*path, "minimum"), message, says("frameworks.swap_them"))
            if limit.valid_from and limit.valid_until and limit.valid_from > limit.valid_until:
                message = says("frameworks.guideline_ends_before_begins")
                yield Problem(framework.source, (*path, "valid_from"), message, says("frameworks.swap_dates"))


@check("error")
def quality_framework_explains_itself(view: View) -> Iterator[Problem]:
    """A quality framework says what it is, who checks it and who guarantees the level.

    Bad: {kind: quality, name: …}
    Good: {kind: quality, name: …, description: …, checked_by: …, guarantees: …}
    """
    for framework in view.catalogue.frameworks.values():
        for name in ("description", "checked_by", "guarantees"):
            if framework.kind == "quality" and not framework.source.written(name):
                yield Problem(
                    framework.source,
                    ("kind",),
                    says("frameworks.quality_framework_needs", name=name),
                    says("frameworks.add", name=name),
                )


@check("error")
def term_is_complete(view: View) -> Iterator[Problem]:
    """A term of a vocabulary has a label in every language of the catalogue, and an ESCO term is its own key.

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
                    message = says("frameworks.no_label", name=clip(key), tongue=language)
                    hint = says("frameworks.add_2", tongue=language)
                    needed = language in {LANGUAGES[0], LANGUAGES.international}  # others show one of these, marked
                    yield Problem(term.source, ("label",), message, hint, None if needed else "warning")
            if name in {"esco", "occupations"} and term.uri and term.uri != key:
                message = says("frameworks.key_not_address")
                yield Problem(term.source, ("uri",), message, says("frameworks.write_uri", name=clip(key, 90)))
            shape = {"esco": fields.ESCO_SKILL, "occupations": fields.ESCO_OCCUPATION}.get(name)
            if term.uri and not re.match(shape or r"https?://[^\s]+$", term.uri):
                message = says("frameworks.no_address_term", uri=clip(term.uri, 80))
                hint = says("frameworks.write_address_begins_http")
                yield Problem(term.source, ("uri",), message, hint)


@check("error")
def settings_name_entries(view: View) -> Iterator[Problem]:
    """Quality frameworks and platforms that the settings choose are entries of the catalogue.

    Bad: quality_frameworks: [iso9001]
    Good: quality_frameworks: [institutional]
    """
    catalogue, site = view.catalogue, view.catalogue.site
    quality = [key for key, entry in catalogue.frameworks.items() if entry.kind == "quality"]
    for name, known in (("quality_frameworks", quality), ("platforms", list(catalogue.platforms))):
        for index, key in enumerate(getattr(site, name)):
            if key not in known:
                message = says(f"frameworks.settings_{name}", key=clip(key))
                yield Problem(site.source, (name, index), message, choose(key, known))


CHECKS: tuple[Check, ...] = (
    framework_node_once,
    rubric_names_elements,
    guideline_is_a_range,
    quality_framework_explains_itself,
    settings_name_entries,
    term_is_complete,
)
