"""The page of a pathway: a diagram that is also a list, in which one's own badges are marked."""

import re

import pytest
from playwright.sync_api import Page, expect

from badge_catalogue.words.plan import PLAN

pytestmark = pytest.mark.browser

PATHS = {"nl": "pathways/energietransitie/", "en": "en/pathways/energietransitie/"}
HELD = ["demo-mbo.veilig-werken-werkplaats", "demo-hbo.data-analyse-basis", "demo-mbo.tig-lassen-basis"]


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return str(request.param)


def holding(page: Page, ids: list[str]) -> None:
    """Hold badges in this tab."""
    page.goto("about/")
    page.evaluate("text => sessionStorage.setItem('badges-held', JSON.stringify(text))", ids)


def test_the_diagram_says_what_the_list_says(page: Page, language: str) -> None:
    """Every badge of the list stands in the diagram, in the same order, and the diagram is one picture with a name."""
    page.goto(PATHS[language])
    drawing = page.locator("#pathway-diagram svg")
    expect(drawing).to_be_visible()
    expect(drawing).to_have_role("img")
    expect(drawing).to_have_accessible_name(re.compile(r"(lijst|list)\.$"))
    listed = [link.get_attribute("href") or "" for link in page.locator(".pathway .card-title a").all()]
    drawn = [entry.get_attribute("data-badge") or "" for entry in drawing.locator("[data-badge]").all()]
    assert [href.rstrip("/").rpartition("badges/")[2].replace("/", ".") for href in listed] == drawn


def test_letters_stay_within_their_boxes(page: Page) -> None:
    """In the font of this machine no line of the diagram leaves its frame."""
    for path in (*PATHS.values(), "pathways/data-professional/", "pathways/persoonlijke-zorg/"):
        page.goto(path)
        over = page.evaluate(
            """() => [...document.querySelectorAll('#pathway-diagram tspan')].filter(line => {
              const text = line.getBoundingClientRect();
              const frame = line.closest('g').querySelector('rect').getBoundingClientRect();
              return text.right > frame.right - 2 || text.bottom > frame.bottom + 1;
            }).map(line => line.textContent)"""
        )
        assert page.locator("#pathway-diagram tspan").count() > 3
        assert over == []


def test_held_badges_are_marked_in_both(page: Page, language: str) -> None:
    """A held badge is marked in diagram and list, its step is done, and a sentence says how far one is."""
    holding(page, HELD)
    page.goto(PATHS[language])
    marked = page.locator("#pathway-diagram .is-held")
    expect(marked).to_have_count(2)
    assert [one.get_attribute("data-badge") for one in marked.all()] == HELD[:2]
    expect(marked.first.locator(".held")).to_be_visible()
    expect(page.locator("#pathway-diagram .box.is-done")).to_have_count(2)
    expect(page.locator(".pathway .tag.have")).to_have_count(2)
    expect(page.locator("#pathway-said")).to_contain_text(re.compile(r"2 .* 2 (van|of) 3 "))
    page.locator("#pathway-mine a").click()
    page.wait_for_url(re.compile(r"/plan/#to=pathway:energietransitie$"))
    expect(page.locator("#aim-answer .gap-count")).to_contain_text("1 badge")


def test_nothing_held_nothing_marked(page: Page, language: str) -> None:
    """Without badges nothing is marked, and the page asks which ones one has."""
    page.goto(PATHS[language])
    expect(page.locator("#pathway-said")).to_have_text(PLAN[language]["diagram_held_none"])
    expect(page.locator("#pathway-diagram .is-held, #pathway-diagram .is-done, .tag.have")).to_have_count(0)
    expect(page.locator("#pathway-diagram .held").first).to_be_hidden()


def test_marks_follow_another_tab(page: Page, language: str) -> None:
    """Coming back after taking a badge away, the mark is gone."""
    holding(page, HELD[:1])
    page.goto(PATHS[language])
    expect(page.locator("#pathway-diagram .is-held")).to_have_count(1)
    page.goto("plan/" if language == "nl" else "en/plan/")
    page.locator("#plan-held button").click()
    page.go_back()
    expect(page.locator("#pathway-diagram .is-held")).to_have_count(0)


def test_on_a_phone_the_list_is_the_diagram(page: Page, language: str) -> None:
    """Where the drawing would be too small to read it is not shown; the list and how far one is are."""
    page.set_viewport_size({"width": 390, "height": 800})
    holding(page, HELD)
    page.goto(PATHS[language])
    expect(page.locator("#pathway-diagram svg")).to_be_hidden()
    expect(page.locator("#pathway-said")).to_be_visible()
    expect(page.locator(".pathway .tag.have")).to_have_count(2)
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_without_javascript_diagram_and_list_stand(scriptless_page: Page, language: str) -> None:
    """The diagram is drawn when the site is built: it needs no script, and nothing that does is shown."""
    page = scriptless_page
    page.goto(PATHS[language])
    expect(page.locator("#pathway-diagram svg")).to_be_visible()
    expect(page.locator(".pathway .badge-card")).to_have_count(6)
    expect(page.locator("#pathway-mine")).to_be_hidden()
