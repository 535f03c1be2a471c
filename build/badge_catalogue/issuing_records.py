"""What institutions published of their issuing: read at the edge, copied into the site, and used by the trust list."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from badge_catalogue.model import Catalogue
from badge_verifier.dates import instant


def folder_beside(source: Path) -> Path:
    """Return where published files are kept: beside the folder of the definitions."""
    return source.resolve().parent / "published"


@dataclass(frozen=True)
class IssuingRecords:
    """Files by `<institution>/<name>`, as `catalogue status publish` wrote them."""

    contents: Mapping[str, bytes] = field(default_factory=dict)

    def files(self, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
        """Yield (path relative to the site, content): lists under status/, ledgers beside the institution's page."""
        for name, content in sorted(self.contents.items()):
            institution, _, file = name.partition("/")
            if institution in catalogue.institutions:
                ledger = file == "ledger.jsonl"
                yield (f"institutions/{institution}/{file}" if ledger else f"status/{institution}/{file}"), content

    def ledgers(self, catalogue: Catalogue) -> dict[str, frozenset[str]]:
        """Return what stays valid of each institution although a key of it was stolen.

        For every compromised key: the digests that were published under it before that moment.
        """
        found = {}
        for institution in catalogue.institutions.values():
            stolen = {
                key.id: instant(key.compromised_at)
                for key in institution.keys
                if key.status == "compromised" and key.compromised_at
            }
            lines = self.contents.get(f"{institution.id}/ledger.jsonl", b"").splitlines() if stolen else []
            entries = [json.loads(line) for line in lines]
            found[institution.id] = frozenset(
                entry["sha256"]
                for entry in entries
                if entry["key"] in stolen and instant(entry["published"]) < stolen[entry["key"]]
            )
        return found


def beside(source: Path) -> IssuingRecords:
    """Return what was published by the institutions of a folder of definitions; nothing where there is none."""
    folder = folder_beside(source)
    files = sorted(path for path in folder.glob("*/*") if path.suffix in {".json", ".jsonl"} and path.is_file())
    return IssuingRecords({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
