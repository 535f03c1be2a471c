"""The packs and the own words of the catalogue at hand: chosen once a process, by whoever loads a catalogue."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from badge_catalogue.model.badge import LADDERS, SECTORS
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.packs.pack import NEUTRAL, Pack, known, pack

USUAL = ("nl",)  # of a catalogue that names neither packs nor countries


class Words(NamedTuple):
    """A text of the interface that a catalogue says otherwise: "site", "en", "front_title" and what it says."""

    area: str
    language: str
    key: str
    said: str


def _other(words: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda found: words[found[0]]


@dataclass(frozen=True)
class _Choice:
    packs: tuple[str, ...] = USUAL
    words: tuple[Words, ...] = ()


class AtHand:
    """What the catalogue at hand chose."""

    def __init__(self) -> None:
        """Begin with the usual pack."""
        self._choice = _Choice()
        self._turns = {self._choice: 0}
        self.turn = 0
        """A number for this very choice, by which what was read for it is kept."""

    def choose(self, packs: Iterable[str], sectors: Iterable[str] = (), words: Iterable[Words] = ()) -> None:
        """Take the packs of a catalogue, and what it says itself.

        Arguments:
            packs: Their names, the one that counts first.
            sectors: Its own sectors, in the place of those of its packs.
            words: Its own texts, in the place of those of the program and the packs.
        """
        self._choice = _Choice(tuple(packs), tuple(words))
        self.turn = self._turns.setdefault(self._choice, len(self._turns))
        LADDERS.choose(("eqf", *(name for each in self.packs for name in each.levels)))
        own = tuple(sectors) or tuple(name for each in self.packs for name in each.sectors)
        SECTORS.choose(dict.fromkeys(own or NEUTRAL.sectors))

    def told(self) -> dict[str, Any]:
        """Return the choice as it is sent to a browser."""
        return {"packs": self.names, "sectors": list(SECTORS), "words": [list(each) for each in self._choice.words]}

    def take(self, told: Mapping[str, Any]) -> None:
        """Choose as `told` says."""
        self.choose(told["packs"], told["sectors"], [Words(*each) for each in told["words"]])

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the packs."""
        return self._choice.packs

    @property
    def packs(self) -> tuple[Pack, ...]:
        """Return the packs."""
        return tuple(pack(name) for name in self._choice.packs)

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes of programmes that a badge may carry."""
        return frozenset(code for each in self.packs for code in each.codes)

    @property
    def rungs(self) -> tuple[str, ...]:
        """Return the levels of the ladder that counts, the highest first."""
        return self.packs[-1].rungs if self.packs else NEUTRAL.rungs

    @property
    def ladders(self) -> dict[str, list[str]]:
        """Return the ladders of levels beside the European one, and what else people call a level on each."""
        return {name: list(each.level_words) for each in self.packs for name in each.levels}

    @property
    def load(self) -> frozenset[str]:
        """Return the measures of study load that a badge may state."""
        return frozenset({"ects", "hours", *(measure for each in self.packs for measure in each.load)})

    @property
    def credit(self) -> tuple[int, ...]:
        """Return the hours of work that a credit stands for, at least and at most."""
        return (self.packs[0] if self.packs else NEUTRAL).credit

    def of_sectors(self, sectors: Iterable[str], key: str) -> str:
        """Return the value of a key, such as `load`, for the first sector that a pack knows; "" where none has it.

        A pack that knows none of them answers for its first sector, and without any pack all sectors are alike.
        """
        for each in self.packs:
            if each.per_sector:
                usual = next(iter(each.per_sector))
                sector = next((one for one in sectors if one in each.per_sector), usual)
                return each.per_sector[sector].get(key) or NEUTRAL.per_sector[""].get(key, "")
        return NEUTRAL.per_sector[""].get(key, "")

    def measures(self, sectors: Iterable[str]) -> frozenset[str]:
        """Return the measures of study load in which sectors count; none for those of which no pack says it."""
        known = [each.per_sector.get(sector, {}).get("load", "") for each in self.packs for sector in sectors]
        return frozenset(known) - {""}

    def european(self, ladder: str, rung: str) -> str | None:
        """Return the rung of the EQF that a rung of a ladder is; None where it is none, or no rung at all."""
        of = next((each for each in self.packs if ladder in each.levels), NEUTRAL)
        return of.beside_eqf.get(rung, rung) if rung in of.rungs else None

    def rungs_at(self, ladder: str, european: str) -> tuple[str, ...]:
        """Return the rungs of a ladder that are this rung of the EQF."""
        of = next((each for each in self.packs if ladder in each.levels), NEUTRAL)
        return tuple(rung for rung in of.rungs if self.european(ladder, rung) == european)

    def place(self, sector: str) -> int:
        """Return the place of a sector in its country's pack, else in the catalogue, from 0; the first for one unknown.

        A catalogue that lists fewer sectors, or in another order, has its badges in the colours they have anywhere.
        """
        order = next((each.sectors for each in self.packs if sector in each.sectors), tuple(SECTORS))
        return order.index(sector) if sector in order else 0

    @property
    def extended(self) -> bool:
        """Say whether Open Badges 2.0 is written with the extensions of a platform."""
        return any(each.extensions for each in self.packs)

    def of_anywhere(self, text: str) -> str:
        """Return an example or a description of the program's own without the words of packs that are not chosen."""
        for name in known():
            if name in self.names or not pack(name).elsewhere:
                continue
            other = {**pack(name).elsewhere, **({} if pack(name).language in LANGUAGES else pack(name).unspoken)}
            listed = "|".join(map(re.escape, sorted(other, key=len, reverse=True)))
            text = re.sub(rf"(?<![A-Za-z0-9])(?:{listed})(?![A-Za-z0-9])", _other(other), text)
        return text

    def own(self, area: str, language: str) -> Mapping[str, str]:
        """Return the words that the catalogue itself gives for an area, by key."""
        return {key: said for of, tongue, key, said in self._choice.words if (of, tongue) == (area, language)}


AT_HAND = AtHand()
AT_HAND.choose(USUAL)
