"""Planning with the badges one has: ticked, remembered as chosen, forgotten at once, and never told to anyone."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SAFETY, HEAT, SOLAR = (
    "demo-mbo.veilig-werken-werkplaats",
    "demo-mbo.warmtepompen-installeren",
    "demo-mbo.zonnepanelen-plaatsen",
)
DATA, OLD = "demo-hbo.data-analyse-basis", "demo-mbo.cv-ketels-onderhouden"
PATHS = {"nl": "plan/", "en": "en/plan/"}
STORED = "() => [sessionStorage.getItem('badges-held'), localStorage.getItem('badges-held')]"


class Site(Protocol):
    """What the fixture `site` gives."""

    folder: Path
    address: str


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return str(request.param)


@pytest.fixture
def places(site: Site) -> dict[str, int]:
    """Where each badge stands in the columns of the Dutch page."""
    ids = json.loads((site.folder / "plan/plan.json").read_text(encoding="utf-8"))["badges"]["id"]
    return {badge: place for place, badge in enumerate(ids)}


def opened(page: Page, path: str = "plan/", held: tuple[str, ...] = ()) -> None:
    """Open the page, holding some badges in this tab."""
    if held:
        page.goto("about/")
        page.evaluate("ids => sessionStorage.setItem('badges-held', JSON.stringify(ids))", list(held))
    page.goto(path)
    expect(page.locator("#plan")).to_have_attribute("data-ready", "true")


def route(page: Page, pathway: str = "energietransitie") -> Locator:
    """Return the card of a pathway."""
    return page.locator(f'[data-pathway="{pathway}"]')


def unfold(page: Page) -> None:
    """Unfold all there is to unfold."""
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true })")


def stored(page: Page) -> list[Any]:
    """Return what this tab and this device remember."""
    return [text and json.loads(text) for text in page.evaluate(STORED)]


def names(part: Locator) -> list[str]:
    """Return the names of the badges in a list."""
    return part.locator(".held-name").all_inner_texts()


def test_ticking_shows_what_is_done_and_what_is_next(page: Page, language: str) -> None:
    """A ticked badge fills its step, stands among one's badges, shortens what is missing, and all that is announced."""
    opened(page, PATHS[language])
    card = route(page)
    far = card.locator(".far")
    expect(far).to_have_text(re.compile("^0 (van|of) 3 "))
    expect(card.locator(".gap-list > li")).to_have_count(3)
    name = {"nl": "Veilig werken in de werkplaats", "en": "Working safely in the workshop"}[language]
    card.get_by_label(name).check()
    expect(far).to_have_text(re.compile("^1 (van|of) 3 "))
    expect(card.locator(".track > li").first).to_have_class("is-done")
    expect(card.locator(".gap-list > li")).to_have_count(2)
    assert names(page.locator("#plan-held")) == [name]
    status = page.locator("#plan-status")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_have_text(re.compile(rf"^{name} .* 1 badge.* 1 (van|of) 3 "))
    card.get_by_label(name).uncheck()
    expect(far).to_have_text(re.compile("^0 (van|of) 3 "))
    assert names(page.locator("#plan-held")) == []


def test_held_badges_enter_no_address_and_no_request(page: Page) -> None:
    """Ticking, keeping, choosing an aim: nothing is fetched, not even a picture; the address names the aim alone."""
    opened(page)
    before = page.url
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    route(page).get_by_label("Veilig werken in de werkplaats").check()
    page.locator("#plan-find").fill("data")
    page.locator("#plan-found").get_by_label("Data-analyse: basis").check()
    page.locator("#plan-keep").check()
    assert page.url == before
    page.locator("#aim-find").fill("tig-lassen: gev")
    page.locator("#aim-found button").first.click()
    expect(page.locator("#aim-answer h3")).to_contain_text("TIG-lassen: gevorderd")
    page.wait_for_timeout(300)
    assert page.url == f"{before}#to=demo-mbo.tig-lassen-gevorderd"
    assert [url for url in asked if not url.endswith("/mark.svg")] == []  # the tab's icon, which the browser may renew


