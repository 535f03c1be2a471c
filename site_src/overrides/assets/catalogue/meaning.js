// @ts-check
// What people type and no text holds, because it is a filter: "avond", "gratis", "niveau 4", a school, the address of a
// badge. No page, no network.

import { apart, plain } from "./correct.js";
import { named } from "./table.js";

/**
 * @typedef {{word: string, facet: string, keys: string[], wide?: boolean}} Meaning   a typed word and the options of one facet it
 *   names; wide: of a field too wide to be near
 * @typedef {Record<string, Record<string, string>>} Also   facet to key to what else people call the option
 */

/** Facets whose options are called what people type; the others hold numbers, dates, or words that texts hold too. */
const CALLED = [
  "sector",
  "type",
  "institution",
  "place",
  "schedule",
  "audience",
  "subject",
  "language",
  "participation",
  "cost",
  "assessment",
  "framework",
  "leads",
  "credits",
  "counts",
  "occupation",
  "field",
  "quality",
];
/** Facets whose names are never a subject: a word that is exactly such a name is a filter, whatever texts hold. */
const SURE = ["cost", "schedule", "framework", "leads", "credits", "counts", "participation"];
/** And these as well, where every other word of a question is a filter too. */
const TOGETHER = [...SURE, "sector", "type", "language", "audience", "eqf"];
/** And these where several words together are such a name, among others: "one day course", "master level". */
const PHRASED = [...SURE, "eqf", "hours"];
/** Facets whose options are numbers, so that only what else people call them is a word. */
const NUMBERED = ["eqf", "hours"];
const AGAIN = "per"; // "a day per week" is no length
/** Of these a single word of what an option is called names it, where texts hold that word as well. */
const NAMED_BY_A_WORD = ["institution", "place", "subject"];
const BEGINNING = 4; // letters from which the beginning of a word will do
const ENDING = 3; // letters that may follow what an option is called: "avonden"
const [GROUP, BROAD] = [3, 2]; // digits of a group of fields, and of a broad one
const EUROPEAN = "eqf"; // every catalogue has this ladder

/**
 * The levels that are asked for, and what else is.
 * @param {string} words
 * @param {Pick<import("./table.js").Data, "ladders">} data
 * @returns {{rest: string, levels: Meaning[]}} rest: without the levels
 */
export function levels(words, { ladders }) {
  const own = Object.keys(ladders)[0] ?? EUROPEAN;
  const called = new Map([EUROPEAN, ...Object.keys(ladders)].map((id) => [id, id]));
  for (const [id, names] of Object.entries(ladders)) for (const name of names) called.set(name, id);
  const names = [...called.keys(), "niveau", "level"].join("|");
  const level = new RegExp(`(?<![\\p{L}\\p{N}])(${names})(?:[\\s-]?(?:niveau|level))?[\\s-]?([1-8]\\+?)(?![\\p{L}\\p{N}])`, "giu");
  const found = [...words.matchAll(level)].map(([word, name, key]) => ({
    word,
    facet: called.get(name.toLowerCase()) ?? own,
    keys: [key],
  }));
  return { rest: words.replace(level, " ").replace(/\s+/gu, " ").trim(), levels: found };
}

/**
 * The options that several words of a question name together, the longest names first, and the words that are left.
 * @param {string} words
 * @param {import("./table.js").Data} data
 * @param {Also} also
 * @returns {{rest: string, meant: Meaning[]}}
 */
export function phrases(words, data, also) {
  let left = words.split(/\s+/u).map((word) => ({ word, bare: bare(apart(word).join("/")) }));
  /** @type {(Meaning & {name: string})[]} */
  const meant = [];
  for (const { facet, key, name } of names(data, also)) {
    const wanted = name.split(" ");
    const same = meant.find((each) => each.facet === facet && each.name === name);
    if (same) same.keys.push(key);
    const at = left.findIndex((_, from) => wanted.every((part, place) => left[from + place]?.bare === part));
    if (at < 0 || left[at + wanted.length]?.bare === AGAIN) continue;
    const word = left
      .slice(at, at + wanted.length)
      .map((each) => each.word)
      .join(" ");
    meant.push({ word, facet, keys: [key], name });
    left = left.filter((_, place) => place < at || place >= at + wanted.length);
  }
  return { rest: left.map(({ word }) => word).join(" "), meant };
}

/**
 * What people call options in several words, or options that are numbers in one, the longest first.
 * @param {import("./table.js").Data} data
 * @param {Also} also
 */
