"""Threat T3: two status entries of one id, whose places their holder swaps."""

import gzip
from copy import deepcopy
from typing import Any

import make
import pytest
from judging import judged

from badge_verifier.encodings.multibase import to_base64url
from badge_verifier.proofs import descriptions

SCHOOL: str = make.SCHOOL
METHOD: str = make.METHODS["active"]
Json = dict[str, Any]
LISTS = {"revocation": "https://rijnstad.example.org/status/1", "suspension": "https://rijnstad.example.org/status/2"}


def status_list(purpose: str, *places: int) -> Json:
    """Return a list of the school in which these places are set."""
    bits = bytearray(16_384)
    for place in places:
        bits[place // 8] |= 0x80 >> place % 8
    return make.ACTIVE.prove(
        {
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "id": LISTS[purpose],
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": SCHOOL,
            "validFrom": "2026-01-01T00:00:00Z",
            "credentialSubject": {
                "id": f"{LISTS[purpose]}#list",
                "type": "BitstringStatusList",
                "statusPurpose": purpose,
                "encodedList": "u" + to_base64url(gzip.compress(bytes(bits))),
            },
        },
        METHOD,
    )


def entry(purpose: str, place: int, name: str | None) -> Json:
    """Return a status entry."""
    made = {
        "id": name,
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(place),
        "statusListCredential": LISTS[purpose],
    }
    return {member: value for member, value in made.items() if value is not None}


@pytest.mark.parametrize(
    ("names", "headlines"),
    [
        (("urn:uuid:1", "urn:uuid:1"), ("not-understood", "not-understood")),
        (("urn:uuid:1", "urn:uuid:2"), ("revoked", "tampered")),
        ((None, None), ("revoked", "tampered")),
    ],
    ids=["one name", "two names", "no names"],
)
def test_status_entries_of_one_name_cannot_swap_their_places(
    names: tuple[str | None, str | None], headlines: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the proof two entries of one name are one thing: a withdrawn badge could be looked up where another stands."""
    net = {LISTS["revocation"]: status_list("revocation", 5), LISTS["suspension"]: status_list("suspension")}
    with monkeypatch.context() as lax:  # an issuer whose program does not mind
        lax.setattr(descriptions, "once", lambda _document: None)
        badge = make.signed(
            credentialStatus=[entry("revocation", 5, names[0]), entry("suspension", 9, names[1])],
        )
    swapped = deepcopy(badge)
    swapped["credentialStatus"] = [entry("revocation", 9, names[0]), entry("suspension", 5, names[1])]
    assert (judged(badge, net).headline, judged(swapped, net).headline) == headlines
