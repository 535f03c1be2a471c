"""Threat T1: a neighbour on the school's host; what begins as the school's address must be the school's."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from judging import Net

from badge_verifier.network.fetches import Offline
from badge_verifier.report import Report
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.steps.hosted_scope import scope
from badge_verifier.trust.trust_list import Institution, TrustList
from badge_verifier.verify import verify

HOST = "https://platform.example.org/"
VICTIM = f"{HOST}victim/issuer"
LIST = TrustList(
    "x",
    "2026-11-01T00:00:00Z",
    "2027-11-01T00:00:00Z",
    "https://c.example.org/",
    (Institution("victim", {"nl": "Demo-mbo Rijnstad"}, (VICTIM,), (), "institutions/victim/"),),
)
OWN = {"startsWith": f"{HOST}victim/"}


def judged(address: str, verification: dict[str, Any] = OWN, **changes: Any) -> Report:
    """Verify a badge at an address of the platform, of the victim's class, under the victim's profile.

    Args:
        address: Of the badge.
        verification: Which addresses the profile calls its own.
        changes: What the copy that is handed in says instead.
    """
    award = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": address,
        "recipient": {"type": "email", "identity": "x@example.org", "hashed": False},
        "badge": f"{HOST}victim/b",
        "issuedOn": "2026-01-01T00:00:00Z",
        "verification": {"type": "hosted"},
    }
    badge = {"type": "BadgeClass", "id": f"{HOST}victim/b", "name": "Lassen", "issuer": VICTIM}
    profile = {
        "type": "Issuer",
        "id": VICTIM,
        "name": "Demo-mbo Rijnstad",
        "verification": verification,
    }
    platform = Net({address: award, f"{HOST}victim/b": badge, VICTIM: profile})
    run = verify(
        json.dumps({**award, **changes}).encode(),
        crypto=CpythonCrypto(),
        fetcher=platform,
        now=datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
        trust=LIST,
    )
    (report,) = asyncio.run(run)
    return report


@pytest.mark.parametrize("name", ["victim/1", "victim/..1", "victim/1..", "victim/1?back=../evil"])
def test_an_address_within_the_institutions_own_is_hers(name: str) -> None:
    """Dots in a name or a question are no way out."""
    assert judged(f"{HOST}{name}").verdict == "valid"


@pytest.mark.parametrize(
    "name",
    [
        "evil/1",
        "victim/../evil/1",
        "victim/./../evil/1",
        "victim/%2e%2e/evil/1",
        "victim/.%2E/evil/1",
        "victim/%252e%252e/evil/1",
        "victim/..%2fevil/1",
        "victim/..%5cevil/1",
        "victimised/1",
    ],
)
def test_an_address_that_climbs_out_of_the_institutions_own_is_not_hers(name: str) -> None:
    """It begins like hers, and the host gives what lies in somebody else's folder."""
    report = judged(f"{HOST}{name}")
    step = next(step for step in report.steps if step.name == "issuer")
    assert (report.verdict, step.code) == ("undecided", "issuer.out-of-scope")


@pytest.mark.parametrize(
    ("port", "code"), [("", "issuer.hosted"), (":443", "issuer.hosted"), (":8443", "issuer.out-of-scope")]
)
def test_another_port_of_a_host_is_not_the_issuers(port: str, code: str) -> None:
    """Without a word from the issuer her own origin counts, and what answers at another port may be anybody's."""
    report = judged(f"https://platform.example.org{port}/victim/1", {})
    assert next(step.code for step in report.steps if step.name == "issuer") == code


@pytest.mark.parametrize(("name", "code"), [("Lassen", "proof.hosted"), ("Arts", "proof.hosted-differs")])
def test_a_class_embedded_in_the_copy_is_compared_as_well(name: str, code: str) -> None:
    """The picture that was handed in may call the badge something else than its issuer does."""
    report = judged(f"{HOST}victim/1", badge={"type": "BadgeClass", "id": f"{HOST}victim/b", "name": name})
    assert report.credential is not None
    assert report.credential["name"] == "Lassen"
    step = next(step for step in report.steps if step.name == "proof")
    assert (step.code, "its name" in step.message) == (code, name == "Arts")


def in_own_folder(profile: Any, known: dict[str, Any]) -> Report:
    """Verify a badge in the attacker's folder, under a profile of the attacker's choice."""
    address = f"{HOST}evil/1"
    award = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": address,
        "recipient": {"type": "email", "identity": "eve@example.org", "hashed": False},
        "badge": {"type": "BadgeClass", "id": f"{HOST}evil/b", "name": "Lassen", "issuer": profile},
        "issuedOn": "2026-01-01T00:00:00Z",
        "verification": {"type": "hosted"},
    }
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    net = Net({address: award, **known})
    run = verify(json.dumps(award).encode(), crypto=CpythonCrypto(), fetcher=net, now=now, trust=LIST)
    (report,) = asyncio.run(run)
    return report


COPY = {"type": "Issuer", "id": VICTIM, "name": "Demo-mbo Rijnstad"}
COPIED = f"{HOST}evil/issuer"


@pytest.mark.parametrize("how", ["embedded", "elsewhere"])
@pytest.mark.parametrize(
    ("own", "verdict", "code"),
    [
        ({**COPY, "verification": {"startsWith": f"{HOST}victim/"}}, "undecided", "issuer.out-of-scope"),
        ({**COPY, "verification": {"startsWith": f"{HOST}evil/"}}, "valid", "issuer.hosted"),
        ({**COPY, "id": f"{HOST}other"}, "undecided", ""),
        (None, "undecided", "issuer.not-reached"),
    ],
    ids=["her own folder", "also this folder", "another profile", "not read"],
)
def test_a_copy_of_a_profile_does_not_say_where_her_badges_stand(how: str, own: Any, verdict: str, code: str) -> None:
    """A neighbour on her host publishes her profile without the folder she keeps to; only her own one counts."""
    known = {COPIED: COPY, **({VICTIM: own} if own else {})}
    report = in_own_folder(COPY if how == "embedded" else COPIED, known)
    step = next(step for step in report.steps if step.name == "issuer")
    assert (report.verdict, step.code) == (verdict, code or step.code)


def test_what_was_not_asked_is_not_valid() -> None:
    """The neighbour: the same assertion offline."""
    data = f"{HOST}victim/1".encode()
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    (report,) = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=now, trust=LIST))
    assert report.headline == "online-check-needed"


@pytest.mark.parametrize(
    ("prefix", "address", "inside"),
    [
        ("award?school=rijnstad", "award?school=rijnstad&id=1", "passed"),
        ("award?school=rijnstad", "award?school=mallory&id=1", "unchecked"),
        ("award?school=rijnstad", "award", "unchecked"),
        ("award", "award?school=rijnstad&id=1", "passed"),
        ("", "award?id=1", "passed"),
    ],
)
def test_an_issuers_own_addresses_may_differ_in_their_question(prefix: str, address: str, inside: str) -> None:
    """What follows the question mark can be what tells one school of a platform from another."""
    platform = "https://platform.example.org/"
    profile = {"verification": {"startsWith": platform + prefix}}
    assert scope(platform + address, f"{platform}issuers/1", profile).outcome == inside
