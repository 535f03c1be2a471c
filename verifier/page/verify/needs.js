// @ts-check
// What this page cannot do without, asked of the browser before anything is fetched. What it can do without is asked
// where it is used: README.md lists both.

/** Return what is missing, by name; an address without TLS makes a browser hide its cryptography. @returns {string[]} */
export function lacking() {
  const needs = {
    https: globalThis.isSecureContext,
    WebAssembly: typeof globalThis.WebAssembly === "object",
    Worker: typeof globalThis.Worker === "function",
    WebCrypto: globalThis.crypto?.subtle !== undefined,
    "URL.canParse": typeof URL.canParse === "function",
  };
  return Object.entries(needs)
    .filter(([, isThere]) => !isThere)
    .map(([name]) => name);
}
