"""The ways in which a host writes one and the same address: by its scheme, its port, a version; and as Moodle does.

Decides which spellings name one thing by the address alone. Where only the host can tell, `hosted` asks it.
"""

import re
from urllib.parse import parse_qsl

from badge_verifier.encodings.characters import by_known
from badge_verifier.limits import ADDRESS
from badge_verifier.network.fetches import secure

_PARTS = re.compile(r"https?://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE)
_PORT = re.compile(r":(?:443|80)?\Z")
_VERSION = re.compile(r"(?:v=v?\d+(?:[._]\d+)*|obversion=\d(?:\.\d)?)", re.ASCII)

# Moodle's own pages of an award, its class and its issuer, as they were called from one version to the next.
_MOODLE = re.compile(r"(.*/badges)/(?:json/)?(assertion|badge_json|badge|issuer_json|issuer)\.php")
_ISSUERS = frozenset({"issuer_json", "issuer"})


def spelling(address: str | None) -> str | None:
    """Return one spelling for the ways in which one address is written: its scheme, port, last slash and version.

    >>> spelling("http://School.example.org:443/badges/1/?v=2_0")
    'https://school.example.org/badges/1'
    >>> spelling("https://school.example.org/badges/json/assertion.php?b=7f&obversion=2")
    'https://school.example.org/badges/assertion.php?b=7f'
    """
    match = _PARTS.fullmatch(address) if address is not None and len(address) <= ADDRESS else None
    if match is None:
        return address
    said = (match[3] or "").replace("&amp;", "&")
    query = "&".join(part for part in said.split("&") if part and not _VERSION.fullmatch(part))
    place = _PORT.sub("", by_known(match[1], str.lower))
    return f"https://{place}{_of_moodle(match[2], query) or _plain(match[2], query)}"


def _plain(path: str, query: str) -> str:
    return f"{path.rstrip('/')}{f'?{query}' if query else ''}"


def _of_moodle(path: str, query: str) -> str:
    """Return path and query as one version of Moodle writes them; "" where they are none of its pages."""
    page = _MOODLE.fullmatch(path)
    if page is None:
        return ""
    try:
        said = dict(parse_qsl(query, keep_blank_values=True, max_num_fields=8))
    except ValueError:
        return ""
    number = said.get("badgeid", said.get("id", ""))
    if page[2] == "assertion":
        return f"{page[1]}/assertion.php?{query}"
    if page[2] in _ISSUERS or (page[2] == "badge_json" and said.get("action") == "0"):
        return f"{page[1]}/issuer.php?id={number}" if number else ""
    return f"{page[1]}/badge.php?id={number}" if number and "action" not in said else ""


def same_address(one: str | None, two: str | None) -> bool:
    """Say whether two addresses are the same to the letter, https or not."""
    return one is not None and two is not None and secure(one) == secure(two)
