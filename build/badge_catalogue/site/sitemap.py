"""What search engines read first: which pages there are (https://www.sitemaps.org/protocol.html) and who may come.

A site of which all is fictional says noindex on every page and has a sitemap all the same; once one institution is
real, the pages of the fictional ones leave the sitemap and keep their noindex.
"""

from collections.abc import Iterable, Iterator
from html import escape

from badge_catalogue import addresses
from badge_catalogue.addresses import badge_folder, badges_of, home, institution_folder, version_folder
from badge_catalogue.model import Catalogue
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.settings import Settings

MOST = 25_000  # addresses in one file; the protocol allows 50,000 and 50 MB
_PAGE = "index.html"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NOT_LISTED = ("verify/app-",)  # what a page runs is no page


def listed(catalogue: Catalogue) -> bool:
    """Say whether search engines may list the site: only once an institution is real."""
    return any(not institution.demonstration for institution in catalogue.institutions.values())


def files(catalogue: Catalogue, settings: Settings, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield robots.txt, the index `sitemap.xml` and the lists it names.

    Args:
        catalogue: Tells which addresses only lead on, which subjects are fictional and when a badge was reviewed.
        settings: Names the site.
        names: Site paths of everything that was written.
    """
    site = settings.site_url
    known = frozenset(names)
    entries = list(_entries(catalogue, settings, known))
    parts = {
        f"sitemap/{number}.xml": entries[first : first + MOST]
        for number, first in enumerate(range(0, len(entries), MOST), 1)
    }
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site}sitemap.xml\n".encode()
    named = "".join(f"<sitemap><loc>{escape(site + name)}</loc></sitemap>\n" for name in parts)
    yield "sitemap.xml", f"{_XML}<sitemapindex {_SCHEMA}>\n{named}</sitemapindex>\n".encode()
    for name, part in parts.items():
        opened = f'<urlset {_SCHEMA} xmlns:xhtml="http://www.w3.org/1999/xhtml">'
        yield name, f"{_XML}{opened}\n{''.join(part)}</urlset>\n".encode()


def _entries(catalogue: Catalogue, settings: Settings, names: frozenset[str]) -> Iterator[str]:
    """Yield the entry of every page, by its address; each names its other language."""
    without = _leading_on(catalogue) | (_fictional(catalogue) if listed(catalogue) else frozenset())
    reviewed = {badge_folder(badge): badge.reviewed_on for badge in catalogue.badges.values() if badge.reviewed_on}
    for name in sorted(name for name in names if name.endswith(_PAGE)):
        language, below_home = addresses.below_home(name)
        path = below_home.removesuffix(_PAGE)
        below = tuple(path[: place + 1] for place, letter in enumerate(path) if letter == "/")
        if path.startswith(_NOT_LISTED) or path in without or without & set(below):
            continue
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{each}" href="{escape(f"{settings.site_url}{home(each)}{path}")}"/>'
            for each in LANGUAGES
            if f"{home(each)}{path}{_PAGE}" in names
        )
        day = f"<lastmod>{reviewed[path]:%Y-%m-%d}</lastmod>" if path in reviewed else ""
        address = escape(f"{settings.site_url}{home(language)}{path}")
        yield f"<url><loc>{address}</loc>{day}{alternates}</url>\n"


def _leading_on(catalogue: Catalogue) -> frozenset[str]:
    """Return the folders whose page only leads to another: of the current version, and of former names."""
    badges = catalogue.badges.values()
    former = {badge_folder(alias) for badge in badges for alias in badge.aliases}
    now = {badge_folder(badge) for badge in badges}
    return frozenset({version_folder(badge) for badge in badges} | (former - now))


def _fictional(catalogue: Catalogue) -> frozenset[str]:
    """Return the folders of fictional institutions; what lies below them is fictional too."""
    invented = [institution.id for institution in catalogue.institutions.values() if institution.demonstration]
    return frozenset(folder(name) for folder in (badges_of, institution_folder) for name in invented)
