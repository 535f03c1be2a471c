// @ts-check
// What was typed into the search field, understood: words that texts hold, words that name a filter, a level, a badge.

import { askedLater, closeness, fitting, identified, levels, meaning, nearby, oneName, onLadders, phrases, surely } from "./meaning.js";
import { count, sorted } from "./table.js";

/**
 * @typedef {import("./meaning.js").Meaning} Meaning
 * @typedef {{answer?: import("./search.js").Answer, scores?: Map<number, number>, found: (row: number) => boolean, meant: Meaning[],
 *   offers: Meaning[], near?: Meaning, beside?: Meaning[]}} Asked
 *   answer: of the full text, where it was asked; scores: what rows are sorted by; found: whether a row is what was asked for;
 *   meant: what words were taken for; offers: what a single word that texts hold may mean as well; near: the field of a word
 *   for which there is no badge; where it is too wide to be near nothing is found; beside: filters
 *   that no badge with the words passes, so that they were let go of
 * @typedef {{data: import("./table.js").Data, search: import("./search.js").Search, also: import("./meaning.js").Also,
 *   near: Record<string, string>, complete: () => Promise<unknown>}} Known
 *   near: words for work, by field; complete: downloads the facets that are not there yet
 */

/**
 * @param {string} words
 * @param {Known} known
 * @returns {Promise<Asked>}
 */
export async function ask(words, known) {
  const { data, search, also } = known;
  const one = identified(words, data);
  if (one !== undefined) return { found: (row) => row === one, meant: [], offers: [] };
  const here = () =>
    known.complete().then(
      () => true,
      () => false,
    );
  let { rest, levels: meant } = levels(words, data);
  if ((meant.length > 0 || askedLater(rest, data, also)) && !(await here())) [rest, meant] = [words, []];
  const placed = onLadders(meant, data);
  [rest, meant] = placed ? [rest, placed] : [words, []];
  const together = rest.includes(" ") && meaning(rest, data, also, true);
  if (!together) [rest, meant] = passing(phrases(rest, data, also), rest, meant, data);
  if (meant.length > 0 && !search.tells(rest)) rest = "";
  if (together) [rest, meant] = ["", [...meant, together]];
  else [rest, meant] = filters(rest, meant, known);
  const answer = rest
    ? await search.find(rest, async (missing) => ((await here()) ? missing.filter((word) => meaning(word, data, also)) : []))
    : undefined;
  meant.push(...(answer?.meant ?? []).flatMap((word) => meaning(word, data, also) ?? []));
  const lacking = answer !== undefined && [...HARDLY, "fewer"].includes(answer.how);
  const near = answer?.scores && (lacking || oneName(rest, known.near)) && (await here()) ? field(rest, answer, known) : undefined;
  if (near) return { found: near.wide ? () => false : fitting(data, near), meant, offers: [], near };
  const fits = meant.map((each) => fitting(data, each));
  const scores = answer?.scores;
  const rows = [...(scores?.keys() ?? [])];
  if (rows.length > 0 && !rows.some((row) => fits.every((fit) => fit(row)))) {
    return { answer, scores, found: (row) => rows.includes(row), meant: [], offers: [], beside: meant };
  }
  return {
    answer: scores && answer,
    scores: scores ?? closest(data, meant),
    found: (row) => (!scores || scores.has(row)) && fits.every((fit) => fit(row)),
    meant,
    offers: meant.length > 0 || rest.includes(" ") ? [] : [meaning(rest, data, also, true)].filter((one) => one !== undefined),
  };
}

/** How the texts were searched where no badge is really for what was typed. */
const HARDLY = ["corrected", "alike", "none"];

/**
 * The field of what was typed, where the texts hold no badge for it: of a word that they lack, or of the whole of several words
 * that they hold apart, as "learn dutch", where nothing that they found is of that field.
 * @param {string} words
 * @param {import("./search.js").Answer} answer
 * @param {Known} known
 * @returns {Meaning | undefined}
 */
function field(words, answer, { data, near }) {
  if (HARDLY.includes(answer.how)) {
    const found = answer.typed.map((word) => nearby(word, data, near)).find(Boolean);
    if (found && (answer.how !== "corrected" || answer.typed.length === 1)) return found;
  }
  if (answer.how === "fewer") {
    const found = answer.typed.map((word) => nearby(word, data, near)).find(Boolean);
    if (found && !found.wide) return found;
  }
  const whole = oneName(words, near) ? nearby(words, data, near) : undefined;
  if (!whole) return undefined;
  const fits = fitting(data, whole);
  return [...(answer.scores?.keys() ?? [])].some(fits) ? undefined : whole;
}

/**
 * Take out of a question the words that are filters beyond doubt, where badges pass them all.
 * @param {string} rest
 * @param {Meaning[]} meant
 * @param {Known} known
 * @returns {[string, Meaning[]]}
 */
function filters(rest, meant, { data, search, also }) {
  const telling = search.telling(rest);
  const { left, meant: more } = surely(telling, data, also);
  return passing({ rest: left.join(" "), meant: more }, rest, meant, data);
}

/**
 * Take words for filters where badges pass these and all before, else leave everything as it is.
 * @param {{rest: string, meant: Meaning[]}} taken
 * @param {string} rest
 * @param {Meaning[]} meant
 * @param {import("./table.js").Data} data
 * @returns {[string, Meaning[]]}
 */
function passing(taken, rest, meant, data) {
  if (taken.meant.length === 0) return [rest, meant];
  const chosen = [...meant, ...taken.meant];
  const fits = chosen.map((each) => fitting(data, each));
  const any = data.slug.some((_, row) => fits.every((fit) => fit(row)));
  return any ? [taken.rest, chosen] : [rest, meant];
}

/**
 * @param {import("./table.js").Data} data
 * @param {Meaning[]} meant
 */
function closest(data, meant) {
  const close = closeness(data, meant);
  return meant.length > 0 ? new Map(data.slug.map((_, row) => [row, close(row)])) : undefined;
}

/**
 * The rows that a question finds, the best first, as the page lists them where nothing else is chosen.
 * @param {string} words
 * @param {Known} known
 */
export async function ranked(words, known) {
  const asked = await ask(words, known);
  const { rows } = count(known.data, new Map(), asked.found);
  return sorted(known.data, rows, "relevance", asked.scores);
}
