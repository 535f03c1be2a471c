"""Describing a badge in the browser: what a page keeps, how it is without Python, and on a phone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
AXE = Path(__file__).resolve().parents[3] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def without_python(page: Page, form_on: Any, complaints: list[str]) -> Iterator[Callable[[str], Any]]:
    """Open the page in a language where Pyodide does not come; what the console says of that is no complaint."""

    def opened(language: str) -> Any:
        page.route("**/pyodide.asm.wasm*", lambda route: route.abort())
        form = form_on(page, language)
        form.open()
        form.wait("failed")
        return form

    yield opened
    complaints[:] = [said for said in complaints if "pyodide.asm.wasm" not in said and "ERR_FAILED" not in said]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_the_checks_the_file_is_marked_unchecked(
    without_python: Any, on_cpython: Any, tmp_path: Path, language: str
) -> None:
    """Where Pyodide does not come, the page says so, gives the file as unchecked, and shows nothing as checked."""
    form = without_python(language)
    page = form.page
    form.fill()
    expect(page.locator("#counts .caution")).to_have_count(1)
    expect(page.locator("html[data-checked=false]")).to_have_count(1)
    expect(page.locator("#counts .good")).to_have_count(0)
    expect(page.locator("[data-rule]")).to_have_count(0)
    with page.expect_download() as saved:
        page.locator("#download").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert text.splitlines()[1].startswith("# Niet gecontroleerd" if language == "nl" else "# Not checked")
    found = on_cpython(tmp_path, "catalogue/institutions/demo-mbo/badges/zonnepanelen-keuren.yaml", text)
    assert {rule for rule, level in found if level == "error"} <= {"outcomes-needed"}


def test_searching_without_the_checks_still_takes_addresses(without_python: Any) -> None:
    """Where Pyodide does not come, what is searched otherwise is written by hand, and stands in the file."""
    form = without_python("nl")
    form.everywhere()
    form.page.locator('input[name="type"][value="microcredential"]').check()
    form.field("stacking.into").fill("demo-mbo.lassen, demo-hbo.x")
    expect(form.page.locator("#yaml")).to_contain_text('into: ["demo-mbo.lassen", "demo-hbo.x"]')


def test_on_a_phone_with_everything_shown(browser: Browser, site: Any, form_on: Any) -> None:
    """At 390 CSS px nothing scrolls sideways and axe-core finds nothing, with findings and a preview on the page."""
    context = browser.new_context(base_url=site.address, viewport={"width": 390, "height": 844}, bypass_csp=True)
    context.add_init_script(path=AXE)
    phone = context.new_page()
    form = form_on(phone)
    form.open()
    form.wait()
    form.fill()
    form.field("workload.sbu").fill("veel")
    phone.locator("#outcome-1-nl").fill("Je kan staal lassen")
    phone.locator("#outcome-add").click()
    phone.locator("#check").click()
    form.settled()
    expect(phone.locator("#todo details")).to_have_attribute("open", "")
    wide = phone.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    small = phone.evaluate(
        """() => [...document.querySelectorAll('main button, main summary, main select, main input')]
        .filter(one => one.checkVisibility())
        .map(one => (one.closest('label') ?? one).getBoundingClientRect())
        .filter(box => box.width > 1 && (box.width < 24 || box.height < 24)).length"""
    )
    axe = phone.evaluate("tags => axe.run({runOnly: tags})", RULES)
    context.close()
    assert wide <= 1
    assert small == 0
    assert axe["passes"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in axe["violations"]] == []


@pytest.mark.parametrize(("query", "start"), [("", "snapshot"), ("?plain", "plain")])
def test_python_starts_from_the_same_snapshot_as_the_verify_page(page: Page, query: str, start: str) -> None:
    """The snapshot is the usual start; the plain one, which is its fall-back, checks alike."""
    page.goto(f"describe/{query}")
    page.locator("html[data-describe=ready]").wait_for(state="attached")
    expect(page.locator("html")).to_have_attribute("data-start", start)
    page.locator('[data-input="name.nl"]').fill("Lassen")
    page.locator("#steps-all").check()
    page.locator("#check").click()
    page.locator("html[data-checked=true]").wait_for(state="attached")
    expect(page.locator('[data-found="name.nl"] [data-level=error]')).to_have_count(0)
    assert page.locator("#todo [data-level=error]").count() > 0
