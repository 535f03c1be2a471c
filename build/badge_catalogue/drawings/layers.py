"""Puts the PNG of a badge's look together from layers: some two hundred are drawn once, and all pictures share them.

Drawing a whole picture takes a renderer forty milliseconds, most of it for rims and lines that thousands of badges have
alike. Here a pixel is one byte, the place of its colour in a palette, and laying a pattern upon a field is an addition.
The palette has every band of the field at every strength of a pattern, a ramp from paper to the subject and one from
the field to the marks, and the colours of rim, beads and medallion. The picture is the drawing's own, save for
roundings that nobody sees, in less than half the bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageColor, ImageStat

from badge_catalogue.drawings import badge_images
from badge_catalogue.drawings.badge_images import Look
from badge_catalogue.drawings.png import encoded
from badge_catalogue.drawings.shapes import LIGHT, PATTERNS, REACH, SHAPES, VARIANTS, pattern

_FULL = 255
_BYTE = range(_FULL + 1)
_WHOLLY, _PARTLY, _NOT_AT_ALL = (  # covered: 255, else 0
    [_FULL * (seen == _FULL) for seen in _BYTE],
    [_FULL * (seen < _FULL) for seen in _BYTE],
    [_FULL * (seen == 0) for seen in _BYTE],
)

Colour = tuple[int, ...]  # red, green and blue
Mask = Image.Image  # one byte a pixel: 0 where nothing is seen, 255 where nothing else is


@dataclass(frozen=True)
class Fineness:
    """How many colours a picture's palette has for each of its parts, and how hard it is packed.

    Attributes:
        bands: Of the field, from top to bottom.
        strongest: Strength of a pattern, counted from none.
        ramp: Colours from one to another: at the edges of subject and marks, and ways of being transparent.
        others: Of rim, beads and medallion.
        effort: Of zlib.
    """

    bands: int
    strongest: int
    ramp: int
    others: int
    effort: int

    # where in the palette a part begins; the field's is the first

    @property
    def subject(self) -> int:
        """Return the place of the ramp from paper to the subject."""
        return self.bands * (self.strongest + 1)

    @property
    def marks(self) -> int:
        """Return the place of the ramp from the field to the marks."""
        return self.subject + self.ramp

    @property
    def edge(self) -> int:
        """Return the place of what is partly transparent, at the outer edge."""
        return self.marks + self.ramp

    @property
    def rest(self) -> int:
        """Return the place of the colours of rim, beads and medallion."""
        return self.edge + self.ramp


QUICK = Fineness(36, 3, 12, 76, effort=3)
FEW_BYTES = Fineness(24, 2, 5, 32, effort=7)  # takes three times as long to pack, for a third less


@dataclass(frozen=True, eq=False)
class _House:
    """The layer that an institution's badges of one type and sector share."""

    places: Image.Image  # of each pixel's colour in the palette, without pattern, subject and marks
    field: Mask  # where a pattern is seen
    palette: bytes  # three bytes a colour
    opaque: bytes  # one byte a colour, as far as the last that is not 255