def test_only_this_tab_unless_one_chooses(page: Page) -> None:
    """Without a choice nothing stays on the device; with it other tabs have the badges; taking it back removes them."""
    opened(page)
    route(page).get_by_label("Veilig werken in de werkplaats").check()
    assert stored(page) == [[SAFETY], None]
    other = page.context.new_page()
    opened(other)
    assert names(other.locator("#plan-held")) == []
    page.locator("#plan-keep").check()
    expect(page.locator("#plan-where")).to_contain_text("op een computer van een ander")
    assert stored(page) == [None, [SAFETY]]
    expect(other.locator("#plan-held .held-name")).to_have_text(
        ["Veilig werken in de werkplaats"]
    )  # told by the browser at once
    route(other).get_by_label("Data-analyse: basis").check()
    expect(page.locator("#plan-held > li")).to_have_count(2)
    page.locator("#plan-keep").uncheck()
    kept, device = stored(page)
    assert sorted(kept) == [DATA, SAFETY]
    assert device is None


def test_forgetting_forgets_everything(page: Page) -> None:
    """One press empties tab, device and page, and says so."""
    opened(page, held=(SAFETY, DATA))
    page.locator("#plan-keep").check()
    page.locator("#plan-forget").click()
    expect(page.locator("#plan-status")).to_have_text(re.compile("vergeten"))
    assert stored(page) == [None, None]
    expect(page.locator("#plan-held > li")).to_have_count(0)
    expect(page.locator("input[data-badge]:checked")).to_have_count(0)
    expect(page.locator("#plan-keep")).not_to_be_checked()
    page.reload()
    expect(page.locator("#plan-empty")).to_be_visible()


def test_all_with_the_keyboard(page: Page) -> None:
    """Search, tick, go back, take away and choose an aim without a mouse; the focus is never lost."""
    opened(page)
    page.locator("#plan-find").focus()
    page.keyboard.type("VÉILIG werken in de w")
    expect(page.locator("#plan-found-count")).to_have_text("1 badge gevonden")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    assert names(page.locator("#plan-held")) == ["Veilig werken in de werkplaats"]
    expect(page.locator("#plan-found input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#plan-find")).to_be_focused()
    expect(page.locator("#plan-found > li")).to_have_count(0)
    page.locator("#plan-held button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#plan-held > li")).to_have_count(0)
    expect(page.locator("#plan-find")).to_be_focused()
    page.locator("#aim-find").focus()
    page.keyboard.type("projectleider")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#aim-answer")).to_be_focused()
    expect(page.locator("#plan-status")).to_contain_text("Gekozen: Projectleider energietransitie. Nog 1 badge")


def test_the_smallest_choice_comes_first_and_others_follow(page: Page) -> None:
    """What is missing names the fewest badges, why each, what the goal's owner confirmed, and what else is possible."""
    opened(page, held=(SAFETY, DATA))
    gap = route(page).locator(".gap")
    expect(gap.locator(".gap-count strong")).to_have_text("Nog 1 badge")
    assert names(gap) == ["Warmtepompen installeren"]
    expect(gap.locator(".gap-list")).to_contain_text("voor stap ‘Een vak in de energie’")  # noqa: RUF001 -- as people read it
    expect(gap.locator(".gap-list .is-sure")).to_have_text("Bevestigd")
    gap.locator("summary").click()
    expect(gap.locator(".others li")).to_contain_text(["Zonnepanelen plaatsen"])


def test_requirements_come_first(page: Page, language: str) -> None:
    """Towards a badge everything that it requires is listed before it; what one holds is left out."""
    opened(page, f"{PATHS[language]}#to=demo-mbo.tig-lassen-gevorderd")
    answer = page.locator("#aim-answer")
    links = answer.locator(".gap-list .held-name a")
    hrefs = [link.get_attribute("href") or "" for link in links.all()]
    assert [href.rstrip("/").rpartition("/")[2] for href in hrefs] == [
        "veilig-werken-werkplaats",
        "tig-lassen-basis",
        "tig-lassen-gevorderd",
    ]
    page.locator(f'.route input[data-badge="{_place(page, language, SAFETY)}"]').first.check()
    expect(links).to_have_count(2)


def _place(page: Page, language: str, badge: str) -> int:
    plan = page.request.get(f"{PATHS[language]}plan.json").json()
    return int(plan["badges"]["id"].index(badge))


