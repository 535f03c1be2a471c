"""Files as the world hands them out: none of them is called false, but for the one in which a letter was changed.

They were made after public reports and after the source of programs that issue badges, and stand beside the checkout
(`BADGE_CASES`, else `../shared/cases/verify`), each folder with its own `expected.md`. Here stands what must come out.
"""

import asyncio
import os
from pathlib import Path

import pytest

from badge_verifier.encodings.moments import instant
from badge_verifier.network.fetches import Offline
from badge_verifier.report import Report, Verdict
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import parse_trust
from badge_verifier.verify import verify

ROOT = Path(__file__).resolve().parents[4]
FOLDER = Path(os.environ.get("BADGE_CASES", ROOT.parent / "shared" / "cases" / "verify"))
FILES = sorted(path for path in FOLDER.glob("*/*") if path.name != "expected.md" and path.is_file())
NOW = instant("2026-11-22T12:00:00Z")
DISPROVEN = {"34-tampered-one-char"}

# Folder or file to the headlines that its `expected.md` allows.
EXPECTED = {
    "03-blockcerts-v2": {"unsupported-proof"},
    "13-jwt-pasted": {"verified", "malformed", "not-understood"},
    "15-ob3-shapes/jwt-alg-lower.jwt": {"verified", "unsupported-proof"},
    "16-big-embedded-image": {"verified", "online-check-needed", "issuer-unknown", "issuer-unproven"},
    "17-proofs": {"verified", "unsupported-proof", "unsigned", "malformed"},
    "19-sdjwt": {"unsupported-proof"},
    "20-undefined-term/undefined-term.json": {"not-understood"},
    "21-inline-context": {"not-understood", "unsupported-proof"},
    "26-signed-ob1/alg-lower.jwt": {"unsupported-proof"},
    "34-tampered-one-char": {"tampered"},
}

pytestmark = pytest.mark.skipif(not FILES, reason="the cases are not beside this checkout")


def reports(path: Path) -> tuple[Report, ...]:
    """Judge one file offline, with the list that stands beside the cases."""
    trust = parse_trust((FOLDER / "trust.json").read_bytes())
    run = verify(path.read_bytes(), crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=trust)
    return asyncio.run(run)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_only_what_was_disproven_is_invalid(path: Path) -> None:
    """Invalid for the one file in which something was changed; and what `expected.md` says, where it says one thing."""
    found = reports(path)
    disproven = path.parent.name in DISPROVEN
    assert {report.verdict is Verdict.INVALID for report in found} == {disproven}
    allowed = EXPECTED.get(f"{path.parent.name}/{path.name}", EXPECTED.get(path.parent.name))
    if allowed is not None:
        assert {report.headline for report in found} <= allowed
