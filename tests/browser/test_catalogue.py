"""The page that finds badges, in a real Chromium, in both languages: every test reads what a visitor reads."""

import re
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser


class Site(Protocol):
    """What the fixture `site` gives."""

    address: str


PATHS = {"nl": "badges/", "en": "en/badges/"}


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return str(request.param)


def opened(page: Page, path: str) -> int:
    """Open the catalogue page and return how many badges it announces."""
    page.goto(path)
    expect(page.locator("#catalogue")).to_have_class(re.compile("ready"))
    return announced(page)


def announced(page: Page) -> int:
    """Return the number in the heading above the results, once it is there."""
    heading = page.locator("#count")
    expect(heading).to_have_text(re.compile(r"\S"))
    found = re.match(r"([\d.,]+) ", heading.inner_text())
    return int(re.sub(r"\D", "", found[1])) if found else 0


def option(page: Page, facet: str, key: str) -> Locator:
    """Return the check box of one option."""
    return page.locator(f'#facets input[name="{facet}"][value="{key}"]')


def number(page: Page, facet: str, key: str) -> int:
    """Return the count beside an option."""
    return int(option(page, facet, key).locator("xpath=../span[@class='option-count']").text_content() or "")


def names(page: Page) -> list[str]:
    """Return the names of the badges in the list."""
    return page.locator("#results h3").all_inner_texts()


def query(page: Page) -> dict[str, list[str]]:
    """Return the query of the address."""
    return parse_qs(urlsplit(page.url).query)


def test_a_count_is_what_one_gets(page: Page, language: str) -> None:
    """The number beside an option is the number of badges it gives, in the heading and to a screen reader."""
    everything = opened(page, PATHS[language])
    promised = number(page, "audience", "professional")
    assert 0 < promised < everything
    option(page, "audience", "professional").check()
    expect(page.locator("#count")).to_have_text(re.compile(rf"^{promised} "))
    expect(page.locator("#status")).to_have_text(re.compile(rf"^{promised} "))
    assert query(page) == {"audience": ["professional"]}


def test_options_of_one_facet_add_up_and_facets_narrow(page: Page) -> None:
    """Two kinds of education give more than one; an evening then gives less."""
    opened(page, "badges/?sector=mbo")
    mbo = announced(page)
    opened(page, "badges/?sector=mbo&sector=wo")
    both = announced(page)
    opened(page, "badges/?sector=mbo&sector=wo&schedule=evening")
    assert 0 < announced(page) < both
    assert both > mbo


def test_an_option_that_gives_nothing_stays_and_says_so(page: Page) -> None:
    """It shows 0 and looks switched off, but can still be reached."""
    opened(page, "badges/?sector=wo&type=microcredential")
    box = option(page, "institution", "demo-mbo")
    assert number(page, "institution", "demo-mbo") == 0
    assert "nothing" in str(box.locator("xpath=../..").get_attribute("class"))
    expect(box).to_be_enabled()


@pytest.mark.parametrize(
    "facet",
    [
        *(
            "subject",
            "audience",
            "counts",
            "target",
            "hours",
            "place",
            "schedule",
            "start",
            "type",
            "sector",
            "eqf",
            "nlqf",
        ),
        *(
            "quality",
            "institution",
            "language",
            "participation",
            "assessment",
            "field",
            "skill",
            "occupation",
            "stackable",
        ),
        *("cost", "status"),
    ],
)
def test_every_facet_keeps_its_promise(facet: str, page: Page) -> None:
    """Whatever the facet, its first option with badges gives as many as it says."""
    everything = opened(page, "badges/")
    group = page.locator(f'#facets fieldset[data-facet="{facet}"]')
    for box in group.locator("input[type=checkbox]").all():
        key = str(box.get_attribute("value"))
        promised = number(page, facet, key)
        if promised:
            opened(page, f"badges/?{facet}={key.replace(':', '%3A')}")
            expected = everything + promised if facet == "status" else promised
            assert announced(page) == expected
            expect(option(page, facet, key)).to_be_checked()
            return
    pytest.fail(f"no option of {facet} gives a badge")


