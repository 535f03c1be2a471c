"""Every exported file, in the order of its path's entry; the one list of what is published for machines."""

import io
import tarfile
from collections.abc import Iterable, Iterator
from typing import Final

from badge_catalogue import addresses
from badge_catalogue.addresses import home
from badge_catalogue.definitions.issuing_records import IssuingRecords
from badge_catalogue.exports import api, ctdl, elm, feeds, markdown, ob2, ob3, ooapi, ooapi6, trust
from badge_catalogue.exports.json_text import pretty, published_json
from badge_catalogue.exports.keys import did_document, jwks
from badge_catalogue.facts import published
from badge_catalogue.facts.issued import Issuing
from badge_catalogue.model import Badge, Catalogue, Institution
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.packs import AT_HAND
from badge_catalogue.settings import Settings
from badge_verifier.presentation.report_schema import report_schema
from badge_verifier.trust.lean import dump_lean
from badge_verifier.trust.trust_list import dump_trust

_EFFORT: Final = 1  # of LZMA, of 0 to 9; more takes twice as long for a tenth less
REPORT_SCHEMA = "schema/badge-report-2.json"  # its address stays when there is a third


def files(catalogue: Catalogue, settings: Settings, issuing: Issuing | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield (path relative to the site, content) of every export.

    Args:
        catalogue: Without errors: references lead somewhere.
        settings: Names the site and the moment.
        issuing: Ledgers and status lists, and what the previous publication showed of them.

    Raises:
        badge_catalogue.facts.issued.DamagedLedgerError: A ledger cannot be read.
    """
    yield from about_each(catalogue.versions.values(), catalogue, settings)
    if settings.packed:
        for institution in catalogue.institutions.values():
            own = [badge for badge in catalogue.badges.values() if badge.issuer == institution.id]
            yield from packed(institution, own, catalogue, settings)
    yield from about_all(catalogue, settings, issuing)


def about_each(badges: Iterable[Badge], catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the exported files of versions of badges, one version after the other."""
    for badge in badges:
        yield from _of_version(badge, catalogue, settings)
        if badge.current:
            yield from feeds.calendars(badge, catalogue, settings)
        if badge.current and not settings.packed:
            yield from _of_current(badge, catalogue, settings)


def packed(
    institution: Institution, badges: Iterable[Badge], catalogue: Catalogue, settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """Yield the archive with the forms of badges of an institution, each under the path that it has in another site.

    One stream over all files, as what they share is most of them: a quarter of the bytes that a ZIP takes.
    """
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:xz", preset=_EFFORT) as archive:
        for badge in badges:
            for name, data in _of_current(badge, catalogue, settings):
                member = tarfile.TarInfo(name)  # of 1970 and of nobody: the same bytes each time
                member.size = len(data)
                archive.addfile(member, io.BytesIO(data))
    yield addresses.packed_forms(institution), made.getvalue()


def about_all(catalogue: Catalogue, settings: Settings, issuing: Issuing | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield the exports that are about more than one badge; the arguments as in `files`."""
    for institution in catalogue.institutions.values():
        yield from _of_institution(institution, catalogue, settings)
    if AT_HAND.extended:
        yield "terms/edubadges.json", pretty(ob2.terms(settings))
    yield from api.files(catalogue, settings)
    yield from feeds.files(catalogue, settings)
    yield addresses.DCAT, pretty(feeds.dcat(catalogue, settings))
    shown = (issuing or Issuing()).shown(settings.moment)
    yield published.FILE, published.record(catalogue, shown, packed=settings.packed)
    yield REPORT_SCHEMA, pretty(report_schema(f"{settings.site_url}{REPORT_SCHEMA}"))
    listed = trust.trust_list(catalogue, settings, issuing)
    yield addresses.TRUST, dump_trust(listed)
    yield from zip(addresses.TRUST_PARTS, dump_lean(listed), strict=True)


def issuing_records(records: IssuingRecords, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield (path relative to the site, content) of status lists and ledgers of the catalogue's institutions."""
    for name, content in sorted(records.contents.items()):
        institution, _, file = name.partition("/")
        if institution in catalogue.institutions:
            yield addresses.issuing_record(institution, file), content


def _of_version(badge: Badge, catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    for language in ob3.editions(badge):
        document = ob3.achievement(badge, catalogue, settings, language)
        yield addresses.achievement_file(badge, language), published_json(document, packed=settings.packed)


def _of_current(badge: Badge, catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    yield addresses.badge_form(badge, "badgeclass"), pretty(ob2.badge_class(badge, catalogue, settings))
    yield addresses.badge_form(badge, "elm"), pretty(elm.specification(badge, catalogue, settings))
    yield addresses.badge_form(badge, "ooapi"), pretty(ooapi.course(badge, catalogue, settings))
    yield addresses.badge_form(badge, "ooapi6"), pretty(ooapi6.course(badge, catalogue, settings))
    yield addresses.badge_form(badge, "ctdl"), pretty(ctdl.credential(badge, catalogue, settings))
    for language in LANGUAGES:
        yield f"{home(language)}{addresses.badge_text(badge)}", markdown.text(badge, catalogue, settings, language)


def _of_institution(institution: Institution, catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    yield addresses.institution_form(institution, "issuer"), pretty(ob2.issuer(institution, settings))
    yield addresses.institution_form(institution, "profile"), pretty(ob3.profile(institution, catalogue, settings))
    yield addresses.institution_form(institution, "jwks"), pretty(jwks(institution))
    yield addresses.institution_form(institution, "ooapi"), pretty(ooapi.organization(institution, settings))
    did = did_document(institution)
    if did is not None:
        yield addresses.institution_form(institution, "did"), pretty(did)
