"""Threat T3: a status list that answers another question, or is not the issuer's to say, clears nobody."""

import gzip
import json
from typing import Any

import make
import of_school
import pytest
from judging import judged, outcome

from badge_verifier.encodings.multibase import to_base64url

SCHOOL: str = make.SCHOOL
METHOD: str = make.METHODS["active"]
Json = dict[str, Any]


def entry(purpose: str, index: int = 7) -> Json:
    """Return an entry of a badge."""
    return {
        "id": f"{make.STATUS}-{purpose}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(index),
        "statusListCredential": f"{make.STATUS}-{purpose}",
    }


def listed(purpose: str, *set_bits: int, key: Any = None, method: str = METHOD, **options: object) -> Json:
    """Return the list for a purpose, signed by the school unless another key is given."""
    bits = bytearray(16_384)
    for index in set_bits:
        bits[index // 8] |= 0x80 >> index % 8
    address = f"{make.STATUS}-{purpose}"
    document = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": SCHOOL,
        "validFrom": "2026-11-01T00:00:00Z",
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": "u" + to_base64url(gzip.compress(bytes(bits))),
        },
    }
    return {address: (key or make.ACTIVE).prove(document, method, **options)}


@pytest.mark.parametrize(
    ("purposes", "bits", "status"),
    [
        (["revocation"], (), ("passed", "status.not-withdrawn")),
        (["refresh"], (), ("absent", "status.none")),
        (["refresh"], (7,), ("absent", "status.refresh")),
        (["message"], (), ("absent", "status.none")),
        (["message"], (7,), ("absent", "status.message")),
        (["colour"], (), ("absent", "status.none")),
        (["colour"], (7,), ("unchecked", "status.unsupported")),
        (["refresh", "revocation"], (), ("passed", "status.not-withdrawn")),
        (["revocation", "refresh"], (7,), ("failed", "status.revoked")),
        (["suspension", "message"], (7,), ("failed", "status.suspended")),
    ],
)
def test_a_list_of_something_else_does_not_say_that_it_was_not_withdrawn(
    purposes: list[str], bits: tuple[int, ...], status: tuple[str, str]
) -> None:
    """Only lists for revocation and suspension answer the question; the others tell something beside it."""
    badge = make.signed(credentialStatus=[entry(purpose) for purpose in purposes])
    known = {address: made for purpose in purposes for address, made in listed(purpose, *bits).items()}
    assert outcome(judged(badge, known), "status") == status


@pytest.mark.parametrize("first", ["revocation", "refresh"])
def test_what_an_issuer_tells_beside_it_is_not_lost(first: str) -> None:
    """Not withdrawn, and there is a newer version: in whichever order the badge names the two lists."""
    badge = make.signed(credentialStatus=[entry(first), entry("refresh" if first == "revocation" else "revocation")])
    found = outcome(judged(badge, {**listed("revocation"), **listed("refresh", 7)}), "status")
    assert found == ("passed", "status.refresh")


@pytest.mark.parametrize(
    ("created", "status"),
    [
        ("2025-06-30T00:00:00Z", ("passed", "status.not-withdrawn")),
        ("2025-06-30T00:00:01Z", ("unchecked", "status.list-unproven")),
    ],
    ids=["in force", "a second after"],
)
def test_a_list_by_a_key_that_was_retired_takes_nothing_back(created: str, status: tuple[str, str]) -> None:
    """Whoever still has an old key and the school's web space could hide a withdrawal."""
    known = listed("revocation", key=of_school.RETIRED, method=make.METHODS["retired"], created=created)
    assert outcome(judged(make.signed(credentialStatus=entry("revocation")), known), "status") == status


def test_another_list_of_the_school_says_nothing() -> None:
    """Whoever has the school's web space could answer with the list of another year, in which nobody is withdrawn."""
    badge = make.signed(credentialStatus=entry("revocation"))
    ((right, other),) = listed("revocation").items()
    unsigned = {name: member for name, member in other.items() if name != "proof"}
    other = make.ACTIVE.prove({**unsigned, "id": f"{right}-2024"}, METHOD)
    assert outcome(judged(badge, {right: other}), "status") == ("unchecked", "status.list-unproven")
    nameless = make.ACTIVE.prove({name: member for name, member in unsigned.items() if name != "id"}, METHOD)
    assert outcome(judged(badge, {right: nameless}), "status") == ("passed", "status.not-withdrawn")


