// @ts-check
// What a page is made of: the list of files with their digests. The page names the digest of that list itself.

/** @typedef {{ sha256: string, size: number, unpacked?: { sha256: string, size: number } }} Entry */
/** @typedef {{ schema: string, files: Record<string, Entry> }} Release */

/** The list, or a script the worker starts from, is not the one this page was made with. */
export class Damaged extends Error {}

/**
 * @param {URL} base folder of the release
 * @param {string} expected sha256 of release.json, hex
 * @param {boolean} fresh pass by the HTTP cache
 * @param {string[]} scripts of the worker, by their names in the release: the one it starts from, and all that one imports
 * @returns {Promise<Release>}
 */
export async function release(base, expected, fresh, scripts) {
  const [list, ...bodies] = await Promise.all(["release.json", ...scripts].map((name) => body(new URL(name, base), fresh)));
  /** @type {Release} */
  const told = JSON.parse(new TextDecoder().decode(await compared("release.json", list, expected)));
  // A worker is started from an address; what stands there is compared before anything of it runs.
  await Promise.all(scripts.map((name, place) => compared(name, bodies[place], told.files[name].sha256)));
  return told;
}

/** Something did not arrive. */
export class Unreachable extends Error {}

/** Return what stands at an address of our own. @param {URL} address @param {RequestCache} cache */
export async function arrived(address, cache) {
  try {
    const answer = await fetch(address, { cache, credentials: "omit" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer;
  } catch (error) {
    throw new Unreachable(`${address.pathname}: ${/** @type {any} */ (error)?.message}`);
  }
}

/** @param {URL} address @param {boolean} fresh */
async function body(address, fresh) {
  return (await arrived(address, fresh ? "reload" : "default")).arrayBuffer();
}

/** Return the bytes if they have this digest. @param {string} name @param {ArrayBuffer} bytes @param {string} expected */
async function compared(name, bytes, expected) {
  const hash = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  const found = hash.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== expected) throw new Damaged(`${name} is not the file of this release`);
  return bytes;
}

/** The files that the worker compares and runs; its scripts were compared above. @param {Release} told */
export function forWorker(told) {
  return Object.fromEntries(Object.entries(told.files).filter(([name]) => name.startsWith("runtime/")));
}
