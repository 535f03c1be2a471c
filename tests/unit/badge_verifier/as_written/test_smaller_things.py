"""Smaller ways in which an honest badge was called wrong, or somebody was sent to look where nothing can be found."""

import gzip
import hashlib
from typing import Any

import make
import of_school
import pytest
from derived import derive
from hosting import Host
from judging import TRUST, judged, outcome

from badge_verifier.encodings import multibase
from badge_verifier.network.private_hosts import is_private

Json = dict[str, Any]
FEBRUARY, NEXT_YEAR = "2026-02-01T00:00:00Z", "2027-02-01T00:00:00Z"


def owned_by(email: str, salt: str = "zout", *, before: bool = False) -> Json:
    """Return a signed badge of whoever has an e-mail address, written just so."""
    text = f"{salt}{email}" if before else f"{email}{salt}"
    document: Json = make.badge()
    document["credentialSubject"]["identifier"][0] |= {
        "identityHash": "sha256$" + hashlib.sha256(text.encode()).hexdigest(),
        "salt": salt,
    }
    return make.ACTIVE.prove(document, make.METHODS["active"])


# --- whose it is ---


@pytest.mark.parametrize(
    "written",
    [
        "Jan.Jansen@school.example",
        "Jan.jansen@school.example",
        "jan.Jansen@School.example",
        "JAN.JANSEN@SCHOOL.EXAMPLE",
        "Jan.Jansen@School.Example",
    ],
)
def test_an_address_that_differs_in_capitals_is_the_same_persons(written: str) -> None:
    """Typed in small letters it fits, and it is told that the capitals differ; one letter more and it is another's."""
    document = owned_by(written)
    found = judged(document, recipient="jan.jansen@school.example")
    assert (found.verdict, outcome(found, "recipient")) == ("valid", ("passed", "recipient.matches-capitals"))
    assert outcome(judged(document, recipient=written), "recipient") == ("passed", "recipient.matches")
    other = judged(document, recipient="jan.janssen@school.example")
    assert (other.verdict, other.headline) == ("invalid", "wrong-recipient")


def test_a_name_within_a_word_may_have_its_capital() -> None:
    """Some write JanJansen; what cannot be guessed is named as a possibility before anything else is concluded."""
    found = judged(owned_by("JanJansen@school.example"), recipient="janjansen@school.example")
    assert outcome(found, "recipient") == ("passed", "recipient.matches-capitals")
    odd = judged(owned_by("jAnJaNsEn@school.example"), recipient="janjansen@school.example", lang="nl")
    assert odd.headline == "wrong-recipient"
    assert "hoofdletters" in next(step.message for step in odd.steps if step.name == "recipient")


def test_salt_before_the_address_is_read_too() -> None:
    """Some programs hash in that order; a hash that fits is no accident, and another person's fits in neither."""
    document = owned_by("sam@example.org", before=True)
    assert outcome(judged(document, recipient="sam@example.org"), "recipient") == ("passed", "recipient.matches")
    assert judged(document, recipient="noor@example.org").headline == "wrong-recipient"


@pytest.mark.parametrize(
    "text", ["a" * 200 + "@example.org", "@", "a@", "@b", "a@b@c", "ÄÖ@exämple.org", "a.b.c.d.e.f.g.h@i"]
)
def test_odd_addresses_are_compared_without_harm(text: str) -> None:
    """Nothing that is typed in takes long or fails."""
    assert judged(owned_by("sam@example.org"), recipient=text).headline == "wrong-recipient"


@pytest.mark.parametrize(("before", "code"), [(7, "recipient.matches-capitals"), (8, "recipient.differs")])
def test_capitals_are_tried_for_the_first_identities_alone(before: int, code: str) -> None:
    """Each costs some hundred hashes, and a badge may name two thousand."""
    document: Json = make.badge()
    (one,) = document["credentialSubject"]["identifier"]
    mine = {**one, "identityHash": "sha256$" + hashlib.sha256(b"Jan.Jansen@school.examplezout").hexdigest()}
    others = [{**one, "identityHash": f"sha256$0{number:063}"} for number in range(before)]  # in order of their hashes
    document["credentialSubject"]["identifier"] = [*others, mine]
    report = judged(make.ACTIVE.token(document, make.METHODS["active"]).encode(), recipient="jan.jansen@school.example")
    assert outcome(report, "recipient")[1] == code


