// @ts-check
// Full-text search with Pagefind, loaded when the first word is typed. A word that finds nothing is corrected from our own
// vocabulary, and what was done is told.

import { apart, nearest, plain } from "./correct.js";
import { json } from "./download.js";

/**
 * @typedef {{content: string[], marked: Set<string>, ends: number[], title: number}} Match   words of a record, which were found,
 *   where its sentences, its key words, those in the other language and its skills end, and how many words its name has
 * @typedef {{scores?: Map<number, number>, typed: string[], found: string, how: string, meant: string[], match: (row: number) => Promise<Match>}} Answer
 *   scores: none where words named filters and nothing else; typed: the words without a result; meant: those that name a
 *   filter; found: what was searched for; how: "all" of the words, "corrected", "fewer" of them, "some" (each badge has at
 *   least one), "more" (the same, and hardly any has all), "alike" (a word that begins alike) or "none"
 */

const ENDING = 3; // letters by which forms of one word may differ at their end
const BEGINNING = 4; // letters that make two words begin alike
const SHORT = 3; // letters of a word that many others begin with
const FEW = 3; // badges that are hardly any
const SHOWN = 2; // what a word counts for at least that is really there where people see it
const MANY = 1000; // what a further word counts for, beyond any score
const LOOKED = 10; // of what Pagefind found for a word that nothing holds
const WEIGHED = 40; // of what Pagefind found, the best are looked at word by word: each is a small download
const NOTHING = { content: [], marked: new Set(), ends: [0, 0, 0, 0], title: 0 };

export class Search {
  /**
   * @param {{pagefind: string, found: string, words: string}} addresses
   * @param {string} small words that say nothing, which are left out of a question that says something
   * @param {string} [participle] pattern of a word that tells what was done; its group begins the word for doing it
   */
  constructor(addresses, small, participle = "") {
    this.participle = participle ? new RegExp(participle, "u") : undefined;
    this.addresses = addresses;
    this.small = new Set(small.split(" "));
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
   * The words of a question that say something; all of them where none does.
   * @param {string} words
   */
  telling(words) {
    const all = apart(words).filter((word) => /[\p{L}\p{N}]/u.test(word));
    const some = all.filter((word) => !this.small.has(tokens(word).join(" ")));
    return some.length > 0 ? some : all;
  }

  /**
   * Say whether any word of a question says something.
   * @param {string} words
   */
  tells(words) {
    return this.telling(words).some((word) => !this.small.has(tokens(word).join(" ")));
  }

  /**
   * @param {string} words
   * @param {(missing: string[]) => Promise<string[]>} [meaning] which of the words without a result name a filter
   * @returns {Promise<Answer>}
   */
  async find(words, meaning = async () => []) {
    let asked = this.telling(words).join(" ");
    let results = await this.#results(asked);
    let missing = await this.#missing(asked, results);
    const meant = missing.length > 0 ? await meaning(missing) : [];
    if (meant.length > 0) {
      asked = without(asked, meant);
      if (!/[\p{L}\p{N}]/u.test(asked)) return { typed: [], found: "", how: "all", meant, match: nothing };
      results = await this.#results(asked);
      missing = await this.#missing(asked, results);
    }
    const answer = await this.#best(asked, results, missing);
    return { ...answer, meant };
  }

  /**
   * The best of what can be had: all words, corrected ones, fewer of them, badges with some of them, words that begin alike.
   * @param {string} words
   * @param {any[]} results
   * @param {string[]} missing
   * @returns {Promise<Answer>}
   */
  async #best(words, results, missing) {
    if (missing.length === 0 && results.length > 0) return this.#all(words, results);
    const telling = missing.filter((word) => !this.small.has(plain(word)));
    const found = await this.#corrected(words, telling);
    const again = found === words ? [] : await this.#results(found);
    if (again.length > 0) return this.#answer(again, telling, found, "corrected");
    const known = without(words, missing)
      .split(" ")
      .filter((word) => tokens(word).length > 0 && !this.small.has(plain(word)));
    const fewer = known.length > 0 ? await this.#results(known.join(" ")) : [];
    if (fewer.length > 0) return this.#answer(fewer, telling, known.join(" "), "fewer");
    const some = known.length > 1 ? this.#together(await Promise.all(known.map((word) => this.#results(word)))) : [];
    if (some.length > 0) return this.#answer(some, telling, known.join(" "), "some");
    const like = await beginningAlike(results.slice(0, LOOKED), missing);
    return this.#answer(like, missing, "", like.length > 0 ? "alike" : "none");
  }

