"""The first questions of a badge: answered in one order, or open with what to ask; never both."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest

from badge_catalogue.definitions.load import load_files
from badge_catalogue.facts import costs, levels
from badge_catalogue.facts.answer import ROWS, Answer, answers, in_short, questions
from badge_catalogue.facts.asking import clipped
from badge_catalogue.facts.relations import relate
from badge_catalogue.model import (
    Accepts,
    Assessment,
    Badge,
    Catalogue,
    Cost,
    Level,
    Offering,
    ProgrammeCodes,
    Renewal,
    Replaces,
    Stacking,
    Workload,
)
from badge_catalogue.model.text import LANGUAGES, Text

BADGE = "demo-mbo.warmtepompen"
TODAY = date(2026, 11, 22)
STUDENTS, WORKERS = (
    Text({"nl": "studenten", "en": "students"}),
    Text({"nl": "werkenden", "en": "working adults"}),
)
PART = Replaces(Text({"nl": "het vak Lassen 1"}))
Asked = Callable[..., dict[str, Answer]]


@pytest.fixture(scope="module")
def catalogue(small: dict[str, bytes]) -> Catalogue:
    """The small catalogue."""
    return load_files(small)[0]


@pytest.fixture(scope="module")
def asked(catalogue: Catalogue) -> Asked:
    """Return what a changed badge answers, by question."""

    def ask(language: str = "nl", **changes: Any) -> dict[str, Answer]:
        badge = replace(catalogue.badges[BADGE], **changes)
        changed = replace(catalogue, badges={**catalogue.badges, BADGE: badge})
        return {answer.key: answer for answer in answers(badge, changed, relate(changed), TODAY, language)}

    return ask


BARE: dict[str, Any] = {
    "offering": (),
    "target_group": Text(),
    "audience": (),
    "prerequisites": Text(),
    "admission": Text(),
    "participation": (),
    "workload": None,
    "level": None,
    "stacking": None,
    "assessment": None,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_said_is_asked(asked: Asked, catalogue: Catalogue, language: str) -> None:
    """A badge of which nothing is said leaves a question for each row; one that says all leaves none."""
    bare = asked(language, **BARE)
    assert list(bare) == [*(row.key for row in ROWS), "contact"]
    # The language is always there, a pathway of the catalogue names the badge, and these are never open.
    stated = {"language", "towards", "next", "valid", "contact"}
    for key, answer in bare.items():
        said = key in stated
        assert bool(answer.lines) is said, key
        assert bool(answer.ask) is not said, key
    assert len(questions(bare.values())) == len(bare) - len(stated)
    name = catalogue.badges[BADGE].name.get(language)
    assert all(name in question for question in questions(bare.values()))


def test_a_mail_to_the_school_asks_what_it_left_open(asked: Asked) -> None:
    """The way to ask is on every page of a badge that is given: with the open questions, else with room for one."""
    (bare,), (full,) = asked(**BARE)["contact"].lines, asked()["contact"].lines
    assert bare.value == full.value == asked()["contact"].lines[0].to.removeprefix("mailto:").partition("?")[0]
    assert unquote(bare.to).count("?") > unquote(full.to).count("?")
    assert asked(status="retired")["contact"].lines[0].to.startswith("mailto:")
    assert "contact" not in asked(contact="")


@pytest.mark.parametrize(
    ("how", "line"),
    [
        (Assessment(("oral_exam",), supervised=True, id_verified=False), ("oral_exam", True)),
        (Assessment(("oral_exam",)), ("oral_exam", False)),
        (Assessment(supervised=True), ("Er is toezicht bij de toets.", False)),
        (Assessment(), None),
    ],
    ids=["all", "the form", "the supervision", "nothing"],
)
def test_how_one_is_assessed_is_answered_or_asked(asked: Asked, how: Assessment, line: tuple[str, bool] | None) -> None:
    """Form and supervision stand in the block; an assessment of which nothing is said is a question."""
    answer = asked(assessment=how)["assessed"]
    assert bool(answer.ask) is (line is None)
    assert [(each.value.startswith(line[0]), bool(each.more)) for each in answer.lines if line] == (
        [(True, line[1])] if line else []
    )


@pytest.mark.parametrize(
    ("expires", "line"),
    [("P5Y", "5 jaar"), ("P18M", "18 maanden"), (None, "geen einddatum: de badge verloopt niet")],
)
def test_it_is_said_how_long_a_badge_is_valid(asked: Asked, expires: str | None, line: str) -> None:
    """A term is said with how the badge is renewed; without a term a badge does not expire."""
    renewal = Renewal(Text({"nl": "Volg een herhalingsdag.", "en": "Take a refresher day."}), "P1Y")
    (said,) = asked(expires_after=expires, renewal=renewal if expires else None)["valid"].lines
    assert said.value == line
    assert (said.more == "Volg een herhalingsdag.") is bool(expires)


def _next_of(badge: Badge, other: Badge, catalogue: Catalogue) -> str:
    changed = replace(catalogue, badges={badge.id: badge, other.id: other}, pathways={})
    found = {each.key: each for each in answers(badge, changed, relate(changed), TODAY, "nl")}["next"]
    return found.lines[0].more


def test_what_comes_next_is_named_once_the_surest_first(catalogue: Catalogue) -> None:
    """What asks for a badge comes before what recommends it, and a badge that does both is named once."""
    one = replace(catalogue.badges[BADGE], id="demo-mbo.los", stacking=Stacking(), series=None)
    advises, asks, draft = (
        replace(one, id=f"demo-mbo.{name}", slug=name, name=Text({"nl": name}), stacking=kept, status=status)
        for name, kept, status in (
            ("aangeraden", Stacking(recommends=(one.id,)), "active"),
            ("nodig", Stacking(requires=(one.id,), recommends=(one.id,)), "active"),
            ("concept", Stacking(requires=(one.id,)), "draft"),
        )
    )

    counts = replace(advises, id="demo-mbo.groter", slug="groter", name=Text({"nl": "groter"}))
    giver = replace(one, stacking=Stacking(role="stackable", into=(counts.id,)))
    assert "telt ervoor mee" in _next_of(giver, counts, catalogue)

    def following(*others: Badge) -> list[tuple[str, str]]:
        changed = replace(catalogue, badges={one.id: one, **{badge.id: badge for badge in others}}, pathways={})
        found = {each.key: each for each in answers(one, changed, relate(changed), TODAY, "nl")}["next"]
        return [(line.value, line.to) for line in found.lines]

    assert following(draft) == [("geen volgende badge in deze catalogus", "")]
    assert following(advises, asks, draft) == [
        ("nodig", "badges/demo-mbo/nodig/"),
        ("aangeraden", "badges/demo-mbo/aangeraden/"),
    ]


def test_nobody_asks_after_what_is_over(asked: Asked) -> None:
    """A badge that is no longer given has no price, start or conditions, and no question to its school."""
    gone = asked(status="retired", **BARE)
    assert [key for key, answer in gone.items() if answer.ask] == []
    assert "cost" not in gone
    assert "level" in gone


@pytest.mark.parametrize(
    ("language", "status", "no"),
    [
        ("nl", "retired", "nee, niet meer: deze badge wordt niet meer gegeven"),
        ("en", "retired", "no, not any more: this badge is no longer given"),
        ("nl", "superseded", "nee, niet meer in deze versie"),
        ("en", "superseded", "no, not any more in this version"),
    ],
)
def test_what_is_over_says_no_and_names_its_successor(
    asked: Asked, catalogue: Catalogue, language: str, status: str, no: str
) -> None:
    """A badge that is over answers no to joining, and the first thing that comes next is what replaces it."""
    other = next(key for key in catalogue.badges if key != BADGE and catalogue.badges[key].status == "active")
    gone = asked(language, status=status, replaced_by=other)
    assert [line.value for line in gone["join"].lines] == [no]
    assert gone["next"].lines[0].value == catalogue.badges[other].name.get(language)
    assert asked(language)["join"].lines[0].value != no


def test_a_long_condition_is_cut_after_a_sentence() -> None:
    """No sentence of a school loses its end: what is too long stops after a sentence, a long first one stays whole."""
    first = f"Je hebt {'veel ' * 30}ervaring."
    assert clipped(f"{first} {'En meer ' * 20}geduld.") == f"{first} …"
    long = f"Je hebt {'veel ' * 60}ervaring als projectleider."
    assert clipped(long) == long
    assert clipped(first) == first


@pytest.mark.parametrize(
    ("kind", "cost", "line"),
    [
        ("regular", Cost(STUDENTS, 0.0), "niets extra voor studenten"),
        ("regular", Cost(STUDENTS, None, Text({"nl": "Valt onder het lesgeld."})), "niets extra voor studenten"),
        ("microcredential", Cost(WORKERS, 0.0), "gratis voor werkenden"),
        ("regular", Cost(WORKERS, 980.0), "€ 980 voor werkenden"),
        ("regular", Cost(WORKERS, None, Text({"nl": "Na overleg."})), "geen bedrag genoemd voor werkenden"),
    ],
    ids=["nothing", "covered by the fee", "free", "a sum", "only a word of it"],
)
def test_nothing_extra_is_never_a_question(asked: Asked, kind: str, cost: Cost, line: str) -> None:
    """What the fee covers costs nothing extra and is not asked; a note that names no sum is quoted."""
    answer = asked(type=kind, offering=(Offering(costs=(cost,)),))["cost"]
    assert [each.value.replace("\N{NO-BREAK SPACE}", " ") for each in answer.lines] == [line]
    assert answer.ask == ""
    assert answer.lines[0].more.startswith("Na overleg.") is ("Na overleg." in cost.note.get("nl"))


@pytest.mark.parametrize(
    ("level", "both", "eqf"),
    [
        (Level("nlqf", "4+"), "NLQF 4+ · EQF 4", "4"),
        (Level("eqf", "6"), "NLQF 6 · EQF 6", "6"),
        (Level("eqf", "4"), "EQF 4", "4"),
        (Level("nlqf", "entry"), "NLQF instroom", None),
    ],
)
def test_a_level_stands_on_both_ladders_where_it_does(level: Level, both: str, eqf: str | None) -> None:
    """EQF 4 compares with two rungs of the NLQF and entry with none of the EQF: nothing is chosen for the reader."""
    assert levels.on_both(level, "nl") == both
    assert levels.eqf(level) == eqf


@pytest.mark.parametrize(
    ("language", "level", "more"),
    [
        ("nl", Level("eqf", "6"), "EQF 6 volgens de aanbieder zelf; NLQF 6 komt daarmee overeen"),
        ("en", Level("eqf", "6"), "EQF 6 according to the institution itself; NLQF 6 corresponds to it"),
        ("nl", Level("nlqf", "3"), "NLQF 3 volgens de aanbieder zelf; EQF 3 komt daarmee overeen"),
        ("nl", Level("eqf", "4"), "volgens de aanbieder zelf"),
    ],
)
def test_the_rung_that_was_not_stated_is_said_to_follow(asked: Asked, language: str, level: Level, more: str) -> None:
    """An institution is said to have named the one level that it named; the other one is said to correspond."""
    assert asked(language, level=level)["level"].lines[0].more == more


@pytest.mark.parametrize(
    ("load", "said"),
    [
        (Workload(ects=3), ("84 uur · 3 EC (ECTS)", "")),
        (Workload(sbu=240), ("240 uur · 240 SBU", "niet in EC (ECTS) uitgedrukt")),
    ],
)
def test_hours_and_credits_are_both_answered(asked: Asked, load: Workload, said: tuple[str, str]) -> None:
    """Credits and SBU are never converted: a badge without credits says that it has none."""
    (line,) = asked(workload=load)["size"].lines
    assert (line.value, line.more) == said


def test_a_badge_that_another_needs_is_not_said_to_lead_nowhere(catalogue: Catalogue) -> None:
    """Standing alone and being needed for another badge are never said at once."""
    alone = replace(catalogue.badges[BADGE], id="demo-mbo.los", stacking=Stacking())
    later = replace(alone, id="demo-mbo.later", stacking=Stacking(requires=("demo-mbo.los",)))

    def towards(*badges: Badge) -> str:
        changed = replace(catalogue, badges={**catalogue.badges, **{badge.id: badge for badge in badges}})
        found = answers(alone, changed, relate(changed), TODAY, "nl")
        return " ".join(line.value for answer in found if answer.key == "towards" for line in answer.lines)

    assert "op zichzelf" in towards(alone)
    assert "op zichzelf" not in towards(alone, later)
    assert "nodig om te beginnen aan" in towards(alone, later)


@pytest.mark.parametrize(
    ("decision", "until", "version", "line"),
    [
        ("full", None, "1", ("Telt mee bij {}", "het vak Lassen 1")),
        ("partial", TODAY, None, ("Telt voor een deel mee bij {}", "het vak Lassen 1")),
        ("conditional", None, "1", ("Telt mee bij {} (onder een voorwaarde)", "het vak Lassen 1")),
        ("full", None, "0", ("Telt mee bij {}", "het vak Lassen 1 · besloten voor versie 0")),
        ("refused", None, "1", ("niets groters: de badge staat op zichzelf", "")),
        ("full", date(2026, 11, 21), "1", ("niets groters: de badge staat op zichzelf", "")),
    ],
    ids=["in force", "its last day", "on a condition", "of another version", "refused", "ended"],
)
def test_a_decision_in_force_counts_and_no_other(
    catalogue: Catalogue, decision: str, until: date | None, version: str | None, line: tuple[str, str]
) -> None:
    """Where an institution decided that a badge counts, the badge does not stand alone; a refusal lets it."""
    alone = replace(
        catalogue.badges[BADGE], id="demo-mbo.los", type="microcredential", stacking=Stacking(), version="1"
    )
    taken = Accepts(
        alone.id, version, Text({"nl": "Vrijstelling."}), Text(), TODAY, decision=decision, until=until, replaces=PART
    )
    receiver = replace(catalogue.institutions["demo-hbo"], recognises=(taken, taken))
    changed = replace(
        catalogue,
        badges={**catalogue.badges, alone.id: alone},
        institutions={**catalogue.institutions, receiver.id: receiver},
    )
    found = {each.key: each for each in answers(alone, changed, relate(changed, TODAY), TODAY, "nl")}["towards"]
    (said,) = found.lines
    assert (said.value, said.more) == (line[0].format(receiver.name.get("nl")), line[1])
    assert (said.anchor == "decisions") is ("op zichzelf" not in said.value)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("regular", ("de opleiding waar hij bij hoort", "keuzedeel K9901")),
        ("microcredential", ("niets groters: de badge staat op zichzelf", "")),
    ],
)
def test_a_part_of_a_programme_counts_towards_that_programme(
    catalogue: Catalogue, kind: str, words: tuple[str, str]
) -> None:
    """A badge that belongs to a programme names it by its code, also where it counts elsewhere; others stand alone."""
    codes = ProgrammeCodes(keuzedeel="K9901")
    badge = replace(catalogue.badges[BADGE], id="demo-mbo.los", type=kind, programme_codes=codes, stacking=Stacking())
    larger = replace(badge, id="demo-mbo.groter", name=Text({"nl": "Groter"}))

    def towards(stacking: Stacking) -> list[tuple[str, str]]:
        one = replace(badge, stacking=stacking)
        changed = replace(catalogue, badges={one.id: one, larger.id: larger}, pathways={})
        found = {each.key: each for each in answers(one, changed, relate(changed), TODAY, "nl")}["towards"]
        return [(line.value, line.more) for line in found.lines]

    assert towards(Stacking()) == [words]
    more = towards(Stacking(role="stackable", into=(larger.id,)))
    assert [value for value, _ in more] == [words[0]] * (kind == "regular") + ["Groter"]


@pytest.mark.parametrize(
    ("groups", "more"),
    [
        ((STUDENTS,), ["Voor anderen is geen prijs genoemd."]),
        ((STUDENTS, WORKERS), ["", "Voor anderen is geen prijs genoemd."]),
        ((Text(),), [""]),
        ((STUDENTS, Text()), ["", ""]),
    ],
    ids=["one group", "two groups", "everybody", "one group and everybody else"],
)
def test_a_price_of_some_is_no_price_of_others(asked: Asked, groups: tuple[Text, ...], more: list[str]) -> None:
    """Where each price is of a group, the last line says that others were named none; a price of everybody does not."""
    costs_ = tuple(Cost(group, 100.0 + number) for number, group in enumerate(groups))
    assert [line.more for line in asked(offering=(Offering(costs=costs_),))["cost"].lines] == more


@pytest.mark.parametrize(
    ("audience", "more"),
    [
        (("student",), "Of anderen mogen meedoen, zegt de instelling hier niet."),
        (("professional",), "Of anderen mogen meedoen, zegt de instelling hier niet."),
        (("professional", "jobseeker"), ""),
        ((), ""),
    ],
    ids=["students", "at work", "anyone", "not said"],
)
def test_a_closed_audience_leaves_others_unsaid(asked: Asked, audience: tuple[str, ...], more: str) -> None:
    """Groups that are named say nothing of others; a badge that people without school and work may do is open."""
    (line,) = asked(audience=audience, target_group=Text({"nl": "Mensen die willen lassen."}))["join"].lines
    assert line.more == more


def test_a_required_badge_stands_under_what_one_needs(asked: Asked, catalogue: Catalogue) -> None:
    """What stacking requires is said even where the school's own sentence leaves it out, and said once where not."""
    other = next(key for key in catalogue.badges if key != BADGE)
    name = catalogue.badges[other].name.get("nl")
    stacking = Stacking(requires=(other,))
    for before in (Text({"nl": "Je bent 18."}), Text({"nl": f"Je hebt de badge {name}."})):
        (line,) = asked(stacking=stacking, prerequisites=before)["need"].lines
        assert line.value.count(name) == 1


