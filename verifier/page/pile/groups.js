// @ts-check
// Under what a row of the pile is counted: its outcome, and apart from those what is genuine but for practice, what is not as
// in the catalogue, and what merely came along with a badge.

import { disagrees, isPractice, step } from "../verify/verdict.js";
import { DROPPED } from "./order.js";

/** @typedef {import("../verify/item.js").Item} Item */
/** @typedef {{ item: Item, person: string, report: any, key: string }} Told  a row as far as its group asks */

/** Counted by itself: genuine, and not the same as the catalogue says. */
export const DIFFERS = "differs";
/** Counted by itself: a file without a badge that came along with one, as a CV does. */
export const ALONG = "along";
const PRACTICE = "practice-";
const FEW = 4; // files of a ZIP or folder that was given alone and is still taken for that of one applicant

/** Return the group of a row. @param {Told} row @param {boolean} isAlong */
export function groupOf({ report, key }, isAlong) {
  if (isAlong) return ALONG;
  if (report.verdict !== "valid") return key;
  return `${isPractice(report) ? PRACTICE : ""}${disagrees(report) ? DIFFERS : key}`;
}

/** Return a group without what says that it is for practice, and whether it is. @param {string} group */
export function plainGroup(group) {
  const practised = group.startsWith(PRACTICE);
  return { practised, plain: practised ? group.slice(PRACTICE.length) : group };
}

/**
 * Return the rows of files that hold no badge and came along with one of the same applicant: of the list or the folder, in
 * the same file, or in the same ZIP. An applicant all of whose files hold none has no such row.
 * @template {Told} T
 * @param {T[]} rows
 * @returns {Set<T>}
 */
export function along(rows) {
  const packs = packsOfOne(rows);
  const whose = (/** @type {T} */ { item, person }) => (person !== "" ? person : packs.has(item.pack) ? `\n${item.pack}` : item);
  const holders = new Set(rows.filter(holds).map(whose));
  return new Set(rows.filter((row) => row.report.headline === "no-badge-found" && holders.has(whose(row))));
}

/** Say whether there was a badge in it, or a link to one, whatever became of it. @param {Told} row */
function holds({ report }) {
  return step(report, "unbake")?.outcome === "passed";
}

/**
 * Return the ZIPs without folders that are of one applicant: one file in it alone holds a badge, and it came among others or
 * is small. Of any other nobody knows how many people sent what is in it.
 * @param {Told[]} rows
 * @returns {Set<string | null>}
 */
function packsOfOne(rows) {
  /** @type {Map<string, { items: Set<Item>, holders: number, named: boolean }>} */
  const packs = new Map();
  for (const row of rows) {
    const { pack } = row.item;
    if (pack === null) continue;
    const known = packs.get(pack) ?? { items: new Set(), holders: 0, named: false };
    known.items.add(row.item);
    known.holders += Number(holds(row));
    known.named ||= row.person !== "";
    packs.set(pack, known);
  }
  const all = new Set(rows.map(({ item }) => item)).size;
  const ofOne = [...packs].filter(
    ([pack, { items, holders, named }]) => holders === 1 && !named && (items.size === all ? items.size <= FEW : pack !== DROPPED),
  );
  return new Set(ofOne.map(([pack]) => pack));
}
