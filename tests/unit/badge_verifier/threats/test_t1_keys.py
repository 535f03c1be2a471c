"""Threat T1: a key of somebody else, a stolen one, a retired one, or an id that is nearly the school's."""

import dataclasses
from dataclasses import replace

import make
import of_school
import pytest
from judging import TRUST, judged, outcome

from badge_verifier.encodings.moments import instant
from badge_verifier.trust.trust_list import Institution


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
    expected = {"proof.passed": "verified", "proof.key-": "issuer-unproven"}.get(proof, "online-check-needed")
    assert report.headline == expected


def test_an_old_list_still_knows_which_key_was_stolen() -> None:
    """That it vouches for nobody any more does not give a thief his key back."""
    later = instant("2028-01-01T00:00:00Z")
    stolen = make.STOLEN.prove(make.badge(id="urn:uuid:1"), make.METHODS["stolen"])
    report = judged(stolen, now=later)
    assert (report.headline, outcome(report, "trust")) == ("key-compromised", ("failed", "trust.key-compromised"))
    assert outcome(judged(make.signed(), now=later), "trust") == ("unchecked", "trust.stale")


@pytest.mark.parametrize(
    ("method", "found"),
    [
        (f"{make.STRANGER.did}#{make.STRANGER.multikey}", ("tampered", "proof.signature-mismatch")),
        (make.METHODS["active"], ("tampered", "proof.signature-mismatch")),
        (f"{OTHER}#k", ("issuer-unproven", "proof.other-key")),
    ],
    ids=["in the identifier", "in the trust list", "fetched"],
)
@pytest.mark.parametrize("form", ["token", "data integrity"])
def test_only_a_key_that_cannot_have_been_replaced_disproves(form: str, method: str, found: tuple[str, str]) -> None:
    """A school that replaced its key under one name must not make its old badges read as changed."""
    key = {"id": f"{OTHER}#k", "type": "JsonWebKey", "controller": OTHER, "publicKeyJwk": make.STRANGER.jwk}
    net = {
        "https://new.example.org/.well-known/did.json": {
            "id": OTHER, "verificationMethod": [key], "assertionMethod": [key["id"]],
        }
    }  # fmt: skip
    issuer = {"id": OTHER if method.startswith(OTHER) else make.SCHOOL, "type": ["Profile"], "name": "Nieuwe school"}
    badge = make.badge(issuer=issuer)
    by_another = make.STOLEN.prove(badge, method) if form != "token" else make.STOLEN.token(badge, method).encode()
    report = judged(by_another, net)
    assert (report.headline, outcome(report, "proof")[1]) == found
    if method.startswith(OTHER):
        sound = make.STRANGER.prove(badge, method)
        assert outcome(judged(sound, net), "proof") == ("passed", "proof.passed")
