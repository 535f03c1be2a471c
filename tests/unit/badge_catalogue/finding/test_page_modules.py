"""The parts of the page's script that need no page, run in Node: counting, addresses, corrections."""

import json
from pathlib import Path
from typing import Any

import pytest
from in_node import answered

SCRIPTS = Path(__file__).resolve().parents[4] / "site_src" / "overrides" / "assets" / "catalogue"


def facet(name: str, keys: list[str], sets: list[list[int]], rows: list[int]) -> dict[str, Any]:
    """Return a facet whose labels are its keys."""
    return {"id": name, "name": name, "keys": keys, "labels": keys, "sets": sets, "rows": rows}


# Four badges: rows 0-2 active, row 3 retired. Row 0 is mbo, 1 mbo and hbo, 2 hbo, 3 mbo.
DATA = {
    "language": "nl",
    "slug": ["a", "b", "c", "d"],
    "name": ["A", "B", "C", "D"],
    "size": {"texts": ["", "", "", ""], "order": [240, -1, 3, 20], "rows": [0, 1, 2, 3]},
    "grade": {"texts": ["", "", "", ""], "order": [8, 0, 12, 9], "rows": [0, 1, 2, 3]},
    "day": [10, 30, 20, 0],
    "starts": {"sets": [[], ["2026-01-01", "2026-12-01"], ["2026-01-01"]], "rows": [1, 2, 0, 0]},
    "facets": [
        facet("sector", ["mbo", "hbo", "wo"], [[0], [0, 1], [1]], [0, 1, 2, 0]),
        facet("schedule", ["evening", "own_pace"], [[0], [1], []], [0, 0, 1, 2]),
        facet("start", ["30", "90", "180", "later", "any"], [[]], [0, 0, 0, 0]),
        facet("status", ["retired", "superseded"], [[], [0]], [0, 0, 0, 1]),
    ],
}


def run(module: str, body: str, given: object = None) -> Any:
    """Return what a piece of script answers, given everything a module exports as `m` and data as `given`."""
    return answered(SCRIPTS / module, body, given)


COUNT = """
const chosen = new Map(Object.entries(given.chosen).map(([id, keys]) => [id, new Set(keys)]));
const { rows, counts } = m.count(given.data, chosen, given.found && ((row) => given.found.includes(row)));
return [rows, ...["sector", "schedule", "status"].map((id) => [...counts.get(id)])];
"""


PARTED = {
    **{key: value for key, value in DATA.items() if key != "day"},
    "order": ["sector", "schedule", "start", "skill", "status"],
    "in_sight": ["schedule", "start"],
}
LATER = {"day": [1, 2, 3, 4], "facets": [{**facet("skill", ["x"], [[0], [], [], []], []), "rows": None}]}


@pytest.mark.parametrize(
    ("query", "more"),
    [
        ("", False),
        ("?schedule=evening&q=skill", False),
        ("?sort=hours", False),
        ("?sort=newest", True),
        ("?skill=x", True),
        ("?sector=mbo", True),
    ],
)
def test_an_address_tells_what_has_to_be_downloaded(query: str, more: bool) -> None:  # noqa: FBT001 -- a row of the table
    """Facets out of sight and the newest first need the second file; once it is there nothing does."""
    body = "const ask = () => m.needsMore(given[0], given[2]); const before = ask(); m.completed(given[0], given[1]);"
    assert run("table.js", f"{body} return [before, ask()];", [PARTED, LATER, query]) == [more, False]


def test_what_comes_later_takes_its_place() -> None:
    """Facets stand in the order of the page, answers without numbers get them, and days can be sorted by."""
    body = "m.completed(given[0], given[1]); return [given[0].facets.map((one) => [one.id, one.rows]), given[0].day];"
    facets, day = run("table.js", body, [PARTED, LATER])
    assert [name for name, _ in facets] == PARTED["order"]
    assert dict(facets)["skill"] == [0, 1, 2, 3]
    assert day == LATER["day"]


