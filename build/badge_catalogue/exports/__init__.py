"""The catalogue in the languages of other systems: pure, from the model to (site path, bytes)."""

from badge_catalogue.exports.files import files

__all__ = ["files"]
