// @ts-check
// The page that finds badges. What is chosen lives in the address; everything shown follows from it.

import { STEP, order, read, write } from "./address.js";
import { Chips } from "./chips.js";
import { ask } from "./query.js";
import { json } from "./download.js";
import { Drawer } from "./drawer.js";
import { counted, fill } from "./wording.js";
import { FOUND, WORDS as WORDS_FOUND } from "../site/addresses.js";
import { element, get } from "../site/dom.js";
import { aside } from "../site/tray.js";
import { Filters } from "./filters.js";
import { Results } from "./results.js";
import { Search } from "./search.js";
import { Tray } from "./tray.js";
import { completed, count, needsMore, prepared, sorted, startsFrom } from "./table.js";
import { identified } from "./meaning.js";
import { askers, notice, offered } from "./notice.js";
import { options, understood } from "./explanation.js";
import { WORDS, subjects, waysOut } from "./alternatives.js";

/** @typedef {import("./query.js").Asked} Asked */

const TYPING = 200; // milliseconds of rest after which typed words are searched

const page = get("#catalogue");
/** @type {Record<string, string>} */
const words = JSON.parse(get("#catalogue-words").textContent ?? "");
/** @type {import("./meaning.js").Also} */
const also = JSON.parse(get("#catalogue-also").textContent ?? "{}");
/** @type {Record<string, string>} */
const near = JSON.parse(get("#catalogue-near").textContent ?? "{}");
const field = /** @type {HTMLInputElement} */ (get("#q"));
const sort = /** @type {HTMLSelectElement} */ (get("#sort"));

