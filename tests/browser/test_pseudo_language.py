"""The site in a language that nobody speaks: every page is there, translated, and fits a phone.

The language is made of English (`tests/shared/pseudo_language.py`) and exists while these tests run.
"""

import functools
import http.server
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from lxml import html  # type: ignore[import-untyped]  # it brings no types
from playwright.sync_api import Browser
from pseudo_language import CODE, ROOT, SMALL
from serving import served

PLAIN = re.compile(r"[A-Za-z]{3,}")
# Names that are the same in every language: of forms and lists, of programs, and codes.
NAMES = re.compile(
    r"\b(?:SBU|ECTS|NLQF|EQF|ESCO|ISCED|JSON|JSONL|CSV|API|OpenAPI|Atom|Open Badges|OOAPI|ELM"
    r"|PDF|PNG|SVG|ZIP|XLSX|Markdown"
    r"|KiB|MiB|URI|URL|DID|HTML|Pyodide|PyYAML|Python|Excel|GitHub|CTDL|DCAT|schema\.org|Europass|edubadges|Edubadges)\b"
)
# Documents, not words of the interface; and what the verifier says, whose words are not the catalogue's.
DOCUMENTS = {"prose-kind"}
NOT_OURS = ("codes/", "badge-verifier/", "licenses/")
SILENT = {"script", "style", "code", "pre", "kbd", "svg", "noscript", "title"}
ATTRIBUTES = ("aria-label", "title", "alt", "placeholder")


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small catalogue's site in the usual languages and in this one."""
    folder = tmp_path_factory.mktemp("pseudo")
    subprocess.run([sys.executable, ROOT / "tests/shared/pseudo_language.py", folder], check=True, capture_output=True)
    return folder


def paths(folder: Path) -> set[str]:
    """Return the pages below a folder, by their path."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("index.html")}


def defined(folder: Path) -> list[str]:
    """Return every text of the definitions, the longest first."""
    found: set[str] = set()

    def collect(value: object) -> None:
        if isinstance(value, dict):
            for key, item in value.items():
                collect(key)
                collect(item)
        elif isinstance(value, list):
            for item in value:
                collect(item)
        else:
            found.add(" ".join(str(value).split()))

    for path in folder.rglob("*.yaml"):
        collect(yaml.safe_load(path.read_text(encoding="utf-8")))
    return sorted((text for text in found if PLAIN.search(text)), key=len, reverse=True)


def body_of(page: Path) -> html.HtmlElement:
    """Return the body of a page."""
    return html.fromstring(page.read_text(encoding="utf-8")).find("body")


def kinds(page: Path) -> frozenset[str]:
    """Return the kinds of a page, as its body bears them."""
    return frozenset((body_of(page).get("class") or "").split())


def one_of_each(folder: Path) -> list[str]:
    """Return one page of every kind: of every first folder and depth."""
    found: dict[tuple[str, int, frozenset[str]], str] = {}
    for name in sorted(paths(folder)):
        if 'http-equiv="refresh"' not in (folder / name).read_text(encoding="utf-8"):  # else it only leads on
            found.setdefault((name.split("/")[0], name.count("/"), kinds(folder / name)), name)
    return sorted(found.values())


def said(tree: html.HtmlElement) -> Iterator[str]:
    """Yield what a page says in its own language, to the eye and to a screen reader."""

    def walk(node: html.HtmlElement) -> Iterator[str]:
        if not isinstance(node.tag, str) or node.tag in SILENT or node.get("lang", CODE) != CODE:
            return
        yield from (node.get(name) for name in ATTRIBUTES if node.get(name))
        yield node.text or ""
        for child in node:
            yield from walk(child)
            yield child.tail or ""

    yield from walk(tree)


def test_every_page_is_there(pseudo: Path) -> None:
    """What exists in one language exists in this one."""
    assert paths(pseudo / CODE) == paths(pseudo / "en")


def test_nothing_is_untranslated(pseudo: Path) -> None:
    """Outside documents and definitions no text is without accents."""
    texts = defined(SMALL)
    left: set[tuple[str, str]] = set()
    for name in sorted(paths(pseudo / CODE)):
        if kinds(pseudo / CODE / name) & DOCUMENTS or name.startswith(NOT_OURS):
            continue
        for text in said(body_of(pseudo / CODE / name)):
            words = " ".join(text.split())
            if not PLAIN.search(words):
                continue
            for known in texts:
                words = words.replace(known, " ")
            words = NAMES.sub(
                " ", re.sub(r"`[^`]*`|\S+@\S+|https?://\S+|\.?\b[\w-]+(?:\.[\w-]+)+\b|\.yaml\b", " ", words)
            )
            if PLAIN.search(words):
                left.add((name, " ".join(words.split())[:90]))
    assert sorted(left) == []


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


SIDEWAYS = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(one).position !== "absolute")
  .slice(0, 3).map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 60)}`)"""


def test_nothing_is_wider_than_a_phone(pseudo: Path, browser: Browser) -> None:
    """At 320 pixels no page of any kind can be pushed sideways."""
    handler = functools.partial(Quiet, directory=pseudo)
    wide: dict[str, list[str]] = {}
    with served(handler) as host:
        page = browser.new_page(viewport={"width": 320, "height": 700})
        for name in one_of_each(pseudo / CODE):
            page.goto(f"http://{host}/{CODE}/{name}")
            if page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0:
                wide[name] = page.evaluate(SIDEWAYS)
        page.close()
    assert wide == {}
