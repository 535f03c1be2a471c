"""What reads well from one side alone: an owner in the envelope, two entries of one name, a key "revoked: true"."""

import gzip
import hashlib
import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import make
import pytest
from judging import TRUST, judged, outcome

from badge_verifier.encodings.multibase import to_base64url
from badge_verifier.proofs import descriptions
from badge_verifier.report import to_json
from badge_verifier.trust.trust_list import Institution, TrustKey
from badge_verifier.words import headlines

SCHOOL: str = make.SCHOOL
METHOD: str = make.METHODS["active"]
HOST = "https://rijnstad.example.org/"
Json = dict[str, Any]


def token(claims: Json) -> bytes:
    """Return claims as compact JWS by the school."""
    data = ".".join(to_base64url(json.dumps(part).encode()) for part in ({"alg": "EdDSA", "kid": METHOD}, claims))
    return f"{data}.{to_base64url(make.ACTIVE._private.sign(data.encode()))}".encode()


# --- whose it is, in the envelope alone ---


def older(subject: Json) -> Json:
    """Return the badge as VC 1.1 with these members of its subject besides."""
    badge = make.badge()
    badge["@context"][0] = "https://www.w3.org/2018/credentials/v1"
    badge["issuanceDate"] = badge.pop("validFrom")
    del badge["credentialSubject"]["identifier"]
    badge["credentialSubject"] |= subject
    return badge


@pytest.mark.parametrize("version", ["1.1", "2.0"])
@pytest.mark.parametrize(
    ("given", "verdict", "found"),
    [
        ("sam@example.org", "valid", ("passed", "recipient.matches")),
        ("noor@example.org", "invalid", ("failed", "recipient.differs")),
        ("Sam de Boer", "valid", ("absent", "recipient.not-comparable")),
    ],
)
def test_who_is_named_in_the_envelope_alone_is_the_owner(
    version: str, given: str, verdict: str, found: tuple[str, str]
) -> None:
    """A token may leave the owner's id out of the credential and name it as `sub`: then it does say whose it is."""
    badge = older({})
    if version == "2.0":
        badge = make.badge()
        del badge["credentialSubject"]["identifier"]
    claims = {"vc": badge} if version == "1.1" else badge
    report = judged(token({**claims, "iss": SCHOOL, "sub": "mailto:sam@example.org"}), recipient=given)
    assert (report.verdict, outcome(report, "recipient")) == (verdict, found)
    assert report.credential is not None
    assert report.credential["recipient"]["type"] == "email"
    nobodys = judged(token({**claims, "iss": SCHOOL}), recipient=given)
    assert outcome(nobodys, "recipient") == ("absent", "recipient.none")


def test_the_envelope_does_not_take_the_place_of_the_credential() -> None:
    """Where both name an owner they must be one; where they are two, nothing was changed, and it says nothing so."""
    claims = {"iss": SCHOOL, "sub": "mailto:sam@example.org"}
    two = judged(token({**claims, "vc": older({"id": "mailto:noor@example.org"})}))
    assert (two.headline, outcome(two, "proof")) == ("malformed", ("failed", "proof.claims-disagree"))
    one = judged(token({**claims, "vc": older({"id": "mailto:sam@example.org"})}))
    assert one.headline == "verified"


# --- two status entries of one name ---

LISTS = {"revocation": "https://rijnstad.example.org/status/1", "suspension": "https://rijnstad.example.org/status/2"}


