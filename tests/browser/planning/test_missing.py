"""What is missing: the smallest choice first, why each badge, what is confirmed, whom to ask; on every screen."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[3] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SAFETY, HEAT, SOLAR = (
    "demo-mbo.veilig-werken-werkplaats",
    "demo-mbo.warmtepompen-installeren",
    "demo-mbo.zonnepanelen-plaatsen",
)
DATA, OLD = "demo-hbo.data-analyse-basis", "demo-mbo.cv-ketels-onderhouden"
LEADER = "demo-hbo.projectleider-energietransitie"


def names(part: Locator) -> list[str]:
    """Return the names of the badges in a list."""
    return part.locator(".held-name").all_inner_texts()


def unfold(page: Page) -> None:
    """Unfold all there is to unfold."""
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true })")


def test_the_smallest_choice_comes_first_and_others_follow(planner: Any) -> None:
    """What is missing names the fewest badges, why each, what the goal's owner confirmed, and what else is possible."""
    planner.open(held=(SAFETY, DATA))
    gap = planner.route().locator(".gap")
    expect(gap.locator(".gap-count strong")).to_have_text(planner.say("gap[0]", n=1))
    assert names(gap) == [planner.name(HEAT)]
    expect(gap.locator(".gap-list")).to_contain_text(planner.say("why_step", step=planner.step(2)))
    expect(gap.locator(".gap-list .is-sure")).to_have_text(planner.say("confirmed"))
    gap.locator(".others summary").click()
    expect(gap.locator(".others li")).to_contain_text([planner.name(SOLAR)])


def test_requirements_come_first(planner: Any) -> None:
    """Towards a badge everything that it requires is listed before it; what one holds is left out."""
    planner.open("#to=demo-mbo.tig-lassen-gevorderd")
    links = planner.page.locator("#aim-answer .gap-list .held-name a")
    hrefs = [link.get_attribute("href") or "" for link in links.all()]
    assert [href.rstrip("/").rpartition("/")[2] for href in hrefs] == [
        "veilig-werken-werkplaats",
        "tig-lassen-basis",
        "tig-lassen-gevorderd",
    ]
    planner.route().get_by_label(planner.name(SAFETY)).check()
    expect(links).to_have_count(2)
    fold = planner.page.locator("#aim-answer .gap-list .answers-fold").last
    fold.locator("summary").click()
    expect(fold.locator(".facts")).to_be_visible()
    rows = fold.locator("dt").all_inner_texts()
    planner.page.goto(f"{planner.home}badges/demo-mbo/tig-lassen-gevorderd/")
    assert planner.page.locator(".badge-aside .facts dt").all_inner_texts() == rows


def test_a_badge_page_leads_to_what_it_takes(planner: Any) -> None:
    """From a badge one gets to what is missing towards it; from one that is no longer awarded one does not."""
    page = planner.page
    page.goto(f"{planner.home}badges/{LEADER.replace('.', '/')}/")
    way = page.get_by_role(
        "link", name={"nl": "Wat heb ik hiervoor nodig?", "en": "What do I need for this?"}[planner.language]
    )
    way.click()
    expect(page.locator("#aim-answer h3")).to_contain_text(planner.name(LEADER))
    expect(page.locator("#aim-answer h3")).to_be_in_viewport()
    page.goto(f"{planner.home}badges/{OLD.replace('.', '/')}/")
    expect(page.locator("h1")).to_have_text(planner.name(OLD))
    expect(page.locator('a[href*="plan/#to="]')).to_have_count(0)


@pytest.mark.parametrize("aim", ["demo-mbo.bestaat-niet", "pathway:nergens", OLD])
def test_an_aim_that_cannot_be_reached_is_told(planner: Any, aim: str) -> None:
    """An address that aims at what is not there, or no longer awarded, is not obeyed in silence; choosing goes on."""
    planner.open(f"#to={aim}")
    expect(planner.page.locator("#aim-answer")).to_have_text(planner.say("aim_unknown"))
    planner.page.locator("#aim-find").fill(planner.name(HEAT))
    planner.page.locator("#aim-found button").first.click()
    expect(planner.page.locator("#aim-answer h3")).to_contain_text(planner.name(HEAT))


def test_confirmed_and_claimed_are_told_apart(planner: Any) -> None:
    """What the receiver confirmed says so with its words and date; what only the giver says asks to be checked."""
    ai = "demo-hbo.ai-in-het-mkb"
    planner.open(held=(HEAT, ai))
    for summary in planner.page.locator(".held-more summary").all():
        summary.click()
    sure = planner.line(HEAT).locator("li", has_text=planner.name(LEADER)).first
    expect(sure).to_contain_text(planner.say("confirmed"))
    expect(sure).to_contain_text({"nl": "5 november 2026", "en": "5 November 2026"}[planner.language])
    said = planner.line(ai).locator("li", has_text=planner.name("demo-wo.ai-verordening-toepassen"))
    expect(said).to_contain_text(planner.say("claimed"))
    expect(said).not_to_contain_text(planner.say("confirmed"))
    expect(said).to_contain_text(planner.say("claimed_ask"))


