"""The words of the interface: one folder a language, one PO file an area, read by `po`."""

from collections.abc import Mapping

from badge_catalogue.words.po import in_languages

WORDS: Mapping[str, Mapping[str, str]] = in_languages("site")
"""The words of every page, by language and key."""
