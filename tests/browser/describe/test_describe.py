"""Describing a badge in the browser: findings stand beside their field, and the file that comes out passes `check`."""

import io
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ROWS = [
    ("Lassen in de bouw", "Welding on site", "Je kan staal lassen", "Weld steel", "7,5"),
    ("Steigers bouwen", "Building scaffolds", "Je kan een steiger bouwen", "Build a scaffold", "28"),
    ("Hout bewerken", "Working with wood", "Je kan hout zagen", "Saw wood", "56"),
    ("Café runnen", "Running a café", "Je kan gasten ontvangen", "Receive guests", "14"),
    ("Planten verzorgen", "Caring for plants", "Je kan planten snoeien", "Prune plants", "een week"),
]
NAMES = {"nl": "Zonnepanelen keuren", "en": "Inspecting solar panels"}
in_dutch = pytest.mark.parametrize("form", ["nl"], indirect=True)
in_english = pytest.mark.parametrize("form", ["en"], indirect=True)


def test_a_badge_is_described_mended_and_taken_by_the_check(form: Any, on_cpython: Any, tmp_path: Path) -> None:
    """A form is filled in, a finding stands beside its field, is mended, and the file passes on CPython alike."""
    page = form.page
    form.fill()
    form.field("workload.sbu").fill("veel")
    page.locator("#outcome-1-nl").fill("Je kent zonnepanelen")
    page.locator("#outcome-1-en").fill("Knowledge of solar panels")
    page.locator("#check").click()
    file = form.settled()
    expect(page.locator('[data-found="workload.sbu"] [data-level=error]')).to_have_count(1)
    assert form.told("workload.sbu") == ["number"]
    assert "outcome-shows-more-than-knowing" in form.told("learning_outcomes.0.text.nl")
    assert form.told("name.nl") == []
    expect(form.field("workload.sbu")).to_have_attribute("aria-invalid", "true")
    path = page.locator("#path").text_content() or ""
    assert form.everything() == on_cpython(tmp_path / "wrong", path, file)
    expect(form.field("workload.sbu")).to_have_value("veel")

    form.field("workload.sbu").fill("240")
    page.locator("#outcome-1-nl").fill("Je kan zonnepanelen op een dak keuren")
    page.locator("#outcome-1-en").fill("Inspect solar panels on a roof")
    page.locator("#outcome-1-skill").fill("sola" if form.language == "en" else "zon")
    page.locator(".picker .skills .offer").first.click()
    form.settled()
    expect(page.locator('[data-found="workload.sbu"] > *')).to_have_count(0)
    expect(page.locator("#todo [data-level=error]")).to_have_count(0)
    with page.expect_download() as saved:
        page.locator("#download").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert saved.value.suggested_filename == "zonnepanelen-keuren.yaml"
    assert path == "catalogue/institutions/demo-mbo/badges/zonnepanelen-keuren.yaml"
    assert "http://data.europa.eu/esco/skill/" in text
    right = on_cpython(tmp_path / "right", path, text)
    assert right == form.everything()
    assert not [level for _, level in right if level == "error"]
    expect(page.locator("#preview h3").first).to_have_text(NAMES[form.language])
    expect(page.locator("#preview img")).to_have_count(1)


def test_a_spreadsheet_of_five_badges(form: Any, on_cpython: Any, tmp_path: Path) -> None:
    """CSV as the Dutch Excel writes it is read; the wrong row says so and opens in the form; a ZIP holds five files."""
    page = form.page
    heads = "type;name.nl;name.en;description.nl;description.en;criteria.nl;criteria.en;learning_outcomes.text.nl;"
    heads += "learning_outcomes.text.en;workload.hours"
    lines = [
        f"extra_curricular;{nl};{en};In deze cursus leer je het vak in kleine stappen.;In this course you learn the "
        f"trade in small steps.;- Je hebt het laten zien.;- You have shown it.;{can};{does};{hours}"
        for nl, en, can, does, hours in ROWS
    ]
    sheet = tmp_path / "badges.csv"
    sheet.write_bytes("\r\n".join([heads, *lines]).encode("cp1252"))
    page.locator('button[data-way="table"]').click()
    page.locator("#table-file").set_input_files(sheet)
    expect(page.locator("#table-said")).not_to_be_empty()
    page.locator("#table-issuer").select_option("demo-mbo")
    expect(page.locator(".row")).to_have_count(5)
    wrong = page.locator('.row[data-slug="planten-verzorgen"]')
    expect(wrong.locator(".counts-line .error")).to_have_count(1)
    expect(wrong.locator("[data-rule=number] code")).to_have_text("workload.hours")
    expect(page.locator('.row[data-slug="steigers-bouwen"] .error')).to_have_count(0)
    with page.expect_download() as saved:
        page.locator("#table-zip").click()
    with zipfile.ZipFile(io.BytesIO(Path(saved.value.path()).read_bytes())) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert len(files) == 5
    name = "catalogue/institutions/demo-mbo/badges/steigers-bouwen.yaml"
    assert "hours: 28" in files[name]
    assert not [level for _, level in on_cpython(tmp_path, name, files[name]) if level == "error"]
    page.locator('.row[data-slug="planten-verzorgen"] button').click()
    expect(form.field("name.nl")).to_have_value("Planten verzorgen")
    expect(form.field("workload.hours")).to_have_value("een week")
    form.settled()
    assert form.told("workload.hours") == ["number"]


@in_dutch
def test_fields_follow_the_type_and_lose_nothing(form: Any) -> None:
    """What a type does not have is hidden and stays out of the file, and is back when the type is."""
    form.fill()
    assert "level:" in form.settled()
    form.page.locator('input[name="type"][value="extra_curricular"]').check()
    assert "level:" not in form.settled()
    expect(form.field("level.value")).to_be_hidden()
    form.page.locator('input[name="type"][value="microcredential"]').check()
    expect(form.field("level.value")).to_have_value("4")


@in_english
def test_an_outcome_that_was_removed_can_be_put_back(form: Any) -> None:
    """Removing an outcome is one press, and so is undoing it."""
    page = form.page
    page.locator("#outcome-1-en").fill("Weld steel")
    page.locator("#outcome-add").click()
    page.locator("#outcome-2-en").fill("Cut steel")
    page.locator(".remove").first.click()
    expect(page.locator("#outcome-1-en")).to_have_value("Cut steel")
    expect(page.locator("#outcome-2-en")).to_have_count(0)
    page.locator(".removed button").click()
    expect(page.locator("#outcome-1-en")).to_have_value("Weld steel")
    expect(page.locator("#outcome-2-en")).to_have_value("Cut steel")


@in_dutch
def test_a_letter_to_the_curator_is_never_too_long(form: Any) -> None:
    """A long file is attached by the person, as the letter says; the address stays short enough for mail programs."""
    form.fill()
    form.settled()
    address = form.page.locator("#mail").get_attribute("href") or ""
    curator = form.page.locator("#describe").get_attribute("data-curator") or ""
    mailbox = quote("edubadges@demo-mbo.example.org", safe="")
    start = f"mailto:{curator}?cc={mailbox}&" if curator else "mailto:edubadges@demo-mbo.example.org?"
    assert address.startswith(f"{start}subject=")
    assert len(address) <= 1800
    assert "zonnepanelen-keuren.yaml" in address
