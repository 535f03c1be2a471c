"""The image of a badge that brings none: one family, in which the type gives the shape and the sector the colour.

The drawing in the middle is the subject, the pattern differs per badge, the beads on the rim per institution, and the
marks below are the level or the step in a series. There is no text in it. What an image says in words is `alt`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from badge_catalogue import addresses
from badge_catalogue.drawings.icons import icon
from badge_catalogue.drawings.shapes import LIGHT, REACH, SHAPES, chosen, number, pattern
from badge_catalogue.model import SECTORS, Badge, Catalogue, Institution
from badge_catalogue.packs import AT_HAND


@dataclass(frozen=True)
class Colours:
    """One sector's colours, from dark to light."""

    deep: str
    middle: str
    bright: str
    tint: str


_PALETTE = (  # in turn, for the sectors of a country
    Colours("#0b4f4b", "#12756d", "#2ba08f", "#e3f3ee"),
    Colours("#7a3215", "#b6531f", "#dd8339", "#fcefe0"),
    Colours("#2b2470", "#4a3fae", "#7a6ad8", "#ecebfa"),
    Colours("#5a1f3d", "#8c3563", "#bf6a95", "#f9e9f1"),
)
_ENDS = (
    "",
    "#1d2a5b",
    "#4a1a52",
    "#5f4a0c",
    "#2f4a1f",
    "#3a424d",
    "#6b1d23",
)  # a field ends in one; "": the sector's deep
SIZE = 600  # pixels of a PNG; Open Badges printers ask for so many
SMALL = 400  # where each byte counts: what edubadges asks for, in half the bytes
PAPER = "#fbfaf7"
_TRIMS = ("#f4c95d", "#ffffff", "#f2a7a0", "#9fd8e8", "#c9e4a5", "#e7c6f2")
_BEADS = ("0 22", "10 16", "0 14", "2 18", "18 12", "0 18 8 18")
_LEVELS = 8
_STEP_NAMES = ("beginner", "gevorderd", "expert")


def _pips(count: float) -> str:
    """Eight small rounds, `count` of them full."""
    gap, size = 17.5, 5.6
    left, marks = 256 - gap * (_LEVELS - 1) / 2, ""
    for index in range(_LEVELS):
        x = number(left + gap * index)
        if index + 1 <= count:
            marks += f'<circle cx="{x}" cy="384" r="{size}" fill="{PAPER}"/>'
        else:
            open_round = f'<circle cx="{x}" cy="384" r="4.6" fill="none" stroke="{PAPER}" stroke-width="1.8" '
            marks += open_round + 'stroke-opacity=".6"/>'
            if count > index:  # 4+ and the entry level: half
                marks += f'<path d="M{x} 378.4a5.6 5.6 0 0 0 0 11.2Z" fill="{PAPER}"/>'
    return marks


def _steps(step: int, steps: int) -> str:
    """Return the chevrons of a series: one per step of a series, the reached ones full."""
    gap = 36
    left = 256 - gap * (steps - 1) / 2
    return "".join(
        f'<path d="M{number(left + gap * index)} 370l14 10v14l-14-10-14 10v-14Z" stroke="{PAPER}" stroke-width="2" '
        f'stroke-linejoin="round" fill="{PAPER if index < step else "none"}"'
        f"{'' if index < step else ' stroke-opacity=".6"'}/>"
        for index in range(steps)
    )


def _marks(badge: Badge, step: tuple[int, int] | None) -> str:
    if step:
        return _steps(*step)
    if badge.level is None:
        return ""
    value = badge.level.value
    return _pips(0.5 if value == "entry" else int(value[0]) + (0.5 if value.endswith("+") else 0))


def step_of(badge: Badge, catalogue: Catalogue) -> tuple[int, int] | None:
    """Return the step of a badge and the number of steps in its series; None outside one or for an unknown step."""
    if badge.series is None:
        return None
    template = next(
        (each for each in catalogue.templates.values() if badge.series.template in (each.id, each.id.split("@")[0])),
        None,
    )
    names = tuple(each.id for each in template.steps) if template and template.steps else _STEP_NAMES
    return (names.index(badge.series.step) + 1, len(names)) if badge.series.step in names else None


@dataclass(frozen=True, slots=True)
class Look:
    """All that a drawing shows; badges with the same look have the same picture."""

    type: str
    colours: Colours
    end: str  # colour in which the field ends below, of the ring round the medallion and of the subject
    trim: str  # colour of the line round the field, and of the beads
    beads: str  # their rhythm, as dashes
    pattern: tuple[int, int]  # see `image_shapes.chosen`
    icon: str  # SVG on a grid of 24
    marks: str  # SVG
    dark: bool = False  # the subject is light on the colour in which the field ends


def colours_of(sector: str) -> Colours:
    """Return the colours of a sector, by its place among those of its country."""
    return _PALETTE[AT_HAND.place(sector) % len(_PALETTE)]


