"""Signed content of odd shape: what is signed and whose it is stands apart from how tidy it is."""

import base64
import hashlib
import json
from copy import deepcopy
from typing import Any

import make
import of_school
import pytest
from judging import judged, outcome

from badge_verifier.encodings import multibase
from badge_verifier.encodings.moments import instant

Json = dict[str, Any]
METHOD = make.METHODS["active"]
TODAY = "2026-11-22"


def token(document: Json, **header: object) -> bytes:
    """Return a document as a token of the school; None in the header leaves a member out."""
    said = {"alg": "EdDSA", "typ": "JWT", "kid": METHOD, **header}
    parts = ({name: value for name, value in said.items() if value is not None}, document)
    data = ".".join(multibase.to_base64url(json.dumps(part).encode()) for part in parts)
    return f"{data}.{multibase.to_base64url(make.ACTIVE._private.sign(data.encode()))}".encode()


def forged(data: bytes) -> bytes:
    """Return a token with the name of its badge changed and its signature kept."""
    header, body, signature = data.decode().split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return f"{header}.{multibase.to_base64url(json.dumps({**claims, 'name': 'Arts'}).encode())}.{signature}".encode()


def shaped(*path: str, value: Any) -> Json:
    """Return a badge with the member at a path set to a value, also to None."""
    document: Json = make.badge()
    place = document
    for name in path[:-1]:
        place = place[name][0] if isinstance(place[name], list) else place[name]
    place[path[-1]] = value
    return document


