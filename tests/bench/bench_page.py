"""Measures the verify page in one Chromium: seconds to ready, file to verdict, bytes, memory; cold and repeated.

usage: python tests/bench/bench_page.py [SITE]      (default: site)

The plain start of the same Pyodide with the same wheels is the yardstick (`?plain`). A measurement, not a test: it
prints ratios, and the reader judges.
"""

import functools
import http.server
import shutil
import sys
import threading
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, FilePayload, sync_playwright

ROUNDS = 3
SAMPLES = ("genuine.png", "genuine.svg", "genuine.json", "genuine.jwt", "expired.svg")


class _Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 -- a constant of the base class
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def visit(context: BrowserContext, address: str, site: Path) -> dict[str, float]:
    """Return what one visit took: seconds to ready, and milliseconds for each sample, the second time it is given."""
    page = context.new_page()
    begin = time.perf_counter()
    page.goto(address)
    page.locator("html[data-verifier=ready]").wait_for(state="attached", timeout=120_000)
    found = {"ready, s": time.perf_counter() - begin}
    for name in SAMPLES:
        for copy in ("first", "second"):
            given: FilePayload = {
                "name": f"{copy}-{name}",
                "mimeType": "application/octet-stream",
                "buffer": (site / "samples" / name).read_bytes(),
            }
            begin = time.perf_counter()
            page.locator("#badge-file").set_input_files([given])
            page.locator(f'[data-report][data-file="{given["name"]}"]').wait_for(timeout=120_000)
            found[f"{name}, ms"] = 1000 * (time.perf_counter() - begin)
    session = context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = page.evaluate("() => performance.memory.usedJSHeapSize")  # of the page itself; Python's is its worker's
    found["page heap, MB"] = used / 1e6
    page.close()
    return found


def main() -> int:
    """Print a table."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/verify/"
    app = next((site / "verify").glob("app-*"))
    size = {path.name: path.stat().st_size for path in app.rglob("*") if path.is_file()}
    rows: dict[str, dict[str, list[float]]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for _ in range(ROUNDS):
            for kind, query in (("snapshot", ""), ("plain", "?plain")):
                context = browser.new_context()
                for again in ("cold", "repeated"):
                    for name, value in visit(context, address + query, site).items():
                        rows.setdefault(name, {}).setdefault(f"{kind} {again}", []).append(value)
                context.close()
        browser.close()
    server.shutdown()
    kinds = ("snapshot cold", "snapshot repeated", "plain cold", "plain repeated")
    print(f"{'best of ' + str(ROUNDS):20}", *(f"{kind:>18}" for kind in kinds))  # noqa: T201 -- what it is for
    for name, values in rows.items():
        print(f"{name:20}", *(f"{min(values[kind]):18.2f}" for kind in kinds))  # noqa: T201 -- what it is for
    print(f"{'bytes':20}", f"{sum(size.values()):18,}", f"snapshot {size['snapshot.bin.gz']:,} of it")  # noqa: T201 -- what it is for
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
