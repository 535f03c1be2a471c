"""Filters in a real Chromium, in both languages: what stands where, and that a count is what one gets."""

import re
from typing import Any

import pytest
from playwright.sync_api import Request, expect

pytestmark = pytest.mark.browser

IN_SIGHT = ["subject", "audience", "counts", "target", "hours", "place", "schedule", "start"]
MORE = [
    *(
        "type",
        "sector",
        "practice",
        "eqf",
        "nlqf",
        "framework",
        "leads",
        "credits",
        "quality",
        "institution",
        "language",
    ),
    *("participation", "assessment", "field", "skill", "occupation", "stackable", "cost", "status"),
]


def test_a_count_is_what_one_gets(finder: Any) -> None:
    """The number beside an option is the number of badges it gives, in the heading and to a screen reader."""
    everything = finder.open()
    promised = finder.number("audience", "professional")
    assert 0 < promised < everything
    finder.option("audience", "professional").check()
    expect(finder.page.locator("#count")).to_have_text(re.compile(rf"^{promised} "))
    expect(finder.page.locator("#status")).to_have_text(re.compile(rf"^{promised} "))
    assert finder.query() == {"audience": ["professional"]}


def test_what_is_in_sight_and_what_is_under_more(finder: Any) -> None:
    """Subject, for whom, counts towards, hours, where and when stand in sight; all others under one fold, no third."""
    finder.open()
    page = finder.page
    sets = page.locator("#facets fieldset[data-facet]")
    assert sets.evaluate_all("all => all.map((one) => one.dataset.facet)") == IN_SIGHT
    for place in range(len(IN_SIGHT)):
        expect(sets.nth(place)).to_be_visible()
    finder.more()
    hidden = page.locator("#facets > details.more fieldset[data-facet]")
    assert hidden.evaluate_all("all => all.map((one) => one.dataset.facet)") == MORE


def test_eqf_and_nlqf_stand_side_by_side(finder: Any) -> None:
    """The European and the Dutch level are two columns of one group."""
    finder.open()
    finder.more()
    boxes = [finder.page.locator(f'fieldset[data-facet="{name}"]').bounding_box() for name in ("eqf", "nlqf")]
    european, dutch = (box or {} for box in boxes)
    assert abs(european["y"] - dutch["y"]) <= 1
    assert european["x"] + european["width"] <= dutch["x"]


def test_every_facet_keeps_its_promise(finder: Any) -> None:
    """Of every facet the first option with badges gives as many as it says; one status adds to what is shown anyway."""
    everything = finder.open()
    finder.more()
    broken = {}
    for facet in (*IN_SIGHT, *MORE):
        boxes = finder.page.locator(f'#facets fieldset[data-facet="{facet}"] input[type=checkbox]').all()
        keys = [str(box.get_attribute("value")) for box in boxes]
        key = next((key for key in keys if finder.number(facet, key)), None)
        if key is None:
            broken[facet] = "no option gives a badge"
            continue
        promised = finder.number(facet, key) + (everything if facet == "status" else 0)
        finder.option(facet, key).check()
        got, asked = finder.announced(), finder.query()
        if got != promised or asked != {facet: [key]}:
            broken[facet] = f"promised {promised}, gave {got}, address {asked}"
        finder.option(facet, key).uncheck()
        assert finder.announced() == everything
    assert broken == {}


def test_options_of_one_facet_add_up_and_facets_narrow(finder: Any) -> None:
    """Two kinds of education give more than one; an evening then gives less."""
    mbo = finder.open("?sector=mbo")
    both = finder.open("?sector=mbo&sector=wo")
    evenings = finder.open("?sector=mbo&sector=wo&schedule=evening")
    assert 0 < evenings < both
    assert both > mbo


def test_an_option_that_gives_nothing_stays_and_says_so(finder: Any) -> None:
    """It shows 0 and looks switched off, but can still be reached; one that gives something does not look so."""
    finder.open("?sector=wo&type=microcredential")
    box = finder.option("institution", "demo-mbo")
    assert finder.number("institution", "demo-mbo") == 0
    assert "nothing" in str(box.locator("xpath=../..").get_attribute("class"))
    expect(box).to_be_enabled()
    assert finder.number("institution", "demo-wo") > 0
    assert "nothing" not in str(finder.option("institution", "demo-wo").locator("xpath=../..").get_attribute("class"))


def test_a_long_facet_is_searched(finder: Any) -> None:
    """Typing in it shows the options that hold the letters; showing all shows all."""
    letters = {"nl": "las", "en": "weld"}[finder.language]
    finder.open()
    finder.more()
    group = finder.page.locator('#facets fieldset[data-facet="skill"]')
    few = group.locator("li").count()
    group.locator("input[type=search]").fill(letters)
    labels = group.locator(".label").all_inner_texts()
    assert labels
    assert [label for label in labels if letters not in label.lower()] == []
    group.locator("input[type=search]").fill("")
    group.locator("button").click()
    assert group.locator("li").count() > few
    expect(group.locator("button")).to_have_attribute("aria-expanded", "true")


def test_what_is_not_in_sight_is_downloaded_when_asked_for(finder: Any) -> None:
    """The first page does without the filters under the fold; opening it, or an address that names one, brings them."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.rpartition("/")[2])

    finder.page.on("request", note)
    finder.open("?audience=professional")
    assert "facets.json" in asked
    assert "more.json" not in asked
    finder.page.locator("#facets > details.more > summary").click()
    expect(finder.page.locator('fieldset[data-facet="cost"]')).to_be_attached()
    assert asked.count("more.json") == 1
    finder.open("?cost=free")
    finder.page.remove_listener("request", note)
    assert asked.count("more.json") == 2


def test_filters_that_do_not_come_say_so_and_come_later(finder: Any, complaints: list[str]) -> None:
    """A failed download is told where the filters would stand; the next opening tries again; what is shown stays."""
    page = finder.page
    page.route("**/more.json", lambda route: route.abort())
    everything = finder.open()
    summary = page.locator("#facets > details.more > summary")
    summary.click()
    expect(page.locator("#facets [role=alert]")).to_be_visible()
    page.select_option("#sort", "newest")
    expect(page.locator("#notice")).to_be_visible()
    expect(page.locator("#sort")).to_have_value("name")
    assert finder.announced() == everything
    page.unroute("**/more.json")
    summary.click()
    summary.click()
    expect(page.locator('fieldset[data-facet="cost"]')).to_be_attached()
    expect(page.locator("#facets [role=alert]")).to_have_count(0)
    complaints.clear()
