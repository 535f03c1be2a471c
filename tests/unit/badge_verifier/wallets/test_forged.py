"""What a forger could have had believed: tokens of another kind, keys of nobody, certificates for something else."""

import json
from datetime import timedelta
from typing import Any

import certified as ca
import make
import pytest
import seals
import wallet_tokens as wallet
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID as Purpose
from judging import NOW, judged, outcome

from badge_verifier.report import Report
from badge_verifier.trust.trust_list import Institution, TrustList

LEARNT = wallet.learnt()
KNOWN = make.trust()
SCHOOL = Institution("kleidorp", {"nl": "Kleidorp"}, (ca.ISSUER,), (), "institutions/kleidorp/")
ANCHOR, MIDDLE = ca.root(), ca.middle()
TRUST = TrustList("x", KNOWN.date, KNOWN.expires, KNOWN.site_url, (SCHOOL,), anchors=(ca.anchor(ANCHOR),))
DOCUMENTS = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")


def remarks(report: Report) -> dict[str, str]:
    """Return code and words of the remarks."""
    return {each.code: each.message for each in report.remarks}


@pytest.mark.parametrize(
    "typ",
    ["vp+sd-jwt", "kb+sd-jwt", "statuslist+sd-jwt", "id-token+sd-jwt", "example+sd-jwt", "sd-jwt", "sd-jwt+kb", None],
)
def test_a_wallets_credential_says_that_it_is_one(typ: str | None) -> None:
    """What its issuer signed for another purpose has another type; without one nobody knows."""
    claims = {**LEARNT, "_sd": [wallet.digest("x")]} if typ is None else LEARNT
    header = {"kid": wallet.KID} if typ is None else {"kid": wallet.KID, "typ": typ}
    report = judged(wallet.presented(wallet.SCHOOL.token(header, claims)).encode())
    assert report.verdict == "undecided"
    assert outcome(report, "proof")[0] != "passed"


@pytest.mark.parametrize("name", ["vc", "vp"])
def test_a_wallets_credential_holds_no_other(name: str) -> None:
    """Another program would read the one within."""
    report = judged(wallet.presented(wallet.issued({**LEARNT, name: {"type": ["VerifiableCredential"]}})).encode())
    assert (report.verdict, outcome(report, "parse")[1]) == ("undecided", "parse.ambiguous")


