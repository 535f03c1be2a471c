"""WCAG 2.2 AA as far as a program can see it, on every kind of page in both languages.

Each page is loaded once; the tests then look at it in another scheme, at another size, with other spacing. Nothing of
that needs a new load: a visitor zooms and switches on the page as it stands.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE: ViewportSize = {"width": 1280, "height": 900}

# One page of every kind; the same path stands under en/.
KINDS = [
    "",
    "badges/",
    "badges/?q=data&audience=professional&sector=hbo",
    "badges/?sector=mbo&institution=demo-wo",
    "badges/?q=polderveen",
    "badges/demo-mbo/warmtepompen-installeren/",
    "badges/demo-hbo/complexe-wondzorg/v1/",
    "institutions/",
    "institutions/demo-mbo/",
    "frameworks/",
    "frameworks/kompas21/",
    "frameworks/npuls-hbo-wo/",
    "levels/",
    "skills/",
    "pathways/",
    "pathways/energietransitie/",
    "recognition/",
    "compare/",
    "compare/?b=demo-mbo.warmtepompen-installeren&b=demo-mbo.zonnepanelen-plaatsen",
    "vacancy/",
    "plan/#to=demo-hbo.projectleider-energietransitie",
    "new/",
    "glossary/",
    "rules/",
    "codes/",
    "describe/",
    "verify/",
    "what-is-what/",
    "contribute/",
    "accessibility/",
    "licenses/",
    "404.html",
]
# By which one sees that the script of a page has done its work; the verify page is looked at while it still loads.
READY = {
    "badges/?": ":is(#results:not(:has(.skeleton)) h3, #empty p)",
    "compare/?": "#compare-add:not([hidden])",
    "plan/": "#plan[data-ready]",
    "describe/": "html[data-describe=ready]",
}
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
PAGES = [(language, kind) for kind in KINDS for language in ("nl", "en") if (language, kind) != ("en", "404.html")]

AXE_RUN = """async (only) => {
  const { violations, passes } = await axe.run({ runOnly: only, resultTypes: ["violations"], reporter: "v2" });
  const why = ({ any, all, none }) => [...any, ...all, ...none].map(({ message }) => message).join(" ");
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 120)} (${why(node).slice(0, 200)})`));
  return { found, passes: passes.length };
}"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# WCAG 1.4.12, text spacing.
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
    "p { margin-bottom: 2em !important; }"
)
# What a reader without our fonts may have, a fifth wider: the widest that Debian, and so a test, brings.
SYSTEM_FONTS = ':root { --sans: "DejaVu Sans" !important; --serif: "DejaVu Serif" !important; }'
CUT = """() => [...document.querySelectorAll("h1, h2, h3, a, button, summary, label, dt, dd, th, td, li, legend")]
  .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden, [aria-hidden=true], .skip"))
  .filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX))
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
  .map((one) => one.outerHTML.slice(0, 120))"""
SMALL = """() => {
  const pressed = "button, summary, input:not([type=hidden]), select, nav a, .button, [role=button], [role=tab]";
  return [...document.querySelectorAll(pressed)]
    .filter((one) => one.checkVisibility() && !one.closest("[hidden], .visually-hidden, .skip"))
    .map((one) => ({ box: (one.closest("label") ?? one).getBoundingClientRect(), html: one.outerHTML }))
    .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
    .map(({ box, html }) => `${Math.round(box.width)}x${Math.round(box.height)} ${html.slice(0, 120)}`);
}"""
MOVING = """() => {
  const long = (text) => text.split(",").some((part) => parseFloat(part) > 0.01);
  const still = [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    return (style.animationName !== "none" && long(style.animationDuration)) || long(style.transitionDuration)
      || style.scrollBehavior === "smooth";
  });
  return still.map((one) => one.outerHTML.slice(0, 100));
}"""
# What is to be pressed or read has a colour other than what is behind it, and fields and buttons have an edge.
UNSEEN = """() => {
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$|transparent/.test(colour)) return colour;
    }
    return "Canvas";
  };
  const shown = (one) => one.checkVisibility() && !one.closest(".visually-hidden, .skip, [hidden]");
  const words = "main :is(a, button, h1, h2, h3, p, li, label, summary, td, th, dd), header a";
  const same = [...document.querySelectorAll(words)]
    .filter((one) => shown(one) && one.textContent.trim() && getComputedStyle(one).color === behind(one));
  const edge = (one) => ["Top", "Bottom"].some((side) => {
    const style = getComputedStyle(one);
    return parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none";
  });
  const fields = [...document.querySelectorAll("main :is(.button, .field, select, textarea)")];
  const bare = fields.filter((one) => shown(one) && !edge(one));
  return [...same, ...bare].map((one) => one.outerHTML.slice(0, 120));
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const marks = [one, one.closest("label, li, .drop, summary, .result") ?? one].map((at) => getComputedStyle(at));
  const drawn = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const seen = marks.some((style) => drawn(style) || style.boxShadow !== "none");
  const box = one.getBoundingClientRect();
  const middle = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1);
  const top = document.elementFromPoint(middle, box.y + box.height / 2);
  const label = one.closest("label");
  const free = !top || one.contains(top) || top.contains(one) || label?.contains(top);
  return { html: one.outerHTML.slice(0, 120), seen, free, inside: box.bottom > 0 && box.top < innerHeight };
}"""


@pytest.fixture(scope="module")
def reader(browser: Browser, site: Any) -> Iterator[Page]:
    """One page for all; axe is put in past the policy, which forbids any other script."""
    context = browser.new_context(base_url=site.address, bypass_csp=True, viewport=WIDE, service_workers="block")
    context.add_init_script(AXE)
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture(scope="module", params=PAGES, ids=[f"{language}-{kind or 'home'}" for language, kind in PAGES])
def loaded(request: pytest.FixtureRequest, reader: Page, resize: Any) -> Page:
    """A page of one kind in one language, loaded once and settled."""
    language, kind = request.param
    resize(reader, 1280, 900)
    answer = reader.goto("about:blank") or reader.goto(kind if language == "nl" else f"en/{kind}")
    assert answer
    assert answer.ok
    sign = next((sign for start, sign in READY.items() if f"{kind}?".startswith(start)), "h1")
    reader.locator(sign).first.wait_for(state="attached")
    reader.evaluate(DRAWN)
    return reader


@pytest.fixture
def shown(loaded: Page, resize: Any) -> Iterator[Page]:
    """The page as most people see it; a test that looks at it otherwise leaves it so again."""
    yield loaded
    loaded.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="no-preference")
    resize(loaded, 1280, 900)


def test_axe_finds_nothing(shown: Page) -> None:
    """axe-core finds no violation of WCAG 2.2 A and AA, nor of its best practices."""
    result = shown.evaluate(AXE_RUN, {"type": "tag", "values": RULES})
    assert result["found"] == []
    assert result["passes"] > 10


def test_axe_finds_nothing_in_the_dark(shown: Page) -> None:
    """What a scheme can change, the colours, axe-core looks at again in the dark one."""
    shown.emulate_media(color_scheme="dark", reduced_motion="reduce")  # else colours are on their way
    rules = ["color-contrast", "link-in-text-block"]
    result = shown.evaluate(AXE_RUN, {"type": "rule", "values": rules})
    assert result["found"] == []
    assert result["passes"] >= 1


def test_one_column_at_320(shown: Page, resize: Any) -> None:
    """At 320 CSS px, 1280 at 400 %, nothing scrolls sideways (1.4.10) nor is cut when widely spaced (1.4.12)."""
    resize(shown, 320, 640)
    seen = {}
    for typeface, fonts in (("our fonts", ":root {}"), ("a system's", SYSTEM_FONTS)):
        style = shown.add_style_tag(content=fonts)
        plain = shown.evaluate(SIDEWAYS)
        style.evaluate("(style, more) => style.append(more)", SPACING)
        seen[typeface] = (plain <= 1, shown.evaluate(SIDEWAYS) <= 1, shown.evaluate(CUT))
        style.evaluate("style => style.remove()")
    assert seen == dict.fromkeys(seen, (True, True, []))


@pytest.mark.parametrize("width", [390, 1280])
def test_targets_are_large_enough(shown: Page, resize: Any, width: int) -> None:
    """Everything to press is at least 24 by 24 CSS px, but for links within a sentence (WCAG 2.5.8)."""
    resize(shown, width, 844)
    assert shown.evaluate(SMALL) == []


def test_forced_colours_keep_everything_in_sight(shown: Page) -> None:
    """With the visitor's own colours text differs from what is behind it, and buttons and fields have an edge."""
    shown.emulate_media(forced_colors="active")
    assert shown.evaluate("() => matchMedia('(forced-colors: active)').matches")
    assert shown.evaluate(UNSEEN) == []


def test_nothing_moves_for_who_asked_for_that(shown: Page) -> None:
    """With reduced motion no element has an animation or a transition one could see."""
    shown.emulate_media(reduced_motion="reduce")
    assert shown.evaluate(MOVING) == []


def test_focus_is_seen_wherever_it_goes(shown: Page) -> None:
    """Tab by tab focus goes on, is marked, and is not hidden behind something (2.1.2, 2.4.7, 2.4.11)."""
    stops = []
    shown.evaluate("() => { document.activeElement?.blur(); scrollTo(0, 0); getSelection().removeAllRanges(); }")
    for _ in range(30):
        shown.keyboard.press("Tab")
        stop = shown.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    shown.evaluate("() => document.activeElement?.blur()")
    assert len({stop["html"] for stop in stops}) > 5
    assert [stop["html"] for stop in stops if not stop["seen"]] == []
    assert [stop["html"] for stop in stops if not (stop["free"] and stop["inside"])] == []


def test_forced_colours_keep_states_apart(reader: Page) -> None:
    """Which page one is on and which view is chosen can be seen without a background."""
    edge = "(one) => ['Top', 'Bottom'].map((side) => ['Color', 'Width', 'Style'].map((what) =>"
    edge += " getComputedStyle(one)[`border${side}${what}`]).join(' ')).join()"
    reader.goto("badges/")
    reader.emulate_media(forced_colors="active", reduced_motion="reduce")
    pairs = (
        (".site-nav a[aria-current]", ".site-nav a:not([aria-current])"),
        ("[data-view][aria-pressed=true]", "[data-view][aria-pressed=false]"),
    )
    alike = [
        one for one, other in pairs if reader.locator(one).evaluate(edge) == reader.locator(other).first.evaluate(edge)
    ]
    reader.emulate_media(forced_colors="none", reduced_motion="no-preference")
    assert alike == []


def test_the_judges_can_tell(reader: Page) -> None:
    """On a page that was spoiled on purpose every judgement above finds something."""
    reader.goto("badges/demo-mbo/warmtepompen-installeren/")
    reader.emulate_media(forced_colors="active")
    reader.add_style_tag(
        content="* { outline: none !important; box-shadow: none !important; }"
        "h1 { overflow: hidden; width: 3rem; white-space: nowrap; }"
        "header button { display: block !important; width: 9px !important; height: 9px !important; min-height: 0; }"
        "main p { color: Canvas !important; } body { background: Canvas !important; }"
    )
    reader.keyboard.press("Tab")
    focused = reader.evaluate(FOCUSED)
    found = {name: reader.evaluate(judge) for name, judge in (("cut", CUT), ("small", SMALL), ("unseen", UNSEEN))}
    reader.emulate_media(forced_colors="none")
    assert focused["seen"] is False
    assert {name for name, spoiled in found.items() if not spoiled} == set()


def test_something_moves_for_others(reader: Page) -> None:
    """Without that wish there is some motion: the test above can tell."""
    reader.emulate_media(reduced_motion="no-preference")
    reader.goto("badges/")
    assert reader.evaluate(MOVING) != []


def test_the_scheme_survives_a_change_of_language(browser: Browser, site: Any) -> None:
    """Who chose dark stays in the dark when switching to English."""
    context = browser.new_context(base_url=site.address, color_scheme="light")
    page = context.new_page()
    page.goto("")
    before = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.locator("header button").last.click()
    chosen = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.goto("en/")
    after = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    context.close()
    assert chosen != before
    assert after == chosen
