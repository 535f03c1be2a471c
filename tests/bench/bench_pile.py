"""Measure a pile on the verify page in one Chromium: seconds to the first and to the last verdict, the longest frame.

usage: python tests/bench/bench_pile.py [SITE]      (default: site)

Twelve, forty and 500 files: half of them samples of the site in turn, half of them badges signed for this run, no two
alike. What a machine makes of it differs from day to day, so the figures come as ratios too: seconds a file beside
`badge-verify` on the same files in the same run, and the longest frame beside that of the page at rest. How long
Chromium itself takes to make files of what was chosen, before any script of the page hears of them, is told apart: it
is part of the seconds to a verdict and of no frame. What the page does as soon as it hears of them is in a frame. A
measurement, not a test.
"""

import functools
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from bench_page import _Handler, _Server
from bench_verify import secured
from playwright.sync_api import Browser, sync_playwright

from badge_issuer.keys import SigningKey, new

PILES = (12, 40, 500)
SAMPLES = ("genuine.png", "genuine.svg", "genuine.json", "tampered.png", "expired.svg", "revoked.png")
SIGNED = ("eddsa-rdfc-2022", "jwt EdDSA", "ecdsa-rdfc-2019", "jwt ES256")
AT_REST = 2_000  # milliseconds
# Notes when the page was told of the files, the longest frame from then on, the first verdict, and the last.
WATCH = """(count) => {
  const seen = { began: performance.now(), told: count > 0 ? Infinity : 0, longest: 0, first: 0, last: 0 };
  addEventListener("change", () => { seen.told = performance.now(); }, { capture: true, once: true });
  globalThis.seen = seen;
  let before = performance.now();
  const frame = (now) => {
    if (now > seen.told) seen.longest = Math.max(seen.longest, now - Math.max(before, seen.told));
    before = now;
    const done = document.querySelectorAll("[data-report]").length;
    if (done > 0 && seen.first === 0) seen.first = performance.now() - seen.began;
    if (done >= count && count > 0) seen.last = performance.now() - seen.began;
    else requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}"""


EXPLAINED = """
handing over: from choosing the files until the page hears of them; Chromium's own work, and that of Playwright.
It is part of the seconds to the first and to the last verdict, and of no frame; a task may be of it."""


def piled(samples: Path, folder: Path, count: int, keys: dict[str, SigningKey]) -> list[Path]:
    """Write so many files: samples of the site, and badges that differ, signed by nobody that is known."""
    paths = []
    for number in range(count):
        turn = number // 2
        if number % 2 == 0:
            kind = SAMPLES[turn % len(SAMPLES)]
            paths.append(folder / f"{number:03}-{kind}")
            paths[-1].write_bytes((samples / kind).read_bytes())
        else:
            kind = SIGNED[turn % len(SIGNED)]
            key = keys["ES256" if kind in ("ecdsa-rdfc-2019", "jwt ES256") else "EdDSA"]
            paths.append(folder / f"{number:03}-signed.{'jwt' if kind.startswith('jwt') else 'json'}")
            paths[-1].write_text(secured(kind, number, key), encoding="utf-8")
    return paths


def measured(browser: Browser, address: str, paths: list[Path]) -> dict[str, float]:
    """Return seconds to the first and the last verdict, and milliseconds of the longest frame at rest and at work."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.locator("html[data-verifier=ready]").wait_for(state="attached", timeout=120_000)
    page.evaluate(WATCH, 0)
    page.wait_for_timeout(AT_REST)
    rest = float(page.evaluate("() => globalThis.seen.longest"))
    browser.start_tracing(page=page, categories=["disabled-by-default-devtools.timeline"])  # not part of handing over
    page.evaluate(WATCH, len(paths))
    page.locator("#badge-file").set_input_files(list(map(str, paths)))
    page.wait_for_function("() => globalThis.seen.last > 0", timeout=600_000)
    task = longest_task(json.loads(browser.stop_tracing()))
    told: dict[str, Any] = page.evaluate("() => globalThis.seen")
    page.locator(".going").wait_for(state="hidden")
    context.close()
    return {
        "handing over, ms": told["told"] - told["began"],
        "first verdict, s": told["first"] / 1_000,
        "last verdict, s": told["last"] / 1_000,
        "longest frame, ms": told["longest"],
        "longest task, ms of processor": task,
        "longest frame at rest, ms": rest,
    }


def longest_task(trace: dict[str, Any]) -> float:
    """Return the milliseconds of processor that the page's own thread needed for its longest task, whoever else ran."""
    names = [each for each in trace["traceEvents"] if each["name"] == "thread_name"]
    own = {(each["pid"], each["tid"]) for each in names if each["args"]["name"] == "CrRendererMain"}
    tasks = (each for each in trace["traceEvents"] if each["name"] == "RunTask" and (each["pid"], each["tid"]) in own)
    return max((each.get("tdur", 0) / 1_000 for each in tasks), default=0.0)


def commanded(paths: list[Path], site: Path) -> float:
    """Return the seconds that `badge-verify` takes for the same files, in one process."""
    command = [sys.executable, "-m", "badge_verifier.cli", "--json", "--trust", str(site), *map(str, paths)]
    began = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> int:
    """Print a table: a column a pile."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()
    keys = {"EdDSA": new("ed25519"), "ES256": new("p256")}
    found: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        server = _Server(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for count in PILES:
            folder = Path(made) / str(count)
            folder.mkdir()
            paths = piled(site / "samples", folder, count, keys)
            told = measured(browser, f"http://bench.localhost:{server.server_port}/verify/", paths)
            told["a file, ms"] = told["last verdict, s"] * 1_000 / count
            told["badge-verify, a file, ms"] = commanded(paths, site) * 1_000 / count
            told["a file, times badge-verify"] = told["a file, ms"] / told["badge-verify, a file, ms"]
            told["times a frame at rest"] = told["longest frame, ms"] / told["longest frame at rest, ms"]
            found[count] = told
        browser.close()
        server.shutdown()
        server.server_close()
    print(f"{'files':32}", *(f"{count:>10}" for count in PILES))  # noqa: T201 -- what it is for
    for row in next(iter(found.values())):
        print(f"{row:32}", *(f"{found[count][row]:10.2f}" for count in PILES))  # noqa: T201 -- what it is for
    smallest = found[PILES[0]]["a file, ms"]
    print(f"{'a file, times that of 12':32}", *(f"{found[count]['a file, ms'] / smallest:10.2f}" for count in PILES))  # noqa: T201
    print(EXPLAINED)  # noqa: T201 -- what it is for
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
