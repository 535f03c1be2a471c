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
    digest = json.loads(listing)["files"]["runtime/snapshot.bin.gz"]["sha256"]
    changed = listing.replace(digest.encode(), hashlib.sha256(broken).hexdigest().encode())
    old, new = (hashlib.sha256(one).hexdigest().encode() for one in (listing, changed))
    host.spoil["snapshot.bin.gz"] = lambda _: broken
    host.spoil["release.json"] = lambda _: changed
    host.spoil["index.html"] = lambda body: body.replace(old, new)
    page = visit(f"{host.address}en/verify/")
    page.give(verify_folder / "samples" / "genuine.svg")
    assert page.headline("genuine.svg") == ("valid", "verified")
    assert page.page.locator("html").get_attribute("data-start") == "plain"
