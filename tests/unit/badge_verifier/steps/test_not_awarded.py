"""What a school signs that is no badge of anybody, and what its lists may say: neither may end in `valid`."""

import json
from typing import Any

import make
import pytest
from judging import judged, outcome

from badge_verifier.limits import Limits

METHOD = make.METHODS["active"]


def of_the_school(*types: str, contexts: tuple[str, ...] = (), **changes: object) -> dict[str, Any]:
    """Return something other than a badge, unsigned."""
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2", *contexts],
        "id": make.STATUS,
        "type": ["VerifiableCredential", *types],
        "issuer": make.SCHOOL,
        "validFrom": "2026-11-01T00:00:00Z",
        "credentialSubject": {"id": f"{make.STATUS}#list", "type": "BitstringStatusList"},
        **changes,
    }


OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
ENDORSED = {"id": "https://x.example.org/1", "type": ["EndorsementSubject"], "endorsementComment": "Goed."}


@pytest.mark.parametrize(
    "document",
    [
        of_the_school(
            "BitstringStatusListCredential",
            credentialSubject={
                "id": f"{make.STATUS}#list",
                "type": "BitstringStatusList",
                "statusPurpose": "revocation",
                "encodedList": "uH4sIAAAAAAAA",
            },
        ),
        of_the_school("EndorsementCredential", contexts=(OB,), credentialSubject=ENDORSED),
        of_the_school("EndorsementCredential", "OpenBadgeCredential", contexts=(OB,), credentialSubject=ENDORSED),
        of_the_school(credentialSubject={"id": "mailto:eve@example.org"}, name="Studentenpas"),
    ],
    ids=["status list", "endorsement", "endorsement that calls itself a badge", "a pass"],
)
def test_what_a_school_signs_beside_badges_is_no_valid_badge(document: dict[str, Any]) -> None:
    """A genuine list or endorsement of a listed school is intact and hers, and no badge that anyone can show."""
    report = judged(make.ACTIVE.prove(document, METHOD))
    assert (report.verdict, report.headline) == ("undecided", "no-badge-found")
    assert outcome(report, "parse") in [("absent", "parse.not-awarded"), ("absent", "parse.vc")]
    assert outcome(report, "proof") == ("passed", "proof.passed")
    assert outcome(report, "trust")[0] == "passed"
    document["issuer"] = "https://other.example.org/"
    assert judged(make.ACTIVE.prove(document, METHOD)).verdict == "undecided"


def test_a_badge_of_the_same_school_is_valid() -> None:
    """The neighbour: what was awarded to somebody counts."""
    report = judged(make.ACTIVE.prove(make.badge(), METHOD))
    assert (report.verdict, outcome(report, "parse")) == ("valid", ("passed", "parse.ob3"))


def case(name: str) -> tuple[bytes, str, dict[str, Any]]:
    """Return file, address of its list, and that list, of one of our vectors."""
    folder = make.HERE / name
    told = json.loads((folder / "case.json").read_bytes())
    ((address, (_status, listed)),) = told["network"].items()
    return (folder / "badge.json").read_bytes(), address, listed


