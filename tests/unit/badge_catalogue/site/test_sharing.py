"""What leaves the site when someone shares a page or a search engine reads it: addresses, pictures, codes, data."""

import json
import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import count

import pytest
import segno
from PIL import Image

from badge_catalogue.commands.build import templates
from badge_catalogue.definitions.load import load_files
from badge_catalogue.drawings import qr_code as drawings_of_codes
from badge_catalogue.drawings.qr_code import qr_code
from badge_catalogue.model import Catalogue
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.pages import shell
from badge_catalogue.pages.badge import badge_page
from badge_catalogue.pages.every import institution_page, pages
from badge_catalogue.pages.shell import Page
from badge_catalogue.pages.view import view
from badge_catalogue.settings import Settings
from badge_catalogue.site import sitemap
from badge_catalogue.words import WORDS

SITE = "https://badges.example.org/deep/"
SETTINGS = Settings(SITE, int(datetime(2026, 11, 22, tzinfo=UTC).timestamp()))
BADGE = "demo-mbo.warmtepompen"
FRAME = "<html><head>@@robots@@@@head@@</head>@@banner@@@@body@@<footer>@@statement@@</footer></html>"
NOINDEX = '<meta name="robots" content="noindex">'


@pytest.fixture(scope="module")
def fictional(small: dict[str, bytes]) -> Catalogue:
    """The small catalogue, of which all is fictional."""
    return load_files(small)[0]


@pytest.fixture(scope="module")
def real(fictional: Catalogue) -> Catalogue:
    """The same with one institution that is not."""
    school = replace(fictional.institutions["demo-mbo"], demonstration=False)
    return replace(fictional, institutions={**fictional.institutions, "demo-mbo": school})


def shown(catalogue: Catalogue, badge: str = BADGE, language: str = "nl") -> str:
    """Return the page of a badge as it is written into the site."""
    page = badge_page(view(catalogue, SETTINGS, templates()), catalogue.badges[badge], language)
    return shell.paste(shell.shell(language, FRAME, SITE, listed=sitemap.listed(catalogue)), page).decode()


def embedded(html: str) -> list[str]:
    """Return the JSON-LD of a page."""
    return re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)


def test_real_badges_are_offered_to_search_engines(real: Catalogue) -> None:
    """The page of a real institution's badge carries its credential and course, and no noindex."""
    html = shown(real)
    (text,) = embedded(html)
    kinds = {part["@type"]: part for part in json.loads(text)["@graph"]}
    assert set(kinds) == {"EducationalOccupationalCredential", "Course"}
    assert kinds["EducationalOccupationalCredential"]["url"] == f"{SITE}badges/demo-mbo/warmtepompen/"
    assert NOINDEX not in html


def test_fictional_badges_are_not(fictional: Catalogue, real: Catalogue) -> None:
    """A fictional badge carries none and says noindex, even beside a real institution."""
    other = next(badge.id for badge in real.badges.values() if real.institutions[badge.issuer].demonstration)
    for html in (shown(fictional), shown(real, other)):
        assert embedded(html) == []
        assert NOINDEX in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_banner_says_what_is_invented(fictional: Catalogue, real: Catalogue, language: str) -> None:
    """All invented: the whole site says so. One real school: its pages say nothing, those of invented ones still do."""
    words = WORDS[language]
    other = next(badge.id for badge in real.badges.values() if real.institutions[badge.issuer].demonstration)
    said = (
        (shown(fictional, language=language), words["demonstration"], words["footer_statement"]),
        (shown(real, language=language), "", words["footer_statement_real"]),
        (shown(real, other, language), words["fictional_page"], words["footer_statement_real"]),
    )
    for html, banner, statement in said:
        assert re.findall(r'aria-label="([^"]+)">\1 · <a href="[./a-z]+about/">', html) == [banner][: bool(banner)]
        assert f"<footer>{statement}</footer>" in html


