"""A badge that is being described: its commented file, its findings beside their field, and how it will look.

Pure, and free of what the browser does not have. `in_browser` asks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from badge_catalogue.checks.wording import no_text_in
from badge_catalogue.definitions import writing
from badge_catalogue.definitions.blocks import Block, blocks, joined
from badge_catalogue.definitions.fields_badge import BADGE_FIELDS
from badge_catalogue.definitions.positions import Marks
from badge_catalogue.definitions.yaml_nodes import MapNode, YamlLimits, compose
from badge_catalogue.drawings import badge_images
from badge_catalogue.facts import costs, formats
from badge_catalogue.facts.adoption import adoption, base, newest
from badge_catalogue.facts.elements import ROWS
from badge_catalogue.model import SECTORS, TYPES, Badge, Catalogue, Mark, Path
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.words import WORDS
from badge_catalogue.words.po import pair, words

# How the loader and the checks say that something was not written.
_MISSING = (("loading", "required.message"), ("checks", "needs.needs"), ("checks", "needs.assessment_not_say"))
_NAMED = re.compile(r" (?:voor|for) '[a-z_]+'$")  # beside a field one need not say which
_FILL = pair("draft", "fill")
_ABSENT = pair("draft", "absent")
_AT_KEYS = frozenset({"template-locked", "template-free", "unknown-key"})
# Hints that speak of files, for people who fill in a form.
_HINTS = {
    "both-languages": pair("draft", "hints.both-languages"),
    "outcome-names-skill": pair("draft", "hints.outcome-names-skill"),
}
_UNLISTED, _LEAVE = pair("draft", "unlisted"), pair("draft", "hints.issuer-exists")


def definition(path: str, data: Mapping[str, Any], language: str) -> str:
    """Return the file of a badge, with a remark above every field."""
    text = writing.definition(path, "badge", Badge, filled(data) or {})
    root, _ = compose(path, text.encode(), YamlLimits())
    split = blocks(text, root) if root is not None else None
    if split is None:
        return text
    top, found = split
    return joined(top, [Block(block.key, _remark(block.key, language), block.lines) for block in found])


def filled(value: Any) -> Any:  # noqa: ANN401 -- any value of a definition
    """Return a value without what is empty in it; None where nothing is left."""
    if isinstance(value, Mapping):
        parts = {key: kept for key, item in value.items() if (kept := filled(item)) is not None}
        return parts or None
    if isinstance(value, list):
        return [kept for item in value if (kept := filled(item)) is not None] or None
    return None if value == "" else value


def _remark(key: str, language: str) -> list[str]:
    field = BADGE_FIELDS[Badge].get(key)
    if field is None:
        return []
    about = field.about.get(language)
    return [f"# {field.title.get(language)}{f': {about[:1].lower()}{about[1:]}' if about else ''}"]


def finding(found: Finding, root: MapNode | None, path: str, language: str, picture: str = "") -> dict[str, Any]:
    """Return a finding with the dotted path of the field it belongs to; "" where that is another file.

    Arguments:
        picture: The path of the image that came with the badge; what is wrong with it belongs to its field.
    """
    where: Path = ("image",) if picture and found.file == picture else ()
    level, message, hint = found.level, found.message.get(language), found.hint.get(language)
    if found.rule == "issuer-exists":  # whoever keeps the catalogue lists an institution, not who describes its badge
        level, message, hint = "warning", _UNLISTED[language], _LEAVE[language]
    if found.file == path and root is not None:
        where = _field(root, Mark(found.line, found.column), key=found.rule in _AT_KEYS)
        hint = _HINTS.get(found.rule, {}).get(language, hint)
        message = _NAMED.sub("", message) if where else message
        if name := _missing(found):
            where = (name,) if found.rule.endswith("-needed") and name in BADGE_FIELDS[Badge] else (*where, name)
            message, hint = _ABSENT[language], _FILL[language]
        elif found.rule == "both-languages":
            where = (*where, *(each for each in LANGUAGES if found.message == no_text_in(each)))
    return {
        "field": ".".join(map(str, where)),
        "rule": found.rule,
        "level": level,
        "message": message,
        "hint": hint,
        "line": found.line,
        "column": found.column,
        "file": found.file,
    }


def _missing(found: Finding) -> str:
    """Return the field of which a finding says that it was not written; "" where it says something else."""
    language = LANGUAGES[0]
    for area, key in _MISSING:
        before, _, after = words(area, language)[key].rpartition("{name}")
        pattern = f"{_anything(before)}(\\w+){_anything(after)}"
        if match := re.fullmatch(pattern, found.message.get(language)):
            return match[1]
    return ""


def _anything(said: str) -> str:
    """Return a pattern for what stands around a place holder."""
    return ".+".join(map(re.escape, re.split(r"\{\w+\}", said)))


def _field(root: MapNode, mark: Mark, *, key: bool = False) -> Path:
    """Return the path of what starts at a place: the outermost value, else a key, else what begins last before it.

    Arguments:
        key: It is the key that is meant: the first key of a file stands where the whole file does.
    """
    marks = Marks(root)
    values = [path for path in marks if marks[path] == mark]
    if values and not key:
        return min(values, key=len)
    keys = sorted(
        (marks[(*path[:-1], f"{path[-1]}#key")], path) for path in marks if path and isinstance(path[-1], str)
    )
    index = bisect_right(keys, mark, key=lambda item: item[0])
    return keys[index - 1][1] if index else ()


def choices(what: str, catalogue: Catalogue, language: str) -> Iterator[tuple[str, str]]:
    """Yield value and name of what can be chosen for a field: badges, targets, occupations or elements."""
    if what == "occupations":
        for term in catalogue.vocabularies.get("occupations", {}).values():
            yield term.uri, term.label.get(language)
    elif what == "elements":
        for framework in catalogue.frameworks.values():
            for node in framework.nodes if framework.kind == "competence" else ():
                yield f"{framework.id}:{node.id}", f"{node.name.get(language)} · {framework.name.get(language)}"
    else:
        yield from _badges(catalogue, language)
        for pathway in catalogue.pathways.values() if what == "targets" else ():
            yield f"pathway:{pathway.id}", f"{pathway.name.get(language)} · {_PATHWAY[language]}"


def _badges(catalogue: Catalogue, language: str) -> Iterator[tuple[str, str]]:
    for badge in catalogue.badges.values():
        issuer = catalogue.institutions.get(badge.issuer)
        if badge.status == "active":
            yield badge.id, f"{badge.name.get(language)} · {issuer.name.get(language) if issuer else badge.issuer}"


_PATHWAY = pair("draft", "pathway")


def elements(badge: Badge | None, language: str) -> list[dict[str, Any]]:
    """Return the sixteen elements of the EU's recommendation: name, state, and where to fill it in."""
    return [
        {
            "number": row.number,
            "name": row.name(language),
            "field": row.field,
            "needed": row.element.is_mandatory,
            "state": row.state(badge) if badge else "missing",
        }
        for row in ROWS
    ]


