"""What the catalogue page downloads, one column per fact: `badges/facets.json`, `more.json` and `summaries/<n>.json`.

The first holds what the page shows at once, the second what stands under "more filters"; it is downloaded when someone
opens them, follows an address that names one, or sorts by what is new. Values are numbers into tables of strings, so
that ten thousand badges stay small and a browser counts them in milliseconds. Rows stand in the order of their names; a
summary stands in file `row // SUMMARIES`.

A facet is {id, name, keys, labels, sets, rows}: badge `r` answers with `keys[k]` for every k in `sets[rows[r]]`; where
hardly two badges answer alike, rows is null and its set is `sets[r]`.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from badge_catalogue import addresses
from badge_catalogue.addresses import home
from badge_catalogue.facts import levels, markdown
from badge_catalogue.facts.answer import in_short
from badge_catalogue.facts.relations import Relations, public, relate
from badge_catalogue.finding.facet_values import Facet, facets
from badge_catalogue.finding.order import by_name
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.packs import AT_HAND
from badge_catalogue.settings import Settings
from badge_catalogue.words import WORDS
from badge_catalogue.words.catalogue import IN_SIGHT, PAGE

SUMMARIES = 100  # per file
_SUMMARY_LENGTH = 200
_FIRST_DAY = date(2000, 1, 1)
_NO_LEVEL = 0
_AT_ONCE = frozenset({*IN_SIGHT, "type", "practice", "sector", "institution", "status"})  # what a list of badges says
_MOSTLY_OWN = 0.5  # share of different answers beyond which sharing them costs more than it saves


def rows(catalogue: Catalogue, language: str) -> tuple[Badge, ...]:
    """Return the badges the page can show, in the order of their rows."""
    return tuple(by_name(public(catalogue), catalogue, language))


def files(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield site path and bytes of the facets and summaries of every language."""
    relations = relate(catalogue, settings.moment.date())
    for language in LANGUAGES:
        badges = rows(catalogue, language)
        below = home(language)
        at_once, more = parted(table(catalogue, relations, language, settings))
        yield f"{below}{addresses.FACETS}", as_json(at_once)
        yield f"{below}{addresses.FACETS_LATER}", as_json(more)
        for number, first in enumerate(range(0, len(badges), SUMMARIES)):
            part = [summary(badge, language) for badge in badges[first : first + SUMMARIES]]
            yield f"{below}{addresses.summaries(number)}", as_json(part)


def parted(whole: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the table that the page needs at once, and the table of the rest; `order` gives the groups of facets."""
    listed = whole["facets"]
    first = {key: value for key, value in whole.items() if key != "day"}
    first["order"] = [facet["id"] for facet in listed]
    first["facets"] = [facet for facet in listed if facet["id"] in _AT_ONCE]
    return first, {"day": whole["day"], "facets": [facet for facet in listed if facet["id"] not in _AT_ONCE]}


def as_json(value: object) -> bytes:
    """Return compact JSON with a closing newline."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def summary(badge: Badge, language: str) -> str:
    """Return the beginning of the description, cut at a word."""
    text = markdown.plain(badge.description.get(language))
    if len(text) <= _SUMMARY_LENGTH:
        return text
    return text[: _SUMMARY_LENGTH + 1].rsplit(" ", 1)[0].rstrip(" ,;:-\N{EN DASH}") + " …"


def table(catalogue: Catalogue, relations: Relations, language: str, settings: Settings) -> dict[str, Any]:
    """Return the table that the page needs to filter, count, sort and list, JSON-ready."""
    badges = rows(catalogue, language)
    starts, days = _distinct([_starts(badge) for badge in badges])
    told = [in_short(badge, language) for badge in badges]
    return {
        "language": language,
        "locale": WORDS[language]["locale"],
        "built": settings.moment.date().isoformat(),
        "summaries": SUMMARIES,
        "ladders": AT_HAND.ladders,
        "in_sight": list(IN_SIGHT),
        "slug": [badge.slug for badge in badges],
        "name": [badge.name.get(language) for badge in badges],
        # Rows whose name is in another language: a reader's voice changes there.
        "foreign": {
            row: badge.name.language_for(language) for row, badge in enumerate(badges) if not badge.name.has(language)
        },
        "others": list(addresses.other_languages(language)),
        # Rows that bring their own image: there is a PNG of it alone.
        "png": [row for row, badge in enumerate(badges) if badge.image],
        "day": [_day(badge) for badge in badges],
        "price": _strings([(said.get("cost", ""), 0) for said in told]),
        "size": _strings([(said.get("size", ""), _hours(badge)) for badge, said in zip(badges, told, strict=True)]),
        "tongue": _strings([(said.get("language", ""), 0) for said in told]),
        "grade": _strings([(_grade(badge, language), _rank(badge)) for badge in badges]),
        "starts": {"sets": starts, "rows": days},
        "facets": [_facet(facet, badges) for facet in facets(catalogue, relations, language)],
    }


def _facet(facet: Facet, badges: tuple[Badge, ...]) -> dict[str, Any]:
    answers = [tuple(facet.values(badge)) for badge in badges]
    used = {key for answer in answers for key in answer}
    fixed = facet.id in {"counts", "start", "status"}
    known = [key for key in facet.labels if key in used or fixed]
    keys = known + sorted(used.difference(known))
    place = {key: number for number, key in enumerate(keys)}
    places = [tuple(place[key] for key in answer) for answer in answers]
    sets, numbers = _distinct(places)
    own = len(sets) > _MOSTLY_OWN * len(badges)
    return {
        "id": facet.id,
        "name": facet.name,
        "keys": keys,
        "labels": [facet.labels.get(key, key) for key in keys],
        "sets": places if own else sets,
        "rows": None if own else numbers,
    }


def _distinct(values: list[tuple[Any, ...]]) -> tuple[list[list[Any]], list[int]]:
    """Return every different tuple once, and for each value its number."""
    numbers: dict[tuple[Any, ...], int] = {}
    column = [numbers.setdefault(value, len(numbers)) for value in values]
    return [list(value) for value in numbers], column


def _strings(values: Iterable[tuple[str, int]]) -> dict[str, Any]:
    """Return every different text once, with what it is sorted by, and for each value its number."""
    numbers: dict[tuple[str, int], int] = {}
    column = [numbers.setdefault(value, len(numbers)) for value in values]
    return {"texts": [text for text, _ in numbers], "order": [order for _, order in numbers], "rows": column}


def _starts(badge: Badge) -> tuple[str, ...]:
    return tuple(sorted({day.isoformat() for offer in badge.offering for day in offer.starts}))


def _hours(badge: Badge) -> int:
    hours = badge.workload.in_hours if badge.workload else None
    return -1 if hours is None else round(hours)


def _rank(badge: Badge) -> int:
    """Return twice the level of a badge, so that 4+ lies between 4 and 5; the entry level is 1, none is 0."""
    if badge.level is None:
        return _NO_LEVEL
    value = badge.level.value
    return 1 if value == "entry" else 2 * int(value[0]) + value.endswith("+")


def _day(badge: Badge) -> int:
    """Return the day of a badge's first award, else of its review, in days since 2000; 0 where neither is known."""
    day = badge.first_awarded or badge.reviewed_on
    return (day - _FIRST_DAY).days if day else 0


def _grade(badge: Badge, language: str) -> str:
    if badge.level is None:
        return ""
    name = levels.on_both(badge.level, language)
    return name if badge.level.status == "verified" else f"{name}, {PAGE[language]['own_level']}"
