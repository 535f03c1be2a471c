"""The shell: pages are pasted whole, relative, in their language, under a policy that trusts our own files alone."""

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from badge_catalogue import addresses
from badge_catalogue.pages import shell
from badge_catalogue.pages.shell import Page
from badge_catalogue.shipped import PROJECT
from badge_catalogue.words import WORDS

FRAME = (
    '<html lang="@@language@@"><meta content="@@policy@@"><title>@@title@@</title>@@head@@'
    '<a href="@@home@@">@@t:site_name@@</a><a href="@@home@@badges/"@@current:badges@@>x</a>'
    '<a href="@@alternate:nl@@" hreflang="nl">y</a><a href="@@alternate:en@@" hreflang="en">z</a>'
    '<script src="@@root@@a.js"></script>@@body@@'
)


def pasted(page: Page, frame: str = FRAME) -> str:
    """Return a page in the frame."""
    return shell.paste(shell.shell(page.language, frame), page).decode()


def test_nothing_stays_open() -> None:
    """Every name of the frame is filled in."""
    assert "@@" not in pasted(Page("badges/a/b/", "nl", "T", "D", "<p>B</p>"))


@pytest.mark.parametrize(
    ("language", "path", "root", "home", "alternate"),
    [
        ("nl", "", "./", "./", "./en/"),
        ("nl", "badges/a/b/", "../../../", "../../../", "../../../en/badges/a/b/"),
        ("en", "", "../", "../en/", "../"),
        ("en", "badges/a/b/", "../../../../", "../../../../en/", "../../../../badges/a/b/"),
    ],
)
def test_links_are_relative(language: str, path: str, root: str, home: str, alternate: str) -> None:
    """Links lead to root, home and the same page in the other language from wherever the page stands."""
    page = pasted(Page(path, language, "T", "D", ""))
    assert f'src="{root}a.js"' in page
    assert f'<a href="{home}">' in page
    assert f'<a href="{alternate}" hreflang="{addresses.other_languages(language)[0]}">' in page


def test_other_language_may_stand_elsewhere() -> None:
    """A page may name where its other language stands, and one without leads home and has no hreflang."""
    assert 'href="../en/elsewhere/"' in pasted(Page("here/", "nl", "T", "D", "", other="elsewhere/"))
    alone = pasted(Page("here/", "nl", "T", "D", "", other=None))
    assert 'href="../en/"' in alone
    assert "alternate" not in alone


def test_both_languages_are_named_in_the_head() -> None:
    """Every page names both its languages for search engines and readers."""
    found = re.findall(
        r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', pasted(Page("x/", "en", "T", "D", ""))
    )
    assert found == [("nl", "../../x/"), ("en", "../../en/x/")]


def test_title_is_text() -> None:
    """A name from a definition cannot become markup."""
    page = pasted(Page("x/", "nl", "<script>alert(1)</script>", "", ""))
    assert "<title>&lt;script&gt;" in page


def test_current_section_is_marked() -> None:
    """The navigation says where one is, and only there."""
    assert 'badges/" aria-current="page">' in pasted(Page("badges/", "nl", "T", "D", "", "badges"))
    assert "aria-current" not in pasted(Page("verify/", "nl", "T", "D", "", "verify"))


def test_body_may_hold_anything_that_looks_like_a_name() -> None:
    """What a contributor writes between @@ is text, not a name of the frame."""
    assert "<p>@@root@@</p>" in pasted(Page("x/", "nl", "T", "D", "<p>@@root@@</p>"))


def test_scripts_of_the_frame_are_allowed_by_digest() -> None:
    """An inline script of the theme is allowed by its digest; one in the body never is."""
    page = pasted(Page("x/", "nl", "T", "D", "<script>evil()</script>"), FRAME + "<script>ours()</script>")
    digest = base64.b64encode(hashlib.sha256(b"ours()").digest()).decode()
    other = base64.b64encode(hashlib.sha256(b"evil()").digest()).decode()
    assert f"'sha256-{digest}'" in page
    assert other not in page


def test_policy_trusts_our_own_files_alone() -> None:
    """No other origin, no inline script or style, no base, unless it is named."""
    policy = re.findall(r'content="([^"]+)"', pasted(Page("x/", "nl", "T", "D", "")))[0]
    assert policy.startswith("default-src 'none';")
    assert "unsafe-inline" not in policy
    assert "http" not in policy
    assert "connect-src 'self'" in policy


def test_frame_has_no_inline_script() -> None:
    """The frame as it stands needs no digest at all."""
    frame = (PROJECT / "site_src/overrides/frame.html").read_text(encoding="utf-8")
    assert re.findall(r"<script(?![^>]*src=)", frame) == []
    assert re.findall(r'\sstyle="', frame) == []


