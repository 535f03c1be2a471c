"""Somebody else's host: one host is one institution's, and what stands elsewhere on it is not the issuer's."""

import json
from typing import Any

import pytest
import yaml
from judging import Net, judged, outcome
from school_yard import HEAD, MOMENT, SITE, Yard

from badge_catalogue.definitions.load import load
from badge_catalogue.exports.trust import trust_list
from badge_catalogue.settings import Settings
from badge_verifier.encodings.moments import instant
from badge_verifier.trust.trust_list import TrustList, parse_trust

NOW = instant("2026-11-22T12:00:00Z")
PLATFORM = "https://uitgifte.example.org/public/"
ISSUER = f"{PLATFORM}issuers/zuiderzee"


def platform(yard: Yard, *hosts: str) -> None:
    """Add a platform where several institutions issue."""
    path = yard.source / "platforms" / "uitgifte.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    hosts = hosts or ("uitgifte.example.org", "www.uitgifte.example.org")
    data = {"name": "Uitgifte", "hosts": list(hosts), "operator": "Stichting Uitgifte",
            "url": "https://uitgifte.example.org/", "who_may_issue": {"nl": "Scholen.", "en": "Schools."}}  # fmt: skip
    head = HEAD.replace("../../schema/institution", "../schema/platform")
    path.write_text(head + yaml.safe_dump(data, sort_keys=False), encoding="utf-8")


@pytest.mark.parametrize(
    ("identity", "rules"),
    [
        ("https://zuiderzee.example.org/issuers/faculteit", ["host-belongs-to-one"]),
        ("https://badges.zuiderzee.example.org/issuer", ["host-belongs-to-one"]),
        ("did:web:zuiderzee.example.org:faculteit", ["host-belongs-to-one"]),
        ("https://ZUIDERZEE.example.org/x", ["host-belongs-to-one", "identity-is-plain"]),
        ("https://zuiderzee.example.org:444/x", ["host-belongs-to-one", "identity-is-plain"]),
        ("https://zuiderzee.example.org//issuer",
         ["identity-belongs-to-one", "identity-is-plain"]),
        ("https://zuiderzee.example.org/a/../issuer",
         ["identity-belongs-to-one", "identity-is-plain"]),
        ("https://zuiderzee.example.org./issuer", ["host-belongs-to-one", "identity-is-plain"]),
        ("https://zuiderzee%2eexample.org/issuer", ["identity-is-plain"]),
        ("https://zuiderzee\u3002example.org/x", ["host-belongs-to-one", "identity-is-plain"]),
        ("https://zuiderzee.ex\u0430mple.org/x", ["host-belongs-to-one", "identity-is-plain"]),
        ("https://zuiderzee.xn--exmple-4nf.org/x", ["host-belongs-to-one"]),
        ("https://zuider-zee.example.org/x", ["host-belongs-to-one"]),
        ("https://polderveen.example.org/issuer/2", []),
        ("https://badges.polderveen.example.org/issuer", []),
        ("did:web:polderveen.example.org", []),
    ],
)  # fmt: skip
def test_anothers_host_is_no_identity(yard: Yard, identity: str, rules: list[str]) -> None:
    """In whatever spelling, below it, or with a port; hosts of one's own pass, two of them too."""
    yard.school("polderveen", "Polderveen College", identities=["https://polderveen.example.org/issuer", identity])
    assert yard.errors() == rules


def test_two_that_agree_share_a_host(yard: Yard) -> None:
    """Said by both; a list in which only one says so is not read."""
    shared = ["https://polderveen.example.org/issuer", "https://zuiderzee.example.org/polderveen"]
    yard.school("polderveen", "Polderveen College", identities=shared, shares_with=["zuiderzee"])
    assert yard.errors() == ["host-belongs-to-one", "sharing-is-mutual"]
    with pytest.raises(ValueError, match=r"zuiderzee\.example\.org"):
        parse_trust(yard.trust())
    yard.school("zuiderzee", "Hogeschool Zuiderzee", shares_with=["polderveen"])
    assert yard.noise() == []
    assert len(parse_trust(yard.trust()).institutions) == 2


