"""Pieces of pages made from templates: text stays text, and what is marked up stays so."""

import pytest
from markupsafe import Markup

from badge_catalogue.pieces import piece

MARKED_UP = Markup("<b>1</b>")


@pytest.mark.parametrize(("given", "shown"), [("<b>1</b>", "&lt;b&gt;1&lt;/b&gt;"), (MARKED_UP, "<b>1</b>")])
def test_text_is_escaped_and_markup_is_not(given: str, shown: str) -> None:
    """A word that looks like a tag is shown as it is written; a piece within a piece keeps its tags."""
    assert piece("prose_table.html", "row", given) == f'<tr role="row">{shown}</tr>'


def test_an_unknown_macro_is_refused() -> None:
    """A name that the template does not have gives an error, and no empty place on a page."""
    with pytest.raises(AttributeError, match="none"):
        piece("prose_table.html", "none", "")
