"""`catalogue export`: write what is published for machines, without the pages; in a second instead of a build."""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from badge_catalogue.commands.approvals import read_rules
from badge_catalogue.commands.build import Refused, checked, settings_from
from badge_catalogue.commands.earlier import AGAINST, add_address, address, earlier_of, issuing_of
from badge_catalogue.exports import files as exports
from badge_catalogue.facts.published import NotPublished
from badge_catalogue.site.output import Output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `catalogue export`."""
    parser.add_argument(
        "--source", type=Path, default=Path("catalogue"), metavar="DIR", help="folder of the definitions (catalogue)"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write")
    add_address(parser)
    parser.add_argument("--against", metavar="OLD_SITE", help=AGAINST)


def run(args: argparse.Namespace) -> int:
    """Write the files; return 0, 1 when the definitions have errors, 3 when the arguments make no sense."""
    try:
        rules = read_rules(args.source)
        settings = replace(
            settings_from(address(args.site_url, args.source), os.environ), alone=rules.alone, anchors=rules.anchors
        )
    except ValueError as error:
        sys.stderr.write(f"catalogue export: {error}\n")
        return 3
    try:
        before = earlier_of(args.against).record
        catalogue = checked(args.source, before, settings.moment)
    except (NotPublished, Refused) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    issuing = issuing_of(args.source, before)
    output = Output(args.out)
    output.write_all(exports.files(catalogue, settings, issuing))
    output.write_all(exports.issuing_records(issuing.records, catalogue))
    sys.stdout.write(f"{len(output.written)} files in {args.out}/, {output.changed} changed\n")
    return 0
