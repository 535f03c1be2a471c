"""The catalogue in the languages of other systems: pure, from the model to (site path, bytes)."""

from badge_catalogue.exports.files import about_all, about_each, files

__all__ = ["about_all", "about_each", "files"]