class Catalogue {
  /** @param {import("./table.js").Data} data */
  constructor(data) {
    this.data = data;
    const next = startsFrom(data, new Date());
    const totals = count(data, new Map());
    this.total = totals.rows.length;
    this.filters = new Filters(
      get("#facets"),
      data,
      totals.counts,
      words,
      (facet, key, on) => this.#choose(facet, key, on),
      () => this.#complete(),
    );
    const root = page.dataset.root ?? "";
    this.results = new Results(get("#results"), data, next, words, root, (id, on) => this.#pick(id, on));
    this.chips = new Chips(
      data,
      words,
      (facet, key, on) => this.#choose(facet, key, on),
      () => this.#change({ chosen: new Map(), shown: STEP }),
    );
    this.tray = new Tray(words, "../", () => this.#compare([]));
    const home = new URL("../", location.href);
    this.search = new Search(
      {
        pagefind: new URL("pagefind/", home).href,
        found: new URL(FOUND, home).href,
        words: new URL(WORDS_FOUND, home).href,
      },
      words.small_words,
      words.participle,
    );
    this.drawer = new Drawer(() => get("#count").focus());
    this.turn = 0;
    this.typing = 0;
    /** What was asked for: of nothing, until the address is read. @type {import("./address.js").State} */
    this.state = { words: "", chosen: new Map(), sort: "", view: "", shown: STEP, compared: [] };
    /** @type {string[]} */
    this.unknown = [];
    this.burst = false;
    /** @type {Promise<void> | undefined} */
    this.whole = undefined;
    this.#listen();
    this.#fromAddress();
  }

  #listen() {
    addEventListener("popstate", async () => {
      if (!needsMore(this.data, location.search) || (await this.#completed())) this.#fromAddress();
    });
    field.addEventListener("focus", () => this.search.load().catch(() => {}), { once: true });
    field.addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.#typed(), TYPING);
    });
    get("#search").addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.typing);
      this.#typed();
    });
    sort.addEventListener("change", () => this.#sort(sort.value));
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-view]"))) {
      button.addEventListener("click", () => this.#change({ view: button.dataset.view }));
    }
    get("#more").addEventListener("click", () => {
      const before = this.state.shown;
      this.#change({ shown: before + STEP }).then(() => {
        const first = get("#results").children[before]?.querySelector("a");
        first?.focus();
      });
    });
    get("#drawer-reset").addEventListener("click", () => this.#change({ chosen: new Map(), shown: STEP }));
    addEventListener("pagehide", () => history.replaceState({ top: scrollY }, ""));
  }

  /** Download what is not shown at first; a failure is tried anew with the next call. */
  #complete() {
    this.whole ??= json("more.json").then((later) => {
      completed(this.data, later);
      this.filters.complete(count(this.data, new Map()).counts);
      this.filters.update(count(this.data, this.state.chosen, this.found).counts, this.state.chosen);
    });
    this.whole.catch(() => (this.whole = undefined));
    return this.whole;
  }

  /** The same, and whether it is there now; where it is not, the page says so and stays as it is. */
  async #completed() {
    try {
      await this.#complete();
      return true;
    } catch (error) {
      console.warn(error);
      notice([words.more_failed]);
      get("#status").textContent = words.more_failed;
      return false;
    }
  }

  /** @param {string} order */
  async #sort(order) {
    if (order === "newest" && !this.data.day && !(await this.#completed())) return this.#switches();
    return this.#change({ sort: order, shown: STEP });
  }

  #fromAddress() {
    const { state, unknown } = read(location.search, this.data.facets);
    this.state = {
      ...state,
      compared: (state.compared.length > 0 ? state.compared : aside()).filter((id) => identified(id, this.data) !== undefined),
    };
    this.unknown = unknown;
    this.burst = false;
    if (field.value.trim() !== state.words.trim()) field.value = state.words;
    this.filters.reveal(state.chosen);
    const top = history.state?.top;
    this.#show().then(() => {
      if (top) scrollTo(0, top);
    });
  }

  /**
   * @param {Partial<import("./address.js").State>} changes
   * @param {boolean} [typing] words typed in one go are one step back
   */
  #change(changes, typing = false) {
    this.state = { ...this.state, ...changes };
    this.unknown = [];
    const query = write(this.state, this.data.facets);
    if (query !== location.search) {
      const address = query || location.pathname;
      if (typing && this.burst) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    }
    this.burst = typing;
    return this.#show();
  }

  /** @param {Map<string, Set<string>>} chosen instead of the words */
  #instead(chosen) {
    field.value = "";
    this.#change({ words: "", chosen, shown: STEP });
    get("#count").focus();
  }

  #typed() {
    if (field.value.trim() !== this.state.words.trim()) this.#change({ words: field.value, shown: STEP }, true);
  }

  /**
   * @param {string} facet
   * @param {string} key
   * @param {boolean} on
   */
  #choose(facet, key, on) {
    const chosen = new Map(this.state.chosen);
    const keys = new Set(chosen.get(facet));
    if (on) keys.add(key);
    else keys.delete(key);
    if (keys.size) chosen.set(facet, keys);
    else chosen.delete(facet);
    return this.#change({ chosen, shown: STEP });
  }

  /**
   * @param {string} id
   * @param {boolean} on
   */
  #pick(id, on) {
    const others = this.state.compared.filter((other) => other !== id);
    this.#compare(on ? [...others, id] : others);
  }

  /** @param {string[]} compared what is put aside is no step back, and the list stays as it is */
  #compare(compared) {
    this.state = { ...this.state, compared };
    history.replaceState(history.state, "", write(this.state, this.data.facets) || location.pathname);
    this.#switches();
    this.tray.show(compared);
  }

  async #show() {
    this.turn += 1;
    const { turn, state } = this;
    this.#switches();
    /** @type {Asked | undefined} */
    let asked;
    let failed = false;
    if (state.words.trim()) {
      get("#results").classList.add("waiting");
      try {
        asked = await ask(state.words.trim(), { data: this.data, search: this.search, also, near, complete: () => this.#complete() });
      } catch (error) {
        console.warn(error);
        failed = true;
      }
      if (turn !== this.turn) return;
    }
    const found = (this.found = asked?.found);
    const { rows, counts } = count(this.data, state.chosen, found);
    this.filters.update(counts, state.chosen);
    this.results.show(sorted(this.data, rows, order(state), asked?.scores).slice(0, state.shown), state.view, asked?.answer);
    this.#around(rows, asked, failed);
    this.tray.show(state.compared);
  }

  /** What shows the state itself, before anything is searched. */
  #switches() {
    const { state } = this;
    const relevance = /** @type {HTMLOptionElement} */ (get("option[value=relevance]", sort));
    relevance.hidden = relevance.disabled = !state.words.trim();
    sort.value = order(state);
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-view]"))) {
      button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
    }
    const query = write(state, this.data.facets);
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[hreflang]"))) link.search = query;
    this.chips.show(state.chosen);
  }

  /**
   * What stands around the results: how many, what was corrected, what to do when there are none.
   * @param {number[]} rows
   * @param {Asked | undefined} asked
   * @param {boolean} failed
   */
  #around(rows, asked, failed) {
    const { state } = this;
    const n = rows.length;
    const near = n > 0 ? asked?.near : undefined;
    const said = near ? fill(words.near_count, { n: counted(words, "count", n) }) : counted(words, "count", n);
    const of =
      !near && n > 0 && n < this.total
        ? element("span", { class: "quiet" }, ` ${fill(words.count_of, { n: this.total.toLocaleString(this.data.language) })}`)
        : null;
    get("#count").replaceChildren(said, ...(of ? [of] : []));
    const notes = this.unknown.map((label) => fill(words.unknown, { label }));
    if (failed) notes.push(words.search_failed);
    else if (asked) notes.push(...understood(asked, this.data, words));
    notice(notes, [
      ...(near ? [askers(rows, this.data, words)] : []),
      ...offered(asked?.offers ?? [], n, this.data, state.chosen, words, (chosen) => this.#instead(chosen)),
    ]);
    get("#status").textContent = [...notes, said].join(" ");
    this.drawer.say(counted(words, "show", n));
    const left = n - state.shown;
    const more = get("#more");
    more.hidden = left <= 0;
    more.textContent = fill(words.more, { n: Math.min(left, STEP) });
    this.#follow();
    this.#empty(n, asked);
  }

  /** Where one subject is chosen, the feed that tells of what is new in it. */
  #follow() {
    const chosen = [...(this.state.chosen.get("subject") ?? [])];
    const place = get("#follow");
    const link = /** @type {HTMLAnchorElement} */ (get("a", place));
    place.hidden = chosen.length !== 1;
    link.href = `${link.dataset.folder}${chosen[0]}/${link.dataset.file}`;
  }

  /**
   * @param {number} n
   * @param {Asked | undefined} asked
   */
  #empty(n, asked) {
    const place = get("#empty");
    place.hidden = n > 0;
    if (n > 0) return;
    const { chosen } = this.state;
    const button = (/** @type {string} */ text, /** @type {() => void} */ act) =>
      element("li", {}, element("button", { type: "button", class: "button quiet-button", onclick: act }, text));
    const without = waysOut(this.data, chosen, this.state.words.trim(), asked?.found).map(({ label, rows, without }) =>
      button(fill(words.empty_without, { label, n: counted(words, "count", rows) }), () => {
        if (without === WORDS) field.value = "";
        this.#change(without === WORDS ? { words: "", shown: STEP } : { chosen: without, shown: STEP });
      }),
    );
    // With words alone there is no filter to let go of: subjects that badges have can be looked at instead.
    const instead = subjects(this.data).map(({ key, label, rows }) =>
      button(`${label}: ${counted(words, "count", rows)}`, () => this.#instead(new Map([["subject", new Set([key])]]))),
    );
    const near = asked?.near;
    const around = new Map(near ? [[near.facet, new Set(near.keys)]] : []);
    const beside = near ? count(this.data, around).rows : [];
    const wider = near
      ? [
          button(fill(words.near_wider, { label: options(this.data, near), n: counted(words, "count", beside.length) }), () =>
            this.#instead(around),
          ),
        ]
      : [];
    const ways = [...wider, ...without, ...(chosen.size > 0 ? [] : instead)];
    // With words alone the heading and the notice said already that nothing was found.
    place.replaceChildren(
      ...(chosen.size > 0 ? [element("p", { class: "h3" }, words.empty_title)] : []),
      element("p", { class: "quiet" }, chosen.size > 0 ? words.empty_advice : words.empty_advice_words),
      ...(ways.length > 0 ? [element("ul", { class: "ways" }, ...ways)] : []),
      ...(chosen.size > 0 ? [] : [askers(beside.length > 0 ? beside : count(this.data, new Map()).rows, this.data, words)]),
    );
  }
}

async function start() {
  try {
    const data = prepared(await json("facets.json"));
    if (needsMore(data, location.search)) completed(data, await json("more.json"));
    page.classList.remove("failed");
    page.classList.add("ready");
    new Catalogue(data);
  } catch (error) {
    console.warn(error);
    page.classList.add("failed");
    notice([words.failed], [element("p", {}, element("button", { type: "button", class: "button", onclick: start }, words.retry))]);
    get("#status").textContent = words.failed;
  }
}

start();
