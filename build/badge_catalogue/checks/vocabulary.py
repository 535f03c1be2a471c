"""Levels, skills, fields and codes: values that come from a vocabulary or a framework."""

import re
from collections.abc import Iterator
from itertools import chain

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.definitions import fields, languages


@check("error")
def level_known(view: View) -> Iterator[Problem]:
    """A level is one of its framework's.

    Bad: level: {framework: nlqf, value: mbo4}
    Good: level: {framework: nlqf, value: "4"}
    """
    for badge in view.badges:
        level = badge.level
        if level is None or not level.value or not level.framework:
            continue
        known = view.catalogue.vocabularies.get(level.framework, {})
        if level.value in known:
            continue
        digit = re.search(r"4\+|\d", level.value)
        if digit and digit[0] in known:
            hint = says("vocabulary.write_value", digit=digit[0])
        else:
            hint = choose(level.value, known)
        yield Problem(
            badge.source,
            ("level", "value"),
            says("vocabulary.no_level", framework=level.framework, value=clip(level.value)),
            hint,
        )


@check("error")
def verified_level_in_register(view: View) -> Iterator[Problem]:
    """A verified level has an address in the NLQF register.

    Bad: level: {framework: nlqf, value: "4", status: verified}
    Good: level: {framework: nlqf, value: "4", status: indicative}
    """
    for badge in view.badges:
        level = badge.level
        if level is None:
            continue
        if level.status == "verified" and not badge.source.written("level", "register_url"):
            yield Problem(
                badge.source,
                ("level", "status"),
                says("vocabulary.verified_but_where_register"),
                says("vocabulary.add_register_url_write"),
            )
        if level.status == "indicative" and level.register_url:
            yield Problem(
                badge.source,
                ("level", "register_url"),
                says("vocabulary.register_address_beside_level"),
                says("vocabulary.write_status_verified_if"),
                "warning",
            )


@check("error")
def esco_skill_listed(view: View) -> Iterator[Problem]:
    """An ESCO skill stands in the list of skills in use, with its labels.

    Bad: esco: [http://data.europa.eu/esco/skill/not-in-the-list]
    Good: esco: [http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0]
    """
    known = view.catalogue.vocabularies.get("esco", {})
    hint = says("vocabulary.add_skill_nl_en")
    for badge in view.badges:
        for index, outcome in enumerate(badge.learning_outcomes):
            for place, uri in enumerate(outcome.esco):
                if uri not in known and re.match(fields.ESCO_SKILL, uri):
                    message = says("vocabulary.skill_not_list", uri=clip(uri, 90))
                    yield Problem(badge.source, ("learning_outcomes", index, "esco", place), message, hint)


@check("error")
def occupation_listed(view: View) -> Iterator[Problem]:
    """An ESCO occupation stands in the list of occupations in use.

    Bad: occupations: [http://data.europa.eu/esco/occupation/not-in-the-list]
    Good: occupations: [http://data.europa.eu/esco/occupation/f2b15a0e-e65a-438a-affb-29b9d50b77d1]
    """
    known = view.catalogue.vocabularies.get("occupations", {})
    for badge in view.badges:
        for index, uri in enumerate(badge.occupations):
            if uri not in known and re.match(fields.ESCO_OCCUPATION, uri):
                yield Problem(
                    badge.source,
                    ("occupations", index),
                    says("vocabulary.occupation_not_list", uri=clip(uri, 90)),
                    says("vocabulary.add_vocabularies_occupations_yaml"),
                )


@check("error")
def field_of_study_known(view: View) -> Iterator[Problem]:
    """A field of study is one of ISCED-F.

    Bad: isced_f: "9999"
    Good: isced_f: "0713"
    """
    known = view.catalogue.vocabularies.get("isced_f", {})
    for badge in view.badges:
        if badge.isced_f and badge.isced_f not in known:
            yield Problem(
                badge.source,
                ("isced_f",),
                says("vocabulary.no_field_list", isced_f=clip(badge.isced_f)),
                choose(badge.isced_f, known),
            )


@check("error")
def language_known(view: View) -> Iterator[Problem]:
    """A language is a code of BCP 47 that stands for a language.

    Bad: language: [dutch]
    Good: language: [nl]
    """
    known = view.catalogue.vocabularies.get("language", {})
    for badge in view.badges:
        for index, code in enumerate(badge.language):
            if code and code not in known and languages.term(code) is None:
                meant = languages.code_of(code)
                yield Problem(
                    badge.source,
                    ("language", index),
                    says("vocabulary.no_language", code=clip(code)),
                    says("vocabulary.write", meant=meant) if meant else choose(code, known),
                )


@check("error")
def quality_framework_known(view: View) -> Iterator[Problem]:
    """A quality framework is one of the catalogue's.

    Bad: quality_assurance: {framework: iso9001}
    Good: quality_assurance: {framework: npuls-mbo}
    """
    known = view.catalogue.quality_frameworks
    for badge in view.badges:
        quality = badge.quality_assurance
        if quality is not None and quality.framework and quality.framework not in known:
            yield Problem(
                badge.source,
                ("quality_assurance", "framework"),
                says("vocabulary.no_quality_framework", framework=clip(quality.framework)),
                choose(quality.framework, known),
            )


@check("error")
def framework_node_known(view: View) -> Iterator[Problem]:
    """An alignment names an element of a framework of the catalogue.

    Bad: refs: ["kompas21:samenwreken"]
    Good: refs: ["kompas21:samenwerken"]
    """
    for badge in view.badges:
        named = chain(
            (
                (("learning_outcomes", index, "refs", place), *ref.partition(":")[::2])
                for index, outcome in enumerate(badge.learning_outcomes)
                for place, ref in enumerate(outcome.refs)
                if ":" in ref
            ),
            (
                (("alignments", index, "code"), item.framework, item.code)
                for index, item in enumerate(badge.alignments)
                if item.code and item.framework
            ),
        )
        for path, framework_id, code in named:
            framework = view.catalogue.frameworks.get(framework_id)
            if framework is None:
                message = says("vocabulary.no_framework", framework_id=clip(framework_id))
                yield Problem(badge.source, path, message, choose(framework_id, view.catalogue.frameworks))
            elif framework.nodes and code not in {node.id for node in (*framework.nodes, *framework.levels)}:
                message = says("vocabulary.no", framework_id=framework_id, code=clip(code))
                yield Problem(badge.source, path, message, choose(code, (node.id for node in framework.nodes)))


@check("warning")
def at_most_seven_alignments(view: View) -> Iterator[Problem]:
    """At most seven alignments are shown on edubadges.

    Bad: alignments: [eight of them]
    Good: alignments: [the seven that matter]
    """
    most = 7
    for badge in view.current:
        if len(badge.alignments) > most:
            yield Problem(
                badge.source,
                ("alignments", most),
                says("vocabulary.alignments_edubadges_shows_7", number=len(badge.alignments)),
                says("vocabulary.keep_seven_matter"),
            )


CHECKS: tuple[Check, ...] = (
    level_known,
    verified_level_in_register,
    esco_skill_listed,
    occupation_listed,
    field_of_study_known,
    language_known,
    quality_framework_known,
    framework_node_known,
    at_most_seven_alignments,
)
