// @ts-check
// One file on the page: named at once, verified when it is its turn, judged anew when the visitor says more.

import { card, wording } from "./card.js";
import { element, icon } from "./dom.js";
import { TooSlow } from "./engine.js";
import { keepQuestion } from "./keep.js";
import { lookUp, onlineQuestion } from "./online.js";
import { personQuestion } from "./person.js";
import { picture } from "./picture.js";
import { visible } from "./visible.js";

const LARGEST = 8 * 1024 * 1024; // bytes, as in `badge_verifier.limits`; one more is read, so that it can say so

const PREVIEWED = 1024 * 1024; // bytes

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {{ language: string, all: Record<string, any>, root: URL, engine: Engine, known: () => import("./published.js").Published, changed: () => void, alone: () => boolean }} Desk */

export class Item {
  /** @type {any[]} */ reports = [];
  /** The badges as they stand in the file. @type {{ container: string, path: string, text: string }[]} */ texts = [];
  /** @type {string | null} */ recipient = null;
  /** Hosts the visitor agreed to ask. @type {Set<string>} */ agreed;
  /** Addresses the verifier asked for and did not get. @type {Set<string>} */ wanted = new Set();
  /** Why a host gave nothing, by address. @type {Map<string, string>} */ refused = new Map();
  done = false;

  /** @param {string} name @param {Blob} blob @param {Desk} desk @param {Set<string>} agreed */
  constructor(name, blob, desk, agreed) {
    this.name = name;
    this.blob = blob;
    this.desk = desk;
    this.agreed = agreed;
    this.words = desk.all[desk.language];
    this.section = element("section", { class: "item", "data-item": name }, this.#waiting(this.words.stages.queued));
  }

  /** @param {string} state */
  #waiting(state) {
    const { words } = this;
    const size = `${Math.max(1, Math.round(this.blob.size / 1024)).toLocaleString(this.desk.language)} kB`;
    return element(
      "div",
      { class: "waiting", "data-waiting": this.name },
      element("span", { class: "seal" }, icon("file")),
      element("p", {}, element("strong", {}, visible(this.name, 120)), element("span", { class: "quiet" }, `${size} · ${state}`)),
    );
  }

  /** Show the picture while the file waits, where that costs little. */
  async preview() {
    if (this.blob.size > PREVIEWED) return;
    const made = await picture(await this.blob.arrayBuffer());
    if (made !== null) this.section.querySelector("[data-waiting] .seal")?.replaceChildren(made);
  }

  /** Verify, or verify again with what is known now. */
  async judge() {
    const { desk } = this;
    this.section.setAttribute("aria-busy", "true");
    if (this.reports.length === 0) this.section.replaceChildren(this.#waiting(this.words.stages.busy));
    let pictureOfIt = null;
    try {
      const data = await this.blob.slice(0, LARGEST + 1).arrayBuffer();
      const drawn = picture(data); // meanwhile
      const options = {
        file: this.name,
        lang: desk.language,
        now: `${new Date().toISOString().slice(0, 19)}Z`,
        ...desk.known(), // the trust list and our own status lists
        recipient: this.recipient,
        online: true, // the page, not Python, decides what may be looked up: see `look`
      };
      this.wanted.clear();
      const answer = await desk.engine.verify(data, options, (...question) => this.#look(...question));
      [this.reports, this.texts] = [answer.reports, answer.texts];
      pictureOfIt = await drawn;
    } catch (error) {
      this.reports = [notJudged(this.name, error)];
    }
    this.done = true;
    this.section.removeAttribute("aria-busy");
    this.section.replaceChildren(...this.reports.map((report) => this.#card(report, pictureOfIt)));
    desk.changed();
  }

  /** @param {any} report @param {HTMLCanvasElement | null} pictureOfIt */
  #card(report, pictureOfIt) {
    const { desk, words } = this;
    const again = () => this.judge();
    const compare = (/** @type {string | null} */ given) => {
      this.recipient = given;
      void again();
    };
    const more = [
      report.index === 0 ? onlineQuestion(this, words, again) : null,
      personQuestion(report, words, this.recipient, compare),
      keepQuestion(report, words, desk),
    ].filter((node) => node !== null);
    const setting = { language: desk.language, all: desk.all, root: desk.root, picture: report.index === 0 ? pictureOfIt : null, more, alone: desk.alone() && this.reports.length === 1, texts: report.index === 0 ? this.texts : [] };
    return card(report, setting);
  }

  /** @param {string} url @param {number} maxBytes @param {number} seconds */
  #look(url, maxBytes, seconds) {
    return lookUp(this, url, maxBytes, seconds);
  }

  /** For the table and the CSV: one row per report. */
  rows() {
    return this.reports.map((report) => ({ name: this.name, report, ...wording(report) }));
  }
}

/** A report that says that there is none. @param {string} name @param {unknown} error */
function notJudged(name, error) {
  const code = error instanceof TooSlow ? "page.too-slow" : "page.error";
  const message = String(/** @type {any} */ (error)?.message ?? error);
  return {
    schema: "badge-report/1",
    file: name,
    index: 0,
    sha256: "",
    now: "",
    verdict: "undecided",
    headline: "not-judged",
    steps: [{ name: "unbake", outcome: "unchecked", code, message }],
    credential: null,
  };
}
