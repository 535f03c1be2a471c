"""`catalogue schema`: write the JSON Schemas."""

import argparse
import sys
from pathlib import Path

from badge_catalogue.definitions.load import choose
from badge_catalogue.schema.json_schema import schemas

WRONG_USE = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `schema` understands."""
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("catalogue/schema"),
        metavar="DIR",
        help="where to write (default: catalogue/schema)",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a file is not current")


def run(args: argparse.Namespace) -> int:
    """Write every schema, or say which are not current."""
    choose(args.out.parent)  # the catalogue's own languages, sectors and levels
    stale = []
    for name, content in schemas().items():
        path = args.out / name
        if path.is_file() and path.read_bytes() == content:
            continue
        stale.append(path)
        if not args.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for path in stale:
        word = "not current" if args.check else "written"
        sys.stdout.write(f"{path}: {word}\n")
    return 1 if args.check and stale else 0