def test_back_and_forward_walk_through_the_choices(page: Page) -> None:
    """Each choice is one step; going back restores ticks, count and address."""
    everything = opened(page, "badges/")
    option(page, "sector", "hbo").evaluate("box => box.closest('details.more').open = true")
    option(page, "schedule", "evening").check()
    first = announced(page)
    option(page, "audience", "student").check()
    expect(page.locator("#chips li")).to_have_count(3)
    page.go_back()
    expect(option(page, "audience", "student")).not_to_be_checked()
    assert announced(page) == first
    page.go_back()
    expect(page.locator("#chips")).to_be_hidden()
    assert announced(page) == everything
    page.go_forward()
    expect(option(page, "schedule", "evening")).to_be_checked()
    assert announced(page) == first


def test_a_shared_address_shows_the_same(page: Page, language: str) -> None:
    """Filters, words, order and view come back from the address alone, folded facets opened."""
    address = f"{PATHS[language]}?q=data&sector=hbo&sort=hours&view=cards"
    opened(page, address)
    expect(option(page, "sector", "hbo")).to_be_checked()
    expect(option(page, "sector", "hbo")).to_be_visible()
    expect(page.locator("#q")).to_have_value("data")
    expect(page.locator("#sort")).to_have_value("hours")
    expect(page.locator("[data-view=cards]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#results")).to_have_class(re.compile("cards"))
    shown = names(page)
    assert shown
    page.reload()
    announced(page)
    assert names(page) == shown


