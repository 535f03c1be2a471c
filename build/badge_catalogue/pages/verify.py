"""The verify page in every language and everything it runs, as files of the site.

All it runs stands in one folder named after its content, `verify/app-<digest>/`, so that two releases never mix.
`release.json` there lists the digest of every file; the page carries the digest of that list and refuses what differs.
"""

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from badge_catalogue import limits
from badge_catalogue.addresses import STATUS, STATUS_INDEX, home, up
from badge_catalogue.facts.elements import ROWS
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES
from badge_catalogue.pages import page_words
from badge_catalogue.pages.shell import HEAD, Page, Shell, paste
from badge_catalogue.pieces import piece
from badge_catalogue.shipped import PROJECT
from badge_catalogue.words.po import otherwise
from badge_verifier import headlines
from badge_verifier.words.headlines import for_page
from badge_verifier.words.po import LANGUAGES as SPOKEN

PAGE = PROJECT / "verifier" / "page"
ASSETS = PROJECT / "site_src" / "overrides" / "assets" / "site"
RELEASE_SCHEMA = "badge-verify-release/1"
OFFLINE = {"service-worker.js": "service-worker.js", "verify/offline.js": "offline.js"}  # site path to source
ROOMS = (
    "engine",
    "lookup",
    "pile",
    "shared",
    "verify",
)  # folders of the page whose scripts and styles are in the release
ENTRY = "verify/verify.js"
LIMITS_SCRIPT = "shared/limits.js"
HEADLINES_SCRIPT = "shared/headlines.js"
STYLES = ("verify/verify.css", "verify/card.css", "verify/answers.css", "verify/pile.css", "pile/triage.css")
_FRAMES = {  # pages of a frame, with the script inside that their own policy allows by its digest
    "lookup/look.html": "lookup/look.js",
    "offline/register.html": "offline/register.js",
}
STAY = "offline/stay.js"  # of the release; the other scripts there have addresses of their own
_NOT_OF_THE_PAGE = {
    "verify/worker.js",
    "verify/qr-reader.js",
    "verify/jsqr.js",
    "engine/download.js",
    "engine/prepare.js",
    "engine/python.js",
    "engine/wake.js",
}  # run in the worker; checked before it starts
_FROM_ELSEWHERE = {  # name in the release to where it stands: what all pages share; what reads and draws QR codes
    "shared/dom.js": ASSETS / "dom.js",
    "verify/jsqr.js": PROJECT / "node_modules" / "jsqr" / "dist" / "jsQR.js",
    "verify/qrcode.js": PROJECT / "node_modules" / "qrcode-generator" / "dist" / "qrcode.mjs",
}

# Line by line as the design of the page lays down; a worker started through a blob is bound by it too.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; "
    "font-src 'self'; connect-src 'self'; worker-src blob:; frame-src 'self'; form-action 'none'; base-uri 'none'; "
    "require-trusted-types-for 'script'"
)


class MissingRuntimeError(Exception):
    """The runtime of the page has not been collected yet."""