def test_a_badge_that_is_no_longer_awarded_is_kept_and_explained(planner: Any) -> None:
    """A held badge that has a successor stays held, names it, and is pointed out where the successor is asked for."""
    planner.open(held=(OLD, SAFETY, DATA))
    expect(planner.line(OLD)).to_contain_text(planner.say("replaced", name=planner.name(HEAT)))
    gap = planner.route().locator(".gap-list")
    expect(gap).to_contain_text(planner.say("predecessor", name=planner.name(OLD)))
    # It does not count by itself.
    expect(planner.route().locator(".far")).to_have_text(planner.say("steps_done", n=2, all=3))


def test_all_steps_done_says_what_to_do_next(planner: Any) -> None:
    """With every step set, the page says so and whom to ask, or what one can start on."""
    planner.open(held=(SAFETY, SOLAR, DATA, "demo-mbo.basiszorg-verlenen", "demo-mbo.dementie-begeleiden"))
    expect(planner.route().locator(".gap")).to_contain_text(planner.say("complete_badge", name=planner.name(LEADER)))
    expect(planner.route("persoonlijke-zorg").locator(".gap")).to_contain_text(
        planner.say("complete_ask", who="Polderveen College")
    )


def test_a_failed_download_is_told(planner: Any, complaints: list[str]) -> None:
    """Without the data the page says so and shows no progress; the list of pathways still stands."""
    page = planner.page

    def broken(route: Route) -> None:
        route.fulfill(status=500, body="")

    page.route("**/plan.json", broken)
    page.goto(f"{planner.home}plan/")
    expect(page.get_by_role("alert")).to_have_text(planner.say("failed"))
    expect(page.locator(".route h3 a")).to_have_count(3)
    expect(page.locator(".route li a").first).to_be_visible()
    expect(page.locator(".far")).to_have_count(0)
    expect(page.locator("#plan-mine")).to_be_hidden()
    complaints.clear()


def test_without_javascript_there_is_a_list(planner: Any, scriptless_page: Page) -> None:
    """Without a script every pathway is there with its badges, and a sentence says what is missing."""
    page = scriptless_page
    page.goto(f"{planner.home}plan/")
    expect(page.get_by_text(planner.say("no_script"))).to_be_visible()
    expect(page.locator(".route")).to_have_count(3)
    expect(page.locator(".route li a").first).to_be_visible()
    expect(page.locator("#plan-forget")).to_be_hidden()


def test_axe_finds_nothing_with_everything_unfolded(planner: Any) -> None:
    """With badges held, an aim chosen, results open and all unfolded, axe-core finds nothing; in the dark neither."""
    page = planner.page
    planner.open(f"#to={LEADER}", held=(SAFETY, OLD, DATA))
    page.locator("#plan-find").fill("data")
    unfold(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        result = page.evaluate("tags => axe.run({runOnly: tags, reporter: 'v2'})", RULES)
        found = [
            f"{violation['id']}: {node['html'][:160]}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]
        assert result["passes"]
        assert found == []


def test_narrow_is_one_column(planner: Any, resize: Any) -> None:
    """Nothing scrolls sideways on a phone, with everything unfolded, and what is to be pressed is large enough."""
    page = planner.page
    page.set_viewport_size({"width": 390, "height": 800})
    planner.open(f"#to={HEAT}", held=(SAFETY, OLD, DATA))
    page.locator("#plan-find").fill("a")
    unfold(page)
    for width in (390, 320):
        resize(page, width, 800)
        over = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(over) <= 0
        small = page.evaluate(
            """() => [...document.querySelectorAll('main button, main summary, main label, main input[type=search]')]
            .filter(element => element.checkVisibility())
            .map(element => ({ box: element.getBoundingClientRect(), html: element.outerHTML.slice(0, 90) }))
            .filter(({ box }) => box.width < 24 || box.height < 24)
            .map(({ box, html }) => `${box.width} x ${box.height} ${html}`)"""
        )
        assert small == []


def test_who_recognises_what_is_told_in_three_places(planner: Any) -> None:
    """Per badge, per institution and for the whole country: who accepts it, for what, decided by whom, since when."""
    page = planner.page
    newest = {"nl": "5 november 2026", "en": "5 November 2026"}[planner.language]  # of version 2
    day = {"nl": "1 mei 2026", "en": "1 May 2026"}[planner.language]  # of version 1, which stands above it
    school = {"nl": "Hogeschool Zuiderzee", "en": "Zuiderzee University of Applied Sciences"}[planner.language]
    page.goto(f"{planner.home}badges/{HEAT.replace('.', '/')}/")
    told = page.locator("[data-compare=towards] > li", has_text=planner.name(LEADER)).first.inner_text()
    for part in (school, "2 EC", newest, planner.say("confirmed")):
        assert part in told
    row = page.locator("tbody tr", has_text=planner.name(HEAT)).first
    for path in ("institutions/demo-hbo/", "recognition/"):
        page.goto(f"{planner.home}{path}")
        for part in ("2 EC", day):
            expect(row).to_contain_text(part)
        expect(row).to_contain_text(re.compile("examencommissie|examination board|board of examiners", re.IGNORECASE))
    expect(row).to_contain_text(school)
    expect(page.locator("tbody tr", has_text=planner.name("demo-hbo.ai-in-het-mkb"))).to_have_count(0)  # a claim only
