"""A green card says no more than what was checked: not of a picture, a page, a copy, or a name that a badge chose."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import make
import pytest
from of_files import itxt, picture

from badge_verifier.trust.lean import BADGES_FILE, LEAN_FILE, dump_lean

pytestmark = pytest.mark.browser

HOST = "https://platform.example.org/public/"
ISSUER = f"{HOST}issuers/rijnstad"
BADGE = "badge.json"
Opened = Callable[..., Any]


def _listed(**changes: Any) -> tuple[bytes, bytes]:
    trust = dataclasses.replace(make.trust(), **{"expires": "2099-01-01T00:00:00Z", **changes})
    return dump_lean(trust)


@pytest.fixture
def opened(shared_host: Any, lent_visit: Any) -> Opened:
    """Open the page with a trust list of our own, in a language."""

    def look(home: str = "en/", **changes: Any) -> Any:
        for name, part in zip((LEAN_FILE, BADGES_FILE), _listed(**changes), strict=True):
            shared_host.spoil[name] = lambda _, part=part: part
        page = lent_visit(f"{shared_host.address}{home}verify/")
        page.wait()
        return page

    return look


def _give(page: Any, tmp_path: Path, data: bytes, name: str = BADGE) -> Any:
    (tmp_path / name).write_bytes(data)
    page.give(tmp_path / name)
    page.headline(name)
    return page.page.locator(f'[data-report][data-file="{name}"]')


def _pdf(badge: bytes) -> bytes:
    attached = b"<< /Type /EmbeddedFile /Length %d >>\nstream\n%s\nendstream" % (len(badge), badge)
    return b"%PDF-1.7\n1 0 obj\n" + attached + b"\nendobj\n%%EOF\n"


def _signed(**changes: Any) -> bytes:
    return json.dumps(make.signed(**changes)).encode()


@pytest.mark.parametrize(
    ("home", "note", "bold"),
    [("", "Het plaatje is niet nagekeken", "op de bladzijden"), ("en/", "The picture was not checked", "its pages")],
)
def test_what_a_picture_or_a_page_shows_was_not_checked(
    home: str, note: str, bold: str, opened: Opened, tmp_path: Path
) -> None:
    """The signature is over the badge; around it anybody can draw or write a diploma."""
    page = opened(home)
    drawn = _give(page, tmp_path, picture(itxt(_signed())), "badge.png")
    assert note in drawn.locator("[data-picture-note]").inner_text()
    assert drawn.locator("[data-pages]").count() == 0
    written = _give(page, tmp_path, _pdf(_signed()), "diploma.pdf")
    assert written.get_attribute("data-verdict") == "valid"
    assert bold in written.locator("[data-pages]").inner_text()
    assert written.locator("[data-picture-note]").count() == 0
    plain = _give(page, tmp_path, _signed())
    assert plain.locator("[data-pages], [data-picture-note]").count() == 0


def _hosted(name: str) -> dict[str, Any]:
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{HOST}assertions/1",
        "recipient": {"type": "email", "hashed": False, "identity": "sam@example.org"},
        "badge": {
            "type": "BadgeClass",
            "id": f"{HOST}badges/1",
            "name": name,
            "description": "Lassen",
            "criteria": {"narrative": "Lassen"},
            "issuer": ISSUER,
        },
        "issuedOn": "2026-01-01T00:00:00Z",
        "verification": {"type": "HostedBadge"},
    }


@pytest.mark.parametrize("said", ["", "Master of Science"])
def test_a_file_that_differs_from_its_original_is_not_called_unaltered(
    said: str, opened: Opened, tmp_path: Path
) -> None:
    """The original is shown, and the card and the table say that what was given is not the same."""
    page = opened()
    known = {f"{HOST}assertions/1": _hosted("Lassen"), ISSUER: {"type": "Issuer", "id": ISSUER, "name": "Rijnstad"}}
    page.page.context.route(
        f"{HOST}**",
        lambda route: route.fulfill(
            status=200,
            headers={"access-control-allow-origin": "*"},
            content_type="application/json",
            body=json.dumps(known[route.request.url]),
        ),
    )
    card = _give(page, tmp_path, json.dumps({**_hosted("Lassen"), "narrative": said}).encode())
    assert "files that you give after this" in page.page.locator("[data-online]").inner_text()
    page.page.locator("[data-online] button").click()
    page.page.locator('[data-report][data-headline="verified"]').wait_for()
    differs = said != ""
    assert "Lassen" in card.locator(".identity").inner_text()
    assert card.locator("[data-original]").count() == int(differs)
    assert ("What you got is not the same" in card.locator(".means").inner_text()) == differs
    assert ("The badge is unaltered" in card.locator(".means").inner_text()) != differs
    page.page.locator("[data-person] input").fill("sam@example.org")
    page.page.locator("[data-person] button").click()
    page.page.locator(f'[data-report][data-tone="{"open" if differs else "valid"}"] h3', has_text="Genuine").wait_for()
    assert ("There is nothing else" in card.locator(".next").inner_text()) != differs
    (tmp_path / "other.txt").write_text("nothing", encoding="utf-8")
    page.give(tmp_path / "other.txt")
    page.headline("other.txt")
    assert ("not everything agrees" in page.page.locator(f'tr[data-row="{BADGE}"]').inner_text()) == differs


@pytest.mark.parametrize(
    ("home", "title"), [("", "onze lijst van scholen is te oud"), ("en/", "our list of institutions is too old")]
)
def test_an_old_list_is_not_a_school_that_nobody_knows(home: str, title: str, opened: Opened, tmp_path: Path) -> None:
    """What expired is the list, not the badge: the way out is a new list, not the school."""
    card = _give(opened(home, expires="2020-01-01T00:00:00Z"), tmp_path, _signed())
    assert card.get_attribute("data-headline") == "issuer-unknown"
    assert title in card.locator("h3").inner_text()
    fresh = _give(opened(home), tmp_path, _signed())
    assert fresh.get_attribute("data-headline") == "verified"


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Faculteit Zorg", "Demo College Rijnstad (the badge says: Faculteit Zorg)"),
        ("Demo-mbo Rijnstad", "Demo-mbo Rijnstad"),
    ],
)
def test_who_issued_it_is_who_the_list_names(name: str, who: str, opened: Opened, tmp_path: Path) -> None:
    """On the card and in the table; the name in the badge stands beside it."""
    page = opened()
    issuer = {"id": make.SCHOOL, "type": ["Profile"], "name": name}
    card = _give(page, tmp_path, _signed(issuer=issuer))
    assert card.locator("dl").first.inner_text().splitlines().count(who) == 1
    _give(page, tmp_path, _signed(), "other.json")
    assert who in page.page.locator(f'tr[data-row="{BADGE}"]').inner_text()


def test_paper_says_that_it_is_no_proof(opened: Opened, tmp_path: Path) -> None:
    """Anybody can print such a sheet."""
    page = opened()
    card = _give(page, tmp_path, _signed())
    assert not card.locator(".on-paper").is_visible()
    page.page.emulate_media(media="print")
    assert "This print is no proof" in card.locator(".on-paper").inner_text()


@pytest.mark.parametrize(
    ("date", "tone", "title"),
    [
        ("2098-01-01T00:00:00Z", "undecided", "the clock of your device is behind"),
        ("2026-11-01T00:00:00Z", "open", "Genuine and valid"),
    ],
)
def test_a_clock_that_is_behind_calls_nothing_valid(
    date: str, tone: str, title: str, opened: Opened, tmp_path: Path
) -> None:
    """The list is of a day that this device has not reached: an expired badge would be in force here."""
    page = opened(date=date)
    card = _give(page, tmp_path, _signed())
    assert (card.get_attribute("data-tone"), card.get_attribute("data-verdict")) == (tone, "valid")
    assert title in card.locator("h3").inner_text()
    gone = _give(page, tmp_path, _signed(validUntil="2026-03-01T00:00:00Z"), "gone.json")
    assert gone.get_attribute("data-headline") == "expired"


@pytest.mark.parametrize(
    ("home", "words"),
    [("", "is daarna niet vernieuwd"), ("en/", "was not renewed since")],
    ids=["nl", "en"],
)
def test_an_old_list_says_its_age_on_every_card(home: str, words: str, opened: Opened, tmp_path: Path) -> None:
    """Past the day it should have been renewed the list still vouches, and every card says of which day it is."""
    page = opened(home, renew_by="2026-01-02T00:00:00Z")
    for data, name, headline in (
        (_signed(), BADGE, "verified"),
        (_signed(validUntil="2026-03-01T00:00:00Z"), "gone.json", "expired"),
    ):
        card = _give(page, tmp_path, data, name)
        assert card.get_attribute("data-headline") == headline
        assert words in card.locator("[data-overdue]").inner_text()
    recent = opened(home, renew_by="2099-01-02T00:00:00Z")
    assert _give(recent, tmp_path, _signed()).locator("[data-overdue]").count() == 0


@pytest.mark.parametrize(
    ("home", "words"),
    [("", "Zonder tweede organisatie beoordeeld"), ("en/", "Reviewed without a second organisation")],
    ids=["nl", "en"],
)
def test_a_list_of_one_organisation_says_so_on_every_card(
    home: str, words: str, opened: Opened, tmp_path: Path
) -> None:
    """Beside what is genuine and what is not; a list that a second one looked at says nothing of it."""
    page = opened(home, reviewed_alone=True)
    for data, name in ((_signed(), BADGE), (_signed(validUntil="2026-03-01T00:00:00Z"), "gone.json")):
        assert words in _give(page, tmp_path, data, name).locator("[data-unseconded]").inner_text()
    assert _give(opened(home), tmp_path, _signed()).locator("[data-unseconded]").count() == 0


def test_a_name_that_is_nearly_the_same_is_left_to_the_reader(opened: Opened, tmp_path: Path) -> None:
    """Neither called another person's nor confirmed; another name is another's."""
    subject = make.badge()["credentialSubject"]
    named = {"type": "IdentityObject", "hashed": False, "identityHash": "Sam de Vries", "identityType": "name"}
    card = _give(opened(), tmp_path, _signed(credentialSubject={**subject, "identifier": [named]}))
    card.locator("[data-person] input").fill("S. de Vries")
    card.locator("[data-person] button").click()
    card.locator("[data-person] [role=status]", has_text="almost the same").wait_for()
    assert card.get_attribute("data-verdict") == "valid"
    card.locator("[data-person] input").fill("Noor Bakker")
    card.locator("[data-person] button").click()
    card.page.locator('[data-report][data-headline="wrong-recipient"]').wait_for()
