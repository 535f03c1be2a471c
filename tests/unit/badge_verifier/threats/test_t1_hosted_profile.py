"""Attacks on the verdict: each was tried by hand first, and must never again end in `valid` or in a false word."""

import dataclasses
import json
from copy import deepcopy
from typing import Any

import make
import pytest
from judging import TRUST, Net, judged, outcome

from badge_verifier.encodings.multibase import base64url, to_base64url

EVIL = "https://evil.example.net/"


SCHOOL: str = make.SCHOOL


def assertion(**changes: Any) -> dict[str, Any]:
    """Return a hosted assertion at the attacker's host."""
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{EVIL}a",
        "recipient": {"type": "email", "identity": "x@example.org", "hashed": False},
        "badge": {"type": "BadgeClass", "id": f"{EVIL}b", "name": "Veilig tillen", "issuer": f"{EVIL}i"},
        "issuedOn": "2026-01-01T00:00:00Z",
        "verification": {"type": "hosted"},
        **changes,
    }


def profile(identifier: str, **verification: Any) -> dict[str, Any]:
    """Return a profile that bears the school's name."""
    return {"type": "Issuer", "id": identifier, "name": "Demo-mbo Rijnstad", "verification": verification}


# --- hosted badges ---


def test_a_profile_cannot_bear_the_id_of_another_host() -> None:
    """Fetched from the attacker, named as the school, calling the attacker's host its own."""
    net = Net({f"{EVIL}a": assertion(), f"{EVIL}i": profile(SCHOOL, startsWith=EVIL)})
    assert outcome(judged(assertion(), net), "proof") == ("failed", "proof.hosted-other")
    own = Net({f"{EVIL}a": assertion(), f"{EVIL}i": profile(f"{EVIL}i")})
    assert outcome(judged(assertion(), own), "issuer") == ("passed", "issuer.hosted")
    assert judged(assertion(), own).headline == "impersonation-suspected"


@pytest.mark.parametrize("identifier", ["did:key:z6MkVictim", "urn:uuid:victim", "mailto:x@school.example.org"])
def test_an_issuer_without_an_address_calls_no_host_its_own(identifier: str) -> None:
    """Embedded in the attacker's assertion, with an identifier of the trust list that is no address."""
    (first, *others) = TRUST.institutions
    listed = dataclasses.replace(first, identities=(*first.identities, identifier))
    trust = dataclasses.replace(TRUST, institutions=(listed, *others))
    badge = {
        "type": "BadgeClass",
        "name": "Veilig tillen",
        "issuer": profile(identifier, allowedOrigins=["evil.example.net"]),
    }
    one = assertion(badge=badge)
    report = judged(one, Net({f"{EVIL}a": one}), trust)
    assert outcome(report, "issuer") == ("unchecked", "issuer.no-scope")
    assert report.verdict != "valid"


def test_an_open_redirect_does_not_speak_for_its_host() -> None:
    """The school's own address sends everyone on to where it is told."""
    address = "https://rijnstad.example.org/go?to=evil"
    one = assertion(
        id=address, badge={"type": "BadgeClass", "id": f"{SCHOOL}/b", "name": "x", "issuer": profile(SCHOOL)}
    )
    known = {address: one, SCHOOL: profile(SCHOOL)}
    stays, moves = Net(known), Net(known, {address: f"{EVIL}a"})
    assert outcome(judged(one, stays), "proof") == ("passed", "proof.hosted")
    assert outcome(judged(one, moves), "proof") == ("unchecked", "proof.not-fetched")


@pytest.mark.parametrize(
    ("revoked", "headline"), [(True, "revoked"), ("true", "revoked"), (1, "revoked"), (["x"], "revoked"),
                              (False, "issuer-unknown"), ("false", "issuer-unknown"), (None, "issuer-unknown")]
)  # fmt: skip
def test_revoked_in_any_spelling_is_revoked(revoked: Any, headline: str) -> None:
    """Whatever stands there is a no only if it says no."""
    one = assertion(revoked=revoked)
    net = Net({f"{EVIL}a": one, f"{EVIL}i": {**profile(f"{EVIL}i"), "name": "Somebody"}})
    assert judged(one, net).headline == headline


# --- keys and the trust list ---


@pytest.mark.parametrize("method", ["did", "listed"])
def test_a_stolen_key_is_recognised_however_it_is_called_or_listed(method: str) -> None:
    """Named as did:key instead of by its address, with a key in the list that has members beside the key's own."""
    listed = tuple(
        dataclasses.replace(
            each,
            keys=tuple(dataclasses.replace(key, jwk={**key.jwk, "kid": "1", "use": "sig"}) for key in each.keys),
        )
        for each in TRUST.institutions
    )
    name = f"{make.STOLEN.did}#{make.STOLEN.multikey}" if method == "did" else make.METHODS["stolen"]
    forged = make.STOLEN.prove(make.badge(id="urn:uuid:forged"), name)
    for trust in (TRUST, dataclasses.replace(TRUST, institutions=listed)):
        assert judged(forged, trust=trust).headline == "key-compromised"


