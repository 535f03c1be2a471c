"""Measure the verify page in one Chromium: bytes, time to ready, drop to verdict, memory; cold and repeated.

usage: python tests/bench/bench_page.py [SITE]      (default: site)

Beside it, in the same run: the same Pyodide with the same wheels started as its own manual says (`bare`), and our peer
`@digitalbazaar/vc` with its Ed25519 suite bundled into a page (`vc`), which checks signature and dates alone. And the
same page with the trust list of 1,000 and of 10,000 badges, of which no two say the same. Served as from a host that
does not compress; what one that does would send is counted beside it. A measurement, not a test: it prints figures, and
the reader judges.
"""

import functools
import gzip
import http.server
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import grown_trust
from bench_verify import PEERS, secured
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from badge_issuer.keys import new

ROOT = Path(__file__).resolve().parents[2]
CONTEXTS = ROOT / "verifier" / "badge_verifier" / "contexts"
ROUNDS = 3
WARM = 5  # badges after the first one
GROWN = (1_000, 10_000)  # badges
NAMES = ("ours", *map(str, GROWN), "bare", "vc")
BARE = """<!doctype html><meta charset="utf-8"><script type="module">
const worker = new Worker("worker.js", { type: "module" });
const waiting = [];
worker.onmessage = ({ data }) => {
  if (data === "ready") document.documentElement.dataset.verifier = "ready";
  else waiting.shift()(data);
};
globalThis.judge = (text) => new Promise((resolve) => { waiting.push(resolve); worker.postMessage(text); });
</script>"""
BARE_WORKER = """import { loadPyodide } from "%(runtime)spyodide.mjs";
const here = new URL("%(runtime)s", location.href).href;
const python = await loadPyodide({ indexURL: here, packageBaseUrl: here, lockFileURL: `${here}pyodide-lock.json` });
await python.loadPackage(["badge-verifier", "cachetools", "frozendict", "pyld"]);
python.runPython(`import sys, types
sys.modules["lxml"] = types.ModuleType("lxml")
sys.modules["lxml.html"] = sys.modules["lxml"].html = types.ModuleType("lxml.html")`);
const verify = python.pyimport("badge_verifier.page_api").verify_json;
const options = JSON.stringify({ now: "2026-11-22T12:00:00Z", lang: "en", trust: null });
onmessage = async ({ data }) => {
  const [report] = JSON.parse(await verify(new TextEncoder().encode(data), options));
  postMessage(report.steps[2].outcome === "passed");
};
postMessage("ready");
"""
NOTES_READY = """new MutationObserver((_, seen) => {
  if (document.documentElement.dataset.verifier !== "ready") return;
  globalThis.readyAfter = performance.now();
  seen.disconnect();
}).observe(document, { subtree: true, attributes: true, childList: true });"""
DROP = """async ([name, text]) => {
  const field = document.querySelector("#badge-file");
  const given = new DataTransfer();
  given.items.add(new File([text], name));
  const began = performance.now();
  field.files = given.files;
  field.dispatchEvent(new Event("change"));
  const find = () => document.querySelector(`[data-report][data-file="${name}"] [data-step=proof]`);
  while (find() === null) await new Promise((resolve) => {
    const seen = new MutationObserver(() => { seen.disconnect(); resolve(); });
    seen.observe(document.querySelector("#reports"), { subtree: true, childList: true });
  });
  const took = performance.now() - began;
  return [took, find().dataset.outcome === "passed"];
}"""
ASK = """async ([_, text]) => {
  const began = performance.now();
  const right = await globalThis.judge(text);
  return [performance.now() - began, right];
}"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files, as every host has it
    disable_nagle_algorithm = True  # which would hold back each answer for 40 ms
    sent = 0
    packed = 0
    extensions_map = {  # noqa: RUF012 -- a constant of the base class
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, and count its bytes."""
        body = source.read()
        _Handler.sent += len(body)
        size = _packed(body)  # first: threads must not add to a sum that was read before this took its time
        _Handler.packed += size
        outputfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@functools.cache
def _packed(body: bytes) -> int:
    """Return how many bytes a host that compresses sends for a file."""
    return min(len(body), len(gzip.compress(body, 6, mtime=0)))


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128  # Python's five would make a browser wait a second for a connection, whatever the page


def laid_out(site: Path, folder: Path) -> None:
    """Put the pages side by side: the site, the bare start, the peer."""
    (folder / "site").symlink_to(site, target_is_directory=True)
    app = next((site / "verify").glob("app-*")).name
    for number in GROWN:
        grown_trust.beside(site, folder / str(number), number)
    for name in ("bare", "vc"):
        (folder / name).mkdir()
    (folder / "bare" / "index.html").write_text(BARE, encoding="utf-8")
    worker = BARE_WORKER % {"runtime": f"../site/verify/{app}/runtime/"}
    (folder / "bare" / "worker.js").write_text(worker, encoding="utf-8")
    used = ("credentials/v2", "context-3.0.3.json", "multikey/v1", "ns/did/v1", "data-integrity/v2")
    index = json.loads((CONTEXTS / "index.json").read_text(encoding="utf-8"))
    documents = {
        entry["url"]: json.loads((CONTEXTS / entry["file"]).read_text(encoding="utf-8"))
        for entry in reversed(index)
        if entry["url"].endswith(used)
    }
    contexts = folder / "contexts.json"
    contexts.write_text(json.dumps(documents), encoding="utf-8")
    command = [str(ROOT / "node_modules" / ".bin" / "esbuild"), str(ROOT / "tests" / "bench" / "page_peer.mjs")]
    options = ["--bundle", "--minify", "--format=esm", "--platform=browser", "--log-level=error"]
    out = [f"--alias:bench-contexts={contexts}", f"--outfile={folder / 'vc' / 'bundle.js'}"]
    subprocess.run([*command, *options, *out], check=True)
    page = '<!doctype html><meta charset="utf-8"><script type="module" src="bundle.js"></script>'
    (folder / "vc" / "index.html").write_text(page, encoding="utf-8")


