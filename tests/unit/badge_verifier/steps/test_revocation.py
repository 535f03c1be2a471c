"""Every kind of list of withdrawn badges, from the entry in a signed badge to the verdict."""

import asyncio
import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest

from badge_verifier.encodings.moments import instant
from badge_verifier.encodings.multibase import to_base64url
from badge_verifier.report import Step
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.verify import verify

ADDRESS = "https://school.example.org/status/1"
V1 = "https://www.w3.org/2018/credentials/v1"
V2 = "https://www.w3.org/ns/credentials/v2"
OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
ED = "https://w3id.org/security/data-integrity/v2"
S2021, R2020 = "https://w3id.org/vc/status-list/2021/v1", "https://w3id.org/vc-revocation-list-2020/v1"


def packed(*withdrawn: int, prefix: str = "") -> str:
    """Return a list of 131,072 bits with these set."""
    bits = bytearray(16_384)
    for index in withdrawn:
        bits[index // 8] |= 0x80 >> index % 8
    return prefix + to_base64url(gzip.compress(bytes(bits)))


def listed(kind: str, issuer: str, *withdrawn: int) -> dict[str, Any]:
    """Return the list of a kind, unsigned."""
    modern = kind == "bitstring"
    names = {
        "bitstring": ("BitstringStatusListCredential", "BitstringStatusList", V2),
        "2021": ("StatusList2021Credential", "StatusList2021", S2021),
        "2020": ("RevocationList2020Credential", "RevocationList2020", R2020),
    }
    credential, subject, context = names[kind]
    return {
        "@context": [V2] if modern else [V1, context, ED],
        "id": ADDRESS,
        "type": ["VerifiableCredential", credential],
        "issuer": issuer,
        "validFrom" if modern else "issuanceDate": "2026-11-01T00:00:00Z",
        "credentialSubject": {
            "id": f"{ADDRESS}#list",
            "type": subject,
            **({} if kind == "2020" else {"statusPurpose": "revocation"}),
            "encodedList": packed(*withdrawn, prefix="u" if modern else ""),
        },
    }


ENTRIES: dict[str, tuple[dict[str, Any], str | None]] = {
    "bitstring": (
        {
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "7",
            "statusListCredential": ADDRESS,
        },
        None,
    ),
    "2021": (
        {
            "type": "StatusList2021Entry",
            "statusPurpose": "revocation",
            "statusListIndex": "7",
            "statusListCredential": ADDRESS,
        },
        S2021,
    ),
    "2020": (
        {"type": "RevocationList2020Status", "revocationListIndex": "7", "revocationListCredential": ADDRESS},
        R2020,
    ),
}


@pytest.mark.parametrize("kind", ENTRIES)
@pytest.mark.parametrize(
    ("withdrawn", "code"),
    [
        ((), "status.not-withdrawn"),
        ((6,), "status.not-withdrawn"),
        ((7,), "status.revoked"),
        ((8,), "status.not-withdrawn"),
    ],
    ids=["nobody", "the one before", "this one", "the one after"],
)
def test_each_kind_of_list_is_read(  # noqa: PLR0913, PLR0917 -- a table and the fixtures
    kind: str, withdrawn: tuple[int, ...], code: str, badge: dict[str, Any], signer: Callable[..., Any], network: Any
) -> None:
    """With its own context, secured by Data Integrity; its neighbours on either side are other badges."""
    key = signer("Ed25519", "lists")
    entry, context = ENTRIES[kind]
    badge["issuer"]["id"] = key.did
    badge["credentialStatus"] = {"id": f"{ADDRESS}#7", **entry}
    if context is not None:
        badge["@context"].append(context)
    network.documents = {ADDRESS: key.secure(listed(kind, key.did, *withdrawn))}
    found = step(key.secure(badge), network)
    assert found.code == code


@pytest.mark.parametrize("kind", ENTRIES)
def test_each_kind_of_list_has_to_be_proven(
    kind: str, badge: dict[str, Any], signer: Callable[..., Any], network: Any
) -> None:
    """Another list under the same signature says nothing."""
    key = signer("Ed25519", "lists")
    entry, context = ENTRIES[kind]
    badge["issuer"]["id"] = key.did
    badge["credentialStatus"] = {"id": f"{ADDRESS}#7", **entry}
    if context is not None:
        badge["@context"].append(context)
    forged = key.secure(listed(kind, key.did, 7))
    forged["credentialSubject"]["encodedList"] = listed(kind, key.did)["credentialSubject"]["encodedList"]
    network.documents = {ADDRESS: forged}
    found = step(key.secure(badge), network)
    assert (found.outcome, found.code) == ("unchecked", "status.list-unproven")


def step(badge: dict[str, Any], network: Any) -> Step:
    """Return step 6 of a badge whose proof holds."""
    run = verify(
        json.dumps(badge).encode(),
        crypto=CpythonCrypto(),
        fetcher=network,
        now=instant("2026-11-22T12:00:00Z"),
        trust=None,
    )
    (report,) = asyncio.run(run)
    steps = {each.name: each for each in report.steps}
    assert steps["proof"].code == "proof.passed", steps["proof"]
    return steps["status"]
