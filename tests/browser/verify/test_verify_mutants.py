"""In Chromium as on CPython: no forgery is believed, and every file of ours and of others gets the same report.

The files go through the page's own engine and worker, hundreds in one call, because a card for each would only test
the cards.
"""

import asyncio
import base64
import json
import os
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import foreign_files
import forging
import pytest
import wallet_mutants
from mutants import mutant
from playwright.sync_api import Browser

from badge_verifier.page_api import verify_json
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import dump_trust

pytestmark = pytest.mark.browser

TESTS = Path(__file__).resolve().parents[2]
NOW = "2026-11-22T12:00:00Z"
OF_EACH = int(os.environ.get("MUTANTS") or 25)  # mutants of each file of ours; `make fuzz-page` makes a hundred
OF_OTHERS = max(OF_EACH // 3, 1)  # of each signed file of others
AT_ONCE = 200

# Starts the page's engine, with the files of its release, and puts one file after the other in line.
RUN = """
async ({ jobs, shared }) => {
  const script = [...document.scripts].find((one) => one.src.endsWith("/verify.js"));
  const base = new URL("..", script.src);
  const { Engine } = await import(new URL("engine/engine.js", base).href);
  const { release, forWorker } = await import(new URL("engine/release.js", base).href);
  if (globalThis.engineOfTests === undefined) {
    const told = await release(base, document.getElementById("verify").dataset.release, false, []);
    globalThis.engineOfTests = new Engine(base, "verify/worker.js", forWorker(told), () => {}, false);
  }
  const found = [];
  for (const { data, ...own } of jobs) {
    const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    found.push((await globalThis.engineOfTests.verify(bytes.buffer, { ...shared, ...own })).reports);
  }
  return JSON.stringify(found);
}
"""

Reports = list[dict[str, Any]]
Lists = Mapping[str, str]
Files = Sequence[tuple[str, bytes] | tuple[str, bytes, Lists]]


def lists_of(lists: Lists | None = None) -> dict[str, Any]:
    """Return the lists of what was withdrawn that a file names, as the page hands them on."""
    return {} if lists is None else {"snapshots": dict(lists)}


@dataclass(frozen=True)
class Both:
    """The verifier in both runtimes, asked the same."""

    page: Any
    shared: dict[str, Any]

    def chromium(self, files: Files) -> list[Reports]:
        """Return the reports of the page's worker."""
        found: list[Reports] = []
        for start in range(0, len(files), AT_ONCE):
            jobs = [
                {"file": name, "data": base64.b64encode(data).decode(), **lists_of(*lists)}
                for name, data, *lists in files[start : start + AT_ONCE]
            ]
            found += json.loads(self.page.evaluate(RUN, {"jobs": jobs, "shared": self.shared}))
        return found

    def cpython(self, files: Files) -> list[Reports]:
        """Return the reports of this process."""

        async def every() -> list[Reports]:
            crypto = CpythonCrypto()
            options = [
                (data, json.dumps({**self.shared, "file": name, **lists_of(*lists)})) for name, data, *lists in files
            ]
            return [json.loads(await verify_json(data, asked, None, crypto)) for data, asked in options]

        with ThreadPoolExecutor(1) as elsewhere:  # Playwright keeps a loop of its own in this thread
            return elsewhere.submit(asyncio.run, every()).result()


@pytest.fixture(scope="module")
def opened(whole_browser: Browser, lasting_host: Any, visit_in: Callable[..., Any]) -> Iterator[Any]:
    """One verify page for all tests, whose own worker does not start; in the browser of a reader."""
    context = whole_browser.new_context()
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    yield visit_in(context, f"{lasting_host.address}en/verify/")
    context.close()


@pytest.fixture
def both(opened: Any, vectors: Path) -> Iterator[Both]:
    """The verify page, and the options of every call: our trust list, and the contexts that others need."""
    index = (vectors / "contexts" / "index.json").read_text(encoding="utf-8")
    names = [entry["file"] for entry in json.loads(index)]
    contexts = {
        "index": index,
        "files": {name: (vectors / "contexts" / name).read_text(encoding="utf-8") for name in names},
    }
    trust = (TESTS / "vectors" / "trust.json").read_text(encoding="utf-8")
    yield Both(opened.page, {"now": NOW, "lang": "nl", "trust": trust, "contexts": contexts})
    assert opened.said == []


def believed(reports: Reports) -> set[str]:
    """Return what is shown with a proof that passed, as text that can be compared."""
    found = set()
    for report in reports:
        if any(step["name"] == "proof" and step["outcome"] == "passed" for step in report["steps"]):
            content = {name: value for name, value in report["credential"].items() if name != "proofs"}
            content["shown"] = {
                name: value for name, value in content["shown"].items() if name not in ("contexts", "online")
            }
            found.add(json.dumps(content, sort_keys=True))
    return found


def presented_anew(original: bytes, changed: bytes) -> bool:
    """Say whether this is the same token with disclosures or the key binding left out, which a holder may do."""
    (signed, *shown), (other, *kept) = original.split(b"~"), changed.split(b"~")
    return other == signed and kept[-1:] in ([b""], shown[-1:]) and set(kept[:-1]) <= set(shown)


def outline(reports: Reports) -> list[tuple[Any, ...]]:
    """Return what a program reads of reports: their words may quote an error of the runtime's own."""
    return [
        (report["verdict"], report["headline"], [(step["outcome"], step["code"]) for step in report["steps"]])
        for report in reports
    ]


def subjects(vectors: Path) -> list[tuple[str, bytes, int]]:
    """Return name, bytes and number of mutants of everything signed that we have."""
    found = [(path.parent.name, path.read_bytes(), OF_EACH) for path in forging.OURS]
    contexts = on_cpython_contexts(vectors)
    with ThreadPoolExecutor(1) as elsewhere:
        others = elsewhere.submit(forging.signed_by_others, vectors, contexts).result()
    return found + [(str(path.relative_to(vectors)), path.read_bytes(), OF_OTHERS) for path in others]


def on_cpython_contexts(vectors: Path) -> Any:
    """Return the contexts of others as CPython reads them."""
    from badge_verifier.proofs.contexts import from_index  # noqa: PLC0415 -- needed here alone

    folder = vectors / "contexts"
    return from_index((folder / "index.json").read_bytes(), lambda name: (folder / name).read_bytes())


def test_no_mutant_is_believed_in_chromium_either(both: Both, vectors: Path) -> None:
    """Hundreds of forgeries: none shows other content with a proof that passed, and CPython judges each alike."""
    every = subjects(vectors)
    originals = both.chromium([(name, data) for name, data, _ in every])
    signed = [believed(reports) for reports in originals]
    assert all(signed), "an original itself does not hold"
    made: list[tuple[int, str, bytes]] = []
    for place, (name, data, count) in enumerate(every):
        chance = random.Random(name)  # noqa: S311 -- the same mutants on every run; nothing secret
        made += [(place, f"{name} {number}", mutant(data, chance)) for number in range(count)]
    assert len(made) > 500
    files = [(name, data) for _, name, data in made]
    there, here = both.chromium(files), both.cpython(files)
    survived = [
        name
        for (place, name, data), reports in zip(made, there, strict=True)
        if not believed(reports) <= signed[place] and not presented_anew(every[place][1], data)
    ]
    assert survived == []
    differing = [
        name
        for (name, _), one, other in zip(files, there, here, strict=True)
        if outline(one) != outline(other) or believed(one) != believed(other)
    ]
    assert differing == []


def test_a_mutant_that_was_signed_anew_would_be_seen(both: Both) -> None:
    """The other side: another badge of the same key is believed, and shows other content."""
    files = [(name, (TESTS / "vectors" / name / "badge.json").read_bytes()) for name in ("genuine-json", "order")]
    first, second = (believed(reports) for reports in both.chromium(files))
    assert first
    assert second
    assert first != second


OF_WALLETS = max(OF_EACH // 2, 1)  # forgeries of each kind


def test_what_wallets_hold_gets_the_same_report_and_no_forgery_of_it_is_believed(both: Both) -> None:
    """Files by libraries that are not ours, and forgeries of each part of them: every word as on CPython."""
    files, trust = foreign_files.made()
    asked = Both(both.page, {**both.shared, "trust": dump_trust(trust).decode(), "contexts": None})
    right = [(file.name, data, file.lists) for file in files for data in wallet_mutants.presentations(file)]
    made = wallet_mutants.made(files, OF_WALLETS, "chromium")
    forged = [(file.name, data, lists) for _, file, (data, lists) in made]
    there, here = asked.chromium([*right, *forged]), asked.cpython([*right, *forged])
    assert [name for (name, *_), one, other in zip([*right, *forged], there, here, strict=True) if one != other] == []
    said, signed = dict[str, str](), dict[str, set[str]]()
    for (name, _, _), reports in zip(right, there, strict=False):
        said.setdefault(name, reports[0]["headline"])  # the first is the file itself
        signed.setdefault(name, set()).update(wallet_mutants.believed(reports))
    assert said == {file.name: file.headline for file in files}
    for (kind, file, _), reports in zip(made, there[len(right) :], strict=True):
        assert not wallet_mutants.accepted(kind, reports, signed[file.name]), (kind, file.name)


WHOLE = (
    "1edtech-validator/ob20",
    "1edtech-validator/ob30",
    "pngsuite",
    "vc-data-model-2.0",
    "w3c-vc-di-ecdsa",
    "w3c-vc-di-eddsa",
)


def test_every_vector_gets_the_same_report(both: Both, vectors: Path) -> None:
    """Ours and those of others, right and wrong, image and token: all of the JSON, every word of it."""
    folder = TESTS / "vectors"
    cases = [path.parent for path in sorted(folder.glob("*/case.json"))]
    paths = [case / json.loads((case / "case.json").read_bytes())["file"] for case in cases]
    paths += [path for name in WHOLE for path in sorted((vectors / name).rglob("*")) if path.is_file()]
    assert len(paths) > 400
    files = [(f"{number}-{path.name}", path.read_bytes()) for number, path in enumerate(paths)]
    there, here = both.chromium(files), both.cpython(files)
    differing = [name for (name, _), one, other in zip(files, there, here, strict=True) if one != other]
    assert differing == []
    headlines = {report["headline"] for reports in there for report in reports}
    assert {"verified", "tampered", "no-badge-found", "malformed", "issuer-unproven", "expired"} <= headlines


CASES = Path(os.environ.get("BADGE_CASES", TESTS.parents[1] / "shared" / "cases" / "verify"))


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside this checkout")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_case_of_the_world_gives_the_same_report(lang: str, both: Both) -> None:
    """What real programs hand out, with the list beside it: the same JSON, byte for byte, in both languages."""
    paths = sorted(path for path in CASES.glob("*/*") if path.name != "expected.md" and path.is_file())
    shared = {
        **both.shared,
        "lang": lang,
        "trust": (CASES / "trust.json").read_text(encoding="utf-8"),
        "contexts": None,
    }
    asked = Both(both.page, shared)
    files = [(f"{path.parent.name}/{path.name}", path.read_bytes()) for path in paths]
    there, here = asked.chromium(files), asked.cpython(files)
    assert len(files) > 100
    differing = [
        name
        for (name, _), one, other in zip(files, there, here, strict=True)
        if json.dumps(one, ensure_ascii=False) != json.dumps(other, ensure_ascii=False)
    ]
    assert differing == []
    red = {name for (name, _), reports in zip(files, there, strict=True) if reports[0]["verdict"] == "invalid"}
    assert {name.partition("/")[0] for name in red} == {"34-tampered-one-char"}
