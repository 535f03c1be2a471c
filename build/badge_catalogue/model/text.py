"""Text for people in more than one language, which languages a catalogue has, and which of them a reader gets."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

USUAL = ("nl", "en")  # of a catalogue that does not say its languages
INTERNATIONAL = "en"  # what programs and readers from elsewhere are told, where a catalogue has it


class Languages(Sequence[str]):
    """The languages of the catalogue at hand, its own first: a setting of the catalogue, chosen once a process.

    Whoever loads a catalogue chooses them; everything else only reads them.
    """

    def __init__(self, *chosen: str) -> None:
        """Begin with some languages."""
        self._chosen = chosen

    def choose(self, languages: Iterable[str]) -> None:
        """Take the languages of a catalogue, its own first; none at all leaves them as they are."""
        self._chosen = tuple(languages) or self._chosen

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the languages as a value by which what was made for them can be kept."""
        return self._chosen

    @property
    def international(self) -> str:
        """Return the language of the catalogue that programs and readers from elsewhere get."""
        return INTERNATIONAL if INTERNATIONAL in self._chosen else self._chosen[0]

    def __len__(self) -> int:
        """Return the number of languages."""
        return len(self._chosen)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...

    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        """Return the language at a place, from 0."""
        return self._chosen[place]

    # A sequence would ask for place after place; every text of a catalogue is read by these two.

    def __iter__(self) -> Iterator[str]:
        """Yield the languages, the catalogue's own first."""
        return iter(self._chosen)

    def __contains__(self, language: object) -> bool:
        """Say whether the catalogue has a language."""
        return language in self._chosen


LANGUAGES = Languages(*USUAL)


class ByLanguage[Value](Mapping[str, Value]):
    """What there is in each language of the catalogue at hand, made when it is asked for."""

    def __init__(self, made: Callable[[str], Value]) -> None:
        """Take what makes the value of a language."""
        self._made = made

    def __getitem__(self, language: str) -> Value:
        """Return the value of a language of the catalogue."""
        if language not in LANGUAGES:
            raise KeyError(language)
        return self._made(language)

    def __iter__(self) -> Iterator[str]:
        """Yield the languages of the catalogue."""
        return iter(LANGUAGES)

    def __len__(self) -> int:
        """Return the number of languages that the catalogue has."""
        return len(LANGUAGES)


@dataclass(frozen=True)
class Text:
    """One text in one or more languages.

    Attributes:
        values: Language to text; at least one, never an empty string.
    """

    values: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Say whether there is any text."""
        return bool(self.values)

    def has(self, language: str) -> bool:
        """Say whether there is text in this very language."""
        return language in self.values

    def language_for(self, language: str) -> str:
        """Return the language a reader of `language` gets: that one, else the catalogue's first that there is.

        A text in none of these is shown in what it has, the first in the alphabet: rather that than an empty place.
        """
        ours = (language, *LANGUAGES, *sorted(self.values))
        return next(filter(self.values.__contains__, ours), LANGUAGES[0])

    def get(self, language: str) -> str:
        """Return the text for a reader of `language`; empty where there is none at all."""
        found = self.values.get(language)
        return self.values.get(self.language_for(language), "") if found is None else found
