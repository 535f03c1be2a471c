"""What a build finds of the one before it: whether program, settings and definitions are still the same.

The program is every file that may decide what a page says: our sources, templates, words, styles, prose, and the
versions of what is installed. Rather too many than one too few: a changed comment costs a whole build, a wrong page
more. Definitions are compared entry by entry (`site.reads`), and whole for a build that has nothing to do.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

import badge_verifier
from badge_catalogue import shipped
from badge_catalogue.commands.earlier import Earlier
from badge_catalogue.definitions.issuing_records import folder_beside
from badge_catalogue.definitions.places import SETTINGS
from badge_catalogue.settings import Settings
from badge_catalogue.site.kept import Kept

_PACKAGES = Path(__file__).resolve().parents[2]  # badge_catalogue and badge_issuer stand here
_PROJECT = ("mkdocs.yml", "site_src", "verifier/page", "package-lock.json", "LICENSE")
_MOST = 6  # sites whose earlier build is remembered


def earlier_build(cache_folder: Path, source: Path, out: Path, settings: Settings, before: Earlier) -> Kept:
    """Return the files and pieces of the last build into a folder that still hold.

    Args:
        cache_folder: May be thrown away at any time.
        source: Folder of the definitions.
        out: Folder of the site.
        settings: Of this build.
        before: The previous publication.
    """
    made_by = _digest([_program(), repr(settings), _languages_and_packs(source)])
    inputs = _digest([made_by, repr(before), *_contents(source), *_contents(folder_beside(source))])
    kept = Kept(out, made_by, inputs=inputs)
    kept.read(place(cache_folder, out))
    return kept


def save(kept: Kept, cache_folder: Path) -> None:
    """Keep what this build left, and of other sites' builds the last few."""
    kept.save(place(cache_folder, kept.folder))
    known = sorted(cache_folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    for path in known[:-_MOST]:
        path.unlink(missing_ok=True)


def place(cache_folder: Path, out: Path) -> Path:
    """Return the path of the record of a site's earlier build."""
    return cache_folder / f"{_digest([os.fspath(out.resolve())])[:16]}.json"


def _languages_and_packs(source: Path) -> str:
    """Return the settings of the catalogue itself, which are chosen once a process."""
    path = source / SETTINGS
    return path.read_bytes().hex() if path.is_file() else ""


def _program() -> str:
    """Return the digest of all that decides what a page says, beside the definitions and the settings."""
    packages = [_PACKAGES / "badge_catalogue", _PACKAGES / "badge_issuer", Path(badge_verifier.__file__).parent]
    roots = [*packages, *(shipped.PROJECT / name for name in _PROJECT)]
    return _digest([sys.version, *_installed(), *(line for root in roots for line in _contents(root))])


@cache
def _installed() -> tuple[str, ...]:
    return tuple(sorted(f"{each.name} {each.version}" for each in distributions()))


def _contents(root: Path) -> Iterator[str]:
    """Yield path and digest of every file below a folder, or of the file itself; sorted."""
    if root.is_file():
        yield f"{root.name} {hashlib.blake2b(root.read_bytes()).hexdigest()}"
        return
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = os.path.join(folder, name)  # noqa: PTH118 -- ten thousand files: no objects
            if os.path.isfile(path):  # noqa: PTH113 -- as above
                with open(path, "rb") as file:  # noqa: PTH123 -- as above
                    yield f"{path} {hashlib.file_digest(file, 'blake2b').hexdigest()}"


def _digest(lines: Iterable[str]) -> str:
    made = hashlib.blake2b(digest_size=16)
    for line in lines:
        made.update(f"{len(line)} {line}".encode(errors="surrogatepass"))
    return made.hexdigest()
