// @ts-check
// What is still to be asked, gathered: one message for each applicant, with all that is open about what that person sent.

import { aboutOf, askIn, copyButton, languages, letter, TAKEN } from "../verify/message.js";
import { counted } from "../shared/counted.js";
import { element } from "../shared/dom.js";
import { visible } from "../shared/visible.js";
import { ALONG } from "./groups.js";
import { shortName } from "./rows.js";
import { isTaken } from "../verify/verdict.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {{ name: string, address: string, texts: Record<string, string> }} Letter  address: from the list of applicants, "" where it says none; texts: by language */

/** Return what is asked about a row: the key of its words; "" where nothing is, or not yet. @param {Row} row @param {any} words */
function askOf({ group, report, key, item }, words) {
  if (group === ALONG || key === "online-check-needed") return "";
  const asked = isTaken(report, key, item.listed) ? TAKEN : key;
  return askIn(asked, words) ? asked : "";
}

/** About whom something is open: the rows, and what is asked about which reports. @typedef {Map<string, { rows: Row[], asks: Map<string, any[]> }>} People */

/** Return about whom something is open, by name or else by file. @param {Row[]} rows @param {any} words @returns {People} */
function peopleOf(rows, words) {
  /** @type {People} */
  const people = new Map();
  for (const row of rows) {
    const ask = askOf(row, words);
    if (ask === "") continue;
    const name = row.person || shortName(row);
    /** @type {{ rows: Row[], asks: Map<string, any[]> }} */
    const known = people.get(name) ?? { rows: [], asks: new Map() };
    known.rows.push(row);
    known.asks.set(ask, [...(known.asks.get(ask) ?? []), row.report]);
    people.set(name, known);
  }
  return people;
}

/**
 * Return a message for each applicant about whom something is open; what is asked twice is asked once, of all that it is about.
 * @param {People} people
 * @param {Record<string, any>} all words of every language
 * @param {string} language
 * @returns {Letter[]}
 */
function lettersOf(people, all, language) {
  const sorted = [...people].sort(([one], [other]) => one.localeCompare(other, language));
  return sorted.map(([name, { rows, asks }]) => {
    const [{ person, item }] = rows;
    const written = (/** @type {any} */ words) => {
      const about = (/** @type {any[]} */ reports) => [...new Set(reports.map((report) => aboutOf(report, words)))];
      const requests = [...asks].map(([ask, reports]) => ({ about: about(reports), ask: askIn(ask, words) ?? "" }));
      return letter(person === "" ? "" : name, requests, words);
    };
    const texts = Object.fromEntries(languages(all, language).map((one) => [one, written(all[one])]));
    return { name, address: item.listed?.address ?? "", texts };
  });
}

/** The fold with the messages; they are written while somebody looks. */
export class Letters {
  /** @type {People} */ #people = new Map();
  #drawn = "";

  /** @param {Record<string, any>} all @param {string} language */
  constructor(all, language) {
    this.all = all;
    this.language = language;
    this.words = all[language];
    this.summary = element("summary", {});
    this.list = element("div", { class: "letters" });
    const lead = element("p", {}, this.words.desk.letters_lead);
    this.fold = /** @type {HTMLDetailsElement} */ (
      element("details", { class: "unfold no-print", "data-letters": true, hidden: true }, this.summary, lead, this.list)
    );
    this.fold.addEventListener("toggle", () => this.#draw());
  }

  /** Show what is open now. @param {Row[]} rows */
  show(rows) {
    this.#people = peopleOf(rows, this.words);
    this.fold.hidden = this.#people.size === 0;
    const said = counted(this.words.desk.letters, this.#people.size, this.words.plural);
    if (this.summary.textContent !== said) this.summary.textContent = said;
    this.#draw();
  }

  #draw() {
    if (!this.fold.open) return;
    const letters = lettersOf(this.#people, this.all, this.language);
    const wanted = JSON.stringify(letters);
    if (wanted === this.#drawn) return;
    this.#drawn = wanted;
    this.list.replaceChildren(...letters.map((one) => this.#drawnLetter(one)));
  }

  /** @param {Letter} one */
  #drawnLetter({ name, address, texts }) {
    const { card, desk } = this.words;
    const [own, ...others] = languages(this.all, this.language);
    const shown = (/** @type {string} */ which) => [
      element("pre", { lang: which }, texts[which]),
      element("div", { class: "letter-tools" }, copyButton(texts[which], card), mailLink(address, texts[which], desk)),
    ];
    const named = new Intl.DisplayNames([this.language], { type: "language" });
    const other = others.map((which) => {
      const title = desk.letter_other.replace("{language}", () => named.of(which) ?? which);
      return element("details", { class: "unfold" }, element("summary", {}, title), ...shown(which));
    });
    return element("section", { class: "message", "data-letter": name }, element("h4", {}, visible(name, 120)), ...shown(own), ...other);
  }
}

/** Return a link that begins an e-mail in the visitor's own program, to an address of the visitor's own list; nothing without one. @param {string} address @param {string} text @param {any} desk words */
function mailLink(address, text, desk) {
  if (address === "") return null;
  const [name, host] = address.split("@").map(encodeURIComponent);
  const href = `mailto:${name}@${host}?subject=${encodeURIComponent(desk.letter_subject)}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
  return element("a", { class: "button quiet-button", href }, desk.letter_mail);
}
