"""Threat T3: what somebody left out, or nobody could look at, never reads as a "no"."""

import json
from typing import Any

import derived
import make
import of_school
import pytest
from attacker import EVIL, assertion, profile
from judging import Net, judged, outcome

from badge_verifier.encodings.multibase import to_base64url

METHOD: str = make.METHODS["active"]


@pytest.mark.parametrize("place", ["credentialSubject", "achievement", "array"])
def test_digests_anywhere_in_a_token_are_seen(place: str) -> None:
    """A digest stands for what its holder chose not to show: here, whose badge it is."""
    badge = make.badge()
    subject = badge["credentialSubject"]
    if place == "array":
        subject["achievement"]["tag"] = [{"...": "WFYy"}]
    else:
        (subject if place == "credentialSubject" else subject["achievement"])["_sd"] = ["WFYy"]
    report = judged(make.ACTIVE.token(badge, METHOD).encode())
    assert report.verdict == "undecided"
    assert outcome(report, "proof")[0] != "passed"
    assert judged(make.ACTIVE.token(make.badge(), METHOD).encode()).verdict == "valid"


@pytest.mark.parametrize(
    ("lock", "code"),
    [
        (b"", "unbake.no-badge-in-pdf"),
        (b"trailer << /Root 1 0 R /Encrypt 5 0 R >>", "unbake.pdf-encrypted"),
        (b"trailer << /Encrypt<< /Filter /Standard >> >>", "unbake.pdf-encrypted"),
        (b"(/Encrypted with love)", "unbake.no-badge-in-pdf"),
    ],
)
def test_of_a_locked_pdf_nobody_says_that_it_holds_no_badge(lock: bytes, code: str) -> None:
    """Who could not look does not know."""
    report = judged(b"%PDF-1.7\n" + lock + b"\n%%EOF\n")
    assert outcome(report, "unbake")[1] == code
    assert report.headline == ("unreadable" if code == "unbake.pdf-encrypted" else "no-badge-found")


@pytest.mark.parametrize(
    ("revoked", "headline"), [(True, "revoked"), ("true", "revoked"), (1, "revoked"), (["x"], "revoked"),
                              ("ja", "revoked"), ({"since": "2026"}, "revoked"), ("", "issuer-unknown"),
                              ("False", "issuer-unknown"), ("0", "issuer-unknown"), ([], "issuer-unknown"),
                              (False, "issuer-unknown"), ("false", "issuer-unknown"), (None, "issuer-unknown")]
)  # fmt: skip
def test_revoked_in_any_spelling_is_revoked(revoked: Any, headline: str) -> None:
    """Whatever stands there is a no only if it says no."""
    one = assertion(revoked=revoked)
    net = Net({f"{EVIL}a": one, f"{EVIL}i": {**profile(f"{EVIL}i"), "name": "Somebody"}})
    assert judged(one, net).headline == headline


@pytest.mark.parametrize("place", ["typ", "_sd", "_sd_alg"])
def test_a_token_with_selective_disclosure_is_not_judged(place: str) -> None:
    """Its holder may have left out that it can be withdrawn; the signature holds all the same.

    With the tilde that ends one it is read, and says what may be missing; of a plain token a tilde makes nothing else.
    """
    document = make.badge(**({} if place == "typ" else {place: ["x"] if place == "_sd" else "sha-256"}))
    token: str = make.ACTIVE.token(document, make.METHODS["active"])
    if place == "typ":
        _, payload, _ = token.split(".")
        header = to_base64url(json.dumps({"alg": "EdDSA", "typ": "vc+sd-jwt", "kid": make.METHODS["active"]}).encode())
        signature = to_base64url(make.ACTIVE._private.sign(f"{header}.{payload}".encode()))
        token = f"{header}.{payload}.{signature}"
    report = judged(token.encode())
    assert (report.verdict, report.headline) == ("undecided", "unsupported-proof")
    codes = {outcome(report, step) for step in ("unbake", "proof")}
    assert codes & {("unchecked", "proof.unsupported"), ("unchecked", "unbake.form-sd-jwt")}
    assert judged(f"{token}~".encode()).headline == ("not-disclosed" if place == "_sd" else "verified")
    assert judged(f"{token}~WyJhIiwiYiJd~".encode()).headline == "malformed"
    plain = f"{make.ACTIVE.token(make.badge(), make.METHODS['active'])}~"
    assert judged(plain.encode()).headline == "malformed"


Json = dict[str, Any]
SCHOOL: str = make.SCHOOL


def in_part(document: Json) -> Json:
    """Return a document of the school as somebody passed it on."""
    method = make.METHODS["selective"]
    return derived.derive(document, method, of_school.SELECTIVE, of_school.ONCE, ("issuer", "credentialSubject"))


def whole(document: Json) -> Json:
    """Return a document of the school as it signed it."""
    return make.ACTIVE.prove(document, make.METHODS["active"])


@pytest.mark.parametrize(
    ("passed_on", "found"),
    [(whole, ("passed", "endorsements.held")), (in_part, ("unchecked", "endorsements.unchecked"))],
)
@pytest.mark.parametrize("ends", [{}, {"validUntil": "2027-01-01T00:00:00Z"}])
def test_an_endorsement_in_part_says_not_until_when_it_holds(
    passed_on: Any, found: tuple[str, str], ends: Json
) -> None:
    """Its end date may have been left out, or that it was withdrawn; shown or not, nobody can tell what else was."""
    badge = make.badge()
    endorsement = {
        "@context": badge["@context"],
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "issuer": {"id": SCHOOL, "type": ["Profile"], "name": "Demo-mbo Rijnstad"},
        "validFrom": "2026-11-01T00:00:00Z",
        "credentialSubject": {"id": badge["id"], "type": ["EndorsementSubject"]},
        **ends,
    }
    report = judged(whole({**badge, "endorsement": [passed_on(endorsement)]}))
    assert report.headline == "verified"
    assert outcome(report, "endorsements") == found


@pytest.mark.parametrize(
    ("passed_on", "found"),
    [(whole, ("passed", "status.not-withdrawn")), (in_part, ("unchecked", "status.list-unproven"))],
)
def test_a_status_list_in_part_clears_nobody(passed_on: Any, found: tuple[str, str]) -> None:
    """An old list without its end date would be believed for ever."""
    signed = make.badge(
        credentialStatus={
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "7",
            "statusListCredential": make.STATUS,
        }
    )
    listed = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": make.STATUS,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": SCHOOL,
        "validFrom": "2026-11-01T00:00:00Z",
        "credentialSubject": {
            "id": f"{make.STATUS}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA",
        },
    }
    assert outcome(judged(whole(signed), {make.STATUS: passed_on(listed)}), "status") == found
