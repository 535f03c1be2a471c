// @ts-check
// What comes first in a pile, and whose a file is: the worst first, and by folder.

import { HEADLINES } from "../shared/headlines.js";

/** @typedef {import("../verify/item.js").Item} Item */

const TONES = ["careful", "invalid", "undecided", "open", "valid"];

/**
 * Return where an outcome belongs, the lowest first: what asks for care, what is wrong, what is not established, what
 * holds no badge (after everything that somebody may have tried), what is genuine.
 * @param {string} tone
 * @param {string} key of the headline
 */
export function rank(tone, key) {
  const place = TONES.indexOf(tone);
  return (place < 0 ? TONES.indexOf("undecided") : place) + (HEADLINES[key]?.empty ? 0.5 : 0);
}

/**
 * Return the folder that a file came in, by file: that of the applicant, in a ZIP or a folder with one for each. What all
 * files of one ZIP or folder have in common names nobody.
 * @param {Item[]} items
 * @returns {Map<Item, string>}
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
  /** @type {Map<Item, string>} */
  const found = new Map();
  for (const files of packs.values()) {
    const paths = files.map(([, path]) => path);
    let shared = 0;
    while (paths.every((path) => path.length > shared && path[shared] === paths[0][shared])) shared += 1;
    for (const [item, path] of files) if (path.length > shared) found.set(item, path[shared]);
  }
  return found;
}
