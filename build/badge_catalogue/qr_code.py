"""The QR code of an address, as SVG that stands in the page: a poster or a slide leads to it, and nothing is asked for.

Dark on light in both colour schemes, with the quiet zone the standard asks for: many readers know nothing else.
"""

import segno
from markupsafe import Markup

_QUIET = 4  # modules of margin, ISO/IEC 18004
_MASK = 0  # any of the eight is right; trying them all for the prettiest takes seven times as long


def qr_code(address: str) -> Markup:
    """Return the drawing; hidden from readers of the screen, so the address has to stand beside it as text."""
    code = segno.make(address, error="m", micro=False, boost_error=False, mask=_MASK)
    drawn = code.svg_inline(border=_QUIET, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)
    return Markup('<div class="qr-code" aria-hidden="true">{}</div>').format(Markup(drawn))  # noqa: S704 -- digits alone
