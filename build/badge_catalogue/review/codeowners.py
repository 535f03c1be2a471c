"""Who approves a change, as GitHub reads it: made from `code_owners` of the institutions, later lines winning."""

import argparse
import sys
from pathlib import Path

from badge_catalogue.definitions.load import load
from badge_catalogue.model import Catalogue

_CURATORS = "@badge-catalogue/curators"
_MAINTAINERS = "@badge-catalogue/maintainers"

_HEAD = f"""\
# Written by `catalogue codeowners` from the institutions' definitions; edit those. See GOVERNANCE.md.
* {_MAINTAINERS}
/catalogue/ {_CURATORS}
"""


def codeowners(catalogue: Catalogue) -> str:
    """Return the text of CODEOWNERS.

    An institution's badges need its own owners; its identities and keys need curators as well.
    """
    lines = []
    for institution in catalogue.institutions.values():
        folder = f"/catalogue/institutions/{institution.id}/"
        owners = " ".join(institution.code_owners) or _CURATORS
        both = owners if _CURATORS in owners else f"{owners} {_CURATORS}"
        lines += [f"{folder} {owners}", f"{folder}institution.yaml {both}"]
    return _HEAD + "".join(f"{line}\n" for line in lines)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `codeowners` understands."""
    parser.add_argument("source", nargs="?", type=Path, default=Path("catalogue"), metavar="DIR")
    parser.add_argument("--out", type=Path, default=Path(".github/CODEOWNERS"), metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Write the file."""
    catalogue, _ = load(args.source)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(codeowners(catalogue), encoding="utf-8")
    sys.stdout.write(f"{args.out}: {len(catalogue.institutions)} institutions\n")
    return 0
