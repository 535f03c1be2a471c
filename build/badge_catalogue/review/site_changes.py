"""What changed between two built sites: addresses that are gone, and badges that are new, changed or gone. Pure.

Which addresses last is decided here: those that people keep and programs store. Scripts, styles and indexes that a
page loads for itself may change with every build.
"""

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from badge_catalogue import addresses

_PASSING = ("assets/", "describe/app-", "pagefind/", "verify/", "samples/", "licenses/", "search/", "sitemap/")
_PASSING_NAMES = (
    "facets.json",
    "more.json",
    "words.json",
    "published.json",
    "search_index.json",
    "sitemap.xml",
    "sitemap.xml.gz",
)


@dataclass(frozen=True)
class Changes:
    """Badge ids, each list sorted; `changed` with the names of the fields that differ."""

    added: tuple[str, ...]
    changed: Mapping[str, tuple[str, ...]]
    removed: tuple[str, ...]
    lost: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "schema": "catalogue-changes/1",
            "added": list(self.added),
            "changed": {name: list(fields) for name, fields in self.changed.items()},
            "removed": list(self.removed),
            "lost_addresses": list(self.lost),
        }


def lasting(path: str) -> bool:
    """Say whether a file's address is one that people and programs may keep."""
    _, inner = addresses.below_home(path)
    name = inner.rpartition("/")[2]
    page = addresses.is_records_page(inner)  # how many pages there are follows from how many badges there are
    packed = name.endswith((".gz", ".map")) and not inner.startswith(addresses.API)
    return not (inner.startswith(_PASSING) or name in _PASSING_NAMES or packed or page)


def lost(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """Return the lasting addresses that were there and are not any more."""
    kept = set(after)
    return sorted(path for path in before if lasting(path) and path not in kept)


def compared(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Changes:
    """Compare two sites.

    Args:
        before: Site path to content; only records of the API are read.
        after: The same of the newer one.
    """
    old, new = _records(before), _records(after)
    changed = {
        name: tuple(
            sorted(key for key in old[name].keys() | new[name].keys() if old[name].get(key) != new[name].get(key))
        )
        for name in sorted(old.keys() & new.keys())
    }
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        changed={name: fields for name, fields in changed.items() if fields},
        removed=tuple(sorted(old.keys() - new.keys())),
        lost=tuple(lost(before, after)),
    )


def _records(site: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    found = {}
    for path, content in site.items():
        for record in _told(path, content):
            found[record["id"]] = record
    return found


def _told(path: str, content: bytes) -> Iterable[dict[str, Any]]:
    """Return the records in a file of the API: one, those of an institution, or none."""
    if addresses.is_records_of(path):
        return map(json.loads, gzip.decompress(content).splitlines())
    return (json.loads(content),) if addresses.is_record(path) else ()


def paths(folder: Path) -> frozenset[str]:
    """Return the site paths of a built site."""
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def read(folder: Path) -> dict[str, bytes]:
    """Return the files of a built site that `compared` reads: every path, with content where it holds records."""
    return {path: (folder / path).read_bytes() if _holds_records(path) else b"" for path in sorted(paths(folder))}


def _holds_records(path: str) -> bool:
    return addresses.is_record(path) or addresses.is_records_of(path)