STATUS = {
    "id": "urn:uuid:0b7c5c4e-28ab-4f0a-8f2a-6b8ee5a7b0aa",
    "type": "BitstringStatusListEntry",
    "statusPurpose": "revocation",
    "statusListIndex": "5",
    "statusListCredential": make.STATUS,
}


@pytest.mark.parametrize(
    "index", ["-1", "5.0", "\u0665", "0x5", "", "999999999999", -1, 5.0, True, None, [5], {"@value": "5"}, "131072"]
)
def test_an_index_that_is_none_of_the_list_is_never_not_withdrawn(index: Any) -> None:
    """Negative, fractional, foreign digits, out of range, of another type, in a badge whose every byte is signed."""
    document = make.badge(credentialStatus={**STATUS, "statusListIndex": index})
    token = make.ACTIVE.token(document, make.METHODS["active"])
    report = judged(token.encode(), {make.STATUS: bitstring()})
    assert outcome(report, "status")[0] in ("failed", "unchecked")
    sound = make.ACTIVE.token(make.badge(credentialStatus=STATUS), make.METHODS["active"])
    assert judged(sound.encode(), {make.STATUS: bitstring()}).verdict == "valid"


ANOTHER = f"{SCHOOL}/another-list"


def bitstring(key: Any = make.ACTIVE, issuer: str = SCHOOL, address: str = make.STATUS, **subject: Any) -> Any:
    """Return a status list with no bit set."""
    network = json.loads((make.HERE / "revocation-clear" / "case.json").read_bytes())["network"]
    listed = network[make.STATUS][1]
    unsigned = {name: value for name, value in listed.items() if name != "proof"}
    unsigned |= {"id": address, "issuer": issuer, "credentialSubject": {**listed["credentialSubject"], **subject}}
    return key.prove(unsigned, make.METHODS["active"] if key is make.ACTIVE else f"{key.did}#{key.multikey}")


@pytest.mark.parametrize(
    "listed",
    [
        bitstring(make.STRANGER, address=ANOTHER),
        bitstring(make.STRANGER, make.STRANGER.did, ANOTHER),
        bitstring(address=ANOTHER, statusPurpose="suspension"),
        bitstring(address=ANOTHER, encodedList="uH4sIAAAAAAAAAwMAAAAAAAAAAAA"),
        {**bitstring(address=ANOTHER), "validUntil": "2099-01-01T00:00:00Z"},
        {name: value for name, value in bitstring(address=ANOTHER).items() if name != "proof"},
        {},
    ],
    ids=["forged", "of another issuer", "for another purpose", "empty", "altered", "unsigned", "nothing"],
)
def test_a_list_that_is_not_the_issuers_own_says_nothing(listed: Any) -> None:
    """Never "not withdrawn", and never "withdrawn": we could not look.

    At an address that the trust list does not name as the institution's; those it vouches for.
    """
    secured = make.signed(credentialStatus={**STATUS, "statusListCredential": ANOTHER})
    assert outcome(judged(secured, {ANOTHER: listed}), "status")[0] == "unchecked"
    assert judged(secured, {ANOTHER: bitstring(address=ANOTHER)}).verdict == "valid"


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([{"id": "urn:uuid:other", "revoked": True}], "passed"),
        (["urn:uuid:other"], "passed"),
        ([["urn:uuid:other"]], "unchecked"),
        ([{"identifier": "urn:uuid:other"}], "unchecked"),
        ([None], "unchecked"),
        (None, "unchecked"),
    ],
)
def test_an_entry_of_a_list_that_cannot_be_read_is_not_passed_over(members: Any, expected: str) -> None:
    """1EdTech's list: what has no id could be this badge."""
    entry = {"id": f"{SCHOOL}/list", "type": "1EdTechRevocationList"}
    token = make.ACTIVE.token(make.badge(credentialStatus=entry), make.METHODS["active"])
    listed = {"issuer": SCHOOL, "revokedCredential": members}
    assert outcome(judged(token.encode(), {f"{SCHOOL}/list": listed}), "status")[0] == expected
