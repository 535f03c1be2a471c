"""How the verifier starts: from a snapshot of a warmed Python, or plainly, with the same answers."""

import gzip
import hashlib
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.whole_browser
@pytest.mark.parametrize(("query", "start"), [("", "snapshot"), ("?plain", "plain")])
def test_both_starts_give_the_same_answers(query: str, start: str, host: Any, visit: Any, verify_folder: Path) -> None:
    """The snapshot is the usual start; the plain one, which is its fall-back, judges alike."""
    page = visit(f"{host.address}en/verify/{query}")
    page.wait()
    assert page.page.locator("html").get_attribute("data-start") == start
    for name, expected in (("genuine.png", "verified"), ("genuine.jwt", "verified"), ("tampered.png", "tampered")):
        page.give(verify_folder / "samples" / name)
        assert page.headline(name)[1] == expected
    assert page.said == []


def _entry(content: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}


def _of_other_memory(layout: bytes) -> bytes:
    told = json.loads(layout)
    told["same"]["sha256"] = "0" * 64
    return json.dumps(told).encode()


BROKEN: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "not packed": ("snapshot.bin.gz", lambda _: b"no gzip"),
    "no memory": ("snapshot.bin.gz", lambda _: gzip.compress(b"no memory", mtime=0)),
    "no layout": ("snapshot.json", lambda _: b"{}"),
    "made for another program": ("snapshot.json", _of_other_memory),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_snapshot_that_does_not_start_is_gone_without(how: str, host: Any, visit: Any, verify_folder: Path) -> None:
    """A release whose snapshot, digest and all, does not load starts plainly, and says why; and then judges alike.

    The start that follows is the same for all, and takes seconds: it is waited for where most went before.
    """
    name, broken = BROKEN[how]
    (app,) = (verify_folder / "verify").glob("app-*")
    listing = (app / "release.json").read_bytes()
    told = json.loads(listing)
    content = broken((app / "runtime" / name).read_bytes())
    told["files"][f"runtime/{name}"] |= _entry(content)
    if name.endswith(".gz"):
        held = gzip.decompress(content) if content.startswith(b"\x1f") else content
        told["files"][f"runtime/{name}"]["unpacked"] = _entry(held)
    changed = json.dumps(told).encode()
    old, new = (hashlib.sha256(one).hexdigest().encode() for one in (listing, changed))
    host.spoil[name] = lambda _: content
    host.spoil["release.json"] = lambda _: changed
    host.spoil["index.html"] = lambda body: body.replace(old, new)
    page = visit("about:blank")
    with page.page.expect_console_message(lambda told: told.text.startswith("plain start: ")):
        page.page.goto(f"{host.address}en/verify/")
    if how == "made for another program":
        page.give(verify_folder / "samples" / "genuine.svg")
        assert page.headline("genuine.svg") == ("valid", "verified")
        assert page.page.locator("html").get_attribute("data-start") == "plain"


ORDER = """(() => {
    globalThis.order = [];
    const frame = requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (then) => frame((time) => { order.push("frame"); then(time); });
    const Real = Worker;
    globalThis.Worker = class extends Real {
        constructor(address, options) { order.push("worker"); super(address, options); }
    };
})()"""


def test_python_starts_by_itself_and_not_before_the_page_was_painted(host: Any, visit: Any, context: Any) -> None:
    """Nobody gives a file: the worker starts, once, after a frame was asked for and came."""
    context.add_init_script(ORDER)
    page = visit(f"{host.address}en/verify/")
    page.wait()
    order = page.page.evaluate("() => globalThis.order")
    assert order[0] == "frame"
    assert order.count("worker") == 1


NO_FRAMES = "globalThis.requestAnimationFrame = () => 0;"


def test_a_page_that_nobody_looks_at_starts_a_little_later(host: Any, visit: Any, context: Any) -> None:
    """A tab in the background is never painted; it is ready all the same."""
    context.add_init_script(NO_FRAMES)
    page = visit(f"{host.address}en/verify/")
    page.wait()
    assert page.page.locator("html").get_attribute("data-start") == "snapshot"


