"""The whole site as site paths and bytes, one after the other: no clock, network or folder is touched here.

What MkDocs, Pagefind and the verifier's set-up make is added at the edge, in `build_command`.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import batched, chain
from pathlib import PurePosixPath
from typing import NamedTuple

from badge_catalogue import addresses
from badge_catalogue.drawings import badge_images
from badge_catalogue.exports import files as exports
from badge_catalogue.facts.issued import Issuing
from badge_catalogue.finding import facets, plan_data
from badge_catalogue.model import Catalogue
from badge_catalogue.pages import every
from badge_catalogue.pages.shell import Page, Shell, paste
from badge_catalogue.pages.view import View, view
from badge_catalogue.settings import Settings

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


def parts(seen: View, shells: Mapping[str, Shell], issuing: Issuing, pictures: badge_images.Pictures) -> Iterator[Part]:
    """Yield everything in parts that need nothing of each other, the long ones first, so that they can be shared out.

    Args:
        seen: A catalogue without errors: references lead somewhere.
        shells: What stands around a page, per language.
        issuing: Status lists and ledgers, which the site carries and the trust list uses.
        pictures: Makes the PNGs; the same bytes for the same drawing.
    """
    catalogue, settings = seen.catalogue, seen.settings
    for language, around in shells.items():
        yield Part("pages", _pasted(around, every.about_all(seen, language)))
    yield Part(
        "data of pages", chain(facets.files(catalogue, settings), plan_data.files(catalogue, settings.moment.date()))
    )
    yield Part("exports", exports.about_all(catalogue, settings, issuing))
    yield Part("issuing records", exports.issuing_records(issuing.records, catalogue))
    for some in batched(catalogue.versions.values(), PART, strict=False):
        for language, around in shells.items():
            yield Part("pages", _pasted(around, every.about_each(seen, some, language)))
        yield Part("exports", exports.about_each(some, catalogue, settings))
    for some in batched(catalogue.badges.values(), PART, strict=False):
        yield Part("images", badge_images.about_each(some, catalogue, pictures))
    yield Part("images", own_images(catalogue, pictures))


def _pasted(around: Shell, written: Iterable[Page]) -> Files:
    """Yield pages, pasted into a shell."""
    for page in written:
        yield page.file, page.body.encode() if page.kind == f"{every.WHOLE}-kind" else paste(around, page)


def own_images(catalogue: Catalogue, pictures: badge_images.Pictures) -> Files:
    """Yield images of badges and logos of institutions, as PNG only: a drawing can hold script, pixels cannot."""
    for institution in catalogue.institutions.values():
        if institution.logo is not None:
            data = catalogue.images[str(PurePosixPath(institution.source.file).parent / institution.logo)]
            yield addresses.logo(institution), pictures.png(data) if institution.logo.endswith(".svg") else data
    for badge in catalogue.badges.values():
        if badge.image is None:
            continue
        data = catalogue.images[str(PurePosixPath(badge.source.file).parent / badge.image)]
        yield addresses.badge_image(badge), pictures.png(data) if badge.image.endswith(".svg") else data
