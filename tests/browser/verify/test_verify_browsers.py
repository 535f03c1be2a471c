"""What other browsers lack, taken away from this one: the page does without, or says so, and never says more."""

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
IN_WORKER = """((code) => {
    const Real = Blob;
    globalThis.Blob = class extends Real {
        constructor(parts, options) { super(options?.type === 'text/javascript' ? [code, ...parts] : parts, options); }
    };
})"""


def _without_in_worker(context: Any, code: str) -> None:
    """Run a line in the worker before anything else in it."""
    context.add_init_script(f"{IN_WORKER}({code!r})")


def test_without_ed25519_nothing_is_called_valid(desk: Any, verify_folder: Path) -> None:
    """A browser whose WebCrypto lacks the algorithm: the proof is `unchecked`, by name; with it, it is valid."""
    page = desk()
    (worker,) = page.page.workers
    worker.evaluate(
        """() => {
            self.kept = SubtleCrypto.prototype.importKey;
            SubtleCrypto.prototype.importKey = async function () {
                throw new DOMException('Unrecognized name.', 'NotSupportedError');
            };
        }"""
    )
    try:
        page.give(verify_folder / "samples" / "genuine.png")
        assert page.headline("genuine.png")[0] == "undecided"
        assert page.page.locator("[data-step=proof]").get_attribute("data-outcome") == "unchecked"
    finally:
        worker.evaluate("() => { SubtleCrypto.prototype.importKey = self.kept; }")
    page.clear()
    page.give(verify_folder / "samples" / "genuine.png")
    assert page.headline("genuine.png") == ("valid", "verified")


MISSING = {
    "WebAssembly": "delete globalThis.WebAssembly;",
    "WebCrypto": "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });",
    "Worker": "delete globalThis.Worker;",
    "URL.canParse": "delete URL.canParse;",
}


@pytest.mark.parametrize("what", MISSING)
def test_what_it_cannot_do_without_is_named(
    what: str, host: Any, visit: Any, context: Any, verify_folder: Path
) -> None:
    """A browser without it: the page names it before anything of the runtime is fetched, and judges nothing."""
    context.add_init_script(MISSING[what])
    page = visit(f"{host.address}en/verify/")
    page.give(verify_folder / "samples" / "genuine.png")
    page.wait("failed")
    said = page.page.locator("#engine").inner_text()
    assert "lacks something" in said
    assert what in said
    assert [path for path in host.asked if "/runtime/" in path] == []
    assert page.page.locator("[data-report]").count() == 0


def test_an_address_without_tls_is_said_to_be_the_reason(host: Any, visit: Any, context: Any) -> None:
    """Browsers hide their cryptography there; the remedy is the address."""
    context.add_init_script("Object.defineProperty(globalThis, 'isSecureContext', { value: false });")
    page = visit(f"{host.address}en/verify/")
    page.wait("failed")
    assert "https://" in page.page.locator("#engine").inner_text()


REFUSED = {
    "at once": "globalThis.Worker = class { constructor() { throw new DOMException('no', 'SecurityError'); } };",
    "later": """globalThis.Worker = class {
        constructor() { setTimeout(() => this.onerror({ message: 'no module workers' }), 50); }
        postMessage() {}
        terminate() {}
    };""",
}


@pytest.mark.parametrize("how", REFUSED)
def test_without_a_module_worker_it_says_so_and_judges_nothing(
    how: str, host: Any, visit: Any, context: Any, verify_folder: Path
) -> None:
    """A browser that starts no worker from a blob gets the remedy to read, and no verdict."""
    context.add_init_script(REFUSED[how])
    page = visit(f"{host.address}en/verify/")
    page.give(verify_folder / "samples" / "genuine.png")
    page.wait("failed")
    assert "use a newer browser" in page.page.locator("#engine").inner_text()
    assert page.page.locator("[data-report]").count() == 0


def test_without_trusted_types_the_same_code_runs(host: Any, visit: Any, context: Any, verify_folder: Path) -> None:
    """A browser that does not know the rule ignores it; the worker starts from a plain address."""
    host.spoil["index.html"] = lambda body: body.replace(b"require-trusted-types-for &#x27;script&#x27;", b"")
    context.add_init_script("delete globalThis.trustedTypes;")
    page = visit(f"{host.address}en/verify/")
    assert page.page.locator('meta[content*="require-trusted-types-for"]').count() == 0
    assert page.page.evaluate("() => globalThis.trustedTypes === undefined")
    page.give(verify_folder / "samples" / "genuine.png")
    assert page.headline("genuine.png") == ("valid", "verified")


def test_without_decompression_it_starts_plainly(host: Any, visit: Any, context: Any, verify_folder: Path) -> None:
    """A browser that cannot unpack is sent nothing packed, starts plainly, and judges alike."""
    _without_in_worker(context, "delete self.DecompressionStream;")
    page = visit(f"{host.named}en/verify/")
    page.give(verify_folder / "samples" / "genuine.png")
    assert page.headline("genuine.png") == ("valid", "verified")
    assert page.page.locator("html").get_attribute("data-start") == "plain"
    assert [path for path in host.asked if path.endswith(".gz")] == []


def test_without_compression_no_proof_card_is_made_or_opened(
    host: Any, visit: Any, context: Any, verify_folder: Path
) -> None:
    """The page names the remedy instead of a card, both for who makes one and for who opens one."""
    context.add_init_script("delete globalThis.CompressionStream; delete globalThis.DecompressionStream;")
    page = visit(f"{host.address}en/verify/#card=abc")
    page.page.locator("#card-note", has_text="newer browser").wait_for(state="attached")
    page.give(verify_folder / "samples" / "genuine.json")
    page.headline("genuine.json")
    page.page.locator("#card summary").click()
    page.page.get_by_role("button", name="Make the proof card").click()
    page.page.locator("#card-made", has_text="newer browser").wait_for()


def test_without_a_canvas_in_workers_no_code_is_read_and_none_is_spoken_of(
    host: Any, visit: Any, context: Any, verify_folder: Path
) -> None:
    """A picture is then what it is without its code: a picture without a badge."""
    _without_in_worker(context, "delete self.OffscreenCanvas;")
    page = visit(f"{host.address}en/verify/")
    page.give(verify_folder / "samples" / "not-a-badge.png")
    assert page.headline("not-a-badge.png") == ("undecided", "no-badge-found")
    assert page.page.locator("[data-code]").count() == 0


def test_without_background_tasks_the_start_follows_the_first_paint(host: Any, visit: Any, context: Any) -> None:
    """A browser without `scheduler` starts by itself all the same."""
    context.add_init_script("Object.defineProperty(globalThis, 'scheduler', { value: undefined });")
    page = visit(f"{host.address}en/verify/")
    page.wait()
    assert page.page.evaluate("() => globalThis.scheduler === undefined")


def test_without_a_clipboard_the_text_is_marked_to_copy_by_hand(host: Any, visit: Any, context: Any) -> None:
    """A browser that refuses the clipboard: the message is selected."""
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    page = visit(f"{host.address}en/verify/")
    page.sample("unknown-issuer.png").click()
    page.headline("unknown-issuer.png")
    page.page.locator("[data-report] summary", has_text="Message to the applicant").click()
    page.page.locator(".message button").first.click()
    assert page.page.evaluate("() => getSelection().toString()").startswith("Hello,")
