"""The whole site as site paths and bytes, one after the other: no clock, network or folder is touched here.

What MkDocs, Pagefind and the verifier's set-up make is added at the edge, in `commands.build`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import batched, chain
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from badge_catalogue import addresses
from badge_catalogue.drawings import badge_images, template_images
from badge_catalogue.exports import files as exports
from badge_catalogue.facts import glossary
from badge_catalogue.facts.issued import Issuing
from badge_catalogue.finding import facets, plan_data, vacancy_data
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.pages import every
from badge_catalogue.pages.shell import Page, Shell, paste
from badge_catalogue.pages.view import View, view
from badge_catalogue.settings import Settings
from badge_catalogue.site.kept import Kept
from badge_catalogue.site.slim import slim

PART = 250  # badges in one part: a second of work or less
Files = Iterator[tuple[str, bytes]]


class Part(NamedTuple):
    """Some of the site: what it is called where seconds are counted, and site path and bytes of each file."""

    stage: str
    files: Iterable[tuple[str, bytes]]


def render(  # noqa: PLR0913, PLR0917 -- what a site is made of
    catalogue: Catalogue,
    settings: Settings,
    shells: Mapping[str, Shell],
    templates: Mapping[str, str],
    issuing: Issuing,
    pictures: badge_images.Pictures,
) -> Files:
    """Yield site path and bytes of everything that follows from the definitions: `parts`, one after the other."""
    for part in parts(view(catalogue, settings, templates), shells, issuing, pictures):
        yield from part.files


def parts(
    seen: View,
    shells: Mapping[str, Shell],
    issuing: Issuing,
    pictures: badge_images.Pictures,
    kept: Kept | None = None,
) -> Iterator[Part]:
    """Yield the site in parts that need nothing of each other, the long ones first, so that they can be shared out.

    Args:
        seen: A catalogue without errors: references lead somewhere.
        shells: What stands around a page, per language.
        issuing: Status lists and ledgers, which the site carries and the trust list uses.
        pictures: Makes the PNGs; the same bytes for the same drawing.
        kept: What an earlier build left; each version of a badge is several pieces of the site.
    """
    catalogue, settings = seen.catalogue, seen.settings
    kept = kept or Kept(Path())
    watched = seen_through(seen, kept)
    for language, around in shells.items():
        yield Part("pages", _pasted(around, every.about_all(seen, language), packed=settings.packed))
    yield Part(
        "data of pages",
        chain(
            facets.files(catalogue, settings),
            plan_data.files(catalogue, settings.moment.date()),
            vacancy_data.files(catalogue),
            glossary.files(),
        ),
    )
    yield Part("exports", exports.about_all(catalogue, settings, issuing))
    yield Part("issuing records", exports.issuing_records(issuing.records, catalogue))
    listed = any(around.listed for around in shells.values())
    for some in batched(catalogue.versions.values(), PART, strict=False):
        for language, around in shells.items():
            one = partial(_pages_of, watched, language, around)
            yield Part("pages", _each(kept, f"pages {language} {listed}", some, one))
        yield Part("exports", _each(kept, "exports", some, partial(_exports_of, watched)))
    for institution in catalogue.institutions.values() if settings.packed else ():
        own = [badge for badge in catalogue.badges.values() if badge.issuer == institution.id]
        named = f"packed {institution.id} {' '.join(badge.id for badge in own)}"
        yield Part("exports", kept.made(named, partial(_packed_of, watched, institution.id, own)))
    for some in batched(catalogue.badges.values(), PART, strict=False):
        yield Part("images", _each(kept, "images", some, partial(_images_of, watched, pictures)))
    yield Part("images", chain(own_images(catalogue, pictures), template_images.of_templates(catalogue)))


def seen_through(seen: View, kept: Kept) -> View:
    """Return the view in which every read is noted, where an earlier build may have left something."""
    if kept.reads is None:
        return seen
    return replace(seen, catalogue=kept.reads.watched("catalogue"), relations=kept.reads.watched("relations"))


def _each(kept: Kept, stage: str, badges: Iterable[Badge], make: Callable[[Badge], Files]) -> Files:
    """Yield the files of a stage for badges, one piece a badge."""
    for badge in badges:
        yield from kept.made(f"{stage} {badge.id} {badge.version}", partial(make, badge))


def _pages_of(seen: View, language: str, around: Shell, badge: Badge) -> Files:
    read = seen.catalogue.versions[badge.id, badge.version]
    return _pasted(around, every.about_each(seen, [read], language), packed=seen.settings.packed)


def _exports_of(seen: View, badge: Badge) -> Files:
    read = seen.catalogue.versions[badge.id, badge.version]
    return exports.about_each([read], seen.catalogue, seen.settings)


def _packed_of(seen: View, institution: str, badges: Iterable[Badge]) -> Files:
    own = [seen.catalogue.badges[badge.id] for badge in badges]
    return exports.packed(seen.catalogue.institutions[institution], own, seen.catalogue, seen.settings)


def _images_of(seen: View, pictures: badge_images.Pictures, badge: Badge) -> Files:
    return badge_images.about_each([seen.catalogue.badges[badge.id]], seen.catalogue, pictures)


def _pasted(around: Shell, written: Iterable[Page], *, packed: bool) -> Files:
    """Yield pages, pasted into a shell."""
    for page in written:
        data = page.body.encode() if page.kind == f"{every.WHOLE}-kind" else paste(around, page)
        yield page.file, slim(data, page.file) if packed else data


def own_images(catalogue: Catalogue, pictures: badge_images.Pictures) -> Files:
    """Yield images of badges and logos, as PNG only: a drawing can hold script, pixels cannot."""
    site = catalogue.site
    if site.logo is not None:
        data = catalogue.images[str(PurePosixPath(site.source.file).parent / site.logo)]
        yield addresses.SITE_LOGO, pictures.png(data) if site.logo.endswith(".svg") else data
    for institution in catalogue.institutions.values():
        if institution.logo is not None:
            data = catalogue.images[str(PurePosixPath(institution.source.file).parent / institution.logo)]
            yield addresses.logo(institution), pictures.png(data) if institution.logo.endswith(".svg") else data
    for badge in catalogue.badges.values():
        if badge.image is None:
            continue
        data = catalogue.images[str(PurePosixPath(badge.source.file).parent / badge.image)]
        yield addresses.badge_image(badge), pictures.png(data) if badge.image.endswith(".svg") else data
