// @ts-check
// Under what a row of the pile is counted: its outcome, and apart from those what is genuine but for practice, what is not as
// in the catalogue, and what merely came along with a badge.

import { disagrees, isPractice, isTaken, step } from "../verify/verdict.js";
import { DROPPED } from "./order.js";

/** @typedef {import("../verify/item.js").Item} Item */
/** @typedef {{ item: Item, person: string, report: any, key: string }} Told  a row as far as its group asks */

/** Counted by itself: genuine, and not the same as the catalogue says. */
export const DIFFERS = "differs";
/** Counted by itself: a file without a badge that came along with one, as a CV does. */
export const ALONG = "along";
/** Counted by itself: right but for the person, and of another on the list of applicants. */
export const TAKEN = "taken";
const PRACTICE = "practice-";
const FEW = 4; // files of a ZIP or folder that is taken for that of one applicant, however many of them hold a badge

/** Return the group of a row. @param {Told} row @param {boolean} isAlong */
export function groupOf({ item, report, key }, isAlong) {
  if (isAlong) return ALONG;
  if (isTaken(report, key, item.listed)) return TAKEN;
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
  const whose = (/** @type {T} */ row) => senderOf(row, packs);
  const holders = new Set(rows.filter(holds).map(whose));
  return new Set(rows.filter((row) => row.report.headline === "no-badge-found" && holders.has(whose(row))));
}

/** Return how many applicants sent these rows, as far as anybody can tell, and about how many of them something is left to do. @param {(Told & { group: string })[]} rows */
export function senders(rows) {
  const packs = packsOfOne(rows);
  const whose = (/** @type {Told} */ row) => senderOf(row, packs);
  return {
    all: new Set(rows.map(whose)).size,
    open: new Set(rows.filter(({ group }) => !isSettled(group)).map(whose)).size,
    named: rows.every(({ person }) => person !== ""),
  };
}

/** Say whether nothing is left to do with what is counted under a group. @param {string} group */
export function isSettled(group) {
  return ["verified", ALONG].includes(plainGroup(group).plain);
}

/** Return what tells applicants apart: the name, else the ZIP that is of one, else the file. @param {Told} row @param {Map<string | null, string>} packs */
function senderOf({ item, person }, packs) {
  const owner = packs.get(item.pack);
  return person || (owner === undefined ? item : owner || `\n${item.pack}`);
}

/** Say whether there was a badge in it, or a link to one, whatever became of it. @param {Told} row */
function holds({ report }) {
  return step(report, "unbake")?.outcome === "passed";
}

/**
 * Return the ZIPs without folders that are of one applicant, with the name of that one, "" where no file says it. So is one
 * that holds few files, also where it was given alone and whatever is in it; and one among others of which a single file
 * holds a badge. Not where the files are of different people by the list. Of any other nobody knows how many sent it.
 * @param {Told[]} rows
 * @returns {Map<string | null, string>}
 */
function packsOfOne(rows) {
  /** @type {Map<string, { items: Set<Item>, holders: number, people: Set<string>, places: Set<string> }>} */
  const packs = new Map();
  for (const row of rows) {
    const { pack } = row.item;
    if (pack === null) continue;
    const known = packs.get(pack) ?? { items: new Set(), holders: 0, people: new Set(), places: new Set() };
    known.items.add(row.item);
    known.holders += Number(holds(row));
    if (row.person !== "") known.people.add(row.person);
    known.places.add(row.item.inside.split("/").slice(0, -1).join("/"));
    packs.set(pack, known);
  }
  const all = new Set(rows.map(({ item }) => item)).size;
  const isOfOne = (/** @type {string} */ pack, /** @type {number} */ size, /** @type {number} */ holders) =>
    size === all ? size <= FEW : pack !== DROPPED && (size <= FEW || holders === 1);
  const ofOne = [...packs].filter(
    ([pack, { items, holders, people, places }]) => people.size <= 1 && places.size === 1 && isOfOne(pack, items.size, holders),
  );
  return new Map(ofOne.map(([pack, { people }]) => [pack, [...people][0] ?? ""]));
}
