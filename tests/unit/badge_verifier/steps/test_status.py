"""What a status list says of one entry, and what makes a list worth nothing."""

import base64
import gzip
from typing import Any

import pytest

from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.steps import status

LIMITS = Limits()


def packed(bits: bytes, prefix: str = "u", padding: str = "") -> str:
    """Return an encoded list."""
    return prefix + base64.urlsafe_b64encode(gzip.compress(bits, mtime=0)).decode().rstrip("=") + padding


def with_bit(place: int, size: int = 16_384) -> bytes:
    """Return a list with one bit set, the left-most being 0."""
    bits = bytearray(size)
    bits[place // 8] = 0x80 >> place % 8
    return bytes(bits)


def entry(**changes: Any) -> status.Entry:
    """Return an entry of a Bitstring Status List."""
    document = {
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "9",
        "statusListCredential": "https://school.example.org/status/1",
        **changes,
    }
    (found,) = status.entries({"credentialStatus": document})
    return found


@pytest.mark.parametrize(
    ("kind", "prefix"),
    [("BitstringStatusListEntry", "u"), ("StatusList2021Entry", ""), ("RevocationList2020Status", "")],
)
@pytest.mark.parametrize(("place", "value"), [(9, 1), (8, 0), (10, 0), (14, 0)])
def test_leftmost_bit_is_first(kind: str, prefix: str, place: int, value: int) -> None:
    """Entry 9 is the second bit from the left of the second byte, in every kind of list."""
    address = {"revocationListCredential": "https://a.example.org/1", "revocationListIndex": "9"}
    asked = entry(type=kind, **(address if kind == "RevocationList2020Status" else {}))
    assert status.value(packed(with_bit(place), prefix), asked, LIMITS) == value


@pytest.mark.parametrize(("index", "value"), [(0, 0b01), (1, 0b10), (2, 0b11), (3, 0)])
def test_entries_may_have_several_bits(index: int, value: int) -> None:
    """With statusSize 2 an entry is two neighbouring bits, most significant first."""
    bits = bytes([0b01_10_11_00]) + bytes(16_383)
    asked = entry(statusSize=2, statusPurpose="message", statusListIndex=index)
    assert status.value(packed(bits), asked, LIMITS) == value


@pytest.mark.parametrize(
    "encoded",
    [
        packed(bytes(16_383)),
        packed(bytes(16_384), prefix=""),
        packed(bytes(16_384), prefix="z"),
        packed(bytes(16_384))[:-8],
        packed(bytes(16_384)) + "!",
        "u",
        "",
        "uAAAA",
    ],
    ids=["short", "no multibase", "other multibase", "cut", "foreign", "empty", "nothing", "no gzip"],
)
def test_list_that_does_not_decode_is_refused(encoded: str) -> None:
    """One byte less than 16 KiB, another alphabet, a cut: none is read as "not revoked"."""
    with pytest.raises(StepError, match=r"status\.list-broken"):
        status.value(encoded, entry(), LIMITS)


def test_last_index_is_read_and_the_next_refused() -> None:
    """A list of 131,072 bits has no entry 131,072."""
    encoded = packed(bytes(16_384))
    assert status.value(encoded, entry(statusListIndex="131071"), LIMITS) == 0
    with pytest.raises(Invalid, match=r"status\.list-broken"):
        status.value(encoded, entry(statusListIndex="131072"), LIMITS)
    with pytest.raises(Invalid, match=r"status\.list-broken"):
        status.value(encoded, entry(statusListIndex="65536", statusSize=2), LIMITS)


def test_list_over_the_limit_is_left_unread() -> None:
    """A bomb behind an address costs no more than the limit."""
    with pytest.raises(Unchecked, match=r"status\.list-broken"):
        status.value(packed(bytes(LIMITS.status_list_bytes + 1)), entry(), LIMITS)


@pytest.mark.parametrize(
    "change",
    [
        {"statusListIndex": "-1"},
        {"statusListIndex": -1},
        {"statusListIndex": "1e3"},
        {"statusListIndex": "٩"},
        {"statusListIndex": True},
        {"statusListIndex": None},
        {"statusListIndex": "9" * 30},
        {"statusSize": 0},
        {"statusSize": 9},
        {"statusSize": True},
        {"statusPurpose": ["revocation"]},
        {"statusListCredential": "status/1"},
        {"statusListCredential": None},
        {"statusMessage": [{"status": "x", "message": "y"}]},
    ],
)
def test_broken_entry_is_refused(change: dict[str, Any]) -> None:
    """The badge itself is wrong where its entry cannot be read."""
    with pytest.raises(Invalid, match=r"status\.entry-broken"):
        entry(**change)


def test_unknown_kind_of_list_is_named() -> None:
    """What we cannot look up is unchecked, by its name."""
    with pytest.raises(Unchecked, match="VelocityRevocationListJan2021"):
        entry(type="VelocityRevocationListJan2021")


def test_all_entries_are_found() -> None:
    """Not the first alone."""
    one = {"type": "1EdTechRevocationList", "id": "https://a.example.org/r"}
    found = status.entries({"credentialStatus": [one, {**one, "id": "https://a.example.org/s"}]})
    assert [each.address for each in found] == ["https://a.example.org/r", "https://a.example.org/s"]
    assert status.entries({}) == []


@pytest.mark.parametrize("name", ["revokedCredential", "revokedCredentials"])
def test_1edtech_list_names_what_is_revoked(name: str) -> None:
    """By id, unless it says that it is not revoked; the reason is told."""
    document = {name: [{"id": "urn:a", "revocationReason": "betaling"}, {"id": "urn:b", "revoked": False}, "urn:c"]}
    assert status.named(document, "urn:a") == "betaling"
    assert status.named(document, "urn:b") is None
    assert status.named(document, "urn:c") == ""
    assert status.named(document, "urn:d") is None


@pytest.mark.parametrize(("document", "name"), [({}, "urn:a"), ({"revokedCredential": []}, None)])
def test_1edtech_list_that_cannot_answer(document: dict[str, Any], name: str | None) -> None:
    """A document that is no list, and a badge without an id, are not "not revoked"."""
    with pytest.raises(Invalid, match=r"status\.list-broken"):
        status.named(document, name)


@pytest.mark.parametrize(
    ("revoked", "withdrawn"),
    [(True, True), (None, True), ("", True), ("ja", True), (False, False), ("False", False), (0, False)],
)
def test_who_is_in_a_list_of_names_is_withdrawn_unless_it_says_no(revoked: object, *, withdrawn: bool) -> None:
    """Without a word about it as well: it stands in the list."""
    document = {"revokedCredential": [{"id": "urn:a", "revoked": revoked}]}
    assert (status.named(document, "urn:a") is not None) == withdrawn
