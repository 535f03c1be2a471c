"""Attacks through the list itself, and from empty to listed, in Chromium: the page says what the command says."""

import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from acted_hosts import ActedHosts
from attack_scenes import EDUBADGES, REFUSED, SCENES, Scene, edubadge
from lending import Lender
from listed_school import knows_edubadges, lists_maasdal
from playwright.sync_api import Browser, BrowserContext, Page
from school_yard import NOW, Yard, two_schools

from badge_verifier.trust.lean import BADGES_FILE, LEAN_FILE, dump_lean
from badge_verifier.trust.trust_list import parse_trust

pytestmark = pytest.mark.browser


def in_parts(whole: bytes) -> tuple[bytes, bytes]:
    """Return a trust list in its two parts, also one that nobody may read: its institutions as they are."""
    document = json.loads(whole)
    first, second = dump_lean(parse_trust(json.dumps({**document, "institutions": []}).encode()))
    return json.dumps({**json.loads(first), "institutions": document["institutions"]}).encode(), second


@pytest.fixture(scope="module")
def hosts() -> ActedHosts:
    """Hosts of the internet, of which none knows anything yet."""
    return ActedHosts()


@pytest.fixture(scope="module")
def internet(
    browser: Browser, lasting_host: Any, hosts: ActedHosts, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lender]:
    """A browser to which all other hosts are acted out, on the day of the scenes; Python starts once for all."""
    with hosts.proxy(tmp_path_factory.mktemp("hosts")) as address:

        def context() -> BrowserContext:
            proxy: Any = {"server": address, "bypass": "127.0.0.1"}
            made = browser.new_context(proxy=proxy, ignore_https_errors=True)
            made.clock.set_fixed_time(datetime.fromisoformat(NOW))
            return made

        lender = Lender(context, f"{lasting_host.address}en/verify/")
        yield lender
        lender.close()


@pytest.fixture
def window(internet: Lender, shared_host: Any) -> Iterator[Callable[[], Page]]:
    """Open the page with the lists that the host has by then."""
    page = internet.window()

    def opened() -> Page:
        page.goto(f"{shared_host.address}en/verify/")
        return page

    yield opened
    page.close()


@pytest.fixture
def shown(window: Callable[[], Page], shared_host: Any, hosts: ActedHosts, tmp_path: Path) -> Callable[[Scene], Any]:
    """Show a scene to the page, as somebody who agrees to look things up, and return the card once it is decided."""

    def show(scene: Scene) -> Any:
        hosts.known, hosts.moved = scene.known, scene.moved
        hosts.asked.clear()
        lists = sorted(name for name in scene.site if name.startswith("status/"))
        shared_host.extra |= zip((LEAN_FILE, BADGES_FILE), in_parts(scene.site["trust.json"]), strict=True)
        shared_host.extra |= {**scene.site, "status/index.json": json.dumps(lists).encode()}
        page = window()
        (tmp_path / "badge.json").write_bytes(scene.data)
        page.locator("#badge-file").set_input_files(tmp_path / "badge.json")
        page.locator("[data-report]").wait_for()
        if scene.known:
            page.locator("[data-online] button").click()
            page.locator("[data-item]:not([aria-busy]) [data-report]:not(:has([data-online] button))").wait_for()
        return page.locator("[data-report]")

    return show


@pytest.mark.parametrize("made", SCENES.values(), ids=SCENES)
def test_the_page_says_what_is_true(
    made: Callable[[Yard], Scene], shown: Callable[[Scene], Any], tmp_path: Path
) -> None:
    """What the command says of the same files; a list that can be read in two ways judges nothing."""
    scene = made(two_schools(tmp_path / "yard"))
    card = shown(scene)
    headline = "not-judged" if scene.headline == REFUSED else scene.headline
    assert (card.get_attribute("data-verdict"), card.get_attribute("data-headline")) == (scene.verdict, headline)
    assert card.locator("[data-practice]").count() == scene.practice


@pytest.mark.parametrize(
    ("issuer", "headlines"),
    [
        (None, {"platform-only"}),
        ("maasdal1", {"verified"}),
        ("anders1", {"platform-only", "impersonation-suspected"}),
    ],
    ids=["before", "after", "another issuer of the platform"],
)
def test_a_listed_schools_link_is_hers_in_the_page(
    issuer: str | None, headlines: set[str], shown: Callable[[Scene], Any], hosts: ActedHosts, tmp_path: Path
) -> None:
    """A link of edubadges: genuine, under the school's name and with its entry, once she is listed and not before."""
    yard = two_schools(tmp_path / "yard")
    knows_edubadges(yard)
    if issuer:
        lists_maasdal(yard)
    card = shown(edubadge(yard, issuer or "maasdal1"))
    genuine = headlines == {"verified"}
    assert card.get_attribute("data-headline") in headlines
    assert card.get_attribute("data-verdict") == ("valid" if genuine else "undecided")
    assert card.locator('a[href*="badges/maasdal/wondzorg/"]').count() == genuine
    assert not genuine or "Hogeschool Maasdal" in card.inner_text()
    assert f"{EDUBADGES}assertions/w1" in hosts.asked


def test_one_genuine_badge_lends_nothing_to_what_lies_beside_it(
    window: Callable[[], Page], shared_host: Any, tmp_path: Path
) -> None:
    """Of one list and of one ZIP: each badge has a verdict of its own, and the worst is counted first."""
    yard = two_schools(tmp_path / "yard")
    shared_host.extra |= zip((LEAN_FILE, BADGES_FILE), in_parts(yard.trust()), strict=True)
    shared_host.extra |= {**yard.site(), "status/index.json": b"[]"}
    genuine = yard.badge_of("zuiderzee", "Hogeschool Zuiderzee")
    forged = {**genuine, "name": "Doctor of Medicine"}
    borrowed = yard.badge_of("polderveen", "Hogeschool Zuiderzee")
    with zipfile.ZipFile(tmp_path / "badges.zip", "w") as archive:
        archive.writestr("genuine.json", json.dumps(genuine))
        archive.writestr("forged.json", json.dumps(forged))
    (tmp_path / "badges.json").write_text(json.dumps([genuine, forged, borrowed]), encoding="utf-8")
    page = window()
    page.locator("#badge-file").set_input_files([tmp_path / "badges.json", tmp_path / "badges.zip"])
    cards = page.locator("[data-report]")
    cards.nth(4).wait_for(state="attached")
    found = sorted((card.get_attribute("data-verdict"), card.get_attribute("data-headline")) for card in cards.all())
    assert found == [
        ("invalid", "tampered"),
        ("invalid", "tampered"),
        ("undecided", "impersonation-suspected"),
        ("valid", "verified"),
        ("valid", "verified"),
    ]
    assert page.locator("#overview tbody tr").first.inner_text().find("Genuine") == -1
