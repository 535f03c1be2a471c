"""What the catalogue page downloads: the right answers per badge, the same keys in both languages, small columns."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from badge_catalogue.facts.answer import in_short
from badge_catalogue.facts.relations import public, relate
from badge_catalogue.finding import facet_values, facets
from badge_catalogue.finding.facet_values import short_keys
from badge_catalogue.model import Accepts, Badge, Catalogue, Cost, LearningOutcome, Offering, Stacking, Term, Workload
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.settings import Settings
from badge_catalogue.words import WORDS
from badge_catalogue.words.catalogue import IN_SIGHT, OPTIONS

MakeBadge = Callable[..., Badge]
MakeText = Callable[..., Text]
SETTINGS = Settings(epoch=1_795_305_600)


@pytest.fixture
def made(sample: Catalogue) -> dict[str, Any]:
    """Everything `files` yields, parsed; what comes later put in, as the page does."""
    return joined(sample)


def joined(catalogue: Catalogue) -> dict[str, Any]:
    """Return what `files` yields, with more.json put into facets.json."""
    made = {path: json.loads(data) for path, data in facets.files(catalogue, SETTINGS)}
    for home in ("", "en/"):
        first, more = made[f"{home}badges/facets.json"], made[f"{home}badges/more.json"]
        first["facets"] = sorted(first["facets"] + more["facets"], key=lambda each: first["order"].index(each["id"]))
        first["day"] = more["day"]
    return made


def answers(data: Any, facet: str, slug: str) -> list[str]:
    """Return the keys one badge answers a facet with, decoded as the page does."""
    column = next(each for each in data["facets"] if each["id"] == facet)
    row = data["slug"].index(slug)
    return [column["keys"][place] for place in column["sets"][row if column["rows"] is None else column["rows"][row]]]


def test_rows_stand_in_the_order_of_names(made: dict[str, Any]) -> None:
    """Accents do not push a name to the end, and drafts are not there."""
    assert made["badges/facets.json"]["name"] == ["Énergie in de wijk", "Ethiek", "Lassen", "Oud", "Zorg"]
    assert made["en/badges/facets.json"]["name"] == ["Energy", "Ethiek", "Oud", "Welding", "Zorg"]


@pytest.mark.parametrize(
    ("asking", "order"),
    [
        (
            ("gevorderd", "expert"),
            ["Samenwerken: beginner", "Samenwerken: gevorderd", "Samenwerken: expert", "Samenzang"],
        ),
        ((), ["Samenwerken: beginner", "Samenwerken: expert", "Samenwerken: gevorderd", "Samenzang"]),
    ],
)
def test_steps_of_a_series_stand_in_the_order_of_taking_them(
    sample: Catalogue, badge: MakeBadge, text: MakeText, asking: tuple[str, ...], order: list[str]
) -> None:
    """A badge comes after the one that it asks for where both share a name; where none asks, the alphabet says."""
    before = {"gevorderd": "demo-mbo.beginner", "expert": "demo-mbo.gevorderd"}
    made = [
        badge(
            slug,
            name=text(f"Samenwerken: {slug}"),
            stacking=Stacking(role="stackable", requires=(before[slug],)) if slug in asking else None,
        )
        for slug in ("expert", "gevorderd", "beginner")
    ]
    made.append(badge("samenzang", name=text("Samenzang")))
    catalogue = replace(sample, badges={each.id: each for each in made})
    assert [each.name.get("nl") for each in facets.rows(catalogue, "nl")] == order


def test_names_in_the_other_language_are_told(made: dict[str, Any]) -> None:
    """The English page knows which names are Dutch; the Dutch page has none to tell."""
    data = made["en/badges/facets.json"]
    assert [(data["name"][int(row)], spoken) for row, spoken in data["foreign"].items()] == [
        ("Ethiek", "nl"),
        ("Oud", "nl"),
        ("Zorg", "nl"),
    ]
    assert made["badges/facets.json"]["foreign"] == {}


@pytest.mark.parametrize(
    ("facet", "slug", "keys"),
    [
        ("subject", "lassen", ["07"]),
        ("subject", "zorg", []),
        ("field", "lassen", ["071", "0715"]),
        ("audience", "lassen", ["professional", "jobseeker"]),
        ("counts", "lassen", ["confirmed", "claimed"]),
        ("counts", "zorg", []),
        ("target", "lassen", ["demo-hbo.energie", "demo-wo.ethiek"]),
        ("hours", "lassen", ["240-"]),
        ("hours", "energie", ["40-100"]),
        ("hours", "oud", []),
        ("place", "lassen", ["Purmerend"]),
        ("schedule", "energie", ["own_pace"]),
        ("type", "ethiek", ["extra_curricular"]),
        ("sector", "energie", ["hbo"]),
        ("eqf", "lassen", ["4"]),
        ("nlqf", "lassen", ["4+"]),
        ("eqf", "energie", ["6"]),
        ("nlqf", "energie", []),
        ("eqf", "zorg", []),
        ("nlqf", "zorg", ["entry"]),
        ("institution", "ethiek", ["demo-wo"]),
        ("skill", "lassen", ["11112222"]),
        ("stackable", "lassen", ["stackable"]),
        ("cost", "lassen", ["1-250", "250-1000"]),
        ("cost", "energie", ["nothing_extra"]),
        ("credits", "lassen", ["sbu"]),
        ("credits", "energie", ["ects"]),
        ("credits", "oud", []),
        ("leads", "energie", ["diploma"]),
        ("leads", "ethiek", []),
        ("cost", "ethiek", []),
        ("status", "lassen", []),
        ("status", "oud", ["retired"]),
    ],
)
def test_answers(facet: str, slug: str, keys: list[str], made: dict[str, Any]) -> None:
    """Each badge answers as its definition says, in both languages with the same keys."""
    assert sorted(answers(made["badges/facets.json"], facet, slug)) == sorted(keys)
    assert sorted(answers(made["en/badges/facets.json"], facet, slug)) == sorted(keys)


@pytest.mark.parametrize(
    ("hours", "key"),
    [(9, "0-10"), (10, "10-40"), (39, "10-40"), (40, "40-100"), (99, "40-100"), (100, "100-240"), (240, "240-")],
)
def test_hours_fall_into_one_range(hours: int, key: str, badge: MakeBadge) -> None:
    """The upper end of a range belongs to the next one."""
    assert list(facet_values._hours(badge("x", workload=Workload(hours=hours)))) == [key]


@pytest.mark.parametrize(
    ("euros", "key"), [(0.0, "free"), (0.5, "1-250"), (250.0, "1-250"), (250.5, "250-1000"), (1000.5, "1000-")]
)
def test_prices_fall_into_one_range(euros: float, key: str, badge: MakeBadge, text: MakeText) -> None:
    """A price answers with its range, and free is only what costs nothing."""
    costs = (Cost(text("iedereen"), euros), Cost(text("wie?")))
    assert list(facet_values._cost(badge("x", offering=(Offering(costs=costs),)))) == [key]


def test_every_price_that_someone_pays_is_found(badge: MakeBadge, text: MakeText) -> None:
    """A badge that is free for jobseekers alone answers to free and to what the others pay."""
    costs = (Cost(text("werkenden"), 1195.0), Cost(text("werkzoekenden"), 0.0))
    later = Offering(costs=(Cost(text("werkenden"), 995.0),))
    many = badge("x", offering=(Offering(costs=costs), later))
    assert list(facet_values._cost(many)) == ["free", "250-1000", "1000-"]
    assert list(facet_values._cost(badge("y"))) == []


@pytest.mark.parametrize(
    ("sums", "nl", "en"),
    [
        ([450.0], "€\N{NO-BREAK SPACE}450", "€450"),
        ([450.0, 450.0], "€\N{NO-BREAK SPACE}450", "€450"),
        ([450.0, 300.0], "vanaf €\N{NO-BREAK SPACE}300", "from €300"),
        ([0.0], "gratis", "free"),
        ([0.0, 0.0], "gratis", "free"),
        ([1195.0, 0.0], "€\N{NO-BREAK SPACE}1.195, voor sommigen gratis", "€1,195, free for some"),
        ([1195.0, 0.0, 995.0], "vanaf €\N{NO-BREAK SPACE}995, voor sommigen gratis", "from €995, free for some"),
        ([0.0, None], "voor sommigen gratis", "free for some"),
        ([None], "prijs niet opgegeven", "price not stated"),
        ([], "prijs niet opgegeven", "price not stated"),
    ],
)
def test_a_list_never_says_free_of_what_costs_most_people_money(
    sums: list[float | None], nl: str, en: str, badge: MakeBadge, text: MakeText
) -> None:
    """The line of a badge in a list tells the price, the lowest of several, and for whom it is free apart."""
    costs = tuple(Cost(text(f"groep {number}"), euros) for number, euros in enumerate(sums))
    one = badge("x", type="microcredential", offering=(Offering(costs=costs),))
    assert (in_short(one, "nl")["cost"], in_short(one, "en")["cost"]) == (nl, en)


def test_options_have_labels_in_the_language_of_the_page(made: dict[str, Any]) -> None:
    """A skill is called as the vocabulary calls it; a broad field as people call it."""
    dutch, english = (
        ("Techniek, industrie en bouw", "metaal lassen"),
        ("Engineering, industry and building", "weld metal"),
    )
    for path, (subject, skill) in (("badges", dutch), ("en/badges", english)):
        columns = {each["id"]: each for each in made[f"{path}/facets.json"]["facets"]}
        assert columns["subject"]["labels"] == [subject]
        assert columns["skill"]["labels"] == [skill]


# Facets without words of ours: a definition writes the answer itself, or a vocabulary that the sample lacks names it.
NAMED_ELSEWHERE = {"place", "language"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_a_word(sample: Catalogue, language: str) -> None:
    """No option is shown by its key: each has a label, unless a definition wrote the answer itself."""
    found = facet_values.facets(sample, relate(sample), language)
    answers = {facet.id: {key for badge in public(sample) for key in facet.values(badge)} for facet in found}
    bare = {facet.id: sorted(answers[facet.id].difference(facet.labels)) for facet in found}
    bare = {name: keys for name, keys in bare.items() if keys and name not in NAMED_ELSEWHERE}
    assert bare == {}, f"say option.FACET.KEY in catalogue.po of {language}, or take the labels in facet_values.py"


def test_a_subject_without_a_plain_name_keeps_that_of_the_vocabulary(sample: Catalogue) -> None:
    """A broad field that is new in the vocabulary is an option too, under the name it has there."""
    terms = {**sample.vocabularies["isced_f"], "99": Term("99", "urn:x", Text({"nl": "Onbekend", "en": "Unknown"}))}
    known = replace(sample, vocabularies={**sample.vocabularies, "isced_f": terms})
    labels = {facet.id: facet.labels for facet in facet_values.facets(known, relate(known), "nl")}
    assert labels["subject"]["99"] == "Onbekend"
    assert labels["subject"]["07"] == OPTIONS["nl"]["subject"]["07"]


def test_confirmed_and_claimed_are_always_both_options(sample: Catalogue) -> None:
    """Also where nothing is confirmed, the page can say so."""
    lone = replace(sample, badges={"demo-mbo.oud": sample.badges["demo-mbo.oud"]})
    data = joined(lone)["badges/facets.json"]
    counts = next(each for each in data["facets"] if each["id"] == "counts")
    assert counts["keys"] == ["confirmed", "claimed"]
    assert counts["sets"] == [[]]


@pytest.mark.parametrize(
    ("decision", "until", "keys"),
    [
        ("conditional", None, ["confirmed"]),
        ("refused", None, []),
        ("full", date(2026, 1, 1), []),
    ],
    ids=["in force", "refused", "ended"],
)
def test_a_decision_in_force_confirms(
    sample: Catalogue, text: MakeText, decision: str, until: date | None, keys: list[str]
) -> None:
    """A badge that an institution accepts is found under what counts, also where no badge of its own stands for it."""
    taken = Accepts(
        "demo-mbo.zorg", "1", text("Vrijstelling."), text("commissie"), None, decision=decision, until=until
    )
    receiver = replace(sample.institutions["demo-hbo"], recognises=(taken,))
    made = joined(replace(sample, institutions={**sample.institutions, receiver.id: receiver}))
    assert answers(made["badges/facets.json"], "counts", "zorg") == keys


def test_what_can_be_sorted(made: dict[str, Any]) -> None:
    """Hours are whole numbers, -1 unknown; levels are doubled so that 4+ lies between; days count from 2000."""
    data = made["badges/facets.json"]
    rows = {slug: row for row, slug in enumerate(data["slug"])}
    order = {
        column: {slug: data[column]["order"][data[column]["rows"][row]] for slug, row in rows.items()}
        for column in ("size", "grade")
    }
    assert [order["size"][slug] for slug in ("lassen", "energie", "oud")] == [240, 84, -1]
    assert [order["grade"][slug] for slug in ("zorg", "lassen", "energie", "oud")] == [1, 9, 12, 0]
    assert data["day"][rows["lassen"]] == 9528
    assert data["day"][rows["zorg"]] == 0


def test_what_a_card_says(made: dict[str, Any]) -> None:
    """A level that nobody registered is said to be the school's own; a verified one is not."""
    data = made["badges/facets.json"]
    rows = {slug: row for row, slug in enumerate(data["slug"])}
    grades = {slug: data["grade"]["texts"][data["grade"]["rows"][row]] for slug, row in rows.items()}
    assert grades["lassen"] == "NLQF 4+ · EQF 4, volgens de aanbieder zelf"
    assert grades["energie"] == "NLQF 6 · EQF 6"
    prices = {slug: data["price"]["texts"][data["price"]["rows"][row]] for slug, row in rows.items()}
    assert (prices["lassen"], prices["energie"], prices["zorg"]) == (
        "vanaf €\N{NO-BREAK SPACE}250",
        "niets extra",
        "prijs niet opgegeven",
    )
    assert [data["slug"][row] for row in data["png"]] == ["zorg"]


