// @ts-check
// The messages an employer can send: to the applicant, and to the institution, wherever something is missing.

import { element } from "../shared/dom.js";
import { visible } from "../shared/visible.js";

/** @typedef {typeof import("./words.js").WORDS} Words */

/**
 * @param {string} ask what is asked
 * @param {string} badge name of the badge as it says itself, or of the file
 * @param {any} words of one language
 */
function message(ask, badge, words) {
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
  const { card, headlines, school } = all[language];
  const fold = (
    /** @type {string} */ whom,
    /** @type {string} */ title,
    /** @type {string} */ lead,
    /** @type {(words: any) => string} */ ask,
  ) => {
    const texts = order.map((one) => {
      const text = message(ask(all[one]), badge, all[one]);
      return element("div", { class: "message", lang: one }, element("pre", {}, text), copyButton(text, card));
    });
    return element(
      "details",
      { class: "unfold", "data-ask": whom },
      element("summary", {}, title),
      element("p", { class: "quiet" }, lead),
      ...texts,
    );
  };
  return [
    headlines[headline]?.ask && fold("person", card.message, card.message_lead, (words) => words.headlines[headline].ask),
    headlines[headline]?.school && fold("school", school.heading, school.lead, (words) => words.school.ask),
  ];
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
