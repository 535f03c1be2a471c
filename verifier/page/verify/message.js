// @ts-check
// The messages an employer can send: to the applicant, and to the institution, wherever something is missing.

import { element } from "../shared/dom.js";
import { visible } from "../shared/visible.js";

/** @typedef {typeof import("./words.js").WORDS} Words */

/** What is asked, and of which badges or files. @typedef {{ about: string[], ask: string }} Request */

/**
 * Return a message to an applicant or an institution.
 * @param {string} name of the person it is to; "" where that is not known
 * @param {Request[]} requests
 * @param {any} words of one language
 */
export function letter(name, requests, words) {
  const { hello, hello_name: named, thanks } = words.card;
  const asked = requests.flatMap(({ about, ask }) => [[...about, ask].join(" "), ""]);
  return [name === "" ? hello : named.replace("{name}", () => visible(name, 120)), "", ...asked, thanks].join("\n");
}

/** Return the sentence that says which badge a message is about; of a file without one, which file. @param {any} report @param {any} words @returns {string} */
export function aboutOf(report, { card }) {
  const name = report.credential?.achievement?.name || report.credential?.name;
  const file = report.file.split(/ › |\//).at(-1); // never the employer's own folders
  if (!name && /\.(?:eml|msg)$/i.test(file)) return card.about_mail; // its sender does not know what the employer calls it
  return name ? card.about.replace("{badge}", () => visible(name, 120)) : card.about_file.replace("{file}", () => visible(file, 120));
}

/** What is asked about the badge of another on the list: nobody is accused, and the other is not named. */
export const TAKEN = "taken";

/** Return what is asked of an applicant; nothing where nothing is. @param {string} key of a headline, or `TAKEN` @param {any} words of one language @returns {string | undefined} */
export function askIn(key, { headlines, desk }) {
  return key === TAKEN ? desk.taken_ask : headlines[key]?.ask;
}

/** Return every language, that of the page first. @param {Record<string, any>} all words of every language @param {string} language */
export function languages(all, language) {
  return [language, ...Object.keys(all).filter((other) => other !== language)];
}

/** Return the messages to the applicant and to the institution about one badge, where something is missing. @param {any} report @param {string} headline the key of its words, or `TAKEN` @param {import("./card.js").Setting} setting */
export function messages(report, headline, { all, language, root }) {
  const { card, headlines, school, home } = all[language];
  const fold = (
    /** @type {string} */ whom,
    /** @type {string} */ title,
    /** @type {any[]} */ lead,
    /** @type {(words: any) => string} */ ask,
  ) => {
    const texts = languages(all, language).map((one) => {
      const text = letter("", [{ about: [aboutOf(report, all[one])], ask: ask(all[one]) }], all[one]);
      return element("div", { class: "message", lang: one }, element("pre", {}, text), copyButton(text, card));
    });
    return element(
      "details",
      { class: "unfold", "data-ask": whom },
      element("summary", {}, title),
      element("p", { class: "quiet" }, ...lead),
      ...texts,
    );
  };
  const schools = element("a", { href: new URL(`${home}institutions/`, root).href }, card.schools);
  return [
    askIn(headline, all[language]) && fold("person", card.message, [card.message_lead], (words) => askIn(headline, words) ?? ""),
    headlines[headline]?.school && fold("school", school.heading, [school.lead, " ", schools], (words) => words.school.ask),
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
