"""The same files give the same report in the browser as on CPython, byte for byte of the JSON."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from badge_verifier.encodings.moments import instant
from badge_verifier.network.fetches import Offline
from badge_verifier.report import to_json
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.lean import BADGES_FILE, LEAN_FILE, LeanTrustList, parse_lean
from badge_verifier.verify import verify

pytestmark = pytest.mark.browser


def _on_cpython(
    path: Path, now: str, trust: LeanTrustList, lists: dict[str, bytes] | None = None
) -> list[dict[str, Any]]:
    run = verify(
        path.read_bytes(),
        crypto=CpythonCrypto(),
        fetcher=Offline(),
        now=instant(now),
        trust=trust,
        lang="en",
        snapshots=lists,
    )
    with ThreadPoolExecutor(1) as elsewhere:  # Playwright keeps a loop of its own in this thread
        reports = elsewhere.submit(asyncio.run, run).result()
    return [to_json(report, path.name) for report in reports]


def _in_chromium(page: Any, path: Path) -> list[dict[str, Any]]:
    page.give(path)
    page.headline(path.name)
    found = page.page.locator(f'[data-report][data-file="{path.name}"] pre[data-json]')
    return [json.loads(one.text_content()) for one in found.all()]


def test_every_sample_gives_the_same_report(desk: Any, verify_folder: Path) -> None:
    """Every sample, all ten steps, every code and every word."""
    page = desk()
    trust = parse_lean(*((verify_folder / name).read_bytes() for name in (LEAN_FILE, BADGES_FILE)))
    site = trust.site_url
    paths = json.loads((verify_folder / "status" / "index.json").read_text(encoding="utf-8"))
    lists = {site + path: (verify_folder / path).read_bytes() for path in paths}
    for path in sorted((verify_folder / "samples").iterdir()):
        if path.name != "index.json":
            seen = _in_chromium(page, path)
            assert seen == _on_cpython(path, seen[0]["now"], trust, lists), path.name


@pytest.mark.parametrize("folder", ["w3c-vc-di-eddsa", "w3c-vc-di-ecdsa"])
def test_w3c_vectors_give_the_same_report(
    folder: str, lasting_host: Any, desk: Any, vectors: Path, tmp_path: Path
) -> None:
    """The test vectors of the W3C's cryptosuites."""
    page = desk()
    parts = (page.page.request.get(f"{lasting_host.address}{name}").body() for name in (LEAN_FILE, BADGES_FILE))
    trust = parse_lean(*parts)
    paths = sorted(path for path in (vectors / folder).rglob("*.json") if _is_credential(path))
    assert paths, f"{folder} holds no credential"
    for number, path in enumerate(paths):
        given = tmp_path / f"{number}-{path.name}"
        given.write_bytes(path.read_bytes())
        seen = _in_chromium(page, given)
        assert seen == _on_cpython(given, seen[0]["now"], trust), path.name
        assert seen[0]["credential"]["proofs"], path.name


def _is_credential(path: Path) -> bool:
    found = json.loads(path.read_text(encoding="utf-8"))
    return isinstance(found, dict) and "proof" in found
