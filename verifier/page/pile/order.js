// @ts-check
// What comes first in a pile, and whose a file is: the worst first, and by folder.

import { HEADLINES } from "../shared/headlines.js";

/** @typedef {import("../verify/item.js").Item} Item */

/** What all files of dropped folders came in. */
export const DROPPED = "dropped";
const TONES = ["careful", "invalid", "undecided", "open", "valid", "along"];
const KEYS = Object.keys(HEADLINES); // what was forged stands before what merely ended

/**
 * Return where an outcome belongs, the lowest first: what asks for care, what is wrong, what is not established, what
 * holds no badge (after everything that somebody may have tried), what is genuine, what came along with a badge. Of one
 * tone, as the headlines are listed: the same outcomes stand together, and a forgery before a badge that merely ended.
 * @param {string} tone
 * @param {string} key of the headline
 */
export function rank(tone, key) {
  const isRefused = HEADLINES[key]?.verdict === "invalid"; // whatever its colour: a badge on another address is no forgery
  const place = TONES.indexOf(isRefused ? "invalid" : tone);
  const listed = Math.max(0, KEYS.indexOf(key)) / 1_000;
  return (place < 0 ? TONES.indexOf("undecided") : place) + (HEADLINES[key]?.empty ? 0.5 : 0) + listed;
}

/**
 * Return where each file of a ZIP or a folder came from: the folder of the applicant, where there is one for each; "" where
 * not; and what all its files have in common, which names nobody.
 * @param {Item[]} items
 * @returns {Map<Item, { folder: string, shared: string }>}
 */
export function folders(items) {
  /** @type {Map<string, [Item, string[]][]>} */
  const packs = new Map();
  for (const item of items) {
    if (item.pack === null) continue;
    const files = packs.get(item.pack) ?? [];
    files.push([item, item.inside.split("/").slice(0, -1)]);
    packs.set(item.pack, files);
  }
  /** @type {Map<Item, { folder: string, shared: string }>} */
  const found = new Map();
  for (const files of packs.values()) {
    const paths = files.map(([, path]) => path);
    let shared = 0;
    while (paths.every((path) => path.length > shared && path[shared] === paths[0][shared])) shared += 1;
    for (const [item, path] of files) found.set(item, { folder: path[shared] ?? "", shared: path.slice(0, shared).join("/") });
  }
  return found;
}
