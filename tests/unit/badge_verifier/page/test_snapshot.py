"""The memory that the page starts from is put together right, or it is not started from."""

import itertools
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).resolve().parents[4] / "verifier" / "page"
# Does what `wake.js` does in the worker, in another process, with the clock and the chances of this moment.
TRIED = """
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
const [page, change] = process.argv.slice(1);
const from = (name) => import(pathToFileURL(`${page}/${name}`).href);
const { loadPyodide } = await from("runtime/pyodide.mjs");
const { default: create } = await from("runtime/pyodide.asm.mjs");
const { fill } = await from("engine/wake.js");
const layout = JSON.parse(readFileSync(`${page}/runtime/snapshot.json`));
const pages = new Uint8Array(gunzipSync(readFileSync(`${page}/runtime/snapshot.bin.gz`)));
const found = {};
const createPyodideModule = async (settings) => {
  const made = await create(settings);
  made.HEAPU8.fill(7, layout.size - 4096, made.HEAPU8.length); // what is there before is not to stay
  if (change === "program") made.HEAPU8[layout.same.runs[0][0]] ^= 1;
  if (change === "short") layout.runs.pop();
  try {
    await fill(made, layout, pages);
  } catch (error) {
    console.log(JSON.stringify({ refused: error.message }));
    process.exit(0);
  }
  found.memory = createHash("sha256").update(made.HEAPU8.subarray(0, layout.size)).digest("hex");
  found.after = made.HEAPU8.subarray(layout.size).some((byte) => byte !== 0);
  return made;
};
const runtime = `${page}/runtime/`;
const _loadSnapshot = new Uint8Array(Buffer.from(layout.head, "base64"));
const options = { indexURL: runtime, packageCacheDir: runtime, lockFileURL: `${runtime}pyodide-lock.json` };
const python = await loadPyodide({ ...options, createPyodideModule, _loadSnapshot });
found.said = python.runPython("import badge_verifier.page_api, sys; 'pyld.jsonld' in sys.modules");
console.log(JSON.stringify(found));
"""


def _tried(change: str = "") -> dict[str, Any]:
    command = ["node", "--input-type=module", "--eval", TRIED, str(PAGE), change]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def test_what_is_put_together_is_the_memory_that_was_left() -> None:
    """Every byte is that of the Python the snapshot was taken of, whatever stood there, and it runs on from there."""
    told = json.loads((PAGE / "runtime" / "snapshot.json").read_text(encoding="utf-8"))
    assert _tried() == {"memory": told["sha256"], "after": False, "said": True}


@pytest.mark.parametrize(
    ("change", "reason"),
    [("program", "the program begins with other memory"), ("short", "the snapshot is not as long as it should be")],
)
def test_memory_that_is_not_the_one_it_was_made_for_is_refused(change: str, reason: str) -> None:
    """One bit of the program's own memory that differs, or a page too many: it is not started from."""
    assert _tried(change) == {"refused": reason}


def test_what_is_brought_along_is_less_than_half() -> None:
    """Neither empty pages nor those that every program begins with are downloaded; the runs name no page twice."""
    told = json.loads((PAGE / "runtime" / "snapshot.json").read_text(encoding="utf-8"))
    runs = sorted(told["runs"] + told["same"]["runs"])
    assert all(place + length <= after for (place, length), (after, _) in itertools.pairwise(runs))
    assert sum(length for _, length in told["runs"]) < told["size"] / 2
    assert sum(length for _, length in told["same"]["runs"]) > 1_000_000
