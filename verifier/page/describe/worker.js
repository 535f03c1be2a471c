// @ts-check
// Runs loader and checks for the page. Speaks the language of the verify page's worker, so that one engine serves both.
//
// In:  { type: "start", files, fresh }                             files: name -> { sha256, size }
//    | { id, type: "verify", data: ArrayBuffer, options: string }  JSON request of `in_browser.Desk.answer`
// Out: { type: "stage", stage: "download" | "runtime" | "ready" | "failed", done?, total?, message?, why? }
//    | { id, type: "reports", reports: string, texts: "null" }     the answer, JSON
//    | { id, type: "error", message: string }                      our bug
//
// Nothing runs or is read that does not have the digest of the release, and once the files are here `fetch` gives these
// files and nothing else.

/** @typedef {{ sha256: string, size: number }} Entry */

const here = new URL(".", import.meta.url).href;
const fromNetwork = self.fetch.bind(self);

/** A file arrived that is not the file of this release. */
class Damaged extends Error {}

/** A file did not arrive. */
class Unreachable extends Error {}

/** @type {(boot: { files: Record<string, Entry>, fresh: boolean }) => void} */
let start;
const ready = new Promise((resolve) => { start = resolve; }).then(boot);
ready.catch((error) => {
  const why = error instanceof Damaged ? "damaged" : error instanceof Unreachable ? "network" : "other";
  postMessage({ type: "stage", stage: "failed", message: text(error), why });
});

/** @param {{ files: Record<string, Entry>, fresh: boolean }} release */
async function boot({ files, fresh }) {
  const bytes = await download(files, fresh);
  self.fetch = async (address) => kept(bytes, String(address instanceof Request ? address.url : address));
  postMessage({ type: "stage", stage: "runtime" });
  const loader = [...bytes.keys()].find((address) => address.endsWith("/runtime/pyodide.mjs")) ?? "";
  const indexURL = new URL(".", loader).href;
  const { loadPyodide } = await import(loader);
  const { desk } = await import(`${here}prepare.js`);
  const pyodide = await loadPyodide({ indexURL, packageBaseUrl: indexURL, lockFileURL: `${indexURL}pyodide-lock.json` });
  const known = new TextDecoder().decode(bytes.get(`${here}catalogue.json`));
  const archives = ["pyyaml.zip", "python.zip"].map((name) => bytes.get(here + name));
  const made = desk(pyodide, archives, known);
  postMessage({ type: "stage", stage: "ready" });
  return made;
}

/** Return the bytes of every file by its address, after comparing each with its digest. @param {Record<string, Entry>} files @param {boolean} fresh */
async function download(files, fresh) {
  const total = Object.values(files).reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  /** @param {[string, Entry]} entry */
  const one = async ([name, { sha256, size }]) => {
    const address = new URL(name, here).href;
    const body = await arrived(address, fresh);
    if ((await digest(body)) !== sha256) throw new Damaged(`${name} is not the file of this release`);
    done += size;
    postMessage({ type: "stage", stage: "download", done, total });
    return /** @type {[string, Uint8Array]} */ ([address, body]);
  };
  return new Map(await Promise.all(Object.entries(files).map(one)));
}

/** @param {string} address @param {boolean} fresh */
async function arrived(address, fresh) {
  try {
    const answer = await fromNetwork(address, { cache: fresh ? "reload" : "default", credentials: "omit" });
    if (!answer.ok) throw new Error(String(answer.status));
    return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    throw new Unreachable(`${address}: ${text(error)}`);
  }
}

/** @param {Map<string, Uint8Array>} bytes @param {string} address */
function kept(bytes, address) {
  const body = bytes.get(address);
  if (body === undefined) throw new TypeError(`not a file of this release: ${address}`);
  const type = address.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(/** @type {BodyInit} */ (body), { headers: { "content-type": type } });
}

/** @param {Uint8Array} body */
async function digest(body) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (body)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

self.onmessage = async ({ data: message }) => {
  if (message.type === "start") return start(message);
  try {
    const desk = await ready;
    const reports = desk.answer(message.options, new Uint8Array(message.data));
    postMessage({ id: message.id, type: "reports", reports, texts: "null" });
  } catch (error) {
    postMessage({ id: message.id, type: "error", message: text(error) });
  }
};

/** Safari cannot clone an Error, and anything can be thrown. @param {any} error */
function text(error) {
  return String(error?.message ?? error);
}