def test_start_dates_are_all_there(made: dict[str, Any]) -> None:
    """Past dates too, in order: what is past depends on the day of the visit."""
    starts = made["badges/facets.json"]["starts"]
    row = made["badges/facets.json"]["slug"].index("lassen")
    assert starts["sets"][starts["rows"][row]] == ["2026-01-05", "2027-02-01"]


def test_a_summary_ends_at_a_word(badge: MakeBadge, text: MakeText) -> None:
    """A short description stays whole; a long one is cut before the word that does not fit, and says so."""
    assert facets.summary(badge("x", description=text("Je leert **alles**.")), "nl") == "Je leert alles."
    cut = facets.summary(badge("x", description=text("woord " * 60)), "nl")
    assert len(cut) <= 203
    assert cut.endswith("woord …")


def test_summaries_stand_in_files_by_row(sample: Catalogue, badge: MakeBadge, text: MakeText) -> None:
    """Row 100 is the first of the second file."""
    many = [
        badge(f"b{number:03}", name=text(f"B{number:03}"), description=text(f"Tekst {number}")) for number in range(101)
    ]
    catalogue = replace(sample, badges={each.id: each for each in many})
    data = {path: json.loads(body) for path, body in facets.files(catalogue, SETTINGS)}
    assert len(data["badges/summaries/0.json"]) == 100
    assert data["badges/summaries/1.json"] == ["Tekst 100"]


