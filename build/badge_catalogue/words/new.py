"""What `catalogue new` says around its questions, in every language."""

from badge_catalogue.model.text import Text
from badge_catalogue.words.po import text

_REMARKS = {"badge": 2, "institution": 2, "framework": 1, "pathway": 1}  # how many lines each kind of file begins with
EXAMPLES: dict[str, Text] = {kind: text("new", f"example.{kind}") for kind in _REMARKS}
SLUG = text("new", "slug")
NO_FOLDER = text("new", "no_folder")
WRONG_SET = text("new", "wrong_set")
NOT_WRITTEN = text("new", "not_written")
IS_THERE = text("new", "is_there")
NONE_YET = text("new", "none_yet")
NO_SLUG = text("new", "no_slug")
INSTITUTION = text("new", "institution")
BEFORE = text("new", "before")
NEEDED = text("new", "needed")
AFTER: dict[str, Text] = {kind: text("new", f"after.{kind}") for kind in _REMARKS}
REMARKS: dict[str, tuple[Text, ...]] = {
    kind: tuple(text("new", f"remarks.{kind}.{number}") for number in range(1, count + 1))
    for kind, count in _REMARKS.items()
}
