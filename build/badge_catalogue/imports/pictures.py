"""The image of a badge from elsewhere: one that comes along is kept, one at an address is named, nothing is fetched."""

import base64
import binascii
import re

from badge_catalogue import addresses, limits
from badge_catalogue.imports import json_files as j
from badge_catalogue.imports.record import Incoming

_LARGEST = limits.PICTURE_OF_ANOTHER
_EMBEDDED = re.compile(r"data:image/(png|svg\+xml)(?:;[\w=-]+)*;base64,([A-Za-z0-9+/=\s]*)", re.ASCII)


def picture(told: object, language: str, incoming: Incoming) -> None:
    """Carry over an image: an address, a data URI, or an object with `id` and `caption`.

    Args:
        told: The member `image` of Open Badges 2.0 or 3.0.
        language: Of the caption.
        incoming: Its slug names the file; its name is no description of a picture.
    """
    address = j.text(told) or j.text(j.group(told).get("id")) or j.text(j.group(told).get("url"))
    caption = j.text(j.group(told).get("caption"))
    if caption and caption != j.group(incoming.data.get("name")).get(language):
        incoming.put(f"image_alt.{language}", caption)
    embedded = _EMBEDDED.fullmatch(address)
    if embedded is not None:
        content = _decoded(embedded[2])
        if content is not None:
            name = f"{incoming.slug}.{embedded[1].partition('+')[0]}"
            incoming.files[name] = content
            incoming.put("image", name)
            return
    if address and not addresses.is_of_a_badge(address):
        shown = address if len(address) <= 120 else f"{address[:40]}…"  # noqa: PLR2004 -- what fits on a line
        incoming.lose(
            "pictures.image_save_beside_file",
            shown=shown,
            slug=incoming.slug,
        )


def _decoded(text: str) -> bytes | None:
    """Return the bytes, or None where they are no base64 or too many."""
    if len(text) > _LARGEST * 2:
        return None
    try:
        content = base64.b64decode("".join(text.split()), validate=True)
    except binascii.Error:
        return None
    return content if 0 < len(content) <= _LARGEST else None
