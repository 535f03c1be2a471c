// @ts-check
// The badges that were found, as a list or as cards.

import { fill } from "./wording.js";
import { answersFold } from "../site/answers.js";
import { BADGES, badgeFolder, badgePicture } from "../site/addresses.js";
import { element } from "../site/dom.js";
import { named } from "./table.js";
import { tokens } from "./search.js";

/** @typedef {import("./table.js").Data} Data */

const LENGTH = 28; // words of a description in which the search words are marked
const PART = 4; // letters from which a found word is marked as the end of a compound
const AROUND = 9; // of them at most before the first match
const KEYS = 3; // key words named where they alone were found

export class Results {
  /**
   * @param {HTMLElement} list
   * @param {Data} data
   * @param {(string | undefined)[]} next start per row
   * @param {Record<string, string>} words
   * @param {string} root of the site, as the page sees it
   * @param {(id: string, on: boolean) => void} picked to be compared
   */
  constructor(list, data, next, words, root, picked) {
    this.picked = picked;
    this.list = list;
    this.data = data;
    this.next = next;
    this.words = words;
    this.root = root;
    this.png = new Set(data.png);
    this.day = new Intl.DateTimeFormat(data.locale, { day: "numeric", month: "long", year: "numeric" });
    /** @type {Map<number, Promise<string[]>>} */
    this.summaries = new Map();
    this.turn = 0;
    /** What is shown, where no words mark anything in it: shown again as it is. @type {Map<number, HTMLElement>} */
    this.items = new Map();
  }

