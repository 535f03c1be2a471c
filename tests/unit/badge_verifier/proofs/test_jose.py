"""Badges in a JSON Web Signature."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badge_verifier.claims.credential import Jws
from badge_verifier.encodings import multibase
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.proofs import jose, key_resolution, keys
from badge_verifier.proofs.proof_and_issuer import lapsed
from badge_verifier.trust.trust_list import Institution, TrustKey, TrustList

ISSUER = "https://school.example.org/issuer"


def _part(value: Any) -> str:
    return multibase.to_base64url(value if isinstance(value, bytes) else json.dumps(value).encode())


def _token(one: Any, header: Mapping[str, Any], payload: Any, *, pss: bool = False) -> Jws:
    text = f"{_part(header)}.{_part(payload)}"
    return jose.parse_jws(f"{text}.{_part(one.sign(text.encode(), pss=pss))}", Limits())


@pytest.mark.parametrize(
    ("algorithm", "kind"),
    [
        ("EdDSA", "Ed25519"),
        ("Ed25519", "Ed25519"),
        ("ES256", "P-256"),
        ("ES384", "P-384"),
        ("ES512", "P-521"),
        ("RS256", "RSA"),
        ("PS256", "RSA"),
    ],
)
def test_a_token_of_each_algorithm_holds(algorithm: str, kind: str, badge: Any, signer: Any, proven: Any) -> None:
    """Signed over its very characters; one changed byte of the signature or the payload and it fails."""
    one = signer(kind, "a")
    jws = _token(one, {"alg": algorithm, "kid": one.method}, badge, pss=algorithm == "PS256")
    (result,) = proven(badge, jws=jws, claims=badge)
    assert (result.outcome, result.type, result.cryptosuite) == ("passed", "JWT", algorithm)
    for wrong in (
        Jws(jws.header, jws.payload, jws.signing_input + b"A", jws.signature),
        Jws(jws.header, jws.payload, jws.signing_input, jws.signature[:-1] + bytes([jws.signature[-1] ^ 1])),
        Jws(jws.header, jws.payload, jws.signing_input, jws.signature[:-1]),
        Jws(jws.header, jws.payload, jws.signing_input, b""),
    ):
        (result,) = proven(badge, jws=wrong, claims=badge)
        assert (result.outcome, result.code) == ("failed", "proof.signature-mismatch")


@pytest.mark.parametrize(
    ("header", "outcome", "code"),
    [
        ({"alg": "none"}, "unchecked", "proof.algorithm-refused"),
        ({"alg": "None"}, "unchecked", "proof.algorithm-refused"),
        ({"alg": "HS256"}, "unchecked", "proof.algorithm-refused"),
        ({"alg": "HS512"}, "unchecked", "proof.algorithm-refused"),
        ({"alg": ["EdDSA"]}, "unchecked", "proof.algorithm-refused"),
        ({"alg": None}, "unchecked", "proof.algorithm-refused"),
        ({"alg": "EdDSA", "crit": ["exp"]}, "unchecked", "proof.algorithm-refused"),
        ({"alg": "EdDSA", "crit": []}, "unchecked", "proof.algorithm-refused"),
        ({"alg": "EdDSA", "b64": False}, "unchecked", "proof.algorithm-refused"),
        ({"alg": "EdDSA", "typ": "vp+jwt"}, "unchecked", "proof.token-kind"),
        ({"alg": "EdDSA", "typ": "at+JWT"}, "unchecked", "proof.token-kind"),
        ({"alg": "EdDSA", "typ": "application/dpop+jwt"}, "unchecked", "proof.token-kind"),
        ({"alg": "EdDSA", "typ": 5}, "unchecked", "proof.token-kind"),
        ({"alg": "EdDSA", "typ": ["JWT"]}, "unchecked", "proof.token-kind"),
        ({"alg": "EdDSA", "cty": "JWT"}, "unchecked", "proof.token-kind"),
        ({"alg": "EdDSA", "cty": "vp"}, "unchecked", "proof.token-kind"),
        ({"alg": "eddsa"}, "unchecked", "proof.unsupported"),
        ({"alg": "Ed448"}, "unchecked", "proof.unsupported"),
        ({"alg": "ES256K"}, "unchecked", "proof.unsupported"),
        ({"alg": "ES256"}, "unchecked", "proof.key-mismatch"),
        ({"alg": "RS256"}, "unchecked", "proof.key-mismatch"),
        ({"alg": "PS512"}, "unchecked", "proof.key-mismatch"),
    ],
)
def test_other_algorithms_are_refused_before_a_key_is_looked_at(  # noqa: PLR0913, PLR0917 -- a table and the fixtures
    header: Any, outcome: str, code: str, badge: Any, signer: Any, proven: Any, network: Any
) -> None:
    """Whoever accepts `none`, a shared secret or an unknown extension can be made to accept anything."""
    one = signer("Ed25519", "a")
    kid = f"{ISSUER}#key-1" if code != "proof.key-mismatch" else one.method
    (result,) = proven(badge, jws=_token(one, {**header, "kid": kid}, badge), claims=badge, fetcher=network)
    assert (result.outcome, result.code) == (outcome, code)
    assert network.asked == []


@pytest.mark.parametrize(
    "header",
    [{}, {"typ": "JWT"}, {"typ": "vc+jwt", "cty": "vc"}, {"typ": "application/VC+LD+JWT"}, {"typ": "JOSE"}],
    ids=str,
)
def test_a_credential_may_call_itself_one(header: Any, badge: Any, signer: Any, proven: Any) -> None:
    """The neighbour: every name that a credential bears in its header."""
    one = signer("Ed25519", "a")
    (result,) = proven(badge, jws=_token(one, {"alg": "EdDSA", **header, "kid": one.method}, badge), claims=badge)
    assert result.code == "proof.passed"


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({}, "proof.passed"),
        ({"use": "sig", "key_ops": ["verify"], "alg": "ES256"}, "proof.passed"),
        ({"use": "enc"}, "proof.purpose"),
        ({"use": None}, "proof.purpose"),
        ({"key_ops": ["encrypt"]}, "proof.purpose"),
        ({"key_ops": []}, "proof.purpose"),
        ({"key_ops": "verify"}, "proof.purpose"),
        ({"alg": "ES384"}, "proof.key-mismatch"),
        ({"alg": "ECDH-ES"}, "proof.key-mismatch"),
        ({"alg": 5}, "proof.key-malformed"),
    ],
    ids=str,
)
@pytest.mark.parametrize("place", ["header", "did:jwk", "key set"])
def test_what_a_key_says_of_its_use_binds(  # noqa: PLR0913, PLR0917 -- a table and the fixtures
    members: Any, code: str, place: str, badge: Any, signer: Any, proven: Any, network: Any
) -> None:
    """A key for encryption, or for another algorithm, signs no badge, though the numbers would fit."""
    one = signer("P-256", "a")
    jwk = {**one.jwk, **members}
    did = f"did:jwk:{multibase.to_base64url(json.dumps(jwk).encode())}"
    network.documents["https://school.example.org/jwks"] = {"keys": [jwk]}
    named: dict[str, dict[str, Any]] = {
        "header": {"jwk": jwk},
        "did:jwk": {"kid": f"{did}#0"},
        "key set": {"kid": "https://school.example.org/jwks#1"},
    }
    (result,) = proven(badge, jws=_token(one, {"alg": "ES256", **named[place]}, badge), claims=badge, fetcher=network)
    assert result.code == code


def test_a_key_in_the_header_proves_the_signature_and_not_the_issuer(badge: Any, signer: Any, proven: Any) -> None:
    """Anyone can put a key there."""
    one = signer("P-256", "a")
    (result,) = proven(badge, jws=_token(one, {"alg": "ES256", "jwk": one.jwk}, badge), claims=badge)
    assert (result.outcome, result.key.source, result.key.controller) == ("passed", "header", None)
    assert key_resolution.bound(result.key, ISSUER, None)[1] == "issuer.key-unbound"


def test_a_named_key_outweighs_the_one_in_the_header(badge: Any, signer: Any, proven: Any) -> None:
    """A token that names the issuer's key and carries another is held against the issuer's."""
    issuer, attacker = signer("Ed25519", "issuer"), signer("Ed25519", "attacker")
    header = {"alg": "EdDSA", "kid": issuer.method, "jwk": attacker.jwk}
    (result,) = proven(badge, jws=_token(attacker, header, badge), claims=badge)
    assert (result.outcome, result.code) == ("failed", "proof.signature-mismatch")


def test_an_unreachable_named_key_falls_back_to_the_header_without_an_issuer(
    badge: Any, signer: Any, proven: Any
) -> None:
    """Offline the signature can be checked, and whose it is cannot."""
    one = signer("Ed25519", "a")
    header = {"alg": "EdDSA", "kid": f"{ISSUER}#key-1", "jwk": one.jwk}
    (result,) = proven(badge, jws=_token(one, header, badge), claims=badge)
    assert (result.outcome, result.key.source, result.key.controller) == ("passed", "header", None)
    assert result.key.note


@pytest.mark.parametrize("member", ["jku", "x5u"])
def test_addresses_of_keys_in_the_header_are_never_fetched(
    member: str, badge: Any, signer: Any, proven: Any, network: Any
) -> None:
    """Only `kid` names a key."""
    one = signer("Ed25519", "a")
    header = {"alg": "EdDSA", member: "https://attacker.example.org/jwks.json"}
    (result,) = proven(badge, jws=_token(one, header, badge), claims=badge, fetcher=network)
    assert (result.outcome, result.code, network.asked) == ("unchecked", "proof.key-unresolved", [])


def test_a_short_kid_is_a_key_of_the_issuer(badge: Any, signer: Any, proven: Any, network: Any) -> None:
    """`key-1` is looked for in the issuer's own document."""
    one = signer("Ed25519", "a")
    method = {"id": f"{ISSUER}#key-1", "controller": ISSUER, "publicKeyJwk": one.jwk}
    network.documents[ISSUER] = {"id": ISSUER, "assertionMethod": [method]}
    (result,) = proven(badge, jws=_token(one, {"alg": "EdDSA", "kid": "key-1"}, badge), claims=badge, fetcher=network)
    assert (result.outcome, result.key.controller) == ("passed", ISSUER)


