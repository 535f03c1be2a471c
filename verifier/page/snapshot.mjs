// @ts-check
// Makes `runtime/snapshot.bin.gz`: the memory of a Python that has everything imported and has verified once, so that
// the page starts in a fraction of the time. Runs in Node at set-up: node snapshot.mjs RUNTIME
//
// Everything that could differ between two runs is fixed first: clock, timer, randomness, the seed of Python's hashes.
// `_makeSnapshot`, `makeMemorySnapshot` and `_loadSnapshot` are no public API of Pyodide: its version is pinned, and
// the page starts plainly where a snapshot does not load.

import crypto from "node:crypto";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { prepare, warm } from "./prepare.js";

const MOMENT = Date.UTC(2026, 0, 1);
const RealDate = Date;
globalThis.Date = /** @type {any} */ (
  class extends RealDate {
    /** @param {...any} given */
    constructor(...given) {
      // @ts-ignore -- as many arguments as were given
      super(...(given.length === 0 ? [MOMENT] : given));
    }
    static now() {
      return MOMENT;
    }
  }
);
performance.now = () => 0;
const zeros = (/** @type {any} */ view) => view.fill(0);
crypto.randomFillSync = /** @type {any} */ (zeros);
globalThis.crypto.getRandomValues = /** @type {any} */ (zeros);

const runtime = `${resolve(process.argv[2])}/`;
const { loadPyodide } = await import(pathToFileURL(`${runtime}pyodide.mjs`).href);
const pyodide = await loadPyodide({
  indexURL: runtime,
  packageCacheDir: runtime,
  packageBaseUrl: runtime,
  lockFileURL: `${runtime}pyodide-lock.json`,
  env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
  args: [],
  jsglobals: globalThis,
  _makeSnapshot: true,
});
await prepare(pyodide);
warm(pyodide);
// A snapshot expects this list as it is at the start; files are no part of it anyway.
for (const name of Object.keys(pyodide.loadedPackages)) delete pyodide.loadedPackages[name];
const memory = pyodide.makeMemorySnapshot();
const packed = gzipSync(memory, { level: 9 });
packed[9] = 255; // the operating system that packed it: unknown, everywhere (RFC 1952, "Member header and trailer")
writeFileSync(`${runtime}snapshot.bin.gz`, packed);
process.stdout.write(`snapshot: ${memory.length} bytes, packed ${packed.length}\n`);