@pytest.mark.parametrize(
    ("chosen", "found", "answer"),
    [
        ({}, None, [[0, 1, 2], [2, 2, 0], [2, 1], [1, 0]]),
        ({"sector": ["mbo"]}, None, [[0, 1], [2, 2, 0], [2, 0], [1, 0]]),
        ({"sector": ["mbo", "hbo"]}, None, [[0, 1, 2], [2, 2, 0], [2, 1], [1, 0]]),
        ({"sector": ["hbo"], "schedule": ["own_pace"]}, None, [[2], [0, 1, 0], [1, 1], [0, 0]]),
        ({"status": ["retired"]}, None, [[0, 1, 2, 3], [3, 2, 0], [2, 1], [1, 0]]),
        ({"sector": ["wo"]}, None, [[], [2, 2, 0], [0, 0], [0, 0]]),
        ({}, [1, 3], [[1], [1, 1, 0], [1, 0], [1, 0]]),
    ],
    ids=["nothing chosen", "one", "two of one facet", "two facets", "retired too", "nothing left", "with words"],
)
def test_counts(chosen: dict[str, list[str]], found: list[int] | None, answer: list[list[int]]) -> None:
    """Options of one facet add up, facets narrow down, and a count tells what choosing that option would give."""
    assert run("table.js", COUNT, {"data": DATA, "chosen": chosen, "found": found}) == answer


def test_past_starts_are_gone() -> None:
    """On the day itself a start still counts; a day later it does not; own pace is any moment."""
    body = """
    const next = m.startsFrom(given, new Date(2026, 10, 22));
    const start = m.named(given, "start");
    const keys = start.rows.map((set) => start.sets[set].map((place) => start.keys[place]));
    return { next: next.map((day) => day ?? null), keys };
    """
    got = run("table.js", body, DATA)
    assert got["next"] == ["2026-12-01", None, None, None]
    assert got["keys"] == [["30", "90", "180"], [], ["any"], []]
    first = run("table.js", "return m.startsFrom(given, new Date(2026, 0, 1))[1]", DATA)
    assert first == "2026-01-01"
    assert run("table.js", "return m.startsFrom(given, new Date(2026, 0, 2))[1] ?? null", DATA) is None


def test_rows_of_their_own_are_numbered() -> None:
    """A facet without numbers gets those of the rows; one that has them keeps them."""
    given = {"facets": [facet("a", [], [[], [], []], [0, 0]), {**facet("b", [], [[], []], []), "rows": None}]}
    assert run("table.js", "return m.prepared(given).facets.map((one) => one.rows)", given) == [[0, 0], [0, 1]]


@pytest.mark.parametrize(
    ("order", "rows"),
    [
        ("name", [0, 1, 2, 3]),
        ("hours", [2, 3, 0, 1]),
        ("level", [0, 3, 2, 1]),
        ("newest", [1, 2, 0, 3]),
        ("relevance", [3, 0, 1, 2]),
    ],
)
def test_sorting(order: str, rows: list[int]) -> None:
    """Unknown hours and levels come last, equals by name."""
    body = f"return m.sorted(given, [0, 1, 2, 3], '{order}', new Map([[3, 9.5], [0, 2]]))"
    assert run("table.js", body, DATA) == rows


@pytest.mark.parametrize(
    ("query", "again"),
    [
        ("", ""),
        ("?sector=hbo&sector=mbo&q=zorg+thuis", "?q=zorg+thuis&sector=mbo&sector=hbo"),
        ("?sort=hours&view=cards&shown=48", "?sort=hours&view=cards&shown=48"),
        ("?sort=name&view=list&shown=24", "?sort=name"),
        ("?sector=vwo&unheard=of&sort=price&view=map&shown=x", ""),
        ("?shown=100000", "?shown=480"),
        ("?b=demo-mbo.lassen&b=demo-wo.x&b=demo-wo.x", "?b=demo-mbo.lassen&b=demo-wo.x"),
        ("?b=a.1&b=a.2&b=a.3&b=a.4&b=a.5&b=%3Cb%3E", "?b=a.1&b=a.2&b=a.3&b=a.4"),
        ("?q=%20", ""),
    ],
)
def test_an_address_is_read_and_written(query: str, again: str) -> None:
    """Every state has one address; what is unknown or broken falls away."""
    body = "const { state } = m.read(given.query, given.data.facets); return m.write(state, given.data.facets)"
    assert run("address.js", body, {"query": query, "data": DATA}) == again


