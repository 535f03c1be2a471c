// @ts-check
// Which cards of the pile are whole: the one that somebody looks at, all of them on paper, and the only one there is.

/** @typedef {import("../verify/item.js").Item} Item */

export class Cards {
  /** The one that is open. @type {{ item: Item, place: number } | null} */ opened = null;
  #onPaper = false;

  /** @param {Item[]} items @param {() => void} changed */
  constructor(items, changed) {
    this.items = items;
    this.changed = changed;
  }

  isPile() {
    return this.items.length > 1 || (this.items[0]?.reports.length ?? 0) > 1;
  }

  /** @param {Item} item @param {number} place */
  isOpen(item, place) {
    return !this.isPile() || this.#onPaper || (this.opened?.item === item && this.opened.place === place);
  }

  /** Open the card of a row, and close the one before. @param {Item} item @param {number} place */
  async open(item, place) {
    this.close();
    this.opened = { item, place };
    await item.draw();
    item.section.setAttribute("data-open", "");
    item.show();
    this.changed();
    reveal(item.section.querySelector("[data-report]:not([hidden])"));
  }

  /** Let the card of a file that was given alone be the open one as soon as it is there. @param {Item} item */
  expect(item) {
    this.close();
    this.opened = { item, place: 0 };
    item.section.setAttribute("data-open", "");
  }

  close() {
    const before = this.opened?.item;
    this.opened = null;
    before?.section.removeAttribute("data-open");
    before?.show();
    this.changed();
  }

  /** Show every card, for paper. @returns {() => void} folds them again */
  whole() {
    const each = (/** @type {boolean} */ onPaper) => {
      this.#onPaper = onPaper;
      for (const item of this.items) item.show();
    };
    each(true);
    return () => each(false);
  }
}

/** Bring something into view, and give it the focus; somebody who is typing meanwhile is left alone. @param {Element | null} node */
export function reveal(node) {
  const active = document.activeElement;
  const isField =
    active instanceof HTMLTextAreaElement || (active instanceof HTMLInputElement && !["file", "checkbox"].includes(active.type));
  if (!(node instanceof HTMLElement) || (isField && active.value !== "" && active.id !== "paste-text")) return;
  if (!node.hasAttribute("tabindex")) node.tabIndex = -1;
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: node.matches("[data-report], h3") ? "start" : "nearest" });
}
