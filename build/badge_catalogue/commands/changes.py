"""`catalogue changes`: what differs between two built sites, for people or as JSON."""

import argparse
import json
import sys
from pathlib import Path

from badge_catalogue.review.site_changes import Changes, compared, read


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `catalogue changes`."""
    parser.add_argument("old", type=Path, metavar="OLD_SITE", help="folder of the earlier build")
    parser.add_argument("new", type=Path, metavar="NEW_SITE", help="folder of the later build")
    parser.add_argument("--json", action="store_true", help="one JSON object (catalogue-changes/1)")


def run(args: argparse.Namespace) -> int:
    """Print the changes; return 1 when an address was lost, 3 when a folder is no site."""
    for folder in (args.old, args.new):
        if not (folder / "api" / "v1").is_dir():
            sys.stderr.write(
                f"catalogue changes: {folder} is no built site: name a folder that `catalogue build` wrote\n"
            )
            return 3
    found = compared(read(args.old), read(args.new))
    text = json.dumps(found.as_dict(), ensure_ascii=False, indent=2) + "\n" if args.json else _text(found)
    sys.stdout.write(text)
    return 1 if found.lost else 0


def _text(found: Changes) -> str:
    lines = [
        *(f"new      {name}" for name in found.added),
        *(f"changed  {name}: {', '.join(fields)}" for name, fields in found.changed.items()),
        *(f"gone     {name}" for name in found.removed),
        *(f"lost     {path}" for path in found.lost),
    ]
    return "".join(f"{line}\n" for line in lines) or "nothing changed\n"
