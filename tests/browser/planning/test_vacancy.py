"""A vacancy that is pasted leads to badges on the device; an occupation is a goal of the planner."""

from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

pytestmark = pytest.mark.browser

TEXT = {
    "nl": "Wij zoeken een lasser voor rvs. VCA is een plus.",
    "en": "We are looking for a welder for stainless steel. Safety comes first.",
}
WELDING = {"nl": "TIG-lassen", "en": "TIG welding"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_vacancy_leads_to_badges_and_nothing_leaves(page: Page, language: str, complaints: list[str]) -> None:
    """What is recognised is shown and can be taken away; the text stands in no address, no request and no storage."""
    sent: list[str] = []

    def note(request: Request) -> None:
        sent.append(f"{request.url} {request.post_data or ''}")

    page.goto(f"{'' if language == 'nl' else 'en/'}vacancy/")
    expect(page.locator("#vacancy-badges li")).to_have_count(0)
    page.on("request", note)
    page.locator("#vacancy-text").fill(TEXT[language])
    first = page.locator("#vacancy-badges li").first
    expect(first).to_contain_text(WELDING[language])
    terms = page.locator("#vacancy-terms button")
    before = terms.count()
    assert before > 1
    terms.first.click()
    expect(terms).to_have_count(before - 1)
    kept = page.evaluate(
        "() => JSON.stringify([{...localStorage}, {...sessionStorage}, location.href, document.cookie])"
    )
    assert "stainless" not in kept
    assert "rvs" not in kept.lower()
    assert not [each for each in sent if "/image." not in each]
    assert complaints == []


@pytest.mark.parametrize(("language", "job"), [("nl", "lasser"), ("en", "welder")])
def test_an_occupation_is_a_goal(page: Page, language: str, job: str) -> None:
    """An occupation shows the badges of use in it; one of them becomes the goal; the address brings it back."""
    page.goto(f"{'' if language == 'nl' else 'en/'}plan/")
    page.locator("#aim-find").fill(job)
    page.locator("#aim-found button").first.click()
    answer: Any = page.locator("#aim-answer")
    expect(answer.locator("h3")).to_contain_text(job)
    expect(answer.locator("li")).to_have_count(2)
    assert "#to=occupation:" in page.url
    page.reload()
    expect(answer.locator("h3")).to_contain_text(job)
    answer.locator("li button").first.click()
    expect(answer.locator("h3")).to_contain_text(WELDING[language])
