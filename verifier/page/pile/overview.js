// @ts-check
// The pile: how many of what, worst first; one card open at a time; stop and go on; who is who; what can be taken along.

import { counted } from "../shared/counted.js";
import { element } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { cellsOf, COLUMNS, rowsOf, shortOf, signOf, titleOf } from "./rows.js";
import { pileQuestion } from "../lookup/online.js";
import { ALONG, senders } from "./groups.js";
import { Letters } from "./letters.js";
import { Search } from "./search.js";
import { at, Table } from "./table.js";
import { drawOpen, roster, tools } from "./tools.js";

/** @typedef {import("../verify/item.js").Item} Item */
/** @typedef {import("./rows.js").Row} Row */
/** @typedef {{ items: Item[], stopped: () => boolean, stop: () => void, goOn: () => void, comparing: () => boolean, cards: import("./cards.js").Cards, compare: (all: import("./roster.js").Applicant[], heard: (done: number, total: number) => void) => Promise<void> }} Pile */

const SHOWN = 100; // rows at a time
const AT_WORK = 40; // rows while files are judged: they change places, and each is laid out again
const WAITING = 3; // rows of files that wait, at least, where there are any
const SMALL = 40; // rows; a larger pile is drawn anew only so often
const PACE = 250; // milliseconds

export class Overview {
  #sorted = "";
  #descending = false;
  #filter = "";
  #most = SHOWN;
  /** Rows of files that came along with a badge. @type {Set<string>} */ #along = new Set();
  /** @type {Row[]} what is shown, in its order */ #rows = [];
  /** @type {number | undefined} */ #timer;

  /**
   * @param {HTMLElement} place
   * @param {Pile} pile
   * @param {Record<string, any>} all
   * @param {string} language
   */
  constructor(place, pile, all, language) {
    this.pile = pile;
    this.language = language;
    this.words = all[language];
    this.place = place;
    this.letters = new Letters(all, language);
    this.search = new Search(this.words.desk, () => this.#choose(this.#filter));
    this.parts = this.#parts();
    this.table = new Table(
      this.parts.table,
      pile.cards,
      this.words,
      language,
      (column) => this.#sort(column),
      (name) => this.#lead(name),
    );
    place.replaceChildren(...Object.values(this.parts));
    place.addEventListener("keydown", (event) => this.#walk(event));
  }

  /** The parts that stay, so that nothing loses the focus while files are judged. */
  #parts() {
    const { desk, many } = this.words;
    const sheets = element("div", { class: "sheets" });
    return {
      heading: element("h3", { tabindex: "-1" }, many.heading),
      sum: element("p", { class: "sum no-print" }),
      going: element("div", { class: "going no-print" }),
      said: element("p", { class: "visually-hidden", role: "status" }),
      totals: element("div", { class: "totals no-print", role: "group", "aria-label": desk.totals }),
      roster: roster(this.pile, this.words),
      online: element("div", { class: "no-print" }),
      search: this.search.place,
      table: element("div", { class: "sideways", role: "region", "aria-label": many.heading, tabindex: "0" }),
      more: element("div", { class: "no-print" }),
      letters: this.letters.fold,
      tools: tools(this.pile, this.words, this.language, sheets),
      bar: element("nav", { class: "pile-bar no-print", "aria-label": desk.pile_bar }),
      sheets,
    };
  }

  /** Say whether a file holds no badge and came along with one of the same applicant. @param {Item} item @param {number} place of the report in it */
  isAlong(item, place) {
    return this.#along.has(at(item, place));
  }

  /** Show the pile; a large one that is being judged only so often, but at once where it is not there yet: it is scrolled to. */
  show() {
    const isSmall = this.pile.items.length <= SMALL && this.#rows.length <= SMALL;
    const isTaken = this.pile.items.length === 0; // rows of what was taken away never stand beside those of what comes next
    if (isSmall || isTaken || this.place.hidden) return this.#draw();
    this.#timer ??= setTimeout(() => this.#draw(), PACE);
  }

  #draw() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { items } = this.pile;
    const rows = rowsOf(items);
    const waiting = items.filter((item) => !item.done);
    if (items.length === 0) this.#forget();
    if (!rows.some(({ group }) => group === this.#filter)) this.#filter = ""; // else nothing would be shown, and nobody knew why
    this.#noteAlong(rows);
    this.place.hidden = rows.length + waiting.length < 2;
    this.place.classList.toggle(
      "nameless",
      rows.every(({ person, item }) => person === "" && item.listed === null) && waiting.every(({ person }) => person === null),
    );
    this.#rows = this.place.hidden ? [] : this.#ordered(this.#wanted(rows));
    drawOpen(this.parts.roster, rows, this.words);
    this.#drawSum(rows);
    this.#drawGoing(items.length - waiting.length, items.length);
    this.#drawTotals(rows);
    this.#drawOnline();
    this.letters.show(this.place.hidden ? [] : rows);
    this.search.show(rows.length, this.#rows.length);
    this.#drawTable(this.#filter === "" && this.search.text === "" ? waiting : []);
    this.#drawBar();
  }

  /** Return the rows that were asked for: of one outcome, or with what was typed in them. @param {Row[]} rows */
  #wanted(rows) {
    const fits = (/** @type {Row} */ row) => this.#filter === "" || row.group === this.#filter;
    const all = this.search.text === "" ? rows : rows.filter((row) => this.search.isIn(cellsOf(row, this.words, this.language, true)));
    return all.filter(fits);
  }

  /** Remember what came along with a badge; the card that is open says so as soon as it is known. @param {Row[]} rows */
  #noteAlong(rows) {
    const { opened } = this.pile.cards;
    const before = opened !== null && this.isAlong(opened.item, opened.place);
    this.#along = new Set(rows.filter(({ group }) => group === ALONG).map(({ item, place }) => at(item, place)));
    if (opened !== null && before !== this.isAlong(opened.item, opened.place)) opened.item.show();
  }

  /** Ask once for the whole pile whether hosts may be asked. */
  #drawOnline() {
    const { online } = this.parts;
    const made = this.place.hidden ? null : pileQuestion(this.pile.items, this.words);
    const [shown] = /** @type {HTMLElement[]} */ ([...online.children]);
    if (made?.dataset.onlinePile !== shown?.dataset.onlinePile) online.replaceChildren(...(made === null ? [] : [made]));
  }

