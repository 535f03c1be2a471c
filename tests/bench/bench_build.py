"""Print what building a large site costs, stage by stage, beside the same pages through plain MkDocs in the same run.

usage: python tests/bench/bench_build.py [NUMBER ...]        (default: 1000 10000)

The badges are the demonstration's, repeated under other slugs and names. Both forms of exports are built, and the first
again: unchanged, with another text of one badge, with another name of one to which hundreds of pages lead, and of one
institution, which has a third of all. Each build is a process of its own; its peak memory is that of its largest
process. Nothing is removed before the end: where files were just removed, new ones take longer. How bytes grow is drawn
for the documentation. A measurement, not a test: it prints, and the reader judges.
"""

import argparse
import gzip
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
from bench_check import synthetic
from growth import PICTURE, drawn

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = Path(sys.executable).with_name("catalogue")
MKDOCS = Path(sys.executable).with_name("mkdocs")
PAGES = 1000  # through plain MkDocs
KINDS = 16  # of files, the heaviest first


def measured(command: list[str | Path], cwd: Path, variables: dict[str, str]) -> tuple[float, float, str]:
    """Run a command; return its seconds, the peak memory of its largest process in MiB, and what it said."""
    wrapper = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], capture_output=True, text=True)\n"
        "sys.stdout.write(f'{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}\\n{done.stderr}')\n"
        "sys.exit(done.returncode)\n"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", wrapper, *map(str, command)],
        cwd=cwd,
        env={**os.environ, **variables},
        check=False,
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - start
    peak, _, said = done.stdout.partition("\n")
    if done.returncode:
        raise SystemExit(said + done.stderr)
    return seconds, int(peak) / 1024, said


class Cost(NamedTuple):
    """What a whole build took, in seconds, and what it wrote, in bytes."""

    seconds: float
    size: int


def build(number: int, folder: Path) -> tuple[Cost, Cost]:
    """Build a site of so many badges in both forms, and again after changes: print and return what each costs."""
    for path, data in synthetic(number).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    first = built(number, folder, "badge")
    for what, change in (
        ("nothing changed", None),
        ("a text of one badge", _description),
        ("a name of one badge that others lead to", _name),
        ("a name of one institution", _institution),
    ):
        if change is not None:
            change(folder / "catalogue" / "institutions")
        again, _, _ = measured(command(folder, "badge"), ROOT, variables(folder))
        sys.stdout.write(f"   {what}: {again:.1f} s ({again / first.seconds:.2f} of the whole)\n")
    return first, built(number, folder, "institution")


def built(number: int, folder: Path, form: str) -> Cost:
    """Build one form as a whole and print its stages, files and bytes by kind; return what it costs."""
    seconds, peak, said = measured(command(folder, form), ROOT, variables(folder))
    sys.stdout.write(f"\n{number} badges, exports by {form}: {seconds:.1f} s, largest process {peak:.0f} MiB\n{said}")
    kinds: dict[str, list[int]] = {}
    for path in (folder / f"site-{form}").rglob("*"):
        if path.is_file():
            kinds.setdefault(kind(path.relative_to(folder / f"site-{form}")), []).append(path.stat().st_size)
    sizes = sorted(((sum(each), len(each), name) for name, each in kinds.items()), reverse=True)
    total, files = sum(each[0] for each in sizes), sum(each[1] for each in sizes)
    sys.stdout.write(f"   {files:,} files, {total:,} bytes\n")
    for size, count, name in sizes[:KINDS]:
        sys.stdout.write(f"   {name:24}{count:9,} files{size:16,} bytes\n")
    page = folder / f"site-{form}" / "badges" / "index.html"
    columns = [page.with_name(name) for name in ("facets.json", "more.json")]
    over_the_wire = {path.name: len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in (page, *columns)}
    sys.stdout.write(f"   gzipped {over_the_wire}\n")
    return Cost(seconds, total)


def kind(path: Path) -> str:
    """Return what a file of the site is, for sums of bytes."""
    if path.name.startswith("achievement"):
        return "achievements"
    if path.parts[0] in {"api", "verify", "describe", "pagefind"} or "pagefind" in path.parts:
        return "pagefind" if "pagefind" in path.parts else path.parts[0]
    if path.name in {"elm.json", "badgeclass.json", "ooapi.json", "ooapi6.json", "ctdl.json", "trust.json"}:
        return path.name
    return path.suffix or path.name


