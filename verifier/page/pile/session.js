// @ts-check
// What was decided, kept as a file of the visitor's own, and opened again: from the badges in it, all checked anew. What a
// session says of a badge is never believed: whoever hands one in may have written it.

import { rowsOf } from "./rows.js";
import { LIMITS } from "../shared/limits.js";

/** @typedef {import("../verify/item.js").Given} Given */
/** @typedef {import("../verify/item.js").Item} Item */

const SCHEMA = "badge-desk/1";
const HEAD = 200; // bytes in which it says what it is

/**
 * Return a session as the parts of a file: who was compared with what, the reports, under what they are counted, and the files themselves.
 * @param {Item[]} items
 * @param {string} now
 * @returns {Promise<string[]>}
 */
export async function saved(items, now) {
  const parts = [`{"schema":${JSON.stringify(SCHEMA)},"saved":${JSON.stringify(now)},"files":[`];
  const rows = rowsOf(items);
  for (const [place, item] of items.entries()) {
    const { name, recipient, pack, inside, reports } = item;
    const groups = rows.filter((row) => row.item === item).map(({ group }) => group);
    const told = { name, person: item.person ?? item.listed?.label ?? null, recipient, pack, inside, groups, reports };
    parts.push(`${place === 0 ? "" : ","}\n${JSON.stringify(told).slice(0, -1)},"base64":"`, await base64(item.blob), '"}');
  }
  return [...parts, "\n]}\n"];
}

/** Return what a saved session holds; null where a file is none. @param {Given} given @returns {Promise<Given[] | null>} */
export async function opened({ name, blob }) {
  if (!name.toLowerCase().endsWith(".json") || blob.size > LIMITS.session) return null;
  if (!(await blob.slice(0, HEAD).text()).startsWith(`{"schema":"${SCHEMA}"`)) return null;
  try {
    const { files } = JSON.parse(await blob.text());
    return files.slice(0, LIMITS.dropped).map(given);
  } catch {
    return null; // cut off, or not ours: then it is judged as the text that it is
  }
}

/** @param {any} told @returns {Given} */
function given(told) {
  const text = (/** @type {unknown} */ value) => (typeof value === "string" && value !== "" ? value : null);
  const bytes = Uint8Array.from(atob(told.base64), (sign) => sign.charCodeAt(0));
  const headlines = Array.isArray(told.reports) ? told.reports.map((/** @type {any} */ one) => String(one?.headline)) : [];
  return {
    name: text(told.name) ?? "badge",
    blob: new Blob([bytes]),
    person: text(told.person), // a label; whom it was compared with is asked again, for nobody knows who wrote this
    pack: text(told.pack) ?? undefined,
    inside: text(told.inside) ?? undefined,
    saved: headlines,
  };
}

/** @param {Blob} blob @returns {Promise<string>} its bytes in base64, made beside the page */
function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,?/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
