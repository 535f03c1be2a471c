"""`catalogue codeowners`: write who approves changes, for GitHub."""

import argparse
import sys
from pathlib import Path

from badge_catalogue.definitions.load import load
from badge_catalogue.facts import code_owners


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `codeowners` understands."""
    parser.add_argument("source", nargs="?", type=Path, default=Path("catalogue"), metavar="DIR")
    parser.add_argument("--out", type=Path, default=Path(code_owners.FILE), metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Write the file."""
    catalogue, _ = load(args.source)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(code_owners.codeowners(catalogue), encoding="utf-8")
    sys.stdout.write(f"{args.out}: {len(catalogue.institutions)} institutions\n")
    return 0
