// @ts-check
// Fetches the files of the release into the worker, and lets none through that is not the file it should be.
//
// A large file may lie packed (`.gz`) beside itself. The packed one is taken where the host does not compress by itself;
// what is compared with its digest is what was unpacked. Where a browser cannot unpack, the plain ones do.

/** @typedef {{ sha256: string, size: number, unpacked?: { sha256: string, size: number } }} Entry */
/** @typedef {{ files: Record<string, Entry>, fresh: boolean, plain: boolean }} Wanted  plain: without the memory snapshot */

export const PROGRAM = "runtime/pyodide.asm.wasm";
export const SNAPSHOT = "runtime/snapshot"; // .json says where the pages in .bin belong, which lies on the site packed only
// What is worked on first is asked for first; the wheels serve the plain start alone.
const FIRST = [PROGRAM, "runtime/pyodide.asm.mjs", "runtime/pyodide.mjs", `${SNAPSHOT}.json`, `${SNAPSHOT}.bin`];
const OWN_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])$/; // no way to save on
const fromNetwork = self.fetch.bind(self);

/** A file arrived that is not the file of this release. */
export class Damaged extends Error {}

/** A file did not arrive. */
export class Unreachable extends Error {}

/**
 * Return what will be the bytes of every file, unpacked, by its name: each is there as soon as it was compared with its
 * digest. What is needed first is asked for first.
 * @param {string} here folder of the release
 * @param {Wanted} wanted
 * @param {(done: number, total: number) => void} progress bytes
 * @returns {Map<string, Promise<Uint8Array>>}
 */
export function download(here, { files, fresh, plain }, progress) {
  const unpacks = typeof DecompressionStream === "function";
  const isWanted = (/** @type {string} */ name) => !name.endsWith(".gz") && (!name.startsWith(SNAPSHOT) || (unpacks && !plain));
  const names = Object.keys(files).filter(isWanted);
  if (unpacks && !plain && `${SNAPSHOT}.bin.gz` in files) names.push(`${SNAPSHOT}.bin`);
  const rank = (/** @type {string} */ name) => FIRST.indexOf(name) + 1 || FIRST.length + 1;
  names.sort((one, other) => rank(one) - rank(other));
  let [done, total] = [0, 0];
  /** @type {Map<string, Promise<Uint8Array>>} */
  const found = new Map();
  const one = async (/** @type {string} */ name) => {
    const size = (files[name] ?? files[`${name}.gz`]).size;
    total += size;
    const before = name === `${SNAPSHOT}.bin` ? found.get(PROGRAM) : undefined; // it compiles while the snapshot is unpacked
    const body = await either(here, await choose(here, name, files, unpacks), files, fresh, before);
    done += size;
    progress(done, total);
    return body;
  };
  for (const name of names) found.set(name, one(name));
  return found;
}

/**
 * Return under which names a file can be had, the better one first.
 * @param {string} here
 * @param {string} name
 * @param {Record<string, Entry>} files
 * @param {boolean} unpacks
 */
async function choose(here, name, files, unpacks) {
  const packed = `${name}.gz`;
  if (!(name in files)) return [packed];
  if (!unpacks || !(packed in files)) return [name];
  return (await isCompressed(here + name)) ? [name, packed] : [packed, name];
}

/** Say whether the host packs a file itself on its way, or has no way to go. @param {string} address */
async function isCompressed(address) {
  if (OWN_MACHINE.test(new URL(address).hostname)) return true;
  try {
    const answer = await fromNetwork(address, { method: "HEAD", credentials: "omit" });
    await answer.arrayBuffer(); // nothing, but else the browser counts the request as broken off
    return answer.ok && answer.headers.has("content-encoding");
  } catch {
    return false; // perhaps without network; what was kept then answers
  }
}

