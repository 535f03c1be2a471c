// @ts-check
// The rows of the pile as they are drawn: of what was judged, and of what still waits. A phone shows rows as blocks, and a
// browser then forgets that they are a table: the roles say so.

import { element } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { day, visible } from "../shared/visible.js";
import { heading, runsOf } from "./headings.js";
import { briefCells, cellsOf, COLUMNS, doOf, lookOf, shortName, signOf, whyOf, worthLine } from "./rows.js";

/** @typedef {import("../verify/item.js").Item} Item */
/** @typedef {import("./rows.js").Row} Row */

/** @type {WeakMap<Item, number>} */
const numbers = new WeakMap();
let last = 0;

/** Return what stays with a badge while rows change places. @param {Item} item @param {number} place of the report in its file */
export function at(item, place) {
  const known = numbers.get(item) ?? ++last;
  numbers.set(item, known);
  return `${known}.${place}`;
}

/** @param {any} inner @param {string | null} span */
const cell = (inner, span = null) => element("td", { role: "cell", colspan: span }, inner);

/**
 * The table, of which a row is made once and moved as long as it says the same: of hundreds, only a few change at a time.
 */
export class Table {
  /** What each row says, and the row. @type {Map<string, { said: string, node: HTMLElement }>} */ #made = new Map();

  /**
   * @param {HTMLElement} place
   * @param {import("./cards.js").Cards} cards
   * @param {any} words
   * @param {string} language
   * @param {(column: string) => void} sort
   * @param {(name: string) => void} go to the field that a row asks for
   */
  constructor(place, cards, words, language, sort, go) {
    this.go = go;
    this.cards = cards;
    this.words = words;
    this.language = language;
    const { many } = words;
    this.heads = COLUMNS.map((name) => {
      const title = many.sort.replace("{column}", many[name]);
      const button = element("button", { type: "button", title, "data-at": name, onclick: () => sort(name) }, many[name]);
      return element("th", { scope: "col", role: "columnheader" }, button);
    });
    this.body = element("tbody", { role: "rowgroup" });
    const head = element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...this.heads));
    place.replaceChildren(element("table", { role: "table" }, head, this.body));
  }

  /**
   * @param {Row[]} rows
   * @param {Item[]} waiting
   * @param {string} sorted the column they are sorted by
   * @param {boolean} descending
   */
  draw(rows, waiting, sorted, descending) {
    for (const [place, head] of this.heads.entries()) {
      if (COLUMNS[place] === sorted) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    const before = this.#made;
    this.#made = new Map();
    const held = document.activeElement;
    const runs = sorted === "" ? runsOf(rows, this.words, this.language) : new Map();
    const under = new Map([...runs.values()].flatMap((run) => run.rows.map((/** @type {Row} */ row) => [row, run])));
    const drawn = rows.flatMap((row) => [...this.#heading(runs.get(row), before), this.#row(row, under.get(row), before)]);
    const wanted = [...drawn, ...waiting.map((item) => this.#queued(item, before))];
    const stays = new Set(wanted);
    for (const node of [...this.body.children]) if (!stays.has(/** @type {HTMLElement} */ (node))) node.remove();
    for (const [place, node] of wanted.entries())
      if (this.body.children[place] !== node) this.body.insertBefore(node, this.body.children[place] ?? null);
    if (held instanceof HTMLElement && held !== document.activeElement) this.#focusAgain(held);
  }

  /** Give the focus back to a row that was moved, or to the one that stands for it. @param {HTMLElement} held */
  #focusAgain(held) {
    const found = held.isConnected ? held : this.body.querySelector(`[data-at="${CSS.escape(held.dataset.at ?? "")}"]`);
    if (found instanceof HTMLElement && this.body.contains(found)) found.focus({ preventScroll: true });
  }

  /** @param {import("./headings.js").Run | undefined} run @param {Map<string, { said: string, node: HTMLElement }>} before */
  #heading(run, before) {
    if (run === undefined) return [];
    const said = JSON.stringify([run.rows.length, run.act, run.notes]);
    return [this.#once(`group ${run.rows[0].group}`, said, before, () => heading(run, this.words, this.go))];
  }

  /** @param {Row} row @param {import("./headings.js").Run | undefined} run that it stands under @param {Map<string, { said: string, node: HTMLElement }>} before */
  #row(row, run, before) {
    const { item, place } = row;
    const { words, language } = this;
    const opened = this.cards.opened?.item === item && this.cards.opened.place === place;
    const cells = run ? briefCells(row, words, language) : cellsOf(row, words, language, true);
    const worth = worthLine(row, words, language);
    const isSaid = run !== undefined && run.act !== ""; // above it
    const more = [whyOf(row, words), isSaid ? "" : doOf(row, words), run?.level ? worth.replace(run.level, "") : worth];
    const look = lookOf(row, words);
    const said = JSON.stringify([...cells, ...more, look, shortName(row), row.tone, signOf(row), run !== undefined, opened, item.listed]);
    return this.#once(at(item, place), said, before, () => rowOf(row, cells, more, { opened, brief: run !== undefined, look }, this));
  }

  /** @param {Item} item @param {Map<string, { said: string, node: HTMLElement }>} before */
  #queued(item, before) {
    return this.#once(at(item, -1), "", before, () => queued(item, this.words));
  }

  /** @param {string} key @param {string} said @param {Map<string, { said: string, node: HTMLElement }>} before @param {() => HTMLElement} make */
  #once(key, said, before, make) {
    const known = before.get(key);
    const node = known?.said === said ? known.node : make();
    this.#made.set(key, { said, node });
    return node;
  }
}

