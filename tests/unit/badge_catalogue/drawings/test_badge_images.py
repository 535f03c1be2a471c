"""The drawn images of badges: one family, each its own, the same every time."""

import struct
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pictures import Blank
from PIL import Image

from badge_catalogue.drawings import badge_images, shapes
from badge_catalogue.drawings.icons import GENERAL, ICONS, icon
from badge_catalogue.drawings.layer_cache import ImageCache
from badge_catalogue.drawings.shapes import PATTERNS, SHAPES
from badge_catalogue.model import SECTORS, TYPES, Badge, Catalogue, Level, Node, Series, Template

MakeBadge = Callable[..., Badge]


def draw(badge: Badge, sample: Catalogue, step: tuple[int, int] | None = None) -> str:
    """Return the drawing as text."""
    return badge_images.svg(badge, sample.institutions[badge.issuer], step).decode()


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("sector", SECTORS)
def test_every_type_and_sector_is_drawn(kind: str, sector: str, badge: MakeBadge, sample: Catalogue) -> None:
    """The type gives the outline and the sector the colour, and the drawing is well-formed XML."""
    drawing = draw(badge("x", type=kind, sector=(sector,)), sample)
    ET.fromstring(drawing)  # noqa: S314 -- our own drawing
    assert SHAPES[kind]() in drawing
    assert badge_images.colours_of(sector).middle in drawing
    others = [badge_images.colours_of(other).middle for other in SECTORS if other != sector]
    assert not any(colour in drawing for colour in others)


def test_three_types_have_three_outlines() -> None:
    """No two types share an outline, so that one sees the type at a glance."""
    assert len({shape() for shape in SHAPES.values()}) == len(TYPES)
    assert set(SHAPES) == set(TYPES)


def test_a_drawing_is_the_same_every_time(badge: MakeBadge, sample: Catalogue) -> None:
    """The same badge gives the same bytes, as SVG and as PNG."""
    first, second = (badge_images.svg(badge("x"), sample.institutions["demo-mbo"]) for _ in range(2))
    assert first == second
    assert badge_images.png(first, 64) == badge_images.png(second, 64)


def test_badges_differ(badge: MakeBadge, sample: Catalogue) -> None:
    """Two badges that are alike in everything but their id are drawn with another pattern."""
    drawings = {draw(badge(f"badge-{number}"), sample) for number in range(40)}
    assert len(drawings) > 30


EACH_PATTERN = pytest.mark.parametrize("pattern", range(len(PATTERNS)))


@EACH_PATTERN
def test_every_pattern_is_well_formed(pattern: int) -> None:
    """Whatever the bytes, a pattern is XML without styles, scripts or references."""
    for byte in (0, 127, 255):
        for reach in (183.0, 220.0):
            drawn = PATTERNS[pattern](bytes([pattern]) + bytes([byte]) * 31, reach)
            ET.fromstring(f"<g>{drawn}</g>")  # noqa: S314 -- our own drawing
            assert "nan" not in drawn
            assert "href" not in drawn


def pixels(picture: bytes) -> bytes:
    """Return four bytes a pixel."""
    with Image.open(BytesIO(picture)) as opened:
        return opened.convert("RGBA").tobytes()


def apart(one: bytes, other: bytes) -> int:
    """Return by how much two pictures differ where they differ most, of 255."""
    return max(abs(here - there) for here, there in zip(one, other, strict=True))


