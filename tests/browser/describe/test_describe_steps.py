"""Describing a badge step by step, coming back to it, and files that are dropped on the page."""

import base64
import json
import re
from pathlib import Path
from typing import Any

import platform_samples
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
# Drops files on the page, as a browser does when somebody lets them go above it.
DROP = """files => {
    const carried = new DataTransfer();
    for (const [name, text] of files) carried.items.add(new File([text], name));
    const dropped = new DragEvent('drop', {dataTransfer: carried, bubbles: true, cancelable: true});
    document.querySelector('h1').dispatchEvent(dropped);
}"""
HEIGHT = "() => document.querySelector('#form').getBoundingClientRect().height"


@pytest.fixture
def started(lent_page: Page, form_on: Any) -> Any:
    """The page as whoever opens it for the first time sees it."""
    form = form_on(lent_page)
    form.open()
    return form


@pytest.mark.parametrize(("width", "most"), [(1280, 2000), (390, 3000)])
def test_a_step_is_no_long_page(started: Any, width: int, most: int) -> None:
    """No step of a microcredential is as long as all of them; the longest is less than a third of the whole."""
    page = started.page
    page.set_viewport_size({"width": width, "height": 900})
    page.locator('input[name="type"][value="microcredential"]').check()
    heights = []
    for step in page.locator("[data-step]").all():
        step.click()
        heights.append(page.evaluate(HEIGHT))
    page.locator("#steps-all").check()
    whole = page.evaluate(HEIGHT)
    assert max(heights) < most
    assert max(heights) < whole / 3


def test_steps_lead_to_the_file(started: Any) -> None:
    """Each press shows the next step and goes to its heading; the last one has the file, and no way further."""
    page = started.page
    seen = []
    while page.locator("#step-next").is_visible():
        seen.append(page.locator("[data-step][aria-current=step]").get_attribute("data-step"))
        page.locator("#step-next").click()
        expect(page.locator(":focus")).to_be_in_viewport()
    assert seen == ["badge", "learning", "size", "people", "value"]
    expect(page.locator("#result")).to_be_visible()
    expect(page.locator("#check")).to_be_visible()
    page.locator("#step-back").click()
    expect(page.locator("#result")).to_be_hidden()


def test_what_is_left_is_one_press_away(started: Any) -> None:
    """A finding of another step leads to its field there; the step says how much is wrong in it."""
    page = started.page
    started.wait()
    page.locator('input[name="type"][value="microcredential"]').check()
    page.locator('[data-step="size"]').click()
    page.locator('[data-input="workload.sbu"]').fill("veel")
    page.locator('[data-step="finish"]').click()
    page.locator("#check").click()
    started.settled()
    expect(page.locator('[data-left="size"]')).not_to_be_empty()
    page.locator('#todo li[data-rule="number"] button').click()
    expect(page.locator('[data-input="workload.sbu"]')).to_be_focused()


def test_terms_of_the_trade_are_shown_on_request(started: Any) -> None:
    """Nobody has to read them; one press shows them all."""
    term = started.page.locator(".term-name").first
    expect(term).to_be_hidden()
    started.page.locator("#terms").check()
    expect(term).to_be_visible()


def test_whoever_comes_back_finds_the_work_where_it_was(started: Any) -> None:
    """After a reload what was filled in and the step are there; "begin anew" asks once, and nothing is left then."""
    page = started.page
    page.locator('[data-input="name.nl"]').fill("Lassen")
    page.locator('[data-step="learning"]').click()
    page.locator("#outcome-1-nl").fill("Je kan lassen")
    page.reload()
    expect(page.locator("#outcome-1-nl")).to_be_visible()
    expect(page.locator("#outcome-1-nl")).to_have_value("Je kan lassen")
    expect(page.locator("#remembered")).not_to_be_empty()
    page.locator("#forget").click()
    page.locator("#forget-no").click()
    expect(page.locator("#outcome-1-nl")).to_have_value("Je kan lassen")
    page.locator("#forget").click()
    page.locator("#forget-yes").click()
    expect(page.locator('[data-input="name.nl"]')).to_have_value("")
    assert page.evaluate("() => [localStorage.length, sessionStorage.length]") == [0, 0]
    page.reload()
    expect(page.locator('[data-input="name.nl"]')).to_have_value("")


def test_on_a_computer_of_others_nothing_stays(started: Any) -> None:
    """With the box off a reload still loses nothing, and nothing is kept beyond this tab."""
    page = started.page
    page.locator('[data-input="name.nl"]').fill("Lassen")
    assert page.evaluate("() => localStorage.length") == 1
    page.locator("#keep").uncheck()
    page.locator('[data-input="name.en"]').fill("Welding")
    assert page.evaluate("() => localStorage.length") == 0
    page.reload()
    expect(page.locator('[data-input="name.en"]')).to_have_value("Welding")
    expect(page.locator("#keep")).not_to_be_checked()
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator('[data-input="name.en"]')).to_have_value("")
    other.close()