def test_a_key_of_one_institution_does_not_sign_for_another() -> None:
    """The other school's listed key, named by its listed id, under the first school's name and id."""
    other = make.STRANGER
    key = dataclasses.replace(TRUST.institutions[0].keys[0], id="https://other.example.org/#1", jwk=other.jwk)
    school = dataclasses.replace(
        TRUST.institutions[0], id="other", name={"nl": "Elders"}, identities=("https://other.example.org/",),
        keys=(key,), ledger=frozenset(),
    )  # fmt: skip
    trust = dataclasses.replace(TRUST, institutions=(*TRUST.institutions, school))
    report = judged(other.prove(make.badge(), key.id), trust=trust)
    assert outcome(report, "proof")[0] == "passed"
    assert outcome(report, "issuer") == ("unchecked", "issuer.key-unbound")
    assert report.headline == "impersonation-suspected"
    own = judged(
        other.prove(
            make.badge(issuer={"id": "https://other.example.org/", "type": ["Profile"], "name": "Elders"}), key.id
        ),
        trust=trust,
    )
    assert own.verdict == "valid"


def test_a_listed_name_with_another_key_behind_it_fails() -> None:
    """The list says which key a listed id is; the badge's signature by another one is wrong."""
    forged = make.STRANGER.prove(make.badge(), make.METHODS["active"])
    assert outcome(judged(forged), "proof") == ("failed", "proof.signature-mismatch")


@pytest.mark.parametrize("identifier", ["https://rijnstad.example.org/Issuer", "https://RIJNSTAD.example.org/issuer",
                                        "https://rijnstad.example.org/issuer/",
                                        "https://rijnstad.example.org/issue\u0433"])  # fmt: skip
def test_an_issuer_is_recognised_by_its_exact_id_alone(identifier: str) -> None:
    """Case, a slash, a letter that looks the same: somebody else's until the list says otherwise."""
    report = judged(
        make.ACTIVE.prove(
            make.badge(issuer={"id": identifier, "type": ["Profile"], "name": "Demo-mbo Rijnstad"}),
            make.METHODS["active"],
        )
    )
    assert report.verdict != "valid"


# --- tokens ---


def test_a_token_with_two_credentials_is_refused() -> None:
    """A claim `vc` beside a credential: one reader would show the one, another the other."""
    genuine = make.badge()
    token = make.ACTIVE.token({**genuine, "vc": make.badge(name="Iets anders")}, make.METHODS["active"])
    assert outcome(judged(token.encode()), "parse") == ("failed", "parse.property-wrong")
    assert judged(make.ACTIVE.token(genuine, make.METHODS["active"]).encode()).verdict == "valid"


@pytest.mark.parametrize("place", ["typ", "_sd", "_sd_alg"])
def test_a_token_with_selective_disclosure_is_not_judged(place: str) -> None:
    """Its holder may have left out that it can be withdrawn; the signature holds all the same."""
    document = make.badge(**({} if place == "typ" else {place: ["x"] if place == "_sd" else "sha-256"}))
    token: str = make.ACTIVE.token(document, make.METHODS["active"])
    if place == "typ":
        _, payload, _ = token.split(".")
        header = to_base64url(json.dumps({"alg": "EdDSA", "typ": "vc+sd-jwt", "kid": make.METHODS["active"]}).encode())
        signature = to_base64url(make.ACTIVE._private.sign(f"{header}.{payload}".encode()))
        token = f"{header}.{payload}.{signature}"
    report = judged(token.encode())
    assert outcome(report, "proof") == ("unchecked", "proof.unsupported")
    assert outcome(judged(f"{token}~".encode()), "proof") == ("unchecked", "proof.unsupported")


def test_a_token_cannot_lend_its_signature_to_other_claims() -> None:
    """The payload exchanged, the header exchanged: each breaks the signature."""
    header, payload, signature = make.ACTIVE.token(make.badge(), make.METHODS["active"]).split(".")
    claims = json.loads(base64url(payload))
    other = to_base64url(json.dumps({**claims, "name": "Iets anders"}).encode())
    assert judged(f"{header}.{other}.{signature}".encode()).headline == "tampered"
    kid = to_base64url(json.dumps({"alg": "EdDSA", "typ": "JWT", "kid": make.METHODS["retired"]}).encode())
    assert judged(f"{kid}.{payload}.{signature}".encode()).headline == "tampered"


# --- shapes that RDF cannot tell apart ---


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


# --- nothing raises ---


@pytest.mark.parametrize("number", [10**400, -(10**400), 1e308, -0.0])
@pytest.mark.parametrize("secured", [True, False], ids=["signed", "unsigned"])
def test_numbers_without_end_are_answered(number: float, secured: bool) -> None:  # noqa: FBT001 -- a table
    """Where credits stand, a number that no float can hold."""
    document = make.signed() if secured else make.badge()
    document["credentialSubject"]["achievement"]["creditsAvailable"] = number
    assert judged(document).verdict != "valid"


@pytest.mark.parametrize("address", ["https://[oops", "https://ex\u2100mple.org/", "https://a.example:99999999/",
                                     "https://\u00ad/", "http://", "https://xn--/",
                                     "https://a.example/" + "x" * 9_000])  # fmt: skip
def test_addresses_that_are_none_are_answered(address: str) -> None:
    """As the id of a hosted badge, as an issuer, as a status list."""
    hosted = judged(assertion(id=address))
    issued = judged(make.badge(issuer={"id": address, "type": ["Profile"], "name": "x"}))
    listed = judged(make.ACTIVE.token(make.badge(credentialStatus={**STATUS, "statusListCredential": address}),
                                      make.METHODS["active"]).encode())  # fmt: skip
    assert {hosted.verdict, issued.verdict, listed.verdict} <= {"invalid", "undecided"}
