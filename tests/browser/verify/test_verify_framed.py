"""Frames: no other site shows this page in its own, and this page opens one frame and no other."""

from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.whole_browser]


def _framing(address: str) -> bytes:
    """Return a page that shows another one within itself."""
    return f'<!doctype html><title>x</title><iframe src="{address}" width="900" height="700"></iframe>'.encode()


@pytest.mark.parametrize("whose", ["another's", "our own"])
def test_another_sites_frame_gets_nothing_checked(host: Any, elsewhere: Any, context: Any, whose: str) -> None:
    """The page says so and asks for a window of its own; within a page of its own site it works."""
    around = elsewhere if whose == "another's" else host
    around.extra["framing.html"] = _framing(f"{host.address}en/verify/")
    page = context.new_page()
    page.goto(f"{around.address}framing.html")
    inner = page.frame_locator("iframe")
    state = "failed" if whose == "another's" else "ready"
    inner.locator(".drop, #badge-file").first.dispatch_event("pointerenter")
    inner.locator(f"html[data-verifier={state}]").wait_for(state="attached")
    assert ("Another website shows this page" in inner.locator("#engine").inner_text()) == (whose == "another's")


def test_the_page_opens_one_frame_only(host: Any, visit: Any) -> None:
    """Not even a file of its own site: one without a policy, such as the trust list, could reach anybody."""
    page = visit(f"{host.address}verify/")
    opened = page.page.evaluate(
        """async address => {
            const said = event => `${event.effectiveDirective} ${event.blockedURI.split('/').pop()}`;
            const refused = new Promise(resolve =>
                addEventListener('securitypolicyviolation', event => resolve(said(event))));
            const frame = document.createElement('iframe');
            frame.src = address;
            document.body.append(frame);
            return Promise.race([refused, new Promise(resolve => setTimeout(() => resolve('opened'), 2000))]);
        }""",
        f"{host.address}trust.json",
    )
    assert opened == "frame-src trust.json"


def test_the_frame_answers_its_own_site_alone(host: Any, elsewhere: Any, context: Any) -> None:
    """Another site that opens the file that looks things up gets no answer; a page of the same site does."""
    listing = context.new_page()
    listing.goto(f"{host.address}verify/")
    release = (
        listing.locator('link[href*="app-"]').first.evaluate("node => node.href").partition("/verify/verify.css")[0]
    )
    look = f"{release.rpartition('/app-')[0]}/app-{release.rpartition('/app-')[2].partition('/')[0]}/lookup/look.html"
    for around, expected in ((elsewhere, "silence"), (host, "failed")):
        around.extra["asking.html"] = _framing(look).replace(b"<iframe", b'<iframe sandbox="allow-scripts"')
        page = context.new_page()
        page.goto(f"{around.address}asking.html")
        heard = page.evaluate(
            """async url => {
                const target = document.querySelector('iframe').contentWindow;
                const answer = new Promise(resolve =>
                    addEventListener('message', event => resolve(event.data.refused)));
                target.postMessage({ id: 1, url, maxBytes: 10, seconds: 1 }, '*');
                return Promise.race([answer, new Promise(resolve => setTimeout(() => resolve('silence'), 2500))]);
            }""",
            "https://127.0.0.1:9/x",
        )
        assert heard == expected
