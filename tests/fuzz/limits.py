"""Verify hostile files one by one, each in a process of its own that may be killed, and say what each cost.

Prints one line of JSON for each case: {"name", "seconds", "mebibytes", "reports", "killed"}; seconds are of this
process's own work, mebibytes the most memory it held while verifying, Python itself included. Ends with 1 where a case
was killed, got no report, was valid, or held more than `MEBIBYTES`. `--few` runs the first case of each kind.
"""

import asyncio
import json
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import corpus  # type: ignore[import-not-found] # found by the line above
import corpus_many  # type: ignore[import-not-found] # likewise
import corpus_pictures  # type: ignore[import-not-found] # likewise
import corpus_texts  # type: ignore[import-not-found] # likewise
import corpus_wallets  # type: ignore[import-not-found] # likewise

from badge_verifier.errors import Unchecked
from badge_verifier.ports import Answer
from badge_verifier.proofs import jsonld  # noqa: F401 -- loaded here, and not anew in the process of each case
from badge_verifier.proofs.contexts import bundled
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import parse_trust
from badge_verifier.verify import verify

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TRUST = Path(__file__).resolve().parents[1] / "vectors" / "trust.json"
MEBIBYTES = 256
FEW = 1  # of each kind
SECONDS_TO_KILL = 20  # of a processor, so that a busy machine changes nothing
SECONDS_TO_WAIT = 600  # by the clock, for what would wait and not work


class Everywhere:
    """A network in which every address answers the same, or nobody answers."""

    def __init__(self, body: bytes | None) -> None:
        self.body = body

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Answer, if there is an answer."""
        del seconds
        if self.body is None:
            raise Unchecked("fetch.offline", url[:80])
        if len(self.body) > max_bytes:
            raise Unchecked("fetch.too-large", url[:80])
        return Answer(200, url, self.body)


def measured(case: corpus.Case) -> dict[str, Any]:
    """Run one case here and return what it cost."""
    data, answer = case.make(), case.answer() if case.answer else None
    trust = parse_trust(TRUST.read_bytes())
    Path("/proc/self/clear_refs").write_text("5")  # forget how much making the file took
    began = time.process_time()
    found = asyncio.run(
        verify(
            data, crypto=CpythonCrypto(), fetcher=Everywhere(answer), now=NOW, trust=trust, recipient="x@example.org"
        )
    )
    return {
        "name": case.name,
        "seconds": round(time.process_time() - began, 3),
        "mebibytes": round(held(), 1),
        "reports": len(found),
        "valid": sum(report.verdict == "valid" for report in found),
        "killed": False,
    }


def held() -> float:
    """Return the most memory that this process has held, in MiB (Linux, proc_pid_status(5), "VmHWM")."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def in_a_process(case: corpus.Case) -> dict[str, Any]:
    """Run one case in a child, and kill it after `SECONDS_TO_KILL`."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        for end in (signal.SIGPROF, signal.SIGALRM):
            signal.signal(end, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, SECONDS_TO_KILL)
        signal.alarm(SECONDS_TO_WAIT)
        with os.fdopen(write, "w") as out:
            out.write(json.dumps(measured(case)))
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as said:
        answer = said.read()
    os.waitpid(child, 0)
    found: dict[str, Any] = json.loads(answer) if answer else {"name": case.name, "killed": True}
    return found


def few(cases: Iterable[corpus.Case]) -> Iterator[corpus.Case]:
    """Yield the first cases of each kind: what stands before the colon of their names."""
    seen: Counter[str] = Counter()
    for case in cases:
        kind = case.name.partition(":")[0]
        seen[kind] += 1
        if seen[kind] <= FEW:
            yield case


def within(found: dict[str, Any]) -> bool:
    """Say whether a case cost no more than was promised, and was answered without being believed."""
    return not found["killed"] and found["reports"] > 0 and found["valid"] == 0 and found["mebibytes"] <= MEBIBYTES


def main() -> None:
    """Run all cases, the first of each kind, or those whose name holds the first argument."""
    bundled()
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    cases = (
        *corpus.cases(),
        *corpus_pictures.cases(),
        *corpus_many.cases(),
        *corpus_texts.cases(),
        *corpus_wallets.cases(),
    )
    kept = True
    for case in few(cases) if wanted == "--few" else (case for case in cases if wanted in case.name):
        found = in_a_process(case)
        kept &= within(found)
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
