"""The verify page for everybody: by keyboard, for a screen reader, on a phone, in print."""

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[3]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
SAMPLES = ("genuine.png", "tampered.png", "unknown-issuer.png", "online-check-needed.png")


LOOKS: list[tuple[str, Any, int]] = [("", "light", 1280), ("en/", "dark", 390)]


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_the_answers(
    look: tuple[str, Any, int], host: Any, browser: Browser, verify_folder: Path
) -> None:
    """With cards of every verdict open: no finding, no sideways scrolling, in both schemes and widths."""
    language, scheme, width = look
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{host.address}{language}verify/")
    page.locator("input#badge-file").set_input_files([verify_folder / "samples" / name for name in SAMPLES])
    for name in SAMPLES:
        page.locator(f'[data-report][data-file="{name}"]').wait_for(timeout=60_000)
    for fold in page.locator("details").all():
        fold.evaluate("node => { node.open = true; }")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    page.evaluate(AXE)
    found = page.evaluate(
        "async () => (await axe.run()).violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))])"
    )
    context.close()
    assert found == []


def test_the_whole_way_works_by_keyboard(host: Any, visit: Any) -> None:
    """The file field takes the focus, its zone shows it, and an example can be tried without a mouse."""
    page = visit(f"{host.address}en/verify/")
    page.wait()
    for _ in range(30):
        page.page.keyboard.press("Tab")
        if page.page.evaluate("() => document.activeElement.id") == "badge-file":
            break
    assert page.page.evaluate("() => document.activeElement.id") == "badge-file"
    outline = page.page.locator("#drop").evaluate("node => getComputedStyle(node).outlineStyle")
    assert outline == "solid"
    page.page.locator('[data-sample="expired.svg"]').focus()
    page.page.keyboard.press("Enter")
    assert page.headline("expired.svg") == ("invalid", "expired")


def test_a_message_to_the_applicant_is_there_in_both_languages(host: Any, visit: Any, verify_folder: Path) -> None:
    """Where something is missing there is a message to copy in both languages; where nothing is, there is none."""
    page = visit(f"{host.address}verify/")
    for name, messages in (("unknown-issuer.png", 2), ("genuine.png", 0)):
        page.give(verify_folder / "samples" / name)
        page.headline(name)
        found = page.page.locator(f'[data-report][data-file="{name}"] .message')
        assert found.count() == messages
        assert [one.get_attribute("lang") for one in found.all()] == ["nl", "en"][:messages]


def test_a_printed_report_has_the_verdict_and_nothing_to_click(host: Any, visit: Any, verify_folder: Path) -> None:
    """On paper: headline, answers, date; no drop zone, no buttons."""
    page = visit(f"{host.address}verify/")
    page.give(verify_folder / "samples" / "tampered.png")
    page.headline("tampered.png")
    page.page.emulate_media(media="print")
    assert page.page.locator("[data-report] h3").is_visible()
    paper = page.page.locator("[data-report] .on-paper").inner_text()
    assert hashlib.sha256((verify_folder / "samples" / "tampered.png").read_bytes()).hexdigest() in paper
    assert re.search(r"\d{4}-\d\d-\d\dT", paper)
    assert page.page.locator('[data-step="proof"]').is_visible()
    assert not page.page.locator("#drop").is_visible()
    assert [button for button in page.page.locator("main button").all() if button.is_visible()] == []
