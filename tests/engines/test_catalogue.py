"""The catalogue in Firefox and in WebKit: found, narrowed, walked back, compared, planned, and described."""

from typing import Any

import pytest

HEAT, SOLAR = "demo-mbo.warmtepompen-installeren", "demo-mbo.zonnepanelen-plaatsen"
SAFETY = "demo-mbo.veilig-werken-werkplaats"
RENEWED = ("mark.svg", "service-worker.js")  # what a browser may ask for again whenever it likes
COUNT = "parseInt((document.querySelector('#count')?.innerText ?? '').replace(/[.,]/g, ''), 10)"
OPTION = '#facets input[name="audience"][value="professional"]'


def _opened(window: Any, address: str) -> int:
    window.visit(address)
    window.until("document.querySelector('#catalogue')?.classList.contains('ready')")
    return int(window.until(COUNT))


@pytest.mark.parametrize(("source", "expected"), [("name", 1), ("outcome", 1)])
def test_words_find_badges(source: str, expected: int, window: Any, site: Any, home: str) -> None:
    """The full-text search finds by a name and by an outcome, and marks what it found."""
    words, name = {
        ("name", ""): ("lassen", "tig-lassen"),
        ("name", "en/"): ("heat pump", "heat pumps"),
        ("outcome", ""): ("resultatenrekening", "boekhouden"),
        ("outcome", "en/"): ("compression therapy", "wound care"),
    }[source, home]
    _opened(window, f"{site.address}{home}badges/")
    window.type("#q", words)
    window.until("document.querySelector('#results > li mark') !== null")
    assert name in window.text("#results h3").lower()
    assert window.run(f"return {COUNT}") >= expected


def test_words_that_nothing_has_find_nothing(window: Any, site: Any, home: str) -> None:
    """The wrong neighbour of the above: no badge, and it is said."""
    _opened(window, f"{site.address}{home}badges/")
    window.type("#q", "xqzzwkv")
    window.until("document.querySelectorAll('#results > li').length === 0")
    assert "xqzzwkv" in window.text("main")


def test_a_count_is_what_one_gets_and_back_takes_it_back(window: Any, site: Any, home: str) -> None:
    """The number beside an option is the number of badges it gives; one step back gives all of them again."""
    everything = _opened(window, f"{site.address}{home}badges/")
    beside = "document.querySelector(arguments[0]).parentElement.querySelector('.option-count').textContent"
    promised = int(window.run(f"return {beside}", OPTION))
    assert 0 < promised < everything
    window.press(OPTION)
    window.until(f"{COUNT} === arguments[0]", promised)
    assert window.run("return location.search") == "?audience=professional"
    window.back()
    window.until(f"{COUNT} === arguments[0]", everything)
    assert window.run("return document.querySelector(arguments[0]).checked", OPTION) is False


def test_back_from_a_badge_gives_the_same_list(window: Any, site: Any, home: str) -> None:
    """Filter, order and badges are those one left."""
    _opened(window, f"{site.address}{home}badges/?hours=100-240&sort=level&view=cards")
    names = "[...document.querySelectorAll('#results h3')].map((each) => each.innerText)"
    shown = window.until(f"{names}.length && {names}")
    window.press("#results h3 a")
    window.until("document.querySelector('h1')?.innerText === arguments[0]", shown[0])
    window.back()
    window.until(f"JSON.stringify({names}) === JSON.stringify(arguments[0])", shown)


def test_two_badges_stand_side_by_side(window: Any, site: Any, home: str) -> None:
    """The table is filled in and names what differs; removing one leaves the other."""
    window.visit(f"{site.address}{home}compare/?b={HEAT}&b={SOLAR}")
    window.until("document.querySelectorAll('#compare-table thead th').length === 2")
    window.until("document.querySelectorAll('#compare-table .differs-mark').length >= 5")
    window.press("#compare-table a.remove")
    window.until("document.querySelectorAll('#compare-table thead th').length === 1")
    assert window.run("return location.search") == f"?b={SOLAR}"


def test_a_ticked_badge_is_held_in_this_tab(window: Any, site: Any, home: str) -> None:
    """Planning: the step is done, the badge is remembered in the tab and nowhere else, and enters no request."""
    window.visit(f"{site.address}{home}plan/")
    window.until("document.querySelector('#plan')?.dataset.ready === 'true'")
    site.asked.clear()
    window.press('[data-pathway="energietransitie"] .ticks input')
    window.until("document.querySelectorAll('#plan-held .held-name').length === 1")
    kept = window.run("return [sessionStorage.getItem('badges-held'), localStorage.getItem('badges-held')]")
    assert kept == [f'["{SAFETY}"]', None]
    assert [path for path in site.asked if not path.endswith(RENEWED)] == []


def test_the_dark_scheme_is_kept_in_the_other_language(window: Any, site: Any, home: str) -> None:
    """Who chose dark stays in the dark when switching the language, and can undo it."""
    other = "nl" if home else "en"
    window.visit(f"{site.address}{home}")
    before = window.run("return getComputedStyle(document.body).backgroundColor")
    window.press("[data-scheme-toggle]")
    window.until("document.documentElement.dataset.scheme === 'dark'")
    window.press(f".site-tools a[hreflang={other}]")
    window.until("document.documentElement.lang === arguments[0]", other)
    window.until("document.documentElement.dataset.scheme === 'dark'")
    window.until("getComputedStyle(document.body).backgroundColor !== arguments[0]", before)
    window.press("[data-scheme-toggle]")
    window.until("document.documentElement.dataset.scheme === 'light'")


def test_describing_a_badge_shows_what_is_left_to_do(window: Any, site: Any, home: str) -> None:
    """The checks run in the browser: a finding stands there, and goes when its field is filled in."""
    window.visit(f"{site.address}{home}describe/")
    window.until("document.documentElement.dataset.describe === 'ready'")
    window.until("document.documentElement.dataset.checked === 'true'")
    window.until("document.querySelectorAll('#todo [data-rule]').length > 0")
    name = '[data-input="name.nl"]'
    window.type(name, "Zonnepanelen keuren")
    window.until("document.querySelector('#yaml').textContent.includes('Zonnepanelen keuren')")
    window.until("document.documentElement.dataset.checked === 'true'")
    assert window.run("return document.querySelectorAll('#todo [data-rule]').length") > 0
