"""The search index: compact records, our own vocabulary, and Pagefind run for real."""

import gzip
import itertools
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import demonstrated
import pytest

from badge_catalogue import shipped
from badge_catalogue.definitions.load import load
from badge_catalogue.facts.relations import public
from badge_catalogue.finding import full_text, search_records
from badge_catalogue.model import Badge, Catalogue, LearningOutcome
from badge_catalogue.model.text import Text

ROOT = Path(__file__).resolve().parents[4]
PAGEFIND = shipped.PAGEFIND
MakeBadge = Callable[..., Badge]
MakeText = Callable[..., Text]


def words(record: str) -> list[str]:
    """Return the visible words of a record."""
    body = record.split("<body", 1)[1].split(">", 1)[1]
    text = " ".join(body.replace(">", "<").split("<")[::2])
    return [word for word in text.split() if word != "·"]


def test_a_record_holds_what_people_search_for(sample: Catalogue) -> None:
    """Name, outcome, skill and everyday words, and those of the other language."""
    record = search_records.record(sample.badges["demo-mbo.lassen"], sample, "nl")
    for expected in (
        "<h1>Lassen</h1>",
        "staal lassen",
        "metaal lassen",
        "lasser",
        "Welding",
        "weld metal",
        "fabrication",
    ):
        assert expected in record
    assert '<html lang="nl">' in record


def test_a_record_is_compact(sample: Catalogue, badge: MakeBadge, text: MakeText) -> None:
    """However much a contributor writes, a record has at most WORDS words, and outcomes are not crowded out."""
    outcomes = tuple(LearningOutcome(f"lo{n}", text(f"Je kan taak{n} uitvoeren in de praktijk.")) for n in range(20))
    long = badge("x", description=text("heel " * 400), learning_outcomes=outcomes)
    record = search_records.record(long, sample, "nl")
    assert len(words(record)) <= search_records.WORDS
    assert "taak0" in record
    assert "taak3" in record


def test_a_record_says_where_its_sentences_and_key_words_end(sample: Catalogue) -> None:
    """What stands before the ends is sentences, key words of the page's language, those of the other; in this order."""
    record = search_records.record(sample.badges["demo-mbo.lassen"], sample, "nl")
    ends = re.search(r'data-pagefind-meta="ends:(\d+)-(\d+)-(\d+)-(\d+)"', record)
    assert ends
    first, own, other, skills = map(int, ends.groups())
    text = re.sub(r"<[^>]*>", " ", record.split("<body", 1)[1].partition(">")[2]).split()
    assert text[first - 2 : first] == ["staal", "lassen."]
    assert text[first:skills] == ["metaal", "lassen"]
    assert text[first:own] == ["metaal", "lassen", "lasser"]
    assert text[own:other] == ["Welding", "·", "fabrication", "weld", "metal"]


def test_every_skill_of_the_demonstration_is_found() -> None:
    """No skill of a badge as schools write them falls off the end of its record, in either language."""
    catalogue, _ = load(demonstrated.CATALOGUE)
    lost = {}
    for language, badge in itertools.product(("nl", "en"), public(catalogue)):
        known = set(words(unescape(search_records.record(badge, catalogue, language))))
        named = " ".join(search_records._skills(badge, catalogue, language)).split()
        if gone := set(named) - known:
            lost[badge.id, language] = gone
    assert lost == {}


def test_words_that_did_not_fit_come_at_the_end(sample: Catalogue, badge: MakeBadge, text: MakeText) -> None:
    """A telling word late in a long description is still found."""
    long = badge("x", description=text("en dit is dat " * 20 + "hijskraan"))
    assert "hijskraan" in search_records.record(long, sample, "nl")


def test_whom_a_badge_is_for_is_found_and_never_shown(sample: Catalogue, badge: MakeBadge, text: MakeText) -> None:
    """What somebody is, or has to bring, finds the badge; it stands behind all that is shown, and in few words."""
    long = badge(
        "x", target_group=text("Dakdekkers, ook uit de bouw"), prerequisites=text("Een rijbewijs " + "veel " * 9)
    )
    record = search_records.record(long, sample, "nl")
    assert re.search(r'weight="0.5">[^<]*Dakdekkers bouw rijbewijs veel<', record)
    ends = re.search(r"ends:\d+-\d+-(\d+)-", record)
    assert ends
    assert words(record).index("Dakdekkers") >= int(ends[1]) + record.count("<h1") - 1
    assert "Dakdekkers" not in search_records.record(badge("x"), sample, "nl")


def test_a_record_is_safe_html(sample: Catalogue, badge: MakeBadge, text: MakeText) -> None:
    """What a contributor writes is text, never a tag."""
    record = search_records.record(badge("x", name=text("<script>alert(1)</script> & co")), sample, "nl")
    assert "<script>" not in record
    assert "&lt;script&gt;" in record


@pytest.mark.parametrize(
    ("word", "found"),
    [("basiszorg", True), ("gezondheidszorg", True), ("bezorg", False), ("zorgzaam", False), ("wijkbezorg", False)],
)
def test_the_end_of_a_compound_is_found(
    word: str, *, found: bool, sample: Catalogue, badge: MakeBadge, text: MakeText
) -> None:
    """A compound is split only into words that badges use, with or without the letters Dutch puts between them."""
    others = [badge("y", description=text("basis gezondheid en zorg"))]
    made = search_records.records([badge("x", description=text(word)), *others], sample, "nl")[0]
    assert ("zorg" in words(made)) is found


