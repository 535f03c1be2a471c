"""Describing a badge in the browser: findings stand beside their field, and the file that comes out passes `check`."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LANGUAGES = {"nl": "describe/", "en": "en/describe/"}
START = 90_000  # milliseconds: Pyodide on a busy machine

MICROCREDENTIAL = {
    "name.nl": "Zonnepanelen keuren",
    "name.en": "Inspecting solar panels",
    "description.nl": "Je keurt zonnepanelen op een dak. Je meet de stroom en schrijft een rapport.",
    "description.en": "You inspect solar panels on a roof. You measure the current and write a report.",
    "criteria.nl": "- Je hebt drie daken gekeurd.\n- Je rapport is goedgekeurd.",
    "criteria.en": "- You have inspected three roofs.\n- Your report was approved.",
    "workload.sbu": "240",
    "target_group.nl": "Voor monteurs met twee jaar ervaring.",
    "target_group.en": "For technicians with two years of experience.",
    "prerequisites.nl": "Geen.",
    "prerequisites.en": "None.",
    "admission.nl": "Iedereen kan zich aanmelden.",
    "admission.en": "Open to all.",
    "quality_assurance.body.nl": "Examencommissie Techniek",
    "quality_assurance.body.en": "Examination board of Engineering",
    "approval.body.nl": "Examencommissie Techniek",
    "approval.body.en": "Examination board of Engineering",
    "approval.decided_on": "2026-02-10",
}
CHOICES = {
    "level.framework": "nlqf",
    "level.value": "4",
    "quality_assurance.framework": "npuls-mbo",
    "stacking.role": "standalone",
    "isced_f": "0713",
}
TICKS = {
    "language": "nl",
    "participation": "onsite",
    "assessment.types": "professional_product",
    "assessment.supervised": "true",
    "assessment.id_verified": "true",
    "audience": "professional",
}
ROWS = [
    ("Lassen in de bouw", "Welding on site", "Je kan staal lassen", "Weld steel", "7,5"),
    ("Steigers bouwen", "Building scaffolds", "Je kan een steiger bouwen", "Build a scaffold", "28"),
    ("Hout bewerken", "Working with wood", "Je kan hout zagen", "Saw wood", "56"),
    ("Café runnen", "Running a café", "Je kan gasten ontvangen", "Receive guests", "14"),
    ("Planten verzorgen", "Caring for plants", "Je kan planten snoeien", "Prune plants", "een week"),
]


def ready(page: Page, path: str) -> None:
    """Open the page and wait until the checks run."""
    page.goto(path)
    page.locator("html[data-describe=ready]").wait_for(state="attached", timeout=START)


def settled(page: Page) -> None:
    """Wait until what stands in the form was checked."""
    page.wait_for_timeout(50)
    page.locator("html[data-checked=true]").wait_for(state="attached", timeout=START)


def fill(page: Page) -> None:
    """Fill in a microcredential with everything it needs but an outcome."""
    page.locator("#f-issuer").select_option("demo-mbo")
    page.locator('input[name="type"][value="microcredential"]').check()
    for at, text in MICROCREDENTIAL.items():
        page.locator(f'[data-input="{at}"]').fill(text)
    for at, value in CHOICES.items():
        page.locator(f'[data-input="{at}"]').select_option(value)
    for at, value in TICKS.items():
        page.locator(f'[data-input="{at}"][value="{value}"]').check()


def told(page: Page, field: str) -> list[str | None]:
    """Return the rules that are broken according to the place of a field."""
    found = page.locator(f'[data-found="{field}"] > [data-rule]')
    return [found.nth(index).get_attribute("data-rule") for index in range(found.count())]


def everything(page: Page) -> set[tuple[str | None, str | None]]:
    """Return rule and level of all that is left to do."""
    items = page.locator("#todo [data-rule]")
    each = [items.nth(index) for index in range(items.count())]
    return {(item.get_attribute("data-rule"), item.get_attribute("data-level")) for item in each}


def on_cpython(folder: Path, name: str, text: str) -> set[tuple[str, str]]:
    """Return rule and level of what `catalogue check` says when the file stands in the catalogue."""
    files = {path.relative_to(ROOT): path for path in (ROOT / "catalogue").rglob("*") if path.is_file()}
    for relative, path in files.items():
        target = folder / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (folder / name).write_text(text, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("catalogue")), "check", str(folder / "catalogue"), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said: Any = json.loads(done.stdout)
    listed = said["findings"] if isinstance(said, dict) else said
    return {(finding["rule"], finding["level"]) for finding in listed if finding["file"] == name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_badge_is_described_mended_and_taken_by_the_check(page: Page, tmp_path: Path, language: str) -> None:
    """A form is filled in, a finding stands beside its field, is mended, and the file passes on CPython alike."""
    ready(page, LANGUAGES[language])
    fill(page)
    page.locator('[data-input="workload.sbu"]').fill("veel")
    page.locator("#outcome-1-nl").fill("Je kent zonnepanelen")
    page.locator("#outcome-1-en").fill("Knowledge of solar panels")
    page.locator("#check").click()
    settled(page)
    expect(page.locator('[data-found="workload.sbu"] [data-level=error]')).to_have_count(1)
    assert told(page, "workload.sbu") == ["number"]
    assert "outcome-shows-more-than-knowing" in told(page, "learning_outcomes.0.text.nl")
    assert told(page, "name.nl") == []
    expect(page.locator('[data-input="workload.sbu"]')).to_have_attribute("aria-invalid", "true")
    wrong = everything(page)
    path = page.locator("#path").text_content() or ""
    assert wrong == on_cpython(tmp_path / "wrong", path, page.locator("#yaml").text_content() or "")
    assert page.locator('[data-input="workload.sbu"]').input_value() == "veel"

    page.locator('[data-input="workload.sbu"]').fill("240")
    page.locator("#outcome-1-nl").fill("Je kan zonnepanelen op een dak keuren")
    page.locator("#outcome-1-en").fill("Inspect solar panels on a roof")
    page.locator("#outcome-1-skill").fill("sola" if language == "en" else "zon")
    page.locator(".picker .skills .offer").first.click()
    settled(page)
    expect(page.locator('[data-found="workload.sbu"] > *')).to_have_count(0)
    expect(page.locator("#todo [data-level=error]")).to_have_count(0)
    with page.expect_download() as saved:
        page.locator("#download").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert saved.value.suggested_filename == "zonnepanelen-keuren.yaml"
    assert path == "catalogue/institutions/demo-mbo/badges/zonnepanelen-keuren.yaml"
    assert "http://data.europa.eu/esco/skill/" in text
    right = on_cpython(tmp_path / "right", path, text)
    assert right == everything(page)
    assert not [level for _, level in right if level == "error"]
    assert page.locator("#preview h3").first.text_content() == MICROCREDENTIAL[f"name.{language}"]
    assert page.locator("#preview img").count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_spreadsheet_of_five_badges(page: Page, tmp_path: Path, language: str) -> None:
    """CSV as the Dutch Excel writes it is read; the wrong row says so and opens in the form; a ZIP holds five files."""
    heads = "type;name.nl;name.en;description.nl;description.en;criteria.nl;criteria.en;learning_outcomes.text.nl;"
    heads += "learning_outcomes.text.en;workload.hours"
    lines = [
        f"extra_curricular;{nl};{en};In deze cursus leer je het vak in kleine stappen.;In this course you learn the "
        f"trade in small steps.;- Je hebt het laten zien.;- You have shown it.;{can};{does};{hours}"
        for nl, en, can, does, hours in ROWS
    ]
    sheet = tmp_path / "badges.csv"
    sheet.write_bytes("\r\n".join([heads, *lines]).encode("cp1252"))
    ready(page, LANGUAGES[language])
    page.locator('[data-way="table"]').click()
    page.locator("#table-file").set_input_files(sheet)
    expect(page.locator("#table-said")).not_to_be_empty()
    page.locator("#table-issuer").select_option("demo-mbo")
    expect(page.locator(".row")).to_have_count(5, timeout=START)
    wrong = page.locator('.row[data-slug="planten-verzorgen"]')
    assert wrong.locator(".counts-line .error").count() == 1
    assert wrong.locator("[data-rule=number] code").text_content() == "workload.hours"
    assert page.locator('.row[data-slug="steigers-bouwen"] .error').count() == 0
    with page.expect_download() as saved:
        page.locator("#table-zip").click()
    with zipfile.ZipFile(io.BytesIO(Path(saved.value.path()).read_bytes())) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert len(files) == 5
    name = "catalogue/institutions/demo-mbo/badges/steigers-bouwen.yaml"
    assert "hours: 28" in files[name]
    assert not [level for _, level in on_cpython(tmp_path, name, files[name]) if level == "error"]
    page.locator('.row[data-slug="planten-verzorgen"] button').click()
    settled(page)
    assert page.locator('[data-input="name.nl"]').input_value() == "Planten verzorgen"
    assert page.locator('[data-input="workload.hours"]').input_value() == "een week"
    assert told(page, "workload.hours") == ["number"]


def test_fields_follow_the_type_and_lose_nothing(page: Page) -> None:
    """What a type does not have is hidden and stays out of the file, and is back when the type is."""
    ready(page, "describe/")
    fill(page)
    settled(page)
    assert "level:" in (page.locator("#yaml").text_content() or "")
    page.locator('input[name="type"][value="extra_curricular"]').check()
    settled(page)
    expect(page.locator('[data-input="level.value"]')).to_be_hidden()
    assert "level:" not in (page.locator("#yaml").text_content() or "")
    page.locator('input[name="type"][value="microcredential"]').check()
    assert page.locator('[data-input="level.value"]').input_value() == "4"


def test_an_outcome_that_was_removed_can_be_put_back(page: Page) -> None:
    """Removing an outcome is one press, and so is undoing it."""
    ready(page, "en/describe/")
    page.locator("#outcome-1-en").fill("Weld steel")
    page.locator("#outcome-add").click()
    page.locator("#outcome-2-en").fill("Cut steel")
    page.locator(".remove").first.click()
    assert page.locator("#outcome-1-en").input_value() == "Cut steel"
    expect(page.locator("#outcome-2-en")).to_have_count(0)
    page.locator(".removed button").click()
    assert page.locator("#outcome-1-en").input_value() == "Weld steel"
    assert page.locator("#outcome-2-en").input_value() == "Cut steel"


def test_a_draft_is_kept_only_where_one_chooses_so(page: Page) -> None:
    """A reload forgets; with the box ticked it remembers; one button makes it forget for good."""
    page.on("dialog", lambda dialog: dialog.accept())
    ready(page, "describe/")
    name = page.locator('[data-input="name.nl"]')
    name.fill("Lassen")
    assert page.evaluate("() => localStorage.getItem('badge-description')") is None
    page.reload()
    assert name.input_value() == ""
    name.fill("Lassen")
    page.locator("#keep").check()
    page.locator("#outcome-1-nl").fill("Je kan lassen")
    page.reload()
    assert name.input_value() == "Lassen"
    assert page.locator("#outcome-1-nl").input_value() == "Je kan lassen"
    page.locator("#forget").click()
    page.locator("#forget-yes").click()
    assert name.input_value() == ""
    assert page.evaluate("() => localStorage.getItem('badge-description')") is None
    page.reload()
    assert name.input_value() == ""


def test_a_letter_to_the_curator_is_never_too_long(page: Page) -> None:
    """A long file is attached by the person, as the letter says; the address stays short enough for mail programs."""
    ready(page, "describe/")
    fill(page)
    settled(page)
    address = page.locator("#mail").get_attribute("href") or ""
    curator = page.locator("#describe").get_attribute("data-curator") or ""
    mailbox = quote("edubadges@demo-mbo.example.org", safe="")
    start = f"mailto:{curator}?cc={mailbox}&" if curator else "mailto:edubadges@demo-mbo.example.org?"
    assert address.startswith(f"{start}subject=")
    assert len(address) <= 1800
    assert "zonnepanelen-keuren.yaml" in address


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_the_checks_the_file_is_marked_unchecked(
    page: Page, complaints: list[str], tmp_path: Path, language: str
) -> None:
    """Where Pyodide does not come, the page says so, gives the file as unchecked, and shows nothing as checked."""
    page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    page.goto(LANGUAGES[language])
    page.locator("html[data-describe=failed]").wait_for(state="attached", timeout=START)
    fill(page)
    expect(page.locator("#counts .caution")).to_have_count(1)
    expect(page.locator("html[data-checked=false]")).to_have_count(1)
    expect(page.locator("#counts .good")).to_have_count(0)
    assert page.locator("[data-rule]").count() == 0
    with page.expect_download() as saved:
        page.locator("#download").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert text.splitlines()[1].startswith("# Niet gecontroleerd" if language == "nl" else "# Not checked")
    name = "catalogue/institutions/demo-mbo/badges/zonnepanelen-keuren.yaml"
    found = on_cpython(tmp_path, name, text)
    assert {rule for rule, level in found if level == "error"} <= {"outcomes-needed"}
    complaints[:] = [said for said in complaints if "pyodide.asm.wasm" not in said and "ERR_FAILED" not in said]


def test_on_a_phone_with_everything_shown(browser: Browser, site: Any) -> None:
    """At 390 CSS px nothing scrolls sideways and axe-core finds nothing, with findings and a preview on the page."""
    context = browser.new_context(base_url=site.address, viewport={"width": 390, "height": 844}, bypass_csp=True)
    context.add_init_script(path=AXE)
    phone = context.new_page()
    ready(phone, "describe/")
    fill(phone)
    phone.locator('[data-input="workload.sbu"]').fill("veel")
    phone.locator("#outcome-1-nl").fill("Je kan staal lassen")
    phone.locator("#outcome-add").click()
    phone.locator("#check").click()
    settled(phone)
    wide = phone.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    small = phone.evaluate(
        """() => [...document.querySelectorAll('main button, main summary, main select, main input')]
        .filter(one => one.checkVisibility())
        .map(one => (one.closest('label') ?? one).getBoundingClientRect())
        .filter(box => box.width > 1 && (box.width < 24 || box.height < 24)).length"""
    )
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    axe = phone.evaluate("tags => axe.run({runOnly: tags})", tags)
    context.close()
    assert wide <= 1
    assert small == 0
    assert axe["passes"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in axe["violations"]] == []