SUBJECT = "credentialSubject"
UUID = "2d1a9c7e-5a0b-4a57-9a54-6f6f1a0c8b11"
SHAPES = {
    "no end, said as null": (shaped("validUntil", value=None), "remark.null"),
    "no status, said as null": (shaped("credentialStatus", value=None), "remark.null"),
    "evidence as an address": (shaped("evidence", value="https://rijnstad.example.org/werk"), "remark.object-expected"),
    "evidence without a type": (shaped("evidence", value=[{"narrative": "Een map."}]), "remark.type-missing"),
    "hashed as a text": (shaped(SUBJECT, "identifier", "hashed", value="true"), "remark.written-as-text"),
    "hashed as a text in capitals": (shaped(SUBJECT, "identifier", "hashed", value="True"), "remark.written-as-text"),
    "credits as a text": (shaped(SUBJECT, "achievement", "creditsAvailable", value="2.5"), "remark.written-as-text"),
    "an id without a scheme": (shaped("id", value=UUID), "remark.id-not-address"),
    "a class without a scheme": (shaped(SUBJECT, "achievement", "id", value=UUID), "remark.id-not-address"),
    "no description": (shaped(SUBJECT, "achievement", "description", value=None), "remark.property-missing"),
    "an empty description": (shaped(SUBJECT, "achievement", "description", value=""), "remark.property-missing"),
    "no criteria": (shaped(SUBJECT, "achievement", "criteria", value={}), "remark.property-missing"),
    "no type of achievement": (shaped(SUBJECT, "achievement", "type", value=None), "remark.type-missing"),
    "no type of issuer": (shaped("issuer", "type", value=[]), "remark.type-missing"),
    "another type of issuer": (shaped("issuer", "type", value="Organization"), "remark.type-other"),
    "no type of subject": (shaped(SUBJECT, "type", value=None), "remark.type-missing"),
    "an alignment as an address": (
        shaped(SUBJECT, "achievement", "alignment", value=["https://example.org/skill"]),
        "remark.object-expected",
    ),
    "a start without a zone": (shaped("validFrom", value="2026-02-01T10:33:30.649696"), "remark.date-zone"),
    "a start without a time": (shaped("validFrom", value="2026-02-01"), "remark.date-zone"),
    "a start in minutes": (shaped("validFrom", value="2026-02-01T10:33Z"), "remark.date-form"),
    "a start with a bare offset": (shaped("validFrom", value="2026-02-01T10:33:00+0100"), "remark.date-form"),
    "a start with a space": (shaped("validFrom", value="2026-02-01 10:33:00Z"), "remark.date-form"),
    "a start in seconds": (shaped("validFrom", value=1_769_936_400), "remark.date-form"),
    "dates of 1.1": (
        {**make.badge(validFrom=None), "issuanceDate": "2026-02-01T00:00:00Z"},
        "remark.dates-of-1.1",
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_an_untidy_badge_that_is_signed_is_valid_with_a_remark(name: str) -> None:
    """A forged twin is tampered, an expired one expired, and another person is told that it is not theirs."""
    document, code = SHAPES[name]
    report = judged(token(document), recipient="sam@example.org")
    assert (report.verdict, code in [note.code for note in report.remarks]) == ("valid", True)
    assert judged(forged(token(document))).headline == "tampered"
    ended = token({**document, "validUntil": "2026-03-01T00:00:00Z"})
    assert judged(ended).headline == "expired"
    assert judged(token(document), recipient="noor@example.org").headline == "wrong-recipient"
    assert judged(token(make.badge())).remarks == ()


@pytest.mark.parametrize(
    "name",
    [
        "no end, said as null",
        "hashed as a text",
        "credits as a text",
        "no description",
        "no criteria",
        "a start without a zone",
        "a start in minutes",
    ],
)
def test_the_same_with_a_proof_over_its_meaning(name: str) -> None:
    """A Data Integrity badge holds where what it says is signed; one letter changed and it does not."""
    document = {member: value for member, value in SHAPES[name][0].items() if value is not None}
    achievement = document[SUBJECT]["achievement"]
    document[SUBJECT]["achievement"] = {member: value for member, value in achievement.items() if value is not None}
    proven = make.ACTIVE.prove(document, METHOD)
    assert judged(proven).verdict == "valid"
    changed = deepcopy(proven)
    changed[SUBJECT]["achievement"]["name"] = "Arts"
    assert judged(changed).headline == "tampered"


@pytest.mark.parametrize("name", ["an id without a scheme", "dates of 1.1"])
def test_what_a_proof_over_meaning_cannot_sign_stays_open(name: str) -> None:
    """No address stands for it, or no context explains it: not understood."""
    document = {**SHAPES[name][0], "proof": make.signed()["proof"]}
    assert (judged(document).verdict, judged(document).headline) == ("undecided", "not-understood")


# --- dates whose zone is not said ---


@pytest.mark.parametrize(
    ("until", "now", "verdict", "code"),
    [
        ("2026-11-22T12:00:00", "2026-11-21T21:59:59Z", "valid", "dates.in-force"),
        ("2026-11-22T12:00:00", "2026-11-22T06:00:00Z", "undecided", "dates.zone-open"),
        ("2026-11-22T12:00:00", "2026-11-22T23:59:59Z", "undecided", "dates.zone-open"),
        ("2026-11-22T12:00:00", "2026-11-23T00:00:01Z", "invalid", "dates.expired"),
        ("2026-11-22", "2026-11-22T12:00:00Z", "undecided", "dates.zone-open"),
        ("2026-11-22", "2026-11-23T11:00:00Z", "undecided", "dates.zone-open"),
        ("2026-11-22", "2026-11-23T12:00:01Z", "invalid", "dates.expired"),
        ("2026-11-22T12:00:00Z", "2026-11-22T12:00:01Z", "invalid", "dates.expired"),
    ],
)
def test_where_the_answer_hangs_on_the_zone_it_is_open(until: str, now: str, verdict: str, code: str) -> None:
    """Valid and expired are said where they are so everywhere on earth."""
    report = judged(token(make.badge(validUntil=until)), now=instant(now))
    assert (report.verdict, outcome(report, "dates")[1]) == (verdict, code)


@pytest.mark.parametrize(
    ("start", "now", "verdict"),
    [
        ("2026-11-22T12:00:00", "2026-11-21T21:00:00Z", "invalid"),
        ("2026-11-22T12:00:00", "2026-11-22T12:00:00Z", "undecided"),
        ("2026-11-22T12:00:00", "2026-11-23T00:00:00Z", "valid"),
        ("2026-11-22", "2026-11-22T12:00:00Z", "valid"),
        ("2026-11-22", "2026-11-22T02:00:00Z", "undecided"),
    ],
)
def test_a_start_without_a_zone_may_be_tomorrow_somewhere(start: str, now: str, verdict: str) -> None:
    """Not yet valid is said where it has begun nowhere on earth."""
    assert judged(token(make.badge(validFrom=start)), now=instant(now)).verdict == verdict


@pytest.mark.parametrize("written", ["volgend jaar", "01/02/2026", "2026-02-30T00:00:00Z", {"date": TODAY}, True])
def test_a_date_that_cannot_be_read_is_told_and_proves_nothing_false(written: object) -> None:
    """The signature and the issuer hold; whether the badge is in force stays open. A past end counts beside it."""
    report = judged(token(make.badge(validUntil=written)))
    assert [outcome(report, name)[0] for name in ("proof", "issuer", "trust")] == ["passed"] * 3
    assert (report.verdict, outcome(report, "dates")) == ("undecided", ("unchecked", "dates.unreadable"))
    past = make.badge(validFrom=written, validUntil="2026-03-01T00:00:00Z")
    assert judged(token(past)).headline == "expired"


def test_of_two_ends_none_is_chosen() -> None:
    """Each version has its own name for it; two that differ are two readings."""
    report = judged(token(make.badge(validUntil="2027-01-01T00:00:00Z", expirationDate="2026-03-01T00:00:00Z")))
    assert (report.verdict, report.headline) == ("undecided", "ambiguous")


@pytest.mark.parametrize("place", ["badge", "subject"])
@pytest.mark.parametrize("name", ["expires", "expiryDate", "expires_at"])
def test_an_end_in_the_words_of_version_2_is_not_passed_over(name: str, place: str) -> None:
    """Nobody is told that there is no end date; one that is past, or cannot be read, leaves the badge undecided."""
    for written, verdict, code in (
        ("2026-03-01T00:00:00Z", "undecided", "dates.may-have-ended"),
        ("ooit", "undecided", "dates.may-have-ended"),
        ("2030-03-01T00:00:00Z", "valid", "dates.may-end"),
    ):
        document = make.badge()
        (document if place == "badge" else document[SUBJECT])[name] = written
        report = judged(token(document))
        assert (report.verdict, outcome(report, "dates")[1]) == (verdict, code)
    own = make.badge(validUntil="2030-03-01T00:00:00Z", expires="2026-03-01T00:00:00Z")
    assert outcome(judged(token(own)), "dates")[1] == "dates.in-force"


def test_a_claim_about_a_date_without_a_zone_must_be_one_that_it_may_mean() -> None:
    """`nbf` may settle what zone was meant; outside of all zones the two contradict each other."""
    document = make.badge(validFrom="2026-02-01T10:00:00")
    nine = int(instant("2026-02-01T09:00:00Z").timestamp())
    assert judged(token({**document, "nbf": nine})).verdict == "valid"
    report = judged(token({**document, "nbf": nine + 86_400}))
    assert (report.verdict, outcome(report, "proof")[1]) == ("undecided", "proof.claims-disagree")


# --- what stays refused ---


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((SUBJECT, "identifier", "hashed"), "ja"),
        ((SUBJECT, "identifier", "hashed"), 1),
        ((SUBJECT, "achievement", "creditsAvailable"), "2,5"),
        ((SUBJECT, "achievement", "creditsAvailable"), "veel"),
        ((SUBJECT, "identifier"), "sam@example.org"),
        ((SUBJECT, "achievement"), None),
        ((SUBJECT,), []),
        (("issuer", "id"), UUID),
        (("issuer",), None),
        (("id",), 7),
        (("evidence",), 7),
        (("name",), 7),
    ],
    ids=str,
)
def test_what_leaves_doubt_stays_refused(path: tuple[str, ...], value: object) -> None:
    """Who got it, what, and from whom cannot be guessed; and nobody is called a liar for it."""
    document = shaped(*path, value=value)
    data = token({**document, "iss": make.SCHOOL} if path == ("issuer", "id") else document)
    report = judged(data, recipient="sam@example.org")
    assert (report.verdict, report.headline) == ("undecided", "malformed")


