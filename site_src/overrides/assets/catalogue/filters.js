// @ts-check
// The facets as check boxes with counts. Built once; afterwards only counts and ticks change, so that focus stays.

import { fill } from "./wording.js";
import { element } from "../site/dom.js";
import { plain } from "./correct.js";

/**
 * @typedef {import("./table.js").Facet} Facet
 * @typedef {{item: HTMLLIElement, box: HTMLInputElement, number: HTMLElement, n: number, label: string, total: number, place: number}} Option
 * @typedef {{facet: Facet, options: Map<string, Option>, element: HTMLElement, chosen?: HTMLElement, limit: (() => void)}} Group
 */

const SHORT = 7; // options in sight of a long facet
const LONG = 10; // options from which a facet is long
const MOST = 120; // options in the page at a time

export class Filters {
  /**
   * @param {HTMLElement} place
   * @param {import("./table.js").Data} data
   * @param {Map<string, Uint32Array>} totals what each option gives when nothing is chosen
   * @param {Record<string, string>} words
   * @param {(facet: string, key: string, on: boolean) => void} changed
   * @param {() => Promise<void>} missing downloads what stands under "more filters" and calls `complete`
   */
  constructor(place, data, totals, words, changed, missing) {
    this.words = words;
    this.language = data.language;
    this.format = new Intl.NumberFormat(data.language);
    this.changed = changed;
    this.missing = missing;
    this.data = data;
    /** @type {Map<string, Group>} */
    this.groups = new Map();
    /** @type {string[]} */
    this.inMore = [];
    const inSight = this.#grouped(totals, (id) => data.in_sight.includes(id));
    this.moreCount = element("span", { class: "chosen-count" });
    this.moreBody = element("div", {}, ...skeleton());
    this.more = element(
      "details",
      { class: "more", ontoggle: () => this.#opened() },
      element("summary", {}, words.more_filters, this.moreCount),
      this.moreBody,
    );
    place.replaceChildren(...this.#arranged(inSight, false), this.more);
    if (data.day) this.complete(totals);
  }

  /**
   * Show the filters that were not in sight: now all the data is there.
   * @param {Map<string, Uint32Array>} totals
   */
  complete(totals) {
    const rest = this.#grouped(totals, (id) => !this.data.in_sight.includes(id));
    this.inMore = rest.map((facet) => facet.id);
    this.moreBody.replaceChildren(...this.#arranged(rest, true));
  }

  /**
   * @param {Map<string, Uint32Array>} totals
   * @param {(id: string) => boolean} wanted
   */
  #grouped(totals, wanted) {
    const facets = this.data.facets.filter((facet) => facet.keys.length > 0 && wanted(facet.id));
    for (const facet of facets) this.groups.set(facet.id, this.#group(facet, totals.get(facet.id) ?? new Uint32Array()));
    return facets;
  }

  async #opened() {
    if (!this.more.open) return;
    if (this.data.day) return this.again();
    this.moreBody.replaceChildren(...skeleton());
    try {
      await this.missing();
    } catch (error) {
      console.warn(error);
      this.moreBody.replaceChildren(element("p", { class: "note", role: "alert" }, this.words.more_failed));
    }
  }

  /** Show the last counts in what was folded when they came. */
  again() {
    if (this.counts && this.chosen) this.update(this.counts, this.chosen);
  }

  /**
   * @param {Map<string, Uint32Array>} counts
   * @param {import("./table.js").Chosen} chosen
   */
  update(counts, chosen) {
    this.counts = counts;
    this.chosen = chosen;
    const folded = this.more.open ? [] : this.inMore; // nobody sees their numbers
    for (const [id, group] of this.groups) {
      const keys = chosen.get(id);
      if (folded.includes(id)) continue;
      const numbers = counts.get(id);
      for (const [key, option] of group.options) {
        const n = numbers?.[option.place] ?? 0;
        option.box.checked = keys?.has(key) ?? false;
        if (option.n !== n) option.number.textContent = this.format.format(n);
        option.n = n;
        option.item.classList.toggle("nothing", n === 0 && !option.box.checked);
      }
      group.limit();
      if (group.chosen) group.chosen.textContent = keys?.size ? String(keys.size) : "";
    }
    const inMore = this.inMore.reduce((sum, id) => sum + (chosen.get(id)?.size ?? 0), 0);
    this.moreCount.textContent = inMore ? String(inMore) : "";
  }

  /**
   * Open what holds a choice, so that an address shows what it filters.
   * @param {import("./table.js").Chosen} chosen
   */
  reveal(chosen) {
    for (const id of this.inMore) {
      if (!chosen.get(id)?.size) continue;
      this.more.open = true;
      const folded = this.groups.get(id)?.element.closest("details");
      if (folded) folded.open = true;
    }
  }

  /**
   * @param {Facet[]} facets
   * @param {boolean} folded
   * @returns {HTMLElement[]}
   */
  #arranged(facets, folded) {
    const together = [
      { ids: ["place", "schedule", "start"], name: this.words.where_when, note: "", kind: "together" },
      { ids: ["counts", "target"], name: "", note: "", kind: "together" },
      { ids: ["eqf", ...Object.keys(this.data.ladders)], name: this.words.level, note: this.words.level_note, kind: "together beside" },
    ];
    /** @type {HTMLElement[]} */
    const elements = [];
    const done = new Set();
    for (const facet of facets) {
      if (done.has(facet.id)) continue;
      const { ids, name, note, kind } = together.find((one) => one.ids.includes(facet.id)) ?? {
        ids: [facet.id],
        name: "",
        note: "",
        kind: "",
      };
      const members = ids.flatMap((id) => this.groups.get(id) ?? []);
      for (const id of ids) done.add(id);
      const body = kind ? element("div", { class: kind }, ...members.map((group) => group.element)) : members[0].element;
      elements.push(folded ? this.#folded(name || facet.name, note, body, members) : name ? named(name, body) : body);
    }
    return elements;
  }

  /**
   * @param {string} name
   * @param {string} note
   * @param {HTMLElement} body
   * @param {Group[]} members
   */
  #folded(name, note, body, members) {
    const summary = element("summary", {}, name);
    for (const group of members) {
      group.chosen = element("span", { class: "chosen-count" });
      summary.append(group.chosen);
    }
    if (members.length === 1) members[0].element.querySelector("legend")?.classList.add("visually-hidden");
    return element("details", { class: "facet" }, summary, note ? element("p", { class: "small quiet" }, note) : null, body);
  }

  /**
   * @param {Facet} facet
   * @param {Uint32Array} totals
   * @returns {Group}
   */
  #group(facet, totals) {
    /** @type {Map<string, Option>} */
    const options = new Map();
    facet.keys.forEach((key, place) => {
      const box = element("input", {
        type: "checkbox",
        name: facet.id,
        value: key,
        onchange: () => this.changed(facet.id, key, box.checked),
      });
      const number = element("span", { class: "option-count" });
      const item = element("li", {}, element("label", {}, box, element("span", { class: "label" }, facet.labels[place]), " ", number));
      options.set(key, { item, box, number, n: -1, label: plain(facet.labels[place]), total: totals[place], place });
    });
    const list = element("ul", {});
    const group = element("fieldset", { class: "options", "data-facet": facet.id }, element("legend", {}, facet.name), list);
    if (options.size <= LONG) {
      list.append(...[...options.values()].map((option) => option.item));
      return { facet, options, element: group, limit: () => {} };
    }
    return { facet, options, element: group, limit: this.#limited(facet, [...options.values()], group, list) };
  }

  /**
   * A facet with many options: the most common in sight, the others found by typing or shown on demand.
   * @param {Facet} facet
   * @param {Option[]} options
   * @param {HTMLElement} group
   * @param {HTMLElement} list
   */
  #limited(facet, options, group, list) {
    const { words } = this;
    const common = [...options].sort((one, other) => other.total - one.total || one.place - other.place);
    const byName = [...options].sort((one, other) => (one.label < other.label ? -1 : 1));
    let all = false;
    const name = fill(words.find_option, { name: facet.name.toLocaleLowerCase(this.language) });
    const field = element("input", {
      type: "search",
      class: "field narrow",
      "aria-label": name,
      placeholder: name,
      autocomplete: "off",
      oninput: () => limit(),
    });
    const button = element("button", {
      type: "button",
      class: "link",
      "aria-expanded": "false",
      onclick: () => {
        all = !all;
        limit();
      },
    });
    const limit = () => {
      const typed = plain(field.value.trim());
      const pool = typed ? byName.filter((option) => option.label.includes(typed)) : all ? byName : common.slice(0, SHORT);
      const ticked = options.filter((option) => option.box.checked && !pool.includes(option));
      const shown = [...ticked, ...pool].slice(0, MOST).map((option) => option.item);
      if (shown.length !== list.children.length || shown.some((item, place) => list.children[place] !== item)) {
        const focused = document.activeElement;
        list.replaceChildren(...shown);
        if (focused instanceof HTMLElement && list.contains(focused)) focused.focus();
      }
      button.hidden = typed !== "";
      button.setAttribute("aria-expanded", String(all));
      button.textContent = all ? words.fewer_options : fill(words.more_options, { n: options.length });
    };
    group.insertBefore(field, list);
    group.append(button);
    return limit;
  }
}

/** Return the placeholder for filters. */
function skeleton() {
  const lines = () => Array.from({ length: 4 }, () => element("span", { class: "skeleton" }));
  return [0, 1].map(() => element("div", { class: "facet-skeleton", "aria-hidden": "true" }, ...lines()));
}

/**
 * @param {string} name of facets that belong together
 * @param {HTMLElement} body
 */
function named(name, body) {
  return element(
    "div",
    { class: "named", role: "group", "aria-label": name },
    element("p", { class: "group-name", "aria-hidden": "true" }, name),
    body,
  );
}
