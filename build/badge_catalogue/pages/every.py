"""Every page of the catalogue, one after the other."""

from collections.abc import Iterable, Iterator
from datetime import date

from badge_catalogue import addresses
from badge_catalogue.addresses import up
from badge_catalogue.facts.completeness import completeness
from badge_catalogue.facts.markdown import plain
from badge_catalogue.facts.relations import public
from badge_catalogue.facts.upkeep import freshness, todos
from badge_catalogue.model import SECTORS, Badge, Institution
from badge_catalogue.pages.badge import badge_page, shortened
from badge_catalogue.pages.catalogue import catalogue_page
from badge_catalogue.pages.earned import earned_page
from badge_catalogue.pages.lists import index_pages
from badge_catalogue.pages.plan import plan_page
from badge_catalogue.pages.reference import reference_pages
from badge_catalogue.pages.shared import shared_pages
from badge_catalogue.pages.shell import HEAD, Page
from badge_catalogue.pages.vacancy import vacancy_page
from badge_catalogue.pages.view import View
from badge_catalogue.pieces import piece
from badge_catalogue.words import WORDS
from badge_catalogue.words.po import said

_PATHWAYS_ON_FRONT = 3
_RECENT_ON_FRONT = 6
WHOLE = "whole"  # kind of a page whose template is the whole document: nothing is pasted around it


def pages(view: View, language: str) -> Iterator[Page]:
    """Yield every page of one language."""
    yield from about_all(view, language)
    yield from about_each(view, view.catalogue.versions.values(), language)


def about_all(view: View, language: str) -> Iterator[Page]:
    """Yield the pages that are about more than one badge."""
    yield front(view, language)
    yield catalogue_page(view, language)
    yield institutions(view, language)
    for institution in view.catalogue.institutions.values():
        yield institution_page(view, institution, language)
    yield from index_pages(view, language)
    yield plan_page(view, language)
    yield vacancy_page(view, language)
    yield earned_page(view, language)
    yield from shared_pages(view, language)
    yield from reference_pages(view, language)


def about_each(view: View, badges: Iterable[Badge], language: str) -> Iterator[Page]:
    """Yield the pages of versions of badges, and those that lead to the current ones."""
    for badge in badges:
        yield badge_page(view, badge, language)
        if badge.current:
            yield from moved(view, badge, language)


def recent(view: View) -> list[Badge]:
    """Return the badges that can be earned, the last reviewed first."""
    return sorted(
        (badge for badge in public(view.catalogue) if badge.status == "active"),
        key=lambda badge: (-(badge.reviewed_on or date.min).toordinal(), badge.id),
    )


def varied(badges: list[Badge]) -> list[Badge]:
    """Return the badges by turns of their institutions, each keeping its own order."""
    turns: dict[str, int] = {}
    placed = []
    for place, badge in enumerate(badges):
        turn = turns[badge.issuer] = turns.get(badge.issuer, -1) + 1
        placed.append((turn, place, badge))
    return [badge for _, _, badge in sorted(placed, key=lambda entry: entry[:2])]


def _shown(badges: list[Badge]) -> list[str]:
    """Return the sectors that have a badge to show on the front page."""
    return [sector for sector in SECTORS if any(sector in badge.sector for badge in badges)]


def front(view: View, language: str) -> Page:
    """Return the front page with its three doors."""
    words = WORDS[language]
    newest = recent(view)
    return view.page(
        "front.html",
        language,
        "",
        title=words["front_title"],
        description=words["front_description"],
        kind="front",
        count=len(newest),
        recent=varied(newest)[:_RECENT_ON_FRONT],
        pathways=list(view.catalogue.pathways.values())[:_PATHWAYS_ON_FRONT],
        shown=[next(badge for badge in newest if sector in badge.sector) for sector in _shown(newest)],
    )


def institutions(view: View, language: str) -> Page:
    """Return the list of all institutions."""
    words = WORDS[language]
    return view.page(
        "institutions.html",
        language,
        addresses.INSTITUTIONS,
        title=words["institutions_title"],
        description=said("site", "institutions_lead", language, number=len(view.catalogue.institutions)),
        section="institutions",
    )


def institution_page(view: View, institution: Institution, language: str) -> Page:
    """Return the page of one institution: its badges, what it recognises, how its badges are recognised."""
    issued = view.relations.issued.get(institution.id, ())
    return view.page(
        "institution.html",
        language,
        addresses.institution_folder(institution),
        title=institution.name.get(language),
        description=shortened(plain(institution.description.get(language))),
        section="institutions",
        real=not institution.demonstration,
        head=piece(HEAD, "feed", f"{WORDS[language]['site_name']}: {institution.name.get(language)}", addresses.FEED),
        institution=institution,
        alone=view.settings.alone,
        complete=completeness(tuple(issued), language),
        fresh=freshness(issued, view.today),
        stale=[todo for badge in issued for todo in todos(badge, view.today)],
        recognises=[row for row in view.relations.recognised if row.institution == institution.id],
    )


def moved(view: View, badge: Badge, language: str) -> Iterator[Page]:
    """Yield a page at every former address of a badge, and at the address of its current version, that leads on."""
    here = addresses.badge_folder(badge)
    former = [addresses.badge_folder(alias) for alias in badge.aliases if alias not in view.catalogue.badges]
    for path in (addresses.version_folder(badge), *former):
        address = up(path) + here
        yield view.page(
            "moved.html",
            language,
            path,
            title=WORDS[language]["moved_title"],
            description="",
            kind=WHOLE,
            address=address,
            badge=badge,
        )