def test_files_are_dropped_anywhere(started: Any) -> None:
    """Pages of a list that are dropped on the form are read together, for an institution that is not listed yet.

    Where nobody keeps a mailbox, the letter says that its address is to be filled in.
    """
    page = started.page
    started.wait()
    page.locator('[data-input="name.nl"]').fill("Lassen")
    courses = [platform_samples.COURSE_5, platform_samples.COURSE_6 | {"courseId": "2", "primaryCode": {"code": "X2"}}]
    page.evaluate(DROP, [[f"{at}.json", json.dumps(course)] for at, course in enumerate(courses)])
    expect(page.locator("#table")).to_be_visible()
    page.locator("#table-issuer").select_option(index=page.locator("#table-issuer option").count() - 1)
    page.locator("#table-new").fill("School aan Zee")
    page.locator("#table-new").blur()
    expect(page.locator(".row")).to_have_count(2)
    page.locator(".row button").first.click()
    expect(page.locator('[data-input="name.nl"]')).not_to_have_value("Lassen")
    expect(page.locator("#issuer-slug")).to_have_value("school-aan-zee")
    started.settled()
    page.locator("#mail").evaluate("link => link.addEventListener('click', (event) => event.preventDefault())")
    page.locator("#mail").evaluate("link => link.click()")
    expect(page.locator("#acted")).to_contain_text(re.compile("adres van de beheerder|curator.s address"))
    page.locator("#remembered button").click()
    expect(page.locator('[data-input="name.nl"]')).to_have_value("Lassen")


def in_page(course: object) -> str:
    """Return a web page that embeds a course."""
    return f'<html><script type="application/ld+json">{json.dumps(course)}</script></html>'


def signed(told: object) -> str:
    """Return what a platform signs, with a signature that nobody made."""
    parts = ({"alg": "ES256"}, told)
    return ".".join(
        [*(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts), "c2ln"]
    )


LOQ = """<learningOpportunities xmlns="http://data.europa.eu/snb/model/ap/loq-constraints/">
<learningOpportunity id="urn:a"><title language="nl">Sluizen bedienen</title>
</learningOpportunity></learningOpportunities>"""
PAGED = {"pageNumber": 1, "hasNextPage": True, "totalPages": 8, "items": [platform_samples.COURSE_6]}
SHEET = "Aanbod 2026;;\r\nNaam;EC's;Niveau (NLQF)\r\nLassen;2-mei;4\r\nSolderen;1;3\r\nTotaal;3;\r\n"
TURNED = "Naam;Lassen;Solderen\nOmschrijving;Je leert lassen.;Je leert solderen.\nEC's;2;1\n"
# Name and content of a file; the title of each badge in it; words that the page says of it.
FILES: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("klas.json", json.dumps(platform_samples.EDUBADGES), ("Dijken inspecteren",), "programme_codes.rio"),
    ("moodle.json", json.dumps(platform_samples.MOODLE), (platform_samples.MOODLE["name"],), ""),
    ("badgr.json", json.dumps({"result": [platform_samples.BADGR]}), (platform_samples.BADGR["name"],), ""),
    ("badge.json", json.dumps(platform_samples.ACHIEVEMENT), (platform_samples.ACHIEVEMENT["name"],), ""),
    ("badge.jwt", signed(platform_samples.CREDENTIAL), (), "handtekening is hier niet gecontroleerd"),
    ("courses.json", json.dumps(PAGED), (), "pagina 1 van 8"),
    ("elm.json", json.dumps(platform_samples.ELM), ("Bruggen keuren",), ""),
    ("loq.xml", LOQ, ("Sluizen bedienen",), ""),
    ("cursus.json", json.dumps(platform_samples.SCHEMA), ("Bruggen keuren",), ""),
    ("cursus.html", in_page(platform_samples.SCHEMA), ("Bruggen keuren",), ""),
    ("blad.csv", SHEET, ("Lassen", "Solderen"), "Excel maakte er een datum van"),
    ("gedraaid.csv", TURNED, ("Lassen", "Solderen"), "eerste kolom"),
    ("inlog.json", "<!doctype html><title>Log in</title>", (), "inlogscherm"),
    ("fout.json", json.dumps({"status": 401, "title": "Unauthorized"}), (), "Dit is een foutmelding"),
    ("ctdl.json", json.dumps({"@graph": [{"@type": "ceterms:Badge", "ceterms:name": {"nl": "x"}}]}), (), "Dit is CTDL"),
    ("moochub.json", json.dumps({"data": [{"id": "1", "attributes": {"name": "x"}}]}), (), "MOOChub"),
    ("lijst.json", json.dumps([{"entityId": "Q0", "name": "x", "isMicroCredentials": True}]), (), "public/badges/Q0"),
    ("kaart.json", json.dumps({"id": "1", "name": "x", "criteria_html": "y"}), (), "Open Badge Factory"),
    ("zonder.csv", "Omschrijving;EC's\nJe leert lassen.;2\n", (), "Geen kolom met de naam"),
)


def test_whatever_they_have_is_taken_or_named(started: Any) -> None:
    """One file after the other on one page: nobody has to say which form it has, and what cannot be taken is named."""
    page = started.page
    started.wait()
    page.locator('button[data-way="table"]').click()
    page.locator("#table-issuer").select_option("demo-hbo")
    for name, content, titles, words in FILES:
        page.evaluate("() => { document.querySelector('#table-said').textContent = ''; }")
        page.evaluate(DROP, [[name, content]])
        expect(page.locator("#table-said"), name).to_have_text(
            re.compile(re.escape(name) + "|kan niet worden gebruikt")
        )
        if titles:
            expect(page.locator(".row h3"), name).to_have_text(list(titles))
        if words:
            expect(page.locator("#table"), name).to_contain_text(words)
    assert Path(page.url).name == "describe"
