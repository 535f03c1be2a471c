"""What every page of ours is written with: the catalogue, what follows from it, the templates and the words.

Text in the other language is marked as such.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from badge_catalogue import addresses
from badge_catalogue.addresses import home, up
from badge_catalogue.definitions import languages
from badge_catalogue.facts import answer, costs, formats, glossary, levels, markdown
from badge_catalogue.facts.relations import Relations, relate
from badge_catalogue.finding.order import by_name
from badge_catalogue.model import Badge, Catalogue, Term
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.packs import AT_HAND
from badge_catalogue.pages.shell import HEAD, Page
from badge_catalogue.pages.templates import PageTemplates
from badge_catalogue.pieces import piece
from badge_catalogue.settings import Settings
from badge_catalogue.words import WORDS
from badge_catalogue.words.po import said

_MARKED = "marked.html"  # texts in a language of their own, and days


@dataclass(frozen=True)
class View:
    """One catalogue, ready to be written as pages."""

    catalogue: Catalogue
    settings: Settings
    relations: Relations
    templates: Mapping[str, PageTemplates]  # by language

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
        paths: Mapping[str, str] | None = None,
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
            paths: Language to the path of the page, where each language has its own.
            context: What the template names beside the words, `root`, `home` and `catalogue`.
        """
        body = self.body(template, language, path, **context)
        root = up(f"{home(language)}{path}index.html")
        head = f"{piece(HEAD, 'styles', f'{root}assets/site/{kind}.css')}{context.get('head', '')}"
        own = paths or {}
        return Page(
            path, language, title, description, body, section, f"{kind}-kind", head, paths=own, image=image, real=real
        )

    def body(self, template: str, language: str, path: str, **context: Any) -> str:  # noqa: ANN401 -- for a template
        """Return the body that a template writes for the page at a path below the home of the language."""
        root = up(f"{home(language)}{path}index.html")
        return (
            self.templates[language]
            .get_template(template)
            .render(
                root=root,
                home=f"{root}{home(language)}",
                here=path,
                catalogue=self.catalogue,
                relations=self.relations,
                settings=self.settings,
                today=self.today,
                **context,
            )
        )


def view(catalogue: Catalogue, settings: Settings, templates: Mapping[str, str]) -> View:
    """Return the view of a catalogue.

    Args:
        catalogue: Without errors: references lead somewhere.
        settings: Names the site and the moment.
        templates: File name to source.
    """
    sources = tuple(templates.items())
    made = {language: _templates(language, sources, _names(language, catalogue)) for language in LANGUAGES}
    return View(catalogue, settings, relate(catalogue, settings.moment.date()), made)


def _names(language: str, catalogue: Catalogue) -> str:
    """Return what templates of a language have fixed in them, beside their own text, in a form that can be compared."""
    terms = {key: term[language] for key, term in glossary.TERMS.items()}
    return repr((catalogue.site, sorted(WORDS[language].items()), terms))


@lru_cache(maxsize=8)  # languages of a few catalogues: compiling takes longer than a small site
def _templates(language: str, sources: tuple[tuple[str, str], ...], names: str) -> PageTemplates:  # noqa: ARG001 -- `names` tells catalogues apart
    """Return the templates of a language, with what they can do to a value; the same ones for the same arguments."""
    made = PageTemplates(
        dict(sources),
        language,
        WORDS[language],
        at=addresses,
        terms=glossary.TERMS,
        formats=formats,
        levels=levels,
        costs=costs,
        in_short=answer.in_short,
        counted=partial(_counted, language),
    )
    made.filters.update(
        say=partial(_say, language),
        long=partial(_long, language),
        day=partial(_day, language),
        by_name=_by_name,
        euros=partial(formats.euros, language=language),
        duration=partial(formats.duration, language=language),
        number=partial(formats.number, language=language),
        marked=markdown.html,
        term=_term,
        colour=_colour,
    )
    return made


def _counted(language: str, key: str, number: int, /, area: str = "site", **filled: object) -> str:
    """Return the words of an area for a number of things."""
    return said(area, key, language, number=number, **filled)


def _say(wanted: str, text: Text) -> Markup:
    """Return a short text, marked where it is not in the page's language."""
    if text.has(wanted) or not text:
        return escape(text.get(wanted))
    language = text.language_for(wanted)
    return piece(_MARKED, "short", language, text.get(language))


def _long(wanted: str, text: Text) -> Markup:
    """Return a contributor's Markdown as HTML, with a notice where it is not in the page's language."""
    language = text.language_for(wanted)
    body = markdown.html(text.get(language))
    if language == wanted or not text:
        return body
    named = languages.term(language)
    notice = said("site", "only_in", wanted, tongue=named.label if named else language)
    return piece(_MARKED, "long", notice, language, body)


def _day(language: str, value: date) -> Markup:
    words = formats.day(value, language)
    return piece(_MARKED, "day", value.isoformat(), words)


@pass_context
def _by_name(context: Context, badges: Iterable[Badge]) -> list[Badge]:
    """Return badges by their names in the page's language; those that nobody can earn any more come last."""
    ordered = by_name(badges, context["catalogue"], context["language"])
    return sorted(ordered, key=lambda badge: badge.status != "active")


def _colour(sector: str) -> str:
    """Return the class that gives a sector its colour, by its place among those of its country."""
    return f"sector-{AT_HAND.place(sector) % _SECTOR_COLOURS}"


_SECTOR_COLOURS = 4  # `--sector-0` and on in tokens.css


@pass_context
def _term(context: Context, key: str, vocabulary: str) -> Markup:
    """Return the label of an entry of a vocabulary; the key itself where the vocabulary lacks it."""
    catalogue: Catalogue = context["catalogue"]
    found: Term | None = catalogue.vocabularies.get(vocabulary, {}).get(key)
    return _say(context["language"], found.label) if found else escape(key)