/** @param {Row} row @param {string[]} cells @param {string[]} more why, what to do, and what it is worth @param {{ opened: boolean, brief: boolean, look: { href: string, text: string } | null }} how @param {Table} table */
function rowOf(row, cells, [why, act, worth], { opened, brief, look }, { cards, words, language, go: lead }) {
  const [file, person, headline, issuer, badge, until] = cells;
  const short = shortName(row);
  const go = element(
    "button",
    {
      type: "button",
      class: "link",
      "data-at": at(row.item, row.place),
      "aria-expanded": String(opened),
      "aria-label": short === file ? null : `${visible(short, 120)}, ${visible(person, 120)}`,
      title: short === file ? null : visible(file, 300),
      onclick: () => void cards.open(row.item, row.place),
    },
    visible(short, 120),
  );
  const stranger = row.item.listed !== null && !row.item.listed.known ? words.desk.not_listed : "";
  return element(
    "tr",
    { role: "row", class: brief ? "brief" : null, "data-tone": row.tone, "data-row": row.name, "data-open": opened },
    cell(go),
    cell(visible(person, 120) || element("span", { class: "quiet" }, stranger)),
    cell([
      element("span", { class: "found" }, icon(signOf(row)), element("span", {}, headline)),
      why && element("span", { class: "why" }, why),
      act && element("span", { class: "do" }, doing(row, act, look, lead)),
    ]),
    cell(visible(issuer, 200)),
    cell([visible(badge, 200), worth && element("span", { class: "row-worth" }, visible(worth, 200))]),
    element("td", { role: "cell", "data-column": until !== "" && words.many.until }, day(until, language)),
  );
}

/** Return what is to be done, as the way to it where there is one. @param {Row} row @param {string} act @param {{ href: string, text: string } | null} look @param {(name: string) => void} lead */
function doing({ key }, act, look, lead) {
  if (key === "online-check-needed") return element("button", { type: "button", class: "link", onclick: () => lead("online") }, act);
  if (look === null) return act;
  return [act, ". ", element("a", { href: look.href, rel: "noopener noreferrer", target: "_blank" }, look.text)];
}

/** Return the row of a file that waits: with what a saved session says of it, which nobody checked. @param {Item} item @param {any} words */
function queued(item, { desk, headlines, stages }) {
  const known = item.saved.map((key) => headlines[key]?.title).filter(Boolean);
  const text = known.length === 0 ? stages.queued : desk.saved.replace("{headline}", () => known.join("; "));
  return element("tr", { role: "row", class: "queued" }, cell(visible(item.name, 120)), cell(visible(item.person, 120)), cell(text, "4"));
}
