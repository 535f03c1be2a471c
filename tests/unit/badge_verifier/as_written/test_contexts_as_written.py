"""Contexts as badges name them: amended in place, unknown, inline, spelt otherwise; and what stays disproven."""

import base64
import json
from copy import deepcopy
from typing import Any

import make
import pytest
from judging import judged, outcome

from badge_verifier.encodings import multibase
from badge_verifier.proofs import contexts, securing
from badge_verifier.report import Report
from badge_verifier.versions.context_addresses import official

Json = dict[str, Any]
V2, OB3 = make.badge()["@context"]
METHOD = make.METHODS["active"]
ENDORSED = ["eyJhbGciOiJFZERTQSJ9.e30.AAAA"]


def as_signed_before_the_amendment(document: Json, *passed_over: str) -> Json:
    """Return a badge whose signer knew the older context, and passed over what that does not define."""
    bare = deepcopy(document)
    for term in passed_over:
        bare.pop(term, None)
        bare["credentialSubject"]["achievement"].pop(term, None)
    proof = make.ACTIVE.prove(bare, METHOD)["proof"]
    return {**document, "proof": proof}


def as_read_in_july_2026(document: Json) -> Json:
    """Return a badge signed under the amended context alone."""
    (amended,) = [each for each in contexts.bundled() if each.name == "ob-3.0.3-2026-07"]
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-08-01T00:00:00Z",
        "verificationMethod": METHOD,
        "proofPurpose": "assertionMethod",
    }
    others = [each for each in contexts.bundled() if each.url != amended.url]
    suite = securing.suite("DataIntegrityProof", "eddsa-rdfc-2022", "EdDSA")
    data = securing.hash_data(document, proof, suite, known=[*others, amended])
    return {**document, "proof": {**proof, "proofValue": multibase.to_base58(make.ACTIVE._private.sign(data))}}


def endorsed(place: str) -> Json:
    """Return a badge with an endorsement as a token, in one of the places where the standard has it."""
    document = make.badge()
    where = {"badge": document, "achievement": document["credentialSubject"]["achievement"]}
    where |= {"issuer": document["issuer"]}
    where[place]["endorsementJwt"] = ENDORSED
    return document


@pytest.mark.parametrize("place", ["badge", "achievement", "issuer"])
def test_the_amended_context_is_one_of_the_dated_readings(place: str) -> None:
    """A badge with `endorsementJwt`, which came into the context in place, holds; one letter changed, it does not."""
    document = as_read_in_july_2026(endorsed(place))
    report = judged(document)
    assert report.verdict == "valid"
    assert report.credential is not None
    assert report.credential["shown"]["contexts"] == ["ob-3.0.3-2026-07"]
    changed = deepcopy(document)
    changed["credentialSubject"]["achievement"]["name"] = "Veilig billen"
    assert (judged(changed).verdict, judged(changed).headline) == ("invalid", "tampered")
    where = {"badge": changed, "achievement": changed["credentialSubject"]["achievement"], "issuer": changed["issuer"]}
    changed["credentialSubject"]["achievement"]["name"] = "Veilig tillen"
    where[place]["endorsementJwt"] = [ENDORSED[0].replace("AAAA", "BBBB")]
    assert judged(changed).verdict != "valid"


def test_an_empty_list_of_endorsements_takes_nothing_from_a_badge() -> None:
    """Some platforms write `endorsementJwt: []`: nothing is said, and nothing was signed for it."""
    document = make.signed()
    document["credentialSubject"]["achievement"]["endorsementJwt"] = []
    assert judged(document).verdict == "valid"


def test_a_term_that_the_signers_context_lacked_is_not_tampering() -> None:
    """Signed under the older context by a program that drops what it does not know: open, and named."""
    document = as_signed_before_the_amendment(endorsed("badge"), "endorsementJwt")
    report = judged(document)
    assert outcome(report, "proof") == ("unchecked", "jsonld.undefined-term")
    assert (report.verdict, report.headline) == ("undecided", "not-understood")
    document["name"] = "Iets anders"
    assert judged(document).headline == "tampered"


