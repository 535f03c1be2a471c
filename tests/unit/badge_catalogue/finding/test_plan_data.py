"""What the planning page downloads and what stands on it before its script runs."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from string import Formatter
from typing import Any

import demonstrated
import pytest

from badge_catalogue.commands.build import templates
from badge_catalogue.definitions.load import load
from badge_catalogue.facts.relations import relate
from badge_catalogue.finding.plan_data import files, needed, rule, table
from badge_catalogue.model import Catalogue, Goal, Step
from badge_catalogue.model.text import Text
from badge_catalogue.pages.plan import plan_page
from badge_catalogue.pages.view import view
from badge_catalogue.settings import Settings
from badge_catalogue.shipped import PROJECT
from badge_catalogue.words.plan import PLAN

SETTINGS = Settings("https://badges.example.org/", int(datetime(2026, 11, 22, tzinfo=UTC).timestamp()))
SCRIPTS = sorted((PROJECT / "site_src/overrides/assets/plan").glob("*.js"))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The catalogue of the demonstration."""
    return load(demonstrated.CATALOGUE)[0]


@pytest.fixture(scope="module")
def plan(catalogue: Catalogue) -> dict[str, Any]:
    """The planning data in Dutch."""
    return table(catalogue, relate(catalogue), "nl")


def place(plan: dict[str, Any], badge: str) -> int:
    """Return the place of a badge in the columns."""
    return int(plan["badges"]["id"].index(badge))


def test_every_column_has_every_badge(plan: dict[str, Any], catalogue: Catalogue) -> None:
    """All columns are as long, every badge stands there once, and places lead to badges."""
    badges = plan["badges"]
    assert {len(column) for column in badges.values()} == {len(catalogue.badges)}
    assert sorted(badges["id"]) == sorted(catalogue.badges)
    named = [one for name in ("requires", "recommends") for column in badges[name] for one in column]
    named += [one for path in plan["pathways"] for step in path["steps"] for one in step["badges"]]
    assert named
    assert all(0 <= one < len(catalogue.badges) for one in named)


def test_requirements_and_successors_are_those_of_the_definitions(plan: dict[str, Any]) -> None:
    """What a badge requires and what replaced it stand at its place."""
    badges = plan["badges"]
    advanced = place(plan, "demo-mbo.tig-lassen-gevorderd")
    assert [badges["id"][one] for one in badges["requires"][advanced]] == ["demo-mbo.tig-lassen-basis"]
    old = place(plan, "demo-mbo.cv-ketels-onderhouden")
    assert badges["status"][old] == "retired"
    assert badges["id"][badges["replaced_by"][old]] == "demo-mbo.warmtepompen-installeren"


def test_confirmed_and_claimed_are_told_apart(plan: dict[str, Any]) -> None:
    """What the receiver confirmed carries its own words; what only the giver says carries none."""
    counts = {
        (plan["badges"]["id"][giver], plan["badges"]["id"][target]): said for giver, target, said in plan["counts"]
    }
    confirmed = counts["demo-mbo.warmtepompen-installeren", "demo-hbo.projectleider-energietransitie"]
    assert confirmed["effect"].startswith("Je hoeft de opdracht")
    assert confirmed["on"] == "5 november 2026"
    assert confirmed["version"] == "2"
    assert counts["demo-hbo.ai-in-het-mkb", "demo-wo.ai-verordening-toepassen"] is None


def test_a_decision_in_force_counts_a_badge_that_names_nothing(catalogue: Catalogue) -> None:
    """What an institution decided for a part of its own is told to who holds the badge, until its last day."""
    forklift = "demo-mbo.heftruck-rijden"
    for today, told in ((date(2026, 11, 30), True), (date(2090, 1, 1), False)):
        ended = replace(catalogue.institutions["demo-leerbedrijf"])
        ended = replace(ended, recognises=tuple(replace(each, until=date(2089, 1, 1)) for each in ended.recognises))
        changed = replace(catalogue, institutions={**catalogue.institutions, ended.id: ended})
        made = table(changed, relate(changed, today), "nl")
        where = [who for badge, who, _ in made["decided"] if made["badges"]["id"][badge] == forklift]
        assert (where == ["Watermonde Werkt"]) is told


def test_text_in_the_other_language_says_so(catalogue: Catalogue) -> None:
    """A name that is there in one language only comes with that language; one that is there in both does not."""
    badge = catalogue.badges["demo-mbo.tig-lassen-basis"]
    dutch = replace(badge, name=Text({"nl": "TIG"}))
    changed = replace(catalogue, badges={**catalogue.badges, badge.id: dutch})
    names = {language: table(changed, relate(changed), language)["badges"] for language in ("nl", "en")}
    told = {language: columns["name"][columns["id"].index(badge.id)] for language, columns in names.items()}
    assert told == {"nl": "TIG", "en": ["TIG", "nl"]}


def test_unknown_hours_are_not_none_at_all(catalogue: Catalogue) -> None:
    """A badge that does not say its hours has null, not 0."""
    badge = catalogue.badges["demo-mbo.tig-lassen-basis"]
    changed = replace(catalogue, badges={badge.id: replace(badge, workload=None)}, pathways={})
    assert table(changed, relate(changed), "nl")["badges"]["hours"] == [None]


