"""From empty to listed: a school on a platform, before and after, and its neighbour there."""

from typing import Any

import pytest
from attack_scenes import EDUBADGES, edubadge
from judging import Net
from listed_school import knows_edubadges, lists_maasdal
from school_yard import Yard


def by_link(yard: Yard, issuer: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return the report of the command on the link that a platform shows to people."""
    scene = edubadge(yard, issuer)
    return yard.answer(scene.data, scene.site, capsys, hosts=Net(scene.known))[1]


@pytest.fixture
def platform(yard: Yard) -> Yard:
    """A catalogue that knows the platform and not yet the school."""
    knows_edubadges(yard)
    return yard


def test_a_listed_schools_link_is_valid_with_its_entry(platform: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    """Before it is listed nobody vouches for it; afterwards it is genuine, hers, and leads to the badge's page."""
    before = by_link(platform, "maasdal1", capsys)
    assert (before["verdict"], before["headline"]) == ("undecided", "platform-only")
    lists_maasdal(platform)
    assert platform.errors() == []
    after = by_link(platform, "maasdal1", capsys)
    assert (after["verdict"], after["headline"]) == ("valid", "verified")
    assert after["credential"]["issuer"]["name"] == "Hogeschool Maasdal"
    assert after["credential"]["catalogue"]["id"] == "maasdal.wondzorg"


def test_a_class_that_another_institution_lists_accuses_nobody(
    platform: Yard, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever writes her class under a badge of its own does not make hers suspect; her own entry still counts."""
    lists_maasdal(platform)
    hers = platform.source / "institutions/maasdal/badges/wondzorg.yaml"
    text = hers.read_text(encoding="utf-8")
    assert by_link(platform, "maasdal1", capsys)["steps"][8]["code"] == "catalogue.by-awarded-as"
    stranger = platform.source / "institutions/polderveen/badges/wondzorg.yaml"
    stranger.parent.mkdir(parents=True)
    stranger.write_text(text.replace("maasdal", "polderveen"), encoding="utf-8")
    assert by_link(platform, "maasdal1", capsys)["steps"][8]["code"] == "catalogue.by-awarded-as"
    hers.unlink()
    report = by_link(platform, "maasdal1", capsys)
    assert (report["headline"], report["steps"][8]["code"]) == ("verified", "catalogue.not-found")


def test_another_issuer_of_the_platform_is_not_the_listed_school(
    platform: Yard, capsys: pytest.CaptureFixture[str]
) -> None:
    """It may call itself so and stand on the same platform: its id is another one."""
    lists_maasdal(platform)
    other = by_link(platform, "anders1", capsys)
    assert other["verdict"] == "undecided"
    assert other["headline"] in {"platform-only", "impersonation-suspected"}


def test_a_whole_platform_is_nobodys_identity(platform: Yard) -> None:
    """Its bare address is refused by the check; an issuer on it is not."""
    lists_maasdal(platform)
    platform.school("polderveen", "Polderveen College", identities=["https://www.edubadges.nl/"], keys=None)
    assert platform.errors() == ["host-belongs-to-one", "identity-belongs-to-one"]


@pytest.mark.parametrize("identity", ["https://api.edubadges.nl/", f"{EDUBADGES}issuers/maasdal1/"])
def test_what_is_not_the_issuers_own_address_lists_nobody(
    platform: Yard, identity: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The platform as a whole, or the address with another ending: nothing is valid by it."""
    lists_maasdal(platform)
    platform.school("maasdal", "Hogeschool Maasdal", identities=[identity], keys=None)
    assert by_link(platform, "maasdal1", capsys)["verdict"] == "undecided"