def test_equal_answers_are_stored_once(sample: Catalogue, badge: MakeBadge) -> None:
    """A thousand badges of one kind take one set per facet."""
    many = [badge(f"b{number}") for number in range(1000)]
    data = facets.table(replace(sample, badges={each.id: each for each in many}), relate(sample), "nl", SETTINGS)
    assert all(len(each["sets"]) == 1 for each in data["facets"])


def test_what_comes_later_is_not_in_what_comes_first(sample: Catalogue) -> None:
    """Every facet stands in one of the two files; the first has what is in sight and what a list says, nothing else."""
    made = {path: json.loads(data) for path, data in facets.files(sample, SETTINGS)}
    first, more = made["badges/facets.json"], made["badges/more.json"]
    at_once, later = ([each["id"] for each in part["facets"]] for part in (first, more))
    assert sorted(at_once + later) == sorted(first["order"])
    assert set(at_once) == {*IN_SIGHT, "type", "practice", "sector", "institution", "status"}
    assert "skill" in later
    assert "day" not in first
    assert len(more["day"]) == len(first["slug"])


def test_answers_that_hardly_repeat_need_no_numbers(sample: Catalogue, badge: MakeBadge) -> None:
    """Where every badge has its own answer the column of numbers is left out; where many share one it is there."""
    towns = [
        badge(f"b{number}", offering=(Offering(locations=(f"Stad {number // 2}", f"Dorp {number}")),))
        for number in range(8)
    ]
    for badges, own in ((towns, True), (towns[:1] * 4, False)):
        listed = {f"{each.id}{number}": each for number, each in enumerate(badges)}
        data = facets.table(replace(sample, badges=listed), relate(sample), "nl", SETTINGS)
        place = next(each for each in data["facets"] if each["id"] == "place")
        assert (place["rows"] is None) is own
        assert len(place["sets"]) == (8 if own else 1)


