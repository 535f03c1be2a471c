// @ts-check
// What people paste: a link, a column of links, a text with links in it, or the text of a badge itself.

import { httpsHost } from "./visible.js";

const LINK = /https:\/\/[^\s<>"'`|\\^{}]+/g;
const MOST = 500; // links of one paste

/** Return what was pasted as files: one per link, or the whole text as one badge. @param {string} text */
export function pasted(text) {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  if (isBadge(trimmed)) return [file(trimmed.startsWith("<") ? "badge.svg" : "badge.json", trimmed)];
  const links = [...new Set(trimmed.match(LINK) ?? [])].map((link) => link.replace(/[),.;]+$/, ""));
  if (links.length === 0) return [file("badge.txt", trimmed)];
  return links.slice(0, MOST).map((link) => file(link, link));
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
