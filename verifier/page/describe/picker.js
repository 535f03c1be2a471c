// @ts-check
// Fields that are filled in by searching the catalogue: badges, occupations, elements of frameworks.

import { element } from "../shared/dom.js";

const PAUSE = 150; // milliseconds after the last key

/** @typedef {{ value: string, label: string }} Found */

/**
 * @param {any} words
 * @param {(what: string, text: string, values: string[]) => Promise<{ found: Found[], named: Found[] }>} find
 * @param {() => void} changed
 * @returns {{ ready: () => void, failed: () => void }} to be told once searching works, or does not
 */
export function offerPickers(words, find, changed) {
  const all = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".picker[data-find]"))].map((part) =>
    picker(part, words, find, changed),
  );
  return { ready: () => all.forEach((one) => one.ready()), failed: () => all.forEach((one) => one.failed()) };
}

/**
 * @param {HTMLElement} part
 * @param {any} words
 * @param {(what: string, text: string, values: string[]) => Promise<{ found: Found[], named: Found[] }>} find
 * @param {() => void} changed
 */
function picker(part, words, find, changed) {
  const what = part.dataset.find ?? "";
  const chosen = /** @type {HTMLElement} */ (part.querySelector(".chosen"));
  const offers = /** @type {HTMLElement} */ (part.querySelector(".offers"));
  const search = /** @type {HTMLInputElement} */ (part.querySelector("input[type=search]"));
  const held = /** @type {HTMLInputElement} */ (part.querySelector("[data-input]"));
  /** @type {Map<string, string>} */
  const labels = new Map();
  let works = false;
  let turn = 0;
  /** @type {number | undefined} */
  let timer;

  const values = () =>
    held.value
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean);
  /** @param {string[]} now */
  const hold = (now) => {
    held.value = now.join(", ");
    draw();
    changed();
  };
  const draw = () =>
    chosen.replaceChildren(
      ...values().map((value) => {
        const label = labels.get(value) ?? value;
        const button = element(
          "button",
          { type: "button", class: "chip", "aria-label": words.skill_remove.replace("{}", () => label) },
          label,
          element("span", { "aria-hidden": "true" }, " ×"),
        );
        button.addEventListener("click", () => {
          hold(values().filter((one) => one !== value));
          search.focus();
        });
        return element("li", {}, button);
      }),
    );
  /** @param {Found} one */
  const offer = ({ value, label }) => {
    const button = element(
      "button",
      { type: "button", class: "chip offer", "aria-label": words.skill_add.replace("{}", () => label) },
      element("span", { "aria-hidden": "true" }, "+ "),
      label,
    );
    button.addEventListener("click", () => {
      labels.set(value, label);
      search.value = "";
      offers.replaceChildren();
      hold([...values(), value]);
      search.focus();
    });
    return element("li", {}, button);
  };
  const named = async () => {
    draw();
    const unknown = values().filter((value) => !labels.has(value));
    if (!works || unknown.length === 0) return;
    for (const { value, label } of (await find(what, "", unknown)).named) labels.set(value, label);
    draw();
  };
  const look = async () => {
    const mine = ++turn;
    const text = search.value.trim();
    const { found } = text === "" || !works ? { found: [] } : await find(what, text, []);
    if (mine !== turn) return;
    const fresh = found.filter(({ value }) => !values().includes(value));
    offers.replaceChildren(...fresh.map(offer));
    if (text !== "" && works && fresh.length === 0) offers.append(element("li", { class: "quiet" }, words.pick_none));
  };
  search.addEventListener("input", (event) => {
    event.stopPropagation(); // nothing of the badge changed yet
    clearTimeout(timer);
    timer = setTimeout(() => void look().catch((error) => console.info(String(error))), PAUSE);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (offers.querySelector("button"))?.click();
  });
  held.addEventListener("filled", () => void named().catch((error) => console.info(String(error))));
  return {
    ready: () => {
      works = true;
      held.type = "hidden";
      search.hidden = false;
      held.dispatchEvent(new Event("filled"));
    },
    failed: () => {
      works = false;
      held.type = "text";
      search.hidden = true;
      offers.replaceChildren(element("li", { class: "quiet" }, words.pick_failed));
      chosen.replaceChildren();
    },
  };
}
