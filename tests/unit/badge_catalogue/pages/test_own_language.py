"""Pages say everything in the reader's language and in whole words: steps, owners, licences, days and numbers."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from badge_catalogue.commands.build import templates
from badge_catalogue.definitions.load import load_files
from badge_catalogue.exports import summary
from badge_catalogue.facts import formats
from badge_catalogue.model import Badge, Catalogue, Node, Series, Workload
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.pages.badge import badge_page
from badge_catalogue.pages.every import pages
from badge_catalogue.pages.lists import framework_page, pathway_page
from badge_catalogue.pages.view import View, view
from badge_catalogue.settings import Settings

SETTINGS = Settings("https://badges.example.org/", int(datetime(2026, 11, 22, tzinfo=UTC).timestamp()))


@pytest.fixture(scope="module")
def catalogue(small: dict[str, bytes]) -> Catalogue:
    """The small catalogue, whose series has a Dutch step that English calls otherwise."""
    found = load_files(small)[0]
    ((name, series),) = found.templates.items()
    steps = (Node("gevorderd", Text({"nl": "Gevorderd", "en": "Advanced"})), *series.steps)
    return replace(found, templates={name: replace(series, steps=steps)})


@pytest.fixture(scope="module")
def seen(catalogue: Catalogue) -> View:
    """The small catalogue, ready to be written."""
    return view(catalogue, SETTINGS, templates())


def words(html: str) -> str:
    """Return what a page says, without marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize(("language", "name"), [("nl", "Gevorderd"), ("en", "Advanced")])
def test_the_step_of_a_series_is_named_in_the_language_of_the_page(
    seen: View, catalogue: Catalogue, language: str, name: str
) -> None:
    """A page names the step as its template does, never by the word that stands in the file; unknown steps stay."""
    badge = replace(catalogue.badges["demo-mbo.samenwerken"], series=Series("samenwerken", "gevorderd"))
    assert f"<strong>{name}</strong>" in badge_page(seen, badge, language).body
    assert summary.step_name(replace(badge, series=Series("samenwerken", "meester")), catalogue, language) == "meester"
    assert summary.step_name(replace(badge, series=None), catalogue, language) == ""


@pytest.mark.parametrize(
    ("language", "owner", "licence"),
    [("nl", "Een verzonnen netwerk", "Vrij te gebruiken"), ("en", "An invented network", "Free to use")],
)
def test_a_framework_names_owner_and_licence_in_the_language_of_the_page(
    seen: View, catalogue: Catalogue, language: str, owner: str, licence: str
) -> None:
    """Whose a framework is and under which licence is said in Dutch on a Dutch page, in English on an English one."""
    framework = replace(catalogue.frameworks["kader"], licence=Text({"nl": "Vrij te gebruiken", "en": "Free to use"}))
    said = words(framework_page(seen, framework, language).body)
    assert owner in said
    assert licence in said


@pytest.mark.parametrize(("language", "asked"), [("nl", "Haal er één van"), ("en", "Earn one of these")])
def test_a_step_is_asked_for_in_the_same_words_however_it_is_written(
    seen: View, catalogue: Catalogue, language: str, asked: str
) -> None:
    """Choosing one of two is earning one of them; a step of one badge says nothing more; all of two is all."""
    (pathway,) = catalogue.pathways.values()
    body = pathway_page(seen, pathway, language).body
    assert re.findall(r'<p class="rule">(.*?)</p>', body) == [asked]
    both = replace(pathway.steps[1], choose=2)
    every = pathway_page(seen, replace(pathway, steps=(pathway.steps[0], both)), language).body
    assert re.findall(r'<p class="rule">(.*?)</p>', every) == [
        {"nl": "Haal deze allemaal", "en": "Earn all of these"}[language]
    ]


@pytest.mark.parametrize(("language", "day"), [("nl", "sinds 1 januari 2026"), ("en", "since 1 January 2026")])
def test_the_day_of_a_key_is_written_in_full(seen: View, language: str, day: str) -> None:
    """Since when a key is in use is a day as people write it, as everywhere else."""
    (page,) = (each for each in pages(seen, language) if each.path == "institutions/demo-mbo/")
    assert day in words(page.body)
    assert "2026-01-01" not in page.body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("load", [Workload(hours=1), Workload(ects=2.5), Workload(sbu=1680), Workload(ects=60.5), None])
def test_the_verify_page_and_the_badge_page_say_the_same_hours(
    catalogue: Catalogue, load: Workload | None, language: str
) -> None:
    """One hour is no "1 hours", 2,5 EC has its comma, and thousands are parted, in the exports as on the page."""
    badge: Badge = replace(catalogue.badges["demo-mbo.warmtepompen"], workload=load)
    said = summary.workload(badge, language)
    assert said.startswith(formats.hours(load, language))
    assert formats.credits_and_sbu(load, language) in said
    assert not re.search(r"\b1 hours", said)
