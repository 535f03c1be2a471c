// @ts-check
// What stands above the results where something is to be said of the words or the address.

import { counted, fill } from "./wording.js";
import { element, get } from "../site/dom.js";
import { count, named } from "./table.js";
import { institutionFolder } from "../site/addresses.js";
import { options } from "./explanation.js";

/**
 * @param {string[]} notes
 * @param {HTMLElement[]} [offers] what can be pressed
 */
export function notice(notes, offers = []) {
  const place = get("#notice");
  place.hidden = notes.length + offers.length === 0;
  place.replaceChildren(...notes.map((note) => element("p", {}, note)), ...offers);
}

/**
 * A filter that the word names too, where it gives more than the word did.
 * @param {import("./meaning.js").Meaning[]} offers
 * @param {number} n badges that were found
 * @param {import("./table.js").Data} data
 * @param {Map<string, Set<string>>} before what is chosen
 * @param {Record<string, string>} words
 * @param {(chosen: Map<string, Set<string>>) => void} choose
 */
export function offered(offers, n, data, before, words, choose) {
  return offers.flatMap((offer) => {
    const chosen = new Map(before).set(offer.facet, new Set(offer.keys));
    const rows = count(data, chosen).rows.length;
    if (rows <= n) return [];
    const text = fill(words.offer, { label: options(data, offer), n: counted(words, "count", rows) });
    return [element("p", {}, element("button", { type: "button", class: "link-button", onclick: () => choose(chosen) }, text))];
  });
}

const SCHOOLS = 3; // named to be asked

/**
 * The institutions of badges, those with the most first, which can be asked what else there is.
 * @param {number[]} rows
 * @param {import("./table.js").Data} data
 * @param {Record<string, string>} words
 */
export function askers(rows, data, words) {
  const facet = named(data, "institution");
  /** @type {Map<number, number>} */
  const places = new Map();
  for (const place of rows.flatMap((row) => facet.sets[facet.rows[row]])) places.set(place, (places.get(place) ?? 0) + 1);
  const most = [...places.keys()].sort((one, other) => (places.get(other) ?? 0) - (places.get(one) ?? 0));
  const links = most.slice(0, SCHOOLS).flatMap((place, at) => {
    const link = element("a", { href: `../${institutionFolder(facet.keys[place])}` }, facet.labels[place]);
    return at > 0 ? [", ", link] : [link];
  });
  return element("p", {}, words.near_ask, " ", ...links);
}