def test_confirmed_and_claimed_are_told_apart(page: Page, places: dict[str, int]) -> None:
    """What the receiver confirmed says so with its words and date; what only the giver says asks to be checked."""
    opened(page, held=(HEAT, "demo-hbo.ai-in-het-mkb"))
    for summary in page.locator(".held-more summary").all():
        summary.click()
    heat = page.locator("#plan-held > li", has=page.locator(f'[data-remove="{places[HEAT]}"]'))
    sure = heat.locator("li", has_text="Projectleider energietransitie").first
    expect(sure).to_contain_text("Bevestigd")
    expect(sure).to_contain_text("1 mei 2026")
    other = page.locator("#plan-held > li", has=page.locator(f'[data-remove="{places["demo-hbo.ai-in-het-mkb"]}"]'))
    said = other.locator("li", has_text="AI-verordening")
    expect(said).to_contain_text("Volgens de aanbieder")
    expect(said).not_to_contain_text("Bevestigd")
    expect(said).to_contain_text("Vraag het na bij de examencommissie")


def test_a_badge_that_is_no_longer_awarded_is_kept_and_explained(page: Page) -> None:
    """A held badge that has a successor stays held, names it, and is pointed out where the successor is asked for."""
    opened(page, held=(OLD, SAFETY, DATA))
    held = page.locator("#plan-held > li", has_text="Cv-ketels onderhouden")
    expect(held).to_contain_text("Opgevolgd door Warmtepompen installeren")
    gap = route(page).locator(".gap-list")
    expect(gap).to_contain_text("Je hebt de voorganger, Cv-ketels onderhouden. Vraag de school")
    expect(route(page).locator(".far")).to_have_text("2 van 3 stappen klaar")  # it does not count by itself


def test_former_and_unknown_ids(page: Page) -> None:
    """A badge kept under a former id is found; one that the catalogue lacks is told and not thrown away."""
    opened(page, held=("demo-mbo.ketelonderhoud", "demo-mbo.er-nooit-geweest"))
    assert names(page.locator("#plan-held")) == ["Cv-ketels onderhouden"]
    expect(page.locator("#plan-unknown")).to_have_text(re.compile("^1 badge die je bewaarde"))
    route(page).get_by_label("Veilig werken in de werkplaats").check()
    assert sorted(stored(page)[0]) == ["demo-mbo.cv-ketels-onderhouden", "demo-mbo.er-nooit-geweest", SAFETY]


def test_what_is_stored_is_never_trusted(page: Page) -> None:
    """What is no list of ids gives no badges, and no error."""
    opened(page)
    for text in ("{", '"x"', '[1, {"a": 2}, "<img src=x>", "constructor", "__proto__.x"]'):
        page.evaluate("text => sessionStorage.setItem('badges-held', text)", text)
        page.reload()
        expect(page.locator("#plan")).to_have_attribute("data-ready", "true")
        expect(page.locator("#plan-held > li")).to_have_count(0)


def test_the_other_language_keeps_badges_and_aim(page: Page) -> None:
    """Switching the language leads to the same page, with the same badges and the same aim."""
    opened(page, f"plan/#to={HEAT}", held=(SAFETY,))
    page.locator(".site-tools a[hreflang]").click()
    page.wait_for_url(re.compile(rf"/en/plan/#to={re.escape(HEAT)}$"))
    assert names(page.locator("#plan-held")) == ["Working safely in the workshop"]
    expect(page.locator("#aim-answer h3")).to_contain_text("Installing heat pumps")
    page.locator(".site-tools a[hreflang]").click()
    page.wait_for_url(re.compile(r"/site/plan/#to="))
    assert names(page.locator("#plan-held")) == ["Veilig werken in de werkplaats"]


def test_all_steps_done_says_what_to_do_next(page: Page) -> None:
    """With every step set, the page says so and whom to ask, or what one can start on."""
    opened(page, held=(SAFETY, SOLAR, DATA, "demo-mbo.basiszorg-verlenen", "demo-mbo.dementie-begeleiden"))
    expect(route(page).locator(".gap")).to_contain_text("Je kunt nu beginnen aan Projectleider energietransitie")
    expect(route(page, "persoonlijke-zorg").locator(".gap")).to_contain_text("Vraag bij Polderveen College")


def test_without_storage_the_page_still_works(page: Page) -> None:
    """Where the browser forbids storage, ticking works until one leaves, and the page says so."""
    page.add_init_script(
        "for (const name of ['getItem', 'setItem', 'removeItem'])"
        " Storage.prototype[name] = () => { throw new DOMException('no', 'SecurityError') };"
    )
    opened(page)
    expect(page.locator("#plan-where")).to_contain_text("Deze browser laat niets bewaren")
    expect(page.locator("#plan-keep")).to_be_disabled()
    route(page).get_by_label("Veilig werken in de werkplaats").check()
    expect(route(page).locator(".far")).to_have_text("1 van 3 stappen klaar")
    route(page).get_by_label("Data-analyse: basis").check()
    expect(page.locator("#plan-held > li")).to_have_count(2)
    page.locator("#plan-forget").click()
    expect(page.locator("#plan-held > li")).to_have_count(0)


