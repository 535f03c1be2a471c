"""Wycheproof in Chromium: `WebCrypto`, started as the page starts its worker, decides each signature as published.

The page's worker takes badges, not bare signatures. So a second worker is started here in the same way: from a blob of
the verify page, bound by its policy, with the Python and the wheel of the published release.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from badge_verifier import keys
from badge_verifier.errors import StepError
from badge_verifier.in_cpython import CpythonCrypto
from badge_verifier.ports import SignatureCheck

pytestmark = pytest.mark.browser

OUTCOMES = """
import json
from badge_verifier.errors import StepError
from badge_verifier.in_pyodide import WebCrypto
from badge_verifier.ports import SignatureCheck

async def outcome(case):
    message, signature = bytes.fromhex(case["message"]), bytes.fromhex(case["signature"])
    check = SignatureCheck(case["algorithm"], case["key"], message, signature)
    try:
        return await WebCrypto().verify(check)
    except StepError as error:
        return error.code

json.dumps([await outcome(case) for case in json.loads(cases)])
"""

RUN = """
async ({ cases, program }) => {
  const base = new URL(".", [...document.scripts].find((one) => one.src.endsWith("/verify.js")).src).href;
  const boot = `onmessage = async ({ data: { base, cases, program } }) => {
    try {
      const indexURL = base + "runtime/";
      const { loadPyodide } = await import(indexURL + "pyodide.mjs");
      const { prepare } = await import(base + "prepare.js");
      const options = { indexURL, packageBaseUrl: indexURL, lockFileURL: indexURL + "pyodide-lock.json" };
      const pyodide = await loadPyodide(options);
      await prepare(pyodide);
      pyodide.globals.set("cases", cases);
      postMessage({ outcomes: await pyodide.runPythonAsync(program) });
    } catch (error) {
      postMessage({ failed: String(error) });
    }
  };`;
  const policy = trustedTypes.createPolicy("wycheproof-in-tests", { createScriptURL: (address) => address });
  const address = URL.createObjectURL(new Blob([boot], { type: "text/javascript" }));
  const worker = new Worker(policy.createScriptURL(address), { type: "module" });
  const answer = await new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => resolve({ failed: event.message ?? "the worker did not start" });
    worker.postMessage({ base, cases, program });
  });
  worker.terminate();
  return answer;
}
"""

Case = dict[str, Any]


FILES = {
    "ed25519_test.json": "EdDSA",
    "ecdsa_secp256r1_sha256_p1363_test.json": "ES256",
    "ecdsa_secp384r1_sha384_p1363_test.json": "ES384",
    "rsa_signature_2048_sha256_test.json": "RS256",
    "rsa_signature_3072_sha256_test.json": "RS256",
    "rsa_signature_4096_sha256_test.json": "RS256",
}


def keys_of(group: dict[str, Any]) -> list[dict[str, str]]:
    """Return the key of a group from each way in which it is written: as JWK, and as PEM."""
    jwk = group.get("publicKeyJwk") or group.get("keyJwk")
    found = [keys.from_pem(group["publicKeyPem"])]
    if jwk is not None:
        found.append(keys.from_jwk(jwk))
    return found


def published(vectors: Path) -> list[Case]:
    """Return every case of Wycheproof that we hold, with what must come out; None where either will do."""
    found = []
    for file, algorithm in FILES.items():
        suite = json.loads((vectors / "wycheproof" / file).read_text(encoding="utf-8"))
        found += [
            {
                "name": f"{file} {test['tcId']} {test['comment']}",
                "algorithm": algorithm,
                "key": key,
                "message": test["msg"],
                "signature": test["sig"],
                "expected": {"valid": True, "invalid": False}.get(test["result"]),
            }
            for group in suite["testGroups"]
            for key in keys_of(group)
            for test in group["tests"]
        ]
    return found


def on_cpython(cases: list[Case]) -> list[object]:
    """Return the outcomes of `cryptography`."""

    async def outcome(case: Case) -> object:
        message, signature = bytes.fromhex(case["message"]), bytes.fromhex(case["signature"])
        try:
            return await CpythonCrypto().verify(SignatureCheck(case["algorithm"], case["key"], message, signature))
        except StepError as error:
            return error.code

    async def outcomes() -> list[object]:
        return [await outcome(case) for case in cases]

    with ThreadPoolExecutor(1) as elsewhere:  # Playwright keeps a loop of its own in this thread
        return elsewhere.submit(asyncio.run, outcomes()).result()


def test_webcrypto_in_chromium_decides_as_published(host: Any, visit: Callable[[str], Any], vectors: Path) -> None:
    """Ed25519, P-256, P-384, RSA of three sizes: each valid one accepted, each invalid one refused, as on CPython."""
    cases = published(vectors)
    counted = Counter((case["algorithm"], case["expected"]) for case in cases)
    for algorithm in ("EdDSA", "ES256", "ES384", "RS256"):
        assert counted[algorithm, True] > 6
        assert counted[algorithm, False] > 40
    page = visit(f"{host.address}en/verify/")
    page.wait()
    answer = page.page.evaluate(RUN, {"cases": json.dumps(cases), "program": OUTCOMES})
    assert "failed" not in answer, answer
    outcomes = json.loads(answer["outcomes"])
    wrong = [
        (case["name"], outcome)
        for case, outcome in zip(cases, outcomes, strict=True)
        if case["expected"] is not None and outcome != case["expected"]
    ]
    assert wrong == []
    assert outcomes == on_cpython(cases)
    assert page.said == []
