"""`/api/v1/`: the catalogue as static JSON, paged, with its own description."""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import batched
from typing import Any

from badge_catalogue import addresses
from badge_catalogue.exports import record
from badge_catalogue.exports.json_text import one_line, present, pretty, published_json
from badge_catalogue.exports.openapi import description
from badge_catalogue.exports.summary import summary
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.packs import AT_HAND
from badge_catalogue.settings import Settings

PAGE = 100  # badges
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def files(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield (path relative to the site, content) of the whole API; drafts are left out."""
    badges = [badge for badge in catalogue.badges.values() if badge.status != "draft"]
    institutions = [record.institution(entry, settings) for entry in catalogue.institutions.values()]
    pages = list(_pages(badges, catalogue, settings))
    start = {
        "name": "badge catalogue",
        "version": "1",
        "built": f"{settings.moment:%Y-%m-%dT%H:%M:%SZ}",
        "badges": {"total": len(badges), "first": f"{settings.site_url}{addresses.records_page(1)}"},
        "institutions": f"{settings.site_url}{addresses.API_INSTITUTIONS}",
        "openapi": f"{settings.site_url}{addresses.API_OPENAPI}",
        "lines": f"{settings.site_url}{addresses.lines(settings)}",
        "table": f"{settings.site_url}{addresses.API_TABLE}",
    }
    written = partial(published_json, packed=settings.packed)
    yield addresses.API_INDEX, pretty(start)
    for number, page in enumerate(pages, 1):
        yield addresses.records_page(number), written(page)
    lines: list[tuple[str, bytes]] = []  # by issuer; as bytes they take a tenth of the memory
    for badge in badges:
        told = record.full(badge, catalogue, settings)
        lines.append((badge.issuer, one_line(told)))
        if not settings.packed:
            yield addresses.record(badge, settings), pretty(told)
    if settings.packed:
        yield from _by_institution(lines)
    yield addresses.API_INSTITUTIONS, pretty({"total": len(institutions), "items": institutions})
    every = b"".join(line for _, line in lines)
    yield addresses.lines(settings), gzip.compress(every, mtime=0) if settings.packed else every
    yield addresses.API_TABLE, table(badges, catalogue, settings)
    examples = {
        "index": start,
        "page": pages[0],
        "badge": json.loads(lines[0][1]) if lines else {},
        "institutions": {"total": len(institutions), "items": institutions[:1]},
    }
    yield addresses.API_OPENAPI, pretty(description(settings, examples))


def _by_institution(lines: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield the records of each institution together, packed: most of what they say, they share."""
    by_issuer: dict[str, list[bytes]] = {}
    for issuer, line in lines:
        by_issuer.setdefault(issuer, []).append(line)
    for institution, own in by_issuer.items():
        yield addresses.records_of(institution), gzip.compress(b"".join(own), mtime=0)


def _pages(badges: list[Badge], catalogue: Catalogue, settings: Settings) -> Iterator[dict[str, Any]]:
    """Yield the pages of the list; one without badges when there are none."""
    cut = list(batched(badges, PAGE, strict=False)) or [()]
    for number, page in enumerate(cut, 1):
        yield {
            "total": len(badges),
            "page": number,
            "pages": len(cut),
            **present(next=f"{settings.site_url}{addresses.records_page(number + 1)}" if number < len(cut) else None),
            "items": [record.short(badge, catalogue, settings) for badge in page],
        }


def table(badges: list[Badge], catalogue: Catalogue, settings: Settings) -> bytes:
    """Return one row per badge for a spreadsheet: UTF-8 with a mark that makes Excel read it so, lists with " | "."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for number, badge in enumerate(badges):
        row = _row(badge, catalogue, settings)
        if number == 0:
            writer.writerow(row)
        writer.writerow([_harmless("" if value is None else str(value)) for value in row.values()])
    return out.getvalue().encode("utf-8-sig")


def _row(badge: Badge, catalogue: Catalogue, settings: Settings) -> dict[str, object]:
    facts = {language: summary(badge, catalogue, language) for language in LANGUAGES}
    load = badge.workload
    names = {f"name_{language}": badge.name.get(language) for language in LANGUAGES}
    outcomes = {f"outcomes_{language}": " | ".join(facts[language]["outcomes"]) for language in LANGUAGES}
    return dict(
        id=badge.id,
        version=badge.version,
        status=badge.status,
        type=badge.type,
        **names,
        institution=badge.issuer,
        sector=" | ".join(badge.sector),
        language=" | ".join(badge.language),
        level=f"{badge.level.framework.upper()} {badge.level.value}" if badge.level else "",
        ects=f"{load.ects:g}" if load and load.ects is not None else "",
        **({"sbu": load.sbu if load else None} if "sbu" in AT_HAND.load else {}),
        hours=f"{load.in_hours:g}" if load and load.in_hours is not None else "",
        isced_f=badge.isced_f,
        **outcomes,
        esco=" | ".join(sorted({uri for outcome in badge.learning_outcomes for uri in outcome.esco})),
        page=addresses.badge_page(badge, settings, badge.default_language),
        achievement=addresses.achievement(badge, settings),
    )


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
