"""European diplomas under a seal: what the seal covers is believed, from whom its certificates say, and no more."""

import asyncio
import json
import random
from datetime import timedelta
from typing import Any

import certified as ca
import make
import pytest
import seals
from judging import NOW, Net, judged, outcome

from badge_verifier.report import Report
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import Institution, TrustList
from badge_verifier.verify import verify

KNOWN = make.trust()
SCHOOL = Institution("kleidorp", {"nl": "Kleidorp"}, (ca.ISSUER,), (), "institutions/kleidorp/")
DIPLOMA = seals.diploma()
TOKEN = seals.header(b64=None, crit=["sigT"])
BARE = seals.header(b64=None, crit=None)
# All that the Commission's own program writes into a seal: the chain up to its root, a name for the key, time stamps.
WRITTEN = seals.header(
    (seals.LEAF, seals.MIDDLE, seals.ROOT), cty="json", kid="MIIBOjCCASmk", adoTst={"tstTokens": [{"val": "MIIJ"}]},
    crit=["b64", "sigT", "adoTst"],
)  # fmt: skip
LINES = json.dumps(DIPLOMA, ensure_ascii=False, indent=1).replace("\n", "\r\n")


def listed(*anchors: Any) -> TrustList:
    """Return a list with one institution and these anchors."""
    return TrustList("x", KNOWN.date, KNOWN.expires, KNOWN.site_url, (SCHOOL,), anchors=tuple(map(ca.anchor, anchors)))


TRUST = listed(seals.ROOT)


def read(document: object, trust: TrustList = TRUST) -> Report:
    """Judge a file."""
    return judged(document.encode() if isinstance(document, str) else document, trust=trust)


def codes(report: Report) -> set[str]:
    """Return the codes of the remarks."""
    return {each.code for each in report.remarks}


@pytest.mark.parametrize(
    "document",
    [
        seals.sealed(DIPLOMA),
        seals.flat(seals.sealed(DIPLOMA)),
        seals.sealed(DIPLOMA, TOKEN),
        seals.sealed(DIPLOMA, BARE),
        seals.sealed(DIPLOMA, seals.header(sigT=None, iat=1_769_947_200, crit=["b64"])),
        seals.sealed(DIPLOMA, seals.header(typ=None, **{"x5t#S256": None})),
        seals.sealed(DIPLOMA, seals.header(adoTst={"tstTokens": []}, crit=["b64", "sigT", "adoTst"])),
        seals.sealed(DIPLOMA, header={"etsiU": ["e30"]}),
        seals.sealed(LINES, WRITTEN, header={"etsiU": ["eyJzaWdUc3QiOnt9fQ", "eyJ4VmFscyI6W119"]}),
        seals.compact(DIPLOMA, TOKEN),
        [seals.sealed(DIPLOMA)],
        {"credential": seals.sealed(DIPLOMA)},
    ],
    ids=["unencoded", "flat", "base64url", "no crit", "iat", "bare", "time stamp", "unsigned header",
         "all that the Commission writes", "token", "list",
         "wrapped"],
)  # fmt: skip
def test_a_sealed_diploma_is_genuine_in_each_form(document: object) -> None:
    """Title, issuer, person and level stand on the card; when it was sealed is said to be the seal's own word."""
    report = read(document)
    assert (report.verdict, report.headline) == ("valid", "verified")
    assert outcome(report, "parse") == ("passed", "parse.edc")
    assert outcome(report, "issuer") == ("passed", "issuer.bound")
    assert {"remark.certificate", "remark.seal-time"} <= codes(report)
    shown: Any = report.credential
    assert (shown["name"], shown["issuer"]["name"]) == ("Veilig tillen", "Kleidorp")
    assert shown["shown"]["outcomes"] == ["Tilt met rechte rug"]
    assert (shown["proofs"][0]["type"], shown["recipient"]["type"]) == ("JAdES", "name")


def head(**changes: object) -> dict[str, Any]:
    """Return a sealed diploma whose header was changed."""
    return seals.sealed(DIPLOMA, seals.header(**changes))