def test_a_status_that_cannot_be_read_is_not_absent() -> None:
    """An address where an entry belongs: the badge is read, and whether it was withdrawn stays open."""
    for value in (make.STATUS, [None, make.STATUS], {"id": make.STATUS}):
        report = judged(token(make.badge(credentialStatus=value)))
        assert (report.verdict, outcome(report, "status")[0]) == ("undecided", "unchecked")


# --- the header ---


@pytest.mark.parametrize("alg", ["eddsa", "EDDSA", "Eddsa", "es256", "rs256"])
def test_an_algorithm_in_the_wrong_case_is_not_supported_and_not_unsafe(alg: str) -> None:
    """Other programs refuse such a token; its badge is no forgery for it."""
    report = judged(token(make.badge(), alg=alg))
    assert (report.headline, outcome(report, "proof")) == ("unsupported-proof", ("unchecked", "proof.unsupported"))


@pytest.mark.parametrize("alg", ["none", "nOnE", "HS256", "hs256", "", None, 5])
def test_an_algorithm_that_proves_nothing_is_refused_in_any_case(alg: object) -> None:
    """Whoever accepts these can be made to accept anything."""
    report = judged(token(make.badge(), alg=alg))
    assert (report.verdict, outcome(report, "proof")[1]) == ("undecided", "proof.algorithm-refused")


