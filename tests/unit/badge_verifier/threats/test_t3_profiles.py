"""Threat T3: a copy of the issuer's profile, or an unsigned file, that speaks for the issuer on what was revoked."""

import json
from typing import Any

import make
import pytest
from judging import judged, outcome

from badge_verifier.encodings.multibase import to_base64url

SCHOOL: str = make.SCHOOL
METHOD: str = make.METHODS["active"]
HOST = "https://rijnstad.example.org/"
LIST = f"{HOST}revoked.json"
AWARD = f"{HOST}awards/1"
Json = dict[str, Any]


def signed_2(identifier: str = AWARD, **issuer: object) -> bytes:
    """Return a badge with its class and a copy of the issuer's profile inside, as compact JWS."""
    claims = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": identifier,
        "recipient": {"type": "email", "identity": "sam@example.org", "hashed": False},
        "badge": {
            "type": "BadgeClass",
            "id": f"{HOST}class",
            "name": "Veilig tillen",
            "issuer": {"id": SCHOOL, "type": "Issuer", "name": "Demo-mbo Rijnstad", **issuer},
        },
        "issuedOn": "2026-02-01T00:00:00Z",
        "verification": {"type": "signed", "creator": METHOD},
    }
    data = ".".join(to_base64url(json.dumps(part).encode()) for part in ({"alg": "EdDSA", "kid": METHOD}, claims))
    return f"{data}.{to_base64url(make.ACTIVE._private.sign(data.encode()))}".encode()


PROFILE: Json = {"id": SCHOOL, "type": "Issuer", "name": "Demo-mbo Rijnstad"}
LISTED = {**PROFILE, "revocationList": LIST}


def revoked(*names: str) -> Json:
    """Return the issuer's list."""
    return {"type": "RevocationList", "issuer": SCHOOL, "revokedAssertions": list(names)}


@pytest.mark.parametrize("identifier", [AWARD, "urn:uuid:1"])
@pytest.mark.parametrize(
    ("known", "headline", "status"),
    [
        ({}, "online-check-needed", ("unchecked", "status.unreachable")),
        ({SCHOOL: LISTED}, "online-check-needed", ("unchecked", "status.unreachable")),
        ({SCHOOL: LISTED, LIST: revoked("1")}, "revoked", ("failed", "status.revoked")),
        ({SCHOOL: LISTED, LIST: revoked("other")}, "verified", ("passed", "status.not-withdrawn")),
        ({SCHOOL: PROFILE}, "verified", ("absent", "status.none")),
    ],
    ids=["profile not read", "list not read", "in the list", "not in the list", "no list"],
)
def test_a_copy_of_the_profile_does_not_say_that_there_is_no_list(
    identifier: str, known: Json, headline: str, status: tuple[str, str]
) -> None:
    """The copy in the badge names no list of withdrawn badges; whether there is one, the issuer's own profile says."""
    known = {**known, f"{HOST}class": {"type": "BadgeClass", "name": "Veilig tillen", "issuer": SCHOOL}}
    if headline == "revoked":
        known = {**known, LIST: revoked(identifier)}
    report = judged(signed_2(identifier), known)
    assert outcome(report, "proof") == ("passed", "proof.passed")
    assert (report.headline, outcome(report, "status")) == (headline, status)


def test_a_list_that_only_the_copy_names_can_withdraw_and_not_clear() -> None:
    """Where the issuer's profile cannot be read, the list of the signed copy still says who was withdrawn."""
    badge = signed_2(AWARD, revocationList=LIST)
    assert judged(badge, {LIST: revoked(AWARD)}).headline == "revoked"
    assert outcome(judged(badge, {LIST: revoked("other")}), "status") == ("unchecked", "status.unreachable")


@pytest.mark.parametrize("recipient", ["sam@example.org", None])
def test_what_an_unsigned_badge_says_of_itself_is_not_passed(recipient: str | None) -> None:
    """Anyone can write a date and an owner; a badge that is signed is the neighbour."""
    said = judged(make.badge(), recipient=recipient)
    assert outcome(said, "dates") == ("unchecked", "dates.unproven")
    owner = ("unchecked", "recipient.unproven") if recipient else ("skipped", "recipient.not-asked")
    assert (said.headline, outcome(said, "recipient")) == ("unsigned", owner)
    assert not [step for step in said.steps if step.outcome == "passed" and step.name not in ("unbake", "parse")]
    proven = judged(make.signed(), recipient=recipient)
    assert outcome(proven, "dates") == ("passed", "dates.no-end")
    assert outcome(proven, "recipient")[0] == ("passed" if recipient else "skipped")
