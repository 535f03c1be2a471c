"""The page that finds badges, as it stands before its script runs."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from badge_catalogue.commands.build import templates
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.pages import catalogue as page_of_catalogue
from badge_catalogue.pages.catalogue import _IN_FULL, catalogue_page
from badge_catalogue.pages.view import view
from badge_catalogue.settings import Settings
from badge_catalogue.words import catalogue as words_of_catalogue


def page(catalogue: Catalogue, language: str = "nl") -> str:
    """Return the body of the page."""
    return catalogue_page(view(catalogue, Settings(), templates()), language).body


def test_without_a_script_every_badge_is_a_link(sample: Catalogue) -> None:
    """The list by institution leads to every badge that is no draft, with its type and hours."""
    body = page(sample)
    links = re.findall(r'<li><a href="([^"]+)">', body)
    assert sorted(links) == [
        "demo-hbo/energie/",
        "demo-mbo/lassen/",
        "demo-mbo/oud/",
        "demo-mbo/zorg/",
        "demo-wo/ethiek/",
    ]
    assert "Deel van een opleiding · 84 uur" in body
    assert body.index("Hogeschool") < body.index("Polderveen College") < body.index("Universiteit")


def test_a_name_in_the_other_language_is_marked(sample: Catalogue) -> None:
    """On the English page a Dutch name says that it is Dutch."""
    assert '<span lang="nl">Ethiek</span>' in page(sample, "en")
    assert "<span lang" not in page(sample, "nl")


def test_a_long_catalogue_leads_to_institutions(sample: Catalogue, badge: Callable[..., Badge]) -> None:
    """Beyond three hundred badges the page stays small: a link to each institution says how many it has."""
    many = {f"demo-mbo.b{n}": badge(f"b{n}") for n in range(_IN_FULL + 1)}
    body = page(replace(sample, badges=many))
    assert "Alle 301 badges van Polderveen College" in body
    assert "demo-mbo/b7/" not in body
    fewer = page(replace(sample, badges=dict(list(many.items())[:-1])))
    assert "demo-mbo/b7/" in fewer


def test_nothing_a_policy_would_refuse(sample: Catalogue) -> None:
    """No inline style, no inline script that runs, no handler in an attribute."""
    body = page(sample)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", body)
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", body) == []


def test_words_for_the_script_cannot_end_their_element(sample: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word with a tag in it stays a word."""
    monkeypatch.setattr(page_of_catalogue, "PAGE", {"nl": {**words_of_catalogue.PAGE["nl"], "retry": "</script><b>"}})
    said = page(sample).split('id="catalogue-words">', 1)[1].split("</script>", 1)[0]
    assert json.loads(said)["retry"] == "</script><b>"


def test_names_are_text(sample: Catalogue, badge: Callable[..., Badge], text: Callable[..., Text]) -> None:
    """What a contributor writes is escaped."""
    body = page(replace(sample, badges={"demo-mbo.x": badge("x", name=text("<b>vet & co</b>"))}))
    assert "&lt;b&gt;vet &amp; co&lt;/b&gt;" in body


@pytest.mark.parametrize("group", ["FACETS", "PAGE"])
def test_both_languages_say_the_same_things(group: str) -> None:
    """Every word is there in both languages, with the same places to fill in."""
    words = getattr(words_of_catalogue, group)
    one, other = (words[language] for language in LANGUAGES)
    assert set(one) == set(other)
    for name in one:
        assert sorted(re.findall(r"{\w+}", one[name])) == sorted(re.findall(r"{\w+}", other[name])), name


def test_both_languages_have_the_same_options() -> None:
    """Fixed options have the same keys in the same order, since keys stand in addresses."""
    one, other = (words_of_catalogue.OPTIONS[language] for language in LANGUAGES)
    assert {name: list(options) for name, options in one.items()} == {
        name: list(options) for name, options in other.items()
    }
    assert set(words_of_catalogue.FACETS["nl"]) == {*words_of_catalogue.IN_SIGHT, *words_of_catalogue.more()}