def test_an_unknown_filter_is_told() -> None:
    """An address that asks for an option the catalogue lacks is not obeyed in silence."""
    body = "return m.read('?sector=vwo&sector=mbo', given.facets).unknown"
    assert run("address.js", body, DATA) == ["sector: vwo"]


@pytest.mark.parametrize(
    ("query", "order"), [("", "name"), ("?q=x", "relevance"), ("?q=x&sort=hours", "hours"), ("?sort=relevance", "name")]
)
def test_the_order_follows_the_words(query: str, order: str) -> None:
    """Relevance where there are words, else the name; relevance without words means nothing."""
    assert run("address.js", f"return m.order(m.read('{query}', given.facets).state)", DATA) == order


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("zorg", "zorg", 0),
        ("zrog", "zorg", 1),
        ("zog", "zorg", 1),
        ("zorrg", "zorg", 1),
        ("zarg", "zorg", 1),
        ("zotg", "zorg", 1),
        ("zopg", "zorg", 2),
        ("abc", "cab", 2),
    ],
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    """A letter missing or too many is one slip, two that changed places too; a wrong one is two unless it is near."""
    assert run("correct.js", f"return m.distance('{one}', '{other}', 9)") == slips


WORDS = {
    "words": ["and", "énergie", "hbo", "komen", "lassen", "lasser", "lezen", "python", "wijkverpleging", "zorg"],
    "counts": [1, 1, 9, 1, 5, 2, 1, 1, 1, 9],
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lasen", "lassen"),
        ("pyhton", "python"),
        ("PYHTON", "python"),
        ("verpleging", "wijkverpleging"),
        ("enrgie", "énergie"),
        ("zorg", None),
        ("ypthon", "python"),
        ("xylofoon", None),
        ("zx", None),
        ("ehbo", None),
        ("avond", None),
        ("koken", None),
    ],
)
def test_the_nearest_word(typed: str, found: str | None) -> None:
    """The fewest slips win, then the more common word; a compound holds its parts; what is far from all stays alone."""
    assert run("correct.js", f"return m.nearest({json.dumps(typed)}, given) ?? null", WORDS) == found


CALLED = {
    **DATA,
    "slug": ["lassen", "zorg", "zorg", "d"],
    "facets": [
        *DATA["facets"],
        {**facet("institution", ["demo-a", "demo-b"], [[0], [1]], [0, 0, 1, 1]), "labels": ["Roc de Ven", "Avans"]},
        {**facet("place", ["Ven", "Ede"], [[0], [1], []], [0, 1, 2, 2]), "labels": ["Venlo", "Ede"]},
        {**facet("nlqf", ["4", "4+"], [[0], [1], []], [0, 1, 2, 2])},
    ],
}
ALSO = {"schedule": {"evening": "avond avonden"}, "cost": {"free": "gratis"}}


@pytest.mark.parametrize(
    ("word", "strictly", "meant"),
    [
        ("mbo", True, ["sector", ["mbo"]]),
        ("MBO,", True, ["sector", ["mbo"]]),
        ("avond", True, ["schedule", ["evening"]]),
        ("avonds", True, None),
        ("avonden", False, ["schedule", ["evening"]]),
        ("ven", True, ["institution", ["demo-a"]]),
        ("roc de ven", True, ["institution", ["demo-a"]]),
        ("venlo", False, ["place", ["Ven"]]),
        ("venl", True, None),
        ("venl", False, ["place", ["Ven"]]),
        ("gratis", False, None),
        ("e", False, None),
        ("lassen", False, None),
    ],
)
def test_words_that_name_a_filter(word: str, strictly: bool, meant: list[object] | None) -> None:  # noqa: FBT001 -- a row of the table
    """A filter is found by what it is called or people call it; its beginning will do where no text has the word."""
    body = (
        f"const got = m.meaning(given[1], given[0], {json.dumps(ALSO)}, given[2]); return got && [got.facet, got.keys]"
    )
    assert run("meaning.js", f"return await (async () => {{ {body} }})() ?? null", [CALLED, word, strictly]) == meant


