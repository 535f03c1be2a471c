"""What a badge says is text and nothing but text, whatever it says; and what people paste is taken as it is."""

import base64
import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

HOSTILE = {
    "script": "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>",
    "attribute": "\"'><svg onload=window.ran=1>",
    "bidi": "Uni\u202eversiteit",
    "zero width": "Hoge\u200bschool\ufeff",
    "template": "${window.ran = 1}{{window.ran = 1}}",
    "long": "A" * 40_000,
}


def _badge(text: str) -> dict[str, Any]:
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:00000000-0000-4000-8000-000000000001",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": text,
        "issuer": {"id": "https://school.example.org/", "type": ["Profile"], "name": text},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "https://school.example.org/a",
                "type": ["Achievement"],
                "name": text,
                "description": text,
                "criteria": {"narrative": text},
            },
        },
    }


@pytest.mark.parametrize("kind", HOSTILE)
def test_nothing_in_a_badge_becomes_more_than_text(kind: str, host: Any, visit: Any, tmp_path: Path) -> None:
    """Script, markup, bidi controls and endless names change nothing but the text shown."""
    path = tmp_path / f"{kind[:4]}.json"
    path.write_text(json.dumps(_badge(HOSTILE[kind])), encoding="utf-8")
    page = visit(f"{host.address}en/verify/")
    page.give(path)
    verdict, headline = page.headline(path.name)
    assert (verdict, headline) == ("undecided", "unsigned")
    report = page.page.locator("[data-report]")
    for fold in report.locator("summary").all():
        fold.evaluate("node => { node.parentElement.open = true; }")
    assert report.locator("script, img, iframe, object, embed, [onload], [onerror], [style]").count() == 0
    shown = report.inner_text()
    assert "\u202e" not in shown
    assert "\u200b" not in shown
    assert len(shown) < 400_000
    assert page.page.evaluate("() => window.ran === undefined")
    assert page.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.said == []


def test_a_name_of_a_file_is_text_too(host: Any, visit: Any, tmp_path: Path) -> None:
    """A file name with markup and a right-to-left override is shown for what it is."""
    path = tmp_path / "<img src=x onerror=alert(1)>\u202egnp.json"
    path.write_text("{}", encoding="utf-8")
    page = visit(f"{host.address}verify/")
    page.give(path)
    page.page.locator("[data-report]").wait_for()
    assert "⟨U+202E⟩gnp.json" in page.page.locator(".report-file").inner_text()
    assert page.page.locator("[data-report] img").count() == 0


def test_the_picture_is_drawn_from_the_files_own_bytes(host: Any, visit: Any, verify_folder: Path) -> None:
    """The badge's picture is a canvas: nothing of the file itself is put into the page."""
    page = visit(f"{host.address}verify/")
    for name in ("genuine.png", "genuine.svg"):
        page.give(verify_folder / "samples" / name)
        page.headline(name)
        assert page.page.locator(f'[data-report][data-file="{name}"] canvas').count() == 1
    assert page.page.locator("#reports img, #reports object, #reports iframe").count() == 0


def test_a_drawing_that_could_be_endless_is_not_drawn(
    host: Any, visit: Any, verify_folder: Path, tmp_path: Path
) -> None:
    """An SVG with `use`, filters or style is judged but not shown."""
    text = (verify_folder / "samples" / "genuine.svg").read_text(encoding="utf-8")
    path = tmp_path / "bomb.svg"
    path.write_text(text.replace("</svg>", '<g id="a"/><use href="#a"/></svg>'), encoding="utf-8")
    page = visit(f"{host.address}verify/")
    page.give(path)
    page.page.locator('[data-report][data-file="bomb.svg"]').wait_for()
    assert page.page.locator("[data-report] canvas").count() == 0