def test_a_failed_download_is_told(page: Page, complaints: list[str]) -> None:
    """Without the data the page says so and shows no progress; the list of pathways still stands."""

    def broken(route: Route) -> None:
        route.fulfill(status=500, body="")

    page.route("**/plan.json", broken)
    page.goto("plan/")
    expect(page.get_by_role("alert")).to_contain_text("konden niet worden opgehaald")
    expect(page.locator(".route h3 a")).to_have_count(3)
    expect(page.locator(".route li a").first).to_be_visible()
    expect(page.locator(".far")).to_have_count(0)
    expect(page.locator("#plan-mine")).to_be_hidden()
    complaints.clear()


def test_without_javascript_there_is_a_list(browser: Browser, site: Site) -> None:
    """Without a script every pathway is there with its badges, and a sentence says what is missing."""
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("plan/")
    expect(page.get_by_text("kan alleen met JavaScript")).to_be_visible()
    expect(page.locator(".route")).to_have_count(3)
    expect(page.locator(".route li a").first).to_be_visible()
    expect(page.locator("#plan-forget")).to_be_hidden()
    context.close()


def test_a_badge_comes_over_from_the_verifier(page: Page) -> None:
    """A valid badge that the catalogue recognised is kept with one press; what is invalid is not even offered."""
    page.goto("verify/")
    expect(page.locator("html")).to_have_attribute("data-verifier", "ready", timeout=90_000)
    samples = page.locator("[data-sample]")
    expect(samples.first).to_be_visible()
    reports = page.locator("[data-report]")
    for place in range(samples.count()):
        samples.nth(place).click()
        expect(page.locator("[data-waiting]")).to_have_count(0, timeout=60_000)
    told = [(one.get_attribute("data-verdict"), one.locator("[data-keep]").count()) for one in reports.all()]
    assert {offered for verdict, offered in told if verdict != "valid"} == {0}
    assert ("valid", 1) in told
    offer = page.locator("[data-keep]").first
    badge = offer.get_attribute("data-keep")
    offer.get_by_role("button").click()
    link = offer.get_by_role("link")
    expect(link).to_be_focused()
    assert stored(page) == [[badge], None]
    link.click()
    page.wait_for_url(re.compile(r"/plan/$"))
    expect(page.locator("#plan-held > li")).to_have_count(1)


@pytest.fixture(params=["light", "dark"])
def reader(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    """A page in one colour scheme; axe is put in past the policy, which forbids any other script."""
    context = browser.new_context(base_url=site.address, color_scheme=request.param, bypass_csp=True)
    context.add_init_script(AXE.read_text(encoding="utf-8"))
    page = context.new_page()
    yield page
    context.close()


def test_axe_finds_nothing_with_everything_unfolded(reader: Page, language: str) -> None:
    """With badges held, an aim chosen, results open and all unfolded, axe-core finds no violation."""
    opened(reader, f"{PATHS[language]}#to=demo-hbo.projectleider-energietransitie", held=(SAFETY, OLD, DATA))
    reader.locator("#plan-find").fill("data")
    unfold(reader)
    result = reader.evaluate("tags => axe.run({runOnly: tags, reporter: 'v2'})", RULES)
    found = [
        f"{violation['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
    assert result["passes"]
    assert found == []


@pytest.mark.parametrize("width", [320, 390])
def test_narrow_is_one_column(page: Page, language: str, width: int) -> None:
    """Nothing scrolls sideways on a phone, with everything unfolded, and what is to be pressed is large enough."""
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, f"{PATHS[language]}#to={HEAT}", held=(SAFETY, OLD, DATA))
    page.locator("#plan-find").fill("a")
    unfold(page)
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    small = page.evaluate(
        """() => [...document.querySelectorAll('main button, main summary, main label, main input[type=search]')]
        .filter(element => element.checkVisibility())
        .map(element => ({ box: element.getBoundingClientRect(), html: element.outerHTML.slice(0, 90) }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ box, html }) => `${box.width} x ${box.height} ${html}`)"""
    )
    assert small == []
