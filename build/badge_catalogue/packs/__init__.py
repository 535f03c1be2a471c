"""What belongs to a country: its sectors, ladders of levels, registers and words, as data; a folder a pack."""

from badge_catalogue.packs.chosen import AT_HAND, USUAL, AtHand, Words
from badge_catalogue.packs.pack import NEUTRAL, Pack, known, pack

__all__ = ["AT_HAND", "NEUTRAL", "USUAL", "AtHand", "Pack", "Words", "known", "pack"]
