"""The page's entry: the same file and options give the same report as the command line."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from badge_verifier import cli
from badge_verifier.page_api import verify_json
from badge_verifier.runtimes.in_cpython import CpythonCrypto

VECTORS = Path(__file__).resolve().parents[2] / "vectors"
TRUST = (VECTORS / "trust.json").read_text(encoding="utf-8")
CASES = sorted(path.parent.name for path in VECTORS.glob("*/case.json"))
Options = dict[str, Any]


def answered(data: bytes, options: Options, fetch: Any = None) -> list[dict[str, Any]]:
    """Call the entry as the worker does, with the signatures of CPython."""
    text = asyncio.run(verify_json(data, json.dumps(options), fetch, CpythonCrypto()))
    found: list[dict[str, Any]] = json.loads(text)
    return found


@pytest.mark.parametrize("name", CASES)
def test_page_and_command_line_say_the_same(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every case of ours, offline, byte for byte."""
    case = json.loads((VECTORS / name / "case.json").read_bytes())
    path = VECTORS / name / case["file"]
    recipient = ["--recipient", case["recipient"]] if case["recipient"] else []
    cli.main(
        ["--json", "--lang", "nl", "--now", case["now"], "--trust", str(VECTORS / "trust.json"), *recipient, str(path)]
    )
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    options = {"now": case["now"], "trust": TRUST, "recipient": case["recipient"], "lang": "nl", "file": str(path)}
    assert answered(path.read_bytes(), options) == printed


def test_nothing_is_asked_unless_online() -> None:
    """A function to ask with is not leave to ask."""
    asked: list[str] = []

    async def fetch(url: str, most: int, seconds: float) -> Any:
        del most, seconds
        asked.append(url)
        return {"status": 404, "final_url": url, "body": b""}

    data = (VECTORS / "hosted" / "assertion.json").read_bytes()
    options = {"now": "2026-11-22T12:00:00Z"}
    assert answered(data, options, fetch)[0]["headline"] == "online-check-needed"
    assert answered(data, {**options, "online": "yes"}, fetch)[0]["headline"] == "online-check-needed"
    assert asked == []
    assert answered(data, {**options, "online": True}, fetch)[0]["headline"] == "not-public"
    assert len(asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        None,
        {"status": 200, "final_url": "http://platform.example.org/", "body": b"{}"},
        {"status": 200, "final_url": "https://platform.example.org/", "body": bytes(2_000_001)},
    ],
    ids=["silence", "left https", "too long"],
)
def test_answer_that_does_not_count(answer: Any) -> None:
    """Silence, an unsecured answer and too long a one leave the badge unchecked."""

    async def fetch(url: str, most: int, seconds: float) -> Any:
        del url, most, seconds
        return answer

    data = (VECTORS / "hosted" / "assertion.json").read_bytes()
    (report,) = answered(data, {"now": "2026-11-22T12:00:00Z", "online": True}, fetch)
    assert report["headline"] == "online-check-needed"


@pytest.mark.parametrize("options", [{}, {"now": "yesterday"}, {"now": "2026-01-01T00:00:00Z", "trust": "{}"}])
def test_wrong_options_are_refused(options: Options) -> None:
    """The page's own mistakes are loud."""
    with pytest.raises(ValueError, match=r"."):
        answered(b"{}", options)


def given(vectors: Path, **changed: str) -> Options:
    """Return the contexts of others as an option, some of their texts replaced."""
    index = (vectors / "contexts" / "index.json").read_text(encoding="utf-8")
    names = [entry["file"] for entry in json.loads(index)]
    files = {name: (vectors / "contexts" / name).read_text(encoding="utf-8") for name in names}
    return {"index": index, "files": {**files, **changed}}


def test_contexts_of_others_can_be_brought(vectors: Path) -> None:
    """With them a badge over further vocabularies can be proven; without them it cannot."""
    data = (vectors / "w3c-vc-di-eddsa" / "eddsa-rdfc-2022" / "signedDataInt.json").read_bytes()
    options: Options = {"now": "2026-11-22T12:00:00Z"}
    without, with_them = (
        answered(data, each)[0]["steps"] for each in (options, {**options, "contexts": given(vectors)})
    )
    codes = [next(step["code"] for step in steps if step["name"] == "proof") for steps in (without, with_them)]
    assert codes == ["jsonld.unknown-context", "proof.passed"]


def test_a_context_is_taken_only_with_its_digest_on_the_page_too(vectors: Path) -> None:
    """Another text than the index says, or none, is the caller's mistake, and nothing is judged."""
    options: Options = {"now": "2026-11-22T12:00:00Z"}
    with pytest.raises(ValueError, match="sha256"):
        answered(b"{}", {**options, "contexts": given(vectors, **{"examples-v2.json": "{}"})})
    with pytest.raises(ValueError, match="does not bring"):
        answered(b"{}", {**options, "contexts": {**given(vectors), "files": {}}})
