"""Threat T4: one thing that a badge names thousands of times: places in a list, names of an issuer."""

import asyncio
import gzip
import json
from typing import Any

import make
import pytest
from judging import NOW, TRUST, Net, judged, outcome

from badge_verifier.encodings.multibase import to_base64url
from badge_verifier.limits import Limits
from badge_verifier.ports import SignatureCheck
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust import lookalike
from badge_verifier.verify import verify

Json = dict[str, Any]
SCHOOL: str = make.SCHOOL


def whole(document: Json) -> Json:
    """Return a document of the school as it signed it."""
    return make.ACTIVE.prove(document, make.METHODS["active"])


class Counting:
    """Checks signatures, and counts them."""

    def __init__(self) -> None:
        self.checked = 0
        self._crypto = CpythonCrypto()

    async def verify(self, check: SignatureCheck) -> bool:
        """Say whether the signature holds."""
        self.checked += 1
        return await self._crypto.verify(check)


def status_of(*places: int) -> list[Json]:
    """Return as many status entries."""
    kind = {"type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListCredential": make.STATUS}
    return [{**kind, "statusListIndex": str(place)} for place in places]


def listing(size: int, *places: int) -> Json:
    """Return the school's list of so many bytes in which these places are set."""
    bits = bytearray(size)
    for place in places:
        bits[place // 8] |= 0x80 >> place % 8
    subject = {
        "id": f"{make.STATUS}#list",
        "type": "BitstringStatusList",
        "statusPurpose": "revocation",
        "encodedList": "u" + to_base64url(gzip.compress(bytes(bits))),
    }
    return whole(
        {
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "id": make.STATUS,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": SCHOOL,
            "validFrom": "2026-11-01T00:00:00Z",
            "credentialSubject": subject,
        }
    )


@pytest.mark.parametrize(("entries", "outcome_of"), [(1, "passed"), (16, "passed"), (17, "unchecked")])
def test_a_list_is_proven_once_however_often_it_is_named(entries: int, outcome_of: str) -> None:
    """One signature for the badge and one for its list; more entries than anybody needs are not looked up."""
    counting = Counting()
    badge = json.dumps(whole(make.badge(credentialStatus=status_of(*range(entries))))).encode()
    net = Net({make.STATUS: listing(16_384, 99)})
    (report,) = asyncio.run(verify(badge, crypto=counting, fetcher=net, now=NOW, trust=TRUST))
    assert outcome(report, "status")[0] == outcome_of
    assert counting.checked == (2 if outcome_of == "passed" else 1)
    gone = judged(whole(make.badge(credentialStatus=status_of(*range(entries - 1), 99))), net)
    assert gone.headline == ("revoked" if outcome_of == "passed" else "not-understood")


def test_lists_are_not_unpacked_without_end() -> None:
    """What was found before that still counts; what was not looked up is not called sound."""
    limits = Limits(status_list_bytes=1024 * 1024)
    net = Net({make.STATUS: listing(1024 * 1024, 0)})
    found = []
    for places in ((1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6), (0, 1, 2, 3, 4, 5)):
        badge = json.dumps(whole(make.badge(credentialStatus=status_of(*places)))).encode()
        run = verify(badge, crypto=CpythonCrypto(), fetcher=net, now=NOW, trust=TRUST, limits=limits)
        found += [outcome(report, "status") for report in asyncio.run(run)]
    assert found == [
        ("passed", "status.not-withdrawn"),
        ("unchecked", "status.list-broken"),
        ("failed", "status.revoked"),
    ]


@pytest.mark.parametrize("count", [2, 1_999])
def test_of_many_names_the_one_that_is_shown_is_compared(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is compared with those of every institution; of two thousand only a few are, and nobody sees the others."""
    compared: list[str] = []
    resembles = lookalike.resembles

    def noted(name: str, listed: str) -> bool:
        compared.append(name)
        return resembles(name, listed)

    monkeypatch.setattr(lookalike, "resembles", noted)
    names = [{"@value": f"Naam {number}", "@language": "nl"} for number in range(1, count)]
    for first, headline in (("Demo-mbo Rijnstad", "impersonation-suspected"), ("Geen school", "issuer-unknown")):
        compared.clear()
        issuer = {"id": make.STRANGER.did, "type": ["Profile"], "name": [{"@value": first}, *names]}
        report = judged(token(make.badge(issuer=issuer)))
        assert report.credential is not None
        assert (report.credential["issuer"]["name"], report.headline) == (first, headline)
        assert len(set(compared)) <= min(count, 8)


def token(badge: dict[str, Any]) -> bytes:
    """Return a badge as its unknown maker signed it."""
    return make.STRANGER.token(badge, f"{make.STRANGER.did}#{make.STRANGER.multikey}").encode()
