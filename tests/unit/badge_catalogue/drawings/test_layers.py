"""Pictures put together from layers: the drawing's own, the same every time, and no layer drawn twice."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from badge_catalogue.drawings import badge_images
from badge_catalogue.drawings.badge_images import Look
from badge_catalogue.drawings.icons import icon
from badge_catalogue.drawings.layer_cache import ImageCache
from badge_catalogue.drawings.layers import FEW_BYTES, QUICK, Painter
from badge_catalogue.drawings.shapes import PATTERNS, VARIANTS, pattern
from badge_catalogue.model import SECTORS, TYPES, Badge, Catalogue, Level

MakeBadge = Callable[..., Badge]
SMALL = partial(badge_images.png, size=300)


@pytest.fixture(scope="module")
def painter() -> Painter:
    """Pictures of 300 pixels, whose layers all tests share."""
    return Painter(SMALL)


@pytest.fixture(scope="module")
def few() -> Painter:
    """The same in few bytes."""
    return Painter(SMALL, FEW_BYTES)


@pytest.fixture
def look(badge: MakeBadge, sample: Catalogue) -> Look:
    """The look of a badge that has marks."""
    return badge_images.look(badge("x", level=Level("nlqf", "4+")), sample.institutions["demo-mbo"])


def on(colour: str, picture: bytes) -> Image.Image:
    """Return a PNG as one sees it on a page of some colour."""
    with Image.open(BytesIO(picture)) as opened:
        seen = opened.convert("RGBA")
    below = Image.new("RGB", seen.size, colour)
    below.paste(seen, mask=seen.getchannel("A"))
    return below


def apart(one: bytes, other: bytes, colour: str = "#fff") -> float:
    """Return the mean difference of two pictures on a page, of 255."""
    return sum(ImageStat.Stat(ImageChops.difference(on(colour, one), on(colour, other))).mean) / 3


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("number", range(len(PATTERNS)))
def test_a_picture_is_that_of_its_drawing(kind: str, number: int, look: Look, painter: Painter) -> None:
    """On light and dark pages it is the drawing, save for roundings; another pattern is further off."""
    for variant in (2, 11):
        seen = replace(look, type=kind, pattern=(number, variant))
        drawn, other = (
            SMALL(badge_images.drawing(seen)),
            SMALL(badge_images.drawing(replace(seen, pattern=(number, variant + 1)))),
        )
        for page in ("#fff", "#14171c"):
            assert apart(painter.of(seen), drawn, page) < 0.9
        assert apart(painter.of(seen), other) > 1.2


@pytest.mark.parametrize("first", SECTORS)
@pytest.mark.parametrize("last", SECTORS)
def test_sectors_give_the_colours(first: str, last: str, badge: MakeBadge, sample: Catalogue, painter: Painter) -> None:
    """Whatever the sectors, the colours are those of the drawing."""
    seen = badge_images.look(badge("x", sector=tuple(dict.fromkeys((first, last)))), sample.institutions["demo-mbo"])
    assert apart(painter.of(seen), SMALL(badge_images.drawing(seen))) < 0.9


@pytest.mark.parametrize(
    "change",
    [
        lambda look: replace(look, icon=icon("0913")),
        lambda look: replace(look, marks=""),
        lambda look: replace(look, trim="#ffffff"),
        lambda look: replace(look, beads="0 30"),
        lambda look: replace(look, type="regular"),
        lambda look: replace(look, end="#b6531f"),
    ],
)
def test_each_part_of_a_look_is_seen(change: Callable[[Look], Look], look: Look, painter: Painter) -> None:
    """Where looks differ in one part, so do their pictures, as their drawings do."""
    changed = change(look)
    assert painter.of(changed) != painter.of(look)
    assert apart(painter.of(changed), SMALL(badge_images.drawing(changed))) < 0.9


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("first", SECTORS)
def test_a_picture_in_fewer_colours_is_that_of_its_drawing(kind: str, first: str, look: Look, few: Painter) -> None:
    """With a third of the colours it is the drawing too, light subject or dark, in fewer bytes."""
    for dark in (False, True):
        seen = replace(look, type=kind, colours=badge_images.colours_of(first), dark=dark)
        drawn = SMALL(badge_images.drawing(seen))
        assert apart(few.of(seen), drawn) < 1.4
        assert apart(few.of(replace(seen, pattern=(0, 11))), drawn) > 1.4
        assert len(few.of(seen)) < 0.9 * len(Painter(SMALL, replace(QUICK, effort=FEW_BYTES.effort)).of(seen))


def test_pictures_are_the_same_every_time(look: Look, painter: Painter) -> None:
    """Another painter gives the same bytes, whatever it painted before."""
    other = Painter(SMALL)
    other.of(replace(look, type="regular", marks=""))
    assert other.of(look) == painter.of(look)


def test_a_picture_is_small_and_clear_round_the_shape(look: Look) -> None:
    """A PNG of the size that is asked for by default, one byte a pixel, with nothing in its corners."""
    picture = Painter().of(look)
    with Image.open(BytesIO(picture)) as opened:
        assert (opened.format, opened.mode, opened.size) == ("PNG", "P", (badge_images.SIZE, badge_images.SIZE))
        opacity = opened.convert("RGBA").getchannel("A")
    assert {opacity.getpixel((x, y)) for x in (0, badge_images.SIZE - 1) for y in (0, badge_images.SIZE - 1)} == {0}
    assert opacity.getpixel((badge_images.SIZE // 2, badge_images.SIZE // 2)) == 255
    assert len(picture) < len(badge_images.png(badge_images.drawing(look))) / 2


def test_no_two_patterns_are_alike() -> None:
    """Every variant of every pattern is a drawing of its own."""
    drawn = {pattern(kind, variant, 200) for kind in range(len(PATTERNS)) for variant in range(VARIANTS)}
    assert len(drawn) == len(PATTERNS) * VARIANTS


def test_no_layer_is_drawn_twice(look: Look) -> None:
    """Whatever was drawn for one badge is there for the next: patterns, and what badges of one house share."""
    drawn: Counter[bytes] = Counter()

    def rendered(drawing: bytes) -> bytes:
        drawn[drawing] += 1
        return badge_images.png(drawing, 32)

    painter = Painter(rendered)
    painter.of(look)
    before = drawn.total()
    patterns = [(kind, variant) for kind in range(len(PATTERNS)) for variant in range(VARIANTS)]
    for _ in range(2):
        for seen in patterns:
            painter.of(replace(look, pattern=seen))
    assert drawn.total() == before + len(patterns) - 1
    before = drawn.total()
    painter.of(replace(look, marks=""))
    assert drawn.total() == before + 1


def test_layers_are_remembered_between_builds(look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build reads the layers from the folder, and its pictures are the first one's."""
    first = Painter(ImageCache(tmp_path).png).of(look)
    monkeypatch.setattr(badge_images, "png", lambda _: pytest.fail("drawn again"))
    assert Painter(ImageCache(tmp_path).png).of(look) == first
