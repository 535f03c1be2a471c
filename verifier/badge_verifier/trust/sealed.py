"""Learning outcomes as a digest: a signed badge that bears the right ones shows them, and nobody has to carry all.

The texts are most of what a list of badges weighs, and a badge that tells its outcomes has them in it.
"""

import base64
import hashlib
import string
from collections.abc import Sequence

_BYTES = 9  # of the digest: nobody finds other texts for it
_PLACES = string.digits + string.ascii_letters  # of a text, a sign each


def sealed(texts: Sequence[str]) -> str:
    """Return the digest of texts, whatever their order, and behind it the order in which they stand.

    No texts have no seal, nor have more than anybody reads.

    >>> opened(sealed(["Weld.", "Cut."]), ["Cut.", "Weld."])
    ('Weld.', 'Cut.')
    >>> opened(sealed(["Weld.", "Cut."]), ["Weld."])
    ()
    """
    if not 0 < len(texts) <= len(_PLACES):
        return ""
    in_order = sorted(texts)
    return f"{_digest(in_order)}{''.join(_PLACES[in_order.index(text)] for text in texts)}"


def opened(seal: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the texts in the order of the seal where they are the ones that were sealed; else nothing."""
    in_order = sorted(texts)
    length = len(_digest(()))
    order = [_PLACES.find(sign) for sign in seal[length:]]
    if not seal or _digest(in_order) != seal[:length] or not set(order) <= set(range(len(in_order))):
        return ()
    return tuple(in_order[place] for place in order)


def _digest(texts: Sequence[str]) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256("\n".join(texts).encode()).digest()[:_BYTES]).decode()
