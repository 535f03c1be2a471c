"""Whose key it is: only a self-certifying identifier, the trust list or the controller's own document says so."""

import asyncio
import json
from typing import Any

import pytest

from badge_verifier.claims.credential import Key
from badge_verifier.encodings import multibase
from badge_verifier.encodings.dids import AT_HOSTS, KEYS_THEMSELVES, is_key
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.proofs import key_resolution, keys
from badge_verifier.report import Outcome
from badge_verifier.trust import ambiguity
from badge_verifier.trust.trust_list import Institution, TrustKey, TrustList

ISSUER = "https://school.example.org/issuer"
METHOD = f"{ISSUER}#key-1"
DID = "did:web:school.example.org"


def _trust(jwk: dict[str, str], *identities: str, method: str = METHOD) -> TrustList:
    institution = Institution(
        "demo", {"nl": "Demo"}, identities or (ISSUER,), (TrustKey(method, jwk, "active"),), "institutions/demo/"
    )
    return TrustList("1", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", "https://site.example.org/", (institution,))


def _resolve(method: str, network: Any, issuer_id: str | None = ISSUER, trust: TrustList | None = None) -> Key:
    return asyncio.run(
        key_resolution.resolve(method, issuer_id=issuer_id, fetcher=network, trust=trust, limits=Limits())
    )


def _document(jwk: dict[str, str], subject: str = ISSUER, **changes: Any) -> dict[str, Any]:
    method = {
        "id": f"{subject}#key-1",
        "type": "Multikey",
        "controller": subject,
        "publicKeyMultibase": keys.multikey(jwk),
    }
    return {"id": subject, "verificationMethod": [method], "assertionMethod": [f"{subject}#key-1"]} | changes


@pytest.mark.parametrize("kind", ["Ed25519", "P-256", "P-384"])
def test_did_key_controls_itself(kind: str, signer: Any, network: Any) -> None:
    """Its key is the identifier, so it is bound to that identifier and to no other."""
    one = signer(kind, "a")
    key = _resolve(one.method, network, one.did)
    assert (key.jwk, key.controller, key.source) == (one.jwk, one.did, "did:key")
    assert key_resolution.bound(key, one.did, None)[:2] == (Outcome.PASSED, "issuer.bound")
    assert key_resolution.bound(key, signer(kind, "b").did, None)[:2] == (Outcome.UNCHECKED, "issuer.key-unbound")
    assert key_resolution.bound(key, ISSUER, None)[0] is Outcome.UNCHECKED
    assert network.asked == []


def test_did_key_has_one_key_only(signer: Any, network: Any) -> None:
    """A fragment that is not the key names no key."""
    one, other = signer("Ed25519", "a"), signer("Ed25519", "b")
    with pytest.raises(Invalid) as refused:
        _resolve(f"{one.did}#{keys.multikey(other.jwk)}", network)
    assert refused.value.code == "proof.method-malformed"


def test_did_jwk_controls_itself(signer: Any, network: Any) -> None:
    """Its key is the identifier; a key for encryption signs nothing."""
    jwk = signer("P-256", "a").jwk
    did = "did:jwk:" + multibase.to_base64url(json.dumps(jwk).encode())
    key = _resolve(f"{did}#0", network, did)
    assert (key.jwk, key.controller, key.source) == (jwk, did, "did:jwk")
    assert key_resolution.bound(key, did, None)[0] is Outcome.PASSED
    for wrong in (f"{did}#1", "did:jwk:e30#0", "did:jwk:!!!#0"):
        with pytest.raises(Invalid):
            _resolve(wrong, network)
    secret = "did:jwk:" + multibase.to_base64url(json.dumps({**jwk, "use": "enc"}).encode())
    with pytest.raises(Invalid) as refused:
        _resolve(f"{secret}#0", network)
    assert refused.value.code == "proof.purpose"


def test_a_listed_key_needs_no_fetch(signer: Any, network: Any) -> None:
    """The trust list is enough, offline."""
    jwk = signer("Ed25519", "a").jwk
    trust = _trust(jwk)
    key = _resolve(METHOD, network, trust=trust)
    assert (key.source, key.trust_key, network.asked) == ("trust-list", METHOD, [])
    assert key_resolution.bound(key, ISSUER, trust) == (Outcome.PASSED, "issuer.trust-list", METHOD)


def test_a_listed_key_is_bound_to_its_own_institution_only(signer: Any, network: Any) -> None:
    """The key of one listed institution does not speak for another."""
    trust = _trust(signer("Ed25519", "a").jwk)
    victim = "https://victim.example.org/issuer"
    key = _resolve(METHOD, network, issuer_id=victim, trust=trust)
    assert key_resolution.bound(key, victim, trust)[0] is Outcome.UNCHECKED


def test_a_listed_key_is_recognised_under_another_name(signer: Any, network: Any) -> None:
    """A did:key that stands in the trust list for the issuer is the issuer's, one bit more is not."""
    one = signer("Ed25519", "a")
    key = _resolve(one.method, network)
    assert key_resolution.bound(key, ISSUER, _trust(one.jwk))[:2] == (Outcome.PASSED, "issuer.trust-list")
    assert key_resolution.bound(key, ISSUER, _trust(signer("Ed25519", "b").jwk))[0] is Outcome.UNCHECKED


def test_a_listed_key_that_is_none_accuses_nobody(network: Any) -> None:
    """What is wrong with our list is not wrong with the badge."""
    with pytest.raises(Unchecked):
        _resolve(METHOD, network, trust=_trust({"kty": "OKP"}))


def test_a_controller_document_binds_its_key(signer: Any, network: Any) -> None:
    """The issuer's own document lists the key for assertions."""
    jwk = signer("P-256", "a").jwk
    network.documents[ISSUER] = _document(jwk)
    key = _resolve(METHOD, network)
    assert (key.jwk, key.controller, key.source) == (jwk, ISSUER, "https")
    assert key_resolution.bound(key, ISSUER, None) == (Outcome.PASSED, "issuer.bound", ISSUER)


def test_did_web_is_fetched_from_its_host(signer: Any, network: Any) -> None:
    """Ports and paths are translated; the document must carry the same DID."""
    jwk = signer("Ed25519", "a").jwk
    for did, address in (
        (DID, "https://school.example.org/.well-known/did.json"),
        (f"{DID}:a:b", "https://school.example.org/a/b/did.json"),
        (f"{DID}%3A8443:a", "https://school.example.org:8443/a/did.json"),
    ):
        network.documents[address] = _document(jwk, did, assertionMethod=["#key-1"])
        key = _resolve(f"{did}#key-1", network, did)
        assert (key.controller, key.source) == (did, "did:web")
    network.documents["https://school.example.org/.well-known/did.json"] = _document(jwk, "did:web:victim.example.org")
    with pytest.raises(Unchecked):
        _resolve(f"{DID}#key-1", network, DID)


@pytest.mark.parametrize(
    "did", ["did:web:", "did:web:a b", "did:web:host:..:x", "did:web:host%2Fx", "did:web:host%40evil", "did:web:a:b/c"]
)
def test_a_did_web_that_is_no_host_is_not_fetched(did: str, network: Any) -> None:
    """Nothing but a host and plain path segments becomes an address."""
    with pytest.raises(Unchecked):
        _resolve(f"{did}#key-1", network)
    assert network.asked == []


UNBOUND: dict[str, dict[str, Any]] = {
    "a document of another address": {"id": "https://victim.example.org/issuer"},
    "a document without an id": {"id": None},
    "no list of assertion methods": {"assertionMethod": None},
}


@pytest.mark.parametrize("name", UNBOUND)
def test_a_document_that_does_not_vouch_binds_nothing(name: str, signer: Any, network: Any) -> None:
    """The key can be used, and stays nobody's."""
    document = _document(signer("Ed25519", "a").jwk) | UNBOUND[name]
    network.documents[ISSUER] = {member: value for member, value in document.items() if value is not None}
    key = _resolve(METHOD, network)
    assert key.controller is None
    assert key_resolution.bound(key, ISSUER, None)[:2] == (Outcome.UNCHECKED, "issuer.key-unbound")


def test_a_key_for_another_purpose_is_refused(signer: Any, network: Any) -> None:
    """The controller knows the key, and does not use it for assertions."""
    network.documents[ISSUER] = _document(signer("Ed25519", "a").jwk, assertionMethod=[f"{ISSUER}#key-2"])
    with pytest.raises(Invalid) as refused:
        _resolve(METHOD, network)
    assert refused.value.code == "proof.purpose"


def test_a_key_document_does_not_name_its_own_controller(signer: Any, network: Any) -> None:
    """A key at the attacker's address claims the victim as controller; only the victim's document can confirm that."""
    address = "https://attacker.example.org/key"
    jwk = signer("Ed25519", "a").jwk
    network.documents[address] = {
        "id": address, "type": "Multikey", "controller": ISSUER, "publicKeyMultibase": keys.multikey(jwk),
    }  # fmt: skip
    key = _resolve(address, network)
    assert (key.jwk, key.controller) == (jwk, None)
    network.documents[ISSUER] = {"id": ISSUER, "assertionMethod": ["https://school.example.org/other"]}
    assert _resolve(address, network).controller is None
    network.documents[ISSUER] = {"id": ISSUER, "assertionMethod": [address]}
    assert _resolve(address, network).controller == ISSUER


def test_a_document_that_claims_the_victims_id_binds_nothing(signer: Any, network: Any) -> None:
    """A whole controller document in the victim's name at the attacker's address is not the victim's."""
    address = "https://attacker.example.org/issuer"
    forged = _document(signer("Ed25519", "a").jwk)
    forged["verificationMethod"][0]["id"] = f"{address}#key-1"
    forged["assertionMethod"] = [f"{address}#key-1"]
    network.documents[address] = forged
    assert _resolve(f"{address}#key-1", network).controller is None


@pytest.mark.parametrize("online", [False, True])
def test_a_key_in_the_fragment_of_an_address_is_no_evidence(online: bool, signer: Any, network: Any) -> None:  # noqa: FBT001
    """`https://victim.example/#z6Mk<attacker>` gives a key and no issuer, whether the victim answers or not."""
    text = keys.multikey(signer("Ed25519", "attacker").jwk)
    if online:
        network.documents[ISSUER] = _document(signer("Ed25519", "victim").jwk)
    key = _resolve(f"{ISSUER}#{text}", network)
    assert (key.source, key.controller) == ("fragment", None)
    assert key_resolution.bound(key, ISSUER, None)[:2] == (Outcome.UNCHECKED, "issuer.key-unbound")


def test_a_key_in_the_fragment_counts_when_the_document_lists_it(signer: Any, network: Any) -> None:
    """The same name is fine where the issuer's document has that very key."""
    jwk = signer("Ed25519", "a").jwk
    name = f"{ISSUER}#{keys.multikey(jwk)}"
    method = {"id": name, "type": "Multikey", "controller": ISSUER, "publicKeyMultibase": keys.multikey(jwk)}
    network.documents[ISSUER] = {"id": ISSUER, "assertionMethod": [method]}
    key = _resolve(name, network)
    assert (key.source, key.controller) == ("https", ISSUER)


def test_a_redirect_to_another_host_is_not_followed(signer: Any, network: Any) -> None:
    """An open redirect on the victim's host does not lend its name; one within the host does no harm."""
    network.documents[ISSUER] = _document(signer("Ed25519", "a").jwk)
    network.moved[ISSUER] = "https://attacker.example.org/issuer"
    with pytest.raises(Unchecked):
        _resolve(METHOD, network)
    network.moved[ISSUER] = "https://school.example.org/issuer.json"
    assert _resolve(METHOD, network).controller == ISSUER


def test_a_key_set_of_the_issuer_is_used(signer: Any, network: Any) -> None:
    """From a JWK set the key of that `kid` is taken; the issuer's document must name the set."""
    one, two = signer("Ed25519", "a").jwk, signer("P-256", "b").jwk
    address = "https://school.example.org/jwks.json"
    network.documents[address] = {"keys": [{**one, "kid": "1"}, {**two, "kid": "2", "use": "sig"}]}
    key = _resolve(f"{address}#2", network)
    assert (key.jwk, key.source, key.controller) == (two, "jwks", None)
    with pytest.raises(Unchecked):
        _resolve(f"{address}#3", network)
    network.documents[ISSUER] = {"id": ISSUER, "jwks_uri": address}
    assert _resolve(f"{address}#2", network).controller == ISSUER


def test_an_issuer_profile_of_open_badges_2_lists_its_key(signer: Any, network: Any) -> None:
    """`publicKey` of the profile names the key document, or is it."""
    address = "https://school.example.org/key.json"
    jwk = signer("Ed25519", "a").jwk
    network.documents[address] = {"id": address, "owner": ISSUER, "publicKeyMultibase": keys.multikey(jwk)}
    assert _resolve(address, network).controller is None
    network.documents[ISSUER] = {"id": ISSUER, "type": "Profile", "publicKey": address}
    assert _resolve(address, network).controller == ISSUER
    network.documents[ISSUER] = {"id": ISSUER, "type": "Profile", "publicKey": "https://school.example.org/key2.json"}
    assert _resolve(address, network).controller is None


@pytest.mark.parametrize(
    "answer", [404, b"no json", b"[]", b'{"id": 1, "id": 2}', b"-----BEGIN PUBLIC KEY-----\nAA", {}, {"keys": 5}]
)
def test_a_host_that_does_not_answer_properly_accuses_nobody(answer: Any, network: Any) -> None:
    """Its answer gives no key; whether the badge is right is left open."""
    network.documents[ISSUER] = answer
    with pytest.raises(StepError) as refused:
        _resolve(METHOD, network)
    assert isinstance(refused.value, Unchecked) or refused.value.code == "proof.key-malformed"


@pytest.mark.parametrize(
    ("method", "error"),
    [("did:example:abc#1", Unchecked), ("urn:uuid:1", Invalid),
     ("key-1", Invalid), ("", Invalid), ("javascript:1", Invalid), ("x" * 5_000, Invalid)],
)  # fmt: skip
def test_a_name_that_cannot_be_looked_up_is_not_fetched(method: str, error: type[StepError], network: Any) -> None:
    """Other DIDs leave the question open; what is no name at all is wrong."""
    with pytest.raises(error):
        _resolve(method, network)
    assert network.asked == []


def test_an_unnamed_issuer_is_bound_to_nothing(signer: Any) -> None:
    """Without `issuer.id` no key is the issuer's."""
    key = Key(signer("Ed25519", "a").jwk, None, None, "header")
    assert key_resolution.bound(key, None, None)[:2] == (Outcome.UNCHECKED, "issuer.unnamed")


def test_every_method_that_is_a_key_itself_is_known_everywhere() -> None:
    """One is resolved from its name, and two institutions cannot both hold it; what only looks like one is none."""
    for where, known in (
        ("proofs/key_resolution", key_resolution.IN_THE_NAME),
        ("trust/ambiguity", ambiguity.IN_THE_NAME),
    ):
        assert set(known) == KEYS_THEMSELVES, f"IN_THE_NAME of {where}.py and KEYS_THEMSELVES of encodings/dids.py"
    assert set(key_resolution.AT_HOSTS) == AT_HOSTS, "AT_HOSTS of proofs/key_resolution.py and of encodings/dids.py"
    assert not AT_HOSTS & KEYS_THEMSELVES
    assert [is_key(name) for name in ("did:key:z6Mk", "did:jwk:e30#0", "did:web:a.example", "did:key", "", None)] == [
        True, True, False, False, False, False,
    ]  # fmt: skip
