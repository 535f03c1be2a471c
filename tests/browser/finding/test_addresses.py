"""Every state of the page that finds badges is an address: shared, walked back through, shown in the other language."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_back_and_forward_walk_through_the_choices(finder: Any) -> None:
    """Each choice is one step; going back restores ticks, count and address."""
    page = finder.page
    everything = finder.open()
    finder.option("schedule", "evening").check()
    first = finder.announced()
    finder.option("audience", "student").check()
    expect(page.locator("#chips li")).to_have_count(3)
    page.go_back()
    expect(finder.option("audience", "student")).not_to_be_checked()
    assert finder.announced() == first
    page.go_back()
    expect(page.locator("#chips")).to_be_hidden()
    assert finder.announced() == everything
    page.go_forward()
    expect(finder.option("schedule", "evening")).to_be_checked()
    assert finder.announced() == first


def test_back_from_a_badge_restores_the_list(finder: Any) -> None:
    """Coming back from a badge one finds the same badges in the same order, the same filter and the same view."""
    finder.open("?hours=100-240&sort=level&view=cards")
    shown = finder.names()
    finder.page.locator("#results h3 a").first.click()
    expect(finder.page.locator("h1")).to_have_text(shown[0])
    finder.page.go_back()
    expect(finder.page.locator("#results h3").first).to_be_visible()
    assert finder.names() == shown
    expect(finder.option("hours", "100-240")).to_be_checked()
    expect(finder.page.locator("#results")).to_have_class(re.compile("cards"))


def test_a_shared_address_shows_the_same(finder: Any) -> None:
    """Filters, words, order and view come back from the address alone, folded facets opened."""
    page = finder.page
    finder.open("?q=data&sector=hbo&sort=hours&view=cards")
    expect(finder.option("sector", "hbo")).to_be_checked()
    expect(finder.option("sector", "hbo")).to_be_visible()
    expect(page.locator("#q")).to_have_value("data")
    expect(page.locator("#sort")).to_have_value("hours")
    expect(page.locator("[data-view=cards]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#results")).to_have_class(re.compile("cards"))
    shown = finder.names()
    assert shown
    page.reload()
    finder.announced()
    assert finder.names() == shown


def test_the_language_switcher_keeps_what_was_chosen(finder: Any) -> None:
    """The other language shows the same badges, and switching back shows them again."""
    finder.open("?sector=wo&hours=100-240&sort=newest")
    links = finder.addresses()
    other = {"nl": "en", "en": "nl"}[finder.language]
    for language in (other, finder.language):
        finder.page.locator(f"header a[hreflang={language}]").click()
        expect(finder.page.locator("html")).to_have_attribute("lang", language)
        assert finder.query() == {"hours": ["100-240"], "sector": ["wo"], "sort": ["newest"]}
        finder.announced()
        assert sorted(finder.addresses()) == sorted(links)  # badges of one day stand by their names, which differ


def test_chips_take_a_filter_away_and_reset_takes_all(finder: Any) -> None:
    """Focus goes to what is left, never to nowhere."""
    page = finder.page
    everything = finder.open("?sector=mbo&audience=professional&hours=240-")
    chips = page.locator("#chips .chip")
    expect(chips).to_have_count(3)
    chips.first.click()
    expect(chips).to_have_count(2)
    expect(chips.first).to_be_focused()
    assert "audience" not in finder.query()
    page.locator("#chips").get_by_role("button", name=re.compile("^(Wis alle filters|Clear all filters)$")).click()
    expect(page.locator("#chips")).to_be_hidden()
    expect(page.locator("#count")).to_be_focused()
    assert finder.announced() > everything
    assert finder.query() == {}


def test_an_unknown_filter_is_told(finder: Any) -> None:
    """An old address with a filter that is gone is not obeyed in silence."""
    everything = finder.open()
    assert finder.open("?sector=vwo") == everything
    expect(finder.page.locator("#notice")).to_contain_text("vwo")


def hours(page: Page) -> list[int]:
    """Return the hours that stand in the list, in its order."""
    facts = page.locator("#results .found-facts").all_inner_texts()
    found = (re.search(r"([\d.,]+) (?:uur|hours)", each) for each in facts)
    return [int(re.sub(r"\D", "", each[1])) for each in found if each]


def levels(page: Page) -> list[float]:
    """Return the levels that stand in the list, in its order; 4+ lies between 4 and 5."""
    facts = page.locator("#results .found-facts").all_inner_texts()
    found = (re.search(r"(?:NLQF|EQF) (\d)(\+?)", each) for each in facts)
    return [int(each[1]) + 0.5 * bool(each[2]) for each in found if each]


def test_sorting_by_hours_and_level(finder: Any) -> None:
    """The shortest come first, the lowest come first, and the address says so."""
    finder.open("?type=microcredential")
    for order, read in (("hours", hours), ("level", levels)):
        finder.page.select_option("#sort", order)
        assert finder.query()["sort"] == [order]
        found = read(finder.page)
        assert len(set(found)) > 2
        assert found == sorted(found)


def test_sorting_by_name_and_by_what_is_new(finder: Any) -> None:
    """By name letters go up, steps of a series as one takes them; the newest by first award, else by last review."""
    finder.open("?sector=mbo")
    assert finder.page.locator("#sort").input_value() == "name"
    by_name = finder.names()
    stems = [name.partition(":")[0].casefold() for name in by_name]
    assert stems == sorted(stems)
    steps = {"nl": ["beginner", "gevorderd", "expert"], "en": ["beginner", "advanced", "expert"]}[finder.language]
    together = {"nl": "Samenwerken: ", "en": "Collaborating: "}[finder.language]
    assert [name.removeprefix(together) for name in by_name if name.startswith(together)] == steps
    finder.page.select_option("#sort", "newest")
    expect(finder.page.locator("#results h3")).not_to_have_text(by_name)
    days = finder.page.evaluate(
        """async () => {
          const parts = ["facets.json", "more.json"].map(async (name) => (await fetch(name)).json());
          const [first, more] = await Promise.all(parts);
          const houses = [...more.facets, ...first.facets].find((facet) => facet.id === "institution");
          const house = (row) => houses.keys[houses.sets[houses.rows[row]][0]];
          const place = new Map(first.slug.map((slug, row) => [`${house(row)}/${slug}/`, more.day[row]]));
          const links = [...document.querySelectorAll("#results h3 a")];
          return links.map((link) => place.get(link.getAttribute("href")));
        }"""
    )
    assert len(set(days)) > 1
    assert days == sorted(days, reverse=True)


def test_sorting_by_relevance_needs_words(finder: Any) -> None:
    """It is offered when words were typed, is what one gets then, and gives way to a choice."""
    finder.open()
    expect(finder.page.locator("#sort option[value=relevance]")).to_be_disabled()
    finder.open("?q=data")
    expect(finder.page.locator("#sort")).to_have_value("relevance")
    best = finder.names()
    finder.page.select_option("#sort", "name")
    by_name = sorted(best, key=str.casefold)
    assert best != by_name
    expect(finder.page.locator("#results h3")).to_have_text(by_name)


def test_more_badges_come_on_demand(finder: Any) -> None:
    """The first of the new ones gets focus, those that were there stay, and the address remembers how many."""
    everything = finder.open()
    shown = finder.page.locator("#results > li")
    before = shown.count()
    first = shown.first.element_handle()
    assert before < everything
    finder.page.locator("#more").click()
    expect(shown).to_have_count(min(everything, 2 * before))
    expect(shown.nth(before).locator("a")).to_be_focused()
    assert finder.query() == {"shown": [str(2 * before)]}
    assert first.evaluate("item => item.isConnected")
