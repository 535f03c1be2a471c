"""Pages that list, and lists on pages: every level, every letter, every question with its answers, days that pass."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from badge_catalogue.commands.build import templates
from badge_catalogue.definitions.load import load_files
from badge_catalogue.model import Catalogue, Cost, Level, Offering
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.pages.every import institutions
from badge_catalogue.pages.lists import index_pages, levels, recognition, skills
from badge_catalogue.pages.view import view
from badge_catalogue.settings import Settings
from badge_catalogue.words import WORDS

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
    assert above == re.findall(r'<ul class="skill-list" id="letter-(.)">', body)
    assert above == sorted(set(above))
    for part in body.split('id="letter-')[1:]:
        names = re.findall(r"<h3>(?:<span[^>]*>)?([^<]+)", part)
        assert names
        assert {name.strip()[0].upper() for name in names} == {part[0]}


@pytest.mark.parametrize("path", ["skills/", "licenses/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_of_ours_are_called_so(catalogue: Catalogue, path: str, language: str) -> None:
    """The list of skills and the page of licences say that Dutch names are ours, as long as one is."""
    terms = catalogue.vocabularies["occupations"]
    ours = {key: replace(term, own_translation=("nl",)) for key, term in terms.items()}
    marked = replace(catalogue, vocabularies={**catalogue.vocabularies, "occupations": ours})
    said = {
        known: next(page.body for page in index_pages(view(each, SETTINGS, templates()), language) if page.path == path)
        for known, each in (("official", catalogue), ("ours", marked))
    }
    sentence = WORDS[language]["labels_ours"]
    assert {known: sentence in body for known, body in said.items()} == {"official": False, "ours": True}


def test_a_question_has_its_answers_and_no_answer_stands_alone(page_of: Callable[..., str]) -> None:
    """Two prices stand under one question; no term is empty."""
    costs = (Cost(Text({"nl": "werkenden"}), 450.0), Cost(Text({"nl": "leden"}), 0.0))
    body = page_of(offering=(Offering(costs=costs),))
    assert re.findall(r"<dt>\s*</dt>", body) == []
    (answers,) = re.findall(r"<dt>Kosten</dt>(.*?)</div>", body)
    assert answers.count("<dd>") == len(costs)
    assert "voor werkenden" in answers


WORKERS, MEMBERS = Text({"nl": "werkenden"}), Text({"nl": "leden"})
OTHERS = "Voor anderen is geen prijs genoemd."


@pytest.mark.parametrize(
    ("costs", "lines"),
    [
        ([Cost(WORKERS, 450.0)], ["€ 450 voor werkenden"]),
        ([Cost(WORKERS, 995.0), Cost(WORKERS, 1195.0)], ["€ 995 tot € 1.195 voor werkenden"]),
        ([Cost(MEMBERS, 0.0), Cost(WORKERS, 450.0)], ["gratis voor leden", "€ 450 voor werkenden"]),
        ([Cost(WORKERS, 0.0), Cost(WORKERS, 20.0)], ["gratis tot € 20 voor werkenden"]),
        ([Cost(MEMBERS, None, Text({"nl": "Valt onder het lesgeld."}))], ["gratis voor leden"]),
        (
            [Cost(MEMBERS, None, Text({"nl": "Volgens de afspraak."}))],
            ["geen bedrag genoemd voor leden <small>Volgens de afspraak.</small>"],
        ),
        ([], ["niet opgegeven"]),
    ],
    ids=["one", "two ways of taking part", "two groups", "free in one way", "covered", "a word of it", "nothing said"],
)
def test_what_it_costs_each_group(costs: list[Cost], lines: list[str], page_of: Callable[..., str]) -> None:
    """Each group finds its own line with the least and the most, others that they were named none; a note is quoted."""
    offering = tuple(Offering(costs=(cost,)) for cost in costs)
    fact = re.search(r'data-fact="cost".*?</div>', page_of(offering=offering), re.DOTALL)
    assert fact
    said = fact[0].replace("\N{NO-BREAK SPACE}", " ")
    told = re.sub(rf" <small>{OTHERS}</small>| {OTHERS}", "", said)
    assert re.findall(r"<dd>(.*?)</dd>", told) == lines
    assert said.count(OTHERS) == bool(costs)
    assert ("not-said" in said) is (not costs)


def test_what_nobody_can_earn_any_more_comes_last(catalogue: Catalogue) -> None:
    """On the ladder a badge that is no longer given stands behind the others of its level, and says so."""
    badges = {
        name: replace(badge, level=Level("nlqf", "4"), status="retired" if name == BADGE else "active")
        for name, badge in catalogue.badges.items()
    }
    body = levels(view(replace(catalogue, badges=badges), SETTINGS, templates()), "nl").body
    lines = [line for line in re.findall(r"<li>(.*?)</li>", body) if "badges/demo" in line]
    assert [BADGE.replace(".", "/") in line for line in lines] == [False] * (len(lines) - 1) + [True]
    assert ["Wordt niet meer uitgegeven" in line for line in lines] == [False] * (len(lines) - 1) + [True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_counts_what_stands_below_it(catalogue: Catalogue, language: str) -> None:
    """Every line of the map stands once below it, under the institution that accepts, where the number leads."""
    seen = view(catalogue, SETTINGS, templates())
    body = recognition(seen, language).body
    above, below = body.split("</section>", 1)
    numbers = re.findall(r'<a href="#([^"]+)">(\d+) ', above)
    assert sum(int(number) for _, number in numbers) == len(seen.relations.recognised) > 1  # each holds today
    for institution, _ in numbers:
        part = below.split(f'<h3 id="{institution}">')[1].partition("<h3")[0]
        expected = sum(int(number) for other, number in numbers if other == institution)
        assert part.count("<tr>") == expected + 1, institution


def test_days_that_may_pass_are_marked(page_of: Callable[..., str]) -> None:
    """Of the days to come the first is shown and the others wait; past ones are gone; without days nothing waits."""
    fact = re.search(r'data-fact="when">.*?</dd>', page_of(offering=(Offering(starts=DAYS),)), re.DOTALL)
    assert fact
    assert re.findall(r'data-until="([^"]+)"( hidden)?', fact[0]) == [("2027-02-01", ""), ("2027-09-06", " hidden")]
    assert re.findall(r"· ([^<]*)", fact[0]) == ["en 1 later"]  # beside the first, and gone with it
    assert "data-instead hidden" in fact[0]
    plain = re.search(r'data-fact="when">.*?</dd>', page_of(offering=(Offering(schedule=("evening",)),)), re.DOTALL)
    assert plain
    assert "data-next" not in plain[0]


@pytest.mark.parametrize(("status", "there"), [("active", True), ("retired", False), ("draft", False)])
def test_only_what_can_be_earned_can_be_aimed_at(status: str, *, there: bool, page_of: Callable[..., str]) -> None:
    """The page leads to what is needed for the badge, unless nobody can earn it now."""
    assert (f"plan/#to={BADGE}" in page_of(status=status)) is there


@pytest.mark.parametrize("language", LANGUAGES)
def test_platforms_say_who_may_issue_there(small: dict[str, bytes], language: str) -> None:
    """The list of institutions names every platform with its operator and who may issue there; none, no heading."""
    catalogue, _ = load_files(small)
    platform = next(iter(catalogue.platforms.values()))
    who = Text({"nl": "Scholen van de proef.", "en": "Schools of the trial."})
    told = replace(catalogue, platforms={platform.id: replace(platform, who_may_issue=who)})
    body = institutions(view(told, SETTINGS, templates()), language).body
    assert who.get(language) in body
    assert platform.operator in body
    bare = institutions(view(replace(catalogue, platforms={}), SETTINGS, templates()), language).body
    assert 'id="platforms"' not in bare


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_logo_stands_in_the_list(small: dict[str, bytes], language: str) -> None:
    """An institution that has one shows it beside its name; the others show nothing."""
    catalogue, _ = load_files(small)
    name = next(iter(catalogue.institutions))
    for logo, number in (("logo.svg", 1), (None, 0)):
        known = {key: replace(one, logo=logo if key == name else None) for key, one in catalogue.institutions.items()}
        body = institutions(view(replace(catalogue, institutions=known), SETTINGS, templates()), language).body
        assert body.count(f"institutions/{name}/logo.png") == number
        assert body.count("logo.png") == number
