// @ts-check
// Small comforts of pages that are complete without them: terms explain themselves on hover too, past dates leave.

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

const today = new Date().toISOString().slice(0, 10);
for (const date of document.querySelectorAll("[data-until]")) {
  if (date instanceof HTMLElement && (date.dataset.until ?? "") < today) date.hidden = true;
}