def test_a_token_that_names_no_key_is_held_against_each_listed_one() -> None:
    """The one that made it is found. A stolen one is still stolen, and a stranger's is none of hers."""
    assert judged(token(make.badge(), kid=None)).verdict == "valid"
    data = token(make.badge(), kid=None).decode().rpartition(".")[0]
    for key, headline in ((make.STOLEN, "key-compromised"), (of_school.RETIRED, ""), (make.STRANGER, "")):
        other = f"{data}.{multibase.to_base64url(key._private.sign(data.encode()))}".encode()
        report = judged(other)
        assert report.verdict == ("invalid" if headline else "undecided")
        assert report.headline == headline or not headline


def test_texts_in_several_languages_are_shown_in_the_one_that_was_asked() -> None:
    """A language map and value objects alike; the name of the achievement too, in JSON as well."""
    for name in ({"en": "Lifting", "nl": "Tillen"}, [{"@value": "Tillen", "@language": "nl"}, {"@value": "Lifting"}]):
        document = make.badge()
        document["name"] = name
        document[SUBJECT]["achievement"]["name"] = name
        found = judged(token(document))
        assert found.credential is not None
        assert (found.credential["name"], found.credential["achievement"]["name"]) == ("Lifting", "Lifting")
        dutch = judged(token(document), lang="nl")
        assert dutch.credential is not None
        assert (dutch.credential["name"], dutch.credential["achievement"]["name"]) == ("Tillen", "Tillen")


DIGEST = hashlib.sha256(b"sam@example.orgzout").hexdigest()


def test_evidence_by_its_address_is_shown() -> None:
    """An address alone is read like an object with that id."""
    report = judged(token(SHAPES["evidence as an address"][0]))
    assert report.credential is not None
    assert report.credential["shown"]["evidence"] == ["https://rijnstad.example.org/werk"]