def test_a_token_without_a_key_is_held_against_the_listed_one(badge: Any, signer: Any, proven: Any) -> None:
    """Of the listed keys of the issuer the one that made it is found; where none did, nothing is disproven."""
    one = signer("Ed25519", "a")
    jws = _token(one, {"alg": "EdDSA"}, badge)

    def trust(*jwks: Any) -> TrustList:
        entries = tuple(TrustKey(f"{ISSUER}#{number}", jwk, "active") for number, jwk in enumerate(jwks))
        institution = Institution("demo", {"nl": "Demo"}, (ISSUER,), entries, "institutions/demo/")
        return TrustList("1", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", "https://s.example.org/", (institution,))

    (result,) = proven(badge, jws=jws, claims=badge, trust=trust(one.jwk, signer("P-256", "b").jwk))
    assert (result.outcome, result.key.trust_key) == ("passed", f"{ISSUER}#0")
    (result,) = proven(badge, jws=jws, claims=badge, trust=trust(signer("Ed25519", "b").jwk, one.jwk))
    assert (result.outcome, result.key.trust_key) == ("passed", f"{ISSUER}#1")
    (result,) = proven(badge, jws=jws, claims=badge, trust=trust(signer("Ed25519", "b").jwk))
    assert (result.outcome, result.code) == ("unchecked", "proof.key-unresolved")


_VALID_FROM, _VALID_UNTIL = 1_767_225_600, 1_798_761_600  # the badge's dates as NumericDate


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ({"iss": ISSUER, "jti": "urn:uuid:6a9b2a0e-6c0e-4b0b-9c5c-0d5b5d1c3c11"}, "proof.passed"),
        ({"nbf": _VALID_FROM, "exp": _VALID_UNTIL}, "proof.passed"),
        ({"nbf": _VALID_FROM + 0.5}, "proof.passed"),
        ({"sub": "did:example:student"}, "proof.passed"),
        ({"iss": ISSUER + "/"}, "proof.claims-disagree"),
        ({"iss": {"id": ISSUER}}, "proof.claim-malformed"),
        ({"iss": None}, "proof.claim-malformed"),
        ({"jti": "urn:uuid:6a9b2a0e-6c0e-4b0b-9c5c-0d5b5d1c3c12"}, "proof.claims-disagree"),
        ({"sub": 5}, "proof.claim-malformed"),
        ({"nbf": _VALID_FROM + 1}, "proof.claims-disagree"),
        ({"exp": _VALID_UNTIL - 1}, "proof.claims-disagree"),
        ({"exp": "2027-01-01T00:00:00Z"}, "proof.claim-malformed"),
        ({"exp": True}, "proof.claim-malformed"),
        ({"exp": 1e300}, "proof.claim-malformed"),
        ({"iat": "now"}, "proof.claim-malformed"),
        ({"iat": 1_767_225_600}, "proof.passed"),
    ],
)
def test_what_is_said_twice_must_agree(claims: Any, code: str, badge: Any, signer: Any, proven: Any) -> None:
    """The claims of the token against the members of the credential."""
    one = signer("Ed25519", "a")
    jws = _token(one, {"alg": "EdDSA", "kid": one.method}, {**claims, "vc": badge})
    (result,) = proven(badge, jws=jws, claims={**claims, "vc": badge})
    assert result.code == code


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ({"exp": 1_795_348_800}, None),  # 2026-11-22T12:00:00Z
        ({"exp": 1_795_348_799}, "proof.expired"),
        ({"nbf": 1_795_348_800}, None),
        ({"nbf": 1_795_348_801}, "proof.not-yet-valid"),
        ({"iat": 1_795_348_800 + 540}, None),
        ({"iat": 1_795_348_800 + 660}, "proof.not-yet-valid"),
        ({"iat": 1_795_348_800 + 660, "nbf": 1_795_348_800}, "proof.not-yet-valid"),
    ],
    ids=str,
)
def test_a_term_in_the_token_alone_counts(  # noqa: PLR0913, PLR0917 -- a table and the fixtures
    claims: Any, code: str | None, badge: Any, signer: Any, proven: Any, now: datetime
) -> None:
    """Where the credential has no dates, those of the token are judged, to the second; its signature holds."""
    one = signer("Ed25519", "a")
    del badge["validUntil"], badge["validFrom"]
    jws = _token(one, {"alg": "EdDSA", "kid": one.method}, {**claims, "vc": badge})
    (result,) = proven(badge, jws=jws, claims=claims)
    ruling = lapsed(result, now)
    assert result.code == "proof.passed"
    assert (ruling and ruling.code) == code


