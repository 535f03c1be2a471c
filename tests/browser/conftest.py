"""A built site on a server of its own, below a sub-path as project pages are, and pages that forgive nothing."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import demonstrated
import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, expect, sync_playwright
from tabs import Tab, listen, opened

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "/deep/site/"
# The same engine as in the whole browser for a third less work: without extensions, updates, a profile and a window
# that is drawn, and with WebAssembly compiled once, not a second time for speed that no test lives long enough to have.
# Tests marked `whole_browser` have the browser and the settings of a reader.
SHELL = ("chromium-headless-shell",)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")  # by what is used first
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
OF_SHELL = (*ARGUMENTS, "--js-flags=--liftoff-only")
PATIENCE = 60_000  # milliseconds that any wait may take: CI runs four of these side by side on two cores
SLOW = float(os.environ.get("BROWSER_SLOW") or 1)  # BROWSER_SLOW=6: pages run six times slower, as on a busy machine


LANGUAGES = ("nl", "en")
# Where what a page does is the same in each language: of two tests that differ in that alone, one is run.
ALIKE = (
    "browser/finding/",
    "browser/planning/",
    "browser/describe/",
    "browser/test_compare",
    "browser/test_pathways",
    # Colours, movement and the order of focus follow from templates and styles, not from words.
    "test_accessibility.py::test_axe_finds_nothing_in_the_dark",
    "test_accessibility.py::test_forced_colours_keep_everything_in_sight",
    "test_accessibility.py::test_nothing_moves_for_who_asked_for_that",
    "test_accessibility.py::test_focus_is_seen_wherever_it_goes",
    "test_verify_agrees.py",
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out one language of each test of what a page does, unless EVERY_LANGUAGE is set: `make test-languages`.

    Which one depends on the name of the test, so that it is always the same one, and that each language has its half.
    Words and layout are tested in both, always: axe, 320 px and targets in `test_accessibility.py`, `test_pages.py`,
    `test_typefaces.py`.
    """
    if os.environ.get("EVERY_LANGUAGE"):
        return
    left = [item for item in items if any(part in item.nodeid for part in ALIKE) and _other_language(item)]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


def _other_language(item: pytest.Item) -> bool:
    """Whether a test is the one of a pair that is left out."""
    named = getattr(getattr(item, "callspec", None), "id", "").split("-")
    language = next((part for part in named if part in LANGUAGES), None)
    if language is None or item.get_closest_marker("both_languages"):
        return False
    name, _, parameters = item.nodeid.partition("[")
    alike = name, [part for part in parameters.strip("]").split("-") if part != language]
    return bool(LANGUAGES[zlib.crc32(str(alike).encode()) % 2] != language)


@dataclass(frozen=True)
class Site:
    """A site that is being served.

    Attributes:
        folder: Where its files are.
        address: With a closing slash.
    """

    folder: Path
    address: str

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return self.address.removesuffix(PREFIX)


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files
    disable_nagle_algorithm = True  # which would hold back each answer for 40 ms
    extensions_map = {  # noqa: RUF012 -- a constant of the base class
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".json": "application/json",
    }

    def translate_path(self, path: str) -> str:
        """Give what lies below the sub-path, and nothing beside it."""
        if not path.startswith(PREFIX):
            return str(Path(self.directory) / "outside the site")
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site: BADGE_SITE, else site/ as `make test` has just built it, else one built now."""
    named = os.environ.get("BADGE_SITE")
    ours = demonstrated.CATALOGUE == ROOT / "catalogue"  # else others contributed, and the site has pages of theirs
    folder = Path(named) if named else ROOT / "site" if ours else demonstrated.CATALOGUE.parent / "site"
    if named and not (folder / "index.html").is_file():
        pytest.fail(f"no site in {folder}: let BADGE_SITE name a folder that `catalogue build` wrote, or leave it out")
    if not (folder / "index.html").is_file():
        folder = tmp_path_factory.mktemp("site")
        command = [sys.executable, "-m", "badge_catalogue.cli", "build", "--out", str(folder)]
        command += ["--source", str(demonstrated.CATALOGUE)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[Site]:
    """The site below a sub-path."""
    handler = functools.partial(_Handler, directory=str(site_folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(site_folder, f"http://127.0.0.1:{server.server_port}{PREFIX}")
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What starts browsers; it keeps an event loop running."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium's headless shell, else Chromium as the system has it."""
    yield from _launched(playwright, SHELL + CHROMIUM, OF_SHELL)


@pytest.fixture(scope="session")
def whole_browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium as the system has it, for what a browser itself promises."""
    yield from _launched(playwright, CHROMIUM + SHELL, ARGUMENTS)


def _launched(playwright: Playwright, names: tuple[str, ...], arguments: tuple[str, ...]) -> Iterator[Browser]:
    """Start the first of several programs that is there, with contexts that wait long enough."""
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, "the browser tests need Chromium: run `make chromium`"
    browser = playwright.chromium.launch(executable_path=found, args=list(arguments))
    new_context = browser.new_context

    def patient(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        if SLOW > 1:
            context.on("page", _slowed)
        return context

    browser.new_context = patient  # type: ignore[method-assign]  # every context, wherever a test makes it
    yield browser
    browser.close()


def _slowed(page: Page) -> None:
    with suppress(Error):  # a page may be gone already
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW})


Until = Callable[[Page, Callable[[], object]], None]


def _until(page: Page, holds: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE / 1000
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        page.wait_for_timeout(20)  # lets Playwright hear what happened meanwhile


@pytest.fixture(scope="session")
def until() -> Until:
    """Wait until something holds for which there is no `expect`: what a server was asked, what the console said."""
    return _until


@pytest.fixture(scope="session")
def resize() -> Callable[[Page, int, int], None]:
    """Make the window this large and wait until the page knows."""

    def resized(page: Page, width: int, height: int) -> None:
        if page.viewport_size == {"width": width, "height": height}:
            return
        page.set_viewport_size({"width": width, "height": height})
        _until(page, lambda: page.evaluate("() => [innerWidth, innerHeight]") == [width, height])

    return resized


@pytest.fixture
def complaints() -> list[str]:
    """What the console and the network complained about; a test that provokes something empties it."""
    return []


@pytest.fixture(scope="session")
def _tab(browser: Browser, site: Site) -> Iterator[Tab]:
    tab = Tab(browser, site.address)
    yield tab
    tab.close()


@pytest.fixture
def page(_tab: Tab, site: Site, complaints: list[str]) -> Iterator[Page]:
    """A page without memory; fails on console errors, failed requests and requests to another origin."""
    page = _tab.lend()
    end = listen(page, site.origin, complaints)
    yield page
    _tab.take_back(site.origin)
    end()
    assert complaints == []


@pytest.fixture
def lone_page(browser: Browser, site: Site, complaints: list[str]) -> Iterator[Page]:
    """The same in a context of its own, for what cannot be taken back: another clock, a script before all others."""
    page = opened(browser, site.address)
    listen(page, site.origin, complaints)
    yield page
    page.context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def scriptless_page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page that runs no script, and thus keeps nothing."""
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    yield context.new_page()
    context.close()
