"""Describing a badge in the browser: what is rarer in the form, and what comes along although no field asks it."""

import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}<circle cx="5" cy="5" r="4"/></svg>'
in_dutch = pytest.mark.parametrize("form", ["nl"], indirect=True)


def png(side: int) -> bytes:
    """Return a white square."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress((b"\0" + b"\xff" * side) * side)
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_shared_badge_asks_only_what_is_free(form: Any) -> None:
    """Whoever adopts a template sees no field that it fixes, chooses a step, and gets a file without errors."""
    page = form.page
    page.locator("#f-issuer").select_option("demo-hbo")
    expect(page.locator("#step")).to_be_hidden()
    page.locator("#f-template").select_option("kompas21-samenwerken@1")
    for fixed in ("name.nl", "criteria.en", "workload.hours"):
        expect(page.locator(f'[data-input="{fixed}"]')).to_be_hidden()
    expect(page.locator('input[name="type"]').first).to_be_hidden()
    expect(page.locator('[data-input="target_group.nl"]')).to_be_visible()
    page.locator("#f-series-step").select_option("gevorderd")
    page.locator('[data-input="language"][value="nl"]').check()
    page.locator("#slug").fill("samenwerken-twee")
    lines = form.lines()
    assert "template: kompas21-samenwerken@1" in lines
    assert "series: {template: kompas21-samenwerken, step: gevorderd}" in lines
    assert not [line for line in lines if line.startswith(("name:", "type:", "workload:"))]
    expect(page.locator("#todo [data-level=error]")).to_have_count(0)
    said = {"nl": "Samenwerken: gevorderd", "en": "Collaborating: advanced"}[form.language]
    expect(page.locator("#preview h3").first).to_have_text(said)
    filled = page.locator("#preview [data-adoption] div").nth(1)
    expect(filled).not_to_contain_text({"nl": "doelgroep", "en": "target group"}[form.language])
    page.locator('[data-input="target_group.nl"]').fill("Voor koks.")
    expect(filled).to_contain_text({"nl": "doelgroep", "en": "target group"}[form.language])

    page.locator("#f-template").select_option("")
    expect(form.field("name.nl")).to_be_visible()
    assert not [line for line in form.lines() if line.startswith(("template:", "series:"))]


@in_dutch
def test_badges_occupations_and_elements_are_found_by_name(form: Any) -> None:
    """What refers to the catalogue is chosen by its name and written as its address; taking it away is one press."""
    page = form.page
    page.locator('input[name="type"][value="microcredential"]').check()
    page.locator('[data-at="stacking.into"] input[type=search]').fill("energietr")
    page.locator('[data-at="stacking.into"] .offer').first.click()
    form.unfold()
    for at, words in (("alignments", "samenwerken komp"), ("occupations", "lasser"), ("stacking.requires", "lassen")):
        page.locator(f'[data-at="{at}"] input[type=search]').fill(words)
        page.locator(f'[data-at="{at}"] .offer').first.click()
    file = form.settled()
    assert "  - framework: kompas21\n    code: samenwerken\n" in file
    assert "http://data.europa.eu/esco/occupation/" in file
    expect(page.locator('[data-at="alignments"] .chosen .chip')).to_contain_text("Samenwerken")
    expect(page.locator("#todo [data-rule=stacking-target-exists]")).to_have_count(0)
    page.locator('[data-at="occupations"] .chosen .chip').click()
    assert "esco/occupation" not in form.settled()
    page.locator('[data-at="occupations"] input[type=search]').fill("zzzz")
    expect(page.locator('[data-at="occupations"] .offers .quiet')).to_be_visible()


@in_dutch
def test_a_level_in_the_register_has_its_address(form: Any) -> None:
    """A level that is said to be verified asks for its address in the register, there and only then."""
    page = form.page
    page.locator('input[name="type"][value="regular"]').check()
    form.field("level.framework").select_option("nlqf")
    form.field("level.value").select_option("5")
    assert 'level: {framework: nlqf, value: "5", status: indicative}' in form.lines()
    form.unfold()
    form.field("level.status").select_option("verified")
    page.locator("#check").click()
    form.settled()
    expect(page.locator('[data-found^="level."] [data-rule=verified-level-in-register]')).to_have_count(1)
    form.field("level.register_url").fill("https://register.example.org/123")
    form.unfold("renewal")
    form.field("expires_after").select_option("P5Y")
    lines = form.lines()
    expect(page.locator("[data-rule=verified-level-in-register]")).to_have_count(0)
    assert any("register_url" in line for line in lines)
    assert "expires_after: P5Y" in lines


@in_dutch
def test_work_and_renewal_are_described_too(form: Any) -> None:
    """Work processes are written one a line in each language, and come back as lines; a missing code is told there."""
    page = form.page
    page.locator('input[name="type"][value="regular"]').check()
    form.unfold("practice")
    form.field("practice.kind").select_option("praktijkverklaring")
    form.field("practice.qualification.code").fill("99992")
    lines = page.locator('textarea[data-input="practice.processes"]')
    lines.nth(0).fill("B1-K1-W1 | Ontvangt goederen | Verwerkt goederen\nB1-K1-W2 | Slaat op")
    lines.nth(1).fill("B1-K1-W2 | Stores goods\nB1-K1-W1 | Receives goods")
    form.field("practice.workplace").select_option("demo-leerbedrijf")
    form.field("practice.assessor.nl").fill("praktijkopleider")
    form.unfold("renewal")
    form.field("expires_after").select_option("P2Y")
    form.field("renewal.what.nl").fill("een dag herhalen")
    form.field("renewal.every").select_option("P2Y")
    file = form.settled()
    written = yaml.safe_load(file)
    task = {"task": {"nl": "Verwerkt goederen"}}
    assert written["practice"]["processes"] == [
        {"code": "B1-K1-W1", "name": {"nl": "Ontvangt goederen", "en": "Receives goods"}, **task},
        {"code": "B1-K1-W2", "name": {"nl": "Slaat op", "en": "Stores goods"}},
    ]
    assert (written["practice"]["workplace"], written["renewal"]["every"]) == ("demo-leerbedrijf", "P2Y")
    expect(page.locator('[data-found^="practice"] [data-level=error]')).to_have_count(0)
    lines.nth(0).fill("Ontvangt goederen")
    page.locator("#check").click()
    form.settled()
    expect(page.locator('[data-found="practice.processes"] [data-rule=value-has-its-shape]')).to_have_count(1)


@in_dutch
def test_an_image_of_ones_own_is_judged_shown_and_handed_over(form: Any, tmp_path: Path) -> None:
    """A drawing with a script is refused at its field; a sound one comes along in a ZIP, beside its file."""
    bad, good, small = tmp_path / "slecht.svg", tmp_path / "Mijn Plaatje.SVG", tmp_path / "klein.png"
    bad.write_text(DRAWING.format("<script>1</script>"), encoding="utf-8")
    good.write_text(DRAWING.format(""), encoding="utf-8")
    small.write_bytes(png(100))
    page = form.page
    page.locator("#f-issuer").select_option("demo-mbo")
    form.field("name.nl").fill("Tuinieren")
    form.unfold()
    image, said = page.locator("#own-image"), page.locator("#own-image-said")
    for wrong in (bad, small):
        image.set_input_files(wrong)
        expect(said).to_contain_text(wrong.name)
        page.locator("#check").click()
        form.settled()
        expect(page.locator('[data-found="image"] [data-rule=image-is-sound]')).to_have_count(1)
    image.set_input_files(good)
    expect(said).to_contain_text(good.name)
    assert "image: tuinieren.svg" in form.lines()
    expect(page.locator('[data-found="image"] [data-level=error]')).to_have_count(0)
    with page.expect_download() as saved:
        page.locator("#download").click()
    assert saved.value.suggested_filename == "tuinieren.zip"
    with zipfile.ZipFile(io.BytesIO(Path(saved.value.path()).read_bytes())) as archive:
        folder = "catalogue/institutions/demo-mbo/badges/tuinieren"
        assert archive.namelist() == [f"{folder}.svg", f"{folder}.yaml"]
        assert archive.read(f"{folder}.svg") == good.read_bytes()
    page.locator("#own-image-none").click()
    assert "image:" not in "\n".join(form.lines())
    image.set_input_files({"name": "a.gif", "mimeType": "image/gif", "buffer": b"GIF89a"})
    expect(said).to_contain_text("geen SVG of PNG")


@in_dutch
def test_what_no_field_asks_comes_along(form: Any, tmp_path: Path) -> None:
    """A row that is opened in the form keeps values that are not offered and fields that are not asked."""
    heads = "slug;type;name.nl;version;expires_after;grade.scale;aliases;quality_assurance.framework;"
    heads += "learning_outcomes.text.nl;learning_outcomes.bloom"
    row = "lassen;microcredential;Lassen;2;P18M;1-10;demo-mbo.oud-lassen;npuls-mob;Je kan lassen;apply"
    sheet = tmp_path / "badges.csv"
    sheet.write_text(f"{heads}\r\n{row}\r\n", encoding="utf-8")
    page = form.page
    page.locator('button[data-way="table"]').click()
    page.locator("#table-issuer").select_option("demo-mbo")
    page.locator("#table-file").set_input_files(sheet)
    page.locator('.row[data-slug="lassen"] button').click()
    lines = form.lines()
    for line in ('version: "2"', "expires_after: P18M", "aliases: [demo-mbo.oud-lassen]"):
        assert line in lines
    text = "\n".join(lines)
    for part in ("scale: ", "bloom: apply", "framework: npuls-mob"):
        assert part in text
    expect(form.field("quality_assurance.framework")).to_have_value("npuls-mob")


@in_dutch
def test_a_unit_after_a_number_is_left_out(form: Any) -> None:
    """The unit that a field asks for may be written; what is no number in that unit stays, and is found."""
    for written, line in (
        ("24 uur", "workload: {hours: 24}"),
        ("2,5 uur", "workload: {hours: 2.5}"),
        ("uur", "workload: {hours: uur}"),
        ("24 dagen", "workload: {hours: 24 dagen}"),
    ):
        form.field("workload.hours").fill(written)
        assert line in form.lines(), written


@in_dutch
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_offered_spreadsheet_comes_back(form: Any, tmp_path: Path, kind: str) -> None:
    """What is offered to fill in is read again: it says that nothing was filled in yet, in the language of the page."""
    page = form.page
    page.locator('button[data-way="table"]').click()
    with page.expect_download() as saved:
        page.locator(f'#table a[href$=".{kind}"]').click()
    assert saved.value.suggested_filename == f"badges.{kind}"
    sheet = tmp_path / f"badges.{kind}"
    sheet.write_bytes(Path(saved.value.path()).read_bytes())
    page.locator("#table-issuer").select_option("demo-mbo")
    page.locator("#table-file").set_input_files(sheet)
    expect(page.locator("#table-said")).to_contain_text("schrijf onder de kopjes en het voorbeeld een regel per badge")


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [("kompas21-communiceren@1", "kompas21-communiceren@1"), ("kompas21-communiceren@7", "")],
    ids=["there", "no such version"],
)
def test_the_page_of_a_template_leads_to_the_form_with_it_chosen(lent_page: Page, asked: str, chosen: str) -> None:
    """Whoever presses "adopt this template" finds it chosen; one that is not there is not."""
    lent_page.goto(f"describe/?template={asked}")
    expect(lent_page.locator("#tools")).to_be_visible()
    expect(lent_page.locator("#f-template")).to_have_value(chosen)