def test_a_list_says_the_same_words_in_the_same_order(asked: Asked, catalogue: Catalogue) -> None:
    """What a list says of a badge are its answers in brief: the order is that of the page, and Dutch goes unsaid."""
    english = replace(catalogue.badges[BADGE], language=("en",))
    short = in_short(english, "nl")
    order = [row.key for row in ROWS]
    assert list(short) == sorted(short, key=order.index)
    assert short["language"] == "Engels"
    assert "language" not in in_short(catalogue.badges[BADGE], "nl")
    assert short["level"] == asked()["level"].lines[0].value
    assert in_short(replace(english, offering=()), "nl")["cost"] == "prijs niet opgegeven"
    assert "cost" not in in_short(replace(english, status="retired"), "nl")


def test_every_group_is_told_its_price_once() -> None:
    """Two ways of taking part at two prices are one line per group, in the order of the file."""
    badge_costs = (Cost(STUDENTS, 0.0), Cost(WORKERS, 995.0)), (Cost(WORKERS, 1195.0),)
    offering = tuple(Offering(costs=each) for each in badge_costs)
    badge = Badge("x.y", "y", "x", "regular", Text(), Text(), Text(), (), (), "1", "active", offering=offering)
    assert [(price.whom, price.low, price.high) for price in costs.prices(badge)] == [
        (STUDENTS, 0.0, 0.0),
        (WORKERS, 995.0, 1195.0),
    ]
    assert costs.sums(badge) == [0.0, 995.0, 1195.0]