def test_what_was_not_downloaded_is_known_by_its_words() -> None:
    """Whoever types the word of a filter that is not there yet makes the page fetch it; with others it does not."""
    body = f"return given[1].map((words) => m.askedLater(words, given[0], {json.dumps(ALSO)}))"
    asked = ["zorg gratis", "gratis", "avond", "zorg", "Zorg, gratis's", "gratis/zorg"]
    assert run("meaning.js", body, [CALLED, asked]) == [True, True, False, False, True, True]


@pytest.mark.parametrize(
    ("words", "rest", "found"),
    [
        ("niveau 4", "", [["nlqf", ["4"]]]),
        ("zorg mbo-4", "zorg", [["nlqf", ["4"]]]),
        ("NLQF 4+ zorg", "zorg", [["nlqf", ["4+"]]]),
        ("eqf6", "", [["eqf", ["6"]]]),
        ("vks 5 zorg", "zorg", [["vks", ["5"]]]),
        ("eqf level 6", "", [["eqf", ["6"]]]),
        ("mbo niveau 2 logistiek", "logistiek", [["nlqf", ["2"]]]),
        ("eqf level", "eqf level", []),
        ("niveau 9", "niveau 9", []),
        ("niveau 44", "niveau 44", []),
        ("4 niveaus", "4 niveaus", []),
    ],
)
def test_levels_are_read(words: str, rest: str, found: list[object]) -> None:
    """A ladder and a step of it are a level; a step that no ladder has, or a number alone, stays a word."""
    body = "const { rest, levels } = m.levels(...given); return [rest, levels.map((one) => [one.facet, one.keys])]"
    data = {"ladders": {"vks": []} if "vks" in words else {"nlqf": ["mbo"]}}
    assert run("meaning.js", body, [words, data]) == [rest, found]


@pytest.mark.parametrize(
    ("words", "ladders", "found"),
    [
        ("niveau 4", ["eqf", "nlqf"], ["nlqf"]),
        ("niveau 4", ["eqf", "vks"], ["vks"]),
        ("niveau 4", ["eqf"], ["eqf"]),
        ("Level 4 eqf 5", ["eqf", "vks"], ["vks", "eqf"]),
        ("nlqf 4", ["eqf", "nlqf"], ["nlqf"]),
        ("nlqf 4", ["eqf"], []),
        ("niveau 4 of nlqf 4", ["eqf"], ["eqf"]),
        ("mbo 4", ["eqf", "vks"], []),
        ("niveau 4", [], None),
        ("zorg", [], []),
    ],
)
def test_a_level_is_on_a_ladder_of_the_catalogue(words: str, ladders: list[str], found: list[str] | None) -> None:
    """A level without a ladder is of the country's, else of the EQF; on a ladder that is not here it is words."""
    own = {ladder: ["mbo"] if ladder == "nlqf" else [] for ladder in ladders if ladder != "eqf"}
    data = {**DATA, "ladders": own, "facets": [facet(ladder, ["4", "5"], [[0]], [0, 0, 0, 0]) for ladder in ladders]}
    body = "return m.onLadders(m.levels(given[0], given[1]).levels, given[1])?.map((one) => one.facet) ?? null"
    assert run("meaning.js", body, [words, data]) == found


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("demo-a.zorg", 1),
        ("demo-b.zorg", 2),
        ("https://x.example/en/badges/demo-b/zorg/", 2),
        ("demo-b.lassen", None),
        ("demo-c.zorg", None),
        ("zorg", None),
    ],
)
def test_a_badge_is_found_by_its_identifier(words: str, row: int | None) -> None:
    """Institution and name together, or the address of its page; the name at another institution is another badge."""
    assert run("meaning.js", "return m.identified(given[1], given[0]) ?? null", [CALLED, words]) == row


SAID = {
    "as_filter": "{word}={label}",
    "corrected": "{typed}>{found}",
    "fewer_words": "{typed}-{found}",
    "searched_for": "={found}",
    "some_words": "some",
    "more_words": "more",
    "no_words": "no {typed}",
    "near": "near {word}",
    "near_none": "not near {word}",
    "beside": "beside {label}",
}


