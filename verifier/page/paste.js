// @ts-check
// What people paste: a link, a column of links, a text with links in it, or the text of a badge itself.

const LINK = /https:\/\/[^\s<>"'`|\\^{}]+/g;
const MOST = 500; // links of one paste

/** Return what was pasted as files: one per link, or the whole text as one badge. @param {string} text */
export function pasted(text) {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  const isBadge = trimmed.startsWith("{") || trimmed.startsWith("[") || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(trimmed) || trimmed.startsWith("<");
  if (isBadge) return [file(trimmed.startsWith("<") ? "badge.svg" : "badge.json", trimmed)];
  const links = [...new Set(trimmed.match(LINK) ?? [])].map((link) => link.replace(/[),.;]+$/, ""));
  if (links.length === 0) return [file("badge.txt", trimmed)];
  return links.slice(0, MOST).map((link) => file(link, link));
}

/** @param {string} name @param {string} text */
function file(name, text) {
  return { name, blob: new Blob([text], { type: "text/plain" }) };
}
