"""Large files lie packed beside themselves: taken where a host does not compress, and compared once unpacked."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
WASM = "runtime/pyodide.asm.wasm"


def _asked(host: Any) -> list[str]:
    return [path.partition("/app-")[2].partition("/")[2] for path in host.asked if "/runtime/" in path]


def _verifies(page: Any, samples: Path) -> bool:
    page.give(samples / "genuine.png")
    return bool(page.headline("genuine.png") == ("valid", "verified"))


def test_a_host_that_does_not_compress_sends_the_packed_file(host: Any, visit: Any, verify_folder: Path) -> None:
    """Of the largest file a third is sent; the plain one is not asked for."""
    page = visit(f"{host.named}en/verify/")
    assert _verifies(page, verify_folder / "samples")
    assert f"{WASM}.gz" in _asked(host)
    assert WASM not in _asked(host)
    assert page.said == []


def test_a_host_that_compresses_sends_the_plain_file(host: Any, visit: Any, verify_folder: Path) -> None:
    """Where the host packs on the way, nothing is packed twice."""
    host.compress = True
    page = visit(f"{host.named}en/verify/")
    assert _verifies(page, verify_folder / "samples")
    assert WASM in _asked(host)
    assert f"{WASM}.gz" not in _asked(host)


def test_a_host_that_unpacks_on_the_way_is_understood(host: Any, visit: Any, verify_folder: Path) -> None:
    """Some hosts call a packed file packed on its way: it arrives unpacked, and is the right file all the same."""
    host.unpack = True
    page = visit(f"{host.named}en/verify/")
    assert _verifies(page, verify_folder / "samples")
    assert page.page.locator("html").get_attribute("data-start") == "snapshot"


def test_the_plain_file_does_where_the_packed_one_is_missing(
    host: Any, visit: Any, context: Any, verify_folder: Path
) -> None:
    """A host that leaves packed files out still serves a page that works."""
    context.route("**/*.wasm.gz", lambda route: route.fulfill(status=404, body="no"))
    page = visit(f"{host.named}en/verify/")
    assert _verifies(page, verify_folder / "samples")
    assert WASM in _asked(host)


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "one bit": lambda body: body[:90_000] + bytes([body[90_000] ^ 1]) + body[90_001:],
    "other content": lambda body: gzip.compress(gzip.decompress(body)[:-1] + b"?", 1),
    "more inside": lambda body: gzip.compress(gzip.decompress(body) + bytes(50_000_000), 1),
    "less inside": lambda body: gzip.compress(gzip.decompress(body)[:-1], 1),
    "cut off": lambda body: body[:-9],
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_packed_file_with_anything_else_in_it_is_refused(
    how: str, host: Any, visit: Any, verify_folder: Path
) -> None:
    """What is compared is what was unpacked, and no more is unpacked than there may be."""
    host.spoil["pyodide.asm.wasm.gz"] = SPOILT[how]
    page = visit(f"{host.named}verify/")
    page.give(verify_folder / "samples" / "genuine.png")
    page.wait("failed")
    assert "beschadigd" in page.page.locator("#engine").inner_text()
    assert page.page.locator("[data-report]").count() == 0


@pytest.mark.parametrize("ending", [".wasm.gz", "snapshot.bin.gz"])
def test_a_packed_file_that_breaks_off_can_be_had_again(
    ending: str, host: Any, visit: Any, verify_folder: Path
) -> None:
    """That the network failed half-way is no damage: where the plain file cannot help out, another try does."""
    host.breaks = ending
    page = visit(f"{host.named}verify/")
    page.give(verify_folder / "samples" / "genuine.png")
    if ending == ".wasm.gz":
        assert page.headline("genuine.png") == ("valid", "verified")
        assert WASM in _asked(host)
        return
    page.wait("failed")
    assert "beschadigd" not in page.page.locator("#engine").inner_text()
    assert page.page.locator("[data-report]").count() == 0
    host.breaks = ""
    page.page.locator("#engine button").click()
    assert page.headline("genuine.png") == ("valid", "verified")
