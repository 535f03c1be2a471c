// @ts-check
// Fetches the files of the release into the worker, and lets none through that is not the file it should be.
//
// A large file may lie packed (`.gz`) beside itself. The packed one is taken where the host does not compress by itself;
// what is compared with its digest is what was unpacked. Where a browser cannot unpack, the plain ones do.

/** @typedef {{ sha256: string, size: number, unpacked?: { sha256: string, size: number } }} Entry */
/** @typedef {{ files: Record<string, Entry>, fresh: boolean, plain: boolean }} Wanted  plain: without the memory snapshot */

export const SNAPSHOT = "runtime/snapshot.bin"; // lies on the site packed only
const OWN_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])$/; // no way to save on
const fromNetwork = self.fetch.bind(self);

/** A file arrived that is not the file of this release. */
export class Damaged extends Error {}

/** A file did not arrive. */
export class Unreachable extends Error {}

/**
 * Return the bytes of every file, unpacked, by its name, after comparing each with its digest.
 * @param {string} here folder of the release
 * @param {Wanted} wanted
 * @param {(done: number, total: number) => void} progress bytes
 * @returns {Promise<Map<string, Uint8Array>>}
 */
export async function download(here, { files, fresh, plain }, progress) {
  const unpacks = typeof DecompressionStream === "function";
  const names = Object.keys(files).filter((name) => !name.endsWith(".gz"));
  const chosen = await Promise.all(names.map((name) => choose(here, name, files, unpacks)));
  if (unpacks && !plain && `${SNAPSHOT}.gz` in files) chosen.push([`${SNAPSHOT}.gz`]);
  const total = chosen.reduce((sum, [name]) => sum + files[name].size, 0);
  let done = 0;
  const one = async (/** @type {string[]} */ [name, ...others]) => {
    const body = await either(here, [name, ...others], files, fresh);
    done += files[name].size;
    progress(done, total);
    return /** @type {[string, Uint8Array]} */ ([name.replace(/\.gz$/, ""), body]);
  };
  return new Map(await Promise.all(chosen.map(one)));
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
  if (!unpacks || !(packed in files)) return [name];
  return (await isCompressed(here + name)) ? [name, packed] : [packed, name];
}

/** Whether the host packs a file itself on its way, or has no way to go. @param {string} address */
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
 */
async function either(here, names, files, fresh) {
  const [name, ...others] = names;
  try {
    return await checked(name, await arrived(here, name, fresh), files[name]);
  } catch (error) {
    if (others.length === 0 || !(error instanceof Unreachable)) throw error;
    return either(here, others, files, fresh);
  }
}

/** @param {string} here @param {string} name @param {boolean} fresh */
async function arrived(here, name, fresh) {
  try {
    const answer = await fromNetwork(here + name, { cache: fresh ? "reload" : "default", credentials: "omit" });
    if (!answer.ok) throw new Error(String(answer.status));
    return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    throw new Unreachable(`${name}: ${/** @type {any} */ (error)?.message ?? error}`);
  }
}

/** Return the bytes, unpacked, if they are those of the release. @param {string} name @param {Uint8Array} body @param {Entry} entry */
async function checked(name, body, entry) {
  // Some hosts say of a packed file that it is packed on its way: then it arrives unpacked.
  const isPacked = name.endsWith(".gz") && body[0] === 0x1f && body[1] === 0x8b;
  const { sha256, size } = entry.unpacked ?? entry;
  const bytes = isPacked ? await unpacked(name, body, size) : body;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes)));
  const found = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== sha256) throw new Damaged(`${name} is not the file of this release`);
  return bytes;
}

/** @param {string} name @param {Uint8Array} body @param {number} size what it must have unpacked, in bytes */
async function unpacked(name, body, size) {
  const stream = new Blob([/** @type {BlobPart} */ (body)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(size);
  let length = 0;
  try {
    const reader = stream.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes.set(part.value, length); // throws where there is more than there may be
      length += part.value.length;
    }
  } catch (error) {
    throw new Damaged(`${name} cannot be unpacked: ${/** @type {any} */ (error)?.message ?? error}`);
  }
  if (length !== size) throw new Damaged(`${name} is not the file of this release`);
  return bytes;
}
