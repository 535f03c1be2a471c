// @ts-check
// Small comforts of pages that are complete without them: terms explain themselves on hover and focus too, past dates leave.

import { day, withoutPast } from "./dates.js";
import { aside, withAside } from "./tray.js";

const SETTLES = 200; // milliseconds that a mouse rests on a word before it explains itself
const LEAVES = 250;

for (const button of document.querySelectorAll("button.term")) {
  const text = document.getElementById(button.getAttribute("popovertarget") ?? "");
  if (!(text instanceof HTMLElement) || !text.showPopover) continue;
  // Shown by script a text has no word of its own to stand beside: it is told which.
  if (button instanceof HTMLElement) button.style.setProperty("anchor-name", `--${text.id}`);
  text.style.setProperty("position-anchor", `--${text.id}`);
  let timer = 0;
  let pressed = false; // opened by hand: only a hand closes it
  const show = (/** @type {boolean} */ wanted) => {
    clearTimeout(timer);
    if (text.matches(":popover-open") !== wanted) text.togglePopover(wanted);
  };
  const rest = (/** @type {Event} */ event, /** @type {boolean} */ wanted) => {
    if (!(event instanceof PointerEvent) || event.pointerType !== "mouse" || pressed) return;
    clearTimeout(timer);
    timer = setTimeout(() => show(wanted), wanted ? SETTLES : LEAVES);
  };
  for (const part of [button, text]) {
    part.addEventListener("pointerenter", (event) => rest(event, true));
    part.addEventListener("pointerleave", (event) => rest(event, false));
  }
  button.addEventListener("click", (event) => {
    event.preventDefault(); // one press, one change: what hovering or focus opened stays open, and the next press closes it
    pressed = !(pressed && text.matches(":popover-open"));
    show(pressed);
  });
  button.addEventListener("focus", () => {
    if (button.matches(":focus-visible")) show(true); // a mouse has its own ways
  });
  button.addEventListener("blur", () => show(false));
  text.addEventListener("toggle", () => {
    if (!text.matches(":popover-open")) pressed = false;
  });
}

for (const link of document.querySelectorAll("a[data-compare-badge]")) {
  const others = aside().filter((id) => id !== link.getAttribute("data-compare-badge"));
  if (!(link instanceof HTMLAnchorElement) || others.length === 0) continue;
  link.search = withAside(link.dataset.compareBadge ?? "", others);
  link.textContent = (link.dataset.withOthers ?? "").replace("{}", String(Math.min(others.length, 3)));
}

for (const button of document.querySelectorAll("[data-print]")) {
  if (!(button instanceof HTMLElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => print());
}

for (const button of document.querySelectorAll("[data-copy-link]")) {
  if (!(button instanceof HTMLElement) || !navigator.clipboard) continue; // a plain http page has no clipboard
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href.split("#")[0]);
    button.textContent = button.dataset.done ?? "";
  });
}

withoutPast(document, day(new Date()));
