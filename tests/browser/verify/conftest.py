"""The verify page as it is published, under a sub-path, beside a second origin that must never hear anything."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

PREFIX = "/deep/site/"


@dataclass
class Host:
    """A server that remembers what it was asked and can spoil what it gives.

    Attributes:
        asked: Paths, in order.
        spoil: Ending of a path to what becomes of the bytes.
    """

    address: str
    asked: list[str] = field(default_factory=list)
    spoil: dict[str, Callable[[bytes], bytes]] = field(default_factory=dict)


class _Handler(http.server.BaseHTTPRequestHandler):
    types = {  # noqa: RUF012 -- constant
        ".html": "text/html",
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".css": "text/css",
        ".json": "application/json",
        ".wasm": "application/wasm",
        ".svg": "image/svg+xml",
        ".png": "image/png",
    }

    def __init__(self, *arguments: object, folder: Path, host: Host) -> None:
        self.folder, self.host = folder, host
        super().__init__(*arguments)  # type: ignore[arg-type]  # what the server hands over

    def do_GET(self) -> None:
        self.host.asked.append(self.path)
        path = self.folder / self.path.partition("?")[0].removeprefix(PREFIX).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not self.path.startswith(PREFIX) or not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        for ending, change in self.host.spoil.items():
            if path.name.endswith(ending):
                body = change(body)
        self.send_response(200)
        self.send_header("Content-Type", self.types.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _serve(folder: Path) -> Iterator[Host]:
    host = Host("")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, folder=folder, host=host))
    server.daemon_threads = True
    host.address = f"http://127.0.0.1:{server.server_port}{PREFIX}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield host
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def verify_folder(site_folder: Path) -> Path:
    """The built site, with the verify pages, their samples and the trust list."""
    return site_folder


@pytest.fixture
def host(verify_folder: Path) -> Iterator[Host]:
    """The site, on a server of its own for each test."""
    yield from _serve(verify_folder)


@pytest.fixture
def elsewhere(verify_folder: Path) -> Iterator[Host]:
    """Another origin, willing to answer anybody."""
    yield from _serve(verify_folder)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without memory."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    yield context
    context.close()


@dataclass
class Visit:
    """One open verify page.

    Attributes:
        said: What the console and the network complained about.
        requests: Addresses the browser asked, of any origin.
    """

    page: Page
    said: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def wait(self, state: str = "ready") -> None:
        """Wait until the page says that it is in this state."""
        self.page.locator(f"html[data-verifier={state}]").wait_for(state="attached")

    def give(self, *paths: Path) -> None:
        """Hand over files as a visitor does."""
        self.page.locator("input#badge-file[type=file][multiple]").set_input_files(list(paths))

    def headline(self, name: str, index: int = 0) -> tuple[str | None, str | None]:
        """Return verdict and headline of one report, once it is there."""
        report = self.page.locator(f'[data-report][data-file="{name}"][data-index="{index}"]')
        report.wait_for()
        return report.get_attribute("data-verdict"), report.get_attribute("data-headline")


@pytest.fixture
def visit(context: BrowserContext) -> Callable[[str], Visit]:
    """Open a page and write down everything it asks and complains about."""

    def open_page(address: str) -> Visit:
        found = Visit(context.new_page())
        found.page.on(
            "console", lambda message: found.said.append(message.text) if message.type in ("error", "warning") else None
        )
        found.page.on("pageerror", lambda error: found.said.append(str(error)))
        found.page.on("requestfailed", lambda request: found.said.append(f"failed: {request.url}"))
        context.on("request", lambda request: found.requests.append(request.url))
        found.page.goto(address)
        return found

    return open_page
