"""Badges side by side in a real Chromium, in both languages: what is compared, marked, shared and printed."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser

HEAT, SOLAR, WOUND = "demo-mbo.warmtepompen-installeren", "demo-mbo.zonnepanelen-plaatsen", "demo-hbo.complexe-wondzorg"
DATA = "demo-hbo.data-analyse-gevorderd"
TEAMS = ("demo-mbo.samenwerken-beginner", "demo-hbo.samenwerken-beginner")
NAMES = {
    "nl": {HEAT: "Warmtepompen installeren", SOLAR: "Zonnepanelen plaatsen op een schuin dak"},
    "en": {HEAT: "Installing heat pumps", SOLAR: "Fitting solar panels on a pitched roof"},
}


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return str(request.param)


def compared(page: Page, language: str, *badges: str) -> Any:
    """Open the comparison of some badges and return its table, filled in."""
    page.goto(f"{'' if language == 'nl' else 'en/'}compare/?{'&'.join(f'b={badge}' for badge in badges)}")
    expect(page.locator("#compare-table thead th")).to_have_count(len(badges))
    return page.locator("#compare-table")


def row(table: Any, name: str) -> Any:
    """Return the row of a question."""
    return table.locator("tbody tr", has=table.page.locator("th", has_text=re.compile(rf"^{name}\b")))


def test_badges_stand_side_by_side_and_differences_are_marked(page: Page, language: str) -> None:
    """Everything that was promised is compared; what differs is marked in words, what is the same is said once."""
    table = compared(page, language, HEAT, SOLAR)
    asked = {
        "nl": {
            "Wat heb ik nodig": True,
            "Wat kost het mij": True,
            "Wanneer": True,
            "Uren per week": True,
            "Niveau": True,
            "Wat je daarna kunt": None,
            "Hoe getoetst": False,
            "Hoe lang geldig": False,
            "Hoe vraag ik iets": False,
            "Afspraken over kwaliteit": False,
            "Telt mee voor": True,
            "Taal": False,
            "Wat de badge waard is": False,
        },
        "en": {
            "What do I need": True,
            "What does it cost me": True,
            "When": True,
            "Hours a week": True,
            "Level": True,
            "What you can do afterwards": None,
            "How assessed": False,
            "Valid for how long": False,
            "How do I ask": False,
            "Agreements on quality": False,
            "Counts towards": True,
            "Language": False,
            "What the badge is worth": False,
        },
    }[language]
    for name, differs in asked.items():
        line = row(table, name)
        expect(line).to_have_count(1)
        expect(line.locator("td")).to_have_count(1 if differs is False else 2)
        expect(line.locator(".differs-mark")).to_have_count(1 if differs else 0)
    assert table.locator("thead th").all_inner_texts() == list(NAMES[language].values())


def test_outcomes_are_matched_by_skill(page: Page, language: str) -> None:
    """Outcomes that show the same ESCO skill stand in one row with its name; without one there is no such row."""
    skill = {"nl": "samenwerken met collega’s", "en": "cooperate with colleagues"}[language]  # noqa: RUF001 -- as people read it
    table = compared(page, language, *TEAMS)
    expect(table.locator("tbody th", has_text=skill)).to_have_count(1)
    table = compared(page, language, HEAT, SOLAR)
    expect(table.locator("tbody th", has_text=":")).to_have_count(0)


def test_an_address_is_the_comparison(page: Page, language: str) -> None:
    """Leaving a badge out, adding one by part of its name, the other language: addresses; accents do not matter."""
    table = compared(page, language, HEAT, SOLAR)
    table.locator("a.remove").first.click()
    expect(page.locator("#compare-table thead th")).to_have_text([NAMES[language][SOLAR]])
    page.locator("#compare-name").fill({"nl": "complexe wónd", "en": "complex wóund"}[language])
    page.locator("#compare-found a").first.click()
    expect(page.locator("#compare-table thead th")).to_have_count(2)
    assert page.url.endswith(f"?b={SOLAR}&b={WOUND}")
    other = {"nl": "en", "en": "nl"}[language]
    page.locator(f".site-tools a[hreflang={other}]").click()
    expect(page.locator("#compare-table thead th").first).to_have_text(NAMES[other][SOLAR])
    assert page.url.endswith(f"?b={SOLAR}&b={WOUND}")


def test_a_fifth_badge_has_no_place(page: Page, language: str) -> None:
    """Of five the first four are shown, which is said, and nothing can be added; of three something can."""
    home = "" if language == "nl" else "en/"
    page.goto(f"{home}compare/?b={HEAT}&b={SOLAR}&b={WOUND}&b={DATA}&b={TEAMS[0]}")
    expect(page.locator("#compare-table thead th")).to_have_count(4)
    expect(page.locator("#compare-add")).to_be_hidden()
    said = {"nl": "vier badges", "en": "four badges"}[language]
    expect(page.locator("#compare-status")).to_contain_text(said)
    compared(page, language, HEAT, SOLAR, WOUND)
    expect(page.locator("#compare-status")).not_to_contain_text(said)
    expect(page.locator("#compare-add")).to_be_visible()


def test_an_unknown_badge_in_an_address_is_said(page: Page, language: str, complaints: list[str]) -> None:
    """A badge that is not there is said to be missing; the others are shown."""
    page.goto(f"{'' if language == 'nl' else 'en/'}compare/?b={HEAT}&b=demo-mbo.bestaat-niet")
    said = {"nl": "Niet alle badges", "en": "Not every badge"}[language]
    expect(page.locator("#compare-status")).to_contain_text(said)
    expect(page.locator("#compare-table thead th")).to_have_count(1)
    assert all("404" in complaint for complaint in complaints)
    complaints.clear()


@pytest.mark.parametrize("badges", [(HEAT, SOLAR), (HEAT, SOLAR, WOUND, DATA)], ids=["two", "four"])
def test_it_prints_on_one_page(page: Page, language: str, badges: tuple[str, ...]) -> None:
    """Two badges and four fit one sheet of A4; what only a screen can do is left out."""
    compared(page, language, *badges)
    paper = page.pdf(prefer_css_page_size=True)
    assert re.findall(rb"/Count (\d+)", paper) == [b"1"]
    page.emulate_media(media="print")
    for gone in ("#compare-add", ".remove", ".site-header"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator("#compare-table")).to_be_visible()


def test_on_a_phone_two_badges_stand_side_by_side(page: Page, language: str) -> None:
    """Two columns whose names stay in sight, nothing sideways; to a reader it stays a table, and the ladder is said."""
    page.set_viewport_size({"width": 390, "height": 800})
    table = compared(page, language, HEAT, SOLAR)
    line = table.locator("tbody tr.differs").last
    line.scroll_into_view_if_needed()
    one, other = line.locator("td").evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")
    assert other["y"] == one["y"]
    assert other["x"] > one["x"] + one["width"]
    names = table.locator("thead th").evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")
    assert [round(name["x"]) for name in names] == [round(one["x"]), round(other["x"])]
    assert all(0 <= name["y"] < 100 for name in names), "the names stay at the top"
    expect(page.get_by_role("table")).to_have_count(1)
    expect(page.get_by_role("columnheader")).to_have_count(2)
    expect(page.get_by_role("row")).to_have_count(table.locator("tr").count())
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert [each.locator(".reached").count() for each in table.locator(".ladder").all()] == [4, 3]
    expect(row(table, {"nl": "Niveau", "en": "Level"}[language])).to_contain_text("NLQF 4 · EQF 4")


def test_on_a_phone_each_of_several_answers_says_whose_it_is(page: Page, language: str) -> None:
    """Three badges stand two beside each other, so that each answer bears the name of its badge."""
    page.set_viewport_size({"width": 390, "height": 800})
    table = compared(page, language, HEAT, SOLAR, WOUND)
    whose = table.locator("tbody tr.differs").first.locator(".whose")
    expect(whose).to_have_count(3)
    expect(whose.last).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    heading = (
        table.locator("tbody tr.differs").first.locator("th").evaluate("one => one.getBoundingClientRect().height")
    )
    assert heading < 45, "the question and its mark share a line"


def test_a_badge_joins_those_that_were_put_aside(page: Page, language: str) -> None:
    """What was compared stays at hand: the next badge joins it; a page without an address shows it, or how."""
    home = "" if language == "nl" else "en/"
    page.goto(f"{home}compare/")
    expect(page.locator("#compare-how")).to_be_visible()
    compared(page, language, HEAT, SOLAR)
    expect(page.locator("#compare-how")).to_be_hidden()
    page.goto(f"{home}badges/{WOUND.replace('.', '/')}/")
    link = page.locator("a[data-compare-badge]")
    expect(link).to_contain_text("(2)")
    link.click()
    expect(page.locator("#compare-table thead th")).to_have_count(3)
    page.goto(f"{home}compare/")
    expect(page.locator("#compare-table thead th")).to_have_count(3)


def test_badges_are_found_where_hardly_two_are_of_one_school(page: Page, language: str) -> None:
    """A small catalogue's data say per badge which school it is of; one badge found is counted as one."""

    def apart(route: Route) -> None:
        answer = route.fetch()
        data = answer.json()
        (schools,) = (facet for facet in data["facets"] if facet["id"] == "institution")
        schools["sets"] = [schools["sets"][number] for number in schools["rows"]]
        schools["rows"] = None
        route.fulfill(response=answer, json=data)

    page.route("**/badges/facets.json", apart)
    compared(page, language, HEAT, SOLAR)
    page.locator("#compare-name").fill({"nl": "complexe wond", "en": "complex wound"}[language])
    expect(page.locator("#compare-found li")).to_have_count(1)
    expect(page.locator("#compare-status")).to_have_text({"nl": "1 badge gevonden", "en": "1 badge found"}[language])
    expect(page.locator("#compare-found li")).to_contain_text("Zuiderzee")
