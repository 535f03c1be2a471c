"""Turn the bytes of a file into text, and name the signs in it that nobody sees or meant.

What cannot be parsed is replaced one for one, so that the places of other findings stay true.
"""

import re
from collections.abc import Iterator
from itertools import islice

from badge_catalogue.definitions.loading_rules import problem
from badge_catalogue.model import Mark
from badge_catalogue.model.findings import Finding

# Control characters, line breaks that editors do not count, characters that steer or hide text, noncharacters.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
_LONE_CR = re.compile("\r(?!\n)")
# Spaces that YAML takes for letters: the hard one of a word processor, and its narrow and wide kin.
_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_HARD = re.compile(f"[{_SPACES}]")
# Where only a plain space has a meaning: as indentation, after a key's colon, and before it.
_HARD_SPACE = re.compile(
    rf"^(?:[ {_SPACES}]*(?:- +)?[\w.-]+:|[ ]*)([{_SPACES}]+)(?=[ {_SPACES}]*\S)"
    rf"|^[ ]*(?:- +)?[\w.-]+([{_SPACES}]+)(?=:(?: |$))",
    re.MULTILINE,
)
# Git's markers, also where someone indented them. The one in the middle underlines a heading of Markdown as well, but
# not at the margin, below an empty line or below an item of a list.
_CONFLICT = re.compile(
    r"^[ \t]*(?:<{7}(?: |\r?$)|>{7}(?: |\r?$)|\|{7}(?: |\r?$))"
    r"|^={7}(?=\r?$)"
    r"|^(?:[ \t]*|[ \t]*(?:[-*+]|\d+[.)])[ ].*)\r?\n[ \t]+={7}(?=[ \t]*\r?$)",
    re.MULTILINE,
)
_MARKERS = tuple(sign * 7 for sign in "<=>|")
_PRIVATE_KEY = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE" + r" KEY-----|\bz3u2[1-9A-HJ-NP-Za-km-z]{40}|\bz42t[1-9A-HJ-NP-Za-km-z]{40}"
)
_SECRET_SIGNS = ("PRIVATE", "z3u2", "z42t")  # a look that costs nothing, before the search
_TWO_BYTES = (b"\xff\xfe", b"\xfe\xff")


def decoded(file: str, data: bytes, most: int) -> tuple[str | None, list[Finding]]:
    """Return the text of a file, and what is wrong with its signs; no text where every sign has two bytes.

    Arguments:
        most: Findings of one kind.
    """
    findings = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        findings.append(problem("yaml-byte-order-mark", file, Mark()))
    if data.startswith(_TWO_BYTES) or data.count(b"\0") * 3 > len(data):  # UTF-16, with its mark or without
        return None, [problem("yaml-encoding", file, Mark(), byte=f"0x{data[0]:02x}")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        mark = _place(data[: error.start].decode("utf-8"), error.start)
        findings.append(problem("yaml-encoding", file, mark, byte=f"0x{data[error.start]:02x}"))
        text = data.decode("utf-8", "replace")
    for pattern in (INVISIBLE, _LONE_CR):
        if pattern.search(text):
            findings += [
                problem("yaml-invisible-character", file, _place(text, match.start()), sign=_named(match[0]))
                for match in islice(pattern.finditer(text), most)
            ]
            text = pattern.sub(" ", text)
    if "\t" in text:
        tabs = islice(re.finditer("\t+", text), most)
        findings += [problem("yaml-tab", file, _place(text, tab.start())) for tab in tabs]
        text = text.replace("\t", " ")
    if not text.isascii() and _HARD.search(text):
        findings += islice(_hard_spaces(file, text), most)
        text = _HARD_SPACE.sub(lambda found: _HARD.sub(" ", found[0]), text)
    if any(sign in text for sign in _SECRET_SIGNS) and (secret := _PRIVATE_KEY.search(text)):
        findings.append(problem("no-private-key", file, _place(text, secret.start())))
    return text, findings


def conflict(text: str) -> Mark | None:
    """Return the line on which a merge conflict begins, or what is left of one; None where there is none."""
    if not any(marker in text for marker in _MARKERS):
        return None
    found = _CONFLICT.search(text)
    return None if found is None else _place(text, found.end() - len(found[0].rpartition("\n")[2].lstrip()))


def _hard_spaces(file: str, text: str) -> Iterator[Finding]:
    for found in _HARD_SPACE.finditer(text):
        group = 1 if found[1] else 2
        mark = _place(text, found.start(group))
        yield problem("yaml-no-break-space", file, mark, sign=_named(found[group][0]))


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _place(text: str, index: int) -> Mark:
    before = text[:index]
    return Mark(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
