"""What institutions published of their issuing: read at the edge, copied into the site, and used by the trust list."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from badge_catalogue.model import Catalogue
from badge_verifier.encodings.moments import instant
from badge_verifier.errors import StepError


def folder_beside(source: Path) -> Path:
    """Return the folder of published files, which lies beside the folder of the definitions."""
    return source.resolve().parent / "published"


class DamagedLedgerError(Exception):
    """A ledger cannot be read; what it says of a stolen key must not be guessed."""


@dataclass(frozen=True)
class IssuingRecords:
    """Files by `<institution>/<name>`, as `catalogue status publish` wrote them."""

    contents: Mapping[str, bytes] = field(default_factory=dict)

    def files(self, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
        """Yield (path relative to the site, content): lists under status/, ledgers beside the institution's page."""
        for name, content in sorted(self.contents.items()):
            institution, _, file = name.partition("/")
            if institution in catalogue.institutions:
                listed = file == "ledger.jsonl"
                yield (f"institutions/{institution}/{file}" if listed else f"status/{institution}/{file}"), content

    def ledgers(self, catalogue: Catalogue) -> dict[str, frozenset[str]]:
        """Return the digests of each institution's badges that stay valid although a key of it was stolen.

        For every compromised key: the digests that were published under it before that moment.

        Raises:
            DamagedLedgerError: One that is needed cannot be read.
        """
        found = {}
        for institution in catalogue.institutions.values():
            stolen = {
                key.id: instant(key.compromised_at)
                for key in institution.keys
                if key.status == "compromised" and key.compromised_at
            }
            lines = _lines(institution.id, self.contents.get(f"{institution.id}/ledger.jsonl", b"")) if stolen else []
            found[institution.id] = frozenset(
                line.sha256 for line in lines if line.key in stolen and instant(line.published) < stolen[line.key]
            )
        return found


def rewritten(old_site: Path, new: IssuingRecords) -> list[str]:
    """Return a message for every ledger of an earlier build that this build changes or adds earlier lines to.

    A ledger only grows, and what is added was published later: a line slipped in with an earlier date would make a
    badge that a thief signed look like one from before the theft.

    Args:
        old_site: Folder of the earlier build.
        new: What this build would publish.

    Raises:
        DamagedLedgerError: One cannot be read.
    """
    found = []
    for path in sorted((old_site / "institutions").glob("*/ledger.jsonl")):
        institution, before = path.parent.name, path.read_bytes()
        after = new.contents.get(f"{institution}/ledger.jsonl", b"")
        if not after.startswith(before):
            found.append(f"published/{institution}/ledger.jsonl: lines that were published are gone or changed")
            continue
        moments = [instant(line.published) for line in _lines(institution, before)]
        added = _lines(institution, after[len(before) :])
        early = [line for line in added if moments and instant(line.published) < max(moments)]
        if early:
            found.append(
                f"published/{institution}/ledger.jsonl: {len(early)} new lines are dated before the last publication"
            )
    return [f"{each}; restore the file and run `catalogue status publish` again" for each in found]


@dataclass(frozen=True)
class _Line:
    """One line of a ledger, as `catalogue status publish` wrote it."""

    sha256: str
    published: str
    key: str

    def __post_init__(self) -> None:
        """Refuse what is no moment and no digest."""
        instant(self.published)
        bytes.fromhex(self.sha256)


def _lines(institution: str, data: bytes) -> list[_Line]:
    try:
        return [_Line(**json.loads(line)) for line in data.splitlines()]
    except (ValueError, TypeError, StepError) as error:
        raise DamagedLedgerError(
            f"published/{institution}/ledger.jsonl cannot be read ({error}): restore it from the repository"
        ) from error


def beside(source: Path) -> IssuingRecords:
    """Return the files that the institutions of a folder of definitions published; empty where there are none."""
    folder = folder_beside(source)
    files = sorted(path for path in folder.glob("*/*") if path.suffix in {".json", ".jsonl"} and path.is_file())
    return IssuingRecords({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
