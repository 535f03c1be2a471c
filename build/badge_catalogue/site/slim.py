"""Writes a page without what nobody sees: indents, quotes, end tags that HTML lets one leave out, links by a detour."""

import re

import minify_html

_OWN_SCRIPT = re.compile(rb"<(?:script|style)>")  # a policy allows it by the digest of its bytes
_INLINE = "a|abbr|b|button|cite|code|em|i|img|input|label|output|select|small|span|strong|svg|time"
_SPACE = re.compile(rf"(</(?:{_INLINE})>|<(?:img|input)\b[^>]*>)\s+(?=<(?:{_INLINE})\b)")
_KEPT = "\ue000"  # of nobody's alphabet; stands for a space meanwhile
_LINK = re.compile(rb"""(<[a-z]+ (?:"[^"]*"|'[^']*'|[^"'<>])*?\b(?:href|src)="?)((?:\.\./)+)([^"# >?]*)""")
_SAID = rb'<meta content=("[^"]*"|[^ >"]*)'
_TOLD = re.compile(rb"(%s) name=description>(.*?)<meta content=\2 property=og:description>" % _SAID, re.DOTALL)


def slim(html: bytes, path: str) -> bytes:
    """Return a page in fewer bytes; one that carries a script or a style of its own comes as it is.

    The minifier takes spaces between elements in a `div` for indents, though two words or buttons may stand there.

    Args:
        html: The page.
        path: Of the page below the site's root; its links lead there by the shortest way.
    """
    if _OWN_SCRIPT.search(html):
        return html
    less = minify_html.minify(_SPACE.sub(rf"\1{_KEPT}", html.decode())).replace(_KEPT, " ").encode()
    return _TOLD.sub(rb"\1 name=description property=og:description>\3", _shortened(less, path))


def _shortened(html: bytes, path: str) -> bytes:
    """Return a page whose links go up no further than they have to: most of a badge's own files lie beside its page."""
    here = path.encode().split(b"/")[:-1]

    def short(found: re.Match[bytes]) -> bytes:
        before, up, way = found.groups()
        rise = len(up) // len(b"../")
        if rise > len(here):
            return found[0]
        shared = 0
        down, passed = way.split(b"/"), here[len(here) - rise :]
        while shared < min(rise, len(down) - 1) and down[shared] == passed[shared]:
            shared += 1
        left = b"../" * (rise - shared) + b"/".join(down[shared:])
        return before + (left if left and b":" not in left else b"./" + left)

    return _LINK.sub(short, html)
