"""Attacks by leaving something out: what nobody said, or nobody looked up, must never read as a "no"."""

import dataclasses
import json
from typing import Any

import make
import of_school
import pytest
from judging import TRUST, judged, outcome

from badge_verifier.encodings.multibase import to_base64url

SCHOOL: str = make.SCHOOL
METHOD: str = make.METHODS["active"]
HOST = "https://rijnstad.example.org/"
LIST = f"{HOST}revoked.json"
AWARD = f"{HOST}awards/1"
Json = dict[str, Any]


# --- signed badges of Open Badges 2.0, whose withdrawal stands in the issuer's profile alone ---


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


# --- what a holder may leave out of a token ---


@pytest.mark.parametrize("place", ["credentialSubject", "achievement", "array"])
def test_digests_anywhere_in_a_token_are_seen(place: str) -> None:
    """A digest stands for what its holder chose not to show: here, whose badge it is."""
    badge = make.badge()
    subject = badge["credentialSubject"]
    if place == "array":
        subject["achievement"]["tag"] = [{"...": "WFYy"}]
    else:
        (subject if place == "credentialSubject" else subject["achievement"])["_sd"] = ["WFYy"]
    report = judged(make.ACTIVE.token(badge, METHOD).encode())
    assert report.verdict == "undecided"
    assert outcome(report, "proof")[0] != "passed"
    assert judged(make.ACTIVE.token(make.badge(), METHOD).encode()).verdict == "valid"


# --- keys of which the end is not said ---


@pytest.mark.parametrize(
    ("not_after", "verdict"),
    [("2026-11-01T00:00:00Z", "valid"), ("2026-10-31T23:59:59Z", "undecided"), (None, "undecided")],
)
def test_a_retired_key_without_an_end_is_not_in_force(not_after: str | None, verdict: str) -> None:
    """Since when it signs no more is not known; it must not be for ever."""
    (school,) = TRUST.institutions
    keys = tuple(
        dataclasses.replace(key, not_after=not_after) if key.status == "retired" else key for key in school.keys
    )
    trust = dataclasses.replace(TRUST, institutions=(dataclasses.replace(school, keys=keys),))
    badge = of_school.RETIRED.prove(make.badge(), make.METHODS["retired"], created="2026-11-01T00:00:00Z")
    report = judged(badge, trust=trust)
    assert report.verdict == verdict
    assert (outcome(report, "trust")[1] == "trust.key-not-in-force") == (verdict == "undecided")


# --- hosted badges of a school that signs ---


@pytest.mark.parametrize(
    ("verification", "headline"),
    [
        ({}, "issuer-unproven"),
        ({"startsWith": f"{HOST}awards/"}, "verified"),
        ({"startsWith": f"{HOST}others/"}, "malformed"),
        ({"allowedOrigins": "rijnstad.example.org"}, "verified"),
    ],
    ids=["no word", "her folder", "another folder", "her host"],
)
def test_a_file_on_the_schools_host_is_no_badge_of_hers(verification: Json, headline: str) -> None:
    """Whoever may upload a file there could award himself: she signs, and says where else her badges stand, or not."""
    award = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": AWARD,
        "recipient": {"type": "email", "identity": "eve@example.org", "hashed": False},
        "badge": {"type": "BadgeClass", "name": "Veilig tillen", "issuer": {**PROFILE, "verification": {}}},
        "issuedOn": "2026-02-01T00:00:00Z",
        "verification": {"type": "hosted"},
    }
    report = judged(award, {AWARD: award, SCHOOL: {**PROFILE, "verification": verification}})
    assert report.headline == headline
    if headline == "issuer-unproven":
        assert outcome(report, "trust") == ("absent", "trust.hosted-unsigned")


# --- words that nothing proves ---


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


# --- the catalogue ---


@pytest.mark.parametrize(
    ("awarded_as", "named", "code"),
    [
        ("https://p.example.org/badge?id=5", "https://p.example.org/badge?id=5", "catalogue.by-awarded-as"),
        ("https://p.example.org/badge?id=5", "https://p.example.org/badge?id=6", "catalogue.not-found"),
        ("https://p.example.org/badge#5", "https://p.example.org/badge#6", "catalogue.not-found"),
        ("https://p.example.org/badge", "https://p.example.org/badge/?expand=issuer", "catalogue.by-awarded-as"),
        ("https://p.example.org/badge", "http://P.example.org/badge", "catalogue.by-awarded-as"),
    ],
)
def test_two_badges_of_one_page_are_two(awarded_as: str, named: str, code: str) -> None:
    """What follows the question mark may be which badge it is: the worth of one is not that of the other."""
    (badge,) = TRUST.badges
    trust = dataclasses.replace(
        TRUST, badges=(dataclasses.replace(badge, awarded_as=(awarded_as,), name={"nl": "Iets anders"}),)
    )
    subject = make.badge()["credentialSubject"]
    achievement = {**subject["achievement"], "id": named, "name": "Iets anders"}
    found = judged(make.signed(credentialSubject={**subject, "achievement": achievement}), trust=trust)
    expected = code if code == "catalogue.by-awarded-as" else "catalogue.by-name"
    assert outcome(found, "catalogue")[1] == expected


# --- a file that nobody could look into ---


@pytest.mark.parametrize(
    ("lock", "code"),
    [
        (b"", "unbake.no-badge-in-pdf"),
        (b"trailer << /Root 1 0 R /Encrypt 5 0 R >>", "unbake.pdf-encrypted"),
        (b"trailer << /Encrypt<< /Filter /Standard >> >>", "unbake.pdf-encrypted"),
        (b"(/Encrypted with love)", "unbake.no-badge-in-pdf"),
    ],
)
def test_of_a_locked_pdf_nobody_says_that_it_holds_no_badge(lock: bytes, code: str) -> None:
    """Who could not look does not know."""
    report = judged(b"%PDF-1.7\n" + lock + b"\n%%EOF\n")
    assert outcome(report, "unbake")[1] == code
    assert report.headline == ("unreadable" if code == "unbake.pdf-encrypted" else "no-badge-found")
