"""The badges one has: ticked, remembered as chosen, forgotten at once, and never told to anyone."""

import re
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

pytestmark = pytest.mark.browser

SAFETY, HEAT, SOLAR = (
    "demo-mbo.veilig-werken-werkplaats",
    "demo-mbo.warmtepompen-installeren",
    "demo-mbo.zonnepanelen-plaatsen",
)
DATA, OLD = "demo-hbo.data-analyse-basis", "demo-mbo.cv-ketels-onderhouden"


def test_ticking_shows_what_is_done_and_what_is_next(planner: Any) -> None:
    """A ticked badge fills its step, stands among one's badges, shortens what is missing, and all that is announced."""
    planner.open()
    card = planner.route()
    far = card.locator(".far")
    expect(far).to_have_text(planner.say("steps_done", n=0, all=3))
    expect(card.locator(".gap-list > li")).to_have_count(3)
    card.get_by_label(planner.name(SAFETY)).check()
    expect(far).to_have_text(planner.say("steps_done", n=1, all=3))
    expect(card.locator(".track > li").first).to_have_class("is-done")
    expect(card.locator(".gap-list > li")).to_have_count(2)
    planner.holds(SAFETY)
    status = planner.page.locator("#plan-status")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_contain_text(planner.say("added", name=planner.name(SAFETY)))
    expect(status).to_contain_text(planner.say("steps_done", n=1, all=3))
    card.get_by_label(planner.name(SAFETY)).uncheck()
    expect(far).to_have_text(planner.say("steps_done", n=0, all=3))
    planner.holds()


def test_held_badges_enter_no_address_and_no_request(planner: Any) -> None:
    """Ticking, keeping, choosing an aim: nothing is fetched, not even a picture; the address names the aim alone."""
    page = planner.page
    planner.open()
    before = page.url
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    planner.route().get_by_label(planner.name(SAFETY)).check()
    page.locator("#plan-find").fill("data")
    page.locator("#plan-found").get_by_label(planner.name(DATA)).check()
    page.locator("#plan-keep").check()
    expect(page).to_have_url(before)
    page.locator("#aim-find").fill("tig")
    page.locator("#aim-found button", has_text=planner.name("demo-mbo.tig-lassen-gevorderd")).click()
    expect(page.locator("#aim-answer h3")).to_contain_text(planner.name("demo-mbo.tig-lassen-gevorderd"))
    expect(page).to_have_url(f"{before}#to=demo-mbo.tig-lassen-gevorderd")
    page.wait_for_timeout(300)  # for what should not come
    page.remove_listener("request", note)
    assert [url for url in asked if not url.endswith("/mark.svg")] == []  # the tab's icon, which the browser may renew


def test_only_this_tab_unless_one_chooses(planner: Any) -> None:
    """Without a choice nothing stays on the device; with it other tabs have the badges; taking it back removes them."""
    page = planner.page
    planner.open()
    planner.route().get_by_label(planner.name(SAFETY)).check()
    assert planner.stored() == [[SAFETY], None]
    expect(page.locator("#plan-where")).to_have_text(planner.say("memory"))
    other = type(planner)(page.context.new_page(), planner.language, planner.home)
    other.open()
    other.holds()
    page.locator("#plan-keep").check()
    expect(page.locator("#plan-where")).to_have_text(planner.say("memory_kept"))
    assert planner.stored() == [None, [SAFETY]]
    expect(other.page.locator("#plan-held .held-name")).to_have_text([planner.name(SAFETY)])  # told by the browser
    other.route().get_by_label(planner.name(DATA)).check()
    expect(page.locator("#plan-held > li")).to_have_count(2)
    page.locator("#plan-keep").uncheck()
    kept, device = planner.stored()
    assert sorted(kept) == [DATA, SAFETY]
    assert device is None


def test_forgetting_forgets_everything(planner: Any) -> None:
    """One press empties tab, device and page, and says so."""
    page = planner.page
    planner.open(held=(SAFETY, DATA))
    page.locator("#plan-keep").check()
    page.locator("#plan-forget").click()
    expect(page.locator("#plan-status")).to_have_text(planner.say("forgotten"))
    assert planner.stored() == [None, None]
    expect(page.locator("#plan-held > li")).to_have_count(0)
    expect(page.locator("input[data-badge]:checked")).to_have_count(0)
    expect(page.locator("#plan-keep")).not_to_be_checked()
    page.reload()
    expect(page.locator("#plan-empty")).to_be_visible()


