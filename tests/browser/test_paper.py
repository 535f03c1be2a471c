"""Pages on paper, in a real Chromium: dark on white whatever the screen was, and nothing folded away."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

BADGE = "badges/demo-mbo/warmtepompen-installeren/"
MUCH_LIGHT = 120  # of 255: what is lighter is hard to read on white


def lightest(text: Locator) -> int:
    """Return the lightest of the three parts of a text's colour."""
    colour = text.evaluate("one => getComputedStyle(one).color")
    return max(int(float(part)) for part in re.findall(r"[\d.]+", colour)[:3])


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("path", [BADGE, "pathways/energietransitie/", "what-is-what/"])
def test_what_is_printed_from_a_dark_screen_is_dark_on_white(page: Page, path: str, scheme: str) -> None:
    """Headings, text and the line that says it is a demonstration can be read on paper, chosen scheme or not."""
    page.goto(path)
    page.evaluate("scheme => { document.documentElement.dataset.scheme = scheme; }", scheme)
    page.emulate_media(media="print")
    for part in ("h1", ".demonstration", "main p"):
        assert lightest(page.locator(part).first) < MUCH_LIGHT, part
    page.emulate_media(media="screen")
    assert (lightest(page.locator("h1").first) < MUCH_LIGHT) is (scheme == "light")


@pytest.mark.parametrize("home", ["", "en/"])
def test_nothing_is_folded_away_on_paper(page: Page, home: str) -> None:
    """The sixteen facts are printed though the screen folds them; buttons and links to files are not."""
    page.goto(f"{home}{BADGE}")
    table = page.locator("table.elements")
    expect(table).to_be_hidden()
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    assert table.evaluate("one => one.getBoundingClientRect().height") > 100
    for gone in (".downloads", ".share", ".aside-actions", ".site-header"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".citation").first).to_be_visible()


def test_a_badge_prints_on_few_sheets(page: Page) -> None:
    """A section runs on to the next sheet rather than leaving most of one empty."""
    page.goto(BADGE)
    (sheets,) = re.findall(rb"/Count (\d+)", page.pdf(format="A4"))
    assert int(sheets) <= 6
