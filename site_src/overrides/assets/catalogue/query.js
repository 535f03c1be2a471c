// @ts-check
// What was typed into the search field, understood: words that texts hold, words that name a filter, a level, a badge.

import { askedLater, fitting, identified, levels, meaning } from "./meaning.js";

/**
 * @typedef {import("./meaning.js").Meaning} Meaning
 * @typedef {{answer?: import("./search.js").Answer, found: (row: number) => boolean, meant: Meaning[], offers: Meaning[]}} Asked
 *   answer: of the full text, where it was asked; found: whether a row is what was asked for; meant: what words were taken
 *   for; offers: what a single word that texts hold may mean as well
 */

/**
 * @param {string} words
 * @param {import("./table.js").Data} data
 * @param {import("./search.js").Search} search
 * @param {import("./meaning.js").Also} also
 * @param {() => Promise<unknown>} complete downloads the facets that are not there yet
 * @returns {Promise<Asked>}
 */
export async function ask(words, data, search, also, complete) {
  const one = identified(words, data);
  if (one !== undefined) return { found: (row) => row === one, meant: [], offers: [] };
  const here = () =>
    complete().then(
      () => true,
      () => false,
    );
  let { rest, levels: meant } = levels(words);
  if ((meant.length > 0 || askedLater(rest, data, also)) && !(await here())) [rest, meant] = [words, []];
  const together = rest.includes(" ") && meaning(rest, data, also, true);
  if (together) [rest, meant] = ["", [...meant, together]];
  const answer = rest
    ? await search.find(rest, async (missing) => ((await here()) ? missing.filter((word) => meaning(word, data, also)) : []))
    : undefined;
  meant.push(...(answer?.meant ?? []).flatMap((word) => meaning(word, data, also) ?? []));
  const fits = meant.map((each) => fitting(data, each));
  const scores = answer?.scores;
  return {
    answer: scores && answer,
    found: (row) => (!scores || scores.has(row)) && fits.every((fit) => fit(row)),
    meant,
    offers: meant.length > 0 || rest.includes(" ") ? [] : [meaning(rest, data, also, true)].filter((one) => one !== undefined),
  };
}
