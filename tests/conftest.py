"""Fixtures of all tests: vectors of others, and what CPython decides of them."""

import asyncio
import gc
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from badge_verifier.encodings import multibase
from badge_verifier.errors import StepError
from badge_verifier.ports import SignatureCheck
from badge_verifier.proofs import keys
from badge_verifier.runtimes.in_cpython import CpythonCrypto

ROOT = Path(__file__).resolve().parent.parent
WYCHEPROOF = {
    "ed25519_test.json": "EdDSA",
    "ecdsa_secp256r1_sha256_p1363_test.json": "ES256",
    "ecdsa_secp384r1_sha384_p1363_test.json": "ES384",
    "rsa_signature_2048_sha256_test.json": "RS256",
    "rsa_signature_3072_sha256_test.json": "RS256",
    "rsa_signature_4096_sha256_test.json": "RS256",
}

Json = dict[str, Any]

# No test is timed: on a busy machine every example may take long.
settings.register_profile("untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def vectors_folder() -> Path | None:
    """Return the folder with public vectors: `BADGE_VECTORS`, else what `make vectors` brought, else ../shared/vectors.

    None where there is none; a folder that was named and is not there is one that is not there.
    """
    named = os.environ.get("BADGE_VECTORS")
    candidates = [Path(named)] if named else [ROOT / ".vectors", ROOT.parent / "shared" / "vectors"]
    return next((folder for folder in candidates if (folder / "contexts" / "index.json").is_file()), None)


# What takes more than four seconds of processor time, each with its seconds (measured 2026-11-30); `make test-fast`
# leaves them out, `make test` does not.
SLOW = (
    "unit/rules/test_action.py",  # starts the program as a runner does: 5
    "unit/badge_catalogue/site/test_other_countries.py",  # begins and builds two catalogues: 9
    "unit/badge_catalogue/site/test_migrate.py",  # 5
    "contract/",  # 25, starts the Python of the page
    "unit/badge_catalogue/checks/test_hints_pasted.py",  # 4
    "unit/badge_catalogue/commands/test_build.py",  # builds three sites: 23
    "unit/badge_catalogue/commands/test_day_in_the_life.py",  # 23
    "unit/badge_catalogue/commands/test_issuing.py",  # 13
    "unit/badge_catalogue/commands/test_issuing_place.py",  # 6
    "unit/badge_catalogue/commands/test_new_questions.py",  # 4
    "unit/badge_catalogue/commands/test_samples.py",  # 4
    "unit/badge_catalogue/commands/test_serve.py",  # 8
    "unit/badge_catalogue/describe/test_neighbours.py",  # 15
    "unit/badge_catalogue/drawings/test_layers.py",  # 5
    "unit/badge_catalogue/exports/test_elm.py",  # 3
    "unit/badge_catalogue/exports/test_judges.py",  # 5
    "unit/badge_catalogue/exports/test_judges_npm.py",  # 8
    "unit/badge_catalogue/exports/test_linked_data.py",  # 13
    "unit/badge_catalogue/finding/test_page_modules.py",  # 9
    "unit/badge_catalogue/finding/test_plan_gaps.py",  # 6
    "unit/badge_catalogue/imports/test_round_trip.py",  # 2
    "unit/badge_catalogue/imports/test_round_trip_more.py",  # 5
    "unit/badge_catalogue/pages/test_edges.py",  # 4
    "unit/badge_catalogue/pages/test_lists.py",  # 4
    "unit/badge_catalogue/definitions/test_issuing_records.py",  # 2
    "unit/badge_catalogue/review/test_approvals.py",  # 5
    "unit/badge_catalogue/review/test_site_changes.py",  # 5
    "unit/badge_catalogue/schema/test_fields_everywhere.py",  # 25
    "unit/badge_catalogue/site/test_kept.py",  # builds a site after every edit: 15
    "unit/badge_catalogue/site/test_sharing.py",  # 6
    "unit/badge_issuer/test_keys.py",  # 7
    "unit/badge_verifier/encodings/test_characters.py",  # 6, starts the Python of the page
    "unit/badge_verifier/page/test_runtime.py",  # 15
    "unit/badge_verifier/page/test_types.py",  # 5
    "unit/badge_verifier/suites/",  # 27
    "unit/badge_verifier/test_verdict.py",  # 7, every combination of outcomes
    "unit/badge_verifier/runtimes/test_wheel.py",  # 1
    "unit/badge_verifier/threats/test_t4_limits.py",  # 10
    "unit/rules/test_contribution.py",  # 2
    "unit/rules/test_github.py",  # 6
    "unit/rules/test_vectors.py",  # 5
    "unit/rules/test_workflows.py",  # 27
)

_LEFT_OUT = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is slow, and leave out what needs the public vectors where there are none."""
    for item in items:
        place = item.path.relative_to(ROOT / "tests").as_posix() if item.path.is_relative_to(ROOT / "tests") else ""
        if place.startswith(SLOW):
            item.add_marker(pytest.mark.slow)
    if vectors_folder() is not None:
        return
    without = [item for item in items if "vectors" in getattr(item, "fixturenames", ())]
    config.stash[_LEFT_OUT] = len(without)
    if without:
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item not in without]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let the collector of circles pass over what was imported and collected: it stays until the end."""
    del session
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say in one line what was not run."""
    if count := config.stash.get(_LEFT_OUT, 0):
        terminalreporter.write_line(f"not run: {count} tests that need the public vectors; `make vectors` brings them")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where CI left something out: there it means that nobody looked."""
    if session.config.stash.get(_LEFT_OUT, 0) and os.environ.get("CI") == "true":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def vectors() -> Path:
    """The folder with test vectors of other projects; tests that ask for it are left out where there is none."""
    folder = vectors_folder()
    assert folder is not None
    return folder


def _keys(group: Json) -> list[dict[str, str]]:
    """Return the key of a group from each way in which it is written: as JWK, as numbers, as PEM."""
    found = []
    if jwk := group.get("publicKeyJwk") or group.get("keyJwk"):
        found.append(keys.from_jwk(jwk))
    if "modulus" in group["publicKey"]:
        numbers = {"n": group["publicKey"]["modulus"], "e": group["publicKey"]["publicExponent"]}
        written = {name: multibase.to_base64url(bytes.fromhex(text).lstrip(b"\0")) for name, text in numbers.items()}
        found.append({"kty": "RSA"} | written)
    return [*found, keys.from_pem(group["publicKeyPem"])]


@pytest.fixture(scope="session")
def wycheproof(vectors: Path) -> list[tuple[Json, list[dict[str, str]]]]:
    """Every case of Wycheproof that we hold, without its key; and that key, once for each way in which it is written.

    What must come out is None where either will do.
    """
    found = []
    for file, algorithm in WYCHEPROOF.items():
        suite = json.loads((vectors / "wycheproof" / file).read_text(encoding="utf-8"))
        for group in suite["testGroups"]:
            written = _keys(group)
            for test in group["tests"]:
                case = {
                    "name": f"{file} {test['tcId']} {test['comment']}",
                    "algorithm": algorithm,
                    "message": test["msg"],
                    "signature": test["sig"],
                    "expected": {"valid": True, "invalid": False}.get(test["result"]),
                }
                found.append((case, written))
    return found


@pytest.fixture(scope="session")
def decided_on_cpython() -> Callable[[list[Json]], list[object]]:
    """Return what `cryptography` decides of each case, or the code of the error."""

    async def outcome(case: Json) -> object:
        message, signature = bytes.fromhex(case["message"]), bytes.fromhex(case["signature"])
        try:
            return await CpythonCrypto().verify(SignatureCheck(case["algorithm"], case["key"], message, signature))
        except StepError as error:
            return error.code

    async def outcomes(cases: list[Json]) -> list[object]:
        return [await outcome(case) for case in cases]

    def decided(cases: list[Json]) -> list[object]:
        with ThreadPoolExecutor(1) as elsewhere:  # Playwright keeps a loop of its own in this thread
            return elsewhere.submit(asyncio.run, outcomes(cases)).result()

    return decided
