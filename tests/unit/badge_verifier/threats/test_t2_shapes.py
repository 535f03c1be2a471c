"""Threat T2: shapes that a proof over RDF cannot tell apart."""

from copy import deepcopy
from typing import Any

import make
import pytest
from judging import Net, judged, outcome

SCHOOL: str = make.SCHOOL


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the genuine badge with the value at a dotted path replaced after signing."""
    document: dict[str, Any] = deepcopy(SIGNED)
    *steps, last = path.split(".")
    holder: Any = document
    for step in steps:
        holder = holder[int(step)] if step.isdigit() else holder[step]
    holder[last] = value
    return document


SIGNED: dict[str, Any] = make.signed(
    validUntil="2027-01-01T00:00:00Z",
    credentialStatus={
        "id": "urn:uuid:0b7c5c4e-28ab-4f0a-8f2a-6b8ee5a7b0aa",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "5",
        "statusListCredential": make.STATUS,
    },
)
STATUS = SIGNED["credentialStatus"]
IDENTITY = SIGNED["credentialSubject"]["identifier"][0]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("validUntil", ["2027-01-01T00:00:00Z"]),
        ("validUntil", {"@value": "2027-01-01T00:00:00Z"}),
        ("validFrom", ["2026-02-01T00:00:00Z"]),
        ("credentialStatus", [[STATUS]]),
        ("credentialStatus", {"@set": [STATUS]}),
        ("credentialStatus", {"@graph": [STATUS]}),
        ("credentialStatus", STATUS["id"]),
        ("credentialStatus.statusListIndex", ["5"]),
        ("credentialStatus.statusListIndex", {"@value": "5"}),
        ("credentialStatus.statusListIndex", 5),
        ("credentialStatus.statusListIndex", 5.0),
        ("credentialStatus.statusPurpose", ["revocation"]),
        ("credentialStatus.statusListCredential", [make.STATUS]),
        ("credentialStatus.type", ["BitstringStatusListEntry", "BitstringStatusListEntry"]),
        ("issuer", [SIGNED["issuer"]]),
        ("credentialSubject", [[SIGNED["credentialSubject"]]]),
        ("credentialSubject.achievement", [[SIGNED["credentialSubject"]["achievement"]]]),
        ("credentialSubject.identifier", [[IDENTITY]]),
        ("credentialSubject.identifier.0.hashed", "true"),
        ("credentialSubject.identifier.0.hashed", ["true"]),
        ("credentialSubject.identifier.0.salt", ["zout", "zout"]),
        ("credentialSubject.achievement.creditsAvailable", "2.5E0"),
        ("credentialSubject.achievement.creditsAvailable", 10**400),
    ],
    ids=str,
)
def test_a_shape_that_rdf_cannot_tell_apart_hides_nothing(path: str, value: Any) -> None:
    """The signature may hold; then status, dates and recipient say the same as before, or the badge is malformed."""
    bits: dict[str, Any] = {make.STATUS: {}}  # an address that answers with no list: the step cannot pass
    original = judged(SIGNED, Net(bits), recipient="sam@example.org")
    report = judged(changed(path, value), Net(bits), recipient="sam@example.org")
    assert outcome(original, "status")[0] == "unchecked"
    assert report.verdict != "valid"
    if outcome(report, "proof")[0] == "passed":
        for name in ("dates", "recipient"):
            assert outcome(report, name) == outcome(original, name)
        assert outcome(report, "status")[0] in ("unchecked", "failed")
        assert report.credential is not None
        assert original.credential is not None
        assert report.credential["shown"] == original.credential["shown"]


def test_what_is_said_of_one_id_in_two_places_is_said_once() -> None:
    """A creator repeats the issuer: taking the name out of the issuer changes no RDF, and nothing that is shown."""
    document = make.badge()
    creator = dict(document["issuer"])
    document["credentialSubject"]["achievement"]["creator"] = creator
    secured = make.ACTIVE.prove(document, make.METHODS["active"])
    genuine = judged(secured)
    assert genuine.verdict == "valid"
    for issuer in ({"id": SCHOOL, "type": ["Profile"]}, SCHOOL):
        report = judged({**secured, "issuer": issuer})
        assert outcome(report, "proof")[0] != "passed" or report.credential == genuine.credential
