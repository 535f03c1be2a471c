"""The page that finds badges on every screen, with and without mouse, script, data, and on a later day."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_list_and_cards_show_the_same(finder: Any) -> None:
    """The view is a pressed button and an address; cards stand beside each other, list entries below."""
    finder.open()
    page = finder.page
    shown, entries = finder.names(), page.locator("#results > li")

    def beside() -> bool:
        found = entries.evaluate_all("all => all.slice(0, 2).map((one) => one.getBoundingClientRect().toJSON())")
        one, other = found  # looked at in one moment: descriptions are still coming in
        return bool(other["x"] > one["x"] and abs(other["y"] - one["y"]) <= 1)

    assert not beside()
    page.locator("[data-view=cards]").click()
    expect(page.locator("[data-view=cards]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-view=list]")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#results")).to_have_class(re.compile("cards"))
    assert beside()
    assert finder.names() == shown
    assert finder.query() == {"view": ["cards"]}


def test_skeletons_stand_until_the_badges_come(finder: Any, until: Any) -> None:
    """While data is on its way its shape is shown, nothing turns, a screen reader is told; then all of it is gone."""
    page = finder.page
    waiting: list[Any] = []
    page.route("**/facets.json", lambda route: waiting.append(route))  # noqa: PLW0108 -- Playwright refuses a built-in
    page.goto(finder.path)
    expect(page.locator("#results .skeleton").first).to_be_visible()
    expect(page.locator("#facets .skeleton").first).to_be_visible()
    expect(page.locator("#status")).to_have_text(
        {"nl": "Badges worden geladen", "en": "Loading badges"}[finder.language]
    )
    assert page.locator("[class*=spin], progress").count() == 0
    until(page, lambda: waiting)
    waiting[0].continue_()
    finder.announced()
    expect(page.locator("#results h3").first).to_be_visible()
    expect(page.locator(".skeleton:visible")).to_have_count(0)


def test_past_start_dates_are_hidden(finder: Any, lone_page: Page) -> None:
    """A badge whose next start has passed on the day of the visit shows the one after it, and none when all passed."""
    page, finder = lone_page, replace(finder, page=lone_page)
    start = page.locator("#results > li", has=page.locator('a[href="demo-mbo/warmtepompen-installeren/"]'))
    told = {"nl": ("1 februari 2027", "6 september 2027"), "en": ("1 February 2027", "6 September 2027")}
    first, second = told[finder.language]
    later = [
        datetime(2027, 1, 31, 12, tzinfo=UTC),
        datetime(2027, 2, 2, 12, tzinfo=UTC),
        datetime(2027, 9, 7, 12, tzinfo=UTC),
    ]
    for day, shown, gone in zip(later, (first, second, ""), ((second,), (first,), (first, second)), strict=True):
        page.clock.set_fixed_time(day)
        finder.open("?institution=demo-mbo&shown=48")
        expect(start).to_be_visible()
        text = start.inner_text()
        assert shown in text
        assert [each for each in gone if each in text] == []


def test_the_start_on_a_badge_page_is_the_next_one(finder: Any, lone_page: Page) -> None:
    """The same on the page of the badge, however long ago the site was built."""
    page = lone_page
    told = {"nl": ("1 februari 2027", "6 september 2027"), "en": ("1 February 2027", "6 September 2027")}
    first, second = told[finder.language]
    fact, offered = page.locator("[data-fact=when] dd"), page.locator(".offering")
    for day, shown, gone in (
        ("2027-02-01", first, second),
        ("2027-02-02", second, first),
        ("2027-09-07", None, second),
    ):
        page.clock.set_fixed_time(f"{day}T12:00:00")
        page.goto(f"{finder.path}demo-mbo/warmtepompen-installeren/")
        if shown:
            expect(fact).to_contain_text(shown)
            expect(offered).to_contain_text(shown)
        assert gone not in fact.inner_text()
    assert first not in fact.inner_text()
    began = {"nl": "begon op", "en": "started on"}[finder.language]
    assert [f"{began} {day}" in offered.inner_text() for day in (first, second)] == [True, True]


def test_a_badge_opens_in_the_language_of_the_page(finder: Any) -> None:
    """A result leads to the badge's page, with the same name."""
    finder.open()
    name = finder.names()[0]
    finder.page.locator("#results h3 a").first.click()
    expect(finder.page.locator("h1")).to_have_text(name)
    expect(finder.page.locator("html")).to_have_attribute("lang", finder.language)


def test_a_list_unfolds_the_answers_of_a_badge(finder: Any) -> None:
    """The rows are those of the badge's page, word for word; where it cannot be fetched the fold leads there."""
    finder.open()
    page = finder.page
    result = page.locator("#results > li").nth(1)
    address = str(result.locator("h3 a").evaluate("link => link.href"))
    fold = result.locator(".answers-fold")
    page.evaluate("() => { window.kept = window.fetch; window.fetch = () => Promise.reject(new Error('no network')); }")
    fold.locator("summary").click()
    expect(fold.locator("p a")).to_have_attribute("href", result.locator("h3 a").get_attribute("href") or "")
    page.evaluate("() => { window.fetch = window.kept; }")
    fold.locator("summary").click()
    fold.locator("summary").click()
    expect(fold.locator(".facts")).to_be_visible()
    rows = fold.locator("dt, dd").all_inner_texts()
    page.goto(address)
    assert page.locator(".badge-aside .facts :is(dt, dd)").all_inner_texts() == rows


