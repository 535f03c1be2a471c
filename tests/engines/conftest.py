"""The built site in Firefox and in WebKit: served as it is, every page writing down what it complained about.

Not part of `make test`, since it needs two more browsers: `make test-engines`. BADGE_SITE names another built site.
"""

import functools
import http.server
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from engine import Engine
from firefox import Firefox
from serving import TYPES, served
from webkit import WebKit

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "/deep/site/"
ENGINES: dict[str, Callable[[str], Engine]] = {"firefox": Firefox, "webkit": WebKit}
HOMES = {"nl": "", "en": "en/"}

# Inserted into every page before its other scripts. Kept where a WebDriver's script sees it, which has its own world.
HEAR = """
const all = [];
const hear = (text) => { all.push(String(text)); document.documentElement.dataset.heard = JSON.stringify(all); };
addEventListener("error", (event) => hear(`error: ${event.message ?? event.target?.src ?? event.target?.href}`), true);
addEventListener("unhandledrejection", (event) => hear(`rejected: ${event.reason}`));
document.addEventListener("securitypolicyviolation", (event) =>
  hear(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
const error = console.error;
console.error = (...told) => { hear(`console: ${told.join(" ")}`); error.apply(console, told); };
"""


@dataclass
class Host:
    """A server that remembers what it was asked and can spoil what it gives.

    Attributes:
        asked: Paths, in order.
        spoil: Ending of a path to what becomes of the bytes.
        extra: Pages beside those of the site, given as they are: path in it to content.
    """

    address: str
    folder: Path
    asked: list[str] = field(default_factory=list)
    spoil: dict[str, Callable[[bytes], bytes]] = field(default_factory=dict)
    extra: dict[str, bytes] = field(default_factory=dict)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files
    disable_nagle_algorithm = True

    def __init__(self, *arguments: Any, host: Host) -> None:
        self.host = host
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Give a file, a page with what hears inserted."""
        self.host.asked.append(self.path)
        asked = self.path.partition("?")[0].removeprefix(PREFIX).lstrip("/")
        path = self.host.folder / asked
        path = path / "index.html" if path.is_dir() else path
        body = self._body(asked, path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body or b"")))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body or b"")

    def _body(self, asked: str, path: Path) -> bytes | None:
        if asked == "heard.js":
            return HEAR.encode()
        if asked in self.host.extra:
            return self.host.extra[asked]
        if not self.path.startswith(PREFIX) or not path.is_file():
            return None
        body = path.read_bytes()
        for ending, change in self.host.spoil.items():
            if path.name.endswith(ending):
                body = change(body)
        if path.suffix == ".html":
            assert body.count(b"<title>") == 1
            body = body.replace(b"<title>", f'<script src="{PREFIX}heard.js"></script><title>'.encode())
        return body

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _serve(host: Host) -> Iterator[Host]:
    with served(functools.partial(_Handler, host=host)) as place:
        host.address = f"http://{place}{PREFIX}"
        yield host


@pytest.fixture(scope="session")
def folder() -> Path:
    """The built site: BADGE_SITE, else site/ as it was built last."""
    found = Path(os.environ.get("BADGE_SITE") or ROOT / "site")
    if not (found / "index.html").is_file():
        pytest.fail(f"no site in {found}: run `make build`, or let BADGE_SITE name a folder `catalogue build` wrote")
    return found


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[Host]:
    """The site, on one server for all tests that change nothing."""
    yield from _serve(Host("", folder))


@pytest.fixture
def host(folder: Path) -> Iterator[Host]:
    """The site on a server, and thus an origin, of its own."""
    yield from _serve(Host("", folder))


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Host]:
    """Another origin, willing to answer anybody."""
    yield from _serve(Host("", tmp_path, extra={"code.js": b"postMessage('reached');"}))


MAKERS = (".mozilla.com:443", ".mozilla.net:443", ".mozilla.org:443", ".firefox.com:443")  # Firefox asks them by itself


class _Witness(http.server.BaseHTTPRequestHandler):
    def __init__(self, *arguments: Any, asked: list[str]) -> None:
        self.asked = asked
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Write down what was asked of whom, and give nothing."""
        if not self.path.endswith(MAKERS):
            self.asked.append(self.path)
        self.send_error(502)

    do_CONNECT = do_POST = do_HEAD = do_GET  # noqa: N815 -- names that the base class looks for

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def abroad() -> Iterator[tuple[str, list[str]]]:
    """Where every request goes that is not for this machine, and what was asked there."""
    asked: list[str] = []
    with served(functools.partial(_Witness, asked=asked)) as place:
        yield place, asked


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest, abroad: tuple[str, list[str]]) -> Iterator[Engine]:
    """Each engine in turn, one window for all tests."""
    started = ENGINES[request.param](abroad[0])
    started.resize(1280, 900)
    yield started
    started.quit()


@pytest.fixture
def window(engine: Engine) -> Iterator[Engine]:
    """The window, 1280 wide; fails on what the page shown last complained about, unless a test took that away."""
    engine.resize(1280, 900)
    yield engine
    assert engine.heard() == []
    engine.run("localStorage.clear(); sessionStorage.clear();")


@pytest.fixture(params=HOMES)
def home(request: pytest.FixtureRequest) -> str:
    """Where the pages of each language in turn stand, below the site."""
    return HOMES[request.param]
