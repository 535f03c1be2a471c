"""The verify page in Firefox and in WebKit: the same headlines, nothing asked of anybody, nothing changed is run."""

import base64
import json
import zlib
from pathlib import Path
from typing import Any

import pytest
import segno

from badge_catalogue.pages.verify import texts

LINK = "https://badges.example.net/public/assertions/7"
READY = "document.documentElement.dataset.verifier === 'ready'"
REPORTS = """
return [...document.querySelectorAll("[data-report]")].map((one) => [one.dataset.file, one.dataset.headline]);
"""


def _opened(window: Any, address: str) -> None:
    window.visit(address)
    window.until(READY)


def _headline(window: Any, name: str) -> str:
    said = "[...document.querySelectorAll('[data-report]')].find((one) => one.dataset.file === arguments[0])"
    return str(window.until(f"{said}?.dataset.headline", name))


def test_every_sample_reads_its_headline_and_asks_nobody(
    window: Any, host: Any, home: str, abroad: tuple[str, list[str]]
) -> None:
    """All at once, as Chromium reads them; from handing over to the last verdict no request leaves the browser.

    On an origin of its own: where another page left a service worker, the browser renews that whenever it likes.
    """
    listed = json.loads((host.folder / "samples" / "index.json").read_text(encoding="utf-8"))
    samples = [sample for sample in listed if "recipient" not in sample]
    assert len(samples) >= 12
    _opened(window, f"{host.address}{home}verify/")
    window.until("document.querySelector('[data-sample]') !== null")
    abroad[1].clear()
    host.asked.clear()
    window.give("#badge-file", *(host.folder / "samples" / sample["file"] for sample in samples))
    for sample in samples:
        _headline(window, sample["file"])
    assert dict(window.run(REPORTS)) == {sample["file"]: sample["headline"] for sample in samples}
    assert host.asked == []
    assert abroad[1] == []


def test_what_leaves_the_browser_would_be_seen(window: Any, host: Any, abroad: tuple[str, list[str]]) -> None:
    """The witness hears of a page that does ask somebody: without this the silence above would say nothing."""
    page = b"""<!doctype html><title>x</title><script>
        fetch('http://elsewhere.example/ask')
            .catch(() => { document.documentElement.dataset.tried = 'yes'; });</script>"""
    host.extra["asking.html"] = page
    abroad[1].clear()
    window.visit(f"{host.address}asking.html")
    window.until("document.documentElement.dataset.tried === 'yes'")
    assert "http://elsewhere.example/ask" in abroad[1]


def _flipped(body: bytes) -> bytes:
    place = len(body) // 2
    return body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]


@pytest.mark.parametrize(
    "file",
    [
        "pyodide.asm.wasm",
        "snapshot.bin.gz",
        "snapshot.json",
        "python_stdlib.zip",
        "worker.js",
        "download.js",
        "wake.js",
    ],
)
def test_a_changed_file_is_refused_and_nothing_is_judged(file: str, window: Any, host: Any) -> None:
    """One bit, or a space behind a script: the page says that it is damaged, and gives no report."""
    host.spoil[file] = (lambda body: body + b" ") if file.endswith(".js") else _flipped
    window.visit(f"{host.address}en/verify/")
    window.give("#badge-file", host.folder / "samples" / "genuine.png")
    window.until("document.documentElement.dataset.verifier === 'failed'")
    assert any(path.endswith(file) for path in host.asked)
    assert "damaged" in window.text("#engine")
    assert window.run(REPORTS) == []


@pytest.mark.parametrize("file", ["verify.js", "card.js"])
def test_the_browser_refuses_a_changed_script_of_the_page(
    file: str, window: Any, host: Any, request: pytest.FixtureRequest
) -> None:
    """Scripts of the page, and what they import, bear their digest in the page; a changed one does not run."""
    if window.name == "webkit" and file == "card.js":
        reason = "WebKit ignores `integrity` on modulepreload; the README of the page says so"
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    host.spoil[file] = lambda body: body + b"\ndocument.documentElement.dataset.changed = 'yes';"
    window.visit(f"{host.address}en/verify/")
    window.until("document.readyState === 'complete'")
    window.run("return new Promise((resolve) => setTimeout(resolve, 1500))")  # for what should not come
    assert window.run("return document.documentElement.dataset.changed ?? null") is None
    window.visit(host.address)


