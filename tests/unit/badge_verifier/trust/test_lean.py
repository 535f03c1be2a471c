"""The trust list in two parts says what the whole one says, and while the second is missing it says that."""

import asyncio
import dataclasses
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import make
import pytest
from judging import judged, outcome

from badge_verifier.page_api import know, verify_json
from badge_verifier.report import to_json
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.lean import LeanTrustList, dump_lean, parse_lean
from badge_verifier.trust.sealed import opened, sealed
from badge_verifier.trust.spelling import bare, folded
from badge_verifier.trust.trust_list import CatalogueBadge, TrustList

VECTORS = Path(__file__).resolve().parents[3] / "vectors"
CASES = sorted(path.parent.name for path in VECTORS.glob("*/case.json"))
WHOLE: TrustList = make.trust()
SITE = "https://badges.example.org/"


def lean(trust: TrustList) -> LeanTrustList:
    """Return the same list, written in two parts and read."""
    return parse_lean(*dump_lean(trust))


@pytest.mark.parametrize("name", CASES)
def test_the_two_parts_give_the_report_of_the_whole(name: str) -> None:
    """Every case of ours with one badge, word for word."""
    case = json.loads((VECTORS / name / "case.json").read_bytes())
    data = (VECTORS / name / case["file"]).read_bytes()
    try:
        whole, parts = (to_json(judged(data, trust=each), name) for each in (WHOLE, lean(WHOLE)))
    except ValueError as error:  # several badges in a file
        assert "unpack" in str(error)  # noqa: PT017 -- which of the two it was
        return
    for report in (parts, whole):  # these badges bear no outcomes
        for told in ((report["credential"] or {}).get("catalogue") or {"summary": {}})["summary"].values():
            told.pop("outcomes", None)
    assert parts == whole


_WORDS = ("Lassen", "lassen", "Brood bakken", "C# en F#", "Zorg 2", "Zorg 3", "Straße", "Sharp\tturn", "3 EC", "", "İ")


def _badge(chance: random.Random, number: int, strange: float) -> CatalogueBadge:
    """Return a badge as no catalogue has it: with tabs and signs in its texts, with fields that follow from nothing.

    Args:
        chance: What is at random.
        number: Stands in its id.
        strange: How often, of 1, its institution and its address do not follow from its id.
    """
    institution = chance.choice(("demo", "demo-a", "demob"))
    slug, version = f"{chance.choice('abc')}{chance.choice(('', '-', '-b'))}{number}", chance.choice("129") + "0"
    id_ = f"{institution}.{slug}"
    folder = f"badges/{institution}/{slug}/"
    summary: Any = {
        language: {
            **{name: f"{chance.choice(_WORDS)} {chance.randrange(3)} uur" for name in ("level", "workload", "quality")},
            "worth": chance.choice(_WORDS),
            "outcomes": chance.sample(_WORDS, chance.randrange(4)),
            **chance.choice(({}, {"renewal": f"Elke {chance.randrange(9)} jaar", "recognised": ["C# 1", "#"]})),
        }
        for language in ("nl", "en")
    }
    return CatalogueBadge(
        id=id_,
        version=version,
        institution=institution if chance.random() >= strange else "demo-c",
        name={"nl": chance.choice(_WORDS), "en": chance.choice(_WORDS)},
        achievement_id=f'{SITE}"{number}"'
        if chance.random() < strange
        else f"{SITE}{folder}v{version}/achievement.json",
        type=chance.choice(("regular", "microcredential")),
        status=chance.choice(("active", "retired")),
        page=chance.choice((folder, f"{folder}v{version}/", "elsewhere/")),
        awarded_as=tuple(f"https://P.example.org/{chance.choice(('', 'b/', 'B'))}{chance.randrange(9)}" for _ in "ab"),
        summary=summary if chance.random() < 0.9 else {"nl": summary["nl"]},
        facts=chance.choice(({}, {"eqf": "4", "ects": "2.5"}, {"sbu": "84"})),
    )