def test_embedded_data_cannot_end_its_script(real: Catalogue) -> None:
    """A name that ends a script stays a name."""
    name = Text({"nl": "</script><b>"})
    told = shown(replace(real, badges={**real.badges, BADGE: replace(real.badges[BADGE], name=name)}))
    assert json.loads(embedded(told)[0])["@graph"][0]["name"] == "</script><b>"
    assert "</script><b>" not in told


@pytest.mark.parametrize(("language", "home"), [("nl", SITE), ("en", f"{SITE}en/")])
def test_shared_pages_name_whole_addresses(fictional: Catalogue, language: str, home: str) -> None:
    """Title, description, picture, own address and both languages are told with addresses that work elsewhere."""
    html = shown(fictional, language=language)
    told = dict(re.findall(r'<meta property="(og:\w+)" content="([^"]*)">', html))
    assert told["og:title"] == fictional.badges[BADGE].name.get(language)
    assert told["og:description"]
    assert told["og:image"] == f"{SITE}badges/demo-mbo/warmtepompen/image.png"
    assert told["og:url"] == f"{home}badges/demo-mbo/warmtepompen/"
    assert f'<link rel="canonical" href="{told["og:url"]}">' in html
    assert re.findall(r'hreflang="(\w+)" href="([^"]+)"', html) == [
        ("nl", f"{SITE}badges/demo-mbo/warmtepompen/"),
        ("en", f"{SITE}en/badges/demo-mbo/warmtepompen/"),
    ]


def test_nothing_absolute_where_the_site_is_unknown() -> None:
    """A shell that knows no address invents none, and keeps search engines out."""
    html = shell.paste(shell.shell("nl", FRAME), Page("x/", "nl", "T", "D", "")).decode()
    assert "canonical" not in html
    assert "og:" not in html
    assert NOINDEX in html


def addresses(made: dict[str, bytes], name: str) -> Iterator[str]:
    """Yield what a sitemap lists."""
    return (found.text or "" for found in ET.fromstring(made[name]).iter(f"{{{_SITEMAP}}}loc"))  # noqa: S314 -- our own


_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def written(catalogue: Catalogue) -> dict[str, bytes]:
    """Return robots.txt and the sitemaps of a catalogue's own pages."""
    seen = view(catalogue, SETTINGS, templates())
    names = [page.file for language in ("nl", "en") for page in pages(seen, language)]
    return dict(sitemap.files(catalogue, SETTINGS, [*names, "404.html", "verify/app-1/index.html", "feed.atom"]))


def test_sitemap_lists_every_page_once(fictional: Catalogue) -> None:
    """Both languages and earlier versions are listed; what leads on, is no page or is missing is not."""
    made = written(fictional)
    assert list(addresses(made, "sitemap.xml")) == [f"{SITE}sitemap/1.xml"]
    listed = list(addresses(made, "sitemap/1.xml"))
    assert len(listed) == len(set(listed))
    badge = fictional.badges[BADGE]
    old = next(version for version in fictional.versions.values() if not version.current)
    for expected in (
        "",
        "en/",
        "badges/",
        "en/badges/demo-mbo/warmtepompen/",
        f"badges/{old.issuer}/{old.slug}/v{old.version}/",
    ):
        assert f"{SITE}{expected}" in listed
    aliases = [f"badges/{name.replace('.', '/')}/" for each in fictional.badges.values() for name in each.aliases]
    assert aliases
    for unexpected in (f"badges/demo-mbo/warmtepompen/v{badge.version}/", "verify/app-1/", *aliases):
        assert f"{SITE}{unexpected}" not in listed
    assert made["robots.txt"].decode().endswith(f"Sitemap: {SITE}sitemap.xml\n")


