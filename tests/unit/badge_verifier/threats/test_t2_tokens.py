"""Threat T2: a token with two credentials, with claims beside its credential, or with a signature of another one."""

import json
from typing import Any

import make
import pytest
from judging import judged, outcome

from badge_verifier.encodings.multibase import base64url, to_base64url


def test_a_token_with_two_credentials_is_refused() -> None:
    """A claim `vc` beside a credential: one reader would show the one, another the other."""
    genuine = make.badge()
    token = make.ACTIVE.token({**genuine, "vc": make.badge(name="Iets anders")}, make.METHODS["active"])
    assert outcome(judged(token.encode()), "parse") == ("unchecked", "parse.ambiguous")
    assert judged(make.ACTIVE.token(genuine, make.METHODS["active"]).encode()).verdict == "valid"


def test_a_token_cannot_lend_its_signature_to_other_claims() -> None:
    """The payload exchanged, the header exchanged: each breaks the signature."""
    header, payload, signature = make.ACTIVE.token(make.badge(), make.METHODS["active"]).split(".")
    claims = json.loads(base64url(payload))
    other = to_base64url(json.dumps({**claims, "name": "Iets anders"}).encode())
    assert judged(f"{header}.{other}.{signature}".encode()).headline == "tampered"
    kid = to_base64url(json.dumps({"alg": "EdDSA", "typ": "JWT", "kid": make.METHODS["retired"]}).encode())
    assert judged(f"{kid}.{payload}.{signature}".encode()).headline == "tampered"


SCHOOL: str = make.SCHOOL
METHOD: str = make.METHODS["active"]
Json = dict[str, Any]


def token(claims: Json) -> bytes:
    """Return claims as compact JWS by the school."""
    data = ".".join(to_base64url(json.dumps(part).encode()) for part in ({"alg": "EdDSA", "kid": METHOD}, claims))
    return f"{data}.{to_base64url(make.ACTIVE._private.sign(data.encode()))}".encode()


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
    assert (two.headline, outcome(two, "proof")) == ("ambiguous", ("unchecked", "proof.claims-disagree"))
    one = judged(token({**claims, "vc": older({"id": "mailto:sam@example.org"})}))
    assert one.headline == "verified"


def test_a_token_may_end_a_sentence() -> None:
    """A full stop after it is not of it; a fourth part is, and then it is no signed token."""
    signed = make.ACTIVE.token(make.badge(), METHOD)
    assert judged(f"Mijn badge: {signed}. Groet".encode()).verdict == "valid"
    assert judged(f"Mijn badge: {signed}.AAAA.BBBB".encode()).headline == "malformed"
