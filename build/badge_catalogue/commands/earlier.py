"""The site as the command line names it: where it stands, and the previous publication.

That is a folder, its `published.json`, or its https address.
"""

import argparse
import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from badge_catalogue import addresses, limits
from badge_catalogue.definitions import issuing_records
from badge_catalogue.definitions.load import choose, load
from badge_catalogue.facts import published
from badge_catalogue.facts.issued import Issued, Issuing
from badge_catalogue.facts.published import NotPublished, Published
from badge_catalogue.review import site_changes
from badge_catalogue.settings import Settings

SECONDS = 30
QUIET = timedelta(days=30)  # a schedule renews the list each week; four missed runs are no accident
FIRST = "none"
AGAINST = (
    "the site as it is published now: a folder, its published.json or its https address, or definitions as they were; "
    "ledgers and status lists only grow from there (none: this is the first publication)"
)


def add_address(parser: argparse.ArgumentParser) -> None:
    """Add the argument `--site-url` to a command."""
    parser.add_argument(
        "--site-url",
        metavar="URL",
        help="where the site stands; the badges' identifiers start with it (`address` in settings.yaml, else "
        f"{Settings().site_url})",
    )


def address(given: str | None, source: Path) -> str:
    """Return the address of the site of a catalogue, with a closing slash."""
    found = given or choose(source).address or Settings().site_url
    return found if found.endswith("/") else f"{found}/"


class Earlier(NamedTuple):
    """The previous publication: its site paths where they are known, and its record; None: nobody said which it was."""

    paths: frozenset[str] = frozenset()
    record: Published | None = None


UNNAMED = Earlier()


def read(site: str, name: str, homes: Sequence[str] = ()) -> bytes:
    """Return a file of a published site.

    Args:
        site: Its folder or https address.
        name: Of the file.
        homes: Addresses of the catalogue, now and before: one may send on to another.

    Raises:
        NotPublished: It cannot be had.
    """
    try:
        if site.startswith("https://"):
            address = f"{site.rstrip('/')}/{name}"
            with urllib.request.urlopen(address, timeout=SECONDS) as answer:  # noqa: S310 -- https, checked above
                _demand_same_site(answer.url, address, homes)
                data: bytes = answer.read(limits.RECORD)
                return data
        place = Path(site)
        return (place.parent / name if place.is_file() else place / name).read_bytes()
    except (OSError, urllib.error.URLError, ValueError) as error:
        raise NotPublished(f"no {name} at {site} ({error})") from error


def _demand_same_site(final: str, address: str, homes: Sequence[str]) -> None:
    """Refuse the word of another host, or one that came without https, about what our site showed.

    Raises:
        ValueError: The site sends whoever asks there on to another one.
    """
    here, there = urlsplit(address), urlsplit(final)
    ours = {(urlsplit(home).scheme, urlsplit(home).netloc) for home in homes}
    moved = there.scheme == "https" and {(each.scheme, each.netloc) for each in (here, there)} <= ours
    if (here.scheme, here.netloc) != (there.scheme, there.netloc) and not moved:
        raise ValueError(f"it sends on to {final}; name the address where the site is now")


def record_of(site: str, homes: Sequence[str] = ()) -> Published:
    """Return the record of a published site, or of definitions as they were, such as those of main.

    `homes` is as in `read`.

    Raises:
        NotPublished: when there is none, or it cannot be read.
    """
    place = Path(site)
    if (place / "institutions").is_dir() and not (place / published.FILE).exists():
        return published.parse(published.record(load(place)[0]))
    return published.parse(place.read_bytes() if place.is_file() else read(site, published.FILE, homes))


def not_renewed(site: str, now: datetime) -> str | None:
    """Return the day the published trust list is of, where nobody renewed it for a month; None where it is newer.

    Raises:
        NotPublished: There is no list, or it cannot be read.
    """
    try:
        date = str(json.loads(read(site, addresses.TRUST))["date"])
        made = datetime.fromisoformat(date)
    except (ValueError, KeyError, TypeError) as error:
        raise NotPublished(f"no trust list at {site} ({error})") from error
    return date[:10] if now - made > QUIET else None


def earlier_of(named: str | None, homes: Sequence[str] = ()) -> Earlier:
    """Return the publication that `--against` names; `homes` as in `read`.

    Raises:
        NotPublished: There is no such build.
    """
    if named is None:
        return UNNAMED
    if named == FIRST:
        return Earlier(record=Published())
    if not named.startswith("https://") and not Path(named).exists():
        raise NotPublished(f"--against {named}: no such folder; name one that `catalogue build` wrote")
    paths = site_changes.paths(Path(named)) if Path(named).is_dir() else frozenset()
    return Earlier(paths, record_of(named, homes))


def issuing_of(source: Path, before: Published | None) -> Issuing:
    """Return the issuing records of institutions, with those that the previous publication showed."""
    return Issuing(issuing_records.beside(source), before.issued if before else Issued())
