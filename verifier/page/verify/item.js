// @ts-check
// One file on the page: named at once, verified when it is its turn, judged anew when the visitor says more.

import { card } from "./card.js";
import { isCard, unpack } from "./cardlink.js";
import { element } from "../shared/dom.js";
import { LIMITS } from "../shared/limits.js"; // one byte more is read, so that it can say so
import { icon } from "../shared/icons.js";
import { TooSlow } from "../engine/engine.js";
import { keepQuestion } from "./keep.js";
import { hostsToAsk, lookUp, onlineQuestion } from "../lookup/online.js";
import { linkIn, verifiable } from "./paste.js";
import { personQuestion } from "./person.js";
import { picture } from "./picture.js";
import { shareQuestion } from "./sharelink.js";
import { hooks, wording } from "./verdict.js";
import { httpsHost, visible } from "../shared/visible.js";

const DAY = 86_400_000; // milliseconds

const ZIP = 0x504b0304; // how a ZIP begins
const PICTURES = new Set(["unbake.photo", "unbake.qr-code", "unbake.screenshot", "unbake.no-badge-in-png"]);

/** @typedef {import("../engine/engine.js").Engine} Engine */
/** @typedef {{ name: string, blob: Blob, recipient?: string | null, person?: string | null, acted?: Record<string, number>, pack?: string, inside?: string, saved?: string[] }} Given  pack: the ZIP or folder it came in; inside: its place there; saved: headlines that a saved session says, which nobody checked */
/** @typedef {{ language: string, all: Record<string, any>, root: URL, engine: Engine, known: () => import("../lookup/published.js").Published, changed: () => void, allowed: () => void, age: () => string, isPile: () => boolean, isOpen: (item: Item, place: number) => boolean, isAlong: (item: Item, place: number) => boolean, reveal: (node: Element | null) => void, instead: (item: Item, given: Given[], isCard: boolean) => void }} Desk */

export class Item {
  /** @type {any[]} */ reports = [];
  /** The badges as they stand in the file. @type {{ container: string, path: string, text: string }[]} */ texts = [];
  /** Where in the file each thing stands of which there is a report. @type {string[]} */ paths = [];
  /** What is attached to an e-mail in which nothing is a badge. @type {string[]} */ looked = [];
  /** The identity that the recipient is compared with. @type {string | null} */ recipient;
  /** The person who handed it in, where a pasted list says so. @type {string | null} */ person;
  /** Refusals that an example brings along instead of a host: address to HTTP status. @type {Map<string, number>} */ acted;
  /** Hosts the visitor agreed to ask. @type {Set<string>} */ agreed;
  /** Addresses the verifier asked for and did not get. @type {Set<string>} */ wanted = new Set();
  /** The reasons why hosts gave nothing, by address. @type {Map<string, string>} */ refused = new Map();
  /** Names that edubadges told, by address. @type {Map<string, import("../lookup/name.js").Told>} */ names = new Map();
  /** The text of the QR code in the picture; null where there is none. @type {string | null | undefined} */ code;
  /** The public link this is about, where it is one. @type {string | null} */ link = null;
  /** The code is that of a proof card of which a part is missing. */ brokenCard = false;
  /** The list of institutions is of a day that this device has not reached: its clock is wrong. */ late = false;
  /** What the list of applicants says of it. @type {import("../pile/roster.js").Listed | null} */ listed = null;
  /** The picture of the badge, once it was drawn. @type {HTMLCanvasElement | null} */ picture = null;
  done = false;

  /** @param {Given} given @param {Desk} desk @param {Set<string>} agreed */
  constructor({ name, blob, recipient, person, acted, pack, inside, saved }, desk, agreed) {
    this.pack = pack ?? null;
    this.inside = inside ?? "";
    this.saved = saved ?? [];
    this.name = name;
    this.blob = blob;
    this.recipient = recipient ?? null;
    this.person = person ?? null;
    this.acted = new Map(Object.entries(acted ?? {}));
    this.desk = desk;
    this.agreed = agreed;
    this.words = desk.all[desk.language];
    this.section = element("section", { class: "item", "data-item": name });
  }