ELSEWHERE: dict[str, dict[str, Any]] = {
    "two keys": {"jwk": wallet.HOLDER.jwk, "jku": "https://kwaad.example/keys"},
    "a key and an encrypted one": {"jwk": wallet.HOLDER.jwk, "jwe": "x"},
    "a private key": {"jwk": {**wallet.HOLDER.jwk, "d": "AAAA"}},
    "a key by its name": {"kid": "did:web:kwaad.example#key"},
    "a key by its certificate": {"x5t#S256": "A" * 43},
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_holders_key_that_is_no_ones_alone_or_elsewhere_proves_nothing(name: str) -> None:
    """The credential is what it is; that its holder showed it is not said, and nobody is accused."""
    report = judged(wallet.bound(wallet.issued({**LEARNT, "cnf": ELSEWHERE[name]})).encode())
    assert report.headline == "verified"
    assert "remark.key-binding-unchecked" in remarks(report)
    assert "remark.key-binding" not in remarks(report)


def test_nothing_was_shown_before_it_was_issued() -> None:
    """By a day, as issuers round; later it counts, and so it does without a date of issue."""
    issued = LEARNT["iat"]
    for shown, code in ((issued - 90_000, "remark.key-binding-unchecked"), (issued, "remark.key-binding")):
        assert code in remarks(judged(wallet.bound(wallet.issued(LEARNT), iat=shown).encode()))
    undated = {name: value for name, value in LEARNT.items() if name != "iat"}
    assert "remark.key-binding" in remarks(judged(wallet.bound(wallet.issued(undated), iat=issued).encode()))


@pytest.mark.parametrize("name", ["aud", "nonce"])
def test_what_was_shown_to_nobody_is_not_said_to_be_shown(name: str) -> None:
    """An empty receiver is none, and an empty nonce is no answer to anybody."""
    empty: dict[str, Any] = {name: ""}
    report = judged(wallet.bound(wallet.issued(LEARNT), **empty).encode())
    assert outcome(report, "proof")[1] == "proof.key-binding"


def certified(first: x509.Certificate, **header: object) -> Report:
    """Judge a token under a chain."""
    claims = wallet.learnt(iss=ca.ISSUER, issuing_authority="Kleidorp")
    return judged(wallet.presented(ca.signed(ca.header([first, MIDDLE]), claims, **header)).encode(), trust=TRUST)


def purposes(*found: x509.ObjectIdentifier) -> x509.Certificate:
    """Return the signer's certificate, for these purposes."""
    return ca.leaf(more=[(x509.ExtendedKeyUsage(found), False)])


@pytest.mark.parametrize(
    "first",
    [
        purposes(Purpose.SERVER_AUTH),
        purposes(Purpose.SERVER_AUTH, Purpose.CLIENT_AUTH),
        purposes(Purpose.CODE_SIGNING),
        purposes(Purpose.TIME_STAMPING),
        purposes(Purpose.OCSP_SIGNING),
        ca.leaf(uses=("digital_signature", "key_cert_sign")),
    ],
    ids=["a server", "a server that asks", "programs", "time stamps", "withdrawals", "certificates"],
)
def test_a_certificate_for_something_else_binds_no_key(first: x509.Certificate) -> None:
    """Whoever runs a school's server does not thereby issue its diplomas."""
    report = certified(first)
    assert report.verdict == "undecided"
    assert outcome(report, "issuer") == ("unchecked", "issuer.key-unbound")


@pytest.mark.parametrize(
    "first",
    [
        ca.leaf(),
        purposes(DOCUMENTS),
        purposes(Purpose.CLIENT_AUTH, Purpose.EMAIL_PROTECTION),
        purposes(Purpose.ANY_EXTENDED_KEY_USAGE),
    ],
    ids=["any", "documents", "mail", "any, in words"],
)
def test_a_certificate_that_may_sign_documents_does(first: x509.Certificate) -> None:
    """Where it says nothing, or names a purpose that is no other."""
    assert certified(first).headline == "verified"


def test_the_digest_beside_a_chain_is_that_of_its_first_certificate() -> None:
    """Of a token as of a seal."""
    assert outcome(certified(ca.leaf(), **{"x5t#S256": "A" * 43}), "proof")[1] == "proof.certificate"


def test_of_a_certificate_that_is_over_it_is_said_that_the_date_is_the_credentials_own() -> None:
    """Its key may be anybody's by now; while all of them hold, nothing is said."""
    day = "3 March 2026"
    over = ca.leaf(ends=ca.MOMENT + timedelta(days=30))
    report = certified(over)
    assert (report.headline, day in remarks(report)["remark.certificate-over"]) == ("verified", True)
    assert "remark.certificate-over" not in remarks(certified(ca.leaf()))
    trust = TrustList("x", KNOWN.date, KNOWN.expires, KNOWN.site_url, (SCHOOL,), anchors=(ca.anchor(seals.ROOT),))
    sealed = seals.sealed(seals.diploma(), seals.header((over_of_seals(), seals.MIDDLE)))
    assert day in remarks(judged(sealed, trust=trust))["remark.certificate-over"]


def over_of_seals() -> x509.Certificate:
    """Return the certificate of a seal that is over by now."""
    assert ca.MOMENT + timedelta(days=30) < NOW
    return ca.leaf(ends=ca.MOMENT + timedelta(days=30))


def test_a_sealed_presentation_is_no_diploma() -> None:
    """Who seals a presentation says what was shown, not what was learnt."""
    kinds = ["VerifiableCredential", "EuropeanDigitalCredential", "VerifiablePresentation"]
    document = json.loads(json.dumps(seals.sealed(seals.diploma(type=kinds))))
    trust = TrustList("x", KNOWN.date, KNOWN.expires, KNOWN.site_url, (SCHOOL,), anchors=(ca.anchor(seals.ROOT),))
    report = judged(document, trust=trust)
    assert (report.verdict, outcome(report, "parse")[1]) == ("undecided", "parse.type")


FLAT = {name: LEARNT[name] for name in ("iss", "iat", "exp")}


def test_the_name_of_a_person_is_no_title() -> None:
    """As `eduID` writes it: the card is called after its type, or after what was learnt."""
    shown: Any = judged(wallet.presented(wallet.issued({**FLAT, "vct": "nl.surf.eduid", "name": "Sam"})).encode())
    assert (shown.credential["name"], shown.credential["recipient"]["type"]) == ("nl.surf.eduid", "name")
    shown = judged(wallet.presented(wallet.issued({**LEARNT, "name": "Diploma Arts"})).encode())
    assert shown.credential["name"] == LEARNT["achievement_title"]


def test_an_authority_may_be_named_within_an_object() -> None:
    """As health insurance cards of DC4EU do; the card is said to be no badge."""
    claims = {**FLAT, "vct": "urn:eudi:ehic:1", "issuing_authority": {"id": "1", "name": "Verzekeraar"}}
    shown: Any = judged(wallet.presented(wallet.issued(claims)).encode())
    assert (shown.headline, shown.credential["issuer"]["name"]) == ("no-badge-found", "Verzekeraar")
