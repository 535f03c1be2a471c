"""The words of the interface, in one place per language: `words_nl`, `words_en`.

Both have the same names; what stands between braces is filled in where a word is used. Texts of badges are not here.
"""

from collections.abc import Mapping

from badge_catalogue.words import en, nl

WORDS: Mapping[str, Mapping[str, str]] = {"nl": nl.WORDS, "en": en.WORDS}
