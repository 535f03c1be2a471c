// @ts-check
// Lets the verify page work with the network off, once it was visited, and the pages of badges that were seen. Keeps
// nothing of any other page, and nothing that is not ours. Nobody sends it anything: no badge ever comes here.
//
// A release lies in a folder named after the digest of its list, and the list names the digest of every file: what is
// kept of a release was compared with both. A page is kept with the release it names, and takes the place of the one
// before only when that release is here whole, so that an update is there or not, and two releases never mix.

/** @typedef {{ sha256: string, unpacked?: { sha256: string } }} Entry */

const scope = /** @type {any} */ (self);
const root = new URL("./", scope.location.href);
const RELEASE = /^verify\/(app-[0-9a-f]{12})\/([\w./-]+)$/;
const VERIFY_PAGE = /^([a-z]{2,3}(-[A-Za-z0-9]+)*\/)?verify\/(index\.html)?$/;
const FRAME = /^(verify\/offline\.js|assets\/site\/[\w.-]+)$/; // what the site puts around the page, named with its digest
const BESIDE =
  /^(trust\/(list\.json|badges\.txt)|status\/[\w./-]+\.json|samples\/[\w.-]+|assets\/site\/[\w.-]+\.(svg|png)|assets\/fonts\/[\w-]+\.woff2)$/;
const [AROUND, PUBLISHED, CURRENT] = ["verify-around", "verify-beside", "verify-current"]; // names of caches
const LIST = "release.json";
const ONLINE_ONLY = new Set(["lookup/look.html", "offline/register.html"]); // look something up, register: of no use without a network
const BADGE_PAGE = /^([a-z]{2,3}(-[A-Za-z0-9]+)*\/)?badges\/([a-z0-9-]+\/){2}(v[\w.-]+\/)?(index\.html)?$/;
const STYLE = /^assets\/site\/[\w./-]+\.(css|js|json)$/; // of those pages, and what their terms of art mean
const SEEN = "badges-seen"; // the cache of pages of badges, and what they look like
const MOST_SEEN = 300; // files of it

scope.addEventListener("install", () => scope.skipWaiting());
scope.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return;
  const path = url.pathname.slice(root.pathname.length);
  const [, app, name] = RELEASE.exec(path) ?? [];
  if (app !== undefined) event.respondWith(ofRelease(request, app, name));
  else if (VERIFY_PAGE.test(path)) event.respondWith(page(request, path));
  else if (FRAME.test(path) && request.integrity.startsWith("sha256-")) event.respondWith(around(request, path));
  else if (BESIDE.test(path)) event.respondWith(newest(request, path, PUBLISHED));
  else if (BADGE_PAGE.test(path) || STYLE.test(path)) event.respondWith(newest(request, path, SEEN));
});

/** A file of a release: what was kept, else from the network. @param {Request} request @param {string} app @param {string} name */
async function ofRelease(request, app, name) {
  const cache = await caches.open(`verify-${app}`);
  const address = `verify/${app}/${name}`;
  const kept = request.cache === "reload" ? undefined : await cache.match(address);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.status !== 200 || answer.type !== "basic") return answer;
  const body = await answer.arrayBuffer();
  const found = await digest(body);
  const right = name === LIST ? `app-${found.slice(0, 12)}` === app : fits((await listed(cache, app))?.[name], found);
  if (right) {
    await cache.put(address, whole(answer, body));
    await settle(cache, app);
  }
  return whole(answer, body);
}

/** Say whether a digest is that of a file, as it lies there or as a host unpacked it. @param {Entry | undefined} entry @param {string} found */
function fits(entry, found) {
  return entry !== undefined && (entry.sha256 === found || entry.unpacked?.sha256 === found);
}

/** The list of a release, which bears its name. @param {Cache} cache @param {string} app @returns {Promise<Record<string, Entry> | null>} */
async function listed(cache, app) {
  const address = `verify/${app}/${LIST}`;
  const kept = await cache.match(address);
  if (kept !== undefined) return (await kept.json()).files;
  const answer = await fetch(new URL(address, root), { credentials: "omit" });
  if (!answer.ok) return null;
  const body = await answer.arrayBuffer();
  if (`app-${(await digest(body)).slice(0, 12)}` !== app) return null;
  await cache.put(address, whole(answer, body));
  return JSON.parse(new TextDecoder().decode(body)).files;
}