def status_list(purpose: str, *places: int) -> Json:
    """Return a list of the school in which these places are set."""
    bits = bytearray(16_384)
    for place in places:
        bits[place // 8] |= 0x80 >> place % 8
    return make.ACTIVE.prove(
        {
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "id": LISTS[purpose],
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": SCHOOL,
            "validFrom": "2026-01-01T00:00:00Z",
            "credentialSubject": {
                "id": f"{LISTS[purpose]}#list",
                "type": "BitstringStatusList",
                "statusPurpose": purpose,
                "encodedList": "u" + to_base64url(gzip.compress(bytes(bits))),
            },
        },
        METHOD,
    )


def entry(purpose: str, place: int, name: str | None) -> Json:
    """Return a status entry."""
    made = {
        "id": name,
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(place),
        "statusListCredential": LISTS[purpose],
    }
    return {member: value for member, value in made.items() if value is not None}


@pytest.mark.parametrize(
    ("names", "headlines"),
    [
        (("urn:uuid:1", "urn:uuid:1"), ("unsupported-proof", "unsupported-proof")),
        (("urn:uuid:1", "urn:uuid:2"), ("revoked", "tampered")),
        ((None, None), ("revoked", "tampered")),
    ],
    ids=["one name", "two names", "no names"],
)
def test_status_entries_of_one_name_cannot_swap_their_places(
    names: tuple[str | None, str | None], headlines: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the proof two entries of one name are one thing: a withdrawn badge could be looked up where another stands."""
    net = {LISTS["revocation"]: status_list("revocation", 5), LISTS["suspension"]: status_list("suspension")}
    with monkeypatch.context() as lax:  # an issuer whose program does not mind
        lax.setattr(descriptions, "once", lambda _document: None)
        badge = make.signed(
            credentialStatus=[entry("revocation", 5, names[0]), entry("suspension", 9, names[1])],
        )
    swapped = deepcopy(badge)
    swapped["credentialStatus"] = [entry("revocation", 9, names[0]), entry("suspension", 5, names[1])]
    assert (judged(badge, net).headline, judged(swapped, net).headline) == headlines


# --- hosted badges of a school that signs ---

PROFILE: Json = {"id": SCHOOL, "type": "Issuer", "name": "Demo-mbo Rijnstad"}


def hosted(issuer: str = SCHOOL, home: str = f"{HOST}~student/") -> tuple[Json, Json]:
    """Return a hosted badge somewhere on a host, and the network in which it stands there."""
    badge_class = {"type": "BadgeClass", "id": f"{home}class", "name": "Veilig tillen", "issuer": issuer}
    badge = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{home}1",
        "recipient": {"type": "email", "identity": "sam@example.org", "hashed": False},
        "badge": f"{home}class",
        "issuedOn": "2026-02-01T00:00:00Z",
        "verification": {"type": "hosted"},
    }
    profile = {**PROFILE, "id": issuer}
    return badge, {f"{home}1": badge, f"{home}class": badge_class, issuer: profile}


@pytest.mark.parametrize(
    ("key", "verdict"),
    [
        (f"{SCHOOL}#k", "undecided"),
        ("did:web:rijnstad.example.org#k", "undecided"),
        (f"{HOST}keys.json#k", "undecided"),
        (make.ACTIVE.did, "undecided"),
        ("did:web:sleutels.example.org#k", "valid"),
    ],
)
def test_a_file_on_the_host_is_no_badge_of_a_school_that_signs(key: str, verdict: str) -> None:
    """Whatever its keys are called: by its address, its did:web or the key itself; another host is another matter."""
    (school,) = TRUST.institutions
    keys = (TrustKey(key, make.ACTIVE.jwk, "active"),)
    trust = replace(TRUST, institutions=(replace(school, keys=keys),))
    badge, net = hosted()
    report = judged(badge, net, trust)
    assert report.verdict == verdict
    assert (outcome(report, "trust")[1] == "trust.hosted-unsigned") == (verdict == "undecided")


@pytest.mark.parametrize("key", [METHOD, make.ACTIVE.did])
def test_a_school_that_signs_may_have_a_platform_issue_too(key: str) -> None:
    """What a platform hosts, it hosts for many, and lets nobody put a file there."""
    (school,) = TRUST.institutions
    trust = replace(TRUST, institutions=(replace(school, keys=(TrustKey(key, make.ACTIVE.jwk, "active"),)),))
    platform = "https://platform.example.org/public/"
    badge, net = hosted(f"{platform}issuers/rijnstad", f"{platform}assertions/")
    assert judged(badge, net, trust).verdict == "valid"


def test_a_file_that_differs_from_its_original_is_said_to() -> None:
    """The original counts; that the file in hand says something else stands in the verdict itself."""
    badge, net = hosted(f"{make.SCHOOL}s", f"{HOST}a/")
    (school,) = TRUST.institutions
    trust = replace(TRUST, institutions=(replace(school, identities=(f"{SCHOOL}s",), keys=()),))
    for file, differs in ((badge, False), ({**badge, "narrative": "Met lof."}, True)):
        report = judged(file, net, trust)
        assert report.headline == "verified"
        for language, words in (("nl", "iets anders dan het origineel"), ("en", "something else than the original")):
            assert (words in headlines.heading(to_json(report, "f"), language)) == differs


# --- what a controller document says of its key ---

OTHER = "did:web:new.example.org"


@pytest.mark.parametrize("member", ["revoked", "expires"])
@pytest.mark.parametrize(
    ("value", "proof"),
    [
        (None, "proof.passed"),
        (False, "proof.passed"),
        ("2027-03-01T00:00:00Z", "proof.passed"),
        ("2026-01-01T00:00:00Z", "proof.key-"),
        (True, "proof.key-unresolved"),
        (1_767_225_600, "proof.key-unresolved"),
        ("2026", "proof.key-unresolved"),
        ({"@value": "2026-01-01T00:00:00Z"}, "proof.key-unresolved"),
    ],
)
def test_an_end_of_a_key_that_cannot_be_read_is_no_never(member: str, value: object, proof: str) -> None:
    """Whoever writes "revoked: true" withdrew the key; the badge is not thereby altered."""
    method = {"id": f"{OTHER}#k", "type": "JsonWebKey", "controller": OTHER, "publicKeyJwk": make.STRANGER.jwk}
    document = {"id": OTHER, "verificationMethod": [{**method, member: value}], "assertionMethod": [f"{OTHER}#k"]}
    trust = replace(TRUST, institutions=(Institution("new", {"nl": "Nieuwe school"}, (OTHER,), (), "new/"),))
    issuer = {"id": OTHER, "type": ["Profile"], "name": "Nieuwe school"}
    badge = make.STRANGER.prove(make.badge(issuer=issuer), f"{OTHER}#k")
    report = judged(badge, {"https://new.example.org/.well-known/did.json": document}, trust)
    assert outcome(report, "proof")[1].startswith(proof)
    assert (report.verdict == "valid") == (proof == "proof.passed")
    assert (report.verdict == "undecided") == (proof == "proof.key-unresolved")


# --- the right person, oddly written ---


@pytest.mark.parametrize("salt", ["7", 7])
def test_a_salt_may_be_a_number(salt: object) -> None:
    """Old badges write one; the right person must not be told that it is another's."""
    badge, net = hosted(f"{SCHOOL}s", f"{HOST}a/")
    digest = hashlib.sha256(b"sam@example.org7").hexdigest()
    badge["recipient"] = {"type": "email", "identity": f"sha256${digest}", "hashed": True, "salt": salt}
    found = judged(badge, net, recipient="sam@example.org")
    assert outcome(found, "recipient") == ("passed", "recipient.matches")
    assert outcome(judged(badge, net, recipient="noor@example.org"), "recipient") == ("failed", "recipient.differs")


# --- what it is worth, and what was earned of it ---


@pytest.mark.parametrize(("earned", "code"), [(2.5, "by-id"), (1.0, "differs"), (None, "by-id")])
def test_credits_that_were_earned_are_compared_too(earned: float | None, code: str) -> None:
    """A badge of 2.5 credits of which its owner earned one is not worth 2.5 to whoever reads it."""
    badge = make.badge()
    if earned is not None:
        badge["credentialSubject"]["creditsEarned"] = earned
    report = judged(make.ACTIVE.prove(badge, METHOD))
    assert outcome(report, "catalogue")[1] == f"catalogue.{code}"
    said = next(step.message for step in report.steps if step.name == "catalogue")
    assert ("ects earned: 1, catalogue 2.5" in said) == (code == "differs")


@pytest.mark.parametrize(("worth", "version"), [(2.5, "1"), (4.0, "2"), (None, "2"), (9.0, "2")])
@pytest.mark.parametrize("by", ["awarded-as", "name"])
def test_of_several_versions_the_one_that_says_the_same_is_meant(by: str, worth: float | None, version: str) -> None:
    """Versions of a badge share its address at a platform; where none says the same, the current one is compared."""
    (first,) = TRUST.badges
    address = "https://platform.example.org/public/badges/1"
    old = replace(first, status="superseded", awarded_as=(address,), achievement_id="https://a.example.org/1")
    new = replace(old, status="active", version="2", facts={"ects": "4"}, achievement_id="https://a.example.org/2")
    badge = make.badge()
    badge["credentialSubject"]["achievement"]["id"] = address if by == "awarded-as" else "https://b.example.org/"
    del badge["credentialSubject"]["achievement"]["creditsAvailable"]
    if worth is not None:
        badge["credentialSubject"]["achievement"]["creditsAvailable"] = worth
    report = judged(make.ACTIVE.prove(badge, METHOD), trust=replace(TRUST, badges=(old, new)))
    assert report.credential is not None
    assert report.credential["catalogue"]["version"] == version
    assert outcome(report, "catalogue")[1] == ("catalogue.differs" if worth == 9.0 else f"catalogue.by-{by}")


def test_a_token_may_end_a_sentence() -> None:
    """A full stop after it is not of it; a fourth part is, and then it is no signed token."""
    signed = make.ACTIVE.token(make.badge(), METHOD)
    assert judged(f"Mijn badge: {signed}. Groet".encode()).verdict == "valid"
    assert judged(f"Mijn badge: {signed}.AAAA.BBBB".encode()).headline == "no-badge-found"
