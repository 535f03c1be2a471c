"""With the network off: a second visit works, and what was kept is never something else."""

import hashlib
import json
import re
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


@pytest.mark.whole_browser
def test_one_visit_is_enough_and_no_badge_reaches_the_service_worker(
    host: Any, visit: Any, context: Any, verify_folder: Path
) -> None:
    """The page opened once, and a badge's page seen: without a network both are there, with the days they are of.

    A frame of our own registers the service worker: the page's policy lets in none from an address. The service worker
    hears nothing of a file: it has no ear for messages, and no request is made between a file and its verdict.
    """
    page = visit(f"{host.address}en/verify/")
    page.page.locator("html[data-kept]").wait_for(state="attached")
    assert page.said == []
    assert page.page.locator("iframe").count() == 0
    badge = next((verify_folder / "en" / "badges" / "demo-hbo").glob("*/index.html"))
    seen = f"{host.address}{badge.parent.relative_to(verify_folder).as_posix()}/"
    page.page.goto(seen)
    context.set_offline(True)
    page.page.goto(seen)
    assert page.page.locator("main h1").inner_text() != ""
    page.page.goto(f"{host.address}en/verify/")
    page.wait()
    page.requests.clear()
    page.give(verify_folder / "samples" / "genuine.png")
    assert page.headline("genuine.png") == ("valid", "verified")
    assert [address for address in page.requests if not address.startswith("blob:")] == []
    assert "Checked without a network" in page.page.locator("[data-age]").inner_text()
    assert not re.search("message", (verify_folder / "service-worker.js").read_text(encoding="utf-8"))


def test_an_old_program_says_so(shared_host: Any, lent_visit: Any) -> None:
    """A page of which the program is older than a list may get says of which day it is; a new one says nothing."""
    for made, told in (("2020-01-01", 1), (None, 0)):
        if made is None:
            shared_host.spoil.clear()
        else:
            shared_host.spoil["index.html"] = lambda body: re.sub(
                rb'data-made="[^"]*"', b'data-made="2020-01-01"', body
            )
        page = lent_visit(f"{shared_host.address}en/verify/")
        page.wait()
        page.paste("https://badges.example.net/public/assertions/1")
        page.page.locator("[data-report]").wait_for()
        assert page.page.locator("[data-age]", has_text="1 January 2020").count() == told


def test_other_pages_are_not_kept(host: Any, visit: Any) -> None:
    """The service worker keeps nothing but what the verify page and seen pages of badges are made of."""
    page = visit(f"{host.address}")
    assert _registered(page)
    page.page.goto(f"{host.address}badges/")
    page.page.goto(f"{host.address}pathways/")
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
    allowed = ("verify/", "en/verify/", "trust/", "status/", "samples/", "assets/site/", "assets/fonts/")
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


def _kept(page: Any) -> list[str]:
    return list(
        page.page.evaluate("async () => (await caches.keys()).filter((name) => name.startsWith('verify-app-'))")
    )


def _release(folder: Path) -> tuple[str, bytes]:
    (app,) = (folder / "verify").glob("app-*")
    return app.name, (app / "release.json").read_bytes()


def _published_anew(host: Any, folder: Path) -> str:
    """Let the host publish another release, of the same files, and return the name of its folder."""
    name, listing = _release(folder)
    changed = json.dumps(json.loads(listing)).encode()
    digests = [hashlib.sha256(one).hexdigest() for one in (listing, changed)]
    fresh = f"app-{digests[1][:12]}"
    host.moved[fresh] = name
    host.spoil["release.json"] = lambda _: changed
    host.spoil["index.html"] = lambda body: body.replace(name.encode(), fresh.encode()).replace(
        digests[0].encode(), digests[1].encode()
    )
    return fresh


def test_an_update_is_there_whole_or_not_at_all(host: Any, visit: Any, context: Any, verify_folder: Path) -> None:
    """Of a new release one file is broken: without a network the old one still works; once whole, the new one does."""
    page = visit(f"{host.address}en/")
    assert _registered(page)
    page.page.goto(f"{host.address}en/verify/")
    page.wait()
    old, _ = _release(verify_folder)
    assert _kept(page) == [f"verify-{old}"]
    fresh = _published_anew(host, verify_folder)
    host.spoil["python_stdlib.zip"] = lambda body: body[:-1]
    page.page.goto(f"{host.address}en/verify/")
    page.wait("failed")
    assert fresh in page.page.content()
    context.set_offline(True)
    page.page.goto(f"{host.address}en/verify/")
    page.wait()
    assert old in page.page.content()
    assert fresh not in page.page.content()
    page.give(verify_folder / "samples" / "genuine.png")
    assert page.headline("genuine.png") == ("valid", "verified")
    context.set_offline(False)
    del host.spoil["python_stdlib.zip"]
    page.page.goto(f"{host.address}en/verify/")
    page.wait()
    assert _kept(page) == [f"verify-{fresh}"]
    context.set_offline(True)
    page.page.goto(f"{host.address}en/verify/")
    page.wait()
    assert fresh in page.page.content()


def test_only_files_of_the_release_are_kept(host: Any, visit: Any, verify_folder: Path) -> None:
    """A file that stands in the folder but not on the list is not kept, nor is one that differs from the list."""
    name, _ = _release(verify_folder)
    host.extra[f"verify/{name}/more.js"] = b"export {};"
    host.spoil["keep.js"] = lambda body: body + b" "
    page = visit(f"{host.address}en/")
    assert _registered(page)
    found = page.page.evaluate(
        """async (folder) => {
            for (const name of ['more.js', 'verify/keep.js', 'shared/dom.js']) {
                await (await fetch(folder + name)).text();
            }
            const cache = await caches.open(`verify-${folder.split('/').at(-2)}`);
            return (await cache.keys()).map(({ url }) => url.split('/').at(-1)).sort();
        }""",
        f"{host.address}verify/{name}/",
    )
    assert found == ["dom.js", "release.json"]


def test_the_page_keeps_the_styles_it_was_made_with(host: Any, visit: Any, context: Any) -> None:
    """The site gets other styles, another page is visited: without a network the verify page still has its own."""
    page = visit(f"{host.address}en/")
    assert _registered(page)
    page.page.goto(f"{host.address}en/verify/")
    page.wait()
    host.spoil["base.css"] = lambda _: b"body { color: red }"
    page.page.goto(f"{host.address}en/badges/")
    context.set_offline(True)
    page.said.clear()
    page.page.goto(f"{host.address}en/verify/")
    page.wait()
    assert [said for said in page.said if "integrity" in said or said.endswith(".css")] == []
    assert page.page.evaluate("() => getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
