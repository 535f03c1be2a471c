"""What is true of a part only: an endorsement or list passed on in part, a record of badges, an address as begun."""

import asyncio
import gzip
import json
from dataclasses import replace
from typing import Any

import derived
import make
import of_school
import pytest
from judging import NOW, TRUST, Net, judged, outcome

from badge_verifier.encodings.multibase import to_base64url
from badge_verifier.limits import Limits
from badge_verifier.network.fetches import Offline
from badge_verifier.ports import SignatureCheck
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.steps.hosted import scope
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


@pytest.mark.parametrize("practice", [True, False])
def test_an_institution_for_practice_endorses_as_nobody(*, practice: bool) -> None:
    """Its key is published, so that anyone can endorse in its name."""
    (school,) = TRUST.institutions
    trust = replace(TRUST, institutions=(replace(school, demonstration=practice),))
    badge = make.badge()
    endorsement = {
        "@context": badge["@context"],
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "issuer": {"id": SCHOOL, "type": ["Profile"], "name": "Demo-mbo Rijnstad"},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"id": badge["id"], "type": ["EndorsementSubject"]},
    }
    report = judged(whole({**badge, "endorsement": [whole(endorsement)]}), trust=trust)
    assert outcome(report, "endorsements") == ("passed", f"endorsements.held{'-unlisted' if practice else ''}")


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


# --- what is read for every part of a badge is read once ---


class Counting:
    """Checks signatures, and counts them."""

    def __init__(self) -> None:
        self.checked = 0
        self._crypto = CpythonCrypto()

    async def verify(self, check: SignatureCheck) -> bool:
        """Say whether the signature holds."""
        self.checked += 1
        return await self._crypto.verify(check)


def status_of(*places: int) -> list[Json]:
    """Return as many status entries."""
    kind = {"type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListCredential": make.STATUS}
    return [{**kind, "statusListIndex": str(place)} for place in places]


def listing(size: int, *places: int) -> Json:
    """Return the school's list of so many bytes in which these places are set."""
    bits = bytearray(size)
    for place in places:
        bits[place // 8] |= 0x80 >> place % 8
    subject = {
        "id": f"{make.STATUS}#list",
        "type": "BitstringStatusList",
        "statusPurpose": "revocation",
        "encodedList": "u" + to_base64url(gzip.compress(bytes(bits))),
    }
    return whole(
        {
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "id": make.STATUS,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": SCHOOL,
            "validFrom": "2026-01-01T00:00:00Z",
            "credentialSubject": subject,
        }
    )


@pytest.mark.parametrize(("entries", "outcome_of"), [(1, "passed"), (16, "passed"), (17, "unchecked")])
def test_a_list_is_proven_once_however_often_it_is_named(entries: int, outcome_of: str) -> None:
    """One signature for the badge and one for its list; more entries than anybody needs are not looked up."""
    counting = Counting()
    badge = json.dumps(whole(make.badge(credentialStatus=status_of(*range(entries))))).encode()
    net = Net({make.STATUS: listing(16_384, 99)})
    (report,) = asyncio.run(verify(badge, crypto=counting, fetcher=net, now=NOW, trust=TRUST))
    assert outcome(report, "status")[0] == outcome_of
    assert counting.checked == (2 if outcome_of == "passed" else 1)
    gone = judged(whole(make.badge(credentialStatus=status_of(*range(entries - 1), 99))), net)
    assert gone.headline == ("revoked" if outcome_of == "passed" else "online-check-needed")


def test_lists_are_not_unpacked_without_end() -> None:
    """What was found before that still counts; what was not looked up is not called sound."""
    limits = Limits(status_list_bytes=1024 * 1024)
    net = Net({make.STATUS: listing(1024 * 1024, 0)})
    found = []
    for places in ((1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6), (0, 1, 2, 3, 4, 5)):
        badge = json.dumps(whole(make.badge(credentialStatus=status_of(*places)))).encode()
        run = verify(badge, crypto=CpythonCrypto(), fetcher=net, now=NOW, trust=TRUST, limits=limits)
        found += [outcome(report, "status") for report in asyncio.run(run)]
    assert found == [
        ("passed", "status.not-withdrawn"),
        ("unchecked", "status.list-broken"),
        ("failed", "status.revoked"),
    ]


def test_results_say_what_they_are_of_however_many_there_are() -> None:
    """Each is written with the name of what was measured, gathered from wherever the badge says it."""
    badge = make.badge()
    grade = {"id": "urn:x:grade", "type": ["ResultDescription"], "name": "Cijfer", "resultType": "LetterGrade"}
    levels = [{"id": f"urn:x:{name}", "type": ["RubricCriterionLevel"], "name": name} for name in ("hoog", "laag")]
    rubric = {**grade, "id": "urn:x:rubric", "name": "Samenwerken", "rubricCriterionLevel": levels}
    badge["credentialSubject"]["achievement"]["resultDescription"] = [grade, rubric]
    badge["credentialSubject"]["result"] = [
        {"type": ["Result"], "resultDescription": "urn:x:grade", "value": "8"},
        {"type": ["Result"], "resultDescription": "urn:x:rubric", "achievedLevel": "urn:x:hoog"},
        {"type": ["Result"], "resultDescription": "urn:x:grade", "achievedLevel": "urn:x:laag"},
        {"type": ["Result"], "resultDescription": "urn:x:unknown", "value": "3"},
    ]
    report = judged(whole(badge))
    assert report.credential is not None
    assert report.credential["shown"]["results"] == ["3", "Cijfer: 8", "Cijfer: urn:x:laag", "Samenwerken: hoog"]
