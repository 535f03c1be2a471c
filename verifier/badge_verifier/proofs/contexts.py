"""The JSON-LD contexts that a badge may use: a set frozen by digest, never what a host answers today.

Decides which contexts exist. Which of several dated versions of one address a signature was made with is for
`dataintegrity` to try.
"""

import hashlib
import itertools
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import PurePosixPath
from typing import Any

from badge_verifier.limits import CONTEXT_CHOICES


@dataclass(frozen=True)
class Context:
    """One version of one context.

    Attributes:
        url: The address under which documents name it; several versions may share it.
        name: Short, for the report, e.g. "ob-3.0.3".
        document: The parsed JSON file, with its "@context" member; equal digests mean equal documents.
        sha256: Of the file's bytes, hex.
    """

    url: str
    name: str
    document: Mapping[str, Any] = field(repr=False, hash=False, compare=False)
    sha256: str


@dataclass(frozen=True)
class Vocabulary:
    """The contexts one document is read with: exactly one version for each address.

    Attributes:
        dated: Names of those contexts that were a choice between versions.
    """

    contexts: tuple[Context, ...]
    dated: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def bundled() -> tuple[Context, ...]:
    """Return the contexts that ship with this package, each compared with its pinned digest.

    Raises:
        RuntimeError: A file is missing or altered: the installation is broken, whatever the badge.
    """
    folder = resources.files("badge_verifier") / "contexts"
    try:
        return from_index((folder / "index.json").read_bytes(), lambda file: (folder / file).read_bytes())
    except (OSError, ValueError) as error:
        raise RuntimeError(f"the bundled contexts are damaged: {error}; install badge-verifier again") from error


def from_index(index: bytes, read: Callable[[str], bytes]) -> tuple[Context, ...]:
    """Return the contexts that an index lists.

    Args:
        index: JSON `[{"url", "file", "sha256"}]`; entries may share an address, other members are ignored.
        read: Gives the bytes of a file that stands beside the index.

    Raises:
        ValueError: The index or a context is malformed, leaves the folder, or has another digest.
        OSError: From `read`.
    """
    entries = json.loads(index)
    if not isinstance(entries, list):
        raise ValueError('the index of contexts must be an array of {"url", "file", "sha256"}')  # noqa: TRY004 -- content, not type
    return tuple(_entry(entry, read) for entry in entries)


def _entry(entry: object, read: Callable[[str], bytes]) -> Context:
    match entry:
        case {"url": str(url), "file": str(file), "sha256": str(expected)}:
            path = PurePosixPath(file)
        case _:
            raise ValueError(f'got the index entry {str(entry)[:80]}, expected {{"url", "file", "sha256"}}')
    if path.is_absolute() or ".." in path.parts or "\\" in file:
        raise ValueError(f"{file}: a context stands beside its index, not elsewhere")
    body = read(file)
    digest = hashlib.sha256(body).hexdigest()
    if digest != expected:
        raise ValueError(f"{file}: its sha256 is {digest}, the index says {expected}")
    document = json.loads(body)
    if not isinstance(document, dict) or "@context" not in document:
        raise ValueError(f'{file}: a context is a JSON object with the member "@context"')
    return Context(url, path.stem, document, digest)


def choices(urls: Iterable[str], known: Sequence[Context]) -> tuple[tuple[Vocabulary, ...], tuple[str, ...]]:
    """Return every combination of versions in which these addresses can be read, and the addresses nobody knows.

    Args:
        known: In order of preference; the same version given twice counts once.
    """
    versions: dict[str, list[Context]] = {url: [] for url in urls}
    for context in known:
        if context.url in versions and context not in versions[context.url]:
            versions[context.url].append(context)
    unknown = tuple(url for url, found in versions.items() if not found)
    if unknown:
        return (), unknown
    dated = {url for url, found in versions.items() if len(found) > 1}
    combinations = itertools.islice(itertools.product(*versions.values()), CONTEXT_CHOICES)
    return (
        tuple(Vocabulary(chosen, tuple(c.name for c in chosen if c.url in dated)) for chosen in combinations),
        (),
    )
