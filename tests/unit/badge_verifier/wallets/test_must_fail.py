"""What the standards of tokens say must be refused, row by row: where it says so, what it is, and what we answer.

A row names the section; the answer is the code that a report bears. None of them is ever valid, and none is said to be
tampered with where nobody can know that it was.
"""

from collections.abc import Callable
from typing import Any

import pytest
import wallet_tokens as wallet
from judging import judged, outcome

from badge_verifier.encodings.multibase import base64url, to_base64url

Json = dict[str, Any]
NAME = wallet.disclosure("zout", "given_name", "Sam")
ELEMENT = wallet.disclosure("zout", "NL")
LEARNT = wallet.learnt()


def token(claims: Json, *shown: str, **header: Any) -> str:
    """Return a token of the listed school."""
    return wallet.presented(wallet.issued({**LEARNT, **claims}, **header), shown)


def holding(*texts: str, **claims: Any) -> Json:
    """Return claims with the digests of these disclosures."""
    return {**claims, "_sd": [wallet.digest(text) for text in texts]}


def without(name: str) -> Json:
    """Return the claims without one."""
    return {each: value for each, value in LEARNT.items() if each != name}


def spoilt(part: int, change: Callable[[bytes], bytes]) -> str:
    """Return a token of which one of three parts was changed as bytes, and not signed anew."""
    parts = wallet.issued(LEARNT).split(".")
    parts[part] = to_base64url(change(base64url(parts[part])))
    return ".".join(parts) + "~"


def header_text(text: str) -> str:
    """Return a token whose header is this text, signed as it stands."""
    data = f"{to_base64url(text.encode())}.{wallet.part(LEARNT)}"
    return f"{data}.{wallet.SCHOOL.sign(data)}~"


def envelope(**changes: Any) -> Json:
    """Return the claims of an Open Badge 3.0 that a token holds as they are (VC-JOSE-COSE)."""
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": wallet.ISSUER, "type": ["Profile"], "name": "Demo-mbo Rijnstad"},
        "validFrom": "2026-02-01T12:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "urn:uuid:2",
                "type": ["Achievement"],
                "name": "Veilig tillen",
                "description": "Tillen.",
                "criteria": {"narrative": "Laat het zien."},
            },
        },
        **changes,
    }


def jose(claims: Json, **header: Any) -> str:
    """Return a token of the listed school that is no SD-JWT."""
    return wallet.SCHOOL.token({"typ": "vc+jwt", "kid": wallet.KID, **header}, claims)


DISCLOSURE, KIND, REFUSED = "proof.disclosure", "proof.token-kind", "proof.algorithm-refused"
BINDING, MALFORMED, PROPERTY = "proof.key-binding", "proof.malformed", "parse.property-wrong"
Row = tuple[str, str, str, str]  # section, what is wrong, the file, the code of our answer

