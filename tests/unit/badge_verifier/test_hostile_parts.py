"""What is true of a part only: an endorsement or list passed on in part, a record of badges, an address as begun."""

import asyncio
from typing import Any

import derived
import make
import of_school
import pytest
from judging import NOW, TRUST, judged, outcome

from badge_verifier.fetches import Offline
from badge_verifier.hosted import scope
from badge_verifier.in_cpython import CpythonCrypto
from badge_verifier.verify import verify

Json = dict[str, Any]
SCHOOL: str = make.SCHOOL


def in_part(document: Json) -> Json:
    """Return a document of the school as somebody passed it on."""
    method = make.METHODS["selective"]
    return derived.derive(document, method, of_school.SELECTIVE, of_school.ONCE, ("issuer", "credentialSubject"))


def whole(document: Json) -> Json:
    """Return a document of the school as it signed it."""
    return make.ACTIVE.prove(document, make.METHODS["active"])


@pytest.mark.parametrize(
    ("passed_on", "found"),
    [(whole, ("passed", "endorsements.held")), (in_part, ("unchecked", "endorsements.unchecked"))],
)
@pytest.mark.parametrize("ends", [{}, {"validUntil": "2027-01-01T00:00:00Z"}])
def test_an_endorsement_in_part_says_not_until_when_it_holds(
    passed_on: Any, found: tuple[str, str], ends: Json
) -> None:
    """Its end date may have been left out, or that it was withdrawn; shown or not, nobody can tell what else was."""
    badge = make.badge()
    endorsement = {
        "@context": badge["@context"],
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "issuer": {"id": SCHOOL, "type": ["Profile"], "name": "Demo-mbo Rijnstad"},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"id": badge["id"], "type": ["EndorsementSubject"]},
        **ends,
    }
    report = judged(whole({**badge, "endorsement": [passed_on(endorsement)]}))
    assert report.headline == "verified"
    assert outcome(report, "endorsements") == found


@pytest.mark.parametrize(
    ("passed_on", "found"),
    [(whole, ("passed", "status.not-withdrawn")), (in_part, ("unchecked", "status.list-unproven"))],
)
def test_a_status_list_in_part_clears_nobody(passed_on: Any, found: tuple[str, str]) -> None:
    """An old list without its end date would be believed for ever."""
    signed = make.badge(
        credentialStatus={
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "7",
            "statusListCredential": make.STATUS,
        }
    )
    listed = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": make.STATUS,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": SCHOOL,
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "id": f"{make.STATUS}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA",
        },
    }
    assert outcome(judged(whole(signed), {make.STATUS: passed_on(listed)}), "status") == found


# --- a record of several badges ---


def record(*members: Any, **changes: Any) -> Json:
    """Return a comprehensive learner record of the school, unsigned."""
    made = make.badge(type=["VerifiableCredential", "ClrCredential"], **changes)
    made["@context"][1] = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
    made["credentialSubject"] = {"type": ["ClrSubject"], "verifiableCredential": list(members)}
    return made


def headlines_of(document: Json) -> list[str]:
    """Return the headline of each report on a document that the school signed as a token."""
    data = make.ACTIVE.token(document, make.METHODS["active"]).encode()
    run = verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=TRUST)
    return [report.headline for report in asyncio.run(run)]


def test_the_badges_in_a_record_are_judged_one_by_one() -> None:
    """The school signed the record; that says nothing of a badge in it that was altered, is over or a stranger's."""
    good, bad = make.signed(), make.signed()
    bad["name"] = "Master of Science"
    over = make.signed(validUntil="2026-03-01T00:00:00Z")
    token = make.ACTIVE.token(make.badge(), make.METHODS["active"])
    stranger = make.STRANGER.prove(make.badge(), f"{make.STRANGER.did}#{make.STRANGER.multikey}")
    found = headlines_of(record(good, bad, over, token, make.badge(), stranger))
    assert found == ["verified", "tampered", "expired", "verified", "unsigned", "impersonation-suspected"]


def test_a_record_by_itself_is_no_badge() -> None:
    """Empty, or a record of records: nothing is there that could be valid, however well it is signed."""
    assert headlines_of(record()) == ["no-badge-found"]
    assert headlines_of(record(record(make.signed()))) == ["no-badge-found"]
    assert headlines_of(make.badge()) == ["verified"]


@pytest.mark.parametrize(
    ("prefix", "address", "inside"),
    [
        ("award?school=rijnstad", "award?school=rijnstad&id=1", "passed"),
        ("award?school=rijnstad", "award?school=mallory&id=1", "failed"),
        ("award?school=rijnstad", "award", "failed"),
        ("award", "award?school=rijnstad&id=1", "passed"),
        ("", "award?id=1", "passed"),
    ],
)
def test_an_issuers_own_addresses_may_differ_in_their_question(prefix: str, address: str, inside: str) -> None:
    """What follows the question mark can be what tells one school of a platform from another."""
    platform = "https://platform.example.org/"
    profile = {"verification": {"startsWith": platform + prefix}}
    assert scope(platform + address, f"{platform}issuers/1", profile).outcome == inside


def test_a_successor_at_the_address_is_no_alteration() -> None:
    """Where an old badge stood now stands its successor of version 3: it was not altered, and it was not checked."""
    address = "https://platform.example.org/public/assertions/1"
    old = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": address,
        "recipient": {"type": "email", "identity": "sam@example.org", "hashed": False},
        "badge": "https://platform.example.org/public/badges/1",
        "issuedOn": "2026-02-01T00:00:00Z",
        "verification": {"type": "hosted"},
    }
    newer = judged(old, {address: make.signed(id=address)})
    assert (newer.headline, outcome(newer, "proof")) == ("online-check-needed", ("unchecked", "proof.hosted-other"))
    other = judged(old, {address: {**old, "id": f"{address}2"}})
    assert (other.headline, outcome(other, "proof")) == ("tampered", ("failed", "proof.hosted-other"))
