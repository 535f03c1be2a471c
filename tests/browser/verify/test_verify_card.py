"""The proof card: an applicant's badges in one link that no host ever sees, and everything in it checked anew."""

import base64
import json
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser
LINK = "https://badges.example.net/public/assertions/7"


def _made(page: Any) -> Any:
    page.page.locator("#card summary").click()
    page.page.get_by_role("button", name="Make the proof card").click()
    return page.page.locator("[data-card-link]")


def _paste(page: Any, text: str) -> None:
    page.paste(text)


def _open(page: Any, card: str) -> None:
    page.page.evaluate("hash => { location.hash = ''; location.hash = hash; }", card)


def _card(told: object) -> str:
    packed = zlib.compress(json.dumps(told).encode(), wbits=-15)
    return "#card=" + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def test_a_card_is_opened_and_everything_in_it_is_checked(
    shared_host: Any, lent_visit: Any, verify_folder: Path
) -> None:
    """Badges and a link become one link; who opens it gets the verdict of each, and the host never sees it."""
    page = lent_visit(f"{shared_host.address}en/verify/")
    page.give(verify_folder / "samples" / "genuine.png", verify_folder / "samples" / "expired.svg")
    page.headline("genuine.png")
    page.headline("expired.svg")
    _paste(page, LINK)
    page.headline(LINK)
    link = _made(page).inner_text()
    assert link.startswith(f"{shared_host.address}en/verify/#card=")
    assert "Open the address of the check that you know yourself" in page.page.locator("[data-sheet]").inner_text()
    shared_host.asked.clear()
    opened = lent_visit(link)
    assert opened.headline("genuine.png") == ("valid", "verified")
    assert opened.headline("expired.svg") == ("invalid", "expired")
    assert opened.headline(LINK)[0] == "undecided"
    note = opened.page.locator("#card-note").inner_text()
    assert note.startswith("This is a proof card with 3 parts")
    assert note.endswith(f"this is the address you know: {shared_host.address}en/verify/")
    assert [path for path in shared_host.asked if "card=" in path] == []
    assert not [address for address in opened.requests if "badges.example.net" in address]


def test_a_changed_badge_on_a_card_is_seen(desk: Any, verify_folder: Path) -> None:
    """A card proves nothing by itself: a badge that was changed on it reads as changed."""
    text = (verify_folder / "samples" / "genuine.json").read_text(encoding="utf-8")
    badge = json.loads(text)
    badge["credentialSubject"]["achievement"]["name"] += "!"
    page = desk()
    _open(page, _card({"v": 1, "badges": [["a", text], ["b", json.dumps(badge)]]}))
    assert page.headline("a") == ("valid", "verified")
    assert page.headline("b") == ("invalid", "tampered")


BROKEN = {
    "cut off": _card({"v": 1, "badges": [["a", "b" * 50]]})[:-9],
    "not packed": "#card=abc",
    "other signs": "#card=<script>",
    "nothing in it": _card({"v": 1, "badges": []}),
    "another version": _card({"v": 2, "badges": [["a", "b"]]}),
    "no texts": _card({"v": 1, "badges": [["a", 1]]}),
    "too many": _card({"v": 1, "badges": [["a", "b"]] * 21}),
    "endless inside": _card({"v": 1, "badges": [["a", "b" * 3_000_000]]}),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_card_is_said_to_be_broken(broken: str, desk: Any) -> None:
    """A card that was cut off, or is none, gives a sentence with the remedy and no report."""
    page = desk()
    page.page.locator("#card-note").evaluate("node => { node.textContent = ''; node.hidden = true; }")
    _open(page, BROKEN[broken])
    note = page.page.locator("#card-note", has_text="cannot be read")
    note.wait_for(state="attached")
    assert note.is_visible()
    assert page.page.locator("[data-report], [data-item]").count() == 0


def test_a_file_without_a_badge_is_left_off_and_named(desk: Any, verify_folder: Path) -> None:
    """What holds no badge is not on the card, and the page says so; with nothing else there is no card."""
    page = desk()
    nothing = next(
        one["file"]
        for one in json.loads((verify_folder / "samples" / "index.json").read_text(encoding="utf-8"))
        if one["headline"] == "no-badge-found" and one["file"].endswith(".png")
    )
    page.give(verify_folder / "samples" / nothing)
    page.headline(nothing)
    page.page.locator("#card summary").click()
    page.page.get_by_role("button", name="Make the proof card").click()
    page.page.locator("#card-made", has_text="no badge or public link").wait_for()
    assert page.page.locator("[data-card-link]").count() == 0
    page.give(verify_folder / "samples" / "genuine.json")
    page.headline("genuine.json")
    _made(page).wait_for()
    assert nothing in page.page.locator("#card-made").inner_text()


def test_more_badges_than_a_card_holds_make_none(desk: Any) -> None:
    """Twenty links fit; with one more the page says how many a card holds."""
    page = desk()
    _paste(page, "\n".join(f"{LINK}{number}" for number in range(20)))
    page.headline(f"{LINK}19")
    _made(page).wait_for()
    page.page.locator("#paste-text").fill(f"{LINK}99")
    page.page.get_by_role("button", name="Check this").click()
    page.headline(f"{LINK}99")
    page.page.locator("#card summary").click()
    page.page.get_by_role("button", name="Make the proof card").click()
    page.page.locator("#card-made", has_text="at most 20").wait_for()
    assert page.page.locator("[data-card-link]").count() == 0


def test_the_code_on_paper_is_the_link(lasting_host: Any, desk: Any, tmp_path: Path) -> None:
    """The QR code of the sheet, photographed and given to the page, leads to what the card holds."""
    page = desk()
    _paste(page, LINK)
    page.headline(LINK)
    link = _made(page).inner_text()
    picture = tmp_path / "photo.png"
    page.page.locator("[data-sheet]").screenshot(path=picture)
    page.clear()
    page.give(picture)
    assert page.headline(f"{picture.name} \u203a {LINK}") == ("undecided", "online-check-needed")
    assert page.page.locator("#card-note").inner_text().startswith("This is a proof card with 1 part.")
    assert page.page.locator("[data-item]").count() == 1
    assert urlsplit(link).fragment.startswith("card=")
    assert [path for path in lasting_host.asked if "card=" in path] == []


def test_the_sheet_prints_alone(desk: Any) -> None:
    """On paper: title, code and list; no verdict, for a sheet proves nothing."""
    page = desk()
    _paste(page, LINK)
    page.headline(LINK)
    _made(page).wait_for()
    page.page.emulate_media(media="print")
    assert not page.page.locator("[data-sheet]").is_visible()
    page.page.evaluate("() => { document.documentElement.dataset.print = 'card'; }")
    assert page.page.locator("[data-sheet] svg[role=img]").is_visible()
    assert not page.page.locator("[data-report]").is_visible()
    assert not page.page.locator("[data-card-link]").is_visible()
