// Runs in a frame without an origin of its own (sandbox="allow-scripts", never allow-same-origin), so that the page's
// code cannot borrow its network. An address goes in; status and bytes come out. A classic script, put into look.html.

// The page of this very site alone may ask. The frame has no origin, but its address tells where it was taken from.
const HOME = new URL(location.href).origin;

addEventListener("message", async ({ source, origin, data: question }) => {
  if (source !== parent || parent === window || origin !== HOME) return;
  const { id, url, maxBytes, seconds } = question;
  const answer = await look(String(url), Number(maxBytes), Number(seconds));
  parent.postMessage({ id, ...answer }, HOME, answer.body === undefined ? [] : [answer.body]);
});

/** @param {string} url @param {number} maxBytes @param {number} seconds @returns {Promise<any>} */
async function look(url, maxBytes, seconds) {
  if (!url.startsWith("https://")) return { refused: "not-https" };
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), 1000 * seconds);
  try {
    const answer = await fetch(url, {
      cache: "no-store",
      credentials: "omit",
      headers: { accept: "application/json, application/ld+json;q=0.9, */*;q=0.1" },
      mode: "cors",
      redirect: "follow",
      referrerPolicy: "no-referrer",
      signal: patience.signal,
    });
    if (!answer.url.startsWith("https://")) return { refused: "not-https" };
    const body = await read(answer, maxBytes);
    return body === null ? { refused: "too-large" } : { status: answer.status, final_url: answer.url, body };
  } catch {
    return { refused: patience.signal.aborted ? "timeout" : "failed" };
  } finally {
    clearTimeout(timer);
  }
}

// Return the body, or null once it is longer than it may be: the rest is never read.
/** @param {Response} answer @param {number} maxBytes */
async function read(answer, maxBytes) {
  const reader = answer.body?.getReader();
  const parts = [];
  let length = 0;
  if (reader === undefined) return new ArrayBuffer(0);
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > maxBytes) {
      await reader.cancel();
      return null;
    }
    parts.push(part.value);
  }
  return new Blob(parts).arrayBuffer();
}
