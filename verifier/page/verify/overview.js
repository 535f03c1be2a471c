// @ts-check
// The table over many files: filter, sort, take along as CSV.

import { disagrees, isPractice, issuer as issuerOf, printWhole, proven, vouched } from "./card.js";
import { element } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { day, visible } from "../shared/visible.js";

/** @typedef {import("./item.js").Item} Item */
/** @typedef {{ name: string, person: string, report: any, section: HTMLElement, key: string, tone: string }} Row */

const COLUMNS = ["file", "person", "headline", "issuer", "badge", "date"];

export class Overview {
  #sorted = "";
  #descending = false;
  #filter = "";

  /**
   * @param {HTMLElement} place
   * @param {Item[]} items
   * @param {Record<string, any>} all
   * @param {string} language
   */
  constructor(place, items, all, language) {
    this.place = place;
    this.items = items;
    this.language = language;
    this.words = all[language];
  }

  show() {
    const rows = this.items.flatMap((item) => item.rows());
    const waiting = this.items.filter((item) => !item.done);
    if (this.items.length === 0) [this.#sorted, this.#descending, this.#filter] = ["", false, ""]; // chosen for what is gone
    if (!rows.some(({ key }) => key === this.#filter)) this.#filter = ""; // else nothing would be shown, and nobody knew why
    this.place.hidden = rows.length + waiting.length < 2;
    if (this.place.hidden) return this.place.replaceChildren();
    this.place.classList.toggle("nameless", rows.every(({ person }) => person === "") && waiting.every(({ person }) => person === null));
    this.place.replaceChildren(
      element("h3", {}, this.words.many.heading),
      this.#tools(rows),
      element("div", { class: "sideways", tabindex: "0", role: "region", "aria-label": this.words.many.heading }, this.#table(rows, waiting)),
    );
  }

  /** @param {Row[]} rows */
  #tools(rows) {
    const { many } = this.words;
    const keys = [...new Set(rows.map((row) => row.key))];
    const options = keys.map((key) => element("option", { value: key, selected: key === this.#filter }, this.#title(key)));
    const select = element("select", { class: "field" }, element("option", { value: "" }, many.all), ...options);
    select.addEventListener("change", () => {
      this.#filter = /** @type {HTMLSelectElement} */ (select).value;
      this.show();
    });
    const names = element("input", { type: "checkbox" });
    const csv = element("button", { type: "button", class: "button quiet-button" }, many.csv);
    csv.addEventListener("click", () => this.#save(rows, /** @type {HTMLInputElement} */ (names).checked));
    const print = element("button", { type: "button", class: "button quiet-button" }, many.print);
    print.addEventListener("click", printWhole);
    return element(
      "div",
      { class: "tools no-print" },
      element("label", {}, many.filter, " ", select),
      csv,
      element("label", { class: "small" }, names, " ", many.csv_names),
      print,
      element("p", { class: "quiet small" }, many.csv_reminder),
    );
  }

  /** @param {Row[]} rows @param {Item[]} waiting */
  #table(rows, waiting) {
    const { many, stages } = this.words;
    const heads = COLUMNS.map((name) => {
      const button = element("button", { type: "button", title: many.sort.replace("{column}", many[name]) }, many[name]);
      button.addEventListener("click", () => {
        this.#descending = this.#sorted === name && !this.#descending;
        this.#sorted = name;
        this.show();
      });
      const order = this.#sorted !== name ? null : this.#descending ? "descending" : "ascending";
      return element("th", { scope: "col", "aria-sort": order }, button);
    });
    const shown = this.#ordered(rows.filter((row) => this.#filter === "" || row.key === this.#filter));
    const body = shown.map((row) => {
      const [file, person, headline, issuer, badge, date] = this.#cells(row);
      const go = element("button", { type: "button", class: "link" }, visible(file, 120));
      go.addEventListener("click", () => reportOf(row)?.focus());
      return element(
        "tr",
        { "data-tone": row.tone, "data-row": row.name },
        element("td", {}, go),
        element("td", {}, visible(person, 120)),
        element("td", {}, element("span", { class: "found" }, icon(row.tone), headline)),
        ...[issuer, badge].map((text) => element("td", {}, visible(text, 200))),
        element("td", {}, day(date, this.language)),
      );
    });
    const queued = waiting.map((item) => element("tr", {}, element("td", {}, visible(item.name, 120)), element("td", {}, visible(item.person, 120)), element("td", { colspan: "4" }, stages.queued)));
    return element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...body, ...queued));
  }

  /** @param {string} key */
  #title(key) {
    return (this.words.headlines[key] ?? this.words.headlines["not-judged"]).title;
  }

  /** @param {Row} row @returns {string[]} */
  #cells({ name, person, report, key }) {
    const credential = proven(report) ? report.credential : null;
    const badge = credential?.achievement?.name || credential?.name || "";
    const issuer = credential?.issuer?.name || credential?.shown?.listed_as ? issuerOf(report, this.words.card) : "";
    const { careful, claimed, overdue, practice } = this.words.many;
    const how = isPractice(report) ? practice : vouched(report) ? "{issuer}" : claimed;
    const who = issuer === "" ? "" : how.replace("{issuer}", () => issuer);
    const title = disagrees(report) && report.verdict === "valid" ? careful.replace("{headline}", () => this.#title(key)) : this.#title(key);
    const age = report.list_overdue ? ` ${overdue.replace("{date}", () => day(report.list_overdue, this.language))}` : "";
    return [name, person, `${title}${age}`, who, badge, credential?.shown?.valid_from ?? ""];
  }

  /** @param {Row[]} rows */
  #ordered(rows) {
    const place = COLUMNS.indexOf(this.#sorted);
    if (place < 0) return rows;
    const sign = this.#descending ? -1 : 1;
    return [...rows].sort((one, other) => sign * this.#cells(one)[place].localeCompare(this.#cells(other)[place], this.language));
  }

  /** @param {Row[]} rows @param {boolean} withNames */
  #save(rows, withNames) {
    const { many, card } = this.words;
    const head = [many.file, many.person, many.headline, "verdict", "headline", many.issuer, many.badge, many.date, card.digest];
    const lines = rows.map((row, place) => {
      const [file, person, headline, ...rest] = this.#cells(row);
      const who = withNames ? [file, person] : [String(place + 1), ""];
      return [...who, headline, row.key === "clock-behind" ? "undecided" : row.report.verdict, row.key, ...rest, row.report.sha256];
    });
    const text = [head, ...lines].map((line) => line.map(quoted).join(",")).join("\r\n");
    const address = URL.createObjectURL(new Blob([`\ufeff${text}\r\n`], { type: "text/csv" }));
    const link = /** @type {HTMLAnchorElement} */ (element("a", { href: address, download: "badges.csv" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}

/** Return a cell that a spreadsheet shows and never calculates. @param {string} value */
export function quoted(value) {
  const safe = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return `"${visible(safe, 500).replaceAll('"', '""')}"`;
}

/** The card of a row, within its own file: forty people may all send a "badge.png". @param {Row} row @returns {HTMLElement | undefined} */
function reportOf({ section, report }) {
  const found = [...section.querySelectorAll("[data-report]")].find((node) => node instanceof HTMLElement && node.dataset.index === String(report.index));
  return found instanceof HTMLElement ? found : undefined;
}
