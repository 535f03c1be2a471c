"""Which badges close a gap: the script of the planning page, run in Node beside a count of all sets there are."""

import random
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from in_node import answered

SCRIPTS = Path(__file__).resolve().parents[4] / "site_src" / "overrides" / "assets" / "plan"


def run(body: str, given: object, module: str = "gaps.js") -> Any:
    """Return what a piece of script answers, given everything a module exports as `m` and data as `given`."""
    return answered(SCRIPTS / module, body, given)


def plan(count: int, steps: list[tuple[int, list[int]]], goal: int | None = None, **columns: Any) -> dict[str, Any]:
    """Return a plan of badges 0, 1, 2, ... of 10 hours each and one pathway; columns given by place."""

    def column(name: str, otherwise: Any) -> list[Any]:
        return [columns.get(name, {}).get(place, otherwise) for place in range(count)]

    return {
        "badges": {
            "id": [f"a.{place:02}" for place in range(count)],
            "hours": column("hours", 10),
            "status": column("status", "active"),
            "replaced_by": column("replaced_by", None),
            "requires": column("requires", []),
            "recommends": column("recommends", []),
        },
        "counts": [[giver, goal, {} if sure else None] for giver, sure in columns.get("counts", {}).items()],
        "pathways": [{"goal": {"badge": goal}, "steps": [{"need": need, "badges": badges} for need, badges in steps]}],
    }


GAP = "return m.pathwayGap(given.plan, new Set(given.held), given.plan.pathways[0], given.limits ?? m.LIMITS)"


def gap(of: dict[str, Any], *held: int, limits: dict[str, int] | None = None) -> Any:
    """Return the gap to the pathway of a plan."""
    return run(GAP, {"plan": of, "held": held} | ({"limits": limits} if limits else {}))


def sets(found: Any) -> list[list[int]]:
    """Return the badges of every option."""
    return [option["badges"] for option in found["options"]]


@pytest.mark.parametrize(
    ("steps", "held", "left", "smallest"),
    [
        ([(2, [0, 1])], [], [2], [0, 1]),
        ([(2, [0, 1])], [1], [1], [0]),
        ([(1, [0, 1])], [1], [0], None),
        ([(2, [0, 1, 2])], [1], [1], [0]),
        ([(1, [0]), (1, [1, 2]), (2, [2, 3])], [], [1, 1, 2], [0, 2, 3]),
    ],
    ids=["all", "all but one", "any is set", "choose two, one held", "one badge counts in both steps"],
)
def test_rules_of_a_step(steps: list[tuple[int, list[int]]], held: list[int], left: list[int], smallest: Any) -> None:
    """All, any and choose ask for so many badges of a step; the smallest set comes first, none if none is missing."""
    found = gap(plan(4, steps), *held)
    assert [step["left"] for step in found["steps"]] == left
    assert found["done"] is (smallest is None)
    assert sets(found)[:1] == ([] if smallest is None else [smallest])


def test_what_is_required_comes_along_and_first() -> None:
    """A badge that requires another costs both, in the order of earning; who holds it has what it once required."""
    of = plan(5, [(1, [2, 4])], requires={2: [1], 1: [0]}, hours={4: None})
    assert sets(gap(of)) == [[4], [0, 1, 2]]
    assert sets(gap(of, 0)) == [[4], [1, 2]]
    assert gap(plan(5, [(1, [2])], requires={2: [1], 1: [0]}), 2)["done"]


def test_two_that_share_a_requirement_beat_two_that_do_not() -> None:
    """The smallest set is not the sum of what is smallest for each step."""
    of = plan(8, [(1, [1, 4]), (1, [2, 5])], requires={1: [0], 2: [0], 4: [3], 5: [6], 6: [7]})
    assert sets(gap(of))[0] == [0, 1, 2]


def test_of_equal_size_the_fewest_hours_then_what_was_confirmed() -> None:
    """Hours decide between sets of one size, unknown ones last; then what the goal's owner confirmed to count."""
    assert sets(gap(plan(3, [(1, [0, 1, 2])], hours={0: None, 1: 12}))) == [[2], [1], [0]]
    assert sets(gap(plan(4, [(1, [0, 1, 2])], goal=3, counts={1: False, 2: True}))) == [[2], [0], [1]]


