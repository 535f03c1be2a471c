"""Who adopted a template, and in what their badge differs from it: from the definitions, old versions included."""

from dataclasses import replace
from typing import Any

import pytest
from full_catalogue import full_catalogue

from badge_catalogue.facts.adoption import adoptions, newest
from badge_catalogue.model import Badge, Catalogue, Node, Series, Template
from badge_catalogue.model.text import Text

BADGE = "demo-mbo.warmtepompen"
OLD = Template(
    "team@1",
    "1",
    Text(),
    Text(),
    "demo-mbo",
    {"type": "extra_curricular"},
    ("target_group", "audience", "size_reason"),
    (Node("beginner", Text()),),
    {"beginner": {"criteria": {"nl": "Vier weken."}}},
)
NEW = replace(OLD, id="team@10", version="10", per_step={"beginner": {"criteria": {"nl": "Acht weken."}, "grade": {}}})


def following(template: str, **changes: Any) -> Catalogue:
    """Return a catalogue with both versions and a badge that follows one of them."""
    whole = full_catalogue()
    badge: Badge = replace(whole.badges[BADGE], template=template, series=Series("team", "beginner"), **changes)
    templates = {"team@1": OLD, "team@10": NEW, "team@9": replace(OLD, id="team@9", version="9")}
    return replace(whole, badges={BADGE: badge}, templates=templates)


def test_the_tenth_version_is_newer_than_the_ninth() -> None:
    """Versions are numbers, and each template is shown once."""
    assert {name: each.version for name, each in newest(following("team@1")).items()} == {"team": "10"}


@pytest.mark.parametrize(("followed", "behind"), [("team@1", ("criteria", "grade")), ("team@10", ())])
def test_what_an_adopter_differs_in_is_named(followed: str, behind: tuple[str, ...]) -> None:
    """A badge differs in the free fields that it fills in, and in what a newer version says otherwise."""
    (found,) = adoptions(NEW, "beginner", following(followed))
    assert found.own == ("target_group", "audience")  # nothing is said of its size
    assert {"type", "criteria"} <= set(found.same)
    assert found.behind == behind
    assert found.version == followed.partition("@")[2]


def test_who_follows_another_step_or_is_a_draft_adopted_nothing_here() -> None:
    """Another level, another template and a draft are not on the list."""
    assert adoptions(NEW, "expert", following("team@1")) == ()
    assert adoptions(NEW, "beginner", following("team@1", status="draft")) == ()
    assert adoptions(NEW, "beginner", following("other@1")) == ()