def files(shells: Mapping[str, Shell], page: Path = PAGE, made: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield every file of the verify pages by its site path.

    Args:
        shells: The frame of every language, from `shell.captured`.
        page: The folder with the page's sources and its collected runtime.
        made: The day of this build, RFC 3339; without a network it stands beside each verdict.

    Raises:
        MissingRuntimeError: The runtime is not there; the message says how to get it.
    """
    said = texts(page)
    app = app_files(page, said)
    listing = release(app)
    folder = f"verify/app-{hashlib.sha256(listing).hexdigest()[:12]}/"
    for language in LANGUAGES:
        shown = document(language, listing, folder, app)
        framed = hardened(shells[language], page)
        body = _template(page).render(shown | {"t": said[language], "made": made})
        head = _head(shown["app"], app)
        title, description = said[language]["page"]["title"], said[language]["page"]["description"]
        whole = Page("verify/", language, title, description, body, "verify", "verify-kind", head)
        yield whole.file, paste(framed, whole)
    for name, content in app.items():
        yield folder + name, content
    yield f"{folder}release.json", listing
    for name, script in OFFLINE.items():
        yield name, (page / "offline" / script).read_bytes()


def status_index(paths: Iterable[str]) -> tuple[str, bytes]:
    """Return `status/index.json`: which status lists stand on this site.

    The page brings them along, so that no request tells which badge was looked at.

    Args:
        paths: Site paths of everything else in the site, or of its status lists alone.
    """
    lists = sorted(
        path for path in paths if path.startswith(STATUS) and path.endswith(".json") and path != STATUS_INDEX
    )
    return STATUS_INDEX, (json.dumps(lists, indent=1) + "\n").encode()


def texts(page: Path = PAGE) -> dict[str, Any]:
    """Return the words of the page by language: its own, the verifier's for the headlines, and the sixteen elements."""
    told = page_words.told(page / "verify" / "texts")
    return {name: own | _as_here(spoken(name)) | {"elements": _elements(name)} for name, own in told.items()}


def _elements(language: str) -> dict[str, str]:
    """Return the names of the sixteen elements by their number, as they stand within a sentence."""
    return {str(row.number): row.name(language)[:1].lower() + row.name(language)[1:] for row in ROWS}


def _as_here(language: str) -> dict[str, Any]:
    """Return the verifier's headlines, with what a country pack says otherwise."""
    told = for_page(language)
    for key, said in otherwise({}, "headlines", language).items():
        headline, part = key.rsplit(".", 1)
        told["headlines"][headline][part] = said
    return told


def spoken(language: str) -> str:
    """Return the language in which the verifier speaks to a reader: that one, else that for readers from elsewhere."""
    return language if language in SPOKEN else INTERNATIONAL


def app_files(page: Path, said: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the files that the page runs, by their names in the release: scripts, styles, words, runtime; sorted."""
    runtime = page / "runtime"
    if not (runtime / "manifest.json").is_file():
        raise MissingRuntimeError("verifier/page/runtime holds no manifest.json: run `make runtime`")
    told = json.loads((runtime / "manifest.json").read_text(encoding="utf-8"))["files"]
    found = {f"runtime/{name}": (runtime / name).read_bytes() for name in told}
    found |= room_files(page, ROOMS)
    found[STAY] = (page / STAY).read_bytes()
    for name, path in _FROM_ELSEWHERE.items():
        if not path.is_file():
            raise MissingRuntimeError(f"{path.relative_to(PROJECT)} is not there: run `make setup`")
        found[name] = path.read_bytes()
    for name, script in _FRAMES.items():
        found.pop(script, None)
        found[name] = _framed(page, name, script)
    found[LIMITS_SCRIPT] = _limits()
    found[HEADLINES_SCRIPT] = _headlines()
    found["verify/words.js"] = page_words.script(said)
    return dict(sorted(found.items()))


def _limits() -> bytes:
    """Return the script that tells the pages how large a file may be; the numbers are those of Python."""
    written = ", ".join(f"{name}: {number}" for name, number in limits.PAGE.items())
    made = "Made from badge_verifier.limits and badge_catalogue.limits; bytes."
    return f"// @ts-check\n// {made}\nexport const LIMITS = {{ {written} }};\n".encode()


def _headlines() -> bytes:
    """Return the script that tells the page which headlines there are, how each looks and what is said instead."""
    rows = json.dumps(headlines.for_page(), indent=2)
    kind = "/** @type {Record<string, any>} */"
    return f"// @ts-check\n// Made from badge_verifier.headlines.\n{kind}\nexport const HEADLINES = {rows};\n".encode()


def room_files(page: Path, rooms: Iterable[str]) -> dict[str, bytes]:
    """Return the scripts and styles of some folders of the page by their names in a release: `folder/file`."""
    paths = [path for room in rooms for path in (page / room).iterdir() if path.suffix in {".js", ".css"}]
    return {path.relative_to(page).as_posix(): path.read_bytes() for path in paths}


def release(app: Mapping[str, bytes]) -> bytes:
    """Return `release.json`: the digest and the size of every file, by name; of a packed one also of what is in it."""
    listed: dict[str, dict[str, Any]] = {name: _measured(body) for name, body in app.items()}
    for name, body in app.items():
        if name.endswith(".gz"):
            listed[name]["unpacked"] = _measured(gzip.decompress(body))
    return (json.dumps({"schema": RELEASE_SCHEMA, "files": listed}, indent=1) + "\n").encode()


def _measured(body: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(body).hexdigest(), "size": len(body)}


def document(language: str, listing: bytes, folder: str, app: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the values that the template of one language's page names."""
    root = up(f"{home(language)}verify/index.html")
    return {
        "root": root,
        "app": root + folder,
        "release": hashlib.sha256(listing).hexdigest(),
        "files": list(json.loads(listing)["files"].items()),
        "count": len(app),
    }


def hardened(shell: Shell, page: Path = PAGE, assets: Path = ASSETS) -> Shell:
    """Return the shell under the verify page's own policy, with the digests of the scripts and styles it names."""
    pieces = list(shell.pieces)
    while "policy" in pieces[1::2]:
        place = 1 + 2 * pieces[1::2].index("policy")
        pieces[place - 1 : place + 2] = [pieces[place - 1] + escape(POLICY) + pieces[place + 1]]
    named = {f"assets/site/{path.name}": path for path in sorted(assets.glob("*.*s"))}
    for name, path in {**named, "verify/offline.js": page / "offline" / "offline.js"}.items():
        told = f'{name}"'
        pieces[::2] = [text.replace(told, f'{told} integrity="{integrity(path.read_bytes())}"') for text in pieces[::2]]
    return replace(shell, pieces=tuple(pieces))


def _head(folder: str, app: Mapping[str, bytes]) -> str:
    """Return the links to styles and scripts, each with its digest: the browser refuses what differs."""
    modules = [name for name in app if name.endswith(".js") and name not in {*_NOT_OF_THE_PAGE, ENTRY}]
    return links(folder, app, {"styles": STYLES, "ahead": modules, "module": [ENTRY]})


def links(folder: str, app: Mapping[str, bytes], wanted: Mapping[str, Iterable[str]]) -> str:
    """Return links to files of a folder, each with its digest.

    Args:
        folder: Where the files stand, as an address from the page.
        app: The files, by name.
        wanted: Macro of `head.html` to the names of the files that it links to.
    """
    return "\n    ".join(
        piece(HEAD, macro, f"{folder}{name}", integrity(app[name])) for macro, names in wanted.items() for name in names
    )


def integrity(body: bytes) -> str:
    """Return the digest of a file as an `integrity` attribute has it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(body).digest()).decode()}"


def _framed(page: Path, name: str, within: str) -> bytes:
    """Return the page of a frame, its script inside and allowed by its digest alone."""
    script = (page / within).read_text(encoding="utf-8")
    filled = _template(page, name).render(script=Markup(script), digest=integrity(script.encode()))  # noqa: S704 -- ours
    return f"{filled}\n".encode()


def _template(page: Path, name: str = "verify/body.html") -> Template:
    return Environment(loader=FileSystemLoader(page), autoescape=True, undefined=StrictUndefined).get_template(name)