  /** Forget what was chosen and typed for what is gone. */
  #forget() {
    [this.#sorted, this.#descending, this.#filter, this.#most] = ["", false, "", SHOWN];
    this.search.clear();
    for (const fold of [this.parts.tools, this.parts.roster, this.letters.fold]) fold.open = false;
    for (const box of this.parts.tools.querySelectorAll("input")) box.checked = false; // names of the next pile are not those of this one
    const form = this.parts.roster.querySelector("form");
    form?.reset();
    form?.removeAttribute("data-done");
    this.parts.roster.querySelector("[role=status]")?.replaceChildren();
    this.parts.said.textContent = "";
  }

  /** How far it is, and a way to stop and to go on. @param {number} done @param {number} total */
  #drawGoing(done, total) {
    const { desk, plural } = this.words;
    const { going, said } = this.parts;
    const wording = this.pile.comparing() ? desk.progress_compared : desk.progress;
    const text = wording.replace("{done}", String(done)).replace("{total}", String(total));
    going.hidden = done === total;
    const step = Math.max(1, Math.ceil(total / 5)); // a screen reader hears a fifth at a time
    if (done === total || done % step === 0) said.textContent = done === total ? counted(desk.all_done, total, plural) : text;
    if (going.hidden) return going.replaceChildren();
    if (going.childElementCount === 0) {
      const button = element("button", { type: "button", class: "button quiet-button", "data-stop": true });
      button.addEventListener("click", () => (this.pile.stopped() ? this.pile.goOn() : this.pile.stop()));
      going.replaceChildren(element("progress", { "aria-label": desk.progress_label }), element("span", {}), button);
    }
    const [bar, words, button] = going.children;
    bar.setAttribute("max", String(total));
    bar.setAttribute("value", String(done));
    words.textContent = this.pile.stopped() ? `${text} ${desk.stopped}` : text;
    button.textContent = this.pile.stopped() ? desk.go_on : desk.stop;
  }

  /** How many applicants there are, and about how many of them something is left to do. @param {Row[]} rows */
  #drawSum(rows) {
    const { desk, plural } = this.words;
    const { all, open, named } = senders(rows);
    const done = desk.sum_done.replace("{done}", String(all - open)).replace("{open}", String(open));
    const said = all === 0 ? "" : `${counted(named ? desk.sum_people : desk.sum_sent, all, plural)} ${done}`;
    if (this.parts.sum.textContent !== said) this.parts.sum.textContent = said;
  }

  /** Go to the field that a row asks for, and open it. @param {string} name of the part */
  #lead(name) {
    const fold = name === "roster" ? this.parts.roster : this.parts.online.querySelector("details");
    if (!(fold instanceof HTMLDetailsElement)) return;
    fold.open = true;
    const field = fold.querySelector("textarea, button");
    if (field instanceof HTMLElement) field.focus();
    fold.scrollIntoView({ block: "nearest" });
  }

  /** @param {Row[]} rows */
  #drawTotals(rows) {
    const { desk } = this.words;
    const groups = new Map(rows.map((row) => [row.group, row]));
    const chip = (/** @type {string} */ group, /** @type {string} */ title, /** @type {number} */ count, /** @type {Row | null} */ row) =>
      element(
        "button",
        {
          type: "button",
          class: "total",
          "data-total": group || "all",
          "data-tone": row?.tone,
          "aria-pressed": String(group === this.#filter),
          title: row && titleOf(group, this.words),
          onclick: () => this.#choose(group === this.#filter ? "" : group),
        },
        row && icon(signOf(row)),
        element("span", {}, title),
        element("b", {}, String(count)),
      );
    const made = [...groups].map(([group, row]) =>
      chip(group, shortOf(group, this.words), rows.filter((one) => one.group === group).length, row),
    );
    this.#keepFocus(this.parts.totals, "total", [chip("", desk.all, rows.length, null), ...made]);
  }

  /** @param {string} group */
  #choose(group) {
    this.#filter = group;
    this.#most = SHOWN;
    this.#draw();
  }

  /** Put in other parts, and give the focus to the one that stands for what had it. @param {HTMLElement} place @param {string} name of the `data-` that tells them apart @param {HTMLElement[]} made */
  #keepFocus(place, name, made) {
    const active = document.activeElement;
    const held = active instanceof HTMLElement && place.contains(active) ? active.dataset[name] : undefined;
    place.replaceChildren(...made);
    if (held !== undefined)
      /** @type {HTMLElement | null} */ (place.querySelector(`[data-${name}="${CSS.escape(held)}"]`))?.focus({ preventScroll: true });
  }

  /** @param {Item[]} waiting */
  #drawTable(waiting) {
    const most = waiting.length > 0 && this.#most === SHOWN ? AT_WORK : this.#most;
    const body = this.#rows.slice(0, most);
    const later = waiting.slice(0, Math.max(WAITING, most - body.length));
    this.table.draw(body, later, this.#sorted, this.#descending);
    const rest = this.#rows.length + waiting.length - body.length - later.length;
    const more = element("button", { type: "button", class: "button quiet-button" }, this.words.desk.more.replace("{count}", String(rest)));
    more.addEventListener("click", () => {
      this.#most += 5 * SHOWN;
      this.#draw();
    });
    this.parts.more.replaceChildren(...(rest > 0 ? [more] : []));
  }

  /** @param {string} column */
  #sort(column) {
    this.#descending = this.#sorted === column && !this.#descending;
    this.#sorted = column;
    this.#draw();
  }

  /** The way from card to card, while one is open. */
  #drawBar() {
    const { desk } = this.words;
    const { bar } = this.parts;
    const place = this.#rows.findIndex((row) => this.#isOpen(row));
    bar.hidden = this.place.hidden || this.pile.cards.opened === null;
    const button = (/** @type {string} */ name, /** @type {string} */ text, /** @type {Row | undefined} */ row) =>
      element(
        "button",
        {
          type: "button",
          class: "button quiet-button",
          "data-go": name,
          disabled: row === undefined,
          onclick: () => row && void this.pile.cards.open(row.item, row.place),
        },
        text,
      );
    const back = element(
      "button",
      { type: "button", class: "button quiet-button", "data-go": "back", onclick: () => this.back() },
      desk.back,
    );
    const where = element(
      "span",
      { class: "quiet" },
      desk.where.replace("{place}", String(place + 1)).replace("{total}", String(this.#rows.length)),
    );
    this.#keepFocus(
      bar,
      "go",
      bar.hidden
        ? []
        : [button("previous", desk.previous, this.#rows[place - 1]), where, button("next", desk.next, this.#rows[place + 1]), back],
    );
  }

  /** Close the card, and go back to its row. */
  back() {
    const opened = this.pile.cards.opened;
    if (opened === null) return;
    this.pile.cards.close();
    const row = this.parts.table.querySelector(`[data-at="${at(opened.item, opened.place)}"]`);
    if (row instanceof HTMLElement) row.focus();
    else this.parts.heading.focus();
  }

  /** Arrows go from row to row. @param {KeyboardEvent} event */
  #walk(event) {
    const at = event.target instanceof HTMLElement ? event.target.closest("tbody button[data-at]") : null;
    const buttons = /** @type {HTMLElement[]} */ ([...this.parts.table.querySelectorAll("tbody button[data-at]")]);
    const place = at instanceof HTMLElement ? buttons.indexOf(at) : -1;
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (place < 0 || to === undefined || buttons[to] === undefined) return;
    event.preventDefault();
    buttons[to].focus();
  }

  /** @param {Row} row */
  #isOpen({ item, place }) {
    const opened = this.pile.cards.opened;
    return opened?.item === item && opened.place === place;
  }

  /** @param {Row[]} rows */
  #ordered(rows) {
    const place = COLUMNS.indexOf(this.#sorted);
    if (place < 0) return rows;
    const sign = this.#descending ? -1 : 1;
    const keyed = rows.map((row) => ({ row, cell: cellsOf(row, this.words, this.language, true)[place] }));
    return keyed.sort((one, other) => sign * one.cell.localeCompare(other.cell, this.language)).map(({ row }) => row);
  }
}