  /**
   * @param {number[]} rows to show, in order
   * @param {string} view list or cards
   * @param {import("./search.js").Answer | undefined} answer of the search words
   */
  show(rows, view, answer) {
    this.turn += 1;
    this.list.className = `results ${view}`;
    const known = answer ? new Map() : this.items;
    const shown = new Map(rows.map((row) => [row, known.get(row) ?? this.#item(row, answer)]));
    this.list.replaceChildren(...shown.values());
    this.items = answer ? new Map() : shown;
  }

  /**
   * @param {number} row
   * @param {import("./search.js").Answer | undefined} answer
   */
  #item(row, answer) {
    const { data } = this;
    const id = this.#keys(row, "institution").map((key) => `${key}.${data.slug[row]}`)[0];
    const name = element("a", { href: badgeFolder(id).slice(BADGES.length), lang: data.foreign[row] }, data.name[row]);
    const text = element("p", { class: "summary" }, element("span", { class: "skeleton" }), element("span", { class: "skeleton" }));
    this.#describe(row, name, text, answer, this.turn);
    return element(
      "li",
      { class: "result" },
      element("img", {
        src: this.root + badgePicture(id, this.png.has(row)),
        alt: "",
        width: 96,
        height: 96,
        loading: "lazy",
      }),
      element(
        "div",
        { class: "about" },
        element("h3", {}, name),
        element("p", { class: "by" }, element("span", {}, this.#labels(row, "institution").join(", ")), " ", ...this.#tags(row)),
        text,
        element("ul", { class: "found-facts" }, ...this.#facts(row)),
        element(
          "div",
          { class: "more-of" },
          answersFold(badgeFolder(id).slice(BADGES.length), data.name[row], this.words),
          this.#pick(id, data.name[row]),
        ),
      ),
    );
  }

  /**
   * @param {string} id
   * @param {string} name
   */
  #pick(id, name) {
    const { words } = this;
    const box = element("input", {
      type: "checkbox",
      value: id,
      "data-compare": true,
      "aria-label": fill(words.compare_this, { name }),
      onchange: () => this.picked(id, box.checked),
    });
    return element("label", { class: "pick" }, box, words.compare);
  }

  /** @param {number} row */
  #tags(row) {
    const [sector] = this.#keys(row, "sector");
    // One name for a badge: the kind of practice that it attests, else its type.
    const [kind] = [...this.#labels(row, "practice"), ...this.#labels(row, "type")];
    return [
      element("span", { class: `tag ${sector ?? ""}` }, kind ?? ""),
      ...this.#keys(row, "status").flatMap((key) => [" ", element("span", { class: "tag gone" }, this.words[key] ?? key)]),
    ];
  }

  /** @param {number} row */
  #facts(row) {
    const { data, words } = this;
    const places = this.#labels(row, "place");
    const start = this.next[row];
    const said = (/** @type {import("./table.js").Strings} */ column) => column.texts[column.rows[row]];
    // In the order in which a badge's own page answers.
    const texts = [
      said(data.price),
      start && fill(words.starts, { day: this.day.format(new Date(`${start}T12:00`)) }),
      places.length > 3 ? `${places.slice(0, 2).join(", ")} +${places.length - 2}` : places.join(", "),
      said(data.size),
      said(data.tongue),
      said(data.grade),
    ];
    return texts.filter((text) => text).map((text) => element("li", {}, text ?? ""));
  }

  /**
   * Fill in the description when it is there: the beginning, or the place where the search words were found.
   * @param {number} row
   * @param {HTMLElement} name
   * @param {HTMLElement} text
   * @param {import("./search.js").Answer | undefined} answer
   * @param {number} turn of `show`: a later one makes this one void
   */
  async #describe(row, name, text, answer, turn) {
    const match = await answer?.match(row).catch(() => undefined);
    // A record begins with the name; the description follows, then key words.
    const title = this.data.name[row].split(/\s+/);
    const hit =
      match?.content.findIndex((word, place) => place >= title.length && place < match.ends[0] && isMarked(word, match.marked)) ?? -1;
    const summary = match ? "" : await this.#summary(row).catch(() => "");
    if (answer && turn !== this.turn) return;
    if (!match) {
      text.textContent = summary;
      return;
    }
    name.replaceChildren(...marked(title, match.marked));
    text.replaceChildren(...excerpt(match, title.length, Math.max(hit, title.length)));
    if (hit < 0) text.after(...this.#keyWords(match));
  }

  /**
   * The key words that were found, where no sentence holds the search words: those of the page's language first.
   * @param {import("./search.js").Match} match
   */
  #keyWords({ content, marked: found, ends: [first, own, other] }) {
    const { words, data } = this;
    const foreign = data.others.length === 1 ? data.others[0] : undefined; // of several languages one cannot tell which
    for (const [from, to, lang, label] of /** @type {const} */ ([
      [first, own, undefined, words.key_words],
      [own, other, foreign, words.key_words_other],
    ])) {
      const phrases = content
        .slice(from, to)
        .join(" ")
        .split(/ · |[.] /)
        .filter((phrase) => phrase.split(" ").some((word) => isMarked(word, found)));
      const named = phrases
        .slice(0, KEYS)
        .flatMap((phrase, place) => [place > 0 ? ", " : "", ...marked(phrase.replace(/[ .·]+$/, "").split(" "), found)]);
      if (named.length > 0) return [element("p", { class: "key-words" }, `${label} `, element("span", { lang }, ...named))];
    }
    // What follows is no sentence: on whom the badge is for, and what the record had no room for.
    const single = [...new Set(content.slice(other).filter((word) => isMarked(word, found)))].slice(0, KEYS);
    const apart = single.flatMap((word, place) => [place > 0 ? ", " : "", ...marked([word], found)]);
    return single.length > 0 ? [element("p", { class: "key-words" }, `${words.key_words_page} `, ...apart)] : [];
  }

  /** @param {number} row */
  async #summary(row) {
    const number = Math.floor(row / this.data.summaries);
    let part = this.summaries.get(number);
    if (!part) {
      part = fetch(`summaries/${number}.json`).then((response) => {
        if (!response.ok) throw new Error(`summaries ${number} answer ${response.status}`);
        return response.json();
      });
      this.summaries.set(number, part);
      part.catch(() => this.summaries.delete(number));
    }
    return (await part)[row % this.data.summaries];
  }

  /**
   * @param {number} row
   * @param {string} id of a facet
   */
  #keys(row, id) {
    const facet = named(this.data, id);
    return facet.sets[facet.rows[row]].map((place) => facet.keys[place]);
  }

  /**
   * @param {number} row
   * @param {string} id of a facet
   */
  #labels(row, id) {
    const facet = named(this.data, id);
    return facet.sets[facet.rows[row]].map((place) => facet.labels[place]);
  }
}

/**
 * The words around the first that was found, no further than the sentences go.
 * @param {import("./search.js").Match} match
 * @param {number} start of the description
 * @param {number} hit
 */
function excerpt({ content, marked: found, ends: [last] }, start, hit) {
  const from = hit < start + LENGTH - AROUND ? start : hit - AROUND;
  const to = Math.min(from + LENGTH, last);
  return [from > start ? "… " : "", ...marked(content.slice(from, to), found), to < last ? " …" : ""];
}

/**
 * @param {string} word
 * @param {Set<string>} found
 */
function isMarked(word, found) {
  return tokens(word).some((token) => found.has(token) || [...found].some((part) => part.length >= PART && token.endsWith(part)));
}

/**
 * @param {string[]} text in words
 * @param {Set<string>} [found]
 * @returns {(Node | string)[]}
 */
function marked(text, found = new Set()) {
  return text.flatMap((word, place) => {
    const space = place > 0 ? " " : "";
    if (!isMarked(word, found)) return [space + word];
    const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}+#]*)$/u.exec(word) ?? ["", "", word, ""];
    return [space + before, element("mark", {}, core), after];
  });
}