@pytest.mark.parametrize(
    ("answer", "meant", "notes"),
    [
        (None, [{"word": "avond", "facet": "schedule", "keys": ["evening"]}], ["avond=schedule: evening"]),
        ({"how": "all", "typed": [], "found": "zorg"}, [], []),
        ({"how": "corrected", "typed": ["zrog"], "found": "zorg"}, [], ["zrog>zorg"]),
        ({"how": "fewer", "typed": ["baas"], "found": "eigen"}, [], ["baas-eigen"]),
        ({"how": "fewer", "typed": [], "found": "mensen"}, [], ["=mensen"]),
        ({"how": "some", "typed": [], "found": "a b"}, [], ["some"]),
        ({"how": "more", "typed": [], "found": "a b"}, [], ["more"]),
        ({"how": "none", "typed": ["x" * 200], "found": ""}, [], ["no " + "x" * 60 + "…"]),
    ],
    ids=["a filter", "all", "corrected", "fewer", "small words left out", "some", "hardly any has all", "long"],
)
def test_what_is_said_of_the_words(answer: object, meant: list[object], notes: list[str]) -> None:
    """Whatever was done to the words is told, and nothing where nothing was."""
    body = f"return m.understood({{ answer: given[1] ?? undefined, meant: given[2] }}, given[0], {json.dumps(SAID)})"
    assert run("explanation.js", body, [CALLED, answer, meant]) == notes


AN_EVENING = {"word": "avond", "facet": "schedule", "keys": ["evening"]}


@pytest.mark.parametrize(
    ("asked", "notes"),
    [
        ({"meant": [], "near": AN_EVENING}, ["near avond"]),
        ({"meant": [], "near": {**AN_EVENING, "wide": True}}, ["not near avond"]),
        ({"meant": [], "beside": [AN_EVENING]}, ["beside schedule: evening"]),
    ],
    ids=["near", "too wide to be near", "a filter that was let go of"],
)
def test_what_does_not_fit_is_not_called_found(asked: object, notes: list[str]) -> None:
    """What is near is called near, what is not so is not, and a filter that nothing passes is named."""
    body = f"return m.understood(given[1], given[0], {json.dumps(SAID)})"
    assert run("explanation.js", body, [CALLED, asked]) == notes


WAYS = """
const chosen = new Map(Object.entries(given.chosen).map(([id, keys]) => [id, new Set(keys)]));
const found = given.words ? (row) => row === 0 : undefined;
return m.waysOut(given.data, chosen, given.words, found).map((way) => [way.label, way.rows, way.without === m.WORDS]);
"""


@pytest.mark.parametrize(
    ("chosen", "words", "ways"),
    [
        ({"sector": ["wo"]}, "", [["wo", 3, False]]),
        ({"sector": ["hbo"], "schedule": ["own_pace"]}, "zorg", [["zorg", 1, True]]),
        ({"sector": ["wo"], "schedule": ["evening"]}, "", [["wo", 2, False]]),
        ({}, "zorg", [["zorg", 3, True]]),
    ],
    ids=["one filter", "words", "the filter that is in the way", "words alone"],
)
def test_ways_out_are_counted(chosen: dict[str, list[str]], words: str, ways: list[object]) -> None:
    """What alone stands in the way is named with what letting go of it gives; what does not help is left out."""
    assert run("alternatives.js", WAYS, {"data": DATA, "chosen": chosen, "words": words}) == ways


def test_marks_leave_out_what_only_begins_alike() -> None:
    """Searching "lassen" marks "las" and "lassen", not "lastig"; where nothing is closer, what was found is marked."""
    body = "return [...m.worthMarking(new Set(given), 'lassen')]"
    assert run("search.js", body, ["lassen", "las", "lastig"]) == ["lassen", "las"]
    assert run("search.js", body, ["lastig"]) == ["lastig"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("hoe word ik zzp'er", ["hoe", "word", "ik", "zzp"]),
        ("foto\u2019s maken", ["foto", "maken"]),
        ("lasser/loodgieter", ["lasser", "loodgieter"]),
        ("'s-gravendijk", ["'s-gravendijk"]),
        ("o'connellstraat", ["o'connellstraat"]),
    ],
)
def test_words_are_taken_apart(typed: str, words: list[str]) -> None:
    """A slash parts words and an apostrophe begins an ending; one before a word, or within a name, stays."""
    assert run("correct.js", "return m.apart(given)", typed) == words


