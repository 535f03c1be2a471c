// @ts-check
// A proof card as a link: badges and public links packed behind the `#`, which a browser never sends to any host.

import { LIMITS } from "../shared/limits.js";

const MARK = "#card=";

/** @typedef {{ name: string, text: string }} Entry  a link, or a badge as it stands in its file */

/** @param {Entry[]} entries @param {string} address of the page @returns {Promise<string>} */
export async function pack(entries, address) {
  const told = JSON.stringify({ v: 1, badges: entries.map(({ name, text }) => [name, text]) });
  return address.split(/[?#]/)[0] + MARK + (await packed(told));
}

/** Return a text as letters for an address: packed, in base64url. @param {string} text */
export async function packed(text) {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"), Infinity);
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * Return the text that `packed` made letters of.
 * @param {string} letters
 * @throws {Error} where it was cut off, or is larger than it may be
 */
export async function unpacked(letters) {
  if (letters.length > LIMITS.card || !/^[\w-]+$/.test(letters)) throw new Error("not packed");
  const bytes = Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  const text = await through(bytes, new DecompressionStream("deflate-raw"), LIMITS.cardInflated);
  return new TextDecoder("utf-8", { fatal: true }).decode(text);
}

/** Say whether an address holds a card. @param {string} hash */
export function isCard(hash) {
  return hash.startsWith(MARK);
}

/**
 * Return what a card holds.
 * @param {string} hash
 * @returns {Promise<Entry[]>}
 * @throws {Error} where it is no card, was cut off, or is larger than a card may be
 */
export async function unpack(hash) {
  if (!isCard(hash)) throw new Error("not a card");
  const told = JSON.parse(await unpacked(hash.slice(MARK.length)));
  const badges = told?.v === 1 && Array.isArray(told.badges) ? told.badges : [];
  const fits = (/** @type {any} */ one) => Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === "string");
  if (badges.length === 0 || badges.length > LIMITS.cardBadges || !badges.every(fits)) throw new Error("not a card");
  return badges.map((/** @type {[string, string]} */ [name, text]) => ({ name: name.slice(0, 200) || "badge", text }));
}

/** @param {Uint8Array} bytes @param {CompressionStream | DecompressionStream} change @param {number} largest */
async function through(bytes, change, largest) {
  const reader = new Blob([/** @type {BlobPart} */ (bytes)])
    .stream()
    .pipeThrough(/** @type {any} */ (change))
    .getReader();
  const parts = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > largest) {
      await reader.cancel();
      throw new Error("too large");
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
