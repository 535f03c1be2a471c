// @ts-check
// When nothing fits everything that was chosen: what to let go of, and what that gives. No page, no network.

import { count, named } from "./table.js";
import { shortened } from "./explanation.js";

/** Let go of the search words. */
export const WORDS = "words";
const MOST = 5;

/**
 * @param {import("./table.js").Data} data
 * @param {import("./table.js").Chosen} chosen
 * @param {string} words
 * @param {((row: number) => boolean) | undefined} found whether the words found a row
 * @returns {{label: string, rows: number, without: typeof WORDS | import("./table.js").Chosen}[]} the most badges first
 */
export function waysOut(data, chosen, words, found) {
  /** @type {ReturnType<typeof waysOut>} */
  const ways = [...chosen].map(([id, keys]) => {
    const without = new Map([...chosen].filter(([other]) => other !== id));
    const facet = named(data, id);
    const label = [...keys].map((key) => facet.labels[facet.keys.indexOf(key)]).join(", ");
    return { label, rows: count(data, without, found).rows.length, without };
  });
  if (words) ways.push({ label: shortened(words), rows: count(data, chosen).rows.length, without: WORDS });
  return ways
    .filter((way) => way.rows > 0)
    .sort((one, other) => other.rows - one.rows)
    .slice(0, MOST);
}

/**
 * The subjects that have badges, the most first.
 * @param {import("./table.js").Data} data
 * @returns {{key: string, label: string, rows: number}[]}
 */
export function subjects(data) {
  const facet = named(data, "subject");
  const counts = count(data, new Map()).counts.get("subject");
  return facet.keys
    .map((key, place) => ({ key, label: facet.labels[place], rows: counts?.[place] ?? 0 }))
    .filter(({ rows }) => rows > 0)
    .sort((one, other) => other.rows - one.rows)
    .slice(0, MOST);
}