def undefined(name: str) -> Json:
    """Return a signed badge with something in it that its contexts do not explain."""
    document: Json = make.signed()
    achievement = document["credentialSubject"]["achievement"]
    match name:
        case "a term":
            document["studyLoadIndication"] = "60"
        case "a term within":
            achievement["studyLoadIndication"] = "60"
        case "a type":
            document["type"] = [*document["type"], "SchoolBadge"]
        case "a relative address":
            achievement["criteria"]["id"] = "school.example.org/eisen"
        case "an empty address":
            achievement["image"] = {"id": "", "type": "Image"}
        case "an inline context":
            document["@context"] = [*document["@context"], {"toon": "https://example.org/toon"}]
        case "an inline context within":
            document["issuer"]["@context"] = {"toon": "https://example.org/toon"}
    return document


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("a term", "jsonld.undefined-term", "studyLoadIndication"),
        ("a term within", "jsonld.undefined-term", "studyLoadIndication"),
        ("a type", "jsonld.undefined-term", "SchoolBadge"),
        ("a relative address", "jsonld.relative", "school.example.org/eisen"),
        ("an empty address", "jsonld.relative", ""),
        ("an inline context", "jsonld.inline-context", "toon"),
        ("an inline context within", "jsonld.inline-context", "toon"),
    ],
)
def test_what_no_context_explains_is_not_understood(name: str, code: str, said: str) -> None:
    """Who put it there nobody can tell: never valid, never called wrong; the term and its contexts are named."""
    report = judged(undefined(name))
    step = next(step for step in report.steps if step.name == "proof")
    assert (report.verdict, report.headline, step.code) == ("undecided", "not-understood", code)
    assert said in step.message
    assert (OB3 in step.message) == (code == "jsonld.undefined-term")


STRANGE = "https://api.platform.example.org/static/extensions/Category/context.json"


def with_strange_context(changes: Json, **options: Any) -> Report:
    """Judge a badge of a platform with a context of its own."""
    document = {**make.badge(), "@context": [V2, OB3, STRANGE], **changes}
    proof = {**make.signed()["proof"], **options}
    return judged({**document, "proof": proof})


@pytest.mark.parametrize(
    "changes",
    [
        {"extensions:Category": {"Category": "competency"}},
        {"https://example.org/x": "y"},
        {"studyLoad": 60},
        {"@nest": {"name": "x"}},
    ],
    ids=["prefixed", "address", "plain", "keyword"],
)
def test_an_unknown_context_is_noticed_before_the_spelling_of_its_terms(changes: Json) -> None:
    """What is unknown may spell its terms as it likes: nobody is accused of hiding anything."""
    report = with_strange_context(changes)
    step = next(step for step in report.steps if step.name == "proof")
    assert (report.verdict, step.code) == ("undecided", "jsonld.unknown-context")
    assert STRANGE in step.message


def test_nobody_is_asked_for_the_key_of_what_cannot_be_read() -> None:
    """Online the answer would be the same: no address is offered for a look-up."""
    report = with_strange_context({}, verificationMethod="https://new.example.org/issuer#key-1")
    assert report.credential is not None
    assert "online" not in report.credential["shown"]
    document = {
        **make.badge(studyLoad=60),
        "proof": {**make.signed()["proof"], "verificationMethod": "did:web:a.org#k"},
    }
    assert outcome(judged(document), "proof") == ("unchecked", "jsonld.undefined-term")


def test_a_prefixed_term_without_a_strange_context_is_still_refused() -> None:
    """The neighbour: all contexts are known, and the key is none of their terms."""
    report = judged({**make.signed(), "schema:name": "Arts"})
    assert (report.headline, outcome(report, "proof")[1]) == ("ambiguous", "jsonld.rewritten")


SPELLINGS = [
    OB3.replace("https:", "http:"),
    f"{OB3}/",
    f"{OB3}?v=1",
    f"{OB3}#top",
    OB3.replace("purl.imsglobal.org", "PURL.imsglobal.org"),
    OB3.replace("purl.imsglobal.org", "purl.imsglobal.org:443"),
    OB3.replace("imsglobal", "1edtech"),
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_context_spelt_otherwise_is_known_where_its_words_are_not_signed(spelling: str) -> None:
    """In a token the JSON itself is signed: read, remarked. A proof over meaning names another context: open."""
    document = make.badge(**{"@context": [V2, spelling]})
    token = judged(make.ACTIVE.token(document, METHOD).encode())
    assert (token.verdict, [note.code for note in token.remarks]) == ("valid", ["remark.context-spelling"])
    sealed = judged(make.ACTIVE.prove(document, METHOD, cryptosuite="eddsa-jcs-2022"))
    assert sealed.verdict == "valid"
    meaning = judged({**document, "proof": make.signed()["proof"]})
    assert (meaning.verdict, outcome(meaning, "proof")[1]) == ("undecided", "jsonld.unknown-context")


def test_a_token_with_a_context_spelt_otherwise_is_disproven_like_any_other() -> None:
    """One letter of its content changed: tampered, not a question of spelling."""
    document = make.badge(**{"@context": [V2, SPELLINGS[0]]})
    header, body, signature = make.ACTIVE.token(document, METHOD).split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    forged = multibase.to_base64url(json.dumps({**claims, "name": "Arts"}).encode())
    assert judged(f"{header}.{forged}.{signature}".encode()).headline == "tampered"


@pytest.mark.parametrize("address", ["https://w3id.org/openbadges/v3", "https://school.example.org/context/v3.json"])
def test_a_standard_that_we_do_not_know_is_named(address: str) -> None:
    """It may be one that we have not heard of; without any of the standard's contexts it is badly built."""
    document = make.badge(**{"@context": [V2, address]})
    for data in (make.ACTIVE.token(document, METHOD).encode(), document):
        report = judged(data)
        assert (report.headline, outcome(report, "parse")) == ("not-understood", ("unchecked", "parse.context-unknown"))
    bare = judged(make.badge(**{"@context": [V2]}))
    assert (bare.verdict, bare.headline) == ("undecided", "malformed")


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("http://standard.openbadges.org/1.1/context.json", "https://w3id.org/openbadges/v1"),
        ("https://w3id.org/openbadges/v1/", "https://w3id.org/openbadges/v1"),
        ("https://openbadgespec.org/v1/context.json", "https://w3id.org/openbadges/v1"),
        ("http://w3id.org/openbadges/v2", "https://w3id.org/openbadges/v2"),
        ("https://purl.imsglobal.org/spec/ob/v2p1/context/ob_v2p1.jsonld", "https://w3id.org/openbadges/v2"),
        ("http://www.w3.org/2018/credentials/v1/", "https://www.w3.org/2018/credentials/v1"),
        ("https://w3id.org/openbadges/v3", None),
        ("https://w3id.org/openbadges/v22", None),
        ("https://w3id.org.evil.example.com/openbadges/v2", None),
        ("https://evil.example.com/w3id.org/openbadges/v2", None),
        ("https://w3id.org@evil.example.com/openbadges/v2", None),
        ("https://w3id.org:8443/openbadges/v2", None),
        ("ftp://w3id.org/openbadges/v2", None),
        ({"@vocab": "https://w3id.org/openbadges/v2"}, None),
        (None, None),
    ],
)
def test_official_contexts_are_recognised_and_look_alikes_are_not(address: object, known: str | None) -> None:
    """By host and path; what only contains or resembles them is another context."""
    assert official(address) == known


