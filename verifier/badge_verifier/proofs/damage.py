"""What programs do to the letters of a badge when they copy or store it: undone, to see whether that is all.

Decides whether a signature that does not fit would fit the text as it was. It proves damage and nothing else: what
stands in the file was not signed, so such a badge is never valid, and nobody changed its meaning.
"""

import html
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from badge_verifier.encodings.characters import by_known
from badge_verifier.limits import DAMAGES


def undone(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a badge with each kind of damage undone in all its texts, where that makes a difference.

    UTF-8 that was read as Windows-1252, accents that stand as signs of their own, and characters as a web page has
    them. Its proof stays as it is.
    """
    for mend in (_decoded, _composed, html.unescape, plain):
        mended = {name: said if name == "proof" else _each(said, mend) for name, said in document.items()}
        if mended != document:
            yield mended


def plain(text: str) -> str:
    """Return a text with every kind of damage undone, also where one came upon another.

    >>> plain("CafÃ© &amp; Bar")
    'Café & Bar'
    """
    for _ in range(DAMAGES):
        text = _composed(html.unescape(_decoded(text)))
    return text


def is_beyond_mending(document: Any) -> bool:  # noqa: ANN401 -- a JSON value
    """Say whether a program has put its mark (U+FFFD) where it could not read a letter: what stood there is lost."""
    if isinstance(document, Mapping):
        return any(map(is_beyond_mending, document.values()))
    if isinstance(document, list):
        return any(map(is_beyond_mending, document))
    return isinstance(document, str) and "\ufffd" in document


def _each(value: Any, mend: Callable[[str], str]) -> Any:  # noqa: ANN401 -- a JSON value
    if isinstance(value, str):
        return mend(value)
    if isinstance(value, list):
        return [_each(member, mend) for member in value]
    if isinstance(value, Mapping):
        return {name: _each(said, mend) for name, said in value.items()}
    return value


def _decoded(text: str) -> str:
    """Return a text as it was before its UTF-8 was taken for Windows-1252: "CafÃ©" was "Café"."""
    if text.isascii():
        return text
    try:
        return b"".join(_byte(sign) for sign in text).decode()
    except UnicodeError:
        return text


def _byte(sign: str) -> bytes:
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")  # programs let the five places pass that Windows-1252 leaves empty


def _composed(text: str) -> str:
    return by_known(text, lambda part: unicodedata.normalize("NFC", part))
