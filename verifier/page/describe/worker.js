// @ts-check
// Runs loader and checks for the page. Speaks the language of the verify page's worker, so that one engine serves both.
//
// In:  { type: "start", files, fresh, plain }                      files: name -> { sha256, size }
//    | { id, type: "verify", data: ArrayBuffer, options: string }  JSON request of `in_browser.Desk.answer`
// Out: { type: "stage", stage: "download" | "runtime" | "ready" | "failed", done?, total?, plain?, message?, why? }
//    | { id, type: "reports", reports: string, inside: "{}" }      the answer, JSON
//    | { id, type: "error", message: string }                      our bug
//
// Nothing runs or is read that does not have the digest of the release, and once the files are here `fetch` gives these
// files and nothing else.

// Imported while it runs, not at its head: see the verify page's worker.

const [{ Damaged, download, Unreachable }, { python }] = await Promise.all([
  import("../engine/download.js"),
  import("../engine/python.js"),
]);

/** @typedef {import("../engine/download.js").Wanted} Wanted */

const here = new URL("..", import.meta.url).href; // folder of the release
const STARTER = "runtime/pyodide.mjs"; // lies in the verify page's release, with all that Python starts from

/** @type {(boot: Wanted) => void} */
let start;
const ready = new Promise((resolve) => {
  start = resolve;
}).then(boot);
ready.catch((error) => {
  const why = error instanceof Damaged ? "damaged" : error instanceof Unreachable ? "network" : "other";
  postMessage({ type: "stage", stage: "failed", message: text(error), why });
});

/** @param {Wanted} wanted */
async function boot(wanted) {
  const names = Object.keys(wanted.files);
  const folder = (names.find((name) => name.endsWith(STARTER)) ?? STARTER).slice(0, -STARTER.length);
  const part = (/** @type {boolean} */ isTheirs) => {
    const found = names.filter((name) => name.startsWith(folder) === isTheirs);
    return { ...wanted, files: Object.fromEntries(found.map((name) => [isTheirs ? name.slice(folder.length) : name, wanted.files[name]])) };
  };
  const there = new URL(folder, here).href;
  const files = new Map([...download(there, part(true), told("there")), ...download(here, part(false), told("here"))]);
  const { pyodide, plain } = await python(there, files, (stage) =>
    postMessage({ type: "stage", stage: stage === "packages" ? "runtime" : stage }),
  );
  const { desk } = await import(`${here}describe/prepare.js`);
  const [known, ...archives] = await Promise.all(["catalogue.json", "pyyaml.zip", "python.zip"].map((name) => files.get(name)));
  const made = desk(pyodide, archives, new TextDecoder().decode(known));
  files.clear(); // from here on nothing is fetched at all
  postMessage({ type: "stage", stage: "ready", plain });
  return made;
}

/** @type {Record<string, { done: number, total: number }>} */
const arrived = {};
/** Return what announces how far the downloads of both folders are, as one. @param {string} which */
function told(which) {
  arrived[which] = { done: 0, total: 0 };
  return (/** @type {number} */ done, /** @type {number} */ total) => {
    arrived[which] = { done, total };
    const sum = (/** @type {"done" | "total"} */ what) => Object.values(arrived).reduce((all, one) => all + one[what], 0);
    postMessage({ type: "stage", stage: "download", done: sum("done"), total: sum("total") });
  };
}

self.onmessage = async ({ data: message }) => {
  if (message.type === "start") return start(message);
  try {
    const desk = await ready;
    const reports = desk.answer(message.options, new Uint8Array(message.data));
    postMessage({ id: message.id, type: "reports", reports, inside: "{}" });
  } catch (error) {
    postMessage({ id: message.id, type: "error", message: text(error) });
  }
};

/** Safari cannot clone an Error, and anything can be thrown. @param {any} error */
function text(error) {
  return String(error?.message ?? error);
}
