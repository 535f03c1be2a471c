"""What a badge says is text and nothing but text, whatever it says; and what people paste is taken as it is."""

import base64
import hashlib
import json
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
    "look-alike": "http\u0455://school.example.org@\u0435vil.example/",
}
PLACES = (
    ("id",),
    ("type",),
    ("@context",),
    ("validFrom",),
    ("validUntil",),
    ("image",),
    ("evidence",),
    ("issuer",),
    ("issuer", "id"),
    ("issuer", "url"),
    ("issuer", "email"),
    ("issuer", "image"),
    ("credentialStatus",),
    ("refreshService",),
    ("credentialSubject", "id"),
    ("credentialSubject", "identifier"),
    ("credentialSubject", "achievement", "id"),
    ("credentialSubject", "achievement", "image"),
    ("credentialSubject", "achievement", "criteria", "id"),
)


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
def test_nothing_in_a_badge_becomes_more_than_text(kind: str, desk: Any, tmp_path: Path) -> None:
    """Script, markup, bidi controls and endless names change nothing but the text shown."""
    path = tmp_path / f"{kind[:4]}.json"
    path.write_text(json.dumps(_badge(HOSTILE[kind])), encoding="utf-8")
    page = desk()
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


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_field_of_a_badge_can_hold_more_than_text(kind: str, desk: Any, tmp_path: Path) -> None:
    """The same in every other field, one at a time: nothing runs, nothing is linked or fetched, nothing is valid."""
    page = desk()
    paths = []
    for number, place in enumerate(PLACES):
        badge = _badge("Name")
        holder: Any = badge
        for name in place[:-1]:
            holder = holder[name]
        holder[place[-1]] = HOSTILE[kind]
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(json.dumps(badge), encoding="utf-8")
    before = len(page.requests)
    page.give(*paths)
    for path in paths:
        assert page.headline(path.name)[0] != "valid", path.name
    reports = page.page.locator("#reports")
    assert reports.locator("script, img, iframe, object, embed, [onload], [onerror], [style]").count() == 0
    own = {"127.0.0.1", page.page.evaluate("() => location.host")}
    for path in paths:
        page.open(path.name)
        assert reports.locator("script, img, iframe, object, embed, [onload], [onerror], [style]").count() == 0
        assert {link.evaluate("node => new URL(node.href).host") for link in reports.locator("a[href]").all()} <= own
        assert "\u202e" not in reports.inner_text()
    assert page.page.evaluate("() => window.ran === undefined")
    assert "\u202e" not in page.page.locator("#results").inner_text()
    assert [address for address in page.requests[before:] if not address.startswith("blob:")] == []
    assert page.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.said == []


def test_a_name_of_ten_megabytes_is_refused_with_its_own_words(desk: Any, tmp_path: Path) -> None:
    """A badge longer than any badge is not read; the page stays as it is, and the next file is judged."""
    page = desk()
    for size, headline in ((10_000_000, "unreadable"), (1_000_000, "unreadable")):
        path = tmp_path / f"{size}.json"
        path.write_text(json.dumps(_badge("A" * size)), encoding="utf-8")
        page.give(path)
        assert page.headline(path.name) == ("undecided", headline)
    assert len(page.page.locator("#reports").inner_text()) < 20_000


def test_a_name_of_a_file_is_text_too(desk: Any, tmp_path: Path) -> None:
    """A file name with markup and a right-to-left override is shown for what it is."""
    path = tmp_path / "<img src=x onerror=alert(1)>\u202egnp.json"
    path.write_text("{}", encoding="utf-8")
    page = desk("")
    page.give(path)
    page.page.locator("[data-report]").wait_for()
    assert "⟨U+202E⟩gnp.json" in page.page.locator(".report-file").inner_text()
    assert page.page.locator("[data-report] img").count() == 0


def test_the_picture_is_drawn_from_the_files_own_bytes(desk: Any, verify_folder: Path) -> None:
    """The badge's picture is a canvas: nothing of the file itself is put into the page."""
    page = desk("")
    for name in ("genuine.png", "genuine.svg"):
        page.give(verify_folder / "samples" / name)
        page.headline(name)
        assert page.page.locator(f'[data-report][data-file="{name}"] canvas').count() == 1
    assert page.page.locator("#reports img, #reports object, #reports iframe").count() == 0


def test_a_drawing_that_could_be_endless_is_not_drawn(desk: Any, verify_folder: Path, tmp_path: Path) -> None:
    """An SVG with `use`, filters or style is judged but not shown."""
    text = (verify_folder / "samples" / "genuine.svg").read_text(encoding="utf-8")
    path = tmp_path / "bomb.svg"
    path.write_text(text.replace("</svg>", '<g id="a"/><use href="#a"/></svg>'), encoding="utf-8")
    page = desk("")
    page.give(path)
    page.page.locator('[data-report][data-file="bomb.svg"]').wait_for()
    assert page.page.locator("[data-report] canvas").count() == 0


def test_the_badge_can_be_seen_as_it_stands_in_the_file(desk: Any, verify_folder: Path) -> None:
    """The raw credential is there to see and to copy, byte for byte."""
    page = desk()
    path = verify_folder / "samples" / "genuine.jwt"
    page.give(path)
    page.headline(path.name)
    assert page.page.locator("[data-raw]").text_content() == path.read_text(encoding="utf-8").strip()


def test_styles_and_scripts_are_named_with_their_digests(lasting_host: Any, desk: Any, verify_folder: Path) -> None:
    """Every script and style of the page bears its digest, and the digest is that of the file."""
    page = desk("")
    found = page.page.locator("script[src], link[rel=stylesheet], link[rel=modulepreload]")
    assert found.count() > 10
    for node in found.all():
        address = node.evaluate("node => node.src || node.href")
        if address.endswith(("pages.css", "page.js")) and not node.get_attribute("integrity"):
            pytest.fail(f"{address} bears no digest")
        body = (verify_folder / address.removeprefix(lasting_host.address)).read_bytes()
        digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
        assert node.get_attribute("integrity") == f"sha256-{digest}", address
