// @ts-check
// Full-text search with Pagefind, loaded when the first word is typed. A word that finds nothing is corrected from our own
// vocabulary, and what was done is told.

import { nearest, plain } from "./correct.js";
import { json } from "./download.js";

/**
 * @typedef {{content: string[], marked: Set<string>, ends: number[]}} Match   words of a record, which were found, and where
 *   its sentences, its key words and those in the other language end
 * @typedef {{scores: Map<number, number>, typed: string[], found: string, match: (row: number) => Promise<Match>}} Answer
 *   typed: the words without a result; found: what was searched for instead, "" where there was nothing to correct: then
 *   the scores are of badges with a word that begins alike, or empty
 */

const ENDING = 3; // letters by which forms of one word may differ at their end
const BEGINNING = 4; // letters that make two words begin alike

export class Search {
  /** @param {{pagefind: string, found: string, words: string}} addresses */
  constructor(addresses) {
    this.addresses = addresses;
    /** @type {Promise<any> | undefined} */
    this.engine = undefined;
    /** @type {Promise<import("./correct.js").Vocabulary> | undefined} */
    this.vocabulary = undefined;
  }

  /** Start loading; a failure is tried anew with the next call. */
  load() {
    this.engine ??= this.#load().catch((error) => {
      this.engine = undefined;
      throw error;
    });
    return this.engine;
  }

  async #load() {
    const [module, found] = await Promise.all([import(`${this.addresses.pagefind}pagefind.js`), json(this.addresses.found)]);
    const pagefind = await module.createInstance({ basePath: this.addresses.pagefind, noWorker: true });
    await pagefind.init();
    this.rows = new Map();
    for (let row = 0; row * found.width < found.ids.length; row += 1) {
      const id = found.ids.slice(row * found.width, (row + 1) * found.width).trimEnd();
      this.rows.set(found.prefix + id, row);
    }
    return pagefind;
  }

  /**
   * @param {string} words
   * @returns {Promise<Answer>}
   */
  async find(words) {
    const results = await this.#results(words);
    const missing = await this.#missing(words, results);
    if (missing.length === 0) return this.#answer(results, [], words);
    this.vocabulary ??= json(this.addresses.words);
    const vocabulary = await this.vocabulary;
    const better = words.split(/\s+/).map((word) => (missing.includes(word) ? (nearest(word, vocabulary) ?? word) : word));
    const found = better.join(" ");
    const again = found === words ? [] : await this.#results(found);
    if (again.length > 0) return this.#answer(again, missing, found);
    const near = results.length > 0 && (await match(results[0])).marked;
    const alikeAtFirst = near && missing.every((word) => [...near].some((other) => beginning(plain(word), other) >= BEGINNING));
    return this.#answer(alikeAtFirst ? results : [], missing, "");
  }

  /** @param {string} words */
  async #results(words) {
    const pagefind = await this.load();
    return (await pagefind.search(words)).results;
  }

  /**
   * The words that really found nothing. Pagefind shortens an unknown word until something fits, so that a result alone
   * proves nothing: the words it marks have to look like what was typed.
   * @param {string} words
   * @param {any[]} results
   * @returns {Promise<string[]>}
   */
  async #missing(words, results) {
    const parts = words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    if (results.length > 0) {
      const { marked } = await match(results[0]);
      return parts.filter((word) => !tokens(word).every((token) => [...marked].some((other) => alike(token, other))));
    }
    if (parts.length === 1) return parts;
    const alone = await Promise.all(parts.map(async (word) => this.#missing(word, await this.#results(word))));
    return alone.flat(); // empty: every word is known, but no badge has them all
  }

  /**
   * @param {any[]} results
   * @param {string[]} typed without a result
   * @param {string} found what was searched for
   * @returns {Answer}
   */
  #answer(results, typed, found) {
    const byRow = new Map(results.map((result) => [this.rows?.get(result.id), result]));
    return {
      scores: new Map([...byRow].map(([row, result]) => [row, result.score])),
      typed,
      found,
      match: async (row) => {
        const whole = await match(byRow.get(row));
        return { ...whole, marked: worthMarking(whole.marked, found) };
      },
    };
  }
}

/**
 * @param {any} result of Pagefind
 * @returns {Promise<Match>}
 */
async function match(result) {
  const { raw_content: text, locations, meta } = await result.data();
  const content = text.split(/[\s\u200b]+/u);
  return { content, marked: new Set(locations.flatMap((/** @type {number} */ place) => tokens(content[place] ?? ""))), ends: meta.ends.split("-").map(Number) };
}

/**
 * The words of a text without what stands around them, for comparing.
 * @param {string} text
 */
export function tokens(text) {
  return plain(text).match(/[\p{L}\p{N}+#]+/gu) ?? [];
}

/**
 * Whether two words may be forms of one word, or one a part of the other.
 * @param {string} typed
 * @param {string} found
 */
function alike(typed, found) {
  return found.includes(typed) || beginning(typed, found) >= Math.max(2, typed.length - ENDING);
}

/**
 * How many letters two words share from the start.
 * @param {string} one
 * @param {string} other
 */
function beginning(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same;
}

/**
 * The found words worth marking: Pagefind takes everything that begins with the stem, "lastig" for "lassen" too.
 * @param {Set<string>} marked
 * @param {string} words that were searched for
 */
export function worthMarking(marked, words) {
  const typed = tokens(words);
  const close = [...marked].filter((found) =>
    typed.some((word) => found.includes(word) || word.startsWith(found) || beginning(word, found) >= Math.max(3, word.length * 0.6)),
  );
  return close.length > 0 ? new Set(close) : marked;
}
