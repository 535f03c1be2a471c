// @ts-check
// What was chosen, as the query of an address and back. Names and keys are the same in both languages.

/** @typedef {{words: string, chosen: Map<string, Set<string>>, sort: string, view: string, shown: number,
 *   compared: string[]}} State   compared: ids of badges; sort "": by relevance where there are words, else by name */

export const SORTS = ["relevance", "name", "hours", "level", "newest"];
export const VIEWS = ["list", "cards"];
export const STEP = 24; // badges at a time
export const MOST_COMPARED = 4; // badges side by side
const MOST_SHOWN = 480;
const ID = /^[a-z0-9-]+\.[a-z0-9-]+$/;

/**
 * @param {string} query
 * @param {import("./table.js").Facet[]} facets
 * @returns {{state: State, unknown: string[]}} unknown: what the address asks for and the catalogue does not have
 */
export function read(query, facets) {
  const params = new URLSearchParams(query);
  /** @type {Map<string, Set<string>>} */
  const chosen = new Map();
  const unknown = [];
  for (const facet of facets) {
    for (const key of params.getAll(facet.id)) {
      if (!facet.keys.includes(key)) unknown.push(`${facet.name}: ${key}`);
      else chosen.set(facet.id, (chosen.get(facet.id) ?? new Set()).add(key));
    }
  }
  const words = (params.get("q") ?? "").slice(0, 200);
  const shown = Math.ceil(Number(params.get("shown")) / STEP) * STEP;
  const state = {
    words,
    chosen,
    sort: pick(SORTS, params.get("sort"), ""),
    view: pick(VIEWS, params.get("view"), "list"),
    shown: shown > STEP ? Math.min(shown, MOST_SHOWN) : STEP,
    compared: [...new Set(params.getAll("b"))].filter((id) => ID.test(id)).slice(0, MOST_COMPARED),
  };
  return { state, unknown };
}

/**
 * @param {State} state
 * @param {import("./table.js").Facet[]} facets
 * @returns {string} "" or "?…", always the same for the same state
 */
export function write(state, facets) {
  const params = new URLSearchParams();
  const words = state.words.trim();
  if (words) params.set("q", words);
  for (const facet of facets) {
    const keys = state.chosen.get(facet.id);
    for (const key of facet.keys) if (keys?.has(key)) params.append(facet.id, key);
  }
  if (state.sort) params.set("sort", state.sort);
  if (state.view !== "list") params.set("view", state.view);
  if (state.shown > STEP) params.set("shown", String(state.shown));
  for (const id of state.compared) params.append("b", id);
  const query = params.toString();
  return query && `?${query}`;
}

/**
 * Return the order in which the badges are really sorted.
 * @param {State} state
 */
export function order(state) {
  const words = state.words.trim() !== "";
  if (state.sort && (words || state.sort !== "relevance")) return state.sort;
  return words ? "relevance" : "name";
}

/**
 * @param {string[]} known
 * @param {string | null} value
 * @param {string} otherwise
 */
function pick(known, value, otherwise) {
  return value !== null && known.includes(value) ? value : otherwise;
}
