"""What is held of every report, whatever a file holds; and any file, made of the words of the standards."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from badge_verifier.headlines import HEADLINES
from badge_verifier.network.fetches import Offline
from badge_verifier.report import STEPS, Report, to_json
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import TrustList, parse_trust
from badge_verifier.verify import verify

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SOUND = [path for path in sorted(VECTORS.glob("genuine-*/*")) if path.name != "case.json"]
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = """
@context id type issuer credentialSubject achievement proof name validFrom recipient badge verification
issuedOn identity credentialStatus verifiableCredential endorsement identifier criteria description verify
@value alignment evidence holder vc uid salt expires publicKey
"""
NAMES = st.sampled_from(WORDS.split())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from([
        "https://www.w3.org/ns/credentials/v2", "https://w3id.org/openbadges/v2", "Assertion", "VerifiableCredential",
        "OpenBadgeCredential", "VerifiablePresentation", "2026-01-01T00:00:00Z", "did:key:z6Mk", "Profile", "hosted",
    ]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=25,
)  # fmt: skip


def trust() -> TrustList:
    """Return the trust list of our vectors."""
    return parse_trust((VECTORS / "trust.json").read_bytes())


def reports_of(data: bytes) -> tuple[Report, ...]:
    """Verify a file offline, and hold its reports to what every report promises."""
    reports = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=trust()))
    assert reports
    for report in reports:
        assert tuple(step.name for step in report.steps) == STEPS
        assert report.verdict == HEADLINES[report.headline]
        json.dumps(to_json(report, "x"))
    return reports
