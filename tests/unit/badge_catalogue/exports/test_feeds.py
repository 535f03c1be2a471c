"""What can be followed without an account: feeds of institutions, subjects and pathways, and starts as a calendar."""

from dataclasses import replace
from datetime import date

import pytest

from badge_catalogue.definitions.load import load_files
from badge_catalogue.exports import feeds
from badge_catalogue.model import Catalogue, Offering
from badge_catalogue.model.text import Text
from badge_catalogue.settings import Settings

SETTINGS = Settings("https://badges.example.org/", 1_795_305_600)
BADGE = "demo-mbo.warmtepompen"


@pytest.fixture(scope="module")
def catalogue(small: dict[str, bytes]) -> Catalogue:
    """The small catalogue."""
    return load_files(small)[0]


def test_what_can_be_followed(catalogue: Catalogue) -> None:
    """Each institution, each subject that has badges and each pathway has a feed with its own badges alone."""
    made = {path: data.decode() for path, data in feeds.files(catalogue, SETTINGS)}
    heat, energy = f"/{BADGE.replace('.', '/')}/", "/demo-hbo/energie/"
    held = {path: (heat in text, energy in text) for path, text in made.items() if path.endswith(".atom")}
    assert held["institutions/demo-mbo/feed.atom"] == (True, False)
    assert held["institutions/demo-hbo/feed.atom"] == (False, True)
    assert held["subjects/07/feed.atom"][0] is True
    assert held["pathways/energie/feed.atom"][0] is True
    assert "en/pathways/energie/feed.atom" in held
    assert not [path for path in held if path.startswith("subjects/") and held[path] == (False, False)]


def test_starts_are_a_calendar(catalogue: Catalogue) -> None:
    """Each start is a whole day with the badge's page; lines end as the standard says and are never too long."""
    named = Text({"nl": "Lassen, snijden; en meer " + "é" * 40})
    offering = (Offering(starts=(date(2027, 9, 6), date(2027, 2, 1)), locations=("Watermonde",)),)
    badge = replace(catalogue.badges[BADGE], name=named, offering=offering)
    text = feeds.calendar(badge, catalogue, SETTINGS, "nl").decode()
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert [line for line in text.split("\r\n") if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20270201",
        "DTSTART;VALUE=DATE:20270906",
    ]
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert r"SUMMARY:Lassen\, snijden\; en meer" in text
    assert "URL:https://badges.example.org/badges/demo-mbo/warmtepompen/" in text.replace("\r\n ", "")


@pytest.mark.parametrize(("status", "there"), [("active", True), ("retired", False), ("draft", False)])
def test_nobody_is_called_to_a_start_that_is_off(catalogue: Catalogue, status: str, *, there: bool) -> None:
    """A badge that nobody can earn has no calendar."""
    badge = replace(catalogue.badges[BADGE], status=status)
    changed = replace(catalogue, badges={**catalogue.badges, BADGE: badge})
    paths = [path for path, _ in feeds.calendars(badge, changed, SETTINGS)]
    own = "badges/demo-mbo/warmtepompen/starts.ics"
    assert paths == ([own, f"en/{own}"] if there else [])
