"""Make mutants of everything signed that we have until the time is over; keep those that show what nobody signed.

`make fuzz` runs it for `FUZZ_SECONDS` (600 unless said) from a seed that it prints. Files of others are used where
`--vectors` has them (.vectors, where `make vectors` puts them).
Exit status 1 if a mutant survived or the verifier raised.
"""

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "shared"))

import forging
import mutants

from badge_verifier.proofs.contexts import Context, from_index
from badge_verifier.trust.trust_list import TrustList, parse_trust

TESTS = Path(__file__).resolve().parents[1]
KEPT = TESTS.parent / ".cache" / "fuzz"
Subject = tuple[str, bytes, TrustList | None, tuple[Context, ...]]


def subjects(vectors: Path) -> Iterator[Subject]:
    """Yield name, bytes, trust list and contexts of every signed file."""
    trust = parse_trust((TESTS / "vectors" / "trust.json").read_bytes())
    for path in forging.OURS:
        yield path.parent.name, path.read_bytes(), trust, ()
    if vectors.is_dir():
        folder = vectors / "contexts"
        contexts = from_index((folder / "index.json").read_bytes(), lambda name: (folder / name).read_bytes())
        for path in forging.signed_by_others(vectors, contexts):
            yield path.name, path.read_bytes(), None, contexts


def fault(subject: Subject, signed: set[str], chance: random.Random) -> tuple[str, bytes] | None:
    """Make one mutant; return what is wrong with the answer, and the mutant, or None."""
    _name, data, trust, contexts = subject
    changed: bytes = mutants.mutant(data, chance)
    if chance.random() < 0.2:  # now and then a mutant of a mutant, as bytes
        changed = mutants.byte_mutant(changed or b"x", chance)
    try:
        answered = forging.reports(changed, trust, contexts)
    except Exception as error:  # noqa: BLE001 -- whatever escapes is what is looked for
        return f"{type(error).__name__}: {error}", changed
    return None if set(forging.believed(answered)) <= signed else ("other content with a proof that passed", changed)


def main() -> int:
    """Run until the time is over and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", default=None, help="as an earlier run printed it")
    parser.add_argument("--vectors", type=Path, default=TESTS.parent / ".vectors")
    options = parser.parse_args()
    seed = options.seed or hashlib.sha256(str(time.time_ns()).encode()).hexdigest()[:12]
    print(f"seed {seed}, {options.seconds:.0f} seconds")  # noqa: T201 -- a command
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    ends = time.monotonic() + options.seconds
    every = [(each, forging.signed_by(*each[1:])) for each in subjects(options.vectors)]
    count = faults = 0
    while time.monotonic() < ends:
        subject, signed = chance.choice(every)
        count += 1
        found = fault(subject, signed, chance)
        if found is not None:
            faults += 1
            KEPT.mkdir(parents=True, exist_ok=True)
            place = KEPT / f"{subject[0]}-{hashlib.sha256(found[1]).hexdigest()[:12]}"
            place.write_bytes(found[1])
            print(f"{place}: {found[0]}")  # noqa: T201 -- a command
    print(f"{count} mutants of {len(every)} files, {faults} faults")  # noqa: T201 -- a command
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main())