@pytest.mark.parametrize(
    "spelling",
    [
        f"{PLATFORM}issuers/zuiderzee",
        f"{PLATFORM}issuers/zuiderzee/",
        f"{PLATFORM}issuers//zuiderzee",
        f"{PLATFORM}issuers/./zuiderzee",
        f"{PLATFORM}issuers/%7Auiderzee",
        f"{PLATFORM}issuers/ZUIDERZEE",
        f"{PLATFORM}issuers/zuiderzee;x",
        f"{PLATFORM}issuers/zuiderzee?x=1",
        f"{PLATFORM}issuers/zuiderzee/assertions",
        f"{PLATFORM}issuers",
        "https://www.uitgifte.example.org/public/issuers/zuiderzee",
        "did:web:uitgifte.example.org:public:issuers:zuiderzee",
    ],
)
def test_an_issuer_of_a_platform_is_one_institutions(yard: Yard, spelling: str) -> None:
    """However it is spelled, at every host of the platform, and with all that lies around or below it."""
    platform(yard)
    yard.school("zuiderzee", "Hogeschool Zuiderzee", identities=[ISSUER], keys=None)
    yard.school("polderveen", "Polderveen College", identities=[spelling], keys=None)
    assert "identity-belongs-to-one" in yard.errors()


@pytest.mark.parametrize(
    ("mine", "hers"),
    [
        (f"{PLATFORM}issuers/polderveen", ISSUER),
        (f"{PLATFORM}issuers/zuiderzee2", ISSUER),
        (f"{PLATFORM}issuer?id=1", f"{PLATFORM}issuer?id=2"),
    ],
)
def test_several_institutions_issue_on_a_platform(yard: Yard, mine: str, hers: str) -> None:
    """Each with an issuer of its own, told apart by path or by question."""
    platform(yard)
    yard.school("zuiderzee", "Hogeschool Zuiderzee", identities=[hers], keys=None)
    yard.school("polderveen", "Polderveen College", identities=[mine], keys=None)
    assert yard.noise() == []


def test_the_domain_of_a_platform_is_nobodys_identity(yard: Yard) -> None:
    """Whoever could put a file there would stand above all who issue on it."""
    platform(yard, "api.uitgifte.example.org")
    yard.school("polderveen", "Polderveen College", identities=["https://uitgifte.example.org/x"], keys=None)
    assert yard.errors() == ["host-belongs-to-one", "hosted-badges-have-a-place"]


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"keys": None}, ["hosted-badges-have-a-place"]),
        ({}, []),
        ({"keys": None, "hosted_under": ["https://polderveen.example.org/badges/"]}, []),
        ({"hosted_under": ["https://polderveen.example.org/badges/"]}, []),
        ({"keys": None, "hosted_under": ["https://polderveen.example.org/"]},
         ["hosted-under-is-a-folder-of-its-own"]),
        ({"hosted_under": ["https://polderveen.example.org/badges"]}, ["hosted-under-is-a-folder-of-its-own"]),
        ({"hosted_under": ["https://zuiderzee.example.org/badges/"]}, ["hosted-under-is-a-folder-of-its-own"]),
        ({"hosted_under": ["https://polderveen.example.org:8443/badges/"]},
         ["hosted-under-is-a-folder-of-its-own", "https-only"]),
        ({"hosted_under": ["https://polderveen.example.org/x/../badges/"]},
         ["hosted-under-is-a-folder-of-its-own"]),
        ({"keys": None, "identities": ["https://badges.polderveen.example.org/issuer"],
          "hosted_under": ["https://badges.polderveen.example.org/"]}, []),
    ],
    ids=["nothing said", "it signs", "a folder", "both", "the whole site", "no slash", "another's host", "a port",
         "it climbs", "a host for badges alone"],
)  # fmt: skip
def test_who_signs_nothing_says_where_its_badges_stand(yard: Yard, changes: dict[str, Any], rules: list[str]) -> None:
    """Else whoever can put a file on the school's site could award in its name."""
    yard.school("polderveen", "Polderveen College", **changes)
    assert yard.errors() == rules


def listed(yard: Yard) -> TrustList:
    """Return the list of schools as it would be published."""
    return trust_list(load(yard.source)[0], Settings(SITE, int(MOMENT.timestamp())))


