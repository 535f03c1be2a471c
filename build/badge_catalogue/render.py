"""The whole site as site paths and bytes, one after the other: no clock, network or folder is touched here.

What MkDocs, Pagefind and the verifier's set-up make is added at the edge, in `build_command`.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import PurePosixPath

from badge_catalogue import exports, facets, images, plan_data
from badge_catalogue.issuing_records import IssuingRecords
from badge_catalogue.model import Catalogue
from badge_catalogue.pages import WHOLE, pages
from badge_catalogue.settings import Settings
from badge_catalogue.shell import Shell, paste
from badge_catalogue.text import LANGUAGES
from badge_catalogue.view import View, view


def render(  # noqa: PLR0913 -- what a site is made of
    catalogue: Catalogue,
    settings: Settings,
    shells: Mapping[str, Shell],
    templates: Mapping[str, str],
    records: IssuingRecords,
    *,
    png: Callable[[bytes], bytes] = images.png,
) -> Iterator[tuple[str, bytes]]:
    """Yield site path and bytes of everything that follows from the definitions: `halves`, one after the other."""
    for half in halves(view(catalogue, settings, templates), shells, records, png=png):
        yield from half


def halves(
    seen: View, shells: Mapping[str, Shell], records: IssuingRecords, *, png: Callable[[bytes], bytes] = images.png
) -> tuple[Iterator[tuple[str, bytes]], Iterator[tuple[str, bytes]]]:
    """Return site path and bytes of everything in two parts that ask about the same work: one for each of two cores.

    Args:
        seen: A catalogue without errors: references lead somewhere.
        shells: What stands around a page, per language.
        records: Status lists and ledgers, which the site carries and the trust list uses.
        png: Makes the PNG of a drawing; the same bytes for the same drawing.
    """
    first, *others = LANGUAGES
    exported = exports.files(seen.catalogue, seen.settings, records.ledgers(seen.catalogue))
    return (
        chain(written(seen, {first: shells[first]}), _data(seen.catalogue, seen.settings, records, png)),
        chain(written(seen, {each: shells[each] for each in others}), exported),
    )


def _data(
    catalogue: Catalogue, settings: Settings, records: IssuingRecords, png: Callable[[bytes], bytes]
) -> Iterator[tuple[str, bytes]]:
    """Yield what is neither a page nor an export: what the pages load, records of issuing, images."""
    yield from facets.files(catalogue, settings)
    yield from plan_data.files(catalogue)
    yield from records.files(catalogue)
    yield from images.files(catalogue, settings, png)
    yield from own_images(catalogue, png)


def written(seen: View, shells: Mapping[str, Shell]) -> Iterator[tuple[str, bytes]]:
    """Yield every page of every language that has a shell, pasted into it."""
    for language in shells:
        for page in pages(seen, language):
            yield page.file, page.body.encode() if page.kind == f"{WHOLE}-kind" else paste(shells[language], page)


def own_images(catalogue: Catalogue, png: Callable[[bytes], bytes] = images.png) -> Iterator[tuple[str, bytes]]:
    """Yield the images that badges bring themselves, as PNG only: a drawing can hold script, pixels cannot."""
    for badge in catalogue.badges.values():
        if badge.image is None:
            continue
        data = catalogue.images[str(PurePosixPath(badge.source.file).parent / badge.image)]
        folder = f"badges/{badge.id.replace('.', '/', 1)}/"
        yield f"{folder}image.png", png(data) if badge.image.endswith(".svg") else data


def drawings(catalogue: Catalogue, settings: Settings) -> Iterator[bytes]:
    """Yield every drawing that `render` wants a PNG of."""
    yield from (data for name, data in images.files(catalogue, settings, bytes) if name.endswith(".svg"))
    yield from (data for _, data in own_images(catalogue, bytes) if not data.startswith(b"\x89PNG"))
