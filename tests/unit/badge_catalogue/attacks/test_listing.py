"""From empty to listed: a school on a platform, before and after, and its neighbour there."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from judging import Net, judged
from school_yard import HEAD, MOMENT, SITE, Yard

from badge_catalogue.definitions.load import load
from badge_catalogue.exports.trust import trust_list
from badge_catalogue.settings import Settings
from badge_verifier.encodings.moments import instant
from badge_verifier.report import Report

NOW = instant("2026-11-22T12:00:00Z")
PUBLIC = "https://api.edubadges.nl/public/"
ROOT = Path(__file__).resolve().parents[4]


def hosted(issuer: str, number: str) -> dict[str, Any]:
    """Return a badge as edubadges serves it, with its class and issuer, by address."""
    context = "https://w3id.org/openbadges/v2"
    badge, name, school = f"{PUBLIC}badges/{number}", f"{PUBLIC}assertions/{number}", f"{PUBLIC}issuers/{issuer}"
    return {
        name: {"@context": context, "type": "Assertion", "id": name, "badge": badge, "issuedOn": "2026-02-01T00:00:00Z",
               "recipient": {"type": "email", "hashed": True, "salt": "s", "identity": f"sha256${'0' * 64}"},
               "verification": {"type": "HostedBadge"}},
        badge: {"@context": context, "type": "BadgeClass", "id": badge, "name": "Wondzorg", "description": "Zorg.",
                "image": f"{PUBLIC}{number}.png", "criteria": {"narrative": "Een toets."}, "issuer": school},
        school: {"@context": context, "type": "Issuer", "id": school, "name": "Hogeschool Maasdal",
                 "url": "https://maasdal.example.org/", "email": "x@maasdal.example.org",
                 "verification": {"startsWith": [f"{PUBLIC}assertions/"]}},
    }  # fmt: skip


def write(yard: Yard, path: str, schema: str, data: dict[str, Any]) -> None:
    """Write a definition."""
    file = yard.source / path
    file.parent.mkdir(parents=True, exist_ok=True)
    head = HEAD.replace("../../schema/institution.json", schema)
    file.write_text(head + yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")


def by_link(yard: Yard, issuer: str, number: str) -> Report:
    """Judge the link that a platform shows to people."""
    trust = trust_list(load(yard.source)[0], Settings(SITE, int(MOMENT.timestamp())))
    link = f"https://www.edubadges.nl/public/assertions/{number}"
    return judged(link.encode(), Net(hosted(issuer, number)), trust, now=NOW)


def lists(yard: Yard) -> None:
    """Do what the guide says: the institution with its issuer on the platform, and the badge with its class there."""
    notice = "https://maasdal.example.org/privacy"
    privacy = [{"badge_type": "extra_curricular", "basis": "consent", "notice_url": notice}]
    maasdal = {"identities": [f"{PUBLIC}issuers/maasdal1"], "keys": None, "privacy": privacy}
    yard.school("maasdal", "Hogeschool Maasdal", **maasdal)
    write(yard, "institutions/maasdal/badges/wondzorg.yaml", "../../../schema/badge.json", {
        "type": "extra_curricular", "name": {"nl": "Wondzorg", "en": "Wound care"},
        "description": {"nl": "Je verzorgt een wond.", "en": "You care for a wound."},
        "criteria": {"nl": "Je hebt de toets gehaald.", "en": "You passed the test."},
        "issuer": "maasdal", "sector": ["hbo"], "language": ["nl"], "version": "1", "status": "active",
        "awarded_as": [{"platform": "edubadges", "badge_class_url": f"{PUBLIC}badges/w1"}],
        "contact": "edubadges@maasdal.example.org", "reviewed_on": "2026-09-01"})  # fmt: skip


@pytest.fixture
def platform(yard: Yard) -> Yard:
    """A catalogue that knows the platform and not yet the school."""
    shutil.copytree(ROOT / "catalogue" / "vocabularies", yard.source / "vocabularies")
    text = (ROOT / "catalogue" / "platforms" / "edubadges.yaml").read_text(encoding="utf-8")
    write(yard, "platforms/edubadges.yaml", "../schema/platform.json", yaml.safe_load(text))
    return yard


def test_a_listed_schools_link_is_valid_with_its_entry(platform: Yard) -> None:
    """Before it is listed nobody vouches for it; afterwards it is genuine, hers, and leads to the badge's page."""
    before = by_link(platform, "maasdal1", "w1")
    assert (before.verdict, before.headline) == ("undecided", "platform-only")
    lists(platform)
    assert platform.errors() == []
    after = by_link(platform, "maasdal1", "w1")
    assert (after.verdict, after.headline) == ("valid", "verified")
    assert after.credential is not None
    assert after.credential["issuer"]["name"] == "Hogeschool Maasdal"
    assert after.credential["catalogue"]["id"] == "maasdal.wondzorg"


def test_another_issuer_of_the_platform_is_not_the_listed_school(platform: Yard) -> None:
    """It may call itself so and stand on the same platform: its id is another one."""
    lists(platform)
    other = by_link(platform, "anders1", "w1")
    assert other.verdict == "undecided"
    assert other.headline in {"platform-only", "impersonation-suspected"}


def test_a_whole_platform_is_nobodys_identity(platform: Yard) -> None:
    """Its bare address is refused by the check; an issuer on it is not."""
    lists(platform)
    platform.school("polderveen", "Polderveen College", identities=["https://www.edubadges.nl/"], keys=None)
    assert platform.errors() == ["host-belongs-to-one"]


@pytest.mark.parametrize("identity", ["https://api.edubadges.nl/", "https://api.edubadges.nl/public/issuers/maasdal1/"])
def test_what_is_not_the_issuers_own_address_lists_nobody(platform: Yard, identity: str) -> None:
    """The platform as a whole, or the address with another ending: nothing is valid by it."""
    lists(platform)
    platform.school("maasdal", "Hogeschool Maasdal", identities=[identity], keys=None)
    assert by_link(platform, "maasdal1", "w1").verdict == "undecided"