def command(folder: Path, form: str) -> list[str | Path]:
    """Return the command that builds a catalogue in one form."""
    out = folder / f"site-{form}"
    return [CATALOGUE, "build", "--source", folder / "catalogue", "--out", out, "--exports", form]


def variables(folder: Path) -> dict[str, str]:
    """Return the environment of a build: a memory of its own, a fixed moment, and the program compiled once."""
    fixed = {"XDG_CACHE_HOME": str(folder / "cache"), "SOURCE_DATE_EPOCH": "1795305600"}
    return {**fixed, "PYTHONDONTWRITEBYTECODE": ""}  # else each process compiles the program anew


def _description(folder: Path) -> None:
    """Change what the last of the repeated badges says of itself; it bears the same name."""
    _edited(max(folder.glob("*/badges/*-[0-9]*[0-9].yaml")), "description")


def _name(folder: Path) -> None:
    """Change the name of a badge that all its repetitions count towards, or that their texts name."""
    _edited(max(path for path in folder.glob("*/badges/*.yaml") if "@" not in path.name), "name")


def _institution(folder: Path) -> None:
    """Change the name of the last institution."""
    _edited(max(folder.glob("*/institution.yaml")), "name")


def _edited(path: Path, field: str) -> None:
    """Put a word before the Dutch text of a field."""
    text = path.read_text(encoding="utf-8")
    new = re.sub(rf"(\n{field}:(?:\n  [a-z].*)*?\n  nl: (?:[|>]-?\n +)?[\"']?)", r"\1Nieuw ", text, count=1)
    if new == text:
        raise SystemExit(f"{path} has no {field} in Dutch: nothing was changed, so nothing was measured")
    path.write_text(new, encoding="utf-8")


def plain(*, nav: bool) -> None:
    """Build a thousand Markdown pages with MkDocs alone and print what it costs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "docs").mkdir()
        (folder / "docs" / "index.md").write_text("# Home\n")
        text = re.sub(r"[<>]", "", (ROOT / "site_src" / "docs" / "en" / "what-is-what.md").read_text(encoding="utf-8"))
        names = [f"page-{index}.md" for index in range(PAGES)]
        for page in names:
            (folder / "docs" / page).write_text(f"# {page}\n\n{text}", encoding="utf-8")
        listed = "nav:\n" + "".join(f"  - {page}\n" for page in ["index.md", *names]) if nav else "nav: [index.md]\n"
        settings = f"site_name: Bench\ntheme: {{name: material, font: false}}\nplugins: []\n{listed}"
        (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
        seconds, peak, _ = measured([MKDOCS, "build", "-d", folder / "site"], folder, {"NO_MKDOCS_2_WARNING": "1"})
        how = "with" if nav else "without"
        sys.stdout.write(f"{PAGES} pages through plain MkDocs {how} navigation: {seconds:.1f} s, {peak:.0f} MiB\n")


def in_both_forms(sizes: Sequence[tuple[int, int, int]]) -> str:
    """Return a picture of how sites grow: number of badges, bytes of the first and of the second form."""
    top = -(-max(size for each in sizes for size in each[1:]) // 400_000_000) * 400_000_000
    return drawn(sizes, top, ("files for each", "archives"))


def main() -> None:
    """Measure every number, then plain MkDocs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", nargs="*", type=int, default=[1000, 10_000])
    numbers = parser.parse_args().numbers
    with tempfile.TemporaryDirectory() as name:
        costs = {number: build(number, Path(name) / str(number)) for number in numbers}
        smallest = min(costs)
        for number, (first, _) in costs.items():
            times = first.seconds / costs[smallest][0].seconds
            share = times / (number / smallest)
            sys.stdout.write(f"{number} cost {times:.1f} times {smallest}: {share:.2f} of linear\n")
        if len(costs) > 1:
            sizes = [(number, first.size, second.size) for number, (first, second) in sorted(costs.items())]
            PICTURE.with_name("growth-sites.svg").write_text(in_both_forms(sizes), encoding="utf-8")
        plain(nav=False)
        plain(nav=True)
    sys.stdout.write(f"peak of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB\n")


if __name__ == "__main__":
    main()
