"""One suite for both implementations of the `Crypto` port: what one accepts, the other accepts."""

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

Case = dict[str, Any]
Decided = Callable[[list[Case]], list[object]]


@pytest.fixture(scope="module")
def cases(wycheproof: list[tuple[Case, list[dict[str, str]]]]) -> list[Case]:
    """All cases of Wycheproof that we hold, and some of our own about keys that do not fit."""
    found = [{**case, "key": written[0]} for case, written in wycheproof]
    return found + _misfits({case["algorithm"]: case for case in found if case["expected"]})


def _misfits(valid: dict[str, Case]) -> list[Case]:
    """Return valid signatures with keys that are none, or of another kind."""
    pairs = [(one, other) for one in valid for other in valid if one != other and {one, other} != {"RS256", "PS256"}]
    crossed = [
        {
            **valid[one],
            "name": f"{one} with a key for {other}",
            "key": valid[other]["key"],
            "expected": "proof.key-mismatch",
        }
        for one, other in pairs
    ]
    off = {**valid["ES256"]["key"], "y": valid["ES256"]["key"]["x"]}
    return [
        *crossed,
        {**valid["ES256"], "name": "a point off the curve", "key": off, "expected": "proof.key-malformed"},
        {**valid["EdDSA"], "name": "an empty signature", "signature": "", "expected": False},
        {**valid["RS256"], "name": "PKCS #1 v1.5 as PSS", "algorithm": "PS256", "expected": False},
    ]


def _in_pyodide(cases: list[Case], folder: Path) -> list[object]:
    node = shutil.which("node")
    if node is None or not (ROOT / "node_modules" / "pyodide").is_dir():
        message = "node or its package pyodide is missing: run make"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    file = folder / "cases.json"
    file.write_text(json.dumps(cases), encoding="utf-8")
    command = [
        str(node),
        "--no-warnings",
        str(Path(__file__).with_name("crypto_in_pyodide.mjs")),
        str(ROOT / "verifier"),
        str(file),
    ]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert run.returncode == 0, run.stderr[-2_000:]
    outcomes: list[object] = json.loads(run.stdout)
    return outcomes


def _wrong(cases: list[Case], outcomes: list[object]) -> list[tuple[str, object, object]]:
    return [
        (case["name"], outcome, case["expected"])
        for case, outcome in zip(cases, outcomes, strict=True)
        if case["expected"] is not None and outcome != case["expected"]
    ]


def test_the_cases_are_those_of_wycheproof(cases: list[Case]) -> None:
    """Each algorithm has right and wrong cases by the dozen."""
    counted = Counter((case["algorithm"], case["expected"]) for case in cases)
    for algorithm in ("EdDSA", "ES256", "ES384", "RS256"):
        assert counted[algorithm, True] > 6
        assert counted[algorithm, False] > 40


def test_cpython_accepts_the_valid_and_refuses_the_invalid(cases: list[Case], decided_on_cpython: Decided) -> None:
    """`cryptography` decides every case of Wycheproof as published."""
    assert _wrong(cases, decided_on_cpython(cases)) == []


def test_webcrypto_decides_as_cpython_does(cases: list[Case], decided_on_cpython: Decided, tmp_path: Path) -> None:
    """Every case has the same outcome in Pyodide, where WebCrypto checks."""
    outcomes = _in_pyodide(cases, tmp_path)
    assert _wrong(cases, outcomes) == []
    differing = [
        (case["name"], there, here)
        for case, there, here in zip(cases, outcomes, decided_on_cpython(cases), strict=True)
        if there != here
    ]
    assert differing == []
