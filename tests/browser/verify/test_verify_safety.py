"""What the browser enforces on the verify page: the worker reaches nobody, and nothing that was changed is run."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

# Each way a worker could try to reach another origin. `open` is how the same attempt ends where nothing forbids it.
ATTEMPTS = {
    "fetch": "url => fetch(url, { mode: 'no-cors' }).then(() => 'reached', error => 'refused: ' + error.name)",
    "the original fetch": """url => {
        const found = WorkerGlobalScope.prototype.fetch ?? Object.getPrototypeOf(self).fetch ?? fetch;
        return found.call(self, url, { mode: 'no-cors' }).then(() => 'reached', error => 'refused: ' + error.name);
    }""",
    "XMLHttpRequest": """url => new Promise(resolve => {
        const request = new XMLHttpRequest();
        request.onload = () => resolve('reached');
        request.onerror = () => resolve('refused');
        try { request.open('GET', url); request.send(); } catch (error) { resolve('refused: ' + error.name); }
    })""",
    "WebSocket": """url => new Promise(resolve => {
        try {
            const socket = new WebSocket(url.replace('http', 'ws'));
            socket.onopen = () => resolve('reached');
            socket.onerror = () => resolve('refused');
        } catch (error) { resolve('refused: ' + error.name); }
    })""",
    "EventSource": """url => new Promise(resolve => {
        const source = new EventSource(url);
        source.onopen = () => resolve('reached');
        source.onerror = () => { source.close(); resolve('refused'); };
    })""",
    "import()": "url => import(url + 'code.js').then(() => 'reached', error => 'refused: ' + error.name)",
    "importScripts": """url => {
        try { importScripts(url + 'code.js'); return 'reached'; } catch (error) { return 'refused: ' + error.name; }
    }""",
    "a nested worker from a blob": """url => new Promise(resolve => {
        const code = `fetch(${JSON.stringify(url)}, { mode: 'no-cors' })
            .then(() => postMessage('reached'), error => postMessage('refused: ' + error.name))`;
        const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
        const rule = self.trustedTypes?.createPolicy('attempt' + Math.random(), { createScriptURL: text => text });
        try {
            const nested = new Worker(rule ? rule.createScriptURL(address) : address);
            nested.onmessage = event => resolve(event.data);
            nested.onerror = () => resolve('refused');
        } catch (error) { resolve('refused: ' + error.name); }
    })""",
    "a nested worker from an address": """url => new Promise(resolve => {
        const rule = self.trustedTypes?.createPolicy('attempt' + Math.random(), { createScriptURL: text => text });
        const address = location.href.startsWith('blob:') ? JSON.parse(self.sameOriginScript ?? 'null') : null;
        try {
            const nested = new Worker(rule ? rule.createScriptURL(url + 'code.js') : url + 'code.js');
            nested.onmessage = () => resolve('reached');
            nested.onerror = () => resolve('refused');
        } catch (error) { resolve('refused: ' + error.name); }
    })""",
}


def _flipped(body: bytes) -> bytes:
    place = len(body) // 2
    return body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]


def _cut(body: bytes) -> bytes:
    return body[: len(body) // 2]


@pytest.mark.whole_browser
def test_the_worker_reaches_no_other_origin(host: Any, elsewhere: Any, visit: Any) -> None:
    """Fetch, XHR, WebSocket, EventSource, import() and nested workers: the other origin hears nothing."""
    page = visit(f"{host.address}verify/")
    page.wait()
    (worker,) = page.page.workers
    for name, attempt in ATTEMPTS.items():
        ended = worker.evaluate(attempt, elsewhere.address)
        assert ended.startswith("refused"), name
    assert elsewhere.asked == []


@pytest.mark.whole_browser
def test_the_same_attempts_do_reach_it_from_an_unprotected_worker(host: Any, elsewhere: Any, context: Any) -> None:
    """The instrument works: without the policy the other origin is asked."""
    page = context.new_page()
    page.goto(f"{host.address}trust.json")  # of the same server, without a policy
    with page.expect_worker() as started:
        page.evaluate("new Worker(URL.createObjectURL(new Blob(['0'], { type: 'text/javascript' })))")
    ended = {
        name: started.value.evaluate(attempt, elsewhere.address)
        for name, attempt in ATTEMPTS.items()
        if name in ("fetch", "XMLHttpRequest", "a nested worker from a blob")
    }
    assert ended["fetch"] == ended["a nested worker from a blob"] == "reached"
    assert len(elsewhere.asked) == len(ended)


@pytest.mark.whole_browser
def test_the_page_itself_reaches_no_other_origin(host: Any, elsewhere: Any, visit: Any) -> None:
    """The page's own code is under the policy too: no request, no picture, no frame from elsewhere."""
    page = visit(f"{host.address}verify/")
    ended = page.page.evaluate(
        """async url => {
            const image = new Image();
            image.src = url + 'x.png';
            document.body.append(image);
            const frame = document.createElement('iframe');
            frame.src = url;
            document.body.append(frame);
            navigator.sendBeacon?.(url, 'x');
            return fetch(url, { mode: 'no-cors' }).then(() => 'reached', error => 'refused');
        }""",
        elsewhere.address,
    )
    page.page.wait_for_timeout(300)
    assert ended == "refused"
    assert elsewhere.asked == []


