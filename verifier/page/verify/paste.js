// @ts-check
// What people paste: a link, a column of links, a text with links in it, or the text of a badge itself.

import { LIMITS } from "../shared/limits.js";
import { httpsHost } from "../shared/visible.js";

const LINK = /https:\/\/[^\s<>"'`|\\^{}]+/g;
const LINK_WITHIN = /https?:\/\//;
// A request to a wallet, or a credential in a code that no link is: named by the verifier, and never opened.
const WALLET =
  /(?:^|\s)(?:openid[\w-]*|[\w-]+-openid4vp|haip(?:-v[pc]i?)?|dccrequest|msprequest|didcomm|mdoc|eudi-wallet|lcw):\S|^(?:HC1|V[CP]1)[:-]/i;
const LONGEST_NAME = 60; // characters
const MOST_WORDS = 6; // of a name; more is a sentence

/**
 * Return what was pasted as files: of a list one per link, with the name that stands beside it; of anything else the
 * whole text, in which the verifier finds badges and links by itself.
 * @param {string} text
 * @returns {import("./item.js").Given[]}
 */
export function pasted(text) {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  if (isBadge(trimmed)) return [file(trimmed.startsWith("<") ? "badge.svg" : "badge.json", trimmed)];
  if (!isList(trimmed)) return [file("badge.txt", trimmed)];
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
  return [...links].slice(0, LIMITS.pasted).map(([link, names]) => ({ ...file(link, link), person: [...names].join(", ") || null }));
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
  return /^(?:\{|\[\s*[{["]|<[^h])/.test(trimmed) || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(trimmed);
}

/**
 * Say whether a text is a list of links: one on each line, alone or with a name or a sentence, under short headings.
 * One sentence with a link in it, a letter, or a text with a badge in it is none.
 * @param {string} trimmed
 */
function isList(trimmed) {
  if (/\{\s*["\u201c\u201d]|\beyJ|\]\(/.test(trimmed) || WALLET.test(trimmed)) return false;
  const lines = trimmed.split("\n").filter((line) => line.trim() !== "");
  const linked = lines.filter((line) => (line.match(LINK) ?? []).length === 1);
  const headings = lines.filter((line) => !LINK_WITHIN.test(line) && line.trim().split(/\s+/).length <= MOST_WORDS);
  if (linked.length === 0 || linked.length + headings.length < lines.length) return false;
  const rest = lines[0].replaceAll(LINK, "\t");
  return lines.length > 1 || nameIn(rest) !== null || !/\p{L}/u.test(rest);
}

/** Return a text as something to verify, where it is one link or a badge and nothing else; else null. @param {string} text */
export function verifiable(text) {
  const trimmed = text.trim();
  const isSigned = /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/.test(trimmed);
  return trimmed.startsWith("{") || isSigned || isLink(trimmed) || WALLET.test(trimmed) ? trimmed : null;
}

/** Say whether a text is one link and nothing else. @param {string} text */
function isLink(text) {
  return text.match(LINK)?.[0] === text && httpsHost(text) !== null;
}

/** Return the link, where what was given is one link and nothing else. @param {Blob | string} given */
export async function linkIn(given) {
  if (typeof given !== "string" && given.size > LIMITS.linkFile) return null;
  const text = (typeof given === "string" ? given : await given.text()).trim();
  return isLink(text) ? text : null;
}

/** @param {string} name @param {string} text */
function file(name, text) {
  return { name, blob: new Blob([text], { type: "text/plain" }) };
}
