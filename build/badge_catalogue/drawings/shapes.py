"""The outlines and quiet patterns of badge images, on a canvas of 512 by 512.

Everything follows from the bytes that are handed in: no randomness, and every coordinate rounded.
"""

from collections.abc import Callable
from hashlib import sha256
from math import acos, cos, hypot, pi, sin, sqrt

CENTRE = 256.0
MEDALLION = 242.0  # how far down its middle is
LIGHT = 0.34  # how white a pattern is
_COVERED = 105  # what lies as near to the middle of the medallion is not seen


def number(value: float) -> str:
    """Return a coordinate as SVG wants it: one decimal, none where it is zero."""
    return f"{value:.1f}".removesuffix(".0").removesuffix("-0") or "0"


def _at(radius: float, degrees: float, middle: tuple[float, float] = (CENTRE, CENTRE)) -> tuple[float, float]:
    angle = degrees * pi / 180
    return middle[0] + radius * sin(angle), middle[1] - radius * cos(angle)  # 0 is up, clockwise


def _pair(point: tuple[float, float]) -> str:
    return f"{number(point[0])} {number(point[1])}"


def hexagon() -> str:
    """Return the outline of a hexagon on its point; the stroke rounds its corners."""
    return "M" + "L".join(_pair(_at(176, turn)) for turn in range(0, 360, 60)) + "Z"


def shield() -> str:
    """Return the outline of a shield with a lightly arched top."""
    right, left = (
        "C296 106 352 112 408 106V246C408 330 344 390 256 428",
        "C168 390 104 330 104 246V106C160 112 216 106 256 88",
    )
    return f"M256 88{right}{left}Z"


def scallop(lobes: int = 10) -> str:
    """Return the outline of a round of lobes, like a flower or a rosette."""
    step = 360 / lobes
    points = [_at(168, step * (index + 0.5)) for index in range(lobes)]
    bulge = number(2 * 168 * sin(pi / lobes) * 0.58)
    return f"M{_pair(points[-1])}" + "".join(f"A{bulge} {bulge} 0 0 1 {_pair(point)}" for point in points) + "Z"


SHAPES: dict[str, Callable[[], str]] = {"microcredential": hexagon, "regular": shield, "extra_curricular": scallop}
REACH = {
    "microcredential": 177.0,
    "regular": 214.0,
    "extra_curricular": 191.0,
}  # from the centre to its furthest point


def _apart(x: float, y: float, *, top: float = CENTRE) -> float:
    return hypot(x - CENTRE, y - top)


def _seen(x: float, y: float, size: float, reach: float) -> bool:
    """Say whether anything of what lies within `size` of a point is seen: on the field, not below the medallion."""
    return _apart(x, y) < reach + size and _apart(x, y, top=MEDALLION) + size > _COVERED


def _rings(digest: bytes, reach: float) -> str:
    """Rings round a point on the rim, each as far as the field goes."""
    turn = digest[1] * 360 / 256
    x, y = _at(190, turn)
    gap = 38 + digest[2] % 22
    rings = ""
    for radius in range(gap, int(190 + reach), gap):
        past = (190**2 + radius**2 - reach**2) / (2 * 190 * radius)  # cosine of the angle at which it leaves the field
        if past >= 1:
            continue
        half = min(acos(max(past, -1.0)) * 180 / pi, 150)  # degrees: ends that nearly meet would not fix the middle
        ends = [_at(radius, turn + 180 + side, (x, y)) for side in (-half, half)]
        rings += f"M{_pair(ends[0])}A{radius} {radius} 0 {int(half > 90)} 1 {_pair(ends[1])}"  # noqa: PLR2004 -- a half turn
    return f'<path stroke-width="{number(gap * 0.42)}" d="{rings}"/>'


def _stripes(digest: bytes, reach: float) -> str:
    turn = (20, 35, 55, 70, 110, 125, 145, 160)[digest[1] % 8]
    position, bars = -40, ""
    for index in range(40):
        width = 20 + digest[2 + index % 12] % 24
        across = position + width // 2
        if abs(across - CENTRE) < reach:
            half = sqrt(reach**2 - (across - CENTRE) ** 2)
            bars += f"M{across} {number(CENTRE - half)}V{number(CENTRE + half)}"
        position += 26 + width
    return f'<path transform="rotate({turn} 256 256)" stroke-width="24" d="{bars}"/>'


