// @ts-check
// One step of the form at a time, or all of them: which one is shown, and how much is left to mend in each.

import { counted } from "../shared/counted.js";

/** @param {string} id @returns {any} */
function byId(id) {
  return document.getElementById(id);
}

/**
 * @param {any} words
 * @param {() => void} moved is told when another step is shown
 */
export function offerSteps(words, moved) {
  const buttons = [.../** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-step]"))];
  const parts = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-of-step]"))];
  const all = byId("steps-all");
  let now = buttons[0].dataset.step ?? "";

  /** The steps that ask something of this type of badge. */
  const asked = () => buttons.filter((one) => parts.some((part) => part.dataset.ofStep === one.dataset.step && !part.hidden));

  const draw = () => {
    const offered = asked();
    if (!offered.some((one) => one.dataset.step === now)) now = offered[0]?.dataset.step ?? now;
    for (const part of parts) part.toggleAttribute("data-away", !all.checked && part.dataset.ofStep !== now);
    for (const one of buttons) {
      /** @type {HTMLElement} */ (one.closest("li")).hidden = !offered.includes(one);
      if (one.dataset.step === now && !all.checked) one.setAttribute("aria-current", "step");
      else one.removeAttribute("aria-current");
    }
    const at = offered.findIndex((one) => one.dataset.step === now);
    byId("step-back").hidden = all.checked || at <= 0;
    byId("step-next").hidden = all.checked || at === offered.length - 1;
    byId("check").hidden = !all.checked && at !== offered.length - 1;
  };

  /** @param {string} step @param {boolean} visit whether the reader goes to its heading */
  const show = (step, visit) => {
    now = step;
    draw();
    moved();
    if (!visit) return;
    const first = parts.find((part) => part.dataset.ofStep === step && !part.hidden);
    const heading = /** @type {HTMLElement | null} */ (first?.querySelector("h2") ?? null);
    heading?.setAttribute("tabindex", "-1");
    (all.checked ? heading : byId("steps"))?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  };

  /** @param {number} by */
  const move = (by) => {
    const offered = asked();
    const next = offered[offered.findIndex((one) => one.dataset.step === now) + by];
    if (next !== undefined) show(next.dataset.step ?? "", true);
  };

  for (const one of buttons) one.addEventListener("click", () => show(one.dataset.step ?? "", true));
  byId("step-back").addEventListener("click", () => move(-1));
  byId("step-next").addEventListener("click", () => move(1));
  all.addEventListener("change", draw);
  // Whoever is sent to a field sees the step that it stands in.
  document.addEventListener("reveal", (event) => {
    const part = /** @type {HTMLElement} */ (event.target).closest("[data-of-step]");
    if (part instanceof HTMLElement && part.hasAttribute("data-away")) show(part.dataset.ofStep ?? "", false);
  });
  draw();
  return {
    draw,
    show,
    now: () => now,
    /** Say beside each step how much has to be mended in it, as far as that is shown at its fields. */
    count() {
      for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-left]"))) {
        const n = document.querySelectorAll(`.group[data-of-step="${one.dataset.left}"]:not([hidden]) [data-level="error"]`).length;
        one.textContent = n === 0 ? "" : counted(words.step_left, n, words.plural);
      }
    },
  };
}
