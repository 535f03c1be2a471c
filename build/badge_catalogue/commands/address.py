"""Where the site stands: as an argument says, else as the catalogue's settings say, else on this machine."""

import argparse
from pathlib import Path

from badge_catalogue.definitions.load import choose
from badge_catalogue.settings import Settings


def add_address(parser: argparse.ArgumentParser) -> None:
    """Declare the argument."""
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
