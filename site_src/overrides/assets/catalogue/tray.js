// @ts-check
// The badges that were put aside to be compared: at the foot of the list, with the way to the page that compares them.

import { MOST_COMPARED } from "./address.js";
import { fill } from "./wording.js";
import { element, get } from "../site/dom.js";
import { putAside } from "../site/tray.js";

export class Tray {
  /**
   * @param {Record<string, string>} words
   * @param {string} home of the page's language, as the page sees it
   * @param {() => void} clear
   */
  constructor(words, home, clear) {
    this.words = words;
    this.home = home;
    this.clear = clear;
  }

  /** @param {string[]} ids */
  show(ids) {
    const { words } = this;
    const place = get("#tray");
    place.hidden = ids.length === 0;
    putAside(ids);
    const address = `${this.home}compare/?${new URLSearchParams(ids.map((id) => ["b", id]))}`;
    const way =
      ids.length > 1
        ? element("a", { class: "button", href: address }, fill(words.compare_several, { n: ids.length }))
        : element("p", {}, words.compare_another);
    const act = () => {
      this.clear();
      get("#count").focus();
    };
    place.replaceChildren(way, element("button", { type: "button", class: "link", onclick: act }, words.compare_clear));
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-compare]"))) {
      box.checked = ids.includes(box.value);
      box.disabled = !box.checked && ids.length >= MOST_COMPARED;
    }
  }
}