@EACH_PATTERN
@pytest.mark.parametrize("kind", TYPES)
def test_what_a_pattern_leaves_out_is_not_seen(
    pattern: int, kind: str, badge: MakeBadge, sample: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawn as far as the field goes or across the whole canvas, the picture is the same, save for a rounding."""
    seen = badge_images.look(badge("x", type=kind), sample.institutions["demo-mbo"])

    def picture() -> bytes:
        return pixels(badge_images.png(badge_images.drawing(replace(seen, pattern=(pattern, 3))), 64))

    limited = picture()
    monkeypatch.setattr(badge_images, "REACH", dict.fromkeys(TYPES, 330.0))
    monkeypatch.setattr(shapes, "_COVERED", 20)
    assert apart(limited, picture()) <= 40
    monkeypatch.setattr(badge_images, "REACH", dict.fromkeys(TYPES, 40.0))
    assert apart(limited, picture()) > 33


def test_a_drawing_needs_nothing_else(badge: MakeBadge, sample: Catalogue) -> None:
    """No text that needs a font, no style that a policy refuses, no reference: the verify page draws no `<use>`."""
    for isced_f in ICONS:
        drawing = draw(badge("x", isced_f=isced_f, level=Level("nlqf", "4+")), sample)
        assert not any(part in drawing for part in ("<text", "<style", "style=", "<script", "font", "href=", "<use"))


def test_the_subject_is_in_the_middle(badge: MakeBadge, sample: Catalogue) -> None:
    """The field chooses the icon, else the wider one around it; what is for everything has one by its name."""
    for code, drawn in (("0913", "0913"), ("0912", "09"), ("0713", "0713"), ("1031", "103"), ("10", "10")):
        assert ICONS[drawn] in draw(badge("x", isced_f=code), sample), code
    assert ICONS["09"] not in draw(badge("x", isced_f="0713"), sample)
    assert icon(None) == icon("0031") == ICONS["00"]
    assert {icon("0031", f"reeks-{number}") for number in range(60)} == set(GENERAL)
    one, two = (badge(name, isced_f="0031", series=Series("reeks@1", "een")) for name in ("x", "y"))
    assert icon("0031", "reeks") in draw(one, sample)
    assert icon("0031", "reeks") in draw(two, sample)


def test_badges_of_one_school_are_told_apart_where_they_are_small(badge: MakeBadge, sample: Catalogue) -> None:
    """At 64 pixels hardly two of twenty badges of one field, type and school are alike: colour, ground and pattern."""
    small = [
        pixels(badge_images.png(draw(badge(f"badge-{number}", isced_f="1041"), sample).encode(), 64))
        for number in range(20)
    ]
    pairs = [(one, other) for at, one in enumerate(small) for other in small[:at]]
    differing = [
        sum(abs(here - there) > 24 for here, there in zip(one, other, strict=True)) / len(one) for one, other in pairs
    ]
    assert sum(share < 0.03 for share in differing) <= len(pairs) // 50
    assert sum(differing) / len(pairs) > 0.08


@pytest.mark.parametrize(
    ("value", "full", "half"), [("entry", 0, 1), ("1", 1, 0), ("4", 4, 0), ("4+", 4, 1), ("8", 8, 0)]
)
def test_the_level_is_counted_in_marks(value: str, full: int, half: int, badge: MakeBadge, sample: Catalogue) -> None:
    """As many of the eight marks are full as the level says, and one is half for 4+ and the entry level."""
    drawing = draw(badge("x", level=Level("nlqf", value)), sample)
    assert drawing.count('cy="384" r="5.6"') == full
    assert drawing.count("a5.6 5.6") == half


def test_no_level_no_marks(badge: MakeBadge, sample: Catalogue) -> None:
    """A badge without a level shows none."""
    assert 'cy="384"' not in draw(badge("x"), sample)


def test_a_step_of_a_series_is_shown(badge: MakeBadge, sample: Catalogue) -> None:
    """The second of three steps has two full chevrons; a step the template does not name is not guessed."""
    steps = tuple(Node(name, sample.institutions["demo-mbo"].name) for name in ("een", "twee", "drie"))
    name = sample.institutions["demo-mbo"].name
    catalogue = replace(sample, templates={"reeks@1": Template("reeks@1", "1", name, name, "demo-mbo", steps=steps)})
    second = badge("x", series=Series("reeks", "twee"))
    assert badge_images.step_of(second, catalogue) == (2, 3)
    assert badge_images.step_of(badge("x", series=Series("reeks", "vier")), catalogue) is None
    assert badge_images.step_of(badge("x"), catalogue) is None
    drawing = draw(second, sample, (2, 3))
    assert drawing.count('stroke-linejoin="round" fill="#fbfaf7"') == 2


def test_png_has_the_size_asked_for(badge: MakeBadge, sample: Catalogue) -> None:
    """A PNG is as wide and high as asked, with room for transparency round the shape."""
    image = badge_images.png(badge_images.svg(badge("x"), sample.institutions["demo-mbo"]), 600)
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, colour = struct.unpack(">IIBB", image[16:26])
    assert (width, height, depth, colour) == (600, 600, 8, 6)


def test_png_is_large_enough_for_any_platform() -> None:
    """Unasked it is at least 600 pixels wide, which platforms ask for."""
    width, height = struct.unpack(
        ">II", badge_images.png(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')[16:24]
    )
    assert width == height >= 600


def test_badges_with_their_own_image_are_left_alone(sample: Catalogue) -> None:
    """Every badge without an image gets an SVG and a PNG; one that brings its own gets none from here."""
    paths = [path for path, _ in badge_images.about_each(sample.badges.values(), sample, Blank())]
    assert "badges/demo-mbo/lassen/image.svg" in paths
    assert "badges/demo-mbo/lassen/image.png" in paths
    assert not any("zorg" in path for path in paths)


def test_a_remembered_image_is_not_rendered_again(badge: MakeBadge, sample: Catalogue, tmp_path: Path) -> None:
    """The second time the bytes come from the folder; another drawing has another name."""
    drawing, other = (badge_images.svg(badge(slug), sample.institutions["demo-mbo"]) for slug in ("x", "y"))
    cache = ImageCache(tmp_path)
    assert cache.png(drawing) == badge_images.png(drawing)
    (kept,) = tmp_path.iterdir()
    assert kept.read_bytes() == badge_images.png(drawing)
    kept.write_bytes(b"kept")
    assert cache.png(drawing) == b"kept"
    assert cache.png(other) == badge_images.png(other)
