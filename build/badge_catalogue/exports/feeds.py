"""The Atom feeds of what is new, calendars of starts, and the description for data portals (DCAT 3)."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from badge_catalogue import addresses
from badge_catalogue.exports import summary
from badge_catalogue.facts.relations import Relations, relate
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES
from badge_catalogue.settings import Settings
from badge_catalogue.words.catalogue import OPTIONS
from badge_catalogue.words.po import pair

NEWEST = 50  # entries of the feed
_BROAD = 2  # digits of a subject
_OCTETS = 75  # of a line of a calendar
_TITLE = pair("exports", "title")


class Scope(NamedTuple):
    """The badges that a feed tells of, and where people find them."""

    folder: str  # of the feed, below the home of a language
    name: str
    page: str  # below the home of a language
    badges: frozenset[str]


def scopes(catalogue: Catalogue, relations: Relations, language: str) -> Iterator[Scope]:
    """Yield the feeds beside the one of all badges: of each institution, subject with badges, and pathway."""
    known = [badge for badge in catalogue.badges.values() if badge.status != "draft"]
    for institution in catalogue.institutions.values():
        folder = addresses.institution_folder(institution)
        mine = frozenset(badge.id for badge in known if badge.issuer == institution.id)
        yield Scope(folder, institution.name.get(language), folder, mine)
    for code in sorted({badge.isced_f[:_BROAD] for badge in known if badge.isced_f}):
        name = OPTIONS[language]["subject"].get(code, code)
        held = frozenset(badge.id for badge in known if (badge.isced_f or "").startswith(code))
        yield Scope(addresses.subject_folder(code), name, f"{addresses.BADGES}?subject={code}", held)
    for pathway in catalogue.pathways.values():
        folder = addresses.pathway_folder(pathway)
        steps = {badge for step in pathway.steps for badge in step.badges}
        claims = {badge for badge, counts in relations.towards.items() if any(one.pathway == pathway for one in counts)}
        yield Scope(folder, pathway.name.get(language), folder, frozenset(steps | claims))


def files(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield site path and bytes of every feed."""
    relations = relate(catalogue)
    for language in LANGUAGES:
        prefix = addresses.home(language)
        yield f"{prefix}{addresses.FEED}", atom(catalogue, settings, language)
        for scope in scopes(catalogue, relations, language):
            yield f"{prefix}{scope.folder}{addresses.FEED}", atom(catalogue, settings, language, scope)


def calendars(badge: Badge, catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the starts of a badge as a calendar, by site path; none of a badge without starts."""
    for language in LANGUAGES if starts(badge) else ():
        path = f"{addresses.home(language)}{addresses.starts_of(badge)}"
        yield path, calendar(badge, catalogue, settings, language)


def starts(badge: Badge) -> list[date]:
    """Return the days on which a badge can be started, the first one first; none once nobody can earn it."""
    return sorted({day for offering in badge.offering for day in offering.starts}) if badge.status == "active" else []


def calendar(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> bytes:
    """Return the starts of a badge as a calendar (RFC 5545): whole days, each with the badge's page."""
    page = addresses.badge_page(badge, settings, language)
    places = ", ".join(sorted({place for offering in badge.offering for place in offering.locations}))
    issuer = catalogue.institutions[badge.issuer].name.get(language)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_TITLE[language]}//{badge.id}//{language.upper()}"]
    for day in starts(badge):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{badge.id}-{day.isoformat()}@{settings.site_url.split('/')[2]}",
            f"DTSTAMP:{settings.moment:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"SUMMARY:{_escaped(badge.name.get(language))} ({_escaped(issuer)})",
            *([f"LOCATION:{_escaped(places)}"] if places else []),
            f"URL:{page}",
            "END:VEVENT",
        ]
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line)).encode()


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, each but the first after a space."""
    if len(line.encode()) <= _OCTETS:
        yield line
        return
    part = ""
    for letter in line:
        if len(f"{part}{letter}".encode()) > _OCTETS:
            yield part
            part = " "
        part += letter
    yield part


def atom(catalogue: Catalogue, settings: Settings, language: str, scope: Scope | None = None) -> bytes:
    """Return the feed (RFC 4287) of the badges that were last reviewed, the newest first; drafts are left out.

    Args:
        catalogue: The badges.
        settings: Names the site.
        language: Of the feed.
        scope: Whose badges the feed tells of; None: of all.
    """
    prefix = addresses.home(language)
    home = f"{settings.site_url}{prefix}{scope.page if scope else ''}"
    here = f"{settings.site_url}{prefix}{scope.folder if scope else ''}{addresses.FEED}"
    title = _TITLE[language] + (f": {scope.name}" if scope else "")
    known = [
        badge
        for badge in catalogue.badges.values()
        if badge.status != "draft" and (scope is None or badge.id in scope.badges)
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
        (addresses.lines(settings), addresses.lines_type(settings), "JSON, one badge a line"),
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
