"""The rules a definition keeps beyond its schema.

To add a rule, write a function with `@check` in the module of its subject and name it in that module's CHECKS.
"""

from collections.abc import Iterable
from datetime import datetime

from badge_catalogue.checks import (
    addresses,
    calendar,
    coherence,
    frameworks,
    growth,
    identity,
    images,
    institutions,
    issuing,
    keys,
    links,
    names,
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
from badge_catalogue.checks.standing import decisions, practice, upkeep
from badge_catalogue.checks.view import Around, View
from badge_catalogue.definitions.issuing_records import IssuingRecords
from badge_catalogue.facts.published import Published
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.findings import Finding

CHECKS: tuple[Check, ...] = (
    *identity.CHECKS,
    *versions.CHECKS,
    *calendar.CHECKS,
    *needs.CHECKS,
    *sizes.CHECKS,
    *vocabulary.CHECKS,
    *outcomes.CHECKS,
    *wording.CHECKS,
    *addresses.CHECKS,
    *images.CHECKS,
    *institutions.CHECKS,
    *names.CHECKS,
    *keys.CHECKS,
    *links.CHECKS,
    *coherence.CHECKS,
    *pathways.CHECKS,
    *frameworks.CHECKS,
    *growth.CHECKS,
    *promises.CHECKS,
    *practice.CHECKS,
    *decisions.CHECKS,
    *upkeep.CHECKS,
    *issuing.CHECKS,
)


# Rules about badges that share something; what they say of one may stand at another.
RELATIONS: tuple[Check, ...] = (
    growth.name_once_per_institution,
    growth.resembles_another_badge,
    identity.alias_is_free,
    links.requirements_end,
    coherence.required_badge_is_stackable,
    addresses.platform_serves_badge_class,
)


def check(  # noqa: PLR0913 -- what decides an answer is an argument
    catalogue: Catalogue,
    published: Published | None = None,
    rules: Iterable[Check] = CHECKS,
    records: IssuingRecords | None = None,
    moment: datetime | None = None,
    *,
    owners: str | None = None,
) -> list[Finding]:
    """Run checks, every one unless told otherwise, and return all findings, sorted by place.

    Arguments:
        published: The record of an earlier build, whose addresses and meanings have to stay.
        rules: The checks to run.
        records: What institutions published of their issuing, beside the definitions.
        moment: When it is looked at.
        owners: The text of CODEOWNERS, where it is to be compared.
    """
    view = View(catalogue, published, records=records, moment=moment, owners=owners)
    return sorted(finding for rule in rules for finding in rule.findings(view))


def check_one(
    badge: Badge,
    company: Iterable[Badge],
    catalogue: Catalogue,
    before: Catalogue,
    images: frozenset[str] = frozenset(),
) -> list[Finding]:
    """Return the findings of `check` at one current badge, and those at others because of it; sorted by place.

    Arguments:
        company: The other current badges that it could have something in common with; of them little need be known.
        catalogue: With the badge.
        before: Without it, or with what it replaces.
        images: Paths of the images that came with it.
    """
    others = tuple(sorted((other for other in company if other.id != badge.id), key=lambda other: other.id))
    everyone = tuple(sorted((*others, badge), key=lambda other: other.id))
    view, earlier = View(catalogue, around=Around((badge,), everyone)), View(before, around=Around((), others))
    shared = {rule.rule for rule in RELATIONS}
    known = {(finding.file, finding.rule) for rule in RELATIONS for finding in rule.findings(earlier)}
    return sorted(
        finding
        for rule in CHECKS
        for finding in rule.findings(view)
        if finding.file in {badge.source.file, *images}
        or (finding.rule in shared and (finding.file, finding.rule) not in known)
    )
