"""The verify page as it is published, under a sub-path, beside a second origin that must never hear anything."""

import functools
import gzip
import http.server
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from lending import Lender
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from serving import TYPES, served
from tabs import Tab, attach

PREFIX = "/deep/site/"


@dataclass
class Host:
    """A server that remembers what it was asked and can spoil what it gives.

    Attributes:
        asked: Paths, in order.
        spoil: Ending of a path to what becomes of the bytes.
        extra: Files that stand beside those of the site: path in it to content.
        moved: A folder of the site that is also there under another name: the other name to the folder.
        compress: Whether it packs what it sends, as many hosts do.
        breaks: Ending of a path whose answer breaks off before its last byte; "" where none does.
        unpack: Whether it says of a packed file that it was packed on its way, as some hosts do.
    """

    address: str
    asked: list[str] = field(default_factory=list)
    spoil: dict[str, Callable[[bytes], bytes]] = field(default_factory=dict)
    extra: dict[str, bytes] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    compress: bool = False
    unpack: bool = False
    breaks: str = ""

    @property
    def named(self) -> str:
        """The address under a name of its own, as a site that is not on one's own machine has."""
        return self.address.replace("127.0.0.1", "site.localhost")


class _Handler(http.server.BaseHTTPRequestHandler):
    def __init__(self, *arguments: object, folder: Path, host: Host) -> None:
        self.folder, self.host = folder, host
        super().__init__(*arguments)  # type: ignore[arg-type]  # what the server hands over

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self.host.asked.append(self.path)
        self._answer(with_body=True)

    def _answer(self, *, with_body: bool) -> None:
        asked = self.path.partition("?")[0].removeprefix(PREFIX).lstrip("/")
        for other, folder in self.host.moved.items():
            asked = asked.replace(other, folder)
        path = self.folder / asked
        path = path / "index.html" if path.is_dir() else path
        if not self.path.startswith(PREFIX) or not (path.is_file() or asked in self.host.extra):
            self.send_error(404)
            return
        body = self.host.extra[asked] if asked in self.host.extra else path.read_bytes()
        for ending, change in self.host.spoil.items():
            if path.as_posix().endswith(ending):
                body = change(body)
        self.send_response(200)
        if (self.host.compress and path.suffix == ".wasm") or (self.host.unpack and path.suffix == ".gz"):
            body = body if path.suffix == ".gz" else gzip.compress(body, 1)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        if with_body:
            broken = self.host.breaks and path.name.endswith(self.host.breaks)
            self.wfile.write(body[:-1] if broken else body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _serve(folder: Path) -> Iterator[Host]:
    host = Host("")
    with served(functools.partial(_Handler, folder=folder, host=host)) as place:
        host.address = f"http://{place}{PREFIX}"
        yield host


@pytest.fixture(scope="session")
def verify_folder(site_folder: Path) -> Path:
    """The built site, with the verify pages, their samples and the trust list."""
    return site_folder


@pytest.fixture
def host(verify_folder: Path) -> Iterator[Host]:
    """The site, on a server of its own for each test."""
    yield from _serve(verify_folder)


@pytest.fixture(scope="session")
def lasting_host(verify_folder: Path) -> Iterator[Host]:
    """The site, on one server for all tests that spoil nothing."""
    yield from _serve(verify_folder)


@pytest.fixture
def shared_host(lasting_host: Host) -> Iterator[Host]:
    """The same server, which a test may have give other files: what it spoiled is as it was for the next."""
    lasting_host.asked.clear()
    yield lasting_host
    lasting_host.spoil.clear()
    lasting_host.extra.clear()


@pytest.fixture
def elsewhere(verify_folder: Path) -> Iterator[Host]:
    """Another origin, willing to answer anybody."""
    yield from _serve(verify_folder)


@pytest.fixture
def _chosen(request: pytest.FixtureRequest, browser: Browser) -> Browser:
    """The whole browser for tests that are marked so, else its engine alone."""
    if request.node.get_closest_marker("whole_browser"):
        found: Browser = request.getfixturevalue("whole_browser")
        return found
    return browser


@pytest.fixture
def context(_chosen: Browser) -> Iterator[BrowserContext]:
    """A browser without memory."""
    context = _chosen.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@dataclass
class Visit:
    """One open verify page.

    Attributes:
        said: What the console and the network complained about.
        requests: Addresses the browser asked, of any origin.
        leave: Ends that this is written down.
    """

    page: Page
    said: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    leave: Callable[[], None] = lambda: None

    def wait(self, state: str = "ready") -> None:
        """Wait until the page says that it is in this state."""
        self.page.locator(f"html[data-verifier={state}]").wait_for(state="attached")

    def give(self, *paths: Path) -> None:
        """Hand over files as a visitor does."""
        self.page.locator("input#badge-file[type=file][multiple]").set_input_files(list(paths))

    def paste(self, text: str) -> None:
        """Hand over a text, a link or a list as a visitor does."""
        self.page.locator(".paste").evaluate("node => { node.open = true; }")
        self.page.locator("#paste-text").fill(text)
        self.page.locator("#paste-form button").click()

    def clear(self) -> None:
        """Take everything away, as a visitor does, and forget what was noted so far."""
        if self.page.locator("#clear").is_visible():
            self.page.locator("#clear").click()
        self.page.locator("#reports:empty").wait_for(state="attached")
        self.said.clear()
        self.requests.clear()

    def settle(self) -> None:
        """Wait until the browser has told of all that was asked for: it tells late what a service worker asks."""
        told = -1
        while told != len(self.requests):
            told = len(self.requests)
            self.page.wait_for_timeout(500)

    def open(self, name: str) -> Any:
        """Open the card of a file in a pile, as a visitor does, and return it."""
        row = self.page.locator(f'tr[data-row="{name}"] button')
        if row.count() > 0 and row.first.get_attribute("aria-expanded") == "false":
            row.first.click()
        card = self.page.locator(f'[data-report][data-file="{name}"]:not([hidden])').first
        card.wait_for()
        return card

    def sample(self, name: str) -> Any:
        """Return the button of an example, its fold open."""
        button = self.page.locator(f'[data-sample="{name}"]')
        button.evaluate("node => node.closest('details')?.setAttribute('open', '')")
        return button

    def hold_the_clock(self) -> None:
        """Let time pass only where a test says so; the clock of the context has to be installed."""
        self.page.clock.pause_at(self.page.evaluate("() => Date.now()") / 1000 + 60)

    def headline(self, name: str, index: int = 0) -> tuple[str | None, str | None]:
        """Return verdict and headline of one report, once it is there; of a pile its card may be folded."""
        report = self.page.locator(f'[data-report][data-file="{name}"][data-index="{index}"]')
        report.wait_for(state="attached")
        return report.get_attribute("data-verdict"), report.get_attribute("data-headline")


def _opened(page: Page, address: str) -> Visit:
    found = Visit(page)

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            found.said.append(message.text)

    found.leave = attach(
        (page, "console", said),
        (page, "pageerror", lambda error: found.said.append(str(error))),
        (page, "requestfailed", lambda request: found.said.append(f"failed: {request.url}")),
        (page.context, "request", lambda request: found.requests.append(request.url)),
    )
    page.goto(address)
    return found


@pytest.fixture(scope="session")
def visit_in() -> Callable[[BrowserContext, str], Visit]:
    """Open a page in a context and write down everything it asks and complains about."""
    return lambda context, address: _opened(context.new_page(), address)


@pytest.fixture(scope="session")
def visit_on() -> Callable[[Page, str], Visit]:
    """The same in a page that is there."""
    return _opened


@pytest.fixture(scope="session")
def _tabs() -> Iterator[dict[Browser, Tab]]:
    tabs: dict[Browser, Tab] = {}
    yield tabs
    for tab in tabs.values():
        tab.close()


Visits = Iterator[Callable[[str], Visit]]


@pytest.fixture
def visit(request: pytest.FixtureRequest, host: Host, _chosen: Browser, _tabs: dict[Browser, Tab]) -> Visits:
    """The same in the test's own context where it asks for one, else in a tab that serves one test after the other."""
    if "context" in request.fixturenames:
        own: BrowserContext = request.getfixturevalue("context")
        yield lambda address: _opened(own.new_page(), address)
        return
    yield from _in_tab(_tabs.setdefault(_chosen, Tab(_chosen)), host)


def _in_tab(tab: Tab, host: Host) -> Visits:
    """Open pages in a tab, and beside it where a test opens several."""
    visits: list[Visit] = []

    def sit_down(address: str) -> Visit:
        visits.append(_opened(tab.another() if visits else tab.lend(), address))
        return visits[-1]

    yield sit_down
    for visit in visits:
        visit.leave()
    if visits:
        tab.take_back(*(address.removesuffix(PREFIX) for address in (host.address, host.named)))


@pytest.fixture(scope="session")
def _lent(browser: Browser, lasting_host: Host) -> Iterator[Tab]:
    lender = Lender(
        lambda: browser.new_context(viewport={"width": 1280, "height": 900}),
        f"{lasting_host.address}en/verify/",
    )
    tab = Tab(browser, lender=lender)
    yield tab
    tab.close()


@pytest.fixture
def lent_visit(shared_host: Host, _lent: Tab) -> Visits:
    """Open pages of the shared host that find Python started already: see `lending.js`."""
    yield from _in_tab(_lent, shared_host)


@pytest.fixture(scope="package")
def unbound(browser: Browser, lasting_host: Host) -> Iterator[Lender]:
    """Windows of pages that find Python started and are bound by no policy, so that axe can be put into them."""
    lender = Lender(lambda: browser.new_context(bypass_csp=True), f"{lasting_host.address}en/verify/")
    yield lender
    lender.close()


@pytest.fixture(scope="package")
def _desks() -> Iterator[dict[str, Visit]]:
    desks: dict[str, Visit] = {}
    yield desks
    for desk in desks.values():
        desk.page.context.close()


@pytest.fixture
def desk(browser: Browser, lasting_host: Host, _desks: dict[str, Visit]) -> Iterator[Callable[..., Visit]]:
    """The page in one language, ready and with nothing on it; kept open for the next test that spoils nothing."""
    used: list[Visit] = []

    def sit_down(home: str = "en/") -> Visit:
        if home not in _desks:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            context.add_init_script("delete Navigator.prototype.serviceWorker;")  # else it asks for all files again
            _desks[home] = _opened(context.new_page(), f"{lasting_host.address}{home}verify/")
            _desks[home].wait()
            _desks[home].page.locator("[data-sample]").first.wait_for()
            _desks[home].settle()
        _desks[home].clear()
        lasting_host.asked.clear()
        used.append(_desks[home])
        return _desks[home]

    yield sit_down
    for visit in used:
        visit.page.context.unroute_all()
        visit.page.emulate_media(media="screen")
        visit.page.evaluate("() => { delete document.documentElement.dataset.print; }")
        visit.page.evaluate("() => history.replaceState(null, '', location.pathname)")
