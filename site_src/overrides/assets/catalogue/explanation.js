// @ts-check
// What the page says of the words it was given: what was corrected, left out, or taken for a filter. No page, no network.

import { fill } from "./wording.js";
import { named } from "./table.js";

const LONG = 60; // letters of what was typed that are said again

/** The sentences on how the words were searched for; there is none where all of them were found. */
const SAID = {
  corrected: "corrected",
  fewer: "fewer_words",
  some: "some_words",
  more: "more_words",
  alike: "begins_alike",
  none: "no_words",
};

/**
 * @param {import("./query.js").Asked} asked
 * @param {import("./table.js").Data} data
 * @param {Record<string, string>} words
 * @returns {string[]}
 */
export function understood({ answer, meant, near, beside = [] }, data, words) {
  if (near) return [fill(near.wide ? words.near_none : words.near, { word: shortened(near.word), label: labelled(data, near) })];
  const notes = [
    ...meant.map((one) => fill(words.as_filter, { word: one.word, label: labelled(data, one) })),
    ...(meant.some(({ facet, word }) => facet === "eqf" && !/\d/u.test(word)) ? [words.level_no_entry] : []),
    ...(beside.length > 0 ? [fill(words.beside, { label: beside.map((one) => labelled(data, one)).join(", ") })] : []),
  ];
  const how = SAID[/** @type {keyof typeof SAID} */ (answer?.how ?? "")];
  if (!answer || !how) return notes;
  const typed = shortened(answer.typed.join(" "));
  // Where only words were left out that say nothing, there is no word to blame.
  const sentence = how === "fewer_words" && !typed ? "searched_for" : how;
  return [...notes, fill(words[sentence], { typed, found: shortened(answer.found) })];
}

/**
 * @param {import("./table.js").Data} data
 * @param {import("./meaning.js").Meaning} meant
 */
export function labelled(data, meant) {
  return `${named(data, meant.facet).name}: ${options(data, meant)}`;
}

/**
 * @param {import("./table.js").Data} data
 * @param {import("./meaning.js").Meaning} meant
 */
export function options(data, { facet: id, keys }) {
  const facet = named(data, id);
  return keys.map((key) => facet.labels[facet.keys.indexOf(key)] ?? key).join(", ");
}

/** @param {string} text */
export function shortened(text) {
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}
