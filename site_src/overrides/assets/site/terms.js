// @ts-check
// Opens the meaning of a term of art beside the word, on a press, on hover and on focus. The page says where in the
// glossary it stands; what is said of all terms is one file for all pages. Without it the word stays that link.

import { termsOf } from "./addresses.js";

const SETTLES = 200; // milliseconds that a mouse rests on a word before it explains itself
const LEAVES = 250;

/** Turns each link to the glossary on this page into a word that explains itself here. */
export async function explainTerms() {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.term"));
  if (links.length === 0 || !("popover" in HTMLElement.prototype)) return;
  const address = new URL(`../../${termsOf(document.documentElement.lang)}`, import.meta.url);
  /** @type {Record<string, string>} */
  const meanings = await fetch(address)
    .then((answer) => (answer.ok ? answer.json() : {}))
    .catch(() => ({}));
  for (const link of links) {
    const key = link.hash.slice(1);
    if (Object.hasOwn(meanings, key)) explain(link, key, meanings[key]);
  }
}

/** @param {HTMLAnchorElement} link @param {string} key @param {string} meaning */
function explain(link, key, meaning) {
  const [button, text, name] = [document.createElement("button"), document.createElement("span"), document.createElement("strong")];
  button.type = "button";
  button.className = "term";
  button.textContent = name.textContent = link.textContent;
  button.setAttribute("popovertarget", `term-${key}`);
  text.className = "term-text";
  text.id = `term-${key}`;
  text.popover = "auto";
  text.append(name, " ", meaning);
  const hadFocus = document.activeElement === link;
  link.replaceWith(button, " ", text);
  behave(button, text);
  if (hadFocus) button.focus();
}

/** Lets hovering, focus and one press each do what a reader expects. @param {HTMLElement} button @param {HTMLElement} text */
function behave(button, text) {
  // Shown by script a text has no word of its own to stand beside: it is told which.
  button.style.setProperty("anchor-name", `--${text.id}`);
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
