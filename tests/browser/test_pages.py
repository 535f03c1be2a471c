"""The pages one reads, in a real Chromium: scheme and language kept, terms explained, badges compared."""

import re
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


@pytest.mark.parametrize("width", [390, 1280])
def test_a_term_opens_beside_the_word_and_closes_once(page: Page, width: int) -> None:
    """Pressed, an explanation stands by its word, wide enough and within the screen; pressed again it goes."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto("badges/demo-mbo/warmtepompen-installeren/")
    for at in (0, 3, -1):
        term = page.locator("button.term").nth(at)
        text = page.locator(".term-text").nth(at)
        term.scroll_into_view_if_needed()
        term.click()
        expect(text).to_be_visible()
        word, told = (each.evaluate("one => one.getBoundingClientRect().toJSON()") for each in (term, text))
        assert told["width"] >= 240
        assert told["x"] >= 0
        assert told["x"] + told["width"] <= width
        below, above = told["y"] - word["y"] - word["height"], word["y"] - told["y"] - told["height"]
        assert -1 <= max(below, above) < 24
        term.click()
        expect(text).to_be_hidden()
        page.wait_for_timeout(400)  # longer than it takes a resting mouse to ask again
        expect(text).to_be_hidden()
        page.mouse.move(0, 0)


@pytest.mark.parametrize("home", ["", "en/"])
def test_term_explains_itself_with_the_keyboard(page: Page, home: str) -> None:
    """A term opens on focus, closes with Escape, opens again with Enter and keeps the focus; it goes with the focus."""
    page.goto(f"{home}{BADGE}")
    terms, texts = page.locator("button.term"), page.locator(".term-text")
    expect(texts.first).to_be_hidden()
    page.keyboard.press("Tab")
    terms.first.focus()
    expect(texts.first).to_be_visible()
    page.keyboard.press("Escape")
    expect(texts.first).to_be_hidden()
    expect(terms.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(texts.first).to_be_visible()
    terms.nth(1).focus()
    expect(texts.first).to_be_hidden()
    expect(texts.nth(1)).to_be_visible()


@pytest.mark.parametrize("home", ["", "en/"])
def test_term_explains_itself_to_the_mouse(page: Page, home: str) -> None:
    """A term explains itself when the mouse rests on it, and goes when it leaves."""
    page.goto(f"{home}{BADGE}")
    page.locator("button.term").first.hover()
    expect(page.locator(".term-text").first).to_be_visible()
    page.locator("h1").hover()
    expect(page.locator(".term-text").first).to_be_hidden()


@pytest.mark.parametrize("home", ["", "en/"])
def test_term_explains_itself_to_a_finger(browser: Browser, site: Any, home: str) -> None:
    """A tap opens the explanation, a tap elsewhere closes it."""
    context = browser.new_context(base_url=site.address, has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{home}{BADGE}")
    page.locator("button.term").first.tap()
    expect(page.locator(".term-text").first).to_be_visible()
    page.locator("h2").first.tap()
    expect(page.locator(".term-text").first).to_be_hidden()
    context.close()


def test_term_leads_to_the_glossary_where_its_meaning_does_not_come(page: Page, complaints: list[str]) -> None:
    """A word that cannot explain itself is a link to the place where it is explained."""
    page.route("**/assets/site/terms/*.json", lambda route: route.abort())
    page.goto(BADGE)
    expect(page.locator("button.term, .term-text")).to_have_count(0)
    page.locator("a.term").first.click()
    expect(page).to_have_url(re.compile(r"/glossary/#outcomes$"))
    expect(page.locator("#outcomes")).to_be_in_viewport()
    assert [said for said in complaints if "terms/nl.json" in said]
    complaints.clear()


@pytest.mark.parametrize("home", ["", "en/"])
@pytest.mark.parametrize("path", ["", BADGE, "pathways/", "recognition/", "what-is-what/", "badges/"])
def test_pages_need_no_script(scriptless_page: Page, path: str, home: str) -> None:
    """Without JavaScript every page says what it has to say, and shows no button that would do nothing."""
    page = scriptless_page
    page.goto(f"{home}{path}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-scheme-toggle]")).to_be_hidden()
    assert len(page.locator("main").inner_text()) > 200


LONG = "Arbeidsomstandighedenwetgeving en veiligheidsvoorschriften voor onderhoudsmonteurs"
FINNISH = "Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas sanoo"
STATES = {
    "a long name": f"""() => {{
      for (const name of document.querySelectorAll("h1, .card-title a, #results h3 a, .held-name a"))
        name.textContent = "{LONG} {LONG}";
    }}""",
    "eight offerings": """() => {
      for (const one of document.querySelectorAll(".offering, .results > li:first-child"))
        for (let left = 7; left; left -= 1) one.after(one.cloneNode(true));
    }""",
    "no picture": "() => { for (const one of document.querySelectorAll('main img')) one.src = 'data:,'; }",
    "a third language": f"""() => {{
      for (const text of document.querySelectorAll(".lead, .summary")) {{
        text.lang = "fi";
        text.textContent = "{FINNISH}";
      }}
    }}""",
}
BEYOND = """() => [...document.querySelectorAll("main *")]
  .filter((one) => one.checkVisibility() && !one.closest(".scroll, .visually-hidden, svg"))
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 ||
    (one.matches("h1, h3, p, li, dd") && one.getBoundingClientRect().left + one.scrollWidth > innerWidth + 1))
  .map((one) => one.outerHTML.slice(0, 90))"""
CUT = """() => [...document.querySelectorAll("main :is(h1, h3, dd, .card-title)")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).overflow !== "visible")
  .filter((one) => one.scrollHeight > one.clientHeight + 2)
  .map((one) => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("path", [BADGE, "badges/", "institutions/demo-mbo/", "plan/#to=demo-mbo.tig-lassen-gevorderd"])
def test_states_fit_a_phone(page: Page, path: str) -> None:
    """A long name, eight offerings, no picture, a third language: nothing is cut or reaches beyond a phone's screen."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(path)
    shown = {"badges/": "#results .found-facts", "plan/": "#plan[data-ready]"}.get(path.partition("#")[0], "h1")
    expect(page.locator(shown).first).to_be_visible()
    for state, change in STATES.items():
        page.evaluate(change)
        assert (state, page.evaluate(BEYOND), page.evaluate(CUT)) == (state, [], [])
    page.locator("h1").evaluate(
        "one => { one.style.whiteSpace = 'nowrap'; one.textContent = one.textContent.repeat(9); }"
    )
    assert page.evaluate(BEYOND)  # the look sees what does not fit


@pytest.mark.parametrize("path", ["compare/", "vacancy/", "plan/", "badges/?q=xqzvwkj"])
def test_a_page_without_a_choice_says_what_to_do(page: Page, path: str) -> None:
    """Where nothing is chosen or found there is a way on within the first screen of a phone."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(path)
    ways = {
        "compare/": "#compare-how a.button",
        "vacancy/": "#vacancy-text",
        "plan/": "#plan-find",
        "badges/?q=xqzvwkj": "#empty button",
    }
    way = page.locator(ways[path]).first
    expect(way).to_be_visible()
    assert way.evaluate("one => one.getBoundingClientRect().bottom") <= 844
