"""`catalogue migrate`: bring a folder that an older program began to the form of this one.

What the program brought is renewed: schemas, and frameworks and vocabularies that it can no longer read or that are
missing. What people wrote stays as it is; of settings the missing lines are added.
"""

import argparse
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from badge_catalogue.commands.check import WRONG_USE, catalogue_folder
from badge_catalogue.definitions.catalogue_settings import FORMAT, packs_of
from badge_catalogue.definitions.load import choose, load
from badge_catalogue.definitions.places import SETTINGS
from badge_catalogue.model import Site
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES
from badge_catalogue.schema.json_schema import schemas
from badge_catalogue.shipped import PROJECT
from badge_catalogue.site.starter import brought
from badge_catalogue.words.po import said, spoken


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `migrate` understands."""
    parser.add_argument(
        "folder", nargs="?", default="catalogue", metavar="DIR", help="folder of the catalogue (default: catalogue)"
    )
    parser.add_argument("--lang", choices=spoken(), default=INTERNATIONAL, help="language of the messages (en)")


def run(args: argparse.Namespace) -> int:
    """Renew what is old and say what; return 1 where the folder is newer than the program."""
    folder = catalogue_folder(args.folder)
    if folder is None:
        sys.stderr.write(f"catalogue migrate: {said('starter', 'no_folder', args.lang, folder=args.folder)}\n")
        return WRONG_USE
    site = choose(folder)
    if site.format > FORMAT:
        told = said("starter", "newer", args.lang, got=site.format, known=FORMAT)
        sys.stderr.write(f"catalogue migrate: {told}\n")
        return 1
    done = [(path, _write(path, content)) for path, content in renewed(folder, site)]
    changed = [(path, word) for path, word in done if word]
    words = {"added": said("starter", "added", args.lang), "renewed": said("starter", "renewed", args.lang)}
    for path, word in changed:
        sys.stdout.write(f"{path}: {words[word]}\n")
    if not changed:
        sys.stdout.write(f"{said('starter', 'current', args.lang, format=FORMAT)}\n")
    return 0


def renewed(folder: Path, site: Site) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of a folder as they are in this program's form; of a folder as it should be, those it has."""
    yield folder / SETTINGS, _settings(folder / SETTINGS, site).encode()
    for name, content in schemas().items():
        yield folder / "schema" / name, content
    _, findings = load(folder)
    unread = {finding.file.partition("/")[2] for finding in findings if finding.level == "error"}
    for name, content in brought(PROJECT):
        if name in unread or not (folder / name).is_file():
            yield folder / name, content
    pinned = folder.resolve().parent / "requirements.txt"
    if pinned.is_file() and "badge-catalogue==" in (written := pinned.read_text(encoding="utf-8")):
        asked = f"badge-catalogue=={version('badge-catalogue')}"
        lines = [asked if line.startswith("badge-catalogue==") else line for line in written.splitlines()]
        yield pinned, ("\n".join(lines) + "\n").encode()


def _settings(path: Path, site: Site) -> str:
    """Return the settings with the lines that an older program did not know; what stands there stays."""
    written = path.read_text(encoding="utf-8") if path.is_file() else ""
    lines = [line for line in written.splitlines() if not line.startswith("format:")]
    place = next((number for number, line in enumerate(lines) if line and not line.startswith("#")), len(lines))
    lines.insert(place, f"format: {FORMAT}")
    if not site.languages:
        lines.append(f"languages: [{', '.join(LANGUAGES)}]")
    if site.packs is None and not site.countries:  # before there were packs, every catalogue was as with this one
        lines.append(f"packs: [{', '.join(packs_of(site))}]")
    return "\n".join(lines) + "\n"


def _write(path: Path, content: bytes) -> str:
    """Write a file where it says something else, and return what was done: "renewed", "added" or ""."""
    there = path.is_file()
    if there and path.read_bytes() == content:
        return ""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return "renewed" if there else "added"
