"""Measures finding among many synthetic badges: sizes over the wire, seconds to make, milliseconds to count and search.

usage: python tests/bench/finding.py [NUMBER ...]      (default: 1000 10000)

The badges are the demonstration's, mixed and multiplied with a fixed seed. A measurement, not a test: it prints, and
the reader judges. Needs Chromium.
"""

import functools
import gzip
import http.server
import random
import resource
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from badge_catalogue import shipped
from badge_catalogue.commands.build import templates
from badge_catalogue.definitions.load import load
from badge_catalogue.finding import facets, full_text
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.text import Text
from badge_catalogue.pages.catalogue import catalogue_page
from badge_catalogue.pages.view import view
from badge_catalogue.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = Settings(epoch=1_795_305_600)
RUNS = 15
_COUNT = """async (runs) => {
  const table = await import(new URL("../assets/catalogue/table.js", location).href);
  const data = table.prepared(await (await fetch("facets.json")).json());
  table.startsFrom(data, new Date());
  const keys = { sector: ["mbo", "hbo"], audience: ["professional"], hours: ["40-100"] };
  const chosen = new Map(Object.entries(keys).map(([facet, some]) => [facet, new Set(some)]));
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    table.count(data, chosen);
    times.push(performance.now() - start);
  }
  return times.sort((one, other) => one - other)[runs >> 1];
}"""
_CLICK = """async (runs) => {
  const boxes = document.querySelectorAll('#facets input[name="audience"]');
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    boxes[run % 2].click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 100));
  }
  return times.sort((one, other) => one - other)[runs >> 1];
}"""


def multiplied(catalogue: Catalogue, number: int) -> Catalogue:
    """Return a catalogue of `number` badges of 120 institutions whose parts come from the real ones."""
    pick = random.Random(5)  # noqa: S311 -- the same mix every time, no secret
    real = [badge for badge in catalogue.badges.values() if badge.status == "active"]
    houses = list(catalogue.institutions.values())
    institutions = {f"school-{n:03}": replace(houses[n % len(houses)], id=f"school-{n:03}") for n in range(120)}
    outcomes = [outcome for badge in real for outcome in badge.learning_outcomes]
    badges = (_mixed(n, real, outcomes, sorted(institutions), pick) for n in range(number))
    return replace(catalogue, badges={badge.id: badge for badge in badges}, institutions=institutions)


def _mixed(n: int, real: list[Badge], outcomes: list[Any], institutions: list[str], pick: random.Random) -> Badge:
    base, name, other = (pick.choice(real) for _ in range(3))
    issuer = pick.choice(institutions)
    words = {
        language: f"{name.name.get(language)} {other.name.get(language).split()[-1].lower()} {n % 97}"
        for language in ("nl", "en")
    }
    return replace(
        base,
        id=f"{issuer}.badge-{n}",
        slug=f"badge-{n}",
        issuer=issuer,
        name=Text(words),
        description=pick.choice(real).description,
        learning_outcomes=tuple(pick.sample(outcomes, 4)),
        workload=pick.choice(real).workload,
        offering=pick.choice(real).offering,
        audience=pick.choice(real).audience,
        isced_f=pick.choice(real).isced_f,
        stacking=None,
        image=None,
    )


@contextmanager
def seconds(what: str) -> Iterator[None]:
    """Print how long something takes."""
    start = time.perf_counter()
    yield
    _say(what, f"{time.perf_counter() - start:.2f} s")


def _say(what: str, value: str) -> None:
    sys.stdout.write(f"  {what:<52}{value:>14}\n")


def _packed(folder: Path, *names: str) -> int:
    return sum(len(gzip.compress((folder / name).read_bytes(), 9)) for name in names)


def measure(number: int, catalogue: Catalogue) -> None:
    """Print everything about one size."""
    sys.stdout.write(f"\n{number} badges, two languages\n")
    many = multiplied(catalogue, number)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def write(path: str, data: bytes) -> None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)

        with seconds("facets and summaries"):
            for path, data in facets.files(many, SETTINGS):
                write(path, data)
        with seconds("search index"):
            pagefind = shipped.PAGEFIND
            for path, data in full_text.run_pagefind(many, pagefind, folder / "scratch"):
                write(path, data)
        body = catalogue_page(view(many, SETTINGS, templates()), "nl").body
        write("badges/index.html", f'<!doctype html><html lang="nl"><meta charset="utf-8">{body}'.encode())
        shutil.copytree(ROOT / "site_src" / "overrides" / "assets", folder / "assets")
        _say("peak memory of this process", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        _say("peak memory of Pagefind", f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
        _say("page, gzipped", f"{_packed(folder, 'badges/index.html') / 1000:.0f} kB")
        _say("facets.json, gzipped", f"{_packed(folder, 'badges/facets.json') / 1000:.0f} kB")
        _say("more.json, gzipped (on opening more filters)", f"{_packed(folder, 'badges/more.json') / 1000:.0f} kB")
        _say("found.json, gzipped", f"{_packed(folder, 'badges/found.json') / 1000:.0f} kB")
        _say("words.json, gzipped (a correction only)", f"{_packed(folder, 'badges/words.json') / 1000:.0f} kB")
        _say("a file of summaries, gzipped", f"{_packed(folder, 'badges/summaries/0.json') / 1000:.1f} kB")
        _in_browser(folder)


def _in_browser(folder: Path) -> None:
    asked: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            asked.append(self.path.partition("?")[0])

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/badges/")
        page.locator("#catalogue.ready").wait_for()
        page.wait_for_timeout(1000)
        _say("all counts with three facets chosen (median)", f"{page.evaluate(_COUNT, RUNS):.1f} ms")
        asked.clear()
        _say("a facet click until painted (median)", f"{page.evaluate(_CLICK, RUNS):.0f} ms")
        told = {path.lstrip("/") for path in asked if "/summaries/" in path}
        _say(f"{RUNS} facet clicks over the wire ({len(told)} files)", f"{_packed(folder, *told) / 1000:.1f} kB")
        page.locator("#facets > details.more > summary").click()
        page.locator('fieldset[data-facet="cost"]').wait_for(state="attached")
        _first_search(page, folder, asked)
        browser.close()
    server.shutdown()
    server.server_close()


def _first_search(page: Page, folder: Path, asked: list[str]) -> None:
    asked.clear()
    start = time.perf_counter()
    page.fill("#q", "zorg")
    page.locator("#results mark").first.wait_for()
    _say("first search until marked", f"{(time.perf_counter() - start) * 1000:.0f} ms")
    page.wait_for_timeout(1500)
    files = [path.lstrip("/") for path in asked if "/image." not in path and (folder / path.lstrip("/")).is_file()]
    packed = [name for name in files if "pagefind" in name and not name.endswith((".js", ".json"))]  # gzip already
    plain = [name for name in files if name not in packed]
    size = _packed(folder, *plain) + sum((folder / name).stat().st_size for name in packed)
    _say(f"first search over the wire ({len(files)} files)", f"{size / 1000:.0f} kB")


def main() -> None:
    """Measure every size that was asked for."""
    catalogue, _ = load(ROOT / "catalogue")
    for number in [int(argument) for argument in sys.argv[1:]] or [1000, 10_000]:
        measure(number, catalogue)


if __name__ == "__main__":
    main()
