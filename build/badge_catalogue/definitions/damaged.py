"""Text whose letters were damaged on the way: written in one encoding, read in another, and saved again."""

# ruff: noqa: RUF001, RUF003 -- signs that look alike are what this is about

import re

# What the first bytes of é, ’ and their like look like when UTF-8 is read as Windows-1252 or Latin-1, as Mac Roman, and
# as the code pages 850 and 437 of DOS.
_TAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_OF_MAC = "√[^\x00-\x7f]|¬[†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø]|‚Ä[^\x00-\x7f]|‚Ç¨"
_OF_DOS = "[├┬][^\x00-\x7f]|[ÔΓ][Çé][^\x00-\x7f]"
DAMAGED = re.compile(f"[ÃÂ]{_TAIL}|â(?:€|\x80){_TAIL}|{_OF_MAC}|{_OF_DOS}")
_RUN = re.compile("[^\x00-\x7f]+")
LOST = re.compile("\ufffd")
# Letters of one byte read in the wrong table: a sign of these within a word, a capital with an accent after a small
# letter, or two of them before one.
MISREAD = re.compile(
    r"(?<=[a-z])[\x8e\x91\x95\x9a‚‰„‹ˆ•‘Ž”÷Θδ∩ΦΣ√¢ÃÕÈÉÊËÎÏÔÖÚÙÛÜÂÀŠÄÇ](?=[a-z])"
    r"|(?<=[a-z])[ÈÎÔŽÚÙΘδÄÇ](?![a-zA-Z])|(?<![^\W\d_])([ÈŽÚΘÂÄÇ‚])\1(?=[a-z])"
)
# A sign of these is in each of them, and in few texts that are right: a look that costs little.
SUSPECT = re.compile("[ÃÂâ√¬‚├┬ÔΓ\ufffd\x8e\x91\x95\x9a‰„‹ˆ•‘Ž”÷Θδ∩ΦΣ¢ÕÈÉÊËÎÏÖÚÙÛÜÀŠÄÇ]")
_TABLES = ("cp1252", "mac_roman", "cp850", "cp437")


def mended(text: str) -> str:
    """Return a text with what was encoded twice as it was meant; what cannot be undone stays."""
    return _RUN.sub(lambda run: _undone(run[0]), text)


def _undone(run: str) -> str:
    if not DAMAGED.search(run):
        return run
    for table in _TABLES:
        try:
            meant = b"".join(_byte(sign, table) for sign in run).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if all(sign.isalpha() or sign in _SIGNS for sign in meant):
            return meant
    return run


_SIGNS = frozenset("‘’“”„–—…•€°²³½¼±×§©®«»\xa0\xad\u200b\u2011¿¡·")


def _byte(sign: str, table: str) -> bytes:
    """Return the byte that a table shows as a sign; the five that Windows-1252 leaves free as Latin-1 does."""
    try:
        return sign.encode(table)
    except UnicodeEncodeError:
        if table != "cp1252":
            raise
        return sign.encode("latin-1")
