"""The accent colour of a catalogue's own, as a style sheet after all others; nothing where it chose none."""

import base64
import hashlib

from badge_catalogue.model import colours
from badge_catalogue.packs import AT_HAND
from badge_catalogue.pieces import piece

FILE = "assets/own.css"
_HEAD = "</head>"


def sheet() -> bytes:
    """Return the style sheet: the accent on light and on dark pages, its stronger and softer shades, text on it."""
    accent = AT_HAND.own("style", "").get("accent")
    if accent is None:
        return b""
    night = colours.at_night(accent)
    pairs = {
        "accent": (accent, night),
        "accent-strong": (colours.mixed(accent, "#000000", 0.25), colours.mixed(night, "#ffffff", 0.4)),
        "accent-soft": (colours.mixed(accent, "#ffffff", 0.88), colours.mixed(accent, colours.NIGHT, 0.75)),
        "on-accent": ("#ffffff", colours.NIGHT),
    }
    told = "".join(f"  --{name}: light-dark({light}, {dark});\n" for name, (light, dark) in pairs.items())
    return f":root {{\n{told}}}\n".encode()


def linked(html: str) -> str:
    """Return a frame with a link to the style sheet, which bears its digest as those of the verify page have to."""
    if not (body := sheet()):
        return html
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    link = piece("head.html", "styles", f"@@root@@{FILE}", f"sha256-{digest}")
    return html.replace(_HEAD, f"{link}{_HEAD}", 1)