  /**
   * What has all words; and where that is hardly anything, and in none of it all of them stand where they are shown, what has
   * some of them as well.
   * @param {string} words
   * @param {any[]} results
   * @returns {Promise<Answer>}
   */
  async #all(words, results) {
    const parts = words.split(/\s+/);
    const typed = tokens(words);
    const few = parts.length > 1 && results.length < FEW;
    const stand = few ? await Promise.all(results.map((result) => standings(result, typed))) : [];
    if (!few || stand.some((best) => best.every((each) => each >= SHOWN))) return this.#answer(results, [], words, "all");
    return this.#answer(this.#together(await Promise.all(parts.map((word) => this.#results(word)))), [], words, "more");
  }

  /**
   * @param {string} words
   * @param {string[]} missing
   */
  async #corrected(words, missing) {
    if (missing.length === 0) return words;
    this.vocabulary ??= json(this.addresses.words);
    const vocabulary = await this.vocabulary;
    return words
      .split(/\s+/)
      .map((word) => (missing.includes(word) ? (doing(word, this.participle, vocabulary) ?? nearest(word, vocabulary) ?? word) : word))
      .join(" ");
  }

  /**
   * What any of several searches found: the more of them, the better.
   * @param {any[][]} searches
   */
  #together(searches) {
    /** @type {Map<string, any>} */
    const found = new Map();
    for (const result of searches.flat()) {
      const { data = () => result.data(), score = 0 } = found.get(result.id) ?? {};
      found.set(result.id, { id: result.id, score: score + MANY + result.score, data });
    }
    return [...found.values()].sort((one, other) => other.score - one.score);
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
   * @param {string} how
   * @returns {Promise<Answer>}
   */
  async #answer(results, typed, found, how) {
    const scores = await weighed(results.slice(0, WEIGHED), found);
    const later = results.slice(WEIGHED).map((result) => /** @type {[any, number]} */ ([result, result.score / MANY]));
    const byRow = new Map([...scores, ...later].map(([result]) => [this.rows?.get(result.id), result]));
    return {
      scores: new Map([...scores, ...later].map(([result, score]) => [this.rows?.get(result.id) ?? -1, score])),
      typed,
      found,
      how,
      meant: [],
      match: async (row) => {
        const whole = await match(byRow.get(row));
        return { ...whole, marked: worthMarking(whole.marked, found) };
      },
    };
  }
}

/**
 * Of what Pagefind found for words that no text holds, what has words that begin like all of them.
 * @param {any[]} results
 * @param {string[]} missing
 */
async function beginningAlike(results, missing) {
  const matches = await Promise.all(results.map(match));
  const begins = (/** @type {string} */ word, /** @type {Set<string>} */ marked) =>
    [...marked].some((other) => beginning(word, other) >= Math.max(BEGINNING, word.length / 2));
  return results.filter((_, place) => missing.every((word) => begins(plain(word), matches[place].marked)));
}

/** What a word counts for where it stands: a name, an everyday word or occupation, a skill, a sentence, the other language, the rest. */
const WEIGHTS = { name: 10, everyday: 8, skill: 4, sentence: 3, other: 4, rest: 1 };

/**
 * Weigh results by where their words stand and how much like the typed ones they are. Pagefind takes everything that begins
 * with the stem; what holds no word like those that were typed is left out, unless nothing does.
 * @param {any[]} results
 * @param {string} found what was searched for
 * @returns {Promise<[any, number][]>}
 */
async function weighed(results, found) {
  const typed = tokens(found);
  const most = Math.max(...results.map((result) => result.score), Number.MIN_VALUE);
  const weights = await Promise.all(
    results.map(async (result) => {
      const best = await standings(result, typed);
      const all = best.reduce((sum, each) => sum + each, 0);
      return /** @type {[any, number]} */ ([result, all > 0 ? all + result.score / most / 2 : 0]); // of two alike, Pagefind's better one
    }),
  );
  const like = weights.filter(([, weight]) => weight > 0);
  return like.length > 0 ? like : weights.map(([result]) => [result, result.score / MANY]);
}