def test_a_saved_list_serves_where_its_address_is_private() -> None:
    """A site tried on one's own machine names lists that nobody is asked for: what was brought along counts."""
    _file, _address, listed = case("revocation-set")
    address = "https://127.0.0.1/status/1.json"
    document = make.badge()
    entry = {"type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "7"}
    entry |= {"id": f"{address}#7", "statusListCredential": address}
    report = judged(make.ACTIVE.prove({**document, "credentialStatus": entry}, METHOD))
    assert outcome(report, "status") == ("unchecked", "status.private-address")
    moved = {name: member for name, member in listed.items() if name != "proof"}
    moved["id"] = address
    saved = json.dumps(make.ACTIVE.prove(moved, METHOD)).encode()
    report = judged(make.ACTIVE.prove({**document, "credentialStatus": entry}, METHOD), snapshots={address: saved})
    assert (report.headline, outcome(report, "status")) == ("revoked", ("failed", "status.revoked"))


def test_a_saved_list_says_how_old_it_is() -> None:
    """With its date it counts, and the date is said; without one its age is not known, and it does not count."""
    file, address, listed = case("revocation-clear")
    dated = judged(file, snapshots={address: json.dumps(listed).encode()})
    assert outcome(dated, "status") == ("passed", "status.snapshot")
    assert dated.verdict == "valid"
    unsigned = {name: member for name, member in listed.items() if name not in ("proof", "validFrom")}
    undated = judged(file, snapshots={address: json.dumps(make.ACTIVE.prove(unsigned, METHOD)).encode()})
    assert outcome(undated, "status") == ("unchecked", "status.unreachable")
    assert undated.verdict == "undecided"


def test_a_list_by_a_stolen_key_says_nothing() -> None:
    """Whoever stole a key could otherwise take back a withdrawal."""
    file, address, listed = case("revocation-clear")
    unsigned = {name: member for name, member in listed.items() if name != "proof"}
    stolen = make.STOLEN.prove(unsigned, make.METHODS["stolen"])
    report = judged(file, snapshots={address: json.dumps(stolen).encode()})
    assert outcome(report, "status") == ("unchecked", "status.list-unproven")
    assert "compromised" in next(step.message for step in report.steps if step.name == "status")
    sound = make.ACTIVE.prove(unsigned, METHOD)
    assert judged(file, snapshots={address: json.dumps(sound).encode()}).verdict == "valid"


def test_a_list_may_be_a_token_longer_than_a_badge() -> None:
    """A list of millions is longer than any badge may be; what may be fetched is what may be read."""
    file, address, listed = case("revocation-clear")
    unsigned = {name: member for name, member in listed.items() if name != "proof"}
    padded = {**unsigned, "description": "x" * Limits().badge_bytes}
    token = make.ACTIVE.token({**padded, "issuer": {"id": make.SCHOOL}}, METHOD)
    assert len(token) > Limits().badge_bytes
    assert outcome(judged(file, snapshots={address: token.encode()}), "status") == ("passed", "status.snapshot")
    header, _payload, signature = token.split(".")
    broken = f"{header}.{token.split('.')[1][:-4]}AAAA.{signature}"
    assert outcome(judged(file, snapshots={address: broken.encode()}), "status")[0] == "unchecked"


def token(claims: dict[str, Any]) -> bytes:
    """Return a compact JWS of the school over these claims."""
    from badge_verifier.encodings.multibase import to_base64url  # noqa: PLC0415 -- needed here alone

    parts = ({"alg": "EdDSA", "typ": "JWT", "kid": METHOD}, claims)
    data = ".".join(to_base64url(json.dumps(part).encode()) for part in parts)
    signature = make.ACTIVE._private.sign(data.encode())
    return f"{data}.{to_base64url(signature)}".encode()


ENTRY = {
    "id": f"{make.STATUS}#5",
    "type": "BitstringStatusListEntry",
    "statusPurpose": "revocation",
    "statusListIndex": "5",
    "statusListCredential": make.STATUS,
}


@pytest.mark.parametrize(
    ("claims", "verdict", "code"),
    [
        ({}, "valid", "status.none"),
        ({"status": {"status_list": {"idx": 5, "uri": make.STATUS}}}, "undecided", "status.unreachable"),
        ({"status": {"other_list": {"idx": 5}}}, "undecided", "status.unsupported"),
        ({"credentialStatus": ENTRY}, "undecided", "status.unreachable"),
        ({"credentialStatus": {"type": "Other"}}, "undecided", "status.unsupported"),
    ],
    ids=["none", "list of tokens", "another list", "beside the credential", "of an unknown kind"],
)
@pytest.mark.parametrize("version", ["1.1", "2.0"])
def test_a_status_in_the_token_is_not_passed_over(
    claims: dict[str, Any], verdict: str, code: str, version: str
) -> None:
    """Wherever a token says that it can be withdrawn, nothing is "not withdrawn" before that was looked up."""
    badge = make.badge()
    whole = {**badge, "iss": make.SCHOOL, **claims} if version == "2.0" else {"vc": badge, "iss": make.SCHOOL, **claims}
    report = judged(token(whole))
    assert outcome(report, "proof") == ("passed", "proof.passed")
    assert (report.verdict, outcome(report, "status")[1]) == (verdict, code)


@pytest.mark.parametrize(
    ("options", "headline"),
    [
        ({"expires": "2026-11-22T11:59:59Z"}, "expired"),
        ({"expires": "2026-11-22T12:00:00Z"}, "verified"),
        ({"created": "2026-11-22T12:10:01Z"}, "not-yet-valid"),
        ({"created": "2026-11-22T12:10:00Z"}, "verified"),
    ],
)
def test_a_proof_that_ended_is_not_called_tampered(options: dict[str, str], headline: str) -> None:
    """Nothing was changed in it, so nobody reads that something was; one second earlier it holds."""
    assert judged(make.ACTIVE.prove(make.badge(), METHOD, **options)).headline == headline


def test_a_changed_badge_is_still_called_tampered() -> None:
    """Also where its proof has ended: a forged proof is forged, not expired."""
    ended = make.ACTIVE.prove(make.badge(), METHOD, expires="2026-11-22T11:59:59Z")
    assert judged({**ended, "name": "Onveilig tillen"}).headline == "tampered"