def look(badge: Badge, institution: Institution, step: tuple[int, int] | None = None) -> Look:
    """Return the look of a badge that has no image of its own.

    Args:
        badge: Without an image of its own.
        institution: That issues it.
        step: Which step of how many, see `step_of`.
    """
    house = sha256(institution.id.encode()).digest()
    sectors = badge.sector or institution.sectors or tuple(SECTORS)
    colours, other = colours_of(sectors[0]), colours_of(sectors[-1])
    own = sha256(badge.id.encode()).digest()
    called = badge.series.template.partition("@")[0] if badge.series else badge.id
    return Look(
        type=badge.type,
        colours=colours,
        end=other.middle if other != colours else _ENDS[own[5] % len(_ENDS)] or colours.deep,
        trim=_TRIMS[house[0] % len(_TRIMS)],
        beads=_BEADS[house[1] % len(_BEADS)],
        pattern=chosen(own),
        icon=icon(badge.isced_f, called),
        marks=_marks(badge, step),
        dark=bool(own[10] % 2),
    )


def svg(badge: Badge, institution: Institution, step: tuple[int, int] | None = None) -> bytes:
    """Return the drawing of a badge, 512 by 512; the arguments are those of `look`."""
    return drawing(look(badge, institution, step))


def drawing(seen: Look) -> bytes:
    """Return a look as SVG, 512 by 512."""
    return canvas(
        field(seen, pattern(*seen.pattern, REACH[seen.type])),
        trims(seen.type, seen.beads, seen.trim),
        medallion(seen.colours, seen.end, dark=seen.dark),
        subject(seen.icon, PAPER if seen.dark else seen.end),
        seen.marks,
    )


def canvas(*parts: str) -> bytes:
    """Return a whole SVG, 512 by 512."""
    opened = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512">'
    return f"{opened}{''.join(parts)}</svg>\n".encode()


def field(seen: Look, patterned: str) -> str:
    """Return the rim and, within it, the field in its colours with a pattern on it."""
    colours, outline = seen.colours, SHAPES[seen.type]()
    return (
        # the outline again and again: the page that checks badges draws no <use>, which could be endless
        f'<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{colours.bright}"/>'
        f'<stop offset=".4" stop-color="{colours.middle}"/><stop offset=".5" stop-color="{seen.end}"/></linearGradient>'
        # a paint, not a clip: half the work for the renderer
        f'<pattern id="p" patternUnits="userSpaceOnUse" width="512" height="512">{on_field(patterned)}</pattern></defs>'
        # from outside in: edge, hairline, band
        f'<g stroke-linejoin="round" fill="none"><path d="{outline}" stroke="{colours.deep}" stroke-width="100"/>'
        f'<path d="{outline}" stroke="{colours.tint}" stroke-width="88"/>'
        f'<path d="{outline}" stroke="{colours.deep}" stroke-width="80"/></g>'
        f'<path d="{outline}" fill="url(#g)"/><path d="{outline}" fill="url(#p)"/>'
    )


def on_field(patterned: str) -> str:
    """Return a pattern in the white that lies on every field."""
    return f'<g fill="none" stroke="#fff" stroke-opacity="{LIGHT:g}">{patterned}</g>'


def trims(badge_type: str, beads: str, colour: str) -> str:
    """Return the line round the field, and the beads on the rim."""
    outline = SHAPES[badge_type]()
    turned = "translate(256 256) scale(1.118) translate(-256 -256)"
    return (
        f'<g fill="none" stroke="{colour}" stroke-linejoin="round"><path d="{outline}" stroke-width="5"/>'
        f'<path d="{outline}" transform="{turned}" stroke-width="5.5" stroke-linecap="round" '
        f'stroke-dasharray="{beads}" stroke-opacity=".85"/></g>'
    )


def medallion(colours: Colours, ring: str, *, dark: bool) -> str:
    """Return the round in the middle, empty: paper within a ring of a colour, or the other way about."""
    inner, outer = (ring, PAPER) if dark else (PAPER, ring)
    return (
        f'<circle cx="256" cy="242" r="130" fill="{outer}"/><circle cx="256" cy="242" r="116" fill="{inner}"/>'
        f'<circle cx="256" cy="242" r="108" fill="none" stroke="{colours.tint}" stroke-width="3"/>'
    )


def subject(drawn: str, colour: str) -> str:
    """Return an icon in one colour, where the medallion is."""
    return (
        f'<g transform="translate(175.6 161.6) scale(6.7)" fill="none" stroke="{colour}" color="{colour}" '
        f'stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">{drawn}</g>'
    )


def png(drawn: bytes, size: int = SIZE) -> bytes:
    """Return any SVG as a PNG of `size` by `size` pixels; the same bytes every time."""
    import resvg_py  # noqa: PLC0415 -- drawings are wanted in the browser too, where no wheel of it runs

    return bytes(resvg_py.svg_to_bytes(svg_string=drawn.decode(), width=size, height=size, skip_system_fonts=True))


class Pictures(Protocol):
    """Makes PNGs, which takes time that a builder may want to save."""

    def of(self, seen: Look) -> bytes:
        """Return the PNG of a look."""
        ...

    def png(self, drawn: bytes) -> bytes:
        """Return an SVG drawn as a PNG."""
        ...


def about_each(badges: Iterable[Badge], catalogue: Catalogue, pictures: Pictures) -> Iterator[tuple[str, bytes]]:
    """Yield site path and bytes of the drawing of every one of these current badges that brings no image of its own."""
    for badge in badges:
        if badge.image is None:
            seen = look(badge, catalogue.institutions[badge.issuer], step_of(badge, catalogue))
            yield addresses.badge_drawing(badge), drawing(seen)
            yield addresses.badge_image(badge), pictures.of(seen)