/**
 * What each typed word counts for in a record, where it stands best.
 * @param {any} result
 * @param {string[]} typed
 */
async function standings(result, typed) {
  const { content, ends, title } = await match(result);
  const best = typed.map(() => 0);
  content.forEach((word, place) => {
    for (const token of tokens(word))
      typed.forEach((wanted, at) => {
        const likeness = resemblance(wanted, token);
        if (likeness > 0) best[at] = Math.max(best[at], likeness * WEIGHTS[standing(place, ends, title)]);
      });
  });
  return best;
}

/**
 * @param {number} place of a word in a record
 * @param {number[]} ends
 * @param {number} title words of the name
 * @returns {keyof typeof WEIGHTS}
 */
function standing(place, [sentences, own, other, skills], title) {
  if (place < title) return "name";
  if (place < sentences) return "sentence";
  if (place < skills) return "skill";
  if (place < own) return "everyday";
  return place < other ? "other" : "rest";
}

/**
 * How much a word of a text is like a typed one, from 0 to 1: the same, another form of it, a part of a compound.
 * @param {string} typed
 * @param {string} word
 */
function resemblance(typed, word) {
  if (word === typed) return 1;
  const same = beginning(typed, word);
  const [longer, shorter] = [Math.max(typed.length, word.length), Math.min(typed.length, word.length)];
  if (typed.length <= SHORT && word.startsWith(typed)) return 0.4; // "car" is hardly "care"
  if (shorter >= 3 && same >= shorter - 2 && longer - same <= ENDING + Number(same > 6) && same >= longer * 0.6) return 0.85;
  if (typed.length >= 3 && word.endsWith(typed)) return 0.7;
  if (typed.length >= 4 && (word.includes(typed) || (word.length >= 4 && typed.includes(word)))) return 0.6;
  return same >= Math.max(4, typed.length * 0.7) ? 0.4 : 0;
}

/**
 * The word for doing what a typed word says was done: "gelast" is of "lassen".
 * @param {string} typed
 * @param {RegExp | undefined} participle
 * @param {import("./correct.js").Vocabulary} vocabulary
 */
function doing(typed, participle, vocabulary) {
  const stem = participle?.exec(plain(typed))?.[1];
  if (!stem || stem.length < 3) return undefined;
  const same = vocabulary.words
    .map((word, place) => ({ word, count: vocabulary.counts[place] }))
    .filter(({ word }) => plain(word).startsWith(stem) && word.length <= stem.length + ENDING);
  return same.sort((one, other) => other.count - one.count)[0]?.word;
}

/** @returns {Promise<Match>} where nothing was searched in texts */
async function nothing() {
  return NOTHING;
}

/**
 * @param {string} words
 * @param {string[]} some to leave out
 */
function without(words, some) {
  return words
    .split(/\s+/)
    .filter((word) => !some.includes(word))
    .join(" ");
}

/**
 * @param {any} result of Pagefind
 * @returns {Promise<Match>}
 */
async function match(result) {
  const { raw_content: text, locations, meta } = await result.data();
  const content = text.split(/[\s\u200b]+/u);
  return {
    content,
    marked: new Set(locations.flatMap((/** @type {number} */ place) => tokens(content[place] ?? ""))),
    ends: meta.ends.split("-").map(Number),
    title: meta.title?.split(/\s+/u).length ?? 0,
  };
}

/**
 * Return the words of a text without the signs around them, for comparing.
 * @param {string} text
 */
export function tokens(text) {
  return plain(text).match(/[\p{L}\p{N}+#]+/gu) ?? [];
}

/**
 * Say whether two words may be forms of one word, or one a part of the other.
 * @param {string} typed
 * @param {string} found
 */
function alike(typed, found) {
  return found.includes(typed) || beginning(typed, found) >= Math.max(2, typed.length - ENDING);
}

/**
 * Return the number of letters that two words share from the start.
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