def test_the_language_switcher_keeps_what_was_chosen(page: Page) -> None:
    """The other language shows the same badges."""
    opened(page, "badges/?sector=wo&hours=100-240&sort=newest")
    links = page.locator("#results h3 a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    page.locator("header a[hreflang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert query(page) == {"hours": ["100-240"], "sector": ["wo"], "sort": ["newest"]}
    announced(page)
    assert (
        page.locator("#results h3 a").evaluate_all("links => links.map((link) => link.getAttribute('href'))") == links
    )


def test_chips_take_a_filter_away_and_reset_takes_all(page: Page) -> None:
    """Focus goes to what is left, never to nowhere."""
    everything = opened(page, "badges/?sector=mbo&audience=professional&hours=240-")
    chips = page.locator("#chips .chip")
    expect(chips).to_have_count(3)
    chips.first.click()
    expect(chips).to_have_count(2)
    expect(chips.first).to_be_focused()
    assert "audience" not in query(page)
    page.get_by_role("button", name="Wis alle filters").click()
    expect(page.locator("#chips")).to_be_hidden()
    expect(page.locator("#count")).to_be_focused()
    assert announced(page) > everything
    assert query(page) == {}


SEARCHES = [
    ("nl", "lassen", "TIG-lassen"),
    ("nl", "warmtepomp", "Warmtepompen"),  # another form of the word
    ("nl", "welding", "TIG-lassen"),  # the other language's label
    ("en", "programming", "programming"),
    ("en", "heat pump", "heat pumps"),
    ("en", "lassen", "welding"),
]


@pytest.mark.parametrize(("tongue", "words", "name"), SEARCHES)
def test_words_find_badges(tongue: str, words: str, name: str, page: Page) -> None:
    """Names, other forms, the other language's labels: the best match comes first and matches are marked."""
    opened(page, PATHS[tongue])
    page.fill("#q", words)
    expect(page.locator("#results mark").first).to_be_visible()
    assert query(page) == {"q": [words]}
    assert name.lower() in names(page)[0].lower()
    expect(page.locator("#notice")).to_be_hidden()
    expect(page.locator("#sort")).to_have_value("relevance")


def test_accents_do_not_matter(page: Page) -> None:
    """With and without accents the same badges are found."""
    opened(page, "badges/?q=financieel")
    plain = names(page)
    opened(page, "badges/?q=financi%C3%ABel")
    assert names(page) == plain != []


@pytest.mark.parametrize(
    ("tongue", "typed", "found"),
    [("nl", "pyhton", "python"), ("nl", "lasen", "lassen"), ("en", "progaming", "programming")],
)
def test_a_slip_is_corrected_and_told(tongue: str, typed: str, found: str, page: Page) -> None:
    """A word without results is replaced by the nearest word of our own, and the page says so."""
    opened(page, f"{PATHS[tongue]}?q={typed}")
    notice = page.locator("#notice")
    expect(notice).to_contain_text(typed)
    expect(notice).to_contain_text(found)
    expect(page.locator("#status")).to_contain_text(found)
    assert announced(page) > 0
    assert query(page) == {"q": [typed]}


def test_nonsense_finds_nothing_and_says_so(page: Page) -> None:
    """Nothing is corrected beyond recognition: no badges, and advice."""
    opened(page, "badges/?q=xqzvwkj")
    expect(page.locator("#notice")).to_contain_text("xqzvwkj")
    assert announced(page) == 0
    expect(page.locator("#empty")).to_be_visible()
    expect(page.locator("#results li")).to_have_count(0)


def test_words_and_filters_narrow_each_other(page: Page) -> None:
    """Counts are of the badges that the words found."""
    opened(page, "badges/?q=data")
    found = announced(page)
    promised = number(page, "audience", "professional")
    assert 0 < promised < found
    option(page, "audience", "professional").check()
    expect(page.locator("#count")).to_have_text(re.compile(rf"^{promised} "))


def test_an_empty_result_offers_a_way_out(page: Page) -> None:
    """Each way says how many badges it gives, and gives them."""
    opened(page, "badges/?sector=mbo&institution=demo-wo")
    assert announced(page) == 0
    way = page.locator("#empty button").first
    promised = re.search(r": (\d+)", way.inner_text())
    assert promised
    way.click()
    expect(page.locator("#count")).to_have_text(re.compile(rf"^{promised[1]} "))


def test_an_unknown_filter_is_told(page: Page, language: str) -> None:
    """An old address with a filter that is gone is not obeyed in silence."""
    opened(page, f"{PATHS[language]}?sector=vwo")
    expect(page.locator("#notice")).to_contain_text("vwo")


def test_sorting_by_hours(page: Page) -> None:
    """The shortest come first."""
    opened(page, "badges/?type=microcredential")
    page.select_option("#sort", "hours")
    expect(page.locator("#results .found-facts").first).to_be_visible()
    facts = page.locator("#results .found-facts").all_inner_texts()
    hours = [int(found[1].replace(".", "")) for found in (re.search(r"([\d.]+) uur", each) for each in facts) if found]
    assert len(hours) > 2
    assert hours == sorted(hours)


def test_more_badges_come_on_demand(page: Page) -> None:
    """The first of the new ones gets focus, and the address remembers how many are shown."""
    everything = opened(page, "badges/")
    shown = page.locator("#results > li")
    before = shown.count()
    assert before < everything
    page.locator("#more").click()
    expect(shown).to_have_count(min(everything, 2 * before))
    expect(shown.nth(before).locator("a")).to_be_focused()
    assert query(page) == {"shown": [str(2 * before)]}


def test_a_long_facet_is_searched(page: Page) -> None:
    """Typing in it shows the options that hold the letters; showing all shows all."""
    opened(page, "badges/?skill=none")
    group = page.locator('#facets fieldset[data-facet="skill"]')
    group.evaluate(
        "group => { group.closest('details.more').open = true; group.closest('details.facet').open = true; }"
    )
    few = group.locator("li").count()
    group.locator("input[type=search]").fill("las")
    for label in group.locator(".label").all_inner_texts():
        assert "las" in label.lower()
    group.locator("input[type=search]").fill("")
    group.locator("button").click()
    assert group.locator("li").count() > few
    expect(group.locator("button")).to_have_attribute("aria-expanded", "true")


def test_a_badge_opens_in_the_language_of_the_page(page: Page, language: str) -> None:
    """A result leads to the badge's page, with the same name."""
    opened(page, PATHS[language])
    name = names(page)[0]
    page.locator("#results h3 a").first.click()
    expect(page.locator("h1")).to_have_text(name)
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_badges_are_put_aside_and_compared(page: Page, language: str) -> None:
    """A fifth cannot be chosen, the choice survives filtering, and the link leads to those badges side by side."""
    opened(page, PATHS[language])
    boxes = page.locator("#results [data-compare]")
    chosen = [str(boxes.nth(place).get_attribute("value")) for place in range(4)]
    boxes.nth(0).check()
    expect(page.locator("#tray a")).to_have_count(0)
    for place in range(1, 4):
        boxes.nth(place).check()
    expect(boxes.nth(4)).to_be_disabled()
    assert query(page)["b"] == chosen
    boxes.nth(3).uncheck()
    expect(boxes.nth(4)).to_be_enabled()
    option(page, "audience", "student").check()
    expect(page.locator("#tray a")).to_contain_text("3")
    page.locator("#tray a").click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert "compare/" in page.url
    assert query(page) == {"b": chosen[:3]}


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    """From the search field on: a filter is reached, ticked and announced without a mouse, and focus stays on it."""
    opened(page, "badges/")
    page.locator("#q").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    box = page.locator(":focus")
    expect(box).to_have_attribute("type", "checkbox")
    name, key = box.get_attribute("name"), box.get_attribute("value")
    page.keyboard.press("Space")
    expect(page.locator("#chips .chip")).to_have_count(1)
    focused = page.locator(":focus")
    assert (focused.get_attribute("name"), focused.get_attribute("value")) == (name, key)


def test_the_drawer_of_a_phone(page: Page, language: str) -> None:
    """Filters open in a dialog, count along, and give focus back to the results; Escape closes it too."""
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, PATHS[language])
    expect(page.locator("#filters")).to_be_hidden()
    page.locator("#open-filters").click()
    drawer = page.locator("#drawer")
    expect(drawer).to_be_visible()
    promised = number(page, "schedule", "evening")
    option(page, "schedule", "evening").check()
    expect(page.locator("#drawer-show")).to_contain_text(str(promised))
    page.locator("#drawer-show").click()
    expect(drawer).to_be_hidden()
    expect(page.locator("#count")).to_be_focused()
    expect(page.locator("#count")).to_have_text(re.compile(rf"^{promised} "))
    page.locator("#open-filters").click()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("view", ["list", "cards"])
def test_nothing_scrolls_sideways(width: int, view: str, page: Page, language: str) -> None:
    """At any width, with chips, notice and everything open, the page is as wide as the window."""
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, f"{PATHS[language]}?q=data&view={view}&sector=hbo&institution=demo-hbo&stackable=stackable&skill=zzz")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_without_a_script_it_is_a_list(browser: Browser, site: Site, language: str) -> None:
    """No empty search field, no skeleton: all badges by institution, each a link that works."""
    context = browser.new_context(java_script_enabled=False, base_url=site.address)
    plain = context.new_page()
    plain.goto(PATHS[language])
    links = plain.locator(".by-institution li a")
    assert links.count() > 30
    expect(links.first).to_be_visible()
    expect(plain.locator("#q")).to_be_hidden()
    expect(plain.locator("#results")).to_be_hidden()
    links.first.click()
    expect(plain.locator("h1")).to_be_visible()
    context.close()


def test_a_failed_download_says_so_and_can_be_tried_again(page: Page, complaints: list[str]) -> None:
    """Without its facets the page shows the list by institution and offers another try."""
    page.route("**/facets.json", lambda route: route.abort())
    page.goto("badges/")
    expect(page.locator("#notice")).to_contain_text("niet worden geladen")
    expect(page.locator(".by-institution li a").first).to_be_visible()
    page.unroute("**/facets.json")
    page.locator("#notice button").click()
    expect(page.locator("#results h3").first).to_be_visible()
    expect(page.locator(".by-institution")).to_be_hidden()
    expect(page.locator("#notice")).to_be_hidden()
    complaints.clear()


def test_filters_work_when_search_does_not(page: Page, complaints: list[str]) -> None:
    """Without its index the search says so; filters go on."""
    page.route("**/pagefind.js", lambda route: route.abort())
    everything = opened(page, "badges/")
    page.fill("#q", "lassen")
    expect(page.locator("#notice")).to_contain_text("werkt nu niet")
    assert announced(page) == everything
    option(page, "schedule", "evening").check()
    assert 0 < announced(page) < everything
    complaints.clear()
