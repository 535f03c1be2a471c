"""Measures how well the judged queries are found, beside plain Pagefind over the same records in the same run.

usage: python tests/bench/bench_judged.py [--list]      (--list: every query with both numbers)

nDCG@10 of each language and kind; where nothing should come, 1 for nothing and 0 for anything. Needs Chromium.
"""

import functools
import http.server
import math
import shutil
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from badge_catalogue.commands.build import templates
from badge_catalogue.definitions.load import load
from badge_catalogue.finding import facets, full_text
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.pages.catalogue import catalogue_page
from badge_catalogue.pages.view import view
from badge_catalogue.settings import Settings
from badge_catalogue.shipped import PAGEFIND

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = Settings(epoch=1_795_305_600)
FIRST = 10
_ASK = """async (queries) => {
  const load = (name) => import(new URL(`/assets/catalogue/${name}.js`, location).href);
  const names = ["table", "query", "search", "download"];
  const [table, { ranked }, { Search }, { json }] = await Promise.all(names.map(load));
  const data = table.prepared(await json("facets.json"));
  table.completed(data, await json("more.json"));
  const read = (id) => JSON.parse(document.querySelector(id).textContent);
  const words = read("#catalogue-words");
  const home = new URL("../", location.href);
  const search = new Search({ pagefind: new URL("pagefind/", home).href, found: new URL("badges/found.json", home).href,
    words: new URL("badges/words.json", home).href }, words.small_words, words.participle);
  const institution = table.named(data, "institution");
  const id = (row) => `${institution.keys[institution.sets[institution.rows[row]][0]]}.${data.slug[row]}`;
  const engine = await search.load();
  const [also, near] = ["#catalogue-also", "#catalogue-near"].map(read);
  const known = { data, search, also, near, complete: async () => {} };
  const answers = [];
  for (const query of queries) {
    const plain = (await engine.search(query)).results.map((result) => search.rows.get(result.id));
    const ours = await ranked(query, known);
    answers.push([plain.slice(0, 10).map(id), ours.slice(0, 10).map(id)]);
  }
  return answers;
}"""


class Judged(NamedTuple):
    """One query, and the grade of each badge that should come."""

    language: str
    kind: str
    query: str
    wanted: dict[str, int]
    file: str


def judged() -> Iterator[Judged]:
    """Yield every query of the folder."""
    for path in sorted((ROOT / "tests" / "bench" / "judged").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            language, kind, query, wanted = line.split("\t")
            pairs = (each.rsplit(":", 1) for each in wanted.split())
            yield Judged(language, kind, query, {name: int(grade) for name, grade in pairs}, path.stem)


def ndcg(found: list[str], wanted: dict[str, int]) -> float:
    """Return the normalised discounted cumulative gain of the first ten."""
    if not wanted:
        return float(not found)

    def gain(grades: list[int]) -> float:
        return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:FIRST]))

    return gain([wanted.get(name, 0) for name in found]) / gain(sorted(wanted.values(), reverse=True))


def site(folder: Path) -> None:
    """Write the page that finds, and what it downloads."""
    catalogue, _ = load(ROOT / "catalogue")
    seen = view(catalogue, SETTINGS, templates())
    files = dict(facets.files(catalogue, SETTINGS))
    files |= dict(full_text.run_pagefind(catalogue, PAGEFIND, folder / "scratch"))
    for language in LANGUAGES:
        home = "" if language == LANGUAGES[0] else f"{language}/"
        body = catalogue_page(seen, language).body
        page = f'<!doctype html><html lang="{language}"><meta charset="utf-8">{body}'
        files[f"{home}badges/index.html"] = page.replace('<script type="module"', '<script type="none"').encode()
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    shutil.copytree(ROOT / "site_src" / "overrides" / "assets", folder / "assets")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def asked(folder: Path, queries: list[Judged]) -> list[tuple[Judged, float, float]]:
    """Return for each query what plain Pagefind and the page make of it."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for language in LANGUAGES:
            mine = [each for each in queries if each.language == language]
            page = browser.new_page()
            home = "" if language == LANGUAGES[0] else f"{language}/"
            page.goto(f"http://127.0.0.1:{server.server_port}/{home}badges/")
            answers = page.evaluate(_ASK, [each.query for each in mine])
            rows += [
                (each, ndcg(plain, each.wanted), ndcg(ours, each.wanted))
                for each, (plain, ours) in zip(mine, answers, strict=True)
            ]
        browser.close()
    server.shutdown()
    server.server_close()
    return rows


def main() -> int:
    """Print the measures; 1 where a goal is missed."""
    with tempfile.TemporaryDirectory() as name:
        site(Path(name))
        rows = asked(Path(name), list(judged()))
    groups: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for each, plain, ours in rows:
        groups[each.language, "all"].append((plain, ours))
        groups[each.language, each.file].append((plain, ours))
        groups[each.language, each.kind].append((plain, ours))
        if "--list" in sys.argv:
            sys.stdout.write(f"{each.language} {each.kind:<11}{plain:6.3f}{ours:7.3f}  {each.query}\n")
    missed = 0
    sys.stdout.write(f"\n{len(rows)} queries, nDCG@{FIRST}       plain Pagefind   this page   closed\n")
    for (language, kind), pairs in sorted(groups.items()):
        plain, ours = (sum(pair[at] for pair in pairs) / len(pairs) for at in (0, 1))
        closed = (ours - plain) / (1 - plain) if plain < 1 else 1.0
        good = closed >= 0.5 if kind == "all" or kind.startswith("by-") else ours >= plain - 1e-9
        missed += not good
        told = f"{plain:>20.3f}{ours:>12.3f}{closed:>8.0%}{'' if good else '  missed'}"
        sys.stdout.write(f"  {language} {kind:<13}{len(pairs):>4}{told}\n")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