@pytest.mark.parametrize(
    ("asked", "count", "need", "said"),
    [
        ("all", 1, 1, "single"),
        ("any", 1, 1, "single"),
        ("all", 3, 3, "all"),
        ("any", 3, 1, "any"),
        ("choose:1", 3, 1, "any"),
        ("choose:2", 3, 2, "choose"),
        ("choose:3", 3, 3, "all"),
    ],
)
def test_what_a_step_asks(asked: str, count: int, need: int, said: str) -> None:
    """Each rule asks for so many badges, and is said as simply as it can be."""
    name, _, number = asked.partition(":")
    step = Step(
        "s", Text({"nl": "s"}), name, tuple(f"a.{one}" for one in range(count)), int(number) if number else None
    )
    assert (needed(step), rule(step)) == (need, said)


def test_a_former_id_still_finds_its_badge(catalogue: Catalogue) -> None:
    """Who kept a badge under an earlier id holds it still."""
    badge = catalogue.badges["demo-mbo.tig-lassen-basis"]
    changed = replace(catalogue, badges={**catalogue.badges, badge.id: replace(badge, aliases=("demo-mbo.lassen-1",))})
    plan = table(changed, relate(changed), "nl")
    assert plan["former"]["demo-mbo.lassen-1"] == place(plan, badge.id)
    assert set(plan["former"]).isdisjoint(plan["badges"]["id"])


def test_claims_of_a_pathway_are_kept_apart_from_its_steps(catalogue: Catalogue) -> None:
    """A badge that says itself that it counts towards a pathway is a claim, whether a step names it or not."""
    pathway = replace(catalogue.pathways["energietransitie"], steps=(), goal=Goal("diploma", name=Text({"nl": "D"})))
    changed = replace(catalogue, pathways={**catalogue.pathways, pathway.id: pathway})
    plan = table(changed, relate(changed), "nl")
    told = next(one for one in plan["pathways"] if one["id"] == "energietransitie")
    assert place(plan, "demo-mbo.zonnepanelen-plaatsen") in told["claims"]
    assert told["steps"] == []
    assert told["goal"] == {"kind": "diploma", "badge": None, "name": "D"}


def test_files_are_small_json_in_both_languages(catalogue: Catalogue) -> None:
    """Each language has its file, the same on every build, without spaces to spare."""
    made = dict(files(catalogue))
    assert sorted(made) == ["en/plan/plan.json", "plan/plan.json"]
    assert dict(files(catalogue)) == made
    assert {json.loads(data)["language"] for data in made.values()} == {"nl", "en"}
    assert all(len(data) < 400 * len(catalogue.badges) for data in made.values())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_a_script_the_page_lists_every_pathway(catalogue: Catalogue, language: str) -> None:
    """A sentence says that ticking needs a script; every pathway and every badge of its steps is linked."""
    page = plan_page(view(catalogue, SETTINGS, templates()), language)
    assert f'<p class="note caution without-script">{PLAN[language]["no_script"]}</p>' in page.body
    for pathway in catalogue.pathways.values():
        assert f'pathways/{pathway.id}/"' in page.body
        assert all(
            f'badges/{badge.replace(".", "/")}/"' in page.body for step in pathway.steps for badge in step.badges
        )


def test_what_needs_the_script_is_hidden_until_it_runs(catalogue: Catalogue) -> None:
    """Without a script nothing stands there that does nothing."""
    body = plan_page(view(catalogue, SETTINGS, templates()), "nl").body
    assert re.search(r'id="plan-mine"[^>]* hidden>', body)
    assert re.search(r'id="plan-aim"[^>]* hidden>', body)


def test_both_languages_say_the_same() -> None:
    """The words have the same names in the same order and are filled in with the same things."""

    def gaps(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert list(PLAN["nl"]) == list(PLAN["en"])
    assert [key for key in PLAN["nl"] if gaps(PLAN["nl"][key]) - {"n"} != gaps(PLAN["en"][key]) - {"n"}] == []


def test_every_word_is_used_and_there() -> None:
    """No word is left over, and none that a script or a template asks for is missing."""
    sources = [
        *SCRIPTS,
        *(PROJECT / "site_src/templates").glob("*plan*.html"),
        PROJECT / "site_src/templates/pathway_diagram.html",
    ]
    sources += [PROJECT / "build/badge_catalogue/pages/pathway_diagram.py"]
    text = " ".join(
        path.read_text(encoding="utf-8") for path in [*sources, PROJECT / "build/badge_catalogue/pages/plan.py"]
    )
    text = re.sub(r"badge_catalogue\.words\.\w+", "", text)  # a module, no word
    made = re.compile(r"(goal|blocked|diagram)_\w+")
    base = {
        re.sub(r"_(none|few|few_none|alone)$", "", key.partition("[")[0])
        for key in PLAN["nl"]
        if not made.fullmatch(key)
    }
    assert [key for key in sorted(base) if not re.search(rf"\b{key}\b", text)] == []
    asked = set(re.findall(r"\bwords\.([a-z_]+)\b", text)) | set(re.findall(r'counted\([\w.]+, "(\w+)"', text))
    assert asked
    assert sorted(asked.difference(key.partition("[")[0] for key in PLAN["nl"])) == []
