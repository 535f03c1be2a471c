// @ts-check
// On a small screen the filters open in a dialog: the same elements, moved there and back.

import { get } from "../site/dom.js";

const WIDE = "(min-width: 60rem)";

export class Drawer {
  /** @param {() => void} shown the visitor asked for the results */
  constructor(shown) {
    this.dialog = /** @type {HTMLDialogElement} */ (get("#drawer"));
    this.facets = get("#facets");
    const open = get("#open-filters");
    open.addEventListener("click", () => this.#open());
    get("#drawer-close").addEventListener("click", () => this.dialog.close());
    get("#drawer-show").addEventListener("click", () => {
      this.dialog.close();
      shown();
    });
    this.dialog.addEventListener("close", () => get("#filters").append(this.facets)); // also after Escape
    matchMedia(WIDE).addEventListener("change", (event) => {
      if (event.matches && this.dialog.open) this.dialog.close();
    });
  }

  /** @param {string} text how many badges there are */
  say(text) {
    get("#drawer-show").textContent = text;
  }

  #open() {
    get("#drawer-body").append(this.facets);
    this.dialog.showModal();
  }
}
