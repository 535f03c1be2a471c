"""The planning page, as its visitor reads it, in each language; its words and names come from where the site's come."""

import functools
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import demonstrated
import pytest
from playwright.sync_api import Locator, Page, expect

from badge_catalogue.definitions.load import load
from badge_catalogue.model import Catalogue
from badge_catalogue.words.plan import PLAN

ROOT = Path(__file__).resolve().parents[3]
STORED = "() => [sessionStorage.getItem('badges-held'), localStorage.getItem('badges-held')]"


@functools.cache
def catalogue() -> Catalogue:
    """Return the catalogue that the site shows."""
    return load(demonstrated.CATALOGUE)[0]


@dataclass(frozen=True)
class Planner:
    """The page in one language.

    Attributes:
        home: Where the pages of its language stand, below the site.
    """

    page: Page
    language: str
    home: str

    def open(self, after: str = "", held: tuple[str, ...] = ()) -> None:
        """Open the page, holding some badges in this tab."""
        if held:
            self.page.goto(f"{self.home}about/")
            self.page.evaluate("ids => sessionStorage.setItem('badges-held', JSON.stringify(ids))", list(held))
        self.page.goto(f"{self.home}plan/{after}")
        expect(self.page.locator("#plan")).to_have_attribute("data-ready", "true")

    def say(self, key: str, **values: object) -> str:
        """Return what the page says, filled in."""
        return str(PLAN[self.language][key]).format(**values)

    def name(self, badge: str) -> str:
        """Return the name of a badge."""
        return catalogue().badges[badge].name.get(self.language)

    def step(self, number: int, pathway: str = "energietransitie") -> str:
        """Return the name of a step, from 1."""
        return catalogue().pathways[pathway].steps[number - 1].name.get(self.language)

    def route(self, pathway: str = "energietransitie") -> Locator:
        """Return the card of a pathway."""
        return self.page.locator(f'[data-pathway="{pathway}"]')

    def holds(self, *badges: str) -> None:
        """Wait until the page shows these badges as held, in the order of their names, and no others."""
        expect(self.page.locator("#plan-held .held-name")).to_have_text([self.name(badge) for badge in badges])

    def stored(self) -> list[Any]:
        """Return what this tab and this device remember."""
        return [text and json.loads(text) for text in self.page.evaluate(STORED)]

    def line(self, badge: str) -> Locator:
        """Return the line of a badge among those that are held."""
        pattern = re.compile(rf"^{re.escape(self.name(badge))}$")
        return self.page.locator("#plan-held > li", has=self.page.locator(".held-name", has_text=pattern))


@pytest.fixture(params=["nl", "en"])
def planner(request: pytest.FixtureRequest, page: Page) -> Planner:
    """The page in each language in turn."""
    return Planner(page, request.param, "" if request.param == "nl" else "en/")
