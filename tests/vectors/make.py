"""Make the test cases of this folder: one folder each, with a file, how to look at it, and what must come out.

Run it from the root of the checkout: `python tests/vectors/make.py`. The keys come from published seeds and are
worthless outside tests; signatures are deterministic, so that the same script writes the same bytes.
"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from of_files import containers
from of_lookups import lookups
from of_proofs import disclosures, proofs
from of_school import (
    ACTIVE,
    METHODS,
    SCHOOL,
    STATUS,
    STOLEN,
    STRANGER,
    Case,
    badge,
    signed,
    trust,
)
from of_wallets import wallets

from badge_verifier.trust.trust_list import dump_trust

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).resolve().parent
__all__ = ["ACTIVE", "METHODS", "SCHOOL", "STATUS", "STOLEN", "STRANGER", "badge", "signed", "trust", "written"]


def cases() -> dict[str, Case]:
    """Return all cases by name."""
    makers: tuple[Callable[[], Iterator[Case]], ...] = (containers, proofs, disclosures, lookups, wallets)
    return {case.name: case for maker in makers for case in maker()}


def written() -> dict[str, bytes]:
    """Return every file of this folder that the script makes, by its path."""
    files = {"trust.json": dump_trust(trust())}
    for name, case in cases().items():
        told = {
            "teaches": case.teaches,
            "file": case.file[0],
            "now": case.now,
            "recipient": case.recipient,
            "headline": case.headline,
            "codes": dict(case.codes),
            "network": {url: list(answer) for url, answer in case.network.items()},
        }
        files[f"{name}/case.json"] = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
        files[f"{name}/{case.file[0]}"] = case.file[1]
    return files


def main() -> None:
    """Write the files."""
    for name, data in written().items():
        path = HERE / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    sys.stdout.write(f"{len(cases())} cases\n")


if __name__ == "__main__":
    main()