SD_JWT: tuple[Row, ...] = (
    ("RFC 9901, 4.1.1", "a digest algorithm nobody knows", token({"_sd_alg": "sha-1"}), "parse.form-sd-jwt"),
    ("RFC 9901, 4.1.1", "_sd_alg below the top", token({"a": {"_sd_alg": "sha-256"}}), DISCLOSURE),
    ("RFC 9901, 4.2.1", "a claim called _sd", token(holding(d := wallet.disclosure("z", "_sd", [])), d), DISCLOSURE),
    ("RFC 9901, 4.2.1", "a claim called ...", token(holding(d := wallet.disclosure("z", "...", 1)), d), DISCLOSURE),
    ("RFC 9901, 4.2.4.2", "a neighbour of ...", token({"a": [{"...": wallet.digest(ELEMENT), "b": 1}]}), DISCLOSURE),
    ("RFC 9901, 7.1 (2.a)", "alg none", token({}, alg="none"), REFUSED),
    ("RFC 9901, 7.1 (2.b)", "a claim changed", spoilt(1, lambda data: data.replace(b"Veilig", b"Weilig")),
     "proof.signature-mismatch"),
    ("RFC 9901, 7.1 (3.c.i)", "digests that are no list", token({"_sd": "x"}), DISCLOSURE),
    ("RFC 9901, 7.1 (3.c.ii.1)", "an element for a claim", token(holding(ELEMENT), ELEMENT), DISCLOSURE),
    ("RFC 9901, 7.1 (3.c.ii.3)", "a claim that is there", token(holding(NAME, given_name="Kim"), NAME), DISCLOSURE),
    ("RFC 9901, 7.1 (3.c.iii.1)", "a claim for an element", token({"a": [{"...": wallet.digest(NAME)}]}, NAME),
     DISCLOSURE),
    ("RFC 9901, 7.1 (4)", "a digest twice", token({"a": {"_sd": [wallet.digest(NAME)]}, **holding(NAME)}), DISCLOSURE),
    ("RFC 9901, 7.1 (5)", "a disclosure of nobody", token({}, NAME), DISCLOSURE),
    ("RFC 9901, 7.1 (6)", "exp that is over", token({"exp": 1_780_000_000}), "dates.expired"),
    ("RFC 9901, 7.1 (6)", "nbf that is to come", token({"nbf": 1_900_000_000}), "proof.not-yet-valid"),
    ("RFC 9901, 7.3 (4.a)", "no cnf", wallet.bound(wallet.issued(without("cnf"))), BINDING),
    ("RFC 9901, 7.3 (4.b)", "another holder's key", wallet.bound(wallet.issued(LEARNT), holder=wallet.STRANGER),
     BINDING),
    ("RFC 9901, 7.3 (4.d)", "another typ", wallet.bound(wallet.issued(LEARNT), typ="JWT"), BINDING),
    ("RFC 9901, 7.3 (4.e)", "shown tomorrow", wallet.bound(wallet.issued(LEARNT), iat=1_795_500_000), BINDING),
    ("RFC 9901, 7.3 (4.f)", "no nonce", wallet.bound(wallet.issued(LEARNT), nonce=None), BINDING),
    ("RFC 9901, 7.3 (4.f)", "no aud", wallet.bound(wallet.issued(LEARNT), aud=None), BINDING),
    ("RFC 9901, 7.3 (4.g)", "sd_hash of another choice", wallet.bound(wallet.issued(LEARNT), sd_hash="x"), BINDING),
    ("RFC 9901, 4.3", "no iat", wallet.bound(wallet.issued(LEARNT), iat=None), BINDING),
    ("RFC 9901, 4", "no tilde behind the last disclosure", token(holding(NAME), NAME).rstrip("~"), "proof.malformed"),
)  # fmt: skip

SD_JWT_VC: tuple[Row, ...] = (
    ("SD-JWT VC, JOSE Header", "another typ", token(holding(NAME), typ="x+jwt"), KIND),
    *(("SD-JWT VC, Registered JWT Claims", f"{name} left to the holder",
       token({**without(name), **holding(d := wallet.disclosure("z", name, value))}
             if name not in LEARNT
             else {name: None, **holding(d := wallet.disclosure("z", name, value))}, d), DISCLOSURE)
      for name, value in (("nbf", 1), ("status", {}), ("vct#integrity", "sha256-x"), ("aka_vcts", ["urn:x"]))),
    ("SD-JWT VC, vct", "vct that is no text", token({"vct": ["x"]}), PROPERTY),
    ("SD-JWT VC, vct", "an empty vct", token({"vct": ""}), PROPERTY),
    ("SD-JWT VC, aka_vcts", "its own type among others", token({"aka_vcts": [wallet.LEARNT]}), PROPERTY),
    ("SD-JWT VC, Document Integrity", "a digest that is none", token({"vct#integrity": "md5-x"}), PROPERTY),
    ("SD-JWT VC, cnf", "cnf that is no object", token({"cnf": "x"}), PROPERTY),
    ("SD-JWT VC, Issuer Signature Mechanisms", "a key of nobody", wallet.presented(
        wallet.issued(LEARNT, wallet.STRANGER)), "proof.signature-mismatch"),
    ("SD-JWT VC, status", "a mechanism nobody knows", token({"status": {"x": {}}}), "status.unsupported"),
)  # fmt: skip

