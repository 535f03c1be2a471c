"""What a mutant of a signed badge must never do: show, with a proof that passed, what nobody signed."""

import asyncio
import json
import random
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import mutants

from badge_verifier.headlines import HEADLINES
from badge_verifier.network.fetches import Offline
from badge_verifier.proofs.contexts import Context
from badge_verifier.report import Report
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import TrustList
from badge_verifier.verify import verify

TESTS = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OURS = sorted(
    path
    for path in (TESTS / "vectors").glob("*/*")
    if path.name != "case.json"
    and path.parent.name.startswith(("genuine-", "not-disclosed", "order", "retired-key", "recipient-right"))
)


def reports(data: bytes, trust: TrustList | None, contexts: Sequence[Context] = ()) -> tuple[Report, ...]:
    """Verify offline."""
    return asyncio.run(
        verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=trust, contexts=tuple(contexts))
    )


def content(report: Report) -> Any:
    """Return what a reader sees of the badge, without how it was proven."""
    if report.credential is None:
        return None
    found = {name: value for name, value in report.credential.items() if name != "proofs"}
    found["shown"] = {name: value for name, value in found["shown"].items() if name not in ("contexts", "online")}
    return found


def believed(found: Sequence[Report]) -> list[str]:
    """Return what is shown with a proof that passed, as text that can be compared."""
    return [
        json.dumps(content(report), sort_keys=True)
        for report in found
        if next(step for step in report.steps if step.name == "proof").outcome == "passed"
    ]


def choices(data: bytes) -> list[bytes]:
    """Return every presentation that a holder may make of it: of an SD-JWT with fewer disclosures, or unsigned."""
    if not data.startswith(b"eyJ") or b"~" not in data:
        return [data]
    signed, *shown, last = data.strip().split(b"~")
    some = [
        [one for place, one in enumerate(shown) if chosen >> place & 1] for chosen in range(1 << min(len(shown), 8))
    ]
    return [data, *(b"~".join([signed, *each, b""]) for each in some), b"~".join([signed, *shown, last])]


def signed_by(data: bytes, trust: TrustList | None, contexts: Sequence[Context] = ()) -> set[str]:
    """Return all that may be believed of a file and of what its holder can make of it."""
    return {text for each in choices(data) for text in believed(reports(each, trust, contexts))}


def survivors(
    data: bytes, count: int, seed: str, trust: TrustList | None, contexts: Sequence[Context] = ()
) -> list[bytes]:
    """Return the mutants that show other content than the original with a proof that passed."""
    signed = signed_by(data, trust, contexts)
    assert signed, "the original itself does not hold"
    chance = random.Random(seed)  # noqa: S311 -- the same mutants on every run; nothing secret
    found = []
    for _ in range(count):
        changed = mutants.mutant(data, chance)
        answered = reports(changed, trust, contexts)
        assert all(report.verdict == HEADLINES[report.headline] for report in answered)
        if not set(believed(answered)) <= signed:
            found.append(changed)
    return found


def signed_by_others(vectors: Path, contexts: Sequence[Context]) -> list[Path]:
    """Return the files of others whose proof holds here, offline."""
    folders = ("w3c-vc-di-eddsa", "w3c-vc-di-ecdsa", "1edtech-validator/ob30")
    files = [path for folder in folders for path in sorted((vectors / folder).rglob("*")) if path.is_file()]
    return [
        path for path in files if path.stat().st_size < 100_000 and believed(reports(path.read_bytes(), None, contexts))
    ]