def _dots(digest: bytes, reach: float) -> str:
    gap = 52 + digest[1] % 14
    x, y = _at(200, digest[2] * 360 / 256)
    dots = ""
    for row, top in enumerate(range(64, 456, gap)):
        for left in range(64 + (row % 2) * gap // 2, 456, gap):
            size = max(0.0, 1 - hypot(left - x, top - y) / 520) * gap * 0.42
            if size > 1 and _seen(left, top, size, reach):
                dots += f'<circle cx="{left}" cy="{top}" r="{number(size)}"/>'
    return f'<g fill="#fff" fill-opacity="{LIGHT}" stroke="none">{dots}</g>'


def _facets(digest: bytes, reach: float) -> str:
    """Triangles of unequal lightness, like a cut stone."""
    edge = 104 + digest[1] % 40
    height = edge * 0.866
    shapes: dict[int, str] = {}
    for row in range(-1, int(400 / height) + 1):
        for column in range(-1, int(440 / edge) * 2 + 3):
            tone = digest[(row * 7 + column * 3) % 32] % 4
            x, y, up = 60 + column * edge / 2, 60 + row * height, (row + column) % 2
            first, tip = (y + height, y) if up else (y, y + height)
            if _seen(x + edge / 2, (2 * first + tip) / 3, edge * 0.578, reach):
                d = f"M{number(x)} {number(first)}L{number(x + edge)} {number(first)}L{number(x + edge / 2)} "
                shapes[tone] = shapes.get(tone, "") + f"{d}{number(tip)}Z"
    return "".join(
        f'<path fill="#fff" fill-opacity="{LIGHT * (0, 0.35, 0.7, 1)[tone]:.3g}" stroke="none" d="{d}"/>'
        for tone, d in sorted(shapes.items())
        if tone
    )


def _waves(digest: bytes, reach: float) -> str:
    gap, length, turn = 52 + digest[1] % 18, 84 + digest[2] % 60, digest[3] % 4 * 20 - 30
    wave, far = "", reach + gap
    for top in range(-60, 580, gap):
        if abs(top - CENTRE) < far:
            half = sqrt(far**2 - (top - CENTRE) ** 2)
            start = int(CENTRE - half + 140) // (2 * length) * 2 * length - 140  # up and down is two lengths
            more = int((CENTRE + half - start) / length)
            wave += f"M{start} {top}q{length / 2:g} {-gap * 0.8:.0f} {length} 0" + f"t{length} 0" * more
    return f'<path transform="rotate({turn} 256 256)" stroke-width="20" d="{wave}"/>'


def _scales(digest: bytes, reach: float) -> str:
    radius = 50 + digest[1] % 16
    across, down, arcs = digest[2] % radius, digest[3] % radius, ""
    for row, top in enumerate(range(40 - down, 500, radius)):
        for left in range(20 - across + (row % 2) * radius, 540, radius * 2):
            for size in (radius, radius * 0.58):
                if _seen(left, top, size + 8, reach):
                    r = number(size)
                    arcs += f"M{number(left - size)} {top}a{r} {r} 0 0 1 {number(size * 2)} 0"
    return f'<path stroke-width="14" d="{arcs}"/>'


def _rays(digest: bytes, reach: float) -> str:
    """Rays from behind the medallion to the edge of the field."""
    count = 8 + digest[1] % 5 * 2
    step, middle = 360 / count, (CENTRE, MEDALLION)
    rays = ""
    for index in range(count):
        here, there = (index + part for part in (0, 0.5))
        first, *rest = (
            _pair(_at(radius, place * step, middle))
            for radius, place in ((_COVERED, here), (reach + 20, here), (reach + 20, there), (_COVERED, there))
        )
        rays += f"M{first}L{'L'.join(rest)}Z"
    turned = f"rotate({number(digest[2] / 16)} 256 {MEDALLION:g})"
    return f'<path fill="#fff" fill-opacity="{LIGHT * 2 / 3:.3g}" stroke="none" transform="{turned}" d="{rays}"/>'


PATTERNS: tuple[Callable[[bytes, float], str], ...] = (_rings, _stripes, _dots, _facets, _waves, _scales, _rays)


VARIANTS = 16  # of each pattern


def chosen(digest: bytes) -> tuple[int, int]:
    """Return the pattern and its variant that 32 bytes choose."""
    return digest[0] % len(PATTERNS), digest[1] % VARIANTS


def pattern(kind: int, variant: int, reach: float) -> str:
    """Return the drawing of a pattern, as far as a field of that reach from its centre shows it.

    Strokes are white; a renderer's work goes with the area, and most of the canvas is rim, medallion or nothing.
    """
    return PATTERNS[kind](sha256(bytes((kind, variant))).digest(), reach)