LENGTHS = {
    **CALLED,
    "facets": [
        facet("hours", ["0-10", "10-40"], [[0], [1], []], [0, 1, 2, 2]),
        facet("eqf", ["6", "7"], [[0], [1], []], [0, 1, 2, 2]),
    ],
}
NAMED = {
    "hours": {"0-10": "one_day_course van_een_dag short_course", "10-40": "short_course"},
    "eqf": {"6": "bachelor_level", "7": "master master_level"},
}


@pytest.mark.parametrize(
    ("words", "rest", "meant"),
    [
        ("one day course welding", "welding", [["hours", ["0-10"]]]),
        ("cursus van één dag", "cursus", [["hours", ["0-10"]]]),
        ("cursus van een dag per week", "cursus van een dag per week", []),
        ("short course", "", [["hours", ["0-10", "10-40"]]]),
        ("Bachelor\u2019s level, data", "data", [["eqf", ["6"]]]),
        ("master data", "master data", []),
        ("level master", "level master", []),
        ("", "", []),
    ],
)
def test_several_words_name_a_length_or_a_level(words: str, rest: str, meant: list[object]) -> None:
    """Words that stand together and in order are a filter beside others; one of them, or a day per week, is not."""
    body = f"const got = m.phrases(given[1], given[0], {json.dumps(NAMED)}); "
    told = "return [got.rest, got.meant.map((each) => [each.facet, each.keys])]"
    assert run("meaning.js", body + told, [LENGTHS, words]) == [rest, meant]


FREE = {**CALLED, "facets": [*CALLED["facets"], facet("cost", ["free", "1-250"], [[0], [1], []], [0, 0, 1, 2])]}


@pytest.mark.parametrize(
    ("words", "left", "meant"),
    [
        (["gratis"], [], [["cost", ["free"]]]),
        (["gratis", "lassen"], ["lassen"], [["cost", ["free"]]]),
        (["lassen"], ["lassen"], []),
        (["mbo", "avond"], [], [["sector", ["mbo"]], ["schedule", ["evening"]]]),
        (["mbo", "lassen"], ["mbo", "lassen"], []),
        (["gratisch"], ["gratisch"], []),
    ],
)
def test_words_that_are_a_filter_beyond_doubt(words: list[str], left: list[str], meant: list[object]) -> None:
    """A price or a time is a filter beside a subject too; a sector is one only among other filters; nearly is not."""
    body = f"const got = m.surely(given[1], given[0], {json.dumps(ALSO)}); "
    told = "return [got.left, got.meant.map((each) => [each.facet, each.keys])]"
    assert run("meaning.js", body + told, [FREE, words]) == [left, meant]


FIELDS = {
    **CALLED,
    "facets": [
        *CALLED["facets"],
        facet("field", ["071", "0713"], [[0, 1], []], [0, 0, 1, 1]),
        facet("subject", ["07", "10"], [[0], [1]], [0, 0, 1, 1]),
    ],
}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("loodgieter", ["field", ["071"]]),
        ("Loodgieters", ["field", ["071"]]),
        ("smid", ["field", ["0713"]]),
        ("garagehouder", ["field", ["071"], "wide"]),
        ("kapper", ["subject", ["10"], "wide"]),
        ("visser", None),
        ("lood", None),
    ],
)
def test_work_that_no_badge_is_for_has_a_field_nearby(word: str, meant: list[object] | None) -> None:
    """The field of the word is near where badges have it; a wider one is said to be wide; without badges nothing is."""
    near = {"071": "loodgieter", "0713": "smid", "0716": "garagehouder", "1012": "kapper", "083": "visser"}
    told = "return got ? [got.facet, got.keys, ...(got.wide ? ['wide'] : [])] : null"
    body = f"const got = m.nearby(given[1], given[0], {json.dumps(near)}); {told}"
    assert run("meaning.js", body, [FIELDS, word]) == meant
