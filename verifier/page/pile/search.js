// @ts-check
// The field that finds an applicant, a file or a badge in a pile.

import { element } from "../shared/dom.js";

const FEW = 8; // rows among which nobody has to search

export class Search {
  /** What was typed, in small letters. */ text = "";

  /** @param {any} desk words @param {() => void} changed */
  constructor(desk, changed) {
    this.none = desk.search_none;
    this.field = /** @type {HTMLInputElement} */ (
      element("input", {
        type: "search",
        class: "field",
        id: "pile-search",
        autocomplete: "off",
        spellcheck: "false",
        placeholder: desk.search,
      })
    );
    this.field.addEventListener("input", () => {
      this.text = this.field.value.trim().toLowerCase();
      changed();
    });
    this.status = element("p", { role: "status" });
    const label = element("label", { for: "pile-search" }, desk.search);
    this.place = element("div", { class: "search no-print" }, label, this.field, this.status);
  }

  /** Say whether what was typed stands in one of the cells of a row. @param {string[]} cells */
  isIn(cells) {
    return this.text === "" || cells.some((cell) => cell.toLowerCase().includes(this.text));
  }

  /** Be there among many rows, and say where nothing was found. @param {number} count of all rows @param {number} found */
  show(count, found) {
    this.place.hidden = count <= FEW && this.text === "";
    const said = this.text === "" || found > 0 ? "" : this.none;
    if (this.status.textContent !== said) this.status.textContent = said;
  }

  clear() {
    this.text = this.field.value = "";
  }
}
