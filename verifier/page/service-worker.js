// @ts-check
// Lets the verify page work with the network off, once it was visited. Keeps nothing of any other page, and nothing that
// is not ours: the folder of a release is named after its content, so what is kept of it stays true and two releases
// never mix; every other file is asked of the network first. The page compares all it runs with its digests anyway.

const scope = /** @type {any} */ (self);
const root = new URL("./", scope.location.href);
const PAGES = "verify-pages";
const RELEASE = /^verify\/app-[0-9a-f]{12}\//;
const VERIFY_PAGE = /^(en\/)?verify\/(index\.html)?$/;
const BESIDE = /^(trust\.json|status\/[\w./-]+\.json|samples\/[\w.-]+|assets\/site\/[\w.-]+\.(css|js|svg))$/;

scope.addEventListener("install", () => scope.skipWaiting());
scope.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return;
  const path = url.pathname.slice(root.pathname.length);
  if (RELEASE.test(path)) event.respondWith(ofRelease(request, path));
  else if (VERIFY_PAGE.test(path)) event.respondWith(newest(request, path, true));
  else if (BESIDE.test(path)) event.respondWith(newest(request, path, false));
});

/** A file of a release: what was kept, else from the network. @param {Request} request @param {string} path */
async function ofRelease(request, path) {
  const cache = await caches.open(`verify-${path.split("/")[1]}`);
  const kept = request.cache === "reload" ? undefined : await cache.match(path);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (fits(answer, path.endsWith(".html"))) await cache.put(path, answer.clone());
  return answer;
}

/** From the network, else what was kept. @param {Request} request @param {string} path @param {boolean} isPage */
async function newest(request, path, isPage) {
  const cache = await caches.open(PAGES);
  try {
    const answer = await fetch(request);
    if (fits(answer, isPage)) {
      await cache.put(path, answer.clone());
      if (isPage) await forgetOthers(await answer.clone().text());
    }
    return answer;
  } catch (error) {
    const kept = await cache.match(path);
    if (kept !== undefined) return kept;
    throw error;
  }
}

/** Whether an answer may be kept: whole, from here, and HTML only where a page belongs. @param {Response} answer @param {boolean} isPage */
function fits(answer, isPage) {
  const isHtml = (answer.headers.get("content-type") ?? "").startsWith("text/html");
  return answer.status === 200 && answer.type === "basic" && !answer.redirected && isHtml === isPage;
}

/** Drop every release but the one that the page names. @param {string} page */
async function forgetOthers(page) {
  const current = /verify\/(app-[0-9a-f]{12})\//.exec(page)?.[1];
  if (current === undefined) return;
  const old = (await caches.keys()).filter((name) => name.startsWith("verify-app-") && name !== `verify-${current}`);
  await Promise.all(old.map((name) => caches.delete(name)));
}
