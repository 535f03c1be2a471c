"""Links that check: the field is filled, nothing is judged or asked before the click, and no host sees the badge."""

import html
import re
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
LINK = "https://badges.example.net/public/assertions/7"


def _opened(page: Any, fragment: str) -> str:
    page.page.evaluate("hash => { location.hash = ''; location.hash = hash; }", fragment)
    page.page.locator("#card-note:not(:empty)").wait_for()
    return str(page.page.locator("#card-note").inner_text())


def test_a_badge_in_a_link_waits_for_the_click(lasting_host: Any, desk: Any, verify_folder: Path) -> None:
    """Made by the page, with plain HTML for a portfolio; opened, there is no verdict until the button is pressed."""
    page = desk()
    page.give(verify_folder / "samples" / "genuine.json")
    page.headline("genuine.json")
    page.page.locator("[data-share] button").click()
    link = page.page.locator("[data-share-link]").inner_text()
    snippet = page.page.locator("[data-snippet]").inner_text()
    assert re.fullmatch(r'<a href="[^"<>]+">[^<>]+</a>', snippet)
    assert html.unescape(snippet).startswith(f'<a href="{link}">')
    page.clear()
    said = _opened(page, link.partition("#")[2])
    assert "Nothing has been checked yet" in said
    assert f"{lasting_host.address}en/verify/" in said  # the address to know
    assert page.page.locator("[data-report], [data-item]").count() == 0
    page.page.keyboard.press("Enter")  # the button has the focus
    assert page.headline("badge.json") == ("valid", "verified")
    assert [path for path in lasting_host.asked if "badge=" in path] == []


def test_an_address_in_a_link_names_its_host_and_asks_nobody(desk: Any) -> None:
    """The host is named before the click, and asked only after the consent that every link needs."""
    page = desk()
    page.paste(LINK)
    page.headline(LINK)
    page.page.locator("[data-share] button").click()
    link = page.page.locator("[data-share-link]").inner_text()
    assert page.page.locator("[data-share] svg[role=img]").count() == 1
    page.clear()
    assert "badges.example.net" in _opened(page, link.partition("#")[2])
    assert page.page.locator("#paste-text").input_value() == LINK
    assert page.page.locator("[data-report]").count() == 0
    page.page.locator("#paste-form button").click()
    assert page.headline(LINK) == ("undecided", "online-check-needed")
    assert [address for address in page.requests if "badges.example.net" in address] == []


def test_a_badge_in_a_link_is_kept_by_nobody(host: Any, visit: Any, context: Any, verify_folder: Path) -> None:
    """A browser tells the service worker the address with its fragment: it keeps and passes on the bare one alone."""
    page = visit(f"{host.address}en/verify/")
    page.page.locator("html[data-kept]").wait_for(state="attached")
    page.give(verify_folder / "samples" / "genuine.json")
    page.headline("genuine.json")
    page.page.locator("[data-share] button").click()
    link = page.page.locator("[data-share-link]").inner_text()
    page.page.goto("about:blank")
    for offline in (False, True):
        context.set_offline(offline)
        page.page.goto(link)
        page.page.locator("#card-note", has_text="Nothing has been checked yet").wait_for()
        page.page.goto("about:blank")
    context.set_offline(False)
    page.page.goto(f"{host.address}en/")
    kept = page.page.evaluate(
        """async () => {
            const keys = [];
            for (const name of await caches.keys())
                for (const { url } of await (await caches.open(name)).keys()) keys.push(url);
            return keys;
        }"""
    )
    assert kept
    assert [address for address in (*kept, *host.asked) if "#" in address or "badge=" in address] == []


@pytest.mark.parametrize(
    "fragment", ["badge=abc", "badge=<script>", "url=javascript:alert(1)", "url=http://a.example", "url=%"]
)
def test_a_link_that_cannot_be_read_fills_nothing(fragment: str, desk: Any) -> None:
    """Cut off, or no address that anybody would open: a sentence with the remedy, an empty field, no report."""
    page = desk()
    assert "cannot be read" in _opened(page, fragment)
    assert page.page.locator("#paste-text").input_value() == ""
    assert page.page.locator("[data-report], [data-item]").count() == 0