def test_text_can_never_become_script(desk: Any) -> None:
    """Trusted Types: neither innerHTML nor an inline handler nor eval does anything."""
    page = desk("")
    ended = page.page.evaluate(
        """() => {
            try { document.body.innerHTML = '<img src=x onerror=alert(1)>'; return 'written'; }
            catch (error) { return error.name; }
        }"""
    )
    assert ended == "TypeError"
    ended = page.page.evaluate(
        """() => {
            try { document.body.setAttribute('onclick', 'window.ran = 1'); return 'written'; }
            catch (error) { return error.name; }
        }"""
    )
    assert ended == "TypeError"


@pytest.mark.parametrize("change", [_flipped, _cut], ids=["one bit", "half"])
@pytest.mark.parametrize("file", ["badge_verifier-0.1.0-py3-none-any.whl", "pyodide.asm.wasm"])
def test_a_changed_file_stops_everything(
    file: str, change: Callable[[bytes], bytes], host: Any, visit: Any, verify_folder: Path
) -> None:
    """One byte of a wheel or of the wasm file differs: the page says so and verifies nothing."""
    host.spoil[file] = change
    page = visit(f"{host.address}verify/")
    page.give(verify_folder / "samples" / "genuine.png")
    page.wait("failed")
    assert "beschadigd" in page.page.locator("#engine").inner_text()
    assert page.page.locator("[data-report]").count() == 0


@pytest.mark.parametrize(
    "file",
    [
        "worker.js",
        "prepare.js",
        "qr-reader.js",
        "jsqr.js",
        "release.json",
        "pyodide.asm.mjs",
        "pyodide-lock.json",
        "python_stdlib.zip",
    ],
)
def test_a_changed_script_is_not_run(file: str, host: Any, visit: Any) -> None:
    """Scripts and lists are compared with their digests as well."""
    host.spoil[file] = lambda body: body + b" "
    page = visit(f"{host.address}verify/")
    page.wait("failed")
    assert "beschadigd" in page.page.locator("#engine").inner_text()


@pytest.mark.whole_browser
@pytest.mark.parametrize("file", ["verify.js", "card.js", "scheme.js"])
def test_the_browser_refuses_a_changed_script_of_the_page(file: str, host: Any, visit: Any, until: Any) -> None:
    """Scripts of the page bear their digest in the page."""
    host.spoil[file] = lambda body: body + b"\nglobalThis.changed = true;"
    page = visit(f"{host.address}verify/")
    until(page.page, lambda: any("integrity" in said for said in page.said))
    assert page.page.evaluate("() => globalThis.changed === undefined")


def test_a_failed_download_offers_another_try_that_works(host: Any, visit: Any, verify_folder: Path) -> None:
    """A file that did not arrive is named; after "try again" the file given early is judged."""
    host.spoil["pyodide.asm.wasm"] = _cut
    page = visit(f"{host.address}en/verify/")
    page.give(verify_folder / "samples" / "genuine.png")
    page.wait("failed")
    host.spoil.clear()
    page.page.get_by_role("button", name="Try again").click()
    assert page.headline("genuine.png") == ("valid", "verified")


def test_without_its_worker_file_it_says_so(host: Any, visit: Any, context: Any) -> None:
    """A host that lacks a file: the page says that not everything could be downloaded."""
    context.route(re.compile(r"python_stdlib\.zip$"), lambda route: route.abort())
    page = visit(f"{host.address}en/verify/")
    page.wait("failed")
    assert "could be downloaded" in page.page.locator("#engine").inner_text()


def test_the_policy_is_the_one_laid_down(desk: Any) -> None:
    """Word for word: a looser policy is a decision, not an accident."""
    page = desk("")
    policies = page.page.locator('meta[http-equiv="Content-Security-Policy"]')
    policy = policies.first.get_attribute("content")
    assert policy == (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; "
        "font-src 'self'; connect-src 'self'; worker-src blob:; frame-src 'self'; form-action 'none'; base-uri 'none'; "
        "require-trusted-types-for 'script'"
    )
    allowed = policies.nth(1).get_attribute("content")  # added by the page, which alone knows where it stands
    assert re.fullmatch(
        r"frame-src http://\S+/app-[0-9a-f]+/lookup/look\.html http://\S+/app-[0-9a-f]+/offline/register\.html", allowed
    )