function names(data, also) {
  const all = data.facets
    .filter((facet) => PHRASED.includes(facet.id))
    .flatMap((facet) => facet.keys.flatMap((key) => others(also, facet.id, key).map((name) => ({ facet: facet.id, key, name }))));
  return all.filter(({ facet, name }) => facet === "hours" || name.includes(" ")).sort((one, other) => other.name.length - one.name.length);
}

/**
 * Return a word, or several, without capitals, accents and the signs around.
 * @param {string} words
 */
function bare(words) {
  return plain(words).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+]+$/gu, "");
}

/**
 * Levels on the ladders of this catalogue: "niveau 4" is of its country's, else of the EQF.
 * @param {Meaning[]} found as `levels` reads them
 * @param {import("./table.js").Data} data
 * @returns {Meaning[] | undefined} nothing where one is named on a ladder that is not here: those are words
 */
export function onLadders(found, data) {
  const here = [...Object.keys(data.ladders), EUROPEAN].filter((id) => data.facets.some((facet) => facet.id === id));
  const placed = found.map((one) => (/^(niveau|level)/iu.test(one.word) && here.length > 0 ? { ...one, facet: here[0] } : one));
  return placed.every(({ facet }) => here.includes(facet)) ? placed : undefined;
}

/**
 * The option that a word, or several together, names: called exactly so before called so in part, in the order of CALLED;
 * nothing where none is.
 * @param {string} word
 * @param {import("./table.js").Data} data
 * @param {Also} also
 * @param {boolean} [strictly] by all that it is called, or a whole word of it where that says enough
 * @returns {Meaning | undefined}
 */
export function meaning(word, data, also, strictly = false) {
  const asked = bare(word);
  if (asked.length < 2) return undefined;
  const facets = CALLED.flatMap((id) => data.facets.find((facet) => facet.id === id) ?? []);
  for (const fits of strictly ? [same, whole] : [same, whole, part]) {
    for (const { id, keys, labels } of facets) {
      if (strictly && fits === whole && !NAMED_BY_A_WORD.includes(id)) continue;
      const meant = keys.filter(
        (key, place) => fits(asked, plain(`${labels[place]}`)) || others(also, id, key).some((other) => fits(asked, other)),
      );
      if (meant.length > 0) return { word, facet: id, keys: meant };
    }
  }
  return numbered(word, data, also);
}

/**
 * The options that are numbers and are called exactly so by people: "masterniveau", "eendaagse".
 * @param {string} word
 * @param {import("./table.js").Data} data
 * @param {Also} also
 * @returns {Meaning | undefined}
 */
function numbered(word, data, also) {
  return NUMBERED.flatMap((id) => {
    const facet = data.facets.find((each) => each.id === id);
    const keys = facet?.keys.filter((key) => others(also, id, key).includes(bare(word))) ?? [];
    return keys.length > 0 ? [{ word, facet: id, keys }] : [];
  })[0];
}

/**
 * What else people call an option.
 * @param {Also} also
 * @param {string} facet
 * @param {string} key
 */
function others(also, facet, key) {
  return (also[facet]?.[key] ?? "")
    .split(" ")
    .filter(Boolean)
    .map((word) => plain(word.replaceAll("_", " ")));
}

/**
 * The filters that some words are beyond doubt, and the words that are left.
 * @param {string[]} words that say something
 * @param {import("./table.js").Data} data
 * @param {Also} also
 * @returns {{left: string[], meant: Meaning[]}}
 */
export function surely(words, data, also) {
  const named = (/** @type {string} */ word, /** @type {string[]} */ facets) =>
    facets.flatMap((id) => {
      const facet = data.facets.find((each) => each.id === id);
      const asked = plain(word);
      const said = (/** @type {number} */ place) => !NUMBERED.includes(id) && asked === plain(`${facet?.labels[place]}`);
      const keys = facet?.keys.filter((key, place) => said(place) || others(also, id, key).includes(asked));
      return keys?.length ? [{ word, facet: id, keys }] : [];
    })[0];
  const all = words.map((word) => named(word, TOGETHER));
  if (words.length > 1 && all.every(Boolean)) return { left: [], meant: /** @type {Meaning[]} */ (all) };
  const sure = words.map((word) => named(word, SURE));
  return { left: words.filter((_, place) => !sure[place]), meant: sure.flatMap((each) => each ?? []) };
}

