"""Hosted badges of before 2018: versions 1.0 and 1.1 verify and are said to be old; earlier ones prove nothing."""

import pytest
from hosting import code, judged

OLD = {
    "1.1": {
        "@context": "https://w3id.org/openbadges/v1",
        "type": "Assertion",
        "id": "https://old.example.org/1",
        "uid": "1",
        "recipient": {"type": "email", "identity": "sam@example.org", "hashed": False},
        "badge": "https://old.example.org/class",
        "verify": {"type": "hosted", "url": "https://old.example.org/1"},
        "issuedOn": 1_367_366_400,
    },
    "1.0": {
        "uid": "1",
        "recipient": {"type": "email", "identity": "sam@example.org", "hashed": False},
        "badge": "https://old.example.org/class",
        "verify": {"type": "hosted", "url": "https://old.example.org/1"},
        "issuedOn": "2013-05-01",
    },
}
CLASS = {"name": "Web", "description": "", "image": "", "criteria": "", "issuer": "https://old.example.org/org"}


@pytest.mark.parametrize("version", sorted(OLD))
def test_badges_of_version_1_are_read(version: str) -> None:
    """Hosted badges of 2013 still verify, and it is said that they are old."""
    address = "https://old.example.org/"
    known = {f"{address}1": OLD[version], f"{address}class": CLASS, f"{address}org": {"name": "Oud", "url": address}}
    report = judged(OLD[version], known)
    assert report.credential is not None
    assert (report.credential["version"], code(report, "parse")) == ("OB1", "parse.upgraded")
    assert (code(report, "proof"), code(report, "issuer")) == ("proof.hosted", "issuer.hosted")
    assert report.credential["shown"]["valid_from"] == {"1.0": "2013-05-01", "1.1": "2013-05-01T00:00:00Z"}[version]
    assert report.headline == "issuer-unknown"


def test_badge_before_version_1_without_an_address_cannot_be_checked() -> None:
    """Its file says everything and proves nothing."""
    old = {
        "recipient": "sam@example.org",
        "issued_on": "2011-06-01",
        "badge": {"version": "0.5.0", "name": "Web", "issuer": {"origin": "https://old.example.org", "name": "Oud"}},
    }
    report = judged(old, {})
    assert (report.headline, code(report, "proof")) == ("unsigned", "proof.no-address")
