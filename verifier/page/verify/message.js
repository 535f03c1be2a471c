// @ts-check
// The message an employer can send to an applicant, in Dutch and in English, wherever something is missing.

import { element } from "../shared/dom.js";
import { visible } from "../shared/visible.js";

/** @typedef {typeof import("./words.js").WORDS} Words */

/**
 * @param {string} headline
 * @param {string} badge name of the badge as it says itself, or of the file
 * @param {any} words of one language
 */
export function message(headline, badge, words) {
  const ask = words.headlines[headline]?.ask;
  if (ask === undefined) return null;
  const { hello, about, thanks } = words.card;
  return [hello, "", `${about.replace("{badge}", () => visible(badge, 120))} ${ask}`, "", thanks].join("\n");
}

/**
 * @param {string} headline
 * @param {string} badge
 * @param {Record<string, any>} all words of every language
 * @param {string} language of the page; its message comes first
 */
export function messages(headline, badge, all, language) {
  const order = [language, ...Object.keys(all).filter((other) => other !== language)];
  if (message(headline, badge, all[language]) === null) return null;
  const { card } = all[language];
  const texts = order.map((one) => {
    const text = message(headline, badge, all[one]) ?? "";
    return element("div", { class: "message", lang: one }, element("pre", {}, text), copyButton(text, card));
  });
  const lead = element("p", { class: "quiet" }, card.message_lead);
  return element("details", { class: "unfold" }, element("summary", {}, card.message), lead, ...texts);
}

/** @param {string} text @param {any} card words */
export function copyButton(text, card) {
  const button = element("button", { type: "button", class: "button quiet-button no-print" }, card.copy);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = card.copied;
    } catch {
      const shown = button.previousElementSibling; // the clipboard was refused: mark the text, to copy by hand
      if (shown !== null) getSelection()?.selectAllChildren(shown);
    }
  });
  return button;
}
