// @ts-check
// Makes `runtime/snapshot.bin.gz`: the memory of a Python that has everything imported and has verified once, so that
// the page starts in a fraction of the time. Runs in Node at set-up: node snapshot.mjs RUNTIME
//
// Everything that could differ between two runs is fixed first: time zone, clock, timer, randomness, the seed of Python's hashes.
// `_makeSnapshot`, `makeMemorySnapshot` and `_loadSnapshot` are no public API of Pyodide: its version is pinned, and
// the page starts plainly where a snapshot does not load.

import crypto from "node:crypto";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { prepare, warm } from "./prepare.js";

process.env.TZ = "UTC"; // Python keeps the offset, and when wheels were packed by it
const PAGE = 4096; // bytes
const BLANK = Buffer.alloc(PAGE);
let moment = Date.UTC(2026, 0, 1);
let chance = 0; // every random byte
const RealDate = Date;
globalThis.Date = /** @type {any} */ (
  class extends RealDate {
    /** @param {...any} given */
    constructor(...given) {
      // @ts-ignore -- as many arguments as were given
      super(...(given.length === 0 ? [moment] : given));
    }
    static now() {
      return moment;
    }
  }
);
performance.now = () => chance;
const same = (/** @type {any} */ view) => view.fill(chance);
crypto.randomFillSync = /** @type {any} */ (same);
globalThis.crypto.getRandomValues = /** @type {any} */ (same);

const runtime = `${resolve(process.argv[2])}/`;
const { loadPyodide } = await import(pathToFileURL(`${runtime}pyodide.mjs`).href);
const options = {
  indexURL: runtime,
  packageCacheDir: runtime,
  packageBaseUrl: runtime,
  lockFileURL: `${runtime}pyodide-lock.json`,
  jsglobals: globalThis,
};
const pyodide = await loadPyodide({ ...options, env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" }, args: [], _makeSnapshot: true });
await prepare(pyodide);
warm(pyodide);
// A snapshot expects this list as it is at the start; files are no part of it anyway.
for (const name of Object.keys(pyodide.loadedPackages)) delete pyodide.loadedPackages[name];
clear(pyodide._module);
const whole = pyodide.makeMemorySnapshot();
const before = await untouched(whole);
[moment, chance] = [moment + 86_400_000, 7]; // another day, other chances: what depends on them is brought along
const { layout, pages } = different(whole, before, await untouched(whole));
const packed = gzipSync(pages, { level: 9 });
packed[9] = 255; // the operating system that packed it: unknown, everywhere (RFC 1952, "Member header and trailer")
writeFileSync(`${runtime}snapshot.json`, `${JSON.stringify(layout)}\n`);
writeFileSync(`${runtime}snapshot.bin.gz`, packed);
process.stdout.write(`snapshot: ${layout.size} bytes, of which ${pages.length} kept, packed ${packed.length}\n`);

/**
 * Blank what is free: freed memory is full of what once stood there, which nobody needs and everybody would download.
 * @param {any} module Emscripten's
 */
function clear(module) {
  const held = [];
  let level = module._malloc_footprint();
  for (let size = 1 << 20; size >= 16; size /= 2) {
    for (;;) {
      const place = module._malloc(size);
      held.push(place);
      if (module._malloc_footprint() > level) break; // nothing of this size was free any more
      module.HEAPU8.fill(0, place, place + size);
    }
    level = module._malloc_footprint();
  }
  for (const place of held.reverse()) module._free(place);
  module.HEAPU8.fill(0, module._emscripten_stack_get_end(), module._emscripten_stack_get_current());
}

/**
 * Return the memory that Pyodide's program has before a snapshot is put into it: what the page need not bring along.
 * @param {Uint8Array} memory a snapshot
 * @returns {Promise<Uint8Array>}
 */
async function untouched(memory) {
  const { default: create } = await import(pathToFileURL(`${runtime}pyodide.asm.mjs`).href);
  let found = new Uint8Array();
  const createPyodideModule = async (/** @type {any} */ settings) => {
    const made = await create(settings);
    found = made.HEAPU8.slice();
    if (made.HEAPU8.length < memory.length) made.growMemory(memory.length);
    return made;
  };
  await loadPyodide({ ...options, createPyodideModule, _loadSnapshot: memory });
  return found;
}

/**
 * Return the pages of a snapshot that differ from the memory of programs that have not run, and where they belong.
 * @param {Uint8Array} snapshot with Pyodide's own head
 * @param {...Uint8Array} untouched such memory; the page relies on what is the same in all of them
 */
function different(snapshot, ...untouched) {
  const start = new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2)[1]; // the second word: where the memory begins
  const memory = snapshot.subarray(start);
  /** @type {[number, number][]} */ const brought = [];
  /** @type {[number, number][]} */ const relied = [];
  let size = 0;
  for (let place = 0; place < memory.length; place += PAGE) {
    const page = Buffer.from(memory.buffer, memory.byteOffset + place, PAGE);
    const isBlank = page.equals(BLANK);
    if (isBlank) continue; // the page blanks what is not said to be anything else
    size = place + PAGE;
    add(untouched.every((before) => page.equals(before.subarray(place, place + PAGE))) ? relied : brought, place);
  }
  const taken = (/** @type {[number, number][]} */ runs) =>
    Buffer.concat(runs.map(([place, length]) => memory.subarray(place, place + length)));
  const digest = (/** @type {Uint8Array} */ bytes) => crypto.createHash("sha256").update(bytes).digest("hex");
  const layout = {
    head: Buffer.from(snapshot.subarray(0, start)).toString("base64"),
    size,
    sha256: digest(memory.subarray(0, size)), // of all that is put together, for who wants to compare
    runs: brought,
    same: { runs: relied, sha256: digest(taken(relied)) },
  };
  return { layout, pages: taken(brought) };
}

/** Add a page to runs of pages. @param {[number, number][]} runs @param {number} place */
function add(runs, place) {
  const last = runs.at(-1);
  if (last !== undefined && last[0] + last[1] === place) last[1] += PAGE;
  else runs.push([place, PAGE]);
}