def test_contexts_in_another_order_are_the_same_in_a_token() -> None:
    """The JSON itself is signed, and each word has one meaning: read, remarked. A letter changed and it is tampered."""
    document = make.badge(**{"@context": [OB3, V2]})
    token = make.ACTIVE.token(document, METHOD)
    found = judged(token.encode())
    assert (found.verdict, [note.code for note in found.remarks]) == ("valid", ["remark.context-order"])
    header, body, signature = token.split(".")
    other = make.ACTIVE.token({**document, "name": "Arts"}, METHOD).split(".")[1]
    assert judged(f"{header}.{other}.{signature}".encode()).headline == "tampered"
    assert body != other
    assert judged(make.ACTIVE.token(make.badge(**{"@context": [OB3]}), METHOD).encode()).headline == "malformed"
    assert judged({**make.signed(), "@context": [OB3, V2]}).verdict != "valid"  # over RDF it is told as it is signed


def test_a_credential_of_another_kind_keeps_the_order_of_its_contexts() -> None:
    """Nobody's award hangs on it, and the standard asks for it."""
    document = make.badge(
        **{"@context": ["https://www.w3.org/ns/credentials/examples/v2", V2], "type": ["VerifiableCredential"]}
    )
    assert judged(make.ACTIVE.token(document, METHOD).encode()).verdict == "undecided"


def test_a_badge_without_the_general_type_is_a_badge() -> None:
    """It says that it is an Open Badge, which is a kind of credential; without either it is none."""
    found = judged(make.ACTIVE.token(make.badge(type=["OpenBadgeCredential"]), METHOD).encode())
    assert (found.verdict, [note.code for note in found.remarks]) == ("valid", ["remark.type-missing"])
    none = judged(make.ACTIVE.token(make.badge(type=["Badge"]), METHOD).encode())
    assert (none.verdict, none.headline) == ("undecided", "malformed")


def test_a_context_that_a_known_one_builds_on_is_named() -> None:
    """One that we have and that needs one that was not named: unknown, and no fault of the badge."""
    found = judged({**make.signed(), "@context": [V2, OB3, "https://w3id.org/security/v2"]})
    assert (found.headline, outcome(found, "proof")[1]) == ("unsupported-proof", "jsonld.unknown-context")
    assert "https://w3id.org/security/v1" in next(step.message for step in found.steps if step.name == "proof")


def test_a_type_in_a_list_of_one_is_that_type() -> None:
    """Of a proof, as some programs write every type; a list of two is of neither."""
    document = make.signed()
    options = {name: value for name, value in document["proof"].items() if name != "proofValue"}
    suite = securing.suite("DataIntegrityProof", "eddsa-rdfc-2022", "EdDSA")
    for kinds, headline in ((["DataIntegrityProof"], "verified"), (["DataIntegrityProof", "A"], "unsupported-proof")):
        proof = {**options, "type": kinds}
        bare = {name: value for name, value in document.items() if name != "proof"}
        data = securing.hash_data(bare, proof if len(kinds) == 1 else options, suite)
        value = multibase.to_base58(make.ACTIVE._private.sign(data))
        assert judged({**bare, "proof": {**proof, "proofValue": value}}).headline == headline
