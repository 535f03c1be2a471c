// @ts-check
// Who is who: one list of applicants, pasted or from a spreadsheet, held against every badge of the pile. It stays here.

import { LIMITS } from "../shared/limits.js";
import { folders } from "./order.js";

/** @typedef {import("../verify/item.js").Item} Item */
/** @typedef {{ label: string, cells: string[] }} Applicant  one line: how they are called, and all that may identify them */
/** @typedef {{ label: string, other: string, known: boolean, address: string }} Listed  whose file it is by the list, "" where it does not say; whose badge is in it, where that is another; whether anybody on the list fits; the address of whoever sent it, "" where the list has none */

const ADDRESS = /^[^\s@]+@[^\s@]+$/;
const NAME = /^\p{L}[\p{L}\p{M}\s.'’-]*$/u;

/**
 * Return the applicants of a list: one a line, cells parted by tabs, semicolons or commas; heads of columns left out.
 * @param {string} text
 * @returns {Applicant[]}
 */
export function applicants(text) {
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .map(cellsOf)
    .filter((cells) => cells.length > 0);
  const isHead = lines.length > 1 && lines.slice(1).some(hasAddress) && !hasAddress(lines[0]);
  return lines
    .slice(isHead ? 1 : 0, LIMITS.applicants)
    .map((cells) => ({ label: cells.find((cell) => NAME.test(cell)) ?? cells[0], cells }));
}

/** @param {string} line */
function cellsOf(line) {
  return line
    .split(/[\t;,]/)
    .map((cell) =>
      cell
        .trim()
        .replace(/^["'<(]+|[">)']+$/g, "")
        .trim(),
    )
    .flatMap((cell) => cell.match(/^(.+?)\s*<([^<>@\s]+@[^<>\s]+)$/)?.slice(1) ?? [cell]) // "Sam de Vries <sam@…>"
    .filter((cell) => cell !== "" && cell.length <= LIMITS.cell);
}

/** @param {string[]} cells */
function hasAddress(cells) {
  return cells.some((cell) => ADDRESS.test(cell));
}

/** Return what of an applicant can be compared with a badge: addresses first, then names. @param {Applicant} applicant */
export function identities({ cells }) {
  return [...cells.filter((cell) => ADDRESS.test(cell)), ...cells.filter((cell) => NAME.test(cell) && /\s/.test(cell))];
}

/**
 * Return the applicant whose file this is, by what it or its folder is called or by the name that was pasted beside it;
 * null where no line of the list fits, or more than one.
 * @param {{ name: string, person: string | null, pack: string | null }} item
 * @param {Applicant[]} all
 */
export function ownerOf({ name, person }, all) {
  const places = [person ?? "", ...name.split(/ › |\//)].map(words).filter((place) => place !== "");
  const fits = all.filter(({ cells }) => cells.some((cell) => isIn(words(cell), places)));
  return fits.length === 1 ? fits[0] : null;
}

/** Return letters and digits alone, as words. @param {string} text */
function words(text) {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return ` ${plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ")} `.replace(/^ {2}$/, "");
}

/** Say whether a cell stands as whole words in one of the places; a single short word says too little. @param {string} cell @param {string[]} places */
function isIn(cell, places) {
  return cell.trim().length > 2 && places.some((place) => place.includes(cell));
}

/**
 * Hold a list against every file: which applicant it is of, and what its badges are compared with. Where a file names its
 * applicant it is compared with that one alone, so that a badge of another applicant is told as what it is.
 * @param {Item[]} items
 * @param {Applicant[]} all
 * @param {(item: Item, candidates: string[]) => Promise<(number | null)[]>} match places of the candidates that fit, by badge
 * @param {(done: number) => void} heard how many files were compared
 */
export async function settle(items, all, match, heard) {
  const asked = all.flatMap((applicant) => identities(applicant).map((identity) => ({ applicant, identity })));
  const named = folders(items);
  const files = [...items];
  for (const [place, item] of files.entries()) {
    heard(place);
    const owner = ownerOf(item, all);
    const sender = owner?.label ?? item.person ?? named.get(item)?.folder ?? ""; // somebody whom the list may not know
    const found = (
      await match(
        item,
        asked.map(({ identity }) => identity),
      )
    ).filter((place) => place !== null);
    const badge = found.length > 0 ? asked[found[0]] : null;
    const own =
      owner === null
        ? sender === ""
          ? badge
          : null
        : (asked.find((one, place) => one.applicant === owner && found.includes(place)) ??
          asked.find((one) => one.applicant === owner) ??
          null);
    item.listed = {
      label: sender || (badge?.applicant.label ?? ""),
      other: sender !== "" && badge !== null && badge.applicant !== owner ? badge.applicant.label : "",
      known: owner !== null || badge !== null,
      address: (owner ?? (sender === "" ? badge?.applicant : null))?.cells.find((cell) => ADDRESS.test(cell)) ?? "",
    };
    item.recipient = own?.identity ?? null;
  }
  for (const item of files) item.done = false; // at once: else the count of what was judged would run back meanwhile
}