class Painter:
    """Makes the pictures of one build, and keeps the layers that they share."""

    def __init__(self, rendered: Callable[[bytes], bytes] = badge_images.png, fine: Fineness = QUICK) -> None:
        """Begin without layers.

        Args:
            rendered: Makes the PNG of an SVG, always of the same size; pictures will have it too.
            fine: `QUICK` or `FEW_BYTES`.
        """
        self.png = rendered
        self.fine = fine
        # a fresh memory for each painter: badges come institution by institution, and the rest is all there is
        self._house = lru_cache(maxsize=64)(self._new_house)
        self._ground = lru_cache(maxsize=27)(self._new_ground)
        self._pattern = lru_cache(maxsize=len(PATTERNS) * VARIANTS)(self._new_pattern)
        self._ramp = lru_cache(maxsize=64)(self._new_ramp)

    def of(self, seen: Look) -> bytes:
        """Return a look as a PNG; the same bytes every time."""
        house = self._house(replace(seen, pattern=(0, 0), icon="", marks=""))
        picture = ImageChops.add(house.places, ImageChops.darker(self._pattern(*seen.pattern), house.field))
        for drawn, first in (
            (badge_images.subject(seen.icon, "#fff"), self.fine.subject),
            (seen.marks, self.fine.marks),
        ):
            places, shown = self._ramp(drawn, first)
            picture.paste(places, mask=shown)
        return _encoded(picture, house, self.fine.effort)

    def _new_house(self, seen: Look) -> _House:
        badge_type, colours, end, fine = seen.type, seen.colours, seen.end, self.fine
        ground = self._ground(badge_type, colours, end, dark=seen.dark).copy()
        trims = self._mask(badge_images.trims(badge_type, seen.beads, "#fff"))
        ground.paste(seen.trim, mask=trims)
        whole = self._mask(f'<path d="{SHAPES[badge_type]()}" fill="#fff"/>')
        above = ImageChops.lighter(trims, self._mask(badge_images.medallion(colours, end, dark=seen.dark)))
        field = ImageChops.darker(whole.point(_WHOLLY), above.point(_NOT_AT_ALL))
        deep, paper = _rgb(colours.deep), _rgb(badge_images.PAPER)
        below, ink = (_rgb(end), paper) if seen.dark else (paper, _rgb(end))
        bands, shades = _bands(ground, field, fine)
        rest, others = _others(ground, field, deep, fine)
        places = Image.composite(bands, rest, field)
        opaque = ground.getchannel("A")
        places.paste(
            opaque.point([fine.edge + part * fine.ramp // _FULL for part in _BYTE]), mask=opaque.point(_PARTLY)
        )
        white = _rgb("#fff")
        marked = shades[len(shades) * 3 // 4]  # the marks lie that far down
        palette = [
            *(
                _mixed(shade, white, LIGHT * step / fine.strongest)
                for shade in shades
                for step in range(fine.strongest + 1)
            ),
            *(_mixed(below, ink, (step + 1) / fine.ramp) for step in range(fine.ramp)),
            *(_mixed(marked, paper, (step + 1) / fine.ramp) for step in range(fine.ramp)),
            *[deep] * fine.ramp,
            *others,
        ]
        clear = bytes([_FULL] * fine.edge + [_FULL * step // fine.ramp for step in range(fine.ramp)])
        return _House(places, field, bytes(part for colour in palette for part in colour), clear)

    def _new_ground(self, badge_type: str, colours: badge_images.Colours, end: str, *, dark: bool) -> Image.Image:
        """Return rim, field and medallion."""
        bare = Look(badge_type, colours, end, trim="", beads="", pattern=(0, 0), icon="", marks="")
        return self._drawn(
            badge_images.canvas(badge_images.field(bare, ""), badge_images.medallion(colours, end, dark=dark))
        )

    def _new_pattern(self, kind: int, variant: int) -> Image.Image:
        """Return the strength of a pattern in each pixel, as far as any field reaches."""
        most = self.fine.strongest
        strengths = [min(round(seen / (LIGHT * _FULL) * most), most) for seen in _BYTE]
        return self._mask(badge_images.on_field(pattern(kind, variant, max(REACH.values())))).point(strengths)

    def _new_ramp(self, drawn: str, first: int) -> tuple[Image.Image, Mask]:
        """Return a drawing in places of the ramp that begins at `first`, and where it is seen at all."""
        mask, steps = self._mask(drawn), [round(seen / _FULL * self.fine.ramp) for seen in _BYTE]
        places = mask.point([max(first + step - 1, 0) for step in steps])
        return places, mask.point([_FULL * (step > 0) for step in steps])

    def _mask(self, drawn: str) -> Mask:
        """Return the share of each pixel that a drawing covers."""
        return self._drawn(badge_images.canvas(drawn)).getchannel("A")

    def _drawn(self, drawing: bytes) -> Image.Image:
        with Image.open(BytesIO(self.png(drawing))) as picture:
            return picture.convert("RGBA")


def _rgb(colour: str) -> Colour:
    return ImageColor.getrgb(colour)[:3]


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    return tuple(round(here + (there - here) * share) for here, there in zip(one, other, strict=True))


def _bands(ground: Image.Image, field: Mask, fine: Fineness) -> tuple[Image.Image, list[Colour]]:
    """Return the place of each row's colour, and the colour of each band, from top to bottom."""
    _, top, _, below = field.getbbox() or (0, 0, *field.size)
    bands = [min(max((row - top) * fine.bands // (below - top), 0), fine.bands - 1) for row in range(field.height)]
    column = Image.frombytes("L", (1, field.height), bytes(band * (fine.strongest + 1) for band in bands))
    colours, shades = ground.convert("RGB"), []
    for band in range(fine.bands):
        row = top + (2 * band + 1) * (below - top) // (2 * fine.bands)
        within = field.crop((0, row, field.width, row + 1))
        shades.append(ImageStat.Stat(colours.crop((0, row, field.width, row + 1)), within).median)
    return column.resize(field.size), [tuple(map(int, shade)) for shade in shades]


def _others(ground: Image.Image, field: Mask, deep: Colour, fine: Fineness) -> tuple[Image.Image, list[Colour]]:
    """Return the places and the colours of what is neither field nor transparent."""
    rest = ground.convert("RGB")
    rest.paste(deep, mask=ImageChops.lighter(field, ground.getchannel("A").point(_PARTLY)))
    found = rest.quantize(fine.others, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    flat = found.getpalette() or []
    places = Image.frombytes("L", found.size, found.tobytes()).point([min(fine.rest + at, _FULL) for at in _BYTE])
    return places, [tuple(flat[at : at + 3]) for at in range(0, len(flat), 3)]


def _encoded(picture: Image.Image, house: _House, effort: int) -> bytes:
    raw, (width, height) = picture.tobytes(), picture.size
    lines = [raw[start : start + width] for start in range(0, width * height, width)]
    return encoded(lines, width, palette=house.palette, opaque=house.opaque, effort=effort)