def test_sitemap_leaves_the_fictional_out_beside_the_real(real: Catalogue) -> None:
    """Once an institution is real, pages that say noindex are not offered."""
    listed = list(addresses(written(real), "sitemap/1.xml"))
    assert f"{SITE}badges/demo-mbo/warmtepompen/" in listed
    assert f"{SITE}institutions/demo-mbo/" in listed
    others = [name for name, entry in real.institutions.items() if entry.demonstration]
    assert others
    assert [name for name in listed if any(f"/{other}/" in name for other in others)] == []


def test_a_long_sitemap_is_cut(monkeypatch: pytest.MonkeyPatch, fictional: Catalogue) -> None:
    """No file lists more than the protocol allows; together they list the same."""
    whole = sorted(addresses(written(fictional), "sitemap/1.xml"))
    monkeypatch.setattr(sitemap, "MOST", 10)
    made = written(fictional)
    parts = [name.removeprefix(SITE) for name in addresses(made, "sitemap.xml")]
    assert len(parts) > 1
    assert all(len(list(addresses(made, name))) <= 10 for name in parts)
    assert sorted(address for name in parts for address in addresses(made, name)) == whole


def test_qr_code_tells_the_address_of_its_page(fictional: Catalogue) -> None:
    """The code on a page is the one of that page's address, which stands beside it; another address has another."""
    own = f"{SITE}badges/demo-mbo/warmtepompen/"
    html = shown(fictional)
    assert str(qr_code(own)) in html
    assert f'<code class="citation">{own}</code>' in html
    assert qr_code(own) != qr_code(own[:-1])
    assert str(qr_code(f"{SITE}en/badges/demo-mbo/warmtepompen/")) in shown(fictional, language="en")


@pytest.mark.parametrize("before", [0, 1000])
def test_qr_code_is_the_standards_own(before: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address of any length or letters is drawn as the library draws it whole, a single other letter included.

    The first of a process are drawn so; those after many others are laid together.
    """
    monkeypatch.setattr(drawings_of_codes, "_drawn_before", count(before))
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-/.%~ABCXYZ"
    written = [
        "".join(letters[(place * place + 7 * size) % len(letters)] for place in range(size))
        for size in (*range(0, 100, 7), 99, 100, 101, 190)
    ]
    addresses = [f"https://example.org/{rest}" for rest in (*written, "é/", "z" * 1500)]
    for address in addresses:
        code = segno.make(address, error="m", micro=False, boost_error=False, mask=0)
        assert modules(qr_code(address)) == [list(row) for row in code.matrix_iter(border=4)], address
    assert len({qr_code(address) for address in addresses}) == len(addresses)


def test_qr_code_keeps_its_quiet_zone() -> None:
    """Around the code lie four light modules, on paper that is light in the dark scheme too."""
    drawn = modules(qr_code("https://example.org/"))
    assert len(drawn) == 25 + 2 * 4  # version 2 has 25 modules
    assert not any(any(row) for row in (*drawn[:4], *drawn[-4:]))
    assert not any((*row[:4], *row[-4:]) != (0,) * 8 for row in drawn)
    assert drawn[4][4:12] == [1, 1, 1, 1, 1, 1, 1, 0]  # the first finder pattern


def modules(drawn: str) -> list[list[int]]:
    """Return the picture of a code: 1 where it is black, else 0; the page needs no more than a few hundred letters."""
    found = re.search(r'src="data:image/png;base64,([^"]+)" alt="" width="(\d+)" height="(\d+)"', drawn)
    assert found
    with Image.open(BytesIO(b64decode(found[1]))) as picture:
        assert (picture.mode, picture.size) == ("1", (int(found[2]), int(found[3])))
        return [[int(not picture.getpixel((x, y))) for x in range(picture.width)] for y in range(picture.height)]


def test_institutions_have_their_own_feed(fictional: Catalogue) -> None:
    """The page of an institution leads to the feed of its badges, in its head and in sight."""
    page = institution_page(view(fictional, SETTINGS, templates()), fictional.institutions["demo-mbo"], "nl")
    assert '<link rel="alternate" type="application/atom+xml"' in page.head
    assert '<a href="feed.atom"' in page.body
