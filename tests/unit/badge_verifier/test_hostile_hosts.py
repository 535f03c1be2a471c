"""Attacks by whoever shares a host with an institution: what begins as the institution's address must be hers."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from badge_verifier.errors import Unchecked
from badge_verifier.fetches import Offline
from badge_verifier.in_cpython import CpythonCrypto
from badge_verifier.ports import Answer
from badge_verifier.report import Report
from badge_verifier.trust import Institution, TrustList
from badge_verifier.verify import verify

HOST = "https://platform.example.org/"
VICTIM = f"{HOST}victim/issuer"
LIST = TrustList(
    "x",
    "2026-11-01T00:00:00Z",
    "2027-11-01T00:00:00Z",
    "https://c.example.org/",
    (Institution("victim", {"nl": "Demo-mbo Rijnstad"}, (VICTIM,), (), "institutions/victim/"),),
)


class Platform:
    """A host on which everybody has a folder of JSON; it answers at the exact address that was asked."""

    def __init__(self, known: dict[str, Any]) -> None:
        self.known = known

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Answer with a known document."""
        del max_bytes, seconds
        if url not in self.known:
            raise Unchecked("fetch.offline", url)
        return Answer(200, url, json.dumps(self.known[url]).encode())


def judged(address: str) -> Report:
    """Verify a badge at an address of the platform, of the victim's class, under the victim's profile."""
    award = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": address,
        "recipient": {"type": "email", "identity": "x@example.org", "hashed": False},
        "badge": f"{HOST}victim/b",
        "issuedOn": "2026-01-01T00:00:00Z",
        "verification": {"type": "hosted"},
    }
    badge = {"type": "BadgeClass", "id": f"{HOST}victim/b", "name": "Lassen", "issuer": VICTIM}
    profile = {
        "type": "Issuer",
        "id": VICTIM,
        "name": "Demo-mbo Rijnstad",
        "verification": {"startsWith": f"{HOST}victim/"},
    }
    platform = Platform({address: award, f"{HOST}victim/b": badge, VICTIM: profile})
    run = verify(
        json.dumps(award).encode(),
        crypto=CpythonCrypto(),
        fetcher=platform,
        now=datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
        trust=LIST,
    )
    (report,) = asyncio.run(run)
    return report


@pytest.mark.parametrize("name", ["victim/1", "victim/..1", "victim/1..", "victim/1?back=../evil"])
def test_an_address_within_the_institutions_own_is_hers(name: str) -> None:
    """Dots in a name or a question are no way out."""
    assert judged(f"{HOST}{name}").verdict == "valid"


@pytest.mark.parametrize(
    "name",
    [
        "evil/1",
        "victim/../evil/1",
        "victim/./../evil/1",
        "victim/%2e%2e/evil/1",
        "victim/.%2E/evil/1",
        "victim/%252e%252e/evil/1",
        "victim/..%2fevil/1",
        "victim/..%5cevil/1",
        "victimised/1",
    ],
)
def test_an_address_that_climbs_out_of_the_institutions_own_is_not_hers(name: str) -> None:
    """It begins like hers, and the host gives what lies in somebody else's folder."""
    report = judged(f"{HOST}{name}")
    step = next(step for step in report.steps if step.name == "issuer")
    assert (report.verdict, step.code) == ("invalid", "issuer.out-of-scope")


def test_what_was_not_asked_is_not_valid() -> None:
    """The neighbour: the same assertion offline."""
    data = f"{HOST}victim/1".encode()
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    (report,) = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=now, trust=LIST))
    assert report.headline == "online-check-needed"
