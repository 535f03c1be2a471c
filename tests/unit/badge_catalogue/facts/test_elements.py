"""The sixteen elements: one table for what is said of them and for what counts as stated."""

from dataclasses import replace

import pytest

from badge_catalogue.definitions.load import load_files
from badge_catalogue.facts.element_values import elements
from badge_catalogue.facts.elements import ROWS
from badge_catalogue.model import Badge, Offering
from badge_catalogue.model.text import LANGUAGES, Text

ADMISSION = Text({"nl": "Je werkt in de techniek.", "en": "You work in technology."})
ADDRESS = "https://demo-mbo.example.org/cursus"


def changed(badge: Badge, what: str) -> Badge:
    """Return the badge with one element stated in the less usual of its places."""
    if what == "admission alone":
        return replace(badge, prerequisites=Text(), admission=ADMISSION)
    if what == "an address on the second offering":
        return replace(badge, offering=(Offering(), Offering(url=ADDRESS)))
    if what == "neither":
        return replace(badge, prerequisites=Text(), admission=Text(), offering=(Offering(),))
    return badge


@pytest.mark.parametrize(
    ("what", "stated"),
    [("as it is", None), ("admission alone", 12), ("an address on the second offering", 16), ("neither", -12)],
    ids=["as it is", "admission alone", "second offering", "neither"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_and_what_is_counted_agree(
    small: dict[str, bytes], what: str, stated: int | None, language: str
) -> None:
    """An element has words exactly when it counts as stated, wherever the institution wrote it."""
    catalogue, _ = load_files(small)
    badge = changed(catalogue.badges["demo-mbo.warmtepompen"], what)
    shown = {each.number for each in elements(badge, catalogue, language) if each.value}
    counted = {row.number for row in ROWS if row.state(badge) in ("stated", "on the credential")}
    assert shown == counted
    if stated is not None:
        assert (abs(stated) in shown) is (stated > 0)


def test_there_are_sixteen_in_order() -> None:
    """The table is the annex: one to sixteen."""
    assert [row.number for row in ROWS] == list(range(1, 17))
