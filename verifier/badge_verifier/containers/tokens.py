"""Find compact tokens (JWS) in a pasted text, each whole and with nothing before or after it.

A mail program may have broken a token into lines; only line breaks and the `> ` of a quotation are taken out, and
what comes of it is judged as it then is. Padding, a suffix or a neighbour make it another token: it is named, and not
cut down to one that would pass.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from badge_verifier.claims.credential import Payload, Remark
from badge_verifier.containers import forms
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import ADDRESS, TOKEN_HEADER_LINES, TOKEN_LINES, TOKEN_PLACES

JWS = re.compile(r"[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*")
_NAME = 80  # characters up to which three parts may be the name of a host or of a person
_DELIMITERS = " \t\r\n\u00a0\"'`<>(){}[]|,;“”„\u2018\u2019«»"
_WORD = re.compile(f"[^{re.escape(_DELIMITERS)}]+")
_CLOSING = ".:!?…*"  # what may follow a token as it follows a word
_PART = re.compile(r"eyJ[A-Za-z0-9_.~-]*")
_WITHIN = re.compile(r"eyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]+\.")
# What nobody sees within a token, and the mark of a mail program where it broke a line (RFC 2045, "soft line break").
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SOFT_BREAK = re.compile(r"(?<!=)=\r?\n[A-Za-z0-9_.-]{4}")
_BREAK = r"(?:\r?\n|\r)"  # at most one empty line between two
_CONTINUED = re.compile(
    rf"[ \t]*{_BREAK}(?:[ \t>]{{0,20}}{_BREAK})?(?:[ \t]*>)*[ \t]*([A-Za-z0-9_.~-]+)(?=[\s\"'`>)\],;]|\Z)"
)
_SHORTEST = 40  # characters of the first line of a broken token
_DOTS = 2  # of a token

# Characters of base64url in a signature of each algorithm (RFC 7518; RSA of 1,024 to 4,096 bits).
_RSA = frozenset({171, 342, 512, 683})
_SIGNATURES: dict[str, frozenset[int]] = {
    **dict.fromkeys(("EdDSA", "Ed25519", "ES256", "ES256K"), frozenset({86})),
    "ES384": frozenset({128}),
    "ES512": frozenset({176}),
    **dict.fromkeys(("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"), _RSA),
}


class Seen(NamedTuple):
    """A token, or why it is none, with where it stands in the text."""

    start: int
    end: int
    found: Payload | StepError


def is_token(text: str) -> bool:
    """Say whether a text is one token and not three words with dots: its header is JSON, which begins so in base64url.

    >>> is_token("www.school.example")
    False
    """
    return JWS.fullmatch(text) is not None and (len(text) > _NAME or text.startswith(("ew", "ex", "ey", "ez")))


def tokens(text: str, container: str, path: str = "") -> Iterator[Seen]:
    """Yield the tokens of a text in its order, at most `TOKEN_PLACES` places that look like one."""
    at = 0
    for _ in range(TOKEN_PLACES):
        at = text.find("eyJ", at)
        if at < 0:
            return
        start = 1 + max(text.rfind(sign, max(0, at - ADDRESS), at) for sign in _DELIMITERS)
        match = _WORD.match(text, max(start, at - ADDRESS))
        word, start = (match[0].lstrip("*"), match.end() - len(match[0].lstrip("*"))) if match else ("eyJ", at)
        at = max(start + len(word), at + 3)
        if word.startswith(("https://", "http://")):
            continue
        seen = _seen(text, word, start, container, path)
        if seen is not None:
            yield seen
            at = max(at, seen.end)
    yield Seen(at, at, Unchecked("unbake.too-large", f"more than {TOKEN_PLACES} places that look like a token"))


def _seen(text: str, word: str, start: int, container: str, path: str) -> Seen | None:
    if not _PART.fullmatch(word.rstrip(_CLOSING)):
        return _not_whole(text, word, start)
    whole, end = _joined(text, word, start)
    if "sd-jwt" in str(forms.header_of(whole.partition(".")[0]).get("typ", "")).lower():
        whole, end = _joined_selective(text, word, start)
    if whole.count(".") < _DOTS:
        cut = len(whole) >= _SHORTEST and ("." in whole or forms.begins_token(whole))
        return Seen(start, end, Invalid("unbake.token-cut")) if cut else None
    remarks = (Remark("remark.lines-joined"),) if end > start + len(word) else ()
    return Seen(start, end, token(whole, container, path, remarks))


def _not_whole(text: str, word: str, start: int) -> Seen | None:
    """Return the reason why a word that holds a token is none; None where it holds none."""
    end = start + len(word)
    copied = _UNSEEN.search(word, 1, len(word) - 1) or (word.endswith("=") and _SOFT_BREAK.match(text, end - 1))
    if copied and forms.begins_token(_UNSEEN.sub("", word).rstrip("=").partition(".")[0]):
        return Seen(start, end, Invalid("unbake.copied", "spaces"))
    return Seen(start, end, Invalid("unbake.token-glued", word[:24])) if _WITHIN.search(word) else None


def token(text: str, container: str, path: str = "", remarks: tuple[Remark, ...] = ()) -> Payload | StepError:
    """Return the payload of a text that should be one token, or why it is none."""
    try:
        forms.check_token(text)
    except StepError as error:
        return error
    selective = "~" in text and forms.SD_JWT.fullmatch(text) is not None
    if not JWS.fullmatch(text) and not selective:
        return Invalid("unbake.token-glued", text[:24])
    if _is_cut(text.partition("~")[0]):
        return Invalid("unbake.token-cut")
    return Payload("jws", text, container, path, remarks)


def _joined(text: str, word: str, start: int) -> tuple[str, int]:
    """Return a token with the lines that continue it, as far as it is not whole, and where it ends."""
    bare, end = word.rstrip(_CLOSING), start + len(word)
    if len(bare) < _SHORTEST or bare != word.rstrip("."):
        return bare, end
    growing = _Growing(word)
    while not growing.is_whole():
        following = _CONTINUED.match(text, end)
        if following is None or not growing.takes(following[1]):
            break
        end = following.end()
    return growing.text().rstrip("."), end


def _joined_selective(text: str, word: str, start: int) -> tuple[str, int]:
    """Return a token with selective disclosure with the lines that continue it, and where it ends.

    It ends with a tilde, behind which no further disclosure begins, or with what its holder signed, whole.
    """
    lines, end = [word], start + len(word)
    last = _Growing(word.rpartition("~")[2]) if "~" in word.rstrip("~") else None
    tilde = "~" in word
    while len(lines) < TOKEN_LINES:
        ended = lines[-1].endswith("~")
        if tilde and not ended and last is not None and last.is_whole():
            break
        following = _CONTINUED.match(text, end)
        if following is None or (ended and not _goes_on(following[1])):
            break
        line = following[1]
        if "~" in line:
            tilde, last = True, _Growing(line.rpartition("~")[2])
        elif ended or last is None:
            last = _Growing(line)
        elif not last.takes(line):
            break
        lines.append(line)
        end = following.end()
    return "".join(lines).rstrip(_CLOSING), end


def _goes_on(line: str) -> bool:
    """Say whether a line behind a tilde begins a disclosure, or what the holder signed: not the next credential."""
    if line.startswith("eyJ"):
        return "kb+jwt" in str(forms.header_of(line.partition(".")[0]).get("typ", "")).lower()
    return line.startswith("WyJ")


class _Growing:
    """A token that is put together line by line; counts as it goes, so that many lines cost no more than few."""

    def __init__(self, line: str) -> None:
        self._lines: list[str] = []
        self._dots = self._last = self._period = 0  # the period at the end of a line may be that of a sentence
        self._sizes: frozenset[int] | None = None
        self._add(line)

    def is_whole(self) -> bool:
        """Say whether nothing can be missing: three parts, and a signature as long as its algorithm makes them."""
        return self._dots >= _DOTS and (self._sizes is None or self._fits())

    def takes(self, line: str) -> bool:
        """Add a line unless the signature would grow longer than any."""
        bare = line.rstrip(".")
        begun = 0 if self._period else self._last
        grown = begun + len(bare) if self._dots + self._period >= _DOTS and "." not in bare else 0
        if len(self._lines) >= TOKEN_LINES or (self._sizes is not None and grown > max(self._sizes)):
            return False
        self._add(line)
        return True

    def text(self) -> str:
        """Return the token as far as its lines were read."""
        return "".join(self._lines)

    def _add(self, line: str) -> None:
        self._lines.append(line)
        if self._period:
            self._dots, self._last = self._dots + 1, 0
        self._period = 1 if line.endswith(".") else 0
        line = line.removesuffix(".")
        self._dots += line.count(".")
        self._last = len(line.rpartition(".")[2]) if "." in line else self._last + len(line)
        if self._sizes is None and len(self._lines) <= TOKEN_HEADER_LINES:
            self._sizes = _sizes(self.text())

    def _fits(self) -> bool:
        return self._sizes is not None and (self._last in self._sizes or self._last > max(self._sizes))


def _sizes(beginning: str) -> frozenset[int] | None:
    """Return the length that the signature may have, from the header; None where that is not known."""
    header, dot, _ = beginning.partition(".")
    return _SIGNATURES.get(str(forms.header_of(header).get("alg"))) if dot else None


def _is_cut(text: str) -> bool:
    """Say whether a signature is shorter than its algorithm makes any."""
    sizes = _sizes(text)
    last = len(text.rpartition(".")[2])
    return sizes is not None and last not in sizes
