"""Where the files stand that a site is made of and that are no Python: templates, styles, scripts, prose, runtime.

In a checkout they are found beside the sources; an installed package brings the same folders, under the same names.
"""

from pathlib import Path

import pagefind_bin

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]
IN_WHEEL = "shipped"  # the folder of the package that the wheel puts them in; a checkout has none

PROJECT = _PACKAGE / IN_WHEEL if (_PACKAGE / IN_WHEEL).is_dir() else _CHECKOUT
"""The folder that holds mkdocs.yml, site_src, verifier/page, node_modules and LICENSE, each with what a site needs."""

PAGEFIND = Path(pagefind_bin.get_executable())
"""The program that makes the full-text index."""


def licence(key: str) -> Path:
    """Return the path of a component's licence text in an installed package; a checkout has none."""
    return PROJECT / "licenses" / f"{key}.txt"


def is_checkout() -> bool:
    """Say whether this program runs from a checkout, so that its own sources may change while it serves."""
    return PROJECT == _CHECKOUT
