// @ts-check
// A field in which one types a name, and below it what has that name: to be ticked or chosen, all with the keyboard.

import { counted, fill } from "../catalogue/wording.js";
import { element, get } from "../site/dom.js";
import { searched } from "./speech.js";

const SHOWN = 8;

/**
 * @template Entry
 * @param {{ field: string, count: string, list: string, words: Record<string, string>, found: string,
 *   entries: { name: string, entry: Entry }[], item: (entry: Entry) => HTMLElement }} parts
 *   selectors; names of the sentences that count; what can be found; what is shown for it
 * @returns {{ clear: () => void }}
 */
export function searching({ field, count, list, words, found, entries, item }) {
  const input = /** @type {HTMLInputElement} */ (get(field));
  const status = get(count);
  const results = get(list);
  const known = entries.map(({ name, entry }) => ({ text: searched(name), entry }));

  const show = () => {
    const wanted = searched(input.value);
    const hits = wanted ? known.filter(({ text }) => text.includes(wanted)) : [];
    hits.sort((a, b) => Number(b.text.startsWith(wanted)) - Number(a.text.startsWith(wanted)));
    results.replaceChildren(...hits.slice(0, SHOWN).map(({ entry }) => element("li", {}, item(entry))));
    if (!wanted) status.textContent = "";
    else if (hits.length > SHOWN) status.textContent = fill(words[found], { n: hits.length, shown: SHOWN });
    else status.textContent = counted(words, `${found}_few`, hits.length);
  };

  const clear = () => {
    input.value = "";
    show();
  };

  const choices = () => [.../** @type {NodeListOf<HTMLElement>} */ (results.querySelectorAll("input, button"))];
  const step = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") {
      clear();
      input.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const line = [input, ...choices()];
      const next = line[line.indexOf(/** @type {any} */ (document.activeElement)) + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    }
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", step);
  results.addEventListener("keydown", step);
  return { clear };
}
