// @ts-check
// What the address of the page brings along behind its `#`: a proof card, whose owner wants it checked at once, or a link
// that only fills the field.

import { isCard, unpack } from "./cardlink.js";
import { counted } from "../shared/counted.js";
import { held } from "./sharelink.js";
import { visible } from "../shared/visible.js";

/**
 * Take what the address holds, if it holds anything.
 * @param {HTMLElement} note where it is said what it was
 * @param {HTMLElement} form with the field for texts
 * @param {any} words
 * @param {(given: import("./item.js").Given[]) => void} take
 */
export async function openLink(note, form, words, take) {
  if (!isCard(location.hash)) return fill(note, form, words.desk);
  note.hidden = false;
  if (!("DecompressionStream" in globalThis)) {
    note.textContent = words.proofcard.old_browser;
    return;
  }
  try {
    const entries = await unpack(location.hash);
    openedCard(note, entries.length, words);
    take(entries.map(({ name, text }) => ({ name, blob: new Blob([text], { type: "text/plain" }) })));
  } catch {
    note.textContent = words.proofcard.broken;
  }
}

/** Say how many parts a proof card has. @param {HTMLElement} note @param {number} count @param {any} words */
export function openedCard(note, count, words) {
  note.hidden = false;
  note.textContent = `${counted(words.proofcard.opened, count, words.plural)} ${known(words.desk)}`;
}

/** Fill the field with what a link holds; the click is the visitor's. @param {HTMLElement} note @param {HTMLElement} form @param {any} desk words */
async function fill(note, form, desk) {
  const found = await held(location.hash);
  if (found === null) return;
  const lead = found.text === "" ? desk.link_broken : found.host === null ? desk.link_badge : desk.link_url;
  const said = lead.replace("{host}", () => visible(found.host, 253));
  note.hidden = false;
  note.textContent = `${said} ${known(desk)}`;
  const field = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  field.value = found.text;
  field.closest("details")?.setAttribute("open", "");
  if (found.text !== "") form.querySelector("button")?.focus();
}

/** Return the advice to whoever got a link: a checker that an applicant made calls everything genuine. @param {any} desk words */
function known(desk) {
  return desk.link_know.replace("{address}", () => location.origin + location.pathname);
}
