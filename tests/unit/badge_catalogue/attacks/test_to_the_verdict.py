"""From the YAML to the verdict of the command: every attack, and the honest case beside it."""

from collections.abc import Callable

import pytest
from attack_scenes import REFUSED, SCENES, Scene
from judging import Net
from school_yard import Yard

EXITS = {"valid": 0, "invalid": 1, "undecided": 2}


@pytest.mark.parametrize("made", SCENES.values(), ids=SCENES)
def test_the_command_says_what_is_true(
    made: Callable[[Yard], Scene], yard: Yard, capsys: pytest.CaptureFixture[str]
) -> None:
    """By exit status, headline, and the mark of practice; a list that can be read in two ways is not read."""
    scene = made(yard)
    hosts = Net(scene.known, scene.moved) if scene.known else None
    code, report, said = yard.answer(scene.data, scene.site, capsys, hosts=hosts)
    if scene.headline == REFUSED:
        assert (code, report, "badge-verify: trust list:" in said) == (3, {}, True)
        return
    assert (report["headline"], code) == (scene.headline, EXITS[scene.verdict])
    trust = next(step["code"] for step in report["steps"] if step["name"] == "trust")
    assert (trust == "trust.listed-demonstration") == scene.practice
