"""The page for who earned a badge, in a real Chromium: with one badge as its subject, and with none."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PRACTICE, TRUCK = "demo-mbo.praktijkverklaring-magazijn", "demo-mbo.heftruck-rijden"


def test_a_badge_leads_there_and_is_its_subject_in_both_languages(page: Page) -> None:
    """From the badge's page one press leads to what that badge is worth, who decided on it, and its other language."""
    page.goto(f"badges/{PRACTICE.replace('.', '/')}/")
    page.locator("#holder ~ p a.button").click()
    expect(page.locator("#earned-badge")).to_have_text("Praktijkverklaring: werken in het magazijn")
    assert page.url.endswith(f"/kreeg-een-badge/?badge={PRACTICE}")
    expect(page.locator("#earned-worth li", has_text="civiel effect")).to_be_visible()
    expect(page.locator("#earned-decisions li")).to_contain_text(["Telt voor een deel mee"])
    expect(page.locator("#earned-decisions li li", has_text="30 november 2029")).to_be_visible()  # until when
    expect(page.locator("[data-general]")).to_be_hidden()
    page.locator(".site-tools a[hreflang=en]").click()
    expect(page.locator("#earned-badge")).to_have_text("Statement of practice: working in the warehouse")
    assert page.url.endswith(f"/en/earned-a-badge/?badge={PRACTICE}")


def test_how_it_is_kept_valid_is_said_of_a_badge_that_ends(page: Page) -> None:
    """Of a badge that ends one reads how long it holds and what to do; of another that no end is given."""
    page.goto(f"kreeg-een-badge/?badge={TRUCK}")
    expect(page.locator("#earned-expires strong")).to_have_text("5 jaar")
    expect(page.locator("#earned-renewal")).to_contain_text("herhalingsdag")
    expect(page.locator("#earned-endless")).to_be_hidden()
    expect(page.locator("#earned-mostly")).to_be_hidden()  # that most badges never end is no answer here
    expect(page.locator("#earned-decisions li")).to_contain_text(["Telt mee"])
    expect(page.locator("#earned-nothing")).to_be_hidden()  # it counts at the workplace that decided so
    page.goto("kreeg-een-badge/?badge=demo-hbo.minor-circulair-bouwen")
    expect(page.locator("#earned-about")).to_be_visible()
    expect(page.locator("#earned-nothing")).to_be_hidden()  # it counts towards its own programme
    page.goto("kreeg-een-badge/?badge=demo-mbo.studentenraad")
    expect(page.locator("#earned-nothing")).to_be_visible()
    page.goto(f"kreeg-een-badge/?badge={PRACTICE}")
    expect(page.locator("#earned-about")).to_be_visible()
    expect(page.locator("#earned-endless")).to_be_visible()
    expect(page.locator("#earned-mostly")).to_be_visible()
    expect(page.locator("#earned-expires")).to_be_hidden()
    expect(page.locator("#earned-renewal")).to_be_hidden()


@pytest.mark.parametrize(
    ("asked", "unknown"),
    [("", False), ("?badge=demo-mbo.nergens", True), ("?badge=../verify", True)],
    ids=["none", "no such badge", "no name of a badge"],
)
def test_what_holds_for_every_badge_is_there_without_one(
    page: Page, complaints: list[str], asked: str, *, unknown: bool
) -> None:
    """Without a badge the page is whole; a badge that is not there is said, and nothing is made up for it."""
    page.goto(f"kreeg-een-badge/{asked}")
    note = page.locator("#earned-unknown")
    expect(note).to_be_visible() if unknown else expect(note).to_be_hidden()
    expect(page.locator("#earned-about")).to_be_hidden()
    expect(page.locator("#earned-endless")).to_be_hidden()
    expect(page.locator("[data-general]")).to_be_visible()
    expect(page.locator("#hash")).to_be_visible()
    complaints[:] = [each for each in complaints if "404" not in each]  # the page that is not there was asked for
