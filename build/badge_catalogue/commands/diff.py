"""`catalogue diff`: what a change does to the catalogue, for people who review it."""

import argparse
import sys

from badge_catalogue.checks import check
from badge_catalogue.commands.check import WRONG_USE, catalogue_folder
from badge_catalogue.definitions.load import load
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES
from badge_catalogue.review.changes import changes, markdown
from badge_catalogue.review.changes import text as listed
from badge_catalogue.words.po import pair, text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `diff` understands."""
    parser.add_argument("old", metavar="OLD", help="folder of the catalogue as it was")
    parser.add_argument("new", metavar="NEW", help="folder of the catalogue as it would be")
    parser.add_argument("--format", choices=("text", "markdown"), default="text", help="how to say it (default: text)")
    parser.add_argument("--lang", choices=LANGUAGES, default=INTERNATIONAL, help="language (default: en)")


def run(args: argparse.Namespace) -> int:
    """Print what appears, changes and disappears."""
    old, new = catalogue_folder(args.old), catalogue_folder(args.new)
    if old is None or new is None:
        said = pair("commands", "said")
        sys.stderr.write(f"catalogue diff: {said[args.lang]}\n")
        return WRONG_USE
    before, _ = load(old)
    after, findings = load(new)
    findings = sorted([*findings, *check(after)])
    found = changes(before, after)
    if args.format == "markdown":
        sys.stdout.write(markdown(found, after, findings, args.lang))
    else:
        sys.stdout.write(listed(found, args.lang))
        wrong = {item.file for item in findings if item.level == "error" and item.file not in after.files}
        if wrong:
            unread = text("commands", "diff.unreadable", number=len(wrong), first=min(wrong))
            sys.stderr.write(f"catalogue diff: {unread.get(args.lang)}\n")
    return 0
