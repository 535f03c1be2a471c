"""What hosts of static sites refuse: known before publishing, where a build is told which host it is for."""

from collections.abc import Iterator
from dataclasses import dataclass

from badge_catalogue.limits import MIB


@dataclass(frozen=True)
class Host:
    """The limits of a host, as its documentation states them; None where it states none.

    Attributes:
        files: How many at most.
        size: Bytes of all files.
        largest: Bytes of one file.
    """

    files: int | None = None
    size: int | None = None
    largest: int | None = None


HOSTS = {
    "github-pages": Host(size=1_000_000_000, largest=100 * MIB),
    "cloudflare-pages": Host(files=20_000, largest=25 * MIB),
}
_NEAR = 0.8  # of a limit: a catalogue grows


def warnings(name: str, files: int, size: int, largest: int) -> Iterator[str]:
    """Yield a sentence for every limit of a host that a site passes, or comes near to.

    >>> list(warnings("github-pages", 1_000, 999_000_000, 5 * MIB))
    ['github-pages: 999,000,000 bytes in all, near its limit of 1,000,000,000']
    """
    host = HOSTS[name]
    for said, count, limit in (
        ("files", files, host.files),
        ("bytes in all", size, host.size),
        ("bytes in the largest file", largest, host.largest),
    ):
        if limit is not None and count > _NEAR * limit:
            how = "more than its limit of" if count > limit else "near its limit of"
            yield f"{name}: {count:,} {said}, {how} {limit:,}"
