"""From the YAML to the verdict of the command: every attack, and the honest case beside it."""

from collections.abc import Callable

import pytest
from attack_scenes import REFUSED, SCENES, Scene
from judging import Net
from school_yard import Yard

HONEST = (
    "a-faculty",
    "a-merger",
    "a-rotated-key",
    "a-school-with-two-hosts",
    "a-line-that-was-shown",
    "a-badge-that-is-not-revoked",
    "a-revoked-badge",
    "a-key-of-ones-own",
    "a-hosted-badge",
    "a-hosted-badge-in-its-folder",
)
BY_PULL_REQUEST = {
    "a-copied-name": "institution-looks-like-no-other",
    "anothers-key-called-stolen": "key-belongs-to-one",
    "a-line-slipped-in": "ledger-only-grows",
    "a-list-put-back-by-pull-request": "status-list-goes-on",
    "an-upload-where-nobody-named-a-folder": "hosted-badges-have-a-place",
    "a-published-seed": "published-key-is-for-practice",
}
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


@pytest.mark.parametrize("name", HONEST)
def test_the_honest_case_passes_without_noise(name: str, yard: Yard) -> None:
    """Neither an error nor a warning nor a hint; the other scenes are what the check refuses or a host does."""
    SCENES[name](yard)
    assert yard.noise() == []


@pytest.mark.parametrize(("name", "rule"), BY_PULL_REQUEST.items())
def test_what_a_pull_request_brings_is_refused(name: str, rule: str, yard: Yard) -> None:
    """By the check, before any verifier sees it."""
    SCENES[name](yard)
    assert rule in yard.errors()
