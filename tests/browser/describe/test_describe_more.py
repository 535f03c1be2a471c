"""Describing a badge in the browser: what is rarer in the form, and what comes along although no field asks it."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
START = 90_000  # milliseconds: Pyodide on a busy machine
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}<circle cx="5" cy="5" r="4"/></svg>'


def ready(page: Page, path: str) -> None:
    """Open the page and wait until the checks run."""
    page.goto(path)
    page.locator("html[data-describe=ready]").wait_for(state="attached", timeout=START)


def settled(page: Page) -> str:
    """Wait until what stands in the form was checked; return the file."""
    page.wait_for_timeout(50)
    page.locator("html[data-checked=true]").wait_for(state="attached", timeout=START)
    return page.locator("#yaml").text_content() or ""


def unfold(page: Page) -> None:
    """Show the fields that stand folded."""
    page.locator("#group-more summary").click()


def plain(text: str) -> list[str]:
    """Return the lines of a file without its remarks."""
    return [line for line in text.splitlines() if not line.startswith("#")]


def png(side: int) -> bytes:
    """Return a white square."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress((b"\0" + b"\xff" * side) * side)
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("path", ["describe/", "en/describe/"])
def test_a_shared_badge_asks_only_what_is_free(page: Page, path: str) -> None:
    """Whoever adopts a template sees no field that it fixes, chooses a step, and gets a file without errors."""
    ready(page, path)
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
    file = settled(page)
    assert "template: kompas21-samenwerken@1" in plain(file)
    assert "series: {template: kompas21-samenwerken, step: gevorderd}" in plain(file)
    assert not [line for line in plain(file) if line.startswith(("name:", "type:", "workload:"))]
    expect(page.locator("#todo [data-level=error]")).to_have_count(0)
    said = {"describe/": "Samenwerken: gevorderd", "en/describe/": "Collaborating: advanced"}[path]
    expect(page.locator("#preview h3").first).to_have_text(said)

    page.locator("#f-template").select_option("")
    expect(page.locator('[data-input="name.nl"]')).to_be_visible()
    assert not [line for line in plain(settled(page)) if line.startswith(("template:", "series:"))]


def test_badges_occupations_and_elements_are_found_by_name(page: Page) -> None:
    """What refers to the catalogue is chosen by its name and written as its address; taking it away is one press."""
    ready(page, "describe/")
    page.locator('input[name="type"][value="microcredential"]').check()
    page.locator('[data-at="stacking.into"] input[type=search]').fill("energietr")
    page.locator('[data-at="stacking.into"] .offer').first.click()
    unfold(page)
    for at, words in (("alignments", "samenwerken komp"), ("occupations", "lasser"), ("stacking.requires", "lassen")):
        page.locator(f'[data-at="{at}"] input[type=search]').fill(words)
        page.locator(f'[data-at="{at}"] .offer').first.click()
    file = settled(page)
    assert "  - framework: kompas21\n    code: samenwerken\n" in file
    assert "http://data.europa.eu/esco/occupation/" in file
    expect(page.locator('[data-at="alignments"] .chosen .chip')).to_contain_text("Samenwerken")
    expect(page.locator("#todo [data-rule=stacking-target-exists]")).to_have_count(0)
    page.locator('[data-at="occupations"] .chosen .chip').click()
    assert "esco/occupation" not in settled(page)
    page.locator('[data-at="occupations"] input[type=search]').fill("zzzz")
    expect(page.locator('[data-at="occupations"] .offers .quiet')).to_be_visible()


def test_a_level_in_the_register_has_its_address(page: Page) -> None:
    """A level that is said to be verified asks for its address in the register, there and only then."""
    ready(page, "describe/")
    page.locator('input[name="type"][value="regular"]').check()
    page.locator('[data-input="level.framework"]').select_option("nlqf")
    page.locator('[data-input="level.value"]').select_option("5")
    assert 'level: {framework: nlqf, value: "5", status: indicative}' in plain(settled(page))
    unfold(page)
    page.locator('[data-input="level.status"]').select_option("verified")
    page.locator("#check").click()
    settled(page)
    expect(page.locator('[data-found^="level."] [data-rule=verified-level-in-register]')).to_have_count(1)
    page.locator('[data-input="level.register_url"]').fill("https://register.example.org/123")
    page.locator('[data-input="expires_after"]').select_option("P5Y")
    file = settled(page)
    expect(page.locator("[data-rule=verified-level-in-register]")).to_have_count(0)
    assert "register_url" in file
    assert "expires_after: P5Y" in plain(file)


