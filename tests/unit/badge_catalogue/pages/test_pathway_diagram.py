"""The diagram of a pathway: every badge in its step, in letters that fit, saying nothing that the list does not."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import demonstrated
import pytest

from badge_catalogue.definitions.load import load
from badge_catalogue.model import Catalogue, Goal, Pathway, Step
from badge_catalogue.model.text import Text
from badge_catalogue.pages.pathway_diagram import drawing, measure, wrapped


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The catalogue of the demonstration."""
    return load(demonstrated.CATALOGUE)[0]


def drawn(catalogue: Catalogue, pathway: Pathway, language: str = "nl") -> ET.Element:
    """Return the drawing as a tree."""
    return ET.fromstring(str(drawing(catalogue, pathway, language)))  # noqa: S314 -- our own drawing


def said(part: ET.Element) -> str:
    """Return the text of a part, its lines joined."""
    return " ".join("".join(line.itertext()) for line in part.iter("tspan")).replace("- ", "-")


def test_every_step_has_its_badges(catalogue: Catalogue) -> None:
    """Each step is a box with its rule, and each badge stands in it under its id and its name."""
    pathway = catalogue.pathways["energietransitie"]
    boxes = [box for box in drawn(catalogue, pathway).findall("g") if box.get("data-need")]
    assert [box.get("data-need") for box in boxes] == ["1", "1", "1"]
    assert [box.get("class") for box in boxes] == ["box all", "box some", "box some"]
    for step, box in zip(pathway.steps, boxes, strict=True):
        entries = {one.get("data-badge"): said(one) for one in box.findall("g")}
        assert entries == {badge: catalogue.badges[badge].name.get("nl") for badge in step.badges}


def test_the_goal_is_last_and_is_no_step(catalogue: Catalogue) -> None:
    """A badge as goal can be marked as held; a diploma cannot, and neither asks for a number of badges."""
    for name, badge in (("energietransitie", "demo-hbo.projectleider-energietransitie"), ("data-professional", None)):
        goal = drawn(catalogue, catalogue.pathways[name]).findall("g")[-1]
        assert goal.get("class") == "box goal"
        assert goal.get("data-need") is None
        assert [one.get("data-badge") for one in goal.findall("g")] == [badge]


def test_the_drawing_has_a_name_and_no_colours(catalogue: Catalogue) -> None:
    """It is announced as one picture; its looks stand in the style sheet, for light and dark."""
    tree = drawn(catalogue, catalogue.pathways["energietransitie"], "en")
    assert tree.get("role") == "img"
    assert tree.get("aria-label") == "Diagram of the steps. Below is the same as a list."
    names = {name for part in tree.iter() for name in part.attrib}
    assert names.isdisjoint({"style", "fill", "stroke"})


@pytest.mark.parametrize(("steps", "rows"), [(1, 1), (3, 1), (4, 2), (9, 3)])
def test_long_pathways_go_on_in_a_next_row(catalogue: Catalogue, steps: int, rows: int) -> None:
    """At most four boxes stand side by side; every box but the first has an arrow, and all lie within the picture."""
    one = Step("s", Text({"nl": "Stap"}), "all", ("demo-mbo.tig-lassen-basis",))
    goal = Goal("diploma", name=Text({"nl": "Diploma"}))
    pathway = replace(catalogue.pathways["energietransitie"], steps=(one,) * steps, goal=goal)
    tree = drawn(catalogue, pathway)
    width, height = (int(size) for size in tree.get("viewBox", "").split()[2:])
    frames = [part for part in tree.iter("rect") if part.get("class") == "frame"]
    assert len(frames) == steps + 1
    assert len({frame.get("y") for frame in frames}) == rows
    assert len([part for part in tree.iter("path") if part.get("class") == "way"]) == steps
    for part in tree.iter("rect"):
        assert 0 <= int(part.get("x", "")) <= width - int(part.get("width", ""))
        assert 0 <= int(part.get("y", "")) <= height - int(part.get("height", ""))


def test_names_are_text_never_marks(catalogue: Catalogue) -> None:
    """A name with angle brackets or quotes is shown as it is."""
    badge = catalogue.badges["demo-mbo.tig-lassen-basis"]
    nasty = replace(badge, name=Text({"nl": '<script>"&'}))
    pathway = replace(
        catalogue.pathways["energietransitie"],
        steps=(Step("s", Text({"nl": "</text><b>"}), "all", (badge.id,)),),
    )
    tree = drawn(replace(catalogue, badges={**catalogue.badges, badge.id: nasty}), pathway)
    assert '<script>"&' in "".join(tree.itertext())
    assert "</text><b>" in "".join(tree.itertext())
    assert {part.tag for part in tree.iter()} == {"svg", "g", "rect", "text", "tspan", "path"}


def test_a_name_in_the_other_language_is_marked(catalogue: Catalogue) -> None:
    """Each text says in which language it is."""
    badge = catalogue.badges["demo-mbo.tig-lassen-basis"]
    pathway = replace(
        catalogue.pathways["energietransitie"], steps=(Step("s", Text({"nl": "Stap"}), "all", (badge.id,)),)
    )
    tree = drawn(catalogue, pathway, "en")
    assert [part.get("lang") for part in tree.iter("text") if part.get("class") == "heading"] == ["nl", "en"]


@pytest.mark.parametrize(
    "text",
    [
        "Lassen",
        "Machine learning voor professionals",
        "Arbeidsongeschiktheidsverzekeringsadviseur",
        "WWWWWWWWWWWWWWWWWWW",
    ],
)
def test_lines_fit(text: str) -> None:
    """Every line is within the room, no letter is lost, and a word that is too long is broken with a hyphen."""
    lines = wrapped(text, 172)
    assert all(measure(line, 15) <= 172 for line in lines)
    assert re.sub(r"[ -]", "", "".join(lines)) == re.sub(r"[ -]", "", text)


def test_a_name_without_end_is_cut_and_says_so() -> None:
    """More than four lines become four, the last with an ellipsis; four lines stay as they are."""
    assert len(wrapped("woord " * 200, 172)) == 4
    assert wrapped("woord " * 200, 172)[-1].endswith("…")
    assert not wrapped("een twee drie vier", 50)[-1].endswith("…")
