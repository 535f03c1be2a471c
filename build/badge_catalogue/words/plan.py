"""The words of the planning page and of the diagram of a pathway, per language; braces are filled in.

A name with `_none` behind it says the same of none at all.
"""

from collections.abc import Mapping

from badge_catalogue.words.po import in_languages

PLAN: Mapping[str, Mapping[str, str]] = in_languages("plan")