def test_a_subject_that_differs_is_seen(badge: Any, signer: Any, proven: Any) -> None:
    """`sub` and `credentialSubject.id` name one person."""
    one = signer("Ed25519", "a")
    badge["credentialSubject"]["id"] = "did:example:student"
    for subject, code in (("did:example:student", "proof.passed"), ("did:example:other", "proof.claims-disagree")):
        jws = _token(one, {"alg": "EdDSA", "kid": one.method}, {"sub": subject})
        assert proven(badge, jws=jws, claims={"sub": subject})[0].code == code


def test_a_proof_within_a_token_does_not_count(badge: Any, signer: Any, proven: Any) -> None:
    """It does not cover the token's own claims, so a good one cannot save a token that fails."""
    one = signer("Ed25519", "a")
    secured = one.secure(badge)
    jws = _token(one, {"alg": "EdDSA", "kid": one.method}, secured)
    broken = Jws(jws.header, jws.payload, jws.signing_input, bytes(64))
    assert [result.outcome for result in proven(secured, jws=broken, claims=secured)] == ["failed", "skipped"]
    assert [result.outcome for result in proven(secured, jws=jws, claims=secured)] == ["passed", "skipped"]


@pytest.mark.parametrize("member", ["verification", "verify"])
def test_a_signed_badge_of_open_badges_2_names_its_creator(member: str, signer: Any, proven: Any, network: Any) -> None:
    """The key is the creator's, and the issuer's profile must list it."""
    one = signer("RSA", "a")
    creator = "https://school.example.org/key.json"
    assertion = {
        "issuer": ISSUER,
        member: {"type": "signed", "creator" if member == "verification" else "url": creator},
    }
    network.documents[creator] = {"id": creator, "owner": ISSUER, "publicKeyMultibase": keys.multikey(one.jwk)}
    jws = _token(one, {"alg": "RS256"}, assertion)
    (result,) = proven(assertion, jws=jws, version="OB2", fetcher=network)
    assert (result.outcome, result.key.controller) == ("passed", None)
    network.documents[ISSUER] = {"id": ISSUER, "publicKey": [creator]}
    (result,) = proven(assertion, jws=jws, version="OB2", fetcher=network)
    assert (result.outcome, result.key.controller) == ("passed", ISSUER)


