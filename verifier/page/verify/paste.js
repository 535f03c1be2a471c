// @ts-check
// What people paste: a link, a column of links, a text with links in it, or the text of a badge itself.

import { httpsHost } from "../shared/visible.js";

const LINK = /https:\/\/[^\s<>"'`|\\^{}]+/g;
const MOST = 500; // links of one paste
const LONGEST_NAME = 60; // characters
const MOST_WORDS = 6; // of a name; more is a sentence

/**
 * Return what was pasted as files: one per link, with the name that stands beside it in a list or a spreadsheet; or
 * the whole text as one badge.
 * @param {string} text
 * @returns {import("./item.js").Given[]}
 */
export function pasted(text) {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  if (isBadge(trimmed)) return [file(trimmed.startsWith("<") ? "badge.svg" : "badge.json", trimmed)];
  /** @type {Map<string, Set<string>>} link to the names that stand beside it: two people may send the same one */
  const links = new Map();
  for (const line of trimmed.split("\n")) {
    const person = nameIn(line.replaceAll(LINK, "\t"));
    for (const found of line.match(LINK) ?? []) {
      const link = found.replace(/[),.;]+$/, "");
      const names = links.get(link) ?? new Set();
      links.set(link, person === null ? names : names.add(person));
    }
  }
  if (links.size === 0) return [file("badge.txt", trimmed)];
  return [...links].slice(0, MOST).map(([link, names]) => ({ ...file(link, link), person: [...names].join(", ") || null }));
}

/** Return the name in what stands beside a link, or null where that is no name. @param {string} rest */
function nameIn(rest) {
  const cells = rest.split(/[\t;|]/).map((cell) => cell.replace(/^[\s,"'()<>:–—-]+|[\s,"'()<>:–—-]+$/g, ""));
  const name = cells.find((cell) => /\p{L}/u.test(cell)) ?? "";
  const isName = name !== "" && name.length <= LONGEST_NAME && name.split(/\s+/).length <= MOST_WORDS && !/[?!:]|\.$/.test(name);
  return isName ? name : null;
}

/** @param {string} trimmed */
function isBadge(trimmed) {
  return trimmed.startsWith("{") || trimmed.startsWith("[") || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(trimmed) || trimmed.startsWith("<");
}

/** Return a text as something to verify, where it is one link or a badge and nothing else; else null. @param {string} text */
export function verifiable(text) {
  const trimmed = text.trim();
  const isSigned = /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/.test(trimmed);
  return trimmed.startsWith("{") || isSigned || isLink(trimmed) ? trimmed : null;
}

/** Say whether a text is one link and nothing else. @param {string} text */
export function isLink(text) {
  return text.match(LINK)?.[0] === text && httpsHost(text) !== null;
}

/** @param {string} name @param {string} text */
function file(name, text) {
  return { name, blob: new Blob([text], { type: "text/plain" }) };
}
