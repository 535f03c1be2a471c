"""Assertions of versions 1 and 2 as Moodle and old backpacks write them: read, and proven by their address."""

import hashlib
from typing import Any

import pytest
from hosting import PLATFORM, Host, assertion_at
from judging import TRUST, judged, outcome

from badge_verifier.report import Report

Json = dict[str, Any]
ADDRESS = f"{PLATFORM}assertions/7?b=0f3a"
ISSUER = f"{PLATFORM}issuers/rijnstad"
OB2 = "https://w3id.org/openbadges/v2"


def assertion(**changes: Any) -> Json:
    """Return a hosted assertion of 2.0 with some members changed; None leaves one out."""
    return assertion_at(ADDRESS, **changes)


def online(file: Json, stands: Any = None, **options: Any) -> Report:
    """Judge a file whose original stands at its address, itself unless another is given."""
    issuer = {"type": "Issuer", "id": ISSUER, "name": "Demo-mbo Rijnstad"}
    return judged(file, Host({ADDRESS: stands or file, ISSUER: issuer}), TRUST, **options)


MOODLE = assertion(
    verification=None,
    verify={"type": "hosted", "url": ADDRESS},
    issuedOn="2026-02-01T10:00:00+01:00",
    evidence=f"{PLATFORM}badge.php?hash=0f3a",
)
WRITTEN = {
    "verify, as Moodle does": MOODLE,
    "verify and verification": assertion(verify={"type": "hosted", "url": ADDRESS}),
    "capitals": assertion(verification={"type": "Hosted"}),
    "small letters": assertion(verification={"type": "hostedbadge"}),
    "a type in a list": assertion(verification={"type": ["VerificationObject", "HostedBadge"]}),
    "verification in a list": assertion(verification=[{"type": "hosted"}]),
    "verification as a word": assertion(verification="hosted"),
    "verify as a word": assertion(verification=None, verify="Hosted"),
    "verification as an address": assertion(verification=f"{PLATFORM}verification"),
    "no verification": assertion(verification=None),
    "verification without a type": assertion(verification={"url": ADDRESS}),
    "a class and an issuer in lists": assertion(
        badge=[{**assertion()["badge"], "issuer": [{"type": "Issuer", "id": ISSUER, "name": "Demo-mbo Rijnstad"}]}]
    ),
    "a recipient in a list": assertion(recipient=[assertion()["recipient"]]),
    "a recipient as a text": assertion(recipient="sam@example.org"),
    "a recipient without a type": assertion(recipient={"identity": "sam@example.org", "hashed": False}),
    "hashed as a text": assertion(recipient={"type": "email", "identity": "sam@example.org", "hashed": "false"}),
    "a type in a list of one": assertion(type=["Assertion"]),
    "a type in small letters": assertion(type="assertion"),
    "no type": assertion(type=None),
    "the keywords themselves": assertion(type=None, id=None, **{"@type": "Assertion", "@id": ADDRESS}),
    "no id but an address": assertion(id=None, verification={"type": "hosted", "url": ADDRESS}),
    "issued_on": assertion(issuedOn=None, issued_on="2026-02-01"),
    "unix seconds": assertion(issuedOn=1_769_936_400),
    "unix seconds as a text": assertion(issuedOn="1769936400"),
    "unix seconds with a fraction": assertion(issuedOn=1_769_936_400.5),
    "unix milliseconds": assertion(issuedOn=1_769_936_400_000),
    "no end": assertion(expires=None) | {"expires": None},
    "another context": assertion(**{"@context": "http://w3id.org/openbadges/v2/"}),
    "an inline extension": assertion(**{"@context": [OB2, {"ext": "https://example.org/ns#"}]}),
    "version 2.1": assertion(**{"@context": "https://purl.imsglobal.org/spec/ob/v2p1/context/ob_v2p1.jsonld"}),
    "parts under keywords": assertion(
        badge={
            "@type": "badgeclass",
            "@id": f"{PLATFORM}badges/tillen",
            "name": "Veilig tillen",
            "issuer": {"@type": "ISSUER", "@id": ISSUER, "name": "Demo-mbo Rijnstad"},
        }
    ),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_old_programs_write_is_read_and_its_address_decides(name: str) -> None:
    """Offline it asks for a look-up; online the original proves it; a file that says another owner is disproven."""
    file = WRITTEN[name]
    offline = judged(file)
    assert (offline.verdict, offline.headline) == ("undecided", "online-check-needed")
    found = online(file, recipient="sam@example.org")
    assert (found.verdict, outcome(found, "proof")) == ("valid", ("passed", "proof.hosted"))
    assert outcome(found, "recipient") == ("passed", "recipient.matches")
    other = {**file, "recipient": {"type": "email", "identity": "noor@example.org", "hashed": False}}
    assert (online(other, file).verdict, online(other, file).headline) == ("invalid", "tampered")
    assert online(file, {**file, "revoked": True}).headline == "revoked"
    ended = {**file, "expires": "2026-03-01T00:00:00Z"}
    assert (online(ended).verdict, online(ended).headline) == ("invalid", "expired")
    assert online(file, recipient="noor@example.org").headline == "wrong-recipient"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("verify, as Moodle does", "remark.verify"),
        ("verification as a word", "remark.verification-form"),
        ("a recipient in a list", "remark.recipient-form"),
        ("a type in small letters", "remark.type-case"),
        ("the keywords themselves", "remark.keyword"),
        ("unix milliseconds", "remark.date-form"),
        ("another context", "remark.context-spelling"),
        ("hashed as a text", "remark.written-as-text"),
    ],
)
def test_a_deviation_is_remarked(name: str, code: str) -> None:
    """Whoever wants to know reads how the badge was written; a tidy one bears no remark."""
    assert code in [note.code for note in online(WRITTEN[name]).remarks]
    assert online(assertion()).remarks == ()


