"""Token Status Lists: a value counts where the list is the issuer's, is the one that is named, and is in force."""

import random
import zlib
from typing import Any

import mutants
import pytest
import wallet_tokens as wallet
from judging import judged, outcome

from badge_verifier.encodings.multibase import to_base64url
from badge_verifier.errors import Unchecked
from badge_verifier.limits import Limits
from badge_verifier.ports import Answer
from badge_verifier.report import Report


class Served:
    """A network in which one list stands."""

    def __init__(self, body: str | bytes, url: str = wallet.LIST) -> None:
        self.body = body if isinstance(body, bytes) else body.encode()
        self.url = url

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Answer with the list."""
        del max_bytes, seconds
        if url != self.url:
            raise Unchecked("fetch.offline", url)
        return Answer(200, url, self.body)


def asked(body: str | bytes, place: object = 0, **changes: object) -> Report:
    """Judge a token whose status stands in a list."""
    claims = wallet.learnt(**{"status": wallet.status(place), **changes})
    return judged(wallet.presented(wallet.issued(claims)).encode(), Served(body))


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
@pytest.mark.parametrize("place", [0, 1, 7, 8, 13])
def test_one_value_of_a_list_is_that_of_one_token(bits: int, place: int) -> None:
    """Set for one place it is not set for its neighbours, whatever the size of an entry."""
    body = wallet.status_list({place: 1}, bits)
    report = asked(body, place)
    assert (report.verdict, report.headline) == ("invalid", "revoked")
    for other in (place + 1, place - 1):
        if other >= 0:
            assert asked(body, other).headline == "verified"


@pytest.mark.parametrize(
    ("value", "headline"),
    [
        (0, "verified"),
        (1, "revoked"),
        (2, "suspended"),
        (3, "not-understood"),
        (4, "not-understood"),
        (15, "not-understood"),
    ],
)
def test_values_mean_what_the_standard_says(value: int, headline: str) -> None:
    """What is an application's own, or reserved, we do not know: then nothing is said."""
    assert asked(wallet.status_list({5: value}, 4), 5).headline == headline


def test_the_order_of_bits_is_the_standards_own() -> None:
    """The example of the draft: B9 A3 holds 1 0 0 1 1 1 0 1 1 1 0 0 0 1 0 1, from the right of each byte."""
    lst = to_base64url(zlib.compress(bytes([0xB9, 0xA3])))
    body = wallet.status_list({}, status_list={"bits": 1, "lst": lst})
    found = [int(asked(body, place).headline == "revoked") for place in range(16)]
    assert found == [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]


_MILLION = (
    "eNrt3AENwCAMAEGogklACtKQPg9LugC9k_ACvreiogEAAKkeCQAAAAAAAAAAAAAAAAAAAIBylgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAXG9IAAAAAAAAAPwsJAAAAAAAAAAAAAAAvhsSAAAAAAAAAAAA7KpLAAAAAAAAAAAAAAAAAAAAAJsLCQAAAAAAAAAAADjelAAAAAAAAAAAKjDMAQAAAACAZC8L2AEb"
)
# "Status List" and appendix "Test vectors for Status List encoding": bits, list, places with another value than 0.
OF_THE_DRAFT: dict[str, tuple[int, str, dict[int, int]]] = {
    "one bit": (1, "eNrbuRgAAhcBXQ", dict.fromkeys((0, 3, 4, 5, 7, 8, 9, 13, 15), 1)),
    "two bits": (2, "eNo76fITAAPfAgc", {0: 1, 1: 2, 3: 3, 5: 1, 7: 1, 8: 1, 9: 2, 10: 3, 11: 3}),
    "a million of one bit": (
        1,
        _MILLION,
        dict.fromkeys((0, 1993, 25460, 159495, 495669, 554353, 645645, 723232, 854545, 934534, 1000345), 1),
    ),
}


@pytest.mark.parametrize("name", OF_THE_DRAFT)
def test_the_lists_of_the_draft_hold_what_it_says(name: str) -> None:
    """Each place that is set, and its neighbours that are not; one place beyond the end nobody knows."""
    bits, packed, held = OF_THE_DRAFT[name]
    body = wallet.status_list({}, status_list={"bits": bits, "lst": packed})
    words = {0: "verified", 1: "revoked", 2: "suspended", 3: "not-understood"}
    entries = {"one bit": 16, "two bits": 12}.get(name, 2**20)
    for place in sorted({near for each in held for near in (each - 1, each, each + 1) if near >= 0}):
        if place < entries:
            assert asked(body, place).headline == words[held.get(place, 0)], place
        else:
            assert outcome(asked(body, place), "status") == ("unchecked", "status.list-broken")


