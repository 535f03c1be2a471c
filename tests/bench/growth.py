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
STEPS = 4  # of the grid, from none to the most


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


def _place(number: int, size: int, most: tuple[int, int]) -> tuple[float, float]:
    across = LEFT + (WIDTH - LEFT - 130) * number / most[0]
    return round(across, 1), round(HEIGHT - BELOW - (HEIGHT - BELOW - 20) * size / most[1], 1)


def _line(points: Sequence[tuple[int, int]], most: tuple[int, int], colour: str, name: str) -> str:
    places = [_place(*point, most) for point in points]
    drawn = " ".join(f"{across},{down}" for across, down in places)
    across, down = places[-1]
    last = f"{points[-1][1] / 1e6:,.{2 if most[1] < 1e7 else 0}f} MB"
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in places)
    label = f'<text x="{across + 8}" y="{down - 2}" fill="{colour}">{name}</text>'
    label += f'<text x="{across + 8}" y="{down + 13}" fill="{colour}">{last}</text>'
    return f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{label}'


def drawn(figures: Sequence[tuple[int, int, int]], top: int, names: tuple[str, str]) -> str:
    """Return the picture.

    Args:
        figures: Number of badges, and two sizes in bytes.
        top: Bytes at the top of the picture.
        names: Of the two sizes.
    """
    grid, most = "", (figures[-1][0], top)
    for size in range(0, top + 1, top // STEPS):
        _, down = _place(0, size, most)
        grid += f'<path d="M{LEFT} {down}H{WIDTH - 130}" stroke="#d9d5cb"/>'
        told = f"{size / 1e6:,.{1 if top < 1e7 else 0}f} MB"
        grid += f'<text x="{LEFT - 8}" y="{down + 4}" text-anchor="end">{told}</text>'
    for number, _, _ in figures:
        across, down = _place(number, 0, most)
        grid += f'<text x="{across}" y="{down + 18}" text-anchor="middle">{number:,}</text>'
    lines = _line([(number, one) for number, one, _ in figures], most, "#b6531f", names[0])
    lines += _line([(number, other) for number, _, other in figures], most, "#12756d", names[1])
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
    PICTURE.write_text(drawn(figures, 2_400_000, ("trust.json", "two parts")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
