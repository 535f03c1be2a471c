"""Full-text search: runs Pagefind over one record per badge, one language after the other.

The only module that knows Pagefind's files. Beside its index stand `badges/found.json`, which fragment belongs to which
row of the facets, and `badges/words.json`, our own words, from which a word without hits is corrected.
"""

import gzip
import json
import subprocess
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from badge_catalogue import addresses
from badge_catalogue.addresses import home
from badge_catalogue.finding.facets import as_json, rows
from badge_catalogue.finding.search_records import records, vocabulary
from badge_catalogue.model import Catalogue
from badge_catalogue.model.text import LANGUAGES

_FRAGMENT_MAGIC = b"pagefind_dcd"
_NEEDED = ("pagefind.", "pagefind-entry.json", "wasm.", "index/", "fragment/")


class SearchError(Exception):
    """Pagefind is not there, or refused; the message ends in what to do."""


Files = Iterable[tuple[str, bytes]]


def _anew(name: str, texts: Iterable[str], make: Callable[[], Files]) -> Files:
    """Return the files that are made of texts: made now."""
    del name, texts
    return make()


def run_pagefind(
    catalogue: Catalogue,
    command: Path,
    scratch: Path,
    made: Callable[[str, Iterable[str], Callable[[], Files]], Files] = _anew,
) -> Iterator[tuple[str, bytes]]:
    """Yield site path and bytes of the search index of every language.

    Args:
        catalogue: The same as the facets were made from, so that rows agree.
        command: The program of the package `pagefind-bin`.
        scratch: An empty folder for records and indexes; nothing is removed from it.
        made: Gives the files that follow from texts, by a name that is the same in each build.

    Raises:
        SearchError: Pagefind is missing, or did not index every badge.
    """
    if not command.exists():
        raise SearchError(f"no Pagefind at {command}: install the package `pagefind-bin` anew")
    for language in LANGUAGES:
        pages = records(rows(catalogue, language), catalogue, language)
        make = partial(_of_language, pages, language, command, scratch / language)
        yield from made(f"search in {language}", pages, make)


def _of_language(pages: list[str], language: str, command: Path, scratch: Path) -> Iterator[tuple[str, bytes]]:
    """Yield site path and bytes of the search index of one language."""
    yield f"{home(language)}{addresses.WORDS}", as_json(vocabulary(pages))
    ids = [""] * len(pages)
    for name, data in _index(pages, language, command, scratch) if pages else ():
        if name.startswith("fragment/"):
            text = gzip.decompress(data).removeprefix(_FRAGMENT_MAGIC)
            row = int(json.loads(text)["url"].removeprefix("/").removesuffix(".html"))
            ids[row] = Path(name).stem.removeprefix(f"{language}_")
        yield f"{home(language)}pagefind/{name}", data
    if not all(ids):
        raise SearchError(f"Pagefind left out {ids.count('')} of {len(ids)} badges: look at record {ids.index('')}")
    yield f"{home(language)}{addresses.FOUND}", as_json(_fixed_width(ids, language))


def _fixed_width(ids: list[str], language: str) -> dict[str, object]:
    """Return the fragments of all rows as one text, each as wide as the widest: names of files hardly compress."""
    width = max(map(len, ids), default=0)
    return {"prefix": f"{language}_", "width": width, "ids": "".join(name.ljust(width) for name in ids)}


def _index(pages: list[str], language: str, command: Path, scratch: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of one index, without Pagefind's own user interfaces."""
    source, output = scratch / "records", scratch / "index"
    source.mkdir(parents=True)
    for row, page in enumerate(pages):
        (source / f"{row}.html").write_text(page, encoding="utf-8")
    done = subprocess.run(  # noqa: S603 -- the tool our requirements pin, over files of our own
        [command, "--silent", "--site", source, "--output-path", output, "--force-language", language],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SearchError(f"Pagefind ended with {done.returncode}; see what it says:\n{done.stdout}{done.stderr}")
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if path.is_file() and name.startswith(_NEEDED) and name != "wasm.unknown.pagefind":
            yield name, path.read_bytes()
