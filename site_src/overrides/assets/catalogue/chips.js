// @ts-check
// The chosen filters as chips: each takes one away, the last takes all. Focus goes to what is left, never to nowhere.

import { fill } from "./wording.js";
import { element, get, icon } from "../site/dom.js";

const CROSS = "M6 6l12 12M18 6 6 18";
const AMBIGUOUS = new Set(["start", "target", "status", "language", "counts"]); // chips that name their facet

export class Chips {
  /**
   * @param {import("./table.js").Data} data
   * @param {Record<string, string>} words
   * @param {(facet: string, key: string, on: boolean) => Promise<void>} choose
   * @param {() => Promise<void>} reset
   */
  constructor(data, words, choose, reset) {
    this.data = data;
    this.words = words;
    this.choose = choose;
    this.reset = reset;
  }

  /** @param {import("./table.js").Chosen} chosen */
  show(chosen) {
    const { data, words } = this;
    const chips = data.facets.flatMap((facet) =>
      facet.keys.flatMap((key, place) => {
        if (!chosen.get(facet.id)?.has(key)) return [];
        const label = AMBIGUOUS.has(facet.id) ? `${facet.name}: ${facet.labels[place]}` : facet.labels[place];
        return [this.#chip(label, () => this.choose(facet.id, key, false))];
      }),
    );
    const list = get("#chips");
    list.hidden = chips.length === 0;
    if (chips.length > 0) {
      const act = () => this.reset().then(() => get("#count").focus());
      chips.push(element("li", {}, element("button", { type: "button", class: "link", onclick: act }, words.reset)));
    }
    list.replaceChildren(...chips);
    const n = [...chosen.values()].reduce((sum, keys) => sum + keys.size, 0);
    get("#open-filters").textContent = n ? fill(words.filters_chosen, { n }) : words.filters;
    get("#drawer-reset").hidden = n === 0;
  }

  /**
   * @param {string} label
   * @param {() => Promise<void>} act
   */
  #chip(label, act) {
    const removed = async () => {
      const place = [...get("#chips").querySelectorAll("button")].indexOf(chip);
      await act();
      const rest = get("#chips").querySelectorAll("button");
      (rest[Math.min(place, rest.length - 2)] ?? get("#count")).focus();
    };
    const chip = element(
      "button",
      { type: "button", class: "chip", "aria-label": fill(this.words.remove, { label }), onclick: removed },
      label,
      icon([CROSS]),
    );
    return element("li", {}, chip);
  }
}
