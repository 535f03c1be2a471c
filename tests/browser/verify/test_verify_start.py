"""How the verifier starts: from a snapshot of a warmed Python, or plainly, with the same answers."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


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


@pytest.mark.parametrize("broken", [b"no gzip", gzip.compress(b"no memory", mtime=0)], ids=["not packed", "no memory"])
def test_a_snapshot_that_does_not_start_is_gone_without(
    broken: bytes, host: Any, visit: Any, verify_folder: Path
) -> None:
    """A release whose snapshot, digest and all, does not load starts plainly and judges alike."""
    (app,) = (verify_folder / "verify").glob("app-*")
    listing = (app / "release.json").read_bytes()
    told = json.loads(listing)
    held = gzip.decompress(broken) if broken.startswith(b"\x1f") else broken
    told["files"]["runtime/snapshot.bin.gz"]["unpacked"] = {
        "sha256": hashlib.sha256(held).hexdigest(),
        "size": len(held),
    }
    changed = json.dumps(told).encode()
    old, new = (hashlib.sha256(one).hexdigest().encode() for one in (listing, changed))
    host.spoil["snapshot.bin.gz"] = lambda _: broken
    host.spoil["release.json"] = lambda _: changed
    host.spoil["index.html"] = lambda body: body.replace(old, new)
    page = visit(f"{host.address}en/verify/")
    page.give(verify_folder / "samples" / "genuine.svg")
    assert page.headline("genuine.svg") == ("valid", "verified")
    assert page.page.locator("html").get_attribute("data-start") == "plain"


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
    page.give(verify_folder / "samples" / "genuine.png", verify_folder / "samples" / "genuine.svg")
    page.wait()
    page.page.locator('[data-item="genuine.png"][aria-busy]').wait_for()
    page.page.clock.run_for(58_000)
    assert page.page.locator("[data-report]").count() == 0
    page.page.clock.run_for(3_000)
    assert page.headline("genuine.png") == ("undecided", "not-judged")
    assert "page.too-slow" in (page.page.locator("[data-json]").first.text_content() or "")
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
