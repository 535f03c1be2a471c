"""The verify page for everybody: by keyboard, for a screen reader, on a phone, in print."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lending import Lender
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[3]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
LOOKS: list[tuple[str, Any, int]] = [
    ("", "light", 1280),
    ("", "dark", 390),
    ("en/", "light", 390),
    ("en/", "dark", 1280),
]


@pytest.fixture(scope="module")
def answered(
    unbound: Lender, lasting_host: Any, visit_on: Callable[..., Any], verify_folder: Path
) -> Iterator[Callable[[str], Page]]:
    """The page in a language with the answer to every example, each with its headline, and all cards open."""
    samples = json.loads((verify_folder / "samples" / "index.json").read_text(encoding="utf-8"))
    headlines = {sample["file"]: sample["headline"] for sample in samples if "recipient" not in sample}
    pages: dict[str, Page] = {}

    def opened(language: str) -> Page:
        if language not in pages:
            visit = visit_on(unbound.window(), f"{lasting_host.address}{language}verify/")
            page = pages[language] = visit.page
            visit.give(*(verify_folder / "samples" / name for name in headlines))
            for name, headline in headlines.items():
                page.locator(f'[data-report][data-file="{name}"][data-headline="{headline}"]').wait_for(
                    state="attached"
                )
            page.evaluate("() => { globalThis.print = () => { throw new Error('left as it is for paper'); }; }")
            page.locator("#overview summary", has_text=re.compile("Bewaar|Save")).click()
            page.get_by_role("button", name=re.compile("Druk alles af|Print all")).click()
            page.locator("#results").evaluate("node => { delete node.dataset.pile; }")
            page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
            page.evaluate(AXE)
        return pages[language]

    yield opened
    for page in pages.values():
        page.close()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_the_answers(
    look: tuple[str, Any, int], answered: Callable[[str], Page], resize: Callable[[Page, int, int], None]
) -> None:
    """With the answer to every example on the page: no finding and no sideways scrolling, in each look."""
    language, scheme, width = look
    page = answered(language)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # else colours are on their way
    resize(page, width, 900)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    found = page.evaluate(
        "async () => (await axe.run({ resultTypes: ['violations'] })).violations"
        ".map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))])"
    )
    assert found == []


def test_the_whole_way_works_by_keyboard(shared_host: Any, lent_visit: Any) -> None:
    """The file field takes the focus, its zone shows it, and an example can be tried without a mouse."""
    page = lent_visit(f"{shared_host.address}en/verify/")
    page.wait()
    for _ in range(30):
        page.page.keyboard.press("Tab")
        if page.page.evaluate("() => document.activeElement.id") == "badge-file":
            break
    assert page.page.evaluate("() => document.activeElement.id") == "badge-file"
    outline = page.page.locator("#drop").evaluate("node => getComputedStyle(node).outlineStyle")
    assert outline == "solid"
    page.page.locator("#samples summary").nth(1).focus()
    page.page.keyboard.press("Enter")
    page.page.locator('[data-sample="expired.svg"]').focus()
    page.page.keyboard.press("Enter")
    assert page.headline("expired.svg") == ("invalid", "expired")


def test_a_message_to_the_applicant_is_there_in_both_languages(desk: Any, verify_folder: Path) -> None:
    """Where something is missing there is a message to copy in both languages; where nothing is, there is none."""
    page = desk("")
    for name, messages in (("unknown-issuer.png", 2), ("genuine.png", 0)):
        page.give(verify_folder / "samples" / name)
        page.headline(name)
        found = page.page.locator(f'[data-report][data-file="{name}"] [data-ask=person] .message')
        assert found.count() == messages
        assert [one.get_attribute("lang") for one in found.all()] == ["nl", "en"][:messages]


def test_a_printed_report_has_the_verdict_and_nothing_to_click(desk: Any, verify_folder: Path) -> None:
    """On paper: headline, answers, date; no drop zone, no buttons."""
    page = desk("")
    page.give(verify_folder / "samples" / "tampered.png")
    page.headline("tampered.png")
    page.page.emulate_media(media="print")
    assert page.page.locator("[data-report] h3").is_visible()
    paper = page.page.locator("[data-report] .on-paper").inner_text()
    assert hashlib.sha256((verify_folder / "samples" / "tampered.png").read_bytes()).hexdigest() in paper
    assert re.search(r"Bekeken op: \d+ \w+ 20\d\d om \d\d:\d\d UTC", paper)
    assert page.page.locator('[data-step="proof"]').is_visible()
    assert not page.page.locator("#drop").is_visible()
    assert [button for button in page.page.locator("main button").all() if button.is_visible()] == []


@pytest.mark.parametrize("button", ["Print all", "Print or save as PDF"])
def test_what_is_printed_has_every_answer(button: str, desk: Any, verify_folder: Path) -> None:
    """Of a pile one card is open on the screen; on paper all are, with every answer, or the one that is printed."""
    page = desk()
    names = ("genuine.png", "tampered.png")
    page.give(*(verify_folder / "samples" / name for name in names))
    for name in names:
        page.headline(name)
    page.page.evaluate(
        """() => {
            globalThis.print = () => {
                globalThis.printed = [...document.querySelectorAll('[data-report]')].map((report) =>
                    [report.dataset.file, report.querySelector('.rest')?.open, report.hasAttribute('data-printed')]);
                globalThis.how = document.documentElement.dataset.print ?? 'all';
            };
        }"""
    )
    one = button != "Print all"
    if one:
        page.open(names[0])
    else:
        page.page.locator("#overview summary", has_text="Save or print").click()
    page.page.get_by_role("button", name=button).click()
    assert page.page.evaluate("() => globalThis.how") == ("one" if one else "all")
    assert page.page.evaluate("() => globalThis.printed") == [
        [names[0], True, one],
        [names[1], None if one else True, False],
    ]
    assert page.page.locator(".rest[open]").count() == 0


@pytest.mark.parametrize("home", ["", "en/"])
def test_every_button_is_named_in_words(home: str, desk: Any, verify_folder: Path) -> None:
    """No button shows the inside of a program, and none is without a name."""
    page = desk(home)
    page.give(verify_folder / "samples" / "genuine.png", verify_folder / "samples" / "unknown-issuer.png")
    page.headline("unknown-issuer.png")
    for button in page.page.locator("main button").all():
        assert re.fullmatch(r"[\w“(][^<>{}]*", (button.text_content() or "").strip()), button.inner_html()
