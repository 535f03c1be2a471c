"""The pages of the catalogue: complete, in both languages, honest about what nobody said."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from badge_catalogue.addresses import BADGE_FORMS
from badge_catalogue.commands.build import templates
from badge_catalogue.definitions.load import load_files
from badge_catalogue.facts import durations, formats
from badge_catalogue.facts.element_values import elements
from badge_catalogue.model import (
    Assessment,
    Badge,
    Catalogue,
    Level,
    Offering,
    Practice,
    Qualification,
    Workload,
    WorkloadLimit,
)
from badge_catalogue.model.text import Text
from badge_catalogue.pages.badge import badge_page, shortened
from badge_catalogue.pages.every import pages, varied
from badge_catalogue.pages.lists import _range
from badge_catalogue.pages.view import View, view
from badge_catalogue.settings import Settings

SETTINGS = Settings("https://badges.example.org/", int(datetime(2026, 11, 22, tzinfo=UTC).timestamp()))
BADGE = "demo-mbo.warmtepompen"


@pytest.fixture(scope="module")
def catalogue(small: dict[str, bytes]) -> Catalogue:
    """The small catalogue."""
    return load_files(small)[0]


@pytest.fixture(scope="module")
def seen(catalogue: Catalogue) -> View:
    """The view of the small catalogue."""
    return view(catalogue, SETTINGS, templates())


def words(html: str) -> str:
    """Return what a page says, without marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_both_languages_have_the_same_pages(seen: View) -> None:
    """Every page stands in both languages under the same path, or under the one that it names for the other."""
    here, there = list(pages(seen, "nl")), list(pages(seen, "en"))
    assert [page.paths.get("en", page.path) for page in here] == [page.path for page in there]
    assert [page.path for page in here] == [page.paths.get("nl", page.path) for page in there]
    assert [page.path for page in here if page.paths] == ["kreeg-een-badge/"]


def test_no_address_is_written_twice(seen: View) -> None:
    """No two pages stand at one address."""
    paths = [page.path for page in pages(seen, "nl")]
    assert len(paths) == len(set(paths))


def test_every_page_has_one_heading_and_a_title(seen: View) -> None:
    """Every page has exactly one main heading, a title, and no two ids alike."""
    for page in pages(seen, "nl"):
        ids = re.findall(r'\sid="([^"]+)"', page.body)
        assert page.body.count("<h1") == 1, page.path
        assert page.title, page.path
        assert len(ids) == len(set(ids)), page.path


def test_no_page_needs_an_inline_style_or_script(seen: View) -> None:
    """The policy would block them: no style attribute, no inline script, no event handler."""
    for page in pages(seen, "en"):
        assert not re.search(r'\sstyle="|\son\w+="|<style', page.body), page.path
        assert not re.search(r"<script(?![^>]*\s(?:src|type=\"application/))", page.body), page.path


@pytest.mark.parametrize("language", ["nl", "en"])
def test_badge_page_answers_in_order(page_of: Callable[..., str], language: str) -> None:
    """What someone asks first comes first: what one can do, may one take part, cost, counts, worth."""
    body = page_of(language)
    names = ("outcomes", "who", "when", "towards", "worth", "assessed", "level", "quality", "elements", "machine")
    places = [body.index(f'id="{name}"') for name in names]
    assert places == sorted(places)


def test_confirmed_and_claimed_are_told_apart(seen: View, catalogue: Catalogue) -> None:
    """What the receiver confirmed reads otherwise than what only the provider says."""
    nobody = {name: replace(pathway, recognised_by=()) for name, pathway in catalogue.pathways.items()}
    claimed = view(replace(catalogue, pathways=nobody), SETTINGS, templates())
    every = " ".join(
        badge_page(each, badge, "nl").body for each in (seen, claimed) for badge in catalogue.badges.values()
    )
    assert "is-confirmed" in every
    assert "is-claimed" in every
    for block in re.findall(r'<li class="count is-claimed">.*?</li>', every, re.DOTALL):
        assert "Bevestigd" not in block
        assert "Vraag het na bij de examencommissie" in words(block)