@pytest.mark.parametrize("name", ["frame.html", "main.html", "shell.html", "404.html"])
def test_words_of_the_frame_exist(name: str) -> None:
    """Every word the templates of the theme ask for exists in both languages."""
    text = (PROJECT / "site_src/overrides" / name).read_text(encoding="utf-8")
    for word in re.findall(r"@@t:(\w+)@@", text):
        assert all(word in words for words in WORDS.values()), word


def test_the_page_for_missing_addresses_speaks_both_languages() -> None:
    """There is one for the whole site, so whoever followed an English link reads it in English too."""
    text = (PROJECT / "site_src/overrides/404.html").read_text(encoding="utf-8")
    assert '<section class="in-other-language" lang="{{ other }}">' in text
    assert re.findall(r"@@in:\{\{ other \}\}:not_found_(\w+)@@", text) == ["title", "text", "action"]
    said = pasted(Page("x/", "nl", "T", "D", ""), "<h2>@@in:en:not_found_title@@</h2>")
    assert f"<h2>{WORDS['en']['not_found_title']}</h2>" in said


def test_frame_says_what_this_is_and_asks_not_to_be_indexed() -> None:
    """Every page says that it is a demonstration, and asks search engines to leave it alone until it is told not to."""
    frame = (PROJECT / "site_src/overrides/frame.html").read_text(encoding="utf-8")
    noindex = '<meta name="robots" content="noindex">'
    page = Page("x/", "nl", "T", "D", "")
    assert noindex in pasted(page, frame)
    assert noindex in shell.paste(shell.shell("nl", frame, listed=True), replace(page, real=False)).decode()
    assert noindex not in shell.paste(shell.shell("nl", frame, listed=True), page).decode()
    assert noindex in shell.paste(shell.shell("nl", frame, listed=True), replace(page, hidden=True)).decode()
    assert WORDS["nl"]["demonstration"] in pasted(page, frame)
    assert WORDS["nl"]["demonstration"] not in shell.paste(shell.shell("nl", frame, listed=True), page).decode()
    assert WORDS["nl"]["demonstration"] == "Demonstratie, geen dienst van SURF"
    assert WORDS["en"]["demonstration"] == "Demonstration, not a service of SURF"


def test_missing_page_knows_the_site_by_its_address() -> None:
    """The page for what is not there cannot be relative: it is shown at any depth."""
    page = Page("", "nl", "", "", "")
    assert 'src="/deep/site/a.js"' in shell.finish(FRAME, page, root="/deep/site/").decode()


def test_prose_error_names_the_page(tmp_path: Path) -> None:
    """A mistake in the hand-written pages stops the build with MkDocs' own words."""
    docs = tmp_path / "site_src" / "docs" / "nl"
    docs.mkdir(parents=True)
    (tmp_path / "site_src" / "overrides").mkdir()
    (docs / "a.md").write_text("[x](#nowhere)\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: mkdocs}\nplugins: []\nvalidation: {links: {anchors: warn}}\n", encoding="utf-8"
    )
    with pytest.raises(shell.ProseError, match="nowhere"):
        shell.run_mkdocs(tmp_path, tmp_path / "out", 0)


def test_styles_of_the_frame_are_allowed_by_digest() -> None:
    """An inline style of the frame is allowed by its digest; one in the body never is."""
    page = pasted(Page("x/", "nl", "T", "D", "<style>evil{}</style>"), FRAME + "<style>ours{}</style>")
    digest = base64.b64encode(hashlib.sha256(b"ours{}").digest()).decode()
    other = base64.b64encode(hashlib.sha256(b"evil{}").digest()).decode()
    assert f"style-src 'self' 'sha256-{digest}'" in page
    assert other not in page


def test_every_language_keeps_its_pictures(tmp_path: Path) -> None:
    """Pictures of the prose stand below their language's home; assets that every language shares stand once."""
    for language in ("nl", "en"):
        folder = tmp_path / language
        (folder / "assets" / "site").mkdir(parents=True)
        (folder / "assets" / "guide.png").write_bytes(language.encode())
        (folder / "assets" / "site" / "base.css").write_bytes(b"a{}")
        (folder / "404.html").write_text(FRAME, encoding="utf-8")
    made = dict(shell.prose(tmp_path, "https://badges.example.org/"))
    assert made.pop("404.html")
    assert made == {"assets/guide.png": b"nl", "en/assets/guide.png": b"en", "assets/site/base.css": b"a{}"}


def test_a_page_may_have_an_address_per_language() -> None:
    """Switcher and search engines are led to each language's own address, and to the common one where there is none."""
    page = pasted(Page("hier/", "nl", "T", "D", "", paths={"nl": "hier/", "en": "here/"}))
    assert 'href="../en/here/" hreflang="en"' in page
    assert '<link rel="alternate" hreflang="en" href="../en/here/">' in page
    assert 'href="../en/hier/"' not in page
