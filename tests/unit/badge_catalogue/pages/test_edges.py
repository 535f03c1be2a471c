"""Pages of what is unusual: an institution without badges or keys, a badge nobody can earn, the lowest level."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from badge_catalogue.commands.build import templates
from badge_catalogue.definitions.load import load_files
from badge_catalogue.exports import markdown
from badge_catalogue.facts import formats
from badge_catalogue.model import Catalogue, Cost, Endorsement, Level, Offering, QualityAssurance
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.pages.badge import badge_page
from badge_catalogue.pages.every import pages
from badge_catalogue.pages.view import view
from badge_catalogue.settings import Settings

SETTINGS = Settings("https://badges.example.org/", int(datetime(2026, 11, 22, tzinfo=UTC).timestamp()))
BADGE = "demo-mbo.warmtepompen"
OFFERING = Offering(
    costs=(Cost(Text({"nl": "werkenden", "en": "workers"}), 450.0), Cost(Text({"nl": "studenten", "en": "students"}))),
    starts=(date(2027, 2, 1),),
    duration="P1Y6M",
    schedule=("evening",),
    locations=("Hoorn",),
    url="https://demo-mbo.example.org/aanmelden",
)


@pytest.fixture(scope="module")
def catalogue(small: dict[str, bytes]) -> Catalogue:
    """The small catalogue."""
    return load_files(small)[0]


@pytest.fixture(scope="module")
def of(catalogue: Catalogue) -> Callable[..., str]:
    """Return the words of the page of the main badge with some fields changed."""

    def said(language: str = "nl", **changes: Any) -> str:
        badge = replace(catalogue.badges[BADGE], **changes)
        changed = replace(catalogue, badges={**catalogue.badges, BADGE: badge})
        return words(badge_page(view(changed, SETTINGS, templates()), badge, language).body)

    return said


def words(html: str) -> str:
    """Return what a page says, without marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize(
    ("language", "none", "unknown", "keys"),
    [
        (
            "nl",
            "Hier staat nog geen badge van deze aanbieder.",
            "kan dus nog niet zien",
            "een sleutel die hieronder staat",
        ),
        ("en", "No badge of this institution is here yet.", "cannot tell yet", "a key that stands below"),
    ],
)
def test_an_institution_without_badges_or_keys_says_so(
    catalogue: Catalogue, language: str, none: str, unknown: str, keys: str
) -> None:
    """No empty list stands under its heading, and no key is promised that is not there; with them, both are."""
    one = replace(catalogue.institutions["demo-mbo"], id="demo-leeg", keys=(), identities=())
    more = replace(catalogue, institutions={**catalogue.institutions, "demo-leeg": one})
    found = {page.path: page.body for page in pages(view(more, SETTINGS, templates()), language)}
    bare, full = found["institutions/demo-leeg/"], found["institutions/demo-mbo/"]
    assert none in words(bare)
    assert unknown in words(bare)
    assert keys not in words(bare)
    assert "badge-cards" not in bare
    assert none not in words(full)
    assert keys in words(full)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_sent_to_ask_after_a_badge_that_is_no_longer_awarded(of: Callable[..., str], language: str) -> None:
    """Its page asks no price and no start, says who could take part, and that nobody can now; one on offer says all."""
    asked = {
        "nl": ("Wat kost het mij?", "Wat het kost, wanneer en waar", "Voorwaarden om mee te doen"),
        "en": ("What does it cost me?", "What it costs, when and where", "Conditions for"),
    }[language]
    may = {"nl": "Mag ik meedoen?", "en": "May I take part?"}[language]
    no = {"nl": "nee, niet meer", "en": "no, not any more"}[language]
    could = {"nl": "Wie mocht meedoen", "en": "Who could take part"}[language]
    here, gone = of(language, offering=(OFFERING,)), of(language, offering=(OFFERING,), status="retired")
    assert all(question in here for question in asked)
    assert not any(question in gone for question in asked)
    assert may in here
    assert (no in here, no in gone) == (False, True)
    assert could in gone
    assert could not in here