def test_an_image_of_ones_own_is_judged_shown_and_handed_over(page: Page, tmp_path: Path) -> None:
    """A drawing with a script is refused at its field; a sound one comes along in a ZIP, beside its file."""
    bad, good, small = tmp_path / "slecht.svg", tmp_path / "Mijn Plaatje.SVG", tmp_path / "klein.png"
    bad.write_text(DRAWING.format("<script>1</script>"), encoding="utf-8")
    good.write_text(DRAWING.format(""), encoding="utf-8")
    small.write_bytes(png(100))
    ready(page, "describe/")
    page.locator("#f-issuer").select_option("demo-mbo")
    page.locator('[data-input="name.nl"]').fill("Tuinieren")
    unfold(page)
    image = page.locator("#own-image")
    for wrong in (bad, small):
        image.set_input_files(wrong)
        page.locator("#check").click()
        settled(page)
        expect(page.locator('[data-found="image"] [data-rule=image-is-sound]')).to_have_count(1)
    image.set_input_files(good)
    assert "image: tuinieren.svg" in plain(settled(page))
    expect(page.locator('[data-found="image"] [data-level=error]')).to_have_count(0)
    with page.expect_download() as saved:
        page.locator("#download").click()
    assert saved.value.suggested_filename == "tuinieren.zip"
    with zipfile.ZipFile(io.BytesIO(Path(saved.value.path()).read_bytes())) as archive:
        folder = "catalogue/institutions/demo-mbo/badges/tuinieren"
        assert archive.namelist() == [f"{folder}.svg", f"{folder}.yaml"]
        assert archive.read(f"{folder}.svg") == good.read_bytes()
    page.locator("#own-image-none").click()
    assert "image:" not in "\n".join(plain(settled(page)))
    image.set_input_files({"name": "a.gif", "mimeType": "image/gif", "buffer": b"GIF89a"})
    expect(page.locator("#own-image-said")).to_contain_text("geen SVG of PNG")


def test_what_no_field_asks_comes_along(page: Page, tmp_path: Path) -> None:
    """A row that is opened in the form keeps values that are not offered and fields that are not asked."""
    heads = "slug;type;name.nl;version;expires_after;grade.scale;aliases;quality_assurance.framework;"
    heads += "learning_outcomes.text.nl;learning_outcomes.bloom"
    row = "lassen;microcredential;Lassen;2;P18M;1-10;demo-mbo.oud-lassen;npuls-mob;Je kan lassen;apply"
    sheet = tmp_path / "badges.csv"
    sheet.write_text(f"{heads}\r\n{row}\r\n", encoding="utf-8")
    ready(page, "describe/")
    page.locator('[data-way="table"]').click()
    page.locator("#table-issuer").select_option("demo-mbo")
    page.locator("#table-file").set_input_files(sheet)
    page.locator(".row button").click()
    lines = plain(settled(page))
    for line in ('version: "2"', "expires_after: P18M", "aliases: [demo-mbo.oud-lassen]"):
        assert line in lines
    text = "\n".join(lines)
    for part in ("scale: ", "bloom: apply", "framework: npuls-mob"):
        assert part in text
    assert page.locator('[data-input="quality_assurance.framework"]').input_value() == "npuls-mob"


def test_a_unit_after_a_number_is_left_out(page: Page) -> None:
    """The unit that a field asks for may be written; what is no number in that unit stays, and is found."""
    ready(page, "describe/")
    for written, line in (
        ("24 uur", "workload: {hours: 24}"),
        ("2,5 uur", "workload: {hours: 2.5}"),
        ("uur", "workload: {hours: uur}"),
        ("24 dagen", "workload: {hours: 24 dagen}"),
    ):
        page.locator('[data-input="workload.hours"]').fill(written)
        assert line in plain(settled(page)), written


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_offered_spreadsheet_comes_back(page: Page, tmp_path: Path, form: str) -> None:
    """What is offered to fill in is read again: it says that nothing was filled in yet, in the language of the page."""
    ready(page, "describe/")
    page.locator('[data-way="table"]').click()
    with page.expect_download() as saved:
        page.locator(f'#table a[href$=".{form}"]').click()
    assert saved.value.suggested_filename == f"badges.{form}"
    sheet = tmp_path / f"badges.{form}"
    sheet.write_bytes(Path(saved.value.path()).read_bytes())
    page.locator("#table-issuer").select_option("demo-mbo")
    page.locator("#table-file").set_input_files(sheet)
    expect(page.locator("#table-said")).to_contain_text(
        "schrijf onder de kopjes en het voorbeeld een regel per badge", timeout=START
    )


def test_searching_without_the_checks_still_takes_addresses(page: Page, complaints: list[str]) -> None:
    """Where Pyodide does not come, what is searched otherwise is written by hand, and stands in the file."""
    page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    page.goto("describe/")
    page.locator("html[data-describe=failed]").wait_for(state="attached", timeout=START)
    page.locator('input[name="type"][value="microcredential"]').check()
    page.locator('[data-input="stacking.into"]').fill("demo-mbo.lassen, demo-hbo.x")
    assert 'into: ["demo-mbo.lassen", "demo-hbo.x"]' in (page.locator("#yaml").text_content() or "")
    complaints[:] = [said for said in complaints if "pyodide.asm.wasm" not in said and "ERR_FAILED" not in said]