def test_compounds_are_split_in_dutch_alone(sample: Catalogue, badge: MakeBadge, text: MakeText) -> None:
    """English writes its compounds apart."""
    badges = [badge("x", description=text("x", "carehome")), badge("y", description=text("x", "care home"))]
    assert "home" not in words(search_records.records(badges, sample, "en")[0])


def test_the_vocabulary_counts_records(sample: Catalogue) -> None:
    """Each word of at least three letters stands in it once, in lower case, with the number of records that hold it."""
    records = [search_records.record(badge, sample, "nl") for badge in sample.badges.values()]
    made = search_records.vocabulary(records)
    found = dict(zip(made["words"], made["counts"], strict=True))
    assert found["vak"] == len(sample.badges)
    assert found["staal"] == 1
    assert "je" not in found
    assert "Lassen" not in found
    assert found["énergie"] == 1


def test_pagefind_is_named_when_it_is_missing(sample: Catalogue, tmp_path: Path) -> None:
    """Without the tool the message says how to get it."""
    with pytest.raises(full_text.SearchError, match="pagefind-bin"):
        list(full_text.run_pagefind(sample, tmp_path / "pagefind", tmp_path))


def test_every_badge_is_in_the_index_of_every_language(sample: Catalogue, tmp_path: Path) -> None:
    """`found.json` names one fragment per row, and that fragment is the badge of that row."""
    made = dict(full_text.run_pagefind(sample, PAGEFIND, tmp_path))
    for home, language, title in (("", "nl", "Énergie in de wijk"), ("en/", "en", "Energy")):
        found = json.loads(made[f"{home}badges/found.json"])
        ids = [
            found["ids"][start : start + found["width"]].rstrip()
            for start in range(0, len(found["ids"]), found["width"])
        ]
        assert len(set(ids)) == 5
        packed = made[f"{home}pagefind/fragment/{found['prefix']}{ids[0]}.pf_fragment"]
        fragment = json.loads(gzip.decompress(packed).removeprefix(b"pagefind_dcd"))
        assert fragment["meta"]["title"] == title
        assert f"{home}pagefind/wasm.{language}.pagefind" in made
        assert f"{home}badges/words.json" in made


def test_names_of_fragments_are_padded() -> None:
    """A longer name, which Pagefind gives when two begin alike, does not shift the others."""
    assert full_text._fixed_width(["abc", "abcd"], "nl") == {"prefix": "nl_", "width": 4, "ids": "abc abcd"}


def test_only_what_the_page_loads_is_published(sample: Catalogue, tmp_path: Path) -> None:
    """Pagefind's own user interfaces, three times the size of the rest, stay out."""
    names = [Path(path).name for path, _ in full_text.run_pagefind(sample, PAGEFIND, tmp_path)]
    assert "pagefind.js" in names
    assert not [name for name in names if name.endswith(".css") or ("ui" in name and name.endswith(".js"))]


def test_the_index_is_the_same_every_time(sample: Catalogue, tmp_path: Path) -> None:
    """Two runs give the same files with the same bytes."""
    first = list(full_text.run_pagefind(sample, PAGEFIND, tmp_path / "first"))
    assert first == list(full_text.run_pagefind(sample, PAGEFIND, tmp_path / "second"))


def test_nothing_is_removed_meanwhile(sample: Catalogue, tmp_path: Path) -> None:
    """Records and indexes stay where they were made until their folder goes as a whole."""
    assert dict(full_text.run_pagefind(sample, PAGEFIND, tmp_path))
    kept = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {"nl/records/0.html", "en/records/0.html", "nl/index/pagefind.js", "en/index/pagefind.js"} <= kept


def test_no_badges_no_index(sample: Catalogue, tmp_path: Path) -> None:
    """A catalogue with drafts alone gives an empty vocabulary and no failure."""
    drafts = {key: each for key, each in sample.badges.items() if each.status == "draft"}
    made = dict(full_text.run_pagefind(replace(sample, badges=drafts), PAGEFIND, tmp_path))
    assert json.loads(made["badges/found.json"]) == {"prefix": "nl_", "width": 0, "ids": ""}


def test_what_a_badge_attests_of_practice_is_found_by_code_and_by_words(found_in: Catalogue) -> None:
    """The qualification, its task and its processes stand in the record; a badge of no practice has none of them."""
    practice = next(badge for badge in found_in.badges.values() if badge.practice)
    other = next(badge for badge in found_in.badges.values() if not badge.practice)
    assert practice.practice
    process = practice.practice.processes[0]
    made = search_records.record(practice, found_in, "nl")
    wanted = (practice.practice.qualification.code, process.code, process.task_code, *process.name.get("nl").split())
    for word in wanted:
        assert word in made, word
    assert process.code not in search_records.record(other, found_in, "nl")


@pytest.fixture(scope="module")
def found_in() -> Catalogue:
    """The catalogue of the demonstration."""
    return load(demonstrated.CATALOGUE)[0]
