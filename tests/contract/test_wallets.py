"""What other people's wallets hold gets one report on CPython and in Pyodide; spoilt, neither believes it."""

import asyncio
import base64
import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import certified
import make
import mutants
import pytest
import seals
import wallet_peers as peers
import wallet_tokens as wallet
from forging import choices

from badge_verifier.page_api import verify_json
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import Institution, TrustList, dump_trust

ROOT = Path(__file__).resolve().parents[2]
Job = dict[str, Any]
Reports = list[dict[str, Any]]
CHAIN = certified.header([certified.leaf(), certified.middle()])
ANCHOR = certified.anchor(certified.root())
MUTANTS = 60  # of each file, in both runtimes; `make fuzz` makes thousands on one


@pytest.fixture(scope="module")
def files() -> dict[str, peers.Shown]:
    """What each library made, with every hash and curve that it offers and we know."""
    return {
        "@sd-jwt": peers.of_javascript(),
        "@sd-jwt, SHA-512": peers.of_javascript(hash_name="sha-512"),
        "@sd-jwt, withdrawn": peers.of_javascript(place=3),
        "sd-jwt": peers.of_reference(),
        "sd-jwt, P-521": peers.of_reference("P-521", "ES512"),
        "openvc": peers.of_openvc(),
        "openvc, withdrawn": peers.of_openvc(place=3),
        "@sd-jwt, certified": peers.of_javascript(chain=CHAIN),
        "openvc, certified": peers.of_openvc_certified(CHAIN),
    }


def shared(files: dict[str, peers.Shown]) -> dict[str, Any]:
    """Return the options of every call: a list of institutions that knows the libraries' issuers."""
    issuers = tuple(str(wallet.payload_of(each.token)["iss"]) for each in files.values())
    school = Institution("x", {"nl": "Demo-mbo Rijnstad"}, issuers, (), "institutions/x/")
    known = make.trust()
    trust = TrustList("x", known.date, known.expires, known.site_url, (school,), anchors=(ANCHOR,))
    return {"now": "2026-11-22T12:00:00Z", "lang": "nl", "trust": dump_trust(trust).decode()}


def job(name: str, shown: peers.Shown, data: bytes | None = None) -> Job:
    """Return one file with the list that it names."""
    body = shown.token.encode() if data is None else data
    lists = {wallet.LIST: shown.status} if shown.status else {}
    return {"file": name, "data": base64.b64encode(body).decode(), "snapshots": lists}


def on_cpython(jobs: list[Job], options: dict[str, Any]) -> list[Reports]:
    """Return the reports of this process."""

    async def every() -> list[Reports]:
        found = []
        for each in jobs:
            told = {name: value for name, value in each.items() if name != "data"}
            text = await verify_json(
                base64.b64decode(each["data"]), json.dumps({**options, **told}), None, CpythonCrypto()
            )
            found.append(json.loads(text))
        return found

    return asyncio.run(every())


def in_pyodide(jobs: list[Job], options: dict[str, Any], folder: Path) -> list[Reports]:
    """Return the reports of Node's Pyodide, where WebCrypto checks."""
    node = shutil.which("node")
    assert node, "node is missing: run make"
    command = [node, "--no-warnings", str(Path(__file__).with_name("files_in_pyodide.mjs"))]
    given = folder / "jobs.json"
    given.write_text(json.dumps({"shared": options, "jobs": jobs}), encoding="utf-8")
    told = [*command, str(ROOT / "verifier" / "page" / "runtime"), str(ROOT / "verifier"), str(given)]
    run = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert run.returncode == 0, run.stderr[-2_000:]
    found: list[Reports] = json.loads(run.stdout)
    return found


def test_what_others_issue_and_show_is_proven_alike_in_both_runtimes(
    files: dict[str, peers.Shown], tmp_path: Path
) -> None:
    """Signature, disclosures, holder, status: three libraries, one report; without a status it says what is open."""
    diploma = json.dumps(seals.sealed(seals.diploma())).encode()
    sealed = {"file": "sealed", "data": base64.b64encode(diploma).decode(), "snapshots": {}}
    jobs = [*(job(name, shown) for name, shown in files.items()), sealed]
    here = on_cpython(jobs, shared(files))
    assert in_pyodide(jobs, shared(files), tmp_path) == here
    assert here.pop()[0]["headline"] == "verified"
    found = {name: reports[0] for name, reports in zip(files, here, strict=True)}
    headlines = {name: report["headline"] for name, report in found.items()}
    assert headlines == {
        name: "revoked"
        if "withdrawn" in name
        else "verified"
        if files[name].status or "certified" in name
        else "online-check-needed"
        for name in files
    }
    for name, report in found.items():
        assert {step["name"]: step["code"] for step in report["steps"]}["proof"] == "proof.passed"
        certain = "remark.certificate" if "certified" in name else "remark.not-disclosed"
        assert {"remark.key-binding", certain} <= {each["code"] for each in report["remarks"]}
        assert report["credential"]["achievement"]["name"] == "Veilig tillen"


def test_mutants_of_what_others_issue_are_believed_in_neither(files: dict[str, peers.Shown], tmp_path: Path) -> None:
    """Claims, digests, disclosures, the holder's part: none shows what was not signed, and both say the same."""
    chance = random.Random("wallets")  # noqa: S311 -- repeatable, not secret
    jobs = [
        job(name, shown, mutants.mutant(shown.token.encode(), chance))
        for name, shown in files.items()
        for _ in range(MUTANTS)
    ]
    whole = [job(name, shown, each) for name, shown in files.items() for each in choices(shown.token.encode())]
    signed = {believed(report) for reports in on_cpython(whole, shared(files)) for report in reports}
    here = on_cpython(jobs, shared(files))
    assert in_pyodide(jobs, shared(files), tmp_path) == here
    shown = {believed(report) for reports in here for report in reports} - {""}
    assert "" not in signed
    assert shown <= signed


def believed(report: dict[str, Any]) -> str:
    """Return what is shown with a proof that passed."""
    if not any(step["name"] == "proof" and step["outcome"] == "passed" for step in report["steps"]):
        return ""
    content = {name: value for name, value in report["credential"].items() if name != "proofs"}
    content["shown"] = {name: value for name, value in content["shown"].items() if name != "online"}
    return json.dumps(content, sort_keys=True)