def test_all_with_the_keyboard(planner: Any) -> None:
    """Search, tick, go back, take away and choose an aim without a mouse; the focus is never lost."""
    page = planner.page
    planner.open()
    page.locator("#plan-find").focus()
    page.keyboard.type({"nl": "VÉILIG werken in de w", "en": "WÓRKING safely in the w"}[planner.language])
    expect(page.locator("#plan-found-count")).to_have_text(planner.say("found_few[0]", n=1))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    planner.holds(SAFETY)
    expect(page.locator("#plan-found input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#plan-find")).to_be_focused()
    expect(page.locator("#plan-found > li")).to_have_count(0)
    page.locator("#plan-held button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#plan-held > li")).to_have_count(0)
    expect(page.locator("#plan-find")).to_be_focused()
    page.locator("#aim-find").focus()
    goal = planner.name("demo-hbo.projectleider-energietransitie")
    page.keyboard.type(goal)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#aim-answer")).to_be_focused()
    expect(page.locator("#plan-status")).to_contain_text(
        planner.say("aim_chosen", name=goal, gap=planner.say("gap[0]", n=1))
    )


def test_former_and_unknown_ids(planner: Any) -> None:
    """A badge kept under a former id is found; one that the catalogue lacks is told and not thrown away."""
    planner.open(held=("demo-mbo.ketelonderhoud", "demo-mbo.er-nooit-geweest"))
    planner.holds(OLD)
    expect(planner.page.locator("#plan-unknown")).to_have_text(planner.say("unknown[0]", n=1))
    planner.route().get_by_label(planner.name(SAFETY)).check()
    assert sorted(planner.stored()[0]) == [OLD, "demo-mbo.er-nooit-geweest", SAFETY]


def test_what_is_stored_is_never_trusted(planner: Any) -> None:
    """What is no list of ids gives no badges, and no error."""
    page = planner.page
    planner.open()
    for text in ("{", '"x"', '[1, {"a": 2}, "<img src=x>", "constructor", "__proto__.x"]'):
        page.evaluate("text => sessionStorage.setItem('badges-held', text)", text)
        page.reload()
        expect(page.locator("#plan")).to_have_attribute("data-ready", "true")
        expect(page.locator("#plan-held > li")).to_have_count(0)


def test_the_other_language_keeps_badges_and_aim(planner: Any) -> None:
    """Switching the language leads to the same page, with the same badges and the same aim, and back."""
    page = planner.page
    planner.open(f"#to={HEAT}", held=(SAFETY,))
    other = {"nl": "en", "en": "nl"}[planner.language]
    for language in (other, planner.language):
        page.locator(".site-tools a[hreflang]").click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        there = type(planner)(page, language, planner.home)
        expect(page.locator("#aim-answer h3")).to_contain_text(there.name(HEAT))
        there.holds(SAFETY)
        expect(page).to_have_url(re.compile(rf"/plan/#to={re.escape(HEAT)}$"))


def test_without_storage_the_page_still_works(planner: Any, lone_page: Page) -> None:
    """Where the browser forbids storage, ticking works until one leaves, and the page says so."""
    page, planner = lone_page, replace(planner, page=lone_page)
    page.add_init_script(
        "for (const name of ['getItem', 'setItem', 'removeItem'])"
        " Storage.prototype[name] = () => { throw new DOMException('no', 'SecurityError') };"
    )
    planner.open()
    expect(page.locator("#plan-where")).to_have_text(planner.say("no_memory"))
    expect(page.locator("#plan-keep")).to_be_disabled()
    planner.route().get_by_label(planner.name(SAFETY)).check()
    expect(planner.route().locator(".far")).to_have_text(planner.say("steps_done", n=1, all=3))
    planner.route().get_by_label(planner.name(DATA)).check()
    expect(page.locator("#plan-held > li")).to_have_count(2)
    page.locator("#plan-forget").click()
    expect(page.locator("#plan-held > li")).to_have_count(0)


def test_a_badge_comes_over_from_the_verifier(planner: Any) -> None:
    """A valid badge that the catalogue recognised is kept with one press; what is invalid is not even offered."""
    page = planner.page
    page.goto(f"{planner.home}verify/")
    expect(page.locator("html")).to_have_attribute("data-verifier", "ready")
    samples = page.locator("[data-sample]")
    expect(samples.first).to_be_visible()
    page.locator("#samples details").evaluate_all("all => all.forEach((fold) => { fold.open = true; })")
    told = []
    for sample in (*samples.all(), page.locator('[data-sample="genuine.png"]')):
        sample.click()
        name = sample.get_attribute("data-sample")
        card = page.locator(f'[data-report][data-file="{name}"]:not([hidden])').last
        expect(card).to_be_visible()
        told.append((card.get_attribute("data-verdict"), card.locator("[data-keep]").count()))
    assert {offered for verdict, offered in told if verdict != "valid"} == {0}
    assert ("valid", 1) in told
    offer = page.locator("[data-keep]").first
    badge = offer.get_attribute("data-keep")
    offer.get_by_role("button").click()
    link = offer.get_by_role("link")
    expect(link).to_be_focused()
    assert planner.stored() == [[badge], None]
    link.click()
    page.wait_for_url(re.compile(r"/plan/$"))
    expect(page.locator("html")).to_have_attribute("lang", planner.language)
    expect(page.locator("#plan")).to_have_attribute("data-ready", "true")
    planner.holds(str(badge))