@pytest.mark.parametrize(
    ("language", "now", "before", "gone"),
    [
        ("nl", "Wie er ook achter staat", "Wie er eerder achter stond", "Ingetrokken: dit geldt niet meer"),
        ("en", "Who else stands behind it", "Who stood behind it before", "Withdrawn: this no longer holds"),
    ],
)
def test_what_was_withdrawn_is_said_before_it_is_quoted(
    catalogue: Catalogue, language: str, now: str, before: str, gone: str
) -> None:
    """Nobody is said to stand behind a badge who no longer does; beside one who does, the withdrawn one is marked."""
    badge = catalogue.badges[BADGE]
    claim = Text({"nl": "Wij erkennen dit.", "en": "We recognise this."})
    one = Endorsement("een", "demo-hbo", BADGE, badge.version, claim, date(2026, 1, 1), status="revoked")

    def said(*endorsements: Endorsement) -> str:
        changed = replace(catalogue, endorsements={each.id: each for each in endorsements})
        return words(badge_page(view(changed, SETTINGS, templates()), badge, language).body)

    withdrawn = said(one)
    assert before in withdrawn
    assert now not in withdrawn
    assert withdrawn.index(gone) < withdrawn.index(claim.get(language))
    both = said(one, replace(one, id="twee", status="accepted"))
    assert now in both
    assert both.count(gone) == 1


@pytest.mark.parametrize(("language", "name"), [("nl", "NLQF instroom"), ("en", "NLQF entry")])
def test_the_lowest_level_is_named_in_words(of: Callable[..., str], language: str, name: str) -> None:
    """A Dutch page does not say "entry"; a number stays a number."""
    assert name in of(language, level=Level("nlqf", "entry"))
    assert formats.level_name(Level("nlqf", "4+"), language) == "NLQF 4+"


@pytest.mark.parametrize(
    ("status", "nl", "en"),
    [
        (
            "assured",
            "De aanbieder noemt de kwaliteit geborgd: commissie",
            "The institution calls the quality assured: board",
        ),
        ("in_progress", "De borging van de kwaliteit loopt nog: commissie", "still under way: board"),
    ],
)
def test_assured_is_the_schools_own_word(of: Callable[..., str], status: str, nl: str, en: str) -> None:
    """Nobody reads of an inspection where the school itself says how it keeps the quality."""
    body = Text({"nl": "commissie", "en": "board"})
    quality = QualityAssurance("kader", body=body, status=status)
    assert nl in of("nl", quality_assurance=quality)
    assert en in of("en", quality_assurance=quality)
    assert "is beoordeeld: commissie" not in of("nl", quality_assurance=quality)


@pytest.mark.parametrize(
    ("iso", "nl", "en"),
    [
        ("P1Y6M", "1 jaar en 6 maanden", "1 year and 6 months"),
        ("P1Y2M3D", "1 jaar, 2 maanden en 3 dagen", "1 year, 2 months and 3 days"),
        ("P5Y", "5 jaar", "5 years"),
    ],
)
def test_parts_of_a_duration_are_joined_in_words(iso: str, nl: str, en: str) -> None:
    """Two amounts are joined with a word, as one says it."""
    assert (formats.duration(iso, "nl"), formats.duration(iso, "en")) == (nl, en)


@pytest.mark.parametrize(
    ("language", "offered", "status"),
    [
        (
            "nl",
            (
                "- Aanbod: €\N{NO-BREAK SPACE}450 voor werkenden; geen bedrag genoemd voor studenten; "
                "begint op 1 februari 2027;"
            ),
            "te behalen",
        ),
        (
            "en",
            "- Offered: €450 for workers; no sum named for students; starts on 1 February 2027;",
            "can be earned",
        ),
    ],
)
def test_the_markdown_says_what_a_student_asks(catalogue: Catalogue, language: str, offered: str, status: str) -> None:
    """Price, start, place and how to register stand in the text too, and its status in words."""
    badge = replace(catalogue.badges[BADGE], offering=(OFFERING,), status="active")
    said = markdown.text(badge, catalogue, SETTINGS, language).decode()
    assert offered in said
    assert "Hoorn; <https://demo-mbo.example.org/aanmelden>" in said
    assert f"({status})" in said
    assert "(active)" not in said


@pytest.mark.parametrize(("adopters", "shown", "more"), [(60, 60, ""), (61, 60, "1"), (500, 60, "440")])
def test_a_badge_at_many_institutions_names_the_first(
    catalogue: Catalogue, adopters: int, shown: int, more: str
) -> None:
    """A page stays light however many adopted the same badge: sixty are named, and the rest is led to."""
    badge = catalogue.badges[BADGE]
    seen = view(catalogue, SETTINGS, templates())
    others = tuple(replace(badge, id=f"demo-mbo.n{number}", slug=f"n{number}") for number in range(adopters))
    many = replace(seen, relations=replace(seen.relations, elsewhere={BADGE: others}))
    body = badge_page(many, badge, "nl").body
    listed = body.partition('<h2 id="elsewhere">')[2].partition("</section>")[0]
    assert len(re.findall(r'href="[^"]*badges/demo-mbo/n\d+/"', listed)) == shown
    assert re.findall(r'href="[^"]*badges/\?q=[^"]+">En nog (\d+) andere', listed) == ([more] if more else [])
