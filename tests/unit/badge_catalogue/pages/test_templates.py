"""Templates of one language: what is the same on every page is written into them, and says the same as before."""

from typing import Any

import pytest
from jinja2 import UndefinedError

from badge_catalogue.pages.templates import PageTemplates

WORDS = {"title": "Les & toets", "kind_a": "soort A", "told": "{} uur"}


def page(body: str, fixed: str = "", **context: Any) -> str:
    """Return what a template writes; `fixed` is another one that it can import."""
    templates = PageTemplates({"page.html": body, "fixed.html": fixed}, "nl", WORDS, terms={"x": "iks"})
    return templates.get_template("page.html").render(**context)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("{{ w.title }}", "Les &amp; toets"),
        ("{{ w.title if late else w.kind_a }}", "soort A"),
        ('{{ w["kind_" ~ name] }}', "soort A"),
        ("{{ w.told.format(3) }}", "3 uur"),
        ("{{ w.title | lower }}", "les &amp; toets"),
        ("{{ name ~ w.title }}", "aLes &amp; toets"),
        ('<p lang="{{ language }}">', '<p lang="nl">'),
        ("{% if language == 'nl' %}ja{% endif %}", "ja"),
        ("{% for name in [1] %}{{ w.title }}{% endfor %}", "Les &amp; toets"),
        ("{% macro m() %}{{ w.title }}{% endmacro %}{{ m() }}", "Les &amp; toets"),
    ],
)
def test_words_stand_where_they_are_named(body: str, wanted: str) -> None:
    """A word of the interface is written, escaped, wherever a template names it."""
    assert page(body, name="a", late=False) == wanted


def test_what_nobody_gave_is_refused() -> None:
    """A word that does not exist is a mistake, and no empty place."""
    with pytest.raises(UndefinedError, match="untitled"):
        page("{{ w.untitled }}")


@pytest.mark.parametrize(
    "body", ["{% set w = 1 %}", "{% for language in [1] %}{% endfor %}", "{% macro m(w) %}{% endmacro %}"]
)
def test_words_and_language_have_one_meaning(body: str) -> None:
    """What is put in beforehand cannot be something else further on."""
    with pytest.raises(ValueError, match="choose another name"):
        page(body)


MACRO = '{% macro head(id, text="-") %}<h2 id="{{ id }}">{{ text }} {{ terms["x"] }} {{ language }}</h2>{% endmacro %}'


@pytest.mark.parametrize(
    ("call", "wanted"),
    [
        ('fixed.head("a", w.title)', '<h2 id="a">Les &amp; toets iks nl</h2>'),
        ('fixed.head("<")', '<h2 id="&lt;">- iks nl</h2>'),
        ("fixed.head(late)", '<h2 id="l">- iks nl</h2>'),
        ('fixed.head("a", text=late)', '<h2 id="a">l iks nl</h2>'),
        ('fixed.head("a") ~ "<"', '<h2 id="a">- iks nl</h2>&lt;'),
    ],
    ids=["constants", "escaped once", "not constant", "by name", "part of something"],
)
def test_a_call_with_constants_gives_what_it_gives_when_it_is_made(call: str, wanted: str) -> None:
    """Whether a macro is called beforehand or for each page, the page says the same."""
    assert page('{% import "fixed.html" as fixed %}{{ ' + call + " }}", MACRO, late="l") == wanted


def test_only_what_depends_on_nothing_else_is_written_beforehand() -> None:
    """A macro of constants is called once for all pages; one that sees the page's context, for every page."""
    calls: list[str] = []

    def call(name: str) -> str:
        calls.append(name)
        return name

    counts = []
    for how in ("", "with context"):
        body = f'{{% import "fixed.html" as fixed {how} %}}{{{{ fixed.head("a") }}}}'
        files = {"page.html": body, "fixed.html": "{% macro head(id) %}{{ call(id) }}{% endmacro %}"}
        templates = PageTemplates(files, "nl", WORDS, call=call)
        assert [templates.get_template("page.html").render() for _ in range(3)] == ["a", "a", "a"]
        counts.append(len(calls))
        calls.clear()
    assert counts == [1, 3]