# --- what is looked up ---


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("localhost", True),
        ("moodle", True),
        ("moodle.local", True),
        ("moodle.school.lan", True),
        ("badges.home.arpa", True),
        ("127.0.0.1", True),
        ("127.1", True),
        ("2130706433", True),
        ("0x7f.0.0.1", True),
        ("10.1.2.3", True),
        ("172.16.0.1", True),
        ("172.31.255.255", True),
        ("192.168.1.1", True),
        ("169.254.169.254", True),
        ("100.64.0.1", True),
        ("::1", True),
        ("[::1]", True),
        ("fe80::1%eth0", True),
        ("fd00::1", True),
        ("::ffff:10.0.0.1", True),
        ("localhost.", True),
        ("172.32.0.1", False),
        ("11.0.0.1", False),
        ("93.184.216.34", False),
        ("2001:4860:4860::8888", False),
        ("moodle.school.example.org", False),
        ("local.example.org", False),
        ("10.example.org", False),
        ("", False),
    ],
)
def test_hosts_that_nobody_outside_can_reach(host: str, *, private: bool) -> None:
    """By a table of ours, the same in every Python."""
    assert is_private(host) == private


@pytest.mark.parametrize("home", ["http://localhost/moodle", "https://192.168.1.20", "https://moodle.local"])
def test_a_private_address_is_not_offered_for_a_look_up(home: str) -> None:
    """A badge made on somebody's own computer: it is not public, and no click can change that."""
    document = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{home}/badges/1",
        "recipient": {"type": "email", "identity": "sam@example.org", "hashed": False},
        "badge": {"type": "BadgeClass", "id": f"{home}/badges/c", "name": "Veilig tillen", "issuer": f"{home}/i"},
        "issuedOn": "2026-02-01T10:00:00Z",
        "verification": {"type": "hosted"},
    }
    host = Host({})
    report = judged(document, host)
    assert (report.verdict, report.headline) == ("undecided", "not-public")
    assert outcome(report, "proof") == ("unchecked", "proof.private-address")
    assert report.credential is not None
    assert "online" not in report.credential["shown"]
    assert host.asked == []


# --- lists that are not in force ---


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ({"validFrom": "2026-12-01T00:00:00Z"}, "status.list-not-yet"),
        ({"validFrom": "2026-01-01T00:00:00Z", "validUntil": "2026-11-01T00:00:00Z"}, "status.list-expired"),
        ({"validFrom": "2026-01-01T00:00:00Z"}, "status.old-list"),
        ({"validFrom": "2026-11-01T00:00:00Z"}, "status.not-withdrawn"),
    ],
)
@pytest.mark.parametrize("bit", [False, True], ids=["clear", "set"])
def test_a_list_of_the_future_is_not_one_of_the_past(dates: Json, code: str, *, bit: bool) -> None:
    """What it says does not count yet; that is another thing than no longer, and in force it counts."""
    bits = bytearray(16_384)
    bits[0] = 0b100 if bit else 0  # the sixth entry
    listed = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": make.STATUS,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": make.SCHOOL,
        "credentialSubject": {
            "id": f"{make.STATUS}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": "u" + multibase.to_base64url(gzip.compress(bytes(bits))),
        },
        **dates,
    }
    entry = {
        "id": f"{make.STATUS}#5",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "5",
        "statusListCredential": make.STATUS,
    }
    report = judged(
        make.signed(credentialStatus=entry), {make.STATUS: make.ACTIVE.prove(listed, make.METHODS["active"])}, TRUST
    )
    holds = code in {"status.not-withdrawn", "status.old-list"}
    withdrawn = bit and holds
    assert outcome(report, "status")[1] == ("status.revoked" if withdrawn else code)
    assert report.verdict == ("invalid" if withdrawn else "valid" if holds else "undecided")


# --- what a holder left out ---


@pytest.mark.parametrize(
    ("dates", "disclosed", "left_out"),
    [
        ({"validFrom": FEBRUARY}, ("/validFrom",), "until when it holds"),
        ({"validFrom": FEBRUARY, "validUntil": NEXT_YEAR}, ("/validUntil",), "since when it holds"),
        ({"validFrom": FEBRUARY, "validUntil": NEXT_YEAR}, (), "since when it holds, until when it holds"),
        ({"validFrom": FEBRUARY, "validUntil": NEXT_YEAR}, ("/validFrom", "/validUntil"), ""),
    ],
)
def test_dates_that_were_not_disclosed_are_named(dates: Json, disclosed: tuple[str, ...], left_out: str) -> None:
    """What cannot be seen is said, and how to ask for it; where both ends are shown nothing is missing."""
    hidden = {name for name in dates if f"/{name}" not in disclosed}
    document = {name: value for name, value in {**make.badge(), **dates}.items() if name not in hidden}
    passed_on = derive(
        document, make.METHODS["selective"], of_school.SELECTIVE, of_school.ONCE, ("issuer", "credentialSubject")
    )
    report = judged(passed_on)
    step = next(step for step in report.steps if step.name == "dates")
    assert (step.code == "dates.undisclosed") == bool(left_out)
    if left_out:
        assert report.headline == "not-disclosed"
        assert f": {left_out}." in step.message
        assert "share the badge again" in step.message
    changed = {**passed_on, "name": "Arts"}
    assert judged(changed).headline == "tampered"