def test_files_are_the_same_every_time(sample: Catalogue) -> None:
    """Two runs give the same bytes."""
    assert list(facets.files(sample, SETTINGS)) == list(facets.files(sample, SETTINGS))


def test_skills_that_begin_alike_keep_apart() -> None:
    """Two ESCO skills whose first digits are the same answer under their whole number; others stay short."""
    first, second, other = (
        f"http://data.europa.eu/esco/skill/{tail}" for tail in ("11112222-a", "11112222-b", "3333444-c")
    )
    assert short_keys([first, second, other]) == {first: "11112222-a", second: "11112222-b", other: "3333444-"}
    assert short_keys([first, other])[first] == "11112222"


def test_skills_that_begin_alike_are_found_apart(sample: Catalogue, badge: MakeBadge, text: MakeText) -> None:
    """A badge with one of two such skills does not answer for the other, on the page and in its addresses."""
    uris = [f"http://data.europa.eu/esco/skill/99998888-{tail}" for tail in ("a", "b")]
    terms = {uri: Term(uri, uri, text(uri[-1])) for uri in uris}
    badges = [
        badge(f"x{place}", learning_outcomes=(LearningOutcome("lo1", text("Doen"), esco=(uri,)),))
        for place, uri in enumerate(uris)
    ]
    catalogue = replace(
        sample, badges={each.id: each for each in badges}, vocabularies={**sample.vocabularies, "esco": terms}
    )
    (skill,) = (facet for facet in facet_values.facets(catalogue, relate(catalogue), "nl") if facet.id == "skill")
    assert [list(skill.values(each)) for each in badges] == [["99998888-a"], ["99998888-b"]]
    assert dict(skill.labels) == {"99998888-a": "a", "99998888-b": "b"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_options_say_what_other_pages_say(language: str) -> None:
    """For whom, which type and which education are called the same in the filters and on the badge's page."""
    for kind in ("audience", "type", "sector"):
        for key, label in OPTIONS[language][kind].items():
            assert label.casefold() == WORDS[language][f"{kind}_{key}"].casefold(), key
