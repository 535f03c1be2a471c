"""The cases of tests/vectors: every headline, each reached by a small file made with keys of our own."""

import asyncio
import json
from pathlib import Path
from typing import Any

import make
import pytest

from badge_verifier.encodings.moments import instant
from badge_verifier.errors import Unchecked
from badge_verifier.headlines import HEADLINES
from badge_verifier.network.platforms import host
from badge_verifier.ports import Answer
from badge_verifier.report import STEPS, Report
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import parse_trust
from badge_verifier.verify import verify

FOLDER = Path(__file__).resolve().parents[3] / "vectors"
NAMES = sorted(path.parent.name for path in FOLDER.glob("*/case.json"))


class Answers:
    """The network of one case; whatever it does not name is offline."""

    def __init__(self, known: dict[str, Any]) -> None:
        self.known = known

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Answer as the case says."""
        del max_bytes, seconds
        if url not in self.known:
            raise Unchecked("fetch.offline", host(url))
        status, body = self.known[url]
        return Answer(status, url, body.encode() if isinstance(body, str) else json.dumps(body).encode())


def told(name: str) -> dict[str, Any]:
    """Return what a case says of itself."""
    found: dict[str, Any] = json.loads((FOLDER / name / "case.json").read_bytes())
    return found


def reports(name: str) -> tuple[Report, ...]:
    """Run a case."""
    case = told(name)
    return asyncio.run(
        verify(
            (FOLDER / name / case["file"]).read_bytes(),
            crypto=CpythonCrypto(),
            fetcher=Answers(case["network"]),
            now=instant(case["now"]),
            trust=parse_trust((FOLDER / "trust.json").read_bytes()),
            recipient=case["recipient"],
        )
    )


@pytest.mark.parametrize("name", NAMES)
def test_case_comes_out_as_it_says(name: str) -> None:
    """Headline, the verdict that belongs to it, and the codes that the case teaches."""
    case = told(name)
    (report,) = reports(name)
    assert report.headline == case["headline"]
    assert report.verdict == HEADLINES[case["headline"]]
    assert tuple(step.name for step in report.steps) == STEPS
    codes = {step.name: step.code for step in report.steps}
    assert {step: codes[step] for step in case["codes"]} == case["codes"]


def test_every_headline_is_reached() -> None:
    """No headline exists that no badge can have."""
    assert {told(name)["headline"] for name in NAMES} == set(HEADLINES)


def test_cases_are_what_the_script_makes() -> None:
    """The files of the folder are those that `make.py` writes, byte for byte."""
    made = make.written()
    there = {
        str(path.relative_to(FOLDER)): path.read_bytes()
        for path in FOLDER.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    assert sorted(made) == sorted(there)
    assert [name for name, data in made.items() if there[name] != data] == []