def preview(badge: Badge | None, catalogue: Catalogue, language: str) -> dict[str, Any] | None:
    """Return the first part of the badge's page as it will be shown; None where no badge could be read."""
    if badge is None:
        return None
    words = WORDS[language]
    issuer = catalogue.institutions.get(badge.issuer)
    return {
        "name": badge.name.get(language),
        "issuer": issuer.name.get(language) if issuer else "",
        "kinds": [words[f"type_{badge.type}"], *_attested(badge, catalogue, language)] if badge.type in TYPES else [],
        "status": words.get(f"status_{badge.status}", ""),
        "description": badge.description.get(language),
        "criteria": badge.criteria.get(language),
        "outcomes": [outcome.text.get(language) for outcome in badge.learning_outcomes if outcome.text],
        "facts": [[label, value] for label, value in _facts(badge, catalogue, language) if value],
        "adoption": [[label, value] for label, value in _adopted(badge, catalogue, language) if value],
        "image": _drawing(badge, catalogue),
    }


def _attested(badge: Badge, catalogue: Catalogue, language: str) -> tuple[str, ...]:
    """Return the kind of evidence that a badge is, where it attests work."""
    kind = badge.practice.kind if badge.practice else None
    term = catalogue.vocabularies.get("practice", {}).get(kind or "")
    return (term.label.get(language),) if term else ()


def _adopted(badge: Badge, catalogue: Catalogue, language: str) -> Iterator[tuple[str, str]]:
    """Yield the template that a badge follows, and in which fields it differs from it."""
    found = adoption(badge, catalogue)
    if found is None:
        return
    words, template = WORDS[language], catalogue.templates[str(badge.template)]
    yield words["template_of"], f"{template.name.get(language)}, {words['template_follows'].format(found.version)}"
    latest = newest(catalogue)[base(template)].version
    for label, names in (
        (words["template_own"], found.own),
        (words["template_behind"].format(latest), found.behind),
        (words["template_same"], found.same),
    ):
        yield label, ", ".join(_title(name, language) for name in names)


def _title(name: str, language: str) -> str:
    """Return the name of a field within a sentence."""
    title = BADGE_FIELDS[Badge][name].title.get(language) if name in BADGE_FIELDS[Badge] else name
    return title[:1].lower() + title[1:]


def _facts(badge: Badge, catalogue: Catalogue, language: str) -> Iterator[tuple[str, str]]:
    words = WORDS[language]
    size = (formats.hours(badge.workload, language), formats.credits_and_sbu(badge.workload, language))
    yield words["fact_hours"], " · ".join(part for part in size if part)
    yield words["fact_cost"], costs.in_short(badge, language)
    starts = sorted(start for offering in badge.offering for start in offering.starts)
    yield words["fact_start"], formats.day(starts[0], language) if starts else ""
    ways = _labels(badge.participation, "participation", catalogue, language)
    places = ", ".join(place for offering in badge.offering for place in offering.locations)
    yield words["fact_where"], " · ".join(part for part in (places, ways) if part)
    yield words["fact_language"], _labels(badge.language, "language", catalogue, language)
    if badge.level and badge.level.framework and badge.level.value:
        yield words["fact_level"], formats.level_name(badge.level, language)
    elif badge.type == "extra_curricular":
        yield words["fact_level"], words["fact_no_level"]


def _labels(keys: tuple[str, ...], vocabulary: str, catalogue: Catalogue, language: str) -> str:
    terms = catalogue.vocabularies.get(vocabulary, {})
    return ", ".join(terms[key].label.get(language) if key in terms else key for key in keys)


def _drawing(badge: Badge, catalogue: Catalogue) -> str:
    """Return the image that will be drawn, as SVG; "" while what it follows from is not known."""
    issuer = catalogue.institutions.get(badge.issuer)
    sectors = badge.sector or (issuer.sectors if issuer else ())
    if issuer is None or badge.type not in TYPES or not set(sectors) <= set(SECTORS):
        return ""
    if badge.level and not re.fullmatch(r"entry|[1-8]\+?", badge.level.value):
        return ""
    return badge_images.svg(badge, issuer, badge_images.step_of(badge, catalogue)).decode()
