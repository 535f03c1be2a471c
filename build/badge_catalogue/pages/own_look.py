"""The look of a catalogue's own: its accent colour, in a style sheet after all others, and its logo for our mark."""

import base64
import hashlib
import re

from badge_catalogue import addresses
from badge_catalogue.model import colours
from badge_catalogue.packs import AT_HAND
from badge_catalogue.pieces import piece

FILE = "assets/own.css"
_HEAD, _PIECES = "</head>", "head.html"
_MARK = re.compile(r'(<a class="site-name"[^>]*>)<svg\b.*?</svg>', re.DOTALL)
_ICON = re.compile(r'<link rel="icon"[^>]*>')


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


def dressed(html: str) -> str:
    """Return a frame with the catalogue's own logo and colour, as far as it chose them."""
    return _coloured(_signed(html))


def _signed(html: str) -> str:
    """Return a frame with the catalogue's logo where our mark stood; the name stands beside it, so it says none."""
    if "logo" not in AT_HAND.own("style", ""):
        return html
    picture = f"@@root@@{addresses.SITE_LOGO}"
    logo, icon = (piece(_PIECES, name, picture) for name in ("logo", "icon"))
    return _ICON.sub(str(icon), _MARK.sub(rf"\g<1>{logo}", html, count=1), count=1)


def _coloured(html: str) -> str:
    """Return a frame with a link to the style sheet, which bears its digest as those of the verify page have to."""
    if not (body := sheet()):
        return html
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    link = piece(_PIECES, "styles", f"@@root@@{FILE}", f"sha256-{digest}")
    return html.replace(_HEAD, f"{link}{_HEAD}", 1)
