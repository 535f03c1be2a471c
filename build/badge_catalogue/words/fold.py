"""The words around all answers of a badge, unfolded where it stands in a list; by language, as scripts name them."""

from collections.abc import Mapping

from badge_catalogue.model.text import ByLanguage
from badge_catalogue.words.po import group


def _fold(language: str) -> dict[str, str]:
    return {f"fold_{key}": text for key, text in group("answer", "fold", language).items()}


FOLD: Mapping[str, Mapping[str, str]] = ByLanguage(_fold)
