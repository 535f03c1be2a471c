"""No change of content survives: every value of every signed vector, changed, dropped, doubled or moved."""

import asyncio
import copy
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from badge_verifier.contexts import Context
from badge_verifier.fetches import Offline
from badge_verifier.in_cpython import CpythonCrypto
from badge_verifier.report import Outcome, Report
from badge_verifier.trust import parse_trust
from badge_verifier.verify import verify

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OURS = Path(__file__).resolve().parents[2] / "vectors"
Place = tuple[str | int, ...]
Judge = Callable[[Any], Report]

FILES = [
    "w3c-vc-di-eddsa/Ed25519Signature2020/signedEdSig.json",
    "w3c-vc-di-eddsa/eddsa-jcs-2022/signedJCS.json",
    "w3c-vc-di-eddsa/eddsa-rdfc-2022/signedDataInt.json",
    "w3c-vc-di-eddsa/proof-set-chain/signedProofChain2.json",
    "1edtech-validator/ob30/simple.json",
    "1edtech-validator/ob30/simple_v1.json",
    "ours/order/badge.json",
]


@pytest.fixture
def judge(extra_contexts: tuple[Context, ...]) -> Judge:
    """Verify one document offline."""
    trust = parse_trust((OURS / "trust.json").read_bytes())

    def run(document: Any) -> Report:
        data = json.dumps(document).encode()
        return asyncio.run(
            verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=trust, contexts=extra_contexts)
        )[0]

    return run


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Yield where every member of a document stands."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, member in inside:
        yield (*place, step)
        yield from places(member, (*place, step))


def changed(document: Any, place: Place, change: Callable[[Any, str | int], None]) -> Any:
    """Return a copy with a change at one place."""
    made = copy.deepcopy(document)
    holder = made
    for step in place[:-1]:
        holder = holder[step]
    change(holder, place[-1])
    return made


def other(holder: Any, step: str | int) -> None:
    """Replace a value by another of its kind."""
    value = holder[step]
    match value:
        case bool():
            holder[step] = not value
        case int() | float():
            holder[step] = value + 1
        case str():
            holder[step] = value[:-1] + ("x" if not value.endswith("x") else "y")
        case list():
            holder[step] = [*value, "x"]
        case _:
            holder[step] = {"id": "https://evil.example.com/"}


def dropped(holder: Any, step: str | int) -> None:
    """Take a member out."""
    del holder[step]


def renamed(holder: Any, step: str | int) -> None:
    """Give a member another name, or put another in front of it."""
    if isinstance(step, str):
        holder[step + "x"] = holder.pop(step)
    else:
        holder.insert(step, {"id": "https://evil.example.com/"})


def added(holder: Any, step: str | int) -> None:
    """Put a word that the standard knows beside a member."""
    if isinstance(step, str):
        holder["description"] = "Cum laude"
    else:
        holder.append("https://evil.example.com/")


def claims(report: Report) -> Any:
    """Return what is shown of the badge itself; what is said of its proofs is judged, not shown."""
    if report.credential is None:
        return None
    told = {name: value for name, value in report.credential["shown"].items() if name not in ("contexts", "online")}
    return {
        **{name: report.credential[name] for name in ("id", "name", "issuer", "achievement", "recipient")},
        "shown": told,
    }


def proof(report: Report) -> Outcome:
    """Return how step 3 ended."""
    return next(step.outcome for step in report.steps if step.name == "proof")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("change", [other, dropped, renamed, added])
def test_no_change_of_content_survives(
    vectors: Path, judge: Judge, file: str, change: Callable[[Any, str | int], None]
) -> None:
    """Either the proof no longer passes, or exactly the same is shown as was signed."""
    folder, _, name = file.partition("/")
    document = json.loads((OURS / name if folder == "ours" else vectors / file).read_bytes())
    genuine = judge(document)
    assert proof(genuine) is Outcome.PASSED
    survived = []
    total = 0
    for place in places(document):
        mutant = changed(document, place, change)
        if mutant == document:
            continue
        total += 1
        report = judge(mutant)
        if proof(report) is Outcome.PASSED and claims(report) != claims(genuine):
            survived.append(place)
    assert total > 10
    assert survived == []
