"""Measures the page that reads a vacancy: bytes beside the page, and milliseconds to name what stands in a text.

usage: python tests/bench/vacancy.py [NUMBER ...]      (default: the demonstration, then 10000)

The badges are the demonstration's, mixed and multiplied with a fixed seed. A measurement, not a test: the goals are
300 kB with the demonstration and 100 ms among 10,000, and the reader judges. Needs Node.
"""

import gzip
import json
import sys
from pathlib import Path

from finding import multiplied

from badge_catalogue.definitions.load import load
from badge_catalogue.finding.vacancy_data import files
from badge_catalogue.words.vacancy import VACANCY

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "shared"))
ASSETS = ROOT / "site_src" / "overrides" / "assets"
RUNS = 15
TEXT = (
    "Wij zoeken een lasser voor rvs en aluminium, met VCA. Je rijdt ook met de heftruck, plant leveringen en leest. "
    "Ervaring in de zorg, met dementie of wonden, is welkom; je boekt facturen, werkt met data en legt uit wat. "
) * 12
BODY = """const { terms } = given.data; const times = []; let named = [], found = [];
  const known = m.known(terms, given.small);
  for (let run = 0; run < given.runs; run += 1) {
    const start = performance.now();
    named = m.named(given.text, known);
    found = m.evidencing(named, terms);
    times.push(performance.now() - start);
  }
  const start = performance.now();
  m.known(terms, given.small);
  const prepared = performance.now() - start;
  return [times.sort((one, other) => one - other)[given.runs >> 1], prepared, named.length, found.length];"""


def main() -> None:
    """Print the measures of each size."""
    from in_node import answered  # noqa: PLC0415 -- of the tests, beside which this stands

    catalogue, _ = load(ROOT / "catalogue")
    sizes = [int(number) for number in sys.argv[1:]] or [0, 10_000]
    for number in sizes:
        grown = multiplied(catalogue, number) if number else catalogue
        data = dict(files(grown))["vacancy/terms.json"]
        scripts = [*(ASSETS / "vacancy").glob("*.*s"), ASSETS / "plan" / "pictures.js", ASSETS / "site" / "dom.js"]
        plain, packed = (
            sum(len(pack(part)) for part in (data, *(path.read_bytes() for path in scripts)))
            for pack in (bytes, lambda part: gzip.compress(part, 9))
        )
        given = {"data": json.loads(data), "small": VACANCY["nl"]["small"], "text": TEXT, "runs": RUNS}
        matching, preparing, named, found = answered(ASSETS / "vacancy" / "match.js", BODY, given)
        sys.stdout.write(
            f"{len(grown.badges):>6} badges: {plain / 1000:.0f} kB beside the page, {packed / 1000:.0f} kB packed; "
            f"a text of {len(TEXT)} letters in {matching:.1f} ms (prepared in {preparing:.1f} ms), "
            f"{named} things named, {found} badges\n"
        )


if __name__ == "__main__":
    main()
