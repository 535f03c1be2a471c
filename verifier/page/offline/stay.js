// @ts-check
// Lets one visit be enough: once the page is ready, the service worker is registered and all that the page is made of is
// asked for once more, through it. What it keeps it compares, as ever; no file of the visitor's is among it.

import { arrived } from "../engine/release.js";

const ONLINE_ONLY = new Set(["lookup/look.html", "offline/register.html"]);
const PATIENCE = 20_000; // milliseconds until the service worker is there
const PAUSE = 1_500; // milliseconds after the start
const LARGE = "runtime/pyodide.asm.wasm";

/**
 * @param {URL} base folder of the release
 * @param {URL} root of the site
 * @param {Record<string, import("../engine/release.js").Entry>} files of the release
 * @param {() => boolean} isBusy whether a file is on the page: then nothing is asked of anybody
 * @returns {Promise<boolean>} whether all of it was asked for
 */
export async function stay(base, root, files, isBusy) {
  let pause = PAUSE;
  const quiet = async () => {
    do await new Promise((resolve) => setTimeout(resolve, pause));
    while (isBusy() && (pause = PAUSE));
    pause = 0;
  };
  await quiet();
  const { connection, serviceWorker } = /** @type {any} */ (navigator);
  if (serviceWorker === undefined || connection?.saveData || (await isKept(base))) return false;
  if (serviceWorker.controller === null && !(await registered(base, serviceWorker))) return false;
  try {
    const packs = !(await isCompressed(new URL(LARGE, base)));
    const wanted = Object.keys(files).filter((name) => !ONLINE_ONLY.has(name) && isChosen(name, files, packs));
    for (const name of ["release.json", ...wanted]) {
      await quiet();
      await arrived(new URL(name, base), "force-cache");
    }
    for (const node of document.querySelectorAll("link[integrity], script[integrity]")) {
      const address = node.getAttribute("href") ?? node.getAttribute("src") ?? "";
      const url = new URL(address, document.baseURI);
      if (url.href.startsWith(base.href)) continue;
      await quiet();
      await fetch(url, { integrity: node.getAttribute("integrity") ?? "" });
    }
    const around = performance.getEntriesByType("resource").map(({ name }) => name.split("#")[0]);
    for (const name of new Set(around)) {
      if (!name.startsWith(root.href) || name.startsWith(new URL("verify/", root).href)) continue;
      await quiet();
      await fetch(name);
    }
    await quiet();
    await fetch(location.href.split("#")[0], { headers: { accept: "text/html" } }); // last: with it the release is whole
    return true;
  } catch {
    return false; // the network went; the next visit tries again
  }
}

/** Say whether this release is here whole already. @param {URL} base */
async function isKept(base) {
  const kept = await (await caches.open("verify-current")).match(new URL("../current", base));
  return kept !== undefined && base.pathname.endsWith(`/${await kept.text()}/`);
}

/** Register it in a frame, and wait until it answers for this page. @param {URL} base @param {ServiceWorkerContainer} container */
function registered(base, container) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.src = new URL("offline/register.html", base).href;
  const done = new Promise((resolve) => {
    container.addEventListener("controllerchange", () => resolve(true), { once: true });
    setTimeout(() => resolve(container.controller !== null), PATIENCE);
  });
  document.body.append(frame);
  return done.finally(() => frame.remove());
}

/** Say which of two forms of a file is kept: the one that this page got. @param {string} name @param {Record<string, unknown>} files @param {boolean} packs */
function isChosen(name, files, packs) {
  if (name.endsWith(".gz")) return packs || !(name.slice(0, -3) in files);
  return !packs || !(`${name}.gz` in files);
}

/** Say whether the host packs a file itself on its way. @param {URL} address */
async function isCompressed(address) {
  const answer = await fetch(address, { method: "HEAD" });
  await answer.arrayBuffer(); // nothing, but else the browser counts the request as broken off
  return answer.headers.has("content-encoding") || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(address.hostname);
}
