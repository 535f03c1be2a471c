"""The outlines and quiet patterns of badge images, on a canvas of 512 by 512.

Everything follows from the bytes that are handed in: no randomness, and every coordinate rounded.
"""

from collections.abc import Callable
from math import cos, pi, sin

CENTRE = 256.0
_FILL = ' fill="#fff" fill-opacity=".17" stroke="none"'


def number(value: float) -> str:
    """Return a coordinate as SVG wants it: one decimal, none where it is zero."""
    return f"{value:.1f}".removesuffix(".0").removesuffix("-0") or "0"


def _at(radius: float, degrees: float) -> tuple[float, float]:
    angle = degrees * pi / 180
    return CENTRE + radius * sin(angle), CENTRE - radius * cos(angle)  # 0 is up, clockwise


def _pair(point: tuple[float, float]) -> str:
    return f"{number(point[0])} {number(point[1])}"


def hexagon() -> str:
    """A hexagon on its point; the stroke rounds its corners."""
    return "M" + "L".join(_pair(_at(176, turn)) for turn in range(0, 360, 60)) + "Z"


def shield() -> str:
    """A shield with a lightly arched top."""
    right, left = (
        "C296 106 352 112 408 106V246C408 330 344 390 256 428",
        "C168 390 104 330 104 246V106C160 112 216 106 256 88",
    )
    return f"M256 88{right}{left}Z"


def scallop(lobes: int = 10) -> str:
    """A round of lobes, like a flower or a rosette."""
    step = 360 / lobes
    points = [_at(168, step * (index + 0.5)) for index in range(lobes)]
    bulge = number(2 * 168 * sin(pi / lobes) * 0.58)
    return f"M{_pair(points[-1])}" + "".join(f"A{bulge} {bulge} 0 0 1 {_pair(point)}" for point in points) + "Z"


SHAPES: dict[str, Callable[[], str]] = {"microcredential": hexagon, "regular": shield, "extra_curricular": scallop}


def _rings(digest: bytes) -> str:
    x, y = _at(190, digest[1] * 360 / 256)
    gap = 16 + digest[2] % 12
    return "".join(
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{radius}" stroke-width="{number(gap * 0.42)}"/>'
        for radius in range(gap, 400, gap)
    )


def _stripes(digest: bytes) -> str:
    turn = (20, 35, 55, 70, 110, 125, 145, 160)[digest[1] % 8]
    position, bars = -40, ""
    for index in range(40):
        width = 4 + digest[2 + index % 12] % 15
        bars += f"M{position + width // 2} -80V592"
        position += 18 + width
        if position > 560:  # noqa: PLR2004 -- past the canvas, turned or not
            break
    return f'<path transform="rotate({turn} 256 256)" stroke-width="7" d="{bars}"/>'


def _dots(digest: bytes) -> str:
    gap = 24 + digest[1] % 10
    x, y = _at(200, digest[2] * 360 / 256)
    dots = ""
    for row, top in enumerate(range(64, 456, gap)):
        for left in range(64 + (row % 2) * gap // 2, 456, gap):
            distance = ((left - x) ** 2 + (top - y) ** 2) ** 0.5
            size = max(0.0, 1 - distance / 400) * gap * 0.42
            if size > 1:
                dots += f'<circle cx="{left}" cy="{top}" r="{number(size)}"/>'
    return f"<g{_FILL}>{dots}</g>"


def _facets(digest: bytes) -> str:
    """Triangles of unequal lightness, like a cut stone."""
    edge = 76 + digest[1] % 24
    height = edge * 0.866
    shapes: dict[int, str] = {}
    for row in range(-1, int(400 / height) + 1):
        for column in range(-1, int(440 / edge) * 2 + 3):
            tone = digest[(row * 7 + column * 3) % 32] % 4
            x, y, up = 60 + column * edge / 2, 60 + row * height, (row + column) % 2
            first, tip = (y + height, y) if up else (y, y + height)
            d = f"M{number(x)} {number(first)}L{number(x + edge)} {number(first)}L{number(x + edge / 2)} {number(tip)}Z"
            shapes[tone] = shapes.get(tone, "") + d
    return "".join(
        f'<path{_FILL} opacity="{(0, 0.35, 0.7, 1)[tone]}" d="{d}"/>' for tone, d in sorted(shapes.items()) if tone
    )


def _waves(digest: bytes) -> str:
    gap, length, turn = 22 + digest[1] % 10, 56 + digest[2] % 50, digest[3] % 4 * 20 - 30
    wave = "".join(
        f"M-140 {top}q{length / 2:g} {-gap * 0.8:.0f} {length} 0" + f"t{length} 0" * (760 // length)
        for top in range(-60, 580, gap)
    )
    return f'<path transform="rotate({turn} 256 256)" stroke-width="6" d="{wave}"/>'


def _scales(digest: bytes) -> str:
    radius = 30 + digest[1] % 14
    arcs = ""
    for row, top in enumerate(range(40, 500, radius)):
        for left in range(20 + (row % 2) * radius, 500, radius * 2):
            for size in (radius, radius * 0.58):
                r = number(size)
                arcs += f"M{number(left - size)} {top}a{r} {r} 0 0 1 {number(size * 2)} 0"
    return f'<path stroke-width="5" d="{arcs}"/>'


def _rays(digest: bytes) -> str:
    count = 22 + digest[1] % 5 * 2
    step = 360 / count
    rays = "".join(
        f"M256 242L{_pair(_at(380, index * step))}L{_pair(_at(380, (index + 0.5) * step))}Z" for index in range(count)
    )
    return f'<path{_FILL} opacity=".75" transform="rotate({digest[2] % 16} 256 242)" d="{rays}"/>'


PATTERNS: tuple[Callable[[bytes], str], ...] = (_rings, _stripes, _dots, _facets, _waves, _scales, _rays)


def pattern(digest: bytes) -> str:
    """Return a pattern that 32 bytes choose; strokes and fills as thin as these are white."""
    return PATTERNS[digest[0] % len(PATTERNS)](digest)