REFUSED: dict[str, tuple[object, str]] = {
    "a demand that nobody knows": (head(crit=["b64", "sigT", "x"], x=1), "proof.algorithm-refused"),
    "a demand of nothing": (head(crit=["b64", "sigT", "adoTst"]), "proof.algorithm-refused"),
    "a demand twice": (head(crit=["b64", "sigT", "b64"]), "proof.algorithm-refused"),
    "a demand that is no name": (head(crit=["b64", "sigT", {}]), "proof.algorithm-refused"),
    "a demand within a list": (head(crit=["b64", ["sigT"]]), "proof.algorithm-refused"),
    "no list of demands": (head(crit="b64"), "proof.algorithm-refused"),
    "an empty list of demands": (seals.sealed(DIPLOMA, {**BARE, "crit": []}), "proof.algorithm-refused"),
    "a demand of a registered name": (head(crit=["b64", "sigT", "alg"]), "proof.algorithm-refused"),
    "b64 that is not demanded": (head(crit=["sigT"]), "proof.algorithm-refused"),
    "b64 that is no truth": (head(b64=0), "proof.algorithm-refused"),
    "no algorithm": (head(alg="none"), "proof.algorithm-refused"),
    "a shared secret": (head(alg="HS256"), "proof.algorithm-refused"),
    "another kind of key": (head(alg="RS256"), "proof.key-mismatch"),
    "a payload elsewhere": (head(sigD={"mId": "x"}, crit=["b64", "sigT", "sigD"]), "proof.unsupported"),
    "a commitment": (head(srCms=[{"commId": {"id": "x"}}]), "proof.unsupported"),
    "a policy": (head(sigPId={"id": "x"}), "proof.unsupported"),
    "another kind of token": (head(typ="kb+jwt"), "proof.token-kind"),
    "another certificate's digest": (head(**{"x5t#S256": "A" * 43}), "proof.certificate"),
    "no time": (head(sigT=None, crit=["b64"]), "proof.malformed"),
    "two times": (head(iat=1_769_947_200), "proof.malformed"),
    "a time without a zone": (head(sigT="2026-02-01T12:00:00"), "proof.malformed"),
    "no such time": (head(sigT="2026-02-31T12:00:00Z"), "proof.malformed"),
    "no certificate": (head(x5c=["AAAA"]), "unbake.form-edc"),
    "a header that is signed and is not": (seals.sealed(DIPLOMA, header={"alg": "ES256"}), "proof.malformed"),
    "a demand that is not signed": (seals.sealed(DIPLOMA, TOKEN, header={"crit": []}), "proof.malformed"),
    "both forms": ({**seals.sealed(DIPLOMA), "protected": "e30"}, "proof.malformed"),
    "a token that says that it is not encoded": (
        seals.compact(DIPLOMA, TOKEN).replace(
            seals.flat(seals.sealed(DIPLOMA, TOKEN))["protected"], seals.flat(seals.sealed(DIPLOMA))["protected"]
        ),
        "proof.algorithm-refused",
    ),
    "a proof within": (seals.sealed(seals.diploma(proof={"type": "x"})), "parse.ambiguous"),
    "a token within": (seals.sealed(seals.diploma(vc={})), "parse.ambiguous"),
    "two ends": (
        seals.sealed(seals.diploma(validUntil="2027-01-01T00:00:00Z", expirationDate="2028-01-01T00:00:00Z")),
        "parse.ambiguous",
    ),
    "two persons": (seals.sealed(seals.diploma(credentialSubject=[{}, {}])), "parse.property-wrong"),
    "a name twice": (seals.sealed(json.dumps(DIPLOMA)[:-1] + ', "id": "urn:x"}'), "parse.duplicate-key"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_seal_may_not_be_is_refused(name: str) -> None:
    """Each with its reason, whatever its signature."""
    document, code = REFUSED[name]
    report = read(document)
    assert report.verdict != "valid"
    assert code in {step.code for step in report.steps}


def pictured(size: int, beginning: str = "iVBORw0KGgo") -> dict[str, Any]:
    """Return a diploma with a picture of itself, as European issuers embed it: base64 and nothing in front."""
    image = {"type": "MediaObject", "content": beginning + "A/+b" * (size // 4)}
    return seals.diploma(displayParameter={"individualDisplay": [{"displayDetail": [{"image": image}]}]})


IN_JSON: dict[str, Any] = {
    "unencoded": seals.sealed,
    "base64url": lambda claims: seals.sealed(claims, TOKEN),
    "wrapped": lambda claims: {"credential": seals.sealed(claims)},
}


@pytest.mark.parametrize("form", IN_JSON)
def test_pictures_in_a_diploma_are_not_counted(form: str) -> None:
    """Of PNG, JPEG and SVG, of four hundred thousand signs; as much of anything else is too large to be read."""
    for beginning in ("iVBORw0KGgo", "/9j/", "PHN2Zy"):
        assert read(IN_JSON[form](pictured(410_000, beginning))).headline == "verified"
    for large in (pictured(410_000, "AAAA"), seals.diploma(note='"iVBORw0KGgo ' + "x" * 410_000)):
        report = read(IN_JSON[form](large))
        assert (report.verdict, outcome(report, "unbake")) == ("undecided", ("unchecked", "unbake.too-large"))


def test_a_sealed_token_is_as_large_as_any_token_may_be() -> None:
    """With its pictures half a megabyte; of six nothing is read."""
    assert read(seals.compact(pictured(410_000), TOKEN)).headline == "verified"
    assert read(seals.compact(pictured(5_000_000), TOKEN)).verdict == "undecided"


def test_two_seals_are_named_and_not_chosen_from() -> None:
    """Which of them is the issuer's is not decided here."""
    document = seals.sealed(DIPLOMA)
    document["signatures"] *= 2
    assert read(document).verdict == "undecided"


@pytest.mark.parametrize("form", ["unencoded", "base64url"])
def test_a_word_that_was_changed_breaks_the_seal(form: str) -> None:
    """In the payload, or in the header, or the signature of another diploma."""
    right = seals.sealed(DIPLOMA, None if form == "unencoded" else TOKEN)
    other = seals.sealed(seals.diploma(id="urn:other"), None if form == "unencoded" else TOKEN)
    swapped = {**right, "payload": other["payload"]}
    early = seals.sealed(DIPLOMA, seals.header(sigT="2026-02-01T11:00:00Z"))["signatures"][0]["protected"]
    header = {**right, "signatures": [{**right["signatures"][0], "protected": early}]}
    for document in (swapped, header):
        assert read(document).verdict in {"invalid", "undecided"}
    assert outcome(read(swapped), "proof") == ("failed", "proof.signature-mismatch")


def test_a_seal_binds_whom_its_certificate_is_for() -> None:
    """An issuer that the diploma names itself must be that one; under no anchor nobody says whose the key is."""
    issuer = {"id": ca.ISSUER, "legalName": {"nl": "Kleidorp"}}
    assert read(seals.sealed(seals.diploma(issuer=issuer))).headline == "verified"
    for other in ("https://kleidorp.example.org/ander", "did:web:kleidorp.example.org"):
        report = read(seals.sealed(seals.diploma(issuer={**issuer, "id": other})))
        assert (report.verdict, outcome(report, "issuer")) == ("undecided", ("unchecked", "issuer.key-unbound"))
    for trust in (listed(), listed(ca.certificate(ca.OTHER, ca.OTHER))):
        report = read(seals.sealed(DIPLOMA), trust)
        assert outcome(report, "proof") == ("passed", "proof.passed")
        assert outcome(report, "issuer") == ("unchecked", "issuer.key-unbound")
    unnamed = (ca.leaf(names=()), seals.MIDDLE)
    assert read(seals.sealed(DIPLOMA, seals.header(unnamed))).verdict == "undecided"


def test_a_certificate_must_hold_when_it_sealed() -> None:
    """A minute after its end it binds nobody, and a seal of tomorrow is none yet."""
    short = (ca.leaf(ends=ca.MOMENT), seals.MIDDLE)
    assert read(seals.sealed(DIPLOMA, seals.header(short))).headline == "verified"
    assert read(seals.sealed(DIPLOMA, seals.header(short, sigT="2026-02-01T12:01:00Z"))).verdict == "undecided"
    long = (ca.leaf(ends=ca.MOMENT + timedelta(days=4_000)), seals.MIDDLE)
    assert read(seals.sealed(DIPLOMA, seals.header(long, sigT="2026-12-31T12:00:00Z"))).verdict != "valid"


def test_a_diploma_that_is_over_is_over() -> None:
    """By either of the names that its standard has for the end."""
    for name in ("validUntil", "expirationDate"):
        assert read(seals.sealed(seals.diploma(**{name: "2026-03-01T00:00:00Z"}))).verdict == "invalid"
        assert read(seals.sealed(seals.diploma(**{name: "2027-03-01T00:00:00Z"}))).verdict == "valid"


def test_what_is_sealed_and_nothing_that_was_learnt_is_no_diploma() -> None:
    """It is named as another credential."""
    report = read(seals.sealed(seals.diploma(credentialSubject={"id": "urn:x"})))
    assert (outcome(report, "parse"), report.verdict != "valid") == (("absent", "parse.vc"), True)


def test_without_certificates_or_a_seal_a_diploma_is_only_named() -> None:
    """The page says where it can be checked."""
    for document in (DIPLOMA, seals.sealed(DIPLOMA, seals.header(x5c=None))):
        assert "unbake.form-edc" in {step.code for step in read(document).steps}


def test_no_sign_of_a_sealed_diploma_can_be_changed() -> None:
    """A mutant of the payload, of the header, of the signature or of the file is never valid, and raises nothing."""
    chance = random.Random("seals")  # noqa: S311 -- repeatable, not secret
    right = seals.sealed(DIPLOMA)
    whole = json.dumps(right, ensure_ascii=False)
    for _ in range(300):
        place = chance.randrange(len(whole))
        changed = whole[:place] + chance.choice('Aa0"}{,: _') + whole[place + chance.randrange(2) :]
        try:
            if json.loads(changed) == right:
                continue
        except ValueError:
            pass
        run = verify(changed.encode(), crypto=CpythonCrypto(), fetcher=Net({}), now=NOW, trust=TRUST)
        assert "valid" not in {report.verdict for report in asyncio.run(run)}, changed
