"""A catalogue that moved: badges that were issued under its former address are still its own."""

import dataclasses
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from badge_catalogue.commands import earlier
from badge_catalogue.commands.build import checked
from badge_catalogue.exports.trust import trust_list
from badge_catalogue.settings import Settings
from badge_verifier.steps import catalogue as step
from badge_verifier.trust.lean import dump_lean, parse_lean
from badge_verifier.trust.trust_list import dump_trust, parse_trust

MINIATURE = Path(__file__).resolve().parents[3] / "snapshot" / "catalogue"
OLD, NEW = "https://old.example.org/badges-of-us/", "https://new.example.org/"
SETTINGS = Settings(NEW, 1_790_000_000, former=(OLD,))


def found(achievement: str, settings: Settings = SETTINGS) -> str | None:
    """Return the badge of the catalogue that the verifier finds by an address, in the list and in its two parts."""
    whole = parse_trust(dump_trust(trust_list(checked(MINIATURE), settings)))
    names = []
    for trust in (whole, parse_lean(*dump_lean(whole))):
        credential = cast("Any", SimpleNamespace(achievement_id=achievement, hosted=False))
        badge, how = step._by_address(credential, None, trust)
        names.append((badge.id, badge.page, how) if badge else None)
    assert names[0] == names[1]
    return None if names[0] is None else "{} at {} ({})".format(*names[0])


def path() -> str:
    """Return the path of an achievement of the miniature catalogue."""
    badge = trust_list(checked(MINIATURE), SETTINGS).badges[0]
    return badge.achievement_id.removeprefix(NEW)


def test_a_badge_of_the_former_address_is_recognised() -> None:
    """It is the same badge as under the new address, and its page is where the site is now."""
    assert found(OLD + path()) == found(NEW + path())
    assert "by-id" in (found(OLD + path()) or "")


@pytest.mark.parametrize(
    "address",
    ["https://old.example.org/", "https://old.example.org/badges-of-us.evil/", "http://old.example.org/badges-of-us/"],
    ids=["another folder of that host", "a folder that begins alike", "without https"],
)
def test_no_other_address_is_taken_for_it(address: str) -> None:
    """What begins otherwise by one sign is another site's."""
    assert found(address + path()) is None


def test_without_the_setting_nothing_is_recognised() -> None:
    """A site knows no former address that its settings do not name."""
    assert found(OLD + path(), Settings(NEW, 1_790_000_000)) is None


def test_an_institution_keeps_the_identity_it_signed_with() -> None:
    """The profile's address under the former site is its identity too, where it has none of its own."""
    catalogue = checked(MINIATURE)
    signs = next(one for one in catalogue.institutions.values() if one.keys)
    plain = dataclasses.replace(signs, identities=())
    moved = dataclasses.replace(catalogue, institutions={plain.id: plain}, badges={}, versions={})
    (listed,) = trust_list(moved, SETTINGS).institutions
    assert [identity.removesuffix(f"institutions/{plain.id}/profile.json") for identity in listed.identities] == [
        NEW,
        OLD,
    ]


@pytest.mark.parametrize(
    ("final", "homes", "refused"),
    [
        (NEW + "published.json", (NEW, OLD), False),
        (NEW + "published.json", (), True),
        ("https://elsewhere.example.org/published.json", (NEW, OLD), True),
        ("http://new.example.org/published.json", (NEW, OLD), True),
    ],
    ids=["from the old home to the new one", "where no home is known", "to somebody else", "without https"],
)
def test_the_former_address_may_send_on_to_the_present_one(final: str, homes: tuple[str, ...], refused: bool) -> None:  # noqa: FBT001 -- a row
    """`--against` may name either; a word of any other host is refused."""
    if refused:
        with pytest.raises(ValueError, match="sends on"):
            earlier._demand_same_site(final, OLD + "published.json", homes)
    else:
        earlier._demand_same_site(final, OLD + "published.json", homes)
        assert final.startswith(homes[0])