def test_a_form_without_a_word_is_called_as_its_file(
    page_of: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page lists a form that no language has a word for yet by its file; one with a word by that word."""
    monkeypatch.setitem(BADGE_FORMS, "mosaic", "mosaic.json")
    body = page_of("en")
    assert re.search(r'<a href="[^"]*/mosaic\.json"[^>]*>mosaic\.json</a>', body)
    assert re.search(r'<a href="[^"]*/elm\.json"[^>]*>European Learning Model \(ELM\)</a>', body)


def test_level_is_the_schools_own_unless_registered(page_of: Callable[..., str]) -> None:
    """An indicative level says whose it is; only a verified one leads to the register."""
    own = page_of(level=Level("nlqf", "4"))
    assert "volgens de aanbieder zelf" in own
    register = page_of(level=Level("nlqf", "4", "verified", "https://register.example.org/1"))
    assert "https://register.example.org/1" in register
    assert "volgens de aanbieder zelf" not in register
    assert "geen diploma" in own


def test_a_badge_has_one_name_for_its_kind(page_of: Callable[..., str]) -> None:
    """The kind of practice that it attests is its name; of what attests none that is its type."""
    shown = Practice("praktijkverklaring", Qualification("99992", Text({"nl": "Logistiek"})), ())
    for practice, wanted in ((shown, "praktijkverklaring"), (None, "Microcredential")):
        body = page_of(type="microcredential", practice=practice)
        assert re.findall(r'data-compare="kind">([^<]+)<', body) == [wanted]


def test_what_nobody_said_is_said_to_be_missing(page_of: Callable[..., str]) -> None:
    """Without offering, assessment and quality framework the page says so instead of staying silent."""
    said = words(page_of(offering=(), assessment=None, quality_assurance=None))
    assert "nog geen data en prijzen" in said
    assert "niet opgegeven hoe je wordt getoetst" in said
    assert "noemt geen afspraken over kwaliteit" in said


def test_a_start_that_has_passed_is_said_to_have_begun(page_of: Callable[..., str]) -> None:
    """A start before the day of the build began then, and none is open; the day itself is still to come."""
    yesterday, today = (datetime(2026, 11, day, tzinfo=UTC).date() for day in (21, 22))
    past = words(page_of(offering=(Offering(starts=(yesterday,)),)))
    assert "begon op 21 november 2026" in past
    assert "geen startdatum open" in past
    coming = page_of(offering=(Offering(starts=(today,)),))
    assert "geen startdatum open" not in words(coming)
    assert re.search(r'data-since="2026-11-22" hidden>begon op <time[^>]*>22 november 2026', coming)


def test_text_of_one_language_is_marked_and_noticed(page_of: Callable[..., str]) -> None:
    """Where a badge has one language only, the page says so and marks the text for screen readers."""
    body = page_of("en", description=Text({"nl": "Alleen Nederlands."}))
    assert "This text is available in Dutch only." in body
    assert '<div lang="nl">' in body
    assert "available in Dutch only" not in page_of("nl", description=Text({"nl": "Alleen Nederlands."}))


def test_contributors_cannot_write_markup(page_of: Callable[..., str]) -> None:
    """A name or description with HTML stays text."""
    evil = Text({"nl": "<img src=x onerror=alert(1)>"})
    body = page_of(name=evil, description=evil, prerequisites=evil)
    assert "<img src=x" not in body
    assert "&lt;img src=x" in body


def test_earlier_version_says_so(seen: View, catalogue: Catalogue) -> None:
    """A frozen version has its own address, says that it is one and leads to the current one."""
    old = next(badge for badge in catalogue.versions.values() if not badge.current)
    page = badge_page(seen, old, "nl")
    assert page.path.endswith(f"/v{old.version}/")
    assert f"versie {old.version} van deze badge" in page.body
    current = badge_page(seen, catalogue.badges[old.id], "nl")
    assert "Je bekijkt versie" not in current.body


def test_former_addresses_lead_on(seen: View, catalogue: Catalogue) -> None:
    """An alias keeps its address: a page there leads to the badge."""
    badge = next(badge for badge in catalogue.badges.values() if badge.aliases)
    path = f"badges/{badge.aliases[0].replace('.', '/')}/"
    page = next(page for page in pages(seen, "nl") if page.path == path)
    assert f"../../../badges/{badge.id.replace('.', '/')}/" in page.body


def test_sixteen_elements_in_order(catalogue: Catalogue) -> None:
    """There are sixteen, numbered as in the annex; what is missing has no value."""
    rows = elements(catalogue.badges[BADGE], catalogue, "nl")
    assert [row.number for row in rows] == list(range(1, 17))
    bare = replace(catalogue.badges[BADGE], assessment=None, workload=None, learning_outcomes=(), level=None)
    assert [row.number for row in elements(bare, catalogue, "nl") if row.value is None][:3] == [6, 7, 8]


@pytest.mark.parametrize(
    ("supervised", "verified", "known"),
    [(True, True, True), (False, False, True), (None, True, False), (True, None, False)],
)
def test_supervision_needs_both_facts(
    catalogue: Catalogue, *, supervised: bool | None, verified: bool | None, known: bool
) -> None:
    """Element 13 is known only when both supervision and identity were stated: nothing is guessed."""
    badge = replace(catalogue.badges[BADGE], assessment=Assessment(("written_exam",), supervised, verified))
    assert (elements(badge, catalogue, "en")[12].value is not None) is known


def test_front_page_takes_turns() -> None:
    """The front page shows institutions by turns, not the busiest one alone."""

    def badge(issuer: str, slug: str) -> Badge:
        text = Text({"nl": slug})
        return Badge(f"{issuer}.{slug}", slug, issuer, "regular", text, text, text, (), (), "1", "active")

    listed = [badge("a", "1"), badge("a", "2"), badge("b", "1"), badge("a", "3")]
    assert [each.id for each in varied(listed)] == ["a.1", "b.1", "a.2", "a.3"]


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        (450.0, "€\N{NO-BREAK SPACE}450", "€450"),
        (1250.0, "€\N{NO-BREAK SPACE}1.250", "€1,250"),
        (12.5, "€\N{NO-BREAK SPACE}12,50", "€12.50"),
    ],
)
def test_sums_are_written_as_people_write_them(value: float, nl: str, en: str) -> None:
    """Point and comma follow the language; cents stand only where there are any."""
    assert (formats.euros(value, "nl"), formats.euros(value, "en")) == (nl, en)


@pytest.mark.parametrize(
    ("iso", "nl", "weeks"),
    [
        ("P12W", "12 weken", 12),
        ("P1W", "1 week", 1),
        ("P10D", "10 dagen", 10 / 7),
        ("PT3H", "3 uur", None),
        ("5Y", "5Y", None),
    ],
)
def test_durations_in_words(iso: str, nl: str, weeks: float | None) -> None:
    """A duration is read as ISO 8601 writes it; what is none stays as it is."""
    assert formats.duration(iso, "nl") == nl
    assert durations.weeks(iso) == weeks


def test_measures_are_never_converted() -> None:
    """EC and SBU stand as given; hours alone are the common measure."""
    assert formats.credits_and_sbu(Workload(ects=3), "nl") == "3 EC"
    assert formats.hours(Workload(ects=3), "nl") == "84 uur"
    assert formats.credits_and_sbu(Workload(sbu=240), "nl") == "240 SBU"


@pytest.mark.parametrize(
    ("minimum", "maximum", "said"),
    [(3, 30, "3 up to and including 30 EC"), (240, None, "from 240 EC"), (None, 30, "up to and including 30 EC")],
)
def test_guidelines_in_words(minimum: float | None, maximum: float | None, said: str) -> None:
    """A guideline with one end says so."""
    assert _range(WorkloadLimit("hbo", "ects", minimum, maximum), "en") == said


def test_description_is_cut_at_a_word() -> None:
    """A long description ends between words, a short one stays."""
    assert shortened("kort") == "kort"
    long = shortened("woord " * 60)
    assert len(long) < 160
    assert long.endswith("woord …")
