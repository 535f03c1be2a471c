"""Puts the catalogue's own pages into the shell that MkDocs built, and finishes the pages it built itself.

The only module that knows MkDocs and its theme: how they are run, which of their files the site needs, and the names
between @@ that `site_src/overrides/frame.html` leaves open. A page is pasted by joining strings; nothing is parsed.
"""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path

from markupsafe import Markup

from badge_catalogue import addresses
from badge_catalogue.addresses import home, other_languages, up
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES
from badge_catalogue.packs import AT_HAND
from badge_catalogue.pages import demonstration, own_look, prepared, prose_tables
from badge_catalogue.pieces import piece
from badge_catalogue.words import WORDS

_NAME = re.compile(r"@@([a-z]+(?::[a-z_-]+){0,2})@@")
_AT = {  # addresses below the home of a language that the frame leads to
    "badges": addresses.BADGES,
    "pathways": addresses.PATHWAYS,
    "plan": addresses.PLAN,
    "institutions": addresses.INSTITUTIONS,
    "frameworks": addresses.FRAMEWORKS,
    "feed": addresses.FEED,
}
_INLINE = re.compile(r"<script(?![^>]*\s(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SHEET = re.compile(r'<link rel="stylesheet" href="@@root@@([^"]+)">')
HEAD = "head.html"  # what else stands in the head of a page
_THEME_STYLES = "assets/stylesheets/main."
_FONT_STYLES = "assets/site/fonts.css"  # names its files relative to itself, so it cannot stand in a page


@dataclass(frozen=True)
class Page:
    """One page of ours, in one language.

    Attributes:
        path: Below the home of its language, "" or with a closing slash, e.g. "badges/demo-mbo/lassen/".
        body: HTML, safe as it is.
        section: The entry of the header's navigation it belongs to: badges, institutions, verify, what-is-what.
        head: More HTML for the head, safe as it is.
        other: Path of the same page in the other language; None where there is none.
        paths: Language to the path of the same page, where each language has its own.
        image: Site path of the picture that stands for it where someone shares it; "" where there is none.
        real: Nothing fictional is its subject: search engines may list it, on a site that they may list at all.
        hidden: Search engines never list it, whatever it is about.
    """

    path: str
    language: str
    title: str
    description: str
    body: str
    section: str = ""
    kind: str = ""
    head: str = ""
    other: str | None = ""
    paths: Mapping[str, str] = field(default_factory=dict)
    image: str = ""
    real: bool = True
    hidden: bool = False

    @property
    def home(self) -> str:
        """Return the folder in which the pages of its language start, below the site's root."""
        return home(self.language)

    @property
    def file(self) -> str:
        """Site path of its file."""
        return f"{self.home}{self.path}index.html"


@dataclass(frozen=True)
class Shell:
    """The page that stands around every page of one language.

    Attributes:
        pieces: Literal text and names in turn: text, name, text, name, ..., text.
        site_url: Where the site will stand; "" where nobody knows, and nothing absolute is said.
        listed: Search engines may list the site; not as long as all of it is fictional.
    """

    language: str
    pieces: tuple[str, ...]
    site_url: str = ""
    listed: bool = False


def shell(language: str, html: str, site_url: str = "", *, listed: bool = False) -> Shell:
    """Return the shell made of a captured page, with everything filled in that does not differ by page."""
    return Shell(language, tuple(_NAME.split(_with_words(own_look.dressed(html), language))), site_url, listed)


def paste(into: Shell, page: Page) -> bytes:
    """Return the finished page."""
    return _fill(into, page, up(page.file), _policy_of(into))


def finish(html: str, page: Page, root: str | None = None, site_url: str = "", *, listed: bool = False) -> bytes:
    """Return a page that MkDocs wrote, with its names filled in.

    Args:
        html: What MkDocs wrote; its own body stands in it.
        page: Where it stands; its body is not used.
        root: Address of the site's root where it cannot be relative: on the page for addresses that are not there.
        site_url: As in `Shell`.
        listed: As in `Shell`.
    """
    return _fill(shell(page.language, html, site_url, listed=listed), page, root or up(page.file), _policy(html))


def _with_words(html: str, language: str) -> str:
    words = WORDS[language]

    def word(match: re.Match[str]) -> str:
        name = match[1]
        if name.startswith("t:"):
            return escape(words[name[2:]])
        if name.startswith("name:"):  # of another language, in itself
            return escape(WORDS[name[5:]]["language_name"])
        if name.startswith("in:"):  # what another language says
            _, other, key = name.split(":")
            return escape(WORDS[other][key])
        if name.startswith("at:"):
            return _AT[name[3:]]
        if name == "earned":
            return addresses.earned(language)
        return language if name == "language" else match[0]

    return _NAME.sub(word, html)


def _fill(into: Shell, page: Page, root: str, policy: str) -> bytes:
    here = f"{root}{page.home}"
    path = page.path if page.other == "" else page.other or ""
    alternates = {each: f"{root}{home(each)}{page.paths.get(each, path)}" for each in other_languages(page.language)}
    values = {
        **{f"alternate:{each}": address for each, address in alternates.items()},
        "root": root,
        "home": here,
        "policy": policy,
        "title": escape(page.title),
        "description": escape(page.description),
        "class": escape(page.kind),
        "robots": "" if into.listed and page.real and not page.hidden else piece(HEAD, "unlisted"),
        "banner": demonstration.banner(page.language, listed=into.listed, real=page.real, here=here),
        "statement": demonstration.statement(page.language, listed=into.listed),
        "head": f"{_alternates(page, here, alternates, into.site_url)}{_shared(page, into.site_url)}{page.head}",
        "body": page.body,
        f"current:{page.section}": ' aria-current="page"',
    }
    filled = [values.get(piece, "") if place % 2 else piece for place, piece in enumerate(into.pieces)]
    return "".join(filled).encode()


def _alternates(page: Page, here: str, alternates: Mapping[str, str], site_url: str) -> str:
    """Return the links to the page in every language: whole addresses, as search engines require, where possible."""
    if page.other is None:
        return ""
    pairs = {page.language: f"{here}{page.path}", **alternates}
    if site_url:
        other = page.path if page.other == "" else page.other
        pairs = {each: f"{site_url}{home(each)}{page.paths.get(each, other)}" for each in LANGUAGES}
        pairs[page.language] = f"{site_url}{page.home}{page.path}"
    return "".join(piece(HEAD, "alternate", name, pairs[name]) for name in LANGUAGES)


def _shared(page: Page, site_url: str) -> str:
    """Return the one address that counts and what other sites show of a shared page (https://ogp.me/)."""
    if not site_url:
        return ""
    address = f"{site_url}{page.home}{page.path}"
    told = {
        "og:type": "website",
        "og:url": address,
        "og:site_name": WORDS[page.language]["site_name"],
        "og:locale": WORDS[page.language]["locale"].replace("-", "_"),
        "og:title": page.title,
        "og:description": page.description,
        "og:image": f"{site_url}{page.image}" if page.image else "",
    }
    return piece(HEAD, "shared", address, [(name, value) for name, value in told.items() if value])


@lru_cache(maxsize=4)  # one frame stands around thousands of pages
def _policy_of(into: Shell) -> str:
    return _policy("".join(into.pieces[::2]))


def _policy(frame: str) -> str:
    """Return the Content-Security-Policy: our own files alone; scripts of the frame by digest, of the body never."""
    scripts, styles = (
        "".join(f" 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in found)
        for found in (_INLINE.findall(frame), _STYLE.findall(frame))
    )
    return (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; "
        "form-action 'self'; base-uri 'none'"
    )


class ProseError(Exception):
    """MkDocs refused the hand-written pages; its own words say why."""


def run_mkdocs(project: Path, scratch: Path, epoch: int) -> None:
    """Build prose and shell page of every language into `scratch/<language>`.

    Args:
        project: The folder that holds mkdocs.yml and site_src.
        epoch: Seconds since 1970, for what MkDocs dates.

    Raises:
        ProseError: MkDocs found a broken link or another mistake; never run it with -q, which hides them.
    """
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1"}
    environment["CATALOGUE_LANGUAGES"] = " ".join(LANGUAGES)
    for language in LANGUAGES:
        config = _configured(project, scratch, language)
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "-f", str(config)]
        done = subprocess.run(  # noqa: S603 -- our own interpreter and our own configuration
            [*command, "-d", str(scratch / language)], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise ProseError(f"mkdocs refused {_config(project, language).name}; mend it:\n{done.stderr.strip()}")


def _config(project: Path, language: str) -> Path:
    """Return the configuration of a language: its own, else the one that the others inherit from."""
    own = project / "site_src" / f"mkdocs.{language}.yml"
    return own if own.is_file() else project / "mkdocs.yml"


def _prose(project: Path, language: str) -> Path:
    """Return the folder of the pages of a language: its own, else that for readers from elsewhere."""
    docs = project / "site_src" / "docs"
    return docs / language if (docs / language).is_dir() else docs / INTERNATIONAL


def _configured(project: Path, scratch: Path, language: str) -> Path:
    """Write the configuration of a language for this build, and return where.

    It stands in `scratch`: the program's own folder may not be writable, and catalogues differ in the pages they have.
    """
    folder = scratch / "sources" / language
    docs = prepared.pages(_prose(project, language), folder / "docs", prepared.facts(AT_HAND.names, LANGUAGES))
    told = {
        "INHERIT": str(_config(project, language).resolve()),
        "docs_dir": str(docs.resolve()),
        "theme": {"language": language, "custom_dir": str((project / "site_src" / "overrides").resolve())},
        "nav": sorted(path.name for path in docs.glob("*.md") if path.name != "shell.md"),
    }
    config = folder / "mkdocs.yml"
    config.write_text(json.dumps(told), encoding="utf-8")  # JSON is YAML
    return config


def frames(scratch: Path) -> dict[str, str]:
    """Return the shell page of every language as `run_mkdocs` left it in `scratch`."""
    return {language: (scratch / language / "shell/index.html").read_text(encoding="utf-8") for language in LANGUAGES}


def prose(scratch: Path, site_url: str, *, listed: bool = False) -> Iterator[tuple[str, bytes]]:
    """Yield the finished prose pages and the files they need, by site path; sorted.

    Args:
        scratch: Where `run_mkdocs` wrote.
        site_url: Where the site will stand; the page for missing addresses cannot know how deep it is shown.
        listed: As in `Shell`.
    """
    for language in LANGUAGES:
        folder = scratch / language
        for path in sorted(folder.glob("*/index.html")):
            if path.parent.name == "shell":
                continue
            name = f"{path.parent.name}/"
            there = all((scratch / each / name / "index.html").exists() for each in other_languages(language))
            page = Page(name, language, "", "", "", path.parent.name, "prose-kind", other="" if there else None)
            html = prose_tables.stackable(path.read_text(encoding="utf-8"))
            yield page.file, finish(html, page, site_url=site_url, listed=listed)
    first = scratch / LANGUAGES[0]
    page = Page("", LANGUAGES[0], "", "", "", kind="prose-kind", hidden=True)
    address = "/" + site_url.split("://", 1)[-1].partition("/")[2]
    html = _standalone((first / "404.html").read_text(encoding="utf-8"), first)
    yield "404.html", finish(html, page, root=address, listed=listed)
    yield from _assets(first)
    if colour := own_look.sheet():
        yield own_look.FILE, colour
    for language in LANGUAGES[1:]:
        yield from _pictures(scratch / language, home(language))


def _standalone(html: str, folder: Path) -> str:
    """Return a page that carries its styles: shown at any depth, it has to look right wherever the site stands."""
    sheets = [(folder / name).read_text(encoding="utf-8") for name in _SHEET.findall(html) if name != _FONT_STYLES]
    linked = _SHEET.sub(lambda link: link[0] if link[1] == _FONT_STYLES else "", html)
    inline = piece(HEAD, "inline_styles", Markup("".join(sheets)))  # noqa: S704 -- our own style sheets
    return linked.replace("</head>", f"{inline}</head>")


def _assets(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield our own assets and of the theme's the style sheet alone: none of its scripts is used."""
    for path in sorted(folder.glob("assets/**/*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name.endswith(".map"):
            continue
        if name.startswith(_THEME_STYLES):
            css = path.read_bytes()
            yield "assets/stylesheets/theme.css", re.sub(rb"\s*/\*# sourceMappingURL=.*?\*/", b"", css)
        elif not name.startswith(("assets/javascripts/", "assets/stylesheets/", "assets/images/")):
            yield name, path.read_bytes()


def _pictures(folder: Path, below: str) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures of one language's prose; what lies deeper under assets/ is the same in every language."""
    for path in sorted(folder.glob("assets/*")):
        if path.is_file():
            yield f"{below}assets/{path.name}", path.read_bytes()