@pytest.mark.parametrize("strange", [0, 0.1, 0.5])
@pytest.mark.parametrize("seed", range(6))
def test_whatever_a_badge_says_it_is_found_and_says_it_still(seed: int, strange: float) -> None:
    """By id, by address and by name the lines give what going through all badges gives, in the same order."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    made = {
        (badge.id, badge.version): badge for badge in (_badge(chance, number // 2, strange) for number in range(60))
    }
    whole = dataclasses.replace(WHOLE, site_url=SITE, badges=tuple(badge for _, badge in sorted(made.items())))
    parts = lean(whole)
    for badge in whole.badges:
        assert _found(badge, parts) == _found(badge, whole)
    for institution in ("demo", "demo-a", "demo-c", "dem", "demo.", "zzz", ""):
        names = frozenset(map(folded, _WORDS))
        found = [[_said(each) for each in trust.badges_called(institution, names)] for trust in (parts, whole)]
        assert found[0] == found[1]


def _found(badge: CatalogueBadge, trust: TrustList) -> list[Any]:
    """Return what is found by all that a badge says of itself."""
    found = [
        *filter(None, [trust.badge_with_id(badge.achievement_id)]),
        *trust.badges_awarded_as(frozenset(map(bare, badge.awarded_as))),
        *trust.badges_called(badge.institution, {folded(badge.name["nl"]), "lassen"}),
    ]
    return [_said(each) for each in found]


def _said(badge: CatalogueBadge) -> dict[str, Any]:
    """Return every field but the texts of outcomes; ids alone where two badges bear one."""
    said = {each.name: getattr(badge, each.name) for each in dataclasses.fields(CatalogueBadge)}
    summary = {
        name: {key: text for key, text in told.items() if key != "outcomes"} for name, told in badge.summary.items()
    }
    return {**said, "summary": summary}


@pytest.mark.parametrize("wanted", ["", "https://", SITE, f"{SITE}badges/a/b/v1/achievement.json", "\ud800", "\n", "{"])
def test_what_is_not_there_is_not_found(wanted: str) -> None:
    """The head of the lines is no badge, nor is half a line, nor a sign that no line holds."""
    parts = lean(WHOLE)
    assert parts.badge_with_id(wanted) is None
    assert parts.badges_awarded_as({bare(wanted)}) == []
    assert parts.badges_called("rijnstad", {wanted}) == []


def test_without_the_second_part_the_worth_is_still_looked_up_and_the_verdict_stands() -> None:
    """The first part alone proves who signed; it never says that a badge is not in the catalogue."""
    badge = make.signed()
    first, second = dump_lean(WHOLE)
    report = judged(badge, trust=parse_lean(first, None))
    assert (report.verdict, report.headline) == ("valid", "verified")
    assert outcome(report, "catalogue") == ("unchecked", "catalogue.looking")
    assert outcome(judged(badge, trust=parse_lean(first, second)), "catalogue")[1] != "catalogue.looking"


@pytest.mark.parametrize("change", [lambda data: data + b"\n", lambda data: data[:-1], lambda _: b""])
def test_a_second_part_that_is_not_the_one_named_is_refused(change: Callable[[bytes], bytes]) -> None:
    """Of another day, cut short, or not there at all."""
    first, second = dump_lean(WHOLE)
    with pytest.raises(ValueError, match="fetch both anew"):
        parse_lean(first, change(second))


@pytest.mark.parametrize("badges", [None, [], {}, {"sha256": 1}])
def test_a_first_part_that_names_no_second_is_refused(badges: Any) -> None:
    """A whole list is no first part either."""
    document = json.loads(dump_lean(WHOLE)[0])
    with pytest.raises(ValueError, match="sha256"):
        parse_lean(json.dumps({**document, "badges": badges}).encode(), None)


def test_an_address_with_a_space_is_no_address() -> None:
    """It would be read as two."""
    badge = dataclasses.replace(WHOLE.badges[0], awarded_as=("https://p.example.org/a b",))
    with pytest.raises(ValueError, match="a b"):
        dump_lean(dataclasses.replace(WHOLE, badges=(badge,)))


def test_sealed_outcomes_open_with_the_same_texts_alone() -> None:
    """In any order, and in the order in which they were sealed; one more, one less or one changed opens nothing."""
    texts = ["Weld.", "Cut.", "Measure."]
    seal = sealed(texts)
    assert opened(seal, sorted(texts)) == tuple(texts)
    assert [opened(seal, other) for other in (texts[:2], [*texts, "More."], ["weld.", *texts[1:]], [])] == [()] * 4
    assert (sealed([]), opened("", []), sealed(["x"] * 99)) == ("", (), "")


@pytest.fixture
def told() -> Iterator[Callable[..., None]]:
    """Say what files are judged by, and forget it afterwards."""
    yield know
    know(dump_lean(dataclasses.replace(WHOLE, institutions=(), badges=()))[0].decode(), None, "{}")


def test_what_the_page_was_told_once_holds_for_every_file(told: Callable[..., None]) -> None:
    """The lists cross to Python once; a file that does not ask for them is judged without."""
    first, second = dump_lean(WHOLE)
    told(first.decode(), second, "{}")
    data = json.dumps(make.signed()).encode()
    options = {"now": "2026-11-22T12:00:00Z"}
    headlines = []
    for asked in ({**options, "known": True}, {**options, "known": False}):
        reports = json.loads(asyncio.run(verify_json(data, json.dumps(asked), None, CpythonCrypto())))
        headlines.append(reports[0]["headline"])
    assert headlines == ["verified", "online-check-needed"]


def test_a_first_part_that_is_no_list_is_told_with_each_file(told: Callable[..., None]) -> None:
    """Nothing is judged by it; a second part of another list is told at once."""
    first, second = (part.decode() for part in dump_lean(WHOLE))
    told(first.replace('"version"', '"versions"'), second.encode(), "{}")
    with pytest.raises(ValueError, match="unknown member 'versions'"):
        asyncio.run(
            verify_json(b"{}", json.dumps({"now": "2026-11-22T12:00:00Z", "known": True}), None, CpythonCrypto())
        )
    with pytest.raises(ValueError, match="fetch both anew"):
        told(first, b"", "{}")