def test_what_the_goal_requires_is_part_of_the_way() -> None:
    """A pathway to a badge takes what that badge requires too, but not the badge itself; who holds it is there."""
    of = plan(4, [(1, [0])], goal=3, requires={3: [2]})
    assert sets(gap(of)) == [[0, 2]]
    assert not gap(of, 0)["done"]
    assert gap(of, 0, 2)["done"]
    assert gap(of, 3) == gap(of, 3, 0, 2) | {"steps": gap(of, 3)["steps"]}


@pytest.mark.parametrize("status", ["retired", "superseded", "draft"])
def test_what_nobody_can_earn_is_no_way(status: str) -> None:
    """A badge that is not awarded blocks where it is needed, is passed by elsewhere, and counts for its holder."""
    needed = plan(3, [(2, [0, 1])], status={1: status}, replaced_by={1: 2})
    found = gap(needed)
    assert (found["options"], found["blocked"], found["done"]) == ([], [1], False)
    assert sets(gap(needed, 1)) == [[0]]
    assert sets(gap(plan(3, [(1, [0, 1])], status={1: status}))) == [[0]]
    deeper = plan(3, [(1, [0])], status={1: status}, requires={0: [1]})
    assert gap(deeper)["blocked"] == [1]


def test_a_successor_does_not_count_by_itself() -> None:
    """Holding the predecessor or the successor fills no step that names the other: the catalogue does not say so."""
    of = plan(2, [(1, [1])], status={0: "superseded"}, replaced_by={0: 1})
    assert sets(gap(of, 0)) == [[1]]
    assert run("return m.predecessors(given, new Set([0]), 1)", of) == [0]
    assert run("return m.predecessors(given, new Set([1]), 0)", of) == []


def test_a_badge_as_the_goal() -> None:
    """To a badge there is one way: itself and all it requires; held, nothing is missing."""
    of = plan(4, [], requires={3: [1, 2], 2: [0]})
    body = "return m.badgeGap(given.plan, new Set(given.held), 3)"
    assert run(body, {"plan": of, "held": []})["options"][0]["badges"] == [1, 0, 2, 3]
    assert run(body, {"plan": of, "held": [2]})["options"][0]["badges"] == [1, 3]
    assert run(body, {"plan": of, "held": [3]})["done"]
    ended = plan(4, [], requires={3: [1]}, status={1: "retired"})
    assert run(body, {"plan": ended, "held": []})["blocked"] == [1]


def test_a_circle_of_requirements_ends() -> None:
    """Requirements that go round, which the checks refuse, do not hang the page."""
    assert sorted(sets(gap(plan(2, [(1, [0])], requires={0: [1], 1: [0]})))[0]) == [0, 1]


def test_recommended_badges_are_named_once_and_not_counted() -> None:
    """What is recommended and neither held, nor planned, nor out of reach is helpful; it is not part of a set."""
    of = plan(5, [(1, [0])], recommends={0: [1, 2, 3]}, status={3: "retired"})
    assert run("return m.helpful(given, new Set([1]), [0])", of) == [2]
    assert sets(gap(of)) == [[0]]


def test_confirmed_counts_before_claimed() -> None:
    """What the receiver confirmed stands before what only the giver says."""
    of = plan(4, [], goal=3, counts={0: False, 1: True})
    assert run("return m.towards(given, 3)", of) == [[1, 3, {}], [0, 3, None]]


def any_plan(chance: random.Random) -> tuple[dict[str, Any], list[int]]:
    """Return a small plan and what someone holds, by chance."""
    count = 8
    requires = {
        place: chance.sample(range(place), chance.randint(1, 2)) for place in range(2, count) if chance.random() < 0.35
    }
    status = {place: "retired" for place in range(count) if chance.random() < 0.12}
    hours = {place: chance.choice([None, 5, 10, 10, 40]) for place in range(count)}
    steps = []
    for _ in range(chance.randint(1, 3)):
        badges = chance.sample(range(count - 1), chance.randint(1, 4))
        steps.append((chance.randint(1, len(badges)), badges))
    goal = count - 1 if chance.random() < 0.5 else None
    counts = {place: chance.random() < 0.5 for place in range(3)} if goal else {}
    held = chance.sample(range(count), chance.randint(0, 3))
    return plan(count, steps, goal, requires=requires, status=status, hours=hours, counts=counts), held


