"""Print what loading and checking costs for growing catalogues: seconds, milliseconds a file, MiB.

Run as `python tests/bench/bench_check.py [NUMBER ...]`. Every number of badges is measured in a process of its own;
the badges are those of the demonstration catalogue, repeated under other slugs and names.
"""

import argparse
import gc
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

from badge_catalogue.checks import check
from badge_catalogue.definitions.load import load_files, read_folder

ROOT = Path(__file__).resolve().parents[2]


def synthetic(number: int) -> dict[str, bytes]:
    """Return the demonstration catalogue with its badges repeated until there are so many.

    Name, description and criteria differ from badge to badge: a build remembers texts that come back.
    """
    files, _ = read_folder(ROOT / "catalogue")
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


def measure(number: int) -> None:
    """Load and check so many badges, and print one line."""
    files = synthetic(number)
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


def main() -> None:
    """Measure every number in a fresh process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        measure(args.one)
        return
    for number in args.numbers:
        subprocess.run([sys.executable, __file__, "--one", str(number)], check=True)


if __name__ == "__main__":
    main()
