// @ts-check
// Small comforts of pages that are complete without them: terms explain themselves on hover and focus too, past dates leave.

import { day, withoutPast } from "./dates.js";

for (const button of document.querySelectorAll("button.term")) {
  const text = document.getElementById(button.getAttribute("popovertarget") ?? "");
  if (!(text instanceof HTMLElement) || !text.showPopover) continue;
  let timer = 0;
  const later = (/** @type {() => void} */ act, /** @type {number} */ wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  for (const part of [button, text]) {
    part.addEventListener("pointerenter", (event) => {
      if (event instanceof PointerEvent && event.pointerType === "mouse") later(() => open(text, true), 200);
    });
    part.addEventListener("pointerleave", (event) => {
      if (event instanceof PointerEvent && event.pointerType === "mouse") later(() => open(text, false), 250);
    });
  }
}

for (const button of document.querySelectorAll("button.term")) {
  const text = document.getElementById(button.getAttribute("popovertarget") ?? "");
  if (!(text instanceof HTMLElement) || !text.showPopover) continue;
  button.addEventListener("focus", () => {
    if (button.matches(":focus-visible")) open(text, true); // a mouse has its own ways
  });
  button.addEventListener("blur", () => open(text, false));
}

/** @param {HTMLElement} text @param {boolean} wanted */
function open(text, wanted) {
  if (text.matches(":popover-open") !== wanted) text.togglePopover(wanted);
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
