"""The words of the interface, in one place per language: `words_nl`, `words_en`.

Both have the same names; what stands between braces is filled in where a word is used. Texts of badges are not here.
"""

from collections.abc import Mapping

from badge_catalogue import words_en, words_nl

WORDS: Mapping[str, Mapping[str, str]] = {"nl": words_nl.WORDS, "en": words_en.WORDS}