def all_sets(of: dict[str, Any], held: list[int]) -> list[list[int]]:
    """Return every set that closes the gap and of which nothing can be left out, the best first, out of all sets."""
    badges, pathway = of["badges"], of["pathways"][0]
    goal = pathway["goal"]["badge"]
    free = [
        place
        for place, status in enumerate(badges["status"])
        if status == "active" and place not in held and place != goal
    ]

    def closes(chosen: frozenset[int]) -> bool:
        has = chosen | set(held)
        asked = [needed for place in chosen for needed in badges["requires"][place]]
        asked += badges["requires"][goal] if goal is not None else []
        return set(asked) <= has and all(
            len(has.intersection(step["badges"])) >= step["need"] for step in pathway["steps"]
        )

    found = [
        set(chosen) for size in range(len(free) + 1) for chosen in combinations(free, size) if closes(frozenset(chosen))
    ]
    least = [sorted(one) for one in found if not any(other < one for other in found)]

    def order(one: list[int]) -> tuple[int, int, int, int, str]:
        hours = [badges["hours"][place] for place in one]
        sure = sum(giver in one and said is not None for giver, target, said in of["counts"] if target == goal)
        known = sum(hour or 0 for hour in hours)
        return len(one), hours.count(None), known, -sure, ",".join(badges["id"][place] for place in one)

    return sorted(least, key=order)


@pytest.fixture(scope="module")
def cases() -> list[tuple[dict[str, Any], list[int]]]:
    """Three hundred plans, the same on every run."""
    chance = random.Random(2026)  # noqa: S311 -- the same plans every time
    return [any_plan(chance) for _ in range(300)]


def test_the_smallest_sets_are_those_of_a_full_count(cases: list[tuple[dict[str, Any], list[int]]]) -> None:
    """In every one of many plans the options are the three best of all sets there are; none closes what is blocked."""
    body = "return given.map(([plan, held]) => m.pathwayGap(plan, new Set(held), plan.pathways[0]))"
    answers = run(body, cases)
    kinds = set()
    for (of, held), answer in zip(cases, answers, strict=True):
        goal = of["pathways"][0]["goal"]["badge"]
        best = [] if goal in held else all_sets(of, held)
        assert answer["exact"]
        assert [sorted(one) for one in sets(answer)] == [one for one in best[:3] if one], (of, held)
        assert answer["done"] is (goal in held or best == [[]])
        kinds.add((answer["done"], bool(answer["blocked"]), len(answer["options"])))
    assert {(True, False, 0), (False, True, 0), (False, False, 1), (False, False, 3)} <= kinds


def test_a_search_cut_short_says_so(cases: list[tuple[dict[str, Any], list[int]]]) -> None:
    """With hardly any looks the answer still closes the gap, and is called exact only where nothing smaller exists."""
    body = (
        "return given.map(([plan, held]) =>"
        " m.pathwayGap(plan, new Set(held), plan.pathways[0], { nodes: 1, options: 3 }))"
    )
    answers = run(body, cases)
    inexact = 0
    for (of, held), answer in zip(cases, answers, strict=True):
        every = all_sets(of, held) if sets(answer) else []
        for option in sets(answer):
            assert sorted(option) in every
            assert not answer["exact"] or len(sets(answer)[0]) == len(every[0])
        inexact += not answer["exact"]
    assert inexact


def test_many_combinations_are_answered_and_admitted() -> None:
    """Choosing from dozens in several steps ends within its bound, with a set that closes the gap."""
    steps = [(6, list(range(start, start + 30))) for start in (0, 10, 20)]
    of = plan(60, steps, requires={place: [place - 5] for place in range(30, 60)})
    found = gap(of, limits={"nodes": 300, "options": 3})
    chosen = set(sets(found)[0])
    assert all(len(chosen.intersection(badges)) >= need for need, badges in steps)
    assert found["exact"] is (len(chosen) == 6)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (None, None),
        ("[]", []),
        ('["a.b","a.b","c-d.e-1"]', ["a.b", "c-d.e-1"]),
        ('["a.b", 7, "A.B", "a/b", "a.b.c", "../x.y", null]', ["a.b"]),
        ('{"a.b": 1}', []),
        ("[", []),
        ("null", []),
    ],
)
def test_only_badge_ids_are_read_back(text: str | None, ids: list[str] | None) -> None:
    """What stands in storage is a claim: what is no list of ids gives none, once each."""
    assert run("return m.parsed(given)", text, "memory.js") == ids
