"""What the tests of containers share: one genuine badge, its altered twin, and a verifier without network."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import of_school
import pytest
from of_school import STRANGER

from badge_verifier.network.fetches import Offline
from badge_verifier.report import Report
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import parse_trust
from badge_verifier.verify import verify

VECTORS = Path(__file__).resolve().parents[3] / "vectors"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

Judge = Callable[[bytes], list[Report]]


@pytest.fixture(scope="session")
def badge() -> bytes:
    """A genuine badge of a listed school, as JSON with a Data Integrity proof."""
    return (VECTORS / "genuine-json" / "badge.json").read_bytes()


@pytest.fixture(scope="session")
def token() -> str:
    """A genuine badge of the same school, as a token."""
    return (VECTORS / "genuine-jwt" / "badge.jwt").read_text(encoding="utf-8").strip()


@pytest.fixture(scope="session")
def judge() -> Judge:
    """Verify a file with the list of our schools and without network."""
    trust = parse_trust((VECTORS / "trust.json").read_bytes())

    def run(data: bytes) -> list[Report]:
        return list(asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=trust)))

    return run


@pytest.fixture(scope="session")
def signed() -> Callable[[str], bytes]:
    """Return a badge with a name of its own, signed by an issuer that nobody lists."""

    def make(name: str) -> bytes:
        issuer = {"id": STRANGER.did, "type": ["Profile"], "name": "Iemand"}
        made = of_school.badge(issuer=issuer, name=name)
        secured = STRANGER.prove(made, f"{STRANGER.did}#{STRANGER.did.removeprefix('did:key:')}")
        return json.dumps(secured, ensure_ascii=False).encode()

    return make


def altered(data: bytes) -> bytes:
    """Return the badge with one letter of its name changed, wherever it stands in the clear."""
    assert b"Veilig tillen" in data
    return data.replace(b"Veilig tillen", b"Veilig tellen")


def altered_token(token: str) -> str:
    """Return the token with one bit of its signature changed."""
    head, _, signature = token.rpartition(".")
    return f"{head}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}"


def headlines(reports: list[Report]) -> list[str]:
    """Return the headline of each report."""
    return [report.headline for report in reports]
