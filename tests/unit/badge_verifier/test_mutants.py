"""No content change survives: mutants of everything signed that we have, none of which shows what nobody signed."""

import asyncio
import importlib.util
import json
import random
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from badge_verifier.contexts import Context
from badge_verifier.fetches import Offline
from badge_verifier.in_cpython import CpythonCrypto
from badge_verifier.report import HEADLINES, Report
from badge_verifier.trust import TrustList, parse_trust
from badge_verifier.verify import verify

TESTS = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OURS = sorted(
    path
    for path in (TESTS / "vectors").glob("*/*")
    if path.name != "case.json"
    and path.parent.name.startswith(("genuine-", "not-disclosed", "order", "retired-key", "recipient-right"))
)
OF_EACH = 150  # mutants of each file of ours; `make fuzz` makes more
OF_OTHERS = 60  # of each signed file of others


def load(name: str) -> ModuleType:
    """Return a module of tests/fuzz."""
    spec = importlib.util.spec_from_file_location(f"fuzz_{name}", TESTS / "fuzz" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


mutants = load("mutants")


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


def survivors(
    data: bytes, count: int, seed: str, trust: TrustList | None, contexts: Sequence[Context] = ()
) -> list[bytes]:
    """Return the mutants that show other content than the original with a proof that passed."""
    signed = set(believed(reports(data, trust, contexts)))
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


@pytest.mark.parametrize("path", OURS, ids=[path.parent.name for path in OURS])
def test_no_mutant_of_our_samples_shows_other_content(path: Path) -> None:
    """Values, keys, proof options, headers, contexts, order, duplicates and bytes of containers."""
    trust = parse_trust((TESTS / "vectors" / "trust.json").read_bytes())
    assert survivors(path.read_bytes(), OF_EACH, path.parent.name, trust) == []


def signed_by_others(vectors: Path, contexts: Sequence[Context]) -> list[Path]:
    """Return the files of others whose proof holds here, offline."""
    folders = ("w3c-vc-di-eddsa", "w3c-vc-di-ecdsa", "1edtech-validator/ob30")
    files = [path for folder in folders for path in sorted((vectors / folder).rglob("*")) if path.is_file()]
    return [
        path for path in files if path.stat().st_size < 100_000 and believed(reports(path.read_bytes(), None, contexts))
    ]


def test_no_mutant_of_a_signed_vector_shows_other_content(
    vectors: Path, extra_contexts: tuple[Context, ...], subtests: pytest.Subtests
) -> None:
    """The signed documents of W3C and of 1EdTech, with every kind of proof."""
    files = signed_by_others(vectors, extra_contexts)
    assert len(files) >= 20
    for path in files:
        with subtests.test(file=path.name):
            assert survivors(path.read_bytes(), OF_OTHERS, path.name, None, extra_contexts) == []


def test_a_mutant_that_survives_would_be_seen() -> None:
    """The other side: a change that the proof covers passes here as soon as it is signed anew, so it is reported."""
    sample = json.loads((TESTS / "vectors" / "genuine-json" / "badge.json").read_bytes())
    other = json.loads((TESTS / "vectors" / "order" / "badge.json").read_bytes())
    trust = parse_trust((TESTS / "vectors" / "trust.json").read_bytes())
    first, second = (believed(reports(json.dumps(each).encode(), trust)) for each in (sample, other))
    assert first
    assert second
    assert first != second
