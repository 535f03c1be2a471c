"""The Atom feed of what is new, and the description by which data portals find the whole (DCAT 3)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from badge_catalogue import addresses
from badge_catalogue.exports import summary
from badge_catalogue.model import Badge, Catalogue, Institution
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES
from badge_catalogue.settings import Settings
from badge_catalogue.words.po import pair

NEWEST = 50  # entries of the feed
_TITLE = pair("exports", "title")


def atom(catalogue: Catalogue, settings: Settings, language: str, institution: Institution | None = None) -> bytes:
    """Return the feed (RFC 4287) of the badges that were last reviewed, the newest first; drafts are left out.

    Args:
        catalogue: The badges.
        settings: Names the site.
        language: Of the feed.
        institution: The one whose badges the feed tells of; None: of all.
    """
    prefix = addresses.home(language)
    home = f"{settings.site_url}{prefix}{addresses.institution_folder(institution) if institution else ''}"
    here = f"{home}{addresses.FEED}"
    title = _TITLE[language] + (f": {institution.name.get(language)}" if institution else "")
    known = [
        badge
        for badge in catalogue.badges.values()
        if badge.status != "draft" and (institution is None or badge.issuer == institution.id)
    ]
    newest = sorted(known, key=lambda badge: (_changed(badge), badge.id), reverse=True)[:NEWEST]
    updated = _stamp(_changed(newest[0])) if newest else f"{settings.moment:%Y-%m-%dT%H:%M:%SZ}"
    entries = "".join(_entry(badge, catalogue, settings, language) for badge in newest)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">\n'
        f"  <id>{escape(here)}</id>\n"
        f"  <title>{escape(title)}</title>\n"
        f"  <updated>{updated}</updated>\n"
        f"  <author><name>{escape(_TITLE[language])}</name></author>\n"
        f'  <link rel="self" type="application/atom+xml" href={quoteattr(here)}/>\n'
        f'  <link rel="alternate" type="text/html" href={quoteattr(home)}/>\n'
        f"{entries}</feed>\n"
    ).encode()


def _changed(badge: Badge) -> date:
    return max(filter(None, (badge.reviewed_on, badge.first_awarded)), default=date(1970, 1, 1))


def _stamp(day: date) -> str:
    return f"{datetime.combine(day, time(), UTC):%Y-%m-%dT%H:%M:%SZ}"


def _entry(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> str:
    page = addresses.badge_page(badge, settings, language)
    published = f"    <published>{_stamp(badge.first_awarded)}</published>\n" if badge.first_awarded else ""
    return (
        "  <entry>\n"
        f"    <id>{escape(page)}</id>\n"
        f"    <title>{escape(badge.name.get(language))}</title>\n"
        f"    <updated>{_stamp(_changed(badge))}</updated>\n{published}"
        f"    <author><name>{escape(catalogue.institutions[badge.issuer].name.get(language))}</name></author>\n"
        f'    <link rel="alternate" type="text/html" href={quoteattr(page)}/>\n'
        f"    <summary>{escape(badge.description.get(language).strip())}</summary>\n"
        "  </entry>\n"
    )


def dcat(catalogue: Catalogue, settings: Settings) -> dict[str, Any]:
    """Return the catalogue as a `dcat:Dataset` with its distributions; the terms are spelled out by their addresses."""
    site = settings.site_url
    distributions = (
        (addresses.API_INDEX, "application/json", "JSON API"),
        (addresses.API_LINES, "application/jsonl", "JSON, one badge a line"),
        (addresses.API_TABLE, "text/csv", "CSV"),
        (addresses.FEED, "application/atom+xml", "Atom"),
        (addresses.TRUST, "application/json", "trust list"),
    )
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": f"{site}{addresses.DCAT}",
        "@type": "dcat:Dataset",
        "dct:title": [
            {"@language": language, "@value": said} for language, said in pair("exports", "catalogue").items()
        ],
        "dct:description": {
            "@language": INTERNATIONAL,
            "@value": f"Definitions of {summary.count(catalogue, INTERNATIONAL)}.",
        },
        "dct:modified": {"@type": "xsd:dateTime", "@value": f"{settings.moment:%Y-%m-%dT%H:%M:%SZ}"},
        "dct:language": [{"@id": term.uri} for term in _languages(catalogue)],
        "dcat:landingPage": {"@id": site},
        "dcat:distribution": [
            {
                "@id": f"{site}{path}",
                "@type": "dcat:Distribution",
                "dct:title": name,
                "dcat:accessURL": {"@id": f"{site}{path}"},
                "dcat:downloadURL": {"@id": f"{site}{path}"},
                "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
            }
            for path, media, name in distributions
        ],
    }


def _languages(catalogue: Catalogue) -> Iterable[Any]:
    known = catalogue.vocabularies.get("language", {})
    return [known[key] for key in LANGUAGES if key in known]
