"""The pages of shared templates: what each level asks, who adopted it, and in what an adopter differs from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from badge_catalogue import addresses
from badge_catalogue.definitions.read import FIELDS
from badge_catalogue.facts.adoption import Adoption, adoptions, newest, written
from badge_catalogue.facts.markdown import plain
from badge_catalogue.model import Badge, Framework, Node, Template
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.pages.badge import shortened
from badge_catalogue.pages.shell import Page
from badge_catalogue.pages.view import View
from badge_catalogue.words import WORDS


@dataclass(frozen=True)
class Step:
    """A level of a template.

    Attributes:
        said: Field to what the template says of it, as a badge file has it.
        outcomes: What one can do afterwards, each with the addresses of its ESCO skills.
        rubric: What the framework says of this level; empty where it has no rubric.
    """

    node: Node
    picture: str
    said: Mapping[str, Any]
    outcomes: tuple[tuple[Text, tuple[str, ...]], ...]
    rubric: Text
    adopted: tuple[Adoption, ...]


def shared_pages(view: View, language: str) -> Iterator[Page]:
    """Yield the list of templates and the page of each, in its newest version."""
    words = WORDS[language]
    found = newest(view.catalogue)
    yield view.page(
        "templates.html",
        language,
        addresses.TEMPLATES,
        title=words["templates_title"],
        description=words["templates_lead"],
        entries=[(name, each, sum(len(step.adopted) for step in _steps(view, each))) for name, each in found.items()],
    )
    for name, template in found.items():
        yield template_page(view, name, template, language)


def template_page(view: View, name: str, template: Template, language: str) -> Page:
    """Return the page of one template."""
    return view.page(
        "template.html",
        language,
        addresses.template_folder(name),
        title=template.name.get(language),
        description=shortened(plain(template.description.get(language))),
        shared=template,
        steps=_steps(view, template),
        elements=[(each, node) for each, node in _elements(view, template)],
        quality=_quality(template),
        texts=_text,
        titled=_title,
        value_of=_value,
    )


def _steps(view: View, template: Template) -> tuple[Step, ...]:
    return tuple(_step(view, template, node) for node in template.steps or (Node("", Text()),))


def _step(view: View, template: Template, node: Node) -> Step:
    said = written(template, node.id)
    outcomes: Any = said.get("learning_outcomes") or ()
    rubrics = [each.rubric.get(element.id, {}).get(node.id, Text()) for each, element in _elements(view, template)]
    return Step(
        node,
        addresses.template_drawing(template.id.partition("@")[0], node.id),
        said,
        tuple((_text(each.get("text")), tuple(each.get("esco") or ())) for each in outcomes),
        next((rubric for rubric in rubrics if rubric), Text()),
        adoptions(template, node.id, view.catalogue),
    )


def _elements(view: View, template: Template) -> Iterator[tuple[Framework, Node]]:
    """Yield the elements of frameworks that a template is aligned to."""
    lines: Any = template.locked.get("alignments") or ()
    for line in lines:
        framework = view.catalogue.frameworks.get(str(line.get("framework")))
        for node in framework.nodes if framework else ():
            if framework and node.id == str(line.get("code")):
                yield framework, node


def _quality(template: Template) -> Text:
    quality: Any = template.locked.get("quality_assurance") or {}
    return _text(quality.get("body"))


def _text(value: Any) -> Text:  # noqa: ANN401 -- what a file may hold
    """Return a field of a file, written in several languages, as a text."""
    said = value if isinstance(value, Mapping) else {}
    return Text({language: str(said[language]) for language in LANGUAGES if language in said})


def _title(name: str, language: str) -> str:
    """Return the name of a field of a badge within a sentence."""
    title = FIELDS[Badge][name].title.get(language) if name in FIELDS[Badge] else name
    return title[:1].lower() + title[1:]


def _value(badge: Badge, name: str) -> Text:
    """Return the text of a free field of a badge; a field of another shape gives an empty text."""
    value = getattr(badge, name, None)
    return value if isinstance(value, Text) else Text()
