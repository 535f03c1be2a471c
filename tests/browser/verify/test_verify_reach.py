"""How far script of somebody else in the page itself would come, if any could be put there: stopped, or known.

`THREATS.md`, the README and the page on privacy say what stands here. A browser that begins to stop one of the known
ways fails its test, and then those texts are to say so.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from listening import Ears, ears
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.whole_browser]

_ADDED = "const node = Object.assign(document.createElement('{tag}'), {members}); document.body.append(node);"


def _element(tag: str, members: str, then: str = "") -> str:
    return f"url => {{ {_ADDED.replace('{tag}', tag).replace('{members}', members)} {then} }}"


# What the policy of the page stops: each asks for an address, named after itself.
STOPPED = {
    "fetch": "url => void fetch(url, { mode: 'no-cors' }).catch(() => {})",
    "xhr": "url => { const asked = new XMLHttpRequest(); asked.open('GET', url); asked.send(); }",
    "beacon": "url => { navigator.sendBeacon(url, 'x'); }",
    "later": "url => { fetchLater(url, { activateAfter: 0 }); }",
    "ping": _element("a", "{ href: '#x', ping: url }", "node.click();"),
    "socket": "url => { new WebSocket(url.replace('http', 'ws')); }",
    "events": "url => { new EventSource(url); }",
    "image": _element("img", "{ src: url }"),
    "background": _element("p", "{ textContent: 'x' }", "node.style.backgroundImage = `url(${url})`;"),
    "stylesheet": _element("link", "{ rel: 'stylesheet', href: url }"),
    "prefetch": _element("link", "{ rel: 'prefetch', href: url }"),
    "preload": _element("link", "{ rel: 'preload', as: 'image', href: url }"),
    "modulepreload": _element("link", "{ rel: 'modulepreload', href: url }"),
    "script": _element("script", "{ src: url }"),
    "font": "url => void new FontFace('x', `url(${url})`).load().catch(() => {})",
    "video": _element("video", "{ src: url }"),
    "object": _element("object", "{ data: url }"),
    "embed": _element("embed", "{ src: url }"),
}

# What is refused after a connection was made.
KNOCKING = {
    "a frame": _element("iframe", "{ src: url }"),
    "a form": _element("form", "{ action: url, method: 'post', target: '_blank' }", "node.submit();"),
}

# What no policy stops.
KNOWN = {
    "another page": "url => { location.href = url; }",
    "a new window": "url => { open(url); }",
    "a link": _element("a", "{ href: url }", "node.click();"),
    "a refresh": _element("meta", "{ httpEquiv: 'refresh', content: `0;url=${url}` }"),
    "WebRTC": """url => {
        globalThis.peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${new URL(url).host}` }] });
        peer.createDataChannel('x');
        void peer.createOffer().then(offer => peer.setLocalDescription(offer));
    }""",
}


@pytest.fixture
def listener() -> Iterator[Ears]:
    """Another host, which hears whoever only knocks."""
    with ears() as heard:
        yield heard


@pytest.fixture
def bare(host: Any, visit: Any) -> Any:
    """Open the verify page with its policy, without Python, which these tests have no use for."""
    host.spoil["release.json"] = lambda _: b""

    def look() -> Page:
        page: Page = visit(f"{host.address}en/verify/").page
        page.locator("html[data-verifier=failed]").wait_for(state="attached")  # its scripts ran
        return page

    return look


def _try_all(page: Page, listener: Ears) -> None:
    for name, way in STOPPED.items():
        tried = f"url => {{ try {{ ({way})(url); }} catch {{ /* refused */ }} }}"
        page.evaluate(tried, f"http://127.0.0.1:{listener.port}/{name}")


def test_what_the_policy_stops_hears_nothing(bare: Any, host: Any, listener: Ears, until: Any) -> None:
    """Requests, sockets, pictures, styles, scripts, fonts and objects; without a policy each comes through."""
    page = bare()
    _try_all(page, listener)
    page.wait_for_timeout(1500)
    assert (listener.connections, listener.lines) == (0, [])
    host.extra["open.html"] = b"<!doctype html><title>x</title><p>x</p>"
    unprotected = page.context.new_page()
    unprotected.goto(f"{host.address}open.html")
    _try_all(unprotected, listener)
    until(unprotected, lambda: {line.split("/")[1].split(" ")[0] for line in listener.lines} >= set(STOPPED))


@pytest.mark.parametrize("way", KNOWN.values(), ids=KNOWN)
def test_what_no_policy_stops_is_known(way: str, bare: Any, listener: Ears, until: Any) -> None:
    """Going elsewhere, opening a window, and WebRTC."""
    page = bare()
    page.evaluate(way, f"http://127.0.0.1:{listener.port}/x")
    until(page, lambda: listener.lines or listener.datagrams)


@pytest.mark.parametrize("way", KNOCKING.values(), ids=KNOCKING)
def test_what_is_refused_late_says_nothing(way: str, bare: Any, listener: Ears, until: Any) -> None:
    """Chromium knocks on the door of a host before it asks the policy, and then goes away."""
    page = bare()
    page.evaluate(way, f"http://127.0.0.1:{listener.port}/x")
    until(page, lambda: listener.connections)
    page.wait_for_timeout(1000)
    assert listener.lines == []


def test_the_frame_asks_whatever_the_page_says(bare: Any, until: Any) -> None:
    """Consent is the page's to ask: script in it could have the look-up frame ask any https address."""
    asked: list[str] = []

    def refuse(route: Any) -> None:
        asked.append(route.request.url)
        route.abort()

    page = bare()
    page.context.route("https://other.example/**", refuse)
    page.evaluate(
        """url => {
            const frame = document.createElement('iframe');
            frame.setAttribute('sandbox', 'allow-scripts');
            frame.src = document.querySelector('meta[content^="frame-src"]').content.split(' ')[1];
            frame.onload = () => frame.contentWindow.postMessage({ id: 1, url, maxBytes: 9, seconds: 1 }, '*');
            document.body.append(frame);
        }""",
        "https://other.example/words-of-a-badge",
    )
    until(page, lambda: asked == ["https://other.example/words-of-a-badge"])


def test_a_connection_can_be_prepared(browser: Browser, host: Any, listener: Ears, tmp_path: Path, until: Any) -> None:
    """`preconnect` knocks, and could tell something in the name of a host; private windows do not even do that."""
    kind = browser.browser_type
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with kind.launch_persistent_context(
        tmp_path / "profile",
        executable_path=found,
        args=["--no-sandbox", "--disable-gpu"],
        ignore_default_args=["--disable-background-networking"],  # which preparing a connection counts as
    ) as lasting:
        lasting.route("**/runtime/**", lambda route: route.abort())
        page = lasting.new_page()
        page.goto(f"{host.address}en/verify/")
        page.evaluate(_element("link", "{ rel: 'preconnect', href: url }"), f"http://127.0.0.1:{listener.port}")
        until(page, lambda: listener.connections)
