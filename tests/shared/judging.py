"""What tests of the verifier have in common: a network of known documents, and how one file is judged against it."""

import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import make

from badge_verifier.errors import Unchecked
from badge_verifier.ports import Answer, Fetcher
from badge_verifier.report import Report
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import TrustList
from badge_verifier.verify import verify

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TRUST: TrustList = make.trust()


class Net:
    """A network of known documents, anything else is offline; `moved` says where an address was sent on to."""

    def __init__(self, known: Mapping[str, Any], moved: Mapping[str, str] | None = None) -> None:
        self.known = known
        self.moved = moved or {}

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Answer with a known document."""
        del max_bytes, seconds
        if url not in self.known:
            raise Unchecked("fetch.offline", url)
        return Answer(200, self.moved.get(url, url), json.dumps(self.known[url]).encode())


def judged(  # noqa: PLR0913 -- what a run is made of
    data: object,
    net: Fetcher | Mapping[str, Any] | None = None,
    trust: TrustList = TRUST,
    recipient: str | None = None,
    *,
    snapshots: Mapping[str, bytes] | None = None,
    now: datetime = NOW,
    lang: str = "en",
) -> Report:
    """Verify one file that holds one badge.

    Args:
        data: Bytes, or what is written as JSON.
        net: A fetcher, or the documents of a network by their address; none of either is offline.
        trust: That of our vectors unless another is given.
        recipient: Whose it is said to be.
        snapshots: Status lists by their address.
        now: When it is judged.
        lang: Language of the words.
    """
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    fetcher = Net(net or {}) if net is None or isinstance(net, Mapping) else net
    options = {"recipient": recipient, "snapshots": snapshots, "lang": lang}
    run = verify(body, crypto=CpythonCrypto(), fetcher=fetcher, now=now, trust=trust, **options)  # type: ignore[arg-type]
    (report,) = asyncio.run(run)
    return report


def outcome(report: Report, name: str) -> tuple[str, str]:
    """Return outcome and code of one step."""
    step = next(step for step in report.steps if step.name == name)
    return str(step.outcome), step.code
