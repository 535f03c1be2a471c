"""WCAG 2.2 AA as far as a program can see it: axe-core on every kind of page, both languages, both schemes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# One page of every kind; the same path stands under en/.
KINDS = [
    "",
    "badges/",
    "badges/demo-mbo/warmtepompen-installeren/",
    "badges/demo-hbo/complexe-wondzorg/v1/",
    "institutions/",
    "institutions/demo-mbo/",
    "frameworks/",
    "frameworks/kompas21/",
    "levels/",
    "skills/",
    "pathways/",
    "recognition/",
    "compare/",
    "plan/",
    "new/",
    "glossary/",
    "rules/",
    "codes/",
    "describe/",
    "verify/",
    "what-is-what/",
    "contribute/",
    "licenses/",
    "404.html",
]


@pytest.fixture(scope="module", params=["light", "dark"])
def reader(request: pytest.FixtureRequest, browser: Browser, site: Any) -> Iterator[Page]:
    """A page in one colour scheme; axe is put in past the policy, which forbids any other script."""
    context = browser.new_context(
        base_url=site.address, color_scheme=request.param, bypass_csp=True, viewport={"width": 1280, "height": 900}
    )
    context.add_init_script(AXE)
    page = context.new_page()
    yield page
    context.close()


def there(site: Any, path: str) -> bool:
    """Say whether the site has this page."""
    target = Path(site.folder) / path
    return target.is_file() or (target / "index.html").is_file()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(reader: Page, site: Any, kind: str, language: str) -> None:
    """axe-core finds no violation of WCAG 2.2 A and AA, nor of its best practices."""
    path = kind if language == "nl" else f"en/{kind}"
    if not there(site, path):
        pytest.skip(f"the site has no {path}")
    reader.goto(path)
    reader.wait_for_timeout(250)  # what scripts put on the page
    result = reader.evaluate("tags => axe.run({runOnly: tags, reporter: 'v2'})", RULES)
    found = [
        f"{violation['id']}: {node['html'][:120]} ({node['failureSummary'][:200]})"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
    assert result["passes"]
    assert found == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways_at_320(browser: Browser, site: Any, kind: str, language: str) -> None:
    """At 320 CSS px, which is 1280 at 400 %, every page is one column (WCAG 1.4.10), with wide spacing too."""
    path = kind if language == "nl" else f"en/{kind}"
    if not there(site, path):
        pytest.skip(f"the site has no {path}")
    context = browser.new_context(base_url=site.address, viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    page.goto(path)
    page.wait_for_timeout(150)
    measure = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    plain = page.evaluate(measure)
    # WCAG 1.4.12, text spacing.
    page.add_style_tag(
        content="*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
        "p{margin-bottom:2em!important}"
    )
    spaced = page.evaluate(measure)
    context.close()
    assert plain <= 1
    assert spaced <= 1


@pytest.mark.parametrize("kind", ["", "badges/", "verify/", "badges/demo-mbo/warmtepompen-installeren/"])
def test_targets_are_large_enough(browser: Browser, site: Any, kind: str) -> None:
    """Everything to press is at least 24 by 24 CSS px, but for links within a sentence (WCAG 2.5.8)."""
    context = browser.new_context(base_url=site.address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(kind)
    page.wait_for_timeout(150)
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, input:not([type=hidden]), select, nav a')]
        .filter(element => element.checkVisibility() && !element.closest('[hidden], .sr-only'))
        .map(element => ({box: (element.closest('label') ?? element).getBoundingClientRect(), html: element.outerHTML}))
        .filter(({box}) => box.width > 1 && (box.width < 24 || box.height < 24))
        .map(({box, html}) => `${Math.round(box.width)}x${Math.round(box.height)} ${html.slice(0, 120)}`)"""
    )
    context.close()
    assert small == []


def test_the_scheme_survives_a_change_of_language(browser: Browser, site: Any) -> None:
    """Who chose dark stays in the dark when switching to English."""
    context = browser.new_context(base_url=site.address, color_scheme="light")
    page = context.new_page()
    page.goto("")
    before = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.locator("header button").last.click()
    chosen = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.goto("en/")
    after = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    context.close()
    assert chosen != before
    assert after == chosen
