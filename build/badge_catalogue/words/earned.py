"""The words of the page for who earned a badge, per language."""

from collections.abc import Mapping

from badge_catalogue.words.po import in_languages

EARNED: Mapping[str, Mapping[str, str]] = in_languages("earned")