/** Where all of a release is here, with a page that names it, it becomes the one that is shown without a network. @param {Cache} cache @param {string} app */
async function settle(cache, app) {
  const here = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname.slice(root.pathname.length)));
  const files = here.has(`verify/${app}/${LIST}`) ? await listed(cache, app) : null;
  if (files === null || ![...here].some((path) => VERIFY_PAGE.test(path))) return;
  const has = (/** @type {string} */ name) => here.has(`verify/${app}/${name}`);
  const isHere = (/** @type {string} */ name) => has(name) || has(`${name}.gz`) || (name.endsWith(".gz") && has(name.slice(0, -3)));
  if (!Object.keys(files).every((name) => ONLINE_ONLY.has(name) || isHere(name))) return;
  await (await caches.open(CURRENT)).put("verify/current", new Response(app));
  const old = (await caches.keys()).filter((name) => name.startsWith("verify-app-") && name !== `verify-${app}`);
  await Promise.all(old.map((name) => caches.delete(name)));
  const pages = await Promise.all(
    [...here].filter((path) => VERIFY_PAGE.test(path)).map(async (path) => (await cache.match(path))?.text()),
  );
  const frame = await caches.open(AROUND);
  for (const key of await frame.keys()) {
    const integrity = decodeURIComponent(new URL(key.url).search.slice(1));
    if (!pages.some((text) => text?.includes(integrity))) await frame.delete(key);
  }
}

/** The page from the network; without one, that of the release which is here whole. @param {Request} request @param {string} path */
async function page(request, path) {
  const answer = await fetch(request).catch(() => null);
  if (answer === null) return keptPage(path);
  const isHtml = (answer.headers.get("content-type") ?? "").startsWith("text/html");
  if (answer.status !== 200 || answer.type !== "basic" || answer.redirected || !isHtml) return answer;
  const app = /verify\/(app-[0-9a-f]{12})\//.exec(await answer.clone().text())?.[1];
  if (app !== undefined) {
    const cache = await caches.open(`verify-${app}`);
    await cache.put(path, answer.clone());
    await settle(cache, app);
  }
  return answer;
}

/** @param {string} path */
async function keptPage(path) {
  const app = await (await (await caches.open(CURRENT)).match("verify/current"))?.text();
  const kept = app === undefined ? undefined : await (await caches.open(`verify-${app}`)).match(path);
  return kept ?? Response.error();
}

/** A style or script around the page: the one with the digest that the page names, whatever is there now. @param {Request} request @param {string} path */
async function around(request, path) {
  const cache = await caches.open(AROUND);
  const key = `${path}?${encodeURIComponent(request.integrity)}`;
  const kept = await cache.match(key);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.status !== 200 || answer.type !== "basic") return answer;
  const body = await answer.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  if (request.integrity === `sha256-${btoa(String.fromCharCode(...hash))}`) await cache.put(key, whole(answer, body));
  return whole(answer, body);
}

/** From the network, else what was kept. @param {Request} request @param {string} path @param {string} name of the cache */
async function newest(request, path, name) {
  const cache = await caches.open(name);
  try {
    const answer = await fetch(request);
    const isHtml = (answer.headers.get("content-type") ?? "").startsWith("text/html");
    const isRight = isHtml === BADGE_PAGE.test(path); // a host that answers with a page instead of a file gave no file
    if (answer.status === 200 && answer.type === "basic" && !answer.redirected && isRight) {
      await cache.put(path, answer.clone());
      const keys = name === SEEN ? await cache.keys() : [];
      for (const old of keys.slice(0, Math.max(0, keys.length - MOST_SEEN))) await cache.delete(old);
    }
    return answer;
  } catch (error) {
    const kept = await cache.match(path);
    if (kept === undefined) throw error;
    const headers = new Headers(kept.headers);
    headers.set("x-kept", "1"); // so that the page can say of which day it is
    return new Response(kept.body, { headers });
  }
}

/** The answer again, its body in hand. @param {Response} answer @param {ArrayBuffer} body */
function whole(answer, body) {
  return new Response(body, { headers: { "content-type": answer.headers.get("content-type") ?? "application/octet-stream" } });
}

/** @param {ArrayBuffer} body */
async function digest(body) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