OTHER = {"type": "email", "identity": "noor@example.org", "hashed": False}
AMBIGUOUS = {
    "hosted and signed": assertion(verify={"type": "signed"}),
    "both in one list": assertion(verification=[{"type": "hosted"}, {"type": "signed"}]),
    "two ids": assertion(**{"@id": f"{PLATFORM}assertions/8"}),
    "two types": assertion(**{"@type": "Endorsement"}),
    "two dates": assertion(issued_on="2025-01-01"),
}


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_of_two_readings_none_is_chosen(name: str) -> None:
    """What is said twice and differs stays open, online too."""
    assert (online(AMBIGUOUS[name]).verdict, online(AMBIGUOUS[name]).headline) == ("undecided", "ambiguous")


@pytest.mark.parametrize(
    ("changes", "headline"),
    [
        ({"recipient": [assertion()["recipient"], OTHER]}, "not-understood"),
        ({"recipient": []}, "malformed"),
        ({"recipient": 7}, "malformed"),
        ({"verification": {"type": "blockchain"}}, "malformed"),
        ({"verification": "by telephone"}, "malformed"),
        ({"verification": None, "id": "urn:uuid:1"}, "malformed"),
        ({"issuedOn": None}, "malformed"),
        ({"@context": "https://school.example.org/badges/v2"}, "not-understood"),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_never_called_wrong(changes: Json, headline: str) -> None:
    """Generosity has an end, and at that end nobody is accused."""
    report = online(assertion(**changes))
    assert (report.verdict, report.headline) == ("undecided", headline)


@pytest.mark.parametrize("written", ["01/02/2026", "ergens in 2026", "2026-02-30", ""])
def test_a_date_that_cannot_be_read_leaves_the_dates_open(written: str) -> None:
    """Who awarded it is proven by its address; until when it holds is not."""
    report = online(assertion(expires=written or "?"))
    assert outcome(report, "proof") == ("passed", "proof.hosted")
    assert (report.verdict, outcome(report, "dates")) == ("undecided", ("unchecked", "dates.unreadable"))


@pytest.mark.parametrize("name", ["expirationDate", "validUntil", "expires_at"])
def test_an_end_under_another_name_is_not_passed_over(name: str) -> None:
    """Of version 3 or of nobody: past, it may have ended; ahead, it holds, and nobody says that it has no end."""
    past = online(assertion(**{name: "2026-03-01T00:00:00Z"}))
    assert (past.verdict, outcome(past, "dates")) == ("undecided", ("unchecked", "dates.may-have-ended"))
    ahead = online(assertion(**{name: "2027-03-01T00:00:00Z"}))
    assert (ahead.verdict, outcome(ahead, "dates")) == ("valid", ("passed", "dates.may-end"))


OB1 = {
    "uid": "7",
    "recipient": {
        "type": "email",
        "identity": "sha256$" + hashlib.sha256(b"sam@example.orgzout").hexdigest(),
        "hashed": True,
        "salt": "zout",
    },
    "badge": f"{PLATFORM}badges/tillen",
    "verify": {"type": "hosted", "url": ADDRESS},
    "issuedOn": 1_769_936_400,
}


@pytest.mark.parametrize(
    "changes",
    [
        {"@context": "https://w3id.org/openbadges/v1", "type": "Assertion", "id": ADDRESS},
        {"@context": "http://standard.openbadges.org/1.1/context.json", "@type": "assertion", "@id": ADDRESS},
        {"@context": "https://openbadgespec.org/v1/context.json", "type": ["Assertion"], "id": ADDRESS},
        {"@context": ["http://w3id.org/openbadges/v1/"], "type": "ASSERTION", "id": ADDRESS},
        {},
    ],
    ids=["1.1", "standard site", "specification site", "http", "1.0"],
)
def test_version_1_is_read_at_all_of_its_addresses(changes: Json) -> None:
    """An old badge at its old address still proves itself; its class on the same host names the issuer."""
    badge = {"name": "Veilig tillen", "description": "", "criteria": "", "image": "", "issuer": ISSUER}
    issuer = {"name": "Demo-mbo Rijnstad", "url": PLATFORM}
    known = {ADDRESS: {**OB1, **changes}, f"{PLATFORM}badges/tillen": badge, ISSUER: issuer}
    report = judged(known[ADDRESS], Host(known), recipient="sam@example.org")
    assert (report.verdict, outcome(report, "parse")[1]) == ("valid", "parse.upgraded")
    known[ADDRESS] = {**known[ADDRESS], "expires": "2026-03-01"}
    assert judged(known[ADDRESS], Host(known)).headline == "expired"
