"""Time the verifier beside its peers on the same files in the same run; `make bench-verify` prints the table.

Ours is the whole of `verify`: ten steps, from the bytes of a file to the report, with a trust list. The peers check the
signature and the dates (`@digitalbazaar/vc`), or those and a schema that they cannot fetch here
(`@digitalcredentials/verifier-core`), or the token alone (`jose`). "first" is the first badge in a fresh process after
its modules were loaded, "warm" the median of those after it. Each figure is the best of three runs, to keep out what
else the machine does.
"""

import argparse
import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from badge_issuer import sign
from badge_issuer.keys import SigningKey, from_seed, new
from badge_verifier.batch import Question, answers
from badge_verifier.encodings import multibase
from badge_verifier.limits import Limits
from badge_verifier.network.fetches import Offline
from badge_verifier.proofs import securing
from badge_verifier.proofs.keys import multikey
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import Institution, TrustKey, TrustList
from badge_verifier.verify import verify

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CREATED = "2026-02-01T00:00:00Z"
RUNS = 3
PEERS = {
    "eddsa-rdfc-2022": ("vc", "verifier-core"),
    "ecdsa-rdfc-2019": ("vc",),
    "eddsa-jcs-2022": (),
    "jwt EdDSA": ("jose",),
    "jwt ES256": ("jose",),
}


@dataclass(frozen=True)
class Times:
    """Of one verifier over the files of one kind, in milliseconds."""

    first: float
    warm: float


def demonstration(number: int, issuer: str) -> dict[str, Any]:
    """Return an unsigned badge such as the catalogue issues, each a little different."""
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": f"urn:uuid:00000000-0000-4000-8000-{number:012d}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"Veilig tillen {number}",
        "issuer": {
            "id": issuer,
            "type": ["Profile"],
            "name": "Demo-mbo Rijnstad",
            "url": "https://school.example.org/",
        },
        "validFrom": CREATED,
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": True,
                    "identityHash": f"sha256${number:064x}",
                    "identityType": "emailAddress",
                    "salt": f"zout{number}",
                }
            ],
            "achievement": {
                "id": f"https://school.example.org/badges/tillen/{number % 7}",
                "type": ["Achievement"],
                "achievementType": "MicroCredential",
                "name": f"Veilig tillen {number}",
                "description": "Je tilt zware dingen zonder schade voor jezelf of een ander.",
                "criteria": {"narrative": "Een praktijktoets op de werkvloer."},
                "creditsAvailable": 2.5,
                "tag": ["zorg", "tillen"],
                "alignment": [
                    {
                        "type": ["Alignment"],
                        "targetName": "EQF 4",
                        "targetUrl": "http://data.europa.eu/snb/eqf/4",
                        "targetFramework": "EQF",
                    }
                ],
            },
        },
    }


def secured(kind: str, number: int, key: SigningKey) -> str:
    """Return one signed badge of a kind as text."""
    if kind.startswith("jwt"):
        jwk = multibase.to_base64url(json.dumps(key.jwk, separators=(",", ":")).encode())
        did = f"did:jwk:{jwk}"
        return sign.as_jwt(demonstration(number, did), key, method=f"{did}#0")
    did = f"did:key:{key.multibase}"
    document, method = demonstration(number, did), f"{did}#{key.multibase}"
    if kind != "eddsa-jcs-2022":
        return json.dumps(sign.with_proof(document, key, method=method, cryptosuite=kind, created=CREATED))
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": kind,
        "created": CREATED,
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    data = securing.hash_data(document, options, securing.suite("DataIntegrityProof", kind, "EdDSA"))
    return json.dumps({**document, "proof": {**options, "proofValue": multibase.to_base58(key.sign(data))}})


def trust(keys: Iterable[SigningKey]) -> TrustList:
    """Return a list with one school that owns all keys."""
    listed = tuple(TrustKey(f"did:key:{key.multibase}#{key.multibase}", key.jwk, "active") for key in keys)
    names = tuple(each.id.partition("#")[0] for each in listed)
    tokens = tuple(
        "did:jwk:" + multibase.to_base64url(json.dumps(key.jwk, separators=(",", ":")).encode()) for key in keys
    )
    school = Institution(
        "demo", {"nl": "Demo-mbo Rijnstad"}, (*names, *tokens), listed, "institutions/demo/", demonstration=True
    )
    return TrustList("bench", "2026-11-01T00:00:00Z", "2027-11-01T00:00:00Z", "https://site.example.org/", (school,))


def ours(files: list[Path], listed: TrustList) -> Times:
    """Time `verify` here; the process must be fresh for "first" to mean something."""
    taken = []
    for file in files:
        data = file.read_bytes()
        began = time.perf_counter()
        (report,) = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=listed))
        taken.append((time.perf_counter() - began) * 1_000)
        if report.verdict != "valid":
            raise SystemExit(f"{file.name}: {report.headline}; the benchmark is broken")
    return Times(taken[0], statistics.median(taken[1:]))


