// @ts-check
// What this page is made of: the list of files with their digests. The page names the digest of that list itself.

/** @typedef {{ sha256: string, size: number, unpacked?: { sha256: string, size: number } }} Entry */
/** @typedef {{ schema: string, files: Record<string, Entry> }} Release */

const OF_WORKER = ["download.js", "prepare.js", "qr-reader.js", "jsqr.js"]; // scripts that the worker imports

/** The list, or a script the worker starts from, is not the one this page was made with. */
export class Damaged extends Error {}

/**
 * @param {URL} base folder of the release
 * @param {string} expected sha256 of release.json, hex
 * @param {boolean} fresh pass by the HTTP cache
 * @param {string[]} ofWorker scripts that the worker imports
 * @returns {Promise<Release>}
 */
export async function release(base, expected, fresh, ofWorker = OF_WORKER) {
  const text = new TextDecoder().decode(await checked(new URL("release.json", base), expected, fresh));
  /** @type {Release} */
  const told = JSON.parse(text);
  // A worker is started from an address; what stands there is compared before anything of it runs.
  const scripts = ["worker.js", ...ofWorker].map((name) => checked(new URL(name, base), told.files[name].sha256, fresh));
  await Promise.all(scripts);
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

/** @param {URL} address @param {string} expected @param {boolean} fresh */
async function checked(address, expected, fresh) {
  const body = await (await arrived(address, fresh ? "reload" : "default")).arrayBuffer();
  const hash = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", body)));
  const found = hash.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== expected) throw new Damaged(`${address.pathname} is not the file of this release`);
  return body;
}

/** The files that the worker checks and runs. @param {Release} told */
export function forWorker(told) {
  return Object.fromEntries(Object.entries(told.files).filter(([name]) => name.startsWith("runtime/") || OF_WORKER.includes(name)));
}
