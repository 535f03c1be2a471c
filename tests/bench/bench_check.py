"""Print what loading and checking costs for growing catalogues: seconds, milliseconds a file, MiB.

Run as `python tests/bench/bench_check.py [NUMBER ...]`. Every number of badges is measured in a process of its own;
the badges are those of the demonstration catalogue, repeated under other slugs and names. With `--against FOLDER`,
another checkout of this repository, both are measured in turns on the definitions of that one, and the ratio is
printed: what else the machine does weighs on both alike.
"""

import argparse
import gc
import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

from badge_catalogue.checks import check
from badge_catalogue.definitions.load import load_files, read_folder

ROOT = Path(__file__).resolve().parents[2]


def synthetic(number: int, root: Path = ROOT) -> dict[str, bytes]:
    """Return the demonstration catalogue with its badges repeated until there are so many.

    Name, description and criteria differ from badge to badge: a build remembers texts that come back.
    """
    files, _ = read_folder(root / "catalogue")
    badges = [
        (path, data)
        for path, data in files.items()
        if "/badges/" in path and path.endswith(".yaml") and "@" not in path
    ]
    grown = dict(files)
    for index in range(number):
        path, data = badges[index % len(badges)]
        named = re.sub(rb'\n  nl: ("?)', rb"\n  nl: \1Nummer %d " % index, data, count=1)
        named = re.sub(rb'\n  en: ("?)', rb"\n  en: \1Number %d " % index, named, count=1)
        named = re.sub(rb"(\n  (?:nl|en): [>|]-?\n    (?:- )?)", rb"\g<1>(%d) " % index, named)
        named = re.sub(rb"\naliases: .*", b"", named)  # an address leads to one badge alone
        named = re.sub(rb"(badge_class_url: [^\s,}]+)", rb"\1-%d" % index, named)
        grown[path.replace(".yaml", f"-{index}.yaml")] = named
    return grown


def measure(number: int, root: Path) -> None:
    """Load and check so many badges, and print one line."""
    files = synthetic(number, root)
    gc.disable()  # as the command does
    start, cpu = time.perf_counter(), time.process_time()
    catalogue, _ = load_files(files)
    loaded = time.perf_counter()
    gc.freeze()
    gc.enable()
    findings = check(catalogue)
    done, cpu = time.perf_counter(), time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(
        f"{number:>7} badges  load {loaded - start:6.2f} s  check {done - loaded:6.2f} s  "
        f"cpu {cpu:6.2f} s  {cpu / len(files) * 1000:5.2f} ms a file  {peak:>5} MiB  {len(findings)} findings\n"
    )


def cost(number: int, code: Path, root: Path) -> float:
    """Return the seconds of processor that a checkout takes for so many badges, in a process of its own."""
    path = os.pathsep.join(str(code / folder) for folder in ("build", "verifier"))
    script = code / "tests" / "bench" / "bench_check.py"  # each its own: names of modules differ
    command = [sys.executable, str(script), "--one", str(number), *(() if code == root else ("--root", str(root)))]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path})
    sys.stdout.write(f"{code.name:>16} {done.stdout}")
    sys.stdout.flush()
    return float(done.stdout.partition("cpu")[2].split()[0])


def compare(number: int, other: Path, rounds: int = 3) -> None:
    """Measure both checkouts in turns, and print the ratio of the least that either took."""
    turns = [(cost(number, other, other), cost(number, ROOT, other)) for _ in range(rounds)]
    before, now = (min(each) for each in zip(*turns, strict=True))
    sys.stdout.write(f"{number:>7} badges  {before:.2f} s there, {now:.2f} s here: {now / before:.2f} times\n")


def main() -> None:
    """Measure every number in a fresh process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument(
        "--against", type=Path, metavar="FOLDER", help="another checkout, measured in turns with this one"
    )
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        measure(args.one, args.root)
        return
    for number in args.numbers:
        if args.against:
            compare(number, args.against.resolve())
            continue
        subprocess.run([sys.executable, __file__, "--one", str(number)], check=True)


if __name__ == "__main__":
    main()
