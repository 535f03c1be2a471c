// @ts-check
// Finds the terms that a text names: all telling words of a label or search word, close together. No page, no network.

import { plain } from "../catalogue/correct.js";

/**
 * @typedef {[number, string, string[], number[]]} Term   kind, label, other words for it, places of badges
 * @typedef {{terms: Term[], small: Set<string>, byStart: Map<string, [number, string, number, number][]>}} Known
 *   byStart: beginning of a word to [term, word, place of the phrase, number of its words]
 */

const START = 3; // letters under which words are looked up
const NEAR = 7; // words within which those of one phrase stand
const ENDING = 3; // letters that forms of one word may differ by

/** @param {string} text */
export const words = (text) => plain(text).match(/[\p{L}\p{N}+#-]+/gu) ?? [];

/**
 * @param {Term[]} terms
 * @param {string} small words that say nothing
 * @returns {Known}
 */
export function known(terms, small) {
  const said = new Set(small.split(" "));
  /** @type {Known["byStart"]} */
  const byStart = new Map();
  let phrase = 0;
  terms.forEach(([, label, others], term) => {
    for (const each of [label, ...others]) {
      const telling = words(each).filter((word) => !said.has(word) && word.length > 1);
      phrase += 1;
      for (const word of new Set(telling)) {
        const start = word.slice(0, START);
        byStart.set(start, [...(byStart.get(start) ?? []), [term, word, phrase, new Set(telling).size]]);
      }
    }
  });
  return { terms, small: said, byStart };
}

/**
 * The terms that a text names, in the order in which it names them.
 * @param {string} text
 * @param {Known} known
 * @returns {number[]}
 */
export function named(text, { small, byStart }) {
  /** @type {Map<number, Map<string, number>>} */
  const seen = new Map(); // of each phrase, where each of its words was read last
  const found = new Set();
  words(text).forEach((word, place) => {
    if (small.has(word)) return;
    for (const [term, other, phrase, many] of byStart.get(word.slice(0, START)) ?? []) {
      if (!alike(word, other)) continue;
      const places = seen.get(phrase) ?? new Map();
      seen.set(phrase, places.set(other, place));
      if (places.size === many && [...places.values()].every((at) => place - at < NEAR + many)) found.add(term);
    }
  });
  return [...found];
}

/**
 * Say whether two words are forms of one: the same, or alike but for a short ending. Short words have to be the same.
 * @param {string} one
 * @param {string} other
 */
function alike(one, other) {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 4 || long.length - short.length > ENDING) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return same >= Math.max(4, short.length - 2) && long.length - same <= ENDING;
}

/**
 * The badges that evidence some terms, those of the most terms first.
 * @param {number[]} chosen
 * @param {Term[]} terms
 * @returns {{badge: number, terms: number[]}[]}
 */
export function evidencing(chosen, terms) {
  /** @type {Map<number, number[]>} */
  const by = new Map();
  for (const term of chosen) for (const badge of terms[term][3]) by.set(badge, [...(by.get(badge) ?? []), term]);
  return [...by].map(([badge, shown]) => ({ badge, terms: shown })).sort((a, b) => b.terms.length - a.terms.length || a.badge - b.badge);
}
