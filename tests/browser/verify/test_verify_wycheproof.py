"""Wycheproof in Chromium: `WebCrypto`, started as the page starts its worker, decides each signature as published.

The page's worker takes badges, not bare signatures. So a second worker is started here in the same way: from a blob of
the verify page, bound by its policy, with the Python of the published release as its snapshot holds it.
"""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

OUTCOMES = """
import json
from badge_verifier.errors import StepError
from badge_verifier.runtimes.in_pyodide import WebCrypto
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
  const base = new URL("..", [...document.scripts].find((one) => one.src.endsWith("/verify.js")).src).href;
  const { forWorker, release } = await import(base + "engine/release.js");
  const told = await release(new URL(base), document.getElementById("verify").dataset.release, false, []);
  const boot = `onmessage = async ({ data: { base, files, cases, program } }) => {
    try {
      const { download } = await import(base + "engine/download.js");
      const { python } = await import(base + "engine/python.js");
      const arriving = download(base, { files, fresh: false, plain: false }, () => {});
      const { pyodide, plain } = await python(base, arriving, () => {});
      if (plain) throw new Error("not from the snapshot");
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
    worker.postMessage({ base, files: forWorker(told), cases, program });
  });
  worker.terminate();
  return answer;
}
"""


def test_webcrypto_in_chromium_decides_as_published(
    desk: Any, wycheproof: list[Any], decided_on_cpython: Callable[[list[Any]], list[object]]
) -> None:
    """Ed25519, P-256, P-384, RSA of three sizes: each valid one accepted, each invalid one refused, as on CPython."""
    cases = [{**case, "key": key} for case, written in wycheproof for key in written]
    counted = Counter((case["algorithm"], case["expected"]) for case in cases)
    for algorithm in ("EdDSA", "ES256", "ES384", "RS256"):
        assert counted[algorithm, True] > 6
        assert counted[algorithm, False] > 40
    page = desk()
    answer = page.page.evaluate(RUN, {"cases": json.dumps(cases), "program": OUTCOMES})
    assert "failed" not in answer, answer
    outcomes = json.loads(answer["outcomes"])
    wrong = [
        (case["name"], outcome)
        for case, outcome in zip(cases, outcomes, strict=True)
        if case["expected"] is not None and outcome != case["expected"]
    ]
    assert wrong == []
    assert outcomes == decided_on_cpython(cases)
    assert page.said == []
