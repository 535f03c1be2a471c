"""What other people's wallets hold gets one report on CPython and in Pyodide; forged, neither believes it."""

import asyncio
import base64
import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import foreign_files
import pytest
import wallet_mutants
from foreign_files import File

from badge_verifier.page_api import verify_json
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import TrustList, dump_trust

ROOT = Path(__file__).resolve().parents[2]
Job = dict[str, Any]
Reports = list[dict[str, Any]]
Options = dict[str, Any]
OF_EACH = 40  # forgeries of each kind, in both runtimes; `make fuzz` makes thousands on one


@pytest.fixture(scope="module")
def told() -> tuple[tuple[File, ...], TrustList]:
    """What each library made, and a list of institutions that knows their issuers."""
    return foreign_files.made()


@pytest.fixture(scope="module")
def files(told: tuple[tuple[File, ...], TrustList]) -> tuple[File, ...]:
    """The files alone."""
    return told[0]


@pytest.fixture(scope="module")
def shared(told: tuple[tuple[File, ...], TrustList]) -> Options:
    """The options of every call."""
    return {"now": "2026-11-22T12:00:00Z", "lang": "nl", "trust": dump_trust(told[1]).decode()}


def job(name: str, data: bytes, lists: Mapping[str, str]) -> Job:
    """Return one file with the list that it names."""
    return {"file": name, "data": base64.b64encode(data).decode(), "snapshots": dict(lists)}


def on_cpython(jobs: Sequence[Job], options: Options) -> list[Reports]:
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


def in_pyodide(jobs: Sequence[Job], options: Options, folder: Path) -> list[Reports]:
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


@dataclass(frozen=True)
class Judged:
    """Forgeries, and what both runtimes said of the files and of them; Pyodide is started once for all."""

    forgeries: list[tuple[str, File, wallet_mutants.Made]]
    files: tuple[list[Reports], list[Reports]]
    forged: tuple[list[Reports], list[Reports]]


@pytest.fixture(scope="module")
def judged(files: tuple[File, ...], shared: Options, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """Everything, judged in both."""
    forgeries = wallet_mutants.made(files, OF_EACH, "wallets")
    jobs = [job(file.name, file.data, file.lists) for file in files]
    jobs += [job(file.name, data, lists) for _, file, (data, lists) in forgeries]
    here, there = on_cpython(jobs, shared), in_pyodide(jobs, shared, tmp_path_factory.mktemp("wallets"))
    count = len(files)
    return Judged(forgeries, (here[:count], there[:count]), (here[count:], there[count:]))


def test_each_format_is_made_by_two_that_are_not_ours(files: tuple[File, ...]) -> None:
    """Libraries that know it by its name; for a seal, two of JOSE under chains by two of X.509."""
    makers: dict[str, set[str]] = {}
    for file in files:
        makers.setdefault(file.form, set()).add(file.maker.partition(",")[0])
    assert {form for form, found in makers.items() if len(found) < 2} == {"OB 3.0 as SD-JWT VC"}  # one of three ways
    assert makers[foreign_files.SEAL] == {"jose", "jwcrypto"}
    assert makers[foreign_files.VC] == {"@sd-jwt", "sd-jwt", "openvc"}
    assert {file.maker for file in files if "ES512" in file.maker} == {"@sd-jwt, ES512", "sd-jwt, ES512"}
    assert any("openssl" in file.maker for file in files)


def test_what_others_issue_and_show_is_proven_alike_in_both_runtimes(files: tuple[File, ...], judged: Judged) -> None:
    """Signature, disclosures, holder, status, chain, seal: one report; without a status it says what is open."""
    here, there = judged.files
    assert there == here
    for file, (report,) in zip(files, here, strict=True):
        assert report["headline"] == file.headline, file.name
        assert {step["name"]: step["code"] for step in report["steps"]}["proof"] == "proof.passed", file.name
        assert file.remarks <= {each["code"] for each in report["remarks"]}, file.name
        assert report["credential"]["achievement"]["name"] == "Veilig tillen", file.name


def test_forgeries_of_what_others_issue_are_believed_in_neither(
    files: tuple[File, ...], shared: Options, judged: Judged
) -> None:
    """Claims, digests, disclosures, holder, chains, lists and seals: none is believed, and both say the same."""
    originals = [(file, each) for file in files for each in wallet_mutants.presentations(file)]
    signed: dict[str, set[str]] = {file.name: set() for file in files}
    whole = on_cpython([job(file.name, data, file.lists) for file, data in originals], shared)
    for (file, _), reports in zip(originals, whole, strict=True):
        signed[file.name] |= wallet_mutants.believed(reports)
    assert all(signed.values())
    assert {kind for kind, _, _ in judged.forgeries} == set(wallet_mutants.KINDS)
    here, there = judged.forged
    assert there == here
    believed = [
        (kind, file.name, data)
        for (kind, file, (data, _)), reports in zip(judged.forgeries, here, strict=True)
        if wallet_mutants.accepted(kind, reports, signed[file.name])
    ]
    assert believed == []


def test_a_forgery_that_is_believed_would_be_seen(files: tuple[File, ...], shared: Options) -> None:
    """The other side: the original of another issuer, a withdrawn one with a list that says otherwise, a real chain."""
    first, second, *_ = (file for file in files if file.form == foreign_files.VC)
    one, other = on_cpython([job(file.name, file.data, file.lists) for file in (first, second)], shared)
    assert wallet_mutants.accepted("claims", other, wallet_mutants.believed(one))
    assert not wallet_mutants.accepted("claims", one, wallet_mutants.believed(one))
    assert wallet_mutants.accepted("lists", one, set())
    certified = next(file for file in files if file.form == foreign_files.X5C)
    (reports,) = on_cpython([job(certified.name, certified.data, {})], shared)
    assert wallet_mutants.accepted("chains", reports, set())
