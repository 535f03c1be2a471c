// @ts-check
// Runs the verifier. The page starts it through a blob, so that the page's Content-Security-Policy binds it
// (a worker started from an address is not bound); `engine.js` holds that one line.
//
// In:  { type: "start", files, fresh, plain }      files: name -> { sha256, size }; fresh: pass by the HTTP cache;
//                                                  plain: start without the memory snapshot
//    | { type: "know", trust, badges, snapshots }                     lists that the files that follow are judged by: text,
//                                                                   Uint8Array or null, JSON text
//    | { id, type: "verify", data: ArrayBuffer, options: string }     JSON options
//    | { id, type: "code", data: ArrayBuffer }                        of a picture that may show a QR code
//    | { id, type: "entries", data: ArrayBuffer }                     of a ZIP
//    | { id, type: "matches", data: ArrayBuffer, options: string }    JSON array of e-mail addresses and names
//    | { id, type: "answer", answer: object }                         to a "fetch" of ours
// Out: { type: "stage", stage: "download", done, total }              bytes
//    | { type: "stage", stage: "runtime" | "packages" | "ready" }
//    | { type: "stage", stage: "failed", message, why: "network" | "damaged" | "other" }
//    | { id, type: "reports", reports: string, inside: string }       JSON reports; JSON of what stands in the file: see `page_texts`
//    | { id, type: "code", text: string | null }                      what the QR code says
//    | { id, type: "entries", entries: { name, bytes }[] }            the files in the ZIP
//    | { id, type: "matches", places: (number | null)[] }             which of them each badge in the file names
//    | { id, type: "error", message: string }                         our bug
//    | { id, type: "fetch", url, max_bytes, seconds }                 asks the page to look something up
//
// Nothing runs or is read that does not have the digest of the release, and once the files are here `fetch` gives
// these files and nothing else. Only bytes and JSON text cross to Python, so no PyProxy outlives a call.

// What the worker needs it imports while it runs. Firefox takes what a worker imports at its head for a worker too, and
// the policy lets none in but blobs.

const [{ Damaged, download, Unreachable }, { python }] = await Promise.all([
  import("../engine/download.js"),
  import("../engine/python.js"),
]);
const here = new URL("..", import.meta.url).href; // folder of the release; a blob has no address of its own to be relative to
/** @type {(wanted: import("../engine/download.js").Wanted) => void} */
let start;
const ready = new Promise((resolve) => {
  start = resolve;
}).then(boot);
ready.catch((error) => {
  const why = error instanceof Damaged ? "damaged" : error instanceof Unreachable ? "network" : "other";
  postMessage({ type: "stage", stage: "failed", message: text(error), why });
});

/** @param {import("../engine/download.js").Wanted} wanted */
async function boot(wanted) {
  const files = download(here, wanted, (done, total) => postMessage({ type: "stage", stage: "download", done, total }));
  const starting = python(here, files, (stage) => postMessage({ type: "stage", stage }));
  const [{ pyodide, plain }, { readCode }] = await Promise.all([starting, import(`${here}verify/qr-reader.js`)]);
  if (plain) await (await import(`${here}engine/prepare.js`)).prepare(pyodide);
  const { know, verify_json: verify, matches_json: matches } = pyodide.pyimport("badge_verifier.page_api");
  const { inside_json: inside, entries_json: entries } = pyodide.pyimport("badge_verifier.containers.page_texts");
  files.clear(); // from here on nothing is fetched at all
  postMessage({ type: "stage", stage: "ready", plain });
  return { know, verify, matches, inside, entries, readCode };
}

/** @type {Map<number, (answer: any) => void>} */
const waiting = new Map();
let asked = 0;

/**
 * Ask the page to look something up; it may refuse. Python calls this, only in runs that are allowed to look.
 * @param {string} url
 * @param {number} max_bytes
 * @param {number} seconds
 */
function ask(url, max_bytes, seconds) {
  return new Promise((resolve) => {
    const id = ++asked;
    waiting.set(id, resolve);
    postMessage({ id, type: "fetch", url, max_bytes, seconds });
  });
}

self.onmessage = async ({ data: message }) => {
  if (message.type === "start") return start(message);
  if (message.type === "answer") {
    waiting.get(message.id)?.(message.answer);
    waiting.delete(message.id);
    return;
  }
  if (message.type === "know") {
    const told = ready.then(({ know }) => know(message.trust, message.badges ?? undefined, message.snapshots));
    return told.catch((error) => postMessage({ type: "stage", stage: "failed", message: text(error), why: "damaged" }));
  }
  const { id, data, options } = message;
  try {
    const { verify, matches, inside, entries, readCode } = await ready;
    if (message.type === "code") return postMessage({ id, type: "code", text: await readCode(data) });
    const bytes = new Uint8Array(data);
    if (message.type === "entries") return postMessage({ id, type: "entries", entries: JSON.parse(entries(bytes)).map(unpacked) });
    if (message.type === "matches") return postMessage({ id, type: "matches", places: JSON.parse(matches(bytes, options)) });
    postMessage({ id, type: "reports", reports: await verify(bytes, options, ask), inside: inside(bytes) });
  } catch (error) {
    postMessage({ id, type: "error", message: text(error) });
  }
};

/** A file of a ZIP, out of the JSON in which Python gives it. @param {{ name: string, base64: string }} entry */
function unpacked({ name, base64 }) {
  return { name, bytes: Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)) };
}

/** Safari cannot clone an Error, and anything can be thrown. @param {any} error */
function text(error) {
  return String(error?.message ?? error);
}
