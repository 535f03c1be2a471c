"""Threat T1: a hosted badge whose profile, fetched from the attacker, speaks for the school."""

import dataclasses

import make
import pytest
from attacker import EVIL, assertion, profile
from judging import TRUST, Net, judged, outcome

SCHOOL: str = make.SCHOOL


def test_a_profile_cannot_bear_the_id_of_another_host() -> None:
    """Fetched from the attacker, named as the school, calling the attacker's host its own."""
    net = Net({f"{EVIL}a": assertion(), f"{EVIL}i": profile(SCHOOL, startsWith=EVIL)})
    assert outcome(judged(assertion(), net), "proof") == ("unchecked", "proof.hosted-other")
    own = Net({f"{EVIL}a": assertion(), f"{EVIL}i": profile(f"{EVIL}i")})
    assert outcome(judged(assertion(), own), "issuer") == ("passed", "issuer.hosted")
    assert judged(assertion(), own).headline == "impersonation-suspected"


@pytest.mark.parametrize("identifier", ["did:key:z6MkVictim", "urn:uuid:victim", "mailto:x@school.example.org"])
def test_an_issuer_without_an_address_calls_no_host_its_own(identifier: str) -> None:
    """Embedded in the attacker's assertion, with an identifier of the trust list that is no address."""
    (first, *others) = TRUST.institutions
    listed = dataclasses.replace(first, identities=(*first.identities, identifier))
    trust = dataclasses.replace(TRUST, institutions=(listed, *others))
    badge = {
        "type": "BadgeClass",
        "name": "Veilig tillen",
        "issuer": profile(identifier, allowedOrigins=["evil.example.net"]),
    }
    one = assertion(badge=badge)
    report = judged(one, Net({f"{EVIL}a": one}), trust)
    assert outcome(report, "issuer") == ("unchecked", "issuer.no-scope")
    assert report.verdict != "valid"


def test_an_open_redirect_does_not_speak_for_its_host() -> None:
    """The school's own address sends everyone on to where it is told."""
    address = "https://rijnstad.example.org/go?to=evil"
    one = assertion(
        id=address, badge={"type": "BadgeClass", "id": f"{SCHOOL}/b", "name": "x", "issuer": profile(SCHOOL)}
    )
    known = {address: one, SCHOOL: profile(SCHOOL)}
    stays, moves = Net(known), Net(known, {address: f"{EVIL}a"})
    assert outcome(judged(one, stays), "proof") == ("passed", "proof.hosted")
    assert outcome(judged(one, moves), "proof") == ("unchecked", "proof.not-fetched")