/**
 * Return the first of several forms of a file that arrives.
 * @param {string} here
 * @param {string[]} names
 * @param {Record<string, Entry>} files
 * @param {boolean} fresh pass by the HTTP cache
 * @param {Promise<unknown>} [before] what is to be there before a packed one is unpacked
 * @returns {Promise<Uint8Array>}
 */
async function either(here, names, files, fresh, before) {
  const [name, ...others] = names;
  try {
    return await checked(name, await arrived(here, name, files[name], fresh, before), files[name]);
  } catch (error) {
    if (others.length === 0 || !(error instanceof Unreachable)) throw error;
    return either(here, others, files, fresh, before);
  }
}

/** @param {string} here @param {string} name @param {Entry} entry @param {boolean} fresh @param {Promise<unknown>} [before] */
async function arrived(here, name, entry, fresh, before) {
  /** @type {Response} */ let answer;
  try {
    const priority = FIRST.includes(name.replace(/\.gz$/, "")) ? "high" : "low"; // of which the browser has six under way
    answer = await fromNetwork(here + name, { cache: fresh ? "reload" : "default", credentials: "omit", priority });
    if (!answer.ok) throw new Error(String(answer.status));
    if (!name.endsWith(".gz")) return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    throw new Unreachable(`${name}: ${/** @type {any} */ (error)?.message ?? error}`);
  }
  return unpacked(name, /** @type {ReadableStream<Uint8Array>} */ (answer.body), (entry.unpacked ?? entry).size, before);
}

/** Return the bytes, unpacked, if they are those of the release. @param {string} name @param {Uint8Array} bytes @param {Entry} entry */
async function checked(name, bytes, entry) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes)));
  const found = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== (entry.unpacked ?? entry).sha256) throw new Damaged(`${name} is not the file of this release`);
  return bytes;
}

/**
 * Return what is packed in an answer, unpacked while it arrives. Some hosts say of a packed file that it was packed on its
 * way: then it arrives unpacked, so its first bytes are looked at.
 * @param {string} name
 * @param {ReadableStream<Uint8Array>} arriving
 * @param {number} size what it must have unpacked, in bytes
 * @param {Promise<unknown>} [before] what is to be there first; it goes on arriving meanwhile
 */
async function unpacked(name, arriving, size, before) {
  const bytes = new Uint8Array(size);
  let length = 0;
  try {
    const source = arriving.getReader();
    const next = () =>
      source.read().catch((error) => {
        throw new Unreachable(`${name}: ${error?.message ?? error}`);
      });
    const first = await next();
    const all = joined(first.value, next);
    await before;
    const isPacked = first.value?.[0] === 0x1f && first.value[1] === 0x8b;
    const reader = (isPacked ? all.pipeThrough(/** @type {any} */ (new DecompressionStream("gzip"))) : all).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes.set(part.value, length); // throws where there is more than there may be
      length += part.value.length;
    }
  } catch (error) {
    if (error instanceof Unreachable || error instanceof Damaged) throw error;
    throw new Damaged(`${name} cannot be unpacked: ${/** @type {any} */ (error)?.message ?? error}`);
  }
  if (length !== size) throw new Damaged(`${name} is not the file of this release`);
  return bytes;
}

/**
 * Return a stream of what was read already and of what is still to come, which is read whether or not it is asked for: a
 * host that is kept waiting may give up.
 * @param {Uint8Array | undefined} first
 * @param {() => Promise<ReadableStreamReadResult<Uint8Array>>} next
 * @returns {ReadableStream<Uint8Array>}
 */
function joined(first, next) {
  const rest = {
    /** @param {ReadableStreamDefaultController<Uint8Array>} line */
    start(line) {
      if (first !== undefined) line.enqueue(first);
    },
    /** @param {ReadableStreamDefaultController<Uint8Array>} line */
    async pull(line) {
      const part = await next();
      if (part.done) line.close();
      else line.enqueue(part.value);
    },
  };
  return new ReadableStream(rest, { highWaterMark: Number.POSITIVE_INFINITY });
}