/**
 * The field of the work that a word names, where badges of that field are here; else the wider field around it, which is
 * not near: a hotel is no hairdresser's.
 * @param {string} word
 * @param {import("./table.js").Data} data complete
 * @param {Record<string, string>} near words by field
 * @returns {Meaning | undefined}
 */
export function nearby(word, data, near) {
  const asked = plain(word);
  const code = Object.keys(near).find((key) =>
    near[key].split(" ").some((other) => {
      const name = plain(other.replaceAll("_", " "));
      return name === asked || (asked.startsWith(name) && name.length > BEGINNING && asked.length <= name.length + ENDING);
    }),
  );
  if (!code) return undefined;
  const field = data.facets.find((facet) => facet.id === "field");
  if (field?.keys.includes(code)) return { word, facet: "field", keys: [code] };
  const [group, broad] = [code.slice(0, GROUP), code.slice(0, BROAD)];
  if (field?.keys.includes(group)) return { word, facet: "field", keys: [group], wide: true };
  const subject = data.facets.find((facet) => facet.id === "subject");
  return subject?.keys.includes(broad) ? { word, facet: "subject", keys: [broad], wide: true } : undefined;
}

/**
 * Say whether several words are together a name of a field of work: "learn dutch", and not one of them alone.
 * @param {string} words
 * @param {Record<string, string>} near words by field
 */
export function oneName(words, near) {
  const name = bare(words).replace(/\s+/gu, "_");
  return name.includes("_") && Object.values(near).some((names) => names.split(" ").includes(name));
}

/**
 * Say whether a word is what people call an option of a facet that was not downloaded yet.
 * @param {string} words
 * @param {import("./table.js").Data} data
 * @param {Also} also
 */
export function askedLater(words, data, also) {
  const asked = apart(words).map(bare).join(" ");
  return Object.entries(also).some(
    ([id, keys]) =>
      !data.facets.some((facet) => facet.id === id) &&
      Object.keys(keys).some((key) => others(also, id, key).some((other) => ` ${asked} `.includes(` ${other} `))),
  );
}

/**
 * Say whether a row has one of the options meant.
 * @param {import("./table.js").Data} data
 * @param {Meaning} meant
 * @returns {(row: number) => boolean}
 */
export function fitting(data, { facet: id, keys }) {
  const facet = named(data, id);
  const sets = facet.sets.map((places) => places.some((place) => keys.includes(facet.keys[place])));
  return (row) => sets[facet.rows[row]];
}

/**
 * How well a row answers what was meant: the first of several options is what people mean most.
 * @param {import("./table.js").Data} data
 * @param {Meaning[]} meant
 * @returns {(row: number) => number}
 */
export function closeness(data, meant) {
  const weights = meant.map(({ facet: id, keys }) => {
    const facet = named(data, id);
    const first = facet.keys.indexOf(keys[0]);
    return { facet, sets: facet.sets.map((places) => Number(places.includes(first))) };
  });
  return (row) => weights.reduce((sum, { facet, sets }) => sum + sets[facet.rows[row]], 0);
}

/**
 * Return the row of a badge whose identifier was typed or pasted, with or without what stands around it in an address.
 * @param {string} words
 * @param {import("./table.js").Data} data
 */
export function identified(words, data) {
  const [, institution, slug] = words.trim().match(/^(?:https?:\S*\/badges\/)?([a-z0-9-]+)[./]([a-z0-9-]+)\/?$/u) ?? [];
  if (!slug) return undefined;
  const facet = named(data, "institution");
  const place = facet.keys.indexOf(institution);
  const row = data.slug.findIndex((other, each) => other === slug && facet.sets[facet.rows[each]].includes(place));
  return row < 0 ? undefined : row;
}

/**
 * @param {string} asked
 * @param {string} label
 */
function same(asked, label) {
  return asked === label;
}

/**
 * @param {string} asked
 * @param {string} label
 */
function whole(asked, label) {
  return asked.length > 2 && parts(label).includes(asked);
}

/**
 * Say whether one of the words of a label begins with the word, or lacks its ending only.
 * @param {string} asked
 * @param {string} label
 */
function part(asked, label) {
  return parts(label).some(
    (word) =>
      (asked.length >= BEGINNING && word.startsWith(asked)) ||
      (word.length >= BEGINNING && asked.startsWith(word) && asked.length <= word.length + ENDING),
  );
}

/** @param {string} label */
function parts(label) {
  return /** @type {string[]} */ (label.match(/[\p{L}\p{N}-]+/gu) ?? []);
}
