"""`catalogue stale`: a to-do list per institution of what to look at again; asks the pages themselves when told to."""

import argparse
import asyncio
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime

from badge_catalogue.commands.check import catalogue_folder
from badge_catalogue.definitions.load import load
from badge_catalogue.facts import formats
from badge_catalogue.facts.upkeep import freshness, todos
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES
from badge_catalogue.words.po import said
from badge_verifier.errors import Unchecked
from badge_verifier.ports import Fetcher
from badge_verifier.runtimes.in_cpython import HttpsFetcher

WRONG_USE = 3
_SECONDS = 20
_BYTES = 4_000_000
_GONE = frozenset({404, 410})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `stale` understands."""
    parser.add_argument(
        "folder", nargs="?", default="catalogue", metavar="DIR", help="folder of the catalogue (default: catalogue)"
    )
    parser.add_argument("--institution", metavar="ID", help="of this institution alone")
    parser.add_argument("--at", type=date.fromisoformat, metavar="DAY", help="as of this day (default: today)")
    parser.add_argument("--visit", action="store_true", help="also ask every page of an offering whether it is there")
    parser.add_argument("--lang", choices=LANGUAGES, default=INTERNATIONAL, help="language of the list (default: en)")


def run(args: argparse.Namespace) -> int:
    """Print the list; return 0, whatever stands on it: it is no check."""
    folder = catalogue_folder(args.folder)
    catalogue, findings = load(folder) if folder else (Catalogue(), [])
    if folder is None or (args.institution and args.institution not in catalogue.institutions):
        told = (
            said("commands", "stale.no_folder", args.lang, folder=args.folder)
            if folder is None
            else said("commands", "stale.no_institution", args.lang, name=args.institution)
        )
        sys.stderr.write(f"catalogue stale: {told}\n")
        return WRONG_USE
    if findings:
        sys.stderr.write(f"catalogue stale: {said('commands', 'stale.unread', args.lang, number=len(findings))}\n")
    wanted = [args.institution] if args.institution else list(catalogue.institutions)
    badges = [badge for badge in catalogue.badges.values() if badge.issuer in wanted]
    visited = asyncio.run(visit(badges, HttpsFetcher())) if args.visit else {}
    today = args.at or datetime.now(UTC).date()
    for name in wanted:
        sys.stdout.write(listed(name, catalogue, today, args.lang, visited))
    return 0


def listed(name: str, catalogue: Catalogue, today: date, language: str, visited: dict[str, str]) -> str:
    """Return the to-do list of an institution.

    Args:
        name: Id of the institution.
        catalogue: Its badges, and those of others.
        today: The day on which it is looked at.
        language: Of the list.
        visited: Address of an offering to "gone", or to "unasked" where it could not be asked; others are there.
    """
    badges = [badge for badge in catalogue.badges.values() if badge.issuer == name]
    fresh = freshness(badges, today)
    title = catalogue.institutions[name].name.get(language)
    lines = []
    for badge in badges:
        tasks = [_task(each.kind, each.day, language) for each in todos(badge, today)]
        if badge.status == "active":
            tasks += [
                said("commands", f"stale.page.{visited[each.url]}", language, url=each.url)
                for each in badge.offering
                if each.url in visited
            ]
        lines += [f"- [ ] {badge.id}: {task}" for task in tasks]
    head = said("commands", "stale.head", language, name=title, fresh=fresh.fresh, total=fresh.total)
    return "\n".join([f"## {head}", *(lines or [said("commands", "stale.nothing", language)])]) + "\n\n"


def _task(kind: str, day: date | None, language: str) -> str:
    told = formats.day(day, language) if day else ""
    hint = said("checks", f"upkeep.hint.{kind}", language)
    return f"{said('checks', f'upkeep.todo.{kind}', language, day=told)}: {hint}"


async def visit(badges: Iterable[Badge], fetcher: Fetcher) -> dict[str, str]:
    """Return the pages of offerings that are gone, or that gave no answer, one asked after the other."""
    found = {}
    active = (badge for badge in badges if badge.status == "active")
    for url in sorted({each.url for badge in active for each in badge.offering if each.url}):
        try:
            answer = await fetcher.get(url, max_bytes=_BYTES, seconds=_SECONDS)
        except Unchecked:
            found[url] = "unasked"
            continue
        if answer.status in _GONE:
            found[url] = "gone"
    return found
