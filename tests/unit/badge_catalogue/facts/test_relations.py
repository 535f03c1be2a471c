"""What follows from definitions read together: claims, confirmations, adopters, versions."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from badge_catalogue.definitions.load import load_files
from badge_catalogue.facts.relations import relate
from badge_catalogue.model import (
    Accepts,
    Alignment,
    Badge,
    Catalogue,
    Goal,
    Institution,
    LearningOutcome,
    Level,
    Pathway,
    Practice,
    Qualification,
    QualityAssurance,
    Recognition,
    Stacking,
    Step,
)
from badge_catalogue.model.text import Text

NONE = Text()


def badge(name: str, **fields: Any) -> Badge:
    """Return a badge with a name and some fields."""
    text = Text({"nl": name})
    plain = Badge(f"a.{name}", name, "a", "microcredential", text, text, text, ("mbo",), ("nl",), "1", "active")
    return replace(plain, **fields)


def of(*badges: Badge) -> Catalogue:
    """Return a catalogue of these badges."""
    return Catalogue({each.id: each for each in badges}, {(each.id, each.version): each for each in badges})


def test_claim_is_not_confirmed_by_itself() -> None:
    """What only the giver says is a claim."""
    counts = relate(of(badge("x", stacking=Stacking("stackable", ("a.y",))), badge("y"))).towards["a.x"]
    assert [(count.target.id if count.target else "", count.confirmed) for count in counts] == [("a.y", None)]


def test_receiver_confirms_in_its_own_file() -> None:
    """Claim and confirmation are one entry, carrying the receiver's words."""
    accepts = Accepts("a.x", "1", Text({"nl": "vrijstelling"}), NONE, None)
    found = relate(
        of(badge("x", stacking=Stacking("stackable", ("a.y",))), badge("y", stacking=Stacking(accepts=(accepts,))))
    )
    assert [count.confirmed for count in found.towards["a.x"]] == [accepts]
    assert [count.badge.id for count in found.received["a.y"]] == ["a.x"]


def test_confirmation_without_claim_counts() -> None:
    """A receiver may accept a badge whose giver claims nothing."""
    accepts = Accepts("a.x", None, NONE, NONE, None)
    found = relate(of(badge("x"), badge("y", stacking=Stacking(accepts=(accepts,)))))
    assert [count.confirmed for count in found.towards["a.x"]] == [accepts]


def test_another_badges_confirmation_confirms_nothing() -> None:
    """Accepting one badge says nothing of another."""
    accepts = Accepts("a.z", None, NONE, NONE, None)
    claimed = badge("x", stacking=Stacking("stackable", ("a.y",)))
    found = relate(of(claimed, badge("y", stacking=Stacking(accepts=(accepts,))), badge("z")))
    assert [count.confirmed for count in found.towards["a.x"]] == [None]


def test_needs_are_inverted() -> None:
    """The badge that is asked for knows who asks."""
    found = relate(of(badge("x"), badge("y", stacking=Stacking(requires=("a.x",)))))
    assert [each.id for each in found.needed_by["a.x"]] == ["a.y"]


def test_drafts_stand_in_no_list() -> None:
    """A draft cannot be earned, so no list names it."""
    found = relate(of(badge("x", status="draft"), badge("y")))
    assert [each.id for each in found.issued["a"]] == ["a.y"]


@pytest.mark.parametrize(
    "said",
    [
        {"alignments": (Alignment("competent", "x"),)},
        {"learning_outcomes": (LearningOutcome("o", NONE, refs=("competent:x",)),)},
        {"quality_assurance": QualityAssurance("competent")},
        {"level": Level("competent", "4")},
    ],
    ids=["alignment", "outcome", "quality", "level"],
)
def test_a_framework_knows_who_refers_to_it(said: dict[str, Any]) -> None:
    """In whatever way a badge names a framework, it is listed there once; a draft and another badge are not."""
    found = relate(of(badge("x", **said), badge("y"), badge("z", status="draft", **said)))
    assert {name: [each.id for each in badges] for name, badges in found.referring.items()} == {"competent": ["a.x"]}