def hosted(scope: list[str]) -> dict[str, Any]:
    """Return a hosted badge of the school on the platform, with its class and issuer, by address."""
    context = "https://w3id.org/openbadges/v2"
    badge, name = f"{PLATFORM}badges/1", f"{ISSUER}/assertions/1"
    return {
        name: {"@context": context, "type": "Assertion", "id": name, "badge": badge, "issuedOn": "2026-02-01T00:00:00Z",
               "recipient": {"type": "email", "hashed": False, "identity": "sam@example.org"},
               "verification": {"type": "HostedBadge"}},
        badge: {"@context": context, "type": "BadgeClass", "id": badge, "name": "Lassen", "description": "x",
                "image": f"{PLATFORM}1.png", "criteria": {"narrative": "x"}, "issuer": ISSUER},
        ISSUER: {"@context": context, "type": "Issuer", "id": ISSUER, "name": "Hogeschool Zuiderzee",
                 "url": "https://zuiderzee.example.org/", "email": "x@zuiderzee.example.org",
                 "verification": {"startsWith": scope}},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "final", "hers"),
    [
        ("assertions/1", "assertions/1", True),
        ("assertions/1", "assertions/1/", True),
        ("..;/polderveen/1", None, False),
        ("..;x=1/polderveen/1", None, False),
        ("%2e%2e;/polderveen/1", None, False),
        ("..%00/polderveen/1", None, False),
        ("%c0%ae%C0%AE/polderveen/1", None, False),
        ("..%c0%af/polderveen/1", None, False),
        ("..%u002f/polderveen/1", None, False),
        ("%25252e%25252e/polderveen/1", None, False),
        (".\t./polderveen/1", None, False),
        (".\n%2\te/polderveen/1", None, False),
        ("%2e%0d./polderveen/1", None, False),
        ("assertions/..1", None, True),
        ("assertions/1?next=../..;/x", None, True),
        ("assertions/1", "../polderveen/1", False),
        ("assertions/1", "..;/polderveen/1", False),
    ],
)
def test_what_climbs_out_of_the_issuers_addresses_is_not_hers(
    yard: Yard, path: str, final: str | None, *, hers: bool
) -> None:
    """By a semicolon that hosts leave out, a tab that programs do, or where the host sends everyone elsewhere."""
    platform(yard)
    yard.school("zuiderzee", "Hogeschool Zuiderzee", identities=[ISSUER], keys=None)
    known = hosted([f"{ISSUER}/"])
    document = known.pop(f"{ISSUER}/assertions/1")
    address = f"{ISSUER}/{path}"
    known[address] = {**document, "id": address}
    moved = {
        address: f"{ISSUER}/{final}" if final and not final.startswith("../") else f"{PLATFORM}issuers/polderveen/1"
    }
    report = judged(known[address], Net(known, moved if final else {}), listed(yard), now=NOW)
    assert (report.verdict == "valid", outcome(report, "issuer")[0] == "passed") == (hers, hers)


def test_a_redirect_to_another_port_is_not_followed(yard: Yard) -> None:
    """What answers there may be somebody else's."""
    platform(yard)
    yard.school("zuiderzee", "Hogeschool Zuiderzee", identities=[ISSUER], keys=None)
    known = hosted([f"{ISSUER}/"])
    address = f"{ISSUER}/assertions/1"
    for port, verdict in ((":8443", "undecided"), (":443", "valid")):
        net = Net(known, {address: address.replace(".org/", f".org{port}/")})
        assert judged(known[address], net, listed(yard), now=NOW).verdict == verdict


def test_no_identity_stands_on_the_catalogues_own_host(yard: Yard) -> None:
    """A school without identities has none: else whatever stands on the host of this site would speak for it."""
    yard.school("zuiderzee", "Hogeschool Zuiderzee", identities=None, keys=None)
    trust = listed(yard)
    assert [each.identities for each in trust.institutions if each.id == "zuiderzee"] == [()]
    ours = json.loads(json.dumps(hosted([])).replace(ISSUER, f"{SITE}institutions/zuiderzee/profile.json"))
    stranger = "https://catalogue.example.org/other-project/1"
    document = {**next(iter(ours.values())), "id": stranger}
    report = judged(document, {**ours, stranger: document}, trust, now=NOW)
    assert (report.verdict, report.headline) == ("undecided", "impersonation-suspected")


def test_a_former_address_is_ones_own(yard: Yard) -> None:
    """An alias in another's space is refused; the same in the space of a school it merged with is not."""
    path = yard.source / "institutions" / "polderveen" / "badges" / "lassen.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        HEAD.replace("../../schema/institution", "../../../schema/badge")
        + yaml.safe_dump({
            "type": "extra_curricular", "name": {"nl": "Meedoen", "en": "Taking part"},
            "description": {"nl": "Je doet mee met een groep.", "en": "You take part in a group."},
            "criteria": {"nl": "Je hebt meegedaan met een groep.", "en": "You took part in a group."},
            "issuer": "polderveen", "sector": ["hbo"], "language": ["nl"], "version": "1", "status": "active",
            "aliases": ["zuiderzee.lassen"], "contact": "info@polderveen.example.org", "reviewed_on": "2026-09-01",
        }, sort_keys=False), encoding="utf-8",
    )  # fmt: skip
    assert "alias-is-ones-own" in yard.errors()
    yard.school("polderveen", "Polderveen College", shares_with=["zuiderzee"])
    yard.school("zuiderzee", "Hogeschool Zuiderzee", shares_with=["polderveen"])
    assert "alias-is-ones-own" not in yard.errors()
