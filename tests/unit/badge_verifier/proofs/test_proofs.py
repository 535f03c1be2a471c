"""Proofs with keys of our own: each right one has its wrong neighbour."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import badge_verifier
from badge_verifier.limits import PROOFS, Limits
from badge_verifier.proofs import keys, securing
from badge_verifier.proofs.proof_and_issuer import lapsed
from badge_verifier.words.messages import codes

ISSUER = "https://school.example.org/issuer"
_STRANGE: list[Any] = [None, True, -1, 1e300, "", "\0", "\ud800", [], {}, [[]], {"a": {}}, "did:key:", "https://["]
_MIDSUMMER = datetime(2026, 6, 21, tzinfo=UTC)


def test_every_kind_of_proof_is_held_against_vectors_of_others() -> None:
    """What we verify, somebody else has signed: a row of ours alone would agree with itself."""
    suites = Path(__file__).resolve().parents[1] / "suites"
    tried = "".join(path.read_text(encoding="utf-8") for path in suites.glob("test_*.py"))
    names = {suite or kind for kind, suite in (*securing._RDFC, *securing._JCS)}
    assert "eddsa-jcs-2022" in names
    assert {name for name in names if name not in tried} == set(), f"try these with the vectors of others in {suites}"


@pytest.mark.parametrize(
    ("kind", "cryptosuite"),
    [("Ed25519", "eddsa-rdfc-2022"), ("Ed25519", "eddsa-jcs-2022"), ("P-256", "ecdsa-rdfc-2019"),
     ("P-384", "ecdsa-rdfc-2019"), ("P-256", "ecdsa-jcs-2019"), ("P-384", "ecdsa-jcs-2019")],
)  # fmt: skip
def test_what_we_sign_we_verify(kind: str, cryptosuite: str, badge: Any, signer: Any, proven: Any) -> None:
    """A badge signed through `hash_data` holds; with another name it does not."""
    secured = signer(kind, "a").secure(badge, cryptosuite=cryptosuite)
    (result,) = proven(secured)
    assert (result.outcome, result.code, result.cryptosuite) == ("passed", "proof.passed", cryptosuite)
    assert result.key.controller == signer(kind, "a").did
    (result,) = proven({**secured, "name": "Onveilig tillen"})
    assert (result.outcome, result.code) == ("failed", "proof.signature-mismatch")


def test_the_older_signature_2020_holds(badge: Any, signer: Any, proven: Any) -> None:
    """Ed25519Signature2020, with its own context."""
    badge["@context"].append("https://w3id.org/security/suites/ed25519-2020/v1")
    secured = signer("Ed25519", "a").secure(badge, type="Ed25519Signature2020", cryptosuite=None)
    (result,) = proven(secured)
    assert (result.outcome, result.type, result.cryptosuite) == ("passed", "Ed25519Signature2020", None)


@pytest.mark.parametrize("proof", [None, []])
def test_no_proof_is_no_result(proof: Any, badge: Any, proven: Any) -> None:
    """An absent proof, and an empty list of proofs, are none."""
    assert proven(badge if proof is None else {**badge, "proof": proof}) == ()


@pytest.mark.parametrize("proof", ["z", 5, ["z"], [{}, "z"], [{}] * (PROOFS + 1)])
def test_a_proof_that_is_no_object_fails(proof: Any, badge: Any, proven: Any) -> None:
    """Nothing else can be a proof, and there are not endlessly many."""
    assert [result.code for result in proven({**badge, "proof": proof})] == ["proof.malformed"]


@pytest.mark.parametrize(
    ("member", "value", "outcome", "code"),
    [
        ("type", "BbsBlsSignature2020", "unchecked", "proof.unsupported"),
        ("type", None, "unchecked", "proof.unsupported"),
        ("cryptosuite", "bbs-2023", "unchecked", "proof.unsupported"),
        ("cryptosuite", None, "unchecked", "proof.unsupported"),
        ("cryptosuite", ["eddsa-rdfc-2022"], "unchecked", "proof.unsupported"),
        ("cryptosuite", "ecdsa-rdfc-2019", "unchecked", "proof.key-mismatch"),
        ("cryptosuite", "eddsa-jcs-2022", "failed", "proof.signature-mismatch"),
        ("proofPurpose", "authentication", "unchecked", "proof.purpose"),
        ("proofPurpose", None, "unchecked", "proof.purpose"),
        ("proofPurpose", ["assertionMethod"], "unchecked", "proof.purpose"),
        ("verificationMethod", None, "unchecked", "proof.malformed"),
        ("verificationMethod", {"id": "did:key:z"}, "unchecked", "proof.malformed"),
        ("verificationMethod", "did:key:zzz", "unchecked", "proof.key-unsupported"),
        ("proofValue", None, "unchecked", "proof.malformed"),
        ("proofValue", "", "unchecked", "proof.encoding"),
        ("proofValue", "z", "failed", "proof.signature-mismatch"),
        ("proofValue", "uAAAA", "unchecked", "proof.encoding"),
        ("proofValue", "zIIII", "unchecked", "proof.encoding"),
        ("created", "2026-01-01T00:00:01Z", "failed", "proof.signature-mismatch"),
        ("created", 5, "failed", "proof.signature-mismatch"),
        ("previousProof", "urn:uuid:1", "unchecked", "proof.previous-missing"),
        ("previousProof", [5], "unchecked", "proof.previous-missing"),
        ("nonce", "x", "failed", "proof.signature-mismatch"),
        ("note", "x", "unchecked", "jsonld.undefined-term"),
    ],
)
def test_a_proof_that_was_altered_does_not_hold(  # noqa: PLR0913, PLR0917 -- a table and the fixtures
    member: str, value: Any, outcome: str, code: str, badge: Any, signer: Any, proven: Any
) -> None:
    """Whatever member of the proof is another, it is refused by name."""
    secured = signer("Ed25519", "a").secure(badge)
    proof = {name: content for name, content in {**secured["proof"], member: value}.items() if content is not None}
    (result,) = proven({**secured, "proof": proof})
    assert (result.outcome, result.code) == (outcome, code)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"expires": "2026-11-22T12:00:00Z"}, "proof.passed"),
        ({"expires": "2026-11-22T11:59:59Z"}, "proof.expired"),
        ({"created": "2026-11-22T12:09:00Z"}, "proof.passed"),
        ({"created": "2026-11-22T12:11:00Z"}, "proof.not-yet-valid"),
        ({"created": "yesterday"}, "proof.malformed"),
        ({"created": None}, "proof.passed"),
    ],
)
def test_the_dates_of_a_proof_count(  # noqa: PLR0913, PLR0917 -- a table and the fixtures
    options: Any, code: str, badge: Any, signer: Any, proven: Any, now: datetime
) -> None:
    """To the second, with ten minutes for a clock that is slow; out of force it is still unaltered."""
    (result,) = proven(signer("Ed25519", "a").secure(badge, **options))
    ruling = lapsed(result, now)
    assert (ruling.code if ruling else result.code) == code
    assert (result.outcome == "passed") == (code != "proof.malformed")


@pytest.mark.parametrize(
    ("dates", "code"),
    [({"revoked": "2026-11-01T00:00:00Z"}, "proof.key-revoked"),
     ({"expires": "2025-12-31T23:59:59Z"}, "proof.key-expired"),
     ({"revoked": "2027-01-01T00:00:00Z", "expires": "2026-01-01T00:00:00Z"}, "proof.passed")],
)  # fmt: skip
def test_the_dates_of_a_fetched_key_count(  # noqa: PLR0913, PLR0917 -- a table and the fixtures
    dates: Any, code: str, badge: Any, signer: Any, proven: Any, network: Any
) -> None:
    """A key that its controller revoked, or that had expired before it signed, proves nothing."""
    one = signer("Ed25519", "a")
    name = f"{ISSUER}#key-1"
    method = {"id": name, "controller": ISSUER, "publicKeyMultibase": keys.multikey(one.jwk)} | dates
    network.documents[ISSUER] = {"id": ISSUER, "assertionMethod": [method]}
    (result,) = proven(one.secure(badge, verificationMethod=name), fetcher=network)
    assert result.code == code


def test_an_unreachable_key_leaves_the_proof_open(badge: Any, signer: Any, proven: Any) -> None:
    """Offline, a key at an address is neither right nor wrong."""
    (result,) = proven(signer("Ed25519", "a").secure(badge, verificationMethod=f"{ISSUER}#key-1"))
    assert (result.outcome, result.code) == ("unchecked", "proof.key-unresolved")


def test_each_proof_of_a_set_is_judged_by_itself(badge: Any, signer: Any, proven: Any) -> None:
    """A good proof beside a bad one and an unsupported one stays good, and they stay what they are."""
    good, bad = signer("Ed25519", "a").secure(badge)["proof"], signer("P-256", "b").secure(badge)["proof"]
    bad = {**bad, "proofValue": good["proofValue"]}
    results = proven({**badge, "proof": [bad, good, {"type": "Other2019"}]})
    assert [result.outcome for result in results] == ["failed", "passed", "unchecked"]


def test_a_chained_proof_covers_the_earlier_one(badge: Any, signer: Any, proven: Any) -> None:
    """The second proof holds over the first; with the first one exchanged it does not."""
    first = signer("Ed25519", "a").secure(badge, id="urn:uuid:1")["proof"]
    chained = signer("P-256", "b").secure({**badge, "proof": [first]}, previousProof="urn:uuid:1")["proof"]
    assert [result.outcome for result in proven({**badge, "proof": [first, chained]})] == ["passed", "passed"]
    other = signer("Ed25519", "c").secure(badge, id="urn:uuid:1")["proof"]
    assert [result.outcome for result in proven({**badge, "proof": [other, chained]})] == ["passed", "failed"]
    assert [result.code for result in proven({**badge, "proof": [chained]})] == ["proof.previous-missing"]


def test_the_report_says_which_dated_context_held(badge: Any, signer: Any, proven: Any) -> None:
    """A term that only one of two versions defines decides which one the signature was made with."""
    achievement = badge["credentialSubject"]["achievement"]
    (result,) = proven(signer("Ed25519", "a").secure(badge))
    assert result.contexts == ("ob-3.0.3",)
    achievement["inLanguage"] = "nl"
    (result,) = proven(signer("Ed25519", "a").secure(badge))
    assert (result.code, result.contexts) == ("proof.passed", ("ob-3.0.3",))


def test_a_jcs_proof_is_for_the_contexts_it_names(badge: Any, signer: Any, proven: Any) -> None:
    """Contexts may follow those of the proof; they may not differ from them."""
    secured = signer("Ed25519", "a").secure(
        badge, cryptosuite="eddsa-jcs-2022", **{"@context": list(badge["@context"])}
    )
    assert proven(secured)[0].code == "proof.passed"
    extended = {**secured, "@context": [*secured["@context"], "https://example.org/more"]}
    assert proven(extended)[0].code == "proof.passed"
    changed = {**secured, "@context": secured["@context"][::-1]}
    assert proven(changed)[0].code == "proof.context-mismatch"


@pytest.mark.parametrize("edit", [{"name": None}, {"validUntil": None}, {"issuer": "https://other.example.org/"}])
def test_a_jcs_proof_covers_the_json_itself(edit: Any, badge: Any, signer: Any, proven: Any) -> None:
    """Removed or replaced members are seen."""
    secured = signer("Ed25519", "a").secure(badge, cryptosuite="eddsa-jcs-2022")
    changed = {name: value for name, value in {**secured, **edit}.items() if value is not None}
    assert proven(changed)[0].code == "proof.signature-mismatch"


def test_a_badge_that_is_costly_to_read_is_given_up(badge: Any, signer: Any, proven: Any) -> None:
    """Over the limits nothing is said about the signature."""
    secured = signer("Ed25519", "a").secure(badge)
    (result,) = proven(secured, limits=Limits(blank_nodes=1))
    assert (result.outcome, result.code) == ("unchecked", "jsonld.too-costly")


def test_every_code_that_is_raised_has_texts() -> None:
    """No code of these modules is without its message."""
    folder = Path(str(badge_verifier.__file__)).parent
    used: set[str] = set()
    for name in ("encodings", "proofs", "runtimes"):  # fmt: skip
        text = "".join(path.read_text(encoding="utf-8") for path in sorted((folder / name).glob("*.py")))
        used |= set(re.findall(r'"((?:proof|jsonld|issuer|fetch)\.[a-z-]+)"', text))
    assert len(used) > 30
    assert used <= set(codes())


def test_nothing_that_a_proof_holds_raises(badge: Any, signer: Any, proven: Any) -> None:
    """Members of any type give a result, never an exception."""
    secured = signer("Ed25519", "a").secure(badge)
    for member in secured["proof"]:
        for value in _STRANGE:
            results = proven({**secured, "proof": {**secured["proof"], member: value}}, now=_MIDSUMMER)
            assert [result.outcome for result in results] != ["passed"], (member, value)
