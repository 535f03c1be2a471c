"""The drawing of what a badge counts towards says no more than the list beside it."""

import re
from typing import Any

from badge_catalogue.drawings.stacking import diagram
from badge_catalogue.facts.relations import relate
from badge_catalogue.model import Accepts, Badge, Catalogue, Stacking
from badge_catalogue.model.text import Text


def badge(name: str, **fields: Any) -> Badge:
    """Return a badge with a name and some fields."""
    text = Text({"nl": name})
    return Badge(f"a.{name}", name, "a", "regular", text, text, text, ("mbo",), ("nl",), "1", "active", **fields)


def drawn(*badges: Badge) -> str:
    """Return the drawing of the first of some badges."""
    catalogue = Catalogue({each.id: each for each in badges}, {(each.id, "1"): each for each in badges})
    return str(diagram(badges[0], relate(catalogue), "nl", "../"))


def test_badge_that_stands_alone_has_no_drawing() -> None:
    """Nothing to tell, nothing to draw."""
    assert drawn(badge("x")) == ""


def test_confirmed_and_claimed_lines_differ() -> None:
    """A line is full only where the receiver confirmed."""
    giver = badge("x", stacking=Stacking("stackable", ("a.y", "a.z")))
    accepts = Accepts("a.x", None, Text(), Text(), None)
    svg = drawn(giver, badge("y", stacking=Stacking(accepts=(accepts,))), badge("z"))
    assert (svg.count('class="sure"'), svg.count('class="claim"')) == (1, 1)


def test_every_other_badge_is_a_link_and_hidden_from_readers() -> None:
    """The list is for screen readers and the keyboard; the drawing stays out of their way."""
    svg = drawn(badge("x", stacking=Stacking("stackable", ("a.y",))), badge("y"))
    assert 'aria-hidden="true"' in svg
    assert re.findall(r'<a href="([^"]+)" tabindex="-1">', svg) == ["../badges/a/y/"]


def test_names_are_text() -> None:
    """A name cannot become markup in the drawing."""
    svg = drawn(badge("x", stacking=Stacking("stackable", ("a.<script>",))), badge("<script>"))
    assert "<script>" not in svg