def test_the_badge_can_be_seen_as_it_stands_in_the_file(host: Any, visit: Any, verify_folder: Path) -> None:
    """The raw credential is there to see and to copy, byte for byte."""
    page = visit(f"{host.address}en/verify/")
    path = verify_folder / "samples" / "genuine.jwt"
    page.give(path)
    page.headline(path.name)
    assert page.page.locator("[data-raw]").text_content() == path.read_text(encoding="utf-8").strip()


def test_a_pasted_badge_is_judged(host: Any, visit: Any, verify_folder: Path) -> None:
    """The text of a badge may be pasted instead of given as a file."""
    page = visit(f"{host.address}en/verify/")
    page.page.locator(".paste summary").click()
    page.page.locator("#paste-text").fill((verify_folder / "samples" / "genuine.json").read_text(encoding="utf-8"))
    page.page.get_by_role("button", name="Check this").click()
    assert page.headline("badge.json") == ("valid", "verified")


def test_a_pasted_column_gives_one_answer_for_each_link(host: Any, visit: Any) -> None:
    """Names and links from a spreadsheet: each link is one row, and none is followed unasked."""
    page = visit(f"{host.address}en/verify/")
    page.wait()
    before = len(host.asked)
    page.page.locator(".paste summary").click()
    links = [f"https://badges.example.net/public/assertions/{number}" for number in range(3)]
    page.page.locator("#paste-text").fill("\n".join(f"Person {link[-1]}\t{link}" for link in links))
    page.page.get_by_role("button", name="Check this").click()
    for link in links:
        assert page.headline(link)[0] == "undecided"
    assert page.page.locator("tr[data-row]").count() == 3
    assert host.asked[before:] == []


def test_forty_files_make_one_table(host: Any, visit: Any, verify_folder: Path, tmp_path: Path) -> None:
    """A pile is judged in one go: a row each, a filter, and a CSV that leaves out names unless chosen."""
    names = ["genuine.png", "tampered.png", "unknown-issuer.png", "expired.svg"]
    paths = []
    for number in range(40):
        name = names[number % len(names)]
        path = tmp_path / f"Sam de Vries {number}{Path(name).suffix}"
        path.write_bytes((verify_folder / "samples" / name).read_bytes())
        paths.append(path)
    page = visit(f"{host.address}en/verify/")
    page.give(*paths)
    for path in paths:
        page.headline(path.name)
    assert page.page.locator("tr[data-row]").count() == 40
    page.page.locator("#overview select").select_option("tampered")
    assert page.page.locator("tr[data-row]").count() == 10
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name="Save as CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert text.count("\n") == 41
    assert "Sam de Vries" not in text
    page.page.locator("#overview input[type=checkbox]").check()
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name="Save as CSV").click()
    assert "Sam de Vries 7" in Path(download.value.path()).read_text(encoding="utf-8-sig")


def test_a_zip_gives_a_report_for_each_badge_in_it(host: Any, visit: Any, verify_folder: Path, tmp_path: Path) -> None:
    """One file with several badges: several cards, in order."""
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as pack:
        for name in ("genuine.png", "tampered.png"):
            pack.write(verify_folder / "samples" / name, name)
    page = visit(f"{host.address}en/verify/")
    page.give(path)
    assert page.headline("all.zip", 0)[1] == "verified"
    assert page.headline("all.zip", 1)[1] == "tampered"


def test_styles_and_scripts_are_named_with_their_digests(host: Any, visit: Any, verify_folder: Path) -> None:
    """Every script and style of the page bears its digest, and the digest is that of the file."""
    page = visit(f"{host.address}verify/")
    found = page.page.locator("script[src], link[rel=stylesheet], link[rel=modulepreload]")
    assert found.count() > 10
    for node in found.all():
        address = node.evaluate("node => node.src || node.href")
        if address.endswith(("pages.css", "page.js")) and not node.get_attribute("integrity"):
            pytest.fail(f"{address} bears no digest")
        body = (verify_folder / address.removeprefix(host.address)).read_bytes()
        digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
        assert node.get_attribute("integrity") == f"sha256-{digest}", address
