"""The site's own two typefaces: they show every character, weigh little, and nothing jumps when they come."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
PAGES = ["", "badges/", "badges/demo-mbo/warmtepompen-installeren/", "pathways/energietransitie/", "levels/", "verify/"]
SPOKEN = {"alt", "aria-label", "content", "placeholder", "title", "value"}
# Where code stands, a system's own typewriter face does; here it is taken away, to see all the rest.
ALL_TEXT = ":root { --mono: var(--sans) !important; }"
MARK_TEXT = """() => document.querySelectorAll("body *").forEach((one) => {
  const own = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  if (own && one.checkVisibility()) one.dataset.hasText = "";
})"""
OURS_LOADED = """() => [...document.fonts]
  .some(({ family, status }) => /^"?Catalogue/.test(family) && status === "loaded")"""
JUMPS = """() => new Promise((done) => {
  let jumped = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { jumped += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => setTimeout(() => done([jumped, document.fonts.check("16px 'Catalogue Sans'")]), 300));
})"""


class _Words(HTMLParser):
    """Collects the characters a page shows or says."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go on from an element's start."""
        self.silent += tag in {"script", "style"}
        self.found.update(*(value or "" for name, value in attrs if name in SPOKEN))

    def handle_endtag(self, tag: str) -> None:
        """Go on from an element's end."""
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        """Take what stands between."""
        if not self.silent:
            self.found.update(data)


def shows(font: Path) -> set[str]:
    """Return the characters that a font has."""
    return {chr(code) for code in TTFont(font).getBestCmap()}


def contributed() -> set[str]:
    """Return the characters that the definitions bring: a check's business, not the program's."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "catalogue").rglob("*.yaml"))]
    return set("".join(texts))


def characters(folder: Path) -> set[str]:
    """Return the characters of all pages, and of the words that scripts put on them."""
    words = _Words()
    for path in sorted(folder.rglob("*.html")):
        words.feed(path.read_text(encoding="utf-8"))
        words.reset()
        words.silent = 0
    for path in sorted([*folder.glob("verify/app-*/words.js"), *folder.glob("describe/app-*/words.js")]):
        words.found.update(path.read_text(encoding="utf-8"))
    return {sign for sign in words.found if sign.isprintable()}


def test_every_character_has_a_place_in_our_fonts(site: Any) -> None:
    """What the pages say in words of ours, the sans can show; it stands in where the serif lacks one."""
    found = characters(site.folder)
    assert len(found) > 90
    assert sorted(found - shows(site.folder / "assets/fonts/sans.woff2") - contributed()) == []


@pytest.mark.parametrize("name", ["sans.woff2", "serif.woff2"])
def test_fonts_have_what_names_and_prose_need(site: Any, name: str) -> None:
    """Letters of Dutch and its neighbours, signs that the usual cuts lack, and none that nobody uses here."""
    needed = set("éëïóöüßçñåøæœšžłőțı→←≤≥≈−€“”‘’…–—·×\u00a0\u2011\u202f")  # noqa: RUF001 -- each is meant
    assert needed - shows(site.folder / "assets/fonts" / name) == set()
    assert set("жωא中") & shows(site.folder / "assets/fonts" / name) == set()


@pytest.mark.parametrize("name", ["sans.woff2", "sans-italic.woff2", "serif.woff2"])
def test_a_changed_font_bears_no_reserved_name(site: Any, name: str) -> None:
    """The licence keeps the word of the originals to them; ours says whose it was in its copyright alone."""
    records = TTFont(site.folder / "assets/fonts" / name)["name"].names
    told = {record.nameID: record.toUnicode() for record in records}
    assert all("Source" not in told[number] for number in (1, 4, 6))
    assert "Adobe" in told[0]
    assert "SIL Open Font License" in told[13]


@pytest.fixture(scope="module")
def reader(browser: Browser, site: Any) -> Iterator[Page]:
    """A page whose styles may be added to."""
    context = browser.new_context(base_url=site.address, bypass_csp=True, service_workers="block")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_text_falls_back(reader: Page, language: str, path: str) -> None:
    """Chromium itself says which fonts it drew a page with: ours and no other."""
    reader.goto(path if language == "nl" else f"en/{path}")
    reader.add_style_tag(content=ALL_TEXT)
    reader.evaluate("() => document.fonts.ready.then(() => {})")
    reader.evaluate(MARK_TEXT)
    session = reader.context.new_cdp_session(reader)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "[data-has-text]"})["nodeIds"]
    fonts = [font for node in nodes for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]]
    session.detach()
    assert {font["familyName"] for font in fonts} == {"Catalogue Sans", "Catalogue Serif"}
    assert all(font["isCustomFont"] for font in fonts)


def test_a_first_visit_loads_little(browser: Browser, site: Any) -> None:
    """Both typefaces together weigh at most 120 kB on the first page, and each is asked for once."""
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url) if request.resource_type == "font" else None)
    page.goto("")
    page.evaluate("() => document.fonts.ready.then(() => {})")
    context.close()
    names = [url.removeprefix(site.address) for url in loaded]
    assert sorted(names) == ["assets/fonts/sans.woff2", "assets/fonts/serif.woff2"]
    assert 20_000 < sum((site.folder / name).stat().st_size for name in names) <= 120_000


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["", "badges/demo-mbo/warmtepompen-installeren/"], ids=["home", "badge"])
def test_nothing_jumps_when_a_font_comes_late(browser: Browser, site: Any, path: str, width: int) -> None:
    """A font that is held back takes the place of the system's with less of a shift than counts as good (0.1).

    Not none: widths agree on the average, and a line that is nearly full breaks a word earlier in one of the two.
    """
    context = browser.new_context(base_url=site.address, viewport={"width": width, "height": 844})
    page = context.new_page()
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))  # noqa: PLW0108 -- Playwright takes no bound method of a list
    page.goto(path, wait_until="domcontentloaded")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    before = page.evaluate("() => document.fonts.check(\"16px 'Catalogue Sans'\")")
    for route in held:
        route.continue_()
    jumped, after = page.evaluate(JUMPS)
    context.close()
    assert (before, after) == (False, True)
    assert jumped < 0.1


def test_a_page_without_our_fonts_can_be_read(browser: Browser, site: Any) -> None:
    """Where fonts are refused the system's stand in, at the width and height of ours."""
    wide = []
    for blocked in (False, True):
        context = browser.new_context(base_url=site.address, viewport={"width": 320, "height": 640})
        page = context.new_page()
        if blocked:
            page.route("**/*.woff2", lambda route: route.abort())
        page.goto("badges/demo-mbo/warmtepompen-installeren/")
        page.evaluate("() => document.fonts.ready.then(() => {})")
        assert page.evaluate(OURS_LOADED) != blocked
        wide.append(page.evaluate("() => [document.documentElement.scrollWidth, document.body.scrollHeight]"))
        context.close()
    assert wide[0][0] == wide[1][0] == 320
    assert abs(wide[0][1] - wide[1][1]) < 0.03 * wide[0][1]
