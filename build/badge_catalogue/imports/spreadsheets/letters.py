"""The letters of a file: which encoding it was saved in, and text that was encoded twice.

Dutch spreadsheets come as UTF-8, UTF-16, Windows-1252, Mac Roman and the code page of an old DOS program.
"""

# ruff: noqa: RUF001 -- signs that look alike are what this is about

import re

from badge_catalogue.definitions.damaged import DAMAGED, MISREAD, mended
from badge_catalogue.imports.record import says
from badge_catalogue.model.text import Text

# Letters and signs that Dutch and English texts hold beyond ASCII.
_USUAL = frozenset("éèëêïíîöóòôüúûäáàâçñåøßÉÈËÏÖÜÄÁÇ‘’“”„–—…•€°²³½¼±×§©®«»\xa0")
_OFTEN = frozenset("éëïöüèáóÉËÏ€’")
# The first of those that fit equally well is taken.
_NAMES = {
    "cp1252": "Windows-1252", "iso8859_15": "ISO-8859-15", "mac_roman": "Mac Roman", "cp437": "DOS (cp437)",
    "cp858": "DOS (cp850)",
}  # fmt: skip
_FEW = 12  # characters shown before a damaged letter
_WITHOUT_MARK = {"utf-16-le": re.compile(rb"[\t-~]\0[\t-~]\0"), "utf-16-be": re.compile(rb"\0[\t-~]\0[\t-~]")}
_LOST = re.compile("\ufffd|Ã|â€")


def decoded(data: bytes) -> tuple[str, list[Text]]:
    """Return the text of a file, and what is to be said of its letters; text that was encoded twice is mended."""
    notes: list[Text] = []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    elif wide := next((name for name, begin in _WITHOUT_MARK.items() if begin.match(data)), None):
        text = data.decode(wide, "replace")  # the same, without its mark
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text, notes = _guessed(data)
    if DAMAGED.search(text):
        text = mended(text)
        notes.append(says("letters.letters_were_encoded_twice"))
    if lost := _LOST.search(text) or DAMAGED.search(text) or MISREAD.search(text):
        shown = " ".join(text[max(lost.start() - _FEW, 0) : lost.end() + 1].split())
        notes.append(says("letters.letters_been_lost_save", shown=shown))
    return text, notes


def _guessed(data: bytes) -> tuple[str, list[Text]]:
    """Return text in the encoding that gives the most usual letters; Windows-1252 where it makes no difference."""
    texts = {name: data.decode(name, "replace") for name in _NAMES}
    best = max(texts, key=lambda name: _score(texts[name]))
    if best == "cp1252":
        return texts[best], []
    sample = next(iter(re.findall(r"\w*[^\W\d_a-zA-Z]\w*|[^\x00-\x7f]", texts[best])), "")
    return texts[best], [says("letters.file_read_look_letters", names=_NAMES[best], sample=sample)]


def _score(text: str) -> int:
    """Return the share of usual letters in a text; a bullet, quote or capital within a word is a letter gone wrong."""
    score = 0
    for sign in re.finditer(r"[^\x00-\x7f]", text):
        before, after = text[max(sign.start() - 1, 0) : sign.start()], text[sign.end() : sign.end() + 1]
        within = before.isalpha() and after.isalpha() and not sign[0].isalpha() and sign[0] not in "’–"
        shouted = before.islower() and sign[0].isupper()
        score += (1 + (sign[0] in _OFTEN)) if sign[0] in _USUAL and not within and not shouted else -2
    return score