@pytest.mark.parametrize(
    "text",
    ["", "a.b", "a.b.c.d", "..", "e30.e30", " e30.e30.AA", "e30.e30.AA\n", "e30=.e30.AA", "e30.e3+.AA", "bnVsbA.e30.AA",
     "eyJhIjoxLCJhIjoyfQ.e30.AA", "W10.e30.AA", "e31.e30.AA", "é.e30.AA"],
)  # fmt: skip
def test_a_token_is_parsed_strictly(text: str) -> None:
    """Three parts of base64url without padding, and a header that is one object without duplicate keys."""
    with pytest.raises(Invalid):
        jose.parse_jws(text, Limits())


def test_a_token_is_bounded() -> None:
    """A token longer than a badge may be is not decoded."""
    token = f"e30.{'A' * 40}.AAAA"
    assert jose.parse_jws(token, Limits(badge_bytes=len(token), embedding_bytes=0)).header == {}
    assert jose.parse_jws(token, Limits(badge_bytes=0, embedding_bytes=len(token))).header == {}
    with pytest.raises(Unchecked):
        jose.parse_jws(token, Limits(badge_bytes=len(token) - 1, embedding_bytes=0))


@given(st.text() | st.from_regex(r"[\w-]{1,20}\.[\w-]{1,20}\.[\w-]{0,20}", fullmatch=True))
def test_any_text_gives_a_token_or_our_error(text: str) -> None:
    """No other exception leaves the parser."""
    try:
        jws = jose.parse_jws(text, Limits())
    except StepError:
        return
    assert isinstance(jws.header, dict)
