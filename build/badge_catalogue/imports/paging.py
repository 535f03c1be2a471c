"""Where a page of a list stands among the others: what services write about it, each in its own words."""

import re
from typing import Any

from badge_catalogue.imports import envelopes

# Names of what a page says of its place, in OOAPI, Django REST framework, JSON:API, Badgr, OData, Hydra and others.
_BESIDE = ("links", "_links", "pagination", "paging", "meta", "metadata", "page", "hydra:view", "view")
_NUMBER = ("pageNumber", "page", "currentPage", "current_page")
_TOTAL = ("totalPages", "total_pages", "pageCount", "page_count", "last_page")
_NEXT = (
    "hasNextPage", "hasNext", "has_more", "hasMore", "next", "nextResults", "next_page_url", "nextPage", "nextLink",
    "next_page", "@odata.nextLink", "hydra:next", "nextPageToken", "nextCursor", "next_cursor",
)  # fmt: skip
_EARLIER = (
    "hasPreviousPage", "hasPrevious", "previous", "prev", "previousResults", "prev_page_url", "previousPage",
    "previous_page", "hydra:previous",
)  # fmt: skip
_COUNT = (
    "count", "total", "totalCount", "total_count", "totalItems", "totalElements", "hydra:totalItems", "@odata.count",
)  # fmt: skip


def place(told: object, listed: int) -> dict[str, Any]:
    """Return the paging of a list.

    Arguments:
        listed: Objects in it.
    """
    if not isinstance(told, dict) or envelopes.inner(told) is None:
        return {}
    parts = [told, *(told[key] for key in _BESIDE if isinstance(told.get(key), dict))]
    number, total, count = (_first_number(parts, keys) for keys in (_NUMBER, _TOTAL, _COUNT))
    more, earlier = (any(_says_yes(part.get(key)) for part in parts for key in keys) for keys in (_NEXT, _EARLIER))
    earlier = earlier or (number or 0) > 1
    more = more or (number is not None and total is not None and number < total)
    more = more or (number is None and not earlier and (count or 0) > listed)
    if number is None and more and not earlier:
        number = 1
    return {"more": more, "earlier": earlier, "number": number, "total": total}


def _says_yes(value: object) -> bool:
    """Say whether there is another page: a yes, its address, its number, or a group with its address."""
    return value is True or _text(value).casefold() not in {"", "0", "false", "null"} or isinstance(value, dict)


def _first_number(parts: list[dict[str, Any]], keys: tuple[str, ...]) -> int | None:
    found = (_text(part.get(key)) for part in parts for key in keys)
    return next((int(value) for value in found if re.fullmatch(r"\d{1,9}", value)), None)


def _text(value: object) -> str:
    return "" if isinstance(value, bool | dict | list) or value is None else str(value).strip()