def test_nothing_is_judged_before_the_trust_list_is_here(host: Any, visit: Any, verify_folder: Path) -> None:
    """Python may be there first: the page is not ready, and no file is judged without the list."""
    arrives, fetched = threading.Event(), threading.Event()

    def late(body: bytes) -> bytes:
        assert arrives.wait(60)
        return body

    def seen(body: bytes) -> bytes:
        fetched.set()
        return body

    host.spoil |= {"trust/list.json": late, "snapshot.bin.gz": seen}
    page = visit(f"{host.address}en/verify/")
    page.give(verify_folder / "samples" / "genuine.svg")
    assert fetched.wait(60)
    page.page.locator("#engine[data-stage=packages]").wait_for()
    assert page.page.locator("html").get_attribute("data-verifier") == "loading"
    assert page.page.locator("[data-report]").count() == 0
    arrives.set()
    assert page.headline("genuine.svg") == ("valid", "verified")


def test_a_verdict_does_not_wait_for_the_badges_and_says_that_it_is_still_looking(
    host: Any, visit: Any, verify_folder: Path
) -> None:
    """Who signed is told at once; what it is worth follows by itself, without a request for it."""
    arrives = threading.Event()

    def late(body: bytes) -> bytes:
        assert arrives.wait(60)
        return body

    host.spoil["trust/badges.txt"] = late
    page = visit(f"{host.address}en/verify/")
    page.give(verify_folder / "samples" / "genuine.png")
    assert page.headline("genuine.png") == ("valid", "verified")
    card = page.page.locator('[data-report][data-file="genuine.png"]')
    assert "still being looked up" in card.locator("[data-looking]").inner_text()
    assert card.locator(".worth").count() == 0
    asked = len(host.asked)
    arrives.set()
    card.locator(".worth").wait_for(state="attached")
    assert card.locator("[data-looking]").count() == 0
    assert host.asked[asked:] == []


STUCK = """(() => {
    const Real = Worker;
    let first = true;
    globalThis.Worker = class extends Real {
        #stuck = first;
        constructor(address, options) { super(address, options); first = false; }
        postMessage(message) { if (!(this.#stuck && message.type === 'verify')) super.postMessage(message); }
    };
})()"""


def test_what_takes_a_minute_is_given_up_and_the_next_file_is_judged(
    host: Any, visit: Any, context: Any, verify_folder: Path
) -> None:
    """A worker that gives no answer is ended after sixty seconds, not before; the file is said not to be judged."""
    context.clock.install()
    context.add_init_script(STUCK)
    page = visit(f"{host.address}en/verify/")
    page.hold_the_clock()
    page.give(verify_folder / "samples" / "genuine.png", verify_folder / "samples" / "genuine.svg")
    page.wait()
    page.page.locator('[data-item="genuine.png"][aria-busy]').wait_for(state="attached")
    page.page.clock.run_for(58_000)
    assert page.page.locator("[data-report]").count() == 0
    page.page.clock.run_for(3_000)
    assert page.headline("genuine.png") == ("undecided", "not-judged")
    assert "page.too-slow" in (page.open("genuine.png").locator("[data-json]").text_content() or "")
    assert page.headline("genuine.svg") == ("valid", "verified")


SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


def test_who_saves_data_downloads_the_verifier_with_the_first_file_only(
    host: Any, visit: Any, context: Any, verify_folder: Path
) -> None:
    """Nothing of the runtime is fetched until a file comes near; then it is, and the file is judged."""
    context.add_init_script(SAVING)
    page = visit(f"{host.address}en/verify/")
    page.page.locator("[data-sample]").first.wait_for()
    page.page.wait_for_timeout(2_500)
    assert [path for path in host.asked if "/runtime/" in path] == []
    page.give(verify_folder / "samples" / "genuine.svg")
    assert page.headline("genuine.svg") == ("valid", "verified")
