"""The pages one reads, in a real Chromium: scheme and language kept, terms explained, badges compared."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

BADGE = "badges/demo-mbo/warmtepompen-installeren/"


@pytest.mark.parametrize("path", ["", BADGE, "institutions/demo-hbo/", "pathways/", "levels/", "what-is-what/"])
def test_language_switch_leads_to_the_same_page_and_back(page: Page, path: str) -> None:
    """The switcher shows the same page in the other language, and its twin leads back."""
    page.goto(path)
    start = page.url
    page.locator(".site-tools a[hreflang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith(f"/en/{path}")
    page.locator(".site-tools a[hreflang=nl]").click()
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    assert page.url == start


def test_dark_scheme_is_kept_when_the_language_is_switched(page: Page) -> None:
    """The scheme someone chose holds on the next page and in the other language, and can be undone."""
    page.goto("")
    toggle = page.locator("[data-scheme-toggle]")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    toggle.click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.locator(".site-tools a[hreflang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.locator("[data-scheme-toggle]").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "light")


def test_term_explains_itself_with_the_keyboard(page: Page) -> None:
    """A term opens with Enter, closes with Escape, and keeps the focus."""
    page.goto(BADGE)
    term = page.locator("button.term").first
    text = page.locator(".term-text").first
    expect(text).to_be_hidden()
    term.focus()
    page.keyboard.press("Enter")
    expect(text).to_be_visible()
    page.keyboard.press("Escape")
    expect(text).to_be_hidden()
    expect(term).to_be_focused()


def test_term_explains_itself_to_the_mouse(page: Page) -> None:
    """A term explains itself when the mouse rests on it, and goes when it leaves."""
    page.goto(BADGE)
    page.locator("button.term").first.hover()
    expect(page.locator(".term-text").first).to_be_visible()
    page.locator("h1").hover()
    expect(page.locator(".term-text").first).to_be_hidden()


def test_front_page_leads_to_a_search(page: Page) -> None:
    """What is typed on the front page is searched for on the catalogue page."""
    page.goto("")
    page.locator("#front-q").fill("lassen")
    page.locator(".front-search button").click()
    page.wait_for_url("**/badges/?q=lassen*")
    expect(page.locator("#q")).to_have_value("lassen")


def test_badges_side_by_side(page: Page) -> None:
    """Two badges of an address stand side by side, differences are marked, and one can be left out."""
    page.goto("compare/?b=demo-mbo.warmtepompen-installeren&b=demo-mbo.zonnepanelen-plaatsen")
    table = page.locator("#compare-table")
    expect(table.locator("thead th")).to_have_count(2)
    expect(table.locator("tr.differs")).not_to_have_count(0)
    hours = table.locator("tbody tr").first.locator("td")
    expect(hours.first).to_contain_text("240 uur")
    table.locator("a.remove").first.click()
    expect(page.locator("#compare-table thead th")).to_have_count(1)
    expect(page.locator("#compare-table thead")).to_contain_text("Zonnepanelen")


def test_badge_is_added_by_name(page: Page) -> None:
    """A badge is found by part of its name, without minding accents, and added to the address."""
    page.goto("en/compare/?b=demo-mbo.warmtepompen-installeren")
    page.locator("#compare-name").fill("wound")
    page.locator("#compare-found a").first.click()
    expect(page.locator("#compare-table thead th")).to_have_count(2)
    assert "b=demo-mbo.warmtepompen-installeren&b=demo-hbo.complexe-wondzorg" in page.url


def test_comparison_keeps_its_badges_in_the_other_language(page: Page) -> None:
    """The switcher takes the chosen badges along."""
    page.goto("compare/?b=demo-mbo.warmtepompen-installeren")
    expect(page.locator("#compare-table thead th")).to_have_count(1)
    page.locator(".site-tools a[hreflang=en]").click()
    expect(page.locator("#compare-table thead")).to_contain_text("heat pumps")


def test_unknown_badge_in_an_address_is_said(page: Page, complaints: list[str]) -> None:
    """A badge that is not there is said to be missing; the others are shown."""
    page.goto("compare/?b=demo-mbo.warmtepompen-installeren&b=demo-mbo.bestaat-niet")
    expect(page.locator("#compare-status")).to_contain_text("Niet elke badge")
    expect(page.locator("#compare-table thead th")).to_have_count(1)
    assert all("404" in complaint for complaint in complaints)
    complaints.clear()


@pytest.mark.parametrize("path", ["", BADGE, "pathways/", "recognition/", "what-is-what/", "badges/"])
def test_pages_need_no_script(browser: Browser, site: Any, path: str) -> None:
    """Without JavaScript every page says what it has to say, and shows no button that would do nothing."""
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(path)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-scheme-toggle]")).to_be_hidden()
    assert len(page.locator("main").inner_text()) > 200
    context.close()
