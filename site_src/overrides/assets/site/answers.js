// @ts-check
// What a badge's own page answers, read from that page: wherever a badge stands, the same rows, words and order.

import { day, withoutPast } from "./dates.js";
import { element } from "./dom.js";

/** Return the page of a badge without days that have passed; null where there is none. @param {string} folder @returns {Promise<Document | null>} */
export async function badgePage(folder) {
  const answer = await fetch(folder);
  if (!answer.ok) return null;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  withoutPast(found, day(new Date()));
  for (const gone of found.querySelectorAll("[data-fact] [hidden]")) gone.remove();
  return found;
}

/**
 * Return a fold with every answer of a badge; its page is fetched when someone unfolds it.
 * @param {string} folder of the badge @param {string} name @param {Record<string, string>} words of the page @returns {HTMLDetailsElement}
 */
export function answersFold(folder, name, words) {
  const body = element("div", { "aria-live": "polite" });
  const fold = element(
    "details",
    { class: "fold answers-fold no-print" },
    element("summary", {}, words.fold_title, element("span", { class: "visually-hidden" }, `: ${name}`)),
    body,
  );
  fold.addEventListener("toggle", async () => {
    if (!fold.open || body.querySelector(".facts")) return;
    const page = await badgePage(folder).catch(() => null);
    const facts = page?.querySelector(".facts");
    body.replaceChildren(
      facts ? here(facts, folder) : element("p", {}, words.fold_failed, " ", element("a", { href: folder }, words.fold_page)),
    );
  });
  return fold;
}

/** The answers of another page, with links that hold on this one. @param {Element} facts @param {string} folder */
function here(facts, folder) {
  const taken = document.importNode(facts, true);
  for (const link of taken.querySelectorAll("a[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", new URL(folder, location.href)).href);
  }
  return taken;
}
