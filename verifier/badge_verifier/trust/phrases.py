"""Texts that many badges have in common, kept once: a badge names the phrase and fills in its own numbers.

"84 uur (3 EC)" and "28 uur (1 EC)" are one phrase, and so is a sentence about a certificate with another code.
"""

import re
from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"[0-9]+", re.ASCII)
_GAP = "#"


class Phrases:
    """Phrases by their place; each is one text, or the same in several languages."""

    def __init__(self, known: Iterable[Sequence[str]] = ()) -> None:
        self.known = [tuple(each) for each in known]
        self._places = {each: place for place, each in enumerate(self.known)}

    def code(self, texts: Sequence[str]) -> str:
        """Return the code of these texts: the place of their phrase, kept from now on, and the numbers in it.

        >>> phrases = Phrases()
        >>> phrases.code(["84 uur (3 EC)", "84 hours (3 EC)"]), phrases.code(["8 uur (0 EC)", "8 hours (0 EC)"])
        ('0:84:3', '0:8:0')
        >>> phrases.texts("0:28:1")
        ('28 uur (1 EC)', '28 hours (1 EC)')
        """
        numbers = [_NUMBER.findall(text) for text in texts]
        shared = all(each == numbers[0] for each in numbers) and not any(_GAP in text for text in texts)
        phrase = tuple(_NUMBER.sub(_GAP, text) for text in texts) if shared else tuple(texts)
        place = self._places.setdefault(phrase, len(self.known))
        if place == len(self.known):
            self.known.append(phrase)
        return ":".join([str(place), *(numbers[0] if shared else ())])

    def texts(self, code: str) -> tuple[str, ...]:
        """Return the texts that a code stands for.

        Raises:
            ValueError: It stands for none.
        """
        place, *numbers = code.split(":")
        try:
            phrase = self.known[int(place)]
        except IndexError:
            raise ValueError(f"no phrase {place}") from None
        return tuple(_filled(text, numbers) for text in phrase) if numbers else phrase


def _filled(text: str, numbers: Sequence[str]) -> str:
    pieces = text.split(_GAP)
    if len(pieces) != len(numbers) + 1:
        raise ValueError(f"{text!r} has room for {len(pieces) - 1} numbers, not for {len(numbers)}")
    return "".join(part for pair in zip(pieces, [*numbers, ""], strict=True) for part in pair)
