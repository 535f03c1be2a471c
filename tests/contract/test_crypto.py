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
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

from badge_verifier.encodings.multibase import to_base64url

ROOT = Path(__file__).resolve().parents[2]

Case = dict[str, Any]
Decided = Callable[[list[Case]], list[object]]


@pytest.fixture(scope="module")
def cases(wycheproof: list[tuple[Case, list[dict[str, str]]]]) -> list[Case]:
    """All cases of Wycheproof that we hold, and some of our own about keys that do not fit."""
    found = [{**case, "key": written[0]} for case, written in wycheproof] + _of_p521() + _of_rsa()
    return found + _misfits({case["algorithm"]: case for case in found if case["expected"]})


def _of_p521() -> list[Case]:
    """Return signatures with ES512, of which Wycheproof's are not among ours: a right one, and its wrong neighbours."""
    private = ec.derive_private_key(1_000_003, ec.SECP521R1())
    numbers, message = private.public_key().public_numbers(), b"badge"
    signed = utils.decode_dss_signature(private.sign(message, ec.ECDSA(hashes.SHA512(), deterministic_signing=True)))
    r, s = (number.to_bytes(66, "big") for number in signed)
    x, y = (to_base64url(number.to_bytes(66, "big")) for number in (numbers.x, numbers.y))
    order = int("01" + "f" * 65 + "a51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409", 16)
    negated = (order - signed[1]).to_bytes(66, "big")  # as good as the other: (r, -s) is a signature too
    made = {
        "right": (message, r + s, True),
        "the other root": (message, r + negated, True),
        "another message": (b"badgf", r + s, False),
        "one bit": (message, r + s[:-1] + bytes([s[-1] ^ 1]), False),
        "nothing as r": (message, bytes(66) + s, False),
        "nothing": (message, bytes(132), False),
        "the order as s": (message, r + order.to_bytes(66, "big"), False),
        "a byte too few": (message, r + s[:-1], False),
        "a byte too many": (message, r + s + b"\0", False),
        "parts of 64 bytes": (message, r[2:] + s[2:], False),
        "turned round": (message, s + r, False),
    }
    key = {"kty": "EC", "crv": "P-521", "x": x, "y": y}
    return [
        {
            "name": f"ES512, {name}",
            "algorithm": "ES512",
            "key": key,
            "message": text.hex(),
            "signature": signature.hex(),
            "expected": expected,
        }
        for name, (text, signature, expected) in made.items()
    ]


def _of_rsa() -> list[Case]:
    """Return signatures by one RSA key with each padding and hash, each under every other name too."""
    key = rsa.generate_private_key(65_537, 2_048)
    numbers = key.public_key().public_numbers()
    size = (numbers.n.bit_length() + 7) // 8
    jwk = {"kty": "RSA", "n": to_base64url(numbers.n.to_bytes(size, "big")), "e": "AQAB"}
    digests: dict[str, hashes.HashAlgorithm] = {"256": hashes.SHA256(), "384": hashes.SHA384(), "512": hashes.SHA512()}
    made: dict[str, bytes] = {}
    for name, digest in digests.items():
        made[f"RS{name}"] = key.sign(b"badge", padding.PKCS1v15(), digest)
        made[f"PS{name}"] = key.sign(b"badge", padding.PSS(padding.MGF1(digest), digest.digest_size), digest)
    short = padding.PSS(padding.MGF1(hashes.SHA512()), 32)
    cases = [
        ("a salt of another length", "PS512", "badge", key.sign(b"badge", short, hashes.SHA512()), False),
        *((f"as {name}", name, "badge", made[other], name == other) for name in made for other in made),
        *(("another message", name, "badgf", made[name], False) for name in made),
        *(("a byte too few", name, "badge", made[name][:-1], False) for name in made),
    ]
    return [
        {
            "name": f"{algorithm}, {name}",
            "algorithm": algorithm,
            "key": jwk,
            "message": message.encode().hex(),
            "signature": signature.hex(),
            "expected": expected,
        }
        for name, algorithm, message, signature, expected in cases
    ]


def _misfits(valid: dict[str, Case]) -> list[Case]:
    """Return valid signatures with keys that are none, or of another kind."""
    pairs = [(one, other) for one in valid for other in valid if one != other and not _are_rsa(one, other)]
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


def _are_rsa(*names: str) -> bool:
    return all(name[:2] in {"RS", "PS"} for name in names)


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
