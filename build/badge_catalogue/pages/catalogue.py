"""The page that finds badges: what stands in it before a script runs, and all there is without one.

The script fills in facets and results from `facets`; without it the page is a list by institution. Its scripts and
styles stand in site_src/overrides/assets/catalogue.
"""

import json
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from badge_catalogue.addresses import BADGES
from badge_catalogue.finding.facets import rows
from badge_catalogue.finding.order import plain_order
from badge_catalogue.model import Badge, Institution
from badge_catalogue.pages.shell import Page
from badge_catalogue.pages.view import View
from badge_catalogue.words.catalogue import ALSO, FACETS, NEAR, OPTIONS, PAGE
from badge_catalogue.words.fold import FOLD
from badge_catalogue.words.vacancy import VACANCY

_IN_FULL = 300  # badges; a longer list leads to the pages of the institutions
_STYLES = ("catalogue", "filters", "toolbar", "results", "screens")  # in this order: the last decides
_ORDERS = {"relevance": "relevance", "name": "name", "hours": "hours", "level": "level_sort", "newest": "newest"}


def catalogue_page(view: View, language: str) -> Page:
    """Return `badges/` in one language."""
    words = PAGE[language]
    issued = _by_institution(view, language)
    body = view.body(
        "catalogue.html",
        language,
        BADGES,
        t=words,
        styles=_STYLES,
        orders=_ORDERS.items(),
        types=OPTIONS[language]["type"],
        issued=issued,
        in_full=sum(len(badges) for _, badges in issued) <= _IN_FULL,
        said=_json({**words, **_of_badges(language), **FOLD[language]}),
        also=_json({**ALSO[language], "framework": _frameworks(view)}),
        vacancy=VACANCY[language]["link"],
        near=_json(NEAR[language]),
    )
    return Page(BADGES, language, words["title"], words["lead"], body, "badges", "finder-kind")


def _frameworks(view: View) -> dict[str, str]:
    """Return by framework the one word that people type for it: how its name begins in each language, and its id."""
    return {
        entry.id: " ".join(
            dict.fromkeys([entry.id, *(name.split()[0].rstrip(":,").casefold() for name in entry.name.values.values())])
        )
        for entry in view.catalogue.frameworks.values()
        if entry.kind == "competence"
    }


def _json(value: object) -> Markup:
    """Return JSON for a script element, which no text in it can end."""
    return Markup(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704 -- no tag is left


def _of_badges(language: str) -> dict[str, str]:
    """Return the words that the script needs beside those of the page."""
    return {
        "status_name": FACETS[language]["status"],
        **{f"status_{key}": text for key, text in OPTIONS[language]["status"].items()},
    }


def _by_institution(view: View, language: str) -> list[tuple[Institution, list[Badge]]]:
    """Return the institutions that issue badges, each with these, both in the order of the alphabet."""
    issuer = attrgetter("issuer")
    issued = {key: list(badges) for key, badges in groupby(sorted(rows(view.catalogue, language), key=issuer), issuer)}
    institutions = sorted(
        view.catalogue.institutions.values(), key=lambda entry: (plain_order(entry.name.get(language)), entry.id)
    )
    return [(institution, issued[institution.id]) for institution in institutions if institution.id in issued]
