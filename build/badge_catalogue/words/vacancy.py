"""The words of the page that reads a vacancy, per language; braces are filled in."""

from collections.abc import Mapping

from badge_catalogue.words.po import in_languages

VACANCY: Mapping[str, Mapping[str, str]] = in_languages("vacancy")
