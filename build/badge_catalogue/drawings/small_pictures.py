"""The pictures of badges as parts that a page puts together itself: asking for files would tell which badges it shows.

What a person holds, aims at or reads in a vacancy is known to their own browser alone. A part comes once for all
badges, and a badge is one number. It is drawn as its picture is, without what nobody sees where it is small.
"""

from collections.abc import Iterable
from typing import Any

from badge_catalogue.drawings.badge_images import PAPER, Look, look, step_of
from badge_catalogue.drawings.shapes import SHAPES
from badge_catalogue.model import Badge, Catalogue

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="22 22 468 468"><linearGradient id="g" x2="0" y2="1">'
    '<stop offset=".45" stop-color="{middle}"/><stop offset=".45" stop-color="{end}"/></linearGradient>'
    '<path d="{shape}" stroke="{deep}" stroke-width="84" stroke-linejoin="round"/><path d="{shape}" fill="url(#g)"/>'
    '<circle cx="256" cy="242" r="123" fill="{inner}" stroke="{outer}" stroke-width="14"/>'
    '<g transform="translate(175.6 161.6) scale(6.7)" fill="none" stroke="{ink}" color="{ink}" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round">{icon}</g></svg>'
)


def small_pictures(badges: Iterable[Badge], catalogue: Catalogue) -> dict[str, Any]:
    """Return the parts of the pictures, and for each badge the number of its parts, JSON-ready.

    A number counts the shape, the icon, the colours of the sector and how the picture ends, each within the next.
    One that brings a picture of its own is drawn as if it brought none: a file of any size cannot stand in a table.
    """
    looks = [look(badge, catalogue.institutions[badge.issuer], step_of(badge, catalogue)) for badge in badges]
    shapes = sorted({seen.type for seen in looks})
    icons = sorted({seen.icon for seen in looks})
    colours = sorted({(seen.colours.deep, seen.colours.middle) for seen in looks})
    ends = sorted({_ending(seen) for seen in looks})

    def numbered(seen: Look) -> int:
        number = shapes.index(seen.type) * len(icons) + icons.index(seen.icon)
        number = number * len(colours) + colours.index((seen.colours.deep, seen.colours.middle))
        return number * len(ends) + ends.index(_ending(seen))

    return {
        "drawing": DRAWING,
        "shapes": [SHAPES[name]() for name in shapes],
        "icons": icons,
        "colours": colours,
        "ends": ends,
        "of": [numbered(seen) for seen in looks],
    }


def _ending(seen: Look) -> tuple[str, str, str, str]:
    """Return the colours of the end, of the medallion and its ring, and of the subject."""
    return (seen.end, seen.end, PAPER, PAPER) if seen.dark else (seen.end, PAPER, seen.end, seen.end)