UNBELIEVED: dict[str, dict[str, Any]] = {
    "of another type": {"typ": "JWT"},
    "without a type": {"typ": None},
    "of a type like it": {"typ": "statuslist+cwt"},
    "of another address": {"sub": "https://rijnstad.example.org/status/other"},
    "of no address": {"sub": None},
    "by a stranger": {"signer": wallet.STRANGER},
    "by a stranger under another name": {"signer": wallet.STRANGER, "iss": "https://kwaad.example.org"},
    "of another issuer": {"iss": "https://kwaad.example.org"},
    "over": {"exp": 1_795_310_000},
    "still to come": {"iat": 1_900_000_000, "exp": None},
    "kept too long": {"ttl": 60},
    "kept for no time": {"ttl": 0},
    "kept for a text": {"ttl": "86400"},
    "without a date": {"iat": None},
    "of bits that there are none of": {"status_list": {"bits": 3, "lst": wallet.packed({})}},
    "of bits that are true": {"status_list": {"bits": True, "lst": wallet.packed({})}},
    "without a list": {"status_list": {"bits": 1}},
    "of no object": {"status_list": "x"},
    "that is not packed": {"status_list": {"bits": 1, "lst": to_base64url(bytes(9))}},
    "that is cut short": {"status_list": {"bits": 1, "lst": to_base64url(zlib.compress(bytes(99))[:-3])}},
    "that is no base64url": {"status_list": {"bits": 1, "lst": wallet.packed({}) + "="}},
    "that is too short": {"status_list": {"bits": 1, "lst": wallet.packed({}, size=1)}},
    "that bursts": {
        "status_list": {"bits": 1, "lst": to_base64url(zlib.compress(bytes(Limits().status_list_bytes + 1), 9))}
    },
}


@pytest.mark.parametrize("name", UNBELIEVED)
def test_a_list_that_cannot_be_believed_says_nothing(name: str) -> None:
    """Neither that a token holds nor that it was withdrawn."""
    for value in (0, 1):
        changes = UNBELIEVED[name]
        report = asked(wallet.status_list({9: value}, **changes), 9)
        assert outcome(report, "status")[0] == "unchecked"
        assert report.verdict == "undecided"


@pytest.mark.parametrize("body", ["", "x", "a.b.c", b"\xff", "{}", wallet.presented(wallet.status_list({}))])
def test_what_is_no_list_says_nothing(body: str | bytes) -> None:
    """An answer of any kind."""
    assert outcome(asked(body), "status") == ("unchecked", "status.list-broken")


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ({}, "status.unsupported"),
        ({"identifier_list": {"id": "a", "uri": wallet.LIST}}, "status.unsupported"),
        ({**wallet.status(), "identifier_list": {"id": "a", "uri": wallet.LIST}}, "status.unsupported"),
        ("x", "status.entry-broken"),
        ({"status_list": []}, "status.entry-broken"),
        (wallet.status(-1), "status.entry-broken"),
        (wallet.status("0"), "status.entry-broken"),
        (wallet.status(place=True), "status.entry-broken"),
        (wallet.status(0, "urn:x"), "status.entry-broken"),
        (wallet.status(0, None), "status.entry-broken"),
    ],
)
def test_a_mechanism_that_we_do_not_know_is_not_absent(status: object, code: str) -> None:
    """A mechanism that we do not know may be the one by which it was withdrawn."""
    report = asked(wallet.status_list({}), status=status)
    assert outcome(report, "status") == ("unchecked", code)


def test_offline_the_list_is_offered_and_nothing_is_said() -> None:
    """With a list that was saved its date is said; kept longer than its issuer allows it counts for nothing."""
    claims = wallet.learnt(status=wallet.status(3))
    token = wallet.presented(wallet.issued(claims)).encode()
    report = judged(token)
    assert report.headline == "online-check-needed"
    assert report.credential is not None
    assert report.credential["shown"]["online"] == [wallet.LIST]
    saved = {wallet.LIST: wallet.status_list({}).encode()}
    assert outcome(judged(token, snapshots=saved), "status") == ("passed", "status.snapshot")
    saved = {wallet.LIST: wallet.status_list({3: 1}).encode()}
    assert judged(token, snapshots=saved).headline == "revoked"
    saved = {wallet.LIST: wallet.status_list({}, ttl=60).encode()}
    assert outcome(judged(token, snapshots=saved), "status") == ("unchecked", "status.list-expired")


def test_a_status_that_was_left_to_the_holder_is_refused_and_one_in_the_open_settles_it() -> None:
    """What else was left out changes nothing where the status stands in the open."""
    payload, _ = wallet.hide(wallet.learnt(status=wallet.status(3), date_of_expiry="2028-01-01"), "birth_date")
    text = wallet.presented(wallet.issued(payload)).encode()
    assert judged(text, Served(wallet.status_list({}))).headline == "verified"
    assert judged(text, Served(wallet.status_list({3: 1}))).headline == "revoked"
    part = {"status_list": {"_sd": [wallet.digest("x")], "idx": 3, "uri": wallet.LIST}}
    text = wallet.presented(wallet.issued(wallet.learnt(status=part))).encode()
    assert outcome(judged(text, Served(wallet.status_list({}))), "status") == ("unchecked", "status.undisclosed")


def test_mutants_of_a_list_take_no_withdrawal_back() -> None:
    """Header, claims or text changed: none makes of a withdrawn token one that is not."""
    chance = random.Random("lists")  # noqa: S311 -- repeatable, not secret
    body = wallet.status_list({3: 1})
    token = wallet.presented(wallet.issued(wallet.learnt(status=wallet.status(3)))).encode()
    for _ in range(120):  # `make fuzz` changes thousands of lists
        changed = mutants.mutant(body.encode(), chance)
        assert judged(token, Served(changed)).verdict != "valid", changed