def test_a_code_in_a_picture_is_read(window: Any, site: Any, home: str, tmp_path: Path) -> None:
    """The link in a QR code is shown, and judged as a pasted one; it is not followed unasked."""
    picture = tmp_path / "photo.png"
    segno.make(LINK, micro=False).save(str(picture), scale=6, border=8, light="#eeeeff")
    _opened(window, f"{site.address}{home}verify/")
    window.give("#badge-file", picture)
    assert _headline(window, "photo.png") == "online-check-needed"
    assert LINK in window.text("[data-code]")


def test_a_badge_can_be_pasted(window: Any, site: Any, home: str) -> None:
    """A badge as text is judged like a file."""
    _opened(window, f"{site.address}{home}verify/")
    window.press(".paste summary")
    badge = (site.folder / "samples" / "genuine.json").read_text(encoding="utf-8")
    window.run("document.querySelector('#paste-text').value = arguments[0]", badge)
    window.press("#paste-form button")
    window.until("document.querySelector('[data-report]') !== null")
    assert [headline for _, headline in window.run(REPORTS)] == ["verified"]


def test_a_proof_card_opens_from_its_link(window: Any, site: Any, home: str) -> None:
    """Everything on a card is checked anew; the part behind the # reaches no server."""
    text = (site.folder / "samples" / "genuine.json").read_text(encoding="utf-8")
    changed = json.loads(text)
    changed["credentialSubject"]["achievement"]["name"] += "!"
    told = {"v": 1, "badges": [["a", text], ["b", json.dumps(changed)]]}
    packed = zlib.compress(json.dumps(told).encode(), wbits=-15)
    card = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    window.visit(f"{site.address}{home}verify/#card={card}")
    assert (_headline(window, "a"), _headline(window, "b")) == ("verified", "tampered")
    assert [path for path in site.asked if "card=" in path] == []


def test_a_proof_card_is_made(window: Any, site: Any) -> None:
    """Badges become a link, and the link the same badges."""
    _opened(window, f"{site.address}en/verify/")
    window.give("#badge-file", site.folder / "samples" / "genuine.png", site.folder / "samples" / "expired.svg")
    _headline(window, "genuine.png")
    _headline(window, "expired.svg")
    window.press("#card summary")
    window.press("#card button")
    link = window.text("[data-card-link]")
    assert link.startswith(f"{site.address}en/verify/#card=")
    window.visit(link)
    assert (_headline(window, "genuine.png"), _headline(window, "expired.svg")) == ("verified", "expired")


def test_the_person_is_compared(window: Any, site: Any, home: str) -> None:
    """A verified badge turns green for its owner, and says so of anybody else."""
    for given, tone in (("sam@example.org", "valid"), ("else@example.org", "invalid")):
        _opened(window, f"{site.address}{home}verify/")
        window.give("#badge-file", site.folder / "samples" / "genuine.png")
        _headline(window, "genuine.png")
        window.type("[data-person] input", given)
        window.press("[data-person] button")
        window.until("document.querySelector('[data-report]')?.dataset.tone === arguments[0]", tone)


def test_the_words_are_there_in_each_language(window: Any, site: Any, home: str) -> None:
    """The headline that is read is the one laid down."""
    _opened(window, f"{site.address}{home}verify/")
    window.give("#badge-file", site.folder / "samples" / "tampered.png")
    assert _headline(window, "tampered.png") == "tampered"
    title = texts()["en" if home else "nl"]["headlines"]["tampered"]["title"]
    assert title in window.text("[data-report] h3")
