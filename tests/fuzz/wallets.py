"""Forge what other people's wallets hold, thousands of times for each part that a forger can reach.

`make fuzz` runs it; `--of-each` says how many of each kind (5,000). Prints a line for each kind: how many were made and
how many were believed. A forgery that was believed, or made the verifier raise, is kept in `.cache/fuzz`, and the exit
status is 1.
"""

import argparse
import asyncio
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "shared"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "vectors"))

import foreign_files
import wallet_mutants
from foreign_files import File

from badge_verifier.page_api import verify_json
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import dump_trust

KEPT = Path(__file__).resolve().parents[2] / ".cache" / "fuzz"
NOW = "2026-11-22T12:00:00Z"


def reports(made: wallet_mutants.Made, trust: str) -> list[dict[str, Any]]:
    """Verify one file with the lists that it names."""
    data, lists = made
    options = json.dumps({"now": NOW, "lang": "en", "trust": trust, "file": "x", "snapshots": dict(lists)})
    found: list[dict[str, Any]] = json.loads(asyncio.run(verify_json(data, options, None, CpythonCrypto())))
    return found


def signed_by(files: tuple[File, ...], trust: str) -> dict[str, set[str]]:
    """Return what may be believed of each file and of what its holder can make of it."""
    return {
        file.name: {
            each
            for data in wallet_mutants.presentations(file)
            for each in wallet_mutants.believed(reports((data, file.lists), trust))
        }
        for file in files
    }


def fault(kind: str, made: wallet_mutants.Made, signed: set[str], trust: str) -> bool:
    """Say whether a forgery was believed, or broke the verifier."""
    try:
        return wallet_mutants.accepted(kind, reports(made, trust), signed)
    except Exception as error:  # noqa: BLE001 -- whatever escapes is what is looked for
        print(f"{kind}: {type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201 -- a command
        return True


def main() -> int:
    """Forge, judge, and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--of-each", type=int, default=5_000)
    parser.add_argument("--seed", default="wallets")
    options = parser.parse_args()
    files, known = foreign_files.made()
    trust = dump_trust(known).decode()
    signed = signed_by(files, trust)
    count, faults = Counter[str](), Counter[str]()
    for kind, file, made in wallet_mutants.made(files, options.of_each, options.seed):
        count[kind] += 1
        if fault(kind, made, signed[file.name], trust):
            faults[kind] += 1
            KEPT.mkdir(parents=True, exist_ok=True)
            (KEPT / f"wallet-{kind}-{count[kind]}").write_bytes(made[0])
    for kind, number in count.items():
        print(f"{kind}: {number} forgeries, {faults[kind]} believed")  # noqa: T201 -- a command
    return 1 if faults.total() else 0


if __name__ == "__main__":
    sys.exit(main())
