"""With the network off: a second visit works, and what was kept is never something else."""

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def _registered(page: Any) -> bool:
    return bool(page.page.evaluate("async () => (await navigator.serviceWorker.ready).active !== null"))


def test_a_second_visit_needs_no_network(host: Any, visit: Any, context: Any, verify_folder: Path) -> None:
    """After one visit, begun on another page of the site, a badge is judged with the network off, in that language."""
    page = visit(f"{host.address}en/")
    assert _registered(page)
    page.page.goto(f"{host.address}en/verify/")
    page.wait()
    context.set_offline(True)
    page.page.goto(f"{host.address}en/verify/")
    page.wait()
    page.give(verify_folder / "samples" / "genuine.png")
    assert page.headline("genuine.png") == ("valid", "verified")
    assert page.page.locator("html").get_attribute("data-start") == "snapshot"


def test_the_verify_page_itself_registers_nothing(host: Any, visit: Any) -> None:
    """The verify page's policy allows no worker from an address, and it does not try."""
    page = visit(f"{host.address}verify/")
    page.wait()
    assert page.page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    assert page.said == []


def test_other_pages_are_not_kept(host: Any, visit: Any) -> None:
    """The service worker keeps nothing but what the verify page is made of."""
    page = visit(f"{host.address}")
    assert _registered(page)
    page.page.goto(f"{host.address}badges/")
    page.page.goto(f"{host.address}verify/")
    page.wait()
    kept = page.page.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys()) {
                for (const request of await (await caches.open(name)).keys()) found.push(request.url);
            }
            return found;
        }"""
    )
    assert kept
    allowed = ("verify/", "trust.json", "status/", "samples/", "assets/site/")
    assert [url for url in kept if not url.removeprefix(host.address).startswith(allowed)] == []


def test_html_in_place_of_a_file_is_not_kept(host: Any, visit: Any, verify_folder: Path) -> None:
    """A host that answers with a page instead of a file: nothing of it is kept, and the next try works."""
    page = visit(f"{host.address}en/")
    assert _registered(page)
    host.spoil["pyodide-lock.json"] = lambda _: b"<!doctype html><title>Sorry</title>"
    page.page.goto(f"{host.address}en/verify/")
    page.wait("failed")
    host.spoil.clear()
    page.page.get_by_role("button", name="Try again").click()
    page.give(verify_folder / "samples" / "genuine.png")
    assert page.headline("genuine.png") == ("valid", "verified")