def megabytes(session: CDPSession) -> float:
    """Return what Chromium's page processes hold, shared memory counted in part (Pss)."""
    found = 0
    for process in session.send("SystemInfo.getProcessInfo")["processInfo"]:
        told = Path(f"/proc/{process['id']}/smaps_rollup")
        if process["type"] == "renderer" and told.is_file():
            found += next(int(line.split()[1]) for line in told.read_text().splitlines() if line.startswith("Pss:"))
    return found / 1_000


def opened(page: Page, address: str) -> dict[str, float]:
    """Return megabytes received and seconds from navigation to ready."""
    before, packed = _Handler.sent, _Handler.packed
    page.goto(address)
    page.locator("html[data-verifier=ready]").wait_for(state="attached", timeout=120_000)
    ready = float(page.evaluate("() => globalThis.readyAfter"))
    page.wait_for_load_state("networkidle")
    received = {"received, MB": (_Handler.sent - before) / 1e6, "packed, MB": (_Handler.packed - packed) / 1e6}
    return {**received, "ready, s": ready / 1_000}


def judged(page: Page, kind: str, texts: list[str], script: str) -> dict[str, float]:
    """Return milliseconds from drop to verdict: of the first badge of a kind, and the median of those after it."""
    taken = []
    for number, text in enumerate(texts):
        milliseconds, right = page.evaluate(script, [f"{kind.replace(' ', '-')}-{number}", text])
        if not right:
            raise SystemExit(f"{kind}: a right badge was not called right, so nothing was measured")
        taken.append(float(milliseconds))
    return {f"{kind}, first, ms": taken[0], f"{kind}, warm, ms": statistics.median(taken[1:])}


def visited(browser: Browser, address: str, name: str, badges: Mapping[str, list[str]]) -> dict[str, dict[str, float]]:
    """Return the figures of a first visit, and of a later one after the site's front page was seen too."""
    context = browser.new_context()
    context.add_init_script(NOTES_READY)
    page = context.new_page()
    home, path, script, kinds = {
        "ours": ("site/", "site/verify/", DROP, tuple(badges)),
        "bare": ("bare/", "bare/", ASK, tuple(badges)),
        "vc": ("vc/", "vc/", ASK, ("eddsa-rdfc-2022",)),  # its ECDSA asks for Node's Buffer, which no browser has
        **{str(number): (f"{number}/", f"{number}/verify/", DROP, ("eddsa-rdfc-2022",)) for number in GROWN},
    }[name]
    cold = opened(page, address + path)
    for kind in kinds:
        cold |= judged(page, kind, badges[kind], script)
    session = browser.new_browser_cdp_session()
    cold["memory, MB"] = megabytes(session)
    session.detach()
    if name in ("ours", *map(str, GROWN)):
        page.goto(address + home)
        page.evaluate("async () => { await navigator.serviceWorker.ready; }")
        opened(page, address + path)
        page.goto(address + home)
    repeated = opened(page, address + path)
    context.close()
    return {f"{name} cold": cold, f"{name} again": repeated}


def main() -> int:
    """Print a table: the best of several rounds."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()
    key = {"EdDSA": new("ed25519"), "ES256": new("p256")}
    badges = {
        kind: [
            secured(kind, number, key["ES256" if kind in ("ecdsa-rdfc-2019", "jwt ES256") else "EdDSA"])
            for number in range(WARM + 1)
        ]
        for kind in PEERS
    }
    found: dict[str, dict[str, list[float]]] = {}
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        laid_out(site, Path(made))
        server = _Server(("127.0.0.1", 0), functools.partial(_Handler, directory=made))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://bench.localhost:{server.server_port}/"  # under a name of its own: see download.js
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for _ in range(ROUNDS):
            for name in NAMES:
                for column, figures in visited(browser, address, name, badges).items():
                    for row, value in figures.items():
                        found.setdefault(row, {}).setdefault(column, []).append(value)
        browser.close()
        server.shutdown()
        server.server_close()
    columns = [f"{name} {when}" for name in NAMES for when in ("cold", "again")]
    print(f"{'best of ' + str(ROUNDS):28}", *(f"{column:>12}" for column in columns))  # noqa: T201 -- what it is for
    for row, values in found.items():
        shown = (f"{min(values[column]):12.2f}" if column in values else f"{'':12}" for column in columns)
        print(f"{row:28}", *shown)  # noqa: T201 -- what it is for
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