def test_badges_are_put_aside_and_compared(finder: Any) -> None:
    """A fifth cannot be chosen, the choice survives filtering, and the link leads to those badges side by side."""
    page = finder.page
    finder.open()
    boxes = page.locator("#results [data-compare]")
    chosen = [str(boxes.nth(place).get_attribute("value")) for place in range(4)]
    boxes.nth(0).check()
    expect(page.locator("#tray a")).to_have_count(0)
    for place in range(1, 4):
        boxes.nth(place).check()
    expect(boxes.nth(4)).to_be_disabled()
    assert finder.query()["b"] == chosen
    boxes.nth(3).uncheck()
    expect(boxes.nth(4)).to_be_enabled()
    finder.option("audience", "student").check()
    expect(page.locator("#tray a")).to_contain_text("3")
    page.locator("#tray a").click()
    expect(page.locator("#compare-table thead th")).to_have_count(3)
    expect(page.locator("html")).to_have_attribute("lang", finder.language)
    assert finder.query() == {"b": chosen[:3]}


def test_the_keyboard_alone_is_enough(finder: Any) -> None:
    """From the search field on: a filter is reached, ticked and announced without a mouse, and focus stays on it."""
    finder.open()
    page = finder.page
    page.locator("#q").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    box = page.locator(":focus")
    expect(box).to_have_attribute("type", "checkbox")
    name, key = box.get_attribute("name"), box.get_attribute("value")
    page.keyboard.press("Space")
    expect(page.locator("#chips .chip")).to_have_count(1)
    focused = page.locator(":focus")
    assert (focused.get_attribute("name"), focused.get_attribute("value")) == (name, key)
    expect(page.locator("#status")).to_have_text(re.compile(r"^\d+ badges?$"))


def test_folded_filters_open_with_the_keyboard(finder: Any) -> None:
    """Enter on the fold opens it, focus stays there, and the next stop is what was in it."""
    finder.open()
    page = finder.page
    page.locator("#facets > details.more > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#facets details.facet").first).to_be_visible()
    expect(page.locator("#facets > details.more > summary")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#facets details.facet > summary").first).to_be_focused()


def test_the_drawer_of_a_phone(finder: Any) -> None:
    """Filters open in a dialog, count along, and give focus back; the first badge stands high, whatever is typed."""
    page = finder.page
    page.set_viewport_size({"width": 390, "height": 844})
    for typed in ("?q=lifecomp", ""):
        finder.open(typed)
        assert page.locator("#results .about").first.evaluate("one => one.getBoundingClientRect().top + scrollY") <= 400
    expect(page.locator("#filters")).to_be_hidden()
    page.locator("#open-filters").click()
    drawer = page.locator("#drawer")
    expect(drawer).to_be_visible()
    promised = finder.number("schedule", "evening")
    finder.option("schedule", "evening").check()
    expect(page.locator("#drawer-show")).to_contain_text(str(promised))
    page.locator("#drawer-show").click()
    expect(drawer).to_be_hidden()
    expect(page.locator("#count")).to_be_focused()
    expect(page.locator("#count")).to_have_text(re.compile(rf"^{promised} "))
    page.locator("#open-filters").click()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(page.locator("#open-filters")).to_be_focused()


def test_nothing_scrolls_sideways_and_nothing_is_cut(finder: Any, resize: Any) -> None:
    """At any width, with chips, notice and everything open, the page is as wide as the window and facts are whole."""
    page = finder.page
    finder.open("?q=data&sector=hbo&institution=demo-hbo&stackable=stackable&skill=zzz")
    for view in ("cards", "list"):
        page.locator(f"[data-view={view}]").click()
        expect(page.locator("#results")).to_have_class(re.compile(rf"^results {view}$"))  # the words are searched anew
        expect(page.locator("#results .skeleton")).to_have_count(0)
        for width in (320, 390, 768, 1280):
            resize(page, width, 900)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
            cut = page.evaluate(
                """() => [...document.querySelectorAll(".found-facts li")].filter((item) => {
                  const range = document.createRange();
                  range.selectNodeContents(item);
                  const list = item.parentElement;
                  const inset = -parseFloat(getComputedStyle(list).marginLeft); // what its clip takes away
                  return range.getBoundingClientRect().left < list.getBoundingClientRect().left + inset - 1;
                }).map((item) => item.textContent)"""
            )
            assert cut == []


def test_without_a_script_it_is_a_list(finder: Any, scriptless_page: Page) -> None:
    """No empty search field, no skeleton: all badges by institution, each a link that works."""
    plain = scriptless_page
    plain.goto(finder.path)
    links = plain.locator(".by-institution li a")
    assert links.count() > 30
    expect(links.first).to_be_visible()
    expect(plain.locator("#q")).to_be_hidden()
    expect(plain.locator("#results")).to_be_hidden()
    links.first.click()
    expect(plain).to_have_url(re.compile(r"/badges/[^/]+/[^/]+/$"))
    expect(plain.locator("h1")).to_be_visible()


def test_a_failed_download_says_so_and_can_be_tried_again(finder: Any, complaints: list[str]) -> None:
    """Without its facets the page shows the list by institution and offers another try."""
    page = finder.page
    page.route("**/facets.json", lambda route: route.abort())
    page.goto(finder.path)
    expect(page.locator("#notice")).to_contain_text(
        {"nl": "niet worden geladen", "en": "not be loaded"}[finder.language]
    )
    expect(page.locator(".by-institution li a").first).to_be_visible()
    page.unroute("**/facets.json")
    page.locator("#notice button").click()
    expect(page.locator("#results h3").first).to_be_visible()
    expect(page.locator(".by-institution")).to_be_hidden()
    expect(page.locator("#notice")).to_be_hidden()
    complaints.clear()
