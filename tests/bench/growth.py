"""Draw how what the verify page fetches of a catalogue grows with it: the whole trust list, and its two parts.

usage: python tests/bench/growth.py [SITE]      (default: site; writes site_src/docs/en/assets/growth.svg)

Bytes as a host that compresses sends them. The badges are the site's own, repeated under other ids, names, addresses
and outcomes; sentences come back, as they do among real ones, and compress well.
"""

import gzip
import sys
from collections.abc import Sequence
from pathlib import Path

import grown_trust

from badge_verifier.trust.lean import dump_lean
from badge_verifier.trust.trust_list import dump_trust, parse_trust

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "site_src" / "docs" / "en" / "assets" / "growth.svg"
NUMBERS = (100, 1_000, 3_000, 10_000)  # badges
WIDTH, HEIGHT, LEFT, BELOW = 560, 260, 64, 40
MOST = 2_400_000  # bytes at the top


def measured(site: Path) -> list[tuple[int, int, int]]:
    """Return number of badges, bytes of the whole list, bytes of its two parts."""
    trust = parse_trust((site / "trust.json").read_bytes())
    found = []
    for number in NUMBERS:
        grown = grown_trust.grown(trust, number)
        parts = sum(map(_packed, dump_lean(grown)))
        found.append((len(grown.badges), _packed(dump_trust(grown)), parts))
    return found


def _packed(data: bytes) -> int:
    return len(gzip.compress(data, 6, mtime=0))


def _place(number: int, size: int) -> tuple[float, float]:
    across = LEFT + (WIDTH - LEFT - 110) * number / NUMBERS[-1]
    return round(across, 1), round(HEIGHT - BELOW - (HEIGHT - BELOW - 20) * size / MOST, 1)


def _line(points: Sequence[tuple[int, int]], colour: str, name: str) -> str:
    places = [_place(*point) for point in points]
    drawn = " ".join(f"{across},{down}" for across, down in places)
    across, down = places[-1]
    last = f"{points[-1][1] / 1e6:.2f} MB"
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in places)
    label = f'<text x="{across + 8}" y="{down - 2}" fill="{colour}">{name}</text>'
    label += f'<text x="{across + 8}" y="{down + 13}" fill="{colour}">{last}</text>'
    return f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{label}'


def drawn(figures: Sequence[tuple[int, int, int]]) -> str:
    """Return the picture."""
    grid = ""
    for size in range(0, MOST + 1, 600_000):
        _, down = _place(0, size)
        grid += f'<path d="M{LEFT} {down}H{WIDTH - 110}" stroke="#d9d5cb"/>'
        grid += f'<text x="{LEFT - 8}" y="{down + 4}" text-anchor="end">{size / 1e6:.1f} MB</text>'
    for number, _, _ in figures:
        across, down = _place(number, 0)
        grid += f'<text x="{across}" y="{down + 18}" text-anchor="middle">{number:,}</text>'
    lines = _line([(number, whole) for number, whole, _ in figures], "#b6531f", "trust.json")
    lines += _line([(number, parts) for number, _, parts in figures], "#12756d", "two parts")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="sans-serif" font-size="12" fill="#3a3833">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbfaf7"/>{grid}{lines}'
        f'<text x="{LEFT}" y="{HEIGHT - 4}">badges in the catalogue</text></svg>\n'
    )


def main() -> int:
    """Measure, print and draw."""
    figures = measured(Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve())
    for number, whole, parts in figures:
        sys.stdout.write(f"{number:>7,} badges: trust.json {whole:>10,} bytes, in two parts {parts:>9,} bytes\n")
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(drawn(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
