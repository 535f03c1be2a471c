"""The tab that tests share: each finds it as if nobody had been there."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser
from tabs import Tab

pytestmark = pytest.mark.browser

LEFT = """() => [
  localStorage.length, sessionStorage.length, document.cookie.length, Number(innerWidth === 390),
  Number(matchMedia("(prefers-color-scheme: dark)").matches), Number(matchMedia("print").matches),
]"""


@pytest.fixture
def tab(browser: Browser, site: Any) -> Iterator[Tab]:
    """A tab that no other test uses."""
    tab = Tab(browser, site.address)
    yield tab
    tab.close()


def test_a_tab_forgets_what_was_done_in_it(tab: Tab, site: Any) -> None:
    """Storage, cookies, size, scheme, medium, routes and other pages are gone; before that each was there."""
    page = tab.lend()
    page.goto("about/")
    assert page.evaluate(LEFT) == [0] * 6
    page.evaluate("() => { localStorage.a = sessionStorage.a = 1; document.cookie = 'a'; }")
    page.set_viewport_size({"width": 390, "height": 800})
    page.emulate_media(media="print", color_scheme="dark")
    page.context.new_page()
    page.route("**/*", lambda route: route.abort())
    assert page.evaluate(LEFT) == [1] * 6

    tab.take_back(site.origin)
    again = tab.lend()
    assert again is page
    assert again.context.pages == [again]
    answer = again.goto("about/")
    assert answer
    assert answer.ok
    assert again.evaluate(LEFT) == [0] * 6


def test_what_cannot_be_taken_back_is_refused(tab: Tab, site: Any) -> None:
    """A script before all others is not put in; after a test that set the clock the next gets another tab."""
    page = tab.lend()
    with pytest.raises(AssertionError, match="lone_page"):
        page.add_init_script("globalThis.left = 1")
    page.clock.set_fixed_time(datetime(2027, 1, 31, 12, tzinfo=UTC))
    with pytest.raises(AssertionError, match="lone_page"):
        tab.take_back(site.origin)
    assert page.is_closed()
    other = tab.lend()
    other.goto("about/")
    assert other.evaluate("() => Date.now()") != datetime(2027, 1, 31, 12, tzinfo=UTC).timestamp() * 1000
