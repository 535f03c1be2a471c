"""What every page of ours is written with: the catalogue, what follows from it, the templates and the words.

Templates are Jinja2 with escaping on and undefined names refused; text in the other language is marked as such.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from badge_catalogue import formats, glossary, markdown_text
from badge_catalogue.model import Badge, Catalogue, Term
from badge_catalogue.relations import Relations, relate
from badge_catalogue.settings import Settings
from badge_catalogue.shell import Page, home, other_language, up
from badge_catalogue.text import Text
from badge_catalogue.words import WORDS


@dataclass(frozen=True)
class View:
    """One catalogue, ready to be written as pages."""

    catalogue: Catalogue
    settings: Settings
    relations: Relations
    templates: Environment

    @property
    def today(self) -> date:
        """The day of the build; what lies before it is past."""
        return self.settings.moment.date()

    def page(  # noqa: PLR0913 -- the parts of a page, all by name
        self,
        template: str,
        language: str,
        path: str,
        *,
        title: str,
        description: str,
        section: str = "",
        kind: str = "lists",
        image: str = "",
        real: bool = True,
        **context: Any,  # noqa: ANN401 -- what a template is given
    ) -> Page:
        """Return a page written with a template.

        Args:
            template: File name below site_src/templates.
            language: Of the page.
            path: Below the home of the language, "" or with a closing slash.
            title: For the browser's tab.
            description: One plain sentence, for lists of links.
            section: Entry of the navigation.
            kind: Which style sheet it needs: front, badge, lists or compare.
            image: Site path of the picture that stands for the page where someone shares it.
            real: Its subject is not fictional.
            context: What the template names beside the words, `root`, `home` and `catalogue`.
        """
        root = up(f"{home(language)}{path}index.html")
        body = self.templates.get_template(template).render(
            language=language,
            other=other_language(language),
            w=WORDS[language],
            root=root,
            home=f"{root}{home(language)}",
            here=path,
            catalogue=self.catalogue,
            relations=self.relations,
            settings=self.settings,
            today=self.today,
            terms=glossary.TERMS,
            **context,
        )
        styles = Markup('<link rel="stylesheet" href="{}assets/site/{}.css">').format(root, kind)
        head = f"{styles}{context.get('head', '')}"
        return Page(path, language, title, description, body, section, f"{kind}-kind", head, image=image, real=real)


def view(catalogue: Catalogue, settings: Settings, templates: Mapping[str, str]) -> View:
    """Return the view of a catalogue.

    Args:
        catalogue: Without errors: references lead somewhere.
        settings: Names the site and the moment.
        templates: File name to source.
    """
    environment = Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(
        say=_say,
        long=_long,
        day=_day,
        by_name=_by_name,
        euros=_euros,
        duration=_duration,
        number=_number,
        place=_place,
        term=_term,
    )
    environment.globals.update(formats=formats)
    return View(catalogue, settings, relate(catalogue), environment)


@pass_context
def _say(context: Context, text: Text) -> Markup:
    """Return a short text, marked where it is not in the page's language."""
    language = text.language_for(context["language"])
    if language == context["language"] or not text:
        return escape(text.get(language))
    return Markup('<span lang="{}">{}</span>').format(language, text.get(language))


@pass_context
def _long(context: Context, text: Text) -> Markup:
    """Return a contributor's Markdown as HTML, with a notice where it is not in the page's language."""
    wanted = context["language"]
    language = text.language_for(wanted)
    body = markdown_text.html(text.get(language))
    if language == wanted or not text:
        return body
    notice = WORDS[wanted][f"only_in_{language}"]
    return Markup('<p class="only-in">{}</p><div lang="{}">{}</div>').format(notice, language, body)


@pass_context
def _day(context: Context, value: date) -> Markup:
    words = formats.day(value, context["language"])
    return Markup(f'<time datetime="{value.isoformat()}">{words}</time>')  # noqa: S704 -- digits and names of months


@pass_context
def _euros(context: Context, value: float) -> str:
    return formats.euros(value, context["language"])


@pass_context
def _duration(context: Context, value: str) -> str:
    return formats.duration(value, context["language"])


@pass_context
def _number(context: Context, value: float) -> str:
    return formats.number(value, context["language"])


@pass_context
def _by_name(context: Context, badges: Iterable[Badge]) -> list[Badge]:
    """Return badges in the order of their names in the page's language."""
    return sorted(badges, key=lambda badge: (badge.name.get(context["language"]).casefold(), badge.id))


def _place(badge: Badge | str) -> str:
    """Return the path of a badge's page: "demo-mbo/lassen"."""
    return (badge if isinstance(badge, str) else badge.id).replace(".", "/", 1)


@pass_context
def _term(context: Context, key: str, vocabulary: str) -> Markup:
    """Return the label of an entry of a vocabulary; the key itself where the vocabulary lacks it."""
    catalogue: Catalogue = context["catalogue"]
    found: Term | None = catalogue.vocabularies.get(vocabulary, {}).get(key)
    return _say(context, found.label) if found else escape(key)
