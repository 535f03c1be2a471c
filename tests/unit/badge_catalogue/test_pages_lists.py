"""Pages that list, and lists on pages: every level, every letter, every question with its answers, days that pass."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from badge_catalogue.build_command import templates
from badge_catalogue.index_pages import levels, skills
from badge_catalogue.load import load_files
from badge_catalogue.model import Catalogue, Cost, Level, Offering
from badge_catalogue.settings import Settings
from badge_catalogue.text import LANGUAGES, Text
from badge_catalogue.view import view

SETTINGS = Settings("https://badges.example.org/", int(datetime(2026, 11, 22, tzinfo=UTC).timestamp()))
BADGE = "demo-mbo.warmtepompen"
DAYS = (date(2026, 1, 5), date(2027, 2, 1), date(2027, 9, 6))


@pytest.fixture(scope="module")
def catalogue(small: dict[str, bytes]) -> Catalogue:
    """The small catalogue."""
    return load_files(small)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_entry_level_is_the_lowest_rung(catalogue: Catalogue, language: str) -> None:
    """It stands on the ladder without a European level, and a badge of that level stands on it."""
    badge = replace(catalogue.badges[BADGE], level=Level("nlqf", "entry"))
    body = levels(
        view(replace(catalogue, badges={**catalogue.badges, BADGE: badge}), SETTINGS, templates()), language
    ).body
    rungs = re.findall(r'<li id="(nlqf-[^"]+)">', body)
    assert rungs[-1] == "nlqf-entry"
    assert len(rungs) == len({"8", "7", "6", "5", "4+", "4", "3", "2", "1", "entry"})
    last = body.partition('id="nlqf-entry"')[2]
    assert "EQF" not in last.partition("</h2>")[0]
    assert "badges/demo-mbo/warmtepompen/" in last


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_the_index_leads_to_its_skills(catalogue: Catalogue, language: str) -> None:
    """The letters above are those below, in order, each once; a skill stands under its own."""
    body = skills(view(catalogue, SETTINGS, templates()), language).body
    above = re.findall(r'<li><a href="#letter-(.)">', body)
    assert above == re.findall(r'<h2 id="letter-(.)">', body)
    assert above == sorted(set(above))
    for part in body.split('<h2 id="letter-')[1:]:
        names = re.findall(r"<h3>(?:<span[^>]*>)?([^<]+)", part)
        assert names
        assert {name.strip()[0].upper() for name in names} == {part[0]}


def test_a_question_has_its_answers_and_no_answer_stands_alone(page_of: Callable[..., str]) -> None:
    """Two prices stand under one question; no term is empty."""
    costs = (Cost(Text({"nl": "werkenden"}), 450.0), Cost(Text({"nl": "leden"}), 0.0))
    body = page_of(offering=(Offering(costs=costs),))
    assert re.findall(r"<dt>\s*</dt>", body) == []
    (answers,) = re.findall(r"<dt>Kosten</dt>(.*?)</div>", body)
    assert answers.count("<dd>") == len(costs)
    assert "voor werkenden" in answers


def test_days_that_may_pass_are_marked(page_of: Callable[..., str]) -> None:
    """Of the days to come the first is shown and the others wait; past ones are gone; without days nothing waits."""
    fact = re.search(r'data-fact="start">.*?</dd>', page_of(offering=(Offering(starts=DAYS),)), re.DOTALL)
    assert fact
    assert re.findall(r'data-until="([^"]+)"( hidden)?', fact[0]) == [("2027-02-01", ""), ("2027-09-06", " hidden")]
    assert "data-instead hidden" in fact[0]
    plain = re.search(r'data-fact="start">.*?</dd>', page_of(offering=(Offering(schedule=("evening",)),)), re.DOTALL)
    assert plain
    assert "data-next" not in plain[0]


@pytest.mark.parametrize(("status", "there"), [("active", True), ("retired", False), ("draft", False)])
def test_only_what_can_be_earned_can_be_aimed_at(status: str, *, there: bool, page_of: Callable[..., str]) -> None:
    """The page leads to what is needed for the badge, unless nobody can earn it now."""
    assert (f"plan/#to={BADGE}" in page_of(status=status)) is there