  /** @param {string} state */
  #waiting(state) {
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
    if (this.blob.size > LIMITS.previewed) return;
    const made = await picture(await this.blob.arrayBuffer());
    if (made !== null) this.section.querySelector("[data-waiting] .seal")?.replaceChildren(made);
  }

  /** Verify, or verify again with what is known now. */
  async judge() {
    const { desk } = this;
    this.section.setAttribute("aria-busy", "true");
    if (this.reports.length === 0) this.show();
    try {
      const data = await this.blob.slice(0, LIMITS.file + 1).arrayBuffer();
      const drawn = desk.isOpen(this, 0) ? picture(data) : null; // meanwhile
      const options = {
        file: this.name,
        lang: desk.language,
        now: `${new Date().toISOString().slice(0, 19)}Z`,
        known: true, // judged by the lists that the engine was given
        recipient: this.recipient,
        online: true, // the page, not Python, decides what may be looked up: see `look`
      };
      this.late = Date.now() < Date.parse(desk.known().date) - DAY;
      this.wanted.clear();
      const judged = async (/** @type {ArrayBuffer} */ bytes) => {
        const answer = await desk.engine.verify(bytes, options, (...question) => this.#look(...question));
        // Where the code in a picture was judged, the digest on the card is that of the picture all the same.
        const own = bytes === data ? {} : { sha256: await digestOf(data) };
        this.reports = answer.reports.map((/** @type {any} */ report) => ({ ...report, ...own }));
        this.texts = answer.texts;
        [this.paths, this.looked] = [answer.paths, answer.looked];
      };
      const several = await this.#filesOfZip(data, 2);
      if (several !== null) return desk.instead(this, several, false);
      await judged(await this.#instead(data));
      const pictured = this.reports.some(({ steps }) => PICTURES.has(steps[0].code));
      const unpacked = pictured ? await this.#filesOfZip(data, 1) : null;
      if (unpacked !== null) return desk.instead(this, unpacked, false);
      if (this.code === undefined && this.reports.length === 1 && this.reports[0].headline === "no-badge-found") {
        this.code = data.byteLength > LIMITS.file ? null : await desk.engine.readCode(data);
        const entries = await this.#entriesOfCode();
        if (entries !== null) return desk.instead(this, entries, true);
        if (!this.brokenCard && verifiable(this.code ?? "") !== null) await judged(await this.#instead(data));
      }
      this.link ??= this.brokenCard ? null : await linkIn(this.code ?? this.blob);
      this.picture ??= await drawn;
    } catch (error) {
      this.reports = [notJudged(this.name, error)];
    }
    this.done = true;
    this.section.removeAttribute("aria-busy");
    this.show();
    desk.changed();
  }

  /** Put the outcomes in their place: whole where somebody looks at them, else no more than what they are. */
  show() {
    if (!this.done) return this.#showWaiting();
    const asked = hostsToAsk(this).length === 0;
    const shown = this.reports.map((report, place) => {
      if (this.desk.isOpen(this, place)) return this.#card(report, place);
      return element("article", { class: "report", ...hooks(report, wording(report, asked, this.late).tone), hidden: true });
    });
    this.section.replaceChildren(...shown);
  }

  /** Say that it waits, where somebody sees it: of a pile its row says so. What was said before stays until it is judged anew. */
  #showWaiting() {
    if (this.reports.length > 0) return;
    const { busy, queued } = this.words.stages;
    const state = this.section.hasAttribute("aria-busy") ? busy : queued;
    this.section.replaceChildren(...(this.desk.isOpen(this, 0) ? [this.#waiting(state)] : []));
  }

  /** Draw the picture of the badge, where that was not done yet. */
  async draw() {
    this.picture ??= await picture(await this.blob.slice(0, LIMITS.file + 1).arrayBuffer());
  }

  /** Judge anew, and bring what changed into view: beside the field that asked, or the verdict. @param {string} place a selector */
  async #again(place) {
    await this.judge();
    this.desk.reveal(this.section.querySelector(place) ?? this.section.querySelector("[data-report]:not([hidden])"));
  }

  /** Return the bytes to verify: the file, or the link in its QR code. @param {ArrayBuffer} data */
  async #instead(data) {
    const text = this.brokenCard ? null : verifiable(this.code ?? "");
    return text === null ? data : new Blob([text]).arrayBuffer();
  }

  /** Return the files of a ZIP, each to be looked at as if it came alone; null where it is none, or holds fewer. @param {ArrayBuffer} data @param {number} fewest */
  async #filesOfZip(data, fewest) {
    const isZip = data.byteLength > 4 && data.byteLength <= LIMITS.file && new DataView(data).getUint32(0) === ZIP;
    if (!isZip || this.pack !== null) return null; // a ZIP in a ZIP is not opened: one can hold itself
    const entries = await this.desk.engine.entries(data);
    const given = entries.map(({ name, bytes }) => ({
      name: `${this.name} › ${name}`,
      blob: new Blob([bytes]),
      recipient: this.recipient,
      person: this.person,
      pack: this.name,
      inside: name,
    }));
    return given.length < fewest ? null : given;
  }

  /** Return the badges and links of a photographed proof card; null where the code is not that of a card. */
  async #entriesOfCode() {
    const hash = URL.canParse(this.code ?? "") ? new URL(this.code ?? "").hash : "";
    if (!isCard(hash)) return null;
    try {
      return (await unpack(hash)).map(({ name, text }) => ({
        name: `${this.name} › ${name}`,
        blob: new Blob([text], { type: "text/plain" }),
      }));
    } catch {
      this.brokenCard = true;
      return null;
    }
  }

  /** Return a note with the text of the QR code in the picture. */
  #codeNote() {
    if (!this.code) return null;
    const { code, proofcard } = this.words;
    const lead = this.brokenCard ? proofcard.broken : verifiable(this.code) === null ? code.text : code.judged;
    return element("p", { class: "note", "data-code": true }, lead, " ", element("span", { class: "verbatim" }, visible(this.code, 600)));
  }

  /** @param {any} report @param {number} place */
  #card(report, place) {
    const { desk, words } = this;
    const compare = (/** @type {string | null} */ given) => {
      this.recipient = given;
      void this.#again("[data-person] [role=status]");
    };
    const more = [
      report.index === 0 ? this.#codeNote() : null,
      report.index === 0 ? onlineQuestion(this, words) : null,
      personQuestion(report, words, this.recipient, compare, this.names, () => this.#again("[data-name]")),
    ].filter((node) => node !== null);
    const first = report.index === 0;
    return card(report, {
      language: desk.language,
      all: desk.all,
      root: desk.root,
      picture: first ? this.picture : null,
      more,
      own: keepQuestion(report, words, desk),
      person: this.person,
      listed: this.listed,
      late: this.late,
      unseconded: desk.known().unseconded,
      age: desk.age(),
      share: first && !desk.isAlong(this, place) ? shareQuestion(this, words) : null,
      pages: this.texts.some(({ container }) => container === "pdf"),
      asked: hostsToAsk(this).length === 0,
      along: desk.isAlong(this, place),
      alone: !desk.isPile(),
      texts: first ? this.texts : [],
    });
  }

  /** @param {string} url @param {number} maxBytes @param {number} seconds */
  #look(url, maxBytes, seconds) {
    return lookUp(this, url, maxBytes, seconds);
  }

  /** Say whether it asked a host for something, and that host may be asked by now. */
  canLearnMore() {
    return [...this.wanted].some((url) => this.agreed.has(httpsHost(url) ?? ""));
  }

  /** Say whether it was not looked up among the catalogue's badges, because they were not here yet. */
  isLooking() {
    return this.reports.some(({ steps }) => steps.some((/** @type {any} */ one) => one.code === "catalogue.looking"));
  }

  /** Return one row per report, for the table and the CSV. */
  rows() {
    const asked = hostsToAsk(this).length === 0;
    return this.reports.map((report, place) => ({
      item: this,
      place,
      name: this.#named(place),
      person: this.#person(report),
      report,
      ...wording(report, asked, this.late),
    }));
  }

  /** Return the name of the file, and of the one in it that this report is of; where each has a report of its own. @param {number} place */
  #named(place) {
    const [alone] = this.looked.length === 1 ? this.looked : [""]; // all that was attached to an e-mail
    const path = this.paths.length === this.reports.length ? this.paths[place] : alone;
    return path === "" || this.name.endsWith(path) ? this.name : `${this.name} › ${path}`;
  }

  /** Return the name of the owner: from the list that was pasted, else from edubadges, where that was asked. @param {any} report */
  #person(report) {
    const told = this.names.get(report.credential?.shown?.name_lookup);
    return this.person ?? this.listed?.label ?? (told !== undefined && "name" in told ? told.name : "");
  }
}

/** @param {ArrayBuffer} data @returns {Promise<string>} its SHA-256 in hexadecimals */
async function digestOf(data) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Return a report that says that there is none. @param {string} name @param {unknown} error */
function notJudged(name, error) {
  const code = error instanceof TooSlow ? "page.too-slow" : "page.error";
  const message = String(/** @type {any} */ (error)?.message ?? error);
  return {
    schema: "badge-report/2",
    file: name,
    index: 0,
    sha256: "",
    now: "",
    verdict: "undecided",
    headline: "not-judged",
    remarks: [],
    open_because: "us",
    steps: [{ name: "unbake", outcome: "unchecked", code, message }],
    credential: null,
  };
}
