"""The rules a definition keeps beyond its schema.

To add a rule, write a function with `@check` in the module of its subject and name it in that module's CHECKS.
"""

from badge_catalogue.checks import (
    addresses,
    frameworks,
    growth,
    identity,
    images,
    institutions,
    keys,
    links,
    needs,
    outcomes,
    pathways,
    promises,
    sizes,
    versions,
    vocabulary,
    wording,
)
from badge_catalogue.checks.base import Check
from badge_catalogue.checks.view import View
from badge_catalogue.findings import Finding
from badge_catalogue.model import Catalogue
from badge_catalogue.published import Published

CHECKS: tuple[Check, ...] = (
    *identity.CHECKS,
    *versions.CHECKS,
    *needs.CHECKS,
    *sizes.CHECKS,
    *vocabulary.CHECKS,
    *outcomes.CHECKS,
    *wording.CHECKS,
    *addresses.CHECKS,
    *images.CHECKS,
    *institutions.CHECKS,
    *keys.CHECKS,
    *links.CHECKS,
    *pathways.CHECKS,
    *frameworks.CHECKS,
    *growth.CHECKS,
    *promises.CHECKS,
)


def check(catalogue: Catalogue, published: Published | None = None) -> list[Finding]:
    """Run every check and return all findings, sorted by place.

    Arguments:
        published: The record of an earlier build, whose addresses and meanings have to stay.
    """
    view = View(catalogue, published)
    return sorted(finding for rule in CHECKS for finding in rule.findings(view))