def test_newest_version_first() -> None:
    """Versions are counted as numbers, and the current one leads."""
    old = [badge("x", version=version, current=False) for version in ("9", "10")]
    current = badge("x", version="11")
    catalogue = Catalogue({"a.x": current}, {(each.id, each.version): each for each in (*old, current)})
    assert [each.version for each in relate(catalogue).versions["a.x"]] == ["11", "10", "9"]


@pytest.fixture(scope="module")
def small_relations(small: dict[str, bytes]) -> Catalogue:
    """The small catalogue."""
    return load_files(small)[0]


def test_recognition_names_who_decides(small_relations: Catalogue) -> None:
    """Every line of the recognition map is something the receiver itself confirmed."""
    confirmed = [each for entry in small_relations.badges.values() if entry.stacking for each in entry.stacking.accepts]
    by_pathways = [by for pathway in small_relations.pathways.values() for by in pathway.recognised_by]
    assert len(relate(small_relations).recognised) == len(confirmed) + len(by_pathways)


@pytest.mark.parametrize(
    ("listed", "recognised", "confirmed"),
    [(True, True, True), (True, False, False), (False, True, False)],
    ids=["recognised", "not recognised", "not in it"],
)
def test_a_recognised_pathway_confirms_what_stands_in_it(*, listed: bool, recognised: bool, confirmed: bool) -> None:
    """Whoever recognises a pathway confirms the badges of its steps: no other badge, and not without recognition."""
    by = Recognition("b", Text({"nl": "examencommissie"}), effect=Text({"nl": "telt mee"}))
    steps = (Step("s", NONE, "all", ("a.x" if listed else "a.y",)),)
    pathway = Pathway("p", NONE, NONE, "b", Goal("diploma"), steps, (by,) if recognised else ())
    catalogue = replace(of(badge("x", stacking=Stacking("stackable", ("pathway:p",)))), pathways={"p": pathway})
    (count,) = relate(catalogue).towards["a.x"]
    said = Accepts("a.x", None, by.effect, by.decided_by, None)
    assert count.confirmed == (said if confirmed else None)


@pytest.mark.parametrize(
    ("decision", "until", "confirmed"),
    [
        ("full", None, True),
        ("partial", date(2026, 11, 30), True),
        ("conditional", date(2026, 11, 29), False),
        ("refused", None, False),
    ],
    ids=["for ever", "its last day", "a day too late", "refused"],
)
def test_a_decision_confirms_as_long_as_it_holds(decision: str, until: date | None, *, confirmed: bool) -> None:
    """A refusal confirms nothing, and neither does what has ended; both stay on the map."""
    accepts = Accepts("a.x", "1", NONE, NONE, None, decision=decision, until=until)
    found = relate(
        of(badge("x", stacking=Stacking("stackable", ("a.y",))), badge("y", stacking=Stacking(accepts=(accepts,)))),
        date(2026, 11, 30),
    )
    assert [count.confirmed is not None for count in found.towards["a.x"]] == [confirmed]
    assert [line.decision for line in found.decided["a.x"]] == [accepts]


def test_an_institution_decides_in_its_own_file() -> None:
    """A decision of an institution stands on the map under its name, without a badge of its own."""
    accepts = Accepts("a.x", "1", Text({"nl": "vrijstelling"}), NONE, None)
    school = Institution("b", NONE, "institution", ("hbo",), "NL", "", "", "", recognises=(accepts,))
    (line,) = relate(replace(of(badge("x")), institutions={"b": school})).recognised
    assert (line.institution, line.giver, line.where, line.effect) == ("b", "a", None, accepts.effect)


def test_a_workplace_shows_what_it_assesses() -> None:
    """A badge of practice stands at the workplace it names; one that names none stands nowhere."""
    at = Practice("praktijkverklaring", Qualification("99992", NONE), (), "b")
    found = relate(of(badge("x", practice=at), badge("y", practice=replace(at, workplace=None))))
    assert {name: [each.id for each in badges] for name, badges in found.attested.items()} == {"b": ["a.x"]}
