"""Interop both ways with an implementation that is not ours: what we sign it accepts, what it signs we accept."""

import asyncio
import base64
import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from badge_issuer import status_list
from badge_issuer.credential import Award, credential
from badge_issuer.keys import from_seed
from badge_issuer.publish import addresses
from badge_issuer.sign import with_proof
from badge_verifier.network.fetches import Offline
from badge_verifier.proofs.contexts import bundled
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.verify import verify

HERE = Path(__file__).parent
MODULES = Path(os.environ.get("BADGE_PEERS") or HERE.parents[2]) / "node_modules"
SEED = bytes(range(32))
KEY = from_seed(SEED)
ISSUER = f"did:key:{KEY.multibase}"
METHOD = f"{ISSUER}#{KEY.multibase}"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
SITE = "https://badges.example.org/"
CREATED = "2026-10-01T00:00:00Z"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which Node finds the peer's packages."""
    if not (MODULES / "@digitalbazaar" / "eddsa-rdfc-2022-cryptosuite").is_dir() or shutil.which("node") is None:
        message = f"the peer is not installed in {MODULES}: run `npm ci`"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    found = tmp_path_factory.mktemp("peer")
    (found / "node_modules").symlink_to(MODULES, target_is_directory=True)
    shutil.copy(HERE / "peer.mjs", found)
    return found


def documents() -> dict[str, Any]:
    """Return every context, the preferred version of each, and the documents of our did:key."""
    known = {context.url: dict(context.document) for context in reversed(bundled())}
    method = {"id": METHOD, "type": "Multikey", "controller": ISSUER, "publicKeyMultibase": KEY.multibase}
    contexts = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]
    did = {"@context": contexts, "id": ISSUER, "verificationMethod": [method], "assertionMethod": [METHOD]}
    return {**known, ISSUER: did, METHOD: {"@context": contexts[1], **method}}


def ask(folder: Path, credentials: list[Any], sign: list[Any], extra: dict[str, Any] | None = None) -> dict[str, Any]:
    """Run the peer once."""
    question = {
        "documents": {**documents(), **(extra or {})},
        "controller": ISSUER,
        "method": METHOD,
        "seed": base64.b64encode(SEED).decode(),
        "credentials": credentials,
        "sign": sign,
    }
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run(
        [node, "peer.mjs"], cwd=folder, input=json.dumps(question), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def unsigned(index: int | None = None, name: str = "Warmtepompen “plus” €") -> dict[str, Any]:
    """Return a credential, with a place in the status lists if an index is given."""
    issuer = {"id": ISSUER, "type": ["Profile"], "name": "Een school"}
    achievement = {
        "id": f"{SITE}badges/a/b/v1/achievement.json",
        "type": ["Achievement"],
        "achievementType": "MicroCredential",
        "name": name,
        "description": "Over warmte",
        "criteria": {"narrative": "Gehaald"},
        "creditsAvailable": 2.5,
        "alignment": [{"type": ["Alignment"], "targetName": "NLQF 4", "targetUrl": "https://example.org/nlqf/4"}],
    }
    award = Award(
        id="urn:uuid:00000000-0000-4000-8000-000000000000",
        achievement=achievement,
        issuer=issuer,
        email="sam@example.org",
        salt="salt",
        valid_from=datetime(2026, 9, 1, tzinfo=UTC),
        status=status_list.entries({"revocation": addresses(SITE, "a", "1")["revocation"]}, index)
        if index is not None
        else (),
    )
    return credential(award)


def signed(document: dict[str, Any]) -> dict[str, Any]:
    """Return it with our proof."""
    return with_proof(document, KEY, method=METHOD, cryptosuite="eddsa-rdfc-2022", created=CREATED)


def revocation_list() -> dict[str, Any]:
    """Return our signed status list, in which 7 is revoked."""
    address = addresses(SITE, "a", "1")["revocation"]
    document = status_list.credential(
        address=address,
        issuer=ISSUER,
        purpose="revocation",
        encoded_list=status_list.encoded({7}, 131_072),
        valid_from=datetime(2026, 9, 1, tzinfo=UTC),
        valid_until=None,
    )
    return {address: signed(document)}


def test_the_peer_accepts_what_we_sign(folder: Path) -> None:
    """Our proof holds there; with one word changed, neither here nor there."""
    ours = signed(unsigned())
    changed = {**ours, "name": "Other"}
    answer = ask(folder, [ours, changed], [])
    assert answer["verified"][0] == {"proof": True, "status": None, "error": None}
    assert answer["verified"][1]["proof"] is False


def test_we_accept_what_the_peer_signs(folder: Path) -> None:
    """The same document signed there passes here, and with one word changed it does not."""
    theirs = ask(folder, [], [unsigned()])["signed"][0]
    assert [_proof(document) for document in (theirs, {**theirs, "name": "Other"})] == ["passed", "failed"]


def test_both_make_the_same_signature(folder: Path) -> None:
    """Ed25519 is deterministic: equal signed bytes are equal signatures."""
    theirs = ask(folder, [], [unsigned()])["signed"][0]
    assert theirs["proof"]["proofValue"] == signed(unsigned())["proof"]["proofValue"]


def test_the_peer_reads_our_status_list(folder: Path) -> None:
    """It finds 7 revoked and 8 not."""
    answer = ask(folder, [signed(unsigned(7)), signed(unsigned(8))], [], revocation_list())
    assert [found["status"] for found in answer["verified"]] == [[True], [False]]


def _proof(document: dict[str, Any]) -> str:
    data = json.dumps(document).encode()
    (report,) = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=None))
    return {step.name: step.outcome.value for step in report.steps}["proof"]
