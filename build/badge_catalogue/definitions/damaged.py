"""Text whose letters were damaged on the way: UTF-8 that was read as another encoding and saved again."""

# ruff: noqa: RUF001, RUF003 -- signs that look alike are what this is about

import re

# What the first bytes of é, ’ and their like look like when UTF-8 is read as Windows-1252 or Latin-1.
_TAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
DAMAGED = re.compile(f"[ÃÂ]{_TAIL}|â(?:€|\x80){_TAIL}")
_RUN = re.compile("[^\x00-\x7f]+")
LOST = re.compile("\ufffd")
# A letter with an accent of Mac Roman or DOS, read as Windows-1252: a sign of these within a word.
MISREAD = re.compile(r"(?<=[a-z])[\x8e\x91\x95\x9a\u201a\u2030\u201e\u2039\u02c6\u2022\u2018\u017d\u00d5](?=[a-z])")


def mended(text: str) -> str:
    """Return a text with what was encoded twice as it was meant; what cannot be undone stays."""
    return _RUN.sub(lambda run: _undone(run[0]), text)


def _undone(run: str) -> str:
    if not DAMAGED.search(run):
        return run
    try:
        return b"".join(map(_byte, run)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return run


def _byte(sign: str) -> bytes:
    """Return the byte that Windows-1252 shows as a sign; its five free ones as Latin-1 does."""
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")
