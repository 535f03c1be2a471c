"""Print what building a large site costs, stage by stage, beside the same pages through plain MkDocs in the same run.

usage: python tests/bench/bench_build.py [NUMBER ...]        (default: 1000 3000 10000)

The badges are the demonstration's, repeated under other slugs and names. Each build is a process of its own; its peak
memory is that of its largest process. Nothing is removed before the end: where files were just removed, new ones take
longer. A measurement, not a test: it prints, and the reader judges.
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
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from bench_check import synthetic

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = Path(sys.executable).with_name("catalogue")
MKDOCS = Path(sys.executable).with_name("mkdocs")
PAGES = 1000  # through plain MkDocs


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


def build(number: int, folder: Path) -> float:
    """Build a site of so many badges, twice: print stages and sizes, and what a second build costs. Return seconds."""
    for path, data in synthetic(number).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    command: list[str | Path] = [CATALOGUE, "build", "--source", folder / "catalogue", "--out", folder / "site"]
    variables = {"XDG_CACHE_HOME": str(folder / "cache"), "SOURCE_DATE_EPOCH": "1795305600"}
    seconds, peak, said = measured(command, ROOT, variables)
    sys.stdout.write(f"\n{number} badges, two languages: {seconds:.1f} s, largest process {peak:.0f} MiB\n{said}")
    again, _, _ = measured(command, ROOT, variables)
    files = [path for path in (folder / "site").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    page = folder / "site" / "badges" / "index.html"
    columns = [folder / "site" / "badges" / name for name in ("facets.json", "more.json")]
    over_the_wire = {path.name: len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in (page, *columns)}
    sys.stdout.write(f"   again, nothing changed: {again:.1f} s ({again / seconds:.2f} of the first)\n")
    sys.stdout.write(f"   {len(files)} files, {size / 1e6:.0f} MB; gzipped {over_the_wire}\n")
    return seconds


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


def main() -> None:
    """Measure every number, then plain MkDocs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", nargs="*", type=int, default=[1000, 3000, 10_000])
    numbers = parser.parse_args().numbers
    with tempfile.TemporaryDirectory() as name:
        seconds = {number: build(number, Path(name) / str(number)) for number in numbers}
        smallest = min(seconds)
        for number, took in seconds.items():
            sys.stdout.write(f"{number} cost {took / seconds[smallest]:.1f} times {smallest}\n")
        plain(nav=False)
        plain(nav=True)
    sys.stdout.write(f"peak of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB\n")


if __name__ == "__main__":
    main()