JWS: tuple[Row, ...] = (
    ("RFC 7515, 2", "base64url with padding", wallet.issued(LEARNT).replace(".", "=.", 1) + "~",
     "unbake.no-badge-in-text"),
    ("RFC 7515, 4", "a header name twice", header_text('{"alg":"EdDSA","alg":"EdDSA","typ":"dc+sd-jwt"}'), MALFORMED),
    ("RFC 7515, 4", "a header that is no object", header_text("[1]"), "unbake.no-badge-in-text"),
    ("RFC 7515, 4.1.1", "no alg", header_text('{"typ":"dc+sd-jwt"}'), REFUSED),
    ("RFC 7515, 4.1.11", "crit that nobody knows", token({}, crit=["x"], x=1), REFUSED),
    ("RFC 7515, 4.1.11", "an empty crit", token({}, crit=[]), REFUSED),
    ("RFC 7515, 4.1.11", "crit of a registered name", token({}, crit=["alg"]), REFUSED),
    ("RFC 7515, 5.2 (8)", "no signature", wallet.issued(LEARNT).rpartition(".")[0] + ".~", "unbake.form-sd-jwt"),
    ("RFC 7515, 8 / RFC 8725, 3.1", "a shared secret", token({}, alg="HS256"), REFUSED),
    ("RFC 7515, 10.7 / RFC 8725, 3.1", "an algorithm of other keys", token({}, alg="ES256"), "proof.key-mismatch"),
    ("RFC 7797, 6", "b64 without crit", token({}, b64=False), REFUSED),
    ("RFC 7797, 7", "b64 false in a JWT", token({}, b64=False, crit=["b64"]), REFUSED),
    ("RFC 7519, 2 NumericDate", "exp as a text", token({"exp": "2028"}), PROPERTY),
)  # fmt: skip

VC_JOSE: tuple[Row, ...] = (
    ("VC-JOSE-COSE, 3.1.1", "a claim vc beside a credential", jose(envelope(vc={})), "parse.ambiguous"),
    ("VC-JOSE-COSE, 3.1.1", "a claim vp beside a credential", jose(envelope(vp={})), "parse.ambiguous"),
    ("VC-JOSE-COSE, 3.1.1", "typ of a presentation", jose(envelope(), typ="vp+jwt"), KIND),
    ("VC-JOSE-COSE, 3.1.3", "iss of another", jose(envelope(iss="https://kwaad.example")), "proof.claims-disagree"),
    ("VC-JOSE-COSE, 3.1.3", "jti of another", jose(envelope(jti="urn:uuid:9")), "proof.claims-disagree"),
    ("VC-JOSE-COSE, 3.1.3", "sub that is no text", jose(envelope(sub=5)), "proof.claim-malformed"),
    ("VC-JOSE-COSE, 3.2.1", "@context left to the holder", wallet.presented(wallet.issued(
        {**{n: v for n, v in envelope().items() if n != "@context"},
         **holding(d := wallet.disclosure("z", "@context", envelope()["@context"]))}, typ="vc+sd-jwt")),
     "dates.undisclosed"),
    ("VC-JOSE-COSE, 4.1", "cty of something else", jose(envelope(), cty="jwt"), KIND),
)  # fmt: skip

ROWS = (*SD_JWT, *SD_JWT_VC, *JWS, *VC_JOSE)


@pytest.mark.parametrize("row", ROWS, ids=[f"{section}: {what}" for section, what, *_ in ROWS])
def test_what_a_standard_says_must_be_refused_is_refused(row: Row) -> None:
    """Each by its own code, and by no other step: it is never valid."""
    *_, text, code = row
    report = judged(text.encode())
    assert report.verdict != "valid"
    assert code in {step.code for step in report.steps}


@pytest.mark.parametrize(
    "text",
    [
        token({}),
        wallet.presented(wallet.issued({**without("given_name"), **holding(NAME)}), [NAME]),
        token({"a": [{"...": wallet.digest(ELEMENT)}]}, ELEMENT),
        wallet.bound(wallet.issued(LEARNT)),
        jose(envelope()),
        jose(envelope(iss=wallet.ISSUER, jti="urn:uuid:1")),
    ],
)
def test_their_right_neighbours_are_valid(text: str) -> None:
    """What none of those rules is broken by."""
    report = judged(text.encode())
    assert (report.verdict, outcome(report, "proof")) == ("valid", ("passed", "proof.passed"))
