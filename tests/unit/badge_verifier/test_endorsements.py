"""Who else stands behind a badge: each endorsement is verified, and a bad one does not make the badge worse."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from badge_verifier.dates import instant
from badge_verifier.fetches import Offline
from badge_verifier.in_cpython import CpythonCrypto
from badge_verifier.report import Step
from badge_verifier.verify import verify

NOW = instant("2026-11-22T12:00:00Z")
Make = Callable[..., Any]


@pytest.fixture
def endorsement(signer: Callable[..., Any]) -> Make:
    """Make an endorsement of something by a key of our own."""
    key = signer("Ed25519", "endorser")

    def make(target: str, *, spoil: bool = False, **changes: Any) -> dict[str, Any]:
        document = {
            "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            ],
            "type": ["VerifiableCredential", "EndorsementCredential"],
            "issuer": {"id": key.did, "type": ["Profile"], "name": "Brancheraad Zorg"},
            "validFrom": "2026-01-01T00:00:00Z",
            "credentialSubject": {"id": target, "type": ["EndorsementSubject"], "endorsementComment": "Goed."},
            **changes,
        }
        made: dict[str, Any] = key.secure(document)
        if spoil:
            made["credentialSubject"]["endorsementComment"] = "Uitstekend."
        return made

    return make


def step(badge: dict[str, Any], signer: Callable[..., Any], *endorsements: Any) -> Step:
    """Return step 10 for a badge with these endorsements."""
    key = signer("Ed25519", "issuer")
    badge["issuer"]["id"] = key.did
    badge["endorsement"] = [each for each in endorsements if not isinstance(each, str)]
    data = json.dumps(key.secure(badge)).encode()
    (report,) = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=None))
    assert next(each.outcome for each in report.steps if each.name == "proof") == "passed"
    assert report.verdict == "undecided"
    return report.steps[-1]


def test_sound_endorsement_is_named(badge: dict[str, Any], signer: Make, endorsement: Make) -> None:
    """Of the badge or of its achievement."""
    found = step(badge, signer, endorsement(badge["id"]), endorsement(badge["credentialSubject"]["achievement"]["id"]))
    assert found.code == "endorsements.held"
    assert "Brancheraad Zorg" in found.message


@pytest.mark.parametrize(
    ("target", "changes"),
    [
        ("urn:uuid:6a9b2a0e-6c0e-4b0b-9c5c-0d5b5d1c3c11", {"spoil": True}),
        ("urn:uuid:6a9b2a0e-6c0e-4b0b-9c5c-0d5b5d1c3c12", {}),
        ("urn:uuid:6a9b2a0e-6c0e-4b0b-9c5c-0d5b5d1c3c11", {"validUntil": "2026-11-22T11:59:59Z"}),
        ("urn:uuid:6a9b2a0e-6c0e-4b0b-9c5c-0d5b5d1c3c11", {"validFrom": "2026-11-22T12:00:01Z"}),
    ],
    ids=["tampered", "of something else", "expired", "not yet"],
)
def test_wrong_endorsement_is_wrong(
    badge: dict[str, Any], signer: Make, endorsement: Make, target: str, changes: dict[str, Any]
) -> None:
    """Changed, of another badge, or not in force: it does not count."""
    assert step(badge, signer, endorsement(target, **changes)).code == "endorsements.invalid"


def test_endorsement_of_an_unproven_issuer_is_unchecked(badge: dict[str, Any], signer: Make, endorsement: Make) -> None:
    """Anyone can write a name over a key; such an endorsement stands for nothing, and is not called wrong."""
    other = {"id": "https://brancheraad.example.org", "type": ["Profile"], "name": "Brancheraad Zorg"}
    assert step(badge, signer, endorsement(badge["id"], issuer=other)).code == "endorsements.unchecked"


def test_one_bad_endorsement_spoils_the_step(badge: dict[str, Any], signer: Make, endorsement: Make) -> None:
    """Passed means all of them."""
    found = step(badge, signer, endorsement(badge["id"]), endorsement("urn:uuid:00000000-0000-4000-8000-000000000000"))
    assert found.code == "endorsements.invalid"


def test_no_endorsement_is_absent(badge: dict[str, Any], signer: Make) -> None:
    """Most badges have none."""
    assert step(badge, signer).code == "endorsements.none"
