"""The page that finds badges, as its visitor reads it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Locator, Page, expect

PATHS = {"nl": "badges/", "en": "en/badges/"}


@dataclass(frozen=True)
class Finder:
    """The page in one language.

    Attributes:
        path: Where it stands below the site.
    """

    page: Page
    language: str
    path: str

    def open(self, query: str = "") -> int:
        """Open the page and return how many badges it announces."""
        self.page.goto(f"{self.path}{query}")
        expect(self.page.locator("#catalogue")).to_have_class(re.compile("ready"))
        return self.announced()

    def announced(self) -> int:
        """Return the number in the heading above the results, once it is there.

        A tick, a reset, a step back change it at once; where words are searched, wait for what they bring.
        """
        heading = self.page.locator("#count")
        expect(heading).to_have_text(re.compile(r"\S"))
        found = re.match(r"([\d.,]+) ", heading.inner_text())
        return int(re.sub(r"\D", "", found[1])) if found else 0

    def more(self) -> None:
        """Open the filters that are not in sight, each group of them."""
        summary = self.page.locator("#facets > details.more > summary")
        if summary.locator("xpath=..").get_attribute("open") is None:
            summary.click()
        expect(self.page.locator("#facets details.facet").first).to_be_attached()
        self.page.locator("#facets details").evaluate_all("all => all.forEach((one) => { one.open = true })")

    def option(self, facet: str, key: str) -> Locator:
        """Return the check box of one option."""
        return self.page.locator(f'#facets input[name="{facet}"][value="{key}"]')

    def number(self, facet: str, key: str) -> int:
        """Return the count beside an option."""
        return int(self.option(facet, key).locator("xpath=../span[@class='option-count']").text_content() or "")

    def names(self) -> list[str]:
        """Return the names of the badges in the list."""
        return self.page.locator("#results h3").all_inner_texts()

    def addresses(self) -> list[str]:
        """Return where the badges in the list lead, as the same in both languages."""
        links = self.page.locator("#results h3 a")
        return [str(each) for each in links.evaluate_all("links => links.map((link) => link.getAttribute('href'))")]

    def query(self) -> dict[str, list[str]]:
        """Return the query of the address, as the page itself has it: Playwright hears of a change a little later."""
        return parse_qs(self.page.evaluate("() => location.search.slice(1)"))


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page that must not keep anything."""
    yield page
    kept = page.evaluate("() => location.protocol === 'about:' ? [] : [...Object.keys(localStorage), document.cookie]")
    assert "".join(kept) == ""


@pytest.fixture(params=["nl", "en"])
def finder(request: pytest.FixtureRequest, page: Page) -> Finder:
    """The page in each language in turn."""
    return Finder(page, request.param, PATHS[request.param])
