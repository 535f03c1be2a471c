"""Which spellings of a badge's name or address mean the same badge of the catalogue."""

from badge_verifier.encodings.characters import by_known
from badge_verifier.network.platforms import split


def bare(address: str) -> str:
    """Return an address without scheme and closing slash: a platform writes its own in several ways."""
    try:
        parts = split(address)
    except ValueError:
        return address
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{parts.query}#{parts.fragment}"


def folded(text: str) -> str:
    """Return a name in small letters with single spaces."""
    return " ".join(by_known(text, str.casefold).split())