def in_fresh_process(folder: Path, kind: str) -> Times:
    """Run `ours` in a process of its own."""
    command = [sys.executable, __file__, "--ours", kind, str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return Times(**json.loads(run.stdout))


def peer(name: str, files: list[Path]) -> Times | None:
    """Time a peer; None where it does not call all badges right."""
    node = shutil.which("node")
    if node is None:
        raise SystemExit("node is missing: install it (Debian: apt install nodejs npm) and run make setup")
    command = [node, str(ROOT / "tests" / "bench" / "verify_peers.mjs"), name, *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(run.stdout.splitlines()[-1])
    if found["right"] != len(files):
        return None
    return Times(found["milliseconds"][0], statistics.median(found["milliseconds"][1:]))


def best(measure: Callable[[], Times | None]) -> Times | None:
    """Return the best of some runs."""
    found = [each for each in (measure() for _ in range(RUNS)) if each is not None]
    return Times(min(each.first for each in found), min(each.warm for each in found)) if found else None


def batch(files: list[Path], listed: TrustList, jobs: int) -> float:
    """Return badges per second over some processes, their start included."""
    question = Question(NOW, listed, (), None, "nl", online=False, snapshots={}, limits=Limits())
    began = time.perf_counter()
    found = list(answers([str(file) for file in files], question, sys.stdin.buffer, jobs))
    seconds = time.perf_counter() - began
    if any(report["verdict"] != "valid" for each in found for report in each.reports):
        raise SystemExit("a badge of the batch is not valid; the benchmark is broken")
    return len(found) / seconds


def peer_batch(name: str, files: list[Path]) -> float:
    """Return badges per second of a peer in one process, its start included."""
    began = time.perf_counter()
    peer(name, files)
    return len(files) / (time.perf_counter() - began)


def table(folder: Path, kinds: Mapping[str, list[Path]]) -> None:
    """Print a line for each kind and verifier."""
    print(f"{'proof':18}{'verifier':18}{'first ms':>10}{'warm ms':>10}{'warm, ours = 1':>16}")  # noqa: T201 -- a command
    for kind, files in kinds.items():
        mine = best(lambda kind=kind: in_fresh_process(folder, kind))  # type: ignore[misc] # bound now
        assert mine is not None
        print(f"{kind:18}{'badge_verifier':18}{mine.first:10.2f}{mine.warm:10.2f}{1:16.2f}")  # noqa: T201
        for name in PEERS[kind]:
            theirs = best(lambda name=name, files=files: peer(name, files))  # type: ignore[misc] # bound now
            said = (
                f"{theirs.first:10.2f}{theirs.warm:10.2f}{theirs.warm / mine.warm:16.2f}"
                if theirs
                else "  not verified"
            )
            print(f"{kind:18}{name:18}{said}")  # noqa: T201


def main() -> None:
    """Make the files, time everyone, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--badges", type=int, default=60, help="of each kind")
    parser.add_argument("--batch", type=int, default=600, help="badges of one run over all cores")
    parser.add_argument("--ours", nargs=2, metavar=("KIND", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    ed, p256 = from_seed(bytes(range(32))), new("p256")
    if options.ours:
        kind, folder = options.ours[0], Path(options.ours[1])
        listed = _saved(folder)
        times = ours(sorted((folder / kind).iterdir()), listed)
        print(json.dumps({"first": times.first, "warm": times.warm}))  # noqa: T201 -- for the process that asked
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        listed = trust((ed, p256))
        (folder / "p256.json").write_text(json.dumps(p256.jwk))
        kinds: dict[str, list[Path]] = {}
        for kind in PEERS:
            (folder / kind).mkdir()
            key = p256 if kind in ("ecdsa-rdfc-2019", "jwt ES256") else ed
            kinds[kind] = [folder / kind / f"{number:04d}" for number in range(options.badges)]
            for number, file in enumerate(kinds[kind]):
                file.write_text(secured(kind, number, key))
        table(folder, kinds)
        many = [folder / f"batch-{number:05d}" for number in range(options.batch)]
        for number, file in enumerate(many):
            file.write_text(secured("eddsa-rdfc-2022", number, ed))
        cores = os.cpu_count() or 1
        print(f"\n{options.batch} files, eddsa-rdfc-2022, badges per second, start included")  # noqa: T201
        print(f"{'badge_verifier, one process':32}{batch(many, listed, 1):10.0f}")  # noqa: T201
        print(f"{f'badge_verifier, {cores} processes':32}{batch(many, listed, cores):10.0f}")  # noqa: T201
        for each in PEERS["eddsa-rdfc-2022"]:
            print(f"{each:32}{peer_batch(each, many):10.0f}")  # noqa: T201


def _saved(folder: Path) -> TrustList:
    """Return the trust list of the process that asked."""
    jwk = json.loads((folder / "p256.json").read_text())
    listed = trust((from_seed(bytes(range(32))),))
    text, token = multikey(jwk), multibase.to_base64url(json.dumps(jwk, separators=(",", ":")).encode())
    school = listed.institutions[0]
    key = TrustKey(f"did:key:{text}#{text}", jwk, "active")
    names = (*school.identities, f"did:key:{text}", f"did:jwk:{token}")
    return replace(listed, institutions=(replace(school, identities=names, keys=(*school.keys, key)),))


if __name__ == "__main__":
    main()
